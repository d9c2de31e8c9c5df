import * as vscode from "vscode";
import type { Score } from "../../practice/scored.ts";
import { explainCommand } from "../explain.ts";
import type { Attempt } from "./attempt.ts";
import type { AttemptStore } from "./attempt-store.ts";
import type { GoodCase } from "./cases.ts";
import { modelUri } from "./documents.ts";
import { draftUri } from "./draft-uri.ts";
import { commandLink, freshNonce, PagePanel } from "./page-panel.ts";
import type { PracticeTools } from "./tools.ts";

const prefix = "_bootCampNotes.practice";
const placeCommand = `${prefix}.goTo`;
const modelCommand = `${prefix}.model`;
const againCommand = "bootCampNotes.practice.start";
const progressCommand = "bootCampNotes.practice.showProgress";

/** An attempt that was handed in, and what it came to. */
export interface Feedback {
	readonly attempt: Attempt;
	readonly entry: GoodCase;
	readonly store: AttemptStore;
	readonly score: Score;
}

/** Shows the feedback on one attempt after the other, and leads from there to the draft and the model note. */
export class FeedbackPanel implements vscode.Disposable {
	readonly #panel = new PagePanel({
		viewType: "bootCampNotes.practice.feedback",
		commands: [placeCommand, modelCommand, againCommand, progressCommand, explainCommand],
	});
	readonly #subscriptions: vscode.Disposable[];
	#shown: Feedback | undefined;

	constructor(readonly tools: PracticeTools) {
		this.#subscriptions = [
			this.#panel,
			vscode.commands.registerCommand(placeCommand, (start: number, end: number) => this.#goTo(start, end)),
			vscode.commands.registerCommand(modelCommand, () => this.#showModel()),
		];
	}

	dispose(): void {
		for (const subscription of this.#subscriptions) subscription.dispose();
	}

	/** Shows feedback in the place of the chart; gives the page. */
	async show(feedback: Feedback): Promise<string> {
		this.#shown = feedback;
		const { feedbackPage } = await this.tools.practice.load();
		const { score, entry } = feedback;
		const html = feedbackPage(
			score,
			{
				place: (start, end) => commandLink(placeCommand, start, end),
				rule: (id) => commandLink(explainCommand, id),
				model: commandLink(modelCommand),
				again: commandLink(againCommand, entry.key),
				progress: commandLink(progressCommand),
			},
			{ nonce: freshNonce() },
		);
		this.#panel.show(`Feedback: ${score.case.title}`, html, vscode.ViewColumn.One);
		return html;
	}

	async #draft(): Promise<vscode.TextDocument | undefined> {
		const shown = this.#shown;
		if (!shown) return undefined;
		const { attempt, store } = shown;
		try {
			return await vscode.workspace.openTextDocument(draftUri(attempt.draft, store.folder));
		} catch {
			vscode.window.showWarningMessage("The draft is gone. What it held is kept; it opens as a new note.");
			return vscode.workspace.openTextDocument({ language: "markdown", content: attempt.text });
		}
	}

	/** Opens the draft at what stood there when it was handed in. */
	async #goTo(start: number, end: number): Promise<void> {
		const document = await this.#draft();
		if (!document || !this.#shown) return;
		const quote = this.#shown.attempt.text.slice(start, end);
		const at = nearest(document.getText(), quote, start);
		const range = new vscode.Range(document.positionAt(at), document.positionAt(at + quote.length));
		const editor = await vscode.window.showTextDocument(document, {
			viewColumn: vscode.ViewColumn.Two,
			preview: false,
			selection: range,
		});
		editor.revealRange(range, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
	}

	async #showModel(): Promise<void> {
		const document = await this.#draft();
		if (!document || !this.#shown) return;
		await vscode.commands.executeCommand(
			"vscode.diff",
			modelUri(this.#shown.entry),
			document.uri,
			`Model note ↔ my draft: ${this.#shown.score.case.title}`,
			{ viewColumn: vscode.ViewColumn.Active, preview: false },
		);
	}
}

/** Where a quote stands now: at its old place, or the place nearest to it; the old place when it is gone. */
export function nearest(text: string, quote: string, at: number): number {
	if (text.startsWith(quote, at)) return at;
	const before = text.lastIndexOf(quote, at);
	const after = text.indexOf(quote, at);
	const found = [before, after].filter((place) => place >= 0);
	if (quote === "" || found.length === 0) return Math.min(at, text.length);
	return found.reduce((a, b) => (Math.abs(a - at) <= Math.abs(b - at) ? a : b));
}
