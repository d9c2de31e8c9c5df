import { writeFile } from "node:fs/promises";
import { builtInTemplates } from "../packs/built-in.ts";
import { renderSnippet } from "../packs/snippet.ts";
import { Output } from "./output.ts";
import { printable } from "./printable.ts";
import { CallError, problemLine, problemOf, whatWentWrong } from "./problem.ts";
import { templateTexts } from "./templates.ts";

/** Begins a note from its template, in a file that is not there yet, or on standard output; gives the exit status. */
export async function newNote(kind: string, file: string | undefined, now = new Date()): Promise<number> {
	const template = builtInTemplates.find(({ id }) => id === kind);
	if (!template) {
		const kinds = builtInTemplates.map(({ id }) => id).join(", ");
		throw new CallError(`there is no template "${printable(kind)}"; there are ${kinds}`);
	}
	const text = renderSnippet(templateTexts[template.file] as string, now);
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
