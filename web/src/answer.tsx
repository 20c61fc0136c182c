/* What a run did and what to do now: after/1 with everything that changes
 * it.  The same for an own run and for the example. */
import type { ComponentChildren } from "preact";
import { useEffect, useState } from "preact/hooks";
import { useApi, type ApiError } from "./api";
import { paceOf } from "./log/words";
import { inText } from "./plan/words";
import { Legs } from "./legs";
import type { Said } from "./said";
import SessionList, { SessionCards, SessionChecks, sessionSummary,
	StopPanel } from "./session-list";
import { moment, nearDay, localDay } from "./time";
import { units } from "./settings";
import { count } from "./text";
import type { About, After, AfterRun, LegLoad } from "./types";
import { Button, Card, ErrorBox, Figure, Figures, Notice, NumberField,
	Segmented, Slider, Tools, announce } from "./ui";
import { clock, distance, duration, elevation, massKg, massUnit, massValue,
	pace, plain } from "./units";
import { effortWord, rowName, spikeText } from "./words";

const ml_per_ounce = 29.5735295625;
const same = (value: number) => value;
const fahrenheit = (c: number) => c * 9 / 5 + 32;
const celsius = (f: number) => (f - 32) * 5 / 9;
const ounces = (ml: number) => ml / ml_per_ounce;
const millilitres = (oz: number) => oz * ml_per_ounce;
const whole = (value: number) => plain(value, 0);
/* the longest session that can be asked for, the shortest, and the step */
const minutes_most = 60;
const minutes_least = 5;

const usual_tools = [
	{ id: "roller", name: "foam roller" }, { id: "ball", name: "ball" },
	{ id: "gun", name: "massage gun" }, { id: "ice", name: "ice pack" },
	{ id: "towel", name: "warm towel" },
	{ id: "water", name: "hot and cold water" },
];

const efforts: Record<string, string> = {
	said: "as you said", file: "from the recording",
	heart: "from your heart rate", guess: "a guess; say it below",
};

function Numbers({ run }: { run: AfterRun }) {
	const s = run.moving_s ?? run.timer_s;
	const { load, rpe_source } = run;
	const when = <T,>(v: T | undefined, text: (v: T) => string) =>
		v === undefined ? undefined : text(v);

	return <Figures>
		<Figure name="Distance" value={when(run.distance_m, distance)} />
		<Figure name="Time" value={clock(s ?? run.elapsed_s)}
			note={(run.pauses?.count ?? 0) > 0 &&
				duration(run.pauses?.total_s) + " paused"} />
		<Figure name="Pace" value={when(paceOf(s, run.distance_m), pace)} />
		<Figure name="Heart rate" value={when(run.hr_avg, whole)}
			note={when(run.hr_max, (v) => "highest " + whole(v))} />
		<Figure name="Climbed" value={when(run.ascent_m, elevation)}
			note={when(run.descent_m, (v) => elevation(v) + " down")} />
		<Figure name="Load" value={when(load.au, whole)}
			note={when(run.rpe, (v) => "effort " + plain(v) + " of 10") ??
				when(rpe_source, (v) => "effort " + (efforts[v] ?? ""))} />
	</Figures>;
}

/* The parts that got the most, in words. */
function legsText(legs: readonly LegLoad[], run: AfterRun):
string | undefined {
	const flat_km = (run.distance_m ?? 0) / 1000;
	const most = legs.filter((leg) => leg.dose_eq_km !== undefined)
		.sort((a, b) => (b.dose_eq_km ?? 0) - (a.dose_eq_km ?? 0))
		.slice(0, 2);
	const [first, second] = most;

	if (!first?.dose_eq_km)
		return undefined;
	const more = flat_km > 1
		? Math.round((first.dose_eq_km / flat_km - 1) * 100) : 0;

	return "Your " + rowName(first.region) + " got the most" +
		(second ? ", then your " + rowName(second.region) : "") + "." +
		(more > 3 ? " For the " + rowName(first.region) +
			" it was like " + distance(first.dose_eq_km * 1000) +
			" on the flat." : "");
}

/* A number in the runner's unit that is kept in another. */
function Amount({ label, unit, value, onValue, from = same, to = same, lo, hi,
	step }: {
	label: string;
	unit: string;
	value: number | undefined;
	onValue: (value: number | undefined) => void;
	from?: (value: number) => number;
	to?: (value: number) => number;
	lo: number;
	hi: number;
	step?: number;
}) {
	return <NumberField label={label} unit={unit} step={step ?? 1}
		min={Math.floor(from(lo))} max={Math.ceil(from(hi))}
		value={value === undefined ? undefined
			: Math.round(from(value) * 10) / 10}
		onValue={(v) => onValue(v === undefined ? undefined : to(v))} />;
}

function More({ said, onSaid, run }: { said: Said; run: AfterRun;
	onSaid: (change: Partial<Said>) => void }) {
	const imperial = units() === "imperial";
	const mass = { unit: massUnit(), lo: 20, hi: 300, step: 0.1,
		from: massValue, to: massKg };

	return <details class="answer-more">
		<summary>Say more, and it fits better</summary>
		<div class="stack">
			<Slider label="How hard was the run?" min={0} max={10} step={0.5}
				value={said.rpe ?? run.rpe ?? 4}
				text={(n) => said.rpe === undefined && run.rpe === undefined
					? "not said" : plain(n) + " of 10, " + effortWord(n)}
				onInput={(rpe) => onSaid({ rpe })} />
			<div class="fields stack">
				<Amount label="Air temperature" value={said.temp_c}
					onValue={(temp_c) => onSaid({ temp_c })} lo={-60} hi={60}
					{...(imperial ? { unit: "°F", from: fahrenheit,
						to: celsius } : { unit: "°C" })} />
				<Amount label="Drunk during the run" value={said.drunk_ml}
					onValue={(drunk_ml) => onSaid({ drunk_ml })}
					lo={0} hi={20000} {...(imperial ? { unit: "fl oz",
						from: ounces, to: millilitres } : { unit: "ml" })} />
				<Amount label="Weight before" value={said.mass_kg} {...mass}
					onValue={(mass_kg) => onSaid({ mass_kg })} />
				<Amount label="Weight after" value={said.mass_after_kg}
					{...mass} onValue={(mass_after_kg) =>
						onSaid({ mass_after_kg })} />
			</div>
			<Segmented label="Next hard run" value={String(
				said.next_hard_h ?? "")} onChange={(v) => onSaid({
				next_hard_h: v === "" ? undefined : Number(v) })}
				options={[["", "Not soon"], ["24", "In 1 day"],
					["48", "In 2 days"], ["72", "In 3 days"]]} />
			<Segmented label="Massage" value={said.massage ?? "auto"}
				onChange={(massage) => onSaid({ massage })}
				options={[["auto", "When it fits"], ["always", "Always"],
					["never", "Never"]]} />
			<Segmented label="Order" value={said.order ?? "stretch_first"}
				onChange={(order) => onSaid({ order })}
				options={[["stretch_first", "Stretch first"],
					["massage_first", "Massage first"]]} />
		</div>
	</details>;
}

/* By which doses: what was tested, or what the articles say. */
export function Version({ value, onChange }: {
	value: Said["version"];
	onChange: (version: Said["version"]) => void;
}) {
	return <Segmented label="Doses by" value={value} onChange={onChange}
		options={[["evidence", "Evidence"], ["article", "The articles"]]} />;
}

export function Answer({ after, said, onSaid, onMark, busy, error, retry,
	onStart, starting, saved, top }: {
	after: After;
	said: Said;
	onSaid: (change: Partial<Said>) => void;
	onMark: (key: string, value: number) => void;
	/* another answer is on its way */
	busy: boolean;
	error?: ApiError | undefined;
	retry?: (() => void) | undefined;
	onStart: () => void;
	starting?: boolean;
	/* the line below the atlas */
	saved?: ComponentChildren;
	top?: ComponentChildren;
}) {
	const { data: about } = useApi<About>("/about");
	const { run, session } = after;
	const stop = session.status === "stop";
	const [minutes, setMinutes] = useState(said.minutes);
	const stale = busy ? " stale" : "";
	const spike = spikeText(run.spike);
	const legs = after.legs ?? [];

	useEffect(() => setMinutes(said.minutes), [said.minutes]);
	useEffect(() => {
		if (!busy)
			announce(stop ? "Stop. " + (session.advice ?? "")
				: "The session has " + sessionSummary(session) + ".", stop);
	}, [busy, session.total_s, session.steps.length, stop]);
	const start = <Button kind="primary" big icon="play" busy={starting}
		onClick={onStart} disabled={busy && !session.steps.length}>
		Start · {duration(session.total_s)}</Button>;

	return <div class="stack" aria-busy={busy}>
		{top}
		<ErrorBox error={error} retry={retry}
			title="The session could not be planned anew" />
		{stop && <StopPanel session={session} />}
		<div class="answer-columns stack">
			<div class="answer-side stack">
				<Card title={run.start_utc ? moment(run.start_utc,
					run.utc_offset_s) : "Your run"}>
					<Numbers run={run} />
					{spike && <Notice kind="warn">{spike}</Notice>}
				</Card>
				<Card title="How do your legs feel?">
					<p class="muted">{legs.length ? legsText(legs, run)
						: after.legs_text}{" "}
						Tap what is sore.</p>
					<Legs mode={legs.length ? "both" : "sore"} load={legs}
						sore={said.sore} excluded={session.excluded}
						onSore={(region, side, value) =>
							onMark(region + "-" + side, value)} />
					{saved}
				</Card>
			</div>
			<div class={"answer-main stack" + (stop ? " answer-none" : "")}>
				{!stop && <Card title="Your session">
					<Slider label="Time you have" min={minutes_least}
						max={minutes_most} step={1} value={minutes}
						text={(n) => n + " min"}
						onInput={(n) => { setMinutes(n);
							onSaid({ minutes: n }); }} />
					<Tools legend="What you have at hand" chosen={said.tools}
						all={about?.tools.length ? about.tools : usual_tools}
						onChange={(tools) => onSaid({ tools })} />
					<Version value={said.version}
						onChange={(version) => onSaid({ version })} />
					<More said={said} onSaid={onSaid} run={run} />
					<div class={"stack" + stale}>
						<SessionChecks session={session} />
						{session.steps.length > 0 ? <>
							<div class="answer-start row">{start}
								<span class="muted">
									{count(session.steps.length, "step")}</span>
							</div>
							<SessionList session={session} />
							<div class="answer-start row">{start}</div>
						</> : <Notice
							title="No steps for now">Nothing that fits would
							help more than rest.</Notice>}
					</div>
				</Card>}
			</div>
			<div class="answer-rest stack">
				<div class={stale}>
					<SessionCards session={session} /></div>
				{after.today.watch_for && <Notice kind="warn"
					title="Watch for">{after.today.watch_for}</Notice>}
				{after.today.shown_as_for_right_after && <p class="muted">
					This run is from longer ago: what you see is the session
					for right after it.</p>}
				{after.plan?.next && <p class="muted">Next in the plan,{" "}
					{nearDay(after.plan.next.date, localDay())}:{" "}
					{inText(after.plan.next)}.</p>}
			</div>
		</div>
	</div>;
}
