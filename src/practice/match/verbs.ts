/** Verbs of a plan, as the case tables and notes use them. Only the forms of one verb are one; synonyms are not. */
export const ACTION_VERBS: ReadonlySet<string> = new Set(
	`hold stop discontinue start continue resume restart increase decrease reduce raise lower avoid give transfuse recheck
	repeat check switch change add treat consult call monitor replete order obtain taper wean page notify ask`.split(
		/\s+/,
	),
);
