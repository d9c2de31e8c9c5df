import { MANY_MEANINGS } from "./match/canon.ts";
import { type Phrasing, readPhrasing } from "./match/phrasing.ts";

/** Words that stand in any note, whatever the patient has. */
const COMMON: ReadonlySet<string> = new Set(
	`able admit adult age agree answer appear arm ask aware back bad bed bedside begin better blood body call can care case change
	chart chest check clear come complain condition continue control course cover day daily decrease denies dose drug due eat end exam
	family feel find fine follow get give go good hand have he head heart help her high him his history hold home hospital hour
	increase intern it know lab last leave left leg level like list long look low man may meal medication mild mother moderate more
	morning move much need new night no none normal not note now nurse ok old one order other our out over pain patient plan
	pending present problem provider recent recheck report rest result return review right same say see send severe she side sign
	since so start state stay still stop take talk team tell test then there they time today tomorrow tonight treat try unable up
	use visit wait walk want watch way we week well wife will with work worse year yes yesterday you`.split(
		/\s+/,
	),
);
/** "now 9" is any 9 in the note. */
function isSmallNumber([phrasing]: readonly Phrasing[]): boolean {
	const [token, ...more] = phrasing?.parts[0]?.tokens ?? [];
	const bare = token?.kind === "number" && token.unit === undefined && more.length === 0;
	return bare && /^\d$/.test(token.names[0] ?? "");
}

/**
 * Says of a phrasing that it comes down to one word that stands in any note, or that means several things: the small
 * words around it do not count.
 *
 * @param alone the phrasing is enough by itself, and no part of an `all`
 */
export function doubtPhrasing(phrasing: string, alone: boolean): string | undefined {
	for (const { text, parts } of readPhrasing(phrasing)) {
		const small = text.split("~").find((side) => /\p{L}/u.test(side) && isSmallNumber(readPhrasing(side)));
		if (small) return `Of "${small.trim()}" only the number counts, the small words beside it do not.`;
		if (!alone) continue;
		const [part, ...more] = parts;
		const [token, ...others] = part?.tokens ?? [];
		if (!token || more.length > 0 || others.length > 0 || token.kind !== "word" || part?.mustBeDenied)
			continue;
		const word = text.trim();
		if (MANY_MEANINGS.has(word))
			return `"${word}" means several things and will be found wherever it stands. Write more of it.`;
		if (COMMON.has(token.names[0] ?? "") || token.names.slice(1).some((name) => COMMON.has(name)))
			return /\s/.test(word)
				? `Of "${word}" only one everyday word counts, the small ones beside it do not. Write more of it.`
				: `"${word}" stands in almost every note. Write more of it.`;
	}
	return;
}
