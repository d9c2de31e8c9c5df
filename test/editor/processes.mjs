import { spawn, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";

const windows = process.platform === "win32";
const children = new Set();
const folders = new Set();

process.on("exit", () => {
	for (const child of children) stop(child, "SIGKILL");
	for (const folder of folders) removeFolder(folder);
});
for (const [signal, number] of Object.entries({ SIGHUP: 1, SIGINT: 2, SIGTERM: 15 })) {
	process.on(signal, () => process.exit(128 + number));
}

if (process.env.npm_lifecycle_event) {
	// A stopped npm leaves its script running, since the shell between them passes no signal on.
	const parent = process.ppid;
	setInterval(() => {
		if (process.ppid !== parent) process.exit(1);
	}, 500).unref();
}

/** Our environment without what an editor sets for its terminals, which would bind a new editor to that one. */
export function plainEnvironment() {
	return Object.fromEntries(
		Object.entries(process.env).filter(([name]) => !/^(VSCODE|ELECTRON)_/.test(name)),
	);
}

/** Starts a child that leads a process group of its own and never outlives this process. */
export function start(command, args, options = {}) {
	const quote = (text) => (options.shell ? `"${text}"` : text);
	const child = spawn(quote(command), args.map(quote), {
		stdio: ["ignore", "pipe", "pipe"],
		...options,
		detached: !windows,
	});
	children.add(child);
	child.once("exit", () => children.delete(child));
	return child;
}

/** Ends a child with all it has started. */
export function stop(child, signal = "SIGTERM") {
	children.delete(child);
	if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
	if (windows) {
		spawnSync("taskkill", ["/pid", String(child.pid), "/t", "/f"]);
		return;
	}
	try {
		process.kill(-child.pid, signal);
	} catch {
		// It has ended meanwhile.
	}
}

/** Calls `take` with each line a child prints, on either stream. */
export function onLines(child, take) {
	for (const stream of [child.stdout, child.stderr]) createInterface({ input: stream }).on("line", take);
}

/** Runs a command to its end. Gives its exit code (null when it was stopped) and all it printed. */
export async function run(command, args, { timeout = 120_000, onLine, ...options } = {}) {
	const child = start(command, args, options);
	const lines = [];
	onLines(child, onLine ?? ((line) => lines.push(line)));
	let timedOut = false;
	const timer = setTimeout(() => {
		timedOut = true;
		stop(child, "SIGKILL");
	}, timeout);
	try {
		const code = await new Promise((resolve, reject) => child.once("error", reject).once("close", resolve));
		if (timedOut) lines.push(`Stopped after ${timeout / 1000} s.`);
		return { code, timedOut, output: lines.join("\n") };
	} finally {
		clearTimeout(timer);
	}
}

/** A new folder outside the project, removed when this process ends. Short, because sockets will lie in it. */
export function temporaryFolder() {
	const base = process.platform === "darwin" ? "/tmp" : tmpdir();
	const folder = mkdtempSync(join(base, "bcn-"));
	removeAtExit(folder);
	return folder;
}

export function removeAtExit(folder) {
	folders.add(folder);
}

export function removeFolder(folder) {
	folders.delete(folder);
	try {
		rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
	} catch {
		// Another process still holds a file in it; the system's own clean-up takes the rest.
	}
}
