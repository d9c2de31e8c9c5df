import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { chooseYesterday, findYesterday, type NamedText } from "../../src/lint/yesterday.ts";
import { readNote } from "../../src/note/reader.ts";

interface Facts {
	readonly patient?: string;
	readonly date?: string;
	readonly day?: number;
	readonly mrn?: string;
	readonly kind?: string;
}

function note(name: string, { patient, date, day, mrn, kind = "progress" }: Facts): NamedText {
	const text = [
		"---",
		`note: ${kind}`,
		"---",
		"# Progress Note",
		"",
		...(patient ? [`Patient: ${patient}`] : []),
		...(mrn ? [`MRN: ${mrn}`] : []),
		...(date ? [`Date: ${date} 08:00`] : []),
		...(day ? [`Hospital Day: ${day}`] : []),
		"",
		"## Interval Events",
		"Slept through the night and walked the hall twice with nursing, no fever, ate breakfast.",
		"",
		"## Assessment and Plan",
		"Improving.",
	].join("\n");
	return { name, text };
}

function chosen(today: NamedText, ...others: NamedText[]): string | undefined {
	return chooseYesterday(today, others)?.name;
}

const ONE = "Practice patient 03 (invented), 67-year-old woman";

describe("yesterday's note", () => {
	it("is the one of the same patient, a day earlier", () => {
		const today = note("c.md", { patient: ONE, date: "07/17/2025", day: 3 });
		const yesterday = note("b.md", { patient: ONE, date: "07/16/2025", day: 2 });
		const before = note("a.md", { patient: ONE, date: "07/15/2025", day: 1 });
		const other = note("d.md", { patient: "Practice patient 04", date: "07/16/2025", day: 2 });
		assert.equal(chosen(today, before, yesterday, other), "b.md");
	});

	it("is found over the end of a month, and however the date is written", () => {
		const today = note("c.md", { patient: ONE, date: "03/01/2026" });
		assert.equal(chosen(today, note("b.md", { patient: ONE, date: "Feb 28, 2026" })), "b.md");
		assert.equal(chosen(today, note("b.md", { patient: ONE, date: "2026-02-28" })), "b.md");
		assert.equal(chosen(today, note("b.md", { patient: ONE, date: "02/27/2026" })), undefined);
	});

	it("is told by the hospital day where no date stands", () => {
		const today = note("c.txt", { patient: ONE, day: 4 });
		assert.equal(chosen(today, note("b.txt", { patient: ONE, day: 3 })), "b.txt");
		assert.equal(chosen(today, note("b.txt", { patient: ONE, day: 2 })), undefined);
	});

	it("may have been copied with its date or its hospital day", () => {
		const today = note("progress-day-3.md", { patient: ONE, date: "07/16/2025", day: 3 });
		assert.equal(
			chosen(today, note("progress-day-2.md", { patient: ONE, date: "07/16/2025", day: 2 })),
			"progress-day-2.md",
		);
		const stale = note("c.md", { patient: ONE, date: "07/17/2025", day: 2 });
		assert.equal(chosen(stale, note("b.md", { patient: ONE, date: "07/16/2025", day: 2 })), "b.md");
	});

	it("is told by the names of a series where no patient is named", () => {
		const today = note("/notes/lee/progress-day-3.md", {});
		assert.equal(chosen(today, note("/notes/lee/progress-day-2.md", {})), "/notes/lee/progress-day-2.md");
		assert.equal(chosen(today, note("/notes/lee/progress-day-1.md", {})), undefined);
		assert.equal(chosen(note("copd-day-3.md", {}), note("cellulitis-day-2.md", {})), undefined);
		assert.equal(chosen(note("lee-2025-07-17.md", {}), note("lee-2025-07-16.md", {})), "lee-2025-07-16.md");
	});

	it("is nobody's where the patient is in doubt", () => {
		const today = note("c.md", { patient: ONE, date: "07/17/2025" });
		assert.equal(chosen(today, note("b.md", { date: "07/16/2025" })), undefined);
		assert.equal(chosen(today, note("b.md", { patient: "***", date: "07/16/2025" })), undefined);
		assert.equal(
			chosen(today, note("b.md", { patient: "Practice patient 03, 67-year-old man", date: "07/16/2025" })),
			undefined,
		);
		const labeled = note("c.md", { patient: ONE, date: "07/17/2025", mrn: "A-100" });
		assert.equal(
			chosen(labeled, note("b.md", { patient: ONE, date: "07/16/2025", mrn: "A-200" })),
			undefined,
		);
	});

	it("is none when two fit, when it is of another kind, or when today's is", () => {
		const today = note("c.md", { patient: ONE, date: "07/17/2025" });
		const one = note("a.md", { patient: ONE, date: "07/16/2025" });
		assert.equal(chosen(today, one, { ...one, name: "b.md" }), undefined);
		assert.equal(
			chosen(today, note("b.md", { patient: ONE, date: "07/16/2025", kind: "admission" })),
			undefined,
		);
		const admission = note("c.md", { patient: ONE, date: "07/17/2025", kind: "admission" });
		assert.equal(chosen(admission, one), undefined);
	});

	it("is read through a port, and only notes are", async () => {
		const today = note("c.md", { patient: ONE, date: "07/17/2025" });
		const read: string[] = [];
		const files: Record<string, string> = {
			"b.md": note("b.md", { patient: ONE, date: "07/16/2025" }).text,
			"scan.pdf": "",
		};
		const found = await findYesterday(today, {
			names: () => ["b.md", "c.md", "scan.pdf", "gone.txt"],
			read: (name) => {
				read.push(name);
				return files[name];
			},
		});
		assert.equal(found?.name, "b.md");
		assert.deepEqual(read, ["b.md", "gone.txt"]);
	});

	it("is the same whether a note's opening was read or all of it", () => {
		const texts = ["examples/boot-camp/drafts", "test/fixtures/clean", "test/fixtures/flawed"].flatMap(
			(folder) =>
				(readdirSync(folder, { recursive: true }) as string[])
					.filter((file) => /\.(?:md|txt)$/.test(file))
					.map((file) => ({
						name: file.replaceAll("\\", "/"),
						text: readFileSync(join(folder, file), "utf8"),
					})),
		);
		// A note of the day before, and one of the same day, for each.
		const days = texts.flatMap(({ name, text }) => {
			const earlier = text
				.replace(
					/(\d\d)\/(\d\d)\/(\d{4})/,
					(_, month, day, year) => `${month}/${String(Number(day) - 1).padStart(2, "0")}/${year}`,
				)
				.replace(/Hospital Day: (\d+)/i, (_, day) => `Hospital Day: ${Number(day) - 1}`);
			return [
				{ name, text },
				{ name: `earlier-${name.replaceAll("/", "-")}`, text: earlier },
			];
		});
		const whole = days.map(({ name, text }) => ({ name: `whole/${name}`, text, note: readNote(text, name) }));
		let found = 0;
		for (const today of days) {
			const quick = chooseYesterday(
				today,
				days.filter((other) => other !== today),
			)?.name;
			// Under other names, since what is known of a text is remembered.
			const todayToo = whole.find(({ name }) => name === `whole/${today.name}`) as NamedText;
			const slow = chooseYesterday(
				todayToo,
				whole.filter((other) => other !== todayToo),
			)?.name;
			assert.equal(quick && `whole/${quick}`, slow, today.name);
			if (quick) found++;
		}
		assert.ok(found > 5, String(found));
	});
});
