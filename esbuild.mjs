// Builds the bundles. `--tests` adds those of the tests, `--dev` keeps names and adds source maps, `--watch` rebuilds.

import { chmodSync, cpSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import * as esbuild from "esbuild";

const root = fileURLToPath(new URL(".", import.meta.url));
const watch = process.argv.includes("--watch");
const dev = watch || process.argv.includes("--dev");

const common = {
	absWorkingDir: root,
	bundle: true,
	format: "cjs",
	minify: !dev,
	sourcemap: dev,
	legalComments: "none",
	loader: { ".md": "text" },
	alias: { "decode-named-character-reference": "./src/note/no-entities.ts" },
	logLevel: "warning",
};
// Packages offer their ES modules under `module`; only those can be tree-shaken.
const node = { ...common, platform: "node", target: "node20", mainFields: ["module", "main"] };
// `worker` keeps esbuild from choosing builds that call `document`, which the web extension host does not have.
const web = { ...common, platform: "browser", target: "es2022", conditions: ["worker"] };

const products = [
	// Both hosts get the code of the web host: it asks for no module but VS Code.
	...["dist/extension.js", "dist/web/extension.js"].map((outfile) => ({
		...web,
		entryPoints: ["src/extension/extension.ts"],
		outfile,
		external: ["vscode"],
	})),
	// Loaded by the extension, in every host, when the first note is to be read.
	{ ...web, entryPoints: ["src/extension/core.ts"], outfile: "dist/core.js" },
	// Loaded in the same way when somebody practices.
	{ ...web, entryPoints: ["src/extension/practice/practice-core.ts"], outfile: "dist/practice.js" },
	{ ...node, entryPoints: ["src/index.ts"], outfile: "dist/index.js" },
	{
		...node,
		entryPoints: ["src/cli/main.ts"],
		outfile: "dist/cli.js",
		banner: { js: "#!/usr/bin/env node" },
		// Loaded when a command runs, so that help and mistakes in the call come at once.
		external: ["./cli-commands.js"],
		// `require` starts at once; `import()` would first search the whole bundle for the names it exports.
		supported: { "dynamic-import": false },
		alias: { ...common.alias, "node:child_process": "./src/cli/no-child-process.ts" },
	},
	{
		...node,
		entryPoints: ["src/cli/cli-commands.ts"],
		outfile: "dist/cli-commands.js",
		// Holds the charts; loaded when a report is made.
		external: ["./report.js"],
		supported: { "dynamic-import": false },
	},
	{ ...web, entryPoints: ["src/cli/report.ts"], outfile: "dist/report.js" },
];

/** Lets the suite import the example notes: in the browser there is no disk to read them from. */
const exampleDrafts = {
	name: "example-drafts",
	setup(build) {
		build.onResolve({ filter: /^examples:drafts$/ }, ({ path }) => ({ path, namespace: "examples" }));
		build.onLoad({ filter: /./, namespace: "examples" }, () => {
			const folder = "examples/boot-camp";
			const files = readdirSync(join(root, folder), { recursive: true })
				.map((file) => `${folder}/${file.replaceAll("\\", "/")}`)
				.filter((file) => /\.(?:md|txt)$/.test(file));
			const texts = files.map((file) => [file, readFileSync(join(root, file), "utf8")]);
			return { contents: JSON.stringify(Object.fromEntries(texts)), loader: "json" };
		});
	},
};

function testFiles(folder) {
	return readdirSync(join(root, folder), { recursive: true })
		.map((file) => `${folder}/${file.replaceAll("\\", "/")}`)
		.filter((file) => file.endsWith(".test.ts"))
		.sort();
}

function testBundles() {
	const readable = { minify: false, sourcemap: "linked" };
	const suite = testFiles("test/editor/suite").map((file) => `load("${file}", () => require("./${file}"));`);
	return [
		{
			...node,
			...readable,
			entryPoints: [...testFiles("test/unit"), "test/run-unit.ts"],
			outbase: "test",
			outdir: "out",
			// What the product uses is bundled as it ships; only the tools of the tests load from node_modules.
			external: ["mocha", "fast-check", "markdownlint", "commonmark-spec", "esbuild"],
		},
		{
			...web,
			...readable,
			stdin: {
				// Each on its own, so that one that cannot load does not hide the others.
				contents: `import "./test/editor/suite/setup.ts"; import { load, run } from "./test/editor/suite/run.ts"; ${suite.join(" ")} export { run };`,
				resolveDir: root,
				loader: "ts",
			},
			outfile: "out/editor/tests.js",
			external: ["vscode"],
			plugins: [exampleDrafts],
			alias: { ...common.alias, "node:assert": "assert" },
			// The packages `assert` and `mocha` ask for these; as globals they would hide what the extension must do without.
			define: { process: "bundledProcess", global: "globalThis" },
			banner: {
				js: 'const bundledProcess = { env: {} }; globalThis.location ??= { search: "" };',
			},
		},
	];
}

const builds = [...products];
if (process.argv.includes("--tests")) {
	rmSync(join(root, "out"), { recursive: true, force: true });
	cpSync(join(root, "test/editor/extension"), join(root, "out/editor"), { recursive: true });
	builds.push(...testBundles());
}

if (watch) {
	for (const build of builds) await (await esbuild.context(build)).watch();
	console.log("Watching. Ctrl+C ends.");
} else {
	const results = await Promise.allSettled(builds.map((build) => esbuild.build(build)));
	if (results.some(({ status }) => status === "rejected")) process.exit(1);
	chmodSync(join(root, "dist/cli.js"), 0o755);
}
