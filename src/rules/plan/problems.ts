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
	/** How its title is set off. */
	readonly form: Form;
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
	/\b(?:for|test|trial of|advice|advised?)\b(?! (?:positive|result))|^(?:regular|push|simple|rx|tx|otc|trial|safety|counselling|reassur\w+|advise|review|swab|bloods?|urine|steroid|antibiotics?|analgesia|we|i|she|he|they|it|this|there|the patient|patient|pt|will|start|begin|give|continue|cont|resume|restart|increase|decrease|taper|wean|titrate|switch|change(?! in)|replace|replete|hold|stop|discontinue|d\/c|avoid|order|obtain|check|repeat|trend|recheck|send|follow|f\/u|draw|consult|refer|call|discuss|transfuse|place|remove|keep|advance|bolus|restrict|diurese|schedule|arrange|transfer|admit|discharge|counsel|screen|monitor|observe|watch|encourage|maintain|ensure|plan|consider|await|get|treat|use|add|no|npo|iv|if|at|against)\b/i;

const SIGN = /^[ \t]*(?:(#{1,6})[ \t]*|(?:problem[ \t]*)?#?(\d{1,2})[.):][ \t]*|([-*+•·–○▪●])[ \t]+|)/i;
const NUMBER = /^#?\d{1,2}[.):]?[ \t]+/;
const BOLD = /^(?:\*\*|__)((?:problem )?#?\d{1,2}[.):]\s+)?(?=[^\s*_])[^*_]{1,80}(?:\*\*|__)/i;
const LABEL = /^[A-Za-z][^:\r\n]{1,60}:(?=\s|$)/;
const TITLE_ENDS = /:?[*_]{2}|:(?=\s|$)|[ \t]+[-–—]+[ \t]+|;|\.(?=\s|$)|[ \t]*[→=>]{1,2}[ \t]/;
const BULLET = /^[ \t]*[-*+•·–○▪●][ \t]/;

/** How a title is set off, the strongest first. */
export type Form = "heading" | "number" | "bold" | "label" | "line";

interface Line extends Range {
	readonly text: string;
	readonly form: Form;
	/** Where the title starts in the line. */
	readonly inner: number;
	/** Smaller is more important among lines of one form. */
	readonly level: number;
	readonly name: string;
}

/** Cuts the body of an assessment or plan into problems. */
export function problemsIn(section: Section): ByProblem {
	return section.keep(problemsIn, () => cut(bodyOf(section).text));
}

function cut(text: string): ByProblem {
	const heads = titles(linesOf(text));
	const problems: Problem[] = [];
	for (const [i, line] of heads.entries()) {
		if (line.name === "" || roleOf(line.name) !== "problem") continue;
		const start = line.start + line.inner;
		const title = { start, end: start + line.name.length };
		const end = heads[i + 1]?.start ?? text.length;
		problems.push({
			start: line.start,
			end,
			title,
			name: line.name,
			rest: text.slice(title.end, end),
			form: line.form,
		});
	}
	return { intro: text.slice(0, heads[0]?.start ?? text.length), problems };
}

/** A name of a problem; of a part of one, or an action; or of something around the plan. */
type Role = "problem" | "part" | "frame";

const roles = new Map<string, Role>();

function roleOf(name: string): Role {
	const known = roles.get(name);
	if (known) return known;
	const role = BY_VERB.test(name) || PART.test(name) ? "part" : FRAME.test(name) ? "frame" : "problem";
	// The same few titles come back with every keystroke.
	if (roles.size > 2000) roles.clear();
	roles.set(name, role);
	return role;
}

function linesOf(text: string): Line[] {
	const lines: Line[] = [];
	let last: Line | undefined;
	for (const match of text.matchAll(/[^\r\n]+/g)) {
		if (match[0].trim() === "") continue;
		// A bare line is a title only right above bullets.
		if (last?.form === "line" && !BULLET.test(match[0])) lines.pop();
		last = readLine(match[0], match.index);
		if (last) lines.push(last);
	}
	if (last?.form === "line") lines.pop();
	return lines;
}

function readLine(text: string, start: number): Line | undefined {
	// Most lines of a plan are bullets that open nothing.
	if (text.charCodeAt(0) === 45 && !text.includes(":") && !text.includes("*")) return;
	const sign = SIGN.exec(text) as RegExpExecArray;
	let inner = sign[0].length;
	const head = text.slice(inner, inner + 90);
	const indent = text.length - text.trimStart().length;
	let form: Form | undefined;
	let level = indent;
	if (!/^[*_]*[A-Za-z(?\d]/.test(head)) return;
	if (sign[1]) {
		form = "heading";
		level = sign[1].length;
		inner += NUMBER.exec(head)?.[0].length ?? 0;
	} else if (sign[2]) form = "number";
	else {
		const bold = head[0] === "*" || head[0] === "_" ? BOLD.exec(head) : null;
		if (bold) {
			form = "bold";
			inner += 2 + (bold[1]?.length ?? 0);
		} else if (head.includes(":") && LABEL.test(head)) form = "label";
		else if (!sign[3] && indent === 0 && text.length <= 60 && /^[A-Z]/.test(head) && !/[;,]\s*$/.test(text))
			form = "line";
	}
	if (!form) return;
	if (form !== "bold") inner += /^[*_]{1,3}(?=[^\s*_])/.exec(text.slice(inner))?.[0].length ?? 0;
	const rest = text.slice(inner);
	const name = rest.slice(0, TITLE_ENDS.exec(rest)?.index ?? rest.length).trimEnd();
	return { start, end: start + text.length, text, form, inner, level, name };
}

/** The lines that open problems: those of the strongest form in use, and of the highest level. */
function titles(lines: readonly Line[]): Line[] {
	for (const form of ["heading", "number", "bold", "label", "line"] as const) {
		const all = lines.filter((line) => line.form === form);
		const named = all.filter(({ name }) => roleOf(name) === "problem");
		if (named.length === 0) continue;
		// A numbered list of things to do is no list of problems.
		if (form === "number" && named.length < all.filter(({ name }) => BY_VERB.test(name)).length) continue;
		const weak = form === "label" || form === "line";
		if (weak && !named.some(({ name }) => namesProblem(name))) continue;
		const level = Math.min(...named.map((line) => line.level));
		const heads = all.filter((line) => line.level <= level && roleOf(line.name) !== "part");
		// A label or a bare line opens a problem only when it names one, or frames the plan.
		return weak ? heads.filter(({ name }) => roleOf(name) === "frame" || namesProblem(name)) : heads;
	}
	return [];
}
