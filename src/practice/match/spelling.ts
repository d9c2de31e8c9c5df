// British spelling is understood in matching; what to do about it is said by the rules about U.S. style.

const STEMS =
	"hospital|catheter|mobil|stabil|normal|general|local|organ|recogn|visual|character|minim|maxim|optim|priorit|util|summar|immun|neutral|cauter|real|ioni|oxid|harmon|ster[io]l|energ|emphas|apolog|symptomat|tranquil";
const PAIRS: readonly (readonly [pattern: RegExp, to: string])[] = [
	[/ae|(?<!^d)oe/g, "e"],
	[/our(?=(?:s|ed|ing|able|al|less)?$)/, "or"],
	[new RegExp(`(?<=^(?:de|re|un|im)?(?:${STEMS}))is(?=(?:e|ed|es|er|ing|ation|ations)$)`), "iz"],
	[/(?<=^(?:re)?(?:anal|dial|paral|hydrol|lys))ys(?=(?:e|ed|es|ing)$)/, "yz"],
	[/(?<=^(?:un)?(?:travel|cancel|counsel|label|signal|tunnel|model|level|fuel))l(?=(?:ed|ing|or|er)$)/, ""],
	[/^(cent|met|fib|calib|theat)re(s?)$/, "$1er$2"],
	[/^orientated$/, "oriented"],
	[/^disorientated$/, "disoriented"],
	[/^leuco/, "leuko"],
	[/sulph/, "sulf"],
	[/^frusemide$/, "furosemide"],
	[/^paracetamol$/, "acetaminophen"],
	[/^salbutamol$/, "albuterol"],
	[/^(nor)?adrenaline$/, "$1epinephrine"],
];

/** A word in lower case with what two spellings of it have in common; most words come back as they are. */
export function oneSpelling(word: string): string {
	if (word.length < 6) return word;
	let one = word;
	for (const [pattern, to] of PAIRS) one = one.replace(pattern, to);
	return one;
}
