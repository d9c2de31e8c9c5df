import type { Section } from "../note/section.ts";
import type { Range } from "../note/types.ts";
import type { Context, Report } from "../rules/rule.ts";
import type { Finding } from "./finding.ts";
import type { ActiveRule } from "./settings.ts";

/** What all rules are given about a note. */
export type Given = Omit<Context<unknown>, "options" | "report">;

interface Told {
	readonly active: ActiveRule;
	readonly report: Report;
}

/** The rules in force for one kind of note, and what they have said about sections that are still the same. */
export class RuleRunner {
	readonly #ofNotes: readonly ActiveRule[];
	readonly #ofSections: readonly ActiveRule[];

	constructor(rules: readonly ActiveRule[]) {
		this.#ofNotes = rules.filter(({ rule }) => rule.checkNote);
		this.#ofSections = rules.filter(({ rule }) => rule.checkSection);
	}

	/** Everything the rules say about a note, in no order. */
	run(given: Given): Finding[] {
		const findings: Finding[] = [];
		for (const active of this.#ofNotes) {
			const report = (told: Report) => void findings.push(finding(active, told));
			active.rule.checkNote?.({ ...given, options: active.options, report } as Context<never>);
		}
		const asked = new SectionRules(this.#ofSections, given);
		for (const section of given.note.sections) {
			// Kept for as long as the section stays what it is.
			const told = section.keep(this, () => asked.ask(section));
			for (const { active, report } of told) findings.push(finding(active, moved(report, section.start)));
		}
		return findings;
	}
}

/** The section rules over one version of a note. */
class SectionRules {
	readonly #asked: readonly (readonly [active: ActiveRule, context: Context<never>])[];
	#told: Told[] = [];

	constructor(rules: readonly ActiveRule[], given: Given) {
		this.#asked = rules.map((active) => {
			const report = (said: Report) => void this.#told.push({ active, report: said });
			return [active, { ...given, options: active.options, report } as Context<never>];
		});
	}

	ask(section: Section): readonly Told[] {
		this.#told = [];
		for (const [active, context] of this.#asked) active.rule.checkSection?.(section, context);
		return this.#told;
	}
}

function finding({ rule, severity }: ActiveRule, report: Report): Finding {
	return {
		rule: rule.id,
		severity: severity ?? report.severity ?? rule.severity,
		message: report.message,
		start: report.start,
		end: report.end,
		fixes: report.fixes ?? [],
		related: report.related ?? [],
		wait: report.wait,
	};
}

/** A report with offsets counted from the start of the note instead of the start of its section. */
function moved(report: Report, by: number): Report {
	const move = <T extends Range>(range: T): T => ({ ...range, start: range.start + by, end: range.end + by });
	const { wait, fixes, related } = report;
	return {
		...move(report),
		...(related ? { related: related.map(move) } : {}),
		...(wait ? { wait: move(wait) } : {}),
		...(fixes ? { fixes: fixes.map((fix) => ({ ...fix, edits: () => fix.edits().map(move) })) } : {}),
	};
}
