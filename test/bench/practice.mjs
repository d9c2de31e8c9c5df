// What scoring costs against linting the same drafts once.

import { existsSync, mkdirSync, readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import * as esbuild from "esbuild";
import { root } from "../editor/npm.mjs";
import { byTurns } from "./time.mjs";

/** The built-in cases with their model notes as drafts: the longest that anybody should write. */
function attempts(folder, readCase) {
	if (!existsSync(folder)) return [];
	const read = (file) => readFileSync(join(folder, file), "utf8");
	return readdirSync(folder)
		.filter((file) => file.endsWith(".md") && !file.endsWith(".model.md"))
		.map((file) => readCase(read(file)).case)
		.filter(Boolean)
		.map((one) => ({ case: one, draft: read(one.model) }));
}

/** Measures all built-in cases in turn; undefined where there are none. */
export async function measureScoring(rounds = 15) {
	const outfile = join(root, "out/bench/practice.js");
	mkdirSync(join(root, "out/bench"), { recursive: true });
	await esbuild.build({
		stdin: {
			contents: `
				export { readCase } from "./src/packs/case.ts";
				export { scoreAttempt } from "./src/practice/score.ts";
				export { Engine } from "./src/lint/engine.ts";
				export { builtInNotes } from "./src/packs/built-in.ts";
				export { termData } from "./src/rules/terms/data.ts";`,
			resolveDir: root,
			loader: "ts",
		},
		absWorkingDir: root,
		bundle: true,
		minify: true,
		format: "cjs",
		platform: "node",
		mainFields: ["module", "main"],
		alias: { "decode-named-character-reference": "./src/note/no-entities.ts" },
		outfile,
		logLevel: "error",
	});
	const { readCase, scoreAttempt, Engine, builtInNotes, termData } = createRequire(import.meta.url)(outfile);
	const tries = attempts(join(root, "templates/cases"), readCase);
	if (tries.length === 0) return;
	const engine = () => new Engine({ notes: builtInNotes, settings: [], terms: termData });
	const one = engine();
	const checked = tries.map(({ draft }, i) => one.check(draft, String(i)));
	let round = 0;
	const lint = () => {
		round++;
		// Another name each round: nothing is remembered from the last.
		for (const [i, { draft }] of tries.entries()) one.check(draft, `${round}-${i}`);
	};
	const score = () => {
		for (const [i, attempt] of tries.entries()) scoreAttempt({ case: attempt.case, checked: checked[i] });
	};
	const [scoring, linting] = byTurns([score, lint], rounds);
	return { cases: tries.length, ratio: scoring / linting, milliseconds: scoring / tries.length };
}
