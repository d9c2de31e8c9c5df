// `npm run golden`: writes down what the command line says about the examples; read the difference before you keep it.
import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../editor/npm.mjs";

const run = (...args) => spawnSync(process.execPath, args, { cwd: root, encoding: "utf8" });
const built = run("esbuild.mjs");
if (built.status !== 0) throw new Error(built.stderr);
const { stdout, stderr } = run("dist/cli.js", "lint", "examples/boot-camp", "--format", "json");
if (!stdout) throw new Error(stderr);
writeFileSync(join(root, "test/golden/examples.json"), `${JSON.stringify(JSON.parse(stdout), null, "\t")}\n`);
