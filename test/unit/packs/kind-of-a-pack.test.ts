import assert from "node:assert/strict";
import fc from "fast-check";
import { applyEdits } from "../../../src/lint/edits.ts";
import type { Engine } from "../../../src/lint/engine.ts";
import { builtInPack } from "../../../src/packs/built-in.ts";
import { changesBetween } from "../../../src/packs/changes.ts";
import { checkManifest } from "../../../src/packs/check-manifest.ts";
import { checkPack } from "../../../src/packs/check-pack.ts";
import { compose } from "../../../src/packs/compose.ts";
import { engineOf } from "../../../src/packs/engine.ts";
import type { NoteEntry, PackManifest, SectionEntry } from "../../../src/packs/manifest.ts";
import { feedbackMarkdown } from "../../../src/practice/feedback.ts";
import { feedbackPage } from "../../../src/practice/page/feedback-page.ts";
import { readiness } from "../../../src/practice/readiness.ts";
import { scoreAttempt } from "../../../src/practice/score.ts";
import { practiceCase } from "../practice-case.ts";
import { filesOf } from "./sample.ts";

const WORDS =
	"Walked the hall twice with therapy and ate a full breakfast without nausea, then slept until the evening.";

function pack(name: string, notes: Record<string, Partial<NoteEntry>>): PackManifest {
	const entries = Object.entries(notes).map(([id, note]) => [
		id,
		{ title: "Family Meeting Note", template: "t.md", sections: [], ...note },
	]);
	return { name, version: "1.0.0", title: name, notes: Object.fromEntries(entries) };
}

function engineWith(...manifests: PackManifest[]): Engine {
	for (const manifest of manifests) assert.deepEqual(checkManifest(manifest), []);
	const packs = manifests.map((manifest) => ({
		name: manifest.name,
		rank: "installed" as const,
		where: manifest.name,
		manifest,
	}));
	return engineOf(compose([builtInPack, ...packs]));
}

const note = (kind: string, ...sections: string[]) =>
	`---\nnote: ${kind}\n---\n# Note\n\n${sections.map((section) => `${/[\n#]/.test(section) ? section : `## ${section}\n${WORDS}`}\n`).join("\n")}`;

function said(engine: Engine, text: string, rule: string) {
	return engine
		.check(text)
		.findings.filter((finding) => finding.rule === rule)
		.map(({ message, severity, fixes }) => ({ message, severity, fixes }));
}

const ORDER = "section/out-of-order";
const MISSING = "section/missing";
const LONG = "section/too-long";

const meeting: readonly SectionEntry[] = [
	{ id: "who-came", title: "Who Came", titles: ["Present"], required: true },
	{ id: "plan" },
	{ id: "what-they-know", title: "What They Know" },
	{ id: "assessment" },
	{ id: "code-status" },
];

describe("the order of a kind that a pack brings", () => {
	const engine = engineWith(pack("palliative", { "family-meeting": { sections: meeting } }));
	const strays = (...sections: string[]) => said(engine, note("family-meeting", ...sections), ORDER);

	it("is the pack's, also where U.S. order is another", () => {
		assert.deepEqual(strays("Who Came", "Plan", "What They Know", "Assessment", "Code Status"), []);
		const [stray, more] = strays("Plan", "What They Know", "Assessment", "Who Came");
		assert.equal(more, undefined);
		assert.match(
			stray?.message ?? "",
			/^Who Came comes before .+ in your program's Family Meeting Note\. Move it up\.$/,
		);
		assert.equal(stray?.severity, "information");
		const [late] = strays("Code Status", "Who Came", "Plan");
		assert.match(late?.message ?? "", /^Code Status comes after Plan .*Move it down\.$/);
	});

	it("says nothing of sections that the kind does not know, that come twice, or that head the note", () => {
		assert.deepEqual(strays("HPI", "Who Came", "Labs", "Plan", "Medications", "Assessment"), []);
		assert.deepEqual(strays("Who Came", "Plan", "Assessment", "Plan", "Assessment", "Code Status"), []);
		assert.deepEqual(strays("Code status: full code\n", "Who Came", "Plan"), []);
		assert.deepEqual(strays("Who Came", "## Odd Words\nx", "Plan", "## More Odd Words\ny", "Assessment"), []);
	});

	it("is never flagged in it, always out of it, and mended by its fix without the loss of a word", () => {
		const titles = ["Who Came", "Plan", "What They Know", "Assessment", "Code Status"];
		const strange = fc.constantFrom("Odd Words", "Imaging", "A Word From the Son");
		fc.assert(
			fc.property(
				fc.shuffledSubarray(titles, { minLength: 2 }),
				fc.array(strange, { maxLength: 2 }),
				(chosen, between) => {
					const all = [chosen[0] as string, ...between, ...chosen.slice(1)];
					const text = note("family-meeting", ...all);
					const found = said(engine, text, ORDER);
					const places = chosen.map((title) => titles.indexOf(title));
					const inOrder = places.every((place, i) => i === 0 || place > (places[i - 1] as number));
					assert.equal(found.length === 0, inOrder, text);
					const fix = found[0]?.fixes.find(({ title }) => title === "Put sections in order");
					assert.equal(fix === undefined, inOrder);
					if (!fix) return;
					const mended = applyEdits(text, fix.edits());
					assert.deepEqual(said(engine, mended, ORDER), []);
					const lines = (of: string) => of.split("\n").filter(Boolean).sort();
					assert.deepEqual(lines(mended), lines(text));
				},
			),
		);
	});

	it("stays free where a pack takes over a built-in kind as it is, and holds where it turns it round", () => {
		const usual = builtInPack.manifest.notes?.admission as NoteEntry;
		const swapped = note("admission", "HPI", "Social History", "Family History", "Physical Exam");
		assert.deepEqual(said(engineWith(pack("same", { admission: usual })), swapped, ORDER), []);
		const round = [...usual.sections].reverse();
		const turned = engineWith(pack("turned", { admission: { ...usual, sections: round } }));
		assert.deepEqual(said(turned, note("admission", "Physical Exam", "HPI"), ORDER), []);
		assert.equal(said(turned, note("admission", "HPI", "Physical Exam"), ORDER).length, 1);
	});

	it("has to be that of its templates, unless the kind says that it is free", async () => {
		const turned = `---\nnote: family-meeting\n---\n# N\n\n## Plan\n***\n\n## Who Came\n***\n`;
		const files = (more: Partial<NoteEntry>) =>
			filesOf({
				"pack.json": pack("palliative", { "family-meeting": { sections: meeting, ...more } }),
				"t.md": turned,
			});
		const [problem, more] = (await checkPack(files({}))).problems;
		assert.equal(more, undefined);
		assert.equal(problem?.file, "t.md");
		assert.match(problem?.message ?? "", /^"Who Came" stands in another place than under "sections"/);
		assert.deepEqual((await checkPack(files({ order: "free" }))).problems, []);
		const free = engineWith(pack("p", { "family-meeting": { sections: meeting, order: "free" } }));
		assert.deepEqual(said(free, note("family-meeting", "Plan", "Code Status", "Who Came"), ORDER), []);
		const [before, after] = [{}, { order: "free" as const }].map((change) =>
			pack("p", { "family-meeting": { sections: meeting, ...change } }),
		) as [PackManifest, PackManifest];
		assert.equal(
			changesBetween(before, after).at(-1),
			"Family Meeting Note: sections may stand in any order",
		);
	});

	it("is a warning in a sign-out of one patient, and silent in a list of several", () => {
		const sections = [{ id: "illness-severity" }, { id: "patient-summary" }, { id: "action-list" }];
		const own = engineWith(pack("night", { night: { like: "sign-out", sections } }));
		const one = ["Patient Summary", "Illness Severity"];
		assert.equal(said(own, note("night", ...one), ORDER)[0]?.severity, "warning");
		assert.deepEqual(said(own, note("night", ...one, ...one), ORDER), []);
	});
});

describe("what a pack requires of its own kind", () => {
	it("is asked for wherever no rule of its own asks", () => {
		for (const like of [undefined, "sign-out", "discharge", "rounds", "admission", "progress"]) {
			const sections = [
				"assessment",
				"plan",
				"code-status",
				"follow-up",
				"illness-severity",
				"pending-results",
			].map((id) => ({ id, required: true }));
			const engine = engineWith(pack("own", { "family-meeting": { like, sections } }));
			const { findings } = engine.check(note("family-meeting", "Social History", "Medications"));
			const all = findings.map(({ message }) => message).join("\n");
			for (const word of ["assessment", "code status", "follow-up", "severity", "pending"])
				assert.match(all, new RegExp(word, "i"), `${like}: ${word}`);
		}
	});

	it("is there when its heading is, also as a label below a plan or a heading inside it", () => {
		const sections = [{ id: "plan" }, { id: "tethers", title: "Tethers", required: true }];
		const engine = engineWith(pack("own", { "family-meeting": { like: "progress", sections } }));
		for (const way of [
			"Tethers: none",
			"TETHERS\nNone.",
			"### Tethers\nNone.",
			"**Tethers**\nNone.",
			"- Tethers: none",
		]) {
			assert.deepEqual(said(engine, note("family-meeting", `## Plan\n${WORDS}\n\n${way}`), MISSING), [], way);
			const plain = `---\nnote: family-meeting\n---\nNote\n\nPlan: ${WORDS} ${WORDS}\n\n${way}\n`;
			assert.deepEqual(said(engine, plain, MISSING), [], way);
		}
		for (const way of ["The tethers are out.", "Untethered: yes", "```\nTethers: none\n```"])
			assert.equal(
				said(engine, note("family-meeting", `## Plan\n${WORDS}\n\n${way}`), MISSING).length,
				1,
				way,
			);
	});

	it("is known by the same heading in two packs that mean different sections by it", () => {
		const first = { sections: [{ id: "told", title: "Who Was Told", required: true, maxWords: 5 }] };
		const second = {
			title: "Fall Note",
			sections: [
				{ id: "opening", title: "What We Saw" },
				{ id: "informed", title: "Who Was Told", required: true, maxWords: 8 },
			],
		};
		const engine = engineWith(pack("a", { "family-meeting": first }), pack("b", { fall: second }));
		for (const [kind, most] of [
			["family-meeting", 5],
			["fall", 8],
		] as const) {
			const text = note(kind, "Who Was Told (07/14)");
			assert.deepEqual(said(engine, text, MISSING), [], kind);
			assert.match(said(engine, text, LONG)[0]?.message ?? "", new RegExp(`gives it ${most}`));
			assert.equal(said(engine, note(kind, "Labs"), MISSING).length, 1, kind);
		}
		assert.equal(said(engine, note("fall", "Who Was Told", "What We Saw"), ORDER).length, 1);
	});
});

describe("the words that a pack gives its own kind", () => {
	it("hold for every section, also where the built-in kinds have a rule of their own", () => {
		for (const id of [
			"hpi",
			"interval-events",
			"subjective",
			"reason-for-admission",
			"patient-summary",
			"labs",
			"mine",
		])
			for (const like of [undefined, "progress", "discharge", "sign-out", "admission", "consult-call"]) {
				const section = { id, maxWords: 10, ...(id === "mine" ? { title: "Mine Alone" } : {}) };
				const engine = engineWith(pack("own", { "family-meeting": { like, sections: [section] } }));
				const title = engine.config.notes.get("family-meeting")?.sections[0]?.title ?? "";
				const found = engine
					.check(note("family-meeting", title, `## Odd\n${WORDS}`))
					.findings.filter(({ rule }) => /too-long$/.test(rule) && rule !== "note/too-long");
				assert.equal(found.length, 1, `${id} like ${like}`);
				assert.match(found[0]?.message ?? "", /\b10\b/);
			}
	});

	it("hold for the note as they are, whatever its title says of the ward", () => {
		const maxWords = 120;
		const of = (title: string, more: Partial<NoteEntry>) =>
			said(
				engineWith(pack("own", { icu: { title, like: "progress", maxWords, sections: [], ...more } })),
				`# ${title}\n\n## Interval Events\n${`${WORDS} `.repeat(20)}\n`,
				"note/too-long",
			)[0];
		assert.equal(of("ICU Transfer Note", {})?.severity, "warning");
		assert.match(of("ICU Transfer Note", {})?.message ?? "", /aim for \d{2,3}\./);
		assert.equal(of("ICU Transfer Note", { maxWords: 5000 }), undefined);
	});
});

describe("a phrase that a pack asks for in a section", () => {
	it("may stand in a section inside it", () => {
		const manifest: PackManifest = {
			...pack("own", { "family-meeting": { sections: [{ id: "plan" }] } }),
			phrases: [{ anyOf: ["read back"], notes: ["family-meeting"], section: "plan" }],
		};
		const engine = engineWith(manifest);
		const inside = note("family-meeting", `## Plan\n${WORDS}\n\n### Code Status\nFull code, read back.`);
		assert.deepEqual(said(engine, inside, "house-style/phrase"), []);
		const outside = note("family-meeting", "Plan", "## Labs\nCalled and read back.");
		assert.equal(said(engine, outside, "house-style/phrase").length, 1);
	});
});

describe("practice with a kind that a pack brings", () => {
	const sections = [
		{ id: "who-came", title: "Who Came", required: true },
		{ id: "what-they-know", title: "What They Know & Fear", required: true },
	];
	const engine = engineWith(pack("palliative", { "family-meeting": { sections } }));
	const of = {
		...practiceCase,
		note: "family-meeting",
		facts: [
			{
				fact: "Daughter is the proxy",
				any: ["daughter is the proxy"],
				in: ["who-came"],
				why: "She decides.",
			},
			{
				fact: "They know it is cancer",
				any: ["know it is cancer"],
				in: ["what-they-know"],
				why: "Begin there.",
			},
		],
	};
	const spec = engine.config.notes.get("family-meeting");
	const draft =
		"# Some Words\n\n## Labs\nThe daughter is the proxy. Nothing else was said today by anybody at all.\n";

	it("names a pack's own sections by their titles, in the feedback, the page and the next steps", () => {
		for (const text of [draft, note("family-meeting", "## Labs\nThe daughter is the proxy.")]) {
			const score = scoreAttempt({ case: of, checked: engine.check(text), spec });
			assert.deepEqual(
				score.facts.map(({ belongs }) => belongs),
				[["Who Came"], ["What They Know & Fear"]],
			);
			const links = { place: () => "", rule: () => "", model: "", again: "", progress: "" };
			const page = feedbackPage(score, links, { nonce: "x" });
			for (const shown of [feedbackMarkdown(score), page, score.next.join("\n")]) {
				assert.match(shown, /Who Came/);
				assert.doesNotMatch(shown, /who-came|what-they-know/);
			}
			assert.match(page, /What They Know &amp; Fear/);
		}
	});

	it("is not ready while its sections are missing, whatever kind the draft reads as", () => {
		const { missing } = scoreAttempt({ case: of, checked: engine.check(draft), spec }).readiness;
		assert.deepEqual(
			missing.filter((what) => what.startsWith("W")),
			["Who Came", "What They Know & Fear"],
		);
		const whole = engine.check(note("family-meeting", "Who Came", "What They Know & Fear"));
		assert.ok(readiness(whole).ready, readiness(whole).line);
	});
});
