import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { MANIFEST, PACKS_FOLDER } from "../../packs/folder.ts";

import { nameOf } from "../../packs/name-of.ts";
import { newPack } from "../../packs/new-pack.ts";
import { Output } from "../output.ts";
import { printable } from "../printable.ts";
import { CallError, problemLine, problemOf, whatWentWrong } from "../problem.ts";
import { readNoteFile } from "../read-note.ts";
import { templateTexts } from "../templates.ts";

/** The options of `pack new`, as commander gives them. */
export interface PackNewOptions {
	readonly from?: string;
	readonly note?: string;
	readonly to?: string;
	readonly houseStyle?: boolean;
}

/** Begins a pack in a folder that is not there yet, from the built-in pack or from a note; gives the exit status. */
export async function newPackFolder(
	title: string,
	{ from, note, to, houseStyle }: PackNewOptions,
): Promise<number> {
	if (from && !note)
		throw new CallError('--from needs --note, what such a note is called, such as "Transfer Note"');
	if (from && houseStyle)
		throw new CallError("--from begins from a note, --house-style without any: leave one out");
	const text = from ? await readNoteFile(from, from) : undefined;
	if (text && "message" in text) {
		process.stderr.write(problemLine(text));
		return 2;
	}
	const files = newPack({
		title,
		...(text && note
			? { note: { text: text.text, title: note } }
			: houseStyle
				? {}
				: { builtIn: new Map(Object.entries(templateTexts)) }),
	});
	const folder = to ?? join(PACKS_FOLDER, nameOf(title));
	try {
		await mkdir(dirname(folder), { recursive: true });
		// Fails when it is there: nobody's pack is written over.
		await mkdir(folder);
		for (const [path, content] of files) {
			await mkdir(dirname(join(folder, path)), { recursive: true });
			await writeFile(join(folder, path), content, { flag: "wx" });
		}
	} catch (error) {
		process.stderr.write(problemLine(problemOf(folder, whatWentWrong(error))));
		return 2;
	}
	const output = new Output(process.stdout);
	if (note && !/"id"/.test(String(files.get(MANIFEST))))
		await output.write("This note has no headings that I can read: write the sections into pack.json.\n");
	await output.write(
		`Wrote ${printable(folder)}. Change what you like, then: bootcamp-notes pack check ${printable(folder)}\n`,
	);
	return output.status(0);
}
