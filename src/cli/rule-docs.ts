import { catalogue } from "../rules/index.ts";
import { MILESTONES } from "../rules/milestones.ts";
import { type OptionRow, rulePage } from "../rules/page.ts";
import type { Rule } from "../rules/rule.ts";
import { optionsSchema, schemas } from "./schemas.ts";

/** Every file made from the rules, by path from the project's root. */
export function generatedDocs(): Map<string, string> {
	const files = new Map<string, string>();
	for (const rule of catalogue.values())
		files.set(`docs/rules/${rule.id}.md`, rulePage(rule, optionRows(rule)));
	files.set("docs/rules/README.md", indexPage());
	for (const [name, schema] of Object.entries(schemas()))
		files.set(`docs/schemas/${name}.schema.json`, `${JSON.stringify(schema, null, "\t")}\n`);
	return files;
}

function optionRows(rule: Rule): OptionRow[] {
	return Object.entries(optionsSchema(rule).properties ?? {}).map(([name, option]) => ({
		name,
		type: option.type === "integer" ? "whole number" : String(option.type ?? "value"),
		about: `${option.description ?? ""}${option.default === undefined ? "" : ` Default: ${JSON.stringify(option.default)}.`}`,
	}));
}

function indexPage(): string {
	const lines = ["# Rules", "", "What a senior would say about a practice note, and why.", ""];
	for (const [subject, rules] of grouped((rule) => [rule.id.split("/")[0] as string])) {
		lines.push(`## ${subject}`, "", "| rule | severity | flags |", "| --- | --- | --- |");
		for (const rule of rules)
			lines.push(`| [${rule.id}](${rule.id}.md) | ${rule.severity} | ${rule.flags} |`);
		lines.push("");
	}
	lines.push(
		"## By milestone",
		"",
		"ACGME Internal Medicine Milestones 2.0.",
		"",
		"| milestone | rules |",
		"| --- | --- |",
	);
	const byMilestone = new Map(grouped((rule) => rule.milestones));
	for (const [id, name] of Object.entries(MILESTONES)) {
		const rules = byMilestone.get(id);
		if (rules)
			lines.push(`| ${id} ${name} | ${rules.map((rule) => `[${rule.id}](${rule.id}.md)`).join(", ")} |`);
	}
	return `${lines.join("\n")}\n`;
}

function grouped(keys: (rule: Rule) => readonly string[]): [string, Rule[]][] {
	const groups = new Map<string, Rule[]>();
	for (const rule of catalogue.values())
		for (const key of keys(rule)) groups.set(key, [...(groups.get(key) ?? []), rule]);
	return [...groups].sort(([a], [b]) => (a < b ? -1 : 1));
}
