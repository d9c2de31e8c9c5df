import { toJSONSchema } from "zod/mini";
import { settingsSchema } from "../lint/settings.ts";
import { eventSchema } from "../review/event.ts";
import { catalogue } from "../rules/index.ts";
import { MILESTONES } from "../rules/milestones.ts";
import { type OptionRow, rulePage } from "../rules/page.ts";
import type { Rule } from "../rules/rule.ts";

interface JsonSchema {
	readonly properties?: Readonly<
		Record<
			string,
			JsonSchema & { readonly description?: string; readonly default?: unknown; readonly type?: string }
		>
	>;
	readonly [key: string]: unknown;
}

/** The options of a rule as JSON Schema. */
export function optionsSchema(rule: Rule): JsonSchema {
	const { $schema, ...schema } = toJSONSchema(rule.options, { io: "input" }) as JsonSchema;
	return schema;
}

/** Every file made from the rules, by path from the project's root. */
export function generatedDocs(): Map<string, string> {
	const files = new Map<string, string>();
	for (const rule of catalogue.values())
		files.set(`docs/rules/${rule.id}.md`, rulePage(rule, optionRows(rule)));
	files.set("docs/rules/README.md", indexPage());
	files.set("docs/schemas/bootcamp-notes.schema.json", asJson(schemaOfSettings()));
	files.set("docs/schemas/review-log.schema.json", asJson(schemaOfReviewLog()));
	return files;
}

function asJson(value: unknown): string {
	return `${JSON.stringify(value, null, "\t")}\n`;
}

/** The schema of one line of a review log. Readers let pass what a newer version adds. */
function schemaOfReviewLog(): unknown {
	const schema = toJSONSchema(eventSchema, { io: "input", target: "draft-7" }) as JsonSchema;
	return { ...schema, title: "Boot Camp Notes review log: one line" };
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

/** The schema of `bootcamp-notes.json`, in which every rule is known by name. */
function schemaOfSettings(): unknown {
	const base = toJSONSchema(settingsSchema, { io: "input", target: "draft-7" }) as JsonSchema;
	const severity = { enum: ["error", "warning", "information", "off"] };
	const rules = Object.fromEntries(
		[...catalogue.values()].map((rule) => [
			rule.id,
			{
				description: `${rule.flags} Default: ${rule.severity}.`,
				oneOf: [
					severity,
					{ type: "array", items: [severity, optionsSchema(rule)], minItems: 1, additionalItems: false },
				],
			},
		]),
	);
	const described: Readonly<Record<string, string>> = {
		notes: "What holds for one kind of note only, such as admission.",
		packs: "Packs in use, by name; the later win.",
		ignores: "Files not to lint, as .gitignore patterns relative to this file.",
		rules: "Severity and options by rule.",
	};
	const properties = Object.fromEntries(
		Object.entries(base.properties ?? {}).map(([name, schema]) => [
			name,
			{ ...schema, ...(described[name] ? { description: described[name] } : {}) },
		]),
	);
	const byRule = { type: "object", properties: rules, additionalProperties: false };
	const ofKind = { type: "object", properties: { rules: byRule }, additionalProperties: false };
	return {
		...base,
		title: "Boot Camp Notes settings",
		properties: {
			...properties,
			rules: { description: described.rules, ...byRule },
			notes: { description: described.notes, type: "object", additionalProperties: ofKind },
		},
	};
}
