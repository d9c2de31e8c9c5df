import assert from "node:assert";
import { existsSync, readFileSync } from "node:fs";
import { networkUses, requiredModules } from "../network-uses.ts";

const largest = 250_000;

function bundle(file: string): string {
	return readFileSync(`dist/${file}`, "utf8");
}

describe("bundles", () => {
	for (const file of ["extension.js", "web/extension.js"]) {
		describe(file, () => {
			it(`is no larger than ${largest / 1000} KB`, () => {
				const size = Buffer.byteLength(bundle(file));
				assert.ok(size <= largest, `It has ${size} bytes.`);
			});

			it("knows no heading, rule or phrasing: those are loaded with the first note", () => {
				const source = bundle(file);
				for (const known of ["hx of presenting illness", "section/out-of-order", "furosemide"])
					assert.ok(!source.includes(known), known);
			});

			it("asks for no module but VS Code", () => {
				assert.deepEqual(requiredModules(bundle(file)), ["vscode"]);
			});

			it("does not reach for the network", () => {
				assert.deepEqual(networkUses(bundle(file)), []);
			});
		});
	}

	for (const file of ["core.js", "practice.js", "index.js", "cli.js", "report.js"].filter((name) =>
		existsSync(`dist/${name}`),
	)) {
		it(`${file} does not reach for the network`, () => {
			assert.deepEqual(networkUses(bundle(file)), []);
		});
	}

	it("cli-commands.js does not reach for the network; it alone starts threads, each with its own file", () => {
		const source = bundle("cli-commands.js");
		assert.deepEqual(
			networkUses(source).filter((use) => !use.startsWith("threads:")),
			[],
		);
		const started = source.match(/new [\w$.]*\.Worker\([^;]{0,80}/g) ?? [];
		assert.equal(started.length, 1);
		assert.match(started[0] as string, /__dirname,"cli-commands\.js"/);
	});
});

describe("the search for network use", () => {
	const bad = [
		'fetch("https://example.org")',
		"await(0,fetch)(u)",
		"const f=globalThis.fetch;f(u)",
		"const {fetch:f}=globalThis",
		'self["fetch"](u)',
		"new XMLHttpRequest",
		"new WebSocket(u)",
		"new self.WebSocket(u)",
		"new EventSource(u)",
		"navigator.sendBeacon(u,d)",
		"importScripts(u)",
		'require("http")',
		"require('node:https')",
		'await import("node:net")',
		'import{connect as c}from"tls"',
		'require("node:worker_threads")',
		'import("https://example.org/x.js")',
		"vscode.env.createTelemetryLogger(s)",
	];
	for (const source of bad) {
		it(`finds ${source}`, () => {
			assert.notDeepEqual(networkUses(source), []);
		});
	}

	const good = [
		"this.queue.fetch(x)",
		"prefetch(x)",
		"e.fetchRow(1)",
		'"Do not fetch old labs into the note"',
		'require("vscode")',
		'require("node:fs/promises")',
		'{"docs":"https://example.org/rules/hpi"}',
	];
	for (const source of good) {
		it(`lets pass ${source}`, () => {
			assert.deepEqual(networkUses(source), []);
		});
	}
});
