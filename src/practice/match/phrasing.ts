import { DOSE_UNITS, ROUTES } from "./canon.ts";
import { type Token, tokenize } from "./tokens.ts";
import { ACTION_VERBS } from "./verbs.ts";

/** One side of a `~`. */
export interface Part {
	/** What must stand together, in order, without fillers. */
	readonly tokens: readonly Token[];
	/** Routes and frequencies that stand anywhere beside a dose. */
	readonly beside: readonly Token[];
	/** What has to be denied, when the phrasing begins with "no", "denies" and the like. */
	readonly denied?: readonly Token[] | undefined;
	/** What has to be thought unlikely, when the phrasing ends so. */
	readonly doubted?: readonly Token[] | undefined;
	/** Begins with what is to be done: its object may stand first ("metformin held"). */
	readonly object?: readonly Token[] | undefined;
	/** A dose that may stand before its drug. */
	readonly turned?: readonly Token[] | undefined;
}

/** A phrasing of a case, read. */
export interface Phrasing {
	readonly text: string;
	readonly parts: readonly Part[];
}

const known = new Map<string, Phrasing>();

/** Reads a phrasing; once each. */
export function readPhrasing(text: string): Phrasing {
	let phrasing = known.get(text);
	if (!phrasing) {
		phrasing = { text, parts: text.split("~").map(readPart) };
		if (known.size > 3000) known.clear();
		known.set(text, phrasing);
	}
	return phrasing;
}

const DENIAL = /^(?:no|not|denies|denied|deny|without|never)$/;

function readPart(text: string): Part {
	const all = tokenize(text);
	const spoken = all.filter(({ filler }) => !filler);
	// A part of nothing but small words is matched as it stands.
	const tokens = spoken.length > 0 ? spoken : all;
	const dose = tokens.some(({ kind }) => kind === "number") && tokens.length > 1;
	const isBeside = ({ names }: Token) => ROUTES.has(names[0] ?? "");
	const beside = dose ? tokens.filter(isBeside) : [];
	const core = tokens.filter((token) => !beside.includes(token));
	const kept = core.length > 0 ? core : tokens;
	const first = kept[0]?.names[0] ?? "";
	const last = kept.at(-1);
	const number = last?.kind === "number" && (last.unit === undefined || DOSE_UNITS.has(last.unit));
	return {
		tokens: kept,
		beside: core.length > 0 ? beside : [],
		denied: denied(kept, first),
		doubted: doubted(kept),
		object: kept.length > 1 && isAction(kept[0]) ? kept.slice(1) : undefined,
		turned: number && kept.length > 1 && onlyWords(kept) ? [last, ...kept.slice(0, -1)] : undefined,
	};
}

function onlyWords(tokens: readonly Token[]): boolean {
	return tokens.slice(0, -1).every(({ kind, glued }) => kind === "word" && !glued);
}

/** Whether a token is a verb of a plan, in any form. */
export function isAction(token: Token | undefined): boolean {
	return token?.kind === "word" && token.names.some((name) => ACTION_VERBS.has(name));
}

function denied(tokens: readonly Token[], first: string): readonly Token[] | undefined {
	if (tokens.length > 1 && DENIAL.test(first)) return tokens.slice(1);
	const second = tokens[1]?.names[0];
	// "Negative for" has lost its filler.
	return first === "negative" && second && tokens.length > 1 ? tokens.slice(1) : undefined;
}

function doubted(tokens: readonly Token[]): readonly Token[] | undefined {
	const words = tokens.map(({ names }) => names[0]);
	if (words.length > 1 && words.at(-1) === "unlikely") {
		return words.at(-2) === "less" ? undefined : tokens.slice(0, -1);
	}
	const two = words.slice(-2).join(" ");
	return words.length > 2 && (two === "less likely" || two === "ruled out") ? tokens.slice(0, -2) : undefined;
}
