import { type Command, Option } from "commander";
import type { PackBuildOptions } from "./build-command.ts";
import type { PackCheckOptions } from "./check-command.ts";
import type { PackInstallOptions } from "./install-command.ts";
import type { PackListOptions } from "./list-command.ts";
import type { PackNewOptions } from "./new-command.ts";

type Commands = typeof import("../cli-commands.ts");

const HELP = `
A pack is a folder with a pack.json, or that folder in one .notepack file. It holds data only, never code.
Packs under packs/ of a boot-camp folder hold for its notes without being installed.

Exit status: 0 all went well, 2 something is wrong, said in one line each.`;

/** Adds `pack` and what it can do. Each command's own code is loaded when it runs. */
export function addPackCommands(
	program: Command,
	commands: () => Promise<Commands>,
	exit: (status: number) => void,
): void {
	const pack = program
		.command("pack")
		.description("make, check, build and install template packs")
		.helpOption("-h, --help", "print this help")
		.addHelpText("after", HELP);
	const add = (usage: string) => pack.command(usage).helpOption("-h, --help", "print this help");
	const format = new Option("--format <format>", "how to print").choices(["text", "json"]).default("text");

	add("new <title>")
		.description("begin a pack in packs/, from the built-in one or from a note")
		.option("--from <file>", "a note whose headings become a kind of note")
		.option("--note <title>", 'what such a note is called, such as "Transfer Note"')
		.option("--house-style", "only budgets, words and dot phrases, over the built-in notes")
		.option("--to <folder>", "where to write it")
		.action(async (title: string, options: PackNewOptions) =>
			exit(await (await commands()).newPackFolder(title, options)),
		);
	add("check <packs...>")
		.description("check packs: every file, and their own examples against the rules")
		.addOption(format)
		.action(async (packs: string[], options: PackCheckOptions) =>
			exit(await (await commands()).checkPacks(packs, options)),
		);
	add("build <pack>")
		.description("check a pack and pack it into one file; the same pack gives the same bytes")
		.option("--out <file>", "the file to write")
		.option("--vsix", "make an extension without code, for the Marketplace, Open VSX or a file share")
		.option("--publisher <name>", "your name there")
		.action(async (name: string, options: PackBuildOptions) =>
			exit(await (await commands()).buildPackFile(name, options)),
		);
	add("install <packs...>")
		.description("install packs for you, or update them; an update says what changes")
		.option("--dry-run", "say what would change, and change nothing")
		.option("-y, --yes", "update without asking")
		.action(async (packs: string[], options: PackInstallOptions) =>
			exit(await (await commands()).installPacks(packs, options)),
		);
	add("list")
		.description("list the packs for this folder: where they are from, and what hides what")
		.addOption(format)
		.action(async (options: PackListOptions) => exit(await (await commands()).listPacks(options)));
	add("remove <name>")
		.description("remove an installed pack")
		.action(async (name: string) => exit(await (await commands()).removePack(name)));
	add("roll-back <name>")
		.description("put the version before in the place of the installed one")
		.action(async (name: string) => exit(await (await commands()).rollBackPack(name)));
}
