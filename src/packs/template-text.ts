import { PackFileError, type PackFiles, readPackText } from "./pack-files.ts";
import { unsafeSnippet } from "./snippet-safety.ts";

/** The text of a pack's template, looked at once more: the pack may have come without a check. @throws {PackFileError} */
export async function readTemplate(files: PackFiles, file: string, now: Date): Promise<string> {
	const text = await readPackText(files, file);
	const [problem] = unsafeSnippet(text, now);
	if (problem) throw new PackFileError(`${file} of this pack cannot be used. ${problem.message}`);
	return text;
}
