import { Argument, Command, Option } from "commander";
import { version } from "../../package.json";
import { builtInTemplates } from "../packs/built-in.ts";
import type { LintCommandOptions } from "./lint-command.ts";
import { addPackCommands } from "./pack/program.ts";
import type { ReportCommandOptions } from "./report-command.ts";
import { addReviewCommands } from "./review/program.ts";
import type { RulesCommandOptions } from "./rules-command.ts";
import type { ScoreCommandOptions } from "./score-command.ts";

const EXAMPLES = `
Examples:
  bootcamp-notes lint                          every note in this folder and below
  bootcamp-notes lint drafts "week1/**/*.md"   a folder and a pattern
  bootcamp-notes lint --fix admission.md       mend what needs no decision
  bootcamp-notes lint - < admission.txt        standard input
  bootcamp-notes new admission okafor.md       begin a note
  bootcamp-notes score hp-1 hp-1.draft.md      feedback on a practice case
  bootcamp-notes report drafts --out week.html what recurs in a cohort's drafts
  bootcamp-notes rules                         what is looked for
  bootcamp-notes pack install icu.notepack     templates and rules that faculty hand out
  bootcamp-notes review status drafts          how the drafts stand`;

const LINT_HELP = `
Folders are searched for .md, .markdown and .txt files that .gitignore and the "ignores" of
bootcamp-notes.json let through; a file that is named itself is always linted.

Exit status: 0 nothing at or over --fail-on, 1 something is, 2 the call, the settings or a file were wrong.`;

const SCORE_HELP = `
A score is no grade: it says what to do first next time.

Exit status: 0 scored, 2 the call, the case or the draft could not be read.`;

const REPORT_HELP = `
A draft belongs to the author in its front matter, else to the folder it is in under "drafts", else to its Author line.
It counts for the day it is dated, else for the day its file was last changed. Review logs beside drafts are read, too.

Exit status: 0 written, 2 the call, the settings or a file were wrong; what could be read is counted.`;

/** The command line. Each command's own code is loaded when it runs, so that help and mistakes come at once. */
export function makeProgram(exit: (status: number) => void): Command {
	const program = new Command("bootcamp-notes")
		.description("Lint practice clinical notes as a senior resident would, and begin new ones.")
		.version(version, "-V, --version", "print the version")
		.helpOption("-h, --help", "print this help")
		.helpCommand("help [command]", "print the help of a command")
		.addHelpText("after", EXAMPLES)
		.exitOverride()
		.configureOutput({ outputError: (text, write) => write(oneLine(text)) });

	const add = (name: string) => program.command(name).helpOption("-h, --help", "print this help");

	add("lint")
		.description("say what a senior would say about notes")
		.addArgument(
			new Argument(
				"[paths...]",
				"files, folders, patterns such as drafts/**/*.md, or - for standard input",
			).default(["."], "this folder"),
		)
		.addOption(
			new Option("--format <format>", "how to print").choices(["stylish", "json"]).default("stylish"),
		)
		.addOption(
			new Option("--fail-on <severity>", "exit with 1 from this severity on")
				.choices(["error", "warning", "information", "never"])
				.default("error"),
		)
		.option("--fix", "mend in place what needs no decision of yours")
		.option("--quiet", "show errors only")
		.option("--config <file>", "settings for all files, instead of the nearest bootcamp-notes.json")
		.option("--no-ignore", "lint also what .gitignore and settings leave out")
		.option("--trust-packs", "let packs of the folder weaken the rules on privacy and unsafe abbreviations")
		.option("--stdin-filename <name>", "what to call standard input")
		.option("--color", "color the output")
		.option("--no-color", "do not color it")
		.addHelpText("after", LINT_HELP)
		.action(async (paths: string[], options: LintCommandOptions) => {
			exit(await (await commands()).lint(paths, options));
		});

	add("new")
		.description("begin a note from a template, in a new file or on standard output")
		.argument("<kind>", `${builtInTemplates.map(({ id }) => id).join(", ")}, or what a pack brings`)
		.argument("[file]", "the file to write; one that is there is never touched")
		.action(async (kind: string, file: string | undefined) => {
			exit(await (await commands()).newNote(kind, file));
		});

	add("rules")
		.description("list the rules: id, severity, what is flagged")
		.addOption(
			new Option("--format <format>", "a table, or all there is to know as JSON")
				.choices(["table", "json"])
				.default("table"),
		)
		.option("--color", "color the output")
		.option("--no-color", "do not color it")
		.action(async (options: RulesCommandOptions) => {
			exit(await (await commands()).rules(options));
		});

	add("score")
		.description("compare a draft with a practice case: facts found, traps, words, what to do next")
		.argument("<case>", "a case file, or the id of a built-in case such as hp-1")
		.argument("<draft>", "the draft, or - for standard input")
		.addOption(
			new Option("--format <format>", "how to print").choices(["markdown", "json"]).default("markdown"),
		)
		.option("--minutes <minutes>", "how long writing it took")
		.option("--model", "print the model note after the feedback")
		.option("--config <file>", "settings to use, instead of the nearest bootcamp-notes.json")
		.addHelpText("after", SCORE_HELP)
		.action(async (name: string, draft: string, options: ScoreCommandOptions) => {
			exit(await (await commands()).score(name, draft, options));
		});

	add("report")
		.description("say what recurs in a cohort's drafts, as a page, a table or data")
		.addArgument(
			new Argument("[folders...]", "folders of drafts, files or patterns").default(["."], "this folder"),
		)
		.option("--out <file>", "write the report as one HTML file")
		.option("--csv <file>", "write its figures as a table")
		.option("--json <file>", "write its figures as data")
		.option("--since <date>", "leave out notes from before 2025-07-14 or 07/14/2025")
		.option("--anonymous", "put codes in the place of names")
		.option("--quiet", "say nothing but what went wrong")
		.option("--config <file>", "settings for all files, instead of the nearest bootcamp-notes.json")
		.option("--no-ignore", "count also what .gitignore and settings leave out")
		.option("--trust-packs", "let packs of the folder weaken the rules on privacy and unsafe abbreviations")
		.addHelpText("after", REPORT_HELP)
		.action(async (folders: string[], options: ReportCommandOptions) => {
			exit(await (await commands()).report(folders, options));
		});

	addPackCommands(program, commands, exit);
	addReviewCommands(program, commands, exit);

	return program;
}

/** Its own bundle, beside this one. */
function commands(): Promise<typeof import("./cli-commands.ts")> {
	return import("./cli-commands.js");
}

/** Commander's "error: …" and its suggestion, as one line under our name. */
function oneLine(text: string): string {
	return `${text
		.replace(/^error: /, "bootcamp-notes: ")
		.trim()
		.replace(/\s*\n\s*/g, " ")}\n`;
}
