export function withoutMarkdown(t: string): string { return t; }
export function withoutComments(t: string): string { return t; }
