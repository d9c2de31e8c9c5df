import assert from "node:assert";
import * as vscode from "vscode";
import { extensionId } from "./editor.ts";

interface Manifest {
	contributes: {
		commands: { command: string }[];
		menus: Record<string, { command?: string; submenu?: string }[]>;
		keybindings: { command: string }[];
		submenus: { id: string }[];
		views: Record<string, { id: string }[]>;
		walkthroughs: { steps: { description: string; completionEvents?: string[] }[] }[];
	};
}

describe("commands", () => {
	const extension = () => vscode.extensions.getExtension(extensionId) as vscode.Extension<unknown>;
	const contributed = () => (extension().packageJSON as Manifest).contributes;
	const declared = () => contributed().commands.map(({ command }) => command);

	it("are registered when declared, and declared when registered", async () => {
		await extension().activate();
		const registered = (await vscode.commands.getCommands(true)).filter((each) =>
			each.startsWith("bootCampNotes."),
		);
		// VS Code registers some of its own for each view.
		const ofViews =
			/\.(?:focus|open|resetViewLocation|removeView|toggleVisibility|refresh-?\w*|\w*[vV]isibility)$/;
		const views = Object.values(contributed().views)
			.flat()
			.map(({ id }) => id);
		const own = registered.filter(
			(each) =>
				!views.some((id) => each.startsWith(`${id}.`) && ofViews.test(each)) || declared().includes(each),
		);
		assert.deepEqual(own.sort(), declared().sort());
	});

	it("exist where menus, keys and walkthroughs name them", async () => {
		const { menus, keybindings, submenus, walkthroughs } = contributed();
		const all = new Set(await vscode.commands.getCommands());
		const named = [
			...Object.values(menus)
				.flat()
				.flatMap(({ command }) => command ?? []),
			...keybindings.map(({ command }) => command),
			...walkthroughs.flatMap(({ steps }) =>
				steps.flatMap(({ description, completionEvents = [] }) => [
					...[...description.matchAll(/\(command:([\w.-]+)/g)].map(([, command]) => command as string),
					...completionEvents.flatMap((event) => event.split("onCommand:")[1] ?? []),
				]),
			),
		];
		assert.deepEqual(
			named.filter((command) => !all.has(command)),
			[],
		);
		const ids = submenus.map(({ id }) => id);
		assert.deepEqual(
			Object.values(menus)
				.flat()
				.flatMap(({ submenu }) => submenu ?? [])
				.filter((id) => !ids.includes(id)),
			[],
		);
	});
});
