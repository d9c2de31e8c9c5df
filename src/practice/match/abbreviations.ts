import type { Lexeme } from "./lex.ts";

/** Abbreviations of clinical notes that mean one thing in all of them, and the words they stand for. */
const WORDS: Readonly<Record<string, string>> = {
	abx: "antibiotics",
	afib: "atrial fibrillation",
	amlo: "amlodipine",
	apap: "acetaminophen",
	asa: "aspirin",
	atorva: "atorvastatin",
	azithro: "azithromycin",
	bcx: "blood culture",
	bcxs: "blood cultures",
	bili: "bilirubin",
	benzos: "benzodiazepines",
	benzo: "benzodiazepine",
	cards: "cardiology",
	cipro: "ciprofloxacin",
	clopi: "clopidogrel",
	cp: "chest pain",
	ctx: "ceftriaxone",
	cx: "culture",
	cxs: "cultures",
	drip: "infusion",
	empa: "empagliflozin",
	etoh: "alcohol",
	gtt: "infusion",
	hcp: "health care proxy",
	hctz: "hydrochlorothiazide",
	healthcare: "health care",
	hstnt: "hs troponin t",
	hx: "history",
	lkw: "last known well",
	lle: "left lower extremity",
	lul: "left upper lobe",
	lll: "left lower lobe",
	lytes: "electrolytes",
	mag: "magnesium",
	methylpred: "methylprednisolone",
	metop: "metoprolol",
	nephro: "nephrology",
	oxy: "oxycodone",
	pcn: "penicillin",
	phenobarb: "phenobarbital",
	pip: "piperacillin",
	pna: "pneumonia",
	pred: "prednisone",
	procal: "procalcitonin",
	rle: "right lower extremity",
	rll: "right lower lobe",
	rul: "right upper lobe",
	rxn: "reaction",
	spiro: "spironolactone",
	sz: "seizure",
	tazo: "tazobactam",
	tbili: "total bilirubin",
	tele: "telemetry",
	ticag: "ticagrelor",
	tnt: "troponin t",
	trop: "troponin",
	trops: "troponin",
	uop: "urine output",
	vanc: "vancomycin",
	vanco: "vancomycin",
	wob: "work of breathing",
	wt: "weight",
	yrs: "years",
};

/** The same for what is written with a slash. */
const SLASHED: Readonly<Record<string, string>> = {
	"b/c": "because",
	"b/l": "bilateral",
	"c/o": "complains of",
	"c/s": "consult",
	"d/w": "discussed with",
	"f/c": "fever chills",
	"f/u": "follow up",
	"h/o": "history of",
	"n/v": "nausea vomiting",
	"n/v/d": "nausea vomiting diarrhea",
	"w/u": "work up",
};

/** Sides, where a capital letter stands alone before a word. */
const SIDES: Readonly<Record<string, string>> = { R: "right", L: "left", Rt: "right", Lt: "left" };

/** Lexemes with each abbreviation as the words it stands for; they share its place. */
export function spellOut(lexemes: readonly Lexeme[]): readonly Lexeme[] {
	if (!lexemes.some((_, i) => wordsFor(lexemes, i))) return lexemes;
	return lexemes.flatMap((lexeme, i) => {
		const words = wordsFor(lexemes, i);
		if (!words) return [lexeme];
		return words.split(" ").map((text, k) => ({
			...lexeme,
			text,
			raw: text,
			start: k === 0 ? lexeme.start : lexeme.end,
			glued: k === 0 && lexeme.glued,
		}));
	});
}

function wordsFor(lexemes: readonly Lexeme[], i: number): string | undefined {
	const { kind, raw, text, glued } = lexemes[i] as Lexeme;
	if (kind !== "word" || glued) return;
	if (raw.includes("/")) return own(SLASHED, raw.toLowerCase());
	if (raw.length <= 2 && own(SIDES, raw)) {
		const next = lexemes[i + 1];
		return next?.kind === "word" && !next.glued && next.start - (lexemes[i] as Lexeme).end === 1
			? SIDES[raw]
			: undefined;
	}
	return own(WORDS, text);
}

function own(table: Readonly<Record<string, string>>, key: string): string | undefined {
	return Object.hasOwn(table, key) ? table[key] : undefined;
}
