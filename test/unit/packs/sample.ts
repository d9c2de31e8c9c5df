import { type BuiltPack, buildPack } from "../../../src/packs/build-pack.ts";
import type { PackManifest } from "../../../src/packs/manifest.ts";
import { filesInMemory, type PackFiles } from "../../../src/packs/pack-files.ts";

const encoder = new TextEncoder();

/** Files in memory; values that are no text are written as JSON. */
export function filesOf(files: Readonly<Record<string, unknown>>): PackFiles {
	return filesInMemory(
		new Map(
			Object.entries(files).map(([path, content]) => [
				path,
				content instanceof Uint8Array
					? content
					: encoder.encode(typeof content === "string" ? content : JSON.stringify(content, null, "\t")),
			]),
		),
	);
}

/** A kind of note that only a pack knows. */
export const transferTemplate = `---
note: icu-transfer
---
# ICU Transfer Note

Patient: \${1:***}

## Transfer Readiness
\${2:***}

## Tethers and Pumps
\${3:***}

## Assessment and Plan
\${4:***}

## Code Status
\${5:***}
`;

/** Right in every way. */
export const transferManifest = {
	name: "county-icu",
	version: "1.2.0",
	title: "County ICU",
	engine: "^1.0.0",
	notes: {
		"icu-transfer": {
			title: "ICU Transfer Note",
			titles: ["Step-down Acceptance"],
			like: "progress",
			template: "templates/icu-transfer.md",
			maxWords: 400,
			sections: [
				{ id: "transfer-readiness", title: "Transfer Readiness", required: true, maxWords: 80 },
				{ id: "tethers", title: "Tethers and Pumps", titles: ["What Is Attached"], required: true },
				{ id: "assessment-and-plan", required: true },
				{ id: "code-status", required: true },
			],
		},
	},
	terms: [{ find: "HD#", use: "hospital day", why: "Pharmacy reads HD as hemodialysis." }],
} satisfies PackManifest;

export const transferFiles = {
	"pack.json": transferManifest,
	"templates/icu-transfer.md": transferTemplate,
};

/** The smallest pack there is, with something to tell its versions apart. */
export function smallFiles(name: string, version = "1.0.0", more: Partial<PackManifest> = {}): PackFiles {
	return filesOf({ "pack.json": { name, version, title: `Pack ${name}`, ...more } });
}

export async function built(files: PackFiles): Promise<BuiltPack> {
	const { built: pack, problems } = await buildPack(files);
	if (!pack) throw new Error(problems.map(({ message }) => message).join(" "));
	return pack;
}

/** One of many versions of a pack, large enough that writing it takes a moment. */
export function numberedFiles(name: string, i: number): PackFiles {
	let state = i + 1;
	const noise = Array.from({ length: 20_000 }, () => {
		state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
		return (state >>> 16).toString(36);
	});
	return filesOf({
		"pack.json": { name, version: `1.${i}.0`, title: `Pack ${name}` },
		"README.md": noise.join(" "),
	});
}
