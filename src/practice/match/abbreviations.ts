import type { Lexeme } from "./lex.ts";

/** Abbreviations of clinical notes that mean one thing in all of them, and the words they stand for. */
const WORDS: Readonly<Record<string, string>> = {
	abd: "abdomen",
	abx: "antibiotics",
	afib: "atrial fibrillation",
	amio: "amiodarone",
	amlo: "amlodipine",
	amox: "amoxicillin",
	apap: "acetaminophen",
	apix: "apixaban",
	appt: "appointment",
	asa: "aspirin",
	atorva: "atorvastatin",
	azithro: "azithromycin",
	bcx: "blood culture",
	bcxs: "blood cultures",
	benzo: "benzodiazepine",
	benzos: "benzodiazepines",
	bili: "bilirubin",
	bx: "biopsy",
	cards: "cardiology",
	carved: "carvedilol",
	ccy: "cholecystectomy",
	cefaz: "cefazolin",
	chole: "cholecystectomy",
	cipro: "ciprofloxacin",
	clopi: "clopidogrel",
	cp: "chest pain",
	cth: "ct head",
	ctx: "ceftriaxone",
	cx: "culture",
	cxs: "cultures",
	dapto: "daptomycin",
	decr: "decrease",
	dilt: "diltiazem",
	drip: "infusion",
	dtr: "daughter",
	dx: "diagnosis",
	empa: "empagliflozin",
	enox: "enoxaparin",
	etoh: "alcohol",
	eval: "evaluation",
	gtt: "infusion",
	hcp: "health care proxy",
	hctz: "hydrochlorothiazide",
	healthcare: "health care",
	hosp: "hospital",
	hsq: "heparin subcut",
	hstnt: "hs troponin t",
	hx: "history",
	hydral: "hydralazine",
	hypok: "hypokalemia",
	hypona: "hyponatremia",
	incr: "increase",
	indep: "independent",
	infxn: "infection",
	inpt: "inpatient",
	lap: "laparoscopic",
	lij: "left ij",
	lkw: "last known well",
	lle: "left lower extremity",
	lll: "left lower lobe",
	llq: "left lower quadrant",
	lue: "left upper extremity",
	lul: "left upper lobe",
	luq: "left upper quadrant",
	lytes: "electrolytes",
	mag: "magnesium",
	mero: "meropenem",
	methylpred: "methylprednisolone",
	metop: "metoprolol",
	miso: "misoprostol",
	mtg: "meeting",
	nephro: "nephrology",
	nifed: "nifedipine",
	nl: "normal",
	norepi: "norepinephrine",
	octreo: "octreotide",
	outpt: "outpatient",
	oxy: "oxycodone",
	panc: "pancreatitis",
	pantop: "pantoprazole",
	path: "pathology",
	pcn: "penicillin",
	phenobarb: "phenobarbital",
	pip: "piperacillin",
	pna: "pneumonia",
	poss: "possible",
	ppx: "prophylaxis",
	pred: "prednisone",
	prob: "probably",
	procal: "procalcitonin",
	resp: "respiratory",
	rij: "right ij",
	rle: "right lower extremity",
	rll: "right lower lobe",
	rlq: "right lower quadrant",
	rpt: "repeat",
	rue: "right upper extremity",
	rul: "right upper lobe",
	ruq: "right upper quadrant",
	rxn: "reaction",
	spiro: "spironolactone",
	sqh: "heparin subcut",
	sx: "symptoms",
	sz: "seizure",
	tazo: "tazobactam",
	tbili: "total bilirubin",
	tele: "telemetry",
	thru: "through",
	ticag: "ticagrelor",
	till: "until",
	tmr: "tomorrow",
	tmrw: "tomorrow",
	tnt: "troponin t",
	tol: "tolerating",
	trop: "troponin",
	trops: "troponin",
	uop: "urine output",
	vanc: "vancomycin",
	vanco: "vancomycin",
	wnl: "normal",
	wob: "work of breathing",
	wt: "weight",
	yest: "yesterday",
	yrs: "years",
	ystd: "yesterday",
};

/** The same for what is written with a slash. */
const SLASHED: Readonly<Record<string, string>> = {
	"b/c": "because",
	"b/l": "bilateral",
	"c/o": "complains of",
	"c/s": "consult",
	"a/c": "anticoagulation",
	"d/t": "due to",
	"d/w": "discussed with",
	"f/b": "followed by",
	"s/p": "status post",
	"f/c": "fever chills",
	"f/u": "follow up",
	"h/o": "history of",
	"n/v": "nausea vomiting",
	"n/v/d": "nausea vomiting diarrhea",
	"w/u": "work up",
};

/** Sides, where a capital letter stands alone before a word. */
const SIDES: Readonly<Record<string, string>> = { R: "right", L: "left", Rt: "right", Lt: "left" };

/** Those that mean it only in capitals, or in capitals as written here: "pct" is a percentage, "ha" a laugh. */
const CAPITALS: Readonly<Record<string, string>> = {
	BB: "beta blocker",
	HA: "headache",
	PCT: "procalcitonin",
	ACEi: "ace inhibitor",
};

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
	if (raw.toLowerCase() === "w/d") return isWithdrawal(lexemes, i) ? "withdrawal" : undefined;
	if (raw.includes("/")) return own(SLASHED, raw.toLowerCase());
	if (raw.length <= 2 && own(SIDES, raw)) {
		const next = lexemes[i + 1];
		return next?.kind === "word" && !next.glued && next.start - (lexemes[i] as Lexeme).end === 1
			? SIDES[raw]
			: undefined;
	}
	// Reflexes, not a daughter.
	if (/^DTRs?$/.test(raw)) return;
	if (/^[Pp]ts?$/.test(raw)) return "patient";
	if (raw === "AC" && !isMeal(lexemes, i)) return "anticoagulation";
	return own(CAPITALS, raw) ?? own(WORDS, text);
}

/** "EtOH w/d", "hx w/d sz"; the skin is w/d, too: warm and dry. */
function isWithdrawal(lexemes: readonly Lexeme[], i: number): boolean {
	return (
		/^(?:etoh|alcohol|opioid|opiate|benzo|hx|history|prior|severe|in)$/.test(lexemes[i - 1]?.text ?? "") ||
		/^(?:sz|seizures?|symptoms|sx)$/.test(lexemes[i + 1]?.text ?? "")
	);
}

/** "AC & HS", "10 units AC": before meals, as is the joint no anticoagulant. */
function isMeal(lexemes: readonly Lexeme[], i: number): boolean {
	return (
		/^(?:hs|qhs|meals?|joint|tid|glucose|and)$/.test(lexemes[i + 1]?.text ?? "") ||
		/^(?:units?|tid|glucose|fingersticks?)$/.test(lexemes[i - 1]?.text ?? "") ||
		lexemes[i - 1]?.kind === "number"
	);
}

function own(table: Readonly<Record<string, string>>, key: string): string | undefined {
	return Object.hasOwn(table, key) ? table[key] : undefined;
}
