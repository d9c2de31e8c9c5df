import type * as vscode from "vscode";
import { Bundle } from "../bundle.ts";

/** The part of the program that scores attempts and draws progress. */
export type PracticeCore = typeof import("./practice-core.ts");

/** Loads that part the first time it is asked for. */
export class PracticeLoader extends Bundle<PracticeCore> {
	constructor(extensionUri: vscode.Uri) {
		super(extensionUri, "practice.js");
	}
}
