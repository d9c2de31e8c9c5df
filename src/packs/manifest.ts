import * as z from "zod/mini";
import { type RuleSettings, rulesSchema } from "../lint/settings.ts";
import { LIMITS } from "./limits.ts";

/** Text that is not only blanks, without line breaks, controls, and signs that turn the direction of writing. */
const ONE_LINE = /^(?!\s+$)[^\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]*$/u;
const ID = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

const line = (most: number, about: string) =>
	z
		.string()
		.check(
			z.minLength(1, "Write something here."),
			z.maxLength(most, `Write ${most} characters at most.`),
			z.regex(ONE_LINE, "Write one line of plain text."),
			z.describe(about),
		);
/** What people call something: signs alone are no heading. */
const titled = (about: string) => line(70, about).check(z.regex(/[\p{L}\p{N}]/u, "Write a word here."));
const id = (about: string) =>
	z
		.string()
		.check(
			z.regex(ID, 'Write lower-case letters, digits and single hyphens, such as "icu-transfer".'),
			z.maxLength(64, "Write 64 characters at most."),
			z.describe(about),
		);
const path = (about: string) => line(200, about);
const words = (about: string) =>
	z
		.int()
		.check(
			z.minimum(1, "This must be 1 word or more."),
			z.maximum(20_000, "This may be 20,000 words at most."),
			z.describe(about),
		);
const list = <Item extends z.ZodMiniType>(item: Item, most: number, about: string) =>
	z.array(item).check(z.maxLength(most, `There may be ${most} at most.`), z.describe(about));

const aimWords = z.optional(words("Words to aim for."));
const maxWords = z.optional(words("Words above which it is too long."));

const section = z.strictObject({
	id: id("Section id, such as hpi; one of the program's own, or one of yours."),
	title: z.optional(titled("The heading to write; the usual one when left out.")),
	titles: z.optional(list(titled("A heading."), 20, "Other headings that people write for it.")),
	required: z.optional(z.boolean().check(z.describe("A note without it is flagged."))),
	aimWords,
	maxWords,
	hint: z.optional(line(300, "What belongs there, in one line.")),
});

const note = z.strictObject({
	title: titled("What such a note is called."),
	titles: z.optional(list(titled("A title."), 20, "Other titles that people write for it.")),
	like: z.optional(id("The built-in kind whose rules hold for this one, such as progress.")),
	loinc: z.optional(line(20, "LOINC code of the document.")),
	template: path("The template's file."),
	variants: z.optional(
		list(
			z.strictObject({
				id: id("Added to the kind: KIND-ID."),
				title: titled("What it is called."),
				template: path("The template's file."),
			}),
			LIMITS.templates,
			"Other templates for the same kind of note.",
		),
	),
	maxWords,
	sections: list(section, LIMITS.sections, "Sections in the order to write them."),
	order: z.optional(
		z
			.literal("free", 'Write "free", or leave it out.')
			.check(z.describe("Sections may stand in any order, such as when variants differ in it.")),
	),
	rules: z.optional(rulesSchema),
});

const budget = z.strictObject({
	maxWords,
	sections: z.optional(z.record(z.string(), z.strictObject({ aimWords, maxWords }))),
});

const term = z.strictObject({
	find: line(
		80,
		"The words as people write them; literal, never a pattern. Capitals count when there are any.",
	),
	use: line(120, "What to write instead."),
	why: z.optional(line(200, "A sentence for the writer.")),
});

const phrase = z.strictObject({
	anyOf: list(line(120, "The words."), 20, "One of these has to stand in the note.").check(
		z.minLength(1, "Write one phrase or more."),
	),
	notes: z.optional(list(id("Kind of note."), LIMITS.notes, "Kinds of note it is for; all when left out.")),
	section: z.optional(id("The section that has to hold it; anywhere when left out.")),
	why: z.optional(line(200, "A sentence for the writer.")),
});

const example = z.strictObject({
	file: path("A note in the pack."),
	flags: z.optional(
		list(
			line(60, "Rule id."),
			20,
			"Rules that must flag it. Left out, it must pass: nothing above information.",
		),
	),
});

const comment = z.strictObject({
	label: line(60, "What the list shows after /."),
	text: z
		.string()
		.check(z.minLength(1, "Write something here."), z.maxLength(1000), z.describe("The comment.")),
});

/** The shape of `pack.json`; the schema shipped for editors is made from this. */
export const manifestSchema = z.strictObject({
	$schema: z.optional(z.string()),
	name: id("The pack's name, such as county-im."),
	version: line(40, "Semantic version, such as 1.2.0."),
	title: line(80, "What people call it."),
	description: z.optional(line(300, "What it is for.")),
	engine: z.optional(line(40, "Versions of Boot Camp Notes it is for, such as ^1.0.0.")),
	license: z.optional(line(80, "Who may use it how: an SPDX name such as CC-BY-4.0, or a sentence.")),
	authors: z.optional(list(line(120, "A name."), 50, "Who wrote it.")),
	reviewed: z.optional(
		z
			.string()
			.check(
				z.regex(/^\d{4}-\d\d-\d\d$/, "Write the date as YYYY-MM-DD."),
				z.describe("When a clinician last read it: YYYY-MM-DD."),
			),
	),
	notes: z.optional(z.record(z.string(), note).check(z.describe("Kinds of note, by id."))),
	budgets: z.optional(
		z
			.record(z.string(), budget)
			.check(z.describe("Word budgets alone, for kinds that this pack does not bring.")),
	),
	rules: z.optional(rulesSchema),
	terms: z.optional(list(term, LIMITS.terms, "Words the hospital writes its own way.")),
	phrases: z.optional(list(phrase, LIMITS.phrases, "Words that have to stand in a note.")),
	snippets: z.optional(path("Dot phrases, a .code-snippets file.")),
	comments: z.optional(list(comment, 200, "Comments that a senior picks with /.")),
	cases: z.optional(list(path("A case."), LIMITS.cases, "Practice cases.")),
	examples: z.optional(list(example, LIMITS.examples, "Notes on which the check tries the pack.")),
});

/** A section as `pack.json` has it. */
export interface SectionEntry {
	readonly id: string;
	readonly title?: string | undefined;
	readonly titles?: readonly string[] | undefined;
	readonly required?: boolean | undefined;
	readonly aimWords?: number | undefined;
	readonly maxWords?: number | undefined;
	readonly hint?: string | undefined;
}

/** A kind of note as `pack.json` has it. */
export interface NoteEntry {
	readonly title: string;
	readonly titles?: readonly string[] | undefined;
	readonly like?: string | undefined;
	readonly loinc?: string | undefined;
	readonly template: string;
	readonly variants?:
		| readonly { readonly id: string; readonly title: string; readonly template: string }[]
		| undefined;
	readonly maxWords?: number | undefined;
	readonly sections: readonly SectionEntry[];
	/** Left out, sections stand in the order listed. */
	readonly order?: "free" | undefined;
	readonly rules?: RuleSettings | undefined;
}

/** Words for one section, or one kind of note. */
export interface BudgetEntry {
	readonly aimWords?: number | undefined;
	readonly maxWords?: number | undefined;
}

/** A checked `pack.json`. */
export interface PackManifest {
	readonly name: string;
	readonly version: string;
	readonly title: string;
	readonly description?: string | undefined;
	readonly engine?: string | undefined;
	readonly license?: string | undefined;
	readonly authors?: readonly string[] | undefined;
	/** YYYY-MM-DD. */
	readonly reviewed?: string | undefined;
	readonly notes?: Readonly<Record<string, NoteEntry>> | undefined;
	readonly budgets?:
		| Readonly<
				Record<
					string,
					{
						readonly maxWords?: number | undefined;
						readonly sections?: Readonly<Record<string, BudgetEntry>> | undefined;
					}
				>
		  >
		| undefined;
	readonly rules?: RuleSettings | undefined;
	readonly terms?:
		| readonly { readonly find: string; readonly use: string; readonly why?: string | undefined }[]
		| undefined;
	readonly phrases?:
		| readonly {
				readonly anyOf: readonly string[];
				readonly notes?: readonly string[] | undefined;
				readonly section?: string | undefined;
				readonly why?: string | undefined;
		  }[]
		| undefined;
	readonly snippets?: string | undefined;
	readonly comments?: readonly { readonly label: string; readonly text: string }[] | undefined;
	readonly cases?: readonly string[] | undefined;
	readonly examples?:
		| readonly { readonly file: string; readonly flags?: readonly string[] | undefined }[]
		| undefined;
}
