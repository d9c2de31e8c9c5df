import { statSync } from "node:fs";
import { parseArgs } from "node:util";
import { engineOfAll } from "./engine.ts";
import { type FolderNote, readFolder } from "./folder.ts";
import { rates, score } from "./marks.ts";
import { type Hit, inSentence, ratesTable, rulesTable } from "./tables.ts";

const USAGE = `Measures what the rules say about the notes in a folder.

  npm run accuracy -- FOLDER                  findings by subject and rule
  npm run accuracy -- FOLDER --list us-style  and every hit of the rules that begin so, to judge each

Where notes hold {rule-id} marks at the ends of their lines, recall and precision are told, too.`;

/** What one false alarm costs most: these must stay silent on good notes. */
const STRICT = ["us-style", "abbreviation", "privacy", "consistency"];

function main(): number {
	const { values, positionals } = parseArgs({
		allowPositionals: true,
		options: { list: { type: "string" }, help: { type: "boolean", short: "h" } },
	});
	const [folder, ...more] = positionals;
	if (values.help || folder === undefined || more.length > 0) {
		console.log(USAGE);
		return values.help ? 0 : 2;
	}
	if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) {
		console.error(`There is no folder ${folder}.`);
		return 2;
	}
	const notes = readFolder(folder);
	const checked = checkAll(notes);
	const clinical = checked.filter((one) => one.clinical);
	console.log(
		`${count(notes.length, "note")} read in ${folder}, ${clinical.length} of them clinical${kinds(clinical)}.`,
	);
	if (clinical.length === 0) return 0;

	const hits = clinical.flatMap((one) => one.hits);
	console.log(`\n${rulesTable(hits, clinical.length)}\n`);
	const strict = hits.filter(({ rule }) => STRICT.includes(subjectOf(rule)));
	const styled = clinical.filter((one) => one.hits.some(({ rule }) => subjectOf(rule) === "us-style"));
	console.log(
		`${STRICT.join(", ")} together: ${count(strict.length, "finding")}, ${perTwenty(strict.length, clinical.length)} in 20 notes.`,
	);
	console.log(
		`With any us-style finding: ${styled.length} of ${count(clinical.length, "note")} (${percent(styled.length / clinical.length)}).`,
	);
	if (notes.some(({ expected }) => expected.length > 0)) judge(checked);
	if (values.list !== undefined) list(hits, values.list);
	return 0;
}

interface CheckedNote extends FolderNote {
	readonly clinical: boolean;
	readonly kind: string | undefined;
	readonly hits: readonly Hit[];
}

function checkAll(notes: readonly FolderNote[]): CheckedNote[] {
	const engine = engineOfAll();
	return notes.map((one) => {
		const { note, findings } = engine.check(one.text, one.file, one.previous);
		const hits = findings.map(({ rule, severity, message, start, end }) => {
			const { line } = note.positionAt(start);
			return { file: one.file, line, rule, severity, message, sentence: inSentence(one.text, start, end) };
		});
		return { ...one, clinical: note.clinical, kind: note.kind, hits };
	});
}

function judge(checked: readonly CheckedNote[]): void {
	const scores = checked.map(({ expected, hits }) => score(expected, hits));
	const { recall, precision } = rates(scores);
	console.log(`\nAgainst the marks: recall ${recall.toFixed(3)}, precision ${precision.toFixed(3)}.\n`);
	console.log(
		ratesTable(
			scores,
			checked.flatMap(({ expected }) => expected),
		),
	);
	checked.forEach(({ file, hits }, i) => {
		for (const { line, rule } of scores[i]?.missed ?? []) console.log(`missed      ${file}:${line}  ${rule}`);
		for (const { line, rule } of scores[i]?.unexpected ?? []) {
			const hit = hits.find((other) => other.line === line && other.rule === rule);
			console.log(`unexpected  ${file}:${line}  ${rule}  ${hit?.sentence}`);
		}
	});
}

function list(hits: readonly Hit[], prefix: string): void {
	const listed = hits.filter(({ rule }) => rule.startsWith(prefix));
	console.log(`\n${count(listed.length, "finding")} of ${prefix}${prefix.includes("/") ? "" : "/*"}:`);
	for (const { file, line, rule, severity, sentence, message } of listed) {
		console.log(`\n${file}:${line}  ${rule} (${severity})\n  ${sentence}\n  ${message}`);
	}
}

function kinds(checked: readonly CheckedNote[]): string {
	const counts = new Map<string, number>();
	for (const { kind = "of no kind told" } of checked) counts.set(kind, (counts.get(kind) ?? 0) + 1);
	return checked.length ? `: ${[...counts].map(([kind, many]) => `${many} ${kind}`).join(", ")}` : "";
}

function subjectOf(rule: string): string {
	return rule.slice(0, rule.indexOf("/"));
}

function count(many: number, thing: string): string {
	return `${many} ${thing}${many === 1 ? "" : "s"}`;
}

function perTwenty(findings: number, notes: number): string {
	return ((findings * 20) / notes).toFixed(2);
}

function percent(share: number): string {
	return `${Math.round(share * 100)}%`;
}

process.exitCode = main();
