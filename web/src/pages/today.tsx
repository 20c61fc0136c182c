/* Today: what to do now, what tomorrow may bring, how the legs are. */
import type { ComponentChildren } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { post, useApi, type Query } from "../api";
import { useFeel, type FeelSaver } from "../feel";
import { Legs } from "../legs";
import { Rules, WhyButton } from "../plan/why";
import { actionName, inText, about as planFacts, kindName } from "../plan/words";
import { replaceRoute } from "../router";
import { marksOf, settingsQuery } from "../said";
import { SavedLine } from "../saving";
import { toGuide } from "../session";
import SessionList, { SessionCards, SessionChecks, StopPanel }
	from "../session-list";
import { useSettings } from "../settings";
import { hoursText, localDay, longDay, moment, nearDay } from "../time";
import { count } from "../text";
import type { About, Feels, KeptSession, PainDue, Session, Shoes, Today,
	TodayPlan } from "../types";
import { Button, Card, Empty, ErrorBox, Figure, Figures, Icon, Loading,
	Notice, NumberField, Opener, Page, Scale } from "../ui";
import { distance, duration, plain } from "../units";
import { forPage, placeName, regionName, soreWord } from "../words";

/* Right after a run the session is the run's own (docs/today.md). */
const own_session_h = 3;

/* --- pains --- */

const to_pain = <Button kind="primary" href="#/pain">
	Answer the pain questions</Button>;

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
		<p class="today-clock line note"><Icon name="clock" />{hoursText(pain.hours)}{" "}
			since it was first said{pain.ask_again_utc && !pain.due
				? "; asked again " + moment(pain.ask_again_utc) : ""}</p>
	</Notice>;
}

/* --- now --- */

function Now({ today, query }: { today: Today; query: Query }) {
	const [open, setOpen] = useState(false);
	const [starting, setStarting] = useState(false);
	const session = today.session;
	const last = today.last_run;
	const fresh = (last?.hours_ago ?? 99) <= own_session_h;
	const start = async (chosen: Session) => {
		setStarting(true);
		try {
			const kept = await post<KeptSession>("/today/session",
				undefined, query);

			toGuide(kept.session ?? chosen, kept.session_id);
		} catch {
			/* the guide works without */
			toGuide(chosen);
		}
	};

	if (!session)
		return <Empty title="Nothing is due" icon="good" action={
			<Button kind="primary" href="#/after" icon="run">
				Add a run</Button>}>After your next run the session for your
			legs stands here.</Empty>;
	if (session.status === "stop")
		return <StopPanel session={session} />;
	const mode = fresh ? "Your legs after the run" : "A session for a rest day";

	return <Card class="today-now" tone={today.session_due && "accent"}
		title={today.session_due ? mode
		: "A session, if you like"}>
		<p class="today-now-line line">
			<span class="today-now-time">{duration(session.total_s)}</span>
			<span>{count(session.steps.length, "step")}
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
			<Opener kind="quiet" open={open} onOpen={setOpen}>
				{open ? "Hide the steps" : "See the steps"}</Opener>
		</div>
		{open && <SessionList session={session}>
			<SessionCards session={session} /></SessionList>}
	</Card>;
}

/* --- plan --- */

function Plan({ plan, day }: { plan: TodayPlan | undefined; day: string }) {
	if (!plan)
		return <Card title="Plan" icon="plan">
			<p class="muted">There is no plan. It fits your runs, your days
				and how your legs recover.</p>
			<div class="row"><Button href="#/plan">Make a plan</Button></div>
		</Card>;
	const change = plan.changes[0];

	return <Card title="Plan for today" icon="plan">
		<div>
			<p class="big">{plan.session
				? kindName(plan.session) : plan.action === "KEEP"
				? "Nothing planned" : actionName(plan.action)}</p>
			{plan.session && <p>{planFacts(plan.session)}</p>}
		</div>
		{plan.action !== "KEEP" && plan.session && <p><strong>{actionName(plan.action)}.
			</strong>{change && change.before.date &&
			kindName(change.before) !== kindName(change.after)
				? " It was: " + inText(change.before) + "." : ""}</p>}
		{plan.reason && <p>{forPage(plan.reason)}</p>}
		<Rules rules={plan.rules} />
		{plan.ask_triage && <Notice kind="warn" actions={to_pain}>
			Answer the pain questions before you run.</Notice>}
		{plan.next && <p class="muted">{plan.session ? "After it" : "Next"},{" "}
			{nearDay(plan.next.date, day)}:{" "}
			{inText(plan.next)}.</p>}
		<div class="row"><Button href="#/plan">The whole plan</Button></div>
	</Card>;
}

/* --- forecast --- */

/* A table behind a line that opens it. */
function Fold({ title, heads, rows }: {
	title: string;
	heads: string[];
	rows: ComponentChildren[][];
}) {
	return rows.length ? <details>
		<summary>{title}</summary>
		<table class="today-table table">
			<thead><tr>{heads.map((head) => <th key={head}>{head}</th>)}</tr>
			</thead>
			<tbody>{rows.map((row, i) => <tr key={i}>
				{row.map((cell, k) => <td key={k}>{cell}</td>)}</tr>)}</tbody>
		</table>
	</details> : null;
}

function Forecast({ today }: { today: Today }) {
	const { forecast, legs } = today;
	const record = forecast.track_record;
	const rows = legs.filter((leg) => leg.tomorrow !== undefined ||
		leg.said_today !== undefined);

	return <Card title="Tomorrow" icon="sun" actions={
		<WhyButton word="forecast" />}>
		<p class="today-forecast">{forPage(forecast.text)}</p>
		{forecast.chance_text && <p>{forPage(forecast.chance_text)}</p>}
		{record.text && <p class="muted">{record.text}</p>}
		<Fold title="What the number is made of" heads={["What", "Adds"]}
			rows={(forecast.terms ?? []).map(({ words, adds }) => [words,
				adds === undefined ? "" : (adds > 0 ? "+" : "") +
					plain(adds)])} />
		<Fold title="By part of the legs" heads={["Part", "Today", "Tomorrow"]}
			rows={rows.map((leg) => [<>{regionName(leg.region)}{leg.left_out &&
				<small> ({forPage(leg.left_out)})</small>}</>,
			plain(leg.said_today), plain(leg.tomorrow)])} />
		{forecast.usual_course && <p class="note">
			{forecast.usual_course}</p>}
	</Card>;
}

/* --- feel --- */

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
		<Scale legend="Soreness of the legs as a whole" value={legs}
			word={(n) => n + ", " + soreWord(n)} ends={["fine",
				legs === undefined ? "" : legs + ": " + soreWord(legs),
				"the worst"]} onValue={(n) => {
				setLegs(n);
				saver.say("legs", String(n));
			}} />
		<div class="today-feel-row row">
			<NumberField label="Hours of sleep last night" value={sleep}
				min={0} max={24} step={0.1} unit="h" onValue={(v) => {
					setSleep(v);
					if (v !== undefined)
						saver.say("sleep", Number(v.toFixed(2)) + "h");
				}} />
			<Opener open={open} onOpen={setOpen}>{places.length
				? count(places.length, "spot") : "Point at a spot"}</Opener>
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

function Form({ today }: { today: Today }) {
	const { form, yesterday } = today;

	if (form.ctl === undefined)
		return null;
	return <Card title="Load" icon="trends" actions={
		<WhyButton word="form" />}>
		<Figures>
			<Figure name="Fitness" value={plain(form.ctl, 0)} />
			<Figure name="Fatigue" value={plain(form.atl, 0)} />
			<Figure name="Form" value={(form.form ?? 0) > 0
				? "+" + plain(form.form, 0) : plain(form.form, 0)} />
		</Figures>
		<p class="muted">{form.warming_up ? "In the first six weeks these " +
			"numbers still find their level. " : ""}Yesterday:{" "}
			{yesterday.runs ? count(yesterday.runs, "run") +
				(yesterday.distance_m
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
		<ul class="stack-s">{shoes.map((shoe) => <li class="ends" key={shoe.shoe_id}>
			<span>{shoe.name}</span>
			<strong>{distance(shoe.distance_m, 0)}</strong>
			{shoe.alert_due && <span class="today-shoe-due line">
				<Icon name="warn" />Time to look at the soles</span>}
		</li>)}</ul>
	</Card>;
}

/* --- the page --- */

export default function() {
	const [settings] = useSettings();
	const query = settingsQuery(settings);
	const day = localDay();
	const about = useApi<About>("/about");
	const today = useApi<Today>("/today", query);
	const feels = useApi<Feels>("/feel", { from: day, to: day });
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
		return <Page title="Today"><ErrorBox error={today.error}
			retry={() => { about.reload(); today.reload(); }} /></Page>;
	return <Page title="Today" lead={longDay(data.day)}>
		<ErrorBox error={today.error} retry={today.reload} />
		{today.slow && <Notice role="status">This takes longer than usual; what you see
			is from a moment ago.</Notice>}
		{data.pains.map((pain) => <Pain key={pain.episode_id} pain={pain} />)}
		{data.session_pain && <Notice kind="warn" actions={to_pain}>
			{forPage(data.session_pain.text)}</Notice>}
		{data.marks_too_long.map((alarm) => <Notice kind="warn"
			key={alarm.region + (alarm.side ?? "")}
			title={"Sore for " + alarm.days + " days: " +
				placeName(alarm.region, alarm.side)}
			actions={to_pain}>
			{forPage(alarm.text)}</Notice>)}
		<div class="stack columns">
			<div class="stack">
				<Now today={data} query={query} />
				<Plan plan={data.plan} day={data.day} />
				<FeelCard saver={saver} feels={feels.data} />
			</div>
			<div class="stack">
				<Forecast today={data} />
				<Form today={data} />
				<ShoeCard />
				{data.warnings.map((text) => <Notice key={text} kind="warn">
					{forPage(text)}</Notice>)}
			</div>
		</div>
	</Page>;
}

