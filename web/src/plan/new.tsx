/* The form for a new plan. */
import { useState } from "preact/hooks";
import { asApiError, post, type ApiError } from "../api";
import { addDays, localDay } from "../time";
import type { Plan, PlanWish } from "../types";
import { announce, Button, Card, Chip, ErrorBox, Field, Segmented, Visually } from "../ui";
import { distanceUnit, metresOf } from "../units";
import { parseTime, parseWeeks, WEEKDAYS } from "./calendar";
import { goals } from "./words";

const day_ids = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const;
const day_names = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

export function NewPlan({ has, onMade, onCancel }: {
	has: boolean;
	onMade: (plan: Plan) => void;
	onCancel?: (() => void) | undefined;
}) {
	const [goal, setGoal] = useState<PlanWish["goal"]>("10k");
	const [date, setDate] = useState("");
	const [time, setTime] = useState("");
	const [days, setDays] = useState<readonly string[]>([]);
	const [longest, setLongest] = useState("");
	const [weeks, setWeeks] = useState("");
	const [busy, setBusy] = useState(false);
	const [error, setError] = useState<ApiError | undefined>(undefined);
	const race = goal !== "keep" && goal !== "return";
	const seconds = time.trim() ? parseTime(time) : undefined;
	const km = parseWeeks(weeks);
	const wrong = {
		date: race && date && date <= localDay() ? "Choose a day ahead." : undefined,
		time: time.trim() && seconds === undefined ? "Write it like 1:45:00 or 24:30." : undefined,
		weeks: km === undefined ? "Write numbers like 20, 22, 18." : undefined,
		days: days.length === 1 || days.length === 2 ? "Three days or more work best." : undefined,
	};
	const make = async (event: Event) => {
		event.preventDefault();
		setBusy(true);
		setError(undefined);
		try {
			const wish: PlanWish = { schema: "plan-wish/1", goal,
				...(race && date ? { date } : {}),
				...(race && seconds !== undefined ? { time_s: seconds } : {}),
				...(days.length ? { days: day_ids.filter((id) => days.includes(id)) } : {}),
				...(longest ? { longest } : {}),
				...(km && km.length ? { weeks_km: km.map((n) => metresOf(n) / 1000) } : {}) };
			const plan = await post<Plan>("/plan", wish);

			announce(plan.reachable === false ? "The plan is made, but not for the day you wished."
				: "The plan is made.");
			onMade(plan);
		} catch (problem) {
			setError(asApiError(problem));
		} finally {
			setBusy(false);
		}
	};

	return <form class="plan-form" onSubmit={(event) => { void make(event); }}>
		<Card title="What for?">
			<div class="plan-goals"><Segmented label="Goal" hideLabel value={goal} onChange={setGoal} options={goals} wide /></div>
			{race && <div class="plan-pair">
				<Field label="Day of the race" hint="Leave it empty for a plan without a day." error={wrong.date}>
					{(props) => <input {...props} type="date" min={addDays(localDay(), 1)} value={date}
						onInput={(event) => setDate(event.currentTarget.value)} />}</Field>
				<Field label="Time you hope for" hint="Optional, like 1:45:00." error={wrong.time}>
					{(props) => <input {...props} type="text" inputMode="text" autoComplete="off" placeholder="h:mm:ss"
						value={time} onInput={(event) => setTime(event.currentTarget.value)} />}</Field>
			</div>}
		</Card>
		<Card title="When can you run?">
			<div class="plan-days" role="group" aria-label="Days you can run">{day_ids.map((id, i) =>
				<Chip key={id} pressed={days.includes(id)} onClick={() => {
					const next = days.includes(id) ? days.filter((one) => one !== id) : [...days, id];

					setDays(next);
					if (longest && next.length && !next.includes(longest))
						setLongest("");
				}}><span aria-hidden="true">{WEEKDAYS[i]}</span><Visually>{day_names[i]}</Visually></Chip>)}</div>
			<p class={"field-hint" + (wrong.days ? " plan-soft" : "")}>{wrong.days ??
				(days.length ? `${days.length} days.` : "None chosen: any day will do.")}</p>
			<Field label="Day for the long run">{(props) => <select {...props} value={longest}
				onChange={(event) => setLongest(event.currentTarget.value)}>
				<option value="">The plan chooses</option>
				{day_ids.map((id, i) => !days.length || days.includes(id)
					? <option key={id} value={id}>{day_names[i]}</option> : null)}
			</select>}</Field>
		</Card>
		<details class="plan-young">
			<summary>My log is younger than four weeks</summary>
			<Field label={`${distanceUnit()} of your last weeks`} hint="Oldest first, like 20, 22, 18. Without them the plan starts carefully."
				error={wrong.weeks}>{(props) => <input {...props} type="text" inputMode="text" autoComplete="off"
					value={weeks} onInput={(event) => setWeeks(event.currentTarget.value)} />}</Field>
		</details>
		{error && <ErrorBox error={error} />}
		{has && <p class="muted">The plan you have now ends when the new one is made.</p>}
		<div class="row">
			<Button kind="primary" big type="submit" busy={busy}
				disabled={!!(wrong.date || wrong.time || wrong.weeks)}>Make the plan</Button>
			{onCancel && <Button big onClick={onCancel}>Cancel</Button>}
		</div>
	</form>;
}
