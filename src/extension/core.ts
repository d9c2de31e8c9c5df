// All that reads notes and knows rules, in a bundle of its own: the extension starts without it, and loads it with
// `load-core.ts` when the first note is to be read.
export { isIgnored, SettingsFinder } from "../lint/files.ts";
export { withoutComments, withoutMarkdown } from "../lint/plain-text.ts";
export { docsPage } from "../lint/result.ts";
export { activeRules } from "../lint/settings.ts";
export { readSettingsFile } from "../lint/settings-file.ts";
export { ruleOff } from "../lint/settings-text.ts";
export { findYesterday } from "../lint/yesterday.ts";
export { addNote } from "../packs/add-note.ts";
export { openArchive } from "../packs/archive/read-archive.ts";
export { buildPack } from "../packs/build-pack.ts";
export { readCase } from "../packs/case.ts";
export { besideCase } from "../packs/check-cases.ts";
export { checkPack } from "../packs/check-pack.ts";
export { engineOf } from "../packs/engine.ts";
export { gatherPacks } from "../packs/gather.ts";
export { unsafeMarkdown } from "../packs/markdown-safety.ts";
export { nameOf } from "../packs/name-of.ts";
export { newPack } from "../packs/new-pack.ts";
export { reasonOf } from "../packs/pack.ts";
export { readPackText } from "../packs/pack-files.ts";
export { pathProblem } from "../packs/path.ts";
export { previewPage } from "../packs/preview.ts";
export { readSnippets } from "../packs/snippets.ts";
export { PackStore } from "../packs/store.ts";
export { readTemplate } from "../packs/template-text.ts";
export { changesFrom } from "../packs/update-summary.ts";
export { packFoldersOf } from "../packs/vsix.ts";
export { readiness } from "../practice/readiness.ts";
export { anchor } from "../review/anchor.ts";
export { withReviewMerge } from "../review/git-attributes.ts";
export { headingLine } from "../review/lines.ts";
export { Locator } from "../review/locate.ts";
export { logOf, readLog } from "../review/log.ts";
export { Outbox } from "../review/outbox.ts";
export { phrasesIn } from "../review/phrases.ts";
export {
	agoOf,
	findingsOf,
	groupDrafts,
	groupings,
	matchesFilter,
	matchesSearch,
	standOf,
} from "../review/queue.ts";
export { cohortSummary } from "../review/report/cohort-summary.ts";
export { dayOf, describeDraft } from "../review/report/describe.ts";
export { internByFolder, internOf } from "../review/report/intern.ts";
export { reviewFacts } from "../review/report/review-facts.ts";
export { dayOfTime } from "../review/report/week.ts";
export { openThreads, reviewedText, stateOf } from "../review/state.ts";
export { makeEvent, newId } from "../review/write.ts";
export { findBlanks } from "../rules/blanks.ts";
export { storyLength } from "../rules/hpi/length.ts";
export { catalogue } from "../rules/index.ts";
export { specOfSection } from "../rules/note-spec.ts";
export { ruleHover, rulePage } from "../rules/page.ts";
