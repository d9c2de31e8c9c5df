import * as z from "zod/mini";
import { defineRule } from "../rule.ts";
import { keepCapitals } from "../terms/capitals.ts";
import { replace } from "../terms/replace.ts";
import type { DrugRow } from "../terms/term-data.ts";

export const drugName = defineRule({
	id: "us-style/drug-name",
	severity: "warning",
	flags:
		"A drug by a name that is not used in the U.S.: another generic name or spelling, a foreign brand, or a drug not sold here.",
	why: "The pharmacist cannot find it, the order set has no such drug, and the nurse reads past it. A brand that looks known may hold something else here.",
	source:
		"United States Adopted Names against INN and BAN; status of each drug in Drugs@FDA (2021). A teaching aid: the pharmacist wins over any row.",
	milestones: ["MK2", "ICS3"],
	options: z.strictObject({}),
	good: [
		{
			shows: "U.S. generic names; levels and figures of speech are no drugs",
			note: `# Progress Note

## Interval Events
Given acetaminophen 650 mg PO and albuterol by nebulizer overnight. Describes an "adrenaline rush" before the palpitations.

## Labs
Free thyroxine 1.2 ng/dL, TSH 2.1 mIU/L.

## Plan
Continue furosemide 40 mg IV daily and rifampin 600 mg PO daily. Full code, confirmed with the patient.`,
		},
	],
	bad: [
		{
			shows: "The same drug under another name",
			note: `# Progress Note

## Interval Events
Fever 38.9 °C at 02:00, given «Paracetamol» 1 g; wheeze better after «salbutamol».

## Plan
Stop «co-amoxiclav», start ceftriaxone 1 g IV daily. Full code, confirmed with the patient.`,
			says: "acetaminophen in the U.S.",
		},
		{
			shows: "A brand, a drug not sold here, and a misspelling",
			note: `# Admission H&P

## Home Medications
- «Clenil» 100 mcg two puffs twice daily
- «Gliclazide» 80 mg daily
- «parecetamol» as needed

## Assessment and Plan
68-year-old woman with COPD exacerbation. Prednisone 40 mg daily for 5 days. Full code, confirmed with the patient.`,
			says: "not sold in the U.S.",
		},
	],
	checkSection(section, { terms, report }) {
		const found = terms?.in(section);
		for (const hit of found?.of("drugs") ?? []) {
			const place = found?.range(hit.start, hit.end);
			if (!found || !place) continue;
			const { row } = hit;
			const written = found.written(hit);
			const exact = isName(written, row);
			const fixes =
				row.us && row.kind !== "similar"
					? [replace(place, keepCapitals(written, row.us), isSafe(row, exact, found.text, hit.end))]
					: [];
			report({ ...place, message: messageFor(row, written, exact), fixes });
		}
	},
});

function isName(written: string, row: DrugRow): boolean {
	const bare = (text: string) => text.toLowerCase().replace(/[\s\-'’]/g, "");
	return row.find !== undefined || bare(written) === bare(row.name) || bare(written) === `${bare(row.name)}s`;
}

/** The same drug, and no strength behind it that would read otherwise under the U.S. name. */
function isSafe(row: DrugRow, exact: boolean, text: string, end: number): boolean {
	if (!exact || (row.kind !== "name" && row.kind !== "spelling")) return false;
	return !row.strength || !/^[\s(]{0,3}\d/.test(text.slice(end, end + 4));
}

function messageFor(row: DrugRow, written: string, exact: boolean): string {
	const name = exact ? `"${written}"` : `"${written}" (${row.name}?)`;
	const note = row.note ? ` ${row.note}` : "";
	switch (row.kind) {
		case "name":
			return `${name} is ${row.us} in the U.S.${note}`;
		case "spelling":
			return `${name} is spelled ${row.us} in the U.S.${note}`;
		case "brand":
			return `${name} is a brand of ${row.us} that is not used in the U.S. Write the generic, and re-check strength and form.${note}`;
		case "similar":
			return `${name} has no exact match in the U.S.; the nearest is ${row.us}.${note}`;
		case "not-us":
			return `${name} is not sold in the U.S.${note} Ask a pharmacist before you order in its place.`;
	}
}
