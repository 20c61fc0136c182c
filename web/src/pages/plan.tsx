/* The plan: today with its reason, the calendar, and a new plan. */
import type { ComponentChildren } from "preact";
import { useEffect, useMemo, useState } from "preact/hooks";
import { apiUrl, asApiError, post, useApi, type ApiError } from "../api";
import { addMonths, dayMonth, mondayOf, monthGrid, readable, sessionsByDay, WEEKDAYS } from "../plan/calendar";
import { NewPlan } from "../plan/new";
import { rulesIn } from "../plan/rules";
import { Glyph, Pill, Refused, SessionDialog, type Change } from "../plan/session";
import { Rules } from "../plan/why";
import { about, actionName, amount, goalName, isRun, kindName, weekKm } from "../plan/words";
import { go } from "../router";
import { useSettings } from "../settings";
import { addDays, dayNumber, dayText, localDay, longDay, monthText, nearDay, weekday } from "../time";
import type { Plan, PlanDay, PlanSession } from "../types";
import { announce, Await, Button, Card, Empty, ErrorBox, Field, Icon, Notice, Page,
	Visually } from "../ui";
import { distance } from "../units";

function useWide(): boolean {
	const query = useMemo(() => matchMedia("(min-width: 800px)"), []);
	const [wide, setWide] = useState(query.matches);

	useEffect(() => {
		const change = () => setWide(query.matches);

		query.addEventListener("change", change);
		return () => query.removeEventListener("change", change);
	}, [query]);
	return wide;
}

/* --- calendars --- */

function MonthView({ byDay, today, onOpen, move, first, last }: {
	byDay: Map<string, PlanSession[]>;
	today: string;
	onOpen: (session: PlanSession) => void;
	move: (from: string, to: string) => void;
	first: string;
	last: string;
}) {
	const [month, setMonth] = useState(today.slice(0, 7));
	const [dragged, setDragged] = useState<string>();
	const [over, setOver] = useState<string>();
	const grid = monthGrid(month);
	const turn = (n: number) => {
		const next = addMonths(month, n);

		setMonth(next);
		announce(monthText(next + "-01"));
	};

	return <div>
		<div class="plan-month-head row">
			<h2>{monthText(month + "-01")}</h2>
			<div class="row">
				<Button small onClick={() => setMonth(today.slice(0, 7))}
					disabled={month === today.slice(0, 7)}>This month</Button>
				<Button small icon="back" label="Month before" disabled={month <= first.slice(0, 7)}
					onClick={() => turn(-1)} />
				<Button small icon="next" label="Next month" disabled={month >= last.slice(0, 7)}
					onClick={() => turn(1)} />
			</div>
		</div>
		<table class="plan-grid box">
			<caption class="visually">{monthText(month + "-01")}</caption>
			<thead class="note"><tr>{WEEKDAYS.map((name) => <th scope="col" key={name}>{name}</th>)}</tr></thead>
			<tbody>{grid.weeks.map((week) => <tr key={week[0]}>{week.map((day) => {
				const out = day.slice(0, 7) !== month;
				const takes = dragged !== undefined && day >= today && day !== dragged;

				return <td key={day} class={"plan-day" + (out ? " plan-day-out" : "") +
					(day === today ? " plan-day-today" : "") + (takes && over === day ? " plan-day-over" : "")}
					aria-current={day === today ? "date" : undefined}
					onDragOver={(event) => {
						if (takes) {
							event.preventDefault();
							setOver(day);
						}
					}}
					onDragLeave={() => setOver(undefined)}
					onDrop={(event) => {
						event.preventDefault();
						setOver(undefined);
						if (takes)
							move(dragged, day);
					}}>
					<span class="plan-number note">{Number(day.slice(8))}{day === today && <span class="plan-today-word note">today</span>}
						<Visually>{out ? ` ${dayMonth(day)}` : ""}</Visually></span>
					{(byDay.get(day) ?? []).map((session, i) => <Pill key={i} session={session} today={today}
						onOpen={() => onOpen(session)}
						onDrag={isRun(session) && session.kind !== "race" && !session.done && day >= today
							? setDragged : undefined} />)}
				</td>;
			})}</tr>)}</tbody>
		</table>
	</div>;
}

const weeks_first = 4;

function WeekView({ plan, today, onOpen }: {
	plan: Plan;
	today: string;
	onOpen: (session: PlanSession) => void;
}) {
	const monday = mondayOf(today);
	const [past, setPast] = useState(false);
	const [all, setAll] = useState(false);
	const weeks = plan.weeks.filter((week) => past || week.start >= monday);
	const shown = all ? weeks : weeks.slice(0, weeks_first + (past ? plan.weeks.length - weeks.length : 0));

	return <div class="stack">
		{!past && plan.weeks.some((week) => week.start < monday) &&
			<Button kind="quiet" icon="up" onClick={() => setPast(true)}>Earlier weeks</Button>}
		{shown.map((week) => {
			const km = weekKm(week.sessions);
			const days = [...new Set(week.sessions.map((session) => session.date))];

			if (mondayOf(today) === week.start && !days.includes(today))
				days.push(today);
			days.sort();
			return <section class="stack-s" key={week.start} aria-labelledby={`w-${week.start}`}>
				<header class="ends">
					<h2 id={`w-${week.start}`}>{week.start === monday ? "This week"
						: week.start === addDays(monday, 7) ? "Next week"
						: `${dayMonth(week.start)} – ${dayMonth(addDays(week.start, 6))}`}</h2>
					{km > 0 && <span class="muted">{distance(km * 1000, 0)}</span>}
				</header>
				<ul class="box list">{days.map((day) => <li key={day}
					class={day === today ? "plan-row plan-row-today" : "plan-row"}
					aria-current={day === today ? "date" : undefined}>
					<span class="plan-row-day"><b>{WEEKDAYS[weekday(day)]}</b> {Number(day.slice(8))}
						{day === today && <span class="plan-today-word note">today</span>}</span>
					<span class="plan-row-what stack">{week.sessions.filter((session) => session.date === day)
						.map((session, i) => <Pill key={i} wide session={session} today={today}
							onOpen={() => onOpen(session)} />)}
					{!week.sessions.some((session) => session.date === day) &&
						<span class="plan-restday muted">Nothing planned: rest.</span>}</span>
				</li>)}</ul>
			</section>;
		})}
		{shown.length < weeks.length && <Button icon="down" onClick={() => setAll(true)}>
			All {weeks.length} weeks</Button>}
	</div>;
}

/* --- today --- */

function Changes({ day }: { day: PlanDay }) {
	if (!day.changes.length)
		return null;
	return <ul class="plan-changes stack-s">{day.changes.map((change, i) => {
		const moved = change.before.date !== change.after.date;

		return <li class="row" key={i}>
			<span class="plan-before"><Visually>Was: </Visually>{kindName(change.before)} {amount(change.before)}
				{moved && `, ${dayText(change.before.date)}`}</span>
			<span class="plan-after"><Icon name="next" /><Visually>Now: </Visually><b>{kindName(change.after)} {amount(change.after)}</b>
				{moved && `, ${dayText(change.after.date)}`}</span>
			{change.reason && change.reason !== day.reason && !day.reason?.includes(change.reason) &&
				<span class="plan-change-why note">{change.reason}{change.numbers && ` (${change.numbers})`}</span>}
		</li>;
	})}</ul>;
}

function TodayCard({ plan, change, busy, onOpen }: {
	plan: Plan;
	change: Change;
	busy: string | undefined;
	onOpen: (session: PlanSession) => void;
}) {
	const day = plan.today;

	if (!day)
		return null;
	if (day.suspended)
		return <Notice kind="stop" title="The plan waits" actions={<Button kind="primary" icon="pain"
			href="#/pain">To your pain</Button>}>
			<p>{day.reason}</p><Rules rules={day.rules} />
		</Notice>;
	const { session } = day;
	const open = day.changes.length > 0;
	const lowered = day.action !== "KEEP";

	return <Card tone={lowered ? "warn" : "accent"} title={session || lowered
		? actionName(day.action) : "Nothing planned today"}>
		{session && <button type="button" class={`plan-due line plan-kind-${session.kind}`} onClick={() => onOpen(session)}>
			<Glyph kind={session.kind} />
			<span><b class="plan-due-name">{kindName(session)}</b>
				<span class="muted">{about(session)}</span></span>
			{session.done ? <span class="plan-tag line"><Icon name="check" />done</span> : <Icon name="next" />}
		</button>}
		{day.reason && <p>{day.reason}</p>}
		<Changes day={day} />
		<Rules rules={day.rules} />
		{day.ask_triage && <Notice kind="warn" actions={<Button icon="pain" href="#/pain">Answer the questions</Button>}>
			Something has hurt for long: look at it first.</Notice>}
		<div class="row plan-do">
			{/* what only lasts until the questions are answered is not to be taken */}
			{open && (day.undo || !day.ask_triage) && <Button kind="primary" icon="check" busy={busy === "/plan/today"} onClick={() =>
				{ void change("/plan/today", "Today’s change is in the plan."); }}>Take this change</Button>}
			{session && !session.done && <Button kind={open ? "plain" : "primary"} icon="check"
				busy={busy === "/plan/done"} onClick={() => {
					void change("/plan/done", "Done. Well run.", { date: session.date });
				}}>Done</Button>}
			{session && !session.done && session.kind !== "race" && <Button busy={busy === "/plan/not-right"}
				onClick={() => { void change("/plan/not-right", "Today is easier now. You can undo it."); }}>
				Not right today</Button>}
			{day.undo && lowered && <Button icon="undo" busy={busy === "/plan/undo"}
				onClick={() => { void change("/plan/undo", "Taken back."); }}>Undo</Button>}
		</div>
	</Card>;
}

/* --- out of the app --- */

function OutCard() {
	const [said, setSaid] = useState("");
	const link = new URL(apiUrl("/plan/plan.ics"), location.href).href;
	const copy = async () => {
		try {
			await navigator.clipboard.writeText(link);
			setSaid("Copied.");
			announce("The address is copied.");
		} catch {
			setSaid("Mark the address and copy it by hand.");
		}
	};

	return <Card title="In your calendar and watch" icon="plan">
		<Field label="Address of the plan for calendars" hint={said || "A calendar on this machine can subscribe to it while afterrun runs."}>
			{(props) => <input {...props} type="text" readOnly value={link}
				onFocus={(event) => event.currentTarget.select()} />}</Field>
		<div class="row">
			<Button onClick={() => { void copy(); }}>Copy the address</Button>
			<Button icon="download" href={apiUrl("/plan/plan.ics")} download="plan.ics">Calendar file</Button>
		</div>
		<p class="muted">A workout for the watch is in each run of the calendar.</p>
	</Card>;
}

function AboutCard({ plan }: { plan: Plan }) {
	const notes = plan.notes ?? [];

	if (!notes.length)
		return null;
	return <Card title="How this plan was made" icon="info">
		<ul class="stack-s">{notes.map((note, i) => <li key={i}>{readable(note)}</li>)}</ul>
		<Rules rules={rulesIn(notes.join(" "))} />
	</Card>;
}

/* "in 12 weeks" */
function away(day: string, today: string): string {
	const days = dayNumber(day) - dayNumber(today);

	return days > 20 ? `in ${Math.round(days / 7)} weeks` : nearDay(day, today);
}

/* --- the page --- */

function Frame({ children, actions, lead }: {
	children?: ComponentChildren;
	actions?: ComponentChildren;
	lead?: string | undefined;
}) {
	return <Page title="Plan" actions={actions} lead={lead}>{children}</Page>;
}

interface Said { text: string; undo: boolean }

/* From the form to the plan, which is another address. */
let told: Said | undefined;

function takeTold(): Said | undefined {
	const said = told;

	told = undefined;
	return said;
}

export default function({ param }: { param?: string | undefined }) {
	useSettings();
	const today = localDay();
	const wide = useWide();
	const asked = useApi<Plan>("/plan");
	const [fresh, setFresh] = useState<Plan>();
	const [busy, setBusy] = useState<string>();
	const [problem, setProblem] = useState<ApiError>();
	const [said, setSaid] = useState<Said | undefined>(() => takeTold());
	const [open, setOpen] = useState<PlanSession>();
	const plan = fresh ?? asked.data;
	const none = !fresh && asked.error?.status === 404;
	const byDay = useMemo(() => sessionsByDay(plan?.weeks ?? []), [plan]);

	const change: Change = async (path, words, query) => {
		setBusy(path);
		setProblem(undefined);
		try {
			const next = await post<Plan>(path, undefined, query);

			setFresh(next);
			setSaid({ undo: path !== "/plan/undo", text: path === "/plan/not-right" && next.today
				? `Noted. ${actionName(next.today.action)}. ${next.today.reason ?? ""}` : words });
			return true;
		} catch (caught) {
			setProblem(asApiError(caught));
			return false;
		} finally {
			setBusy(undefined);
		}
	};
	const move = async (from: string, to: string): Promise<ApiError | undefined> => {
		try {
			setFresh(await post<Plan>("/plan/move", undefined, { from, to }));
			setProblem(undefined);
			setSaid({ text: `Moved to ${longDay(to)}.`, undo: true });
			return undefined;
		} catch (caught) {
			return asApiError(caught);
		}
	};
	const made = () => {
		told = { text: "This is your new plan.", undo: false };
		go("#/plan");
	};

	if (param === "new")
		return <Page title="A new plan" back={["plan", "Plan"]}
			lead="It starts from what you run now, and changes with how you are.">
			<NewPlan has={!!plan} onMade={made} onCancel={() => go("#/plan")} />
		</Page>;
	if (none)
		return <Frame><Empty icon="plan" title="No plan yet"
			action={<Button kind="primary" big href="#/plan/new">Make a plan</Button>}>
			For a race, for keeping on running, or for the way back. It starts from what you run now, says
			why for every run, and gets easier on days when your legs say so.</Empty></Frame>;
	if (!plan)
		return <Frame><Await of={asked} what="Your plan is coming." /></Frame>;

	const sessions = plan.weeks.flatMap((week) => week.sessions);
	const race = sessions.find((session) => session.kind === "race");
	const first = sessions[0]?.date ?? today;
	const last = sessions[sessions.length - 1]?.date ?? today;

	return <Frame lead={plan.goal ? goalName(plan.goal) + (race ? `, ${longDay(race.date)} ${race.date.slice(0, 4)} (${away(race.date, today)})` : "") : undefined}
		actions={<Button icon="plan" href="#/plan/new">New plan</Button>}>
		<ErrorBox error={asked.error} retry={asked.reload} title="This may be old" />
		{problem && <Refused error={problem} title="That cannot be done" />}
		{plan.reachable === false && <Notice kind="warn" title={plan.possible_date
			? `The goal is within reach on ${longDay(plan.possible_date)} ${plan.possible_date.slice(0, 4)}`
			: "The goal is not within reach by then"}>
			{(plan.notes ?? []).filter((note) => /not within|instead|possible/.test(note))
				.map((note, i) => <p key={i}>{readable(note)}</p>)}</Notice>}
		{said && !problem && <Notice kind="good" role="status" actions={said.undo && <Button small icon="undo"
			busy={busy === "/plan/undo"} onClick={() => { void change("/plan/undo", "Taken back."); }}>Undo</Button>}>
			{said.text}</Notice>}
		<div class="stack">
			<TodayCard plan={plan} change={change} busy={busy} onOpen={setOpen} />
			{!plan.today?.suspended && sessions.length > 0 && (wide
				? <MonthView byDay={byDay} today={today} first={first < today ? first : today} last={last}
					onOpen={setOpen} move={(from, to) => {
						void move(from, to).then((caught) => setProblem(caught));
					}} />
				: <WeekView plan={plan} today={today} onOpen={setOpen} />)}
			<div class="plan-more stack">
				<AboutCard plan={plan} />
				<OutCard />
			</div>
		</div>
		{open && <SessionDialog session={open} byDay={byDay} today={today} change={change} move={move}
			onClose={() => setOpen(undefined)} />}
	</Frame>;
}
