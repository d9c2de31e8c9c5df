import { escapeHtml } from "./escape.ts";

export interface DataTableSpec {
	/** Says what the table holds. */
	readonly caption: string;
	/** Heads of all columns, that of the row names first. */
	readonly columns: readonly string[];
	/** A cell for each column; the first names the row. Null is an empty cell. */
	readonly rows: readonly (readonly (string | number | null)[])[];
}

/** The figures of a chart as an HTML table, for those who do not see it or want the numbers. */
export function dataTable({ caption, columns, rows }: DataTableSpec): string {
	const head = columns.map((name) => `<th scope="col">${escapeHtml(name)}</th>`).join("");
	const body = rows.map(([name, ...cells]) => {
		const values = cells.map((cell) => `<td>${escapeHtml(String(cell ?? ""))}</td>`).join("");
		return `<tr><th scope="row">${escapeHtml(String(name ?? ""))}</th>${values}</tr>`;
	});
	return `<table><caption>${escapeHtml(caption)}</caption><thead><tr>${head}</tr></thead><tbody>${body.join("")}</tbody></table>`;
}
