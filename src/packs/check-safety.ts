import type { ValueProblem } from "../lint/json-file.ts";
import { builtInPack } from "./built-in.ts";
import { LIMITS } from "./limits.ts";
import type { PackManifest } from "./manifest.ts";
import { unsafeMarkdown } from "./markdown-safety.ts";
import { switchingOff } from "./snippet-safety.ts";

/** What would take long to look at in full; kinds have no order that a schema could count. */
export function tooMuch({ notes = {}, budgets = {} }: PackManifest): ValueProblem | undefined {
	const templates = Object.values(notes).reduce((all, { variants = [] }) => all + 1 + variants.length, 0);
	const tooMany = (key: string, most: number, what: string): ValueProblem => ({
		path: [key],
		message: `There may be ${most} ${what} at most.`,
		key: true,
	});
	if (Object.keys(notes).length > LIMITS.notes) return tooMany("notes", LIMITS.notes, "kinds of note");
	if (Object.keys(budgets).length > LIMITS.notes) return tooMany("budgets", LIMITS.notes, "kinds of note");
	for (const { sections = {} } of Object.values(budgets))
		if (Object.keys(sections).length > LIMITS.sections)
			return tooMany("budgets", LIMITS.sections, "sections in one budget");
	return templates > LIMITS.templates ? tooMany("notes", LIMITS.templates, "templates") : undefined;
}

/** A pack that goes by the built-in one's name or title would stand in its place, or seem to. */
export function checkIdentity({ name, title }: PackManifest): ValueProblem[] {
	const problems: ValueProblem[] = [];
	if (name === builtInPack.name)
		problems.push({
			path: ["name"],
			message: `"${name}" is the pack that comes with the program; give yours another name.`,
		});
	if (/built[\s-]*in/i.test(title) || title === builtInPack.manifest.title)
		problems.push({ path: ["title"], message: "Only the pack that comes with the program is built in." });
	return problems;
}

/** No text of a pack may do anything where it is shown, or once it stands in a note. */
export function checkTexts(value: unknown, path: readonly (string | number)[]): ValueProblem[] {
	if (typeof value === "string") {
		const message = switchingOff(value) ?? unsafeMarkdown(value)[0]?.message;
		return message === undefined ? [] : [{ path, message }];
	}
	if (typeof value !== "object" || value === null) return [];
	return Object.entries(value).flatMap(([key, inner]) => [
		...unsafeMarkdown(key)
			.slice(0, 1)
			.map(({ message }) => ({ path: [...path, key], message, key: true })),
		...checkTexts(inner, [...path, Array.isArray(value) ? Number(key) : key]),
	]);
}
