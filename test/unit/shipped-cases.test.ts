import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { builtInNotes, builtInPack, builtInTemplates } from "../../src/packs/built-in.ts";
import { type PracticeCase, readCase } from "../../src/packs/case.ts";
import { renderSnippet } from "../../src/packs/snippet.ts";
import { doubtPhrasing } from "../../src/practice/doubt-phrasing.ts";
import { scoreAttempt } from "../../src/practice/score.ts";
import type { Score } from "../../src/practice/scored.ts";
import { engineOfAll } from "../accuracy/engine.ts";

/** Share of a reader's judgements that scoring has to come to as well. */
const ENOUGH = 0.97;
const CASES = "templates/cases";
const ATTEMPTS = "test/practice/attempts";
const HANDS = ["good", "middling", "poor"] as const;
/** Drafts written from the chart alone, without sight of the phrasings: in clipped notes, in whole sentences, as usual. */
const STYLES = ["terse", "prose", "plain"] as const;

/** A reader's own judgement of an attempt, in the order of the case. */
interface Judged {
	readonly facts: readonly string[];
	readonly traps: readonly string[];
	readonly commits: boolean;
}

const engine = engineOfAll();
const files = readdirSync(CASES).filter((file) => file.endsWith(".md") && !file.endsWith(".model.md"));
const read = files.map((file) => {
	const known = { kinds: new Set(builtInNotes.keys()), file };
	return { file, ...readCase(readFileSync(`${CASES}/${file}`, "utf8"), known) };
});
const cases = read.flatMap(({ case: one }) => (one ? [one] : []));

function scored(of: PracticeCase, path: string): Score {
	return scoreAttempt({ case: of, checked: engine.check(readFileSync(path, "utf8"), path) });
}

function attempt(of: PracticeCase, hand: string): Score {
	return scored(of, `${ATTEMPTS}/${of.id}.${hand}.md`);
}

/** What scoring says, as the reader would write it: a fact that the draft contradicts is not there. */
function verdicts(of: PracticeCase, score: Score): Judged {
	return {
		facts: of.facts.map(({ fact }) => {
			const state = score.facts.find((one) => one.fact === fact)?.state ?? "";
			return state === "contradicted" ? "missed" : state;
		}),
		traps: score.traps.map(({ state }) => state),
		commits: score.leading.state === "committed",
	};
}

describe("the cases that ship", () => {
	it("are read without a problem, and the pack names each", () => {
		assert.deepEqual(
			read.flatMap(({ file, problems }) => problems.map(({ message }) => `${file}: ${message}`)),
			[],
		);
		assert.deepEqual(
			[...(builtInPack.manifest.cases ?? [])].sort(),
			files.map((file) => `cases/${file}`).sort(),
		);
		assert.ok(cases.length >= 10, `${cases.length}`);
	});

	it("hold no phrasing that comes down to one everyday word", () => {
		const doubtful = files.flatMap((file) =>
			readCase(readFileSync(`${CASES}/${file}`, "utf8"), {}, doubtPhrasing).warnings.map(
				({ message }) => `${file}: ${message}`,
			),
		);
		assert.deepEqual(doubtful, []);
	});

	it("say that their patients are invented, and leave no name of a diagnosis in the title", () => {
		for (const { id, chart, title, leading } of cases) {
			assert.match(chart, /Practice case, invented patient\./, id);
			for (const name of leading)
				assert.ok(!title.toLowerCase().includes(name.toLowerCase()), `${id}: ${name}`);
		}
	});

	for (const one of cases) {
		describe(one.id, () => {
			it("has a model note that holds every fact, in its words, with nothing to correct", () => {
				const model = scored(one, `${CASES}/${one.model}`);
				assert.deepEqual(
					model.facts.filter(({ state }) => state !== "found").map(({ fact, state }) => `${state}: ${fact}`),
					[],
				);
				assert.deepEqual(
					model.traps.filter(({ state }) => state === "fell").map(({ trap }) => trap),
					[],
				);
				assert.equal(model.leading.state, "committed");
				assert.deepEqual(model.differential.unnamed, []);
				assert.deepEqual(
					model.findings.filter(({ severity }) => severity !== "information").map(({ message }) => message),
					[],
				);
				const { total, fewest, most } = model.words;
				assert.ok(total >= fewest && total <= most, `${total} words, not ${fewest}-${most}`);
			});

			it("finds nothing in the template that nobody has filled in", () => {
				const template = builtInTemplates.find(({ id }) => id === one.note);
				assert.ok(template);
				const blank = renderSnippet(readFileSync(`templates/${template.file}`, "utf8"), new Date(2026, 6, 1));
				const { facts } = scoreAttempt({ case: one, checked: engine.check(blank, "blank.md") });
				assert.deepEqual(
					facts.filter(({ state }) => state !== "missed").map(({ fact, state }) => `${state}: ${fact}`),
					[],
				);
			});

			it("puts the good attempt before the middling one, and that before the poor one", () => {
				const [good, middling, poor] = HANDS.map((hand) => attempt(one, hand).order) as [
					number,
					number,
					number,
				];
				assert.ok(good > middling && middling > poor, `${good}, ${middling}, ${poor}`);
			});
		});
	}

	for (const hands of [HANDS, STYLES]) {
		it(`are scored as a reader judged them, in at least ${ENOUGH * 100}% of the judgements (${hands.join(", ")})`, () => {
			const { all, other } = compared(hands);
			const share = 1 - other.length / all;
			assert.ok(share >= ENOUGH, `${share.toFixed(3)} of ${all}:\n${other.join("\n")}`);
		});
	}
});

/** How many judgements there are of these attempts at all cases, and those in which scoring and reader differ. */
function compared(hands: readonly string[]): { all: number; other: string[] } {
	const other: string[] = [];
	let all = 0;
	for (const of of cases) {
		const file = `${ATTEMPTS}/${of.id}.judged.json`;
		assert.ok(existsSync(file), file);
		const judged: Record<string, Judged> = JSON.parse(readFileSync(file, "utf8"));
		for (const hand of hands) {
			const said = verdicts(of, attempt(of, hand));
			const asked = judged[hand] as Judged;
			assert.equal(asked.facts.length, of.facts.length, `facts of ${of.id} ${hand}`);
			assert.equal(asked.traps.length, (of.traps ?? []).length, `traps of ${of.id} ${hand}`);
			const pairs: (readonly [what: string, reader: unknown, scoring: unknown])[] = [
				...asked.facts.map((state, i) => [`fact ${i + 1}`, state, said.facts[i]] as const),
				...asked.traps.map((state, i) => [`trap ${i + 1}`, state, said.traps[i]] as const),
				["commits", asked.commits, said.commits],
			];
			all += pairs.length;
			for (const [what, reader, scoring] of pairs) {
				if (reader !== scoring) other.push(`${of.id} ${hand}, ${what}: ${reader}, scored ${scoring}`);
			}
		}
	}
	return { all, other };
}
