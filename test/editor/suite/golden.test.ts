import drafts from "examples:drafts";
import assert from "node:assert";
import golden from "../../golden/examples.json" with { type: "json" };
import { diagnosticsWhen, openNote, ruleOf } from "./editor.ts";

const SEVERITY: Readonly<Record<string, number>> = { error: 0, warning: 1, information: 2 };

describe("The examples", () => {
	for (const expected of golden) {
		it(`${expected.file} gets in the editor what it gets on the command line`, async () => {
			const text = drafts[expected.file];
			assert.ok(text !== undefined, "no such example");
			const name = expected.file.replace(/^examples\/boot-camp\//, "golden/");
			const { document } = await openNote(text, name);
			const wanted = expected.findings.map(({ rule, severity, message, start, end }) =>
				[rule, SEVERITY[severity], message, start.line, start.column, end.line, end.column].join("|"),
			);
			const found = await diagnosticsWhen(document.uri, (all) => all.length === wanted.length);
			const shown = found.map((diagnostic) => {
				const { severity, message, range } = diagnostic;
				const { start, end } = range;
				const place = [start.line + 1, start.character + 1, end.line + 1, end.character + 1];
				return [ruleOf(diagnostic), severity, message, ...place].join("|");
			});
			assert.deepStrictEqual(shown.sort(), wanted.sort());
		});
	}
});
