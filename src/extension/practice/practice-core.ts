// All that scores attempts and draws progress, in a bundle of its own, loaded with `load-practice.ts` when somebody practices.
export { feedbackPage } from "../../practice/page/feedback-page.ts";
export { progressPage } from "../../practice/page/progress-page.ts";
export { appended, bestByCase, readRecords, recordOf } from "../../practice/record.ts";
export { scoreAttempt } from "../../practice/score.ts";
export { FEEDBACK_PHRASES } from "../../practice/translate.ts";
