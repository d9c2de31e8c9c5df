import * as vscode from "vscode";
import { exists } from "../exists.ts";
import type { AttemptStore } from "./attempt-store.ts";

/** A draft that somebody is writing, and what to do when its file changes its place. */
export interface WatchedDraft {
	readonly draft: vscode.Uri;
	readonly store: AttemptStore;
	moveTo(uri: vscode.Uri): Promise<void>;
	pause(): Promise<void>;
}

/** After so long a file that is gone has not been moved by the editor. */
const settled = 500;

/** Follows a draft that is renamed, and tells once when it is gone; its text is kept, and can be put back. */
export function watchDraft(session: WatchedDraft): vscode.Disposable {
	const { folder } = session.store;
	const subscriptions = [
		vscode.workspace.onDidRenameFiles(({ files }) => {
			for (const { oldUri, newUri } of files) {
				const { path } = session.draft;
				if (path !== oldUri.path && !path.startsWith(`${oldUri.path}/`)) continue;
				const now = newUri.with({ path: newUri.path + path.slice(oldUri.path.length) });
				void session.moveTo(now);
				vscode.window.showInformationMessage(
					nameOf(now) === nameOf({ path })
						? `The draft is in ${vscode.workspace.asRelativePath(vscode.Uri.joinPath(now, ".."), false)} now; the attempt goes on with it.`
						: `The draft is called ${nameOf(now)} now; the attempt goes on with it.`,
				);
			}
		}),
		vscode.workspace.onDidDeleteFiles(() => void look()),
	];
	if (folder) {
		const watcher = vscode.workspace.createFileSystemWatcher(
			new vscode.RelativePattern(folder, "**/*.{md,txt}"),
			true,
			true,
		);
		subscriptions.push(
			watcher,
			watcher.onDidDelete(({ path }) => path === session.draft.path && void look()),
		);
	}
	let asking = false;
	const look = async () => {
		if (asking || session.draft.scheme === "untitled") return;
		asking = true;
		await new Promise((resolve) => setTimeout(resolve, settled));
		if (await exists(session.draft)) asking = false;
		else
			await ask(session).finally(() => {
				asking = false;
			});
	};
	return vscode.Disposable.from(...subscriptions);
}

async function ask(session: WatchedDraft): Promise<void> {
	await session.pause();
	const [back, stop] = ["Put It Back", "Stop Attempt"];
	const answer = await vscode.window.showWarningMessage(
		`The draft ${nameOf(session.draft)} was deleted or moved. Its text is kept, and the clock is paused.`,
		back,
		stop,
	);
	if (answer === back) await vscode.commands.executeCommand("bootCampNotes.practice.resume");
	else if (answer === stop) await vscode.commands.executeCommand("bootCampNotes.practice.stop");
}

function nameOf({ path }: Pick<vscode.Uri, "path">): string {
	return path.slice(path.lastIndexOf("/") + 1);
}
