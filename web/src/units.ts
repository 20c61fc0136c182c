/* Numbers as texts in the runner's units. */
import { units as chosen } from "./settings";

export type Units = "metric" | "imperial";

export const mile_m = 1609.344;
const foot_m = 0.3048;
const pound_kg = 0.45359237;
const ounce_ml = 29.5735295625;
const nothing = "–";

/* A space that keeps number and unit on one line. */
const nbsp = "\u00a0";

function fixed(value: number, decimals: number): string {
	const text = value.toFixed(decimals);

	return /^-0(\.0*)?$/.test(text) ? text.slice(1) : text;
}

function isNumber(value: number | null | undefined): value is number {
	return typeof value === "number" && Number.isFinite(value);
}

export function distanceUnit(u: Units = chosen()): string {
	return u === "imperial" ? "mi" : "km";
}

export function distanceValue(m: number, u: Units = chosen()): number {
	return m / (u === "imperial" ? mile_m : 1000);
}

/* In metres, from a number in the runner's unit. */
export function metresOf(value: number, u: Units = chosen()): number {
	return value * (u === "imperial" ? mile_m : 1000);
}

export function distance(m: number | undefined, decimals?: number,
	u: Units = chosen()): string {
	if (!isNumber(m))
		return nothing;
	const value = distanceValue(m, u);

	return fixed(value, decimals ?? (Math.abs(value) >= 100 ? 0 : 1)) +
		nbsp + distanceUnit(u);
}

/* Short ways: "400 m", "437 yd". */
export function shortDistance(m: number | undefined, u: Units = chosen()):
string {
	if (!isNumber(m))
		return nothing;
	if (u === "metric")
		return m < 1000 ? fixed(m, 0) + nbsp + "m" : distance(m, 2, u);
	return m < mile_m / 2 ? fixed(m / (3 * foot_m), 0) + nbsp + "yd"
		: distance(m, 2, u);
}

function minutes(seconds: number): string {
	const whole = Math.round(seconds);

	return Math.floor(whole / 60) + ":" +
		String(whole % 60).padStart(2, "0");
}

export function paceUnit(u: Units = chosen()): string {
	return u === "imperial" ? "/mi" : "/km";
}

export function pace(sPerKm: number | undefined | null,
	u: Units = chosen()): string {
	if (!isNumber(sPerKm) || sPerKm <= 0)
		return nothing;
	return minutes(sPerKm * (u === "imperial" ? mile_m / 1000 : 1)) +
		nbsp + paceUnit(u);
}

export function paceRange(lo: number | undefined, hi: number | undefined,
	u: Units = chosen()): string {
	if (!isNumber(lo) || !isNumber(hi))
		return pace(isNumber(lo) ? lo : hi, u);
	const by = u === "imperial" ? mile_m / 1000 : 1;

	return minutes(lo * by) + "–" + minutes(hi * by) + nbsp + paceUnit(u);
}

export function elevation(m: number | undefined, u: Units = chosen()):
string {
	if (!isNumber(m))
		return nothing;
	return (Math.round(elevationValue(m, u)) || 0)
		.toLocaleString("en") + nbsp + elevationUnit(u);
}

export function elevationUnit(u: Units = chosen()): string {
	return u === "imperial" ? "ft" : "m";
}

export function elevationValue(m: number, u: Units = chosen()): number {
	return u === "imperial" ? m / foot_m : m;
}

/* In metres, from feet or metres. */
export function elevationMetres(value: number, u: Units = chosen()): number {
	return u === "imperial" ? value * foot_m : value;
}

export function massUnit(u: Units = chosen()): string {
	return u === "imperial" ? "lb" : "kg";
}

export function massValue(kg: number, u: Units = chosen()): number {
	return u === "imperial" ? kg / pound_kg : kg;
}

export function massKg(value: number, u: Units = chosen()): number {
	return u === "imperial" ? value * pound_kg : value;
}

export function volume(ml: number | undefined, u: Units = chosen()): string {
	if (!isNumber(ml))
		return nothing;
	if (u === "imperial")
		return fixed(ml / ounce_ml, 0) + nbsp + "fl" + nbsp + "oz";
	return ml >= 1000 ? fixed(ml / 1000, 1) + nbsp + "l"
		: fixed(ml, 0) + nbsp + "ml";
}

/* "1 h 03 min", "23 min", "45 s" */
export function duration(s: number | undefined): string {
	if (!isNumber(s))
		return nothing;
	if (s < 60)
		return fixed(s, 0) + nbsp + "s";
	const whole = Math.round(s / 60);

	if (whole < 60)
		return whole + nbsp + "min";
	return Math.floor(whole / 60) + nbsp + "h" + nbsp +
		String(whole % 60).padStart(2, "0") + nbsp + "min";
}

/* "1:03:00", "5:57" */
export function clock(s: number | undefined): string {
	if (!isNumber(s))
		return nothing;
	const whole = Math.max(0, Math.round(s));
	const rest = String(Math.floor(whole / 60) % 60);
	const seconds = String(whole % 60).padStart(2, "0");

	return whole >= 3600
		? Math.floor(whole / 3600) + ":" + rest.padStart(2, "0") + ":" +
			seconds
		: rest + ":" + seconds;
}

/* Without needless digits: "6", "6.5". */
export function plain(value: number | undefined, decimals = 1): string {
	if (!isNumber(value))
		return nothing;
	return fixed(value, decimals).replace(/\.0+$/, "").replace("-", "−");
}

export function bytes(n: number | undefined): string {
	if (!isNumber(n))
		return nothing;
	if (n < 1000)
		return fixed(n, 0) + nbsp + "bytes";
	if (n < 1e6)
		return fixed(n / 1e3, 0) + nbsp + "KB";
	return n < 1e9 ? fixed(n / 1e6, 1) + nbsp + "MB"
		: fixed(n / 1e9, 2) + nbsp + "GB";
}
