import type { Note } from "../../note/note.ts";

const DIED =
	/\b(?:patient (?:died|expired|passed away)|(?:he|she|they) (?:died|expired|passed away)|(?:was )?pronounced dead|time of death|deceased|condition[^.\n]{0,25}(?:expired|dead|died)|disposition[^.\n]{0,15}(?:expired|morgue|died)|death summary)\b/i;
const ENDS = /^\W*(?:expired|deceased|died|death|dead|morgue|funeral home)\b/i;

/** Whether a discharge summary tells of a death: nobody follows up. */
export function tellsOfDeath(note: Note): boolean {
	if (/\bdeath\b/i.test(note.title)) return true;
	return note.sections.some((section) => {
		if (section.facts?.group === "history" || section.id === "family-history") return false;
		return section.keep(DIED, () => {
			const ending = section.id === "disposition" || section.id === "discharge-condition";
			return DIED.test(section.prose) || (ending && ENDS.test(section.prose));
		});
	});
}
