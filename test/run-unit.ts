import { readdirSync } from "node:fs";
import { join } from "node:path";
import Mocha from "mocha";
import { lineReporter } from "./report-lines.ts";

const folder = join(__dirname, "unit");
const [grep, part = "1 of 1"] = process.argv.slice(2);
const [number, parts] = part.split(" of ").map(Number) as [number, number];
const mocha = new Mocha({ reporter: lineReporter, timeout: 90_000, ...(grep ? { grep } : {}) });
const files = readdirSync(folder, { recursive: true, encoding: "utf8" })
	.filter((file) => file.endsWith(".test.js"))
	.sort();
for (const [i, file] of files.entries()) {
	if (i % parts === number - 1) mocha.addFile(join(folder, file));
}
process.on("unhandledRejection", (reason) => {
	throw reason;
});
mocha.run((failures) => process.exit(failures ? 1 : 0));
