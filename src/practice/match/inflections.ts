import { brandParts } from "../../rules/consistency/brand-names.ts";
import { IRREGULAR, SAME } from "./canon.ts";

const known = new Map<string, readonly string[]>();

/** The names a word is found under: itself, without its plural s, what its -ed, -ing or -ion was made from, a brand's drug. */
export function namesOf(word: string): readonly string[] {
	let names = known.get(word);
	if (!names) {
		names = [...new Set(inflect(word))];
		if (known.size > 5000) known.clear();
		known.set(word, names);
	}
	return names;
}

function inflect(word: string): string[] {
	const names = [word];
	const irregular = IRREGULAR[word];
	if (irregular) names.push(irregular);
	// A U.S. brand of one drug is that drug; a combination is more than each of its parts.
	const drugs = brandParts.get(word);
	if (drugs?.length === 1) names.push(drugs[0] as string);
	const base = singular(word);
	if (base !== word) {
		names.push(base);
		const twin = IRREGULAR[base];
		if (twin) names.push(twin);
	}
	const stem = /^(.*[aeiouy].*?)(?:ed|ing)$/.exec(word)?.[1];
	if (stem && stem.length >= 3 && !/e$/.test(stem)) {
		names.push(stem, `${stem}e`);
		if (/([bdgmnprt])\1$/.test(stem)) names.push(stem.slice(0, -1));
		if (word.endsWith("ied")) names.push(`${stem.slice(0, -1)}y`);
	}
	// "urgently", "endoscopically"
	if (word.length > 7 && word.endsWith("ly") && !/^(?:un)?likely$|^elderly$|^probably$|^possibly$/.test(word))
		names.push(word.endsWith("ically") ? word.slice(0, -4) : word.slice(0, -2));
	// "intubate" and the "intubat" of a phrasing that stands for all its forms.
	if (/...ate$/.test(base) && base.length > 6) names.push(base.slice(0, -1));
	for (const name of [...names]) names.push(...(SAME[name] ?? []));
	const root = base.length >= 8 ? /^(.*[st])ion$/.exec(base)?.[1] : undefined;
	if (root) names.push(root, `${root}e`);
	return names;
}

function singular(word: string): string {
	if (word.length < 4 || !word.endsWith("s") || /(?:ss|us|is)$/.test(word)) return word;
	if (word.length > 4 && word.endsWith("ies")) return `${word.slice(0, -3)}y`;
	return /(?:ches|shes|sses|xes|zes)$/.test(word) ? word.slice(0, -2) : word.slice(0, -1);
}
