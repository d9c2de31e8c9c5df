import { escapeHtml } from "../charts/escape.ts";
import type { NoteEntry, PackManifest } from "./manifest.ts";
import type { PackProblem } from "./pack.ts";
import { type PackFiles, readPackText } from "./pack-files.ts";
import { readSnippets } from "./snippets.ts";

/** What the page is about. */
export interface Previewed {
	/** File or folder, as a person would say it. */
	readonly where: string;
	/** Undefined when the pack has mistakes. */
	readonly manifest?: PackManifest | undefined;
	readonly files?: PackFiles | undefined;
	readonly sha256?: string | undefined;
	readonly problems: readonly PackProblem[];
	/** The version that is installed, and what the update would change. */
	readonly installed?:
		| { readonly version: string; readonly same: boolean; readonly changes: readonly string[] }
		| undefined;
	/** The command that installs it, as a link; left out where there is nothing to install. */
	readonly installLink?: string | undefined;
}

/**
 * A page that shows what a pack brings, and what installing it would change. It runs no script, loads nothing, and has no
 * link but the one that installs; whatever the pack says is text.
 */
export async function previewPage(shown: Previewed): Promise<string> {
	const { manifest, where, problems } = shown;
	const body = manifest ? await contentOf(manifest, shown) : broken(where, problems);
	return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escapeHtml(manifest?.title ?? where)}</title>
<style>${STYLE}</style>
</head>
<body>
${body}
</body>
</html>`;
}

const STYLE = `
body { font-family: var(--vscode-font-family, sans-serif); font-size: var(--vscode-font-size, 13px); color: var(--vscode-foreground); max-width: 50em; margin: 0 auto; padding: 1em 2em 3em; line-height: 1.5; }
h1 { font-size: 1.6em; margin: .6em 0 .1em; } h2 { font-size: 1.15em; margin: 1.8em 0 .4em; } h3 { font-size: 1em; margin: 1.2em 0 .3em; }
.facts { color: var(--vscode-descriptionForeground); margin: 0 0 1em; } code { font-family: var(--vscode-editor-font-family, monospace); overflow-wrap: anywhere; }
table { border-collapse: collapse; width: 100%; } th, td { text-align: left; vertical-align: top; padding: .25em .8em .25em 0; border-bottom: 1px solid var(--vscode-widget-border, rgba(128,128,128,.35)); }
th { font-weight: 600; } td.number, th.number { text-align: right; white-space: nowrap; }
.install { display: inline-block; padding: .45em 1.2em; border-radius: 2px; color: var(--vscode-button-foreground); background: var(--vscode-button-background); text-decoration: none; border: 1px solid var(--vscode-contrastBorder, transparent); }
.install:hover { background: var(--vscode-button-hoverBackground); } .install:focus { outline: 1px solid var(--vscode-focusBorder); outline-offset: 2px; }
.note { border-left: 3px solid var(--vscode-editorWarning-foreground, #bf8803); padding: .2em 0 .2em .9em; margin: 1em 0; }
li { margin: .15em 0; }
`;

function broken(where: string, problems: readonly PackProblem[]): string {
	const rows = problems.map(
		({ file, line, column, message }) =>
			`<li><code>${escapeHtml(file)}${line > 1 || column > 1 ? `:${line}:${column}` : ""}</code> ${escapeHtml(message)}</li>`,
	);
	return `<h1>${escapeHtml(where)}</h1>
<p class="note">This pack cannot be used. Nothing was installed or changed. Mend it, or ask whoever made it for a mended one:</p>
<ul>${rows.join("\n")}</ul>`;
}

/** A clock may be a day behind. */
function dated(day: string): string {
	const tomorrow = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10);
	return day > tomorrow ? `${day}, it says, which is still to come` : day;
}

async function contentOf(manifest: PackManifest, shown: Previewed): Promise<string> {
	const { name, version, title, description, license, authors, reviewed, notes = {} } = manifest;
	const facts = [
		`${name} ${version}`,
		authors?.length ? `by ${authors.join(", ")}` : "",
		license ? `license ${license}` : "",
		reviewed ? `read by a clinician on ${dated(reviewed)}` : "no date of clinical review",
	];
	return [
		`<h1>${escapeHtml(title)}</h1>`,
		`<p class="facts">${escapeHtml(facts.filter(Boolean).join(" · "))}<br>${escapeHtml(shown.where)}</p>`,
		description ? `<p>${escapeHtml(description)}</p>` : "",
		action(manifest, shown),
		...Object.entries(notes).map(([kind, note]) => noteTable(kind, note)),
		budgets(manifest),
		rules(manifest),
		table(
			"House style",
			["Instead of", "Write", "Why"],
			(manifest.terms ?? []).map(({ find, use, why }) => [find, use, why ?? ""]),
		),
		table(
			"Has to stand in a note",
			["One of", "In", "Why"],
			(manifest.phrases ?? []).map(({ anyOf, notes: kinds, section, why }) => [
				anyOf.join(" / "),
				[kinds?.join(", ") ?? "every note", section ?? ""].filter(Boolean).join(": "),
				why ?? "",
			]),
		),
		await dotPhrases(shown),
		list("Practice cases", manifest.cases ?? []),
		shown.sha256 ? `<h2>To compare</h2><p>SHA-256 <code>${shown.sha256}</code></p>` : "",
	]
		.filter(Boolean)
		.join("\n");
}

function action({ version }: PackManifest, { installed, installLink }: Previewed): string {
	if (installed?.same) return `<p>Installed.</p>`;
	const changes = installed
		? `<h2>What updating from ${escapeHtml(installed.version)} changes</h2><ul>${installed.changes.map((line) => `<li>${escapeHtml(line)}</li>`).join("")}</ul>`
		: "";
	const label = installed ? `Update to ${version}` : "Install";
	return `${changes}${installLink ? `<p><a class="install" role="button" href="${escapeHtml(installLink)}">${escapeHtml(label)}</a></p>` : ""}`;
}

function noteTable(
	kind: string,
	{ title, like, maxWords, sections, order, variants = [] }: NoteEntry,
): string {
	const words = maxWords === undefined ? "" : ` Aim below ${maxWords} words.`;
	const others = variants.length ? ` Also as: ${variants.map((variant) => variant.title).join(", ")}.` : "";
	const free = order === "free" ? " Sections may stand in any order." : "";
	const rows = sections.map(({ id, title: heading, required, aimWords, maxWords: most }) => [
		heading ?? id,
		required ? "required" : "",
		aimWords === undefined ? "" : String(aimWords),
		most === undefined ? "" : String(most),
	]);
	return `<h2>${escapeHtml(title)}</h2><p>Kind <code>${escapeHtml(kind)}</code>${like ? `, with the rules of ${escapeHtml(like)}` : ""}.${escapeHtml(words)}${free}${escapeHtml(others)}</p>${rowsOf(["Section", "", "Aim for words", "At most"], rows)}`;
}

function budgets({ budgets: all = {} }: PackManifest): string {
	const rows = Object.entries(all).flatMap(([kind, { maxWords, sections = {} }]) => [
		...(maxWords === undefined ? [] : [[kind, "the whole note", "", String(maxWords)]]),
		...Object.entries(sections).map(([id, words]) => [
			kind,
			id,
			String(words.aimWords ?? ""),
			String(words.maxWords ?? ""),
		]),
	]);
	return table("Words", ["Note", "Section", "Aim for words", "At most"], rows);
}

function rules({ rules: all = {}, notes = {} }: PackManifest): string {
	const own = Object.entries(all).map(([id, setting]) => ["every note", id, JSON.stringify(setting)]);
	const ofKinds = Object.entries(notes).flatMap(([kind, note]) =>
		Object.entries(note.rules ?? {}).map(([id, setting]) => [kind, id, JSON.stringify(setting)]),
	);
	return table("Rules", ["Note", "Rule", "Set to"], [...own, ...ofKinds]);
}

async function dotPhrases({ manifest, files }: Previewed): Promise<string> {
	if (manifest?.snippets === undefined || !files) return "";
	const { phrases = [] } = readSnippets(await readPackText(files, manifest.snippets));
	return table(
		"Dot phrases",
		["Type", "For"],
		phrases.map(({ prefixes, description }) => [prefixes.join(", "), description]),
	);
}

function table(title: string, head: readonly string[], rows: readonly (readonly string[])[]): string {
	return rows.length ? `<h2>${escapeHtml(title)}</h2>${rowsOf(head, rows)}` : "";
}

/** A table, without columns that are empty all the way down. */
function rowsOf(titles: readonly string[], all: readonly (readonly string[])[]): string {
	const filled = (_: string, column: number) => all.some((row) => row[column]);
	const head = titles.filter(filled);
	const rows = all.map((row) => row.filter(filled));
	const isNumber = (column: number) =>
		rows.some((row) => row[column]) && rows.every((row) => /^\d*$/.test(row[column] ?? ""));
	const cell = (tag: string, text: string, column: number) =>
		`<${tag}${isNumber(column) ? ' class="number"' : ""}>${escapeHtml(text)}</${tag.split(" ")[0]}>`;
	const header = head.map((text, i) => cell('th scope="col"', text, i)).join("");
	const lines = rows.map((row) => `<tr>${row.map((text, i) => cell("td", text, i)).join("")}</tr>`);
	return `<table><thead><tr>${header}</tr></thead><tbody>${lines.join("")}</tbody></table>`;
}

function list(title: string, items: readonly string[]): string {
	return items.length
		? `<h2>${escapeHtml(title)}</h2><ul>${items.map((item) => `<li>${escapeHtml(item)}</li>`).join("")}</ul>`
		: "";
}
