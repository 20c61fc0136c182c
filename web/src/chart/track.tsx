/* The track as a drawing: no map behind it, nothing is fetched. */
import { useMemo, useRef } from "preact/hooks";
import { mile_m, type Units } from "../units";
import { ends, mapBox, mapPath, scaleBar } from "./map";
import type { Series } from "./scale";
import { useWidth } from "./theme";

export function Track({ x_m, y_m, cursor, units, about }: {
	x_m: Series;
	y_m: Series;
	cursor?: number | undefined;
	units: Units;
	about: string;
}) {
	const place = useRef<HTMLDivElement>(null);
	const width = useWidth(place);
	const high = Math.round(Math.max(220, Math.min(420, width * 0.75)));
	const drawn = useMemo(() => {
		const box = width > 80 ? mapBox(x_m, y_m, width, high, 30) : undefined;

		return box && { box, d: mapPath(x_m, y_m, box), ends: ends(x_m, y_m),
			bar: scaleBar(box, units === "imperial"
				? { big_m: mile_m, big: "mi", small_m: 0.3048, small: "ft" }
				: { big_m: 1000, big: "km", small_m: 1, small: "m" }) };
	}, [x_m, y_m, width, high, units]);
	const at = cursor === undefined ? undefined : { x: x_m[cursor], y: y_m[cursor] };

	return <div class="chart-track stack-s" ref={place}>
		{drawn && <svg class="chart-svg" width={drawn.box.width} height={drawn.box.height}
			role="img" aria-label={about}>
			<path class="chart-track-halo" d={drawn.d} />
			<path class="chart-track-line" d={drawn.d} />
			{drawn.ends && <>
				<g class="chart-track-end" transform={spot(drawn.box, drawn.ends.last)}>
					<rect x="-6" y="-6" width="12" height="12" rx="2" />
				</g>
				<g class="chart-track-start" transform={spot(drawn.box, drawn.ends.first)}>
					<circle r="6" />
				</g>
			</>}
			{at && typeof at.x === "number" && typeof at.y === "number" &&
				<circle class="chart-track-at" r="7" cx={drawn.box.x(at.x)} cy={drawn.box.y(at.y)} />}
			<g class="chart-track-bar" transform={`translate(12 ${drawn.box.height - 12})`}>
				<path d={`M0 -5V0H${drawn.bar.px.toFixed(1)}V-5`} />
				<text x={drawn.bar.px + 6} y="1">{drawn.bar.text}</text>
			</g>
			<g class="chart-track-north" transform={`translate(${drawn.box.width - 18} 14)`}>
				<path d="M0 -4L5 10L0 6L-5 10Z" />
				<text y="24">N</text>
			</g>
		</svg>}
		<p class="chart-keyrow row">
			<span class="chart-key"><svg width="14" height="14" aria-hidden="true"><circle class="chart-track-start" cx="7" cy="7" r="5" /></svg>Start</span>
			<span class="chart-key"><svg width="14" height="14" aria-hidden="true"><rect class="chart-track-end" x="2" y="2" width="10" height="10" rx="2" /></svg>End</span>
			<span class="muted">Only the shape of your way; no map is fetched.</span>
		</p>
	</div>;
}

function spot(box: { x: (m: number) => number; y: (m: number) => number }, at: [number, number]): string {
	return `translate(${box.x(at[0]).toFixed(1)} ${box.y(at[1]).toFixed(1)})`;
}
