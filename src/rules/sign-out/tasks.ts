import type { Section } from "../../note/section.ts";
import type { Range } from "../../note/types.ts";
import { findBlanks } from "../blanks.ts";
import { namesOwner } from "./owner.ts";

/** One thing to do tonight; ranges are relative to the section's prose. */
export interface Task extends Range {
	/** The task with what is written under it. */
	readonly text: string;
	/** The line above it, or the heading, says who does it. */
	readonly owned: boolean;
}

const SIGN = /^[ \t]*(?:[-*+•·–○▪●□☐]|\d{1,2}[.)]|\[[ xX]?\])?[ \t]*(?:\[[ ]?\]|☐|□)?[ \t]*/;
const BULLETED = /(?:^|[\r\n])[ \t]*(?:[-*+•·–○▪●□☐]|\d{1,2}[.)][ \t]|\[)/;
const DONE = /^[ \t]*(?:[-*+•]\s*)?\[[xX]\]|☑|☒/;
/** "NTD": nothing to do is an answer, not a task. */
const NOTHING =
	/^\W*(?:ntd|none|n\/?a|nothing (?:to do |for )?(?:tonight|overnight|the night)\b[^\r\n]{0,90}(?=$)|nothing(?: to do| tonight| overnight| pending| active)?|no (?:tasks?|action items?|to[- ]?dos?|active (?:tasks?|issues?))(?: tonight| overnight)?|nil|-+)\b[^\r\n]{0,30}$/i;

/** The open tasks of an action list. */
export function tasksIn(section: Section): readonly Task[] {
	return section.keep(tasksIn, () => read(section.prose, namesOwner(section.title)));
}

function read(prose: string, headed: boolean): Task[] {
	const tasks: { start: number; end: number; text: string; owned: boolean; indent: number }[] = [];
	let owned = headed;
	let skipping = Number.POSITIVE_INFINITY;
	// Where tasks have signs, a line without one is none: the next patient's name, a remark.
	const signed = BULLETED.test(prose);
	for (const match of prose.matchAll(/[^\r\n]+/g)) {
		const line = match[0];
		const indent = line.length - line.trimStart().length;
		const sign = SIGN.exec(line)?.[0].length ?? 0;
		const body = line.slice(sign).trimEnd();
		if (!/[A-Za-z]/.test(body)) continue;
		// A table has its columns for owner and time.
		if (indent > skipping || line.trimStart().startsWith("|")) continue;
		skipping = Number.POSITIVE_INFINITY;
		const last = tasks.at(-1);
		// What is indented under a task belongs to it.
		if (last && indent > last.indent + 1) {
			last.text += ` ${body}`;
			continue;
		}
		if (/:\W*$/.test(body) && body.length < 60) {
			owned = headed || namesOwner(body);
			continue;
		}
		if (DONE.test(line)) {
			skipping = indent;
			continue;
		}
		if (NOTHING.test(body) || findBlanks(body).length > 0) continue;
		if (signed && !BULLETED.test(line)) {
			// Text in small letters goes on from the line above.
			if (last && /^[a-z(]/.test(body)) last.text += ` ${body}`;
			continue;
		}
		tasks.push({
			start: match.index + sign,
			end: match.index + sign + body.length,
			text: body,
			owned,
			indent,
		});
	}
	return tasks;
}
