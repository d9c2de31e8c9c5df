declare module "examples:drafts" {
	/** The example notes, by path from the project's root; the build puts them in. */
	const drafts: Readonly<Record<string, string>>;
	export default drafts;
}
