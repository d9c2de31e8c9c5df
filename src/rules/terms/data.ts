import doNotUse from "../abbreviation/do-not-use.json" with { type: "json" };
import errorProne from "../abbreviation/error-prone.json" with { type: "json" };
import nakedDecimals from "../abbreviation/naked-decimals.json" with { type: "json" };
import trailingZeros from "../abbreviation/trailing-zeros.json" with { type: "json" };
import identifiers from "../privacy/identifiers.json" with { type: "json" };
import names from "../privacy/names.json" with { type: "json" };
import dates from "../us-style/dates.json" with { type: "json" };
import drugs from "../us-style/drug-names.json" with { type: "json" };
import durations from "../us-style/durations.json" with { type: "json" };
import spellings from "../us-style/spellings.json" with { type: "json" };
import terms from "../us-style/terms.json" with { type: "json" };
import units from "../us-style/units.json" with { type: "json" };
import usDrugs from "../us-style/us-drug-names.json" with { type: "json" };
import type { TermData } from "./term-data.ts";

/** Every word list. The doors give them to the engine; the rules only know their shape. */
export const termData = {
	drugs,
	usDrugs,
	terms,
	spellings,
	units,
	dates,
	durations,
	doNotUse,
	trailingZeros,
	nakedDecimals,
	errorProne,
	identifiers,
	names,
	house: [],
} as unknown as TermData;
