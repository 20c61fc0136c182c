/* What a run is called, and numbers that several pages show. */
import type { LogRun } from "../types";

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
	const known = subs[run.sub_sport ?? ""] ?? sports[run.sport ?? ""];

	if (known)
		return known;
	const text = (run.sport ?? "activity").replace(/_/g, " ");

	return text.charAt(0).toUpperCase() + text.slice(1);
}

export function runName(run: { name?: string; sport?: string; sub_sport?: string }): string {
	return run.name?.trim() || sportName(run);
}

/* Seconds for a kilometre, on foot only. */
export function runPace(run: Pick<LogRun, "on_foot" | "distance_m" | "moving_s" | "elapsed_s">): number | undefined {
	const s = run.moving_s ?? run.elapsed_s;

	if (!run.on_foot || !s || !run.distance_m || run.distance_m < 100)
		return undefined;
	return (s * 1000) / run.distance_m;
}

const methods: Record<string, string> = {
	rtss: "from pace and hills", hrtss: "from heart rate",
	srpe: "from how hard it felt", minutes: "from minutes only",
};

export function loadMethod(method: string | undefined): string | undefined {
	return method === undefined ? undefined : methods[method] ?? method.replace(/_/g, " ");
}

/* Names of leg parts as the leg model counts them. */
export const leg_names: Record<string, string> = {
	calf_soleus: "Calves", achilles: "Achilles tendons", tib_anterior: "Shin muscles",
	quadriceps: "Front thighs", hamstrings: "Hamstrings", glutes: "Buttocks",
	hip_flexors: "Hip flexors", adductors: "Inner thighs", plantar_foot: "Soles",
	knee_pf: "Fronts of knees", tibia: "Shin bones",
};

export function legName(region: string): string {
	return leg_names[region] ?? region.replace(/_/g, " ");
}
