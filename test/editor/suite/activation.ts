import { extensionId } from "./editor.ts";

interface Marks {
	getMarks(): { name: string; startTime: number }[];
}

/** How long VS Code itself says that loading and activating the extension took, in milliseconds. */
export function activationTimes(): { load: number; activate: number } | undefined {
	const { MonacoPerformanceMarks } = globalThis as unknown as { MonacoPerformanceMarks?: Marks };
	const marks = new Map(MonacoPerformanceMarks?.getMarks().map(({ name, startTime }) => [name, startTime]));
	const between = (from: string, to: string) => {
		const [start, end] = [from, to].map((event) => marks.get(`code/extHost/${event}/${extensionId}`));
		return start === undefined || end === undefined ? undefined : end - start;
	};
	const load = between("willLoadExtensionCode", "didLoadExtensionCode");
	const activate = between("willActivateExtension", "didActivateExtension");
	return load === undefined || activate === undefined ? undefined : { load, activate };
}
