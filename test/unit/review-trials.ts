// Comments at many places of drafts that are then edited, and whether they are shown where their text is.

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { anchor } from "../../src/review/anchor.ts";
import { lfText } from "../../src/review/lf.ts";
import { Locator } from "../../src/review/locate.ts";
import { EditedText, editAtRandom, type Random, randomOf } from "./review-edits.ts";

function notesIn(folder: string): string[] {
	return readdirSync(folder, { recursive: true, encoding: "utf8" })
		.filter((file) => /\.(?:md|txt)$/.test(file))
		.sort()
		.map((file) => readFileSync(join(folder, file), "utf8").replaceAll("\r\n", "\n"));
}

export const drafts = [...notesIn("examples/boot-camp/drafts"), ...notesIn("test/fixtures")];

/** A range as somebody selects it: words, a sentence, lines, or some characters. */
function rangeAtRandom(text: string, random: Random): { start: number; end: number } {
	const kind = random(4);
	const pattern = [/\S+/g, /\S+(?: \S+){0,4}/g, /[^.\n]*\S[^.\n]*\.?/g, /\S.{0,40}/g][kind] as RegExp;
	const found = [...text.matchAll(pattern)];
	const { 0: all, index } = found[random(found.length)] as RegExpExecArray;
	const start = index + all.length - all.trimStart().length;
	return { start, end: index + all.trimEnd().length };
}

/** How comments came through. */
export class Tally {
	/** Comments whose text is left, and those of them shown where it is. */
	alive = 0;
	right = 0;
	readonly lost: string[] = [];
	/** Shown where their text is not, although it is left; and where something else stands, since it is gone. */
	readonly wrong: string[] = [];
	readonly strayed: string[] = [];

	get figures(): string {
		return `${this.right} of ${this.alive} found, ${this.wrong.length} at a wrong place\n${this.lost.join("\n")}`;
	}
}

/** What is done with a draft. */
export interface Trial {
	/** The draft as it was commented on. */
	readonly draft?: (text: string, random: Random) => string;
	/** Where comments are made. */
	readonly range?: (text: string, random: Random) => { start: number; end: number };
	readonly edit?: (edited: EditedText, random: Random) => void;
	/** How the edited file breaks its lines. */
	readonly lineBreak?: "\n" | "\r\n";
	/** Whether the text that was commented on is known. */
	readonly withSource?: boolean;
}

/** Some edits at random places. */
export function editOften(count: number): (edited: EditedText, random: Random) => void {
	return (edited, random) => {
		for (let i = 0; i < count; i++) editAtRandom(edited, random);
	};
}

/** Comments at 25 places of each of 200 drafts, 20 edits unless the trial says otherwise. */
export function tryOn(trial: Trial, count = 200): Tally {
	const tally = new Tally();
	for (let i = 0; i < count; i++) simulate(i, drafts[i % drafts.length] as string, trial, tally);
	return tally;
}

function simulate(seed: number, template: string, trial: Trial, tally: Tally): void {
	const { draft, range = rangeAtRandom, edit = editOften(20), lineBreak = "\n", withSource = true } = trial;
	const text = draft ? draft(template, randomOf(seed)) : template;
	const random = randomOf(seed);
	const anchors = Array.from({ length: 25 }, () => anchor(text, range(text, random)));
	const edited = new EditedText(text);
	edit(edited, random);
	const after = edited.text.replaceAll("\n", lineBreak);
	const { toLf } = lfText(after);
	const locator = new Locator(after);
	for (const each of anchors) {
		const { start, end } = each.selector[1];
		const place = locator.locate(each, withSource ? text : undefined);
		const found = place && { start: toLf(place.start), end: toLf(place.end) };
		const right = edited.whereIs(start, end);
		const label = `seed ${seed}: ${JSON.stringify(text.slice(start, end))}`;
		if (right) tally.alive++;
		if (!found) {
			if (right) tally.lost.push(label);
		} else if (!right) {
			const shown = JSON.stringify(edited.text.slice(found.start, found.end));
			if (!edited.comesFrom(found, start, end)) tally.strayed.push(`${label} is gone, shown at ${shown}`);
		} else if (found.start === right.start && found.end === right.end) {
			tally.right++;
		} else {
			tally.wrong.push(`${label} at ${found.start}, not ${right.start}`);
		}
	}
}
