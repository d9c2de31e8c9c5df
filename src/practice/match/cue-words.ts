// The words that deny, advise against, doubt, leave open or put into the past.

/**
 * What a cue says of the words in its reach: denied ("no"), not to be done ("avoid"), thought unlikely ("doubt"),
 * left open ("hedge"), or over ("past").
 */
export type CueKind = "no" | "avoid" | "doubt" | "hedge" | "past";

/** How far a cue reaches forward: a noun and its list, a list of denials, an action, the rest of the clause, a word. */
export type Reach = "noun" | "denial" | "verb" | "clause" | "word";

export const FORWARD: readonly (readonly [words: string, kind: CueKind, reach: Reach])[] = [
	["no", "no", "noun"],
	["without", "no", "noun"],
	["free of", "no", "noun"],
	["absence of", "no", "noun"],
	["lack of", "no", "noun"],
	["neither", "no", "denial"],
	["nor", "no", "noun"],
	["off", "no", "noun"],
	["denies", "no", "denial"],
	["denied", "no", "denial"],
	["denying", "no", "denial"],
	["negative for", "no", "denial"],
	["ruled out", "no", "noun"],
	["rules out", "no", "noun"],
	["excludes", "no", "noun"],
	["rather than", "no", "noun"],
	["instead of", "no", "noun"],
	["unable to", "no", "verb"],
	["never", "no", "verb"],
	["not", "no", "verb"],
	["cannot", "no", "verb"],
	["do not", "avoid", "clause"],
	["should not", "avoid", "clause"],
	["must not", "avoid", "clause"],
	["will not", "avoid", "clause"],
	["would not", "avoid", "clause"],
	["never", "avoid", "clause"],
	["not to", "avoid", "clause"],
	["no", "avoid", "noun"],
	["avoid", "avoid", "clause"],
	["avoids", "avoid", "clause"],
	["avoiding", "avoid", "clause"],
	["cancel", "avoid", "clause"],
	["canceled", "avoid", "clause"],
	["cancelled", "avoid", "clause"],
	["contraindication to", "avoid", "clause"],
	["allergy to", "avoid", "clause"],
	["allergic to", "avoid", "clause"],
	["instead of", "avoid", "noun"],
	["rather than", "avoid", "noun"],
	["unlikely", "doubt", "noun"],
	["less likely", "doubt", "noun"],
	["doubt", "doubt", "clause"],
	["low suspicion for", "doubt", "clause"],
	["low concern for", "doubt", "clause"],
	["argues against", "doubt", "clause"],
	["argue against", "doubt", "clause"],
	["against", "doubt", "clause"],
	["not consistent with", "doubt", "clause"],
	["not suggestive of", "doubt", "clause"],
	["not concerning for", "doubt", "clause"],
	["not suspect", "doubt", "clause"],
	["low likelihood of", "doubt", "clause"],
	["low probability of", "doubt", "clause"],
	["low probability for", "doubt", "clause"],
	["atypical for", "doubt", "clause"],
	["possible", "hedge", "noun"],
	["possibly", "hedge", "noun"],
	["cannot exclude", "hedge", "clause"],
	["cant exclude", "hedge", "clause"],
	["cannot rule out", "hedge", "clause"],
	["cant rule out", "hedge", "clause"],
	["rule out", "hedge", "clause"],
	["ro", "hedge", "clause"],
	["may be", "hedge", "clause"],
	["may have", "hedge", "clause"],
	["might", "hedge", "clause"],
	["could be", "hedge", "clause"],
	["could represent", "hedge", "clause"],
	["consider", "hedge", "clause"],
	["considered", "hedge", "clause"],
	["concern for", "hedge", "clause"],
	["possibilities", "hedge", "clause"],
	["possibilities include", "hedge", "clause"],
	["unsure if", "hedge", "clause"],
	["unsure whether", "hedge", "clause"],
	["not sure if", "hedge", "clause"],
	["question of", "hedge", "clause"],
	["either", "hedge", "clause"],
	["unclear if", "hedge", "clause"],
	["unclear whether", "hedge", "clause"],
	["differential", "hedge", "clause"],
	["ddx", "hedge", "clause"],
	["alternatives", "hedge", "clause"],
];

/** Cues that speak of what stands before them. */
export const BACKWARD: readonly (readonly [words: string, kind: CueKind])[] = [
	["ruled out", "no"],
	["excluded", "no"],
	["absent", "no"],
	["denied", "no"],
	["not an option", "no"],
	["not option", "no"],
	["contraindicated", "avoid"],
	["canceled", "avoid"],
	["cancelled", "avoid"],
	["on hold", "avoid"],
	["not to be", "avoid"],
	["no longer applies", "avoid"],
	["no longer apply", "avoid"],
	["no longer valid", "avoid"],
	["no longer true", "avoid"],
	["is off", "avoid"],
	["are off", "avoid"],
	["off limits", "avoid"],
	["off the table", "avoid"],
	["unlikely", "doubt"],
	["less likely", "doubt"],
	["not likely", "doubt"],
	["doubtful", "doubt"],
	["not fit", "doubt"],
	["doesnt fit", "doubt"],
	["not favored", "doubt"],
	["not supported", "doubt"],
	["not excluded", "hedge"],
	["not ruled out", "hedge"],
	["cannot be excluded", "hedge"],
	["cannot be ruled out", "hedge"],
	["cant be excluded", "hedge"],
	["possible", "hedge"],
];

/** "was not given", "not seen": what stands before is denied. */
export const NOT_DONE = new Set(
	`given indicated present seen found started needed recommended appreciated noted felt detected used obtained done
	performed identified visualized required suspected administered received`.split(/\s+/),
);

/** "No change in", "not only": nothing is denied. */
export const PSEUDO = new Set([
	"change",
	"doubt",
	"only",
	"improvement",
	"relief",
	"certain",
	"sure",
	"matter",
	"difference",
	"prevent",
	"preclude",
	"bar",
	"prohibit",
	"affect",
	"necessarily",
]);

/** "Not a refusal of intubation": the denial ends with these. */
export const DENIED_NOUNS = new Set(
	"refusal refused limit limitation contraindication allergy failure barrier objection".split(" "),
);

/** What is called off is called off with all that is said of it, commas or not. */
export const CALLED_OFF = /^(?:cancell?ed|no longer|is off|are off|off the table|not to be)/;

/** Words that are about another time; they reach over their stretch between commas. */
export const PAST = new Set(
	`yesterday yesterdays previously prior previous formerly initially originally historically ago was were had says said
	lists listed copied outdated error header`.split(/\s+/),
);
export const PAST_RUNS = [
	"history of",
	"hx of",
	"on admission",
	"at admission",
	"upon admission",
	"used to",
	"no longer",
	"changed from",
	"called it",
	"called this",
	"read as",
	"labeled as",
	"charted as",
	"put down to",
	"puts down to",
];

/** A new thought begins: what was denied ends here. */
export const REASONS = new Set(
	"because due given since so therefore who which while when until unless despite secondary before after once if as".split(
		" ",
	),
);
/** A noun that is denied ends before these. */
export const NOUN_ENDS = new Set(["on", "after", "during", "at", "by", "for", "x"]);
/** "No indication for a tube": what is denied goes on behind these. */
export const FOR_GOES_ON = new Set(
	"need indication evidence concern reason plan room role suspicion criteria support call cause candidate allowance".split(
		" ",
	),
);
export const TO_GOES_ON = new Set([
	"need",
	"plan",
	"reason",
	"indication",
	"attempt",
	"able",
	"want",
	"wish",
	"desire",
]);
/** In a list of denials these say that something is there. */
export const ASSERTS = new Set(
	`has have had reports reported endorses admits notes noted complains states says feels is are was were positive normal
	warm clear soft intact regular elevated alert stable improved improving good well present still only mild moderate
	severe diffuse bilateral now will full afebrile asymptomatic nontender lives takes took walks eating tolerating unchanged equal moist supple`.split(
		/\s+/,
	),
);
