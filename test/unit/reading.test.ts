import assert from "node:assert/strict";
import { tests as commonmark } from "commonmark-spec";
import fc from "fast-check";
import { readAsOneBlock } from "../../src/note/blocks.ts";
import { Note } from "../../src/note/note.ts";
import { Outline } from "../../src/note/outline.ts";
import { NoteReader, readNote } from "../../src/note/reader.ts";
import { builtInWords, type Words, wordsWith } from "../../src/note/words-known.ts";
import { noteText } from "./note-text.ts";

/** All that the rules can see of a note. */
function seen(note: Note) {
	return {
		title: note.title,
		kind: note.kind,
		clinical: note.clinical,
		words: note.words,
		prose: note.blocks.map((block) => block.prose).join(""),
		comments: note.blocks.flatMap((block) =>
			block.comments.map((comment) => [block.start + comment.start, comment.text]),
		),
		sections: note.sections.map((section) => ({
			id: section.id,
			title: section.title,
			form: section.form,
			start: section.start,
			end: section.end,
			body: section.bodyStart,
			words: section.words,
			prose: section.prose,
			parent: section.parent?.start,
			line: note.positionAt(section.start),
		})),
	};
}

function edit(text: string, at: number, remove: number, insert: string): string {
	const start = Math.floor(at * (text.length + 1));
	return text.slice(0, start) + insert + text.slice(start + remove);
}

/** The note read without cutting it into blocks: the whole text, parsed once. */
function inOnePiece(text: string, words: Words = builtInWords): Note {
	const outline = new Outline(words);
	const blocks = readAsOneBlock(text, words);
	outline.update(blocks, 0, 0);
	return new Note(text, "", blocks, outline.sections, outline.title, words);
}

/** Titles of a pack, some of them words that stand in the text of notes. */
const packWords = wordsWith([
	{
		id: "chf-note",
		like: "progress",
		titles: ["CHF", "Title line"],
		sections: [
			{ id: "own", titles: ["Quoted Heading", "Denies", "item"] },
			{ id: "other", titles: ["Tabbed line", "Dispo", "Signed", "O2"] },
		],
	},
]);

const edits = fc.array(
	fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.nat(80), noteText({ maxPieces: 4 })),
	{
		maxLength: 6,
	},
);

describe("reading", function () {
	this.timeout(60_000);

	it("of front matter gives what the parser gives, broken or whole", () => {
		const bodies = ["", "# Progress Note\n\n## HPI\nFever.\n", "\n\nHPI: fever\n", "text\n---\n", "a: b\n"];
		const fronts = [
			"---\nnote: progress\n---\n",
			"---\r\nnote: progress\r\nauthor: Lee\r\n---\r\n",
			"---\n---\n",
			"---\nnote: progress\n---",
			"---\nnote: progress\n--- \n",
			"--- \nnote: progress\n---\n",
			"---\nnote: progress\n\n---\n",
			"---\nnote: progress\n...\n",
			"---\nnote: progress\n",
			"----\nnote: progress\n----\n",
			"\uFEFF---\nnote: progress\n---\n",
			"---\rnote: progress\r---\r",
			"---\nnote progress\n---\n",
			"---\nlist:\n  - a\n---\n",
			"---\n`a: b`\n---\n",
			"\n---\nnote: progress\n---\n",
		];
		for (const front of fronts)
			for (const body of bodies) {
				const [cut, whole] = [readNote(front + body), inOnePiece(front + body)];
				assert.deepEqual(seen(cut), seen(whole), JSON.stringify(front + body));
				assert.deepEqual(cut.frontMatter, whole.frontMatter, JSON.stringify(front + body));
			}
	});

	it("gives the same after edits as at once", () => {
		fc.assert(
			fc.property(noteText(), edits, (start, steps) => {
				const reader = new NoteReader();
				let text = start;
				reader.read(text);
				for (const [at, remove, insert] of steps) {
					text = edit(text, at, remove, insert);
					const again = seen(reader.read(text));
					assert.deepEqual(again, seen(readNote(text)), JSON.stringify(text));
				}
			}),
			{ numRuns: 1500 },
		);
	});

	it("gives the same for every CommonMark example, alone, after and before others", () => {
		const reader = new NoteReader();
		let before = "";
		for (const { markdown } of commonmark) {
			const text = `${markdown}\n# HPI\n${markdown}\n\nPLAN\n${before}`;
			assert.deepEqual(seen(reader.read(text)), seen(readNote(text)), JSON.stringify(text));
			assert.deepEqual(seen(reader.read(markdown)), seen(readNote(markdown)), JSON.stringify(markdown));
			before = markdown;
		}
	});

	it("gives the same in blocks as in one piece", () => {
		const check = (text: string) =>
			assert.deepEqual(seen(readNote(text)), seen(inOnePiece(text)), JSON.stringify(text));
		for (const { markdown } of commonmark) check(`# HPI\n${markdown}\n\nPLAN\n${markdown}`);
		fc.assert(fc.property(noteText(), check), { numRuns: 1500 });
	});

	it("gives the same in all three ways with the titles of packs", () => {
		fc.assert(
			fc.property(noteText(), edits, (start, steps) => {
				const reader = new NoteReader(packWords);
				let text = start;
				reader.read(text);
				for (const [at, remove, insert] of steps) {
					text = edit(text, at, remove, insert);
					const again = seen(reader.read(text));
					assert.deepEqual(again, seen(readNote(text, "", packWords)), JSON.stringify(text));
					assert.deepEqual(again, seen(inOnePiece(text, packWords)), JSON.stringify(text));
				}
			}),
			{ numRuns: 500 },
		);
	});

	it("covers the text exactly once, in order", () => {
		fc.assert(
			fc.property(noteText(), (text) => {
				const note = readNote(text);
				assert.equal(note.blocks.map((block) => block.text).join(""), text);
				for (const block of note.blocks) assert.equal(block.prose.length, block.text.length);
				let last = -1;
				for (const section of note.sections) {
					assert.ok(section.start >= last && section.end <= text.length && section.bodyStart <= text.length);
					last = section.start;
				}
			}),
			{ numRuns: 1000 },
		);
	});

	it("says the same with CRLF and with a byte order mark", () => {
		fc.assert(
			fc.property(noteText(), (text) => {
				const plain = text.replace(/\r\n?/g, "\n").replace(/\uFEFF/g, "");
				const ids = (note: Note) =>
					note.sections
						.filter((section) => section.mark)
						.map((section) => [
							section.id,
							section.title,
							section.words,
							note.positionAt(section.start).line,
						]);
				const expected = ids(readNote(plain));
				assert.deepEqual(ids(readNote(plain.replace(/\n/g, "\r\n"))), expected, JSON.stringify(plain));
				assert.deepEqual(ids(readNote(`\uFEFF${plain}`)), expected, JSON.stringify(plain));
			}),
			{ numRuns: 600 },
		);
	});
});
