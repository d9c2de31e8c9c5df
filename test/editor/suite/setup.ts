import "mocha/mocha.js";
import { lineReporter } from "../../report-lines.ts";
import { cleanUp } from "./editor.ts";

mocha.setup({ ui: "bdd", timeout: 90_000, reporter: lineReporter });
afterEach(cleanUp);
