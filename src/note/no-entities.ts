/** Stands in for the HTML entity table in the bundles: positions are all we take from a tree, never decoded text. */
export function decodeNamedCharacterReference(): false {
	return false;
}
