import assert from "node:assert/strict";
import { builtInPack } from "../../../src/packs/built-in.ts";
import { checkPack } from "../../../src/packs/check-pack.ts";
import { compose } from "../../../src/packs/compose.ts";
import { engineOf } from "../../../src/packs/engine.ts";
import type { PackManifest } from "../../../src/packs/manifest.ts";
import { renderSnippet } from "../../../src/packs/snippet.ts";
import { filesOf, transferFiles, transferManifest, transferTemplate } from "./sample.ts";

const manifest: PackManifest = transferManifest;
const engine = engineOf(
	compose([builtInPack, { name: manifest.name, rank: "installed", where: "", manifest }]),
);

const note = `# ICU Transfer Note

Patient: Practice patient 40 (invented), 61-year-old woman
Date: 07/14/2025 08:10
Author: Dr. Ray, PGY-2

## Transfer Readiness
Extubated 07/12, on 2 L by nasal cannula since midnight, no pressors for 30 hours, lactate 1.1.

## What Is Attached
Right radial arterial line out today. Left internal jugular line day 4, needed for antibiotics until 07/15.

## Assessment and Plan
61-year-old woman with septic shock from pyelonephritis, resolved, ready for the ward on day 4 of 7 of ceftriaxone.
- Ceftriaxone 2 g IV daily until 07/17
- If SBP is below 90 mmHg, give 500 mL of lactated Ringer's and call the senior

## Code Status
Full code, decided by the patient, discussed by Dr. Lee on 07/14.
`;

describe("a kind of note that a pack brings", () => {
	const said = (text: string, file = "") => {
		const { note: read, findings, spec } = engine.check(text, file);
		return { kind: read.kind, like: read.like, spec, rules: findings.map(({ rule }) => rule), findings };
	};

	it("comes of a pack that is in order", async () => {
		assert.deepEqual((await checkPack(filesOf(transferFiles))).problems, []);
	});

	it("is known by its title, its front matter and its file", () => {
		assert.equal(said(note).kind, "icu-transfer");
		assert.equal(said(note.replace("ICU Transfer Note", "Step-down Acceptance, 07/14")).kind, "icu-transfer");
		const untitled = note.replace("# ICU Transfer Note\n", "");
		assert.equal(said(`---\nnote: icu-transfer\n---\n${untitled}`).kind, "icu-transfer");
		assert.equal(said(untitled, "drafts/icu-transfer-0714.md").kind, "icu-transfer");
		assert.equal(said(note).spec?.title, "ICU Transfer Note");
		assert.equal(said(note).like, "progress");
	});

	it("has its sections, by any of their headings", () => {
		const ids = engine
			.check(note)
			.note.sections.filter(({ mark }) => mark)
			.map(({ id }) => id);
		for (const id of ["transfer-readiness", "tethers", "assessment-and-plan", "code-status"])
			assert.ok(ids.includes(id), id);
	});

	it("passes when it has what it must", () => {
		assert.deepEqual(
			said(note)
				.findings.filter(({ severity }) => severity !== "information")
				.map(({ message }) => message),
			[],
		);
	});

	it("is flagged for a required section that is missing, by its own name", () => {
		const { findings } = said(note.replace(/## Transfer Readiness\n.*\n/, ""));
		const missing = findings.filter(({ rule }) => rule === "section/missing");
		assert.equal(missing.length, 1);
		assert.match(missing[0]?.message ?? "", /Transfer Readiness/);
	});

	it("is flagged for more words than it may have, and for the pack's own terms", () => {
		const long = note.replace(
			"lactate 1.1.",
			`lactate 1.1. ${"Comfortable overnight and eating well, walked the hall twice with therapy. ".repeat(60)}`,
		);
		assert.match(
			said(long).findings.find(({ rule }) => rule === "note/too-long")?.message ?? "",
			/aim for \d+/,
		);
		const other = said(note.replace("on day 4 of 7", "on HD# 4, day 4 of 7"));
		assert.equal(other.findings.filter(({ rule }) => rule === "house-style/term").length, 1);
	});

	it("begins from its template with every required heading in place", () => {
		const begun = renderSnippet(transferTemplate, new Date(2026, 6, 1));
		const { kind, rules } = said(begun);
		assert.equal(kind, "icu-transfer");
		assert.ok(!rules.includes("section/missing"));
	});

	it("is no kind at all without the pack", () => {
		const plain = engineOf(compose([builtInPack])).check(note);
		assert.notEqual(plain.note.kind, "icu-transfer");
	});
});
