import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";
import { installChromium } from "./install.mjs";

const programs = [
	"google-chrome-stable",
	"google-chrome",
	"chromium",
	"chromium-browser",
	"microsoft-edge-stable",
	"microsoft-edge",
];

/** CHROME_PATH, else an installed Chrome, Chromium or Edge that starts, else the Chromium from npm. */
export async function openBrowser() {
	if (process.env.CHROME_PATH) return launch({ executablePath: process.env.CHROME_PATH });
	const installed = programs.map(onPath).filter(Boolean);
	for (const options of [
		...installed.map((executablePath) => ({ executablePath })),
		{ channel: "chrome" },
		{ channel: "msedge" },
	]) {
		const browser = await launch({ ...options, timeout: 20_000 }).catch(() => undefined);
		if (browser) return browser;
	}
	const { program, env } = await installChromium();
	return launch({ executablePath: program, env: { ...process.env, ...env } });
}

async function launch(options) {
	const { chromium } = await import("playwright-core");
	// Our own handlers end the browser; playwright's would end this process before they run.
	return chromium.launch({ ...options, handleSIGINT: false, handleSIGTERM: false, handleSIGHUP: false });
}

/** Where along PATH a program lies. */
export function onPath(name) {
	const endings = process.platform === "win32" ? [".cmd", ".exe"] : [""];
	return (process.env.PATH ?? "")
		.split(delimiter)
		.flatMap((folder) => endings.map((ending) => join(folder, name + ending)))
		.find(isProgram);
}

function isProgram(path) {
	try {
		accessSync(path, constants.X_OK);
		return true;
	} catch {
		return false;
	}
}
