// Lints every note below a folder with markdownlint, folder by folder, as markdownlint-cli2 does: its promise API, its
// default rules. Without that program's own start and globbing it is, if anything, faster.

import { readdirSync } from "node:fs";
import { join } from "node:path";
import { lint } from "markdownlint/promise";

async function lintFolder(folder) {
	let found = 0;
	const entries = readdirSync(folder, { withFileTypes: true });
	const files = entries
		.filter(({ name }) => /\.(?:md|txt)$/.test(name))
		.map(({ name }) => join(folder, name));
	if (files.length) for (const list of Object.values(await lint({ files }))) found += list.length;
	for (const entry of entries) if (entry.isDirectory()) found += await lintFolder(join(folder, entry.name));
	return found;
}

console.log(await lintFolder(process.argv[2]));
