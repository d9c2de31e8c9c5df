import { withInstalled } from "./packs.mjs"; import { measureActivation } from "../editor/activation.mjs";
console.log(JSON.stringify(await withInstalled(200, (i) => measureActivation(i, 5))));
process.exit(0);
