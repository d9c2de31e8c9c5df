import type { FileProblem } from "../lint/json-file.ts";
import { frontMatterEnd } from "../note/front-matter.ts";
import { checkCase, type KnownToPack } from "./case-check.ts";
import { type CaseFrontMatter, caseSchema } from "./case-schema.ts";
import { type DoubtPhrasing, warnCase } from "./case-warnings.ts";
import { readYaml } from "./case-yaml.ts";

/** A case as a pack holds it: what is scored, and the chart that the intern reads. */
export interface PracticeCase extends CaseFrontMatter {
	/** The chart, in Markdown. */
	readonly chart: string;
}

/** More than this nobody writes by hand, in UTF-16 units. */
const LARGEST = 200_000;
const MOST_PROBLEMS = 20;

interface ReadCase {
	readonly case?: PracticeCase;
	readonly problems: FileProblem[];
	/** What an author should look at again; empty without `doubt`. */
	readonly warnings: FileProblem[];
}

/**
 * Reads a case file. `case` is there only when nothing is wrong; problems stand in the order of their places.
 * Never throws, whatever the text.
 *
 * @param text the file's text
 * @param known what the pack knows: with it, kinds of note and the file's name are checked too
 * @param doubt what is doubtful about a phrasing: with it, a case in order is looked at for that too
 */
export function readCase(text: string, known: KnownToPack = {}, doubt?: DoubtPhrasing): ReadCase {
	const start = text.startsWith("\uFEFF") ? 1 : 0;
	const one = (message: string, from = start, to = lineEnd(text, from)) => ({
		problems: [{ message, start: from, end: Math.max(to, Math.min(from + 1, text.length)) }],
		warnings: [],
	});
	if (text.length > LARGEST) return one("This case is too large: 200,000 characters are the most.");
	const end = frontMatterEnd(text, LARGEST);
	if (end === 0)
		return one("A case begins with front matter: a line of three dashes, keys, a line of three dashes.");
	const open = lineEnd(text, start);
	const close = text.lastIndexOf("---", end);
	const yaml = readYaml(text.slice(open, close));
	const found = [...yaml.problems];
	let value: CaseFrontMatter | undefined;
	if (found.length === 0) {
		const parsed = caseSchema.safeParse(yaml.value);
		if (parsed.success) value = parsed.data;
		else for (const issue of parsed.error.issues) found.push(...yaml.explain(issue));
		if (value) found.push(...checkCase(value, known).map(({ message, path }) => yaml.at(path, message)));
	}
	const chart = text.slice(end).trim();
	const inFile = (problem: FileProblem) => ({
		...problem,
		start: problem.start + open,
		end: problem.end + open,
	});
	const problems = found.map(inFile);
	if (!chart)
		problems.push({
			message: "The chart is missing: write it below the front matter.",
			start: close,
			end,
		});
	problems.sort((a, b) => a.start - b.start);
	// What is no list has no length either: the first says enough.
	const places = new Set<number>();
	const first = problems.filter(({ start }) => !places.has(start) && places.add(start));
	if (problems.length > 0 || !value) return { problems: first.slice(0, MOST_PROBLEMS), warnings: [] };
	const warnings = doubt
		? warnCase(value, doubt).map(({ message, path }) => inFile(yaml.at(path, message)))
		: [];
	return { case: { ...value, chart }, problems: [], warnings: warnings.slice(0, MOST_PROBLEMS) };
}

function lineEnd(text: string, from: number): number {
	const found = text.slice(from).search(/[\r\n]/);
	return found < 0 ? text.length : from + found;
}
