import * as vscode from "vscode";
import type { Remark } from "../../review/state.ts";

/** What somebody wrote in a thread, as VS Code shows it. */
export class RemarkComment implements vscode.Comment {
	/** Plain text: a comment shows no picture from anywhere, and runs nothing. */
	body: string;
	mode = vscode.CommentMode.Preview;
	readonly author: vscode.CommentAuthorInformation;
	readonly contextValue: string;
	readonly timestamp?: Date;
	readonly label?: string;

	constructor(
		readonly remark: Remark,
		/** The thread's comment that it belongs to. */
		readonly thread: string,
		isOwn: boolean,
	) {
		this.body = remark.deleted ? "(deleted)" : remark.body;
		this.author = { name: remark.by };
		this.timestamp = new Date(remark.at);
		this.contextValue = contextOf(remark, isOwn);
		if (remark.edited && !remark.deleted) this.label = "edited";
	}

	/** Whether it says what this remark says. */
	shows(remark: Remark, isOwn: boolean): boolean {
		const same = this.remark.body === remark.body && this.remark.edited === remark.edited;
		return same && this.remark.deleted === remark.deleted && this.contextValue === contextOf(remark, isOwn);
	}
}

function contextOf({ deleted }: Remark, isOwn: boolean): string {
	return isOwn && !deleted ? "own" : "other";
}

/** A comment that is being written and in no log yet: the editor opens it with the cursor in it. */
export class NewComment implements vscode.Comment {
	mode = vscode.CommentMode.Editing;
	readonly contextValue = "new";
	readonly author: vscode.CommentAuthorInformation;

	constructor(
		public body: string,
		by: string,
		/** The thread that it begins, or answers in. */
		readonly place: vscode.CommentThread,
		/** The rule whose finding it asks about. */
		readonly rule?: string,
	) {
		this.author = { name: by };
	}
}
