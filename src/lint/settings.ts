import * as z from "zod/mini";
import { catalogue } from "../rules/index.ts";
import { nearest } from "../rules/nearest.ts";
import type { Rule, Severity } from "../rules/rule.ts";
import { explainIssue } from "./explain-issue.ts";
import type { ValueProblem } from "./json-file.ts";

const MOST_PROBLEMS = 20;

const severity = z.enum(["error", "warning", "information", "off"]);

/** Settings by rule, as they stand in settings and in packs. */
export const rulesSchema = z.record(
	z.string(),
	z.union([severity, z.tuple([severity]), z.tuple([severity, z.record(z.string(), z.unknown())])]),
);

/** The shape of `bootcamp-notes.json`; the schema shipped for editors is made from this. */
export const settingsSchema = z.strictObject({
	$schema: z.optional(z.string()),
	packs: z.optional(z.array(z.string())),
	ignores: z.optional(z.array(z.string())),
	rules: z.optional(rulesSchema),
	notes: z.optional(z.record(z.string(), z.strictObject({ rules: z.optional(rulesSchema) }))),
});

/** What a rule may be set to: a severity, or a severity with options. */
export type RuleSetting =
	| Severity
	| "off"
	| readonly [Severity | "off"]
	| readonly [Severity | "off", Readonly<Record<string, unknown>>];

/** Settings as written in `bootcamp-notes.json`. */
export interface Settings {
	readonly $schema?: string | undefined;
	/** Packs in use, by name. */
	readonly packs?: readonly string[] | undefined;
	/** Files not to lint, as `.gitignore` patterns relative to the settings file. */
	readonly ignores?: readonly string[] | undefined;
	/** Settings by rule id. */
	readonly rules?: RuleSettings | undefined;
	/** What holds for one kind of note only, by kind; it wins over `rules`. */
	readonly notes?: Readonly<Record<string, { readonly rules?: RuleSettings | undefined }>> | undefined;
}

/** Settings by rule id. */
export type RuleSettings = Readonly<Record<string, RuleSetting>>;

/** A rule with the severity and options in force; `severity` is undefined where the rule's own holds. */
export interface ActiveRule {
	readonly rule: Rule;
	readonly severity: Severity | undefined;
	readonly options: unknown;
}

/** Checks settings of unknown shape; `settings` holds what can be used of them only when there are no problems. */
export function checkSettings(value: unknown): { settings?: Settings; problems: ValueProblem[] } {
	const parsed = settingsSchema.safeParse(value);
	const problems: ValueProblem[] = [];
	if (!parsed.success) {
		for (const issue of parsed.error.issues) problems.push(...explainIssue(issue, value));
		return { problems };
	}
	const settings = parsed.data as Settings;
	problems.push(...checkRules(settings.rules, ["rules"]));
	for (const [kind, of] of Object.entries(settings.notes ?? {})) {
		problems.push(...checkRules(of.rules, ["notes", kind, "rules"]));
	}
	return problems.length ? { problems } : { settings, problems };
}

/** Checks that each rule exists and that its options are ones it has. */
export function checkRules(rules: RuleSettings | undefined, at: readonly string[]): ValueProblem[] {
	const problems: ValueProblem[] = [];
	for (const [id, setting] of Object.entries(rules ?? {})) {
		// The search for what was meant costs something.
		if (problems.length > MOST_PROBLEMS) break;
		const rule = catalogue.get(id);
		if (!rule) {
			problems.push({ path: [...at, id], message: `There is no rule "${id}".${suggestion(id)}`, key: true });
			continue;
		}
		const options = rule.options.safeParse(optionsOf(setting));
		if (options.success) continue;
		for (const issue of options.error.issues) {
			for (const problem of explainIssue(issue, optionsOf(setting)))
				problems.push({ ...problem, path: [...at, id, 1, ...problem.path] });
		}
	}
	return problems;
}

/**
 * The rules that run on a kind of note, in catalogue order. Settings must have passed `checkSettings`; later ones win,
 * and in each what is set for the kind wins over what is set for all.
 *
 * @param like the kind whose rules hold for this one
 */
export function activeRules(settings: readonly Settings[], kind?: string, like = kind): ActiveRule[] {
	const active: ActiveRule[] = [];
	const layers = settings.flatMap((layer) => [layer.rules, kind ? layer.notes?.[kind]?.rules : undefined]);
	for (const rule of catalogue.values()) {
		if (rule.kinds && !(like && rule.kinds.includes(like))) continue;
		let severity: Severity | "off" | undefined;
		let options: Readonly<Record<string, unknown>> = {};
		for (const layer of layers) {
			const setting = layer?.[rule.id];
			if (setting === undefined) continue;
			severity = typeof setting === "string" ? setting : setting[0];
			options = { ...options, ...optionsOf(setting) };
		}
		if (severity === "off") continue;
		active.push({ rule, severity, options: rule.options.parse(options) });
	}
	return active;
}

function optionsOf(setting: RuleSetting): Readonly<Record<string, unknown>> {
	return typeof setting === "string" ? {} : (setting[1] ?? {});
}

/** " Did you mean …?" for the nearest rule id, when one is near. */
export function suggestion(id: string): string {
	const whole = [...catalogue.keys()].filter((known) => known.endsWith(`/${id}`)).at(-1);
	const best = nearest(id, catalogue.keys()) ?? whole;
	return best ? ` Did you mean "${best}"?` : "";
}
