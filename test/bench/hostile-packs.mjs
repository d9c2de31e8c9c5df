import { createRequire } from "node:module";
import { join } from "node:path";
import * as esbuild from "esbuild";
import { root } from "../editor/npm.mjs";
import { median } from "./time.mjs";

const ROUNDS = 3;
const SHOWN = 8;

/** Milliseconds that judging a pack takes, the median of a few. */
async function timeOf(judge, make) {
	const times = [];
	for (let round = 0; round < ROUNDS; round++) {
		const carrier = make();
		const start = performance.now();
		await judge(carrier);
		times.push(performance.now() - start);
	}
	return median(times);
}

/**
 * Every hostile pack of the tests against an honest pack with as much to read as a pack may hold: what takes longest.
 *
 * @param row prints a line of the bench
 */
export async function hostilePacks(row) {
	const outfile = join(root, "out/bench/hostile.cjs");
	await esbuild.build({
		stdin: {
			contents: `export { kinds } from "./test/unit/hostile/kinds.ts"; export { judge } from "./test/unit/hostile/kind.ts"; export { manyTemplates } from "./test/unit/hostile/texts.ts";`,
			resolveDir: root,
			loader: "ts",
		},
		absWorkingDir: root,
		outfile,
		bundle: true,
		format: "cjs",
		platform: "node",
		target: "node20",
		mainFields: ["module", "main"],
		loader: { ".md": "text" },
		alias: { "decode-named-character-reference": "./src/note/no-entities.ts" },
	});
	const { kinds, judge, manyTemplates } = createRequire(import.meta.url)(outfile);
	const honest = await timeOf(judge, () =>
		manyTemplates(500, "Text as people write it, with a blank.\n".repeat(50)),
	);
	const times = [];
	for (const kind of kinds) times.push([await timeOf(judge, () => kind.make()), kind.name]);
	times.sort(([a], [b]) => b - a);
	const [[worst]] = times;
	console.log(
		`\n${kinds.length} hostile packs against an honest one of 500 templates (${honest.toFixed(0)} ms here; the slowest hostile one ${worst.toFixed(0)})`,
	);
	for (const [time, name] of times.slice(0, SHOWN)) row(name, (time / honest).toFixed(2), "below 1");
}
