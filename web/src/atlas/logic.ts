/* What the atlas shows and does, without a screen. */
import { units } from "../settings";
import { distanceValue, type Units } from "../units";
import { areas, legs, type Area, type View } from "./shapes";

export type Side = "left" | "right";
export type Mode = "load" | "sore" | "both";
export interface LoadRow { region: string; dose_eq_km?: number; ratio?: number }
export interface Excluded { region: string; side?: string }

export const sides: readonly Side[] = ["left", "right"];

/* Names of regions.csv and load_rows.csv. */
export const regionNames: Readonly<Record<string, string>> = {
	hip_flexor: "hip flexor", quadriceps: "front thigh",
	adductor: "inner thigh", lateral_thigh: "outer thigh",
	glute: "buttock", hamstring: "hamstring", knee: "knee",
	calf: "calf", soleus: "lower calf", shin: "shin muscle",
	peroneal: "outer lower leg", plantar: "sole",
};
export const rowNames: Readonly<Record<string, string>> = {
	hip_flexors: "hip flexors", quadriceps: "front thighs",
	adductors: "inner thighs", glutes: "buttocks",
	hamstrings: "hamstrings", knee_pf: "fronts of the knees",
	calf_soleus: "calves", achilles: "Achilles tendons",
	tib_anterior: "shin muscles", tibia: "shin bones",
	plantar_foot: "soles",
};

export const soreMax = 10;

/* Words of the command line that mean a region (region_map.csv). */
const other: Readonly<Record<string, string>> = {
	calves: "calf", quads: "quadriceps", hams: "hamstring",
	hamstrings: "hamstring", glutes: "glute", adductors: "adductor",
	hip_flexors: "hip_flexor", foot: "plantar", shins: "shin",
};

export function soreKey(region: string, side: Side): string {
	return `${region}-${side}`;
}

/* A mark without a side counts for both; one with a side comes first. */
export function soreOf(sore: Record<string, number> | undefined,
	region: string, side: Side): number | undefined {
	if (!sore)
		return undefined;
	const words = [region, ...Object.keys(other)
		.filter((word) => other[word] === region)];

	for (const end of [`-${side}`, ""])
		for (const word of words) {
			const value = sore[word + end];

			if (value !== undefined)
				return value;
		}
	return undefined;
}

export interface Load { ratio?: number; dose?: number; level: number; text: string }

/* Where a level of load begins: against the last 30 days, or in flat km. */
export const ratioFrom: readonly number[] = [0, 0.5, 0.9, 1.2, 1.6];
export const doseFrom: readonly number[] = [0, 4, 8, 14, 22];

export function levelOf(value: number, from: readonly number[]): number {
	let level = 0;

	for (let i = 1; i < from.length; i++)
		if (value >= (from[i] as number))
			level = i;
	return level;
}

function mean(rows: readonly string[], load: readonly LoadRow[],
	key: "ratio" | "dose_eq_km"): number | undefined {
	let sum = 0;

	for (const row of rows) {
		const value = load.find((one) => one.region === row)?.[key];

		if (value === undefined)
			return undefined;
		sum += value;
	}
	return rows.length ? sum / rows.length : undefined;
}

/* As it is shown: the colour must not say more than the number. */
const tenth = (value: number) => Math.round(value * 10) / 10;

/* What a dose is counted in. */
export function flatUnit(u: Units = units()): string {
	return u === "imperial" ? "flat miles" : "flat kilometres";
}

/* The mean of the rows: a ratio if all have one, else flat kilometres. */
export function loadOf(rows: readonly string[],
	load: readonly LoadRow[] | undefined, u: Units = units()):
Load | undefined {
	const ratio = mean(rows, load ?? [], "ratio");
	const dose = mean(rows, load ?? [], "dose_eq_km");

	if (ratio === undefined && dose === undefined)
		return undefined;
	return {
		...(ratio === undefined ? {} : { ratio }),
		...(dose === undefined ? {} : { dose }),
		level: ratio === undefined ? levelOf(tenth(dose as number), doseFrom)
			: levelOf(tenth(ratio), ratioFrom),
		text: ratio === undefined ? shortDose(dose as number, u)
			: ratio.toFixed(1),
	};
}

function shortDose(km: number, u: Units): string {
	const value = distanceValue(km * 1000, u);

	return value.toFixed(value < 9.95 ? 1 : 0);
}

export function loadWords(load: Load | undefined, u: Units = units()): string {
	const parts: string[] = [];

	if (!load)
		return "load not known";
	if (load.ratio !== undefined)
		parts.push(`${load.ratio.toFixed(1)} times your usual`);
	if (load.dose !== undefined)
		parts.push(`like ${shortDose(load.dose, u)} ${flatUnit(u)}`);
	return parts.join(", ");
}

export function soreWords(value: number | undefined): string {
	if (value === undefined)
		return "not said";
	if (value === 0)
		return "not sore";
	return value <= 3 ? "a little sore" : value <= 6 ? "clearly sore"
		: value <= 8 ? "very sore" : "as sore as it gets";
}

export function soreLevel(value: number | undefined): number {
	return !value ? 0 : value <= 3 ? 1 : value <= 6 ? 2 : value <= 8 ? 3 : 4;
}

export function isExcluded(list: readonly Excluded[] | undefined,
	region: string, side: Side): boolean {
	return (list ?? []).some((one) => one.region === region &&
		(one.side !== "left" && one.side !== "right" || one.side === side));
}

/* +1: right of the middle of the picture. */
export function handOf(view: View, side: Side): 1 | -1 {
	return legs.find((leg) => leg.view === view)?.first === side ? -1 : 1;
}

export interface Spot { area: Area; side: Side; x: number; y: number }

export function spots(view: View): Spot[] {
	return areas.filter((area) => area.view === view).flatMap((area) =>
		sides.map((side) => ({
			area, side, x: handOf(view, side) * area.at[0], y: area.at[1],
		})));
}

export type Arrow = "ArrowLeft" | "ArrowRight" | "ArrowUp" | "ArrowDown";

/* The nearest spot in the arrow's direction: going astray counts double. */
export function neighbour(from: Spot, arrow: Arrow): Spot | undefined {
	const across = arrow === "ArrowLeft" || arrow === "ArrowRight";
	const sign = arrow === "ArrowRight" || arrow === "ArrowDown" ? 1 : -1;
	let best: Spot | undefined;
	let least = Infinity;

	for (const to of spots(from.area.view)) {
		const dx = to.x - from.x, dy = to.y - from.y;
		const ahead = sign * (across ? dx : dy);
		const astray = Math.abs(across ? dy : dx);

		if (ahead < 4 || to.area === from.area && to.side === from.side ||
		    astray > 3 * ahead)
			continue;
		if (!across && to.side !== from.side)
			continue;
		if (ahead + 2 * astray < least) {
			least = ahead + 2 * astray;
			best = to;
		}
	}
	return best;
}

/* What a key sets: digits, Home, End, plus and minus. */
export function soreByKey(key: string, value: number | undefined):
	number | undefined {
	if (/^[0-9]$/.test(key))
		return Number(key);
	if (key === "Home")
		return 0;
	if (key === "End")
		return soreMax;
	if (key === "+" || key === "=")
		return Math.min(soreMax, (value ?? 0) + 1);
	if (key === "-")
		return Math.max(0, (value ?? 0) - 1);
	return undefined;
}
