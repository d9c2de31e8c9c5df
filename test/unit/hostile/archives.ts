import assert from "node:assert/strict";
import { deflateSync, gzipSync } from "fflate";
import { crc32 } from "../../../src/packs/archive/crc32.ts";
import { writeArchive } from "../../../src/packs/archive/write-archive.ts";
import { honestFiles, TEMPLATE } from "./honest.ts";
import { harmless, type Kind, refuse } from "./kind.ts";
import { joined, type RawEnd, type RawEntry, rawZip, utf8 } from "./zip.ts";

const zeros = (length: number) => new Uint8Array(length);
const honest = (): RawEntry[] => [...honestFiles()].map(([name, content]) => ({ name, content }));
const event: RawEntry = { name: "event.md", content: TEMPLATE };

/** The honest pack with one entry changed or added, and another end. */
function zip(change: Partial<RawEntry>, end: RawEnd = {}): Uint8Array {
	const name = change.name ?? "event.md";
	const others = honest().filter((entry) => entry.name !== name);
	return rawZip([...others, { ...event, ...change, name }], end);
}

/** Whether the content is the honest one. */
async function same(pack: { files: { read(path: string): Promise<Uint8Array | undefined> } }): Promise<void> {
	assert.equal(new TextDecoder().decode(await pack.files.read("event.md")), TEMPLATE);
}

/** Entries whose content is one long run, so that a few bytes become many. */
const runs = (count: number, size: number): RawEntry[] =>
	Array.from({ length: count }, (_, i) => ({
		name: `notes/${i}.md`,
		...packedRun(size),
	}));
let run: { size: number; packed: Uint8Array; crc: number } | undefined;
function packedRun(size: number) {
	if (run?.size !== size)
		run = { size, packed: deflateSync(zeros(size), { level: 9 }), crc: crc32(zeros(size)) };
	return run;
}

/** Blocks of a packed stream that hold nothing, one after the other. */
const emptyBlocks = (count: number) =>
	joined([...Array(count).fill(Uint8Array.of(0, 0, 0, 0xff, 0xff)), Uint8Array.of(3, 0)]);

/** Every entry's bytes are the same: its header stands once, and all others point to it. */
function quoted(): Uint8Array {
	const first: RawEntry = { name: "a.md", ...packedRun(90_000) };
	return rawZip([
		first,
		...Array.from({ length: 500 }, (_, i): RawEntry => ({ ...first, name: `${i}.md`, at: 0, absent: true })),
	]);
}

/** A header that stands in the bytes of the file before it. */
function inside(): Uint8Array {
	const inner = rawZip([{ name: "b.md", content: "x", method: 0 }]);
	const header = inner.slice(0, 35);
	return rawZip([
		{ name: "a.md", content: header, method: 0 },
		{ name: "b.md", content: "x", method: 0, at: 34, absent: true },
	]);
}

/** Archives that lie. */
export const archiveKinds: readonly Kind[] = [
	refuse("archive: nothing", /no zip archive/, () => zeros(0)),
	refuse("archive: one byte", /no zip archive/, () => zeros(1)),
	refuse("archive: zeros", /no zip archive/, () => zeros(1_000_000)),
	refuse("archive: text", /no zip archive/, () => utf8("PK, but not really. ".repeat(100))),
	refuse("archive: gzip", /no zip archive/, () => gzipSync(utf8(TEMPLATE))),
	refuse("archive: a tar", /no zip archive/, () => joined([utf8("pack.json"), zeros(1015)])),
	refuse("archive: one entry's header only", /no zip archive/, () =>
		Uint8Array.of(0x50, 0x4b, 3, 4, ...Array(40).fill(0)),
	),
	refuse("archive: no files", /no file "pack.json"/, () => rawZip([])),
	refuse("archive: pack.json in a folder", /no file "pack.json"/, () =>
		rawZip(honest().map((each) => ({ ...each, name: `honest/${each.name}` }))),
	),
	refuse("archive: larger than 2 MB", /larger than 2 MB/, () =>
		zip({ name: "README.md", content: zeros(2_000_001), method: 0 }),
	),
	refuse("archive: bytes behind its end", /no zip archive/, () => zip({}, { behind: utf8("x") })),
	refuse("archive: a comment longer than it says", /no zip archive/, () =>
		zip({}, { comment: utf8("abc"), commentLength: 2 }),
	),
	refuse("archive: a comment shorter than it says", /no zip archive/, () =>
		zip({}, { comment: utf8("abc"), commentLength: 65_535 }),
	),
	harmless(
		"archive: a comment full of ends",
		() =>
			zip(
				{},
				{ comment: joined(Array(2_900).fill(Uint8Array.of(0x50, 0x4b, 5, 6, ...Array(18).fill(0xff)))) },
			),
		same,
	),
	refuse("archive: more entries than it says", /broken|several/, () => zip({}, { count: 2 })),
	refuse("archive: fewer entries than it says", /broken/, () => zip({}, { count: 9 })),
	refuse("archive: 65,535 entries, it says", /very large files/, () => zip({}, { count: 0xffff })),
	refuse("archive: entries on another disk", /several parts/, () => zip({}, { countHere: 1 })),
	refuse("archive: the second disk", /several parts/, () => zip({}, { disk: 1 })),
	refuse("archive: its directory on another disk", /several parts/, () => zip({}, { directoryDisk: 1 })),
	refuse("archive: a directory that is longer, it says", /broken/, () => zip({}, { size: 10_000_000 })),
	refuse("archive: a directory without end", /very large files/, () => zip({}, { size: 0xffffffff })),
	refuse("archive: a directory that begins nowhere", /broken/, () => zip({}, { start: 0xfffffff0 })),
	refuse("archive: a directory that begins at 0", /broken/, () => zip({}, { start: 0 })),
	refuse("archive: a gap behind the directory", /broken/, () => zip({}, { gap: zeros(10) })),
	refuse("archive: zip64", /very large files/, () => zip({}, { start: 0xffffffff, gap: zeros(76) })),
	refuse("archive: 1,001 files", /more than 1000 files/, () =>
		rawZip(Array.from({ length: 1_001 }, (_, i) => ({ name: `${i}.md`, method: 0 }))),
	),
	refuse("archive: 65,534 files", /more than 1000 files/, () =>
		rawZip([], { count: 65_534, gap: new Uint8Array() }),
	),
	refuse("archive: 11 MB together", /larger than 10 MB together/, () =>
		rawZip([
			...honest(),
			...runs(12, 950_000)
				.map((each) => ({
					...each,
					packedSize: each.packed?.length ?? 0,
					packed: joined([each.packed as Uint8Array, zeros(9_500)]),
				}))
				.map((each) => ({ ...each, packedSize: each.packed.length })),
		]),
	),
	refuse("archive: a bomb by ratio", /times smaller/, () =>
		zip({ name: "README.md", content: zeros(900_000) }),
	),
	refuse("archive: many bombs by ratio", /times smaller/, () => rawZip(runs(900, 900_000))),
	refuse("archive: a file of 1 MB and one byte", /larger than 1 MB/, () =>
		zip({ content: zeros(1_000_001) }),
	),
	refuse("archive: a file of 4 GB, it says", /larger than 1 MB/, () => zip({ size: 0xfffffffe })),
	refuse("archive: a bomb that says it is small", /says a wrong size/, () =>
		zip({ packed: deflateSync(zeros(30_000_000), { level: 9 }), size: 10_000, crc: 0 }),
	),
	refuse("archive: a bomb that says it is nothing", /says a wrong size/, () =>
		zip({ packed: deflateSync(zeros(10_000_000)), size: 0, crc: 0 }),
	),
	refuse("archive: a file larger than it says", /says a wrong size/, () =>
		zip({ size: TEMPLATE.length - 1 }),
	),
	refuse("archive: a file smaller than it says", /says a wrong size/, () =>
		zip({ size: TEMPLATE.length + 1 }),
	),
	refuse("archive: as large as it says, packed short", /damaged|wrong size/, () => zip({ packedSize: 20 })),
	refuse("archive: a plain file that says another size", /says a wrong size/, () =>
		zip({ method: 0, size: 10 }),
	),
	refuse("archive: a plain file that goes into the directory", /cut off/, () =>
		zip({ method: 0, size: 500_000, packedSize: 500_000 }),
	),
	refuse("archive: packed bytes that are none", /damaged/, () => zip({ packed: Uint8Array.of(7, 7, 7, 7) })),
	refuse("archive: packed bytes that never end", /damaged|wrong size/, () =>
		zip({ packed: deflateSync(utf8(TEMPLATE)).slice(0, -4) }),
	),
	refuse("archive: 300,000 blocks of nothing", /damaged|wrong size/, () =>
		zip({ packed: emptyBlocks(300_000) }),
	),
	refuse("archive: a reference to before the start", /damaged|wrong size/, () =>
		zip({ packed: Uint8Array.of(0x4b, 0x04, 0xfe, 0x01, 0x00) }),
	),
	refuse("archive: a wrong checksum", /damaged/, () => zip({ crc: 1 })),
	refuse("archive: a wrong checksum of 0", /damaged/, () => zip({ crc: 0 })),
	refuse("archive: the manifest damaged", /pack\.json.*damaged/, () =>
		rawZip(honest().map((each) => ({ ...each, crc: 5 }))),
	),
	refuse("archive: encrypted", /encrypted/, () => zip({ flags: 0x801 })),
	refuse("archive: strongly encrypted", /encrypted/, () => zip({ flags: 0x840 })),
	refuse("archive: an encrypted directory", /encrypted/, () => zip({ flags: 0x2800 })),
	...[1, 6, 9, 12, 14, 93, 95, 97, 99, 0xffff].map((method) =>
		refuse(`archive: packed by method ${method}`, /not known here/, () =>
			zip({ method, packed: utf8(TEMPLATE) }),
		),
	),
	refuse("archive: a link", /is a link/, () =>
		zip({ content: "/etc/passwd", attributes: (0o120777 << 16) >>> 0 }),
	),
	refuse("archive: a link that looks like a folder", /is a link/, () =>
		zip({ name: "folder/", content: "..", attributes: (0o120777 << 16) >>> 0 }),
	),
	refuse("archive: a device", /is a link, not a file/, () => zip({ attributes: (0o020666 << 16) >>> 0 })),
	refuse("archive: a pipe", /is a link, not a file/, () => zip({ attributes: (0o010644 << 16) >>> 0 })),
	refuse("archive: a socket", /is a link, not a file/, () => zip({ attributes: (0o140644 << 16) >>> 0 })),
	refuse("archive: a folder with content", /folder with content/, () =>
		zip({ name: "folder/", content: "x" }),
	),
	refuse("archive: a file said to be a folder", /folder with content/, () =>
		zip({ attributes: (0o040755 << 16) >>> 0 }),
	),
	...["inner.zip", "inner.notepack", "inner.VSIX", "a.tar.gz", "a.7z", "a.tgz", "a.jar", "a.zst"].map(
		(name) =>
			refuse(`archive: an archive within, ${name}`, /archive in the archive/, () =>
				zip({ name, content: rawZip(honest()) }),
			),
	),
	refuse("archive: an archive within as the template", /not UTF-8|NUL/, () =>
		zip({ content: rawZip(honest()) }),
	),
	refuse("archive: another name in its own header", /another name/, () =>
		zip({ local: { name: "../../e.md" } }),
	),
	refuse("archive: another name of the same length", /another name/, () =>
		zip({ local: { name: "evils.md" } }),
	),
	refuse("archive: no header where it says", /not where the directory says/, () => zip({ at: 5 })),
	refuse("archive: a header beyond the end", /not where the directory says/, () => zip({ at: 0xfffffff0 })),
	refuse("archive: a header in the directory", /not where|another name/, () => zip({ at: 700 })),
	refuse("archive: a header with another signature", /not where the directory says/, () =>
		zip({ local: { signature: 0x08074b50 } }),
	),
	refuse("archive: two entries with one content", /another name|overlaps/, () =>
		rawZip([...honest(), { ...event, name: "other.md", at: 0, absent: true }]),
	),
	refuse("archive: a quoted bomb", /another name|overlaps|times smaller/, quoted),
	refuse("archive: a header inside another file", /overlaps/, inside),
	refuse("archive: two packs in a row", /broken/, () => joined([rawZip(honest()), rawZip(honest())])),
	harmless(
		"archive: sizes behind the content, as a stream writes them",
		() => {
			const packed = deflateSync(utf8(TEMPLATE));
			const behind = new DataView(new ArrayBuffer(16));
			[0x08074b50, crc32(utf8(TEMPLATE)), packed.length, TEMPLATE.length].forEach((value, i) => {
				behind.setUint32(i * 4, value, true);
			});
			return zip({
				flags: 0x808,
				packed: joined([packed, new Uint8Array(behind.buffer)]),
				packedSize: packed.length,
				local: { crc: 0, size: 0, packedSize: 0 },
			});
		},
		same,
	),
	refuse("archive: sizes in a zip64 field", /larger than 1 MB/, () =>
		zip({
			size: 0xffffffff,
			packedSize: 0xffffffff,
			packed: deflateSync(utf8(TEMPLATE)),
			extra: joined([Uint8Array.of(1, 0, 16, 0), zeros(16)]),
		}),
	),
	harmless(
		"archive: another size in a zip64 field",
		() => zip({ extra: joined([Uint8Array.of(1, 0, 16, 0), Uint8Array.from(Array(16).fill(0xff))]) }),
		same,
	),
	refuse("archive: a zip64 end before the end", /broken/, () =>
		zip(
			{},
			{
				gap: joined([
					Uint8Array.of(0x50, 0x4b, 6, 6, 44),
					zeros(51),
					Uint8Array.of(0x50, 0x4b, 6, 7),
					zeros(16),
				]),
			},
		),
	),
	refuse("archive: its headers masked", /encrypted/, () => zip({ flags: 0x2001 })),
	refuse("archive: names in Latin-1", /not UTF-8/, () =>
		rawZip([...honest(), { name: Uint8Array.of(0x63, 0xe9, 0x2e, 0x6d, 0x64), content: "x", flags: 0 }]),
	),
	refuse("archive: points in too many bytes", /not UTF-8/, () =>
		rawZip([...honest(), { name: Uint8Array.of(0xc0, 0xae, 0xc0, 0xae, 0x2f, 0x61), content: "x" }]),
	),
	refuse("archive: two manifests", /one file on some systems/, () =>
		rawZip([...honest(), { name: "pack.json", content: "{}" }]),
	),
	refuse("archive: a manifest in capitals beside it", /one file on some systems/, () =>
		rawZip([...honest(), { name: "PACK.JSON", content: "{}" }]),
	),
	refuse("archive: one name composed and decomposed", /sign that not every system|composed form/, () =>
		rawZip([...honest(), { name: "caf\u00e9.md", content: "x" }, { name: "cafe\u0301.md", content: "x" }]),
	),
	harmless(
		"archive: something before it",
		() => zip({}, { prefix: utf8("MZ, and a program. ".repeat(50)) }),
		same,
	),
	harmless("archive: a comment of 65,535 bytes", () => zip({}, { comment: zeros(65_535) }), same),
	harmless(
		"archive: extra fields, Unicode path among them",
		() =>
			zip({
				extra: joined([Uint8Array.of(0x75, 0x70, 14, 0, 1, 0, 0, 0, 0), utf8("../../e.md")]),
				local: { extra: zeros(60_000) },
			}),
		same,
	),
	harmless(
		"archive: other sizes, checksum and method in its own header",
		() => zip({ local: { size: 4_000_000_000, packedSize: 1, crc: 7, method: 99, flags: 1 } }),
		same,
	),
	harmless(
		"archive: folders of their own",
		() => rawZip([...honest(), { name: "cases/" }, { name: "cases/a/" }]),
		same,
	),
	harmless("archive: a file's comment", () => zip({ comment: "\x1b]0;evil\x07".repeat(100) }), same),
	harmless("archive: rights of root", () => zip({ attributes: (0o106777 << 16) >>> 0 }), same),
	harmless(
		"archive: bytes behind the packed content",
		() => zip({ packed: joined([deflateSync(utf8(TEMPLATE)), zeros(1_000)]) }),
		same,
	),
	harmless(
		"archive: files that the pack does not name",
		() => rawZip([...honest(), { name: "run.sh", content: "rm -rf ~" }, { name: "a.js", content: "x" }]),
		same,
	),
	harmless("archive: as we write it", () => writeArchive(honestFiles()), same),
];
