import type { RuleSetting } from "../lint/settings.ts";
import type { NoteEntry, PackManifest } from "./manifest.ts";

/** What an update changes, a line each, as a person wants to know it before it happens. */
export function changesBetween(old: PackManifest, next: PackManifest): string[] {
	return [
		...(old.version === next.version
			? [`Version ${next.version}, with other content`]
			: [`Version ${old.version} to ${next.version}`]),
		...byKey(old.notes, next.notes, {
			added: (kind, note) => `New kind of note: ${note.title} (${kind})`,
			removed: (kind, note) => `No longer there: ${note.title} (${kind})`,
			both: changesOfNote,
		}),
		...byKey(old.budgets, next.budgets, {
			added: (kind) => `Budget of ${kind}: set`,
			removed: (kind) => `Budget of ${kind}: no longer set`,
			both: (kind, a, b) => [
				...wordsChange(`${kind}`, a.maxWords, b.maxWords),
				...byKey(a.sections, b.sections, {
					added: (id, words) => `${kind}, ${id}: ${budget(words)}`,
					removed: (id) => `${kind}, ${id}: no budget`,
					both: (id, c, d) =>
						budget(c) === budget(d) ? [] : [`${kind}, ${id}: ${budget(c)}, now ${budget(d)}`],
				}),
			],
		}),
		...rulesChange("", old.rules, next.rules),
		...listChange("Term", old.terms, next.terms, ({ find, use }) => `${find}: write ${use}`),
		...listChange(
			"Phrase",
			old.phrases,
			next.phrases,
			({ anyOf, notes }) => `${anyOf[0]}${notes ? ` in ${notes.join(", ")}` : ""}`,
		),
		...listChange("Comment", old.comments, next.comments, ({ label, text }) => `/${label}: ${text}`),
		...listChange("Case", old.cases, next.cases, (path) => path),
		...(old.snippets === next.snippets ? [] : [`Dot phrases: ${next.snippets ?? "none"}`]),
	];
}

function changesOfNote(kind: string, a: NoteEntry, b: NoteEntry): string[] {
	const sections = (note: NoteEntry) =>
		Object.fromEntries(note.sections.map((section) => [section.id, section]));
	const templates = (note: NoteEntry) =>
		Object.fromEntries([
			[kind, note.template],
			...(note.variants ?? []).map(({ id, template }) => [`${kind}-${id}`, template]),
		]);
	const order = (note: NoteEntry, other: NoteEntry) =>
		note.sections
			.map(({ id }) => id)
			.filter((id) => other.sections.some((section) => section.id === id))
			.join();
	return [
		...(a.title === b.title ? [] : [`${a.title} is now called ${b.title}`]),
		...(a.like === b.like ? [] : [`${b.title}: the rules of ${b.like ?? kind} hold for it`]),
		...wordsChange(b.title, a.maxWords, b.maxWords),
		...byKey(templates(a), templates(b), {
			added: (id) => `New template: ${id}`,
			removed: (id) => `Template no longer there: ${id}`,
			both: (id, c, d) => (c === d ? [] : [`Template ${id}: ${d}`]),
		}),
		...byKey(sections(a), sections(b), {
			added: (id, { title }) => `${b.title}: new section ${title ?? id}`,
			removed: (id, { title }) => `${b.title}: section ${title ?? id} no longer there`,
			both: (id, c, d) => [
				...(Boolean(c.required) === Boolean(d.required)
					? []
					: [`${b.title}, ${d.title ?? id}: ${d.required ? "now required" : "no longer required"}`]),
				...(budget(c) === budget(d) ? [] : [`${b.title}, ${d.title ?? id}: ${budget(c)}, now ${budget(d)}`]),
			],
		}),
		...(order(a, b) === order(b, a) ? [] : [`${b.title}: sections in another order`]),
		...(a.order === b.order
			? []
			: [
					`${b.title}: sections ${b.order === "free" ? "may stand in any order" : "now stand in the order listed"}`,
				]),
		...rulesChange(`${b.title}: `, a.rules, b.rules),
	];
}

type Rules = PackManifest["rules"];

function rulesChange(where: string, old: Rules, next: Rules): string[] {
	return byKey(old, next, {
		added: (id, setting) => `${where}rule ${id}: ${spoken(setting)}`,
		removed: (id) => `${where}rule ${id}: as usual again`,
		both: (id, a, b) =>
			spoken(a) === spoken(b) ? [] : [`${where}rule ${id}: ${spoken(a)}, now ${spoken(b)}`],
	});
}

function spoken(setting: RuleSetting): string {
	if (typeof setting === "string") return setting;
	const [severity, options = {}] = setting;
	return [
		severity as string,
		...Object.entries(options).map(([name, value]) => `${name} ${JSON.stringify(value)}`),
	].join(", ");
}

function wordsChange(what: string, a: number | undefined, b: number | undefined): string[] {
	return a === b
		? []
		: [
				`${what}: ${a === undefined ? "no limit" : `at most ${a} words`}, now ${b === undefined ? "no limit" : `at most ${b} words`}`,
			];
}

function budget({
	aimWords,
	maxWords,
}: {
	aimWords?: number | undefined;
	maxWords?: number | undefined;
}): string {
	const parts = [
		aimWords !== undefined && `aim for ${aimWords} words`,
		maxWords !== undefined && `at most ${maxWords}`,
	];
	return parts.filter(Boolean).join(", ") || "no budget";
}

function listChange<T>(
	what: string,
	old: readonly T[] = [],
	next: readonly T[] = [],
	say: (item: T) => string,
): string[] {
	const before = new Set(old.map(say));
	const after = new Set(next.map(say));
	return [
		...[...after].filter((item) => !before.has(item)).map((item) => `${what} added: ${item}`),
		...[...before].filter((item) => !after.has(item)).map((item) => `${what} removed: ${item}`),
	];
}

interface Telling<T> {
	added(key: string, value: T): string;
	removed(key: string, value: T): string;
	both(key: string, old: T, next: T): string[];
}

function byKey<T>(
	old: Readonly<Record<string, T>> | undefined = {},
	next: Readonly<Record<string, T>> | undefined = {},
	telling: Telling<T>,
): string[] {
	return [...new Set([...Object.keys(old), ...Object.keys(next)])].flatMap((key) => {
		const a = Object.hasOwn(old, key) ? old[key] : undefined;
		const b = Object.hasOwn(next, key) ? next[key] : undefined;
		if (a === undefined) return b === undefined ? [] : [telling.added(key, b)];
		return b === undefined ? [telling.removed(key, a)] : telling.both(key, a, b);
	});
}
