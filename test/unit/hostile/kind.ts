import assert from "node:assert/strict";
import { ArchiveError } from "../../../src/packs/archive/directory.ts";
import { openArchive } from "../../../src/packs/archive/read-archive.ts";
import { checkPack } from "../../../src/packs/check-pack.ts";
import type { Pack } from "../../../src/packs/pack.ts";
import { filesInMemory, type PackFiles } from "../../../src/packs/pack-files.ts";

/** What carries a hostile pack: the bytes of an archive, or a folder's files. */
export type Carrier = Uint8Array | PackFiles | ReadonlyMap<string, Uint8Array>;

/** One way to harm. */
export interface Kind {
	readonly name: string;
	make(): Carrier;
	/** The reason it is refused for, with its file; or why it does no harm. */
	readonly refused?: RegExp;
	harmless?(pack: Pack): void | Promise<void>;
}

/** A kind that is refused for a reason. */
export function refuse(name: string, refused: RegExp, make: () => Carrier): Kind {
	return { name, refused, make };
}

/** A kind that is taken, and does nothing. */
export function harmless(
	name: string,
	make: () => Carrier,
	check: (pack: Pack) => void | Promise<void>,
): Kind {
	return { name, make, harmless: check };
}

/** Everything that is said about a pack, one line each, as the command line does. */
export async function judge(carrier: Carrier): Promise<{ pack?: Pack; lines: string[] }> {
	let files: PackFiles;
	try {
		files =
			carrier instanceof Uint8Array
				? openArchive(carrier)
				: carrier instanceof Map
					? filesInMemory(carrier)
					: (carrier as PackFiles);
	} catch (error) {
		assert.ok(error instanceof ArchiveError, `not our own reason: ${error}`);
		return { lines: [`archive: ${error.message}`] };
	}
	const { pack, problems } = await checkPack(files);
	const lines = problems.map(({ file, line, column, message }) => `${file}:${line}:${column} ${message}`);
	return pack ? { pack, lines } : { lines };
}

/** Holds a kind to what it says. */
export async function hold({ make, refused, harmless: check }: Kind): Promise<void> {
	const { pack, lines } = await judge(make());
	for (const line of lines) {
		assert.ok(line.length < 600, "a reason is too long to read");
		assert.doesNotMatch(line, /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u, "a reason holds a sign that acts");
	}
	if (refused) {
		assert.equal(pack, undefined, "the pack is taken");
		assert.ok(lines.length > 0 && lines.length <= 105, `${lines.length} reasons`);
		assert.ok(
			lines.some((line) => refused.test(line)),
			`${refused} is none of:\n${lines.slice(0, 5).join("\n")}`,
		);
	}
	if (check) {
		assert.deepEqual(lines, []);
		await check(pack as Pack);
	}
}
