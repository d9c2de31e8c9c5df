// biome-ignore-all lint/suspicious/noTemplateCurlyInString: snippets are written so
import assert from "node:assert/strict";
import { honestFiles, TEMPLATE, withManifest } from "./honest.ts";
import { harmless, type Kind, refuse } from "./kind.ts";
import { manyTemplates } from "./texts.ts";
import { utf8 } from "./zip.ts";

const SIDE_BY_SIDE = /signs of Markdown/;

/** Text within every limit of length that makes a reader of Markdown pair signs with signs. */
const THICK: readonly (readonly [what: string, text: string])[] = [
	["backticks", "`a".repeat(9_500)],
	["backticks over lines", `${"`a".repeat(20)}\n`.repeat(470)],
	["angle brackets", "<".repeat(19_500)],
	["stars", "*a_".repeat(6_400)],
	["double stars", "**a*".repeat(4_800)],
	["brackets", "[".repeat(19_500)],
	["ampersands", "&a".repeat(9_700)],
	["tabs", `${"\t".repeat(19_500)}x`],
	["blanks never closed", "${9:".repeat(4_800)],
	["quotes", "\"'".repeat(9_700)],
	["tildes", "~".repeat(19_500)],
	["bars", "| a ".repeat(4_800)],
];

/** Long, and slow for nobody. */
const LONG: readonly (readonly [what: string, text: string])[] = [
	["one word", "x".repeat(19_500)],
	["one line", "word ".repeat(3_900)],
	["digits", "1".repeat(19_500)],
	["dates", "1/1/26 ".repeat(2_700)],
	["labels", "HPI: A B ".repeat(2_100)],
	["colons", "a:".repeat(9_700)],
	["spaces", `${" ".repeat(19_500)}x`],
];

const CHOICES = `\${9|${Array.from({ length: 30 }, (_, i) => `choice number ${i} of many`).join(",")}|}`;

const template = (text: string) => honestFiles({ "event.md": `${TEMPLATE}\n${text}\n` });
const fill = (text: string) => manyTemplates(Math.floor(1_480_000 / (TEMPLATE.length + text.length)), text);

function examples(count: number, text: string) {
	const list = Array.from({ length: count }, (_, i) => ({
		file: `e/${i}.md`,
		flags: ["section/duplicated"],
	}));
	const files = withManifest({ examples: list });
	for (const { file } of list) files.set(file, utf8(`# Admission H&P\n\n## HPI\n\n${text}`));
	return files;
}

const phrases = (count: number, body: string) =>
	honestFiles({
		"dot.code-snippets": JSON.stringify(
			Object.fromEntries(Array.from({ length: count }, (_, i) => [`p${i}`, { prefix: `.p${i}`, body }])),
		),
	});

const taken: Kind["harmless"] = ({ manifest }) => assert.equal(manifest.name, "honest");

/** Texts that stay below each limit of their own and would take long all together, or once their blanks are filled in. */
export const thickets: readonly Kind[] = [
	...THICK.flatMap(([what, text]) => [
		refuse(`thicket: ${what} in one template`, SIDE_BY_SIDE, () => template(text)),
		refuse(`thicket: ${what} in as many templates as fit`, SIDE_BY_SIDE, () => fill(text)),
		refuse(`thicket: ${what} in an example`, SIDE_BY_SIDE, () => examples(1, text)),
	]),
	...LONG.flatMap(([what, text]) => [
		harmless(`thicket: ${what} in one template`, () => template(text), taken),
		harmless(`thicket: ${what} in as many templates as fit`, () => fill(text), taken),
	]),
	refuse("thicket: backticks just below the limit, in 250 templates", SIDE_BY_SIDE, () =>
		manyTemplates(250, `${"`a".repeat(300)}\n\n`.repeat(5)),
	),
	harmless(
		"thicket: backticks far below the limit, in 200 templates",
		() => manyTemplates(200, `${"`a".repeat(150)}\n\n`.repeat(4)),
		taken,
	),
	harmless("thicket: 46,000 lists", () => manyTemplates(200, "- a\n".repeat(230)), taken),
	harmless("thicket: 40,000 headings", () => manyTemplates(400, "# a\n".repeat(100)), taken),
	refuse("thicket: a heading gone in the last of 400 templates", /required section "Bedside Check"/, () => {
		const files = manyTemplates(400, "# a\n".repeat(100));
		return files.set("t/399.md", utf8(TEMPLATE.replace("## Bedside Check", "## Else")));
	}),
	refuse("thicket: another kind in the last of 400 templates", /kind discharge/, () => {
		const files = manyTemplates(400, "# a\n".repeat(100));
		return files.set("t/399.md", utf8(TEMPLATE.replace("note: icu-event", "note: discharge")));
	}),
	refuse("thicket: backticks that a blank repeats", SIDE_BY_SIDE, () =>
		manyTemplates(900, `\${9:${"`a".repeat(40)}}${"$9".repeat(180)}`),
	),
	refuse("thicket: words that a blank repeats, in 900 templates", /characters or 50000 lines/, () =>
		manyTemplates(900, `\${9:${"word ".repeat(20)}}${"$9".repeat(180)}`),
	),
	refuse("thicket: lines that a blank repeats", /more than 500 lines/, () =>
		manyTemplates(900, `\${9:${"a\n\n".repeat(4)}}${"$9".repeat(100)}`),
	),
	refuse("thicket: choices that are repeated, in 900 templates", /characters or 50000 lines/, () =>
		manyTemplates(900, `${CHOICES}${"$9".repeat(700)}`),
	),
	refuse("thicket: choices that are repeated, in 80 templates", /with every choice filled in/, () =>
		manyTemplates(80, `${CHOICES}${"$9".repeat(600)}`),
	),
	refuse("thicket: choices that are repeated, in 400 dot phrases", /with every choice filled in/, () =>
		phrases(400, `${CHOICES}${"$9".repeat(700)}`),
	),
	refuse("thicket: 9,400 blanks without words in 49 dot phrases", /with every choice filled in/, () =>
		phrases(49, `${CHOICES}${"$8".repeat(9_400)}`),
	),
	harmless("thicket: blanks never closed, in 50 dot phrases", () => phrases(50, "${9:".repeat(4_800)), taken),
	harmless(
		"thicket: blanks in blanks, nine deep, in 60 dot phrases",
		() => phrases(60, `${"${9:".repeat(9)}x${"}".repeat(9)}`.repeat(300)),
		taken,
	),
	refuse("thicket: 9,500 lists in 25 examples", /must flag/, () => examples(25, "- a\n".repeat(380))),
	refuse("thicket: terms of the pack in 20 examples", /must flag/, () =>
		examples(20, "HD# 3 QD U ".repeat(1_700)),
	),
];
