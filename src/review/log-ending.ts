/** What follows the name of a draft in that of its log. */
export const LOG_ENDING = ".review.jsonl";
