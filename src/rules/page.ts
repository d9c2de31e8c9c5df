import { readExample } from "./example.ts";
import { MILESTONES } from "./milestones.ts";
import type { Example, Rule } from "./rule.ts";

const SEVERITY: Readonly<Record<string, string>> = {
	error: "error: unsafe, or a U.S. reader would send it back",
	warning: "warning: a senior would correct it",
	information: "information: style",
};

/** An option of a rule, as its page lists it. */
export interface OptionRow {
	readonly name: string;
	readonly type: string;
	readonly about: string;
}

/** A rule's page, in Markdown. The same words serve the docs folder, the editor and the hover. */
export function rulePage(rule: Rule, options: readonly OptionRow[] = []): string {
	const lines = [
		`# ${rule.id}`,
		"",
		rule.flags,
		"",
		`**Why.** ${rule.why}`,
		"",
		`**Source.** ${rule.source}`,
		"",
		`**Severity.** ${SEVERITY[rule.severity]}.`,
		"",
		`**Milestones** (ACGME Internal Medicine 2.0). ${rule.milestones.map((id) => `${id} ${MILESTONES[id]}`).join("; ")}.`,
		"",
	];
	if (rule.kinds) lines.push(`**Notes.** ${rule.kinds.join(", ")}.`, "");
	if (options.length > 0) {
		lines.push("## Options", "", "| option | type | what it sets |", "| --- | --- | --- |");
		for (const { name, type, about } of options) lines.push(`| \`${name}\` | ${type} | ${about} |`);
		lines.push("");
	}
	lines.push("## A senior would send this back", "");
	for (const example of rule.bad) lines.push(...exampleLines(example), "");
	lines.push("## This is fine", "");
	for (const example of rule.good) lines.push(...exampleLines(example), "");
	lines.push(
		"## Switching it off",
		"",
		"For one place, with a reason:",
		"",
		"```markdown",
		`<!-- bootcamp-notes-disable-next-line ${rule.id} -- reason -->`,
		"```",
		"",
		"For the whole folder, in `bootcamp-notes.json`:",
		"",
		"```json",
		`{ "rules": { "${rule.id}": "off" } }`,
		"```",
		"",
	);
	return lines.join("\n");
}

function exampleLines(example: Example): string[] {
	const { text, places } = readExample(example);
	const flagged = places.map(({ start, end }) => `\`${text.slice(start, end).split("\n")[0]}\``);
	const says = flagged.length ? ` (flagged: ${[...new Set(flagged)].join(", ")})` : "";
	return [`${example.shows}${says}:`, "", "````markdown", text, "````"];
}

/** What a hover says about a rule: why, the source, and one example each way, short. */
export function ruleHover(rule: Rule): string {
	const lines = [`**Why.** ${rule.why}`, "", `*Source: ${rule.source}*`];
	const bad = rule.bad[0];
	const good = rule.good[0];
	if (bad) lines.push("", `**Flagged.** ${bad.shows}:`, "", "```text", excerpt(bad), "```");
	if (good) lines.push("", `**Fine.** ${good.shows}:`, "", "```text", excerpt(good), "```");
	return lines.join("\n");
}

const EXCERPT = 5;

/** The lines around the flagged place, or the first ones; front matter left out. */
function excerpt(example: Example): string {
	const { text, places } = readExample(example);
	const front = /^---\n[\s\S]*?\n---\n/.exec(text)?.[0].length ?? 0;
	const lines = text.slice(front).split("\n");
	const at = places[0] ? text.slice(front, Math.max(front, places[0].start)).split("\n").length - 1 : 0;
	const from = Math.max(0, Math.min(at - 1, lines.length - EXCERPT));
	const shown = lines.slice(from, from + EXCERPT);
	return [...(from > 0 ? ["…"] : []), ...shown, ...(from + EXCERPT < lines.length ? ["…"] : [])].join("\n");
}
