import * as vscode from "vscode";

/** The commands that a page may run; it can run nothing else, no script and no request. */
export interface PageCommands {
	readonly viewType: string;
	readonly commands: readonly string[];
}

/** A link that runs a command of the extension. */
export function commandLink(command: string, ...args: unknown[]): string {
	return vscode.Uri.from({ scheme: "command", path: command, query: JSON.stringify(args) }).toString();
}

/** What lets a page's own style in. */
export function freshNonce(): string {
	return crypto.randomUUID().replaceAll("-", "");
}

/** A panel that shows one page after the other. */
export class PagePanel implements vscode.Disposable {
	#panel: vscode.WebviewPanel | undefined;

	constructor(readonly may: PageCommands) {}

	dispose(): void {
		this.#panel?.dispose();
	}

	get open(): boolean {
		return this.#panel !== undefined;
	}

	show(title: string, html: string, column: vscode.ViewColumn): void {
		if (!this.#panel) {
			this.#panel = vscode.window.createWebviewPanel(this.may.viewType, title, column, {
				enableScripts: false,
				enableCommandUris: this.may.commands,
				localResourceRoots: [],
				enableFindWidget: true,
			});
			this.#panel.onDidDispose(() => {
				this.#panel = undefined;
			});
		}
		this.#panel.title = title;
		this.#panel.webview.html = html;
		this.#panel.reveal(column);
	}

	/** Has the panel show another page where it stands, in front of others or behind them. */
	replace(html: string): void {
		if (this.#panel) this.#panel.webview.html = html;
	}
}
