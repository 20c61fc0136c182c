/* The log over weeks and months. */
import type { ComponentChildren } from "preact";
import { useMemo, useState } from "preact/hooks";
import { post, useApi, useTask } from "../api";
import { Bars, LevelKey, SmallBars } from "../chart/bars";
import { dayTick, dayTicks, heldAgainst, meanOf, packDays, packWeeks, usualOf, weekMarks } from "../chart/days";
import { Plot } from "../chart/plot";
import { mean, span, ticks } from "../chart/scale";
import { ChartTable } from "../chart/table";
import { WhyButton } from "../plan/why";
import { units, useSettings } from "../settings";
import { addDays, dayNumber, dayOf, dayText, localDay } from "../time";
import type { About, Shoe, Shoes, TrendDay, Trends, TrendWeek } from "../types";
import { count } from "../text";
import { announce, Await, Button, Card, Dialog, Empty, ErrorBox, Icon, Loading, NumberField,
	Page, Segmented, TextField } from "../ui";
import { distance, distanceUnit, distanceValue, elevationValue, metresOf } from "../units";
import { partName } from "../words";

type Range = "30" | "90" | "365" | "all";

const range_words: Record<Range, string> = { 30: "the last 30 days", 90: "the last 90 days",
	365: "the last year", all: "your whole log" };
const most_bars = 110;
/* Above so many days, dots are too many: means of weeks. */
const most_dots = 200;
/* The same for lines. */
const most_days = 1100;

function one(value: number | null | undefined, decimals = 1): string {
	return value?.toFixed(decimals).replace("-", "−") ?? "–";
}

const whole = (value: number | undefined) => one(value, 0);

const xText = (x: number) => dayText(dayOf(x));
const weekText = (x: number) => `week to ${dayText(dayOf(x))}`;

function hours(h: number | null | undefined): string {
	const minutes = Math.round((h ?? 0) * 60);

	return h === null || h === undefined ? "–"
		: `${Math.floor(minutes / 60)} h ${String(minutes % 60).padStart(2, "0")}`;
}


function rising(lo: number, hi: number): number[] {
	return ticks(lo, hi, 4).filter((v) => v >= lo && v <= hi);
}

/* The table of a chart and what stands behind it. */
function Foot({ word, children }: { word: string; children: ComponentChildren }) {
	return <div class="chart-foot ends">
		{children}<WhyButton word={word} text="Why these numbers?" icon="question" />
	</div>;
}

/* --- weeks --- */

function weekLabel(pack: readonly TrendWeek[]): string {
	const first = pack[0]?.monday ?? "";
	const last = pack[pack.length - 1]?.monday ?? "";

	return pack.length === 1 ? `Week of ${dayText(first)}`
		: `Mean of ${pack.length} weeks to ${dayText(addDays(last, 6))}`;
}

/* Doses are in distances on the flat. */
function LegsCard({ trends, range }: { trends: Trends; range: Range }) {
	const u = units();
	const unit = "Flat " + distanceUnit();
	const { packs, labels, marks, rows } = useMemo(() => {
		const packs = packWeeks(trends.weeks, most_bars);
		const regions = [...new Set(trends.weeks.flatMap((week) => Object.keys(week.legs_eq_km)))];

		return { packs, labels: packs.map(weekLabel),
			marks: weekMarks(packs.map((pack) => pack[0]?.monday ?? ""), 6),
			rows: regions.map((region) => {
				const values = packs.map((pack) => meanOf(pack, ({ legs_eq_km: km }) =>
					km[region] && distanceValue(km[region] * 1000)));

				return { name: partName(region), values, usual: usualOf(values) };
			}) };
	}, [trends, u]);

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
		<SmallBars title={unit + " a week"} labels={labels} marks={marks} rows={rows} text={one} first={at}>
			<LevelKey texts={["below usual", "usual", "above usual", "far above"]} />
			<p class="note">Height: against the highest of its own row. Usual: your middle week
				of {range_words[range]}, give or take a quarter.</p>
		</SmallBars>
		<Foot word="dose"><ChartTable caption={`Legs, ${unit} a week`} heads={["Week", ...rows.map((row) => row.name)]}
			rows={() => packs.map((_, i) => [labels[i] ?? "", ...rows.map((row) => one(row.values[i]))]).reverse()} /></Foot>
	</Card>;
}

function DistanceCard({ trends }: { trends: Trends }) {
	const u = units();
	const packs = useMemo(() => packWeeks(trends.weeks, most_bars), [trends]);
	const values = useMemo(() => packs.map((pack) => meanOf(pack, (week) => week.distance_m === undefined
		? undefined : distanceValue(week.distance_m))), [packs, u]);
	const labels = useMemo(() => packs.map(weekLabel), [packs]);
	const marks = useMemo(() => weekMarks(packs.map((pack) => pack[0]?.monday ?? ""), 6), [packs]);
	const unit = distanceUnit();
	const whole_weeks = values.slice(1, -1);
	const middle = mean(whole_weeks.length ? whole_weeks : values);
	const most = span(values)?.hi;
	const runs = trends.weeks.reduce((sum, week) => sum + week.runs, 0);

	if (!most)
		return null;
	return <Card title="Distance a week">
		<p class="trends-say">{count(runs, "run")}. {middle !== undefined &&
			<>On average {one(middle)} {unit} a week on foot; </>}the largest {packs.some((pack) =>
			pack.length > 1) ? "stretch" : "week"} had {one(most)} {unit}.</p>
		<Bars title={`${unit} a week on foot`} values={values} labels={labels} marks={marks}
			text={(v) => `${one(v)} ${unit}`} tick={(v) => String(v)} />
		<ChartTable caption="Weeks" heads={["Week", "Runs", "Distance", "Down", "Load", "Monotony"]}
			rows={() => [...trends.weeks].reverse().map((week) => [`Week of ${dayText(week.monday)}`,
				String(week.runs), distance(week.distance_m), whole(week.descent_m === undefined ? undefined
					: elevationValue(week.descent_m)), whole(week.tss), one(week.monotony)])} />
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
	const [cursor, setCursor] = useState<number>();
	const packs = usePacks(days, most_days);
	const { x } = packs;
	const label = packs.each > 1 ? weekText : xText;
	const ctl = useMeans(packs, "ctl");
	const atl = useMeans(packs, "atl");
	const form = useMeans(packs, "form");
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
			rows={() => [...days].reverse().map((d) => [d.tss, d.ctl, d.atl, d.form].reduce<string[]>(
				(row, v) => [...row, one(v)], [dayText(d.day)]))} /></Foot>
	</Card>;
}

interface Packs { each: number; list: { x: number; days: TrendDay[] }[]; x: number[] }

function useMeans(packs: Packs, key: "ctl" | "atl" | "form" | "sleep_h" | "soreness_0_10" |
	"soreness_forecast_0_10"): (number | null)[] {
	return useMemo(() => packs.list.map((p) => meanOf(p.days, (d) => d[key])), [packs]);
}

/* Days one by one, over long times week by week. */
function usePacks(days: TrendDay[], most: number): Packs {
	return useMemo(() => {
		const each = days.length > most ? 7 : 1;
		const list = packDays(days, each);

		return { each, list, x: list.map((pack) => pack.x) };
	}, [days, most]);
}

function SorenessCard({ days }: { days: TrendDay[] }) {
	const packs = usePacks(days, most_dots);
	const each = packs.each;
	const said = useMeans(packs, "soreness_0_10");
	const told = useMeans(packs, "soreness_forecast_0_10");
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
			rows={() => [...days].reverse().flatMap(({ day, soreness_0_10: had, soreness_forecast_0_10: due }) =>
				had === undefined && due === undefined ? [] : [[dayText(day), one(had), one(due),
					one(had === undefined || due === undefined ? undefined : Math.abs(had - due))]])} /></Foot>
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
	const weeks = useMeans(packs, "sleep_h");
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
		<p class="trends-say">On average {hours(middle)} in {count(some.length, "night")}.
			{" "}{short === 0 ? "No night was shorter than six hours." : `${count(short, "night was", "nights were")} shorter than six hours.`}</p>
		<Plot title={each > 1 ? "Hours asleep, means of weeks" : "Hours asleep"} x={packs.x}
			xText={each > 1 ? weekText : xText} xTicks={dayTicks} xTick={dayTick}
			yTicks={rising} yTick={(v) => `${v} h`} yRange={{ lo, hi }} height={170} lines={lines} />
		<ChartTable caption="Sleep by nights" heads={["Night to", "Asleep", "Mean of a week"]}
			rows={() => days.flatMap((d, i) => d.sleep_h === undefined ? []
				: [[dayText(d.day), hours(d.sleep_h), hours(week[i])]]).reverse()} />
	</Card>;
}

/* --- shoes --- */

function ShoeDialog({ open, onClose, onKept }: {
	open: boolean; onClose: () => void; onKept: () => void;
}) {
	const [name, setName] = useState("");
	const [start, setStart] = useState<number>();
	const [alert, setAlert] = useState<number | undefined>(units() === "imperial" ? 430 : 700);
	const { busy, error, run } = useTask();
	const unit = distanceUnit();
	const metres = (value: number | undefined) => value === undefined ? undefined : metresOf(value);
	const keep = () => run(async () => {
		await post<Shoes>("/shoes", { schema: "shoe-case/1", name: name.trim(),
			distance_m: metres(start), alert_m: metres(alert) });
		announce("The shoes are saved.");
		setName("");
		setStart(undefined);
		onKept();
		onClose();
	});

	return <Dialog open={open} title="Add shoes" onClose={onClose} no="Cancel" yes="Save"
		onYes={keep} busy={busy} ready={!!name.trim()}>
		<ErrorBox error={error} />
		<TextField label="Name" maxLength={100} value={name} onValue={setName} />
		<NumberField label={`They have run already (${unit})`} hint="Leave it empty for new ones."
			value={start} onValue={setStart} min={0} max={20000} unit={unit} />
		<NumberField label={`Remind me at (${unit})`} hint="A habit, not a law: how they feel counts more."
			value={alert} onValue={setAlert} min={1} max={20000} unit={unit} />
	</Dialog>;
}

function ShoeRow({ shoe, onRetire }: { shoe: Shoe; onRetire: () => void }) {
	/* with what they had run before */
	const run = shoe.distance_m ?? 0;
	const left = shoe.alert_distance_m === undefined ? undefined : shoe.alert_distance_m - run;

	return <li class="trends-shoe stack">
		<div class="trends-shoe-head row">
			<b>{shoe.name}</b>
			{shoe.usual && !shoe.retired_utc && <span class="trends-tag note">usual</span>}
			{shoe.retired_utc && <span class="trends-tag note">retired</span>}
		</div>
		<p class="trends-shoe-way big">{distance(run, 0)}{shoe.runs > 0 && <span class="note"> in {count(shoe.runs,
			"run")}{shoe.last_day && `, last on ${dayText(shoe.last_day)}`}</span>}</p>
		{left !== undefined && !shoe.retired_utc && <>
			<progress class="bar" max={shoe.alert_distance_m} value={Math.min(run, shoe.alert_distance_m ?? run)}
				aria-label={`${shoe.name}: way towards the reminder`} />
			<p class={shoe.alert_due ? "trends-due line" : "muted"}>{shoe.alert_due
				? <><Icon name="warn" /> Past your reminder at {distance(shoe.alert_distance_m, 0)}: look at the soles.</>
				: `${distance(Math.max(0, left), 0)} until the reminder at ${distance(shoe.alert_distance_m, 0)}.`}</p>
		</>}
		{!shoe.retired_utc && <Button small kind="quiet" onClick={onRetire}
			label={`Retire ${shoe.name}`}>Retire</Button>}
	</li>;
}

function ShoesCard() {
	const shoes = useApi<Shoes>("/shoes");
	const { data, reload } = shoes;
	const [adding, setAdding] = useState(false);
	const [retiring, setRetiring] = useState<Shoe>();
	const { busy, error, run } = useTask();
	const retire = ({ name }: Shoe) => run(async () => {
		await post<Shoes>("/shoes", { schema: "shoe-case/1", name, retire: true });
		announce(`${name}: retired.`);
		setRetiring(undefined);
		reload();
	});

	return <Card title="Shoes" icon="shoe" actions={<Button small icon="run"
		onClick={() => setAdding(true)}>Add shoes</Button>}>
		<Await of={shoes} />
		{data && data.shoes.length === 0 && <p class="muted">No shoes yet. Add the pair you run in, and
			each run adds its way to it.</p>}
		{data && data.shoes.length > 0 && <ul class="trends-shoes stack-m">{[...data.shoes]
			.sort((a, b) => Number(!!a.retired_utc) - Number(!!b.retired_utc))
			.map((shoe) => <ShoeRow key={shoe.shoe_id} shoe={shoe} onRetire={() => setRetiring(shoe)} />)}</ul>}
		<ShoeDialog open={adding} onClose={() => setAdding(false)} onKept={reload} />
		{retiring && <Dialog title={`Retire ${retiring.name}?`} onClose={() => setRetiring(undefined)}
			no="Keep them" yes="Retire" busy={busy} onYes={() => retire(retiring)}>
			<ErrorBox error={error} />
			<p>New runs no longer count for them. Their way stays in the log.</p>
		</Dialog>}
	</Card>;
}

/* --- the page --- */

export default function() {
	useSettings();
	const [range, setRange] = useState<Range>("90");
	const about = useApi<About>("/about");
	const first = about.data?.first_day;
	const all = first ? Math.max(30, dayNumber(localDay()) - dayNumber(first) + 1) : undefined;
	const wanted = range === "all" ? all : Number(range);
	const trends = useApi<Trends>(wanted === undefined ? null : "/trends", { days: wanted });
	const { data, error, loading, slow } = trends;
	const [kept, setKept] = useState<{ data: Trends; range: Range }>();

	/* the old charts stay until the new ones are there */
	if (data && kept?.data !== data)
		setKept({ data, range });
	const shown = data ? { data, range } : kept;
	/* the first run or word makes the log */
	const no_log = error?.status === 404 || (range === "all" && wanted === undefined && !!about.data);
	const empty = no_log || shown && !shown.data.weeks.some((week) => week.runs > 0) &&
		!shown.data.days.some((day) => day.soreness_0_10 !== undefined || day.sleep_h !== undefined);

	return <Page title="Trends" back={["log", "Log"]}>
		<div class="trends-bar">
			<Segmented label="How far back" hideLabel value={range} onChange={setRange} options={[
				["30", "30 days"], ["90", "90 days"], ["365", "1 year"], ["all", "All"]]} />
		</div>
		{!no_log && <ErrorBox error={error} retry={trends.reload} />}
		{range === "all" && <ErrorBox error={about.error} retry={about.reload} />}
		{!shown && (loading || about.loading) && <Loading slow={slow} what="Your days are coming." />}
		{shown && !data && loading && slow && <Loading slow />}
		{empty && <Empty icon="trends" title="Nothing to draw yet" action={<>
			<Button kind="primary" icon="run" href="#/after">Add a run</Button>
			<Button icon="download" href="#/import">Import years of runs</Button>
		</>}>Charts begin with the first run or the first mark{!no_log && range !== "all" &&
			" of this time; look further back above"}.</Empty>}
		{shown && <div class={"stack" + (data ? "" : " stale")} aria-busy={!data}>
			{!empty && <>
				<LegsCard trends={shown.data} range={shown.range} />
				<LoadCard days={shown.data.days} range={shown.range} />
				<DistanceCard trends={shown.data} />
				<SorenessCard days={shown.data.days} />
				<SleepCard days={shown.data.days} />
			</>}
			<ShoesCard />
		</div>}
	</Page>;
}
