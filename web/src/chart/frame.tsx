/* What every chart has: a title, what stands under the cursor, and a cursor
 * that the arrow keys move, too. */
import type { ComponentChildren, RefObject } from "preact";
import { useId } from "preact/hooks";

const page = 10; /* points that PageUp moves */

/* Where a key leads from a point, or from none; undefined: it is no such key. */
function led(key: string, at: number | undefined, last: number): number | undefined {
	const by: Record<string, number> = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1,
		PageUp: page, PageDown: -page };
	const step = by[key];

	return key === "Home" ? 0 : key === "End" ? last : step === undefined ? undefined
		: Math.max(0, Math.min(last, (at ?? (step < 0 ? last + 1 : -1)) + step));
}

export function Frame({ title, what, keys, look, height, box, last, at, words, set, point, children, below }: {
	title: string;       /* names the chart for a screen reader */
	what: string;        /* the cursor stands on a point, bar, week */
	keys: ComponentChildren;
	look: string;
	height?: number;     /* kept free until it is drawn */
	box: RefObject<HTMLDivElement>;
	last: number;
	at: number | undefined;
	words: string;       /* what stands under the cursor */
	set: (at: number | undefined) => void;
	/* where the pointer is; without it the chart looks for itself */
	point?: (event: PointerEvent) => number | undefined;
	children?: ComponentChildren;
	below?: ComponentChildren;
}) {
	const id = useId();
	const pointed = point && ((event: PointerEvent) => set(point(event)));

	return <figure class="chart-figure stack" aria-labelledby={id}>
		<figcaption class="chart-head ends note">
			<span class="chart-title" id={id}>{title}</span>
			<span class="chart-keys row">{keys}</span>
		</figcaption>
		<div class={look} style={{ minHeight: height }} ref={box} role="slider" tabIndex={0}
			aria-label={`${title}: ${what} under the cursor`}
			aria-valuemin={0} aria-valuemax={Math.max(0, last)}
			aria-valuenow={at ?? 0} aria-valuetext={words}
			onKeyDown={(event) => {
				const to = led(event.key, at, last);

				if (to !== undefined)
					event.preventDefault();
				if (to !== undefined || event.key === "Escape")
					set(to);
			}} onPointerLeave={() => set(undefined)}
			onPointerMove={pointed} onPointerDown={pointed}>{children}</div>
		{below}
	</figure>;
}
