import assert from "node:assert";
import { countByName, shownWhileWriting } from "../../src/extension/waiting.ts";
import type { Finding } from "../../src/lint/finding.ts";

function finding(rule: string, start: number, wait?: [number, number]): Finding {
	const range = wait && { start: wait[0], end: wait[1] };
	return {
		rule,
		severity: "warning",
		message: "m",
		start,
		end: start + 3,
		fixes: [],
		related: [],
		wait: range,
	};
}

const starts = (findings: readonly Finding[]) => findings.map(({ start }) => start);

describe("findings that wait while one writes", () => {
	const empty = finding("section/empty", 10, [10, 20]);
	const long = finding("hpi/too-long", 40);

	it("show when the cursor is elsewhere", () => {
		assert.deepEqual(starts(shownWhileWriting([empty, long], [9], new Map())), [10, 40]);
		assert.deepEqual(starts(shownWhileWriting([empty, long], [21], new Map())), [10, 40]);
	});

	it("are held back while a cursor is in their place, its ends included", () => {
		for (const at of [10, 15, 20]) {
			assert.deepEqual(starts(shownWhileWriting([empty, long], [0, at], new Map())), [40]);
		}
	});

	it("stay when they were shown before", () => {
		assert.deepEqual(starts(shownWhileWriting([empty, long], [15], countByName([empty]))), [10, 40]);
	});

	it("wait for a new one among those of the same words", () => {
		const old = finding("section/unfilled", 0, [0, 3]);
		const fresh = finding("section/unfilled", 30, [30, 33]);
		assert.deepEqual(starts(shownWhileWriting([old, fresh], [31], countByName([old]))), [0]);
		assert.deepEqual(starts(shownWhileWriting([old, fresh], [1], countByName([old, fresh]))), [0, 30]);
	});
});
