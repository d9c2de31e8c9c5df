import * as z from "zod/mini";
import { checkManifest } from "./check-manifest.ts";
import type { PackManifest } from "./manifest.ts";
import { outlineOf, type PackOutline } from "./outline.ts";

/** What is installed under one name: the one of the highest number holds. */
export interface StoreRecord {
	readonly name: string;
	/** Counts the changes to what is installed under this name. */
	readonly number: number;
	readonly version: string;
	readonly sha256: string;
	/** Where it was installed from, as told then. */
	readonly from: string;
	/** What a list of templates shows of it. */
	readonly outline: PackOutline;
	/** Read when it is first asked for. */
	readonly manifest: PackManifest;
	/** Why this version of the program cannot use it, as a sentence. */
	readonly broken?: string | undefined;
	/** The pack was removed. */
	readonly removed?: boolean | undefined;
}

/** What a record's file says of an installed pack. */
export type RecordContent = Pick<StoreRecord, "name" | "version" | "sha256" | "from" | "manifest">;

/** What a record's file says when the pack was removed. */
export const REMOVED = "removed";

const contentSchema = z.object({
	name: z.string(),
	version: z.string(),
	sha256: z.string().check(z.regex(/^[0-9a-f]{64}$/)),
	from: z.string(),
	manifest: z.record(z.string(), z.unknown()),
});
const RECORD = /^([a-z0-9-]{1,64})\.([1-9]\d{0,14})\.json$/;
const CONTENT = /^([a-z0-9-]{1,64})\.([1-9]\d{0,14})\.notepack$/;

export function recordName(name: string, number: number): string {
	return `${name}.${number}.json`;
}

/** The file that holds the packed pack of a record. */
export function contentName(name: string, number: number): string {
	return `${name}.${number}.notepack`;
}

/** Whose record or content a file holds. */
export function fileOf(file: string): { name: string; number: number; record: boolean } | undefined {
	const record = RECORD.exec(file);
	const [, name, digits] = record ?? CONTENT.exec(file) ?? [];
	return name === undefined ? undefined : { name, number: Number(digits), record: record !== null };
}

export function isRecord(file: string): boolean {
	return RECORD.test(file);
}

export function recordText(content: RecordContent | typeof REMOVED): string {
	return `${JSON.stringify(content)}\n`;
}

/** What a record's file says, or undefined when it cannot be read. */
export function readRecord(file: string, text: string): StoreRecord | undefined {
	const { name = "", number = 0 } = fileOf(file) ?? {};
	try {
		const value: unknown = JSON.parse(text);
		if (value === REMOVED) return removedRecord(name, number);
		const content = contentSchema.parse(value);
		if (content.name !== name) return;
		const [problem] = checkManifest(content.manifest);
		const manifest = content.manifest as unknown as PackManifest;
		const outline = problem ? { title: name } : outlineOf(manifest);
		return { ...content, number, outline, manifest, ...(problem ? { broken: problem.message } : {}) };
	} catch {
		return;
	}
}

function removedRecord(name: string, number: number): StoreRecord {
	const manifest = { name, version: "0.0.0", title: name };
	const outline = { title: name };
	return { name, number, version: "0.0.0", sha256: "", from: "", outline, manifest, removed: true };
}

/** A record without its manifest, as an index has it. */
export type RecordHead = Omit<StoreRecord, "manifest">;

/**
 * Whether a value from an index is the head of a file's record. Its pack was checked when the index was made: whoever
 * could forge that could as well write a record.
 */
export function isHeadOf(file: string, value: unknown): value is RecordHead {
	if (typeof value !== "object" || value === null) return false;
	const { name, number, version, sha256, from, outline } = value as Partial<Record<string, unknown>>;
	const of = fileOf(file);
	return (
		of?.record === true &&
		of.name === name &&
		of.number === number &&
		[version, sha256, from].every((text) => typeof text === "string") &&
		typeof outline === "object" &&
		outline !== null
	);
}
