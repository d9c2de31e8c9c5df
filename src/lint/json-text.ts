import { applyEdits, modify } from "jsonc-parser";

/** JSON with a value put at a path; comments and formatting stay. @throws where the path leads through what is no object */
export function withValue(text: string, path: readonly (string | number)[], value: unknown): string {
	const tabs = !/^ +\S/m.test(text);
	const formattingOptions = {
		insertSpaces: !tabs,
		tabSize: tabs ? 4 : (/^( +)\S/m.exec(text)?.[1]?.length ?? 2),
		eol: text.includes("\r\n") ? "\r\n" : "\n",
	};
	return applyEdits(text, modify(text, [...path], value, { formattingOptions }));
}
