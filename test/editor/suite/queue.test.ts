import assert from "node:assert";
import * as vscode from "vscode";
import type { QueueFilter, QueueGroup } from "../../../src/review/queue.ts";
import { lineOf, makeEvent } from "../../../src/review/write.ts";
import { clean, freshFolder, withoutCodeStatus } from "./drafts.ts";
import { workspaceFolder } from "./editor.ts";

interface Queue {
	readonly groups: readonly QueueGroup[];
	/** Files that are still to be read. */
	readonly left: number;
}

const number = 500;
const step = (status: "submitted" | "returned", text: string) =>
	`${lineOf(makeEvent({ type: "status", by: "Okafor", status, text }, 0))}\n`;

/** What the queue shows, once it is as wanted: it is told of changed files a moment later. */
async function queueWhen(wanted: (queue: Queue) => boolean): Promise<Queue> {
	const end = Date.now() + 60_000;
	for (;;) {
		const queue = (await vscode.commands.executeCommand("_bootCampNotes.drafts")) as Queue;
		if (queue.left === 0 && wanted(queue)) return queue;
		if (Date.now() > end)
			throw new Error(`The queue shows ${queue.groups.map((each) => `${each.label} ${each.drafts.length}`)}`);
		await new Promise((resolve) => setTimeout(resolve, 50));
	}
}

const group = ({ groups }: Queue, label: string) =>
	groups
		.find((each) => each.label === label)
		?.drafts.map(({ path }) => path.slice(path.lastIndexOf("/") + 1)) ?? [];

describe("the drafts view", () => {
	const folder = vscode.Uri.joinPath(workspaceFolder(), freshFolder());
	const write = (name: string, text: string) =>
		vscode.workspace.fs.writeFile(vscode.Uri.joinPath(folder, name), new TextEncoder().encode(text));
	const search = (text: string) => vscode.commands.executeCommand("bootCampNotes.drafts.search", text);
	const filter = (by: QueueFilter) => vscode.commands.executeCommand("bootCampNotes.drafts.filter", by);

	after(async () => {
		await vscode.commands.executeCommand("bootCampNotes.drafts.clearSearch");
		await vscode.workspace.fs.delete(folder, { recursive: true });
	});

	it(`lists ${number} drafts, searches and filters them, and follows their files`, async () => {
		const names = Array.from({ length: number }, (_, i) => `n${String(i).padStart(3, "0")}.md`);
		for (const [i, name] of names.entries()) {
			const text = i % 10 ? clean : withoutCodeStatus;
			await write(name, text);
			if (i % 5 === 0) await write(`${name}.review.jsonl`, step(i % 2 ? "returned" : "submitted", text));
		}
		const path = folder.path.slice(folder.path.lastIndexOf("/") + 1);
		await search(path);
		const all = await queueWhen(
			({ groups }) => groups.reduce((sum, { drafts }) => sum + drafts.length, 0) === number,
		);
		assert.deepEqual(
			all.groups.map(({ label, drafts }) => [label, drafts.length]),
			[
				["Returned", 50],
				["Submitted", 50],
				["Draft", 400],
			],
		);
		await search(`${path} n49`);
		assert.deepEqual(group(await queueWhen(() => true), "Submitted"), ["n490.md"]);
		await search(path);
		await filter({ status: ["Submitted"], severity: ["Errors", "Warnings"] });
		const flagged = await queueWhen(() => true);
		assert.deepEqual(
			flagged.groups.map(({ label, drafts }) => [label, drafts.length]),
			[["Submitted", 50]],
		);
		await filter({ status: ["Draft", "Returned"] });
		await write("n001.md.review.jsonl", step("returned", clean));
		await queueWhen((queue) => group(queue, "Returned").includes("n001.md"));
		await vscode.workspace.fs.delete(vscode.Uri.joinPath(folder, "n002.md"));
		await queueWhen((queue) => !group(queue, "Draft").includes("n002.md"));
		await filter({});
		const { groups } = await queueWhen(() => true);
		assert.equal(
			groups.reduce((sum, { drafts }) => sum + drafts.length, 0),
			number - 1,
		);
	}).timeout(120_000);
});
