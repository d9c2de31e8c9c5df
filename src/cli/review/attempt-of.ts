import { readdir } from "node:fs/promises";
import { attemptTime } from "../../practice/attempt-minutes.ts";
import { ATTEMPTS_FOLDER } from "../../practice/attempt-name.ts";
import { folderOf, nodeFiles, slashed } from "../node-files.ts";

/** Minutes that a draft took as a practice attempt, when a boot-camp folder above it says so. */
export async function minutesOf(draft: string): Promise<number | undefined> {
	const path = slashed(draft);
	for (let folder = folderOf(path); ; folder = folderOf(folder)) {
		for (const name of await readdir(`${folder}/${ATTEMPTS_FOLDER}`).catch(() => [])) {
			if (!name.endsWith(".json")) continue;
			const time = attemptTime(
				(await nodeFiles.readText(`${folder}/${ATTEMPTS_FOLDER}/${name}`).catch(() => "")) ?? "",
			);
			if (time && slashed(`${folder}/${time.draft}`) === path) return time.minutes;
		}
		if (folder === folderOf(folder)) return;
	}
}
