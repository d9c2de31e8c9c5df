import { escapeHtml } from "../../charts/escape.ts";

/** Text that is HTML already. */
export class Html {
	constructor(readonly text: string) {}
}

/** HTML with values in it: every value is escaped unless it is HTML itself. */
export function html(parts: TemplateStringsArray, ...values: readonly Value[]): Html {
	return new Html(parts.map((part, i) => part + (i < values.length ? textOf(values[i]) : "")).join(""));
}

/** What our chart and table functions give, which escape themselves. */
export function raw(text: string): Html {
	return new Html(text);
}

type Value = string | number | Html | undefined | null | false | readonly Value[];

function textOf(value: Value): string {
	if (value === undefined || value === null || value === false) return "";
	if (value instanceof Html) return value.text;
	if (Array.isArray(value)) return value.map(textOf).join("");
	return escapeHtml(String(value));
}
