// Stands in for `node:child_process`: commander would start other programs as subcommands, and this program starts none.
export function spawn(): never {
	throw new Error("Other programs are not started.");
}
