/** 1204 as "1,204". */
export function thousands(value: number): string {
	return String(value).replace(/\B(?=(?:\d{3})+$)/g, ",");
}

/** "1 note", "1,204 notes". */
export function count(value: number, one: string, many = `${one}s`): string {
	return `${thousands(value)} ${value === 1 ? one : many}`;
}
