/** Milliseconds that a function takes. */
export function time(work) {
	const start = performance.now();
	work();
	return performance.now() - start;
}

export function median(numbers) {
	const sorted = [...numbers].sort((a, b) => a - b);
	return sorted[sorted.length >> 1];
}

/**
 * Times several pieces of work by turns, so that a busy machine slows all of them alike.
 *
 * @returns the median of each, in milliseconds, in the order given
 */
export function byTurns(works, rounds, warmUp = 3) {
	const times = works.map(() => []);
	for (let round = 0; round < rounds + warmUp; round++) {
		works.forEach((work, i) => {
			const took = time(work);
			if (round >= warmUp) times[i].push(took);
		});
	}
	return times.map(median);
}
