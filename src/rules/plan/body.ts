import type { Section } from "../../note/section.ts";
import type { Range } from "../../note/types.ts";
import { findBlanks } from "../blanks.ts";

/** The text of an assessment or plan together with that of the assessments and plans inside it, as they stand. */
export interface Body {
	readonly text: string;
	/** The place in the note of a stretch of `text`. */
	rangeOf(stretch: Range): Range;
}

/** Reads a section as one text: "# CHF", "Assessment: ...", "Plan: ..." by turns are one plan. */
export function bodyOf(section: Section): Body {
	return section.keep(bodyOf, () => {
		const inner = section.children.filter(isReasoning);
		if (inner.length === 0) {
			return {
				text: section.prose,
				rangeOf: ({ start, end }) => ({ start: section.offsetOf(start), end: section.offsetOf(end) }),
			};
		}
		return merge([section, ...inner]);
	});
}

/** What is still to be filled in, in a section read as one text; several rules ask. */
export function blanksOf(section: Section): readonly Range[] {
	return section.keep(blanksOf, () => {
		const { text } = bodyOf(section);
		// Emphasis, task boxes and "< 90" are in most plans; a closer look is worth it for the rest.
		return MAY_BE_BLANK.test(text) ? findBlanks(text) : [];
	});
}

const MAY_BE_BLANK = /\*{3}|_{3}|[{@$]|\[(?![ xX]?\][ \t])|<[a-z]|TODO|FIXME|XXX|lorem|\.\.\./;

function isReasoning(section: Section): boolean {
	const group = section.facts?.group;
	return (group === "assessment" || group === "plan") && section.children.length === 0;
}

function merge(sections: readonly Section[]): Body {
	const parts = sections
		.flatMap((section) => section.parts)
		.sort((a, b) => a.block.start + a.start - b.block.start - b.start);
	const starts: number[] = [];
	let text = "";
	for (const part of parts) {
		// A break stands for the label between two parts.
		if (text !== "" && !text.endsWith("\n")) text += "\n";
		starts.push(text.length);
		text += part.block.prose.slice(part.start, part.end);
	}
	const offsetOf = (at: number) => {
		const i = Math.max(
			0,
			starts.findLastIndex((start) => start <= at),
		);
		const part = parts[i];
		if (!part) return 0;
		return part.block.start + Math.min(part.start + at - (starts[i] as number), part.end);
	};
	return { text, rangeOf: ({ start, end }) => ({ start: offsetOf(start), end: offsetOf(end) }) };
}
