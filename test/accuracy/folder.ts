import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type Pair, readMarks } from "./marks.ts";

/** A note of a folder, ready to be linted. */
export interface FolderNote {
	/** Its path from the working folder. */
	readonly file: string;
	readonly text: string;
	/** What its marks expect; empty when it has none. */
	readonly expected: readonly Pair[];
	/** Yesterday's note on the same patient, when `NAME.yesterday.EXT` stands beside `NAME.EXT`. */
	readonly previous: string | undefined;
}

const NOTE = /\.(?:md|markdown|txt)$/;
const YESTERDAY = /\.yesterday(?=\.\w+$)/;

/** Reads every note in a folder and below, in the order of their names. */
export function readFolder(folder: string): FolderNote[] {
	return paths(folder).map((file) => {
		const source = readText(file);
		const yesterday = YESTERDAY.test(file) ? undefined : file.replace(/(?=\.\w+$)/, ".yesterday");
		return {
			file,
			...readMarks(source),
			previous: yesterday === undefined ? undefined : textIfAny(yesterday),
		};
	});
}

/** Whether a note is there only to be yesterday's. */
export function isYesterday({ file }: FolderNote): boolean {
	return YESTERDAY.test(file);
}

function paths(folder: string): string[] {
	return readdirSync(folder, { withFileTypes: true })
		.sort((a, b) => (a.name < b.name ? -1 : 1))
		.flatMap((entry) => {
			const path = join(folder, entry.name);
			if (entry.isDirectory()) return entry.name === "node_modules" ? [] : paths(path);
			return NOTE.test(entry.name) && !/^readme/i.test(entry.name) ? [path.replaceAll("\\", "/")] : [];
		});
}

function textIfAny(file: string): string | undefined {
	try {
		return readMarks(readText(file)).text;
	} catch {
		return undefined;
	}
}

/** Line breaks as git may have changed them on checkout do not count. */
function readText(file: string): string {
	return readFileSync(file, "utf8").replace(/\r\n/g, "\n");
}
