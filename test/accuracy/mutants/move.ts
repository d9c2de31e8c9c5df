import type { Section } from "../../../src/note/section.ts";
import { type Mutant, type Mutator, type Source, sectionOf, splice } from "./source.ts";

/** Sections to move behind another, out of every order in use, by kind of note. */
const BEHIND: Readonly<Record<string, readonly (readonly [moved: string, behind: string])[]>> = {
	admission: [
		["hpi", "physical-exam"],
		["hpi", "labs"],
		["review-of-systems", "physical-exam"],
		["family-history", "labs"],
		["past-medical-history", "labs"],
		["social-history", "physical-exam"],
	],
	progress: [
		["interval-events", "physical-exam"],
		["subjective", "objective"],
		["subjective", "physical-exam"],
		["interval-events", "labs"],
	],
	discharge: [
		["discharge-diagnoses", "hospital-course"],
		["discharge-diagnoses", "discharge-medications"],
		["hospital-course", "discharge-medications"],
		["hospital-course", "follow-up"],
	],
	"sign-out": [
		["illness-severity", "patient-summary"],
		["illness-severity", "action-list"],
		["patient-summary", "action-list"],
		["patient-summary", "situation-awareness"],
		["action-list", "situation-awareness"],
	],
};

/** Moves a section behind one that it must precede. */
export const moveSections: Mutator = (source) =>
	(BEHIND[source.kind] ?? []).flatMap(([movedId, behindId]): Mutant[] => {
		const moved = mainSection(source, movedId);
		const behind = mainSection(source, behindId);
		if (!moved || !behind || moved.start > behind.start) return [];
		const text = swapped(source, moved, behind);
		return text ? [{ kind: `move ${movedId} behind ${behindId}`, text, must: "section/out-of-order" }] : [];
	});

/** Puts the imaging before the labs. */
export const moveImaging: Mutator = (source) => {
	// Stroke notes lead with the CT.
	if (/\bstroke\b/i.test(source.text)) return [];
	const labs = sectionOf(source, "labs");
	const imaging = sectionOf(source, "imaging");
	if (!labs || !imaging || labs.start > imaging.start || labs.words === 0 || imaging.words === 0) return [];
	if (source.kind === "discharge" || source.kind === "sign-out") return [];
	const text = swapped(source, labs, imaging);
	return text ? [{ kind: "move labs behind imaging", text, must: "data/imaging-before-labs" }] : [];
};

const TWICE: Readonly<Record<string, readonly string[]>> = {
	admission: ["past-medical-history", "social-history", "family-history", "review-of-systems", "hpi"],
	progress: ["interval-events", "subjective", "physical-exam"],
	discharge: ["hospital-course", "follow-up", "discharge-condition"],
};

/** Says a section twice in a row; in a sign-out that would be a second patient. */
export const repeatSections: Mutator = (source) =>
	(TWICE[source.kind] ?? []).flatMap((id): Mutant[] => {
		const section = mainSection(source, id);
		if (!section || section.words < 2 || section.children.length > 0) return [];
		const copy = source.text.slice(section.start, section.end);
		const text = splice(source.text, section.end, section.end, copy);
		return [{ kind: `repeat ${id}`, text, must: "section/duplicated", may: ["note/too-long"] }];
	});

/** A section that begins on a line of its own and ends with one, in no other. */
function mainSection(source: Source, id: string): Section | undefined {
	const section = sectionOf(source, id);
	if (!section || section.parent || !section.mark || section.words === 0) return undefined;
	return source.text[section.end - 1] === "\n" ? section : undefined;
}

/** Moves the first behind the second; undefined where they do not stand on lines of their own. */
function swapped({ text }: Source, first: Section, second: Section): string | undefined {
	if (text[first.end - 1] !== "\n" || text[second.end - 1] !== "\n" || first.end > second.start)
		return undefined;
	return (
		text.slice(0, first.start) +
		text.slice(first.end, second.end) +
		text.slice(first.start, first.end) +
		text.slice(second.end)
	);
}
