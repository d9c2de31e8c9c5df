import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { readExample } from "../../src/rules/example.ts";
import { catalogue } from "../../src/rules/index.ts";
import { engineOfAll } from "../accuracy/engine.ts";
import { readFolder } from "../accuracy/folder.ts";
import { additionsTo, mutantsOf } from "../accuracy/mutants/index.ts";
import { type Mutant, type Source, sourceOf } from "../accuracy/mutants/source.ts";

/** They speak of the file, or only where a pack asks for it. */
const UNTRIED = /^(?:note\/(?:front-matter|unknown-kind)$|house-style\/|section\/too-long$)/;
const ENOUGH = 1000;
/** A shorter note has only just been started: nothing is said of it. */
const STARTED = 20;
/** The drafts of the example folder that are ready for the attending. */
const READY = [
	"harlow/admission-copd.md",
	"mendes/admission-pulmonary-embolism.txt",
	"mendes/sign-out-pulmonary-embolism.md",
	"okafor/pyelonephritis/progress-day-2.md",
	"okafor/pyelonephritis/progress-day-3.md",
	"okafor/pyelonephritis/sign-out-day-3.txt",
	"pemberton/discharge-duodenal-ulcer.md",
	"qureshi/discharge-dka.txt",
	"qureshi/progress-obstructive-aki.md",
];

const engine = engineOfAll();

function lint(text: string, previous?: string) {
	const { note, findings } = engine.check(text, "note.md", previous);
	return findings.map(({ rule, start, message }) => ({ rule, line: note.positionAt(start).line, message }));
}

interface Batch {
	readonly source: Source;
	readonly mutants: readonly Mutant[];
	/** What is said of the source: nothing of a note, this and that of an excerpt. */
	readonly said: ReadonlySet<string>;
}

function notes(): Batch[] {
	const fixtures = readFolder("test/fixtures/clean").map(({ file, text }) => sourceOf(file, text));
	const drafts = READY.map((file) => {
		const text = readFileSync(join("examples/boot-camp/drafts", file), "utf8");
		return sourceOf(file, text.replace(/\r\n/g, "\n"));
	});
	return [...fixtures, ...drafts]
		.filter((source) => source !== undefined)
		.map((source) => ({ source, mutants: mutantsOf(source), said: new Set() }));
}

function examples(): Batch[] {
	return [...catalogue.values()]
		.flatMap((rule) =>
			rule.good.map((example) => sourceOf(`${rule.id}, "${example.shows}"`, readExample(example).text)),
		)
		.filter((source) => source !== undefined)
		.filter(({ note }) => note.words > STARTED)
		.map((source) => {
			const said = new Set(lint(source.text).map(({ rule }) => rule));
			return { source, said, mutants: additionsTo(source).filter(({ must }) => !said.has(must)) };
		});
}

function wrongs({ source, said }: Batch, mutant: Mutant): string[] {
	const found = lint(mutant.text, mutant.previous);
	const name = `${source.name}: ${mutant.kind}`;
	const wrong: string[] = [];
	if (!found.some(({ rule, line }) => rule === mutant.must && (mutant.line ?? line) === line)) {
		const place = mutant.line === undefined ? "" : ` on line ${mutant.line}:`;
		const written = mutant.text.split("\n")[(mutant.line ?? 0) - 1] ?? "";
		wrong.push(`${name}: no ${mutant.must}${place} ${written.slice(-80)}`);
	}
	for (const { rule, line, message } of found) {
		if (rule === mutant.must || mutant.may?.includes(rule) || said.has(rule)) continue;
		wrong.push(`${name}: also ${rule} on line ${line}: ${message}`);
	}
	return wrong;
}

function expectExact(batches: readonly Batch[]): void {
	assert.deepEqual(
		batches.flatMap((batch) => batch.mutants.flatMap((mutant) => wrongs(batch, mutant))),
		[],
	);
}

describe("mutants", () => {
	const whole = notes();

	it("come from notes that nobody has anything to say about", () => {
		const said = whole.flatMap(({ source: { name, text } }) =>
			lint(text).map(({ rule, line, message }) => `${name}:${line} ${rule} ${message}`),
		);
		assert.deepEqual(said, []);
	});

	it(`are at least ${ENOUGH}, and every rule has some`, () => {
		const mutants = whole.flatMap((batch) => batch.mutants);
		assert.ok(mutants.length >= ENOUGH, `${mutants.length}`);
		const tried = new Set(mutants.map(({ must }) => must));
		assert.deepEqual(
			[...catalogue.keys()].filter((id) => !UNTRIED.test(id) && !tried.has(id)),
			[],
		);
	});

	for (const batch of whole) {
		it(`of ${batch.source.name}: each gets the finding it must, and no other`, () => expectExact([batch]));
	}

	it("of the good examples: each gets the finding it must, and no other", () => {
		expectExact(examples());
	});
});
