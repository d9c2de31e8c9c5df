import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { onLines, plainEnvironment, run, start, stop } from "./processes.mjs";

/** What keeps any run quiet, offline, and sparing: nothing on the screen moves by itself. */
export const quietSettings = {
	"chat.disableAIFeatures": true,
	"editor.cursorBlinking": "solid",
	"editor.minimap.enabled": false,
	"extensions.ignoreRecommendations": true,
	"files.autoSave": "off",
	"git.enabled": false,
	"telemetry.telemetryLevel": "off",
	"workbench.secondarySideBar.defaultVisibility": "hidden",
	"workbench.reduceMotion": "on",
	"workbench.startupEditor": "none",
};

/** Makes the data folder of a server, with these user settings and key bindings. */
export function prepareData(data, settings, keybindings = []) {
	const user = join(data, "data/User");
	mkdirSync(user, { recursive: true });
	writeFileSync(join(user, "settings.json"), JSON.stringify({ ...quietSettings, ...settings }));
	writeFileSync(join(user, "keybindings.json"), JSON.stringify(keybindings));
}

export async function installExtension({ node, server, data, vsix }) {
	const { code, output } = await run(
		node,
		[
			program(server),
			"--install-extension",
			vsix,
			"--server-data-dir",
			data,
			"--accept-server-license-terms",
		],
		{ env: environment(data), timeout: 60_000 },
	);
	if (code !== 0) throw new Error(`The packaged extension could not be installed:\n${output}`);
}

/** Starts the VS Code server on the loopback interface. Gives its port and how to end it. */
export async function startServer({ node, server, data, args = [] }) {
	const child = start(
		node,
		[
			program(server),
			...["--host", "127.0.0.1", "--port", "0", "--server-data-dir", data, "--telemetry-level", "off"],
			...["--accept-server-license-terms", "--disable-workspace-trust", ...args],
		],
		{ env: environment(data) },
	);
	const lines = [];
	const port = await new Promise((resolve, reject) => {
		const fail = () => reject(new Error(`The VS Code server did not start:\n${lines.join("\n")}`));
		const timer = setTimeout(fail, 30_000);
		onLines(child, (line) => {
			const port = /Extension host agent listening on (\d+)/.exec(line)?.[1];
			if (!port) return lines.push(line);
			clearTimeout(timer);
			resolve(Number(port));
		});
		child.once("error", reject);
		child.once("exit", fail);
	}).catch((error) => {
		stop(child);
		throw error;
	});
	return {
		port,
		stop: (signal) => stop(child, signal),
		exited: new Promise((resolve) => child.once("exit", resolve)),
	};
}

/** The path of a file as the server's own remote addresses it; Windows paths get their leading slash. */
export function remotePath(path) {
	const slashes = path.replaceAll("\\", "/");
	return slashes.startsWith("/") ? slashes : `/${slashes}`;
}

function program(server) {
	return join(server, "out/server-main.js");
}

/** An empty gallery stops all look-ups; sockets lie in the data folder and go with it. */
function environment(data) {
	return { ...plainEnvironment(), EXTENSIONS_GALLERY: "{}", XDG_RUNTIME_DIR: data, TMPDIR: data };
}
