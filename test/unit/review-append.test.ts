import assert from "node:assert/strict";
import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { buildSync } from "esbuild";
import fc from "fast-check";
import { logsOnDisk } from "../../src/cli/review/append-log.ts";
import type { ReviewEvent } from "../../src/review/event.ts";
import { withReviewMerge } from "../../src/review/git-attributes.ts";
import { readLog } from "../../src/review/log.ts";
import { Outbox, type WholeFiles } from "../../src/review/outbox.ts";
import { lineOf, makeEvent } from "../../src/review/write.ts";

function reply(body: string, by = "Dr. Lee"): ReviewEvent {
	return makeEvent({ type: "reply", by, to: "c1", body }, 0);
}

function idsIn(text: string): string[] {
	return readLog(text).events.map(({ id }) => id);
}

const diskLogs = logsOnDisk(1);

let folder: string;
let log: string;
beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), "bootcamp-notes-"));
	log = join(folder, "admission.md.review.jsonl");
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe("appending to a review log on the disk", function () {
	this.timeout(120_000);

	it("puts each event on a line of its own, behind whatever was left half-written", async () => {
		const [a, b, c] = [reply("one"), reply("two\nlines"), reply("three")];
		await diskLogs.append(log, [a, b]);
		const half = Buffer.from(lineOf(reply("Grüße"))).subarray(0, -6);
		appendFileSync(log, half);
		await diskLogs.append(log, [c]);
		const text = readFileSync(log, "utf8");
		assert.equal(text, `${lineOf(a)}\n${lineOf(b)}\n${half}\n${lineOf(c)}\n`);
		assert.deepEqual(
			readLog(text).problems.map(({ line, kind }) => [line, kind]),
			[[3, "unreadable"]],
		);
	});

	it("rejects where nothing can be written", async () => {
		await assert.rejects(diskLogs.append(join(folder, "none", "x.review.jsonl"), [reply("one")]));
	});

	it("loses nothing of a thousand acknowledged events of four processes that are killed at random, and breaks none", async () => {
		const program = join(folder, "writer.cjs");
		buildSync({
			stdin: {
				contents: `
					import { logsOnDisk } from "./src/cli/review/append-log.ts";
					import { makeEvent } from "./src/review/write.ts";
					// No editor is at work here, and the test would take long.
					const diskLogs = logsOnDisk(1);
					(async () => {
						for (let i = 0; ; i++) {
							const body = "x".repeat(i % 7 === 0 ? 20000 : 50);
							const event = makeEvent({ type: "reply", by: process.argv[3], to: "c1", body }, i);
							await diskLogs.append(process.argv[2], [event]);
							process.stdout.write(event.id + "\\n");
						}
					})();`,
				resolveDir: process.cwd(),
				loader: "ts",
			},
			bundle: true,
			platform: "node",
			outfile: program,
			logLevel: "error",
		});
		const acknowledged = new Set<string>();
		let killed = 0;
		const write = async (by: string) => {
			while (acknowledged.size < 1000) {
				const child = spawn(process.execPath, [program, log, by]);
				const ended = new Promise((done) => child.on("close", done));
				await readIds(child, acknowledged, 20 + Math.floor(Math.random() * 60));
				child.kill("SIGKILL");
				killed++;
				await ended;
			}
		};
		await Promise.all(["Dr. Lee", "Dr. Ray", "Okafor", "Mendes"].map(write));
		const { events, problems } = readLog(readFileSync(log, "utf8"));
		const found = new Set(events.map(({ id }) => id));
		assert.ok(acknowledged.size >= 1000 && killed >= 8);
		assert.deepEqual(
			[...acknowledged].filter((id) => !found.has(id)),
			[],
		);
		// What was under way when its writer was killed is there whole or not at all.
		assert.ok(events.length <= acknowledged.size + killed, `${events.length} events`);
		assert.ok(problems.length <= killed, `${problems.length} problems`);
		for (const event of events) assert.match((event as { body?: string }).body ?? "", /^x+$/);
	});

	it("loses nothing while slow editors write the same log whole", async () => {
		const slow = (ms: number): WholeFiles => ({
			read: async (path) => {
				const bytes = await readFile(path).catch(() => undefined);
				await setTimeout(ms);
				return bytes;
			},
			write: async (path, bytes) => {
				await setTimeout(ms);
				await writeFile(path, bytes);
			},
			pause: () => setTimeout(ms),
		});
		const editors = [new Outbox(slow(12), memory()), new Outbox(slow(25), memory())];
		// From an editor's reading to its writing 50 ms go by.
		const writers = [...editors, logsOnDisk(150), logsOnDisk(150)];
		const sent: ReviewEvent[] = [];
		await Promise.all(
			writers.map(async (writer, i) => {
				for (let k = 0; k < 8; k++) {
					const event = reply(`${i} ${k}`);
					sent.push(event);
					await writer.append(log, [event]);
					for (const editor of editors) void editor.check(log);
				}
			}),
		);
		for (const editor of editors) await editor.settle(log);
		assert.deepEqual(idsIn(readFileSync(log, "utf8")).sort(), sent.map(({ id }) => id).sort());
	});
});

/** Takes in the ids that a child prints, until there are so many; what it still prints while it is killed counts too. */
function readIds(child: ChildProcess, ids: Set<string>, enough: number): Promise<void> {
	return new Promise((done) => {
		let rest = "";
		let count = 0;
		child.stdout?.setEncoding("utf8").on("data", (text: string) => {
			const lines = (rest + text).split("\n");
			rest = lines.pop() as string;
			for (const id of lines) ids.add(id);
			count += lines.length;
			if (count >= enough) done();
		});
		child.on("close", () => done());
	});
}

/** A file that several windows read and write whole, each with delays of its own. */
class SharedFile {
	bytes = new Uint8Array();
	failing = false;

	files(wait: () => Promise<void>): WholeFiles {
		return {
			read: async () => {
				await wait();
				const { bytes } = this;
				await wait();
				return bytes;
			},
			write: async (_path, bytes) => {
				await wait();
				if (this.failing) throw new Error("read-only");
				this.bytes = Uint8Array.from(bytes);
				await wait();
			},
			pause: wait,
		};
	}

	get text(): string {
		return new TextDecoder().decode(this.bytes);
	}
}

function memory(): ConstructorParameters<typeof Outbox>[1] & { kept: string } {
	return {
		kept: "{}",
		load() {
			return JSON.parse(this.kept);
		},
		async save(events) {
			this.kept = JSON.stringify(events);
		},
	};
}

describe("sending to a review log that can only be written whole", () => {
	const path = "a.review.jsonl";

	it("loses nothing while several windows write over each other", async () => {
		await fc.assert(
			fc.asyncProperty(
				fc.scheduler(),
				fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 2, maxLength: 3 }),
				async (scheduler, counts) => {
					const shared = new SharedFile();
					const wait = () => scheduler.schedule(Promise.resolve()).then(() => undefined);
					const windows = counts.map(() => new Outbox(shared.files(wait), memory()));
					const sent: ReviewEvent[] = [];
					const all = Promise.all(
						windows.map(async (window, i) => {
							for (let k = 0; k < (counts[i] as number); k++) {
								const event = reply(`${i} ${k}`);
								sent.push(event);
								await window.append(path, [event]);
							}
						}),
					);
					await scheduler.waitFor(all);
					// The file has changed: every window looks once, one after the other as their watchers tell them.
					for (const window of windows) await scheduler.waitFor(window.check(path));
					assert.deepEqual(idsIn(shared.text).sort(), sent.map(({ id }) => id).sort());
				},
			),
			{ numRuns: 200 },
		);
	});

	it("waits for a log that somebody is just writing, which is empty or cut off for a moment", async () => {
		const old = new TextEncoder().encode(`${lineOf(reply("old"))}\n${lineOf(reply("older"))}\n`);
		for (const first of [0, 30]) {
			const shared = new SharedFile();
			shared.bytes = old.slice(0, first);
			let pauses = 0;
			const files: WholeFiles = {
				...shared.files(async () => {}),
				pause: async () => {
					if (++pauses === 2) shared.bytes = old;
				},
			};
			await new Outbox(files, memory()).append(path, [reply("new")]);
			assert.equal(readLog(shared.text).events.length, 3);
		}
	});

	it("changes no byte of what is there, broken ones neither", async () => {
		const shared = new SharedFile();
		shared.bytes = Uint8Array.from([123, 0xc3, 10, 0xff, 0xfe]);
		const event = reply("one");
		await new Outbox(
			shared.files(async () => {}),
			memory(),
		).append(path, [event]);
		const expected = [123, 0xc3, 10, 0xff, 0xfe, 10, ...new TextEncoder().encode(`${lineOf(event)}\n`)];
		assert.deepEqual([...shared.bytes], expected);
	});

	it("adds again after a restart what was lost while the window was closed, until it is settled", async () => {
		const shared = new SharedFile();
		const store = memory();
		const files = shared.files(async () => {});
		const event = reply("one");
		await new Outbox(files, store).append(path, [event]);
		shared.bytes = new Uint8Array();
		const next = new Outbox(files, store);
		assert.deepEqual(next.paths, [path]);
		await next.check(path);
		assert.deepEqual(idsIn(shared.text), [event.id]);
		await next.settle(path, [event]);
		assert.deepEqual(next.paths, []);
		shared.bytes = new Uint8Array();
		await next.check(path);
		assert.equal(shared.text, "");
	});

	it("tells when nothing can be written, and does not write it later behind one's back", async () => {
		const shared = new SharedFile();
		const store = memory();
		const outbox = new Outbox(
			shared.files(async () => {}),
			store,
		);
		shared.failing = true;
		await assert.rejects(outbox.append(path, [reply("one")]), /read-only/);
		shared.failing = false;
		await outbox.check(path);
		assert.equal(shared.text, "");
		const second = reply("two");
		await outbox.append(path, [second]);
		assert.deepEqual(idsIn(shared.text), [second.id]);
	});
});

describe("merging review logs with git", () => {
	it("is set in .gitattributes once, and leaves the rest as it is", () => {
		const line = "*.review.jsonl merge=union -text\n";
		assert.equal(withReviewMerge(""), line);
		assert.equal(withReviewMerge("* text=auto"), `* text=auto\n${line}`);
		assert.equal(withReviewMerge("* text=auto\r\n"), `* text=auto\r\n${line.replace("\n", "\r\n")}`);
		assert.equal(withReviewMerge(`# ours\n${line}`), undefined);
	});

	it("keeps the events of both sides, also when one has a half-written last line", () => {
		const git = (...args: string[]) =>
			execFileSync("git", ["-c", "user.name=t", "-c", "user.email=t@example.org", ...args], {
				cwd: folder,
				stdio: "pipe",
			});
		git("init", "-q", "-b", "main");
		writeFileSync(join(folder, ".gitattributes"), withReviewMerge("") as string);
		const [first, ours, theirs] = [reply("first"), reply("ours"), reply("theirs")];
		writeFileSync(log, `${lineOf(first)}\n`);
		git("add", "-A");
		git("commit", "-qm", "first");
		git("checkout", "-qb", "other");
		appendFileSync(log, `${lineOf(theirs)}\n`);
		git("commit", "-qam", "theirs");
		git("checkout", "-q", "main");
		appendFileSync(log, `${lineOf(ours)}\n{"v":1,"id":"hal`);
		git("commit", "-qam", "ours");
		git("merge", "-q", "--no-edit", "other");
		const { events, problems } = readLog(readFileSync(log, "utf8"));
		assert.deepEqual(events.map(({ id }) => id).sort(), [first, ours, theirs].map(({ id }) => id).sort());
		assert.deepEqual(
			problems.map(({ text }) => text),
			['{"v":1,"id":"hal'],
		);
	});
});
