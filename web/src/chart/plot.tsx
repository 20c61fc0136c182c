/* A line chart on a canvas (uPlot) with a cursor that arrows move, too.
 * What stands under the cursor is told in words beside it. */
import uPlot from "uplot";
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { Frame } from "./frame";
import type { Series } from "./scale";
import { inks, useTheme, useWidth, type Inks } from "./theme";

export interface Line {
	name: string;
	values: Series;
	ink: keyof Inks;
	dash?: readonly number[];
	fill?: boolean | undefined;      /* down to the bottom of the chart */
	points?: "dot" | "ring"; /* marks instead of a line */
	width?: number;
	text: (value: number) => string;
}

export interface PlotProps {
	title: string;       /* names the chart for a screen reader */
	x: readonly number[];
	xText: (x: number) => string;      /* under the cursor */
	xTicks: (lo: number, hi: number, px: number) => number[];
	xTick: (x: number) => string;
	yTicks: (lo: number, hi: number) => number[];
	yTick: (y: number) => string;
	yRange: { lo: number; hi: number };
	turned?: boolean | undefined;    /* small values on top (pace) */
	lines: readonly Line[];
	height?: number;
	zero?: boolean;      /* a stronger line at zero */
	cursor?: number | undefined; /* index, shared between charts */
	onCursor?: (index: number | undefined) => void;
}

const axis_px = 48;

/* The ink at a sixth, for what lies under a line. */
function fillOf(ink: string): string {
	return /^#[0-9a-f]{6}$/i.test(ink) ? ink + "2b" : "transparent";
}

function make(props: PlotProps, width: number, height: number,
	set: (index: number | undefined) => void): uPlot.Options {
	const ink = inks();
	const font = `12px ${getComputedStyle(document.body).fontFamily}`;

	return {
		width, height,
		padding: [8, 12, 0, 0],
		legend: { show: false },
		cursor: {
			y: false,
			drag: { x: false, y: false },
			points: { show: true, size: 9 },
		},
		scales: {
			x: { time: false },
			y: {
				range: [props.yRange.lo, props.yRange.hi],
				dir: props.turned ? -1 : 1,
			},
		},
		axes: [{
			stroke: ink.muted, font, size: 28, gap: 6,
			grid: { show: false },
			ticks: { stroke: ink.grid, width: 1, size: 5 },
			splits: (_u, _axis, lo, hi) => props.xTicks(lo, hi, width - axis_px),
			values: (_u, splits) => splits.map(props.xTick),
		}, {
			stroke: ink.muted, font, size: axis_px, gap: 6,
			grid: { stroke: ink.grid, width: 1 },
			ticks: { show: false },
			splits: (_u, _axis, lo, hi) => props.yTicks(lo, hi),
			values: (_u, splits) => splits.map(props.yTick),
		}],
		series: [{}, ...props.lines.map((line): uPlot.Series => ({
			label: line.name,
			stroke: ink[line.ink],
			width: line.points ? 0 : line.width ?? 2,
			spanGaps: false,
			...(line.dash ? { dash: [...line.dash] } : {}),
			...(line.fill ? { fill: fillOf(ink[line.ink]),
				fillTo: () => props.turned ? props.yRange.hi : props.yRange.lo } : {}),
			...(line.points ? {
				paths: () => null,
				points: { show: true, size: line.points === "dot" ? 6 : 8,
					width: line.points === "dot" ? 0 : 1.5,
					fill: line.points === "dot" ? ink[line.ink] : ink.surface,
					stroke: ink[line.ink] },
			} : { points: { show: false } }),
		}))],
		hooks: {
			setCursor: [(u: uPlot) => {
				const index = u.cursor.idx;

				/* only what the pointer did: keys go their own way */
				if (u.cursor.event)
					set(index ?? undefined);
			}],
			draw: props.zero ? [(u: uPlot) => {
				const y = u.valToPos(0, "y", true);

				if (y < u.bbox.top || y > u.bbox.top + u.bbox.height)
					return;
				u.ctx.save();
				u.ctx.strokeStyle = ink.muted;
				u.ctx.lineWidth = devicePixelRatio;
				u.ctx.beginPath();
				u.ctx.moveTo(u.bbox.left, y);
				u.ctx.lineTo(u.bbox.left + u.bbox.width, y);
				u.ctx.stroke();
				u.ctx.restore();
			}] : [],
		},
	};
}

/* Put the cursor at x without telling anybody. */
function point(u: uPlot, x: number | undefined): void {
	u.setCursor({ left: x === undefined ? -10 : u.valToPos(x, "x"),
		top: x === undefined ? -10 : 4 }, false);
}

function Swatch(props: { line: Line }) {
	const { line } = props;

	return <svg class={`chart-ink-${line.ink}`} width="26" height="12"
		aria-hidden="true" focusable="false">
		{line.points
			? <circle cx="13" cy="6" r="3.5" class={line.points === "dot" ? "chart-full" : "chart-open"} />
			: <path d="M1 6H25" class="chart-stroke" stroke-dasharray={line.dash?.join(" ")} />}
	</svg>;
}

export function Plot(props: PlotProps) {
	const box = useRef<HTMLDivElement>(null);
	const plot = useRef<uPlot>();
	const width = useWidth(box);
	const theme = useTheme();
	const [own, setOwn] = useState<number>();
	const cursor = props.onCursor ? props.cursor : own;
	const set = props.onCursor ?? setOwn;
	const setRef = useRef(set);
	const height = props.height ?? 180;
	const data = useMemo(() => [
		props.x as number[],
		...props.lines.map((line) => line.values as (number | null)[]),
	] as uPlot.AlignedData, [props.x, ...props.lines.map((l) => l.values)]);

	setRef.current = set;
	useEffect(() => {
		if (!box.current || width < 80)
			return;
		const options = make(props, width, height, (index) => setRef.current(index));

		/* drawn a moment later: only then it knows where things are */
		options.hooks = { ...options.hooks, ready: [(u) => {
			if (cursor !== undefined)
				point(u, props.x[cursor]);
		}] };
		const made = new uPlot(options, data, box.current);

		plot.current = made;
		return () => {
			plot.current = undefined;
			made.destroy();
		};
	}, [width, height, theme, data, props.yRange.lo, props.yRange.hi,
		props.yTick, props.xTick]);
	useEffect(() => {
		const u = plot.current;

		if (u)
			point(u, cursor === undefined ? undefined : props.x[cursor]);
	}, [cursor]);

	const last = props.x.length - 1;
	const at = cursor === undefined ? undefined : Math.min(cursor, last);
	const words = at === undefined ? "No point chosen: move with the arrow keys"
		: [props.xText(props.x[at] ?? 0), ...props.lines.map((line) => {
			const value = line.values[at];

			return value === null || value === undefined ? undefined
				: `${line.name} ${line.text(value)}`;
		}).filter((text) => text !== undefined)].join(", ");
	const keys = <>
		{props.lines.map((line) => {
			const value = at === undefined ? undefined : line.values[at];

			return <span class="chart-key" key={line.name}>
				{props.lines.length > 1 && <><Swatch line={line} /><span>{line.name}</span></>}
				{value !== null && value !== undefined &&
					<b class="chart-value">{line.text(value)}</b>}
			</span>;
		})}
		{at !== undefined && <span>{props.xText(props.x[at] ?? 0)}</span>}
	</>;

	return <Frame title={props.title} what="point" keys={keys} look="chart-canvas" height={height} box={box}
		last={last} at={at} words={words} set={set} />;
}
