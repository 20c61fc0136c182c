/* One run: numbers, track, streams, laps, legs, session. */
import { useMemo, useState } from "preact/hooks";
import { apiUrl, useApi } from "../api";
import { Plot, type Line } from "../chart/plot";
import { mean, niceStep, quantile, span, ticks, timeStep, type Series } from "../chart/scale";
import { ChartTable } from "../chart/table";
import { Track } from "../chart/track";
import { Legs } from "../legs";
import { lapRows, type LapRow } from "../log/laps";
import { loadMethod, runName, runPace, sportName } from "../log/words";
import { WhyButton } from "../plan/why";
import { toGuide } from "../session";
import { useSettings } from "../settings";
import { count } from "../text";
import { longDay, timeOfDay } from "../time";
import type { KeptSession, LegLoad, Pains, Run, Shoes, Streams } from "../types";
import { Await, Button, Card, Empty, ErrorBox, Figure, Figures, Page, Segmented } from "../ui";
import { clock, distance, distanceUnit, distanceValue, duration, elevation, elevationUnit, elevationValue, mile_m,
	pace, paceUnit, plain, type Units } from "../units";
import { partName, rowName } from "../words";

/* --- streams --- */

interface Chart {
	id: string;
	title: string;
	unit: string;
	values: Series;       /* in the runner's units */
	ink: Line["ink"];
	turned?: boolean;
	fill?: boolean;
	text: (value: number) => string;
	lo: number;
	hi: number;
	ticks: (lo: number, hi: number) => number[];
	tick: (value: number) => string;
	height: number;
}

function scaled(values: Series, by: number): Series {
	return by === 1 ? values : values.map((v) => v === null ? null : v * by);
}

function whole(value: number | undefined): string {
	return value?.toFixed(0) ?? "–";
}

/* Round times from lo to hi. */
function times(lo: number, hi: number, step: number): number[] {
	const out: number[] = [];

	for (let v = Math.ceil(lo / step) * step; v <= hi; v += step)
		out.push(v);
	return out;
}

const paceTicks = (lo: number, hi: number) => times(lo, hi, Math.max(5, timeStep(hi - lo, 5)));

function even(lo: number, hi: number): number[] {
	return ticks(lo, hi, 4).filter((v) => v >= lo && v <= hi);
}

/* Room around what is known, at least so much. */
function room(values: Series, least: number): { lo: number; hi: number } | undefined {
	const known = span(values);

	if (!known)
		return undefined;
	const middle = (known.lo + known.hi) / 2;
	const half = Math.max((known.hi - known.lo) * 0.55, least / 2);
	const step = niceStep(2 * half, 4);

	return { lo: Math.floor((middle - half) / step) * step,
		hi: Math.ceil((middle + half) / step) * step };
}

function chartsOf(streams: Streams, u: Units): Chart[] {
	const charts: Chart[] = [];

	if (streams.pace_s_km) {
		const values = scaled(streams.pace_s_km, u === "imperial" ? mile_m / 1000 : 1);
		const fast = quantile(values, 0.01);
		const slow = quantile(values, 0.94);

		if (fast !== undefined && slow !== undefined)
			charts.push({ id: "pace", title: "Pace", unit: paceUnit(), values, ink: "chart1",
				turned: true, height: 200, text: (v) => `${clock(v)} ${paceUnit()}`,
				lo: Math.floor((fast - 10) / 15) * 15, hi: Math.ceil((Math.max(slow, fast + 60) + 15) / 15) * 15,
				ticks: paceTicks, tick: clock });
	}
	const put = (id: string, title: string, unit: string, column: Series | undefined, ink: Line["ink"],
		least: number, height: number, by = 1, fill = false) => {
		const values = column && scaled(column, by);
		const range = values && room(values, least);

		if (values && range)
			charts.push({ id, title, unit, values, ink, height, fill, ...range,
				lo: Math.max(id === "elevation" ? -1e9 : 0, range.lo),
				text: (v) => `${whole(v)} ${unit}`, ticks: even, tick: (v) => String(Number(v.toFixed(1))) });
	};

	put("heart", "Heart rate", "bpm", streams.heart_bpm, "chart2", 40, 180);
	put("elevation", "Elevation", elevationUnit(), streams.elevation_m, "chart3",
		u === "imperial" ? 100 : 30, 140, elevationValue(1), true);
	put("cadence", "Cadence", "steps/min", streams.cadence_spm, "chart4", 40, 140);
	put("power", "Power", "W", streams.power_w, "muted", 80, 140);
	return charts;
}

/* Way by sample in the runner's unit, without gaps and never falling. */
function wayOf(streams: Streams): number[] | undefined {
	if (!streams.distance_m)
		return undefined;
	let last = 0;

	return streams.distance_m.map((m) => {
		last = Math.max(last, m === null ? last : distanceValue(m));
		return last;
	});
}

function StreamCharts({ streams, charts, cursor, setCursor, u }: {
	streams: Streams;
	charts: Chart[];
	cursor: number | undefined;
	setCursor: (index: number | undefined) => void;
	u: Units;
}) {
	const way = useMemo(() => wayOf(streams), [streams, u]);
	const [by, setBy] = useState<"time" | "way">("way");
	const byWay = by === "way" && way !== undefined && (way[way.length - 1] ?? 0) > 0.1;
	const x = byWay ? way : streams.time_s;
	const axis = useMemo(() => byWay ? {
		ticks: (lo: number, hi: number, px: number) =>
			ticks(lo, hi, Math.max(2, Math.floor(px / 70))).filter((v) => v <= hi),
		tick: (v: number) => `${Number(v.toFixed(2))} ${distanceUnit()}`,
	} : {
		ticks: (lo: number, hi: number, px: number) =>
			times(lo, hi, timeStep(hi - lo, Math.max(2, Math.floor(px / 70)))),
		tick: clock,
	}, [byWay, u]);
	const m = cursor === undefined ? undefined : streams.distance_m?.[cursor];
	const where = cursor === undefined ? "" : clock(streams.time_s[cursor]) +
		(typeof m === "number" ? " · " + distance(m, 2) : "");

	return <div class="run-streams">
		{way && <div class="run-by"><Segmented label="Drawn by" hideLabel value={byWay ? "way" : "time"}
			onChange={setBy} options={[["way", "By distance"], ["time", "By time"]]} /></div>}
		{charts.map((chart) => <Plot key={chart.id} title={`${chart.title}, ${chart.unit}`}
			x={x} xText={() => where} xTicks={axis.ticks} xTick={axis.tick}
			yTicks={chart.ticks} yTick={chart.tick} yRange={{ lo: chart.lo, hi: chart.hi }}
			turned={chart.turned} height={chart.height}
			lines={[{ name: chart.title, values: chart.values, ink: chart.ink, text: chart.text,
				width: 1.6, fill: chart.fill }]}
			cursor={cursor} onCursor={setCursor} />)}
	</div>;
}

/* A text without its unit. */
function bare(text: string): string {
	return text.split(/[\s\u00a0]/)[0] ?? text;
}

function StreamSummary({ charts, run }: { charts: Chart[]; run: Run }) {
	return <div class="run-summary chart-scroll" tabIndex={0} role="region" aria-label="Streams in numbers">
		<table>
			<caption class="visually">Each stream in numbers</caption>
			<thead><tr><th scope="col">Stream</th><th scope="col">Mean</th>
				<th scope="col">Lowest</th><th scope="col">Highest</th></tr></thead>
			<tbody>{charts.map((chart) => {
				const paced = chart.id === "pace";
				const { lo, hi } = paced
					? { lo: quantile(chart.values, 0.95), hi: quantile(chart.values, 0.01) }
					: span(chart.values) ?? {};

				return <tr key={chart.id}>
					<th scope="row">{chart.title}<span class="run-unit">{chart.unit}</span></th>
					<td>{paced ? bare(pace(runPace(run))) : whole(mean(chart.values))}</td>
					<td>{lo === undefined ? "–" : bare(chart.text(lo))}</td>
					<td>{hi === undefined ? "–" : bare(chart.text(hi))}</td>
				</tr>;
			})}</tbody>
		</table>
		{charts.some((chart) => chart.id === "pace") && <p class="note">Pace: the slowest 5 and
			the fastest 1 in 100 points are left out.</p>}
	</div>;
}

/* --- laps --- */

function Laps({ rows }: { rows: LapRow[] }) {
	const fast = Math.min(...rows.map((row) => row.pace_s_km ?? Infinity));
	/* bars are speeds against the fastest lap */
	const bar = (pace_s_km: number) => Math.round(64 * fast / pace_s_km);
	const has = {
		heart: rows.some((row) => row.heart_bpm !== undefined),
		climb: rows.some((row) => row.climb_m !== undefined),
	};

	return <div class="run-laps chart-scroll" tabIndex={0} role="region" aria-label="Laps">
		<table>
			<caption class="visually">Laps</caption>
			<thead><tr>
				<th scope="col">Lap</th><th scope="col">Distance</th><th scope="col">Time</th>
				<th scope="col" class="run-lap-pace">Pace</th>
				{has.heart && <th scope="col">Heart</th>}
				{has.climb && <th scope="col">Up/down</th>}
			</tr></thead>
			<tbody>{rows.map((row) => <tr key={row.n}>
				<th scope="row">{row.n}</th>
				<td>{distance(row.distance_m, 2)}</td>
				<td>{clock(row.time_s)}</td>
				<td class="run-lap-pace">
					{row.pace_s_km !== undefined && <span class="run-lap-bar" aria-hidden="true"
						style={{ width: `${bar(row.pace_s_km)}px` }} />}
					{pace(row.pace_s_km)}
				</td>
				{has.heart && <td>{whole(row.heart_bpm)}</td>}
				{has.climb && <td>{row.climb_m === undefined ? "–"
					: (row.climb_m >= 0.5 ? "+" : row.climb_m <= -0.5 ? "−" : "") +
						elevation(Math.abs(row.climb_m))}</td>}
			</tr>)}</tbody>
		</table>
	</div>;
}

/* --- legs --- */

/* Doses are in distances on the flat. */
function LegsOf({ legs }: { legs: LegLoad[] }) {
	const unit = "flat " + distanceUnit();
	const text = (km: number | undefined) => km === undefined ? "–" : distanceValue(km * 1000).toFixed(1);
	const most = legs.reduce((best, leg) => (leg.dose_eq_km ?? 0) > (best.dose_eq_km ?? -1) ? leg : best);

	return <>
		<p class="run-legs-text">One {unit} at easy pace is the measure.{most.dose_eq_km !== undefined && <> This
			run asked most of your {rowName(most.region)}: {text(most.dose_eq_km)} {unit}.</>}</p>
		<div class="stack">
			<Legs mode="load" readOnly load={legs} />
			<ChartTable caption={`What the run asked of your legs, in ${unit}`}
				heads={["Part", "Dose", "Between", "Left", "Right"]}
				rows={() => legs.map((leg) => [partName(leg.region), text(leg.dose_eq_km),
					leg.lo === undefined ? "–" : `${text(leg.lo)} and ${text(leg.hi)}`,
					text(leg.dose_left_eq_km), text(leg.dose_right_eq_km)])} />
		</div>
	</>;
}

/* --- session --- */

function SessionOf({ id }: { id: number }) {
	const { data, error } = useApi<KeptSession>("/sessions/last", { run: id });
	const pains = useApi<Pains>("/pains");
	const locked = pains.data?.pains.some((pain) => pain.locked);

	if (error && error.status !== 404)
		return <ErrorBox error={error} title="The session could not be loaded" />;
	if (!data?.session)
		return null;
	const { session } = data;
	const again = () => toGuide(session, data.session_id);

	return <Card title="Session after this run" icon="legs">
		<p>{count(session.steps.length, "step")}, {duration(session.total_s)}.
			{" "}{data.steps_done > 0 ? `You did ${data.steps_done}${data.steps_skipped
				? ` and skipped ${data.steps_skipped}` : ""}.` : "Not started."}
			{data.outcome && ` Your legs felt ${data.outcome === "same" ? "the same" : data.outcome} after it.`}</p>
		{session.status === "stop" ? <p>It stopped with advice instead of steps.</p> : <>
			<ol class="run-steps">{session.steps.map((step) => <li key={step.n}>
				<span>{step.title}</span> <span class="muted">{duration(step.seconds * step.sets)}</span>
			</li>)}</ol>
			{locked ? <p>A pain has to be seen before any session. <a href="#/pain">Your pains</a></p>
				: <div class="row"><Button icon="play" onClick={again}>{data.ended_utc
					? "Do it again" : data.steps_done > 0 ? "Go on" : "Start"}</Button></div>}
		</>}
	</Card>;
}

/* --- the page --- */

const sure: Record<string, string> = { high: "sure", medium: "fairly sure", low: "a rough guess",
	none: "a guess" };

function Numbers({ run, shoe }: { run: Run; shoe: string | undefined }) {
	const method = loadMethod(run.load.method);

	return <Card title="Numbers" class="run-numbers" actions={
		<WhyButton word="load" text="Why this load?" icon="question" />}>
		<Figures>
			<Figure name="Distance" value={distance(run.distance_m, 2)} />
			<Figure name="Moving" value={clock(run.moving_s)}
				note={run.elapsed_s && run.moving_s && run.elapsed_s - run.moving_s >= 30 &&
					`${clock(run.elapsed_s)} in all`} />
			<Figure name="Pace" value={runPace(run) && pace(runPace(run))} />
			<Figure name="Up" value={run.ascent_m === undefined ? undefined : elevation(run.ascent_m)}
				note={run.descent_m !== undefined && `down ${elevation(run.descent_m)}`} />
			<Figure name="Heart" value={run.hr_avg?.toFixed(0)}
				note={run.hr_max === undefined ? "bpm" : `bpm, at most ${whole(run.hr_max)}`} />
			<Figure name="Cadence" value={run.cadence_avg_spm?.toFixed(0)} note="steps a minute" />
			<Figure name="Effort" value={run.rpe === undefined ? undefined : plain(run.rpe)} note="of 10" />
			<Figure name="Load" value={run.load.tss?.toFixed(0)}
				note={[method, run.load.confidence && sure[run.load.confidence]].filter(Boolean).join(", ")} />
			<Figure name="Shoes" value={shoe && <span class="run-shoe">{shoe}</span>} />
		</Figures>
		{run.note && <p class="run-note">{run.note}</p>}
	</Card>;
}

export default function({ param }: { param?: string | undefined }) {
	const [{ units: u }] = useSettings();
	const id = /^\d+$/.test(param ?? "") ? Number(param) : undefined;
	const got = useApi<Run>(id === undefined ? null : `/runs/${id}`);
	const run = got.data;
	const streams = useApi<Streams>(run && !run.told ? `/runs/${id}/streams` : null, { points: 1200 });
	const shoes = useApi<Shoes>(run?.shoe_id ? "/shoes" : null);
	const [cursor, setCursor] = useState<number>();
	const charts = useMemo(() => streams.data ? chartsOf(streams.data, u) : [], [streams.data, u]);
	const laps = useMemo(() => streams.data ? lapRows(streams.data) : [], [streams.data]);
	const back = ["log", "Log"] as const;
	const s = streams.data;

	if (id === undefined || got.error?.status === 404)
		return <Page title="Run" back={back}>
			<Empty icon="log" title="The log has no such run"
				action={<Button href="#/log">Show the log</Button>}>
				It may have been taken out with an import.</Empty>
		</Page>;
	if (!run)
		return <Page title="Run" back={back}>
			<Await of={got} />
		</Page>;
	const sport = sportName(run);
	const title = runName(run);
	const when = longDay(run.day) + " " + run.day.slice(0, 4) +
		(run.start_utc ? `, ${timeOfDay(run.start_utc, run.utc_offset_s)}` : "");
	const shoe = shoes.data?.shoes.find((one) => one.shoe_id === run.shoe_id)?.name;

	return <Page title={title} back={back} lead={[title === sport ? "" : sport, when,
		run.told ? "told, without a recording" : ""].filter(Boolean).join(" · ")}
		actions={run.told ? undefined : <Button icon="download" download
			href={apiUrl(`/runs/${run.run_id}/file`)}>Original file</Button>}>
		<Numbers run={run} shoe={shoe} />
		<div class={s?.x_m && laps.length > 1 ? "stack run-two" : "stack"}>
		{s && s.x_m && s.y_m && <Card title="Way">
			<Track x_m={s.x_m} y_m={s.y_m} cursor={cursor} units={u}
				about={`The shape of the way, ${distance(run.distance_m)}, north is up.`} />
		</Card>}
		{laps.length > 1 && <Card title="Laps"><Laps rows={laps} /></Card>}
		</div>
		{streams.error?.status !== 404 &&
			<Await of={streams} what="Streams are coming." title="The streams could not be loaded" />}
		{s && charts.length > 0 && <Card title="Along the way" class="run-along">
			<StreamCharts streams={s} charts={charts} cursor={cursor} setCursor={setCursor} u={u} />
			<StreamSummary charts={charts} run={run} />
		</Card>}
		{run.legs.some((leg) => leg.dose_eq_km !== undefined) ? <Card title="What it asked of your legs"
			icon="legs"><LegsOf legs={run.legs} /></Card> : <p class="note">{run.legs_text}</p>}
		<SessionOf id={run.run_id} />
	</Page>;
}
