const modules = "https?|http2|net|tls|dgram|dns(?:/promises)?|undici|ws|child_process|inspector";
const own = "(?:globalThis|self|window)";

/** Each way out of a bundle, by the words that minifying cannot rename: globals, and modules named in strings. */
const waysOut: [name: string, pattern: RegExp][] = [
	// A method named fetch is some library's own; the global is called bare, taken in parentheses, or read off the global object.
	["fetch", /(?<![\w$.])fetch\s*\(/],
	["fetch", /\(0,\s*fetch\)/],
	[
		"fetch",
		new RegExp(
			`${own}(?:\\?\\.|\\.)fetch\\b|${own}\\[["'\`]fetch["'\`]\\]|\\{[^{}]*\\bfetch\\b[^{}]*\\}\\s*=\\s*${own}\\b`,
		),
	],
	["sockets", /(?<![\w$])(?:XMLHttpRequest|WebSocket|EventSource|WebTransport|RTCPeerConnection)\b/],
	["sendBeacon", /\bsendBeacon\b/],
	["importScripts", /\bimportScripts\b/],
	[
		"a Node module",
		new RegExp(
			`(?:\\brequire\\s*\\(|\\bimport\\s*\\(|\\bfrom|\\bimport)\\s*["'\`](?:node:)?(?:${modules})["'\`]`,
		),
	],
	// A thread of its own can reach out unseen: only where one is expected.
	["threads", /["'`](?:node:)?worker_threads["'`]/],
	["code from an address", /\bimport\s*\(\s*["'`]https?:/],
	["telemetry", /\bcreateTelemetryLogger\b/],
];

/** What in this JavaScript could reach the network, with the text around it; empty when nothing does. */
export function networkUses(source: string): string[] {
	return waysOut.flatMap(([name, pattern]) => {
		const { index } = pattern.exec(source) ?? {};
		return index === undefined ? [] : [`${name}: ${source.slice(Math.max(0, index - 60), index + 60)}`];
	});
}

/** The modules that this CommonJS bundle asks its host for. */
export function requiredModules(source: string): string[] {
	const names = [...source.matchAll(/\brequire\(\s*["'`]([^"'`]+)["'`]\s*\)/g)].map(
		([, name]) => name as string,
	);
	return [...new Set(names)].sort();
}
