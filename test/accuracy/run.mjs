// `npm run accuracy -- FOLDER`: bundles the measuring program with the rules as they are now, and runs it.
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const root = join(dirname(fileURLToPath(import.meta.url)), "../..");
const outfile = join(root, "out/accuracy.cjs");
await build({
	absWorkingDir: root,
	entryPoints: ["test/accuracy/accuracy.ts"],
	outfile,
	bundle: true,
	platform: "node",
	format: "cjs",
	mainFields: ["module", "main"],
	alias: { "decode-named-character-reference": "./src/note/no-entities.ts" },
	logLevel: "error",
});
createRequire(import.meta.url)(outfile);
