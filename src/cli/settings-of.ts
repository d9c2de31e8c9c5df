import { type FoundSettings, readSettings, SettingsFinder } from "../lint/files.ts";
import { gitRoot } from "./git-ignore.ts";
import { folderOf, nodeFiles, slashed } from "./node-files.ts";
import { CallError } from "./problem.ts";

/** Gives the settings that hold for a file. */
export type SettingsOf = (path: string) => Promise<FoundSettings | undefined>;

/** The nearest settings file upward, no further than the git repository; or, when one was named, that for all. */
export async function settingsOf(config: string | undefined): Promise<SettingsOf> {
	if (config !== undefined) {
		const found = await readSettings(nodeFiles, slashed(config));
		if (!found) throw new CallError(`there is no settings file ${config}`);
		return async () => found;
	}
	const finder = new SettingsFinder(nodeFiles);
	const roots = new Map<string, Promise<string | undefined>>();
	return async (path) => {
		const folder = folderOf(path);
		let root = roots.get(folder);
		if (!root) {
			root = gitRoot(folder);
			roots.set(folder, root);
		}
		return finder.find(path, (await root) ?? topOf(folder));
	};
}

/** "/" or "C:/". */
function topOf(folder: string): string {
	for (let at = folder; ; at = folderOf(at)) if (folderOf(at) === at) return at;
}
