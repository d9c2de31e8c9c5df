/** A rule and the line, from 1, on which it speaks. */
export interface Pair {
	readonly line: number;
	readonly rule: string;
}

/** A note with the findings that its author expects. */
export interface Marked {
	/** The note as it is linted: its marks are taken out. */
	readonly text: string;
	readonly expected: readonly Pair[];
}

const MARK = /[ \t]*\{([a-z-]+\/[a-z-]+)\}[ \t]*$/;

/** Reads `{rule-id}` at the ends of lines: each says that the rule must speak there, any number of times. */
export function readMarks(source: string): Marked {
	const expected: Pair[] = [];
	const lines = source.split("\n").map((line, i) => {
		let rest = line;
		for (let mark = MARK.exec(rest); mark; mark = MARK.exec(rest)) {
			expected.push({ line: i + 1, rule: mark[1] as string });
			rest = rest.slice(0, mark.index);
		}
		return rest;
	});
	return { text: lines.join("\n"), expected };
}

/** What was found of what was expected, each rule counted once a line. */
export interface Score {
	readonly hits: number;
	readonly missed: readonly Pair[];
	readonly unexpected: readonly Pair[];
}

export function score(expected: readonly Pair[], found: readonly Pair[]): Score {
	const wanted = new Set(expected.map(keyOf));
	const seen = new Map(found.map((pair) => [keyOf(pair), pair]));
	const missed = expected.filter((pair) => !seen.has(keyOf(pair)));
	const unexpected = [...seen].filter(([key]) => !wanted.has(key)).map(([, pair]) => pair);
	return { hits: seen.size - unexpected.length, missed, unexpected };
}

/** Recall and precision over many notes. */
export function rates(scores: readonly Score[]): { recall: number; precision: number } {
	const sum = (count: (score: Score) => number) => scores.reduce((total, score) => total + count(score), 0);
	const hits = sum((score) => score.hits);
	const share = (others: number) => (hits + others === 0 ? 1 : hits / (hits + others));
	return {
		recall: share(sum(({ missed }) => missed.length)),
		precision: share(sum(({ unexpected }) => unexpected.length)),
	};
}

function keyOf({ line, rule }: Pair): string {
	return `${line} ${rule}`;
}
