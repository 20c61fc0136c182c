/* Days and moments as texts.  A day is "2026-11-20"; a moment is RFC 3339 in
 * UTC, shown in the zone that the recording has, else in the reader's. */

import { count } from "./text";

const ms_per_day = 86400000;

export function dayNumber(day: string): number {
	return Math.round(Date.parse(day + "T00:00:00Z") / ms_per_day);
}

export function dayOf(number: number): string {
	return new Date(number * ms_per_day).toISOString().slice(0, 10);
}

export function addDays(day: string, days: number): string {
	return dayOf(dayNumber(day) + days);
}

/* 0 is Monday. */
export function weekday(day: string): number {
	return (dayNumber(day) + 3) % 7;
}

/* The reader's own today. */
export function localDay(now: Date = new Date()): string {
	return dayOf(Math.floor((now.getTime() -
		now.getTimezoneOffset() * 60000) / ms_per_day));
}

function format(options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
	return new Intl.DateTimeFormat("en-GB", { timeZone: "UTC", ...options });
}

/* "Fri 20 Nov"; with the year when it is another one than today's. */
export function dayText(day: string, today: string = localDay()): string {
	const other = day.slice(0, 4) !== today.slice(0, 4);

	return format({ weekday: "short", day: "numeric", month: "short",
		...(other ? { year: "numeric" } : {}) })
		.format(new Date(day + "T00:00:00Z")).replace(",", "")
		.replace("Sept", "Sep");
}

/* "Friday, 20 November" */
export function longDay(day: string): string {
	return format({ weekday: "long", day: "numeric", month: "long" })
		.format(new Date(day + "T00:00:00Z")).replace(/^(\w+) /, "$1, ");
}

/* "today", "yesterday", "tomorrow", "in 3 days", else the day. */
export function nearDay(day: string, today: string = localDay()): string {
	const away = dayNumber(day) - dayNumber(today);

	if (away === 0)
		return "today";
	if (away === 1)
		return "tomorrow";
	if (away === -1)
		return "yesterday";
	if (away > 1 && away <= 7)
		return "in " + away + " days";
	if (away < -1 && away >= -7)
		return -away + " days ago";
	return dayText(day, today);
}

export function monthText(day: string): string {
	return format({ month: "long", year: "numeric" })
		.format(new Date(day + "T00:00:00Z"));
}

function shifted(utc: string, offset_s: number | undefined): Date {
	const at = Date.parse(utc);
	const offset = offset_s ?? -new Date(at).getTimezoneOffset() * 60;

	return new Date(at + offset * 1000);
}

/* "07:30" */
export function timeOfDay(utc: string, offset_s?: number): string {
	return format({ hour: "2-digit", minute: "2-digit" })
		.format(shifted(utc, offset_s));
}

/* "Sat 12 Sep, 07:30" */
export function moment(utc: string, offset_s?: number): string {
	return dayText(shifted(utc, offset_s).toISOString().slice(0, 10)) +
		", " + timeOfDay(utc, offset_s);
}

/* "3 hours", "2 days", "12 minutes" */
export function hoursText(hours: number): string {
	const h = Math.abs(hours);

	return h < 1 ? count(Math.max(1, Math.round(h * 60)), "minute")
		: h < 47.5 ? count(Math.round(h), "hour")
		: Math.round(h / 24) + " days";
}
