/** A title as a pack's name: "County General, IM" becomes "county-general-im". */
export function nameOf(title: string): string {
	return (
		title
			.normalize("NFKD")
			.toLowerCase()
			.replace(/[^a-z0-9]+/g, "-")
			.replace(/^-+|-+$/g, "")
			.slice(0, 64)
			.replace(/-+$/, "") || "pack"
	);
}
