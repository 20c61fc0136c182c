/* Small things about texts. */

export function capital(text: string): string {
	return text.charAt(0).toUpperCase() + text.slice(1);
}

/* Messages come without a capital and without a full stop. */
export function sentence(text: string): string {
	const first = text.startsWith("afterrun ") ? text : capital(text);

	return /[.!?]$/.test(first) ? first : first + ".";
}

/* "1 step", "3 steps" */
export function count(n: number, one: string, many = one + "s"): string {
	return n + " " + (n === 1 ? one : many);
}

/* The address that calls a number: the first, where there are several. */
export function telOf(number: string): string {
	return "tel:" + (number.replace(/[^\d].*$/, "") || "112");
}

/* "Rest today." of "Rest today. Then see." */
export function firstSentence(text: string | undefined): string | undefined {
	if (!text) return undefined;
	const at = /^.*?[.!?](?=\s+[A-Z]|\s*$)/s.exec(text);

	return (at ? at[0] : text).trim();
}
