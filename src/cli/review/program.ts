import { Argument, type Command, Option } from "commander";
import type { Status } from "../../review/event.ts";
import type { ReviewStatusOptions } from "./commands.ts";

type Commands = typeof import("../cli-commands.ts");

/** Adds `review` and what it can do. Each command's own code is loaded when it runs. */
export function addReviewCommands(
	program: Command,
	commands: () => Promise<Commands>,
	exit: (status: number) => void,
): void {
	const review = program
		.command("review")
		.description("submit, return and accept drafts, and see how they stand")
		.helpOption("-h, --help", "print this help");
	const add = (name: string) => review.command(name).helpOption("-h, --help", "print this help");
	const addStep = (name: string, status: Status, about: string) =>
		add(name)
			.description(about)
			.argument("<draft>", "the note")
			.requiredOption("--by <name>", "who does it")
			.action(async (draft: string, { by }: { readonly by: string }) =>
				exit(await (await commands()).reviewStep(draft, status, by)),
			);

	add("status")
		.description("list drafts with their status and open comments; returned ones first")
		.addArgument(new Argument("[paths...]", "files or folders").default(["."], "this folder"))
		.addOption(new Option("--format <format>", "how to print").choices(["table", "json"]).default("table"))
		.action(async (paths: string[], options: ReviewStatusOptions) =>
			exit(await (await commands()).reviewStatus(paths, options)),
		);
	addStep("submit", "submitted", "hand a draft in for review");
	addStep("return", "returned", "send a draft back to its writer");
	addStep("accept", "accepted", "accept a draft as it is");
	add("merge-setup")
		.description("let git keep both sides when it merges review logs")
		.addArgument(new Argument("[folder]", "where .gitattributes is").default(".", "this folder"))
		.action(async (folder: string) => exit(await (await commands()).reviewMergeSetup(folder)));
}
