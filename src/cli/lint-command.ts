import type { Checked, Engine } from "../lint/engine.ts";
import type { FoundSettings } from "../lint/files.ts";
import { atLeast, type Finding } from "../lint/finding.ts";
import { fixAll } from "../lint/fix.ts";
import { toResult } from "../lint/result.ts";
import type { Severity } from "../rules/rule.ts";
import { painter, wantsColor } from "./colors.ts";
import { checkFile, engineFor } from "./engine-for.ts";
import { findNotes, type NoteFile } from "./find-notes.ts";
import type { Format } from "./format.ts";
import { formats } from "./formats.ts";
import { slashed } from "./node-files.ts";
import { Output } from "./output.ts";
import { CallError, type Problem, problemLine, problemOf, whatWentWrong } from "./problem.ts";
import { Progress } from "./progress.ts";
import { readAhead } from "./read-ahead.ts";
import { type NoteText, readNoteFile, readStandardInput } from "./read-note.ts";
import { settingsOf } from "./settings-of.ts";
import { addFindings, noTotals } from "./totals.ts";
import { ChangedMeanwhile, replaceFile } from "./write-file.ts";
import { YesterdayFinder } from "./yesterday-of.ts";

/** The options of `lint`, as commander gives them. */
export interface LintCommandOptions {
	readonly format: keyof typeof formats;
	readonly failOn: Severity | "never";
	readonly quiet?: boolean;
	readonly fix?: boolean;
	readonly ignore: boolean;
	readonly config?: string;
	/** Packs of the folder may weaken the rules on privacy and on unsafe abbreviations. */
	readonly trustPacks?: boolean;
	readonly color?: boolean;
	readonly stdinFilename?: string;
}

const STANDARD_INPUT = "-";
const AT_ONCE = 16;

/** Lints what the paths mean and writes what there is to say; gives the exit status. */
export async function lint(paths: readonly string[], options: LintCommandOptions): Promise<number> {
	checkCall(paths, options);
	const settings = await settingsOf(options.config);
	const files = paths.filter((path) => path !== STANDARD_INPUT);
	const { notes, problems } = await findNotes(files, settings, options.ignore);
	const input = paths.includes(STANDARD_INPUT) ? await standardInput(options.stdinFilename, settings) : [];
	const run = new LintRun(options, notes.length + input.length);
	for (const problem of problems) run.report(problem);
	await run.lint([...input, ...notes]);
	return run.close();
}

function checkCall(paths: readonly string[], { fix, stdinFilename }: LintCommandOptions): void {
	const input = paths.includes(STANDARD_INPUT);
	if (stdinFilename !== undefined && !input)
		throw new CallError("--stdin-filename goes with -, which reads standard input");
	if (fix && input) throw new CallError("--fix changes files; it cannot change standard input");
}

interface Source extends NoteFile {
	readonly standardInput?: boolean;
}

async function standardInput(
	name: string | undefined,
	settings: Awaited<ReturnType<typeof settingsOf>>,
): Promise<Source[]> {
	const path = slashed(name ?? "note.md");
	return [{ path, name: name ?? "", settings: await settings(path), standardInput: true }];
}

class LintRun {
	readonly #options: LintCommandOptions;
	readonly #output = new Output(process.stdout);
	readonly #format: Format;
	readonly #progress: Progress;
	readonly #totals = noTotals();
	readonly #yesterdays = new YesterdayFinder();
	readonly #engines = new Map<FoundSettings | undefined, Promise<Engine>>();
	#wrong = false;
	#failed = false;

	constructor(options: LintCommandOptions, total: number) {
		this.#options = options;
		this.#progress = new Progress(total, process.stderr);
		const { stdout } = process;
		const paint = painter(wantsColor(options.color, stdout));
		const width = stdout.isTTY ? stdout.columns || 80 : Number.POSITIVE_INFINITY;
		this.#format = formats[options.format]({ paint, width });
	}

	/** Says what went wrong; the rest is still linted. */
	report(problem: Problem): void {
		this.#wrong = true;
		this.#progress.clear();
		process.stderr.write(problemLine(problem));
	}

	async lint(sources: readonly Source[]): Promise<void> {
		const read = ({ standardInput, path, name }: Source) =>
			standardInput ? readStandardInput(name || "standard input") : readNoteFile(path, name);
		let done = 0;
		for await (const [source, content] of readAhead(sources, AT_ONCE, read)) {
			this.#progress.step(done++);
			if ("message" in content) this.#unread(content);
			else await this.#note(source, content);
			// Nobody reads on; only what changes files is worth finishing.
			if (this.#output.closed && !this.#options.fix) break;
		}
	}

	async close(): Promise<number> {
		this.#progress.clear();
		await this.#output.write(this.#format.end(this.#totals));
		return this.#output.status(this.#wrong ? 2 : this.#failed ? 1 : 0);
	}

	#unread(problem: Problem): void {
		this.#totals.unread++;
		this.report(problem);
	}

	async #note(source: Source, { text, bytes }: NoteText): Promise<void> {
		const { name, settings } = source;
		const engine = await this.#engine(settings);
		let checked: Checked;
		try {
			let previous: string | undefined;
			if (source.standardInput) checked = engine.check(text, name);
			else ({ checked, previous } = await checkFile(engine, this.#yesterdays, source, text));
			if (this.#options.fix) checked = await this.#fix(source, engine, bytes, text, checked, previous);
		} catch (error) {
			// A mistake of ours in one note must not keep the others from being read.
			return this.#unread(problemOf(name || "standard input", `Linting this failed: ${error}`));
		}
		const { note, findings } = checked;
		const shown = this.#options.quiet ? findings.filter(({ severity }) => severity === "error") : findings;
		const result = toResult(note, shown, name || undefined);
		engine.forget(name);
		if (note.clinical) addFindings(this.#totals, result.findings);
		else this.#totals.others++;
		this.#totals.hidden += findings.length - shown.length;
		this.#totals.fixable += shown.filter(({ fixes }) => fixes.some(({ safe }) => safe)).length;
		this.#failed ||= findings.some((finding) => this.#fails(finding));
		const words = this.#format.file(result, name || "standard input");
		if (words) this.#progress.clear();
		await this.#output.write(words);
	}

	#fails({ severity }: Finding): boolean {
		const { failOn } = this.#options;
		return failOn !== "never" && atLeast(severity, failOn);
	}

	/** Mends a note in its file; gives what is left to say, or all of it where the file could not be written. */
	async #fix(
		source: Source,
		engine: Engine,
		bytes: Buffer,
		text: string,
		checked: Checked,
		previous: string | undefined,
	): Promise<Checked> {
		const { name } = source;
		const before = checked.findings.length;
		const fixed = fixAll(engine, text, name);
		if (fixed === text) return engine.check(text, name, previous);
		const written = await this.#write(source, bytes, fixed);
		const after = engine.check(written ? fixed : text, name, previous);
		if (written) {
			this.#totals.fixed += Math.max(1, before - after.findings.length);
			this.#totals.fixedNotes++;
		}
		return after;
	}

	async #write({ path, name }: Source, bytes: Buffer, text: string): Promise<boolean> {
		const mark = bytes.subarray(0, 3).toString("hex") === "efbbbf" ? "\uFEFF" : "";
		try {
			await replaceFile(path, bytes, Buffer.from(mark + text));
			return true;
		} catch (error) {
			const changed = error instanceof ChangedMeanwhile;
			const why = changed ? "It was changed at the same time." : whatWentWrong(error);
			this.report(problemOf(name, `The fixes were not written. ${why}`));
			return false;
		}
	}

	/** The engine for some settings. Where those are wrong, each mistake is named once and the built-in ones hold. */
	#engine(found: FoundSettings | undefined): Promise<Engine> {
		let engine = this.#engines.get(found);
		if (!engine) {
			engine = this.#makeEngine(found);
			this.#engines.set(found, engine);
		}
		return engine;
	}

	async #makeEngine(found: FoundSettings | undefined): Promise<Engine> {
		const { engine, problems, notices } = await engineFor(found, this.#options.trustPacks);
		for (const problem of problems) this.report(problem);
		for (const line of notices) this.#notice(line);
		return engine;
	}

	/** Says something that is no mistake. */
	#notice(line: string): void {
		this.#progress.clear();
		process.stderr.write(line);
	}
}
