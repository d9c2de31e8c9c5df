// `npm run docs`: writes every file that is made from the rules.
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const outfile = join(root, "out/rule-docs.cjs");
await build({
	entryPoints: [join(root, "src/cli/rule-docs.ts")],
	outfile,
	bundle: true,
	platform: "node",
	format: "cjs",
	logLevel: "error",
});
const { generatedDocs } = createRequire(import.meta.url)(outfile);
rmSync(join(root, "docs/rules"), { recursive: true, force: true });
for (const [path, content] of generatedDocs()) {
	mkdirSync(dirname(join(root, path)), { recursive: true });
	writeFileSync(join(root, path), content);
}
