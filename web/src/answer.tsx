/* What a run did and what to do now: after/1 with everything that changes
 * it.  The same for an own run and for the example. */
import type { ComponentChildren } from "preact";
import { useEffect, useState } from "preact/hooks";
import { useApi, type ApiError } from "./api";
import { Legs } from "./legs";
import type { Said } from "./said";
import SessionList, { SessionCardsOnly, SessionChecks, sessionSummary,
	StopPanel } from "./session-list";
import { moment, nearDay, localDay } from "./time";
import { units } from "./settings";
import type { About, After, AfterRun, LegLoad } from "./types";
import { Button, Card, Chip, ErrorBox, Field, Figure, Figures, Notice,
	NumberInput, Segmented, Slider, announce } from "./ui";
import { clock, distance, duration, elevation, massKg, massUnit, massValue,
	pace, plain } from "./units";
import { effortWord, planFacts, planName, regionName, spikeText } from "./words";

const ml_per_ounce = 29.5735295625;
/* the longest session that can be asked for, the shortest, and the step */
const minutes_most = 60;
const minutes_least = 5;

const usual_tools = [
	{ id: "roller", name: "foam roller" }, { id: "ball", name: "ball" },
	{ id: "gun", name: "massage gun" }, { id: "ice", name: "ice pack" },
	{ id: "towel", name: "warm towel" },
	{ id: "water", name: "hot and cold water" },
];

function paceOf(run: AfterRun): number | undefined {
	const seconds = run.moving_s ?? run.timer_s;

	return run.distance_m && seconds && run.distance_m > 100
		? seconds * 1000 / run.distance_m : undefined;
}

const efforts: Record<string, string> = {
	said: "as you said", file: "from the recording",
	heart: "from your heart rate", guess: "a guess; say it below",
};

function Numbers({ run }: { run: AfterRun }) {
	return <Figures>
		{run.distance_m !== undefined && <Figure name="Distance"
			value={distance(run.distance_m)} />}
		<Figure name="Time" value={clock(run.moving_s ?? run.timer_s ??
			run.elapsed_s)}
			note={(run.pauses?.count ?? 0) > 0
				? duration(run.pauses?.total_s) + " paused" : undefined} />
		{paceOf(run) !== undefined && <Figure name="Pace"
			value={pace(paceOf(run))} />}
		{run.hr_avg !== undefined && <Figure name="Heart rate"
			value={plain(run.hr_avg, 0)} note={run.hr_max !== undefined
				? "highest " + plain(run.hr_max, 0) : undefined} />}
		{run.ascent_m !== undefined && <Figure name="Climbed"
			value={elevation(run.ascent_m)}
			note={run.descent_m !== undefined
				? elevation(run.descent_m) + " down" : undefined} />}
		{run.load.au !== undefined && <Figure name="Load"
			value={plain(run.load.au, 0)}
			note={run.rpe !== undefined ? "effort " + plain(run.rpe) +
				" of 10" : run.rpe_source
				? "effort " + (efforts[run.rpe_source] ?? "") : undefined} />}
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

	return "Your " + regionName(first.region) + " got the most" +
		(second ? ", then your " + regionName(second.region) : "") + "." +
		(more > 3 ? " For the " + regionName(first.region) +
			" it was like " + distance(first.dose_eq_km * 1000) +
			" on the flat." : "");
}

function More({ said, onSaid, run }: { said: Said; run: AfterRun;
	onSaid: (change: Partial<Said>) => void }) {
	const imperial = units() === "imperial";
	const round = (value: number | undefined) => value === undefined
		? undefined : Math.round(value * 10) / 10;

	return <details class="answer-more">
		<summary>Say more, and it fits better</summary>
		<div class="stack">
			<Slider label="How hard was the run?" min={0} max={10} step={0.5}
				value={said.rpe ?? run.rpe ?? 4}
				text={(n) => said.rpe === undefined && run.rpe === undefined
					? "not said" : plain(n) + " of 10, " + effortWord(n)}
				onInput={(rpe) => onSaid({ rpe })} />
			<div class="fields">
				<Field label="Air temperature">{(props) =>
					<NumberInput {...props} unit={imperial ? "°F" : "°C"}
						min={imperial ? -76 : -60} max={imperial ? 140 : 60}
						value={round(said.temp_c === undefined ? undefined
							: imperial ? said.temp_c * 9 / 5 + 32
							: said.temp_c)}
						onValue={(v) => onSaid({ temp_c: v === undefined
							? undefined : imperial ? (v - 32) * 5 / 9 : v })}
					/>}</Field>
				<Field label="Drunk during the run">{(props) =>
					<NumberInput {...props} unit={imperial ? "fl oz" : "ml"}
						min={0} max={imperial ? 600 : 20000}
						value={round(said.drunk_ml === undefined ? undefined
							: imperial ? said.drunk_ml / ml_per_ounce
							: said.drunk_ml)}
						onValue={(v) => onSaid({ drunk_ml: v === undefined
							? undefined : imperial ? v * ml_per_ounce : v })}
					/>}</Field>
				<Field label="Weight before">{(props) =>
					<NumberInput {...props} unit={massUnit()} step={0.1}
						min={massValue(20)} max={massValue(300)}
						value={round(said.mass_kg === undefined ? undefined
							: massValue(said.mass_kg))}
						onValue={(v) => onSaid({ mass_kg: v === undefined
							? undefined : massKg(v) })} />}</Field>
				<Field label="Weight after">{(props) =>
					<NumberInput {...props} unit={massUnit()} step={0.1}
						min={massValue(20)} max={massValue(300)}
						value={round(said.mass_after_kg === undefined
							? undefined : massValue(said.mass_after_kg))}
						onValue={(v) => onSaid({ mass_after_kg:
							v === undefined ? undefined : massKg(v) })}
					/>}</Field>
			</div>
			<Segmented label="Next hard run" value={String(
				said.next_hard_h ?? "")} onChange={(v) => onSaid({
				next_hard_h: v === "" ? undefined : Number(v) })}
				options={[{ value: "", label: "Not soon" },
					{ value: "24", label: "In 1 day" },
					{ value: "48", label: "In 2 days" },
					{ value: "72", label: "In 3 days" }]} />
			<Segmented label="Massage" value={said.massage ?? "auto"}
				onChange={(massage) => onSaid({ massage })}
				options={[{ value: "auto", label: "When it fits" },
					{ value: "always", label: "Always" },
					{ value: "never", label: "Never" }]} />
			<Segmented label="Order" value={said.order ?? "stretch_first"}
				onChange={(order) => onSaid({ order })}
				options={[{ value: "stretch_first", label: "Stretch first" },
					{ value: "massage_first", label: "Massage first" }]} />
		</div>
	</details>;
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
	const tools = (about?.tools.length ? about.tools : usual_tools)
		.filter((tool) => tool.id !== "hand");
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

	return <div class="answer" aria-busy={busy}>
		{top}
		{error && <ErrorBox error={error} retry={retry}
			title={"The session could not be " +
				"planned anew"} />}
		{stop && <StopPanel session={session} />}
		<div class="answer-columns">
			<div class="answer-side">
				<Card title={run.start_utc ? moment(run.start_utc,
					run.utc_offset_s) : "Your run"}>
					<Numbers run={run} />
					{spike && <Notice kind="warn">{spike}</Notice>}
				</Card>
				<Card title="How do your legs feel?" class="answer-atlas">
					<p class="muted">{legs.length ? legsText(legs, run)
						: run.told ? "Without a recording there is no load " +
							"by part." : "This recording gives no load by " +
							"part."}{" "}
						Tap what is sore.</p>
					<Legs mode={legs.length ? "both" : "sore"} load={legs}
						sore={said.sore} excluded={session.excluded}
						onSore={(region, side, value) =>
							onMark(region + "-" + side, value)} />
					{saved}
				</Card>
			</div>
			<div class={"answer-main" + (stop ? " answer-none" : "")}>
				{!stop && <Card title="Your session" class="answer-session">
					<Slider label="Time you have" min={minutes_least}
						max={minutes_most} step={1} value={minutes}
						text={(n) => n + " min"}
						onInput={(n) => { setMinutes(n);
							onSaid({ minutes: n }); }} />
					<fieldset class="group">
						<legend>What you have at hand</legend>
						<div class="chips">{tools.map((tool) =>
							<Chip key={tool.id}
								pressed={said.tools.includes(tool.id)}
								onClick={() => onSaid({ tools:
									said.tools.includes(tool.id)
										? said.tools.filter((id) =>
											id !== tool.id)
										: [...said.tools, tool.id] })}>
								{tool.name}</Chip>)}</div>
					</fieldset>
					<Segmented label="Doses by" value={said.version}
						onChange={(version) => onSaid({ version })}
						options={[{ value: "evidence", label: "Evidence" },
							{ value: "article", label: "The articles" }]} />
					<More said={said} onSaid={onSaid} run={run} />
					<div class={"answer-plan" + stale}>
						<SessionChecks session={session} />
						{session.steps.length > 0 ? <>
							<div class="answer-start">{start}
								<span class="muted">{session.steps.length}{" "}
									{session.steps.length === 1 ? "step"
										: "steps"}</span></div>
							<SessionList session={session} cards={false} />
							<div class="answer-start">{start}</div>
						</> : <Notice kind="info"
							title="No steps for now">Nothing that fits would
							help more than rest.</Notice>}
					</div>
				</Card>}
			</div>
			<div class="answer-rest">
				<div class={"answer-cards" + stale}>
					<SessionCardsOnly session={session} /></div>
				{after.today.watch_for && <Notice kind="warn"
					title="Watch for">{after.today.watch_for}</Notice>}
				{after.today.shown_as_for_right_after && <p class="muted">
					This run is from longer ago: what you see is the session
					for right after it.</p>}
				{after.plan?.next && <p class="muted">Next in the plan,{" "}
					{nearDay(after.plan.next.date, localDay())}:{" "}
					{planName(after.plan.next).toLowerCase()}
					{planFacts(after.plan.next) && ", " +
						planFacts(after.plan.next)}.</p>}
			</div>
		</div>
	</div>;
}
