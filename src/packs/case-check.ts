import { sectionFacts } from "../note/vocabulary.ts";
import { MILESTONES } from "../rules/milestones.ts";
import type { CaseFrontMatter } from "./case-schema.ts";

/** What a pack knows beyond the case itself; what is left out is not checked. */
export interface KnownToPack {
	/** The case file's name, such as `hp-1.md`. */
	readonly file?: string | undefined;
	/** Kinds of note, by id, of the pack and the built-in pack. */
	readonly kinds?: ReadonlySet<string> | undefined;
	/** Section ids that the pack's own notes add to the vocabulary. */
	readonly sections?: ReadonlySet<string> | undefined;
}

/** A mistake and the keys that lead to it. */
export interface CaseProblem {
	readonly path: readonly (string | number)[];
	readonly message: string;
}

/** What no schema says of a case whose shape is right: names that must exist, numbers that must fit each other. */
export function checkCase(front: CaseFrontMatter, { file, kinds, sections }: KnownToPack): CaseProblem[] {
	const problems: CaseProblem[] = [];
	const say = (path: readonly (string | number)[], message: string) => problems.push({ path, message });
	const places = (path: readonly (string | number)[], ids: readonly string[] = []) => {
		ids.forEach((id, j) => {
			if (!sectionFacts(id) && !sections?.has(id))
				say([...path, j], `There is no section "${id}". Use an id such as hpi or vital-signs.`);
		});
	};
	if (!/^[a-z0-9][a-z0-9-]{0,59}$/.test(front.id))
		say(["id"], "An id is lower-case letters, digits and hyphens, such as hp-1.");
	else if (file !== undefined && file !== `${front.id}.md`)
		say(["id"], `The id is the file's name without .md: ${file.replace(/\.md$/, "")}.`);
	if (kinds && !kinds.has(front.note))
		say(["note"], `There is no kind of note "${front.note}"; there are ${[...kinds].join(", ")}.`);
	const [fewest = 0, most = 0] = front.words;
	if (fewest > most || most === 0) say(["words"], "The fewest words come first, then the most.");
	if (front.minutes < 1 || front.minutes > 240) say(["minutes"], "Give 1 to 240 minutes.");
	if (!/^[a-z0-9][a-z0-9._-]*\.md$/i.test(front.model) || front.model === `${front.id}.md`)
		say(["model"], "Name the model note's file beside the case, such as hp-1.model.md.");
	front.facts.forEach((fact, i) => {
		if (!fact.any && !fact.all && !fact.not) say(["facts", i], "A fact needs any, all or not.");
		places(["facts", i, "in"], fact.in);
		const twin = front.facts.findIndex((other) => other.fact === fact.fact);
		if (twin < i) say(["facts", i, "fact"], "This fact stands here twice.");
	});
	front.traps?.forEach((trap, i) => {
		if (!trap.fell && !trap.avoided) say(["traps", i], "A trap needs fell or avoided.");
		places(["traps", i, "in"], trap.in);
		places(["traps", i, "avoided-in"], trap["avoided-in"]);
	});
	front.milestones?.forEach((id, i) => {
		if (!Object.hasOwn(MILESTONES, id)) say(["milestones", i], `There is no ACGME milestone "${id}".`);
	});
	return problems;
}
