/* Bars over weeks or months: one row, or many small rows with one cursor. */
import type { ComponentChildren } from "preact";
import { useId, useRef, useState } from "preact/hooks";
import { Frame } from "./frame";
import { level, linear, span, ticks } from "./scale";
import { useWidth } from "./theme";

export interface BarRow {
	name: string;
	values: readonly (number | null)[];
	usual?: number | undefined; /* colours go by the ratio to it */
}

interface Common {
	title: string;
	labels: readonly string[];     /* one for each bar: "week of 3 Aug" */
	marks: readonly { index: number; text: string }[]; /* under the axis */
	text: (value: number) => string;
}

function pick(event: PointerEvent, left: number, room: number, count: number): number | undefined {
	const box = (event.currentTarget as Element).getBoundingClientRect();
	const x = event.clientX - box.left - left;

	return x < 0 || x > room ? undefined
		: Math.max(0, Math.min(count - 1, Math.floor((x / room) * count)));
}

/* As wide as a year is. */
const mark_px = 30;

/* The months or years under the bars. */
function Axis(props: { marks: Common["marks"]; x: (index: number) => number; y: number; right: number }) {
	return <g class="chart-axis" aria-hidden="true">{props.marks
		.filter((mark) => props.x(mark.index) + mark_px <= props.right).map((mark) =>
		<text key={mark.index} x={props.x(mark.index)} y={props.y}>{mark.text}</text>)}</g>;
}

export function Bars(props: Common & {
	values: readonly (number | null)[];
	tick: (value: number) => string;
	height?: number;
}) {
	const box = useRef<HTMLDivElement>(null);
	const width = useWidth(box);
	const height = props.height ?? 190;
	const count = props.values.length;
	const [at, set] = useState<number>();
	const left = 48;
	const foot = 24;
	const top = 10;
	const room = Math.max(10, width - left - 8);
	const most = span(props.values)?.hi ?? 0;
	const lines = ticks(0, most > 0 ? most : 1, 4);
	const hi = lines[lines.length - 1] ?? 1;
	const y = linear({ lo: 0, hi }, { lo: height - foot, hi: top });
	const step = room / Math.max(1, count);
	const gap = step > 6 ? Math.min(6, step * 0.22) : step > 2.5 ? 1 : 0;
	const x = (index: number) => left + index * step;
	const shown = at === undefined ? undefined : Math.min(at, count - 1);
	const value = shown === undefined ? undefined : props.values[shown];
	const words = shown === undefined ? "No bar chosen: move with the arrow keys"
		: `${props.labels[shown] ?? ""}: ${value === null || value === undefined ? "nothing known" : props.text(value)}`;

	const keys = shown !== undefined && <>
		<b class="chart-value">{value === null || value === undefined ? "–" : props.text(value)}</b>
		<span>{props.labels[shown]}</span>
	</>;

	return <Frame title={props.title} what="bar" keys={keys} look="chart-svgbox" box={box} last={count - 1} at={shown}
		words={words} set={set} point={(event) => pick(event, left, room, count)}>
		<svg class="chart-svg" width={width || 300} height={height} aria-hidden="true" focusable="false">
			{lines.map((line) => <g key={line}>
				<path class="chart-grid" d={`M${left} ${y(line).toFixed(1)}H${left + room}`} />
				<text class="chart-ytext" x={left - 8} y={y(line) + 4}>{props.tick(line)}</text>
			</g>)}
			{props.values.map((v, i) => v !== null && v > 0 && <rect key={i}
				class={i === shown ? "chart-bar chart-bar-on" : "chart-bar"}
				x={x(i) + gap / 2} width={Math.max(0.8, step - gap)}
				y={y(v)} height={Math.max(1, y(0) - y(v))}
				rx={step > 9 ? 2 : 0} />)}
			<Axis marks={props.marks} x={x} y={height - 6} right={width} />
		</svg>
	</Frame>;
}

/* What colours and patterns of the small bars mean. */
export function LevelKey(props: { texts: readonly [string, string, string, string] }) {
	const id = useId();

	return <p class="chart-keyrow row note">
		<svg width="0" height="0" aria-hidden="true" focusable="false"><Patterns id={id} /></svg>
		{props.texts.map((text, i) => <span class="chart-key" key={i}>
			<svg width="16" height="12" aria-hidden="true" focusable="false">
				<rect width="16" height="12" rx="2" {...(i >= 2 ? { fill: `url(#${id}-p${i + 1})` }
					: { class: `chart-load-${i + 1}` })} /></svg>{text}</span>)}
	</p>;
}

function Patterns({ id }: { id: string }) {
	return <defs>
		<pattern id={`${id}-p3`} width="5" height="5" patternUnits="userSpaceOnUse">
			<rect width="5" height="5" class="chart-load-3" />
			<path d="M0 5L5 0" class="chart-hatch chart-hatch-3" />
		</pattern>
		<pattern id={`${id}-p4`} width="5" height="5" patternUnits="userSpaceOnUse">
			<rect width="5" height="5" class="chart-load-4" />
			<path d="M0 0L5 5M0 5L5 0" class="chart-hatch chart-hatch-4" />
		</pattern>
	</defs>;
}

/* Many rows of small bars over the same weeks.  Height is the value against
 * the highest of its row, colour and pattern how it stands to the usual. */
export function SmallBars(props: Common & {
	rows: readonly BarRow[];
	first: number; /* the bar that is told before one is chosen */
	children?: ComponentChildren;
}) {
	const box = useRef<HTMLDivElement>(null);
	const width = useWidth(box);
	const id = useId();
	const count = props.labels.length;
	const [at, set] = useState<number>();
	const shown = Math.min(at ?? props.first, count - 1);
	const narrow = width < 560;
	const left = narrow ? 0 : 136;
	const right = 64;
	const room = Math.max(10, width - left - right);
	const row_px = narrow ? 50 : 34;
	const bar_px = narrow ? 26 : 26;
	const step = room / Math.max(1, count);
	const gap = step > 5 ? Math.min(4, step * 0.2) : step > 2.5 ? 0.8 : 0;
	const x = (index: number) => left + index * step;
	const height = props.rows.length * row_px + 26;
	const words = `${props.labels[shown] ?? ""}: ` + props.rows.map((row) => {
		const v = row.values[shown];

		return `${row.name} ${v === null || v === undefined ? "not known" : props.text(v)}`;
	}).join(", ");

	return <Frame title={props.title} what="week" keys={<span>{props.labels[shown]}</span>} look="chart-svgbox"
		box={box} last={count - 1} at={shown} words={words} set={set} below={props.children}
		point={(event) => pick(event, left, room, count)}>
		<svg class="chart-svg" width={width || 300} height={height} aria-hidden="true" focusable="false">
			<Patterns id={id} />
			<rect class="chart-cursor" x={x(shown)} width={Math.max(1.5, step)} y="0" height={height - 22} />
			{props.rows.map((row, r) => {
				const top = r * row_px + (narrow ? 18 : 4);
				const most = span(row.values)?.hi || 1;
				const v = row.values[shown];

				return <g key={row.name}>
					<text class="chart-row" x="0" y={narrow ? top - 4 : top + 18}>{row.name}</text>
					<path class="chart-grid" d={`M${left} ${top + bar_px + 0.5}H${left + room}`} />
					{row.values.map((value, i) => {
						if (value === null || !(value > 0))
							return undefined;
						const l = row.usual ? level(value, row.usual) : 2;
						const h = Math.max(1, (value / most) * bar_px);

						return <rect key={i} {...(l >= 3 && step > 3 ? { fill: `url(#${id}-p${l})` }
							: { class: `chart-load-${l}` })}
							x={x(i) + gap / 2} width={Math.max(0.8, step - gap)}
							y={top + bar_px - h} height={h} />;
					})}
					<text class="chart-now" x={width} y={top + 18}>{v === null || v === undefined
						? "–" : props.text(v)}</text>
				</g>;
			})}
			<Axis marks={props.marks} x={x} y={height - 4} right={width} />
		</svg>
	</Frame>;
}
