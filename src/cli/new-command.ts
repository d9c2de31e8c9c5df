import { writeFile } from "node:fs/promises";
import { readSettings } from "../lint/files.ts";
import { SETTINGS_FILE } from "../lint/settings-name.ts";
import { renderSnippet } from "../packs/snippet.ts";
import { readTemplate } from "../packs/template-text.ts";
import { nodeFiles, slashed } from "./node-files.ts";
import { Output } from "./output.ts";
import { packsOf } from "./pack/packs-of.ts";
import { printable } from "./printable.ts";
import { CallError, problemLine, problemOf, whatWentWrong } from "./problem.ts";
import { templateTexts } from "./templates.ts";

/** A template, and how to get its text. */
interface Template {
	readonly id: string;
	readonly title: string;
	text(): Promise<string>;
}

/** Begins a note from its template, in a file that is not there yet, or on standard output; gives the exit status. */
export async function newNote(kind: string, file: string | undefined, now = new Date()): Promise<number> {
	const templates = await templatesHere(now);
	const template = templates.find(({ id }) => id === kind);
	if (!template) {
		const kinds = templates.map(({ id }) => id).join(", ");
		throw new CallError(`there is no template "${printable(kind)}"; there are ${kinds}`);
	}
	const text = renderSnippet(await template.text(), now);
	const output = new Output(process.stdout);
	if (file === undefined) {
		await output.write(text);
		return output.status(0);
	}
	try {
		await writeFile(file, text, { flag: "wx" });
	} catch (error) {
		const code = (error as NodeJS.ErrnoException).code;
		const why = code === "ENOENT" ? "There is no such folder." : whatWentWrong(error);
		process.stderr.write(problemLine(problemOf(file, why)));
		return 2;
	}
	await output.write(`Wrote ${printable(file)}: ${template.title}. Each *** is a blank to fill in.\n`);
	return output.status(0);
}

/** The templates of the packs in use in this folder. */
async function templatesHere(now: Date): Promise<Template[]> {
	const folder = slashed(".");
	const settings = await readSettings(nodeFiles, `${folder}/${SETTINGS_FILE}`);
	const { composition } = await packsOf(folder, settings);
	return composition.templates.map(({ id, title, file, pack }) => ({
		id,
		title,
		text: async () =>
			pack.rank === "built-in" ? (templateTexts[file] as string) : readTemplate(await pack.open(), file, now),
	}));
}
