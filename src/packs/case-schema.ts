import * as z from "zod/mini";
import { alternatives, isBalanced, MOST_ALTERNATIVES } from "./alternatives.ts";

// YAML is read with every scalar as text (`0815` stays what was written), so numbers and booleans are made here.

const line = z.string().check(
	z.refine((text) => /\S/.test(text), "This is empty."),
	z.maxLength(400, "This is too long: 400 characters are the most."),
	z.refine((text) => !/[\r\n]/.test(text.trim()), "This must be one line."),
);

const whole = z.pipe(
	z.string().check(z.regex(/^\d{1,5}$/, "This must be a whole number.")),
	z.transform((text) => Number(text)),
);

const flag = z.pipe(
	z.string().check(z.regex(/^(?:true|false)$/, "Write true or false.")),
	z.transform((text) => text === "true"),
);

const phrasing = z.string().check(
	z.maxLength(400, "This phrasing is too long: 400 characters are the most."),
	z.refine(
		(text) => alternatives(text).length < MOST_ALTERNATIVES,
		"This phrasing has too many alternatives: fewer than 200 in all.",
	),
	z.refine((text) => isBalanced(text), "A parenthesis or a | is alone here: write (this|that)."),
	z.refine(
		(text) => alternatives(text).every((one) => one.split("~").every((part) => /[\p{L}\p{N}]/u.test(part))),
		"A phrasing needs a word or number, also on either side of each ~.",
	),
);

const phrasings = z
	.array(phrasing)
	.check(
		z.minLength(1, "List at least one phrasing."),
		z.maxLength(150, "These are too many phrasings: 150 are the most."),
	);

const sections = z.array(line).check(z.minLength(1, "Name at least one section, or leave this out."));

const fact = z.strictObject({
	fact: line,
	safety: z.optional(flag),
	in: z.optional(sections),
	any: z.optional(phrasings),
	all: z.optional(z.array(phrasings).check(z.minLength(1, "List at least one list of phrasings."))),
	not: z.optional(phrasings),
	committed: z.optional(flag),
	why: line,
});

const trap = z.strictObject({
	trap: line,
	in: z.optional(sections),
	fell: z.optional(phrasings),
	avoided: z.optional(phrasings),
	"avoided-in": z.optional(sections),
	otherwise: z.optional(phrasings),
	why: line,
});

/** The front matter of a case; docs/cases.md says what each key means. */
export const caseSchema = z.strictObject({
	id: line,
	title: line,
	note: line,
	specialty: line,
	difficulty: z.pipe(
		z.string().check(z.regex(/^[123]$/, "This must be 1, 2 or 3.")),
		z.transform((text) => Number(text) as 1 | 2 | 3),
	),
	minutes: whole,
	words: z.array(whole).check(z.length(2, "Give two numbers: the fewest and the most words.")),
	model: line,
	leading: phrasings,
	differential: z.optional(z.array(phrasings)),
	facts: z
		.array(fact)
		.check(
			z.minLength(1, "List at least one fact."),
			z.maxLength(60, "These are too many facts: 60 are the most."),
		),
	traps: z.optional(z.array(trap).check(z.maxLength(40, "These are too many traps: 40 are the most."))),
	milestones: z.optional(z.array(line)),
});

/** What the front matter of a case says. */
export type CaseFrontMatter = z.output<typeof caseSchema>;
/** What a good note holds. */
export type CaseFact = z.output<typeof fact>;
/** What tempts. */
export type CaseTrap = z.output<typeof trap>;
