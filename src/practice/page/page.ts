import { escapeHtml } from "../../charts/escape.ts";

/** Lets the page's own style in, and nothing else; made new for each page. */
export interface PageFrame {
	readonly nonce: string;
}

/**
 * A page that runs no script and loads nothing: what it links to are commands of the extension.
 *
 * @param body HTML whose texts are escaped already
 */
export function page(title: string, body: string, { nonce }: PageFrame): string {
	// Attributes of pictures hold a style of their own, which no nonce can name.
	const policy = `default-src 'none'; style-src-elem 'nonce-${nonce}'; style-src-attr 'unsafe-inline'`;
	return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>
<style nonce="${nonce}">${STYLE}</style>
</head>
<body>
<main>
${body}
</main>
</body>
</html>`;
}

/** A link that a screen reader reads as what it does. */
export function link(href: string, text: string, label?: string): string {
	const said = label === undefined ? "" : ` aria-label="${escapeHtml(label)}"`;
	return `<a href="${escapeHtml(href)}"${said}>${escapeHtml(text)}</a>`;
}

/** A link that looks like a button; the `first` of a page stands out, the `current` one leads to what is shown. */
export function action(href: string, text: string, as?: "first" | "current"): string {
	const current = as === "current" ? ' aria-current="page"' : "";
	return `<a class="action${as === "first" ? " first" : ""}"${current} href="${escapeHtml(href)}">${escapeHtml(text)}</a>`;
}

/** A part of the page under a heading of its own. */
export function part(id: string, title: string, body: string, kind = ""): string {
	return `<section aria-labelledby="${id}"${kind && ` class="${kind}"`}>
<h2 id="${id}">${escapeHtml(title)}</h2>
${body}
</section>`;
}

/** A part that opens on demand. */
export function fold(summary: string, body: string, open = false): string {
	return `<details${open ? " open" : ""}><summary>${escapeHtml(summary)}</summary>${body}</details>`;
}

const STYLE = `
body { font-family: var(--vscode-font-family, sans-serif); font-size: var(--vscode-font-size, 13px); color: var(--vscode-foreground); background: var(--vscode-editor-background); line-height: 1.5; margin: 0; padding: 0; }
main { max-width: 56em; margin: 0 auto; padding: 1.2em 2em 4em; }
h1 { font-size: 1.6em; font-weight: 600; margin: .2em 0; line-height: 1.25; }
h2 { font-size: 1.15em; font-weight: 600; margin: 2em 0 .5em; }
h3 { font-size: 1em; font-weight: 600; margin: 1.3em 0 .3em; }
p { margin: .4em 0; } ul, ol { margin: .3em 0; padding-left: 1.6em; } li { margin: .45em 0; }
a { color: var(--vscode-textLink-foreground); } a:hover { color: var(--vscode-textLink-activeForeground); }
a:focus-visible, summary:focus-visible { outline: 2px solid var(--vscode-focusBorder); outline-offset: 2px; }
.why, .quiet { color: var(--vscode-descriptionForeground); } .why { display: block; }
.figures { list-style: none; display: flex; flex-wrap: wrap; gap: .6em; padding: 0; margin: 1em 0; }
.figures li { border: 1px solid var(--vscode-widget-border, var(--vscode-contrastBorder, rgba(128,128,128,.35))); border-radius: 4px; padding: .5em .9em; margin: 0; min-width: 7.5em; }
.figures b { display: block; font-size: 1.35em; font-weight: 600; } .figures span { color: var(--vscode-descriptionForeground); }
.actions { display: flex; flex-wrap: wrap; gap: .6em; margin: 1em 0; padding: 0; }
.action { display: inline-block; padding: .4em 1.1em; border-radius: 3px; text-decoration: none; color: var(--vscode-button-secondaryForeground, var(--vscode-foreground)); background: var(--vscode-button-secondaryBackground, transparent); border: 1px solid var(--vscode-contrastBorder, var(--vscode-widget-border, transparent)); }
.action:hover { background: var(--vscode-button-secondaryHoverBackground); color: var(--vscode-button-secondaryForeground, var(--vscode-foreground)); }
.action.first { color: var(--vscode-button-foreground); background: var(--vscode-button-background); } .action.first:hover { background: var(--vscode-button-hoverBackground); color: var(--vscode-button-foreground); }
.action[aria-current] { outline: 2px solid var(--vscode-focusBorder); outline-offset: -1px; font-weight: 600; }
.next { border-left: 4px solid var(--vscode-textLink-foreground); padding: .1em 0 .3em 1.2em; margin: 1.4em 0; } .next h2 { margin-top: .3em; } .next li { font-size: 1.08em; margin: .7em 0; }
.tag { display: inline-block; font-size: .85em; font-weight: 600; padding: 0 .5em; border-radius: 3px; border: 1px solid currentColor; margin-left: .3em; color: var(--vscode-editorError-foreground, currentColor); }
.mark { display: inline-block; width: 1.3em; font-weight: 700; } .facts { list-style: none; padding-left: 0; } .facts li { padding-left: 1.6em; } .facts .mark { margin-left: -1.6em; width: 1.6em; }
.good { color: var(--vscode-testing-iconPassed, var(--vscode-charts-green, inherit)); } .bad { color: var(--vscode-editorError-foreground, inherit); } .half { color: var(--vscode-editorWarning-foreground, inherit); }
table { border-collapse: collapse; margin: .4em 0; } caption { text-align: left; padding: .3em 0; color: var(--vscode-descriptionForeground); }
th, td { text-align: left; vertical-align: top; padding: .3em 1.4em .3em 0; border-bottom: 1px solid var(--vscode-widget-border, var(--vscode-contrastBorder, rgba(128,128,128,.3))); }
th { font-weight: 600; } tbody th { font-weight: 400; } td.number, th.number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
details { margin: .5em 0; } summary { cursor: pointer; padding: .15em 0; } details > :not(summary) { margin-left: 1.1em; }
figure { margin: 1.2em 0; } svg { max-width: 100%; height: auto; }
.charts { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(24em, 100%), 1fr)); gap: 0 2em; } .charts figure:nth-child(n + 5) { grid-column: 1 / -1; }
code { font-family: var(--vscode-editor-font-family, monospace); }
`;
