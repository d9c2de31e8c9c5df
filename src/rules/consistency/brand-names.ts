/** U.S. brands in wide use and what is in them; a combination lists every part that somebody may be allergic to. */
const BRANDS = `
Augmentin amoxicillin clavulanate; Amoxil amoxicillin; Moxatag amoxicillin; Zosyn piperacillin tazobactam;
Unasyn ampicillin sulbactam; Bicillin penicillin; Pfizerpen penicillin;
Ancef cefazolin; Kefzol cefazolin; Keflex cephalexin; Duricef cefadroxil; Ceftin cefuroxime; Zinacef cefuroxime;
Cefzil cefprozil; Ceclor cefaclor; Mefoxin cefoxitin; Cefotan cefotetan; Rocephin ceftriaxone; Claforan cefotaxime;
Omnicef cefdinir; Suprax cefixime; Vantin cefpodoxime; Maxipime cefepime; Fortaz ceftazidime; Tazicef ceftazidime;
Avycaz ceftazidime avibactam; Zerbaxa ceftolozane tazobactam; Teflaro ceftaroline; Fetroja cefiderocol;
Merrem meropenem; Vabomere meropenem; Invanz ertapenem; Primaxin imipenem; Recarbrio imipenem; Azactam aztreonam;
Bactrim sulfamethoxazole trimethoprim; Septra sulfamethoxazole trimethoprim; Silvadene sulfadiazine;
Azulfidine sulfasalazine; Cipro ciprofloxacin; Levaquin levofloxacin; Avelox moxifloxacin; Floxin ofloxacin;
Baxdela delafloxacin; Zithromax azithromycin; Zpak azithromycin; Zpack azithromycin; Biaxin clarithromycin;
Vibramycin doxycycline; Doryx doxycycline; Minocin minocycline; Cleocin clindamycin; Flagyl metronidazole;
Vancocin vancomycin; Zyvox linezolid; Cubicin daptomycin; Macrobid nitrofurantoin; Macrodantin nitrofurantoin;
Diflucan fluconazole; Toradol ketorolac; Motrin ibuprofen; Advil ibuprofen; Aleve naproxen; Naprosyn naproxen;
Anaprox naproxen; Voltaren diclofenac; Mobic meloxicam; Indocin indomethacin; Lodine etodolac; Relafen nabumetone;
Feldene piroxicam; Daypro oxaprozin; Celebrex celecoxib; Ecotrin aspirin; Bayer aspirin; Excedrin aspirin acetaminophen;
Tylenol acetaminophen; Ofirmev acetaminophen; Dilaudid hydromorphone; Percocet oxycodone; Roxicodone oxycodone;
OxyContin oxycodone; Norco hydrocodone; Vicodin hydrocodone; Lortab hydrocodone; Duragesic fentanyl; Ultram tramadol;
Ultracet tramadol; Demerol meperidine; Nucynta tapentadol; Suboxone buprenorphine naloxone; MSContin morphine;
Lovenox enoxaparin; Fragmin dalteparin; Eliquis apixaban; Xarelto rivaroxaban; Pradaxa dabigatran; Coumadin warfarin;
Jantoven warfarin; Plavix clopidogrel; Brilinta ticagrelor; Effient prasugrel;
Zestril lisinopril; Prinivil lisinopril; Zestoretic lisinopril hydrochlorothiazide; Vasotec enalapril; Lotensin benazepril;
Lotrel benazepril amlodipine; Altace ramipril; Accupril quinapril; Capoten captopril; Monopril fosinopril;
Entresto sacubitril valsartan; Diovan valsartan; Cozaar losartan; Hyzaar losartan hydrochlorothiazide; Benicar olmesartan;
Norvasc amlodipine; Lopressor metoprolol; Toprol metoprolol; Coreg carvedilol; Cardizem diltiazem; Lasix furosemide;
Bumex bumetanide; Demadex torsemide; Aldactone spironolactone; Lipitor atorvastatin; Crestor rosuvastatin;
Zocor simvastatin; Pravachol pravastatin; Livalo pitavastatin; Vytorin simvastatin ezetimibe; Zetia ezetimibe;
Glucophage metformin; Jardiance empagliflozin; Farxiga dapagliflozin; Ozempic semaglutide; Zofran ondansetron;
Reglan metoclopramide; Compazine prochlorperazine; Phenergan promethazine; Benadryl diphenhydramine; Haldol haloperidol;
Ativan lorazepam; Xanax alprazolam; Klonopin clonazepam; Ambien zolpidem; Seroquel quetiapine; Zyprexa olanzapine;
Dilantin phenytoin; Cerebyx fosphenytoin phenytoin; Tegretol carbamazepine; Trileptal oxcarbazepine; Lamictal lamotrigine;
Keppra levetiracetam; Depakote valproate; Neurontin gabapentin; Lyrica pregabalin; Zoloft sertraline; Lexapro escitalopram;
Celexa citalopram; Prozac fluoxetine; Cymbalta duloxetine; Effexor venlafaxine; Wellbutrin bupropion; Desyrel trazodone;
Zyloprim allopurinol; Uloric febuxostat; Colcrys colchicine; Medrol methylprednisolone; Deltasone prednisone;
Decadron dexamethasone; Prilosec omeprazole; Protonix pantoprazole; Nexium esomeprazole; Pepcid famotidine;
Synthroid levothyroxine; Flomax tamsulosin; Plaquenil hydroxychloroquine; Neosporin neomycin
`;

/** What is in a brand, by its name in lower case. */
export const brandParts: ReadonlyMap<string, readonly string[]> = new Map(
	BRANDS.split(";").map((entry) => {
		const [brand = "", ...parts] = entry.trim().split(/\s+/);
		return [brand.toLowerCase(), parts];
	}),
);
