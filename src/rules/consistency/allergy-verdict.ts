import type { Severity } from "../rule.ts";
import { type DrugFamily, familyOf, shareSideChain } from "./allergy-classes.ts";
import type { Allergen, Reaction } from "./allergy-lists.ts";

/** What a drug has to do with a listed allergy. */
export interface Verdict {
	readonly severity: Severity;
	readonly kind: "same" | "class" | "cross";
	/** A fact that helps to decide, or "". */
	readonly fact: string;
}

const PHENANTHRENES = new Set([
	"morphine",
	"codeine",
	"hydrocodone",
	"oxycodone",
	"hydromorphone",
	"oxymorphone",
]);
const LOW_HEPARINS = new Set(["enoxaparin", "dalteparin"]);
const BETA_LACTAMS = new Set<DrugFamily>(["penicillin", "cephalosporin", "carbapenem"]);

/** Judges one drug against one listed allergy; undefined when the two have nothing to do with each other. */
export function judge({ drug, reaction }: Allergen, given: string): Verdict | undefined {
	let worst: Verdict | undefined;
	const consider = (verdict: Verdict | undefined) => {
		if (verdict && (!worst || rank(verdict) > rank(worst))) worst = verdict;
	};
	if (drug.family) consider(inFamily(drug.family, reaction, given));
	else for (const listed of drug.parts) consider(besides(listed, reaction, given));
	if (drug.family && !worst)
		for (const listed of drug.parts) consider(across(drug.family, listed, reaction, given));
	if (drug.family && !worst && drug.parts.length === 0) consider(across(drug.family, "", reaction, given));
	return worst;
}

/** How grave a verdict is. */
export function rank({ severity }: Verdict): number {
	return severity === "error" ? 3 : severity === "warning" ? 2 : 1;
}

/** The list names the whole family. */
function inFamily(family: DrugFamily, reaction: Reaction, given: string): Verdict | undefined {
	if (familyOf(given) !== family) return;
	if (given === "sacubitril") return sacubitril(reaction);
	if (family === "NSAID" && given === "aspirin") {
		return reaction === "intolerance"
			? undefined
			: { severity: "warning", kind: "class", fact: "Aspirin counts among them. " };
	}
	if (given === "sulfasalazine")
		return reaction === "intolerance"
			? undefined
			: { severity: "warning", kind: "class", fact: "It is split into a sulfonamide. " };
	if (family === "heparin" && LOW_HEPARINS.has(given)) return lowHeparin(reaction);
	return same(reaction);
}

/** The list names one drug. */
function besides(listed: string, reaction: Reaction, given: string): Verdict | undefined {
	if (listed === given) return same(reaction);
	const family = familyOf(listed);
	if (familyOf(given) !== family) return across(family, listed, reaction, given);
	if (given === "sacubitril") return sacubitril(reaction);
	const mild = reaction === "intolerance";
	const related: Verdict = { severity: "warning", kind: "class", fact: "" };
	switch (family) {
		case "other":
		case "monobactam":
			return;
		case "cephalosporin":
			if (reaction === "skin-severe" || shareSideChain(listed, given)) return mild ? undefined : related;
			return mild
				? undefined
				: {
						severity: "information",
						kind: "class",
						fact: "Their side chains differ, so a cross-reaction is unlikely. ",
					};
		case "opioid": {
			if (mild || !PHENANTHRENES.has(listed) || !PHENANTHRENES.has(given)) return;
			const close = new Set([listed, given, "morphine", "codeine"]).size === 2;
			return close ? related : { severity: "information", kind: "class", fact: "" };
		}
		case "heparin":
			return lowHeparin(reaction);
		case "ACE inhibitor":
			if (reaction === "severe")
				return { severity: "error", kind: "class", fact: "Angioedema bars the whole class. " };
			return mild
				? { severity: "information", kind: "class", fact: "A cough comes back with any of them. " }
				: related;
		case "statin":
			return mild ? undefined : { severity: "information", kind: "class", fact: "" };
		case "aromatic anticonvulsant":
			if (mild) return;
			return reaction === "skin-severe"
				? related
				: { severity: "information", kind: "class", fact: "Rashes often cross over among them. " };
		case "fluoroquinolone":
			return mild ? { severity: "information", kind: "class", fact: "" } : related;
		default:
			return mild ? undefined : related;
	}
}

/** Another family that may react as well. */
function across(family: DrugFamily, listed: string, reaction: Reaction, given: string): Verdict | undefined {
	const other = familyOf(given);
	if (reaction === "intolerance") return;
	if (reaction === "skin-severe" && BETA_LACTAMS.has(family) && BETA_LACTAMS.has(other) && family !== other) {
		return {
			severity: "warning",
			kind: "cross",
			fact: "After a severe skin reaction beta-lactams as a whole are avoided. ",
		};
	}
	if (shareSideChain(listed, given) && listed !== given) {
		return {
			severity:
				other === "monobactam" || family === "monobactam" || reaction === "severe"
					? "warning"
					: "information",
			kind: "cross",
			fact: "The two share a side chain. ",
		};
	}
	// Cefazolin has a side chain of its own.
	if (family === "penicillin" && other === "cephalosporin" && given !== "cefazolin") {
		return { severity: "information", kind: "cross", fact: "A cross-reaction is rare (about 2% or less). " };
	}
	return;
}

function same(reaction: Reaction): Verdict {
	return reaction === "intolerance"
		? { severity: "information", kind: "same", fact: "The reaction reads as an intolerance. " }
		: { severity: "error", kind: "same", fact: "" };
}

function lowHeparin(reaction: Reaction): Verdict | undefined {
	if (reaction === "intolerance") return;
	if (reaction === "heparin-antibodies")
		return {
			severity: "error",
			kind: "class",
			fact: "After heparin-induced thrombocytopenia every heparin is out, flushes too. ",
		};
	return { severity: "warning", kind: "class", fact: "" };
}

function sacubitril(reaction: Reaction): Verdict | undefined {
	if (reaction !== "severe") return;
	return {
		severity: "error",
		kind: "class",
		fact: "After angioedema from an ACE inhibitor sacubitril is out as well. ",
	};
}
