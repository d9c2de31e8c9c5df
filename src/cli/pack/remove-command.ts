import { Output } from "../output.ts";
import { printable } from "../printable.ts";
import { CallError, problemLine, problemOf, whatWentWrong } from "../problem.ts";
import { userStore } from "./packs-of.ts";

/** Removes an installed pack; gives the exit status. */
export function removePack(name: string): Promise<number> {
	return change(name, async () => {
		if (!(await userStore().remove(name))) throw new CallError(`no pack ${printable(name)} is installed`);
		return `Removed ${name}.`;
	});
}

/** Puts the version before in the place of the installed one; gives the exit status. */
export function rollBackPack(name: string): Promise<number> {
	return change(name, async () => {
		const back = await userStore().rollBack(name);
		if (!back) throw new CallError(`there is no version of ${printable(name)} to go back to`);
		return `${name} is at ${back.version} again.`;
	});
}

async function change(name: string, run: () => Promise<string>): Promise<number> {
	const output = new Output(process.stdout);
	try {
		await output.write(`${await run()}\n`);
		return output.status(0);
	} catch (error) {
		if (error instanceof CallError) throw error;
		process.stderr.write(problemLine(problemOf(name, whatWentWrong(error))));
		return 2;
	}
}
