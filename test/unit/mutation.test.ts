import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Engine } from "../../src/lint/engine.ts";
import { builtInNotes } from "../../src/packs/built-in.ts";
import { readExample } from "../../src/rules/example.ts";
import { catalogue } from "../../src/rules/index.ts";
import { readFolder } from "../accuracy/folder.ts";
import { mutantsOf } from "../accuracy/mutants/index.ts";
import { type Mutant, type Source, sourceOf } from "../accuracy/mutants/source.ts";

const ENOUGH = 1000;
/** An example this long is a whole note. */
const WHOLE = 120;
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

const engine = new Engine({ notes: builtInNotes, settings: [] });

function lint(text: string, previous?: string) {
	const { note, findings } = engine.check(text, "note.md", previous);
	return findings.map(({ rule, start, message }) => ({ rule, line: note.positionAt(start).line, message }));
}

/** A ready note must be one; an example only serves when no other rule speaks of it. */
function sources(): { required: Source[]; offered: Source[] } {
	const drafts = READY.map((file) => [
		file,
		readFileSync(join("examples/boot-camp/drafts", file), "utf8").replace(/\r\n/g, "\n"),
	]);
	const fixtures = readFolder("test/fixtures/clean").map(({ file, text }) => [file, text]);
	const examples = [...catalogue.values()].flatMap((rule) =>
		rule.good.map((example, i) => [`${rule.id}, good example ${i + 1}`, readExample(example).text]),
	);
	const read = (texts: (string | undefined)[][]) =>
		texts
			.map(([name, text]) => sourceOf(name as string, text as string))
			.filter((source) => source !== undefined);
	return {
		required: read([...fixtures, ...drafts]),
		offered: read(examples).filter(({ note, text }) => note.words >= WHOLE && lint(text).length === 0),
	};
}

function wrongs(source: Source, mutant: Mutant): string[] {
	const found = lint(mutant.text, mutant.previous);
	const wrong: string[] = [];
	const say = (what: string) => wrong.push(`${source.name}: ${mutant.kind}: ${what}`);
	const fits = found.some(
		({ rule, line }) => rule === mutant.must && (mutant.line === undefined || line === mutant.line),
	);
	const where =
		mutant.line === undefined ? "" : ` on line ${mutant.line}: ${mutant.text.split("\n")[mutant.line - 1]}`;
	if (!fits) say(`no ${mutant.must}${where}`);
	for (const { rule, line, message } of found) {
		const allowed = rule === mutant.must || mutant.may?.includes(rule);
		if (!allowed) say(`also ${rule} on line ${line}: ${message}`);
	}
	return wrong;
}

describe("mutants", () => {
	const { required, offered } = sources();
	const all = [...required, ...offered].map((source) => ({ source, mutants: mutantsOf(source) }));

	it("come from notes that nobody has anything to say about", () => {
		const said = required.flatMap(({ name, text }) =>
			lint(text).map(({ rule, line, message }) => `${name}:${line} ${rule} ${message}`),
		);
		assert.deepEqual(said, []);
	});

	it(`are at least ${ENOUGH}, and every rule has some`, () => {
		const mutants = all.flatMap((one) => one.mutants);
		assert.ok(mutants.length >= ENOUGH, `${mutants.length}`);
		const tried = new Set(mutants.map(({ must }) => must));
		assert.deepEqual(
			[...catalogue.keys()].filter((id) => id !== "note/front-matter" && !tried.has(id)),
			[],
		);
	});

	for (const { source, mutants } of all) {
		it(`of ${source.name}: each gets the finding it must, and no other`, () => {
			assert.deepEqual(
				mutants.flatMap((mutant) => wrongs(source, mutant)),
				[],
			);
		});
	}
});
