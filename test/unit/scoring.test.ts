import assert from "node:assert";
import fc from "fast-check";
import { feedbackMarkdown } from "../../src/practice/feedback.ts";
import type { Score } from "../../src/practice/scored.ts";
import { noteText } from "./note-text.ts";
import { GOOD, score } from "./practice-case.ts";

const stateOf = (of: Score, fact: string) => of.facts.find((one) => one.fact.startsWith(fact))?.state;

describe("scoring", () => {
	it("finds everything in a good draft, and has nothing to mend", () => {
		const result = score(GOOD, 12);
		assert.deepEqual(
			result.facts.map(({ state }) => state),
			["found", "found", "found", "found"],
		);
		assert.equal(result.found, 4);
		assert.equal(result.leading.state, "committed");
		assert.deepEqual(result.differential, { named: 2, of: 2, unnamed: [] });
		assert.equal(result.traps[0]?.state, "avoided");
		assert.deepEqual(result.readiness.missing, []);
		assert.match(result.next[0] ?? "", /^Nothing to mend/);
		assert.deepEqual(result.minutes, { taken: 12, aim: 15 });
	});

	it("tells safety facts first, in facts and in what to do next", () => {
		const result = score(
			GOOD.replace("Penicillin: rash in 2019.", "See chart.").replace("96% on room air", "96% on 1 L"),
		);
		assert.deepEqual(
			result.facts.map(({ safety }) => safety),
			[true, true, false, false],
		);
		assert.match(result.next[0] ?? "", /must not be missing.*: penicillin rash/);
	});

	it("a fact in another section is misplaced, with its place", () => {
		const draft = GOOD.replace("## Allergies\nPenicillin: rash in 2019.\n\n", "").replace(
			"Slept well",
			"Had a rash from penicillin. Slept well",
		);
		const result = score(draft);
		const fact = result.facts.find((one) => one.fact === "Penicillin rash");
		assert.equal(fact?.state, "misplaced");
		assert.equal(draft.slice(fact?.places[0]?.start, fact?.places[0]?.end), "rash from penicillin");
		assert.equal(fact?.places[0]?.section, "interval-events");
	});

	it("what the case says must not be true contradicts, and history does not", () => {
		assert.equal(
			stateOf(score(GOOD.replace("Full code,", "DNR/DNI, not full code,")), "Full code"),
			"contradicted",
		);
		assert.equal(
			stateOf(score(GOOD.replace("Full code,", "Full code, changed from DNR yesterday,")), "Full code"),
			"found",
		);
	});

	it("part of a fact is not the fact; what is missing is named", () => {
		const result = score(GOOD.replace(", down from 14.2", ""));
		const fact = result.facts.find((one) => one.fact.startsWith("WBC"));
		assert.equal(fact?.state, "missed");
		assert.deepEqual(fact?.missing, ["14.2"]);
	});

	const commitments: readonly (readonly [sentence: string, state: string])[] = [
		["Most likely community-acquired pneumonia.", "committed"],
		["CAP, right lower lobe.", "committed"],
		["CAP vs CHF.", "hedged"],
		["Possible CAP.", "hedged"],
		["Cannot exclude CAP.", "hedged"],
		["Rule out CAP.", "hedged"],
		["R/o CAP.", "hedged"],
		["Differential includes CAP, PE and heart failure.", "hedged"],
		["Could be CAP.", "hedged"],
		["CAP?", "hedged"],
		["?CAP", "hedged"],
		["CAP is unlikely.", "denied"],
		["No CAP.", "denied"],
		["CAP ruled out.", "denied"],
		["Differential includes CAP, which I think is most likely, and PE.", "committed"],
		["Possible CHF. CAP is most likely.", "committed"],
		["CHF vs PE; CAP most likely.", "committed"],
		["Hypoxia, improving.", "absent"],
	];
	for (const [sentence, state] of commitments) {
		it(`an assessment that says "${sentence}" is ${state}`, () => {
			const draft = GOOD.replace(/58-year-old man with community[^\n]*/, `58-year-old man. ${sentence}`);
			assert.equal(score(draft).leading.state, state);
		});
	}

	it("a diagnosis outside of the assessment is no commitment", () => {
		const draft = GOOD.replace(/58-year-old man with community[^\n]*/, "58-year-old man, improving.").replace(
			"Slept well",
			"CAP. Slept well",
		);
		assert.equal(score(draft).leading.state, "absent");
	});

	const trap = (words: string) => score(GOOD.replace("cefpodoxime tomorrow", words)).traps[0]?.state;
	it("a trap is fallen into only by what is said as true", () => {
		assert.equal(trap("start amoxicillin 875 mg twice daily"), "fell");
		assert.equal(trap("do not start amoxicillin"), "avoided");
		assert.equal(trap("yesterday amoxicillin 875 mg"), "not addressed");
		assert.equal(trap("avoid amoxicillin (rash)"), "avoided");
		assert.equal(trap("nothing tomorrow"), "not addressed");
	});

	it("worse drafts come after better ones, whatever is taken away", () => {
		const without = [
			(draft: string) => draft.replace(/## Allergies\n[^#]*/, ""),
			(draft: string) => draft.replace("community-acquired pneumonia", "cough"),
			(draft: string) => draft.replace(", down from 14.2", ""),
			(draft: string) => draft.replace(/## Code Status[^#]*$/, ""),
			(draft: string) => draft.replace("cefpodoxime", "start amoxicillin"),
		];
		fc.assert(
			fc.property(fc.subarray([0, 1, 2, 3, 4], { minLength: 1 }), (some) => {
				let draft = GOOD;
				let order = score(draft).order;
				for (const i of some) {
					draft = (without[i] as (draft: string) => string)(draft);
					const next = score(draft).order;
					assert.ok(next < order, `${i}: ${next} after ${order}`);
					order = next;
				}
			}),
		);
	});

	it("an empty draft gets an answer: nothing found, nothing ready", () => {
		const result = score("");
		assert.equal(result.found, 0);
		assert.ok(result.order < score(GOOD).order / 4);
		assert.equal(result.readiness.ready, false);
		assert.equal(result.next.length, 3);
	});

	it("any draft gets a score that JSON keeps whole, with at most three things to do and its places inside", () => {
		fc.assert(
			fc.property(noteText(), (draft) => {
				const result = score(draft, 3.5);
				assert.deepEqual(JSON.parse(JSON.stringify(result)), result);
				assert.ok(result.next.length >= 1 && result.next.length <= 3);
				assert.ok(result.order >= 0 && result.order <= 1000);
				for (const { start, end } of result.facts.flatMap(({ places }) => places))
					assert.ok(0 <= start && start <= end && end <= draft.length);
				assert.match(feedbackMarkdown(result), /^# A cough that stayed\n/);
			}),
			{ numRuns: 60 },
		);
	});
});

describe("feedback", () => {
	it("says what to do first, each fact with its line, and no grade", () => {
		const text = feedbackMarkdown(score(GOOD.replace("Penicillin: rash in 2019.", "None."), 22));
		assert.match(
			text,
			/Facts found: 3 of 4 · findings left: \d+ · words: \d+ \(aim for 60-200\) · minutes: 22 \(aim for 15\)/,
		);
		assert.ok(text.indexOf("## First, next time") < text.indexOf("## Key facts"));
		assert.match(text, /- \[ \] Penicillin rash \(safety\): not found\. Belongs in: Allergies/);
		assert.match(text, /- \[x\] Off oxygen, 96% on room air: found, line 16\./);
		assert.doesNotMatch(text, /\bscore\b|\bgrade\b|\bpoints?\b|undefined|null|NaN/i);
	});

	it("says when the draft is another kind of note", () => {
		const text = feedbackMarkdown(score(GOOD.replace("note: progress", "note: admission")));
		assert.match(text, /This case asks for: progress\. The draft reads as: admission\./);
	});

	it("nothing a writer or a pack wrote becomes markup", () => {
		const text = feedbackMarkdown(score(GOOD.replace("## Labs", "## Labs <img src=x> | [a](b)\n## Labs")));
		assert.doesNotMatch(text, /<img|[^\\]\[a\]\(b\)/);
	});
});

describe("the accepted minimum", () => {
	const missing = (draft: string) => score(draft).readiness.missing;

	it("a draft that holds it is ready", () => {
		assert.equal(score(GOOD).readiness.line, "Ready: yes. It holds the accepted minimum.");
	});

	const gaps: readonly (readonly [what: string, pattern: RegExp])[] = [
		["code status", /## Code Status\n[^#]*/],
		["vital signs", /## Vital Signs\n[^#]*/],
		["exam", /## Physical Exam\n[^#]*/],
		["what happened in 24 hours", /## Interval Events\n[^#]*/],
		["an assessment that commits", /## Assessment and Plan\n[^#]*/],
	];
	for (const [what, pattern] of gaps) {
		it(`names what is missing: ${what}`, () => {
			assert.ok(missing(GOOD.replace(pattern, "")).includes(what));
		});
	}

	it("a blank left open is not ready", () => {
		assert.deepEqual(missing(GOOD.replace("Creatinine 0.9", "Creatinine ***")), ["every blank filled"]);
	});
});
