import { isUtf8 } from "node:buffer";
import { closeSync, fstatSync, openSync, readSync } from "node:fs";
import { open } from "node:fs/promises";
import type { Position } from "../note/note.ts";
import { type Problem, problemOf, whatWentWrong } from "./problem.ts";

/** More than this nobody has written by hand. */
export const LARGEST = 1_000_000;
const LOOKED_THROUGH = 8192;

/** A note's text without its byte order mark, and the bytes it came from. */
export interface NoteText {
	readonly text: string;
	readonly bytes: Buffer;
}

/** Reads a file, or says why it is not one that can be linted. Never rejects. */
export async function readNoteFile(path: string, name: string): Promise<NoteText | Problem> {
	try {
		return textOf(await readBytes(path), name);
	} catch (error) {
		return problemOf(name, whatWentWrong(error));
	}
}

/** The same at once: where the thread has nothing else to do, it is several times as fast. */
export function readNoteFileNow(path: string, name: string): NoteText | Problem {
	try {
		return textOf(readBytesNow(path), name);
	} catch (error) {
		return problemOf(name, whatWentWrong(error));
	}
}

/** Reads to the end what is piped in. */
export async function readStandardInput(name: string): Promise<NoteText | Problem> {
	const chunks: Buffer[] = [];
	let size = 0;
	try {
		for await (const chunk of process.stdin) {
			size += chunk.length;
			if (size <= LARGEST) chunks.push(chunk);
		}
	} catch (error) {
		return problemOf(name, whatWentWrong(error));
	}
	return size > LARGEST ? tooLarge(name) : textOf(Buffer.concat(chunks), name);
}

/** Reads no more than decides that a file is too large, whatever its size is said to be. */
async function readBytes(path: string): Promise<Buffer> {
	const file = await open(path);
	try {
		const { size } = await file.stat();
		let buffer = Buffer.allocUnsafe(Math.min(size, LARGEST) + 1);
		let length = 0;
		for (;;) {
			const { bytesRead } = await file.read(buffer, length, buffer.length - length);
			length += bytesRead;
			if (bytesRead === 0 || length > LARGEST) return buffer.subarray(0, length);
			if (length === buffer.length) buffer = Buffer.concat([buffer], Math.min(LARGEST + 1, length + 65_536));
		}
	} finally {
		await file.close();
	}
}

function readBytesNow(path: string): Buffer {
	const file = openSync(path, "r");
	try {
		let buffer = Buffer.allocUnsafe(Math.min(fstatSync(file).size, LARGEST) + 1);
		let length = 0;
		for (;;) {
			const bytesRead = readSync(file, buffer, length, buffer.length - length, null);
			length += bytesRead;
			if (bytesRead === 0 || length > LARGEST) return buffer.subarray(0, length);
			if (length === buffer.length) buffer = Buffer.concat([buffer], Math.min(LARGEST + 1, length + 65_536));
		}
	} finally {
		closeSync(file);
	}
}

function textOf(bytes: Buffer, name: string): NoteText | Problem {
	if (bytes.length > LARGEST) return tooLarge(name);
	if (startsWith(bytes, 0xff, 0xfe) || startsWith(bytes, 0xfe, 0xff)) {
		return problemOf(name, "This is UTF-16 text; save it as UTF-8.");
	}
	const zero = bytes.subarray(0, LOOKED_THROUGH).indexOf(0);
	if (zero >= 0)
		return { file: name, ...placeOf(bytes, zero), message: "This is not text: it holds a NUL byte." };
	if (!isUtf8(bytes)) {
		return { file: name, ...firstInvalid(bytes), message: "This is not UTF-8 text; save it as UTF-8." };
	}
	const mark = startsWith(bytes, 0xef, 0xbb, 0xbf) ? 3 : 0;
	return { text: bytes.toString("utf8", mark), bytes };
}

function tooLarge(name: string): Problem {
	return problemOf(name, "This is larger than 1 MB; it was not read.");
}

function startsWith(bytes: Buffer, ...start: number[]): boolean {
	return start.every((byte, i) => bytes[i] === byte);
}

/** The first place that is not UTF-8; a line at a time, since no character goes over a line's end. */
function firstInvalid(bytes: Buffer): Position {
	for (let line = 1, start = 0; ; line++) {
		const end = bytes.indexOf(10, start);
		const text = bytes.subarray(start, end < 0 ? bytes.length : end + 1);
		if (end < 0 || !isUtf8(text))
			return { line, column: columnAfter(text.toString().replace(/\uFFFD.*/s, "")) };
		start = end + 1;
	}
}

function placeOf(bytes: Buffer, at: number): Position {
	const before = bytes.toString("utf8", 0, at).split(/\r\n|\r|\n/);
	return { line: before.length, column: columnAfter(before.at(-1) as string) };
}

function columnAfter(text: string): number {
	return text.replace(/^\uFEFF/, "").length + 1;
}
