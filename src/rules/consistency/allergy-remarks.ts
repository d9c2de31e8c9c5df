import type { Section } from "../../note/section.ts";
import type { Context } from "../rule.ts";
import { drugWords } from "./allergy-classes.ts";
import type { Allergen } from "./allergy-lists.ts";

const NONE_KNOWN =
	/\b(?:NKDA|NKA|no known (?:(?:drug|medication|med) )?allerg(?:y|ies)|no (?:drug|medication) allerg(?:y|ies)|denies (?:any )?(?:(?:drug|medication) )?allergies)\b/i;
const ALLERGIC_TO =
	/\b(?:allergic to|allergy to|allergies to|anaphylaxis to)\s+([A-Za-z]{4,})|\b([A-Za-z]{3,})[- ](?:allergy|allergic)\b/gi;
const OTHERS =
	/\b(?:mother|father|sister|brother|son|daughter|wife|husband|family|parents?|no|not|denies|without|question\w*|possible|unlikely|\?)\b[^.;\n]{0,40}$/i;
/** A listed or told allergy and where it stands. */
export interface Entry {
	readonly allergen: Allergen;
	readonly section: Section;
}

/** "Allergic to penicillin", "sulfa allergy" outside the list. */
export function allergyRemarks(section: Section): readonly Entry[] {
	if (section.covers.includes("allergies") || section.facts?.id === "family-history") return NO_ENTRIES;
	return section.keep(allergyRemarks, () => {
		const { prose } = section;
		if (!/llerg|anaphylaxis to/.test(prose)) return NO_ENTRIES;
		const found: Entry[] = [];
		for (const match of prose.matchAll(ALLERGIC_TO)) {
			const name = (match[1] ?? match[2]) as string;
			const word = drugWords.named(name);
			if (!word || OTHERS.test(prose.slice(Math.max(0, match.index - 60), match.index))) continue;
			const start = match.index + match[0].indexOf(name);
			const end = start + name.length;
			const about = /^[^;.\r\n]{0,60}/.exec(prose.slice(match.index + match[0].length))?.[0] ?? "";
			const told = /^\s*\(([^()]{2,40})\)/.exec(about)?.[1] ?? "";
			const severe = /anaphyl|angioedema/i.test(told) || match[0].startsWith("ana");
			found.push({
				section,
				allergen: {
					drug: word,
					name,
					start,
					end,
					reaction: severe ? "severe" : told ? "allergic" : "unknown",
					told,
					about,
				},
			});
		}
		return found;
	});
}

const NO_ENTRIES: readonly Entry[] = [];

/** "No known drug allergies" here, a drug with its reaction there: the later of the two is marked. */
export function contradiction({ note, report: tell }: Context<unknown>, entries: readonly Entry[]): void {
	const real = entries.find(
		({ allergen, section }) => allergen.reaction !== "intolerance" && !onlyTold(section, allergen),
	);
	if (!real) return;
	for (const section of note.sections) {
		const none = section.keep(NONE_KNOWN, () => noneKnown(section));
		if (!none) continue;
		const stated = none.start < 0;
		const denial = stated
			? section.titleRange
			: { start: section.offsetOf(none.start), end: section.offsetOf(none.end) };
		const drug = {
			start: real.section.offsetOf(real.allergen.start),
			end: real.section.offsetOf(real.allergen.end),
		};
		const later = denial.start > drug.start ? denial : drug;
		const earlier = later === denial ? drug : denial;
		const [here, there] =
			later === denial ? [none.text, real.allergen.name] : [real.allergen.name, none.text];
		tell({
			start: later.start,
			end: later.end,
			message: `Allergies contradict: ${here} here, ${there} on line ${note.positionAt(earlier.start).line}. Ask the patient, and correct the wrong one.`,
			related: [{ start: earlier.start, end: earlier.end, message: `${there} here` }],
		});
		return;
	}
}

/** Where a section says that no allergy is known; `start` is -1 for a heading that says it. */
function noneKnown(section: Section): { start: number; end: number; text: string } | undefined {
	if (section.facts?.id === "family-history") return;
	if (section.mark?.term?.statement && NONE_KNOWN.test(section.title))
		return { start: -1, end: -1, text: section.title };
	if (!/NKD?A|llerg/.test(section.prose)) return;
	const match = NONE_KNOWN.exec(section.prose);
	if (!match) return;
	const after = section.prose.slice(match.index + match[0].length);
	if (/^[^.;\n]{0,20}\b(?:except|other than|besides|apart from|but|aside|to (?!medic|drug))\b/i.test(after))
		return;
	if (
		/\b(?:previously|formerly|was|initially)\s+(?:listed as\s+)?$/i.test(section.prose.slice(0, match.index))
	)
		return;
	return { start: match.index, end: match.index + match[0].length, text: match[0] };
}

/** A remark about intolerance or a label taken off is no allergy. */
function onlyTold(section: Section, { start, about }: Allergen): boolean {
	return /\b(?:intoleran\w*|side effect|removed|de-?labell?ed|not a true|childhood)\b/i.test(
		about + section.prose.slice(Math.max(0, start - 60), start),
	);
}
