import assert from "node:assert/strict";
import { Engine } from "../../src/lint/engine.ts";
import { builtInNotes } from "../../src/packs/built-in.ts";
import { readExample } from "../../src/rules/example.ts";
import { catalogue } from "../../src/rules/index.ts";
import { MILESTONES } from "../../src/rules/milestones.ts";
import type { NoteSpec } from "../../src/rules/note-spec.ts";
import type { Example, Rule } from "../../src/rules/rule.ts";
import { termData } from "../../src/rules/terms/data.ts";

/** The built-in kinds of note, with the words that a pack allows in this example. */
function withBudget({ budget = {} }: Example): ReadonlyMap<string, NoteSpec> {
	return new Map(
		[...builtInNotes].map(([kind, spec]) => [
			kind,
			{
				...spec,
				sections: spec.sections.map((section) => {
					const maxWords = budget[section.id];
					return maxWords === undefined ? section : { ...section, maxWords, budgeted: true };
				}),
			},
		]),
	);
}

function findings(rule: Rule, example: Example, text: string) {
	const settings = example.settings
		? [{ rules: { [rule.id]: [rule.severity, example.settings] as const } }]
		: [];
	const notes = withBudget(example);
	const engine = new Engine({ notes, settings, terms: termData, house: example.house });
	return engine.check(text, "", example.previous).findings.filter((finding) => finding.rule === rule.id);
}

describe("rules", () => {
	for (const rule of catalogue.values()) {
		describe(rule.id, () => {
			for (const example of rule.good) {
				it(`is silent: ${example.shows}`, () => {
					const { text } = readExample(example);
					assert.deepEqual(
						findings(rule, example, text).map(({ message }) => message),
						[],
					);
				});
			}
			for (const example of rule.bad) {
				it(`speaks: ${example.shows}`, () => {
					const { text, places } = readExample(example);
					const found = findings(rule, example, text);
					const shown = (range: { start: number; end: number }) =>
						`${range.start}: ${text.slice(range.start, range.end)}`;
					assert.ok(places.length > 0, "a bad example marks the place");
					assert.deepEqual(found.map(shown), places.map(shown));
					if (example.says)
						assert.ok(
							found.some(({ message }) => message.includes(example.says as string)),
							found[0]?.message,
						);
				});
			}
			it("names a subject, its source and known milestones", () => {
				assert.match(rule.id, /^[a-z-]+\/[a-z-]+$/);
				assert.ok(
					rule.source.length > 10 && rule.why.length > 10 && rule.good.length > 0 && rule.bad.length > 0,
				);
				for (const id of rule.milestones) assert.ok(id in MILESTONES, id);
			});
		});
	}
});
