/** Text beyond this is not written by hand; it comes of blanks that repeat each other. */
const LONGEST = 40_000;
/** Blanks in blanks deeper than this are taken as plain text. */
const DEEPEST = 10;
/** Blanks that fill each other in: the editor follows them as far as they go. */
const FARTHEST = 50;
/** So that many which never end cost no more than their length. */
const LONGEST_TRANSFORM = 200;

type Part = string | Blank | Variable;

interface Blank {
	readonly index: string;
	readonly parts: readonly Part[];
}

interface Variable {
	readonly name: string;
	readonly parts: readonly Part[];
}

/**
 * Renders the body of a VS Code snippet as plain text, as it stands before anybody has typed into it: each blank holds
 * its default, each choice its first, and variables of date and time come from `now`. Other variables give their
 * default; transforms are left out. Never throws: what is no snippet syntax is text.
 */
export function renderSnippet(body: string, now: Date): string {
	return render(body, now, 0);
}

/** The same body once with its blanks empty and once for each of its choices, as they may come to stand in a note. */
export function* otherRenderings(body: string, now: Date): Generator<string> {
	yield render(body, now, -1);
	for (let choice = 1; choice < mostChoices(body); choice++) yield render(body, now, choice);
}

/** How many choices the blank with most of them has; an escaped comma may count, too. */
export function mostChoices(body: string): number {
	let most = 0;
	for (const [found] of body.matchAll(/\$\{\d+\|[^|]*/g)) most = Math.max(most, found.split(",").length);
	return most;
}

/** @param choice which of its choices a blank holds; below 0 blanks are empty */
function render(body: string, now: Date, choice: number): string {
	if (!/[$\\]/.test(body)) return body;
	const parts = parse(body, Math.max(0, choice));
	const defaults = new Map<string, readonly Part[]>();
	if (choice >= 0) collectDefaults(parts, defaults);
	return write(parts, defaults, now);
}

/** The first blank of a number that has a default gives it to all others. */
function collectDefaults(parts: readonly Part[], defaults: Map<string, readonly Part[]>): void {
	for (const part of parts) {
		if (typeof part === "string") continue;
		if ("index" in part && part.parts.length && !defaults.has(part.index))
			defaults.set(part.index, part.parts);
		collectDefaults(part.parts, defaults);
	}
}

function write(parts: readonly Part[], defaults: ReadonlyMap<string, readonly Part[]>, now: Date): string {
	const open = new Set<string>();
	let text = "";
	let steps = 0;
	const visit = (part: Part): void => {
		// Blanks whose defaults name each other double at every step.
		if (++steps > LONGEST || text.length > LONGEST || open.size > FARTHEST) return;
		if (typeof part === "string") {
			text += part;
		} else if ("name" in part) {
			const value = CLOCK[part.name]?.(now);
			if (value === undefined) part.parts.forEach(visit);
			else text += value;
		} else if (!open.has(part.index)) {
			open.add(part.index);
			(defaults.get(part.index) ?? []).forEach(visit);
			open.delete(part.index);
		}
	};
	parts.forEach(visit);
	return text;
}

const TOKEN = /\\[\\$}]|\$(\d+)|\$([A-Za-z_]\w*)|\$\{(\d+)([:|}/])|\$\{([A-Za-z_]\w*)([:}/])|\}/g;

interface Open {
	readonly parts: Part[];
	/** What was written to open it, put back as text if it is never closed. */
	readonly source: string;
	readonly close: (parts: readonly Part[]) => Part;
}

function parse(body: string, choice: number): readonly Part[] {
	const root: Part[] = [];
	const stack: Open[] = [];
	const into = () => stack.at(-1)?.parts ?? root;
	let at = 0;
	for (TOKEN.lastIndex = 0; ; ) {
		const match = TOKEN.exec(body);
		if (!match) break;
		const [source, index, name, blank, blankSign, variable, variableSign] = match;
		if (match.index > at) into().push(body.slice(at, match.index));
		at = TOKEN.lastIndex;
		const sign = blankSign ?? variableSign;
		const make = (parts: readonly Part[]): Part =>
			blank === undefined ? { name: variable as string, parts } : { index: blank, parts };
		if (source.startsWith("\\")) {
			into().push(source.slice(1));
		} else if (source === "}") {
			const opened = stack.pop();
			into().push(opened ? opened.close(opened.parts) : source);
		} else if (index !== undefined) {
			into().push({ index, parts: [] });
		} else if (name !== undefined) {
			into().push({ name, parts: [] });
		} else if (sign === "}") {
			into().push(make([]));
		} else if (sign === ":") {
			if (stack.length < DEEPEST) stack.push({ parts: [], source, close: make });
			else into().push(source);
		} else {
			const end = sign === "|" ? choiceEnd(body, at) : transformEnd(body, at);
			if (end < 0) into().push(source);
			else if (sign === "/") into().push(make([]));
			else into().push(make([choiceAt(body.slice(at, end), choice)]));
			if (end >= 0) at = end + (sign === "|" ? 2 : 1);
		}
		TOKEN.lastIndex = at;
	}
	if (at < body.length) into().push(body.slice(at));
	// Never closed: what opened it is text, and so is what follows.
	while (stack.length) {
		const { source, parts } = stack.pop() as Open;
		into().push(source);
		for (const part of parts) into().push(part);
	}
	return root;
}

/** Where the choices that begin at `from` end, before their `|}`; -1 when they do not. */
function choiceEnd(body: string, from: number): number {
	for (let i = from; i < body.length; i++) {
		if (body[i] === "\\") i++;
		else if (body[i] === "|") return body[i + 1] === "}" ? i : -1;
	}
	return -1;
}

/** Where a transform ends, before its `}`; -1 when it does not within reason. */
function transformEnd(body: string, from: number): number {
	let depth = 0;
	for (let i = from; i < Math.min(body.length, from + LONGEST_TRANSFORM); i++) {
		if (body[i] === "\\") i++;
		else if (body[i] === "$" && body[i + 1] === "{") depth++;
		else if (body[i] === "}" && depth-- === 0) return i;
	}
	return -1;
}

function choiceAt(choices: string, index: number): string {
	const all = choices.match(/(?:\\.|[^\\,])+|(?<=,|^)(?=,|$)/gs) ?? [];
	return (all[Math.min(index, all.length - 1)] ?? "").replace(/\\([\\,|])/g, "$1");
}

const DAYS = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];
const MONTHS = [
	"January",
	"February",
	"March",
	"April",
	"May",
	"June",
	"July",
	"August",
	"September",
	"October",
	"November",
	"December",
];

const two = (value: number) => String(value).padStart(2, "0");

/** The variables of date and time that VS Code knows. */
const CLOCK: Readonly<Record<string, (now: Date) => string>> = {
	__proto__: null as never,
	CURRENT_YEAR: (now) => String(now.getFullYear()),
	CURRENT_YEAR_SHORT: (now) => String(now.getFullYear()).slice(-2),
	CURRENT_MONTH: (now) => two(now.getMonth() + 1),
	CURRENT_MONTH_NAME: (now) => MONTHS[now.getMonth()] ?? "",
	CURRENT_MONTH_NAME_SHORT: (now) => (MONTHS[now.getMonth()] ?? "").slice(0, 3),
	CURRENT_DATE: (now) => two(now.getDate()),
	CURRENT_DAY_NAME: (now) => DAYS[now.getDay()] ?? "",
	CURRENT_DAY_NAME_SHORT: (now) => (DAYS[now.getDay()] ?? "").slice(0, 3),
	CURRENT_HOUR: (now) => two(now.getHours()),
	CURRENT_MINUTE: (now) => two(now.getMinutes()),
	CURRENT_SECOND: (now) => two(now.getSeconds()),
	CURRENT_SECONDS_UNIX: (now) => String(Math.floor(now.getTime() / 1000)),
	CURRENT_TIMEZONE_OFFSET: (now) => {
		const minutes = now.getTimezoneOffset();
		const away = Math.abs(minutes);
		return `${minutes > 0 ? "-" : "+"}${two(Math.floor(away / 60))}:${two(away % 60)}`;
	},
};
