import assert from "node:assert";
import fc from "fast-check";
import { feedbackPage } from "../../src/practice/page/feedback-page.ts";
import { progressPage } from "../../src/practice/page/progress-page.ts";
import type { AttemptRecord } from "../../src/practice/record.ts";
import type { Score } from "../../src/practice/scored.ts";
import { GOOD, score } from "./practice-case.ts";

const frame = { nonce: "n0nce" };
const links = {
	place: (start: number, end: number) => `command:go?${start},${end}`,
	rule: (id: string) => `command:rule?${encodeURIComponent(id)}`,
	model: "command:model",
	again: "command:again",
	progress: "command:progress",
};
const own = {
	note: (kind?: string) => `command:note?${encodeURIComponent(kind ?? "")}`,
	open: "command:open",
	remove: "command:remove",
};

const record = (over: Partial<AttemptRecord> = {}): AttemptRecord => ({
	...{ v: 1, at: "2026-07-06T10:00:00Z", case: "cap-1", note: "progress", minutes: 14 },
	...{
		facts: { found: 3, of: 4, safetyMissed: 1 },
		rules: { "hpi/too-long": 1 },
		committed: true,
		missing: 0,
		order: 700,
	},
	severities: { error: 0, warning: 1, information: 0 },
	words: { total: 180, most: 200, hpi: 90, assessment: 60 },
	traps: { avoided: 1, fell: 0, of: 1 },
	...over,
});

/** Every tag of a page with its attributes; what is not a tag is text. */
function tagsOf(html: string): string[] {
	return [...html.replace(/<style[\s\S]*?<\/style>/, "").matchAll(/<[a-z!/][^>]*>/gi)].map(([tag]) => tag);
}

/** Headings, lists and landmarks must be where they were: text has opened or closed nothing. */
function shapeOf(html: string): string {
	return tagsOf(html)
		.map((tag) => tag.replace(/\s[\s\S]*(?=>)/, ""))
		.join("");
}

function withText(original: Score, text: string): Score {
	return {
		...original,
		case: { ...original.case, title: text },
		facts: original.facts.map((fact) => ({
			...fact,
			fact: text,
			why: text,
			missing: fact.missing.map(() => text),
		})),
		traps: original.traps.map((trap) => ({ ...trap, trap: text, why: text })),
		findings: original.findings.map((finding) => ({ ...finding, message: text, rule: text })),
		sections: original.sections.map((section) => ({ ...section, title: text })),
		leading: { ...original.leading, diagnosis: text },
		differential: { ...original.differential, unnamed: original.differential.unnamed.map(() => text) },
		readiness: { ...original.readiness, missing: original.readiness.missing.map(() => text) },
		next: original.next.map(() => text),
	};
}

const hostile = fc.oneof(
	fc.string({ unit: "grapheme" }),
	fc.constantFrom(
		"<script>alert(1)</script>",
		'"><img src=x onerror=alert(1)>',
		"</style></main><a href='command:x'>",
		"&lt;b&gt;",
		"]]>--><!--",
		"javascript:alert(1)",
	),
);

describe("pages of practice", () => {
	const attempts = [
		score(GOOD),
		score(
			"---\nnote: progress\n---\n# Progress Note\n\nPatient: AB\nStart amoxicillin 875 mg BID. DNR.\n\n## Assessment and Plan\nMaybe heart failure versus pneumonia in this man, who coughs and coughs and is tired of all of it.\n",
		),
	];

	it("show what is to be done first before all else, with each place linked", () => {
		const html = feedbackPage(attempts[1] as Score, links, frame);
		assert.ok(html.indexOf('id="next"') < html.indexOf('id="facts"'));
		assert.match(html, /href="command:go\?\d+,\d+"/);
		assert.match(html, /Not found \(\d+\)/);
		for (const step of attempts[1]?.next ?? []) assert.ok(html.includes(step.slice(0, 12)));
	});

	it("let no style in but their own, and no script, picture or form at all", () => {
		for (const html of [
			feedbackPage(attempts[0] as Score, links, frame),
			progressPage({ records: [record()], problems: [], file: "x", titles: new Map() }, own, frame),
		]) {
			assert.match(html, /default-src 'none'; style-src-elem 'nonce-n0nce'; style-src-attr 'unsafe-inline'"/);
			assert.doesNotMatch(
				html,
				/<(?:script|img|iframe|form|link|object|embed)\b|\son\w+=|https?:(?!\/\/www\.w3\.org\/2000\/svg)/i,
			);
			assert.match(html, /<html lang="en">[\s\S]*<main>[\s\S]*<h1>/);
		}
	});

	it("take whatever a draft or a pack says as text", () => {
		fc.assert(
			fc.property(fc.constantFrom(...attempts), hostile, (original, text) => {
				const html = feedbackPage(withText(original, text), links, frame);
				assert.equal(shapeOf(html), shapeOf(feedbackPage(withText(original, "x"), links, frame)));
			}),
		);
		fc.assert(
			fc.property(hostile, (text) => {
				const page = (name: string) =>
					progressPage(
						{
							records: [record({ note: name, case: name }), record({ note: `${name}2` })],
							problems: [{ line: 3, message: name }],
							file: name,
							titles: new Map([[name, name]]),
						},
						own,
						frame,
					);
				const asked = progressPage(
					{ records: [], problems: [], file: "", said: text, titles: new Map() },
					own,
					frame,
				);
				assert.doesNotMatch(asked, /<(?:script|img)|href='/);
				const safe = page("qqq");
				assert.equal(
					shapeOf(page(text || "qqq")).replace(/<(?:text|tspan|g|path|\/text|\/tspan|\/g)>/g, ""),
					shapeOf(safe).replace(/<(?:text|tspan|g|path|\/text|\/tspan|\/g)>/g, ""),
				);
			}),
			{ numRuns: 25 },
		);
	});

	it("say that there is nothing yet, and translate all the same", () => {
		const html = progressPage({ records: [], problems: [], file: "", titles: new Map() }, own, frame);
		assert.match(html, /No attempt yet/);
		assert.match(html, /Needs to work on efficiency/);
		assert.doesNotMatch(html, /<svg/);
	});

	it("put time spent outside the sections into words, once for sections that share it", () => {
		const [good] = attempts as [Score];
		const sections = good.sections.map((section) => ({
			...section,
			seconds: section.id === null ? null : 30,
		}));
		const shared = new Set(sections.flatMap(({ id }) => (id === null ? [] : [id]))).size;
		const html = feedbackPage(
			{ ...good, sections, minutes: { taken: (shared * 30 + 75) / 60, aim: 15 } },
			links,
			frame,
		);
		assert.match(html, /The chart, and elsewhere[\s\S]*?1:15/);
	});
});
