import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { honestFiles } from "./hostile/honest.ts";
import { judge } from "./hostile/kind.ts";
import { kinds } from "./hostile/kinds.ts";

/** Bytes that a process may need for a hostile pack beyond what it needs for an honest one. */
const MOST = 100_000_000;
const GROUPS = ["archive", "folder", "pack.json", "template", "dot phrase", "case", "example"];

/** What one group of kinds adds to the largest size that the process ever had, one after the other. */
async function measure(group: string): Promise<void> {
	for (let i = 0; i < 5; i++) await judge(honestFiles());
	const base = process.resourceUsage().maxRSS;
	const tried = kinds.filter(({ name }) => name.startsWith(group));
	// Making the packs counts, too: the figure is an upper bound.
	for (const kind of tried) {
		await judge(kind.make());
		// What the last one left lying is not this one's need.
		globalThis.gc?.();
	}
	console.log(JSON.stringify({ count: tried.length, grown: (process.resourceUsage().maxRSS - base) * 1024 }));
}

const [, , call, group = ""] = process.argv;
if (call === "measure") void measure(group);
else
	describe("memory for hostile packs", () => {
		for (const group of GROUPS)
			it(`stays within 100 MB over the base: ${group}`, function () {
				this.timeout(120_000);
				const { stdout, stderr } = spawnSync(
					process.execPath,
					["--expose-gc", __filename, "measure", group],
					{
						encoding: "utf8",
					},
				);
				const { count, grown } = JSON.parse(stdout || `"${stderr}"`) as { count: number; grown: number };
				assert.ok(count > 3, `${count} kinds`);
				assert.ok(grown < MOST, `${(grown / 1e6).toFixed(0)} MB more`);
			});
	});
