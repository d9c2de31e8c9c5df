// Runs the bundled suite in desktop VS Code: the one named by VSCODE_PATH, an installed one, or one downloaded for CI.

import { existsSync, mkdirSync, realpathSync, statSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { onPath } from "./browser.mjs";
import { root } from "./npm.mjs";
import { plainEnvironment, removeFolder, run } from "./processes.mjs";
import { quietSettings } from "./server.mjs";
import { followLinks, patience, prepareRun, webHost } from "./suite.mjs";

const thisFile = fileURLToPath(import.meta.url);

/** The desktop editor's own program, not the `code` script that starts it; or undefined where there is none that could show a window. */
export async function findDesktop() {
	const { VSCODE_PATH } = process.env;
	if (VSCODE_PATH) return programBeside(realpathSync(VSCODE_PATH)) ?? VSCODE_PATH;
	if (process.platform === "linux" && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY) return undefined;
	const script = onPath("code");
	const installed = script && programBeside(realpathSync(script));
	if (installed) return installed;
	if (!process.env.BOOT_CAMP_DOWNLOAD_VSCODE && !process.env.GITHUB_ACTIONS) return undefined;
	return download();
}

async function download() {
	console.log("Downloading desktop VS Code (once)…");
	const { code, output } = await run(process.execPath, [thisFile, "download"], {
		cwd: root,
		timeout: 180_000,
	});
	const path = output.split("\n").at(-1);
	if (code === 0 && existsSync(path)) return path;
	console.log("It cannot be had here; the VS Code server from npm serves instead.");
	return undefined;
}

function programBeside(script) {
	const folder = dirname(script);
	return [
		resolve(folder, "../code"),
		resolve(folder, "../Code.exe"),
		resolve(folder, "../../../MacOS/Electron"),
		resolve(folder, "../../../MacOS/Code"),
	].find((path) => path !== script && statSync(path, { throwIfNoEntry: false })?.isFile());
}

/** As `runInServer`, in a desktop window. */
export async function runOnDesktop({ program, host, grep, vsix, read }) {
	const prepared = prepareRun({ host, grep });
	const user = join(prepared.data, "User");
	mkdirSync(user, { recursive: true });
	writeFileSync(
		join(user, "settings.json"),
		JSON.stringify({ ...quietSettings, ...followLinks, ...(host === "web" ? webHost : {}) }),
	);
	try {
		const { timedOut } = await run(
			process.execPath,
			[thisFile, "run", JSON.stringify({ ...prepared, program, vsix })],
			{
				cwd: root,
				env: plainEnvironment(),
				timeout: patience,
				onLine: read,
			},
		);
		if (timedOut) throw new Error(`No end after ${patience / 1000} s.`);
	} finally {
		removeFolder(prepared.folder);
	}
}

// test-electron writes to the streams of its own process and has no timeout: it gets a process of its own.
if (process.argv[1] === thisFile) {
	const { downloadAndUnzipVSCode, resolveCliArgsFromVSCodeExecutablePath, runTests } = await import(
		"@vscode/test-electron"
	);
	if (process.argv[2] === "download") {
		console.log(await downloadAndUnzipVSCode("stable"));
	} else {
		const { program, vsix, tests, file, workspace, data, folder } = JSON.parse(process.argv[3]);
		const places = [`--user-data-dir=${data}`, `--extensions-dir=${join(folder, "extensions")}`];
		const [command, ...args] = resolveCliArgsFromVSCodeExecutablePath(program, { reuseMachineInstall: true });
		const installed = await run(command, [...args, ...places, "--no-sandbox", "--install-extension", vsix], {
			shell: process.platform === "win32",
		});
		if (installed.code !== 0)
			throw new Error(`The packaged extension could not be installed:\n${installed.output}`);
		await runTests({
			vscodeExecutablePath: program,
			extensionDevelopmentPath: tests,
			extensionTestsPath: file,
			launchArgs: [workspace, ...places],
			reuseMachineInstall: true,
		});
	}
}
