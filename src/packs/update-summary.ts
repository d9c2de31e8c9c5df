import { changesBetween } from "./changes.ts";
import { pathsIn } from "./check-manifest.ts";
import type { PackManifest } from "./manifest.ts";
import { filesInMemory, type PackFiles } from "./pack-files.ts";
import type { Installed, PackStore } from "./store.ts";

interface Version {
	readonly manifest: PackManifest;
	readonly files: PackFiles;
}

/** What an update would change, a line each: rules, budgets, kinds and terms, then files that read otherwise. */
export async function updateSummary(old: Version, next: Version): Promise<string[]> {
	const before = new Set(pathsIn(old.manifest).map(({ path }) => path));
	const same = [...new Set(pathsIn(next.manifest).map(({ path }) => path))].filter((path) =>
		before.has(path),
	);
	const lines: string[] = [];
	for (const path of same.sort()) {
		const [a, b] = await Promise.all([old.files.read(path), next.files.read(path)]);
		if (!a || !b || a.length !== b.length || a.some((byte, i) => byte !== b[i]))
			lines.push(`Changed: ${path}`);
	}
	return [...changesBetween(old.manifest, next.manifest), ...lines];
}

/** What installing a pack would change beside the version that is installed; nothing is told beside one that cannot be used. */
export async function changesFrom(
	old: Installed | undefined,
	next: Version,
	store: PackStore,
): Promise<string[]> {
	if (!old || old.broken !== undefined) return [];
	// Damaged files are told when they are used.
	const files = await store.open(old).catch(() => filesInMemory(new Map()));
	return updateSummary({ manifest: old.manifest, files }, next);
}
