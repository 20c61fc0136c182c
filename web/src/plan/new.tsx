/* The form for a new plan. */
import { useState } from "preact/hooks";
import { post, useTask } from "../api";
import { addDays, localDay } from "../time";
import type { Plan, PlanWish } from "../types";
import { announce, Button, Card, Chip, ErrorBox, Segmented, Select, TextField, toggled, Visually } from "../ui";
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
	const [days, setDays] = useState<string[]>([]);
	const [longest, setLongest] = useState("");
	const [weeks, setWeeks] = useState("");
	const { busy, error, run } = useTask();
	const race = goal !== "keep" && goal !== "return";
	const seconds = time.trim() ? parseTime(time) : undefined;
	const km = parseWeeks(weeks);
	const wrong = {
		date: race && date && date <= localDay() ? "Choose a day ahead." : undefined,
		time: time.trim() && seconds === undefined ? "Write it like 1:45:00 or 24:30." : undefined,
		weeks: km === undefined ? "Write numbers like 20, 22, 18." : undefined,
		days: days.length === 1 || days.length === 2 ? "Three days or more work best." : undefined,
	};
	const make = () => run(async () => {
		const wish: PlanWish = { schema: "plan-wish/1", goal,
			date: race && date || undefined, time_s: race ? seconds : undefined,
			days: days.length ? day_ids.filter((id) => days.includes(id)) : undefined,
			longest: longest || undefined,
			weeks_km: km?.length ? km.map((n) => metresOf(n) / 1000) : undefined };
		const plan = await post<Plan>("/plan", wish);

		announce(plan.reachable === false ? "The plan is made, but not for the day you wished."
			: "The plan is made.");
		onMade(plan);
	});

	return <form class="plan-form stack" onSubmit={(event) => { event.preventDefault(); void make(); }}>
		<Card title="What for?">
			<div class="plan-goals"><Segmented label="Goal" hideLabel value={goal} onChange={setGoal} options={goals} /></div>
			{race && <div class="fields stack">
				<TextField label="Day of the race" hint="Leave it empty for a plan without a day." error={wrong.date}
					type="date" min={addDays(localDay(), 1)} value={date} onValue={setDate} />
				<TextField label="Time you hope for" hint="Optional, like 1:45:00." error={wrong.time}
					placeholder="h:mm:ss" value={time} onValue={setTime} />
			</div>}
		</Card>
		<Card title="When can you run?">
			<div class="row" role="group" aria-label="Days you can run">{day_ids.map((id, i) =>
				<Chip key={id} pressed={days.includes(id)} onClick={() => {
					const next = toggled(days, id);

					setDays(next);
					if (longest && next.length && !next.includes(longest))
						setLongest("");
				}}><span aria-hidden="true">{WEEKDAYS[i]}</span><Visually>{day_names[i]}</Visually></Chip>)}</div>
			<p class={"note" + (wrong.days ? " plan-soft" : "")}>{wrong.days ??
				(days.length ? `${days.length} days.` : "None chosen: any day will do.")}</p>
			<Select label="Day for the long run" value={longest} onValue={setLongest} options={[["", "The plan chooses"],
				...day_ids.flatMap((id, i) => !days.length || days.includes(id) ? [[id, day_names[i]] as const] : [])]} />
		</Card>
		<details>
			<summary>My log is younger than four weeks</summary>
			<TextField label={`${distanceUnit()} of your last weeks`} error={wrong.weeks} value={weeks} onValue={setWeeks}
				hint="Oldest first, like 20, 22, 18. Without them the plan starts carefully." />
		</details>
		<ErrorBox error={error} />
		{has && <p class="muted">The plan you have now ends when the new one is made.</p>}
		<div class="row">
			<Button kind="primary" big type="submit" busy={busy}
				disabled={!!(wrong.date || wrong.time || wrong.weeks)}>Make the plan</Button>
			{onCancel && <Button big onClick={onCancel}>Cancel</Button>}
		</div>
	</form>;
}
