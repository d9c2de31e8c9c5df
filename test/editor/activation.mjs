import { installNode, installServer } from "./install.mjs";
import { readEvent } from "./results.mjs";
import { runInServer } from "./suite.mjs";
import { node, packageExtension } from "./vsix.mjs";

/**
 * How long loading and activating the packaged extension take in the VS Code server, by VS Code's own clock, in
 * milliseconds, without packs and with those of a folder installed, by turns:
 * `{ node: { none: { load, activate }, many: { load, activate } }, web: ... }`, each the median of several windows.
 */
export async function measureActivation(installed, windows = 5) {
	await node("esbuild.mjs", "--tests");
	const vsix = await packageExtension();
	const [server, program] = await Promise.all([installServer(), installNode()]);
	const times = {};
	for (const host of ["node", "web"]) {
		const seen = { none: [], many: [] };
		for (let window = 0; window < windows; window++)
			for (const [packs, times] of Object.entries(seen)) {
				const read = (line) => {
					const event = readEvent(line);
					if (event?.event === "activation") times.push(event);
				};
				await runInServer({
					...{ host, grep: "activates when", node: program, server, vsix, read },
					installed: packs === "many" ? installed : undefined,
				});
			}
		times[host] = Object.fromEntries(
			Object.entries(seen).map(([packs, all]) => [
				packs,
				{ load: median(all.map(({ load }) => load)), activate: median(all.map(({ activate }) => activate)) },
			]),
		);
	}
	return times;
}

function median(numbers) {
	return numbers.sort((a, b) => a - b)[Math.floor(numbers.length / 2)];
}
