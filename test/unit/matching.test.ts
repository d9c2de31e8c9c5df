import assert from "node:assert";
import fc from "fast-check";
import { readNote } from "../../src/note/reader.ts";
import { findPhrasing, type MatchOptions } from "../../src/practice/match/match.ts";
import { Reading } from "../../src/practice/match/reading.ts";
import { noteText } from "./note-text.ts";

function find(phrasing: string, text: string, as?: MatchOptions["as"]) {
	return findPhrasing(new Reading(readNote(text)), phrasing, as ? { as } : {});
}

type Row = readonly [phrasing: string, text: string];

function table(title: string, rows: readonly Row[], found: boolean, as?: MatchOptions["as"]): void {
	describe(title, () => {
		for (const [phrasing, text] of rows) {
			it(`${phrasing} ${found ? "is in" : "is not in"}: ${text}`, () => {
				assert.equal(find(phrasing, text, as).length > 0, found);
			});
		}
	});
}

describe("matching", () => {
	table(
		"words",
		[
			["12-lb", "He gained 12 LB."],
			["12-lb", "a 12 pound weight gain"],
			["ran out of Lasix", "He ran out of his Lasix 9 days ago."],
			["crackles", "Crackle at the left base."],
			["intubat", "Airway plan: intubate before EGD."],
			["agitat ~ lorazepam", "Agitation at 02:00, lorazepam 1 mg given."],
			["warm and wet", "warm, wet"],
			["DNR/DNI", "DNR and DNI"],
			["post-PCI day 1", "post PCI day 1"],
			["recheck BMP", "Re-check BMP at 22:00."],
			["premedicated", "pre-medicated with diphenhydramine"],
			["strict I/O", "daily weights, strict I&Os"],
			["67-year-old man ~ HFrEF", "67 y/o male with CAD, diabetes and HFrEF"],
			["67-year-old man ~ HFrEF", "67M with HFrEF"],
			["67-year-old man ~ HFrEF", "67 yo M with HFrEF"],
			["82-year-old woman", "82F, stroke"],
			["7-month ~ RSV", "7-month-old boy with RSV"],
			["room air", "SpO2 94% RA"],
			["2 L NC", "on 2 L nasal cannula"],
			["amoxicillin by mouth", "amoxicillin PO"],
			["hospital day 3", "HD#3"],
			["POD 2", "POD2"],
			["CKD 3a", "CKD3a"],
			["hives", "contrast: hives"],
			["antigen positive", "Urine antigen +."],
			["antigen positive", "antigen (+)"],
			["UA negative", "UA neg"],
			["last drink", "last drank at noon"],
			["ran out of furosemide", "ran out of his Lasix"],
			["Eliquis", "apixaban 5 mg"],
		],
		true,
	);
	table(
		"other words",
		[
			["hives", "HIV negative"],
			["trimethoprim", "Bactrim"],
			["edema positive", "2+ edema"],
			["left leg", "right leg"],
			["start clopidogrel", "start ticagrelor; clopidogrel rash"],
			["CKD 3", "CKD 3a"],
			["S3", "S4"],
			["RA", "right atrium"],
			["room air", "RA with methotrexate"],
			["magnesium 2 g", "2 mg"],
			["full code ~ patient", `full code. ${"word ".repeat(24)} patient`],
			["Full code", "Code stroke called; full dose given."],
			["acute kidney injury", "Acute. Kidney injury none"],
		],
		false,
	);
	table(
		"numbers",
		[
			["8,940", "NT-proBNP 8940 pg/mL"],
			["8940 ~ 1850", "NT-proBNP 8,940 (1,850 in 02/2026)"],
			["Cr 1.8", "creatinine of 1.80"],
			["Cr 1.8 ~ baseline 1.4", "Cr 1.8 mg/dL (baseline 1.4)"],
			["SpO2 89", "O2 sat 89% on room air"],
			["89 % on room air", "89% RA"],
			["JVP 13", "JVP at 13 cm H2O"],
			["EF 25-30", "LVEF 25–30%"],
			["EF 25-30", "EF 25% to 30%"],
			["198 to 210 lb", "from 198 lb to 210 lb"],
			["42 to 44", "hs-troponin 42 → 44 ng/L"],
			["13.1 ~ 11.9 ~ 9.0", "Hgb 13.1-11.9-9.0"],
			["furosemide 80 mg IV", "IV furosemide 80 mg"],
			["furosemide 80 mg IV", "furosemide (Lasix) 80mg IV once"],
			["furosemide 80 mg IV", "80 mg of IV furosemide"],
			["glargine 24", "24 units of glargine"],
			["acetaminophen 650 mg every 6 h", "acetaminophen 650 mg PO q6h"],
			["enoxaparin 40 mg daily", "enoxaparin 40 mg subcut once daily"],
			["metoprolol succinate 50 mg twice daily", "metoprolol succinate 50 mg BID"],
			["octreotide 50 mcg/h", "octreotide infusion at 50 mcg/hr ~ octreotide 50 µg/hour"],
			["<180/105", "keep BP below 180/105"],
			["SBP under 180", "systolic BP < 180"],
			["RR > 65", "if RR over 65"],
			["CIWA >= 20", "CIWA of 20 or more"],
			["transfuse < 8", "transfuse if Hgb... transfuse below 8"],
			["98/58", "BP 98/58"],
			["2 g/h", "magnesium 2 grams per hour"],
			["1 g", "1 gram"],
			["0.30", "FiO2 .3"],
			["two units", "2 units"],
			["36 4/7", "36 4/7 weeks"],
			["36w4d", "36w4d"],
			["24 h", "24-hour CT"],
			["5 days", "5-day course"],
		],
		true,
	);
	table(
		"other numbers",
		[
			["Cr 1.8", "Cr 11.8"],
			["Cr 1.8", "Cr 1.85"],
			["Cr 1.8", "Cr < 1.8"],
			["1.8", "11.8"],
			["8940", "89400"],
			["98/58", "98/580"],
			["98/58", "198/58"],
			["80 mg", "80 mcg"],
			["15 mg", "15 mg/kg"],
			["1,000 mg", "1 g"],
			["1 L", "net negative 1-2 L"],
			["5 days", "5 mg"],
			["5 days", "day 5"],
			["day 4", "4 days"],
			["RR > 65", "RR < 65"],
			["2 L", "SpO2 L"],
			["3 cm", "S3"],
			["24 h", "24 units"],
		],
		false,
	);
	table(
		"dates and times",
		[
			["07/06", "7/6"],
			["07/06", "07/06/2026"],
			["07/06", "July 6"],
			["07/06", "on Jul 6th, 2026"],
			["07/06", "6 July 2026"],
			["07/06", "2026-07-06"],
			["07/06/2026", "07/06"],
			["January 2027", "01/2027"],
			["01/2027", "in January 2027"],
			["07/02 ~ 07/05", "07/02/2026-07/05/2026"],
			["08:15", "LKW 0815"],
			["last known well 0815", "last known well was 8:15 AM"],
			["03:00", "since 3 am"],
			["13:20", "1:20 PM"],
			["22:00", "at 2200"],
			["last drink 07/20", "last drink at 6 PM on July 20"],
		],
		true,
	);
	table(
		"other dates and times",
		[
			["07/06", "07/16"],
			["07/06", "6/7"],
			["07/06/2026", "07/06/2025"],
			["08:15", "18:15"],
			["03:00", "3 pm"],
			["07/06", "17/06"],
		],
		false,
	);
	table(
		"what is said",
		[
			["chest pain", "No fever but chest pain."],
			["dyspnea", "no chest pain but dyspnea"],
			["dyspnea", "No chest pain, reports dyspnea."],
			["crackles", "No murmur, crackles to mid lungs on both sides"],
			["JVP 13", "no edema, JVP 13 cm"],
			["edema", "No fever. 2+ edema."],
			["orthopnea", "No change in orthopnea."],
			["cough", "No fever; cough since Monday."],
			["bleeding", "tPA was not given because of bleeding"],
			["contrast ~ no reaction", "Contrast given; no reaction."],
			["contrast ~ no reaction", "no reaction to contrast"],
			["right groin ~ no hematoma", "No hematoma at right groin."],
			["orthopnea", "Cannot exclude PE. Orthopnea."],
			["ceftriaxone", "no fever on ceftriaxone"],
		],
		true,
	);
	table(
		"what is denied",
		[
			["orthopnea", "denies orthopnea"],
			["orthopnea", "Denies chest pain, fever, orthopnea, or cough."],
			["fever", "no fever"],
			["fever", "without fever or chills"],
			["chills", "without fever or chills"],
			["cough", "negative for fever, chills, and cough"],
			["syncope", "No chest pain, palpitations, syncope, fever, productive cough, calf pain or travel."],
			["calf pain", "No chest pain, palpitations, syncope, fever, productive cough, calf pain or travel."],
			["DVT", "DVT was ruled out"],
			["DVT", "ruled out DVT"],
			["tPA", "tPA was not given"],
			["edema", "no clubbing, cyanosis, edema"],
			["edema", "Edema: none"],
			["hematoma", "Hematoma not seen."],
			["fever", "He doesn't have fever."],
			["oxygen", "off oxygen"],
			["stroke", "neither stroke nor seizure"],
			["seizure", "neither stroke nor seizure"],
		],
		false,
	);
	table(
		"a phrasing with its own no",
		[
			["no chest pain", "denies chest pain"],
			["no chest pain", "No fever, cough, or chest pain."],
			["denies chest pain", "no chest pain"],
			["no DVT", "DVT ruled out"],
			["no tPA ~ apixaban", "tPA not given: apixaban at 07:30"],
			["no home oxygen", "No home oxygen needed."],
			["no haloperidol", "avoid haloperidol"],
			["without effusion", "echo: no effusion"],
			["UA negative", "UA is negative"],
			["pneumonia unlikely", "Pneumonia is unlikely."],
			["pneumonia unlikely", "PE and pneumonia are unlikely"],
			["no growth at 48 hours", "Blood cultures: no growth at 48 h"],
		],
		true,
	);
	table(
		"a phrasing with its own no, not said so",
		[
			["no chest pain", "chest pain"],
			["no chest pain", "no fever but chest pain"],
			["no DVT", "DVT in the left leg"],
			["pneumonia unlikely", "pneumonia likely"],
			["no haloperidol", "haloperidol 5 mg IM"],
		],
		false,
	);
	table(
		"plans",
		[
			["hold metformin", "Hold home metformin."],
			["hold metformin", "Metformin held."],
			["hold metformin", "Metformin 500 mg BID: hold"],
			["hold metformin", "- metformin 500 mg PO twice daily - HOLD until creatinine is back"],
			["hold metformin", "Hold lisinopril, spironolactone and metformin."],
			["hold spironolactone", "Holding both furosemide and spironolactone for AKI"],
			["stop antibiotics", "Antibiotics stopped."],
			["stop hydrochlorothiazide", "STOP:\n- hydrochlorothiazide 25 mg (low sodium)\n- ibuprofen"],
			["stop ibuprofen", "### Stop\n- hydrochlorothiazide 25 mg\n- ibuprofen\n"],
			["continue aspirin and ticagrelor", "Continue aspirin 81 mg and ticagrelor 90 mg BID"],
			["increase glargine", "glargine increased to 24 units"],
		],
		true,
	);
	table(
		"other plans",
		[
			["hold furosemide", "Hold metformin because of AKI from furosemide."],
			["hold furosemide", "Hold metformin; continue furosemide"],
			["hold furosemide", "Hold metformin, continue furosemide 40 mg"],
			["stop furosemide", "do not stop furosemide"],
			["stop furosemide", "No need to stop furosemide."],
			["hold metformin", "Metformin 500 mg BID, hold lisinopril"],
			["stop ibuprofen", "### Continue\n- ibuprofen\n### Stop\n- hydrochlorothiazide\n"],
		],
		false,
	);
	table(
		"said as true today",
		[
			["full code", "Code status: Full code"],
			["haloperidol", "give haloperidol 5 mg"],
			["right leg cellulitis", "Right leg cellulitis, day 3."],
			["full code", "Changed from DNR to full code on 07/09"],
		],
		true,
		"current",
	);
	table(
		"not said as true today",
		[
			["give haloperidol", "do not give haloperidol"],
			["haloperidol", "avoid haloperidol"],
			["haloperidol", "Haloperidol is contraindicated"],
			["full code", "Full code yesterday; DNR/DNI now"],
			["full code", "Changed from full code to DNR/DNI on 07/09"],
			["full code", "Full code → DNR/DNI"],
			["full code", "Was full code on admission."],
			["full code", "previously full code"],
			["full code", "No longer full code."],
			["full code", "The admission header says full code."],
			["labetalol", "no labetalol (asthma)"],
			["clopidogrel", "Should we switch to clopidogrel?"],
			["methylergonovine", "If bleeding: oxytocin; do not use methylergonovine or carboprost"],
			["carboprost", "If bleeding: oxytocin; do not use methylergonovine or carboprost"],
		],
		false,
		"current",
	);

	it("a match says where it stands", () => {
		const text = "## HPI\nHe ran out of his Lasix.\n\n## Labs\nCr 1.8\n";
		const [match] = find("Cr 1.8", text);
		assert.equal(text.slice(match?.start, match?.end), "Cr 1.8");
		assert.equal(match?.section?.id, "labs");
		const [first] = find("ran out of Lasix", text);
		assert.equal(text.slice(first?.start, first?.end), "ran out of his Lasix");
	});

	it("no text and no phrasing breaks it, and every place lies inside the note", () => {
		const phrasing = fc.oneof(
			fc.string({ maxLength: 20 }),
			fc.constantFrom("no fever", "T 98.6 ~ better", "hold ~ 1"),
		);
		fc.assert(
			fc.property(noteText(), phrasing, (text, words) => {
				for (const { start, end } of find(words, text)) {
					assert.ok(0 <= start && start <= end && end <= text.length);
				}
			}),
		);
	});

	it("a phrasing is found in itself, whatever stands around it", () => {
		const word = fc.constantFrom(
			"cellulitis",
			"JVP 13",
			"98/58",
			"Cr 1.8",
			"furosemide 80 mg IV",
			"left MCA",
			"07/06",
			"<180/105",
		);
		const around = fc.constantFrom("", "Then. ", "Stable; ", "\n- ", "\n\n## Plan\n");
		fc.assert(
			fc.property(word, around, around, (words, before, after) => {
				assert.ok(find(words, `${before}${words}${after ? `.${after}` : ""}`).length > 0);
			}),
		);
	});

	const finding = fc.constantFrom(
		"chest pain",
		"orthopnea",
		"left leg swelling",
		"hematoma",
		"melena",
		"DVT",
	);
	const other = fc.constantFrom("fever", "syncope", "rash", "vomiting", "dark urine");

	it("what a frame denies is found as denied, never as said", () => {
		const frames: readonly ((one: string, two: string) => string)[] = [
			(one) => `No ${one}.`,
			(one, two) => `Denies ${two}, ${one}, or cough.`,
			(one, two) => `Denies ${two} and ${one}.`,
			(one, two) => `No ${two} or ${one}.`,
			(one) => `Without ${one}, walking.`,
			(one) => `${one} was ruled out.`,
			(one, two) => `Negative for ${two}, ${one}.`,
			(one) => `${one}: none`,
			(one) => `He has not had ${one}.`,
		];
		fc.assert(
			fc.property(finding, other, fc.constantFrom(...frames), (one, two, frame) => {
				const text = frame(one, two);
				assert.equal(find(one, text).length, 0, text);
				assert.ok(find(`no ${one}`, text).length > 0, text);
				assert.equal(find(one, text, "current").length, 0, text);
				assert.ok(find(one, text, "mention").length > 0, text);
			}),
		);
	});

	it("what stands beside a denial is said", () => {
		const frames: readonly ((one: string, two: string) => string)[] = [
			(one, two) => `No ${two} but ${one}.`,
			(one, two) => `No ${two}. ${one} today.`,
			(one, two) => `Denies ${two}; has ${one}.`,
			(one, two) => `Denies ${two}, but reports ${one}.`,
			(one, two) => `${one}, no ${two}.`,
			(one, two) => `${one} without ${two}`,
			(one, two) => `- No ${two}\n- ${one}`,
			(one, two) => `(No ${two}) ${one}`,
			(one, two) => `${two} was ruled out, ${one} found.`,
		];
		fc.assert(
			fc.property(finding, other, fc.constantFrom(...frames), (one, two, frame) => {
				const text = frame(one, two);
				assert.ok(find(one, text).length > 0, text);
				assert.equal(find(`no ${one}`, text).length, 0, text);
			}),
		);
	});

	it("a number is never found in another number", () => {
		const number = fc.oneof(
			fc.integer({ min: 10, max: 99_999 }),
			fc.double({ min: 0.1, max: 99, noNaN: true }),
		);
		fc.assert(
			fc.property(number, number, (a, b) => {
				const [one, two] = [a, b].map((value) => String(Math.round(value * 10) / 10)) as [string, string];
				assert.equal(find(`WBC ${one}`, `WBC ${two}`).length > 0, Number(one) === Number(two));
			}),
		);
	});
});
