import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { builtinModules } from "node:module";
import { dirname, join, normalize } from "node:path";

/** The rooms of the house; each may import from those before it. The doors know all rooms, and not each other. */
const ROOMS = ["charts", "note", "rules", "lint", "packs", "practice", "review"];
const DOORS = ["extension", "cli"];
/** The library's front: it composes the rooms for those who import the package. */
const FRONT = ["index.ts", "linter.ts"];

interface Import {
	readonly file: string;
	readonly to: string;
}

function filesIn(folder: string): string[] {
	return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
		const path = join(folder, entry.name);
		return entry.isDirectory() ? filesIn(path) : path.endsWith(".ts") ? [path.replaceAll("\\", "/")] : [];
	});
}

/** Every import of a text, static or not, those of types too. */
function importsOf(file: string, text: string): Import[] {
	const found = text.matchAll(/(?:\bfrom|\bimport|\brequire|\bimport\s*\()\s*\(?\s*["']([^"']+)["']/g);
	return [...found].map((match) => {
		const name = match[1] as string;
		const to = name.startsWith(".") ? normalize(join(dirname(file), name)).replaceAll("\\", "/") : name;
		return { file, to };
	});
}

function roomOf(file: string): string {
	return file.split("/")[1] as string;
}

/** What an import breaks, or undefined. */
function fault({ file, to }: Import): string | undefined {
	const room = roomOf(file);
	const builtin = to.startsWith("node:") || builtinModules.includes(to.split("/")[0] as string);
	if (to === "vscode" && room !== "extension") return `${file} imports vscode: only the extension may`;
	if (builtin && room !== "cli") return `${file} imports ${to}: only the command line runs on Node alone`;
	if (!to.startsWith("src/")) return;
	const target = roomOf(to);
	if (FRONT.includes(target))
		return ROOMS.includes(room) ? `${file} imports ${to}: the core does not know its front` : undefined;
	if (room === target || FRONT.includes(room))
		return DOORS.includes(target) && room !== target ? `${file} imports a door` : undefined;
	if (DOORS.includes(target)) return `${file} imports ${to}: nothing imports a door`;
	if (DOORS.includes(room)) return;
	return ROOMS.indexOf(target) < ROOMS.indexOf(room)
		? undefined
		: `${file} imports ${to}: ${target} comes after ${room}`;
}

const imports = filesIn("src").flatMap((file) => importsOf(file, readFileSync(file, "utf8")));

describe("imports", () => {
	it("run one way: note <- rules <- lint <- packs <- practice, review <- the doors, and only doors know vscode or Node", () => {
		assert.deepEqual(imports.map(fault).filter(Boolean), []);
	});

	it("never run in a circle", () => {
		const next = new Map<string, Import[]>();
		for (const one of imports) next.set(one.file, [...(next.get(one.file) ?? []), one]);
		const done = new Set<string>();
		const visit = (file: string, path: readonly string[]): void => {
			assert.ok(!path.includes(file), [...path, file].join(" -> "));
			if (done.has(file)) return;
			for (const { to } of next.get(file) ?? []) if (to.startsWith("src/")) visit(to, [...path, file]);
			done.add(file);
		};
		for (const file of next.keys()) visit(file, []);
	});

	it("every file of src stands in a room, a door or the front", () => {
		const known = [...ROOMS, ...DOORS, ...FRONT];
		assert.deepEqual(
			filesIn("src").filter((file) => !known.includes(roomOf(file))),
			[],
		);
	});

	it("the check sees what it should: each kind of fault", () => {
		const faults = (file: string, text: string) => importsOf(file, text).map(fault).filter(Boolean).length;
		assert.equal(faults("src/note/a.ts", 'import { x } from "../rules/b.ts";'), 1);
		assert.equal(faults("src/lint/a.ts", 'import * as vscode from "vscode";'), 1);
		assert.equal(faults("src/packs/a.ts", 'import { readFile } from "node:fs/promises";'), 1);
		assert.equal(faults("src/rules/a/b.ts", 'const fs = await import("fs");'), 1);
		assert.equal(faults("src/extension/a.ts", 'import type { Stats } from "node:fs";'), 1);
		assert.equal(faults("src/cli/a.ts", 'export { y } from "../extension/z.ts";'), 1);
		assert.equal(faults("src/rules/a/b.ts", 'import { x } from "../../note/b.ts";'), 0);
	});
});
