/* The plan in words. */
import type { PlanAction, PlanKind, PlanSession, PlanStep } from "../types";
import { distance, duration, pace, paceRange, plain, shortDistance } from "../units";

const kinds: Record<PlanKind, string> = {
	E: "Easy run", L: "Long run", Q: "Hard run", S: "Easy run with strides",
	X: "Cross-training", strength: "Strength", rest: "Rest", race: "Race",
};
const flavours: Record<string, string> = {
	T: "Threshold run", I: "Intervals", R: "Repetitions", M: "Marathon pace",
	hills: "Hills", fartlek: "Fartlek",
};

export function kindName(session: Pick<PlanSession, "kind" | "flavour">): string {
	const flavour = session.flavour ? flavours[session.flavour] : undefined;

	if (session.kind === "L" && flavour)
		return `Long run, ${flavour.toLowerCase()}`;
	return flavour ?? kinds[session.kind] ?? session.kind;
}

export function isRun(session: Pick<PlanSession, "kind">): boolean {
	return "ELQS".includes(session.kind) || session.kind === "race";
}

/* "7.5 km", else "35 min". */
export function amount(session: Pick<PlanSession, "distance_km" | "minutes">): string {
	if (session.distance_km !== undefined)
		return distance(session.distance_km * 1000);
	return session.minutes === undefined ? "" : duration(session.minutes * 60);
}

/* "4:10–4:20 /km", or nothing. */
export function paceText(of: Pick<PlanStep, "pace_lo_s_km" | "pace_hi_s_km">): string | undefined {
	const lo = of.pace_lo_s_km;
	const hi = of.pace_hi_s_km;

	return lo === undefined && hi === undefined ? undefined : lo === hi ? pace(lo) : paceRange(lo, hi);
}

/* "7.5 km, 5:50–6:20 /km, effort 7 of 10" */
export function about(session: PlanSession): string {
	return [amount(session), paceText(session), session.rpe !== undefined && `effort ${plain(session.rpe)} of 10`]
		.filter(Boolean).join(", ");
}

/* "easy run, 7.5 km, effort 2.5 of 10" */
export function inText(session: PlanSession): string {
	return [kindName(session).toLowerCase(), about(session)].filter(Boolean).join(", ");
}

const actions: Record<PlanAction, string> = {
	KEEP: "As planned", CUT: "Shorter today", SWAP: "Not the hard run today",
	EASY: "Easy today", "EASY-": "Short and easy today",
	XT: "No running today: move gently", REST: "Rest today",
};

export function actionName(action: PlanAction): string {
	return actions[action] ?? action;
}

export interface StepGroup {
	repeat: number;
	steps: PlanStep[];
}

/* Steps that repeat together: the first of them says how often and how many
 * they are. */
export function stepGroups(steps: readonly PlanStep[]): StepGroup[] {
	const groups: StepGroup[] = [];

	for (let i = 0; i < steps.length;) {
		const step = steps[i] as PlanStep;
		const length = step.repeat && step.repeat > 1 ? Math.max(1, step.group ?? 1) : 1;

		groups.push({ repeat: step.repeat ?? 1, steps: steps.slice(i, i + length) });
		i += length;
	}
	return groups;
}

/* "400 m run at 4:10–4:20 /km, effort 8" */
export function stepText(step: PlanStep): string {
	const size = step.distance_m !== undefined ? shortDistance(step.distance_m)
		: step.seconds === undefined ? "" : step.seconds < 120 && step.seconds % 60 !== 0
			? `${step.seconds}\u00a0s` : duration(step.seconds);
	const how = paceText(step) ?? (step.hr_lo !== undefined && step.hr_hi !== undefined
		? `heart ${step.hr_lo.toFixed(0)}–${step.hr_hi.toFixed(0)}` : "");

	return [[size, step.what].filter(Boolean).join(" "), how, step.rpe !== undefined && `effort ${plain(step.rpe)}`]
		.filter(Boolean).join(", ");
}

export const goals = [
	["5k", "5 km"], ["10k", "10 km"], ["half", "Half marathon"], ["marathon", "Marathon"],
	["keep", "Keep running"], ["return", "Return to running"],
] as const;

export function goalName(goal: string | undefined): string {
	return goals.find(([id]) => id === goal)?.[1] ?? goal ?? "";
}

/* Kilometres on foot of a week's sessions; those told in minutes only do not
 * count. */
export function weekKm(sessions: readonly Pick<PlanSession, "kind" | "distance_km">[]): number {
	return sessions.reduce((sum, session) => sum + (isRun(session) ? session.distance_km ?? 0 : 0), 0);
}
