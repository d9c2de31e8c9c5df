// Runs the bundled suite, in one extension host, against the packaged extension.

import { spawnSync } from "node:child_process";
import { cpSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { openBrowser } from "./browser.mjs";
import { root } from "./npm.mjs";
import { removeFolder, temporaryFolder } from "./processes.mjs";
import { installExtension, prepareData, remotePath, startServer } from "./server.mjs";

const extensions = [
	"boot-camp-notes.boot-camp-notes",
	"boot-camp-notes.boot-camp-notes-tests",
	"boot-camp-notes-tests.boot-camp-notes-pack-carried",
];
/** How long one run of the suite may take, in ms. */
export const patience = 900_000;

/** The tests follow links to the extension; a person is asked first. */
export const followLinks = { "extensions.confirmedUriHandlerExtensionIds": [extensions[0]] };

/** User settings that put the extension and its tests into the web worker host, in the browser and on the desktop. */
export const webHost = {
	"remote.extensionKind": Object.fromEntries(extensions.map((id) => [id, ["web"]])),
	"extensions.webWorker": true,
};

/** Extensions without code that carry a pack, as `pack build --vsix` makes them: a version, and one that comes after it. */
function carryPacks(folder) {
	const source = join(root, "test/editor/carried-pack");
	carryPack(source, join(folder, "carried-1.0.0.vsix"));
	const next = temporaryFolder();
	const manifest = JSON.parse(readFileSync(join(source, "pack.json"), "utf8"));
	const terms = manifest.terms.map((term) => ({ ...term, use: "the day" }));
	writeFileSync(join(next, "pack.json"), JSON.stringify({ ...manifest, version: "1.1.0", terms }));
	carryPack(next, join(folder, "carried-1.1.0.vsix"));
	removeFolder(next);
}

function carryPack(source, vsix) {
	const args = ["pack", "build", source, "--vsix", "--publisher", "boot-camp-notes-tests", "--out", vsix];
	const { status, stderr } = spawnSync(process.execPath, [join(root, "dist/cli.js"), ...args], {
		encoding: "utf8",
	});
	if (status !== 0) throw new Error(`The pack for the tests was not built: ${stderr}`);
}

/** Copies what a run changes into a folder of its own: the workspace, and the tests with their parameters. */
export function prepareRun({ host, grep }) {
	const folder = temporaryFolder();
	const tests = join(folder, "tests");
	cpSync(join(root, "out/editor"), tests, { recursive: true });
	cpSync(join(root, "test/editor/workspace"), join(folder, "ws"), { recursive: true });
	carryPacks(join(folder, "ws/first"));
	const file = join(tests, "tests.js");
	const parameters = JSON.stringify({ host, grep });
	writeFileSync(file, `globalThis.bootCampTests = ${parameters};${readFileSync(file, "utf8")}`);
	return { folder, tests, file, workspace: join(folder, "ws/notes.code-workspace"), data: join(folder, "d") };
}

/**
 * Runs the suite in the VS Code server, in a browser of its own: pages of one browser share a clipboard.
 * `read` gets every line that the tests print; `installed` is a folder of installed packs to begin with.
 * Throws when no exit code arrives in time; what the tests said decides over passing and failing.
 */
export async function runInServer({ host, grep, node, server, vsix, read, installed }) {
	const { folder, tests, file, workspace, data } = prepareRun({ host, grep });
	prepareData(data, { ...followLinks, ...(host === "web" ? webHost : {}) });
	if (installed)
		cpSync(installed, join(data, "data/User/globalStorage", extensions[0], "packs"), { recursive: true });
	await installExtension({ node, server, data, vsix });
	const running = await startServer({
		node,
		server,
		data,
		args: ["--without-connection-token", "--enable-smoke-test-driver"],
	});
	let browser;
	try {
		browser = await openBrowser();
		const page = await browser.newPage({ viewport: { width: 900, height: 600 } });
		const authority = `127.0.0.1:${running.port}`;
		const payload = JSON.stringify([
			["extensionDevelopmentPath", `vscode-remote://${authority}${remotePath(tests)}`],
			["extensionTestsPath", `vscode-remote://${authority}${remotePath(file)}`],
			["skipWelcome", "true"],
		]);
		const query = new URLSearchParams({ workspace: remotePath(workspace), payload });
		await page.exposeFunction("codeAutomationLog", (_type, args) => {
			for (const line of String(args[0] ?? "").split("\n")) read(line);
		});
		await new Promise((resolve, reject) => {
			const timer = setTimeout(() => reject(new Error(`No end after ${patience / 1000} s.`)), patience);
			const end = (settle) => (value) => {
				clearTimeout(timer);
				settle(value);
			};
			page
				.exposeFunction("codeAutomationExit", end(resolve))
				.then(() => page.goto(`http://${authority}/?${query}`))
				.catch(end(reject));
			page.once("crash", () => end(reject)(new Error("The page crashed.")));
			running.exited.then(() => end(reject)(new Error("The VS Code server ended.")));
		});
	} finally {
		await browser?.close().catch(() => undefined);
		running.stop();
		await running.exited;
		removeFolder(folder);
	}
}
