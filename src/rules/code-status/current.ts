import type { Note } from "../../note/note.ts";
import type { Section } from "../../note/section.ts";
import { type CodeStatus, type CodeStatusHit, findCodeStatus } from "./find.ts";

/** Values that say what to do at an arrest. */
const DECIDES: ReadonlySet<CodeStatus> = new Set([
	"full-code",
	"presumed-full-code",
	"dnr",
	"dnr-dni",
	"dnr-ok-to-intubate",
	"dni",
	"limited",
	"comfort-measures-only",
	"dnr-suspended",
]);

const SCOPES = new Set(["code-status", "goals-of-care"]);

/** The code statuses a section writes; offsets are relative to its prose. */
export function codeStatusIn(section: Section): readonly CodeStatusHit[] {
	return section.keep(codeStatusIn, () => {
		const scoped = section.id !== undefined && SCOPES.has(section.id);
		const stated = section.mark?.term?.statement ? findCodeStatus(section.title) : [];
		return [...stated, ...findCodeStatus(section.prose, scoped)];
	});
}

/** Whether the note says what to do at an arrest, now and for this patient. */
export function hasCodeStatus(note: Note): boolean {
	return note.sections.some((section) =>
		codeStatusIn(section).some((hit) => DECIDES.has(hit.value) && !hit.qualifier),
	);
}
