import assert from "node:assert/strict";
import { catalogue } from "../../src/rules/index.ts";
import { engineOfAll } from "../accuracy/engine.ts";
import { isYesterday, readFolder } from "../accuracy/folder.ts";
import { type Pair, rates, score } from "../accuracy/marks.ts";

/** Below this a rule has become deaf, or cries wolf. */
const ENOUGH = 0.98;
/** They speak of the file, or only where a pack asks for it: their own examples are their tests. */
const UNMARKED = new Set([
	...["note/front-matter", "note/unknown-kind"],
	...["house-style/term", "house-style/phrase", "section/too-long"],
]);

const notes = readFolder("test/fixtures");
const engine = engineOfAll();

const results = notes.map(({ file, text, expected, previous }, i) => {
	// A neutral name, so that title and sections have to tell the kind.
	const { note, findings } = engine.check(text, `${i}.md`, previous);
	const found = findings.map(({ rule, start, message }) => ({
		rule,
		line: note.positionAt(start).line,
		message,
	}));
	return { file, kind: note.kind, text, found, ...score(expected, found) };
});

function list(which: "missed" | "unexpected"): string {
	return results
		.flatMap(({ file, text, found, ...result }) => {
			const lines = text.split("\n");
			return result[which].map((pair: Pair) => {
				const message = found.find(({ rule, line }) => rule === pair.rule && line === pair.line)?.message;
				return `${file}:${pair.line} ${pair.rule}\n    ${lines[pair.line - 1]}${message ? `\n    ${message}` : ""}`;
			});
		})
		.join("\n");
}

describe("fixtures", () => {
	it("are sixty notes of all kinds, good and flawed, Markdown and plain text", () => {
		const asked = notes.filter((note) => !isYesterday(note));
		assert.ok(asked.length >= 60, `${asked.length}`);
		for (const kind of ["admission", "progress", "discharge", "sign-out"]) {
			for (const folder of ["clean", "flawed"]) {
				for (const ending of ["md", "txt"]) {
					assert.ok(
						asked.some(({ file }) => file.includes(`/${folder}/${kind}-`) && file.endsWith(ending)),
						`${folder} ${kind} ${ending}`,
					);
				}
			}
		}
	});

	it("are each read as the kind they are", () => {
		const wrong = results.filter(({ file, kind }) => !file.includes(`/${kind}-`));
		assert.deepEqual(
			wrong.map(({ file, kind }) => `${file}: ${kind}`),
			[],
		);
	});

	it("expect each rule twice at least, and no rule that there is not", () => {
		const counts = new Map<string, number>();
		for (const { expected } of notes) {
			for (const rule of new Set(expected.map((pair) => pair.rule)))
				counts.set(rule, (counts.get(rule) ?? 0) + 1);
		}
		const rare = [...catalogue.keys()].filter((id) => !UNMARKED.has(id) && (counts.get(id) ?? 0) < 2);
		assert.deepEqual(rare, []);
		assert.deepEqual(
			[...counts.keys()].filter((id) => !catalogue.has(id)),
			[],
		);
	});

	it("clean ones expect nothing", () => {
		assert.deepEqual(
			notes
				.filter(({ file, expected }) => file.includes("/clean/") && expected.length > 0)
				.map(({ file }) => file),
			[],
		);
	});

	it(`find at least ${ENOUGH} of what is expected`, () => {
		const { recall } = rates(results);
		assert.ok(recall >= ENOUGH, `recall ${recall.toFixed(3)}; missed:\n${list("missed")}`);
	});

	it(`expect at least ${ENOUGH} of what is found`, () => {
		const { precision } = rates(results);
		assert.ok(precision >= ENOUGH, `precision ${precision.toFixed(3)}; not expected:\n${list("unexpected")}`);
	});
});
