import assert from "node:assert/strict";
import { applyEdits } from "../../../src/lint/edits.ts";
import { compose } from "../../../src/packs/compose.ts";
import { engineOf } from "../../../src/packs/engine.ts";
import { previewPage } from "../../../src/packs/preview.ts";
import { honestFiles, MANIFEST, TEMPLATE, withJson, withManifest } from "./honest.ts";
import { harmless, type Kind, refuse } from "./kind.ts";
import { utf8 } from "./zip.ts";

const note = MANIFEST.notes["icu-event"];
const text = JSON.stringify(MANIFEST);
/** The manifest's text with more behind its first bracket. */
const more = (json: string) => withJson(text.replace("{", `{${json},`));
const many = (count: number, make: (i: number) => string) =>
	Array.from({ length: count }, (_, i) => make(i)).join(",");
const terms = (list: readonly object[]) => withManifest({ terms: list });

/** A `pack.json` made to harm. */
export const manifestKinds: readonly Kind[] = [
	refuse("pack.json: empty", /empty/, () => withJson("")),
	refuse("pack.json: missing", /no file "pack.json"/, () => honestFiles({ "pack.json": undefined })),
	refuse("pack.json: null", /pack\.json:1:1/, () => withJson("null")),
	refuse("pack.json: a list", /pack\.json:1:1/, () => withJson("[]")),
	refuse("pack.json: a text", /pack\.json:1:1/, () => withJson('"pack"')),
	refuse("pack.json: bytes that are no text", /not UTF-8/, () =>
		honestFiles({ "pack.json": Uint8Array.of(0xff, 0xfe, 0x7b) }),
	),
	refuse("pack.json: UTF-16", /not UTF-8|NUL/, () =>
		honestFiles({ "pack.json": Uint8Array.from([...text].flatMap((sign) => [sign.charCodeAt(0), 0])) }),
	),
	refuse("pack.json: a NUL byte", /NUL/, () => withJson(`${text}\0`)),
	refuse("pack.json: a program", /not valid JSON/, () => withJson("module.exports = () => require('fs')")),
	refuse("pack.json: cut off", /not valid JSON/, () => withJson(text.slice(0, -5))),
	refuse("pack.json: 1 MB and one byte", /larger than 1 MB/, () => withJson(text.padEnd(1_000_001))),
	refuse("pack.json: 990,000 brackets", /nested too deep/, () => withJson("[".repeat(990_000))),
	refuse("pack.json: deep objects", /nested too deep/, () => withJson('{"a":'.repeat(190_000))),
	refuse("pack.json: deep behind a comment with a quote", /nested too deep/, () =>
		withJson(`/*"*/${"[".repeat(900_000)}/*"*/`),
	),
	refuse("pack.json: deep behind a line comment with a quote", /nested too deep/, () =>
		withJson(`//"\n${"[".repeat(900_000)}`),
	),
	refuse("pack.json: deep behind an escaped quote", /nested too deep/, () =>
		withJson(`["\\\\",${"[".repeat(900_000)}`),
	),
	refuse("pack.json: deep behind a string that ends with its line", /nested too deep|not valid/, () =>
		withJson(`["a\r${"[".repeat(900_000)}`),
	),
	refuse("pack.json: 490,000 numbers", /too many values/, () => withJson(`[${many(490_000, () => "1")}]`)),
	refuse("pack.json: 300,000 empty lists", /too many values/, () =>
		withJson(`[${many(300_000, () => "[]")}]`),
	),
	refuse("pack.json: 900,000 commas", /too many values|not valid JSON/, () =>
		withJson(`{${",".repeat(900_000)}`),
	),
	refuse("pack.json: 900,000 signs that mean nothing", /too many values|not valid JSON/, () =>
		withJson("? ".repeat(450_000)),
	),
	refuse("pack.json: 14,000 unknown settings", /not a setting here/, () =>
		more(many(14_000, (i) => `"key-${i}":1`)),
	),
	refuse("pack.json: 14,000 keys twice", /twice/, () => more(many(14_000, () => '"a":1'))),
	refuse("pack.json: 5,000 objects with keys twice", /twice/, () =>
		more(`"terms":[${many(5_000, () => '{"a":1,"a":1}')}]`),
	),
	refuse("pack.json: an unknown setting of 900,000 signs", /not a setting here|…$/, () =>
		more(`"${"a".repeat(900_000)}":1`),
	),
	refuse("pack.json: one text of 900,000 signs", /80 characters at most/, () =>
		withManifest({ title: "x".repeat(900_000) }),
	),
	refuse("pack.json: a million lines, then mistakes", /pack\.json:9\d{5}:/, () =>
		withJson(`${"\n".repeat(940_000)}{${many(5_000, (i) => `"k${i}":1`)}}`),
	),
	refuse("pack.json: escapes to the terminal", /\?\[31mred/, () => more('"\\u001b[31mred\\u0007\\u202e":1')),
	refuse("pack.json: __proto__ at the top", /"__proto__" is not a setting/, () =>
		more('"__proto__":{"name":"x"}'),
	),
	refuse("pack.json: __proto__ as a kind", /"__proto__" is not a setting/, () =>
		withJson(text.replace('"icu-event":', '"__proto__":{"template":7},"icu-event":')),
	),
	refuse("pack.json: __proto__ spelled in escapes", /"__proto__" is not a setting/, () =>
		withJson(text.replace('"icu-event":', '"\\u005f_proto__":{"template":7},"icu-event":')),
	),
	refuse("pack.json: __proto__ among the rules", /"__proto__" is not a setting/, () =>
		more('"rules":{"__proto__":"off"}'),
	),
	refuse("pack.json: constructor as a setting", /"constructor" is not a setting/, () =>
		more('"constructor":{"prototype":{"x":1}}'),
	),
	refuse("pack.json: toString among the rules", /no rule "toString"/, () =>
		withManifest({ rules: { toString: "off" } }),
	),
	harmless(
		"pack.json: kinds and sections called constructor and valueof",
		() =>
			withManifest({
				notes: {
					...MANIFEST.notes,
					constructor: {
						...note,
						template: "c.md",
						sections: [{ id: "valueof", title: "Value Of" }, ...note.sections],
					},
				},
				budgets: { tostring: { maxWords: 5 } },
			}).set(
				"c.md",
				utf8("---\nnote: constructor\n---\n# C\n\n## Bedside Check\n***\n\n## Assessment and Plan\n***\n"),
			),
		({ manifest }) => assert.ok(Object.hasOwn(manifest.notes ?? {}, "constructor")),
	),
	refuse("pack.json: 3,500 kinds", /50 kinds of note at most/, () =>
		withManifest({
			notes: Object.fromEntries(
				Array.from({ length: 3_500 }, (_, i) => [
					`Kind ${i}`,
					{ title: "x", template: "../x", sections: [] },
				]),
			),
		}),
	),
	refuse("pack.json: 14,000 unknown rules", /no rule/, () =>
		withManifest({ rules: Object.fromEntries(Array.from({ length: 14_000 }, (_, i) => [`a/${i}`, "off"])) }),
	),
	refuse("pack.json: 14,000 unknown options", /not a setting here/, () =>
		withManifest({
			rules: {
				"hpi/too-long": ["off", Object.fromEntries(Array.from({ length: 14_000 }, (_, i) => [`o${i}`, i]))],
			},
		}),
	),
	refuse("pack.json: 14,000 budgets", /50 kinds of note at most/, () =>
		withManifest({ budgets: Object.fromEntries(Array.from({ length: 14_000 }, (_, i) => [`K ${i}`, {}])) }),
	),
	refuse("pack.json: 1,001 templates", /1000 templates at most|1000 at most/, () =>
		withManifest({
			notes: {
				"icu-event": {
					...note,
					variants: Array.from({ length: 1_001 }, (_, i) => ({
						id: `v${i}`,
						title: "x",
						template: "event.md",
					})),
				},
			},
		}),
	),
	refuse("pack.json: 4,000 variants", /1000 at most|larger/, () =>
		withManifest({
			notes: {
				"icu-event": {
					...note,
					variants: Array.from({ length: 4_000 }, () => ({ id: "v", title: "x", template: "event.md" })),
				},
			},
		}),
	),
	refuse("pack.json: 200,000 terms", /larger than 1 MB/, () =>
		terms(Array.from({ length: 200_000 }, (_, i) => ({ find: `t${i}`, use: "u" }))),
	),
	refuse("pack.json: 5,000 terms", /2000 at most/, () =>
		terms(Array.from({ length: 5_000 }, (_, i) => ({ find: `t${i}`, use: "u" }))),
	),
	refuse("pack.json: 2,000 terms that begin alike", /No more than 50 terms may begin with "a"/, () =>
		terms(Array.from({ length: 2_000 }, (_, i) => ({ find: `a b${i}`, use: "u" }))),
	),
	refuse("pack.json: a term twice in other capitals", /twice/, () =>
		terms([
			{ find: "abc", use: "x" },
			{ find: "ABC", use: "y" },
		]),
	),
	refuse("pack.json: a term that would find itself", /flagged again/, () =>
		terms([{ find: "rounds", use: "daily rounds" }]),
	),
	refuse("pack.json: a term of a space", /plain text/, () => terms([{ find: " ", use: "x" }])),
	refuse("pack.json: an empty term", /Write something/, () => terms([{ find: "", use: "x" }])),
	refuse("pack.json: a term of several lines", /one line/, () => terms([{ find: "a\nb", use: "x" }])),
	refuse("pack.json: a replacement with an image", /no images/, () =>
		terms([{ find: "abc", use: "![](https://evil.example/a.png)" }]),
	),
	refuse("pack.json: a hint with a command", /link may lead/, () =>
		withManifest({
			notes: {
				"icu-event": {
					...note,
					sections: [
						{ ...note.sections[0], hint: "[more](command:workbench.action.terminal.new)" },
						note.sections[1],
					],
				},
			},
		}),
	),
	refuse("pack.json: a comment with HTML", /HTML/, () =>
		withManifest({ comments: [{ label: "x", text: "<img src=x onerror=alert(1)>" }] }),
	),
	refuse("pack.json: an author turned around", /one line|turns the direction/, () =>
		withManifest({ authors: ["Dr. \u202eliveD"] }),
	),
	...["boot-camp"].map((name) =>
		refuse("pack.json: the built-in pack's name", /comes with the program/, () => withManifest({ name })),
	),
	refuse("pack.json: the built-in pack's title", /comes with the program/, () =>
		withManifest({ title: "Boot Camp (Built-in)" }),
	),
	...["../evil", "a/b", "A", "con", "a--b", "", ".", "__proto__", "a\u0131", "x".repeat(65)].map((name) =>
		refuse(`pack.json: called ${JSON.stringify(name).slice(0, 20)}`, /pack\.json:1:\d+ /, () =>
			withManifest({ name }),
		),
	),
	...[
		"1",
		"1.0",
		"v1.0.0",
		"1.0.0-",
		"01.0.0",
		"1.0.0\n",
		"999999999999999999999.0.0.0",
		"99999999999999999999.0.0",
		"*",
		"latest",
		"1.0.0-rc.01+".repeat(9),
		"../../1.0.0",
	].map((version) =>
		refuse(
			`pack.json: version ${JSON.stringify(version).slice(0, 24)}`,
			/semantic version|one line|40 characters/,
			() => withManifest({ version }),
		),
	),
	...[
		">=9999",
		"^99.0.0",
		"||",
		"^",
		"<<<<",
		"1.0.0 || ",
		" - ",
		"(a+)+$",
		"^1.0.0-",
		"x".repeat(41),
		"> >  > 1",
	].map((engine) =>
		refuse(
			`pack.json: engine ${JSON.stringify(engine).slice(0, 24)}`,
			/range of versions|This pack is for|40 characters/,
			() => withManifest({ engine }),
		),
	),
	...["2026-02-31", "2026-13-01", "0000-00-00"].map((reviewed) =>
		refuse(`pack.json: reviewed ${reviewed}`, /no such day/, () => withManifest({ reviewed })),
	),
	refuse("pack.json: words beyond counting", /20,000 words|whole number|pack\.json/, () =>
		withJson(text.replace('"title":"ICU', '"maxWords":1e308,"title":"ICU')),
	),
	refuse("pack.json: words below zero", /1 word or more/, () =>
		withJson(text.replace('"title":"ICU', '"maxWords":-5,"title":"ICU')),
	),
	...Object.entries({
		"a zero-width space": "Honest\u200b Pack",
		"nothing that is seen": "\u200b\u2060\ufeff",
		"letters without a shape": "A\u{e0041}\u{e0042}",
		"a mark of direction": "A\u200fB",
		"half a letter": "Honest \ud800 Pack",
		"a filler": "\u3164",
		"a soft hyphen": "Hon\u00adest",
	}).map(([what, title]) =>
		refuse(`pack.json: a title with ${what}`, /cannot be seen|Write a word/, () => withManifest({ title })),
	),
	refuse("pack.json: a title of blanks", /plain text/, () => withManifest({ title: "   " })),
	refuse("pack.json: an author with an invisible sign", /cannot be seen/, () =>
		withManifest({ authors: ["Dr.\u2063 Lee"] }),
	),
	refuse("pack.json: a licence that is a command", /link may lead/, () =>
		withManifest({ license: "[x](command:a)" }),
	),
	refuse("pack.json: HTML in an author", /HTML/, () => withManifest({ authors: ["<b>Dr. Lee</b>"] })),
	refuse("pack.json: a term with a zero-width space", /cannot be seen/, () =>
		terms([{ find: "H\u200bD", use: "x" }]),
	),
	refuse("pack.json: a term of a zero-width space", /cannot be seen/, () =>
		terms([{ find: "\u200b", use: "x" }]),
	),
	refuse("pack.json: terms that find each other", /another term here/, () =>
		terms([
			{ find: "abc", use: "def" },
			{ find: "def", use: "abc" },
		]),
	),
	refuse("pack.json: 2,000 terms, each the next one's words", /another term here/, () =>
		terms(Array.from({ length: 2_000 }, (_, i) => ({ find: `t${i} x`, use: `t${(i + 1) % 2_000} x` }))),
	),
	harmless(
		"pack.json: a term that looks like a pattern",
		() => terms([{ find: "(a+)+$", use: "$& $1 $$" }]),
		({ manifest }) => {
			const text = `# Progress Note\n\n## Interval Events\nSlept well, ate breakfast, walked the hall twice with therapy before lunch and slept again after it without pain; (a+)+$ and ${"a".repeat(2_000)} since ten.\n`;
			const engine = engineOf(compose([{ name: "honest", rank: "installed", where: "", manifest }]));
			const found = engine.check(text).findings.filter(({ rule }) => rule === "house-style/term");
			assert.equal(found.length, 1);
			assert.match(applyEdits(text, found[0]?.fixes[0]?.edits() ?? []), /; \$& \$1 \$\$ and a/);
		},
	),
	refuse("pack.json: a phrase of a space", /plain text/, () => withManifest({ phrases: [{ anyOf: [" "] }] })),
	refuse("pack.json: a phrase that is not seen", /cannot be seen/, () =>
		withManifest({ phrases: [{ anyOf: ["\u200b"] }] }),
	),
	...["***", "---", "#", "\u0301"].map((title) =>
		refuse(`pack.json: a section called ${JSON.stringify(title)}`, /Write a word/, () =>
			withManifest({
				notes: { "icu-event": { ...note, sections: [...note.sections, { id: "x", title }] } },
			}),
		),
	),
	refuse("pack.json: one section under the name of another", /already opens/, () =>
		withManifest({
			notes: { "icu-event": { ...note, sections: [...note.sections, { id: "labs", title: "Assessment" }] } },
		}),
	),
	refuse("pack.json: a key twice, spelled in escapes", /twice/, () => more('"n\\u0061me":"x"')),
	refuse("pack.json: a key twice within", /twice/, () =>
		withJson(text.replace('"template":"event.md"', '"template":"event.md","template":"x.md"')),
	),
	refuse("pack.json: a budget for a section that is none", /no section "hip"/, () =>
		withManifest({ budgets: { admission: { sections: { hip: { maxWords: 9 } } } } }),
	),
	refuse("pack.json: a budget of 9,000 sections", /60 sections in one budget/, () =>
		withManifest({
			budgets: {
				admission: {
					sections: Object.fromEntries(Array.from({ length: 9_000 }, (_, i) => [`s${i}`, { maxWords: 1 }])),
				},
			},
		}),
	),
	refuse("pack.json: a budget of __proto__", /"__proto__" is not a setting/, () =>
		more('"budgets":{"admission":{"sections":{"__proto__":{"maxWords":1}}}}'),
	),
	refuse("pack.json: an engine without end", /This pack is for/, () =>
		withManifest({ engine: "^99999999999999999999.0.0" }),
	),
	harmless(
		"pack.json: a large version, and a day still to come",
		() => withManifest({ version: "999999999999999.99999999999.0", reviewed: "9999-12-31" }),
		async ({ manifest, files }) => {
			assert.match(await previewPage({ where: "x", manifest, files, nonce: "n" } as never), /still to come/);
		},
	),
	...Object.entries({ CRLF: "\r\n", CR: "\r" }).map(([what, br]) =>
		harmless(
			`pack.json: lines that end in ${what}, and a byte order mark`,
			() =>
				honestFiles({
					"pack.json": `\ufeff${JSON.stringify(MANIFEST, null, 1).replace(/\n/g, br)}`,
					"event.md": `\ufeff${TEMPLATE.replace(/\n/g, br)}`,
				}),
			({ manifest }) => assert.equal(manifest.name, "honest"),
		),
	),
	refuse("folder: a template that is a link", /This is a link/, () => folder("event.md", { link: true })),
	refuse("folder: the manifest a link", /This is a link/, () => folder("pack.json", { link: true })),
	refuse("folder: a file that says 5 GB", /larger than 1 MB/, () =>
		folder("event.md", { size: 5_000_000_000 }),
	),
	refuse("folder: a file that grows while it is read", /larger than 1 MB/, () => ({
		...folder("event.md", {}),
		read: async (path) => (path === "event.md" ? new Uint8Array(1_000_001) : honestFiles().get(path)),
	})),
	refuse("folder: a file that cannot be read", /cannot be read/, () => ({
		...folder("event.md", {}),
		read: async (path) =>
			path === "event.md" ? Promise.reject(new Error("EACCES: /home/lee/secret")) : honestFiles().get(path),
	})),
	refuse("folder: a listing that fails", /cannot be read/, () => ({
		...folder("event.md", {}),
		list: () => Promise.reject(new Error("EIO")),
	})),
	refuse("folder: a template gone", /no file "event.md"/, () => honestFiles({ "event.md": undefined })),
	harmless(
		"folder: a link that the pack does not name",
		() => {
			const files = folder("event.md", {});
			return {
				...files,
				list: async () => [...(await files.list()), { path: "secrets", size: 1, link: true }],
			};
		},
		({ manifest }) => assert.equal(manifest.name, "honest"),
	),
];

function folder(changed: string, change: { link?: boolean; size?: number }) {
	const files = honestFiles();
	return {
		list: async () =>
			[...files].map(([path, { length: size }]) => ({ path, size, ...(path === changed ? change : {}) })),
		read: async (path: string) => files.get(path),
	};
}
