/* One session of the plan: in the calendar, and whole in a dialog. */
import { useEffect, useRef, useState } from "preact/hooks";
import { apiUrl, type ApiError, type Query } from "../api";
import { dayText, longDay } from "../time";
import type { PlanKind, PlanSession } from "../types";
import { Button, Dialog, ErrorBox, Figure, Figures, Icon, Notice, Problem, Select, Visually } from "../ui";
import { distance, duration, plain } from "../units";
import { rowName } from "../words";
import { moveDays } from "./calendar";
import { rulesIn } from "./rules";
import { Rules } from "./why";
import { about, amount, isRun, kindName, paceText, stepGroups, stepText } from "./words";

const glyphs: Record<PlanKind, string> = {
	E: "M2 10h12",
	L: "M1 12h14M1 8h14",
	Q: "M1 12l3-8 4 8 4-8 3 8",
	S: "M1 11h6M10 4l-2 4M14 4l-2 4",
	X: "M8 3a5 5 0 1 0 0 10A5 5 0 0 0 8 3z",
	strength: "M2 5v6M14 5v6M4 8h8M4 4v8M12 4v8",
	rest: "M4 8h8",
	race: "M4 15V2h9l-2.500 3L13 8H4",
};

export function Glyph({ kind }: { kind: PlanKind }) {
	return <svg class="plan-glyph" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" focusable="false">
		<path d={glyphs[kind]} /></svg>;
}

/* Ask the program for a change of the plan; words say that it is done. */
export type Change = (path: string, words: string, query?: Query) => Promise<boolean>;

function stateOf(session: PlanSession, today: string): "done" | "missed" | "today" | "ahead" {
	return session.done ? "done" : session.date < today ? "missed"
		: session.date === today ? "today" : "ahead";
}

const state_words = { done: "done", missed: "not done", today: "today", ahead: "" };

function Steps({ session }: { session: PlanSession }) {
	return <ol class="plan-steps texts">{stepGroups(session.steps).map((group, i) => group.repeat > 1
		? <li key={i}><b>{group.repeat} times</b>
			<ul class="texts">{group.steps.map((step, k) => <li key={k}>{stepText(step)}</li>)}</ul></li>
		: <li key={i}>{group.steps[0] && stepText(group.steps[0])}</li>)}</ol>;
}

/* The program's rules say no. */
export function Refused({ error, title }: { error: ApiError; title: string }) {
	return [400, 404, 409].includes(error.status) ? <Notice kind="warn" role="status" title={title}>
		<Problem error={error} />
		<Rules rules={rulesIn(`${error.message} ${error.hint ?? ""} ${error.where ?? ""}`)} />
	</Notice> : <ErrorBox error={error} />;
}

function MoveForm({ session, byDay, today, change, onDone }: {
	session: PlanSession;
	byDay: Map<string, PlanSession[]>;
	today: string;
	change: (to: string) => Promise<ApiError | undefined>;
	onDone: () => void;
}) {
	const days = moveDays(session.date, today);
	const [to, setTo] = useState(days[0] ?? "");
	const [busy, setBusy] = useState(false);
	const [error, setError] = useState<ApiError>();
	const place = useRef<HTMLDivElement>(null);

	useEffect(() => { place.current?.querySelector("select")?.focus(); }, []);
	const move = async () => {
		setBusy(true);
		const problem = await change(to);

		setBusy(false);
		setError(problem);
		if (!problem)
			onDone();
	};
	const options = days.map((day) => {
		const there = byDay.get(day)?.filter((one) => one.kind !== "strength") ?? [];

		return [day, dayText(day, today) + (there.length
			? ` – ${there.map(kindName).join(", ").toLowerCase()} there` : "")] as const;
	});

	return <div class="plan-move stack-m" ref={place}>
		<Select label="Move it to" value={to} options={options}
			onValue={(day) => { setTo(day); setError(undefined); }} />
		{error && <Refused error={error} title={`Not to ${dayText(to, today)}`} />}
		<div class="row">
			<Button kind="primary" busy={busy} disabled={!to} onClick={() => { void move(); }}>Move</Button>
			<Button onClick={onDone}>Cancel</Button>
		</div>
	</div>;
}

export function SessionDialog({ session, byDay, today, change, move, onClose }: {
	session: PlanSession;
	byDay: Map<string, PlanSession[]>;
	today: string;
	change: Change;
	move: (from: string, to: string) => Promise<ApiError | undefined>;
	onClose: () => void;
}) {
	const [moving, setMoving] = useState(false);
	const [busy, setBusy] = useState(false);
	const state = stateOf(session, today);
	const run = isRun(session);

	const done = async () => {
		setBusy(true);
		const fine = await change("/plan/done", `${kindName(session)}: done.`, { date: session.date });

		setBusy(false);
		if (fine)
			onClose();
	};

	return <Dialog title={kindName(session)} onClose={onClose} wide>
		<p class="muted">{longDay(session.date)}{state_words[state] && <> · <b>{state_words[state]}</b></>}</p>
		{moving ? <MoveForm session={session} byDay={byDay} today={today} onDone={() => setMoving(false)}
			change={async (to) => {
				const problem = await move(session.date, to);

				if (!problem)
					onClose();
				return problem;
			}} />
			: <>
				<Figures>
					<Figure name="Distance" value={session.distance_km && distance(session.distance_km * 1000)} />
					<Figure name="Time" value={session.minutes && duration(session.minutes * 60)} />
					<Figure name="Pace" value={paceText(session)} />
					<Figure name="Effort" value={session.rpe && plain(session.rpe)} note="of 10" />
				</Figures>
				<p>{session.reason}</p>
				{session.steps.length > 0 && <><h3>Step by step</h3><Steps session={session} /></>}
				{session.regions.length > 0 && <p class="muted">Asks most of:{" "}
					{session.regions.map(rowName).join(", ")}.</p>}
				<Rules rules={session.rules} />
				<div class="row plan-do">
					{!session.done && session.date <= today && <Button kind="primary" icon="check" busy={busy}
						onClick={() => { void done(); }}>Done</Button>}
					{run && !session.done && session.kind !== "race" && session.date >= today &&
						<Button icon="plan" onClick={() => setMoving(true)}>Move</Button>}
					{run && session.date >= today && <Button icon="download" download
						href={apiUrl(`/plan/workouts/${session.date}`)}>Workout for the watch</Button>}
				</div>
			</>}
	</Dialog>;
}

/* A session in the calendar. */
export function Pill({ session, today, onOpen, wide, onDrag }: {
	session: PlanSession;
	today: string;
	onOpen: () => void;
	wide?: boolean;
	onDrag?: ((from: string | undefined) => void) | undefined;
}) {
	const state = stateOf(session, today);

	return <button type="button" class={`plan-pill line plan-kind-${session.kind} plan-is-${state}`}
		onClick={onOpen} draggable={onDrag !== undefined}
		onDragStart={(event) => {
			event.dataTransfer?.setData("text/plain", session.date);
			onDrag?.(session.date);
		}} onDragEnd={() => onDrag?.(undefined)}>
		<Glyph kind={session.kind} />
		<span class="plan-pill-text">
			<span class="plan-pill-name">{kindName(session)}</span>
			<span class="plan-pill-size muted">{wide ? about(session) : amount(session)}</span>
		</span>
		{(state === "done" || state === "missed") && <span class="plan-pill-state">
			{state === "done" ? <Icon name="check" label="done" /> : wide ? state_words.missed
				: <Visually>{state_words.missed}</Visually>}</span>}
	</button>;
}
