import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** The texts of every note in a folder and below. */
export function readNotes(folder) {
	return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
		const path = join(folder, entry.name);
		if (entry.isDirectory()) return readNotes(path);
		return /\.(?:md|txt)$/.test(entry.name) && entry.name !== "README.md" ? [readFileSync(path, "utf8")] : [];
	});
}

/** One note of about so many words: a draft again and again, under headings of its own. */
export function noteOf(words, draft) {
	const body = draft.replace(/^---[\s\S]*?---\n/, "");
	const each = body.split(/\s+/).length;
	if (words < each) {
		const cut = body.split(/(?<=\s)/).slice(0, words);
		return `---\nnote: admission\n---\n${cut.join("")}\n`;
	}
	const copies = Array.from({ length: Math.round(words / each) }, (_, i) =>
		body.replace(/^# .*$/m, `# Admission H&P ${i + 1}`),
	);
	return `---\nnote: admission\n---\n${copies.join("\n")}`;
}
