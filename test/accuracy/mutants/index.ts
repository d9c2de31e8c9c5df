import { addContradictions, addSentences, orderAllergens } from "./add.ts";
import { moveImaging, moveSections, repeatSections } from "./move.ts";
import {
	deleteContingencies,
	deleteDates,
	deleteMedicationStatus,
	deleteOneLiner,
	deleteSections,
	emptySections,
	idleProblems,
} from "./remove.ts";
import {
	addUnownedTasks,
	copyForward,
	emptyWords,
	flipSides,
	lengthen,
	noDiagnosis,
	otherPatient,
	reciteHistory,
} from "./rewrite.ts";
import { type Mutant, type Mutator, type Source, seeded } from "./source.ts";

const MUTATORS: readonly Mutator[] = [
	deleteSections,
	emptySections,
	deleteDates,
	idleProblems,
	deleteContingencies,
	deleteMedicationStatus,
	deleteOneLiner,
	moveSections,
	moveImaging,
	repeatSections,
	emptyWords,
	lengthen,
	otherPatient,
	flipSides,
	reciteHistory,
	noDiagnosis,
	copyForward,
	addUnownedTasks,
	addSentences,
	addContradictions,
	orderAllergens,
];

/** What can be said amiss in an excerpt, too. */
const ADDITIONS: readonly Mutator[] = [addSentences];

/** Every way to break one thing in a note; the same ones each time. */
export function mutantsOf(source: Source): Mutant[] {
	return mutantsBy(MUTATORS, source);
}

/** The ways that do not ask for a whole note. */
export function additionsTo(source: Source): Mutant[] {
	return mutantsBy(ADDITIONS, source);
}

function mutantsBy(mutators: readonly Mutator[], source: Source): Mutant[] {
	const random = seeded([...source.name].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) | 0, 7));
	return mutators
		.flatMap((mutator) => mutator(source, random))
		.filter(({ text, previous }) => text !== source.text || previous !== undefined);
}
