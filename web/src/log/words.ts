/* What a run is called, and numbers that several pages show. */
import type { LogRun } from "../types";
import { capital } from "../text";

const sports: Record<string, string> = {
	running: "Run", walking: "Walk", hiking: "Hike", cycling: "Ride",
	swimming: "Swim", training: "Training", fitness_equipment: "Gym",
	rowing: "Row", cross_country_skiing: "Ski", generic: "Activity",
	transition: "Transition", multisport: "Multisport",
};
const subs: Record<string, string> = {
	treadmill: "Treadmill run", trail: "Trail run", track: "Track run",
	virtual_activity: "Virtual ride", indoor_cycling: "Indoor ride",
	yoga: "Yoga", strength_training: "Strength",
};

export function sportName(run: { sport?: string; sub_sport?: string }): string {
	return subs[run.sub_sport ?? ""] ?? sports[run.sport ?? ""] ??
		capital((run.sport ?? "activity").replace(/_/g, " "));
}

export function runName(run: { name?: string; sport?: string; sub_sport?: string }): string {
	return run.name?.trim() || sportName(run);
}

/* Seconds for a kilometre; nothing for what is too short to tell. */
export function paceOf(s: number | undefined, m: number | undefined): number | undefined {
	return s && m && m > 100 ? s * 1000 / m : undefined;
}

/* The same of a run on foot. */
export function runPace(run: Pick<LogRun, "on_foot" | "distance_m" | "moving_s" | "elapsed_s">): number | undefined {
	return run.on_foot ? paceOf(run.moving_s ?? run.elapsed_s, run.distance_m)
		: undefined;
}

const methods: Record<string, string> = {
	rtss: "from pace and hills", hrtss: "from heart rate",
	srpe: "from how hard it felt", minutes: "from minutes only",
};

export function loadMethod(method: string | undefined): string | undefined {
	return method === undefined ? undefined : methods[method] ?? method.replace(/_/g, " ");
}
