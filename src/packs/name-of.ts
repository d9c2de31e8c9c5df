import { builtInPack } from "./built-in.ts";
import { pathProblem } from "./path.ts";

/** A title as a name: "County General, IM" becomes "county-general-im"; `otherwise` when nothing is left of it. */
export function nameOf(title: string, otherwise = "pack"): string {
	const name = title
		.normalize("NFKD")
		.replace(/\p{M}/gu, "")
		.toLowerCase()
		.replace(/[^a-z0-9]+/g, "-")
		.replace(/^-+|-+$/g, "")
		.slice(0, 55)
		.replace(/-+$/, "");
	if (name === "") return otherwise;
	// Taken by the program, or by Windows.
	return name === "none" || name === builtInPack.name || pathProblem(name) ? `${name}-${otherwise}` : name;
}

/** A title in one line of plain text, without signs that snippets, Markdown or HTML act on; "" when nothing is left. */
export function plainTitle(title: string, most: number): string {
	const plain = title
		.normalize("NFC")
		.replace(/[^\p{L}\p{M}\p{N}\p{P}\p{S}]+|[$\\{}<>[\]`|*_#~]+/gu, " ")
		.replace(/^[^\p{L}\p{N}(]+|[^\p{L}\p{N})?%]+$/gu, "")
		.replace(/ +/g, " ");
	return [...plain].slice(0, most).join("").slice(0, most).trim();
}
