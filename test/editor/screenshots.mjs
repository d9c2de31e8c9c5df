// `npm run screenshots`: the pictures of the documentation, taken from the real editor; that of the report from a browser. Names may follow, to take only those.

import { mkdirSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { withWorkbench } from "./driver.mjs";
import { installPackages, root } from "./npm.mjs";
import { takeReport } from "./report-picture.mjs";
import { scenes } from "./scenes.mjs";
import { node, packageExtension } from "./vsix.mjs";

const largest = 400_000;
const images = join(root, "docs/images");
const wanted = process.argv.slice(2);
const folder = join(root, "examples/boot-camp");

await installPackages();
await node("esbuild.mjs");
const vsix = await packageExtension();
mkdirSync(images, { recursive: true });

for (const [name, { keys, more, prepare, play }] of Object.entries(scenes)) {
	if (wanted.length && !wanted.includes(name)) continue;
	const file = join(images, `${name}.png`);
	for (const scale of [2, 1.5]) {
		await withWorkbench({ vsix, folder, keys, more, scale, prepare }, async (workbench) => {
			await play(workbench).catch(async (error) => {
				await workbench.page.screenshot({ path: join(root, `out/${name}-failed.png`) });
				throw error;
			});
			writeFileSync(file, await workbench.page.screenshot({ animations: "disabled" }));
		});
		if (statSync(file).size <= largest) break;
	}
	console.log(`docs/images/${name}.png ${Math.round(statSync(file).size / 1000)} KB`);
}
if (wanted.length === 0 || wanted.includes("report")) {
	await takeReport(join(images, "report.png"));
	console.log("docs/images/report.png");
}
process.exit(0);
