/** Does the work of each item, several at a time, and gives the outcomes in order. The work must not reject. */
export async function* readAhead<Item, Outcome>(
	items: readonly Item[],
	atOnce: number,
	work: (item: Item) => Promise<Outcome>,
): AsyncGenerator<readonly [Item, Outcome]> {
	const running: Promise<Outcome>[] = [];
	let begun = 0;
	for (const item of items) {
		while (begun < items.length && running.length < atOnce) running.push(work(items[begun++] as Item));
		yield [item, (await running.shift()) as Outcome];
	}
}
