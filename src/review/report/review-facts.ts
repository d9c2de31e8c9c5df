import { type LogProblem, readLog } from "../log.ts";
import { type ReviewState, stateOf } from "../state.ts";
import type { Ask, DraftReview } from "./draft.ts";

/** What a draft's review log says, and which of its lines could not be used. Never throws. */
export function reviewFacts(log: string): { review: DraftReview; problems: readonly LogProblem[] } {
	const { events, problems } = readLog(log);
	const state = stateOf(events);
	const minutes = events.findLast(
		(event) => event.type === "status" && event.status === "submitted" && event.minutes !== undefined,
	);
	const people = [...new Set(events.map(({ by }) => by))];
	return {
		review: {
			status: state.status,
			writer: state.steps.find(({ status }) => status === "submitted")?.by,
			minutes: minutes?.type === "status" ? minutes.minutes : undefined,
			answers: answersIn(state),
			asks: asksIn(state),
			people,
		},
		problems,
	};
}

function answersIn({ steps }: ReviewState): number[] {
	const answers: number[] = [];
	let submitted: string | undefined;
	for (const { status, at } of steps) {
		if (status === "submitted") submitted ??= at;
		else if (status === "draft") submitted = undefined;
		else if (submitted !== undefined) {
			// Two clocks may differ: an answer from before the question tells nothing.
			const minutes = (Date.parse(at) - Date.parse(submitted)) / 60_000;
			if (minutes >= 0) answers.push(minutes);
			submitted = undefined;
		}
	}
	return answers;
}

/** What was asked for: in each remark the canned phrases, else in a thread's first one the rule, else its own words. */
function asksIn({ threads }: ReviewState): Ask[] {
	return threads.flatMap(({ remarks, rule }) =>
		remarks
			.filter(({ deleted }) => !deleted)
			.flatMap(({ phrases, body }, i): Ask[] => {
				if (phrases.length) return phrases.map((text) => ({ by: "phrase", text }));
				if (i > 0) return [];
				return [rule === undefined ? { by: "words", text: body } : { by: "rule", text: rule }];
			}),
	);
}
