// What the bench of packs times; bundled by packs.mjs. `fill FOLDER COUNT` installs packs, `open FOLDER` prints how many
// milliseconds it takes until New Note has its list of templates, `lint FOLDER` until a first note is linted.

import { readFileSync } from "node:fs";
import { folderStore } from "../../src/cli/pack/store-folder.ts";
import { engineOf } from "../../src/packs/engine.ts";
import { gatherPacks } from "../../src/packs/gather.ts";
import type { PackManifest } from "../../src/packs/manifest.ts";
import { filesInMemory } from "../../src/packs/pack-files.ts";
import { PackStore } from "../../src/packs/store.ts";

const [what, folder = "", third = ""] = process.argv.slice(2);
const SECTIONS = [
	"hpi",
	"vital-signs",
	"physical-exam",
	"labs",
	"assessment-and-plan",
	"code-status",
	"disposition",
];

/** A pack with a kind of note, so many templates for it, and twenty terms. */
function pack(i: number, templates: number) {
	const manifest: PackManifest = {
		name: `pack-${i}`,
		version: "1.0.0",
		title: `Pack ${i}`,
		notes: {
			[`kind-${i}`]: {
				title: `Ward ${i} Note`,
				template: "t.md",
				sections: SECTIONS.map((id) => ({ id, maxWords: 200, hint: "What belongs there, in one line." })),
				variants: Array.from({ length: templates - 1 }, (_, j) => ({
					id: `v${j}`,
					title: `Variant ${j}`,
					template: "t.md",
				})),
			},
		},
		terms: Array.from({ length: 20 }, (_, j) => ({
			find: `${String.fromCharCode(97 + (j % 26), 97 + (i % 26), 97 + ((i / 26) | 0))} note`,
			use: `the ward's own words`,
		})),
	};
	const text = `---\nnote: kind-${i}\n---\n# Ward ${i} Note\n`;
	const bytes = (content: string) => new TextEncoder().encode(content);
	return filesInMemory(
		new Map([
			["pack.json", bytes(JSON.stringify(manifest))],
			["t.md", bytes(text)],
		]),
	);
}

async function run(): Promise<void> {
	if (what === "fill") {
		const [count = 0, templates = 1] = third.split("x").map(Number);
		const store = new PackStore(folderStore(folder));
		for (let i = 0; i < count; i++) {
			const { problems } = await store.install(pack(i, templates), "bench");
			if (problems[0]) throw new Error(problems[0].message);
		}
		return;
	}
	const note = what === "lint" ? readFileSync(third, "utf8") : "";
	const start = performance.now();
	const store = new PackStore(folderStore(folder));
	if (what === "list") await store.list();
	else {
		const { composition } = await gatherPacks({ workspace: [], vsix: [], store });
		if (what === "lint") engineOf(composition).check(note);
		else
			composition.templates.map(({ id, title, packTitle }) => ({ label: title, description: packTitle, id }));
	}
	console.log(performance.now() - start);
}

void run();
