import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { unzipSync } from "fflate";
import { clean, Folder } from "./cli-process.ts";
import { transferFiles, transferManifest } from "./packs/sample.ts";

const small = (name: string, version: string, more: object = {}) =>
	JSON.stringify({ name, version, title: `Pack ${name}`, ...more });
const transfer = Object.fromEntries(
	Object.entries(transferFiles).map(([path, content]) => [
		`icu/${path}`,
		typeof content === "string" ? content : JSON.stringify(content, null, "\t"),
	]),
);

import { CASE_TEXT } from "./practice-case.ts";

describe("the command line and packs", function () {
	this.timeout(60_000);
	let folder: Folder;
	beforeEach(() => {
		folder = new Folder();
	});
	afterEach(() => folder.remove());

	const home = () => join(folder.path, ".home", "packs");
	/** Runs, and expects success. */
	async function done(...args: string[]): Promise<string> {
		const { status, out, err } = await folder.run(args);
		assert.deepEqual([status, err], [0, ""], out);
		return out;
	}
	/** Runs, and expects exit status 2 and these lines. */
	async function refused(args: string[], ...lines: RegExp[]): Promise<void> {
		const { status, err } = await folder.run(args);
		assert.equal(status, 2, err);
		const said = err.trimEnd().split("\n");
		assert.equal(said.length, lines.length, err);
		for (const [i, line] of lines.entries()) assert.match(said[i] ?? "", line);
	}

	it("begins a pack, checks it, and never writes over one", async () => {
		assert.match(await done("pack", "new", "County General"), /^Wrote packs.county-general\./);
		assert.match(await done("pack", "check", "packs/county-general"), /county-general 0\.1\.0 is in order/);
		await refused(["pack", "new", "County General"], /already there/);
		folder.write({ "note.md": clean });
		await refused(["pack", "new", "B", "--from", "note.md"], /--from needs --note/);
		await done("pack", "new", "B", "--from", "note.md", "--note", "Night Note", "--to", "b");
		assert.match(await done("pack", "check", "b"), /^b: b 0\.1\.0 is in order/);
		await refused(["pack", "new", "C", "--from", "missing.md", "--note", "N"], /^missing\.md:1:1 /);
	});

	it("says each mistake in a line of its own, at its place, also as JSON", async () => {
		folder.write({
			...transfer,
			"bad/pack.json": '{\n\t"name": "Bad",\n\t"version": "1",\n\t"title": "T"\n}',
		});
		await refused(
			["pack", "check", "icu", "bad", "none"],
			/^bad\/pack\.json:2:10 Write lower-case/,
			/^none:1:1 There is no such file/,
		);
		const { status, out, err } = await folder.run(["pack", "check", "--format", "json", "icu", "bad"]);
		assert.deepEqual([status, err], [2, ""]);
		const [good, bad] = JSON.parse(out);
		assert.deepEqual(good, { pack: "icu", name: "county-icu", version: "1.2.0", problems: [], warnings: [] });
		assert.deepEqual([bad.name, bad.problems[0].file, bad.problems[0].line], [null, "bad/pack.json", 2]);
	});

	it("says what to look at again in a case, in its place, of a pack that is in order", async () => {
		folder.write({
			"rounds/pack.json": JSON.stringify({
				name: "rounds-cases",
				version: "1.0.0",
				title: "Cases",
				engine: "^1.0.0",
				cases: ["cap-1.md"],
			}),
			"rounds/cap-1.md": CASE_TEXT.replace("[start amoxicillin,", "[right now,"),
			"rounds/cap-1.model.md": "# Model\n\nIt is CAP.\n",
		});
		const { status, out, err } = await folder.run(["pack", "check", "rounds"]);
		assert.equal(status, 0);
		assert.match(out, /^rounds: rounds-cases 1\.0\.0 is in order/);
		assert.match(err, /^rounds\/cap-1\.md:\d+:\d+ Look again: Of "right now" only one everyday word counts/);
		assert.equal(err.trim().split("\n").length, 1);
	});

	it("takes a pack.json for its folder, its own templates for what they are, and waits for no pipe", async () => {
		folder.write(transfer);
		assert.match(
			await done("pack", "check", "icu/pack.json"),
			/^icu\/pack\.json: county-icu 1\.2\.0 is in order/,
		);
		const own = join(process.cwd(), "templates");
		assert.match(await done("pack", "check", own), /boot-camp \S+ is in order/);
		await refused(["pack", "build", own], /comes with the program/, /built in/);
		if (process.platform === "win32") return;
		await refused(["pack", "check", "/dev/zero"], /^\/dev\/zero:1:1 This is neither a file nor a folder\./);
		await refused(["pack", "install", "/dev/zero"], /^\/dev\/zero:1:1 This is neither a file nor a folder\./);
	});

	it("builds the same file again, and prints its SHA-256", async () => {
		folder.write(transfer);
		const out = await done("pack", "build", "icu");
		const bytes = readFileSync(join(folder.path, "county-icu-1.2.0.notepack"));
		assert.ok(out.includes(createHash("sha256").update(bytes).digest("hex")));
		for (const path of Object.keys(transfer)) utimesSync(join(folder.path, path), 1, 1);
		const { status } = await folder.run(["pack", "build", "icu", "--out", "again.notepack"], "", {
			TZ: "Asia/Tokyo",
		});
		assert.equal(status, 0);
		assert.deepEqual(readFileSync(join(folder.path, "again.notepack")), bytes);
		await refused(
			["pack", "build", "icu", "--out", "no/such/x.notepack"],
			/^no\/such\/x\.notepack:1:1 There is no such/,
		);
	});

	it("builds an extension without code", async () => {
		folder.write(transfer);
		await refused(["pack", "build", "icu", "--vsix"], /--publisher/);
		await refused(
			["pack", "build", "icu", "--vsix", "--publisher", "a b/../c"],
			/letters, digits and hyphens/,
		);
		const out = await done("pack", "build", "icu", "--vsix", "--publisher", "county");
		const bytes = readFileSync(join(folder.path, "county-icu-1.2.0.vsix"));
		assert.ok(out.includes(createHash("sha256").update(bytes).digest("hex")));
		const files = unzipSync(bytes);
		assert.deepEqual(
			Object.keys(files).filter((name) => /\.(?:[cm]?js|node|wasm|exe|sh|html?)$/i.test(name)),
			[],
		);
		const extension = JSON.parse(new TextDecoder().decode(files["extension/package.json"]));
		for (const key of ["main", "browser", "extensionKind"]) assert.ok(!(key in extension), key);
		assert.deepEqual(extension.contributes, { bootCampNotes: { packs: ["./pack"] } });
		assert.deepEqual(
			Buffer.from(files["extension/pack/templates/icu-transfer.md"] ?? []).toString(),
			transfer["icu/templates/icu-transfer.md"],
		);
		const again = ["pack", "build", "icu", "--vsix", "--publisher", "county", "--out", "again.vsix"];
		for (const TZ of ["Pacific/Kiritimati", "Pacific/Pago_Pago"]) {
			assert.equal((await folder.run(again, "", { TZ })).status, 0);
			assert.deepEqual(readFileSync(join(folder.path, "again.vsix")), bytes, TZ);
		}
	});

	it("installs, says what an update changes, goes back, and removes", async () => {
		const next = { ...transferManifest, version: "1.3.0", terms: [] };
		folder.write({
			...transfer,
			"next/pack.json": JSON.stringify(next),
			"next/templates/icu-transfer.md": transfer["icu/templates/icu-transfer.md"] ?? "",
		});
		assert.match(
			await done("pack", "install", "icu"),
			/SHA-256 [0-9a-f]{64}\nInstalled County ICU 1\.2\.0\.\n$/,
		);
		assert.match(await done("pack", "install", "icu"), /is installed already/);
		const before = readdirSync(home());
		assert.match(
			await done("pack", "install", "--dry-run", "next"),
			/Version 1\.2\.0 to 1\.3\.0\n {2}Term removed: HD#/,
		);
		assert.deepEqual(readdirSync(home()), before);
		assert.match(await done("pack", "install", "next"), /roll-back county-icu\n$/);
		assert.match(await done("pack", "list"), /county-icu 1\.3\.0 +in use/);
		assert.match(await done("pack", "roll-back", "county-icu"), /at 1\.2\.0 again/);
		assert.match(await done("pack", "install", "icu"), /already/);
		assert.match(await done("new", "icu-transfer"), /## Transfer Readiness/);
		await done("pack", "remove", "county-icu");
		await refused(["pack", "remove", "county-icu"], /no pack county-icu is installed/);
		await refused(["pack", "roll-back", "county-icu"], /no version of county-icu/);
	});

	it("lints a new kind of note as any other, with packs of the folder, and never those of another", async () => {
		const note = clean
			.replace("note: progress", "note: icu-transfer")
			.replace("Slept well", "HD# 3, slept well");
		const own = Object.fromEntries(
			Object.entries(transfer).map(([path, text]) => [`one/packs/${path}`, text]),
		);
		folder.write({
			...own,
			"one/bootcamp-notes.json": "{}",
			"one/a.md": note,
			"two/bootcamp-notes.json": "{}",
			"two/b.md": note,
		});
		const { out, err } = await folder.run(["lint", "--format", "json", "one", "two"]);
		assert.equal(err, "");
		const [a, b] = JSON.parse(out);
		const rules = (result: { findings: { rule: string }[] }) => result.findings.map(({ rule }) => rule);
		assert.equal(a.kind, "icu-transfer");
		assert.ok(rules(a).includes("house-style/term"));
		assert.ok(rules(a).includes("section/missing"));
		assert.ok(!rules(b).includes("house-style/term"));
	});

	it("uses a pack that the settings name by its path, and says when it is not there", async () => {
		const named = Object.fromEntries(
			Object.entries(transfer).map(([path, text]) => [
				path.replace("icu/", "node_modules/@county/pack/"),
				text,
			]),
		);
		folder.write({
			...named,
			"bootcamp-notes.json": '{"packs": ["./node_modules/@county/pack"]}',
			"a.md": clean.replace("Slept", "HD# 3, slept"),
		});
		assert.match((await folder.run(["lint", "a.md"])).out, /house-style\/term/);
		folder.write({ "bootcamp-notes.json": '{"packs": ["./gone/pack"]}' });
		const { status, out, err } = await folder.run(["lint", "a.md"]);
		assert.equal(status, 2);
		assert.match(err, /^gone\/pack\/pack\.json:1:1 There is no file .*\n$/);
		assert.doesNotMatch(out, /house-style/);
	});

	it("says of a clash or a broken pack once, and lints the rest", async () => {
		folder.write({
			"packs/a/pack.json": small("twin", "1.0.0"),
			"packs/b/pack.json": small("twin", "2.0.0"),
			"packs/c/pack.json": "{",
			"a.md": clean,
			"b.md": clean,
		});
		const { status, out, err } = await folder.run(["lint", "--format", "json", "."]);
		assert.equal(status, 2);
		assert.equal(JSON.parse(out).length, 2);
		const lines = err.trimEnd().split("\n");
		assert.equal(lines.length, 2, err);
		assert.match(err, /^packs\/c\/pack\.json:1:2 .*not used/m);
		assert.match(err, /Two packs are called twin: packs\/a and packs\/b/);
		assert.match(await done("pack", "list"), /twin 1\.0\.0 +clashes/);
	});

	it("uses the rest of a pack whose case has a mistake, and says what it leaves out", async () => {
		folder.write({
			"packs/c/pack.json": small("county", "1.0.0", {
				terms: [{ find: "HD#", use: "hospital day" }],
				cases: ["c.md"],
			}),
			"packs/c/c.md": "Chart.\n",
			"a.md": clean.replace("Slept", "HD# 3, slept"),
		});
		const { status, out, err } = await folder.run(["lint", "a.md"]);
		assert.equal(status, 2);
		assert.match(out, /house-style\/term/);
		assert.match(
			err,
			/^packs\/c\/c\.md:1:1 .* Until then this file is not used, the rest of the pack is\.\n$/,
		);
		assert.match(
			await done("pack", "list"),
			/county 1\.0\.0 +in use[\s\S]*packs\/c: used without c\.md:1:1 /,
		);
		await refused(["pack", "check", "packs/c"], /^packs\/c\/c\.md:1:1 /);
	});

	it("takes the folder's pack before the installed one", async () => {
		folder.write(transfer);
		await done("pack", "install", "icu");
		folder.write({ "packs/mine/pack.json": small("county-icu", "9.0.0") });
		assert.match(await done("pack", "list"), /county-icu 1\.2\.0 +hidden by packs\/mine/);
		const { status } = await folder.run(["new", "icu-transfer"]);
		assert.equal(status, 2, "The pack that hides it brings no such kind.");
	});

	it("does not let a pack of the folder weaken protected rules, unless it is trusted", async () => {
		const unsafe = clean.replace("- Ceftriaxone today", "- Insulin glargine 10 U daily\n- Ceftriaxone today");
		folder.write({
			"packs/lax/pack.json": small("lax", "1.0.0", { rules: { "abbreviation/do-not-use": "off" } }),
			"a.md": unsafe,
		});
		const held = await folder.run(["lint", "a.md"]);
		assert.match(held.out, /abbreviation\/do-not-use/);
		assert.match(held.err, /lax weakens abbreviation\/do-not-use.*--trust-packs/);
		const trusted = await folder.run(["lint", "--trust-packs", "a.md"]);
		assert.doesNotMatch(trusted.out, /abbreviation\/do-not-use/);
		assert.equal(trusted.err, "");
	});

	it("says when the place of installed packs cannot be used, and lints all the same", async () => {
		folder.write({ ...transfer, ".home": "a file", "a.md": clean });
		await refused(["pack", "install", "icu"], /Not installed\. .*\.home/);
		assert.equal((await folder.run(["lint", "a.md"])).status, 0);
	});

	it("says when an installed pack is damaged; installing it again mends it", async () => {
		folder.write(transfer);
		await done("pack", "install", "icu");
		const [name] = readdirSync(home()).filter((file) => file.endsWith(".notepack")) as [string];
		const whole = readFileSync(join(home(), name));
		for (const harmed of [
			whole.subarray(0, 100),
			Buffer.from(whole.map((byte, i) => (i === 60 ? byte ^ 1 : byte))),
		]) {
			writeFileSync(join(home(), name), harmed);
			await refused(["new", "icu-transfer"], /county-icu is damaged\. Install it again/);
			await done("pack", "install", "icu");
			assert.match(await done("new", "icu-transfer"), /Transfer Readiness/);
		}
	});
});
