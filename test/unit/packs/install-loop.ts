// Installs one version of a pack after the other, into several folders at the same time, and prints which is done where.
// Bundled and run, and mostly killed, by installing.test.ts: NAME TO FOLDER=FROM...

import { writeSync } from "node:fs";
import { folderStore } from "../../../src/cli/pack/store-folder.ts";
import { PackStore } from "../../../src/packs/store.ts";
import { built, numberedFiles } from "./sample.ts";

const [name = "", to = "0", ...places] = process.argv.slice(2);

async function run(place: string, index: number): Promise<void> {
	const [folder = "", from = "0"] = place.split("=");
	const store = new PackStore(folderStore(folder));
	for (let i = Number(from); i < Number(to); i++) {
		await store.add(await built(numberedFiles(name, i)), "loop");
		writeSync(1, `${index} ${i}\n`);
	}
}

for (const [index, place] of places.entries()) void run(place, index);
