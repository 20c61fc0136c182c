/* The log over weeks and months. */
import type { ComponentChildren } from "preact";
import { useMemo, useState } from "preact/hooks";
import { asApiError, post, useApi, type ApiError } from "../api";
import { Bars, LevelKey, SmallBars } from "../chart/bars";
import { dayTick, dayTicks, heldAgainst, meanOf, packDays, packWeeks, usualOf, weekMarks } from "../chart/days";
import { Plot } from "../chart/plot";
import { mean, span, ticks } from "../chart/scale";
import { ChartTable } from "../chart/table";
import { useFocusBack } from "../log/focus";
import { leg_names, legName } from "../log/words";
import { WhyDialog } from "../plan/why";
import { useSettings } from "../settings";
import { addDays, dayNumber, dayOf, dayText, localDay } from "../time";
import type { About, Shoe, Shoes, TrendDay, Trends, TrendWeek } from "../types";
import { announce, Button, Card, Dialog, Empty, ErrorBox, Field, Icon, Loading, NumberInput,
	Page, Segmented } from "../ui";
import { distance, distanceUnit, distanceValue, metresOf, type Units } from "../units";

type Range = "30" | "90" | "365" | "all";

const range_words: Record<Range, string> = { 30: "the last 30 days", 90: "the last 90 days",
	365: "the last year", all: "your whole log" };
const most_bars = 110;
/* Above so many days, dots are too many: means of weeks. */
const most_dots = 200;
/* The same for lines. */
const most_days = 1100;

function whole(value: number): string {
	return value.toFixed(0).replace(/^-/, "−");
}

function one(value: number): string {
	return value.toFixed(1).replace(/^-/, "−");
}

const xText = (x: number) => dayText(dayOf(x));
const weekText = (x: number) => `week to ${dayText(dayOf(x))}`;
const hours = (h: number) => `${Math.floor(Math.round(h * 60) / 60)} h ${String(Math.round(h * 60) % 60).padStart(2, "0")}`;

function rising(lo: number, hi: number): number[] {
	return ticks(lo, hi, 4).filter((v) => v >= lo && v <= hi);
}

/* The table of a chart and what stands behind it. */
function Foot({ word, children }: { word: string; children: ComponentChildren }) {
	const [why, setWhy] = useState<string | undefined>(undefined);

	return <div class="chart-foot">
		{children}
		<Button small kind="quiet" icon="question" onClick={() => setWhy(word)}>Why these numbers?</Button>
		<WhyDialog word={why} onClose={() => setWhy(undefined)} />
	</div>;
}

/* --- weeks --- */

function weekLabel(pack: readonly TrendWeek[]): string {
	const first = pack[0]?.monday ?? "";
	const last = pack[pack.length - 1]?.monday ?? "";

	return pack.length === 1 ? `Week of ${dayText(first)}`
		: `Mean of ${pack.length} weeks to ${dayText(addDays(last, 6))}`;
}

/* Doses are in flat kilometres whatever the units are, as in the atlas. */
function LegsCard({ trends, range }: { trends: Trends; range: Range }) {
	const { packs, labels, marks, rows } = useMemo(() => {
		const packs = packWeeks(trends.weeks, most_bars);
		const regions = Object.keys(leg_names).filter((region) =>
			trends.weeks.some((week) => week.legs_eq_km[region] !== undefined));

		return { packs, labels: packs.map(weekLabel),
			marks: weekMarks(packs.map((pack) => pack[0]?.monday ?? ""), 6),
			rows: regions.map((region) => {
				const values = packs.map((pack) => meanOf(pack, (week) => week.legs_eq_km[region]));
				const usual = usualOf(values);

				return { name: legName(region), values, ...(usual === undefined ? {} : { usual }) };
			}) };
	}, [trends]);

	if (!rows.some((row) => row.values.some((v) => v !== null && v > 0)))
		return null;
	/* the last whole week against the usual one */
	const at = packs.length >= 2 ? packs.length - 2 : packs.length - 1;
	const high = rows.filter((row) => row.usual && (row.values[at] ?? 0) > 1.25 * row.usual)
		.sort((a, b) => (b.values[at] ?? 0) / (b.usual ?? 1) - (a.values[at] ?? 0) / (a.usual ?? 1));

	return <Card title="Legs by part" icon="legs">
		<p class="trends-say">{high.length
			? `In the last whole week these did clearly more than usual: ${high.slice(0, 3)
				.map((row) => row.name.toLowerCase()).join(", ")}.`
			: "In the last whole week no part did clearly more than usual."}</p>
		<SmallBars title="Flat km a week" labels={labels} marks={marks} rows={rows} text={one} first={at}>
			<LevelKey texts={["below usual", "usual", "above usual", "far above"]} />
			<p class="chart-note">Height: against the highest of its own row. Usual: your middle week
				of {range_words[range]}, give or take a quarter.</p>
		</SmallBars>
		<Foot word="dose"><ChartTable caption="Legs, flat km a week" heads={["Week", ...rows.map((row) => row.name)]}
			rows={() => packs.map((_, i) => [labels[i] ?? "", ...rows.map((row) => {
				const v = row.values[i];

				return v === null || v === undefined ? "–" : one(v);
			})]).reverse()} /></Foot>
	</Card>;
}

function DistanceCard({ trends, u }: { trends: Trends; u: Units }) {
	const packs = useMemo(() => packWeeks(trends.weeks, most_bars), [trends]);
	const values = useMemo(() => packs.map((pack) => meanOf(pack, (week) => week.distance_m === undefined
		? undefined : distanceValue(week.distance_m, u))), [packs, u]);
	const labels = useMemo(() => packs.map(weekLabel), [packs]);
	const marks = useMemo(() => weekMarks(packs.map((pack) => pack[0]?.monday ?? ""), 6), [packs]);
	const unit = distanceUnit(u);
	const whole_weeks = values.slice(1, -1);
	const middle = mean(whole_weeks.length ? whole_weeks : values);
	const most = span(values)?.hi;
	const runs = trends.weeks.reduce((sum, week) => sum + week.runs, 0);

	if (!most)
		return null;
	return <Card title="Distance a week">
		<p class="trends-say">{runs} {runs === 1 ? "run" : "runs"}. {middle !== undefined &&
			<>On average {one(middle)} {unit} a week on foot; </>}the largest {packs.some((pack) =>
			pack.length > 1) ? "stretch" : "week"} had {one(most)} {unit}.</p>
		<Bars title={`${unit} a week on foot`} values={values} labels={labels} marks={marks}
			text={(v) => `${one(v)} ${unit}`} tick={(v) => String(v)} />
		<ChartTable caption="Weeks" heads={["Week", "Runs", "Distance", "Down", "Load", "Monotony"]}
			rows={() => [...trends.weeks].reverse().map((week) => [`Week of ${dayText(week.monday)}`,
				String(week.runs), distance(week.distance_m), week.descent_m === undefined ? "–"
					: whole(u === "imperial" ? week.descent_m / 0.3048 : week.descent_m),
				week.tss === undefined ? "–" : whole(week.tss),
				week.monotony === undefined ? "–" : week.monotony.toFixed(1)])} />
	</Card>;
}

/* --- days --- */

function formWords(form: number): string {
	if (form >= 5)
		return "rested";
	if (form > -10)
		return "about even";
	return form > -25 ? "tired from training" : "very tired from training";
}

function LoadCard({ days, range }: { days: TrendDay[]; range: Range }) {
	const [cursor, setCursor] = useState<number | undefined>(undefined);
	const packs = usePacks(days, most_days);
	const { x } = packs;
	const label = packs.each > 1 ? weekText : xText;
	const ctl = useMemo(() => packs.list.map((p) => meanOf(p.days, (d) => d.ctl)), [packs]);
	const atl = useMemo(() => packs.list.map((p) => meanOf(p.days, (d) => d.atl)), [packs]);
	const form = useMemo(() => packs.list.map((p) => meanOf(p.days, (d) => d.form)), [packs]);
	const lines = useMemo(() => [
		{ name: "Fitness", values: ctl, ink: "chart1" as const, width: 2.5, text: one },
		{ name: "Fatigue", values: atl, ink: "chart2" as const, dash: [6, 4], text: one },
	], [ctl, atl]);
	const formLine = useMemo(() => [{ name: "Form", values: form, ink: "chart3" as const, fill: false,
		text: one }], [form]);
	const last = [...days].reverse().find((d) => d.ctl !== undefined);
	const first = days.find((d) => d.ctl !== undefined);
	const top = span([...ctl, ...atl])?.hi ?? 0;
	const sway = Math.max(10, Math.abs(span(form)?.lo ?? 0), Math.abs(span(form)?.hi ?? 0)) * 1.1;

	if (!last || !first || top <= 0)
		return null;
	const change = (last.ctl ?? 0) - (first.ctl ?? 0);

	return <Card title="Load, fitness and form" icon="trends">
		<p class="trends-say">Fitness {one(last.ctl ?? 0)}, {Math.abs(change) < 0.5 ? "about as"
			: `${one(Math.abs(change))} ${change > 0 ? "more" : "less"} than`} at the start
			of {range_words[range]}. {last.form !== undefined &&
			<>Form {one(last.form)}: {formWords(last.form)}.</>}</p>
		{last.warming_up && <p class="muted">The first six weeks of a log are warming up: take these
			numbers lightly.</p>}
		<Plot title="Fitness and fatigue" x={x} xText={label} xTicks={dayTicks} xTick={dayTick}
			yTicks={rising} yTick={String} yRange={{ lo: 0, hi: top * 1.08 }} height={200}
			lines={lines} cursor={cursor} onCursor={setCursor} />
		<Plot title="Form: fitness less fatigue of the day before" x={x} xText={label} xTicks={dayTicks} xTick={dayTick}
			yTicks={rising} yTick={whole} yRange={{ lo: -sway, hi: sway }} height={140} zero
			lines={formLine} cursor={cursor} onCursor={setCursor} />
		<Foot word="fitness"><ChartTable caption="Load by days" heads={["Day", "Load", "Fitness", "Fatigue", "Form"]}
			rows={() => [...days].reverse().map((d) => [dayText(d.day), ...[d.tss, d.ctl, d.atl, d.form]
				.map((v) => v === undefined ? "–" : one(v))])} /></Foot>
	</Card>;
}

/* Days one by one, over long times week by week. */
function usePacks(days: TrendDay[], most: number): { each: number; list: { x: number; days: TrendDay[] }[]; x: number[] } {
	return useMemo(() => {
		const each = days.length > most ? 7 : 1;
		const list = packDays(days, each);

		return { each, list, x: list.map((pack) => pack.x) };
	}, [days, most]);
}

function SorenessCard({ days }: { days: TrendDay[] }) {
	const packs = usePacks(days, most_dots);
	const each = packs.each;
	const said = useMemo(() => packs.list.map((p) => meanOf(p.days, (d) => d.soreness_0_10)), [packs]);
	const told = useMemo(() => packs.list.map((p) => meanOf(p.days, (d) => d.soreness_forecast_0_10)), [packs]);
	const lines = useMemo(() => [
		{ name: "Forecast", values: told, ink: "muted" as const, dash: [5, 3], text: one },
		{ name: "You said", values: said, ink: "chart1" as const, text: one,
			...(each === 1 ? { points: "dot" as const } : { width: 2.5 }) },
	], [said, told, each]);
	const held = heldAgainst(days);
	const high = Math.min(10, Math.max(5, Math.ceil(span([...said, ...told])?.hi ?? 5))) + 0.4;

	if (!said.some((v) => v !== null))
		return null;
	return <Card title="Soreness against forecast" icon="sun">
		<p class="trends-say">{held ? <>On {held.near} of {held.mornings} mornings the forecast was within
			one point; on average it was off by {one(held.error)}. {held.sore > 0
			? `Of ${held.sore} sore mornings (7 or more) it was within a point on ${held.sore_near}.`
			: "No morning was at 7 or more."}</>
			: "A forecast begins after ten mornings with a mark."}</p>
		<Plot title={`Soreness of the legs, 0 to 10${each > 1 ? ", means of weeks" : ""}`} x={packs.x}
			xText={each > 1 ? weekText : xText} xTicks={dayTicks} xTick={dayTick}
			yTicks={rising} yTick={String} yRange={{ lo: -0.4, hi: high }} height={190}
			lines={lines} />
		<Foot word="forecast"><ChartTable caption="Soreness by mornings" heads={["Day", "You said", "Forecast", "Apart"]}
			rows={() => [...days].reverse().filter((d) => d.soreness_0_10 !== undefined ||
				d.soreness_forecast_0_10 !== undefined).map((d) => [dayText(d.day),
				d.soreness_0_10 === undefined ? "–" : one(d.soreness_0_10),
				d.soreness_forecast_0_10 === undefined ? "–" : one(d.soreness_forecast_0_10),
				d.soreness_0_10 === undefined || d.soreness_forecast_0_10 === undefined ? "–"
					: one(Math.abs(d.soreness_0_10 - d.soreness_forecast_0_10))])} /></Foot>
	</Card>;
}

function SleepCard({ days }: { days: TrendDay[] }) {
	const packs = usePacks(days, most_dots);
	const each = packs.each;
	const nights = useMemo(() => days.map((d) => d.sleep_h ?? null), [days]);
	const week = useMemo(() => days.map((_, i) => {
		const seven = nights.slice(Math.max(0, i - 6), i + 1).filter((v) => v !== null);

		return seven.length >= 3 ? mean(seven) ?? null : null;
	}), [nights]);
	const weeks = useMemo(() => packs.list.map((p) => meanOf(p.days, (d) => d.sleep_h)), [packs]);
	const lines = useMemo(() => each > 1
		? [{ name: "Mean of a week", values: weeks, ink: "chart1" as const, width: 2.5, text: hours }]
		: [{ name: "Night", values: nights, ink: "muted" as const, points: "dot" as const, text: hours },
			{ name: "Mean of a week", values: week, ink: "chart1" as const, width: 2.5, text: hours }],
	[nights, week, weeks, each]);
	const some = nights.filter((v) => v !== null);
	const middle = mean(some);

	if (middle === undefined)
		return null;
	const lo = Math.floor(Math.min(5, span(nights)?.lo ?? 5));
	const hi = Math.ceil(Math.max(9, span(nights)?.hi ?? 9));
	const short = some.filter((h) => h < 6).length;

	return <Card title="Sleep" icon="moon">
		<p class="trends-say">On average {hours(middle)} in {some.length} {some.length === 1 ? "night" : "nights"}.
			{" "}{short === 0 ? "No night was shorter than six hours." : `${short} ${short === 1
			? "night was" : "nights were"} shorter than six hours.`}</p>
		<Plot title={each > 1 ? "Hours asleep, means of weeks" : "Hours asleep"} x={packs.x}
			xText={each > 1 ? weekText : xText} xTicks={dayTicks} xTick={dayTick}
			yTicks={rising} yTick={(v) => `${v} h`} yRange={{ lo, hi }} height={170} lines={lines} />
		<ChartTable caption="Sleep by nights" heads={["Night to", "Asleep", "Mean of a week"]}
			rows={() => days.map((d, i) => [dayText(d.day), d.sleep_h === undefined ? "" : hours(d.sleep_h),
				week[i] === null || week[i] === undefined ? "–" : hours(week[i] ?? 0)])
				.filter((row) => row[1]).reverse()} />
	</Card>;
}

/* --- shoes --- */

function ShoeDialog({ open, onClose, onKept, u }: {
	open: boolean; onClose: () => void; onKept: () => void; u: Units;
}) {
	const [name, setName] = useState("");
	const [start, setStart] = useState<number | undefined>(undefined);
	const [alert, setAlert] = useState<number | undefined>(u === "imperial" ? 430 : 700);
	const [busy, setBusy] = useState(false);
	const [error, setError] = useState<ApiError | undefined>(undefined);

	useFocusBack(open);
	const keep = async () => {
		setBusy(true);
		setError(undefined);
		try {
			await post<Shoes>("/shoes", { schema: "shoe-case/1", name: name.trim(),
				...(start === undefined ? {} : { distance_m: metresOf(start, u) }),
				...(alert === undefined ? {} : { alert_m: metresOf(alert, u) }) });
			announce("The shoes are saved.");
			setName("");
			setStart(undefined);
			onKept();
			onClose();
		} catch (problem) {
			setError(asApiError(problem));
		} finally {
			setBusy(false);
		}
	};

	return <Dialog open={open} title="Add shoes" onClose={onClose} actions={<>
		<Button onClick={onClose}>Cancel</Button>
		<Button kind="primary" busy={busy} disabled={!name.trim()}
			onClick={() => { void keep(); }}>Save</Button>
	</>}>
		{error && <ErrorBox error={error} />}
		<Field label="Name">{(props) => <input {...props} type="text" maxLength={100} value={name}
			onInput={(event) => setName(event.currentTarget.value)} />}</Field>
		<Field label={`They have run already (${distanceUnit(u)})`} hint="Leave it empty for new ones.">
			{(props) => <NumberInput {...props} value={start} onValue={setStart} min={0} max={20000}
				unit={distanceUnit(u)} />}</Field>
		<Field label={`Remind me at (${distanceUnit(u)})`}
			hint="A habit, not a law: how they feel counts more.">
			{(props) => <NumberInput {...props} value={alert} onValue={setAlert} min={1} max={20000}
				unit={distanceUnit(u)} />}</Field>
	</Dialog>;
}

function ShoeRow({ shoe, onRetire, u }: { shoe: Shoe; onRetire: () => void; u: Units }) {
	/* with what they had run before */
	const run = shoe.distance_m ?? 0;
	const left = shoe.alert_distance_m === undefined ? undefined : shoe.alert_distance_m - run;

	return <li class="trends-shoe">
		<div class="trends-shoe-head">
			<b>{shoe.name}</b>
			{shoe.usual && !shoe.retired_utc && <span class="trends-tag">usual</span>}
			{shoe.retired_utc && <span class="trends-tag">retired</span>}
		</div>
		<p class="trends-shoe-way">{distance(run, 0, u)}{shoe.runs > 0 && <span class="muted"> in {shoe.runs}
			{" "}{shoe.runs === 1 ? "run" : "runs"}{shoe.last_day && `, last on ${dayText(shoe.last_day)}`}</span>}</p>
		{left !== undefined && !shoe.retired_utc && <>
			<progress class="trends-meter" max={shoe.alert_distance_m} value={Math.min(run, shoe.alert_distance_m ?? run)}
				aria-label={`${shoe.name}: way towards the reminder`} />
			<p class={shoe.alert_due ? "trends-due" : "muted"}>{shoe.alert_due
				? <><Icon name="warn" /> Past your reminder at {distance(shoe.alert_distance_m, 0, u)}: look at the soles.</>
				: `${distance(Math.max(0, left), 0, u)} until the reminder at ${distance(shoe.alert_distance_m, 0, u)}.`}</p>
		</>}
		{!shoe.retired_utc && <Button small kind="quiet" onClick={onRetire}
			label={`Retire ${shoe.name}`}>Retire</Button>}
	</li>;
}

function ShoesCard({ u }: { u: Units }) {
	const { data, error, loading, slow, reload } = useApi<Shoes>("/shoes");
	const [adding, setAdding] = useState(false);
	const [retiring, setRetiring] = useState<Shoe | undefined>(undefined);
	const [busy, setBusy] = useState(false);
	const [problem, setProblem] = useState<ApiError | undefined>(undefined);

	useFocusBack(retiring !== undefined);
	const retire = async (shoe: Shoe) => {
		setBusy(true);
		setProblem(undefined);
		try {
			await post<Shoes>("/shoes", { schema: "shoe-case/1", name: shoe.name, retire: true });
			announce(`${shoe.name}: retired.`);
			setRetiring(undefined);
			reload();
		} catch (caught) {
			setProblem(asApiError(caught));
		} finally {
			setBusy(false);
		}
	};

	return <Card title="Shoes" icon="shoe" actions={<Button small icon="run"
		onClick={() => setAdding(true)}>Add shoes</Button>}>
		{error && <ErrorBox error={error} retry={reload} />}
		{!data && loading && <Loading slow={slow} />}
		{data && data.shoes.length === 0 && <p class="muted">No shoes yet. Add the pair you run in, and
			each run adds its way to it.</p>}
		{data && data.shoes.length > 0 && <ul class="trends-shoes">{[...data.shoes]
			.sort((a, b) => Number(!!a.retired_utc) - Number(!!b.retired_utc))
			.map((shoe) => <ShoeRow key={shoe.shoe_id} shoe={shoe} u={u} onRetire={() => setRetiring(shoe)} />)}</ul>}
		<ShoeDialog open={adding} onClose={() => setAdding(false)} onKept={reload} u={u} />
		<Dialog open={retiring !== undefined} title={`Retire ${retiring?.name ?? ""}?`}
			onClose={() => setRetiring(undefined)} actions={<>
				<Button onClick={() => setRetiring(undefined)}>Keep them</Button>
				<Button kind="primary" busy={busy} onClick={() => {
					if (retiring)
						void retire(retiring);
				}}>Retire</Button>
			</>}>
			{problem && <ErrorBox error={problem} />}
			<p>New runs no longer count for them. Their kilometres stay in the log.</p>
		</Dialog>
	</Card>;
}

/* --- the page --- */

export default function(_: { param?: string }) {
	const [{ units: u }] = useSettings();
	const [range, setRange] = useState<Range>("90");
	const about = useApi<About>("/about");
	const first = about.data?.first_day;
	const all = first ? Math.max(30, dayNumber(localDay()) - dayNumber(first) + 1) : undefined;
	const wanted = range === "all" ? all : Number(range);
	const { data, error, loading, slow, reload } = useApi<Trends>(wanted === undefined ? null : "/trends",
		{ days: wanted });
	const [kept, setKept] = useState<{ data: Trends; range: Range } | undefined>(undefined);

	/* the old charts stay until the new ones are there */
	if (data && kept?.data !== data)
		setKept({ data, range });
	const shown = data ? { data, range } : kept;
	/* the first run or word makes the log */
	const no_log = error?.status === 404 || (range === "all" && wanted === undefined && !!about.data);
	const empty = no_log || shown && !shown.data.weeks.some((week) => week.runs > 0) &&
		!shown.data.days.some((day) => day.soreness_0_10 !== undefined || day.sleep_h !== undefined);

	return <Page title="Trends" wide back={{ href: "#/log", text: "Log" }}>
		<div class="trends-bar">
			<Segmented label="How far back" hideLabel value={range} onChange={setRange} options={[
				{ value: "30", label: "30 days" }, { value: "90", label: "90 days" },
				{ value: "365", label: "1 year" }, { value: "all", label: "All" }]} />
		</div>
		{error && !no_log && <ErrorBox error={error} retry={reload} />}
		{about.error && range === "all" && <ErrorBox error={about.error} retry={about.reload} />}
		{!shown && (loading || about.loading) && <Loading slow={slow} what="Your days are coming." />}
		{shown && !data && loading && slow && <Loading slow />}
		{empty && <Empty icon="trends" title="Nothing to draw yet" action={<>
			<Button kind="primary" icon="run" href="#/after">Add a run</Button>
			<Button icon="import" href="#/import">Import years of runs</Button>
		</>}>Charts begin with the first run or the first mark{!no_log && range !== "all" &&
			" of this time; look further back above"}.</Empty>}
		{shown && <div class={"trends-cards" + (data ? "" : " trends-old")} aria-busy={!data}>
			{!empty && <>
				<LegsCard trends={shown.data} range={shown.range} />
				<LoadCard days={shown.data.days} range={shown.range} />
				<DistanceCard trends={shown.data} u={u} />
				<SorenessCard days={shown.data.days} />
				<SleepCard days={shown.data.days} />
			</>}
			<ShoesCard u={u} />
		</div>}
	</Page>;
}
