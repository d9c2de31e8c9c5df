// `npm test`: installs what is missing, then runs everything. `--unit` leaves the editor out, `--editor` runs only that,
// `--grep TEXT` runs the tests whose titles hold the text. Nothing but Node may be imported here before the install.
// What uses no more than a core runs beside something else.

import { availableParallelism } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { openBrowser } from "./editor/browser.mjs";
import { findDesktop, runOnDesktop } from "./editor/desktop.mjs";
import { installNode, installServer } from "./editor/install.mjs";
import { installPackages, root, tool } from "./editor/npm.mjs";
import { inTwoWindows, killedInTheMiddle, practiceAsUser } from "./editor/practice-run.mjs";
import { run, temporaryFolder } from "./editor/processes.mjs";
import { Results } from "./editor/results.mjs";
import { reviewAsUser } from "./editor/review-session.mjs";
import { originalStack } from "./editor/stacks.mjs";
import { runInServer } from "./editor/suite.mjs";
import { node, packageExtension } from "./editor/vsix.mjs";

const { unit, editor, grep } = parseArgs({
	options: { unit: { type: "boolean" }, editor: { type: "boolean" }, grep: { type: "string" } },
}).values;
const results = new Results();

/** A step that is one command of Node's. */
function command(title, ...args) {
	return (results) =>
		results.step(title, async () => {
			await node(...args);
			return true;
		});
}

/** The unit tests, in as many processes as there are cores; each takes the next file that none has taken. */
function unitTests() {
	const taken = temporaryFolder();
	const processes = Math.min(availableParallelism(), 4);
	return Array.from({ length: processes }, (_, i) => (part) => {
		const title = `Unit tests, process ${i + 1} of ${processes}`;
		return unitTestsOf(part, title, taken);
	});
}

async function unitTestsOf(results, title, taken) {
	const mocha = results.mochaRun(title);
	const args = ["--enable-source-maps", join(root, "out/run-unit.js"), taken, ...(grep ? [grep] : [])];
	const { code, output } = await run(process.execPath, args, {
		cwd: root,
		timeout: 900_000,
		onLine: mocha.read,
	});
	if (!mocha.closed) results.broken(title, `They ended early, with exit code ${code}. ${output}`);
}

/** All that the editor runs need and that does not depend on what is built; begun early, since it may take a while. */
async function prepareEditor() {
	const program = await findDesktop();
	if (program)
		return { title: `desktop VS Code, ${program}`, run: (options) => runOnDesktop({ program, ...options }) };
	const [server, nodeProgram, browser] = await Promise.all([installServer(), installNode(), openBrowser()]);
	await browser.close();
	return {
		title: "VS Code 1.139.1, code-server’s build",
		run: (options) => runInServer({ node: nodeProgram, server, ...options }),
		sideBySide: true,
	};
}

async function editorTests(results, prepared, host, vsix) {
	const title = `${host === "web" ? "Web worker" : "Node"} extension host (${prepared.title})`;
	const log = [];
	const mocha = results.mochaRun(title, (line) => log.push(line), originalStack);
	let trouble = "The tests ended without their closing line.";
	try {
		await prepared.run({ host, grep, vsix, read: mocha.read });
	} catch (error) {
		trouble = error.message;
	}
	if (mocha.closed) return;
	const last = log.filter(isTelling).slice(-30).join("\n");
	results.broken(title, `${trouble}\nWhat the editor logged last:\n${originalStack(last)}`);
}

/** The suite in both extension hosts; windows of a desktop would take the focus from each other. */
function bothHosts(prepared, vsix) {
	const [node, web] = ["node", "web"].map((host) => (part) => editorTests(part, prepared, host, vsix));
	if (prepared.sideBySide) return [node, web];
	return [
		async (part) => {
			await node(part);
			await web(part);
		},
	];
}

/** What a user does, with mouse and keyboard; each is one test. */
async function asUser(vsix) {
	const one = (title, play) => async (part) => {
		if (!grep || title.includes(grep)) await part.step(title, play);
	};
	for (const { title, play } of [practiceAsUser, reviewAsUser]) {
		await results.together(
			one(`${title} (Node extension host)`, () => play({ vsix, host: "node" })),
			one(`${title} (web worker extension host)`, () => play({ vsix, host: "web" })),
		);
	}
	// By itself: what it asks is how soon a keystroke is on the disk.
	for (const { title, play } of [inTwoWindows, killedInTheMiddle])
		await one(title, () => play({ vsix }))(results);
}

/** The server misses some native modules, and says so at length; without that and its chatter, errors stand out. */
function isTelling(line) {
	return !/node_modules|bindings file|watchdog|Require stack|from gallery|connection token|a socket|^$/.test(
		line,
	);
}

async function everything() {
	const began = performance.now();
	const installed = await results.step("packages are installed", async () => {
		await installPackages();
		return true;
	});
	if (!installed) return;

	// Settled at once, so that a failed download is reported where it is awaited.
	const preparing = unit ? undefined : Promise.allSettled([prepareEditor()]);
	let built;
	await results.together(
		async (part) => {
			built = await command("bundles are built", "esbuild.mjs", "--tests")(part);
		},
		...(editor
			? []
			: [
					command("types are right", tool("typescript/bin/tsc"), "--noEmit"),
					command("style is right", tool("@biomejs/biome/bin/biome"), "check", "--colors=off"),
				]),
	);
	if (!built) return;
	if (!editor)
		await command(
			"type declarations are built",
			tool("typescript/bin/tsc"),
			"-p",
			"src/tsconfig.types.json",
		)(results);
	if (!editor) await results.together(...unitTests());
	const vsix = !unit && (await results.step("extension is packaged", packageExtension));
	const prepared =
		!unit &&
		(await results.step("editor is ready", async () => {
			const [outcome] = await preparing;
			if (outcome.status === "rejected") throw outcome.reason;
			return outcome.value;
		}));
	const ready = prepared && vsix;
	if (ready) {
		await results.together(...bothHosts(prepared, vsix));
		await asUser(vsix);
	}
	console.log(`\nTook ${Math.round((performance.now() - began) / 1000)} s.`);
}

await everything();
process.exit(results.close());
