import type { PackManifest } from "./manifest.ts";

/** Whom a Marketplace or a gallery names as the publisher of a pack. */
export interface VsixOptions {
	readonly publisher: string;
}

/** More packs than any extension carries. */
const MOST = 100;

/** The folder of the pack inside the extension. */
export const PACK_FOLDER = "pack";

/** The files of an extension without code that carries a pack, beside the pack's own in `pack/`. */
export function vsixFiles(manifest: PackManifest, { publisher }: VsixOptions): Map<string, string> {
	const { name, version, title, description, license, engine } = manifest;
	const extension = {
		name: `boot-camp-notes-pack-${name}`,
		displayName: title,
		description: description ?? `Template pack for Boot Camp Notes: ${title}`,
		version,
		publisher,
		license: license ?? "SEE LICENSE IN README.md",
		engines: { vscode: "^1.100.0" },
		categories: ["Other"],
		keywords: ["boot-camp-notes"],
		contributes: { bootCampNotes: { packs: [`./${PACK_FOLDER}`] } },
	};
	const readme = `# ${title}\n\n${description ?? "A template pack for Boot Camp Notes."}\n\nFor Boot Camp Notes ${engine ?? "1.0.0 or newer"}. It holds no code.\n`;
	return new Map([
		["package.json", `${JSON.stringify(extension, null, "\t")}\n`],
		["README.md", readme],
	]);
}

/** The folders that an installed extension's `package.json` names as packs; anything else in there is left out. */
export function packFoldersOf(packageJson: unknown): string[] {
	const contributes = field(field(packageJson, "contributes"), "bootCampNotes");
	const packs = field(contributes, "packs");
	if (!Array.isArray(packs)) return [];
	const paths = packs.slice(0, MOST).flatMap((entry: unknown) => {
		const path = typeof entry === "string" ? entry : field(entry, "path");
		return typeof path === "string" ? [path.replace(/^\.\//, "").replace(/\/+$/, "")] : [];
	});
	return [...new Set(paths)];
}

function field(value: unknown, key: string): unknown {
	return typeof value === "object" && value !== null && Object.hasOwn(value, key)
		? (value as Record<string, unknown>)[key]
		: undefined;
}
