import type { Section } from "../../note/section.ts";
import { wordsOf } from "../words.ts";
import { type Drug, drugWords } from "./allergy-classes.ts";

/** How a reaction counts: a cough or nausea is an intolerance; blisters bar relatives that hives do not. */
export type Reaction =
	| "severe"
	| "skin-severe"
	| "heparin-antibodies"
	| "allergic"
	| "intolerance"
	| "unknown";

/** One drug of an allergy list; offsets are relative to the section's prose. */
export interface Allergen {
	readonly drug: Drug;
	readonly name: string;
	readonly start: number;
	readonly end: number;
	readonly reaction: Reaction;
	/** The reaction as written, short enough to quote; or "". */
	readonly told: string;
	/** All that is said of it. */
	readonly about: string;
}

const SKIN_SEVERE =
	/\b(?:sjs|stevens|ten\b|toxic epidermal|dress\b|agep|blister\w*|exfoliat\w*|mucosal|desquamat\w*|serum sickness|hemolytic)/i;
const ANTIBODIES = /\b(?:hit\b|hitt\b|thrombocytopeni\w*)/i;
const SEVERE =
	/\b(?:anaphyla\w*|angio-?(?:o?edema)|(?:throat|tongue|lips?|face|facial|airway)\s+(?:swell\w*|clos\w*|tight\w*|edema)|swelling of (?:the |his |her )?(?:throat|tongue|lips?|face)|airway|shortness of breath|sob\b|dyspnea|hypotension|bronchospasm|wheez\w*|shock)\b/i;
const ALLERGIC =
	/\b(?:rash\w*|hives?|urticaria|itch\w*|prurit\w*|swelling|swell|allergic|eruption|welts|redness|wheals?)\b/i;
const INTOLERANCE =
	/\b(?:nausea|vomit\w*|emesis|gi\b|upset|stomach|abdominal|diarrh\w*|constipat\w*|cough\w*|headaches?|dizz\w*|lighthead\w*|myalgias?|muscle|cramps?|intoleran\w*|side[- ]effects?|adverse effects?|bleed\w*|ulcers?|gerd|reflux|kidney|renal|aki|ckd|creatinine|drows\w*|sedat\w*|confus\w*|hallucinat\w*|delirium|palpitations?|tachycardia|tendon\w*|qt\b|qtc|yeast|thrush|c\.? ?diff\w*|metallic|insomnia|jitter\w*|flush\w*|red[- ]?man|infusion reaction|hyperkal\w*|bradycardia|fatigue|weight gain|gynecomastia|bruis\w*|edema)\b/i;
/** Itch from an opioid, flushing from vancomycin: no allergy. */
const OPIOID_ITCH = /\b(?:itch\w*|prurit\w*)\b/i;

/** What the text before a drug says when the drug is no allergen. */
const NOT_LISTED =
	/\b(?:tolerat\w*|can take|ok(?:ay)? with|not allergic|no (?:known )?(?:\w+ )?allerg\w*|denies|negative|without|de-?labell?ed|takes|taking|given|received|use|alternative|treated with|(?:been|is|was|stays|remains|continued?) on|premedicat\w*|no reaction)\b[^;\n.]*$/i;
const TOLERATED_AFTER =
	/^[^;\n.,]{0,20}\b(?:tolerated|de-?labell?ed|removed|is ok\b|okay\b|no reaction)|^[^;\n.]{0,60}\b(?:without|w\/o) (?:any |a |an )?(?:reactions?|problems?|issues?|incidents?|trouble(?! breath))\b/i;

/** Reads the drugs of an allergies section. */
export function allergensIn(section: Section): readonly Allergen[] {
	return section.keep(allergensIn, () => {
		const { prose } = section;
		const words = wordsOf(section);
		const found: { drug: Drug; start: number; end: number }[] = [];
		for (let i = 0; i < words.count; i++) {
			let drug = drugWords.get(words.hashes[i] as number);
			const start = words.starts[i] as number;
			let end = words.ends[i] as number;
			if (!drug) {
				const ace =
					/^ace[- ]inhibitors?\b/i.exec(prose.slice(start, start + 16)) ??
					/^(?:iv |contrast )dye\b/i.exec(prose.slice(start, start + 16));
				if (!ace) continue;
				drug = { parts: [], family: /^a/i.test(ace[0]) ? "ACE inhibitor" : "iodinated contrast" };
				end = start + ace[0].length;
			}
			if (NOT_LISTED.test(clauseBefore(prose, start)) || TOLERATED_AFTER.test(prose.slice(end, end + 60)))
				continue;
			if (
				drug.family === "iodinated contrast" &&
				/\b(?:mri|gadolinium)\b[^;\n,]*$/i.test(prose.slice(Math.max(0, start - 60), start))
			)
				continue;
			const last = found.at(-1);
			// "Amoxicillin-clavulanate", "iodinated contrast": one entry.
			if (
				last &&
				last.drug.family === drug.family &&
				/^[-/ ]$/.test(prose.slice(last.end, start)) &&
				drug.family
			) {
				found[found.length - 1] = { ...last, end };
			} else found.push({ drug, start, end });
		}
		return found.map(({ drug, start, end }, i) => {
			const stop = found[i + 1]?.start ?? prose.length;
			const about = aboutEntry(prose.slice(end, stop));
			const shared =
				about.trim() !== "" && /[A-Za-z]{3}/.test(about.replace(/\band\b/gi, ""))
					? about
					: followerOf(prose, found, i);
			const reaction = reactionOf(shared, drug);
			return {
				drug,
				name: prose.slice(start, end),
				start,
				end,
				reaction,
				told: quote(shared),
				about: shared,
			};
		});
	});
}

function clauseBefore(prose: string, at: number): string {
	const from = Math.max(0, at - 120);
	const before = prose.slice(from, at);
	return before.slice(
		Math.max(before.lastIndexOf(";"), before.lastIndexOf("\n"), before.lastIndexOf(". ")) + 1,
	);
}

function aboutEntry(text: string): string {
	const line = /^[^;\r\n]*/.exec(text)?.[0] ?? "";
	return line.replace(/[\s,]*(?:and|\/|,|-|•)?\s*$/i, "");
}

/** Entries that one reaction may follow. */
const IN_A_ROW = 6;

/** "Penicillin and sulfa: rash" tells of both. */
function followerOf(prose: string, found: readonly { start: number; end: number }[], i: number): string {
	for (let at = i; at < i + IN_A_ROW; at++) {
		const self = found[at];
		const next = found[at + 1];
		if (!self || !next || !/^\s*(?:,|and|\/|&|,\s*and)\s*$/i.test(prose.slice(self.end, next.start)))
			return "";
		const about = aboutEntry(prose.slice(next.end, found[at + 2]?.start ?? prose.length));
		if (about.trim() !== "") return about;
	}
	return "";
}

function reactionOf(about: string, drug: Drug): Reaction {
	if (SKIN_SEVERE.test(about)) return "skin-severe";
	if (ANTIBODIES.test(about)) return "heparin-antibodies";
	if (SEVERE.test(about)) return "severe";
	const opioid =
		drug.family === "opioid" ||
		drug.parts.some((part) =>
			/^(?:morphine|codeine|hydrocodone|oxycodone|hydromorphone|fentanyl|tramadol|meperidine)$/.test(part),
		);
	if (opioid && OPIOID_ITCH.test(about) && !/\b(?:rash|hives|urticaria|swell\w*)\b/i.test(about))
		return "intolerance";
	if (/\b(?:red[- ]?man|flush\w*|infusion reaction)\b/i.test(about)) return "intolerance";
	if (ALLERGIC.test(about)) return "allergic";
	if (INTOLERANCE.test(about)) return "intolerance";
	return "unknown";
}

/** A reaction in a few words, such as "hives"; brackets, colons and years are left out. */
function quote(about: string): string {
	const inner =
		/\(([^()]{2,40})\)/.exec(about)?.[1] ??
		/^\s*[:,–—-]\s*([^.;()]{2,40})/.exec(about)?.[1] ??
		/^\s+causes\s+([^.;()]{2,40})/i.exec(about)?.[1] ??
		"";
	return (
		inner
			.replace(/^\s*(?:reaction|rxn)\s*:?\s*/i, "")
			.split(/[,;]/)[0]
			?.trim()
			.replace(/[.*_]+$/, "") ?? ""
	);
}
