import type * as vscode from "vscode";
import { Bundle } from "./bundle.ts";

/** The part of the program that reads notes and knows the rules. */
export type Core = typeof import("./core.ts");

/** Loads the core the first time it is asked for. */
export class CoreLoader extends Bundle<Core> {
	constructor(extensionUri: vscode.Uri) {
		super(extensionUri, "core.js");
	}
}
