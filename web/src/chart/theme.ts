/* Colours of the page for what is drawn on a canvas, and word when they
 * change. */
import { useEffect, useState } from "preact/hooks";

export interface Inks {
	text: string;
	muted: string;
	grid: string;
	surface: string;
	chart1: string;
	chart2: string;
	chart3: string;
	chart4: string;
}

const names: Record<keyof Inks, string> = {
	text: "--text", muted: "--muted", grid: "--chart-grid",
	surface: "--surface", chart1: "--chart-1", chart2: "--chart-2",
	chart3: "--chart-3", chart4: "--chart-4",
};

export function inks(): Inks {
	const style = getComputedStyle(document.documentElement);
	const out = {} as Inks;

	for (const key of Object.keys(names) as (keyof Inks)[])
		out[key] = style.getPropertyValue(names[key]).trim() || "CanvasText";
	return out;
}

/* A number that grows whenever light and dark or contrast change. */
export function useTheme(): number {
	const [round, setRound] = useState(0);

	useEffect(() => {
		const change = () => setRound((n) => n + 1);
		const watch = new MutationObserver(change);
		const queries = ["(prefers-color-scheme: dark)",
			"(prefers-contrast: more)", "(forced-colors: active)"]
			.map((query) => matchMedia(query));

		watch.observe(document.documentElement,
			{ attributes: true, attributeFilter: ["data-theme"] });
		for (const query of queries)
			query.addEventListener("change", change);
		return () => {
			watch.disconnect();
			for (const query of queries)
				query.removeEventListener("change", change);
		};
	}, []);
	return round;
}

/* The width an element has, kept up to date. */
export function useWidth(ref: { current: HTMLElement | null }): number {
	const [width, setWidth] = useState(0);

	useEffect(() => {
		const box = ref.current;

		if (!box)
			return;
		const take = () => setWidth(Math.floor(box.clientWidth));
		const watch = new ResizeObserver(take);

		take();
		watch.observe(box);
		return () => watch.disconnect();
	}, []);
	return width;
}
