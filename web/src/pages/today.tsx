/* Today: what to do now, what tomorrow may bring, how the legs are. */
import { useEffect, useId, useRef, useState } from "preact/hooks";
import { get, useApi } from "../api";
import { useFeel, type FeelSaver } from "../feel";
import { Legs } from "../legs";
import { WhyDialog } from "../plan/why";
import { go, replaceRoute } from "../router";
import { marksOf, settingsQuery } from "../said";
import { SavedLine } from "../saving";
import { setSession } from "../session";
import SessionList, { SessionChecks, StopPanel }
	from "../session-list";
import { useSettings } from "../settings";
import { hoursText, localDay, longDay, moment, nearDay } from "../time";
import type { About, Feels, KeptSession, PainDue, Session, Shoes, Today,
	TodayPlan } from "../types";
import { Button, Card, Empty, ErrorBox, Field, Figure, Figures, Icon, Loading,
	Notice, NumberInput, Page } from "../ui";
import { distance, duration, plain } from "../units";
import { actionName, forPage, placeName, planFacts, planName, regionName,
	soreWord } from "../words";

/* Right after a run the session is the run's own (docs/today.md). */
const own_session_h = 3;

/* --- pains --- */

function Pain({ pain }: { pain: PainDue }) {
	const urgent = pain.tier === "E0" || pain.tier === "E1";
	const where = pain.region
		? ": " + placeName(pain.region, pain.side) : "";

	return <Notice kind={urgent || pain.locked ? "stop" : pain.due ? "warn"
		: "info"} title={urgent || pain.locked
		? "A pain that has to be seen" + where : "An open pain" + where}
		actions={<Button kind={urgent || pain.due ? "primary" : "plain"}
			href={"#/pain/" + pain.episode_id}>
			{pain.due || urgent ? "Answer again" : "Look at it"}</Button>}>
		<p>{forPage(pain.text)}</p>
		<p class="today-clock"><Icon name="clock" />{hoursText(pain.hours)}{" "}
			since it was first said{pain.ask_again_utc && !pain.due
				? "; asked again " + moment(pain.ask_again_utc) : ""}</p>
	</Notice>;
}

/* --- now --- */

function Now({ today }: { today: Today }) {
	const [open, setOpen] = useState(false);
	const [starting, setStarting] = useState(false);
	const session = today.session;
	const last = today.last_run;
	const start = async (chosen: Session) => {
		let id: number | undefined;

		setStarting(true);
		if (last && (last.hours_ago ?? 99) <= own_session_h)
			try {
				const kept = await get<KeptSession>("/sessions/last",
					{ run: last.run_id });

				if (!kept.ended_utc)
					id = kept.session_id;
			} catch {
				/* the guide works without */
			}
		setSession({ session: chosen,
			...(id === undefined ? {} : { sessionId: id }) });
		go("#/guide");
	};

	if (!session)
		return <Empty title="Nothing is due" icon="good" action={
			<Button kind="primary" href="#/after" icon="run">
				Add a run</Button>}>After your next run the session for your
			legs stands here.</Empty>;
	if (session.status === "stop")
		return <StopPanel session={session} />;
	const mode = last && (last.hours_ago ?? 99) <= own_session_h
		? "Your legs after the run" : "A session for a rest day";

	return <Card class="today-now" tone={today.session_due ? "accent"
		: "plain"} title={today.session_due ? mode
		: "A session, if you like"}>
		<p class="today-now-line">
			<span class="today-now-time">{duration(session.total_s)}</span>
			<span>{session.steps.length}{" "}
				{session.steps.length === 1 ? "step" : "steps"}
				{last && <><br /><span class="muted">
					{last.distance_m !== undefined
						? distance(last.distance_m) + " run "
						: "run "}{(last.hours_ago ?? 0) < 1 ? "just now"
						: hoursText(last.hours_ago ?? 0) + " ago"}
				</span></>}</span>
		</p>
		<SessionChecks session={session} />
		<div class="row">
			<Button kind={today.session_due ? "primary" : "plain"} big
				icon="play" busy={starting} disabled={!session.steps.length}
				onClick={() => void start(session)}>Start</Button>
			<Button kind="quiet" aria-expanded={open}
				onClick={() => setOpen(!open)}
				icon={open ? "up" : "down"}>
				{open ? "Hide the steps" : "See the steps"}</Button>
		</div>
		{open && <SessionList session={session} />}
	</Card>;
}

/* --- plan --- */

function Plan({ plan, day, onWhy }: { plan: TodayPlan | undefined;
	day: string; onWhy: (word: string) => void }) {
	if (!plan)
		return <Card title="Plan" icon="plan">
			<p class="muted">There is no plan. It fits your runs, your days
				and how your legs recover.</p>
			<div class="row"><Button href="#/plan">Make a plan</Button></div>
		</Card>;
	const change = plan.changes[0];

	return <Card title="Plan for today" icon="plan">
		<div class="today-plan">
			<p class="today-plan-name">{plan.session
				? planName(plan.session) : plan.action === "KEEP"
				? "Nothing planned" : actionName(plan.action)}</p>
			{plan.session && <p>{planFacts(plan.session)}</p>}
		</div>
		{plan.action !== "KEEP" && plan.session && <p><strong>{actionName(plan.action)}.
			</strong>{change && change.before.date &&
			planName(change.before) !== planName(change.after)
				? " It was: " + planName(change.before).toLowerCase() + ", " +
					planFacts(change.before) + "." : ""}</p>}
		{plan.reason && <p>{forPage(plan.reason)}</p>}
		{plan.rules.length > 0 && <div class="session-rules">
			<span class="muted">Rules</span>
			{plan.rules.map((rule) => <button type="button" key={rule}
				class="session-rule" onClick={() => onWhy(rule)}>
				<span class="visually">Why: rule </span>{rule}</button>)}</div>}
		{plan.ask_triage && <Notice kind="warn" actions={
			<Button href="#/pain">Pain questions</Button>}>
			Answer the pain questions before you run.</Notice>}
		{plan.next && <p class="muted">{plan.session ? "After it" : "Next"},{" "}
			{nearDay(plan.next.date, day)}:{" "}
			{planName(plan.next).toLowerCase()}
			{planFacts(plan.next) && ", " + planFacts(plan.next)}.
		</p>}
		<div class="row"><Button href="#/plan">The whole plan</Button></div>
	</Card>;
}

/* --- forecast --- */

function Forecast({ today, onWhy }: { today: Today;
	onWhy: (word: string) => void }) {
	const { forecast, legs } = today;
	const record = forecast.track_record;
	const rows = legs.filter((leg) => leg.tomorrow !== undefined ||
		leg.said_today !== undefined);
	const few = forecast.reports < 10;

	return <Card title="Tomorrow" icon="sun" actions={
		<Button kind="quiet" onClick={() => onWhy("forecast")}>Why?</Button>}>
		<p class="today-forecast">{forecast.enough_data
			? forPage(forecast.text) : few
			? "No forecast yet: it needs 10 mornings with a mark, and you " +
				"have " + forecast.reports + "."
			: "Say how your legs feel, and there is a forecast for " +
				"tomorrow."}</p>
		{forecast.chance_text && <p>{forPage(forecast.chance_text)}</p>}
		{record.text && <p class="muted">{record.forecasts > 0
			? record.text : "Its track record begins with the first " +
				"morning after a forecast."}</p>}
		{(forecast.terms?.length ?? 0) > 0 && <details>
			<summary>What the number is made of</summary>
			<table class="today-table">
				<thead><tr><th>What</th><th>Adds</th></tr></thead>
				<tbody>{forecast.terms?.map((term) => <tr key={term.id}>
					<td>{term.words}</td>
					<td>{term.adds === undefined ? ""
						: (term.adds > 0 ? "+" : "") +
							plain(term.adds)}</td></tr>)}</tbody>
			</table>
		</details>}
		{rows.length > 0 && <details>
			<summary>By part of the legs</summary>
			<table class="today-table">
				<thead><tr><th>Part</th><th>Today</th><th>Tomorrow</th></tr>
				</thead>
				<tbody>{rows.map((leg) => <tr key={leg.region}>
					<td>{regionName(leg.region)}
						{leg.left_out && <small> ({forPage(leg.left_out)})
						</small>}</td>
					<td>{plain(leg.said_today)}</td>
					<td>{plain(leg.tomorrow)}</td></tr>)}</tbody>
			</table>
		</details>}
		{forecast.usual_course && <p class="muted today-small">
			{forecast.usual_course}</p>}
	</Card>;
}

/* --- feel --- */

function Scale({ value, onValue }: { value: number | undefined;
	onValue: (value: number) => void }) {
	const name = useId();

	return <fieldset class="today-scale">
		<legend>Soreness of the legs as a whole</legend>
		<div class="today-scale-row">
			{Array.from({ length: 11 }, (_, n) =>
				<label key={n} class="today-scale-part">
					<input type="radio" name={name} checked={n === value}
						aria-label={n + ", " + soreWord(n)}
						onChange={() => onValue(n)} />
					<span aria-hidden="true">{n}</span>
				</label>)}
		</div>
		<p class="today-scale-ends" aria-hidden="true">
			<span>fine</span><span>{value === undefined ? ""
				: value + ": " + soreWord(value)}</span><span>the worst</span>
		</p>
	</fieldset>;
}

function FeelCard({ saver, feels }: { saver: FeelSaver; feels: Feels | undefined }) {
	const [legs, setLegs] = useState<number>();
	const [sleep, setSleep] = useState<number>();
	const [sore, setSore] = useState<Record<string, number>>({});
	const [open, setOpen] = useState(false);
	const known = useRef(false);

	useEffect(() => {
		if (!feels || known.current)
			return;
		known.current = true;
		setSore((now) => ({ ...marksOf(feels.marks), ...now }));
		setLegs((now) => now ?? feels.marks.find((mark) =>
			mark.region === "legs")?.mark);
		setSleep((now) => now ?? feels.values.find((value) =>
			value.kind === "sleep_h")?.value);
	}, [feels]);
	const places = Object.entries(sore).filter(([, mark]) => mark > 0);

	return <Card title="How do your legs feel?" icon="legs">
		<Scale value={legs} onValue={(n) => {
			setLegs(n);
			saver.say("legs", String(n));
		}} />
		<div class="today-feel-row">
			<Field label="Hours of sleep last night">{(props) =>
				<NumberInput {...props} value={sleep} min={0} max={24}
					step={0.1} unit="h" onValue={(v) => {
						setSleep(v);
						if (v !== undefined)
							saver.say("sleep", Number(v.toFixed(2)) + "h");
					}} />}</Field>
			<Button onClick={() => setOpen(!open)} aria-expanded={open}
				icon={open ? "up" : "down"}>{places.length
					? places.length + (places.length === 1 ? " spot"
						: " spots") : "Point at a spot"}</Button>
		</div>
		{open && <Legs mode="sore" sore={sore}
			onSore={(region, side, value) => {
				const key = region + "-" + side;

				setSore((now) => ({ ...now, [key]: value }));
				saver.say(key, String(value));
			}} />}
		<SavedLine saver={saver} idle="What you tap is saved at once." />
	</Card>;
}

/* --- numbers --- */

function Form({ today, onWhy }: { today: Today;
	onWhy: (word: string) => void }) {
	const { form, yesterday } = today;

	if (form.ctl === undefined)
		return null;
	return <Card title="Load" icon="trends" actions={
		<Button kind="quiet" onClick={() => onWhy("form")}>Why?</Button>}>
		<Figures>
			<Figure name="Fitness" value={plain(form.ctl, 0)} />
			<Figure name="Fatigue" value={plain(form.atl, 0)} />
			<Figure name="Form" value={(form.form ?? 0) > 0
				? "+" + plain(form.form, 0) : plain(form.form, 0)} />
		</Figures>
		<p class="muted">{form.warming_up ? "In the first six weeks these " +
			"numbers still find their level. " : ""}Yesterday:{" "}
			{yesterday.runs ? yesterday.runs + (yesterday.runs === 1
				? " run" : " runs") + (yesterday.distance_m
				? ", " + distance(yesterday.distance_m) : "") : "no run"}.{" "}
			<a href="#/trends">Trends</a></p>
	</Card>;
}

function ShoeCard() {
	const { data } = useApi<Shoes>("/shoes");
	const shoes = (data?.shoes ?? []).filter((shoe) => !shoe.retired_utc &&
		(shoe.alert_due || shoe.usual));

	if (!shoes.length)
		return null;
	return <Card title="Shoes" icon="shoe">
		<ul class="today-shoes">{shoes.map((shoe) => <li key={shoe.shoe_id}>
			<span>{shoe.name}</span>
			<strong>{distance(shoe.distance_m, 0)}</strong>
			{shoe.alert_due && <span class="today-shoe-due">
				<Icon name="warn" />Time to look at the soles</span>}
		</li>)}</ul>
	</Card>;
}

/* --- the page --- */

export default function(_: { param?: string }) {
	const [settings] = useSettings();
	const day = localDay();
	const about = useApi<About>("/about");
	const today = useApi<Today>("/today", settingsQuery(settings));
	const feels = useApi<Feels>("/feel", { from: day, to: day });
	const [why, setWhy] = useState<string>();
	const saver = useFeel(() => today.reload());
	const empty = about.data !== undefined && (!about.data.log_exists ||
		(about.data.runs === 0 && about.data.first_day === undefined));

	useEffect(() => {
		if (empty)
			replaceRoute("#/first");
	}, [empty]);
	const data = today.data;

	if (empty || (!data && !today.error))
		return <Page title="Today">
			<Loading slow={today.slow} what="Looking at your log." /></Page>;
	if (!data)
		return <Page title="Today"><ErrorBox error={today.error!}
			retry={() => { about.reload(); today.reload(); }} /></Page>;
	return <Page title="Today" lead={longDay(data.day)}>
		{today.error && <ErrorBox error={today.error}
			retry={today.reload} />}
		{today.slow && <Notice live>This takes longer than usual; what you see
			is from a moment ago.</Notice>}
		{data.pains.map((pain) => <Pain key={pain.episode_id} pain={pain} />)}
		{data.marks_too_long.map((alarm) => <Notice kind="warn"
			key={alarm.region + (alarm.side ?? "")}
			title={"Sore for " + alarm.days + " days: " +
				placeName(alarm.region, alarm.side)}
			actions={<Button kind="primary" href="#/pain">
				Answer the pain questions</Button>}>
			{forPage(alarm.text)}</Notice>)}
		<div class="columns">
			<div class="stack">
				<Now today={data} />
				<Plan plan={data.plan} day={data.day} onWhy={setWhy} />
				<FeelCard saver={saver} feels={feels.data} />
			</div>
			<div class="stack">
				<Forecast today={data} onWhy={setWhy} />
				<Form today={data} onWhy={setWhy} />
				<ShoeCard />
				{data.warnings.map((text) => <Notice key={text} kind="warn">
					{forPage(text)}</Notice>)}
			</div>
		</div>
		<WhyDialog word={why} onClose={() => setWhy(undefined)} />
	</Page>;
}

