import { join } from "node:path";
import { positionIn } from "../note/lines.ts";
import { builtInPack } from "../packs/built-in.ts";
import { type PracticeCase, readCase } from "../packs/case.ts";
import { engineOf } from "../packs/engine.ts";
import { feedbackMarkdown } from "../practice/feedback.ts";
import { scoreAttempt } from "../practice/score.ts";
import type { NoteSpec } from "../rules/note-spec.ts";
import { nameOf } from "./find-notes.ts";
import { folderOf, slashed } from "./node-files.ts";
import { Output } from "./output.ts";
import { packsOf } from "./pack/packs-of.ts";
import { printable } from "./printable.ts";
import { CallError, type Problem, problemLine, problemOf } from "./problem.ts";
import { readNoteFile, readStandardInput } from "./read-note.ts";
import { settingsOf } from "./settings-of.ts";

/** The options of `score`, as commander gives them. */
export interface ScoreCommandOptions {
	readonly format: "markdown" | "json";
	readonly minutes?: string;
	readonly model?: boolean;
	readonly config?: string;
}

interface OpenCase {
	readonly path: string;
	readonly case: PracticeCase;
}

/** What went wrong where, already known to be worth telling. */
class Wrong extends Error {
	constructor(readonly problems: readonly Problem[]) {
		super();
	}
}

/** Scores a draft against a case and writes the feedback; gives the exit status: 0, or 2. */
export async function score(name: string, draft: string, options: ScoreCommandOptions): Promise<number> {
	const minutes = minutesOf(options.minutes);
	try {
		const settings = await (await settingsOf(options.config))(slashed(draft === "-" ? "x.md" : draft));
		const folder = settings?.folder ?? slashed(".");
		const { composition } = await packsOf(folder, settings);
		const opened = await openCase(name, composition.notes);
		const content =
			draft === "-"
				? await readStandardInput("standard input")
				: await readNoteFile(draft, nameOf(slashed(draft)));
		if ("message" in content) throw new Wrong([content]);
		const engine = engineOf(composition, settings?.settings);
		const result = scoreAttempt({
			case: opened.case,
			checked: engine.check(content.text, draft),
			spec: composition.notes.get(opened.case.note),
			minutes,
		});
		const model = options.model ? await modelOf(opened) : undefined;
		const output = new Output(process.stdout);
		if (options.format === "json") {
			const { order: _, ...shown } = result;
			const all = model === undefined ? shown : { ...shown, model };
			await output.write(`${JSON.stringify(all, undefined, 2)}\n`);
		} else {
			await output.write(feedbackMarkdown(result));
			if (model !== undefined) await output.write(`\n## Model note\n\n${model.trim()}\n`);
		}
		return output.status(0);
	} catch (error) {
		if (!(error instanceof Wrong)) throw error;
		for (const problem of error.problems) process.stderr.write(problemLine(problem));
		return 2;
	}
}

function minutesOf(text: string | undefined): number | undefined {
	if (text === undefined) return;
	const minutes = Number(text);
	if (!/^\d+(?:\.\d+)?$/.test(text) || minutes > 10_000)
		throw new CallError(`--minutes takes a number of minutes, not "${printable(text)}"`);
	return minutes;
}

/** The built-in cases, by id. */
function builtInCases(): ReadonlyMap<string, string> {
	const paths = builtInPack.manifest.cases ?? [];
	const folder = join(__dirname, "..", "templates");
	return new Map(paths.map((path) => [path.replace(/^.*\//, "").replace(/\.md$/, ""), join(folder, path)]));
}

async function openCase(name: string, notes: ReadonlyMap<string, NoteSpec>): Promise<OpenCase> {
	const cases = builtInCases();
	const path = cases.get(name) ?? name;
	if (path === name && !/[./\\]/.test(name)) {
		const known = [...cases.keys()];
		const there = known.length > 0 ? `; there are ${known.join(", ")}` : "";
		throw new CallError(`there is no built-in case "${printable(name)}"${there}`);
	}
	const shown = nameOf(slashed(path));
	const content = await readNoteFile(path, shown);
	if ("message" in content) throw new Wrong([content]);
	const sections = new Set([...notes.values()].flatMap((note) => note.sections.map(({ id }) => id)));
	const { case: read, problems } = readCase(content.text, { kinds: new Set(notes.keys()), sections });
	if (read) return { path, case: read };
	throw new Wrong(
		problems.map(({ message, start }) => ({ file: shown, message, ...positionIn(content.text, start) })),
	);
}

async function modelOf({ path, case: of }: OpenCase): Promise<string> {
	const file = join(folderOf(path), of.model);
	const content = await readNoteFile(file, nameOf(slashed(file)));
	if ("message" in content) throw new Wrong([problemOf(content.file, `The model note: ${content.message}`)]);
	return content.text;
}
