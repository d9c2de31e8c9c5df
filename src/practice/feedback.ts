import type { FactResult, TrapResult } from "./facts.ts";
import type { Place } from "./place.ts";
import type { Score, SectionWords } from "./scored.ts";

/** The feedback on an attempt as Markdown: what to do first, then what stands where. No grade. */
export function feedbackMarkdown(score: Score): string {
	const parts = [
		`# ${plain(score.case.title)}`,
		summary(score),
		"## First, next time",
		score.next.map((step, i) => `${i + 1}. ${plain(step)}`).join("\n"),
		"## Key facts",
		facts(score.facts),
		...(score.traps.length > 0 ? ["## Traps", score.traps.map(trapLine).join("\n")] : []),
		"## Leading diagnosis",
		commitment(score),
		"## Findings left",
		findings(score),
		"## Words",
		words(score),
		"## Accepted minimum",
		plain(score.readiness.line),
	];
	return `${parts.join("\n\n")}\n`;
}

function summary({ case: of, kind, facts, found, findings, words, minutes }: Score): string {
	const said = [
		`Facts found: ${found} of ${facts.length}`,
		`findings left: ${findings.length}`,
		`words: ${words.total} (aim for ${words.fewest}-${words.most})`,
	];
	if (minutes.taken !== null) said.push(`minutes: ${Math.round(minutes.taken)} (aim for ${minutes.aim})`);
	const line = said.join(" · ");
	if (kind === of.note) return line;
	const reads = kind === null ? "does not say what kind of note it is" : `reads as: ${plain(kind)}`;
	return `${line}\n\nThis case asks for: ${plain(of.note)}. The draft ${reads}.`;
}

const STATES = {
	found: "found",
	misplaced: "in another section",
	missed: "not found",
	contradicted: "the draft says otherwise",
} as const;

function facts(all: readonly FactResult[]): string {
	return all
		.map((fact) => {
			const mark = fact.state === "found" ? "x" : " ";
			const safety = fact.safety ? " (safety)" : "";
			const where = fact.state === "missed" ? "" : lines(fact.places);
			const rest = fact.state === "found" ? "" : ` ${more(fact)}`;
			return `- [${mark}] ${plain(fact.fact)}${safety}: ${STATES[fact.state]}${where}.${rest}`;
		})
		.join("\n");
}

function more(fact: FactResult): string {
	const parts =
		fact.missing.length > 0 && fact.places.length > 0 ? `Still missing: ${fact.missing.join("; ")}. ` : "";
	const belongs = fact.belongs.length > 0 ? `Belongs in: ${fact.belongs.join(", ")}. ` : "";
	return plain(`${parts}${belongs}${fact.why}`);
}

function lines(places: readonly Place[]): string {
	const numbers = [...new Set(places.map(({ line }) => line))];
	if (numbers.length === 0) return "";
	return `, line${numbers.length > 1 ? "s" : ""} ${numbers.join(", ")}`;
}

function trapLine({ trap, why, state, place }: TrapResult): string {
	const where = place ? `, line ${place.line}` : "";
	const said = { avoided: "seen and avoided", fell: "fell into it", "not addressed": "not addressed" }[state];
	return `- ${plain(trap)}: ${said}${where}.${state === "avoided" ? "" : ` ${plain(why)}`}`;
}

function commitment({ leading, differential }: Score): string {
	const where = leading.place ? `, line ${leading.place.line}` : "";
	const said = {
		committed: `You commit to it: ${leading.diagnosis}${where}.`,
		hedged: `You name it as one possibility${where}: ${leading.diagnosis}. Say that it is the most likely.`,
		denied: `You write that it is not so${where}: ${leading.diagnosis}.`,
		absent: `The assessment does not name it: ${leading.diagnosis}.`,
	}[leading.state];
	if (differential.of === 0) return plain(said);
	const rest = differential.unnamed.length > 0 ? ` Not named: ${differential.unnamed.join(", ")}.` : "";
	return plain(`${said} Alternatives named: ${differential.named} of ${differential.of}.${rest}`);
}

function findings({ findings }: Score): string {
	if (findings.length === 0) return "None.";
	return findings
		.map(({ severity, rule, message, line }) => `- Line ${line}, ${severity}: ${plain(message)} (${rule})`)
		.join("\n");
}

function words({ sections }: Score): string {
	if (sections.length === 0) return "No section was found.";
	const timed = sections.some(({ seconds }) => seconds !== null);
	const row = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
	const heads = ["Section", "Words", "Aim", "Most", ...(timed ? ["Minutes"] : [])];
	const body = sections.map((section) =>
		row([
			plain(section.title),
			`${section.words}${isOver(section) ? " (over)" : ""}`,
			String(section.aim ?? ""),
			String(section.max ?? ""),
			...(timed ? [section.seconds === null ? "" : (section.seconds / 60).toFixed(1)] : []),
		]),
	);
	return [row(heads), row(heads.map(() => "---")), ...body].join("\n");
}

function isOver({ words, max }: SectionWords): boolean {
	return max !== null && words > max;
}

/** Text that stays text in Markdown, on one line. */
function plain(text: string): string {
	return text.replace(/\s+/g, " ").replace(/[\\`*_[\]<>|~]/g, "\\$&");
}
