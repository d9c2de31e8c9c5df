// biome-ignore-all lint/suspicious/noTemplateCurlyInString: snippets are written so
import assert from "node:assert/strict";
import { honestFiles, MANIFEST, TEMPLATE, withManifest } from "./honest.ts";
import { harmless, type Kind, refuse } from "./kind.ts";
import { utf8 } from "./zip.ts";

const template = (text: string) => honestFiles({ "event.md": `${TEMPLATE}\n${text}\n` });
const phrases = (value: object) => honestFiles({ "dot.code-snippets": JSON.stringify(value) });
const body = (text: string | string[]) => phrases({ "A phrase": { prefix: ".a", body: text } });
const kind = MANIFEST.notes["icu-event"];

const LINK = /^event\.md:\d+:\d+ .*link may lead/;
const IMAGE = /^event\.md:\d+:\d+ .*no images/;
const HTML = /^event\.md:\d+:\d+ .*HTML is not for packs/;

/** Markdown that would run, load, or hide something. */
const MARKDOWN: readonly (readonly [what: string, text: string, why: RegExp])[] = [
	["a command", "[x](command:workbench.action.terminal.new)", LINK],
	["a command with capitals", "[x](CoMmAnD:a)", LINK],
	["a link into the editor", "[x](vscode://file/etc/passwd)", LINK],
	["a script", "[x](javascript:alert(1))", LINK],
	["data", "[x](data:text/html;base64,PHNjcmlwdD4=)", LINK],
	["a file", "[x](file:///etc/passwd)", LINK],
	["a share", "[x](//server/share)", LINK],
	["a share in backslashes", "[x](\\\\server\\share)", LINK],
	["a root", "[x](/etc/passwd)", LINK],
	["a folder up", "[x](../../.ssh/id_rsa)", LINK],
	["an entity for the colon", "[x](command&colon;a)", LINK],
	["a number for the colon", "[x](command&#58;a)", LINK],
	["a number for a letter", "[x](&#x63;ommand:a)", LINK],
	["an escaped colon", "[x](command\\:a)", LINK],
	["a tab within", "[x](<com\tmand:a>)", LINK],
	["angle brackets", "[x](<command:a>)", LINK],
	["the next line", "[x](\ncommand:a)", LINK],
	["the next line of a quotation", "> [x](\n> command:a)", LINK],
	["300 spaces first", `[x](${" ".repeat(300)}command:a)`, LINK],
	["a title", '[x](command:a "title")', LINK],
	["a heading", "# [x](command:a)", LINK],
	["a setext heading", "[x](command:a)\n===", LINK],
	["a table", "| a |\n| - |\n| [x](command:a) |", LINK],
	["a list in a quotation", "> - > [x](command:a)", LINK],
	["code that is none", "`` [x](command:a) `", LINK],
	["a comment that others end sooner", "text <!-- a -- b [x](command:a) -->", LINK],
	["a link in a link's text", "[[x](command:a)](https://example.org)", LINK],
	["a definition", "[x]\n\n[x]: command:a", LINK],
	["a definition in a quotation", "> [x]: command:a", LINK],
	["a definition in a list", "- [x]: command:a", LINK],
	["a definition behind a carriage return", "text\r\r[x]: command:a", LINK],
	["a definition whose target is on the next line", "[x]:\n   command:a", LINK],
	["a definition in angle brackets", "[x]: <command:a>", LINK],
	["a definition of two lines", "[x\ny]: command:a", LINK],
	["a definition with an escaped bracket", "[x\\]]: javascript:a", LINK],
	["a definition with a label of 500 signs", `[${"x".repeat(500)}]: command:a`, LINK],
	["a definition with an entity", "[x]: command&#58;a", LINK],
	["a definition of a share", "[x]: //server/share", LINK],
	["a footnote's definition", "[^x]: command:a", LINK],
	["an autolink", "<command:a>", LINK],
	["an autolink into the editor", "<vscode-insiders://file/x>", LINK],
	["a file's address alone", "See file://server/share/x", /link to a file/],
	["a remote image", "![x](https://evil.example/a.png)", IMAGE],
	["an image without a name", "![](https://evil.example/a.png)", IMAGE],
	["an image by reference", "![x][y]\n\n[y]: https://evil.example/a.png", IMAGE],
	["an image in a link", "[![x](https://a.example/a.png)](https://a.example)", IMAGE],
	["a data image", "![x](data:image/svg+xml,<svg/onload=alert(1)>)", IMAGE],
	["a script element", "<script>alert(1)</script>", HTML],
	["a script element in capitals", "<ScRiPt\n>alert(1)</sCrIpT\n>", HTML],
	["an image element", "<img src=https://evil.example/a.png>", HTML],
	["an image element never closed", "<img src=https://evil.example/a.png", HTML],
	["a frame", "<iframe srcdoc='<script>alert(1)</script>'>", HTML],
	["an element with slashes", "<svg/onload=alert(1)>", HTML],
	["an element over lines", "<a\nhref='javascript:alert(1)'\n>x</a>", HTML],
	["an element of one's own", "<x-y onclick=alert(1)>x</x-y>", HTML],
	["an element with a bracket in quotes", '<x-y title="<" onclick=alert(1)>x', HTML],
	["an element with a long value", `<x-y title="${"a".repeat(5_000)}" onclick=alert(1)>`, HTML],
	["a bold element", "<b>x</b>", HTML],
	["a style", "<style>*{background:url(https://evil.example)}</style>", HTML],
	["a form", "<form action=https://evil.example><input name=mrn>", HTML],
	["a base", "<base href=https://evil.example>", HTML],
	["a refresh", '<meta http-equiv="refresh" content="0;url=https://evil.example">', HTML],
	["CDATA", "<![CDATA[<script>]]>", HTML],
	["a processing instruction", "<?php system('id') ?>", HTML],
	["a document type", "<!DOCTYPE html>", HTML],
	["a comment that ends at once", "<!--> <img src=x onerror=alert(1)> -->", HTML],
	["a comment that ends at --!>", "<!-- --!> <img src=x onerror=alert(1)> -->", HTML],
	["a comment never closed", "<!-- and all that follows", /not closed/],
	["text turned around", "Give 01\u202e1\u202c mg", /turns the direction/],
	["an escape to the terminal", "a\x1b]0;evil\x07", /cannot be seen/],
	["a rule switched off", "<!-- bootcamp-notes-disable privacy/name -->", /switched off/],
	["a rule switched off in pieces", "<!-- bootcamp-notes-${9:disable} privacy/name -->", /switched off/],
	["a link that a blank completes", "[x]${9:(}command:a)", LINK],
	["a link that an empty blank completes", "[x]${9:***}(command:a)", LINK],
	["a link that a tab stop parts", "[x]$9(command:a)", LINK],
	["a link that a choice completes", "[x]${9|a,b,(|}command:a)", LINK],
	["an image that a blank completes", "!${9:[}x](https://evil.example)", IMAGE],
	["an element that a blank completes", "<${9:img} src=https://evil.example>", HTML],
	["an autolink that a blank completes", "<com${9:mand:a}>", LINK],
	["a definition that a blank completes", "[x]${9::} command:a", LINK],
	["an escape that hides a bracket", "[x]${9:\\}}(command:a)", LINK],
];

/** The honest pack with so many more templates, each with a text at its end. */
export function manyTemplates(count: number, text: string) {
	const variants = Array.from({ length: count }, (_, i) => ({
		id: `v${i}`,
		title: "V",
		template: `t/${i}.md`,
	}));
	const files = withManifest({ notes: { "icu-event": { ...kind, variants } } });
	for (const { template: file } of variants) files.set(file, utf8(`${TEMPLATE}\n${text}`));
	return files;
}

function manyExamples(count: number, text: string) {
	const examples = Array.from({ length: count }, (_, i) => ({
		file: `e/${i}.md`,
		flags: ["section/duplicated"],
	}));
	const files = withManifest({ examples });
	for (const { file } of examples) files.set(file, utf8(`# Admission H&P\n\n${text}`));
	return files;
}

/** What a snippet may not fill in. */
const VARIABLES = [
	"$CLIPBOARD",
	"${CLIPBOARD}",
	"${CLIPBOARD:x}",
	"$TM_FILEPATH",
	"${TM_FILEPATH}",
	"$TM_SELECTED_TEXT",
	"$WORKSPACE_FOLDER",
	"${1:$CLIPBOARD}",
	"${1:${2:${TM_FILENAME}}}",
	"${1|$CLIPBOARD,b|}",
	"\\\\$CLIPBOARD",
	"$UUID",
	"$RANDOM",
	"$HOME",
	"${env:PATH}",
	"$LINE_COMMENT",
	"$current_year",
	"$__proto__",
	"$constructor",
	"${1/(.*)/${1:/upcase}/}",
	"${CURRENT_YEAR/(.+)+$/$1/}",
	"$CURRENT_YEARS",
	"${TM_FILENAME/(a+)+$/x/}",
];

const CASE = (front: string, chart = "Chart.") => `---\n${front}\n---\n${chart}\n`;
const cases = (text: string) => withManifest({ cases: ["c.md"] }).set("c.md", utf8(text));
const aliases = [
	"a: &a [x,x,x,x,x,x,x,x,x]",
	..."bcdefghi"
		.split("")
		.map((name, i) => `${name}: &${name} [${Array(9).fill(`*${"abcdefghi"[i]}`).join(",")}]`),
].join("\n");

/** Templates, dot phrases, cases and examples made to harm. */
export const textKinds: readonly Kind[] = [
	...MARKDOWN.map(([what, text, why]) => refuse(`template: ${what}`, why, () => template(text))),
	...VARIABLES.map((text) =>
		refuse(`template: ${text}`, /^event\.md:.*(?:may be filled in|Transforms)/, () => template(text)),
	),
	...VARIABLES.map((text) =>
		refuse(`dot phrase: ${text}`, /^dot\.code-snippets:.*(?:may be filled in|Transforms)/, () => body(text)),
	),
	harmless(
		"template: what only looks so",
		() =>
			template(
				"BP <140/90, K+ <5.0 and Na >130, [HPI]: see (above), dose [mg]: ${9:***}, [12:30]: 12:40 done!\n- [ ] [guide](https://example.org/a_(b)) <https://example.org>, lee@example.org, \\$5\n<!-- Fill in at the bedside. -->",
			),
		({ manifest }) => assert.equal(manifest.name, "honest"),
	),
	refuse("template: another kind", /kind discharge; the pack lists it under icu-event/, () =>
		honestFiles({ "event.md": TEMPLATE.replace("note: icu-event", "note: discharge") }),
	),
	refuse("template: no kind", /Begin it with front matter/, () => honestFiles({ "event.md": "# Event\n" })),
	refuse("template: a kind from a blank", /front matter|the kind/, () =>
		honestFiles({ "event.md": TEMPLATE.replace("note: icu-event", "note: ${1:discharge}") }),
	),
	refuse("template: a required heading gone", /required section "Bedside Check"/, () =>
		honestFiles({ "event.md": TEMPLATE.replace("## Bedside Check", "## Else") }),
	),
	refuse("template: empty", /Begin it with front matter/, () => honestFiles({ "event.md": "" })),
	refuse("template: a program", /no \.md or|A template is a \.md/, () =>
		withManifest({ notes: { "icu-event": { ...kind, template: "event.js" } } }),
	),
	refuse("template: 999,000 signs", /longer than 20000/, () => template("a ".repeat(499_000))),
	refuse("template: 900,000 line breaks", /longer than 20000|more than 500 lines/, () =>
		template("\n".repeat(900_000)),
	),
	refuse("template: 19,000 line breaks", /more than 500 lines/, () => template("\n".repeat(19_000))),
	refuse("template: 4,000 lists in each other", /stand in each other/, () => template("- ".repeat(4_000))),
	refuse("template: 4,000 quotations and lists", /stand in each other/, () =>
		template("> - > 1. ".repeat(1_000)),
	),
	refuse("template: 900,000 unclosed comments", /longer than 20000/, () => template("<!--".repeat(240_000))),
	refuse("template: 6,000 variables and slashes", /longer|Transforms|filled/, () =>
		template("$CURRENT_YEAR/".repeat(70_000)),
	),
	refuse("template: blanks that double", /longer than 20000/, () =>
		template(
			`${Array.from({ length: 30 }, (_, i) => `\${${i + 20}:$${i + 21}$${i + 21}}`).join("")}\${50:doubling}`,
		),
	),
	refuse("template: 600 of 450 lists each", /more than 1500000 characters or 50000 lines/, () =>
		manyTemplates(600, "- a\n".repeat(450)),
	),
	refuse("template: 150 of 15,000 signs each", /more than 1500000 characters or 50000 lines/, () =>
		manyTemplates(150, "a ".repeat(7_500)),
	),
	refuse("example: 30 of 450 labels each", /more than 400000 characters or 10000 lines/, () =>
		manyExamples(30, "HPI: cough\n".repeat(450)),
	),
	refuse("template: 31 choices", /30 choices at most/, () =>
		template(`\${9|${Array.from({ length: 31 }, (_, i) => i).join(",")}|}`),
	),
	refuse("dot phrases: a command", /"command" is not a setting here/, () =>
		phrases({ a: { prefix: ".a", body: "x", command: { command: "workbench.action.terminal.new" } } }),
	),
	refuse("dot phrases: a list", /dot\.code-snippets:1:1/, () => phrases(["x"])),
	refuse("dot phrases: __proto__", /"__proto__" is not a setting/, () =>
		honestFiles({ "dot.code-snippets": '{"__proto__":{"prefix":7}}' }),
	),
	refuse("dot phrases: an image", /no images/, () => body("![x](https://evil.example/a.png)")),
	refuse("dot phrases: a command in Markdown", /link may lead/, () => body(["[x](", "command:a)"])),
	refuse("dot phrases: a link over two lines of the list", /link may lead/, () =>
		body(["[x", "](command:a)"]),
	),
	refuse("dot phrases: HTML in the description", /HTML/, () =>
		phrases({ a: { prefix: ".a", body: "x", description: "<img src=x>" } }),
	),
	refuse("dot phrases: a prefix of the terminal's", /2 to 40 signs/, () =>
		phrases({ a: { prefix: "\x1b[2J", body: "x" } }),
	),
	refuse("dot phrases: 500,000 signs", /20000 characters/, () => body("x".repeat(500_000))),
	refuse("dot phrases: 500,000 signs in lines", /20000 characters/, () =>
		body(Array(50).fill("x".repeat(10_000))),
	),
	refuse("dot phrases: 5,000", /1000 dot phrases at most/, () =>
		phrases(
			Object.fromEntries(Array.from({ length: 5_000 }, (_, i) => [`p${i}`, { prefix: `.p${i}`, body: "x" }])),
		),
	),
	refuse("dot phrases: two with one prefix", /already brings/, () =>
		phrases({ a: { prefix: ".a", body: "x" }, b: { prefix: ".A", body: "y" } }),
	),
	refuse("dot phrases: no prefix at all", /1 entries or more/, () =>
		phrases({ a: { prefix: [], body: "x" } }),
	),
	refuse("dot phrases: 5,000 prefixes", /20 of them|20 at most|at most/, () =>
		phrases({ a: { prefix: Array.from({ length: 5_000 }, (_, i) => `.p${i}`), body: "x" } }),
	),
	refuse("dot phrases: blanks that double", /longer than 20000/, () =>
		body(
			`${Array.from({ length: 30 }, (_, i) => `\${${i + 20}:$${i + 21}$${i + 21}}`).join("")}\${50:doubling}`,
		),
	),
	refuse("dot phrases: the manifest itself", /must be an object|not a setting/, () =>
		withManifest({ snippets: "pack.json" }),
	),
	...Object.entries({
		"a soft hyphen": "a\u00adb",
		"a tag": "a\u{e0041}",
		"an anchor": "a\ufff9b\ufffb",
		"a next line": "a\u0085b",
	}).map(([what, sign]) => refuse(`template: ${what}`, /cannot be seen/, () => template(sign))),
	harmless(
		"template: front matter with aliases that would double",
		() => honestFiles({ "event.md": TEMPLATE.replace("note: icu-event", `note: icu-event\n${aliases}`) }),
		({ manifest }) => assert.equal(manifest.name, "honest"),
	),
	harmless(
		"template: joined letters and emoji",
		() =>
			template("Seen with \u{1f469}\u200d\u2695\ufe0f and Dr. \u0639\u0644\u06cc\u200c\u0631\u0636\u0627"),
		({ manifest }) => assert.equal(manifest.name, "honest"),
	),
	refuse("case: a key twice", /twice/, () => cases(CASE("id: c\nid: d"))),
	refuse("case: tabs", /spaces, not tabs/, () => cases(CASE("\tid: c"))),
	refuse("case: aliases that double", /c\.md:\d+:\d+ .*aliases/, () => cases(CASE(aliases))),
	refuse("case: an alias of itself", /c\.md:\d+:\d+ .*(?:aliases|quotes)/, () => cases(CASE("id: &a [*a]"))),
	refuse("case: a merge key", /c\.md:\d+:\d+ /, () => cases(CASE("a: &a {b: c}\n<<: *a"))),
	refuse("case: a tag that makes code", /c\.md:\d+:\d+ .*(?:Tags|YAML)/, () =>
		cases(CASE("id: !!js/function 'function(){}'")),
	),
	refuse("case: 9,000 brackets", /nested too deep/, () => cases(CASE(`id: ${"[".repeat(9_000)}`))),
	refuse("case: 300 indents", /c\.md:\d+:\d+ /, () =>
		cases(CASE(Array.from({ length: 150 }, (_, i) => `${" ".repeat(i)}a:`).join("\n"))),
	),
	refuse("case: 900,000 signs", /too large/, () => cases(CASE("id: x", "a ".repeat(450_000)))),
	refuse("case: a command in its chart", /c\.md:\d+:\d+ .*link may lead/, () =>
		cases(CASE("id: x", "[x](command:a)")),
	),
	refuse("case: an image in its chart", /c\.md:\d+:\d+ .*no images/, () =>
		cases(CASE("id: x", "![x](https://evil.example/a.png)")),
	),
	refuse("case: __proto__ as a key", /c\.md:\d+:\d+ /, () => cases(CASE("__proto__: {id: x}"))),
	refuse("case: no front matter", /c\.md:1:1 .*front matter/, () => cases("Chart.")),
	refuse("example: a note that does not pass", /e\.md:\d+:\d+ .*(?:must pass|clinical note)/, () =>
		withManifest({ examples: [{ file: "e.md" }] }).set(
			"e.md",
			utf8(`# Admission H&P\n\n## HPI\n${"He has had a cough and a fever for three days. ".repeat(5)}\n`),
		),
	),
	refuse("example: 3,000 headings", /longer than 20000|more than 500/, () =>
		withManifest({ examples: [{ file: "e.md" }] }).set("e.md", utf8("HPI\n\n".repeat(3_000))),
	),
	refuse("example: a script", /e\.md:\d+:\d+ .*HTML/, () =>
		withManifest({ examples: [{ file: "e.md" }] }).set("e.md", utf8("<script>")),
	),
	refuse("example: a rule that is none", /no rule/, () =>
		withManifest({ examples: [{ file: "event.md", flags: ["a/b"] }] }),
	),
];
