import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { anchor } from "../../src/review/anchor.ts";
import { headingLine } from "../../src/review/lines.ts";
import { Locator } from "../../src/review/locate.ts";
import { noteText } from "./note-text.ts";
import { copyAndDamage, EditedText, editAtRandom, type Random, randomOf } from "./review-edits.ts";

function notesIn(folder: string): string[] {
	return readdirSync(folder, { recursive: true, encoding: "utf8" })
		.filter((file) => /\.(?:md|txt)$/.test(file))
		.sort()
		.map((file) => readFileSync(join(folder, file), "utf8").replaceAll("\r\n", "\n"));
}

const drafts = [...notesIn("examples/boot-camp/drafts"), ...notesIn("test/fixtures")];

/** A draft in which two sentences or lines are said a second time somewhere, as in a note copied forward. */
function repeated(text: string, random: Random): string {
	const lines = text.split("\n");
	const body = lines.filter((line) => /[a-z]{3}.*\.$/.test(line));
	for (let i = 0; i < 2; i++) lines.splice(random(lines.length), 0, body[random(body.length)] ?? "");
	return lines.join("\n");
}

/** A range as somebody selects it: words, a sentence, lines, or some characters. */
function rangeAtRandom(text: string, random: Random): { start: number; end: number } {
	const kind = random(4);
	const pattern = [/\S+/g, /\S+(?: \S+){0,4}/g, /[^.\n]*\S[^.\n]*\.?/g, /\S.{0,40}/g][kind] as RegExp;
	const found = [...text.matchAll(pattern)];
	const { 0: all, index } = found[random(found.length)] as RegExpExecArray;
	const start = index + all.length - all.trimStart().length;
	return { start, end: index + all.trimEnd().length };
}

class Tally {
	alive = 0;
	right = 0;
	readonly lost: string[] = [];
	readonly wrong: string[] = [];

	get figures(): string {
		return `${this.right} of ${this.alive} found, ${this.wrong.length} at a wrong place\n${this.lost.join("\n")}`;
	}
}

function editMuch(edited: EditedText, random: Random): void {
	for (let i = 0; i < 20; i++) editAtRandom(edited, random);
}

function copyAndEdit(edited: EditedText, random: Random): void {
	copyAndDamage(edited, random);
	for (let i = 0; i < 3; i++) editAtRandom(edited, random);
}

/** Comments at 25 places, edits the draft 20 times, and looks where the comments are shown. */
function simulate(seed: number, text: string, withSource: boolean, tally: Tally, edit = editMuch): void {
	const random = randomOf(seed);
	const anchors = Array.from({ length: 25 }, () => anchor(text, rangeAtRandom(text, random)));
	const edited = new EditedText(text);
	edit(edited, random);
	const after = edited.text;
	const locator = new Locator(after);
	for (const each of anchors) {
		const { start, end } = each.selector[1];
		const found = locator.locate(each, withSource ? text : undefined);
		const right = edited.whereIs(start, end);
		const label = `seed ${seed}: ${JSON.stringify(text.slice(start, end))}`;
		if (right) tally.alive++;
		if (!found) {
			if (right) tally.lost.push(label);
		} else if (!right) {
			const shown = JSON.stringify(after.slice(found.start, found.end));
			if (!edited.comesFrom(found, start, end)) tally.wrong.push(`${label} is gone, shown at ${shown}`);
		} else if (found.start === right.start && found.end === right.end) {
			tally.right++;
		} else {
			tally.wrong.push(`${label} at ${found.start}, not ${right.start}`);
		}
	}
}

function simulateAll(
	change: (text: string, random: Random) => string,
	withSource: boolean,
	edit = editMuch,
): Tally {
	const tally = new Tally();
	for (let i = 0; i < 200; i++) {
		const draft = change(drafts[i % drafts.length] as string, randomOf(i));
		simulate(i, draft, withSource, tally, edit);
	}
	return tally;
}

describe("anchors", function () {
	this.timeout(120_000);

	it("are found again in 200 drafts after 20 edits each: at least 99 % of what is left, and none at a wrong place", () => {
		const tally = simulateAll((text) => text, true);
		assert.deepEqual(tally.wrong, []);
		assert.ok(tally.alive > 3000 && tally.right >= 0.99 * tally.alive, tally.figures);
	});

	it("are found or left out, never misplaced, where a draft says the same twice", () => {
		const tally = simulateAll(repeated, true);
		assert.deepEqual(tally.wrong, []);
		assert.ok(tally.right >= 0.8 * tally.alive, tally.figures);
	});

	it("are left out rather than shown at the copy where a passage was copied and then changed in its own place", () => {
		const tally = simulateAll((text) => text, true, copyAndEdit);
		// A copy in the old order, whose original has lost its beginning and its end, cannot be told from a move.
		assert.ok(tally.wrong.length <= 0.002 * tally.alive, tally.wrong.join("\n"));
		assert.ok(tally.right >= 0.85 * tally.alive, tally.figures);
	});

	it("are never misplaced when nothing is known but the quote with its prefix and suffix", () => {
		const tally = simulateAll(repeated, false);
		assert.deepEqual(tally.wrong, []);
		assert.ok(tally.right >= 0.3 * tally.alive, tally.figures);
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
