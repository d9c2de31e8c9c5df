import * as z from "zod/mini";
import type { Note } from "../../note/note.ts";
import type { Section } from "../../note/section.ts";
import { defineRule, type Fix } from "../rule.ts";

/** Where results stand side by side. */
const RESULTS = new Set(["objective", "data"]);
/** Notes that tell of one image, or of none. */
const NO_ORDER = new Set(["procedure", "sign-out", "death", "event", "rapid-response"]);

/** A line that opens with an image; "CT in place" is a chest tube, "US" alone a country, "MR" a valve. */
const IMAGE =
	/^[ \t]*(?:[-*•·]\s*)?(?:\*\*)?(?:\d{1,2}\/\d{1,2}(?:\/\d{2,4})?[ :,-]*)?(?:(?:portable|chest|abdominal|renal|RUQ|head|bedside|repeat|initial|admission|knee|hip|plain)\s+)*(CXR|CTA?(?!\s+(?:in place|to (?:suction|water)|output|site|removed|surgery))|MR[IA]|KUB|X-?rays?|ultrasound|HIDA|V\/Q(?: scan)?|radiographs?|USG|US (?=abd|renal|ruq|of\b|liver|le\b|doppler))\b/im;
/** A laboratory value with its number. */
const LAB =
	/\b(?:WBC|Hgb|Hb|hemoglobin|hct|hematocrit|plt|platelets?|Na|sodium|K|potassium|Cl|HCO3|CO2|BUN|Cr|creatinine|glucose|lactate|troponin|BNP|NT-proBNP|AST|ALT|lipase|INR|CRP|ESR|TSH|A1c|bilirubin|procalcitonin|D-dimer|albumin|calcium|magnesium|CBC|BMP|CMP)\b[^.\r\n]{0,14}?\d/;
/** In stroke and trauma the CT leads by habit. */
const CT_FIRST =
	/\b(?:code stroke|acute stroke|NIHSS|LKW|last known (?:well|normal)|tPA|tenecteplase|thrombectomy|MCA|polytrauma|trauma (?:activation|bay|team|survey|surgery)|MVC|MVA|subarachnoid|subdural)\b/i;

export const imagingBeforeLabs = defineRule({
	id: "data/imaging-before-labs",
	severity: "information",
	flags: "Results that open with imaging, with the laboratory values after it.",
	why: "On rounds the order is vital signs, exam, labs, cultures, EKG, imaging. Out of order, listeners wait for the labs and miss what the image showed.",
	source:
		"U.S. teaching convention; no standard asks for it. Stroke and trauma notes, where the CT leads, are left alone.",
	milestones: ["ICS3", "MK3"],
	options: z.strictObject({}),
	good: [
		{
			shows: "Labs, then imaging; an EKG may stand on either side",
			note: `# Progress Note

## EKG
Sinus rhythm, no ST changes.

## Labs
WBC 12.1, Hgb 11.8, creatinine 1.1.

## Imaging
CXR: right lower lobe opacity.

## Assessment and Plan
Community-acquired pneumonia, improving.`,
		},
		{
			shows: "A chest tube is no scan",
			note: `# Progress Note

## Data
CT in place, 40 mL serous output.
WBC 9.8, Hgb 11.8, creatinine 1.1.
CXR: lung expanded.

## Assessment and Plan
67-year-old man after left lobectomy, improving; full code.`,
		},
	],
	bad: [
		{
			shows: "The imaging section comes first",
			note: `# Progress Note

## «Imaging»
CXR: right lower lobe opacity.

## Labs
WBC 12.1, Hgb 11.8, creatinine 1.1.

## Assessment and Plan
Community-acquired pneumonia, improving on ceftriaxone; full code.`,
			says: "labs",
		},
		{
			shows: "The same within one section",
			note: `# Progress Note

## Data
- «CXR»: right lower lobe opacity.
- WBC 12.1, Hgb 11.8, creatinine 1.1.

## Assessment and Plan
Community-acquired pneumonia, improving on ceftriaxone; full code.`,
		},
	],
	checkNote({ note, report }) {
		if (note.like !== undefined && NO_ORDER.has(note.like)) return;
		const pair = sectionsOutOfOrder(note);
		if (pair) {
			const [imaging, labs] = pair;
			if (leadsWithCt(note)) return;
			const fix = swap(note, imaging, labs);
			report({
				...imaging.titleRange,
				message:
					"Imaging comes before the labs here. Put labs first: U.S. readers expect labs, cultures, EKG, imaging.",
				related: [{ ...labs.titleRange, message: "The labs" }],
				fixes: fix ? [fix] : [],
			});
			return;
		}
		for (const section of note.sections) {
			if (!RESULTS.has(section.id ?? "")) continue;
			const found = section.keep(imagingBeforeLabs, () => outOfOrder(note, section));
			if (!found || leadsWithCt(note)) continue;
			report({
				start: section.start + found.image.start,
				end: section.start + found.image.end,
				message:
					"Imaging comes before the labs here. Move it below them: U.S. readers expect labs, cultures, EKG, imaging.",
				related: [
					{ start: section.start + found.lab.start, end: section.start + found.lab.end, message: "The labs" },
				],
			});
			return;
		}
	},
});

/** An imaging section before the first one that holds labs, both side by side. */
function sectionsOutOfOrder(note: Note): [Section, Section] | undefined {
	if (!note.covered.has("imaging") || !note.covered.has("labs")) return;
	const imaging = note.all("imaging").find((section) => section.words > 0);
	const labs = note.all("labs").find((section) => section.words > 0);
	if (!imaging || !labs || imaging.start > labs.start || imaging.parent !== labs.parent) return;
	const earlier = note.sections.some(
		(section) => section.start < imaging.start && RESULTS.has(section.id ?? "") && LAB.test(section.prose),
	);
	// Labs inside the imaging section, as in a table of all results: then its heading is only a poor one.
	return earlier || LAB.test(imaging.prose) ? undefined : [imaging, labs];
}

/** The same inside one section, the entries in it included; offsets are relative to its start. */
function outOfOrder(note: Note, section: Section) {
	const text = note.text.slice(section.start, section.end);
	const image = IMAGE.exec(text);
	if (!image) return;
	const name = (image[1] as string).trimEnd();
	const start = image.index + image[0].lastIndexOf(name);
	if (LAB.test(text.slice(0, start))) return;
	const after = LAB.exec(text.slice(start + name.length));
	if (!after) return;
	const lab = start + name.length + after.index;
	// On the image's own line a number is a size or a score.
	if (!/[\r\n]/.test(text.slice(start, lab))) return;
	return { image: { start, end: start + name.length }, lab: { start: lab, end: lab + after[0].length } };
}

function leadsWithCt(note: Note): boolean {
	return note.sections.some((section) => section.keep(CT_FIRST, () => CT_FIRST.test(section.prose)));
}

/** Changes the places of two sections that follow each other; their text stays as it is. */
function swap(note: Note, imaging: Section, labs: Section): Fix | undefined {
	if (imaging.form === "label" || imaging.end !== labs.start) return;
	const end = labs.end;
	const tail = /\s*$/.exec(note.text.slice(labs.start, end))?.[0] ?? "";
	const between = /\s*$/.exec(note.text.slice(imaging.start, imaging.end))?.[0] ?? "";
	return {
		title: "Put labs before imaging",
		safe: true,
		edits: () => {
			const first = note.text.slice(imaging.start, imaging.end - between.length);
			const second = note.text.slice(labs.start, end - tail.length);
			return [{ start: imaging.start, end, text: `${second}${between}${first}${tail}` }];
		},
	};
}
