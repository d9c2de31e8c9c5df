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
	table("signs and clipped words of a hurried writer", "fact", [
		["no chest pain", "∅ CP, palps, syncope, F/C", true],
		["no fever", "Ø F/C", true],
		["chest pain", "∅ CP", false],
		["increase glargine", "glargine ↑ 24 u qhs", true],
		["decrease apixaban", "↓ apix to 2.5 BID", true],
		["no ST change", "EKG SR 96, no ST Δ", true],
		["Legionella negative", "Urine pneumo Ag (+), Legionella Ag (–)", false],
		["Legionella antigen negative", "Urine pneumo Ag (+), Legionella antigen (–)", true],
		["seizure ~ 2024", "Hx w/d sz '24", true],
		["alcohol withdrawal", "EtOH w/d w/ hallucinations", true],
		["withdrawal", "Skin w/d, no rash", false],
		["hypercapnia ~ oxygen", "Hypercapnia 2/2 oxygen", true],
		["2/2", "BCx 2/2 bottles positive", true],
		["daughter aware", "HCP dtr Maria, aware", false],
		["daughter", "DTRs 2+", false],
		["within 2 h", "w/in 2 h", true],
		["no anticoagulation", "No AC/antiplatelet till 24-h CTH", true],
		["anticoagulation", "glucose checks AC & HS", false],
		["fluoroquinolone", "No FQs", false],
		["avoid FQ", "Avoid FQs", true],
		["Mg level", "0200 Mg level, night intern", true],
		["magnesium", "0200 Mg level", true],
		["19:10", "steak at dinner at 7:10 tonight", true],
		["07:10", "at 19:10", false],
	]);
	table("British spelling", "fact", [
		["edema", "pitting oedema 2+", true],
		["hematoma", "right groin soft, no haematoma", false],
		["no hematoma", "right groin soft, no haematoma", true],
		["esophageal varices", "oesophageal varices", true],
		["catheterized", "catheterised in and out", true],
		["91 % ~ 2 L", "91 per cent on 2 litres", true],
		["NPO", "nil by mouth", true],
		["canceled", "The barium swallow was cancelled", true],
	]);
	table("other words for one thing", "fact", [
		["TSH pending", "TSH in process", true],
		["CBC weekly", "CBC qwk", true],
		["weekly CBC", "Every week: full blood count", true],
		["TMP-SMX ~ hives", "Bactrim gave her hives", true],
		["TMP-SMX", "trimethoprim alone", false],
		["no Zosyn", "no piperacillin-tazobactam", true],
		["urgent", "I need you urgently", true],
		["endoscopic ~ tonight", "take this out endoscopically tonight", true],
		["like", "likely", false],
		["Osei ~ ticagrelor", "ticagrelor is Dr. Osei's decision", true],
		["metoprolol stays", "metoprolol succinate stays at 100 mg", true],
	]);
	table("a slip of the finger in a drug's name", "fact", [
		["apixaban 5 mg", "apixiban 5 mg BID", true],
		["stop enoxaparin", "stop enoxparin", true],
		["hold spironolactone", "hold spironoalctone", true],
		["no clopidogrel", "No clopiddogrel (rash)", true],
		["prednisone", "prednisolone 40 mg", false],
		["hydralazine", "hydroxyzine 25 mg", false],
		["hydroxyzine", "hydralazine 5 mg", false],
		["dopamine", "dobutamine", false],
		["hypokalemia", "hyperkalemia", false],
		["dysphagia", "dysphasia", false],
	]);
	table("alternatives", "fact", [
		["(stop|hold) naproxen", "Hold naproxen.", true],
		["(stop|hold) naproxen", "Continue naproxen.", false],
		["no (more|) albuterol", "no albuterol", true],
		["no (more|) albuterol", "No more albuterol, please", true],
		["daughter (Maria)", "daughter Maria", true],
	]);
	table("how far the sides of a ~ may be apart", "fact", [
		["spironolactone ~ AKI", "- Hold spironolactone\n\n# AKI on CKD\n- trend", false],
		["spironolactone ~ AKI", "1. Hold spironolactone.\n2. AKI on CKD.", false],
		[
			"new ~ amlodipine",
			"New:\n- amoxicillin 1 g by mouth three times a day for two more days\n- amlodipine 5 mg",
			true,
		],
		[
			"new ~ tiotropium",
			"New:\n- amlodipine 5 mg daily for the blood pressure, by mouth\n\nContinue:\n- tiotropium",
			false,
		],
		[
			"bilirubin ~ 1.2",
			"Total bilirubin was 4.1 on admission, reached 4.4 on the next day and has come down to 1.2.",
			true,
		],
	]);
	table("what a denial does not deny", "fact", [
		["furosemide ~ for years", "This does not prevent the use of furosemide, taken for years.", true],
		["no intubation", "I record a preference and not a refusal of intubation.", false],
		["negative 2", "I cannot separate the two.", false],
		["negative 2", "net negative 2 L", true],
		["OR", "nil by mouth or sips", false],
		["OR", "straight to the OR", true],
	]);
	table("whose verb it is", "fact", [
		["metformin held", "Continue metformin; hold empagliflozin", false],
		["metformin ~ hold", "Continue metformin; hold empagliflozin", false],
		["metformin held", "metformin 500 mg BID - hold", true],
		["too early to call", "It is too early to call hepatorenal syndrome.", true],
	]);
	table("what somebody else said, and what was called off", "current", [
		["discharge home", 'Yesterday\'s "discharge home" plan is off.', false],
		["home today", "The plan of yesterday, regular diet and home today, is cancelled.", false],
		["home today", "He was free of pain and going home today, which no longer applies.", false],
		["restart nadolol", "Nadolol is not to be restarted in shock.", false],
		[
			"continue methylprednisolone",
			"The plan was to continue everything, and he is on methylprednisolone.",
			false,
		],
		["CT negative", "If CT negative, restart apixaban.", false],
		["haloperidol 5 mg", "If agitated haloperidol 5 mg", true],
	]);
	table("short forms with several meanings, as labels", "mention", [
		["PE", "PE: lungs clear", false],
		["PE", "PE less likely", true],
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
		const text =
			"# Discharge Summary\n\n| | |\n|---|---|\n| Allergies | levofloxacin: tendon pain |\n\n## Hospital Course\nBetter.\n";
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

	it("a trap counts in its sections, and what is only wrong without a reason does not where one is given", () => {
		const trap = {
			trap: "On the list",
			in: ["discharge-medications"],
			fell: ["azithromycin 250 mg"],
			avoided: ["azithromycin ~ (completed|finished)"],
			"avoided-in": ["discharge-medications", "hospital-course"],
			otherwise: ["azithromycin"],
			why,
		};
		const judge = (course: string, list: string) => {
			const text = `# Discharge Summary\n\n## Hospital Course\n${course}\n\n## Discharge Medications\n${list}\n`;
			return judgeTrap(new Reading(readNote(text)), trap).state;
		};
		assert.equal(judge("Azithromycin 250 mg was given.", "- amoxicillin"), "not addressed");
		assert.equal(judge("Better.", "- azithromycin 250 mg daily"), "fell");
		assert.equal(judge("Better.", "- azithromycin daily"), "fell");
		assert.equal(judge("Azithromycin completed.", "- azithromycin, as noted"), "avoided");
		assert.equal(judge("Better.", "- no azithromycin"), "not addressed");
	});

	it("a diagnosis that has to be committed to does not count among several", () => {
		const fact = { fact: "Leak", in: ["assessment"], committed: true, any: ["leak"], why };
		const judge = (text: string) =>
			judgeFact(new Reading(readNote(`# H&P\n\n## Assessment\n${text}\n`)), fact).state;
		assert.equal(judge("An anastomotic leak."), "found");
		assert.equal(judge("Ileus vs leak vs abscess."), "missed");
		assert.equal(judge("It might be an abscess or a leak."), "missed");
		assert.equal(judge("No leak."), "missed");
	});

	it("a heading that nobody knows is not held against the writer; a known one is", () => {
		const fact = { fact: "Negatives", in: ["hpi"], any: ["no chest pain"], why };
		const judge = (text: string) => judgeFact(new Reading(readNote(text)), fact).state;
		assert.equal(judge("# H&P\n\n## Wibble wobble\nNo chest pain.\n"), "found");
		assert.equal(judge("# H&P\n\n## Physical Exam\nNo chest pain.\n"), "misplaced");
		assert.equal(
			judge("# H&P\n\n## Physical Exam\nWell.\n\n### Wibble wobble\nNo chest pain.\n"),
			"misplaced",
		);
	});

	it("what is said before the first heading of a presentation is its opening, and without headings all is in place", () => {
		const fact = { fact: "Opening", in: ["summary-statement"], any: ["68-year-old"], why };
		const judge = (text: string, kind: string, of = fact) =>
			judgeFact(new Reading(readNote(text), kind), of).state;
		const opening = "Mr. Finch is a 68-year-old man.\n";
		assert.equal(judge(`${opening}\n## Plan\nHome.\n`, "rounds"), "found");
		assert.equal(judge(`${opening}\n## Plan\nHome.\n`, "discharge"), "misplaced");
		const plan = { ...fact, in: ["plan"] };
		assert.equal(judge(`${opening}\n## Plan\nHome.\n`, "rounds", plan), "misplaced");
		assert.equal(judge(opening, "rounds", plan), "found");
		assert.equal(judge(opening, "admission", plan), "found");
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
