/** A replacement in the capitals of what was written: "Paracetamol" gives "Acetaminophen", "PARACETAMOL" all capitals. */
export function keepCapitals(written: string, replacement: string): string {
	if (/^[A-Z]{4,}$/.test(written.replace(/[\s-]/g, "")) && !/[A-Z]/.test(replacement))
		return replacement.toUpperCase();
	if (/^[A-Z][a-z]/.test(written)) return (replacement[0] as string).toUpperCase() + replacement.slice(1);
	return replacement;
}
