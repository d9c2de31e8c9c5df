import * as z from "zod/mini";
import { explainIssue } from "../lint/explain-issue.ts";
import { type FileProblem, readJson, type ValueProblem } from "../lint/json-file.ts";
import { LIMITS } from "./limits.ts";
import { unsafeMarkdown } from "./markdown-safety.ts";
import { newAllowance, unsafeSnippet } from "./snippet-safety.ts";

/** A dot phrase, ready to be offered. */
export interface DotPhrase {
	readonly name: string;
	readonly prefixes: readonly string[];
	readonly description: string;
	/** In VS Code's snippet syntax. */
	readonly body: string;
}

const LONGEST = 20_000;
/** Any moment will do: what is looked at is the form. */
const MOMENT = new Date(2026, 6, 1, 7, 0);
const text = z.string().check(z.maxLength(LONGEST, `Write ${LONGEST} characters at most.`));

const schema = z.record(
	z.string(),
	z.strictObject({
		prefix: z.union(
			[z.string(), z.array(z.string()).check(z.minLength(1), z.maxLength(20))],
			'Write what people type for it, such as ".hpi", or 20 of them at most.',
		),
		body: z.union([text, z.array(text)], "Write the text, or a list of lines."),
		description: z.optional(z.string()),
		scope: z.optional(z.string()),
	}),
);

/** Reads a `.code-snippets` file. `phrases` is there only when nothing is wrong. */
export function readSnippets(json: string): { phrases?: DotPhrase[]; problems: FileProblem[] } {
	const { value, problems } = readJson(json, check);
	if (problems.length || value === undefined) return { problems };
	return { phrases: Object.entries(value as z.output<typeof schema>).map(phraseOf), problems };
}

function phraseOf([name, { prefix, body, description }]: [
	string,
	z.output<typeof schema>[string],
]): DotPhrase {
	return {
		name,
		prefixes: typeof prefix === "string" ? [prefix] : prefix,
		description: description ?? name,
		body: typeof body === "string" ? body : body.join("\n"),
	};
}

function check(value: unknown): ValueProblem[] {
	const parsed = schema.safeParse(value);
	if (!parsed.success) return parsed.error.issues.flatMap((issue) => explainIssue(issue, value)).slice(0, 50);
	const entries = Object.entries(parsed.data);
	if (entries.length > LIMITS.snippets)
		return [{ path: [], message: `There may be ${LIMITS.snippets} dot phrases at most.` }];
	const taken = new Map<string, string>();
	const allowance = newAllowance();
	return entries.flatMap((entry) => {
		const { name, prefixes, body, description } = phraseOf(entry);
		const problems: ValueProblem[] = [];
		for (const prefix of prefixes) {
			const other = taken.get(prefix.toLowerCase());
			if (!/^[!-~\p{L}\p{N}]{2,40}$/u.test(prefix))
				problems.push({ path: [name, "prefix"], message: "Write 2 to 40 signs without a space." });
			else if (other !== undefined)
				problems.push({ path: [name, "prefix"], message: `"${prefix}" already brings "${other}".` });
			taken.set(prefix.toLowerCase(), name);
		}
		if (body.length > LONGEST)
			return [{ path: [name, "body"], message: `Write ${LONGEST} characters at most.` }];
		for (const { message } of unsafeSnippet(body, MOMENT, allowance).slice(0, 3))
			problems.push({ path: [name, "body"], message });
		for (const told of [name, description])
			for (const { message } of unsafeMarkdown(told).slice(0, 1))
				problems.push({ path: [name], message, key: true });
		return problems;
	});
}
