import * as z from "zod/mini";
import { defineRule } from "../rule.ts";
import { hintsOption } from "../terms/options.ts";
import type { UnitRow } from "../terms/term-data.ts";

export const unit = defineRule({
	id: "us-style/unit",
	severity: "warning",
	flags:
		"A lab value in SI units that U.S. labs report in others, with the value converted. There is no fix: check the lab's own report.",
	why: "A glucose of 11 or a hemoglobin of 98 is read as a crisis or a typo. A reader who converts in their head gets it wrong at night.",
	source:
		"Conversion factors of the AMA Manual of Style and the IFCC master equation; ranges vary by lab. Where both units are used here, neither is flagged.",
	milestones: ["MK3", "ICS3"],
	options: z.strictObject({ hints: hintsOption }),
	good: [
		{
			shows: "The U.S. value stands beside the other",
			note: `# Consult Note

## Labs
ABG on 4 L: pH 7.26, pCO2 9.3 kPa (70 mm Hg). Creatinine 71 µmol/L (0.8), glucose 6.1 mmol/L (110 mg/dL).

## Assessment
69-year-old woman with COPD presenting with hypercapnic respiratory failure.`,
		},
		{
			shows: "U.S. units, and values that are in mmol/L here too",
			note: `# Progress Note

## Labs
Na 138 mmol/L, K 4.1 mmol/L, Mg 1.7 mg/dL, lactate 1.9 mmol/L, ionized calcium 1.15 mmol/L. Glucose 205 mg/dL, Hgb 9.8 g/dL, A1c 7.2%.

## Plan
Potassium phosphate 15 mmol IV over 4 hours. Full code, confirmed with the patient, who has capacity.`,
		},
	],
	bad: [
		{
			shows: "SI units",
			note: `# Progress Note

## Labs
Glucose «11.4 mmol/L», creatinine «130 µmol/L», «Hb 98», HbA1c «53 mmol/mol», pO2 «8.2 kPa», urea «7.5 mmol/L». «Urea 8.6» Cr 0.9

## Plan
Insulin glargine 10 units at bedtime. Recheck the basic panel tomorrow. Full code, confirmed with the patient.`,
			says: "is about 205 mg/dL",
		},
		{
			shows: "With hints, a temperature without its unit",
			note: `# Progress Note

## Vital Signs
«Temp 38.5», HR 96, BP 118/70, RR 16, SpO2 97% on room air; feels better, ate breakfast, walked twice today.

## Plan
Blood cultures if again above 101 °F. Full code, confirmed with the patient.`,
			settings: { hints: true },
			says: "101.3 °F",
		},
	],
	checkSection(section, { terms, options, report }) {
		const found = terms?.in(section, options.hints);
		for (const hit of found?.of("units") ?? []) {
			const value = hit.match?.groups?.value;
			const message = value && messageFor(hit.row, value, found?.written(hit) ?? "");
			if (!message || !found || givesBoth(hit.row, found.text.slice(hit.end, hit.end + 30))) continue;
			const mild = hit.row.hint || hit.row.factor === 1;
			report({
				...found.range(hit.start, hit.end),
				message,
				...(mild ? { severity: "information" as const } : {}),
			});
		}
	},
});

/** "9.3 kPa (70 mmHg)": the U.S. value stands beside it. */
function givesBoth({ to }: UnitRow, after: string): boolean {
	const beside = /^\s*[([/,=]\s*(?:~\s?)?\d[\d.,]*\s?([^)\],;\d\n]{0,12})/.exec(after);
	if (!beside) return false;
	const unit = (beside[1] ?? "").toLowerCase().replace(/\s/g, "");
	const bare = unit === "" && /^\s*[([]/.test(after);
	return bare || unit === to.toLowerCase().replace(/\s/g, "");
}

/** What the value is in U.S. units; undefined when it cannot be what the row thinks it is. */
function messageFor(row: UnitRow, written: string, place: string): string | undefined {
	const why = row.why ? ` ${row.why}` : "";
	if (!row.from) return why.trim();
	if (written.includes("/")) return `Visual acuity ${written} is ${acuity(written)} here: feet, not meters.`;
	const value = Number(written);
	const converted = value * row.factor + (row.offset ?? 0);
	if (!isPlausible(row, converted)) return;
	const labeled = place.includes(row.from) || !/^[A-Za-z]/.test(place);
	const given = labeled ? `${written} ${row.from}` : `${written}, without a unit, looks like ${row.from} and`;
	if (row.factor === 1)
		return `${row.analyte} ${given} is the same number in ${row.to}. U.S. notes use ${row.to}.${why}`;
	const exact = [0.1, 10, 100, 1000].includes(row.factor);
	const shown = exact ? String(Number(converted.toPrecision(6))) : rounded(converted, row.digits);
	const about = exact ? "is" : "is about";
	const unit = row.to === "%" ? "%" : ` ${row.to}`;
	return `${row.analyte} ${given} ${about} ${shown}${unit}. U.S. notes use ${row.to}.${why}`;
}

function isPlausible(row: UnitRow, value: number): boolean {
	return value >= (row.min ?? Number.NEGATIVE_INFINITY) && value <= (row.max ?? Number.POSITIVE_INFINITY);
}

/** As many decimals as a U.S. lab would print. */
function rounded(value: number, digits: number | undefined): string {
	if (digits !== undefined) return value.toFixed(digits);
	if (value >= 10) return String(Math.round(value));
	return String(Number(value.toFixed(value < 1 ? 2 : 1)));
}

/** 6/x in meters as 20/x in feet. */
function acuity(written: string): string {
	return `20/${Math.round((Number(written.slice(2)) * 20) / 6)}`;
}
