import { installNode, installServer } from "./install.mjs";
import { readEvent } from "./results.mjs";
import { runInServer } from "./suite.mjs";
import { node, packageExtension } from "./vsix.mjs";

/**
 * How long loading and activating the packaged extension take in the VS Code server, by VS Code's own clock, in
 * milliseconds: `{ node: { load, activate }, web: { load, activate } }`, each the median of several windows.
 */
export async function measureActivation(windows = 3) {
	await node("esbuild.mjs", "--tests");
	const vsix = await packageExtension();
	const [server, program] = await Promise.all([installServer(), installNode()]);
	const times = {};
	for (const host of ["node", "web"]) {
		const seen = [];
		for (let window = 0; window < windows; window++) {
			const read = (line) => {
				const event = readEvent(line);
				if (event?.event === "activation") seen.push(event);
			};
			await runInServer({ host, grep: "activates when", node: program, server, vsix, read });
		}
		times[host] = {
			load: median(seen.map(({ load }) => load)),
			activate: median(seen.map(({ activate }) => activate)),
		};
	}
	return times;
}

function median(numbers) {
	return numbers.sort((a, b) => a - b)[Math.floor(numbers.length / 2)];
}
