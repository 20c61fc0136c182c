/* Numbers of rules that a text names, in its order. */
export function rulesIn(text: string): string[] {
	return [...new Set(text.match(/\b[PRTFA]\d{1,2}(?:\.\d{1,2})?\b/g) ?? [])];
}
