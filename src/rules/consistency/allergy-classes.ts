import { WordMap } from "../words.ts";
import { brandParts } from "./brand-names.ts";

/** Families of drugs in which one reaction speaks for the others, wholly or in part. */
export type DrugFamily =
	| "penicillin"
	| "cephalosporin"
	| "carbapenem"
	| "monobactam"
	| "sulfonamide antibiotic"
	| "fluoroquinolone"
	| "macrolide"
	| "tetracycline"
	| "aminoglycoside"
	| "NSAID"
	| "opioid"
	| "heparin"
	| "ACE inhibitor"
	| "statin"
	| "aromatic anticonvulsant"
	| "iodinated contrast"
	| "other";

/** Celecoxib, furosemide, thiazides and sulfates are in none of these families, and that is meant. */
const FAMILIES: Readonly<Record<DrugFamily, string>> = {
	penicillin: "penicillin amoxicillin ampicillin piperacillin nafcillin oxacillin dicloxacillin ticarcillin",
	cephalosporin:
		"cefazolin cephalexin cefadroxil cefuroxime cefprozil cefaclor cefoxitin cefotetan ceftriaxone cefotaxime cefdinir cefixime cefpodoxime cefditoren cefepime ceftazidime ceftolozane ceftaroline cefiderocol",
	carbapenem: "meropenem ertapenem imipenem doripenem",
	monobactam: "aztreonam",
	"sulfonamide antibiotic": "sulfamethoxazole sulfadiazine sulfisoxazole sulfacetamide sulfasalazine",
	fluoroquinolone: "ciprofloxacin levofloxacin moxifloxacin ofloxacin delafloxacin gemifloxacin",
	macrolide: "azithromycin clarithromycin erythromycin",
	tetracycline: "tetracycline doxycycline minocycline",
	aminoglycoside: "gentamicin tobramycin amikacin streptomycin neomycin",
	NSAID:
		"ibuprofen naproxen ketorolac diclofenac indomethacin meloxicam nabumetone etodolac piroxicam sulindac ketoprofen oxaprozin flurbiprofen aspirin",
	opioid:
		"morphine codeine hydrocodone oxycodone hydromorphone oxymorphone fentanyl tramadol methadone meperidine tapentadol",
	heparin: "heparin enoxaparin dalteparin",
	"ACE inhibitor":
		"benazepril captopril enalapril enalaprilat fosinopril lisinopril moexipril perindopril quinapril ramipril trandolapril sacubitril",
	statin: "atorvastatin rosuvastatin simvastatin pravastatin lovastatin pitavastatin fluvastatin",
	"aromatic anticonvulsant": "phenytoin fosphenytoin carbamazepine oxcarbazepine phenobarbital",
	"iodinated contrast": "iohexol iopamidol iodixanol ioversol",
	other: `trimethoprim clindamycin metronidazole vancomycin linezolid daptomycin nitrofurantoin fosfomycin rifampin isoniazid
		fluconazole voriconazole acyclovir valacyclovir oseltamivir celecoxib acetaminophen buprenorphine naloxone apixaban rivaroxaban
		dabigatran warfarin clopidogrel ticagrelor prasugrel valsartan losartan olmesartan irbesartan candesartan telmisartan amlodipine
		nifedipine metoprolol carvedilol atenolol propranolol labetalol diltiazem verapamil hydralazine clonidine furosemide bumetanide
		torsemide spironolactone hydrochlorothiazide chlorthalidone digoxin amiodarone ezetimibe metformin glipizide glimepiride
		empagliflozin dapagliflozin semaglutide liraglutide sitagliptin ondansetron metoclopramide prochlorperazine promethazine
		diphenhydramine hydroxyzine haloperidol quetiapine olanzapine risperidone lorazepam alprazolam clonazepam diazepam midazolam
		zolpidem lamotrigine levetiracetam valproate gabapentin pregabalin topiramate sertraline escitalopram citalopram fluoxetine
		paroxetine duloxetine venlafaxine bupropion trazodone mirtazapine allopurinol febuxostat colchicine prednisone prednisolone
		methylprednisolone dexamethasone omeprazole pantoprazole esomeprazole famotidine levothyroxine tamsulosin finasteride
		hydroxychloroquine methotrexate ketamine propofol succinylcholine lidocaine albuterol ipratropium montelukast tiotropium
		cyclobenzaprine baclofen tizanidine methocarbamol dapsone quinine chlorhexidine`,
};

/** Names of a whole family, as allergy lists write them. */
const FAMILY_NAMES: Readonly<Record<string, DrugFamily>> = {
	penicillin: "penicillin",
	penicillins: "penicillin",
	pcn: "penicillin",
	pcns: "penicillin",
	cephalosporin: "cephalosporin",
	cephalosporins: "cephalosporin",
	carbapenem: "carbapenem",
	carbapenems: "carbapenem",
	sulfa: "sulfonamide antibiotic",
	sulfas: "sulfonamide antibiotic",
	sulfonamide: "sulfonamide antibiotic",
	sulfonamides: "sulfonamide antibiotic",
	fluoroquinolone: "fluoroquinolone",
	fluoroquinolones: "fluoroquinolone",
	quinolone: "fluoroquinolone",
	quinolones: "fluoroquinolone",
	macrolide: "macrolide",
	macrolides: "macrolide",
	tetracyclines: "tetracycline",
	aminoglycosides: "aminoglycoside",
	nsaid: "NSAID",
	nsaids: "NSAID",
	opioid: "opioid",
	opioids: "opioid",
	opiate: "opioid",
	opiates: "opioid",
	heparin: "heparin",
	acei: "ACE inhibitor",
	statin: "statin",
	statins: "statin",
	contrast: "iodinated contrast",
	iodinated: "iodinated contrast",
};

/** Other ways to write a drug. */
const ALIASES: Readonly<Record<string, readonly string[]>> = {
	asa: ["aspirin"],
	smx: ["sulfamethoxazole", "trimethoprim"],
	smz: ["sulfamethoxazole", "trimethoprim"],
	cotrimoxazole: ["sulfamethoxazole", "trimethoprim"],
	hctz: ["hydrochlorothiazide"],
	fosphenytoin: ["fosphenytoin", "phenytoin"],
	apap: ["acetaminophen"],
	ketoralac: ["ketorolac"],
};

/** A drug as a word names it. */
export interface Drug {
	/** Generic names; more than one for a combination. */
	readonly parts: readonly string[];
	/** The word names a whole family. */
	readonly family: DrugFamily | undefined;
}

const familyByDrug = new Map<string, DrugFamily>();
for (const [family, drugs] of Object.entries(FAMILIES)) {
	for (const drug of drugs.split(/\s+/)) familyByDrug.set(drug, family as DrugFamily);
}

/** The family of a generic drug. */
export function familyOf(drug: string): DrugFamily {
	return familyByDrug.get(drug) ?? "other";
}

function* entries(): Generator<[string, Drug]> {
	for (const drug of familyByDrug.keys()) yield [drug, { parts: [drug], family: undefined }];
	for (const [brand, parts] of brandParts) yield [brand, { parts, family: undefined }];
	for (const [alias, parts] of Object.entries(ALIASES)) yield [alias, { parts, family: undefined }];
	for (const [name, family] of Object.entries(FAMILY_NAMES))
		yield [name, { parts: familyByDrug.has(name) ? [name] : [], family }];
}

/** Drugs, brands and families by word. */
export const drugWords = new WordMap(entries());

/** Cephalosporins, and the drugs beside them, that share a side chain: a reaction to one speaks against the others. */
const SIDE_CHAINS: readonly ReadonlySet<string>[] = [
	new Set(["amoxicillin", "ampicillin", "cephalexin", "cefadroxil", "cefaclor", "cefprozil"]),
	new Set(["ceftriaxone", "cefotaxime", "cefepime", "cefpodoxime", "cefditoren"]),
	new Set(["ceftazidime", "cefiderocol", "aztreonam"]),
	new Set(["cefuroxime", "cefoxitin"]),
	new Set(["cefdinir", "cefixime"]),
];

/** Whether two beta-lactams have a side chain in common. */
export function shareSideChain(a: string, b: string): boolean {
	return SIDE_CHAINS.some((chain) => chain.has(a) && chain.has(b));
}
