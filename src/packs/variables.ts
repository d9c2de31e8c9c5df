/** What VS Code fills in by itself that tells nothing of the machine: date and time. */
const ALLOWED =
	/^CURRENT_(?:YEAR|YEAR_SHORT|MONTH|MONTH_NAME|MONTH_NAME_SHORT|DATE|DAY_NAME|DAY_NAME_SHORT|HOUR|MINUTE|SECOND|SECONDS_UNIX|TIMEZONE_OFFSET)$/;
const VARIABLE = /\\[\\$}]|\$\{?([A-Za-z_]\w*)|\$\{\d+\/|\$\{[A-Za-z_]\w*\//g;

/** A variable or transform in a snippet's body that a pack may not use. */
export interface BadVariable {
	readonly start: number;
	readonly end: number;
	readonly message: string;
}

/** The first variable of a snippet's body that is not of date and time: those tell of files, the clipboard or the machine. */
export function badVariable(body: string): BadVariable | undefined {
	for (const match of body.matchAll(VARIABLE)) {
		const [found, name] = match;
		if (
			found.startsWith("\\") ||
			(name !== undefined && ALLOWED.test(name) && !isTransform(body, match.index + found.length))
		)
			continue;
		const message =
			name === undefined || ALLOWED.test(name)
				? `Transforms are not for packs; write a plain blank, such as \${1:***}.`
				: `Only date and time may be filled in, such as $CURRENT_MONTH; $${name} may not. For a dollar sign write \\$.`;
		return { start: match.index, end: match.index + found.length, message };
	}
	return;
}

function isTransform(body: string, at: number): boolean {
	return body[at] === "/" && body.slice(0, at).lastIndexOf("${") > body.slice(0, at).lastIndexOf("}");
}
