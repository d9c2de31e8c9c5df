// biome-ignore-all lint/suspicious/noTemplateCurlyInString: snippets are written so
import { utf8 } from "./zip.ts";

/** The template of the honest pack. */
export const TEMPLATE = `---
note: icu-event
---
# ICU Event Note

Date: $CURRENT_MONTH/$CURRENT_DATE/$CURRENT_YEAR

## Bedside Check
\${1:***}-year-old with \${2|***,hypotension,hypoxia|}: \${3:***}

## Assessment and Plan
- \${4:***}
`;

/** The `pack.json` of the honest pack; hostile ones change a part of it. */
export const MANIFEST = {
	name: "honest",
	version: "1.0.0",
	title: "Honest Pack",
	notes: {
		"icu-event": {
			title: "ICU Event Note",
			template: "event.md",
			sections: [
				{ id: "bedside-check", title: "Bedside Check", required: true },
				{ id: "assessment-and-plan", required: true },
			],
		},
	},
	terms: [{ find: "HD#", use: "hospital day" }],
	snippets: "dot.code-snippets",
} as const;

export const SNIPPETS = { "Family call": { prefix: ".family", body: "Called ${1:***} at ${2:***}." } };

/** The files of the honest pack; what is given stands in their place, undefined takes one out. */
export function honestFiles(
	change: Readonly<Record<string, string | Uint8Array | undefined>> = {},
): Map<string, Uint8Array> {
	const files = {
		"pack.json": JSON.stringify(MANIFEST),
		"event.md": TEMPLATE,
		"dot.code-snippets": JSON.stringify(SNIPPETS),
		...change,
	};
	return new Map(
		Object.entries(files).flatMap(([path, content]) =>
			content === undefined ? [] : [[path, typeof content === "string" ? utf8(content) : content]],
		),
	);
}

/** The honest pack with other values in its `pack.json`. */
export function withManifest(change: object): Map<string, Uint8Array> {
	return honestFiles({ "pack.json": JSON.stringify({ ...MANIFEST, ...change }) });
}

/** The honest pack with another text as `pack.json`. */
export function withJson(json: string): Map<string, Uint8Array> {
	return honestFiles({ "pack.json": json });
}
