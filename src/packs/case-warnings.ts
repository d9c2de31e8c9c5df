import type { CaseProblem } from "./case-check.ts";
import type { CaseFrontMatter } from "./case-schema.ts";

/** What is doubtful about one phrasing, alone or as a part of an `all`, as a sentence; undefined when nothing is. */
export type DoubtPhrasing = (phrasing: string, alone: boolean) => string | undefined;

/** What an author should look at again. Parts of an `all` help each other and may be short. */
export function warnCase(front: CaseFrontMatter, doubt: DoubtPhrasing): CaseProblem[] {
	const warnings: CaseProblem[] = [];
	const look = (path: readonly (string | number)[], phrasings: readonly string[] = [], alone = true) => {
		phrasings.forEach((phrasing, i) => {
			const message = doubt(phrasing, alone);
			if (message) warnings.push({ path: [...path, i], message });
		});
	};
	look(["leading"], front.leading);
	front.facts.forEach((fact, i) => {
		look(["facts", i, "any"], fact.any);
		look(["facts", i, "not"], fact.not);
		fact.all?.forEach((group, j) => {
			look(["facts", i, "all", j], group, false);
		});
	});
	front.traps?.forEach((trap, i) => {
		for (const key of ["fell", "avoided", "otherwise"] as const) look(["traps", i, key], trap[key]);
	});
	return warnings;
}
