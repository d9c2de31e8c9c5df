import type { Note } from "../note/note.ts";
import { readNote } from "../note/reader.ts";
import { findDates } from "../rules/dates.ts";
import { headerOf } from "../rules/header.ts";
import { headerHospitalDay, noteDay } from "../rules/note/day-counts.ts";

/** The folder of a note, as a door sees it. */
export interface Neighbors {
	/** Names of the other files in the folder. */
	names(): readonly string[] | Promise<readonly string[]>;
	/** The text of one of them, or undefined when it cannot be read. */
	read(name: string): string | undefined | Promise<string | undefined>;
}

/** A note by its name and its text. */
export interface NamedText {
	/** The file's name or path. */
	readonly name: string;
	readonly text: string;
	/** The text as read, where it has been. */
	readonly note?: Note | undefined;
}

const NOTE = /\.(?:md|markdown|txt)$/i;
/** So many neighbors are read at most: a folder with more is no one patient's. */
const MOST = 200;

/**
 * Finds the progress note of the day before, of the same patient, among the files beside a progress note. Undefined
 * when there is none, or when any doubt is left: a wrong guess would blame the writer for another patient's note.
 */
export async function findYesterday(today: NamedText, neighbors: Neighbors): Promise<NamedText | undefined> {
	const about = describe(today);
	if (!about) return;
	const names = (await neighbors.names()).filter(
		(name) => NOTE.test(name) && baseOf(name) !== baseOf(today.name),
	);
	if (names.length > MOST) return;
	const others: NamedText[] = [];
	for (const name of names) {
		const text = await neighbors.read(name);
		if (text !== undefined) others.push({ name, text });
	}
	return chooseYesterday(today, others);
}

/** The same among texts that are at hand. */
export function chooseYesterday(today: NamedText, others: readonly NamedText[]): NamedText | undefined {
	const about = describe(today);
	if (!about) return;
	const fitting = others.filter((other) => {
		const then = describe(other);
		return then !== undefined && samePatient(about, then) && isDayBefore(about, then);
	});
	return fitting.length === 1 ? fitting[0] : undefined;
}

/** What tells notes of one patient, and their days, apart. */
interface About {
	/** The patient as the header names them, or undefined. */
	readonly patient: string | undefined;
	readonly mrn: string | undefined;
	/** Years of age and sex, where the patient's line gives them. */
	readonly sex: string | undefined;
	readonly birth: number | undefined;
	/** The file's name without its day. */
	readonly stem: string;
	readonly date: number | undefined;
	readonly hospitalDay: number | undefined;
	/** The day, or date, in the file's name. */
	readonly nameDay: number | undefined;
	readonly nameDate: number | undefined;
}

/** What was learned of the last few hundred texts, by name: in a folder of many notes each is asked for again and again. */
const described = new Map<string, { readonly text: string; readonly about: About | undefined }>();
const REMEMBERED = 500;

function describe(named: NamedText): About | undefined {
	const known = described.get(named.name);
	if (known?.text === named.text) return known.about;
	if (described.size >= REMEMBERED) described.clear();
	const about = read(named);
	described.set(named.name, { text: named.text, about });
	return about;
}

/** Longer than any header, and shorter than most notes. */
const OPENING = 1200;

function read({ name, text, note = noteOf(name, text) }: NamedText): About | undefined {
	if (!note.clinical || note.kind !== "progress") return;
	const header = headerOf(note)
		.map((piece) => piece.text)
		.join("\n");
	const patient = field(header, /^[\W_]*(?:patient(?: name)?|name|pt)\b[^\S\r\n]*:\**[^\S\r\n]*([^\r\n]+)/im);
	const { stem, day, date } = readName(baseOf(name));
	const birth = /\b(?:dob|date of birth|born)\b[^\r\n]*/i.exec(header)?.[0];
	return {
		patient: patient && plainPatient(patient),
		mrn: field(header, /\bMRN\b[^\S\r\n]*[:#]?[^\S\r\n]*([\w-]{3,})/i)?.toLowerCase(),
		sex: /\b(?:man|male|boy|gentleman)\b/i.test(patient ?? "")
			? "male"
			: /\b(?:woman|female|girl|lady)\b/i.test(patient ?? "")
				? "female"
				: undefined,
		birth: birth === undefined ? undefined : findDates(birth)[0]?.day,
		stem,
		date: noteDay(note)?.day ?? frontMatterDay(note),
		hospitalDay: headerHospitalDay(note)?.day,
		nameDay: day,
		nameDate: date,
	};
}

/** A note, or its opening, where that says all that is asked of a neighbor: most are not even progress notes. */
function noteOf(name: string, text: string): Note {
	if (text.length > 2 * OPENING) {
		const opening = readNote(text.slice(0, text.lastIndexOf("\n", OPENING) + 1), name);
		const { namedKind } = opening;
		if (namedKind !== undefined && namedKind !== "progress") return opening;
		if (namedKind && opening.clinical && headerEnds(opening)) return opening;
	}
	return readNote(text, name);
}

/** Whether a clinical section, with which a header ends, begins well before the end. */
function headerEnds(note: Note): boolean {
	return note.sections.some(
		({ facts, id }, i) =>
			facts?.kind === "section" &&
			facts.group !== "anywhere" &&
			id !== "identifying-data" &&
			i + 1 < note.sections.length,
	);
}

function frontMatterDay(note: Note): number | undefined {
	return findDates(note.frontMatter.values.get("date") ?? "")[0]?.day;
}

/** A field that is filled in. */
function field(header: string, pattern: RegExp): string | undefined {
	const value = pattern.exec(header)?.[1]?.trim();
	return value && !/\*{3}|_{3}|[[{<$@]/.test(value) ? value : undefined;
}

/** "Practice patient 03 (invented), 67-year-old woman" is "practice patient 03". */
function plainPatient(label: string): string | undefined {
	const plain = label
		.replace(/\([^()]*\)/g, " ")
		.split(/[,;|]|\s-\s|\b\d{1,3}[- ]?(?:year|yr|y\/?o|M\b|F\b)|\b(?:age|dob|mrn|room|bed|date)\b/i)[0]
		?.toLowerCase()
		.replace(/[^\p{L}\p{N}]+/gu, " ")
		.trim();
	return plain && plain !== "patient" ? plain : undefined;
}

const NAME_DATE = /(?:^|[^\d])((?:19|20)\d\d)[-_.]?(\d\d)[-_.]?(\d\d)(?!\d)/;
const NAME_DAY = /\b(?:hospital[-_. ]?day|hd|day|d|pod)[-_. #]?(\d{1,3})(?!\d)/i;

/** What a file's name says: whose note it is, of which day. */
function readName(name: string): { stem: string; day: number | undefined; date: number | undefined } {
	const bare = name.replace(NOTE, "").replace(/_/g, "-");
	const date = NAME_DATE.exec(bare);
	const rest = date ? bare.replace(date[0], "-") : bare;
	const day = NAME_DAY.exec(rest);
	const stem = (day ? rest.replace(day[0], "-") : rest)
		.toLowerCase()
		.replace(/[^\p{L}\p{N}]+/gu, " ")
		.trim();
	return {
		stem,
		day: day ? Number(day[1]) : undefined,
		date: date ? findDates(`${date[1]}-${date[2]}-${date[3]}`)[0]?.day : undefined,
	};
}

function baseOf(path: string): string {
	return path.slice(Math.max(path.lastIndexOf("/"), path.lastIndexOf("\\")) + 1);
}

function samePatient(a: About, b: About): boolean {
	const differ = <T>(one: T | undefined, other: T | undefined) =>
		one !== undefined && other !== undefined && one !== other;
	if (
		differ(a.mrn, b.mrn) ||
		differ(a.sex, b.sex) ||
		differ(a.birth, b.birth) ||
		differ(a.patient, b.patient)
	)
		return false;
	if (a.mrn !== undefined && a.mrn === b.mrn) return true;
	if (a.patient !== undefined && a.patient === b.patient) return true;
	// Without a label on both, only names made for one series tell: "progress-day-2" and "progress-day-3".
	if (a.patient !== undefined || b.patient !== undefined) return false;
	const inSeries =
		(a.nameDay !== undefined && b.nameDay !== undefined) ||
		(a.nameDate !== undefined && b.nameDate !== undefined);
	return inSeries && a.stem === b.stem;
}

/** One day lies between by at least one count, and no count says otherwise; one that stands still was copied. */
function isDayBefore(today: About, then: About): boolean {
	const counts = [
		apart(today.date, then.date),
		apart(today.hospitalDay, then.hospitalDay),
		apart(today.nameDay, then.nameDay),
		apart(today.nameDate, then.nameDate),
	].filter((count) => count !== undefined);
	return counts.includes(1) && counts.every((count) => count === 0 || count === 1);
}

function apart(now: number | undefined, then: number | undefined): number | undefined {
	return now === undefined || then === undefined ? undefined : now - then;
}
