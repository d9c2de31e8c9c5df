import { readFileSync } from "node:fs";
import { SourceMap } from "node:module";
import { join } from "node:path";
import { root } from "./npm.mjs";

/** A stack of the bundled suite, in terms of the files it was made from and without mocha's own frames. */
export function originalStack(stack) {
	const map = new SourceMap(JSON.parse(readFileSync(join(root, "out/editor/tests.js.map"), "utf8")));
	return stack
		.split("\n")
		.map((line) =>
			line.replace(/[^\s(]*\/tests\.js(#vscode-extension)?:(\d+):(\d+)/, (place, inWorker, row, column) => {
				// The worker host evaluates the file inside a function that begins two lines above it.
				const { originalSource, originalLine } = map.findEntry(row - (inWorker ? 3 : 1), column - 1);
				return originalSource ? `${originalSource.replace(/^(\.\.\/)+/, "")}:${originalLine + 1}` : place;
			}),
		)
		.filter((line) => !/^\s+at .*(node_modules\/mocha|node:internal|\/out\/vs\/)/.test(line))
		.join("\n");
}
