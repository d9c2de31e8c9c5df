import type { FolderSettings } from "../folder-settings.ts";
import type { CoreLoader } from "../load-core.ts";
import type { Log } from "../log.ts";
import type { Notes } from "../notes.ts";
import type { LooseAttempts } from "./attempt-store.ts";
import type { Cases } from "./cases.ts";
import type { PracticeLoader } from "./load-practice.ts";

/** What practice works with. */
export interface PracticeTools {
	readonly core: CoreLoader;
	readonly practice: PracticeLoader;
	readonly settings: FolderSettings;
	readonly notes: Notes;
	readonly cases: Cases;
	readonly loose: LooseAttempts;
	readonly log: Log;
}
