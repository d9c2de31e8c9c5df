import { alternatives } from "../../packs/alternatives.ts";
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
	/** Denied is the only way it counts: the "fever" of `no ~ fever`. */
	readonly mustBeDenied?: boolean | undefined;
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

/** Those of some thirty cases; a pack may hold more. */
const MOST_KNOWN = 20_000;
const known = new Map<string, readonly Phrasing[]>();

/** Reads a phrasing, once each: what it comes to with each of its alternatives, in their order. */
export function readPhrasing(text: string): readonly Phrasing[] {
	let phrasings = known.get(text);
	if (!phrasings) {
		phrasings = alternatives(text).map((one) => ({ text: one, parts: readParts(one) }));
		if (known.size > MOST_KNOWN) known.clear();
		known.set(text, phrasings);
	}
	return phrasings;
}

function readParts(text: string): Part[] {
	const parts = text.split("~").map(partOf);
	const bare = parts.filter(({ tokens: [first, ...more] }, i) => {
		const word = first?.names[0] ?? "";
		return more.length === 0 && (DENIAL.test(word) || (i === 0 && CANNOT.test(word)));
	});
	if (bare.length === 0 || bare.length === parts.length) return parts;
	return parts.filter((part) => !bare.includes(part)).map(mustBeDenied);
}

const deniedParts = new WeakMap<Part, Part>();

function mustBeDenied(part: Part): Part {
	let denied = deniedParts.get(part);
	if (!denied) {
		denied = { ...part, denied: part.tokens, mustBeDenied: true };
		deniedParts.set(part, denied);
	}
	return denied;
}

const knownParts = new Map<string, Part>();

/** The same text gives the same object: alternatives share most of their parts. */
function partOf(text: string): Part {
	const key = text.trim();
	let part = knownParts.get(key);
	if (!part) {
		part = readPart(key);
		if (knownParts.size > MOST_KNOWN) knownParts.clear();
		knownParts.set(key, part);
	}
	return part;
}

const DENIAL = /^(?:no|not|denies|denied|deny|without|never)$/;
/** "cannot ~ saliva", "unable ~ saliva": denied, when it comes first. */
const CANNOT = /^(?:cannot|cant|unable|neither)$/;

function readPart(text: string): Part {
	const all = tokenize(text);
	// A small word at either end was put there on purpose: "from wife", "continue for".
	const spoken = all.filter((token, i) => !token.filler || isEdge(all, token, i));
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

const PREPOSITION = /^(?:on|at|to|in|with|for|by|from|into|via)$/;

function isEdge(all: readonly Token[], { names }: Token, i: number): boolean {
	if (!PREPOSITION.test(names[0] ?? "") || all.length < 2) return false;
	return i === all.length - 1 || (i === 0 && all[1]?.names[0] !== "roomair");
}

function onlyWords(tokens: readonly Token[]): boolean {
	return tokens
		.slice(0, -1)
		.every(({ kind, glued, names }) => kind === "word" && !glued && (names[0]?.length ?? 0) > 1);
}

/** Whether a token is a verb of a plan, in any form. */
export function isAction(token: Token | undefined): boolean {
	return token?.kind === "word" && token.names.some((name) => ACTION_VERBS.has(name));
}

function denied(tokens: readonly Token[], first: string): readonly Token[] | undefined {
	// "Not obtained" is about a verb; any denial of "obtain" would be something else.
	if (tokens.length > 1 && DENIAL.test(first) && !/^(?:not|never)$/.test(first)) return tokens.slice(1);
	// "Negative for" has lost its filler; "negative 2 L" is a balance.
	return first === "negative" && tokens[1]?.kind === "word" ? tokens.slice(1) : undefined;
}

function doubted(tokens: readonly Token[]): readonly Token[] | undefined {
	const words = tokens.map(({ names }) => names[0]);
	if (words.length > 1 && words.at(-1) === "unlikely") {
		return words.at(-2) === "less" ? undefined : tokens.slice(0, -1);
	}
	const two = words.slice(-2).join(" ");
	return words.length > 2 && (two === "less likely" || two === "ruled out") ? tokens.slice(0, -2) : undefined;
}
