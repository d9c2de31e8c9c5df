import { toJSONSchema } from "zod/mini";
import { settingsSchema } from "../lint/settings.ts";
import { caseSchema } from "../packs/case-schema.ts";
import { manifestSchema } from "../packs/manifest.ts";
import { eventSchema } from "../review/event.ts";
import { catalogue } from "../rules/index.ts";
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

/** Every JSON Schema that is shipped, by name; each is made from the type that reads the file. */
export function schemas(): Readonly<Record<string, unknown>> {
	return {
		"bootcamp-notes": schemaOfSettings(),
		pack: schemaOfPack(),
		case: schemaOfCase(),
		"review-log": schemaOfReviewLog(),
	};
}

/** Settings of rules, in which every rule is known by name. */
function byRule(): JsonSchema {
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
	return { type: "object", properties: rules, additionalProperties: false };
}

/** The schema of `pack.json`. */
function schemaOfPack(): unknown {
	const base = toJSONSchema(manifestSchema, { io: "input", target: "draft-7" }) as JsonSchema;
	const rules = { $ref: "#/definitions/rules" };
	const notes = base.properties?.notes as JsonSchema & { additionalProperties: JsonSchema };
	const note = notes.additionalProperties;
	return {
		...base,
		title: "Boot Camp Notes template pack",
		properties: {
			...base.properties,
			rules,
			notes: { ...notes, additionalProperties: { ...note, properties: { ...note.properties, rules } } },
		},
		definitions: { rules: { description: "Severity and options by rule.", ...byRule() } },
	};
}

/** The schema of a practice case's front matter. */
function schemaOfCase(): unknown {
	const base = toJSONSchema(caseSchema, { io: "input", target: "draft-7" }) as JsonSchema;
	return { ...(asYaml(base) as JsonSchema), title: "Boot Camp Notes practice case (front matter)" };
}

/** The reader takes every scalar as text; for an editor that knows YAML, digits are numbers and true is true. */
function asYaml(schema: unknown): unknown {
	if (Array.isArray(schema)) return schema.map(asYaml);
	if (typeof schema !== "object" || schema === null) return schema;
	const { type, pattern } = schema as { type?: unknown; pattern?: unknown };
	if (type === "string" && typeof pattern === "string") {
		if (/^\^(?:\\d|\[\d+\])/.test(pattern)) return { type: "integer", minimum: 0 };
		if (pattern === "^(?:true|false)$") return { type: "boolean" };
	}
	return Object.fromEntries(Object.entries(schema).map(([key, value]) => [key, asYaml(value)]));
}

/** The schema of one line of a review log. */
function schemaOfReviewLog(): unknown {
	const base = toJSONSchema(eventSchema, { io: "input", target: "draft-7" }) as JsonSchema;
	return { ...base, title: "Boot Camp Notes review log: one line" };
}

/** The schema of `bootcamp-notes.json`, in which every rule is known by name. */
function schemaOfSettings(): unknown {
	const base = toJSONSchema(settingsSchema, { io: "input", target: "draft-7" }) as JsonSchema;
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
	const ofKind = { type: "object", properties: { rules: byRule() }, additionalProperties: false };
	return {
		...base,
		title: "Boot Camp Notes settings",
		properties: {
			...properties,
			rules: { description: described.rules, ...byRule() },
			notes: { description: described.notes, type: "object", additionalProperties: ofKind },
		},
	};
}
