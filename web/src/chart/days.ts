/* Ticks and sums over days, weeks and months.  Pure. */
import { addDays, dayNumber, dayOf, weekday } from "../time";
import { quantile } from "./scale";

const MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(" ");

function monthStarts(lo: number, hi: number, every: number): number[] {
	const out: number[] = [];
	let [year, month] = dayOf(lo).split("-").map(Number) as [number, number];

	while (out.length < 1000) {
		const at = dayNumber(`${year}-${String(month).padStart(2, "0")}-01`);

		if (at > hi)
			break;
		if (at >= lo && (month - 1) % every === 0)
			out.push(at);
		month++;
		if (month > 12) {
			month = 1;
			year++;
		}
	}
	return out;
}

/* Days that get a tick: Mondays, first days of months, of years. */
export function dayTicks(lo: number, hi: number, px: number): number[] {
	const first = Math.ceil(lo);
	const last = Math.floor(hi);
	const room = Math.max(2, Math.floor(px / 62));

	if (last - first <= 45) {
		const every = (last - first) / 7 <= room ? 7 : 14;
		const out: number[] = [];

		for (let d = first + ((7 - weekday(dayOf(first))) % 7); d <= last; d += every)
			out.push(d);
		return out;
	}
	for (const every of [1, 2, 3, 6, 12]) {
		const out = monthStarts(first, last, every);

		if (out.length <= room || every === 12)
			return out.length <= room ? out : out.filter((_, i) =>
				i % Math.ceil(out.length / room) === 0);
	}
	return [];
}

/* "15 Sep" for a week's day, "Sep" for a month's first, "2026" for a year's. */
export function dayTick(number: number): string {
	const day = dayOf(number);
	const month = MONTHS[Number(day.slice(5, 7)) - 1] ?? "";

	if (day.slice(8) !== "01")
		return `${Number(day.slice(8))} ${month}`;
	return day.slice(5, 7) === "01" ? day.slice(0, 4) : month;
}

/* Words under a row of weeks: a month's name where it begins, as many as
 * there is room for. */
export function weekMarks(mondays: readonly string[], most: number): { index: number; text: string }[] {
	const starts: { index: number; month: string }[] = [];

	mondays.forEach((monday, index) => {
		const month = addDays(monday, 3).slice(0, 7);

		if (index === 0 || addDays(mondays[index - 1] ?? "", 3).slice(0, 7) !== month)
			starts.push({ index, month });
	});
	for (const every of [1, 2, 3, 6]) {
		const some = starts.filter((start) => (Number(start.month.slice(5)) - 1) % every === 0);

		if (some.length <= most && starts.length === months(starts))
			return some.map((start) => ({ index: start.index,
				text: start.month.endsWith("-01") ? start.month.slice(0, 4)
					: MONTHS[Number(start.month.slice(5)) - 1] ?? "" }));
	}
	/* over years, or with steps too wide to meet every month: the years */
	const years = starts.filter((start, i) => i > 0 &&
		starts[i - 1]?.month.slice(0, 4) !== start.month.slice(0, 4));
	const each = Math.max(1, Math.ceil(years.length / most));

	return years.filter((_, i) => (years.length - 1 - i) % each === 0)
		.map((start) => ({ index: start.index, text: start.month.slice(0, 4) }));
}

/* How many months there are from the first to the last. */
function months(starts: readonly { month: string }[]): number {
	const number = (month: string | undefined) => month === undefined ? 0
		: Number(month.slice(0, 4)) * 12 + Number(month.slice(5));

	return starts.length ? number(starts[starts.length - 1]?.month) - number(starts[0]?.month) + 1 : 0;
}

/* Weeks put together so that at most so many are left; values are means a
 * week, so that long and short pieces stay comparable. */
export function packWeeks<W extends { monday: string }>(weeks: readonly W[], most: number): W[][] {
	const each = Math.max(1, Math.ceil(weeks.length / most));
	const out: W[][] = [];

	/* from the newest, so that the last piece is whole */
	for (let end = weeks.length; end > 0; end -= each)
		out.unshift(weeks.slice(Math.max(0, end - each), end));
	return out;
}

export function meanOf<W>(pack: readonly W[], value: (week: W) => number | undefined): number | null {
	let sum = 0;
	let n = 0;

	for (const week of pack) {
		const v = value(week);

		if (v !== undefined && Number.isFinite(v)) {
			sum += v;
			n++;
		}
	}
	return n ? sum / n : null;
}

/* The middle of the weeks in which there was any. */
export function usualOf(values: readonly (number | null)[]): number | undefined {
	return quantile(values.filter((v) => v !== null && v > 0), 0.5);
}

/* Pieces of so many days, the newest whole; each with its last day. */
export function packDays<D extends { day: string }>(days: readonly D[], each: number): { x: number; days: D[] }[] {
	const out: { x: number; days: D[] }[] = [];

	for (let end = days.length; end > 0; end -= each) {
		const part = days.slice(Math.max(0, end - each), end);

		out.unshift({ x: dayNumber(part[part.length - 1]?.day ?? ""), days: part });
	}
	return out;
}

export interface Held {
	mornings: number;  /* with a forecast and a mark */
	near: number;      /* at most one point apart */
	error: number;     /* mean distance */
	sore: number;      /* marked 7 or more */
	sore_near: number; /* of these, at most one point apart */
}

const sore_from = 7;
/* Both have one decimal: a tenth of rounding must not decide. */
const near_most = 1.0001;

/* Forecasts held against the marks of their mornings. */
export function heldAgainst(days: readonly {
	soreness_0_10?: number | undefined;
	soreness_forecast_0_10?: number | undefined;
}[]): Held | undefined {
	const held: Held = { mornings: 0, near: 0, error: 0, sore: 0, sore_near: 0 };

	for (const day of days) {
		const said = day.soreness_0_10;
		const told = day.soreness_forecast_0_10;

		if (said === undefined || told === undefined)
			continue;
		const apart = Math.abs(said - told);

		held.mornings++;
		held.error += apart;
		held.near += apart <= near_most ? 1 : 0;
		if (said >= sore_from) {
			held.sore++;
			held.sore_near += apart <= near_most ? 1 : 0;
		}
	}
	if (!held.mornings)
		return undefined;
	held.error /= held.mornings;
	return held;
}
