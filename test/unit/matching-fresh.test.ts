import assert from "node:assert/strict";
import { readNote } from "../../src/note/reader.ts";
import { judgeCommitment } from "../../src/practice/commitment.ts";
import { judgeFact, judgeTrap } from "../../src/practice/facts.ts";
import { findPhrasing, type MatchOptions } from "../../src/practice/match/match.ts";
import { Reading } from "../../src/practice/match/reading.ts";

type Row = readonly [phrasing: string, text: string, found: boolean];

function table(title: string, as: MatchOptions["as"], rows: readonly Row[]): void {
	describe(title, () => {
		for (const [phrasing, text, found] of rows) {
			it(`${phrasing} ${found ? "is in" : "is not in"}: ${text}`, () => {
				const matches = findPhrasing(new Reading(readNote(text)), phrasing, as ? { as } : {});
				assert.equal(matches.length > 0, found);
			});
		}
	});
}

const why = "Because.";

describe("matching as interns write", () => {
	table("abbreviations and what they stand for", "fact", [
		["hydrochlorothiazide", "HCTZ 25 mg", true],
		["pneumonia unlikely", "PNA unlikely", true],
		["no chest pain", "Denies CP, palps", true],
		["no fever", "Denies CP, palps, F/C", true],
		["urine output < 30", "UOP <30", true],
		["follow up TSH", "f/u TSH", true],
		["continue metoprolol", "c/w metop 100", true],
		["consistent with ileus", "film c/w ileus", true],
		["right flank pain", "R flank pain", true],
		["left hip", "4 L nasal cannula, hip pain", false],
		["right IJ", "R IJ tunneled line", true],
		["stop ceftriaxone", "Discontinue ceftriaxone.", true],
		["restart apixaban", "resume apixaban 5 BID", true],
		["07/13", "Laparoscopic cholecystectomy on July 13.", true],
	]);
	table("signs", "fact", [
		["antigen positive", "Urine strep pneumo antigen + on 7/2", true],
		["aspirin positive", "ASA + ticagrelor", false],
		["S. pneumoniae ~ right lower lobe", "Pneumonia due to S. pneumoniae, right lower lobe", true],
		["urine ~ albumin", "Cr 1.2 in mg. A urine albumin.", true],
		["oxygen approx 2 L", "oxygen approx. 2 L", true],
	]);
	table("how far a denial reaches", "fact", [
		["198 ~ 210", "His shoes do not fit and his weight has gone from 198 to 210 pounds.", true],
		["full code", "No known drug allergies, full code", true],
		["07/27", "Ibuprofen: do not restart before she sees Dr. Hart on 7/27", true],
		["one criterion", "Dose should not be reduced as she has just one criterion.", true],
		["7 mm ~ left upper lobe", "CT chest without contrast for 7 mm LUL nodule", true],
		["24 hours", "Magnesium, turned off 24 hours after birth", true],
		["inside the line", "Leg still red, not yet inside the line.", false],
		["not swallow saliva", "He cannot swallow his saliva.", true],
		["not explain", "The atelectasis can't explain this.", true],
		["evidence of DVT", "No evidence for or of DVT.", false],
		["intubation", "no indication for intubation", false],
	]);
	table("a section that reads only None", "fact", [
		["no pending results", "# Discharge Summary\n\n## Pending Results\nNone\n", true],
		["pending results", "# Discharge Summary\n\n## Pending Results\nNone.\n", false],
		["no pending results", "# Discharge Summary\n\n## Pending Results\nCultures\n", false],
	]);
	table("lists and tables", "fact", [
		["stop hydrochlorothiazide", "STOP\n- HCTZ (hyponatremia)\n", true],
		["stop ibuprofen", "Stopped yesterday by the team\n- ibuprofen\n", false],
		["stop hydrochlorothiazide ~ sodium", "| Hydrochlorothiazide | 25 mg | STOP | caused low sodium |", true],
	]);
	table("not so yet, not so any more", "current", [
		["restart nadolol", "Restart nadolol once stable.", false],
		["restart nadolol", "Restart nadolol 20 mg daily after the EGD", false],
		["restart nadolol", "Restart nadolol today.", true],
		["hold metoprolol", "Hold metoprolol if SBP < 90", false],
		["hold metoprolol", "Hold metoprolol until seen by Dr. Osei", true],
		["haloperidol 5 mg", "haloperidol 5 mg IM if agitated", true],
		["haloperidol 5 mg", "If agitated, haloperidol 5 mg", true],
		["discharge home tomorrow", "Discharge home tomorrow is canceled.", false],
		["discharge home tomorrow", "Discharge home tomorrow.", true],
		["sinus bradycardia", "Telemetry called it sinus bradycardia, but it is 2:1 block", false],
		["sinus bradycardia", "Sinus bradycardia 38", true],
		["Methergine", "Methergine and Hemabate are off limits", false],
	]);

	it("a part in place and one elsewhere that speaks for itself is misplaced", () => {
		const fact = { fact: "Negatives", in: ["hpi"], all: [["no chest pain"], ["afebrile"]], why };
		const judge = (text: string) => judgeFact(new Reading(readNote(text)), fact).state;
		assert.equal(judge("# H&P\n\n## HPI\nNo chest pain.\n\n## Physical Exam\nAfebrile.\n"), "misplaced");
		assert.equal(judge("# H&P\n\n## HPI\nNo chest pain, afebrile.\n"), "found");
		assert.equal(judge("# H&P\n\n## HPI\nNo chest pain.\n"), "missed");
		assert.equal(
			judge("# H&P\n\n## Assessment\nNo chest pain.\n\n## Plan\nNo chest pain, afebrile.\n"),
			"misplaced",
		);
	});

	it("a person named in the story is no proxy under Code Status", () => {
		const fact = { fact: "Code", in: ["code-status"], all: [["full code"], ["wife"]], why };
		const text = "# H&P\n\n## HPI\nHis wife drove him.\n\n## Code Status\nFull code.\n";
		assert.equal(judgeFact(new Reading(readNote(text)), fact).state, "missed");
	});

	it("a row of the table above the first heading is as good as a section", () => {
		const fact = { fact: "Allergy", in: ["allergies"], any: ["levofloxacin ~ tendon"], why };
		const text = "# Discharge Summary\n\n| | |\n|---|---|\n| Allergies | levofloxacin: tendon pain |\n";
		assert.equal(judgeFact(new Reading(readNote(text)), fact).state, "found");
		const other = text.replace("Allergies", "Remarks");
		assert.equal(judgeFact(new Reading(readNote(other)), fact).state, "misplaced");
	});

	it("a trap looks under Family History, too", () => {
		const trap = { trap: "Not asked", fell: ["noncontributory"], avoided: ["not obtained"], why };
		const judge = (text: string) =>
			judgeTrap(new Reading(readNote(`# H&P\n\n## Family History\n${text}\n`)), trap).state;
		assert.equal(judge("Noncontributory."), "fell");
		assert.equal(judge("Not obtained."), "avoided");
		assert.equal(judge("Father had a stroke."), "not addressed");
	});

	it("the question of a consult call commits, whatever its heading looks like", () => {
		for (const head of ["## Core question\n", "**Core question.** ", "Core question: "]) {
			const text = `---\nnote: consult-call\n---\n# Consult call\n\n${head}Can you remove the food impaction tonight?\n`;
			const { state } = judgeCommitment(new Reading(readNote(text)), ["food impaction"]);
			assert.equal(state, "committed", head);
		}
	});

	it("letters of I-PASS stand with a dash as well", () => {
		const fact = { fact: "Watcher", in: ["illness-severity"], any: ["watcher"], why };
		const text =
			"# Sign-out\n\nI - WATCHER\n\nP\n- 7 mo with RSV\n\nA\n- 22:00 look at him, NF\n\nS\n- apnea: bag\n";
		assert.equal(judgeFact(new Reading(readNote(text)), fact).state, "found");
	});
});
