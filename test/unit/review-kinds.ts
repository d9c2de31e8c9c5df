// What writers do with a draft, beside typing here and there; and drafts that say the same again and again.

import type { EditedText, Random } from "./review-edits.ts";
import { editOften, type Trial } from "./review-trials.ts";

type Edit = (edited: EditedText, random: Random) => void;

/** Does one thing after the other. */
export function inTurn(...edits: readonly Edit[]): Edit {
	return (edited, random) => {
		for (const edit of edits) edit(edited, random);
	};
}

function often(count: number, edit: Edit): Edit {
	return inTurn(...Array.from({ length: count }, () => edit));
}

/** A draft in which two sentences or lines are said a second time somewhere, as in a note copied forward. */
export function sayTwice(text: string, random: Random): string {
	const lines = text.split("\n");
	const body = lines.filter((line) => /[a-z]{3}.*\.$/.test(line));
	for (let i = 0; i < 2; i++) lines.splice(random(lines.length), 0, body[random(body.length)] ?? "");
	return lines.join("\n");
}

/** Eight problems, each with orders of which most stand below others, too. */
function sameOrders(_: string, random: Random): string {
	const orders = [
		"Continue home meds",
		"Monitor",
		"CBC and BMP in AM",
		"Follow up cultures",
		"Telemetry",
		"PT/OT",
	];
	const problems = ["COPD", "CHF", "AKI", "Type 2 DM", "HTN", "Pneumonia", "AF", "Anemia"];
	const below = (problem: string, i: number) =>
		`### ${problem}\nImproving on current therapy, day ${i + 1}.\n${Array.from({ length: 5 }, () => `- ${orders[random(orders.length)]}\n`).join("")}\n`;
	return `# Progress Note\n\n## Subjective\nNo events overnight. Eating.\n\n## Assessment and Plan\n${problems.map(below).join("")}`;
}

/** Rows that differ in a digit. */
function nearlyEqualRows(_: string, random: Random): string {
	const labs = ["Na", "K", "Cl", "CO2", "BUN", "Cr", "WBC", "Hgb", "Plt"].map(
		(name) => `| ${name} | ${100 + random(40)} | ${100 + random(40)} | ${100 + random(40)} |\n`,
	);
	const vitals = Array.from(
		{ length: 10 },
		(_, hour) => `0${hour}:00 T 98.${4 + random(3)} HR 8${random(9)} BP 12${random(4)}/7${random(4)} RR 16\n`,
	);
	return `PROGRESS NOTE\n\nLABS\n| Lab | 7/14 | 7/15 | 7/16 |\n| --- | --- | --- | --- |\n${labs.join("")}\nVITALS\n${vitals.join("")}\nPLAN\nRecheck in AM.\n`;
}

/** Marks that combine, signs of two units, and writing from right to left. */
function manyScripts(_: string, random: Random): string {
	const parts = [
		"Pain 😀 today",
		"José Núñez née García",
		"e\u0301le\u0301vation de la tempe\u0301rature",
		"חולה יציב היום",
		"المريض مستقر",
		"👩‍⚕️ rounded",
		"温度 38.2 度",
		"µg and μg",
		"no\u00a0break",
	];
	const lines = Array.from({ length: 40 }, (_, i) =>
		i % 8 === 7 ? `\n## Day ${i}\n` : `${parts[random(parts.length)]}${[". ", ", ", "\n"][random(3)]}`,
	);
	return `# H&P\n\n${lines.join("")}\n`;
}

function oneWord(text: string, random: Random): { start: number; end: number } {
	const words = [...text.matchAll(/[\p{L}\p{N}]+/gu)];
	const { 0: word, index } = words[random(words.length)] as RegExpExecArray;
	return { start: index, end: index + word.length };
}

function atAnEnd(text: string, random: Random): { start: number; end: number } {
	const length = 1 + random(60);
	return random(2) ? { start: 0, end: length } : { start: text.length - length, end: text.length };
}

function linesOf(text: string): { start: number; end: number }[] {
	return [...text.matchAll(/.*\n/g)].map(({ 0: line, index }) => ({
		start: index,
		end: index + line.length,
	}));
}

/** Two lines change places. */
function swapLines(edited: EditedText, random: Random): void {
	const { text } = edited;
	const lines = linesOf(text);
	const at = random(lines.length - 1);
	const [one, other] = [lines[at], lines[at + 1]];
	if (one && other && text.slice(one.start, one.end) !== text.slice(other.start, other.end))
		edited.move(one.start, one.end, other.end);
}

function moveSection(edited: EditedText, random: Random): void {
	const starts = [...edited.text.matchAll(/^(?:#{1,6} |[A-Z][A-Z &/-]{3,}:?$)/gm)].map(({ index }) => index);
	const i = random(starts.length);
	const [start, end = edited.text.length, before] = [starts[i], starts[i + 1], starts[random(starts.length)]];
	if (start !== undefined && before !== undefined && (before < start || before > end))
		edited.move(start, end, before);
}

/** Search and replace of one word through the whole draft. */
function replaceAll(edited: EditedText, random: Random): void {
	const words = [...new Set(edited.text.match(/[A-Za-z]{3,}/g))];
	const word = words[random(words.length)] ?? "";
	const by = [word.toUpperCase(), `${word}s`, "pt", ""][random(4)] as string;
	const found = [...edited.text.matchAll(new RegExp(`\\b${word}\\b`, "g"))];
	for (const { index } of found.reverse()) edited.replace(index, index + word.length, by);
}

/** Takes out up to 300 units, edits elsewhere, and puts them back. */
function undo(edited: EditedText, random: Random): void {
	const start = random(edited.text.length);
	const putBack = edited.cut(start, Math.min(edited.text.length, start + 1 + random(300)));
	const rest = edited.text.length - start;
	edited.replace(0, 0, "Edited.\n");
	putBack(edited.text.length - rest);
}

/** Sections of another note among one's own. */
function mergeNote(edited: EditedText, random: Random): void {
	const other = sameOrders("", random);
	for (const section of other.split(/^(?=#)/m)) {
		const lines = linesOf(edited.text);
		const at = lines[random(lines.length)]?.start ?? 0;
		edited.replace(at, at, section);
	}
}

function indent(edited: EditedText, random: Random): void {
	const sign = ["  ", "> ", "- "][random(3)] as string;
	for (const { start } of linesOf(edited.text).reverse()) if (random(3)) edited.replace(start, start, sign);
}

/** What is tried, and the share of comments that must be found. */
export const trials: readonly (readonly [name: string, share: number, trial: Trial])[] = [
	["the same orders below every problem", 0.8, { draft: sameOrders, edit: editOften(10) }],
	["rows that are nearly equal", 0.85, { draft: nearlyEqualRows, edit: editOften(10) }],
	["many scripts", 0.95, { draft: manyScripts, edit: editOften(10) }],
	["one word quoted", 0.98, { range: oneWord }],
	["the beginning or the end of the draft quoted", 0.97, { range: atAnEnd }],
	["other line breaks after the edits", 0.99, { edit: editOften(10), lineBreak: "\r\n" }],
	["lines that change places", 0.95, { edit: often(6, swapLines) }],
	["sections moved again and again", 0.98, { edit: inTurn(often(5, moveSection), editOften(3)) }],
	["words replaced through the whole draft", 0.99, { edit: inTurn(often(5, replaceAll), editOften(3)) }],
	["what was taken out put back", 0.99, { edit: often(4, undo) }],
	["another note merged into it", 0.97, { edit: mergeNote }],
	["lines indented, quoted, made list items", 0.97, { edit: inTurn(indent, editOften(3)) }],
];
