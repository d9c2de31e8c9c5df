import { explainIssue } from "../lint/explain-issue.ts";
import type { ValueProblem } from "../lint/json-file.ts";
import { checkRules } from "../lint/settings.ts";
import { lookUp, normalizeTitle, sectionFacts } from "../note/vocabulary.ts";
import { triggerOf } from "../rules/house-style/house-style.ts";
import { catalogue } from "../rules/index.ts";
import { sectionSpec } from "../rules/note-spec.ts";
import { sameSections } from "../rules/section/present.ts";
import { builtInNotes } from "./built-in.ts";
import { checkIdentity, checkTexts, tooMuch } from "./check-safety.ts";
import { LIMITS } from "./limits.ts";
import { manifestSchema, type NoteEntry, type PackManifest } from "./manifest.ts";
import { pathProblem } from "./path.ts";
import { isVersion, programVersion, takesIn } from "./version.ts";

const ID = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
const TEMPLATE = /\.(?:md|txt)$/;

/**
 * What is wrong with the value of a `pack.json`; the files it names are not looked at.
 *
 * @param builtIn it is the pack that ships with the program, whose name no other may take
 */
export function checkManifest(value: unknown, builtIn = false): ValueProblem[] {
	const parsed = manifestSchema.safeParse(value);
	if (!parsed.success) return parsed.error.issues.flatMap((issue) => explainIssue(issue, value)).slice(0, 50);
	const manifest = parsed.data as PackManifest;
	const much = tooMuch(manifest);
	if (much) return [much];
	return [
		...(builtIn ? [] : checkIdentity(manifest)),
		...checkVersions(manifest),
		...checkTexts(manifest, []),
		...checkNotes(manifest),
		...checkBudgets(manifest),
		...checkRules(manifest.rules, ["rules"]),
		...checkTerms(manifest),
		...checkPhrases(manifest),
		...checkPaths(manifest),
		...checkExamples(manifest),
	];
}

function checkVersions({ version, engine, name, reviewed }: PackManifest): ValueProblem[] {
	const problems: ValueProblem[] = [];
	if (pathProblem(name)) problems.push({ path: ["name"], message: `The name ${pathProblem(name)}.` });
	if (!isVersion(version))
		problems.push({ path: ["version"], message: "Write a semantic version, such as 1.2.0." });
	if (engine !== undefined) {
		const fits = takesIn(engine);
		if (fits === undefined)
			problems.push({ path: ["engine"], message: "Write a range of versions, such as ^1.0.0." });
		else if (!fits)
			problems.push({
				path: ["engine"],
				message: `This pack is for Boot Camp Notes ${engine}; this is ${programVersion}.`,
			});
	}
	if (reviewed !== undefined && !isDay(reviewed))
		problems.push({ path: ["reviewed"], message: "There is no such day." });
	return problems;
}

/** Whether the calendar has this day; `Date` itself makes March 3 of February 31. */
function isDay(text: string): boolean {
	const date = new Date(`${text}T00:00:00Z`);
	return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

function checkNotes({ notes = {} }: PackManifest): ValueProblem[] {
	const problems: ValueProblem[] = [];
	for (const [kind, note] of Object.entries(notes)) {
		const at = ["notes", kind];
		if (!ID.test(kind) || kind === "none" || kind.length > 64)
			problems.push({
				path: at,
				message: `"${kind}" cannot name a kind of note; write it like "icu-transfer".`,
				key: true,
			});
		if (note.like !== undefined && !builtInNotes.has(note.like))
			problems.push({ path: [...at, "like"], message: `There is no built-in kind "${note.like}".` });
		problems.push(...checkRules(note.rules, [...at, "rules"]), ...checkSections(note, at));
		problems.push(...checkTemplates(note, at));
	}
	return problems;
}

function checkTemplates({ template, variants = [] }: NoteEntry, at: readonly string[]): ValueProblem[] {
	const ids = new Set<string>();
	return [
		...checkTemplate(template, [...at, "template"]),
		...variants.flatMap(({ id, template: file }, i) => {
			const path = [...at, "variants", i];
			const twice = ids.has(id) ? [{ path: [...path, "id"], message: `"${id}" stands here twice.` }] : [];
			ids.add(id);
			return [...twice, ...checkTemplate(file, [...path, "template"])];
		}),
	];
}

function checkTemplate(file: string, path: readonly (string | number)[]): ValueProblem[] {
	return TEMPLATE.test(file) ? [] : [{ path, message: "A template is a .md or .txt file." }];
}

function checkSections({ sections }: NoteEntry, at: readonly string[]): ValueProblem[] {
	const problems: ValueProblem[] = [];
	const ids = new Set<string>();
	const titles = new Map<string, string>();
	for (const [i, { id, title, titles: others = [], aimWords, maxWords }] of sections.entries()) {
		const path = [...at, "sections", i];
		if (ids.has(id)) problems.push({ path: [...path, "id"], message: `"${id}" stands here twice.` });
		ids.add(id);
		const facts = sectionFacts(id);
		if (!facts && title === undefined)
			problems.push({ path: [...path, "id"], message: `"${id}" is a section of yours: give it a title.` });
		if (aimWords !== undefined && maxWords !== undefined && aimWords > maxWords)
			problems.push({ path: [...path, "aimWords"], message: `This is more than maxWords, ${maxWords}.` });
		for (const written of [...(title === undefined ? [] : [title]), ...others]) {
			const known = lookUp(written);
			const other = titles.get(normalizeTitle(written));
			const serves = known?.covers.includes(id) || sameSections(id).includes(known?.section.id ?? "");
			if (known && !serves && known.section.kind === "section")
				problems.push({
					path: [...path, title === written ? "title" : "titles"],
					message: `"${written}" already opens the section ${known.section.id}: use that id, or another heading.`,
				});
			else if (other !== undefined && other !== id)
				problems.push({
					path: [...path, title === written ? "title" : "titles"],
					message: `"${written}" is the heading of ${other}, too.`,
				});
			titles.set(normalizeTitle(written), id);
		}
	}
	return problems;
}

function checkBudgets({ budgets = {}, notes = {} }: PackManifest): ValueProblem[] {
	return Object.entries(budgets).flatMap(([kind, { sections = {} }]) => {
		const path = ["budgets", kind];
		if (Object.hasOwn(notes, kind))
			return [{ path, message: `This pack brings ${kind} itself: set its words there.`, key: true }];
		if (!ID.test(kind)) return [{ path, message: `"${kind}" cannot name a kind of note.`, key: true }];
		const usual = builtInNotes.get(kind);
		return Object.entries(sections).flatMap(([id, { aimWords, maxWords }]) => {
			const at = [...path, "sections", id];
			// A kind that another pack brings may have sections of its own.
			if (usual && !sectionFacts(id) && !sectionSpec(usual, id))
				return [
					{ path: at, message: `There is no section "${id}". Use an id such as hpi or labs.`, key: true },
				];
			return aimWords !== undefined && maxWords !== undefined && aimWords > maxWords
				? [{ path: [...at, "aimWords"], message: `This is more than maxWords, ${maxWords}.` }]
				: [];
		});
	});
}

function checkTerms({ terms = [] }: PackManifest): ValueProblem[] {
	const seen = new Set<string>();
	const words = new Map<string, number>();
	const others = new Map<string | undefined, (typeof terms)[number][]>();
	for (const term of terms) {
		const word = triggerOf(term.find);
		others.set(word, [...(others.get(word) ?? []), term]);
	}
	return terms.flatMap(({ find, use }, i) => {
		const path = ["terms", i];
		const key = find.toLowerCase();
		const twice = seen.has(key);
		seen.add(key);
		if (twice) return [{ path: [...path, "find"], message: `"${find}" stands here twice.` }];
		const word = triggerOf(find);
		if (word === undefined)
			return [
				{
					path: [...path, "find"],
					message: "Begin and end with a word, a short number or a sign, not a space.",
				},
			];
		const same = (words.get(word) ?? 0) + 1;
		words.set(word, same);
		if (same > LIMITS.termsAtOneWord)
			return [
				{
					path: [...path, "find"],
					message: `No more than ${LIMITS.termsAtOneWord} terms may begin with "${word}": every "${word}" in a note would be tried with each.`,
				},
			];
		if (holdsWords(use, find))
			return [
				{ path: [...path, "use"], message: `This holds "${find}" again, which would be flagged again.` },
			];
		const signs = new Set(use.toLowerCase().match(/\p{L}+|\p{N}+|[^\s\p{L}\p{N}]/gu));
		const other = [...signs]
			.flatMap((sign) => others.get(sign) ?? [])
			.find((term) => holdsWords(use, term.find));
		if (other)
			return [
				{
					path: [...path, "use"],
					message: `This holds "${other.find}", which another term here has people write as "${other.use}".`,
				},
			];
		return [];
	});
}

/** Whether the replacement would be found again. */
function holdsWords(use: string, find: string): boolean {
	const fold = (text: string) => ` ${text.replace(/\s+/g, " ").toLowerCase()} `;
	const at = fold(use).indexOf(fold(find).trim());
	if (at < 0) return false;
	const around = `${fold(use)[at - 1] ?? ""}${fold(use)[at + fold(find).trim().length] ?? ""}`;
	return !/[\p{L}\p{N}]/u.test(around) && (use.includes(find) || !/\p{Lu}/u.test(find));
}

function checkPhrases({ phrases = [] }: PackManifest): ValueProblem[] {
	return phrases.flatMap(({ notes = [], section }, i) =>
		section !== undefined && notes.length === 0 && !sectionFacts(section)
			? [
					{
						path: ["phrases", i, "section"],
						message: `Say in "notes" which kinds of note have the section ${section}.`,
					},
				]
			: [],
	);
}

function checkExamples({ examples = [] }: PackManifest): ValueProblem[] {
	return examples.flatMap(({ flags = [] }, i) =>
		flags.flatMap((rule, j) =>
			catalogue.has(rule)
				? []
				: [{ path: ["examples", i, "flags", j], message: `There is no rule "${rule}".` }],
		),
	);
}

/** Every path that a manifest names, and where it names it. */
export function pathsIn(manifest: PackManifest): { path: string; at: (string | number)[] }[] {
	return [
		...Object.entries(manifest.notes ?? {}).flatMap(([kind, { template, variants = [] }]) => [
			{ path: template, at: ["notes", kind, "template"] },
			...variants.map((variant, i) => ({
				path: variant.template,
				at: ["notes", kind, "variants", i, "template"],
			})),
		]),
		...(manifest.snippets === undefined ? [] : [{ path: manifest.snippets, at: ["snippets"] }]),
		...(manifest.cases ?? []).map((path, i) => ({ path, at: ["cases", i] })),
		...(manifest.examples ?? []).map(({ file }, i) => ({ path: file, at: ["examples", i, "file"] })),
	];
}

function checkPaths(manifest: PackManifest): ValueProblem[] {
	return pathsIn(manifest).flatMap(({ path, at }) => {
		const wrong = pathProblem(path);
		return wrong ? [{ path: at, message: `The path "${path}" ${wrong}.` }] : [];
	});
}
