import * as vscode from "vscode";

/** The log channel. It holds rule ids, counts, times and places, and never a word of a note, nor a file's name. */
export class Log implements vscode.Disposable {
	readonly #channel = vscode.window.createOutputChannel("Boot Camp Notes", { log: true });
	readonly #numbers = new Map<string, number>();

	dispose(): void {
		this.#channel.dispose();
	}

	info(message: string): void {
		this.#channel.info(message);
	}

	debug(message: string): void {
		this.#channel.debug(message);
	}

	/** What stands for a file: its name may hold a patient's. */
	nameOf(uri: vscode.Uri): string {
		const key = uri.toString();
		const number = this.#numbers.get(key) ?? this.#numbers.size + 1;
		this.#numbers.set(key, number);
		return `note ${number}`;
	}

	/** Writes down that something went wrong, without the error's message, which may quote the note. */
	failure(doing: string, error: unknown): void {
		const { name, stack } = error instanceof Error ? error : new Error();
		const frames = (stack ?? "").split("\n").filter((line) => /^\s+at /.test(line));
		this.#channel.error([`${doing}: ${name}`, ...frames.slice(0, 8)].join("\n"));
	}
}
