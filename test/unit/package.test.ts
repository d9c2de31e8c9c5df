import assert from "node:assert";
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";

const isPath = /^[\w./-]+\.(?:js|json|md|png|svg|code-snippets)$/;
const manifest = JSON.parse(readFileSync("package.json", "utf8"));

/** Every path of a file in this part of the manifest, in the same form as in the package. */
function paths(part: unknown): string[] {
	if (typeof part === "string") return isPath.test(part) ? [part.replace(/^\.\//, "")] : [];
	if (typeof part !== "object" || part === null) return [];
	return Object.entries(part).flatMap(([key, value]) => (key === "fileMatch" ? [] : paths(value)));
}

describe("the packaged extension", () => {
	let packed: string[];

	before(function () {
		this.timeout(120_000);
		const list = execFileSync(
			process.execPath,
			["node_modules/@vscode/vsce/vsce", "ls", "--no-dependencies"],
			{
				encoding: "utf8",
			},
		);
		packed = list.trim().split("\n");
	});

	it("holds every file that its manifest names", () => {
		const { main, browser, icon, contributes } = manifest;
		assert.deepEqual(
			paths({ main, browser, icon, contributes }).filter((path) => !packed.includes(path)),
			[],
		);
	});

	it("holds no source, test or download", () => {
		assert.deepEqual(
			packed.filter((path) => /^(?:src|test|out|examples|node_modules|\.vscode-test)\//.test(path)),
			[],
		);
	});
});
