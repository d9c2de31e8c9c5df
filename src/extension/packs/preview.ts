import * as vscode from "vscode";
import type { BuiltPack } from "../../packs/build-pack.ts";
import type { Previewed } from "../../packs/preview.ts";
import type { Core, CoreLoader } from "../load-core.ts";
import type { Log } from "../log.ts";
import { nameOfPlace, openNamed } from "./open-named.ts";
import type { Packs } from "./packs.ts";

/** The editor for `.notepack` files: what is dropped on the window, or opened from the explorer, shows what it brings. */
const viewType = "bootCampNotes.pack";
/** Installs what a page shows. Its arguments are the place and the hash of what was shown. */
export const installShownCommand = "_bootCampNotes.packs.installShown";

/** Shows packs before anything happens, and installs what was shown. */
export class Previews implements vscode.Disposable {
	readonly #subscriptions: vscode.Disposable[];
	readonly #shown = new Map<vscode.WebviewPanel, vscode.Uri>();
	readonly #packs: Packs;
	readonly #core: CoreLoader;
	readonly #log: Log;

	constructor(packs: Packs, core: CoreLoader, log: Log) {
		this.#packs = packs;
		this.#core = core;
		this.#log = log;
		this.#subscriptions = [
			vscode.window.registerCustomEditorProvider(viewType, {
				openCustomDocument: (uri) => ({ uri, dispose: () => undefined }),
				resolveCustomEditor: ({ uri }, panel) => this.#fill(panel, uri),
			}),
			vscode.commands.registerCommand(installShownCommand, (place: string, sha256: string) =>
				this.install(vscode.Uri.parse(place, true), sha256),
			),
			packs.onDidChange(() => {
				for (const [panel, uri] of this.#shown) void this.#render(panel, uri);
			}),
		];
	}

	dispose(): void {
		for (const subscription of this.#subscriptions) subscription.dispose();
	}

	/** Shows a pack: a `.notepack` in its editor, a folder in a page of its own. */
	async show(uri: vscode.Uri): Promise<void> {
		if (uri.path.endsWith(".notepack")) {
			await vscode.commands.executeCommand("vscode.openWith", uri, viewType);
			return;
		}
		const panel = vscode.window.createWebviewPanel(viewType, nameOfPlace(uri), vscode.ViewColumn.Active);
		await this.#fill(panel, uri);
	}

	/**
	 * Installs a pack, in place of the version there is.
	 *
	 * @param sha256 of what was shown; where the file holds something else by now, it is shown again instead
	 */
	async install(uri: vscode.Uri, sha256?: string): Promise<boolean> {
		const core = await this.#core.load();
		const built = await this.#build(uri, core);
		if (!("bytes" in built)) {
			vscode.window.showErrorMessage(
				`${nameOfPlace(uri)} was not installed. ${built.problems[0]?.message ?? ""}`,
			);
			return false;
		}
		if (sha256 !== undefined && built.sha256 !== sha256) {
			vscode.window.showWarningMessage(
				"The pack has changed since it was shown. Look at it once more, then install it.",
			);
			await this.show(uri);
			this.#packs.reload();
			return false;
		}
		const { title, version, notes } = built.manifest;
		try {
			await (await this.#packs.store()).add(built, nameOfPlace(uri));
		} catch (error) {
			this.#log.failure("Installing a pack", error);
			vscode.window.showErrorMessage(`${title} ${version} could not be installed; what was there holds.`);
			return false;
		}
		this.#packs.reload();
		const write = "New Clinical Note...";
		vscode.window
			.showInformationMessage(`${title} ${version} is installed.`, ...(notes ? [write] : []))
			.then((answer) => answer && vscode.commands.executeCommand("bootCampNotes.new"));
		return true;
	}

	async #fill(panel: vscode.WebviewPanel, uri: vscode.Uri): Promise<void> {
		panel.webview.options = {
			enableScripts: false,
			enableCommandUris: [installShownCommand],
			localResourceRoots: [],
		};
		this.#shown.set(panel, uri);
		panel.onDidDispose(() => this.#shown.delete(panel));
		await this.#render(panel, uri);
	}

	async #render(panel: vscode.WebviewPanel, uri: vscode.Uri): Promise<void> {
		try {
			const core = await this.#core.load();
			panel.webview.html = await core.previewPage(await this.#previewed(uri, core));
		} catch (error) {
			this.#log.failure("Showing a pack", error);
		}
	}

	async #previewed(uri: vscode.Uri, core: Core): Promise<Previewed> {
		const where = nameOfPlace(uri);
		const built = await this.#build(uri, core);
		if (!("bytes" in built)) return { where, problems: built.problems };
		const { manifest, sha256, bytes } = built;
		const files = core.openArchive(bytes);
		const store = await this.#packs.store();
		const old = await store.find(manifest.name);
		const same = old?.sha256 === sha256;
		const changes = same ? [] : await core.changesFrom(old, { manifest, files }, store);
		const link = vscode.Uri.from({
			scheme: "command",
			path: installShownCommand,
			query: JSON.stringify([uri.toString(), sha256]),
		});
		return {
			where,
			manifest,
			files,
			sha256,
			problems: [],
			installLink: link.toString(),
			...(old ? { installed: { version: old.version, same, changes } } : {}),
		};
	}

	async #build(uri: vscode.Uri, core: Core): Promise<BuiltPack | Pick<Previewed, "problems">> {
		try {
			const { built, problems } = await core.buildPack(await openNamed(uri, core));
			return built ?? { problems };
		} catch (error) {
			return {
				problems: [
					{ file: nameOfPlace(uri), message: core.reasonOf(error), start: 0, end: 1, line: 1, column: 1 },
				],
			};
		}
	}
}
