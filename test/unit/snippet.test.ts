// biome-ignore-all lint/suspicious/noTemplateCurlyInString: snippets are written so
import assert from "node:assert";
import fc from "fast-check";
import { renderSnippet } from "../../src/packs/snippet.ts";

const now = new Date(2026, 6, 4, 9, 5, 7);

describe("snippets as plain text", () => {
	const cases: readonly (readonly [shows: string, body: string, text: string])[] = [
		["text", "HPI: 67 y/o man", "HPI: 67 y/o man"],
		["a tab stop", "a$1b${2}c$0", "abc"],
		["a blank", "Code: ${1:***}.", "Code: ***."],
		["a blank in a blank", "${1:a ${2:b ${3:c}}}!", "a b c!"],
		["a blank that is named again", "${4:***} and $4 and ${4}, $5${5:x}", "*** and *** and ***, xx"],
		["two defaults for one blank: the first holds", "${1:a} ${1:b}", "a a"],
		["a blank that names itself", "${1:a $1} ${2:$3}${3:$2}", "a  "],
		["choices", "${1|***,Full code,DNR/DNI|}", "***"],
		["escapes in choices", "${1|DNR\\, OK\\| to\\\\ go,b|}", "DNR, OK| to\\ go"],
		["one choice", "${1|only|}", "only"],
		["no choice", "[${1||}]", "[]"],
		["choices named again", "${1|x,y|}-$1", "x-x"],
		["the date", "$CURRENT_MONTH/$CURRENT_DATE/${CURRENT_YEAR}", "07/04/2026"],
		["the time", "$CURRENT_HOUR:$CURRENT_MINUTE:$CURRENT_SECOND", "09:05:07"],
		["names of days and months", "$CURRENT_DAY_NAME_SHORT $CURRENT_MONTH_NAME", "Sat July"],
		["a known variable with a default", "${CURRENT_YEAR:x}", "2026"],
		["an unknown variable", "[$TM_FILENAME]", "[]"],
		["an unknown variable with a default", "${TM_FILENAME:note ${1:a}}", "note a"],
		["no variable of JavaScript's own", "[$constructor$__proto__${toString}]", "[]"],
		["escapes", "\\$1 \\} \\\\ \\n", "$1 } \\ \\n"],
		["an escaped brace in a blank", "${1:a\\}b}", "a}b"],
		["a transform", "${1:ab}${1/(.*)/${1:/upcase}/}.", "abab."],
		["braces without a dollar sign", "{a} }", "{a} }"],
		["a dollar sign alone", "$ 5 $, 5$", "$ 5 $, 5$"],
		["a blank never closed", "a ${1:b $2${3:c}", "a ${1:b c"],
		["choices never closed", "a ${1|b,c", "a ${1|b,c"],
		["a transform never closed", "a ${1/b/c", "a ${1/b/c"],
		["an empty body", "", ""],
	];
	for (const [shows, body, text] of cases) {
		it(shows, () => assert.equal(renderSnippet(body, now), text));
	}

	it("the hours away from Greenwich", () => {
		const at = (minutes: number) => Object.assign(new Date(now), { getTimezoneOffset: () => minutes });
		assert.equal(renderSnippet("$CURRENT_TIMEZONE_OFFSET", at(300)), "-05:00");
		assert.equal(renderSnippet("$CURRENT_TIMEZONE_OFFSET", at(-330)), "+05:30");
	});

	const syntax = fc.array(
		fc.oneof(
			fc.constantFrom(
				"${1:",
				"${2|",
				"${",
				"$1",
				"$2",
				"}",
				"|}",
				"|",
				",",
				"\\",
				"/",
				"${1/",
				"$CURRENT_YEAR",
				"${X:",
			),
			fc.string(),
		),
		{ maxLength: 60 },
	);

	it("never throws", () => {
		fc.assert(fc.property(syntax, (parts) => typeof renderSnippet(parts.join(""), now) === "string"));
		assert.equal(typeof renderSnippet("$CURRENT_MONTH_NAME", new Date(Number.NaN)), "string");
	});

	it("leaves text without $ and \\ as it is", () => {
		const plain = fc.string({ unit: "binary" }).filter((text) => !/[$\\]/.test(text));
		fc.assert(fc.property(plain, (text) => renderSnippet(text, now) === text));
	});

	it("gives back what was escaped", () => {
		const escaped = (text: string) => text.replace(/[\\$}]/g, "\\$&");
		fc.assert(
			fc.property(fc.string({ unit: "binary" }), (text) => renderSnippet(escaped(text), now) === text),
		);
		fc.assert(fc.property(fc.string(), (text) => renderSnippet(`\${1:${escaped(text)}}`, now) === text));
	});

	const heavy: readonly (readonly [shows: string, body: string])[] = [
		["blanks that double", Array.from({ length: 60 }, (_, i) => `\${${i}:$${i + 1}$${i + 1}}`).join("")],
		[
			"blanks that double a text",
			`${Array.from({ length: 60 }, (_, i) => `\${${i}:$${i + 1}$${i + 1}}`).join("")}\${60:abc}`,
		],
		["blanks never closed", "${1:".repeat(100_000)],
		["choices never closed", "${1|a".repeat(100_000)],
		["transforms never closed", "${1/${".repeat(100_000)],
		["backslashes", "\\".repeat(500_001)],
	];
	for (const [shows, body] of heavy) {
		it(`takes no longer than its length warrants: ${shows}`, () => {
			const began = performance.now();
			renderSnippet(body, now);
			assert.ok(performance.now() - began < 2000);
		});
	}
});
