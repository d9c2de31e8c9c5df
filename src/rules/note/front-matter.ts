import * as z from "zod/mini";
import { defineRule } from "../rule.ts";

export const brokenFrontMatter = defineRule({
	id: "note/front-matter",
	severity: "warning",
	flags: "Front matter that cannot be read.",
	why: "The front matter says what kind of note this is, and with that which advice applies. Broken, it is ignored.",
	source: "The form of the templates: `key: value` lines between two lines of three dashes.",
	milestones: ["PC6"],
	options: z.strictObject({}),
	good: [
		{
			shows: "One key, one value",
			note: `---
note: progress
---
## Assessment and Plan
67-year-old man with HFrEF admitted with volume overload, improving on IV furosemide. Code status: full code, confirmed with the patient on admission.`,
		},
	],
	bad: [
		{
			shows: "A quote that is not closed",
			note: `---
note: progress
«author: "Intern»
---
## Assessment and Plan
67-year-old man with HFrEF admitted with volume overload, improving on IV furosemide. Code status: full code, confirmed with the patient on admission.`,
		},
	],
	checkNote({ note, report }) {
		const { problem } = note.frontMatter;
		if (problem) report({ start: problem.start, end: problem.end, message: problem.message });
	},
});
