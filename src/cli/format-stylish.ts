import type { LintedFinding } from "../lint/result.ts";
import type { Paint } from "./colors.ts";
import { count, thousands } from "./count.ts";
import type { Format, Look } from "./format.ts";
import { printable } from "./printable.ts";
import type { Totals } from "./totals.ts";
import { wrap } from "./wrap.ts";

const COLORS = { error: "red", warning: "yellow", information: "blue" } as const;
const NARROWEST = 24;

/** For people: the notes that have findings, a line each, and one line that sums up. */
export function stylishFormat({ paint, width }: Look): Format {
	return {
		file(result, name) {
			if (result.findings.length === 0) return "";
			const lines = findingLines(result.findings, paint, width);
			return `${paint("underline", printable(name))}\n${lines.join("\n")}\n\n`;
		},
		end: (totals) => `${summary(totals, paint)}\n`,
	};
}

function findingLines(findings: readonly LintedFinding[], paint: Paint, width: number): string[] {
	const rows = findings.map(({ start, severity, message, rule }) => ({
		place: `${start.line}:${start.column}`,
		severity,
		message: printable(message),
		rule: printable(rule),
	}));
	const placeWidth = widest(rows.map(({ place }) => place));
	const severityWidth = widest(rows.map(({ severity }) => severity));
	const messageWidth = widest(rows.map(({ message }) => message));
	const indent = placeWidth + severityWidth + 6;
	const inOneLine = indent + messageWidth + 2 + widest(rows.map(({ rule }) => rule)) <= width;
	return rows.map(({ place, severity, message, rule }) => {
		const head = `  ${paint("dim", place.padStart(placeWidth))}  ${paint(COLORS[severity], severity.padEnd(severityWidth))}  `;
		if (inOneLine) return `${head}${message.padEnd(messageWidth)}  ${paint("dim", rule)}`;
		const room = Math.max(NARROWEST, width - indent);
		const lines = wrap(message, room);
		if ((lines.at(-1) as string).length + 2 + rule.length <= room)
			lines.push(`${lines.pop()}  ${paint("dim", rule)}`);
		else lines.push(paint("dim", rule));
		return head + lines.join(`\n${" ".repeat(indent)}`);
	});
}

function widest(texts: readonly string[]): number {
	return texts.reduce((most, { length }) => Math.max(most, length), 0);
}

function summary(totals: Totals, paint: Paint): string {
	const { others, unread, hidden, fixable, fixed, fixedNotes } = totals;
	const sentences = [paint("bold", headline(totals))];
	if (fixed) sentences.push(`${count(fixed, "finding")} fixed in ${count(fixedNotes, "note")}.`);
	if (fixable)
		sentences.push(`--fix can mend ${fixable === 1 ? "1 of them" : `${thousands(fixable)} of them`}.`);
	if (hidden) sentences.push(`${count(hidden, "milder finding")} not shown.`);
	if (others) sentences.push(`${count(others, "other file")} skipped.`);
	if (unread) sentences.push(`${count(unread, "file")} could not be linted.`);
	return sentences.join(" ");
}

function headline({ notes, flagged, shown, hidden }: Totals): string {
	if (notes === 0) return "No notes found.";
	const read = `${count(notes, "note")} read`;
	if (flagged === 0) return `${read}, ${hidden ? "no errors" : "nothing to correct"}.`;
	const counts = [
		shown.error && count(shown.error, "error"),
		shown.warning && count(shown.warning, "warning"),
		shown.information && `${thousands(shown.information)} for information`,
	];
	return `${read}, ${thousands(flagged)} flagged: ${counts.filter(Boolean).join(", ")}.`;
}
