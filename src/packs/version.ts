import { compareVersions, satisfies, validateStrict } from "compare-versions";
import { version as ours } from "../../package.json";

/** The program's own version. */
export const programVersion = ours;

/** Whether this is a semantic version, such as 1.2.0 or 2.0.0-rc.1, of numbers that can be compared. */
export function isVersion(text: string): boolean {
	return text.length <= 40 && validateStrict(text) && !/\d{16}/.test(text.split(/[-+]/)[0] ?? "");
}

/** Below 0 when `a` is the older one, above 0 when it is the newer one. */
export function compare(a: string, b: string): number {
	return compareVersions(a, b);
}

/** Whether a range such as ^1.0.0 takes in the program's version; undefined for what is no range. */
export function takesIn(range: string, version = ours): boolean | undefined {
	if (
		!/^[\d.xX*^~<>=|\s-]+(?:-[\w.]+)?$/.test(range) ||
		range.split("||").some((part) => !/\d|[xX*]/.test(part))
	)
		return;
	try {
		return satisfies(version, range);
	} catch {
		return;
	}
}
