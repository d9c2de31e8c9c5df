import { readdirSync } from "node:fs";
import { join } from "node:path";
import Mocha from "mocha";
import { lineReporter } from "./report-lines.ts";

const folder = join(__dirname, "unit");
const grep = process.argv[2];
const mocha = new Mocha({ reporter: lineReporter, timeout: 20_000, ...(grep ? { grep } : {}) });
for (const file of readdirSync(folder, { recursive: true, encoding: "utf8" }).sort()) {
	if (file.endsWith(".test.js")) mocha.addFile(join(folder, file));
}
process.on("unhandledRejection", (reason) => {
	throw reason;
});
mocha.run((failures) => process.exit(failures ? 1 : 0));
