import type { Section } from "../../note/section.ts";
import { hashOf, WordMap, type Words, wordsOf } from "../words.ts";

export type Side = "left" | "right";

/** What a word is when a side stands beside it. */
interface Meaning {
	readonly side?: Side;
	/** A paired part of the body. */
	readonly part?: string;
	/** What is wrong with it, or done to it; findings of one group speak of one problem. */
	readonly finding?: string;
	/** Both sides, or the other one, are spoken of. */
	readonly both?: boolean;
	/** Joins no side to a part: "left the unit with her arm in a sling". */
	readonly stop?: boolean;
}

const PARTS: Readonly<Record<string, string>> = {
	leg: "leg calf shin lle rle",
	thigh: "thigh",
	knee: "knee",
	ankle: "ankle",
	foot: "foot heel",
	toe: "toe hallux",
	hip: "hip",
	groin: "groin inguinal",
	arm: "arm forearm lue rue",
	elbow: "elbow",
	wrist: "wrist",
	hand: "hand palm",
	finger: "finger thumb",
	shoulder: "shoulder",
	clavicle: "clavicle clavicular",
	eye: "eye eyelid ocular",
	ear: "ear",
	breast: "breast axilla axillary",
	kidney: "kidney renal ureter ureteral flank cva",
	testicle: "testicle testis testicular scrotal",
	ovary: "ovary ovarian adnexal",
	pleura: "pleural hemithorax",
	lung: "lung",
	brain: "mca aca pca hemisphere hemispheric",
	carotid: "carotid ica",
	face: "face facial",
	parotid: "parotid",
};

const FINDINGS: Readonly<Record<string, string>> = {
	local:
		"pain painful ache aching tender tenderness swelling swollen edema edematous erythema erythematous redness red warmth cellulitis abscess ulcer ulcers ulceration wound laceration osteomyelitis gangrene necrosis fracture fx fractured dislocation sprain strain tear torn arthritis bursitis hematoma stone stones calculus nephrolithiasis hydronephrosis hydroureter pyelonephritis dvt thrombosis thrombus otitis injury contusion",
	procedure:
		"arthroscopy nail nailing fixation pinning hemiarthroplasty replacement reduction repair arthroplasty arthrocentesis aspiration aspirate washout debridement orif amputation bka aka nephrostomy nephrectomy mastectomy injection biopsy",
	effusion: "effusion empyema hemothorax",
	pneumothorax: "pneumothorax ptx",
	consolidation: "pneumonia consolidation opacity opacities infiltrate infiltrates",
	stroke: "stroke infarct infarction",
	weakness: "weakness weak paresis paralysis plegia",
	numbness: "numbness numb paresthesias paresthesia",
	droop: "droop drooping",
	mass: "mass lump nodule tumor cancer carcinoma malignancy",
	hernia: "hernia",
	stenosis: "stenosis occlusion",
	emboli: "emboli embolus embolism",
	line: "picc midline fistula avf",
	vision: "vision cataract glaucoma",
	hearing: "hearing",
};

/** Findings that name their place themselves: "left pneumothorax", "right hemiparesis". */
const OWN_PLACE: Readonly<Record<string, readonly [part: string, finding: string]>> = {
	pneumothorax: ["lung", "pneumothorax"],
	ptx: ["lung", "pneumothorax"],
	thoracentesis: ["pleura", "effusion"],
	hemiparesis: ["side", "weakness"],
	hemiplegia: ["side", "weakness"],
	hydronephrosis: ["kidney", "local"],
	hydroureteronephrosis: ["kidney", "local"],
	pyelonephritis: ["kidney", "local"],
	nephrolithiasis: ["kidney", "local"],
	nephrectomy: ["kidney", "procedure"],
	nephrostomy: ["kidney", "procedure"],
	mastectomy: ["breast", "procedure"],
	dvt: ["leg", "local"],
	rll: ["lower lobe", ""],
	lll: ["lower lobe", ""],
	rul: ["upper lobe", ""],
	lul: ["upper lobe", ""],
	rlq: ["lower quadrant", ""],
	llq: ["lower quadrant", ""],
	ruq: ["upper quadrant", ""],
	luq: ["upper quadrant", ""],
};

const STOPS =
	"the and or with to a an for from at on in by was is are were he she they his her him them ama against home without before early after away now then when handed hand-dominant dominant heart ventricle ventricular atrium atrial bundle axis coronary anterior circumflex main message work school alone shift";

function* meanings(): Generator<[string, Meaning]> {
	for (const word of STOPS.split(" ")) yield [word, { stop: true }];
	for (const [part, words] of Object.entries(PARTS))
		for (const word of words.split(" ")) yield [word, { part }];
	for (const [finding, words] of Object.entries(FINDINGS))
		for (const word of words.split(" ")) yield [word, { finding }];
	for (const [word, [part, finding]] of Object.entries(OWN_PLACE))
		yield [word, { part, ...(finding ? { finding } : {}) }];
	for (const word of "bilateral bilaterally both either each contralateral opposite".split(" "))
		yield [word, { both: true }];
	for (const word of ["left", "l", "lt"]) yield [word, { side: "left" }];
	for (const word of ["right", "r", "rt"]) yield [word, { side: "right" }];
	for (const word of ["lle", "rle"]) yield [word, { part: "leg", side: word[0] === "l" ? "left" : "right" }];
	for (const word of ["lue", "rue"]) yield [word, { part: "arm", side: word[0] === "l" ? "left" : "right" }];
	for (const word of ["rll", "lll"])
		yield [word, { part: "lower lobe", side: word[0] === "l" ? "left" : "right" }];
	for (const word of ["rul", "lul"])
		yield [word, { part: "upper lobe", side: word[0] === "l" ? "left" : "right" }];
	for (const word of ["rlq", "llq"])
		yield [word, { part: "lower quadrant", side: word[0] === "l" ? "left" : "right" }];
	for (const word of ["ruq", "luq"])
		yield [word, { part: "upper quadrant", side: word[0] === "l" ? "left" : "right" }];
}

const known = new WordMap(meanings());
const LEVELS = new WordMap<string>([
	["lobe", "lobe"],
	["lung", "lobe"],
	["extremity", "extremity"],
	["quadrant", "quadrant"],
	["leg", "extremity"],
	["arm", "extremity"],
	["abdomen", "quadrant"],
	["abdominal", "quadrant"],
]);
const BASES = new WordMap<true>([
	["base", true],
	["basilar", true],
	["bibasilar", true],
]);
const lower = hashOf("lower");
const upper = hashOf("upper");
const sided = hashOf("sided");
const side = hashOf("side");

/** A side with a part of the body and what is wrong there; offsets are relative to the section's prose. */
export interface Sided {
	readonly side: Side;
	readonly part: string;
	/** Groups of findings, as "local"; empty when only the part is named. */
	readonly findings: readonly string[];
	/** The finding words themselves. */
	readonly words: readonly string[];
	readonly start: number;
	readonly end: number;
	/** Denied or normal; or past, somebody else's, or compared with the other side. */
	readonly qualified: "denied" | "past" | undefined;
}

/** What a section says of sides. */
export interface SidesTold {
	readonly told: readonly Sided[];
	/** Parts of which the writer has both sides in mind. */
	readonly both: ReadonlySet<string>;
	/** Any word for a side at all. */
	readonly any: boolean;
}

const NOTHING: SidesTold = { told: [], both: new Set(), any: false };
const AHEAD = 5;
const FINDING_AHEAD = 6;
const FINDING_BACK = 4;
/** A sentence is no longer, whatever a text without full stops may hold. */
const LONGEST = 400;

const QUALIFIED =
	/\b(?:history of|h\/o|hx|prior|previous(?:ly)?|(?<!(?:year|yr|month|week|day)s?[- ])old|remote(?:ly)?|s\/p|status[- ]post|chronic|baseline|years? ago|months? ago|(?:in|since|from) (?:19|20)\d\d|as a child|compar\w+|than|versus|vs|contralateral|opposite|unaffected|uninvolved|radiat\w+|spread\w*|mother|father|brother|sister|son|daughter|wife|husband|incorrect\w*|corrected|initially|originally|also|additionally|resolved|if|risk of|prevent\w*|unlike|instead of|not the)\b/i;
const DENIED =
	/\b(?:no|not|denies|denied|without|(?<!gram[- ])negative|never|neither|nor|none|absent|free of|rules? out|ruled out|r\/o)\b/i;

const CLAUSE_STARTS = /[,:]|\b(?:but|present(?:s|ed|ing)?|admitted|here|found|now|who|develop\w*)\b/gi;

/** Reads the sides that a section tells of. */
export function sidesIn(section: Section): SidesTold {
	return section.keep(sidesIn, () => readSides(section.prose, wordsOf(section)));
}

function readSides(prose: string, words: Words): SidesTold {
	const told: Sided[] = [];
	const both = new Set<string>();
	let any = false;
	for (let i = 0; i < words.count; i++) {
		const plural = PLURALS.get(words.hashes[i] as number);
		if (plural) both.add(plural);
		const meaning = known.get(words.hashes[i] as number);
		if (!meaning) continue;
		if (meaning.both) {
			any = true;
			// "No stone on either side" says nothing of two.
			if (DENIED.test(clauseBefore(prose, words.starts[i] as number))) continue;
			for (const step of [1, -1]) {
				for (let k = i; k >= 0 && k < words.count && Math.abs(k - i) <= 4; k += step) {
					if (k !== i && !joined(prose, words, Math.min(k, k - step), Math.max(k, k - step), true)) break;
					const part = partAt(words, k);
					if (part) both.add(part);
				}
			}
		}
		if (!meaning.side || isLetterAlone(prose, words, i)) continue;
		const found = sidedAt(prose, words, i, meaning);
		if (!found) {
			any ||= isSideWord(prose, words, i);
			continue;
		}
		any = true;
		told.push(found);
	}
	return told.length > 0 || both.size > 0 || any ? { told, both, any } : NOTHING;
}

const PLURALS = new WordMap<string>([
	["knees", "knee"],
	["legs", "leg"],
	["arms", "arm"],
	["hips", "hip"],
	["shoulders", "shoulder"],
	["feet", "foot"],
	["hands", "hand"],
	["eyes", "eye"],
	["ears", "ear"],
	["kidneys", "kidney"],
	["flanks", "kidney"],
	["breasts", "breast"],
	["ankles", "ankle"],
]);

function isSideWord(prose: string, words: Words, i: number): boolean {
	return (
		(words.ends[i] as number) - (words.starts[i] as number) > 2 ||
		/^-sided/.test(prose.slice(words.ends[i], (words.ends[i] as number) + 6))
	);
}

/** "2 L", "R/O", "L5": a letter is a side only right before a part, or before "-sided". */
function isLetterAlone(prose: string, words: Words, i: number): boolean {
	const start = words.starts[i] as number;
	const end = words.ends[i] as number;
	if (end - start > 2) return false;
	if (/\d\s?$/.test(prose.slice(Math.max(0, start - 2), start))) return true;
	if (!/^[RL][Tt]?$/.test(prose.slice(start, end)) && end - start < 3) return true;
	const next = words.hashes[i + 1];
	if (next === sided) return false;
	if (!/^[ .]/.test(prose.slice(end, end + 1))) return true;
	return partAt(words, i + 1) === undefined;
}

function partAt(words: Words, i: number): string | undefined {
	const hash = words.hashes[i];
	if (hash === undefined) return;
	if (hash === lower || hash === upper) {
		const level = LEVELS.get(words.hashes[i + 1] ?? 0);
		if (!level) return;
		if (level === "extremity") return hash === lower ? "leg" : "arm";
		return `${hash === lower ? "lower" : "upper"} ${level}`;
	}
	if (BASES.get(hash)) return "lower lobe";
	return known.get(hash)?.part;
}

function sidedAt(prose: string, words: Words, i: number, meaning: Meaning): Sided | undefined {
	let at = i;
	let part = meaning.part;
	const limit = Math.min(words.count - 1, i + AHEAD);
	if (!part && words.hashes[i + 1] === sided) {
		// "Left-sided weakness", "right-sided pleural effusion".
		part = partAt(words, i + 2) ?? "side";
		at = part === "side" ? i + 1 : i + 2;
	} else if (!part) {
		const of = words.hashes[i + 1] === side;
		for (let k = i + 1; k <= limit; k++) {
			if (!joined(prose, words, k - 1, k, false)) break;
			const here = known.get(words.hashes[k] as number);
			if (here?.side && !here.part) break;
			if (here?.stop && !of) break;
			part = partAt(words, k);
			if (part) {
				at = words.hashes[k] === lower || words.hashes[k] === upper ? k + 1 : k;
				break;
			}
		}
	}
	if (!part) return;
	const findings = new Set<string>();
	const said: string[] = [];
	let last = at;
	const take = (k: number) => {
		const finding = known.get(words.hashes[k] as number)?.finding;
		if (!finding) return;
		findings.add(finding);
		said.push(prose.slice(words.starts[k], words.ends[k]).toLowerCase());
		if (k > last) last = k;
	};
	// A word that names part and problem at once.
	take(at);
	const label = prose[words.ends[at] as number] === ":";
	for (let k = at + 1; k <= Math.min(words.count - 1, at + (label ? 14 : FINDING_AHEAD)); k++) {
		if (!joined(prose, words, k - 1, k, label, label && k === at + 1)) break;
		if (known.get(words.hashes[k] as number)?.side) break;
		const between = prose.slice(words.ends[k - 1], words.ends[k]);
		if (DENIED.test(between)) break;
		take(k);
	}
	let first = i;
	for (let k = i - 1; k >= Math.max(0, i - FINDING_BACK); k--) {
		if (!joined(prose, words, k, k + 1, k === i - 1)) break;
		const here = known.get(words.hashes[k] as number);
		if (here?.side || (here?.part && !here.finding)) break;
		const before = findings.size;
		take(k);
		if (findings.size > before) first = k;
	}
	const [from, to] = sentenceAround(prose, words.starts[i] as number, words.ends[last] as number);
	const lead = prose.slice(from, words.starts[i]);
	const clause = lead.slice(clauseStart(lead));
	const after = prose.slice(words.ends[last], Math.min(to, (words.ends[last] as number) + 60));
	const rest = /^[^,:]*/.exec(after)?.[0] ?? "";
	const denied =
		DENIED.test(clause) ||
		(/\b(?:denies|no|without|negative for)\b[^.:]*$/i.test(lead) &&
			!/\b(?:but|present\w*|admitted|here with)\b/i.test(lead)) ||
		/^[\s:]*(?:is |are |was )?(?:normal|unremarkable|absent|none|no\b|negative|gone|resolved|intact|nontender|non-tender|clear|full)\b/i.test(
			after,
		);
	const past = QUALIFIED.test(clause + prose.slice(words.starts[i], words.ends[last]) + rest);
	const qualified = denied ? "denied" : past ? "past" : undefined;
	return {
		side: meaning.side as Side,
		part,
		findings: [...findings],
		words: said,
		start: words.starts[Math.min(first, i)] as number,
		end: words.ends[last] as number,
		qualified,
	};
}

/** The sentence as far as it goes before an offset. */
function clauseBefore(prose: string, at: number): string {
	const before = prose.slice(Math.max(0, at - 120), at);
	return before.slice(
		Math.max(before.lastIndexOf("\n"), before.lastIndexOf(". "), before.lastIndexOf(";")) + 1,
	);
}

/** Where the clause before a side begins: "with a history of gout presenting with" tells of two things. */
function clauseStart(lead: string): number {
	let at = 0;
	for (const match of lead.matchAll(CLAUSE_STARTS)) at = match.index + match[0].length;
	return at;
}

/** No sentence, and no comma, ends between two neighboring words. */
function joined(prose: string, words: Words, a: number, b: number, commas: boolean, colon = false): boolean {
	const start = words.ends[a] as number;
	const end = words.starts[b] as number;
	for (let i = start; i < end; i++) {
		const code = prose.charCodeAt(i);
		if (code === 10 || code === 13 || code === 59 || code === 46) return false;
		if (code === 44 && !commas) return false;
		if (code === 58 && !colon) return false;
	}
	return true;
}

function sentenceAround(prose: string, start: number, end: number): [number, number] {
	const first = Math.max(0, start - LONGEST);
	const last = Math.min(prose.length, end + LONGEST);
	let from = start;
	while (from > first) {
		const code = prose.charCodeAt(from - 1);
		if (code === 10 || code === 13 || code === 59 || (code === 46 && prose.charCodeAt(from) === 32)) break;
		from--;
	}
	let to = end;
	while (to < last) {
		const code = prose.charCodeAt(to);
		if (code === 10 || code === 13 || code === 59 || (code === 46 && !/\d/.test(prose[to + 1] ?? " "))) break;
		to++;
	}
	return [from, to];
}
