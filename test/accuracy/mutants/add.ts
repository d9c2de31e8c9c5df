import { type Mutant, type Mutator, pick, type Source, withSentence } from "./source.ts";

/** Sentences that could stand in anybody's story; each breaks the rule it is listed under, and no other. */
const SENTENCES: Readonly<Record<string, readonly string[]>> = {
	"us-style/drug-name": [
		"Paracetamol helped.",
		"Salbutamol gave brief relief.",
		"Frusemide was given once.",
		"Had adrenaline for a bee sting once.",
		"GTN spray did nothing.",
		"Took gliclazide years ago.",
		"Buscopan was of no use.",
		"Lignocaine gel helped.",
		"Rifampicin for two months in 2003.",
		"Tried co-codamol at home.",
		"Flucloxacillin once last year.",
		"Used Voltarol on the knee.",
		"Took omeprazole and domperidone at times.",
		"Pethidine once after an operation.",
		"Took Crocin from a cousin.",
		"Metamizole from a trip abroad.",
		"Ciclosporin eye drops in the past.",
		"Thyroxine years ago.",
	],
	"us-style/term": [
		"Apyrexial since noon.",
		"Seen first in A&E.",
		"Bloods were normal.",
		"Had a URTI in spring.",
		"Known GORD.",
		"Known IHD.",
		"Known CCF.",
		"Had an OGD last year.",
		"A fortnight of tiredness.",
		"Worked as a lorry driver.",
		"The physio came by.",
		"Opening bowels daily.",
		"Saw the GP.",
		"FBC was sent.",
		"U&Es were normal.",
		"Nil by mouth at first.",
		"Mobilising well.",
		"Known case of asthma.",
		"Tired since 3 days.",
		"Loose motions twice.",
		"Giddiness on standing.",
		"Vitamin C 500 mg TDS.",
		"Dipstick was -ve.",
		"Had a chest infection last year.",
		"On a background of asthma.",
		"Was told ?UTI by phone.",
		"Glandular fever at school.",
		"Never on ITU.",
		"The registrar was told.",
	],
	"us-style/spelling": [
		"Mild ankle oedema at night.",
		"Anaemia was known.",
		"Diarrhoea once in May.",
		"No haematuria.",
		"Oesophagitis in the past.",
		"Skin colour was normal.",
		"Tumour markers were normal.",
		"Was hospitalised in 2019.",
		"No ischaemic pain.",
		"Behaviour was normal.",
		"Leucocytosis in the past.",
		"More fibre helps.",
		"Orthopnoea never.",
		"No faecal incontinence.",
		"Slept in the sleep centre once.",
	],
	"us-style/unit": [
		"Glucose was 7.8 mmol/L.",
		"Creatinine was 96 µmol/L once.",
		"Hemoglobin was 112 g/L once.",
		"Bilirubin was 14 µmol/L.",
		"Calcium was 2.4 mmol/L.",
		"HbA1c was 53 mmol/mol.",
		"Cholesterol was 5.1 mmol/L.",
		"PaO2 was 9.8 kPa.",
		"Weight was 12 stone.",
	],
	"us-style/date": [
		"Seen in clinic 25/04/2025.",
		"Last film 17/02/2024.",
		"A scan on 29.03.2024.",
		"Traveled on 4th July.",
	],
	"abbreviation/do-not-use": [
		"Vitamin C 500 mg QD.",
		"Vitamin C 500 mg QOD.",
		"Insulin 10 U once.",
		"Vitamin D 800 IU daily.",
		"MSO4 2 mg IV once.",
		"MgSO4 2 g IV once.",
	],
	"abbreviation/trailing-zero": ["Melatonin 3.0 mg once.", "Folic acid 1.0 mg daily."],
	"abbreviation/naked-decimal": ["Digoxin .125 mg daily in the past.", "Clonidine .1 mg once."],
	"us-style/duration": [
		"Cough for 3/7.",
		"Rash for 2/52.",
		"Itch for the past 6/12.",
		"A 4/7 history of hiccups.",
	],
	"privacy/name": ["\nNext of kin: Marisol Delgado", "\nEmergency contact: Ingrid Vogel"],
	"abbreviation/error-prone": [
		"Folic acid 400 µg daily.",
		"Heparin 5,000 units SC once.",
		"APAP 650 mg once.",
		"Melatonin 3 mg HS.",
		"Took MTX in 2012.",
		"Folic acid 1 mg TIW.",
	],
	"privacy/identifier": [
		"Phone 415-776-2048.",
		"MRN 55018327.",
		"DOB 03/22/1961.",
		"Home is 77 Sycamore Lane.",
		"Email j.ferro@mailbox.net.",
		"SSN 219-44-8130.",
	],
	"section/unfilled": [
		"Weighs *** kg.",
		"Told [insert].",
		"Took ___ mg.",
		"Seen by <name>.",
		"TODO ask again.",
		"Slept {hours:1234} hours.",
	],
};

/** How many sentences of one rule are tried on one note. */
const EACH = 2;

/** Puts one sentence into the story. */
export const addSentences: Mutator = (source, random) =>
	Object.entries(SENTENCES).flatMap(([must, sentences]) =>
		pick(sentences, EACH, random).flatMap((sentence): Mutant[] => {
			const added = withSentence(source, sentence);
			return added ? [{ kind: `add to the story: ${must}`, must, ...added, may: crowded(source) }] : [];
		}),
	);

/** A sign-out or an interval history just within its limits may pass one with a sentence more. */
function crowded({ kind, note }: Source): string[] {
	const story = note.find(kind === "sign-out" ? "patient-summary" : "interval-events");
	if (kind === "sign-out")
		return [
			...((story?.words ?? 0) > 66 ? ["sign-out/patient-summary-too-long"] : []),
			...(note.words > 150 ? ["note/too-long"] : []),
		];
	return kind === "progress" && (story?.words ?? 0) > 71 ? ["hpi/too-long"] : [];
}

const NAMED_ALLERGY = /\b(?:penicillin|amoxicillin|sulfa|TMP-SMX|trimethoprim|Bactrim|codeine|lisinopril)\b/i;

/** Contradicts the code status or the allergies that the note already tells. */
export const addContradictions: Mutator = (source) => {
	const mutants: Mutant[] = [];
	const add = (must: string, sentence: string) => {
		const added = withSentence(source, sentence);
		if (added) mutants.push({ kind: `contradict: ${must}`, must, text: added.text, may: crowded(source) });
	};
	const full = /\bfull code\b/i.test(source.text);
	const limited = /\bDN[RI]\b|comfort/.test(source.text);
	if (full && !limited) {
		add("code-status/conflict", "The patient is DNR/DNI.");
		add("code-status/conflict", "Now comfort measures only, DNR/DNI.");
	}
	if (limited && !full) add("code-status/conflict", "The patient is full code.");
	const allergies = source.note.find("allergies");
	if (!allergies) return mutants;
	if (
		/NKDA|no known (?:drug )?allerg/i.test(allergies.prose + allergies.title) &&
		!NAMED_ALLERGY.test(allergies.prose)
	) {
		add("consistency/allergy-conflict", "Allergic to penicillin (hives).");
	}
	return mutants;
};

const GIVEN =
	/\b(ceftriaxone|cefazolin|cefepime|vancomycin|levofloxacin|azithromycin|enoxaparin|apixaban|furosemide|prednisone|pantoprazole|hydromorphone|oxycodone|aspirin|metoprolol (?:tartrate|succinate)|amlodipine|atorvastatin|lorazepam|aztreonam|cephalexin|clopidogrel|losartan)\s+(?:from )?\d/gi;
const ENDED =
	/\b(?:hold|held|stop|stopped|avoid|allerg\w+|no|instead|switch|change|before|previous|HOLD|STOP)\b/i;

/** Makes a drug that is ordered the allergen. */
export const orderAllergens: Mutator = (source, random) => {
	const allergies = sectionWithAllergies(source);
	const plan = ["assessment-and-plan", "plan", "discharge-medications"]
		.map((id) => source.note.find(id))
		.find(Boolean);
	if (!allergies || !plan) return [];
	const drugs = new Set<string>();
	for (const line of source.text.slice(plan.start, plan.end).split("\n")) {
		if (!ENDED.test(line)) for (const match of line.matchAll(GIVEN)) drugs.add(match[1] as string);
	}
	return pick([...drugs], 2, random).map((drug) => {
		const start = allergies.bodyStart;
		const lineEnd = source.text.indexOf("\n", source.text.slice(start).search(/\S/) + start);
		const lead = /^[\s*]*/.exec(source.text.slice(start))?.[0] ?? "";
		const name = drug[0]?.toUpperCase() + drug.slice(1).toLowerCase();
		const text = `${source.text.slice(0, start)}${lead}${name}: anaphylaxis in 2020.${source.text.slice(lineEnd)}`;
		return { kind: "order the allergen", text, must: "consistency/allergy-conflict" };
	});
};

function sectionWithAllergies({ note }: Source) {
	const section = note.find("allergies");
	return section && section.words > 0 && !/NKDA|^none/i.test(section.title) ? section : undefined;
}
