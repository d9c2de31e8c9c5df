import type { Anchor } from "./event.ts";
import { type Followed, Follower } from "./follow.ts";
import { type LfText, lfText } from "./lf.ts";

/**
 * Finds the places of anchors in one text. An anchor whose text is gone, or of which there is any doubt where it is
 * meant, has none: a comment is rather shown as outdated than at a wrong place.
 */
export class Locator {
	readonly #lf: LfText;
	readonly #followers = new Map<string, Follower>();

	constructor(text: string) {
		this.#lf = lfText(text);
	}

	/**
	 * @param source the text that the anchor was made in, when it is known; without it the quote's own prefix and suffix
	 *   must do
	 * @returns offsets of the text as it is
	 */
	locate(anchor: Anchor, source?: string): Followed | undefined {
		const found = source === undefined ? this.#byQuote(anchor) : this.#inSource(anchor, source);
		const { fromLf } = this.#lf;
		return found && { start: fromLf(found.start), end: fromLf(found.end), exact: found.exact };
	}

	#inSource({ selector: [{ exact }, { start, end }] }: Anchor, source: string): Followed | undefined {
		const before = lfText(source).text;
		// A source that does not say so here is not the source.
		if (end > before.length || before.slice(start, end) !== exact) return;
		return this.#follower(before).follow({ start, end });
	}

	/** Without the text around it a quote is found only where all of its context is left, too. */
	#byQuote({ selector: [{ exact, prefix, suffix }] }: Anchor): Followed | undefined {
		const { text } = this.#lf;
		const all = prefix + exact + suffix;
		const at = text.indexOf(all);
		if (at < 0 || all === "" || text.indexOf(all, at + 1) >= 0) return;
		return { start: at + prefix.length, end: at + prefix.length + exact.length, exact: true };
	}

	#follower(before: string): Follower {
		let follower = this.#followers.get(before);
		if (!follower) {
			follower = new Follower(before, this.#lf.text);
			this.#followers.set(before, follower);
		}
		return follower;
	}
}
