import type { Note } from "../../note/note.ts";
import type { Section } from "../../note/section.ts";
import type { Context } from "../rule.ts";
import { sentences } from "../sentences.ts";
import {
	type DayCount,
	drugDays,
	headerHospitalDay,
	noteDay,
	openingHospitalDay,
	postopDay,
} from "./day-counts.ts";

/** What is written anew each day. */
const DAILY_SECTIONS = new Set([
	"interval-events",
	"subjective",
	"assessment",
	"plan",
	"assessment-and-plan",
	"disposition",
	"labs",
]);
const RESULTS = new Set([
	"imaging",
	"data",
	"cardiac-studies",
	"procedures",
	"ecg",
	"significant-findings",
	"microbiology",
]);
/** Words that are true on one day only. */
const DAILY =
	/\b(?:tomorrow|tonight|today|this (?:morning|afternoon|evening)|overnight|last night|yesterday)\b/i;
const PENDING =
	/\b(?:pending|awaiting|will (?:obtain|get|order|check|send|repeat|start|call|discuss)|plan(?:ned)? for)\b/i;
const TO_COME =
	/\b(?:will (?:obtain|get|order|have|undergo|need)|obtain|order|get|pending|awaiting|plan(?:ned)? for|scheduled|NPO (?:for|after|at|past)|to have|going for|tomorrow|today)\b/i;
const TESTS: readonly RegExp[] = [
	/\bCT(?:A|PA)?\b/,
	/\bMR(?:I|A|CP)\b/,
	/\b(?:TTE|echo(?:cardiogram)?)\b/i,
	/\bTEE\b/,
	/\bultrasound\b/i,
	/\b(?:EGD|upper endoscopy)\b/i,
	/\bcolonoscopy\b/i,
	/\b(?:LP|lumbar puncture)\b/,
	/\bparacentesis\b/i,
	/\bthoracentesis\b/i,
	/\bERCP\b/,
	/\bEEG\b/,
	/\bHIDA\b/,
	/\bbronchoscopy\b/i,
	/\b(?:left heart )?cath(?:eterization)?\b/i,
	/\bstress test\b/i,
];

/** Day counts that stand still, or that contradict one another. */
export function staleDays({ note, previous, report }: Context<unknown>): void {
	const header = headerHospitalDay(note);
	const opening = openingHospitalDay(note);
	const tell = (at: DayCount, message: string) =>
		report({ start: at.start, end: at.end, severity: "error", message });
	if (header && opening && header.day !== opening.day) {
		tell(
			opening,
			`This says hospital day ${opening.day}, the header hospital day ${header.day}. Update the one that was copied.`,
		);
	}
	if (!previous) return;
	const today = noteDay(note);
	const before = noteDay(previous);
	const passed = today && before ? today.day - before.day : undefined;
	if (today && passed === 0) {
		const moved = (header?.day ?? 0) > (headerHospitalDay(previous)?.day ?? 0);
		if (moved) tell(today, "The date is still yesterday's. Write today's.");
	}
	if (passed !== undefined && (passed < 0 || passed > 7)) return;
	const behind = (now: DayCount | undefined, then: DayCount | undefined, what: string) => {
		if (!now || !then || now.day - then.day === (passed ?? 1)) return;
		// Without dates only a count that stands still is wrong for certain.
		if (passed === undefined || passed === 0 ? now.day > then.day : false) return;
		const due = then.day + (passed || 1);
		tell(
			now,
			`${what} ${now.day}, but yesterday's note says ${what.toLowerCase()} ${then.day}: today is ${due}. Update it.`,
		);
	};
	const hospital = header ?? opening;
	behind(hospital, headerHospitalDay(previous) ?? openingHospitalDay(previous), "Hospital day");
	behind(postopDay(note), postopDay(previous), "Post-op day");
	const counted = new Map<string, number>();
	for (const section of previous.sections)
		for (const [drug, { day }] of drugDays(section)) if (!counted.has(drug)) counted.set(drug, day);
	if (counted.size === 0) return;
	const told = new Set<string>();
	for (const section of note.sections) {
		for (const [drug, at] of drugDays(section)) {
			const then = counted.get(drug);
			if (then === undefined || told.has(drug) || at.day !== then) continue;
			told.add(drug);
			tell(
				{ day: at.day, start: section.offsetOf(at.start), end: section.offsetOf(at.end) },
				`${drug.charAt(0).toUpperCase()}${drug.slice(1)} day ${at.day}, as in yesterday's note: today is day ${then + (passed || 1)}. Update it.`,
			);
		}
	}
}

interface Sentence {
	readonly start: number;
	readonly end: number;
	/** In lower case, without signs. */
	readonly plain: string;
}

/** Sentences that name a day or something to come. */
function datedSentences(section: Section): readonly Sentence[] {
	return section.keep(datedSentences, () => {
		const { prose } = section;
		if (!DAILY.test(prose) && !PENDING.test(prose) && !TO_COME.test(prose)) return [];
		return sentences(prose)
			.flatMap(({ start, end }) => lines(prose, start, end))
			.map(({ start, end }) => ({
				start,
				end,
				plain: prose
					.slice(start, end)
					.toLowerCase()
					.replace(/[^a-z0-9]+/g, " ")
					.trim(),
			}))
			.filter(({ plain }) => plain.split(" ").length >= 5);
	});
}

/** A sentence that runs over a bullet or a heading is cut there. */
function lines(prose: string, start: number, end: number): { start: number; end: number }[] {
	const found: { start: number; end: number }[] = [];
	for (const match of prose.slice(start, end).matchAll(/[^\r\n]+/g)) {
		const sign = /^[\s*•#-]*(?:\d{1,2}[.)]\s+)?/.exec(match[0])?.[0].length ?? 0;
		found.push({ start: start + match.index + sign, end: start + match.index + match[0].trimEnd().length });
	}
	return found;
}

/** Sentences of yesterday that name a day, or a test that is back by now. */
export function staleSentences(
	{ note, report }: Context<unknown>,
	previous: Note,
	flagged: ReadonlySet<Section>,
): void {
	const old = new Set<string>();
	for (const section of previous.sections)
		if (fits(section)) for (const { plain } of datedSentences(section)) old.add(plain);
	if (old.size === 0) return;
	for (const section of note.sections) {
		if (!fits(section)) continue;
		for (const sentence of datedSentences(section)) {
			if (!old.has(sentence.plain)) continue;
			const text = section.prose.slice(sentence.start, sentence.end);
			const place = { start: section.offsetOf(sentence.start), end: section.offsetOf(sentence.end) };
			const test = TO_COME.test(text)
				? TESTS.find((pattern) => pattern.test(text) && isBack(note, pattern) && !isBack(previous, pattern))
				: undefined;
			if (test) {
				report({
					...place,
					severity: "error",
					message: `${test.exec(text)?.[0]} is still to come here, as yesterday, but its result is back. Say what it showed and what follows.`,
				});
			} else if (flagged.has(section)) {
			} else if (DAILY.test(text)) {
				report({
					...place,
					message: `"${DAILY.exec(text)?.[0]}" stands in yesterday's note in the same sentence. Write what holds today.`,
				});
			} else if (PENDING.test(text)) {
				report({
					...place,
					severity: "information",
					message: `The same sentence stands in yesterday's note. If it is still ${/pending/i.test(text) ? "pending" : "to be done"}, say since when.`,
				});
			}
		}
	}
}

function fits(section: Section): boolean {
	return section.id !== undefined && (DAILY_SECTIONS.has(section.id) || RESULTS.has(section.id));
}

function isBack(note: Note, test: RegExp): boolean {
	return note.sections.some((section) => {
		if (!RESULTS.has(section.id ?? "")) return false;
		return section.prose.split(/[\r\n]+|\.\s/).some((line) => test.test(line) && !TO_COME.test(line));
	});
}

/** Vital signs that are yesterday's to the digit. */
export function sameVitals({ note, report }: Context<unknown>, previous: Note): void {
	const section = note.all("vital-signs")[0];
	const before = previous.all("vital-signs")[0];
	if (!section || !before) return;
	const now = numbersIn(section);
	if (now.length < 5 || now.join(" ") !== numbersIn(before).join(" ")) return;
	report({ ...section.titleRange, message: "Every vital sign is yesterday's to the digit. Write today's." });
}

function numbersIn(section: Section): readonly string[] {
	return section.keep(numbersIn, () => section.prose.match(/\d+(?:\.\d+)?/g) ?? []);
}
