import { archiveKinds } from "./archives.ts";
import type { Kind } from "./kind.ts";
import { manifestKinds } from "./manifests.ts";
import { pathKinds } from "./paths.ts";
import { textKinds } from "./texts.ts";
import { thickets } from "./thickets.ts";

/** Every way to harm that is known here. */
export const kinds: readonly Kind[] = [
	...archiveKinds,
	...pathKinds,
	...manifestKinds,
	...textKinds,
	...thickets,
];
