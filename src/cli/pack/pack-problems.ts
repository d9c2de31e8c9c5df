import type { FoundPack, Gathered } from "../../packs/gather.ts";
import { printable } from "../printable.ts";
import { type Problem, problemOf } from "../problem.ts";

/** What is wrong with the packs of a folder, a line each; `settings` is the file that a person would mend. */
export function packProblems({ broken, complaints }: Gathered, settings: string): Problem[] {
	return [
		...broken.flatMap(({ where, problems }) =>
			problems.slice(0, 1).map((problem) => ({
				...problem,
				file: `${where}/${problem.file}`,
				message: `${problem.message} Until then this pack is not used.`,
			})),
		),
		...complaints.map((message) => problemOf(settings, message)),
	];
}

/** Says that a pack's wish to switch off safety rules was not followed. */
export function heldLine({ name, where }: FoundPack, rules: readonly string[]): string {
	return `${printable(where)}: the pack ${name} weakens ${rules.join(", ")}; that was not followed. --trust-packs follows it.\n`;
}
