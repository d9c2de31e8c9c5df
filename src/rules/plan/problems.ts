import type { Section } from "../../note/section.ts";
import type { Range } from "../../note/types.ts";
import { namesProblem } from "../assessment/terms.ts";
import { bodyOf } from "./body.ts";

/** One problem of a plan; ranges are relative to the text of the plan's body. */
export interface Problem extends Range {
	readonly title: Range;
	/** The title as written, without its signs. */
	readonly name: string;
	/** Everything said under, or behind, the title. */
	readonly rest: string;
}

/** A plan cut into its problems. */
export interface ByProblem {
	/** What stands above the first problem. */
	readonly intro: string;
	readonly problems: readonly Problem[];
}

/** Titles that frame a plan: they end the problem before them and are none themselves. */
const FRAME =
	/^(?:pmhx?|psh|(?:past )?(?:medical|surgical) (?:hx|history)|fen\b.*|f\/e\/n.*|diet\b.*|nutrition|dispo\b.*|disposition.*|(?:full )?code\b.*|goals? of care|goc|(?:(?:vte|dvt|gi|stress ulcer)[ /]*)*(?:ppx|prophylaxis|proph)\b.*|lines?(?:$|[,/&].*| and .*)|access|tubes.*|foley|housekeeping|(?:inpatient )?checklist|prevention|contacts?|communication|family.*|social|allerg(?:y|ies)|hcp|surrogate|attestation.*|time.*|patient .*|follow[- ]?up.*|return .*|discharge.*|barriers.*|(?:health|healthcare) maintenance|note|addendum|signed.*|(?:active|chronic|other|inactive).*(?:problems|issues|conditions).*|problem list|chronic|other|neuro|cv|cards|cardiac|cardiovascular|pulm|resp|respiratory|gi|gu|gi\/gu|renal|renal\/gu|id|heme|heme\/onc|endo|endocrine|msk|psych|derm|heent|general|hospital course|summary.*|one-liner|medication changes)$/i;

/** Titles inside a problem: what follows still belongs to it. */
const PART =
	/^(?:assessment.*|plan\b.*|impression|differential.*|ddx|labs?|imaging|studies|data|diagnostics?|dx|therapeutics?|treatments?|rx|tx|meds?|medications?|antibiotics|abx|consult(?:s|ants)?|contingenc.*|reasoning|medical (?:reasoning|treatment)|additional .*|evidence|why|because.*|to ?do.*|today.*|overnight.*|tomorrow.*|monitoring|next .*|goals?|target|status|pending.*|fluids?|electrolytes|glucose|pain control|most likely.*|less likely.*|unlikely.*|likely.*|leading.*|alternatives?.*|must not miss.*|if .*|issues?|events?|(?:new|changed|held|stopped|home|continue[ds]?).{0,20}|day .*|on .*|updates?|course|history|exam)$/i;

/** An action, or a whole sentence, in place of a name. */
const BY_VERB =
	/^(?:we|i|she|he|they|it|this|there|the patient|patient|pt|will|start|begin|give|continue|cont|resume|restart|increase|decrease|taper|wean|titrate|switch|change(?! in)|replace|replete|hold|stop|discontinue|d\/c|avoid|order|obtain|check|repeat|trend|recheck|send|follow|f\/u|draw|consult|refer|call|discuss|transfuse|place|remove|keep|advance|bolus|restrict|diurese|schedule|arrange|transfer|admit|discharge|counsel|screen|monitor|observe|watch|encourage|maintain|ensure|plan|consider|await|get|treat|use|add|no|npo|iv|if|at)\b/i;

const SIGN = /^[ \t]*(?:(#{1,6})[ \t]*|(?:problem[ \t]*)?#?(\d{1,2})[.):][ \t]*|([-*+•·–○▪●])[ \t]+|)/i;

interface Line extends Range {
	readonly text: string;
	/** The line without its sign. */
	readonly inner: number;
	readonly form: "heading" | "number" | "bold" | "label" | "line" | undefined;
	/** Smaller is more important among lines of one form. */
	readonly level: number;
}

/** Cuts the body of an assessment or plan into problems. */
export function problemsIn(section: Section): ByProblem {
	return section.keep(problemsIn, () => cut(bodyOf(section).text));
}

/** Cuts the text of an assessment or plan into problems. */
export function cut(text: string): ByProblem {
	const lines = linesOf(text);
	const heads = titles(lines);
	const problems: Problem[] = [];
	for (const [i, line] of heads.entries()) {
		const title = titleRange(line);
		const name = text.slice(title.start, title.end);
		if (name === "" || isHousekeeping(name)) continue;
		const end = heads[i + 1]?.start ?? text.length;
		problems.push({ start: line.start, end, title, name, rest: text.slice(title.end, end) });
	}
	return { intro: text.slice(0, heads[0]?.start ?? text.length), problems };
}

/** Whether a title belongs to the frame of a plan and names no problem. */
export function isHousekeeping(name: string): boolean {
	return FRAME.test(name.trim()) || isPart(name);
}

function isPart(name: string): boolean {
	return PART.test(name.trim()) || BY_VERB.test(name);
}

function linesOf(text: string): Line[] {
	const lines: Line[] = [];
	for (const match of text.matchAll(/[^\r\n]+/g)) {
		const line = match[0];
		if (line.trim() === "") continue;
		const start = match.index;
		lines.push({ start, end: start + line.length, text: line, ...formOf(line) });
	}
	return lines.map((line, i) => {
		const next = lines[i + 1];
		return line.form === "line" && !(next && /^[ \t]*[-*+•·–○▪●][ \t]/.test(next.text)) ? { ...line, form: undefined } : line;
	});
}

function formOf(line: string): Pick<Line, "inner" | "form" | "level"> {
	const sign = SIGN.exec(line) as RegExpExecArray;
	let inner = sign[0].length;
	const indent = line.length - line.trimStart().length;
	const head = line.slice(inner, inner + 90);
	if (!/^[*_]*[A-Za-z(?\d]/.test(head)) return { inner, form: undefined, level: 0 };
	if (sign[1]) {
		const number = /^#?\d{1,2}[.):]?[ \t]+/.exec(head)?.[0].length ?? 0;
		inner += number;
		return { inner, form: "heading", level: sign[1].length };
	}
	if (sign[2]) return { inner, form: "number", level: indent };
	const bold = /^(?:\*\*|__)(?:(?:problem )?#?\d{1,2}[.):]\s+)?(?=[^\s*_])[^*_]{1,80}(?:\*\*|__)/i.exec(head);
	if (bold) return { inner: inner + (/^(?:\*\*|__)(?:(?:problem )?#?\d{1,2}[.):]\s+)?/i.exec(head)?.[0].length ?? 2), form: "bold", level: indent };
	if (/^[A-Za-z][^:\r\n]{1,60}:(?=\s|$)/.test(head)) return { inner, form: "label", level: indent };
	const short = !sign[3] && indent === 0 && line.length <= 60 && /^[A-Z]/.test(head) && !/[;,]$/.test(line.trimEnd());
	return { inner, form: short ? "line" : undefined, level: 0 };
}

/** The lines that open problems: those of the strongest form in use, and of the highest level. */
function titles(lines: readonly Line[]): Line[] {
	for (const form of ["heading", "number", "bold", "label", "line"] as const) {
		const all = lines.filter((line) => line.form === form);
		const named = all.filter((line) => !isHousekeeping(nameOf(line)));
		if (named.length === 0) continue;
		// A numbered list of things to do is no list of problems.
		if (form === "number" && named.length < all.filter((line) => BY_VERB.test(nameOf(line))).length) continue;
		if ((form === "label" || form === "line") && !named.some((line) => namesProblem(nameOf(line)))) continue;
		const level = Math.min(...named.map((line) => line.level));
		const heads = all.filter((line) => line.level <= level && !isPart(nameOf(line)));
		if (form !== "label" && form !== "line") return heads;
		// A label or a bare line opens a problem only when it names one, or frames the plan.
		return heads.filter((line) => namesProblem(nameOf(line)) || FRAME.test(nameOf(line).trim()));
	}
	return [];
}

function nameOf(line: Line): string {
	const { start, end } = titleRange(line);
	return line.text.slice(start - line.start, end - line.start);
}

function titleRange(line: Line): Range {
	const start = line.start + line.inner;
	const text = line.text.slice(line.inner);
	const stop = /:?[*_]{2}|:(?=\s|$)|[ \t]+[-–—]+[ \t]+|;|\.(?=\s|$)|[ \t]*[→=>]{1,2}[ \t]/.exec(text);
	const title = text.slice(0, stop?.index ?? text.length).trimEnd();
	return { start, end: start + title.length };
}
