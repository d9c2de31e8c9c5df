import { escapeHtml as text } from "../../charts/escape.ts";
import type { Score, SectionWords } from "../scored.ts";

/** Whether the editor told how long each section took. */
export function timeSpent({ sections }: Score): boolean {
	return sections.some(({ seconds }) => seconds !== null);
}

/** Words of each section against what to aim for, and the time spent in it. */
export function wordsTable(score: Score): string {
	const timed = timeSpent(score);
	const rows = score.sections.filter(
		({ words, aim, max, seconds }) => words > 0 || aim !== null || max !== null || seconds !== null,
	);
	if (rows.length === 0) return "<p>No section was found.</p>";
	const number = (content: string) => `<td class="number">${content}</td>`;
	const row = (section: SectionWords) =>
		[
			`<tr><th scope="row">${text(section.title)}</th>`,
			number(`${section.words}${isOver(section) ? ' <span class="half">over</span>' : ""}`),
			number(section.aim === null ? "" : String(section.aim)),
			number(section.max === null ? "" : String(section.max)),
			timed ? number(section.seconds === null ? "" : minutesOf(section.seconds)) : "",
			`<td>${bar(section)}</td></tr>`,
		].join("");
	const heads = ["Words", "Aim", "At most", ...(timed ? ["Time"] : [])]
		.map((head) => `<th scope="col" class="number">${head}</th>`)
		.join("");
	return `<table><thead><tr><th scope="col">Section</th>${heads}<td></td></tr></thead><tbody>${rows.map(row).join("")}${elsewhere(score, timed)}</tbody></table>`;
}

function isOver({ words, max }: SectionWords): boolean {
	return max !== null && words > max;
}

/** "0:42", "12:05". */
function minutesOf(seconds: number): string {
	const whole = Math.round(seconds);
	return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
}

const WIDTH = 140;

/** The words as a bar, and a line where they should end; the figures beside it say the same. */
function bar({ words, aim, max }: SectionWords): string {
	const target = aim ?? max;
	if (target === null) return "";
	const scale = WIDTH / Math.max(words, target * 1.6, 1);
	const color = words > (max ?? target) ? "half" : "good";
	return `<svg width="${WIDTH}" height="12" viewBox="0 0 ${WIDTH} 12" aria-hidden="true"><rect class="${color}" x="0" y="2" width="${Math.round(words * scale)}" height="8" fill="currentColor" opacity=".65"/><rect x="${Math.round(target * scale)}" y="0" width="2" height="12" fill="currentColor"/></svg>`;
}

/** What was spent outside the sections: reading the chart, mostly. */
function elsewhere({ minutes, sections }: Score, timed: boolean): string {
	if (!timed || minutes.taken === null) return "";
	const seen = new Set<string>();
	let inside = 0;
	for (const { id, seconds } of sections) {
		// Two sections of one kind share their time.
		if (id === null || seconds === null || seen.has(id)) continue;
		seen.add(id);
		inside += seconds;
	}
	const rest = minutes.taken * 60 - inside;
	if (rest < 1) return "";
	return `<tr><th scope="row">The chart, and elsewhere</th><td></td><td></td><td></td><td class="number">${minutesOf(rest)}</td><td></td></tr>`;
}
