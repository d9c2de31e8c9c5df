// biome-ignore-all lint/suspicious/noTemplateCurlyInString: snippets are written so
import { honestFiles, MANIFEST, withManifest } from "./honest.ts";
import { harmless, type Kind, refuse } from "./kind.ts";
import { rawZip, utf8 } from "./zip.ts";

const long = "a".repeat(101);

/** Paths that no pack may hold, with the reason. */
export const BAD_PATHS: readonly (readonly [what: string, path: string, why: RegExp])[] = [
	["one folder up", "../evil.md", /leaves the pack's folder/],
	["up from within", "a/../../evil.md", /leaves the pack's folder/],
	["up and back", "a/../b.md", /leaves the pack's folder/],
	["up at the end", "a/..", /leaves the pack's folder/],
	["absolute", "/etc/cron.d/evil.md", /relative/],
	["a drive", "C:\\evil.md", /relative/],
	["a drive with slashes", "C:/evil.md", /relative/],
	["a drive without a root", "c:evil.md", /relative/],
	["a share", "\\\\server\\share\\evil.md", /relative/],
	["a share with slashes", "//server/share/evil.md", /relative/],
	["a device path", "\\\\?\\C:\\evil.md", /relative/],
	["backslashes up", "..\\evil.md", /"\/" between/],
	["a backslash within", "a\\..\\..\\evil.md", /"\/" between/],
	["this folder", "./evil.md", /empty part/],
	["two slashes", "a//evil.md", /empty part/],
	["percent signs", "%2e%2e/evil.md", /not every system/],
	["percent signs twice", "%252e%252e%252fevil.md", /not every system/],
	["wide points", "．．/evil.md", /not every system/],
	["a wide slash", "..／evil.md", /not every system/],
	["a fraction slash", "..⁄evil.md", /not every system/],
	["an ellipsis", "…/evil.md", /not every system/],
	["a point leader", "‥/evil.md", /not every system/],
	["three points", ".../evil.md", /ends with a point/],
	["points and a space", ".. /evil.md", /ends with a space/],
	["a trailing point", "event.md.", /ends with a point/],
	["a trailing space", "event.md ", /ends with a space/],
	["a leading space", " event.md", /begins/],
	["a hidden folder", ".git/hooks/evil.md", /hidden/],
	["a hidden file", ".evil.md", /hidden/],
	["another stream", "event.md:evil.md", /not every system/],
	["an index stream", "folder::$INDEX_ALLOCATION/evil.md", /not every system/],
	["a short name", "PROGRA~1/evil.md", /not every system/],
	["NUL within", "event.md\0.txt", /not every system/],
	["a line break", "a\nb.md", /not every system/],
	["an escape to the terminal", "\x1b[2Jevil.md", /not every system/],
	["direction turned", "\u202edm.live.md", /not every system/],
	["an invisible sign", "a\u200bb.md", /not every system/],
	["an invisible letter", "a\u3164b.md", /not every system/],
	["half a letter", "a\ud800.md", /not every system|not UTF-8/],
	["an accent apart", "cafe\u0301.md", /not every system/],
	["letters apart", "\u1112\u1161\u11ab.md", /composed form/],
	["CON", "CON.md", /Windows keeps/],
	["nul without an ending", "a/nul", /Windows keeps/],
	["com1", "com1.txt", /Windows keeps/],
	["COM with a raised one", "COM¹.md", /Windows keeps/],
	["LPT9 with two endings", "lpt9.md.txt", /Windows keeps/],
	["aux with a space", "aux .md", /Windows keeps/],
	["wide PRN", "ＰＲＮ.md", /Windows keeps/],
	["a pipe", "a|b.md", /not every system/],
	["a star", "*.md", /not every system/],
	["quotes", 'a"b.md', /not every system/],
	["a dollar sign", "${HOME}.md", /not every system/],
	["nine folders", "a/b/c/d/e/f/g/h/i.md", /too deep/],
	["a long part", `${long}.md`, /too long/],
	["a part too long in bytes", `${"病".repeat(40)}.md`, /too long/],
	["a long path", `${"abcdefgh/".repeat(7)}${"x".repeat(90)}/${"y".repeat(90)}.md`, /too long/],
	["65,000 signs", `${"a/".repeat(32_000)}b.md`, /too long/],
	["an object's parent", "__proto__", /no name for a file/],
	["an object's parent as a folder", "__proto__/event.md", /no name for a file/],
];

/** Paths in an archive, and in a `pack.json`. */
export const pathKinds: readonly Kind[] = [
	...BAD_PATHS.map(([what, path, why]) =>
		refuse(`archive, path: ${what}`, why, () => rawZip([...entries(), { name: path, content: "x" }])),
	),
	...BAD_PATHS.map(([what, path, why]) =>
		refuse(
			`pack.json, path: ${what}`,
			new RegExp(`^pack\\.json:.*(?:${why.source}|one line of plain|200 characters)`),
			() =>
				withManifest({
					notes: {
						"icu-event": {
							...MANIFEST.notes["icu-event"],
							template: path.endsWith(".md") ? path : `${path}`,
						},
					},
					cases: [path],
				}),
		),
	),
	refuse("archive, path: empty", /is empty/, () => rawZip([...entries(), { name: "", content: "x" }])),
	refuse("archive, path: only a slash", /is empty|relative/, () => rawZip([...entries(), { name: "/" }])),
	refuse("archive, path: a folder one up", /leaves the pack's folder/, () =>
		rawZip([...entries(), { name: "../" }]),
	),
	refuse("archive, path: overlong UTF-8", /not UTF-8/, () =>
		rawZip([...entries(), { name: Uint8Array.of(0xc0, 0xae, 0xc0, 0xae, 0x2f, 0x61) }]),
	),
	refuse("archive, path: Latin-1", /not UTF-8/, () =>
		rawZip([...entries(), { name: Uint8Array.of(0x63, 0xe9), flags: 0 }]),
	),
	refuse("archive, path: a byte order mark before it", /not every system/, () =>
		rawZip([...entries(), { name: "\ufeffevent2.md" }]),
	),
	...(
		[
			["the same twice", "event.md", "event.md"],
			["capitals", "event.md", "Event.MD"],
			["ß and ss", "straße.md", "strasse.md"],
			["ẞ and SS", "STRAẞE.md", "strasse.md"],
			["the Kelvin sign", "k.md", "\u212a.md"],
			["a long s", "s.md", "ſ.md"],
			["a dotless i", "i.md", "ı.md"],
			["a final sigma", "ας.md", "ασ.md"],
			["a ligature", "fi.md", "ﬁ.md"],
		] as const
	).map(([what, a, b]) =>
		refuse(`archive, names: ${what}`, /one file on some systems|composed form/, () =>
			rawZip([{ name: "pack.json" }, { name: a, content: "x" }, { name: b, content: "y" }]),
		),
	),
	refuse("archive, names: a file that is a folder", /both a file and a folder/, () =>
		rawZip([
			{ name: "a", content: "x" },
			{ name: "a/b.md", content: "y" },
		]),
	),
	refuse("archive, names: a file that is a folder in capitals", /both a file and a folder/, () =>
		rawZip([
			{ name: "A/b.md", content: "y" },
			{ name: "a", content: "x" },
		]),
	),
	refuse(
		"folder, names: capitals",
		/same file on some systems/,
		() => new Map([...honestFiles(), ["README.md", utf8("x")], ["readme.md", utf8("y")]]),
	),
	harmless(
		"archive, names: constructor, toString, hasOwnProperty",
		() =>
			rawZip([
				...entries(),
				...["constructor", "toString", "hasOwnProperty"].map((name) => ({ name, content: "x" })),
			]),
		async ({ files }) => {
			if ((await files.read("valueOf")) !== undefined) throw new Error("a file comes from the prototype");
		},
	),
];

function entries() {
	return [...honestFiles()].map(([name, content]) => ({ name, content }));
}
