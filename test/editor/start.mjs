// `npm start`: shows what the program finds in the examples, in the terminal and then in an editor.

import { randomBytes } from "node:crypto";
import { join } from "node:path";
import { onPath } from "./browser.mjs";
import { installNode, installServer } from "./install.mjs";
import { installPackages, root } from "./npm.mjs";
import { start, temporaryFolder } from "./processes.mjs";
import { installExtension, prepareData, remotePath, startServer } from "./server.mjs";
import { node, packageExtension } from "./vsix.mjs";

const folder = join(root, "examples/boot-camp");

/** Desktop VS Code, if it is there and can show a window. */
async function openDesktop() {
	const code = onPath("code");
	const { DISPLAY, WAYLAND_DISPLAY, WSL_DISTRO_NAME } = process.env;
	if (!code || (process.platform === "linux" && !DISPLAY && !WAYLAND_DISPLAY && !WSL_DISTRO_NAME))
		return false;
	const shell = process.platform === "win32";
	const opening = start(code, [`--extensionDevelopmentPath=${root}`, folder], { shell, stdio: "ignore" });
	if ((await ended(opening)) !== 0) return false;
	console.log("Opened examples/boot-camp in VS Code.");
	return true;
}

/** The exit code of a child, or undefined when it could not start. */
function ended(child) {
	return new Promise((resolve) => child.once("exit", resolve).once("error", () => resolve(undefined)));
}

async function serve() {
	const vsix = await packageExtension();
	const [server, program] = await Promise.all([installServer(), installNode()]);
	const data = temporaryFolder();
	prepareData(data, {});
	await installExtension({ node: program, server, data, vsix });
	// Whoever knows the address can run programs as this user: other users of the machine must not guess it.
	const token = randomBytes(16).toString("hex");
	const running = await startServer({ node: program, server, data, args: ["--connection-token", token] });
	const query = new URLSearchParams({ folder: remotePath(folder), tkn: token });
	console.log(
		`\nVS Code with examples/boot-camp: http://127.0.0.1:${running.port}/?${query}\nCtrl+C ends it.`,
	);
	await running.exited;
	throw new Error("The VS Code server ended by itself.");
}

await installPackages();
console.log("Building…");
await node("esbuild.mjs");
const lint = start(process.execPath, [join(root, "dist/cli.js"), "lint", "examples/boot-camp"], {
	cwd: root,
	stdio: "inherit",
});
await ended(lint);
if (!process.argv.includes("--once") && !(await openDesktop())) await serve();
