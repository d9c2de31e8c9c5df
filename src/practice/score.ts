import type { Checked } from "../lint/engine.ts";
import { firstOf } from "../packs/alternatives.ts";
import type { PracticeCase } from "../packs/case.ts";
import { type NoteSpec, specOfSection } from "../rules/note-spec.ts";
import { judgeCommitment, unnamed } from "./commitment.ts";
import { type FactResult, judgeFact, judgeTrap } from "./facts.ts";
import { Reading } from "./match/reading.ts";
import { nextSteps } from "./next-steps.ts";
import { readiness } from "./readiness.ts";
import type { Score, Scored, SectionWords } from "./scored.ts";

export interface Attempt {
	readonly case: PracticeCase;
	/** The draft as the engine checked it. */
	readonly checked: Checked;
	/** The kind of note that the case asks for, as the packs in use describe it. */
	readonly spec?: NoteSpec | undefined;
	readonly minutes?: number | undefined;
	/** Seconds spent in each section, by section id. */
	readonly seconds?: ReadonlyMap<string, number> | undefined;
}

/** Scores a draft against a case. The same draft always gets the same score. */
export function scoreAttempt({ case: of, checked, spec = checked.spec, minutes, seconds }: Attempt): Score {
	const { note } = checked;
	const reading = new Reading(note, of.note);
	const facts = of.facts
		.map((fact) => judgeFact(reading, fact, spec))
		.sort((a, b) => Number(b.safety) - Number(a.safety));
	const differential = of.differential ?? [];
	const missing = unnamed(reading, differential);
	const [fewest = 0, most = 0] = of.words;
	const scored = {
		case: { id: of.id, title: of.title, note: of.note },
		kind: note.kind ?? null,
		facts,
		found: facts.filter(({ state }) => state === "found").length,
		findings: checked.findings.map(({ rule, severity, message, start, end }) => ({
			rule,
			severity,
			message,
			start,
			end,
			line: note.positionAt(start).line,
		})),
		words: { total: note.words, fewest, most },
		sections: sectionWords(checked, seconds),
		minutes: { taken: minutes ?? null, aim: of.minutes },
		traps: (of.traps ?? []).map((trap) => judgeTrap(reading, trap)),
		leading: { diagnosis: firstOf(of.leading[0] as string), ...judgeCommitment(reading, of.leading) },
		differential: { named: differential.length - missing.length, of: differential.length, unnamed: missing },
		readiness: readiness({ ...checked, spec }, of.note),
	};
	return { ...scored, next: nextSteps(scored), order: orderOf(scored) };
}

function sectionWords(
	{ note, spec }: Checked,
	seconds: ReadonlyMap<string, number> | undefined,
): SectionWords[] {
	return note.sections
		.filter(({ mark, facts }) => mark && facts?.kind !== "header")
		.map((section) => {
			const { id, title, words } = section;
			const asked = specOfSection(spec, section);
			return {
				id: id ?? null,
				title,
				words,
				aim: asked?.aimWords ?? null,
				max: asked?.maxWords ?? null,
				seconds: (id !== undefined && seconds?.get(id)) || null,
			};
		});
}

function orderOf({ facts, findings, words, traps, leading, differential }: Scored): number {
	const weight = (fact: FactResult) => (fact.safety ? 3 : 1);
	const sum = (list: readonly number[]) => list.reduce((a, b) => a + b, 0);
	const share = { found: 1, misplaced: 0.5, missed: 0, contradicted: -0.5 } as const;
	const possible = sum(facts.map(weight)) + 4 + 2 * traps.length + 2;
	const got =
		sum(facts.map((fact) => weight(fact) * share[fact.state])) +
		{ committed: 4, hedged: 1, denied: 0, absent: 0 }[leading.state] +
		sum(traps.map(({ state }) => ({ avoided: 2, "not addressed": 1, fell: -1 })[state])) +
		(differential.of > 0 ? (2 * differential.named) / differential.of : 2);
	const errors = findings.filter(({ severity }) => severity === "error").length;
	const warnings = findings.filter(({ severity }) => severity === "warning").length;
	const over = words.most > 0 ? Math.max(0, words.total / words.most - 1) : 0;
	const off = Math.min(0.15, errors * 0.02) + Math.min(0.08, warnings * 0.01) + Math.min(0.07, over * 0.2);
	return Math.round(1000 * Math.max(0, Math.min(1, got / possible - off)));
}
