import assert from "node:assert/strict";
import fc from "fast-check";
import { anchor } from "../../src/review/anchor.ts";
import { headingLine } from "../../src/review/lines.ts";
import { Locator } from "../../src/review/locate.ts";
import { noteText } from "./note-text.ts";
import { copyAndDamage } from "./review-edits.ts";
import { inTurn, sayTwice, trials } from "./review-kinds.ts";
import { editOften, tryOn } from "./review-trials.ts";

describe("anchors", function () {
	this.timeout(120_000);

	it("are found again in 200 drafts after 20 edits each: at least 99 % of what is left, and none at a wrong place", () => {
		const tally = tryOn({});
		assert.deepEqual([...tally.wrong, ...tally.strayed], []);
		assert.ok(tally.alive > 3000 && tally.right >= 0.99 * tally.alive, tally.figures);
	});

	it("are found or left out, never misplaced, where a draft says the same twice", () => {
		const tally = tryOn({ draft: sayTwice });
		assert.deepEqual([...tally.wrong, ...tally.strayed], []);
		assert.ok(tally.right >= 0.9 * tally.alive, tally.figures);
	});

	it("are left out rather than shown at the copy where a passage was copied and then changed in its own place", () => {
		const edit = inTurn(copyAndDamage, editOften(3));
		const tally = tryOn({ edit });
		assert.deepEqual(tally.wrong, []);
		// A copy of which nothing is left in its own place cannot be told from a move.
		assert.ok(tally.strayed.length <= 0.001 * tally.alive, tally.strayed.join("\n"));
		assert.ok(tally.right >= 0.9 * tally.alive, tally.figures);
	});

	it("are never misplaced when nothing is known but the quote with its prefix and suffix", () => {
		const tally = tryOn({ draft: sayTwice, withSource: false });
		assert.deepEqual([...tally.wrong, ...tally.strayed], []);
		assert.ok(tally.right >= 0.3 * tally.alive, tally.figures);
	});

	for (const [name, share, trial] of trials)
		it(`are not misplaced, and ${100 * share} % are found, with ${name}`, () => {
			const tally = tryOn(trial, 100);
			assert.deepEqual([...tally.wrong, ...tally.strayed], []);
			assert.ok(tally.right >= share * tally.alive, tally.figures);
		});

	const exam = "## Exam\nGeneral: No acute distress.\nLungs: clear.\n\n";
	const course = "## ED Course\nOn arrival: No acute distress.\nGiven 1 L of fluid.\n\n";
	const plan = "## Plan\n- Furosemide 40 mg IV twice daily, goal net negative 1 L.\n- Home tomorrow.\n";
	const note = `# Progress Note\n\n${course}${exam}${plan}`;

	function place(text: string, part: string, from = 0): { start: number; end: number } {
		const start = text.indexOf(part, from);
		assert.ok(start >= 0, part);
		return { start, end: start + part.length };
	}

	/** What a comment on a part of the note is shown at in another version. */
	function shownAt(range: { start: number; end: number }, after: string): string | undefined {
		const found = new Locator(after).locate(anchor(note, range), note);
		return found && after.slice(Math.max(0, found.start - 9), found.end);
	}

	const second = place(note, "No acute distress", note.indexOf("## Exam"));

	it("tell two places that say the same apart, also after their sections have changed places", () => {
		assert.equal(shownAt(second, note), "General: No acute distress");
		assert.equal(shownAt(second, `# Progress Note\n\n${exam}${course}${plan}`), "General: No acute distress");
	});

	it("do not jump to the other place when their own is gone", () => {
		assert.equal(shownAt(second, note.replace(exam, "")), undefined);
		assert.equal(shownAt(second, note.replace("General: No acute distress.\n", "")), undefined);
	});

	it("stay where their text was changed a little, and say so", () => {
		const range = place(note, "Furosemide 40 mg IV twice daily");
		const after = note.replace("40 mg", "80 mg");
		const found = new Locator(after).locate(anchor(note, range), note);
		assert.equal(found && after.slice(found.start, found.end), "Furosemide 80 mg IV twice daily");
		assert.equal(found?.exact, false);
		assert.equal(
			shownAt(range, note.replace("Furosemide 40 mg IV twice daily", "Stop diuretics")),
			undefined,
		);
	});

	it("count line breaks as one unit, whatever they are in the file", () => {
		const crlf = note.replaceAll("\n", "\r\n");
		assert.deepEqual(anchor(crlf, place(crlf, "Home tomorrow")), anchor(note, place(note, "Home tomorrow")));
		for (const source of [note, crlf]) {
			const edited = crlf.replace("clear", "crackles");
			const found = new Locator(edited).locate(anchor(note, place(note, "Home tomorrow")), source);
			assert.equal(found && edited.slice(found.start, found.end), "Home tomorrow");
		}
	});

	it("part no character in two", () => {
		const text = "Pain 😀 today 😀 and no fever since yesterday\n";
		const inside = text.indexOf("😀") + 1;
		const { exact } = anchor(text, { start: inside, end: inside + 6 }).selector[0];
		assert.equal(exact, "😀 toda");
		for (let start = 0; start < text.length; start++) {
			const [quote] = anchor(text, { start, end: start + 5 }).selector;
			for (const part of [quote.exact, quote.prefix, quote.suffix])
				assert.equal(Buffer.from(part).toString(), part);
		}
	});

	it("mean a line where nothing is selected, and on an empty line the nearest that says something", () => {
		const exactAt = (text: string, at: number) => anchor(text, { start: at, end: at }).selector[0].exact;
		assert.equal(exactAt(note, note.indexOf("Lungs") + 3), "Lungs: clear.");
		assert.equal(exactAt(note, note.indexOf("\n\n## Plan") + 1), "Lungs: clear.");
		assert.equal(exactAt("\n\n---\nHPI\n", 0), "HPI");
		assert.equal(exactAt("", 0), "");
		assert.equal(
			anchor(note, place(note, "- ")).selector[0].exact,
			note.slice(note.indexOf("- F"), note.indexOf("\n- Home")),
		);
	});

	it("name the heading above", () => {
		assert.equal(anchor(note, second).section, "Exam");
		assert.equal(anchor("PLAN:\n- rest", { start: 8, end: 12 }).section, "PLAN");
		assert.equal(anchor("no heading", { start: 0, end: 2 }).section, undefined);
		assert.equal(headingLine(note, "Exam"), note.slice(0, note.indexOf("## Exam")).split("\n").length - 1);
		assert.equal(headingLine(note, "Labs"), undefined);
	});

	it("find their place in the text they were made in, and never point outside a text", () => {
		const part = fc.oneof(noteText({ maxPieces: 12 }), fc.string({ unit: "binary", maxLength: 60 }));
		fc.assert(
			fc.property(part, part, fc.nat(), fc.nat(40), (text, other, at, length) => {
				const start = at % (text.length + 1);
				const made = anchor(text, { start, end: Math.min(text.length, start + length) });
				const here = new Locator(text).locate(made, text);
				assert.ok(here?.exact);
				assert.equal(text.slice(here.start, here.end).replace(/\r\n?/g, "\n"), made.selector[0].exact);
				for (const source of [text, undefined, other]) {
					const found = new Locator(other).locate(made, source);
					assert.ok(!found || (0 <= found.start && found.start <= found.end && found.end <= other.length));
				}
			}),
			{ numRuns: 1000 },
		);
	});
});
