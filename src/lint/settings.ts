import * as z from "zod/mini";
import { catalogue } from "../rules/index.ts";
import type { Rule, Severity } from "../rules/rule.ts";

const severity = z.enum(["error", "warning", "information", "off"]);

const rules = z.record(
	z.string(),
	z.union([severity, z.tuple([severity]), z.tuple([severity, z.record(z.string(), z.unknown())])]),
);

/** The shape of `bootcamp-notes.json`; the schema shipped for editors is made from this. */
export const settingsSchema = z.strictObject({
	$schema: z.optional(z.string()),
	packs: z.optional(z.array(z.string())),
	ignores: z.optional(z.array(z.string())),
	rules: z.optional(rules),
	notes: z.optional(z.record(z.string(), z.strictObject({ rules: z.optional(rules) }))),
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

/** A mistake in settings and where it is: keys from the top, array indexes included. */
export interface SettingsProblem {
	readonly path: readonly (string | number)[];
	readonly message: string;
	/** The last key itself is wrong, not its value. */
	readonly key?: boolean;
}

/** A rule with the severity and options in force; `severity` is undefined where the rule's own holds. */
export interface ActiveRule {
	readonly rule: Rule;
	readonly severity: Severity | undefined;
	readonly options: unknown;
}

/** Checks settings of unknown shape; `settings` holds what can be used of them only when there are no problems. */
export function checkSettings(value: unknown): { settings?: Settings; problems: SettingsProblem[] } {
	const parsed = settingsSchema.safeParse(value);
	const problems: SettingsProblem[] = [];
	if (!parsed.success) {
		for (const issue of parsed.error.issues) problems.push(...explain(issue));
		return { problems };
	}
	const settings = parsed.data as Settings;
	problems.push(...checkRules(settings.rules, ["rules"]));
	for (const [kind, of] of Object.entries(settings.notes ?? {})) {
		problems.push(...checkRules(of.rules, ["notes", kind, "rules"]));
	}
	return problems.length ? { problems } : { settings, problems };
}

function checkRules(rules: RuleSettings | undefined, at: readonly string[]): SettingsProblem[] {
	const problems: SettingsProblem[] = [];
	for (const [id, setting] of Object.entries(rules ?? {})) {
		const rule = catalogue.get(id);
		if (!rule) {
			problems.push({ path: [...at, id], message: `There is no rule "${id}".${suggestion(id)}`, key: true });
			continue;
		}
		const options = rule.options.safeParse(optionsOf(setting));
		if (options.success) continue;
		for (const issue of options.error.issues) {
			for (const problem of explain(issue))
				problems.push({ ...problem, path: [...at, id, 1, ...problem.path] });
		}
	}
	return problems;
}

/**
 * The rules that run on a kind of note, in catalogue order. Settings must have passed `checkSettings`; later ones win,
 * and in each what is set for the kind wins over what is set for all.
 */
export function activeRules(settings: readonly Settings[], kind?: string): ActiveRule[] {
	const active: ActiveRule[] = [];
	const layers = settings.flatMap((layer) => [layer.rules, kind ? layer.notes?.[kind]?.rules : undefined]);
	for (const rule of catalogue.values()) {
		if (rule.kinds && !(kind && rule.kinds.includes(kind))) continue;
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

function explain(issue: z.core.$ZodIssue): SettingsProblem[] {
	const path = issue.path as (string | number)[];
	if (issue.code === "unrecognized_keys") {
		return issue.keys.map((key) => ({
			path: [...path, key],
			message: `"${key}" is not a setting here.`,
			key: true,
		}));
	}
	const rules = path.indexOf("rules");
	if (rules >= 0 && path.length > rules + 1) {
		return [
			{
				path: path.slice(0, rules + 2),
				message: 'Write "error", "warning", "information" or "off", or ["warning", {options}].',
			},
		];
	}
	if (issue.code === "invalid_type") return [{ path, message: `This must be ${article(issue.expected)}.` }];
	if (issue.code === "too_small") return [{ path, message: `This must be ${issue.minimum} or more.` }];
	return [{ path, message: "This value is not allowed here." }];
}

function article(type: string): string {
	if (type === "int") return "a whole number";
	return /^[aeiou]/.test(type) ? `an ${type}` : `a ${type === "array" ? "list" : type}`;
}

/** " Did you mean …?" for the nearest rule id, when one is near. */
export function suggestion(id: string): string {
	let best = "";
	let least = 4;
	for (const known of catalogue.keys()) {
		const away = distance(id, known);
		if (away < least || (away < 20 && known.endsWith(`/${id}`))) {
			least = away;
			best = known;
		}
	}
	return best ? ` Did you mean "${best}"?` : "";
}

/** Letters to add, drop or change, bounded by the short ids it is used on. */
function distance(a: string, b: string): number {
	if (a.length > 60) return 60;
	let row = Array.from({ length: b.length + 1 }, (_, i) => i);
	for (let i = 1; i <= a.length; i++) {
		const next = [i];
		for (let j = 1; j <= b.length; j++) {
			const swap = (row[j - 1] as number) + (a[i - 1] === b[j - 1] ? 0 : 1);
			next.push(Math.min(swap, (row[j] as number) + 1, (next[j - 1] as number) + 1));
		}
		row = next;
	}
	return row[b.length] as number;
}
