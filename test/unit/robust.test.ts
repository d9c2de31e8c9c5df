import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { applyEdits, safeEdits } from "../../src/lint/edits.ts";
import { Engine } from "../../src/lint/engine.ts";
import { fixAll } from "../../src/lint/fix.ts";
import { toResult } from "../../src/lint/result.ts";
import { createLinter } from "../../src/linter.ts";
import { builtInNotes } from "../../src/packs/built-in.ts";
import { termData } from "../../src/rules/terms/data.ts";
import { noteText } from "./note-text.ts";

const engine = new Engine({ notes: builtInNotes, settings: [], terms: termData });
const drafts = files("examples/boot-camp/drafts")
	.filter((file) => /\.(?:md|txt)$/.test(file))
	.map((file) => readFileSync(file, "utf8"));

function files(folder: string): string[] {
	return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
		const path = join(folder, entry.name);
		return entry.isDirectory() ? files(path) : [path];
	});
}

/** A realistic draft with pieces cut out, doubled, moved and scrambled. */
const mutated = fc
	.tuple(
		fc.constantFrom(...drafts),
		fc.array(
			fc.tuple(
				fc.double({ min: 0, max: 1, noNaN: true }),
				fc.nat(300),
				fc.oneof(noteText({ maxPieces: 5 }), fc.string({ unit: "binary", maxLength: 20 })),
			),
			{
				minLength: 1,
				maxLength: 8,
			},
		),
	)
	.map(([draft, changes]) =>
		changes.reduce((text, [at, remove, insert]) => {
			const start = Math.floor(at * text.length);
			return text.slice(0, start) + insert + text.slice(start + remove);
		}, draft),
	);
const random = fc.oneof(
	noteText(),
	fc.string({ unit: "binary", maxLength: 400 }),
	noteText({ maxPieces: 12 }).map((text) => `---\nnote: admission\n---\n${text.repeat(4)}`),
);

function checkOne(text: string): void {
	const { note, findings } = engine.check(text, "x.md");
	for (const finding of findings) {
		assert.ok(0 <= finding.start && finding.start <= finding.end && finding.end <= text.length, finding.rule);
		assert.ok(!finding.wait || (finding.wait.start >= 0 && finding.wait.end <= text.length), finding.rule);
		for (const fix of finding.fixes) {
			for (const edit of fix.edits())
				assert.ok(
					0 <= edit.start && edit.start <= edit.end && edit.end <= text.length,
					`${finding.rule} ${fix.title}`,
				);
		}
	}
	const lines = text.split(/\r\n|\n|\r/);
	for (const { start, end } of toResult(note, findings).findings) {
		for (const { line, column } of [start, end]) {
			assert.ok(
				line >= 1 && line <= lines.length && column >= 1 && column <= (lines[line - 1] as string).length + 1,
			);
		}
	}
}

describe("bad input", function () {
	this.timeout(120_000);

	it("never throws and never points outside the text: 5,000 random and mutated notes", () => {
		fc.assert(fc.property(mutated, checkOne), { numRuns: 2500 });
		fc.assert(fc.property(random, checkOne), { numRuns: 2500 });
	});

	it("reads lines that begin with thousands of signs of lists and quotes", () => {
		const sign = fc.constantFrom("> ", ">", "- ", "+ ", "* ", "1. ", "12) ", " ");
		const line = fc
			.tuple(
				fc.array(sign, { minLength: 1, maxLength: 3 }),
				fc.integer({ min: 1, max: 5000 }),
				fc.constantFrom("", "x `y`", "<b>"),
			)
			.map(([signs, times, rest]) => signs.join("").repeat(times) + rest);
		fc.assert(
			fc.property(fc.array(line, { maxLength: 3 }), (lines) =>
				checkOne(`# HPI\n${lines.join("\n")}\n\n# Plan\nRest.\n`),
			),
			{ numRuns: 100 },
		);
	});

	it("fixes once for all: a second time changes nothing", () => {
		fc.assert(
			fc.property(fc.oneof(mutated, random), (text) => {
				const once = fixAll(engine, text, "x.md");
				assert.equal(fixAll(engine, once, "x.md"), once);
			}),
			{ numRuns: 1000 },
		);
	});

	it("loses nobody's words when it fixes", () => {
		const words = (text: string) => text.split(/\s+/).filter(Boolean).sort();
		fc.assert(
			fc.property(mutated, (text) => {
				const { findings } = engine.check(text, "x.md");
				const moves = findings.filter((finding) => finding.rule === "section/out-of-order");
				assert.deepEqual(words(applyEdits(text, safeEdits(moves))), words(text));
			}),
			{ numRuns: 500 },
		);
	});

	it("every single fix keeps the rest of the note and can be applied", () => {
		for (const draft of drafts) {
			const { findings } = engine.check(draft, "draft.md");
			for (const finding of findings) {
				for (const fix of finding.fixes) {
					const mended = applyEdits(draft, fix.edits());
					const left = createLinter()
						.lint(mended)
						.findings.filter((other) => other.rule === finding.rule && other.message === finding.message);
					assert.ok(
						left.length <
							findings.filter((other) => other.rule === finding.rule && other.message === finding.message)
								.length,
						`${fix.title} mends ${finding.rule}`,
					);
				}
			}
		}
	});
});
