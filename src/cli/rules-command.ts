import { toJSONSchema } from "zod/mini";
import { docsPage } from "../lint/result.ts";
import { readExample } from "../rules/example.ts";
import { catalogue } from "../rules/index.ts";
import type { Example, Rule } from "../rules/rule.ts";
import { painter, wantsColor } from "./colors.ts";
import { Output } from "./output.ts";
import { wrap } from "./wrap.ts";

/** The options of `rules`, as commander gives them. */
export interface RulesCommandOptions {
	readonly format: "table" | "json";
	readonly color?: boolean;
}

/** Lists the rules; gives the exit status. */
export async function rules({ format, color }: RulesCommandOptions): Promise<number> {
	const { stdout } = process;
	const all = [...catalogue.values()];
	const width = stdout.isTTY ? stdout.columns || 80 : Number.POSITIVE_INFINITY;
	const text =
		format === "json"
			? `${JSON.stringify(all.map(everything), undefined, 2)}\n`
			: table(all, width, painter(wantsColor(color, stdout)));
	const output = new Output(stdout);
	await output.write(text);
	return output.status(0);
}

/** All there is to know about a rule, as data. */
function everything(rule: Rule) {
	const { id, severity, flags, why, source, milestones, kinds, options } = rule;
	const { $schema, ...schema } = toJSONSchema(options, { io: "input" });
	return {
		id,
		severity,
		flags,
		why,
		source,
		milestones,
		kinds: kinds ?? null,
		options: schema,
		good: rule.good.map(exampleOf),
		bad: rule.bad.map(exampleOf),
		docs: docsPage(id),
	};
}

function exampleOf(example: Example) {
	const { text, places } = readExample(example);
	return { shows: example.shows, text, flagged: places.map(({ start, end }) => text.slice(start, end)) };
}

function table(all: readonly Rule[], width: number, paint: ReturnType<typeof painter>): string {
	const idWidth = Math.max(...all.map(({ id }) => id.length));
	const indent = idWidth + "information".length + 4;
	return all
		.map(({ id, severity, flags }) => {
			const head = `${paint("bold", id.padEnd(idWidth))}  ${severity.padEnd("information".length)}  `;
			return `${head}${wrap(flags, Math.max(24, width - indent)).join(`\n${" ".repeat(indent)}`)}\n`;
		})
		.join("");
}
