import type { FoundPack, Gathered } from "../../packs/gather.ts";
import type { PackProblem } from "../../packs/pack.ts";
import { printable } from "../printable.ts";
import { type Problem, problemOf } from "../problem.ts";

/** What is wrong with the packs of a folder, a line each; `settings` is the file that a person would mend. */
export function packProblems({ broken, choice, complaints }: Gathered, settings: string): Problem[] {
	return [
		...broken.flatMap((pack) => firstIn(pack, "Until then this pack is not used.")),
		...choice.inUse.flatMap((pack) =>
			firstIn(pack, "Until then this file is not used, the rest of the pack is."),
		),
		...complaints.map((message) => problemOf(settings, message)),
	];
}

function firstIn(
	{ where, problems = [] }: { readonly where: string; readonly problems?: readonly PackProblem[] },
	until: string,
): Problem[] {
	return problems.slice(0, 1).map(({ file, line, column, message }) => ({
		...{ line, column },
		file: `${where}/${file}`,
		message: `${message} ${until}`,
	}));
}

/** Says that a pack's wish to switch off safety rules was not followed. */
export function heldLine({ name, where }: FoundPack, rules: readonly string[]): string {
	return `${printable(where)}: the pack ${name} weakens ${rules.join(", ")}; that was not followed. --trust-packs follows it.\n`;
}
