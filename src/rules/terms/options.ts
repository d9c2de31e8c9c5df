import * as z from "zod/mini";

/** The option of every rule that has hints. */
export const hintsOption = z
	._default(z.boolean(), false)
	.check(z.describe("Also point out what is too ambiguous to be flagged unasked."));
