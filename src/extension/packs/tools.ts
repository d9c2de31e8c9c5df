import type { FolderSettings } from "../folder-settings.ts";
import type { CoreLoader } from "../load-core.ts";
import type { Log } from "../log.ts";
import type { PackMarks } from "./marks.ts";
import type { Packs } from "./packs.ts";
import type { Previews } from "./preview.ts";

/** What the commands for packs work with. */
export interface PackTools {
	readonly core: CoreLoader;
	readonly settings: FolderSettings;
	readonly packs: Packs;
	readonly previews: Previews;
	readonly marks: PackMarks;
	readonly log: Log;
}
