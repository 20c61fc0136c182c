/* For screen readers. */
import type { ComponentChildren } from "preact";

export function Visually({ children }: { children?: ComponentChildren }) {
	return <span class="visually">{children}</span>;
}

/* Says it through the live regions that main.tsx puts into the page. */
export function announce(text: string, assertive = false): void {
	const place = document.getElementById(assertive ? "say-now" : "say");

	if (!place)
		return;
	/* the same text twice must be a change, too */
	place.textContent = "";
	setTimeout(() => { place.textContent = text; }, 60);
}
