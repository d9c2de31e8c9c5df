import * as vscode from "vscode";
import type { Desk } from "./desk.ts";
import { commandLink, freshNonce, PagePanel } from "./page-panel.ts";
import type { PracticeTools } from "./tools.ts";

const showCommand = "bootCampNotes.practice.showProgress";
const openCommand = "_bootCampNotes.practice.openProgress";
const deleteCommand = "_bootCampNotes.practice.deleteProgress";

/** What of the progress is wanted: one kind of note, what a remark means. */
interface Asked {
	readonly note?: string | undefined;
	readonly said?: string | undefined;
}

/** Shows the intern's own progress, opens the file behind it, and deletes it. */
export class ProgressPanel implements vscode.Disposable {
	readonly #panel = new PagePanel({
		viewType: "bootCampNotes.practice.progress",
		commands: [showCommand, openCommand, deleteCommand],
	});
	readonly #subscriptions: vscode.Disposable[];
	#asked: Asked = {};

	constructor(
		readonly desk: Desk,
		readonly tools: PracticeTools,
		/** Called when the file has changed. */
		readonly changed: () => void,
	) {
		this.#subscriptions = [
			this.#panel,
			vscode.commands.registerCommand(showCommand, (note?: unknown) =>
				this.show({ note: typeof note === "string" ? note : undefined }),
			),
			vscode.commands.registerCommand("bootCampNotes.practice.translate", () => this.#translate()),
			vscode.commands.registerCommand(openCommand, () => this.#openFile()),
			vscode.commands.registerCommand(deleteCommand, () => this.#delete()),
		];
	}

	dispose(): void {
		for (const subscription of this.#subscriptions) subscription.dispose();
	}

	/** Brings the page up to date where it is open; it may stand behind the feedback, and stays there. */
	async refresh(): Promise<void> {
		if (this.#panel.open) this.#panel.replace(await this.#page());
	}

	/** Shows the page; gives its HTML. */
	async show(asked: Asked): Promise<string> {
		this.#asked = asked;
		const html = await this.#page();
		this.#panel.show("Practice Progress", html, vscode.ViewColumn.Active);
		return html;
	}

	async #page(): Promise<string> {
		const { note, said } = this.#asked;
		const [file, rules, entries, { progressPage }] = await Promise.all([
			this.desk.progress(),
			this.tools.cases.rules(),
			this.tools.cases.list(),
			this.tools.practice.load(),
		]);
		const { records, problems } = (await file?.read()) ?? { records: [], problems: [] };
		const titles = new Map([
			...[...rules.packs.composition.notes].map(([id, { title }]) => [id, title] as const),
			...entries.map(({ key, case: of }) => [key, of?.title ?? key] as const),
		]);
		return progressPage(
			{
				records,
				problems,
				file: file ? vscode.workspace.asRelativePath(file.uri, false) : "",
				note,
				said,
				titles,
			},
			{
				note: (kind) => commandLink(showCommand, ...(kind === undefined ? [] : [kind])),
				open: commandLink(openCommand),
				remove: commandLink(deleteCommand),
			},
			{ nonce: freshNonce() },
		);
	}

	async #translate(): Promise<void> {
		const { FEEDBACK_PHRASES } = await this.tools.practice.load();
		const said = await vscode.window.showQuickPick([...FEEDBACK_PHRASES], {
			title: "Translate Feedback",
			placeHolder: "What did they say?",
		});
		if (said) await this.show({ said });
	}

	async #openFile(): Promise<void> {
		const file = await this.desk.progress();
		if (file) await vscode.window.showTextDocument(file.uri, { preview: false });
	}

	async #delete(): Promise<void> {
		const file = await this.desk.progress();
		if (!file) return;
		const { records } = await file.read();
		const yes = "Delete";
		const answer = await vscode.window.showWarningMessage(
			"Delete your progress?",
			{
				modal: true,
				detail: `${records.length} ${records.length === 1 ? "attempt goes" : "attempts go"} from your figures, for good. Your drafts stay.`,
			},
			yes,
		);
		if (answer !== yes) return;
		await file.delete();
		this.changed();
		await this.refresh();
	}
}
