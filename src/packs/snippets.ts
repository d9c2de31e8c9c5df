import * as z from "zod/mini";
import { explainIssue } from "../lint/explain-issue.ts";
import { type FileProblem, readJson, type ValueProblem } from "../lint/json-file.ts";
import { LIMITS } from "./limits.ts";
import { badVariable } from "./variables.ts";

/** A dot phrase, ready to be offered. */
export interface DotPhrase {
	readonly name: string;
	readonly prefixes: readonly string[];
	readonly description: string;
	/** In VS Code's snippet syntax. */
	readonly body: string;
}

const LONGEST = 20_000;
const text = z.string().check(z.maxLength(LONGEST, `Write ${LONGEST} characters at most.`));

const schema = z.record(
	z.string(),
	z.strictObject({
		prefix: z.union([z.string(), z.array(z.string())], 'Write what people type for it, such as ".hpi".'),
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
	return entries.flatMap((entry) => {
		const { name, prefixes, body } = phraseOf(entry);
		const problems: ValueProblem[] = [];
		for (const prefix of prefixes) {
			const other = taken.get(prefix.toLowerCase());
			if (!/^\S{2,40}$/.test(prefix))
				problems.push({ path: [name, "prefix"], message: "Write 2 to 40 signs without a space." });
			else if (other !== undefined)
				problems.push({ path: [name, "prefix"], message: `"${prefix}" already brings "${other}".` });
			taken.set(prefix.toLowerCase(), name);
		}
		const bad = badVariable(body);
		if (bad) problems.push({ path: [name, "body"], message: bad.message });
		return problems;
	});
}
