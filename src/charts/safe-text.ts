/** Names that every object has: echarts keeps texts as keys of plain objects, and would write into them. */
const INHERITED = new Set([...Object.getOwnPropertyNames(Object.prototype), "__proto__"]);
/** Seen by nobody. */
const ZERO_WIDTH = "\u200B";

/** An option whose texts can be keys of any object; nothing else of it changes. */
export function safeTexts<T>(option: T): T {
	if (typeof option === "string") return (INHERITED.has(option) ? option + ZERO_WIDTH : option) as T;
	if (Array.isArray(option)) return option.map(safeTexts) as T;
	if (typeof option !== "object" || option === null) return option;
	return Object.fromEntries(Object.entries(option).map(([key, value]) => [key, safeTexts(value)])) as T;
}
