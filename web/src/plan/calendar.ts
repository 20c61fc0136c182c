/* Days and weeks of the plan's calendar; days are texts "2026-11-20" and
 * every sum goes by UTC, so no clock change moves a day.  Pure. */

import { addDays, weekday } from "../time";

export function mondayOf(day: string): string {
	return addDays(day, -weekday(day));
}

export interface MonthGrid {
	month: string; /* "2026-11" */
	weeks: string[][]; /* seven days each, Monday first */
}

/* The weeks that touch a month. */
export function monthGrid(month: string): MonthGrid {
	const first = `${month}-01`;
	const weeks: string[][] = [];
	let monday = mondayOf(first);
	do {
		weeks.push(Array.from({ length: 7 }, (_, i) => addDays(monday, i)));
		monday = addDays(monday, 7);
	} while (monday.slice(0, 7) <= month);
	return { month, weeks };
}

export function addMonths(month: string, n: number): string {
	const [year, number] = month.split("-").map(Number) as [number, number];
	const at = year * 12 + (number - 1) + n;
	return `${String(Math.floor(at / 12)).padStart(4, "0")}-${String((((at % 12) + 12) % 12) + 1).padStart(2, "0")}`;
}

export const WEEKDAYS = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"] as const;
const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/* "15 Sep", with the year when asked. */
export function dayMonth(day: string, year = false): string {
	return `${Number(day.slice(8))} ${MONTHS[Number(day.slice(5, 7)) - 1] ?? ""}${year ? ` ${day.slice(0, 4)}` : ""}`;
}

/* Days in a text as people write them: "1 Nov 2026". */
export function readable(text: string): string {
	return text.replace(/\b\d{4}-\d{2}-\d{2}\b/g, (day) => dayMonth(day, true));
}

/* What stands on each day. */
export function sessionsByDay<S extends { date: string }>(
	weeks: readonly { sessions: readonly S[] }[],
): Map<string, S[]> {
	const days = new Map<string, S[]>();
	for (const week of weeks)
		for (const session of week.sessions) {
			const there = days.get(session.date);
			if (there) there.push(session);
			else days.set(session.date, [session]);
		}
	return days;
}

/* Days a session may be asked to move to: its week, the one before and the
 * one after, from today on, without its own. */
export function moveDays(from: string, today: string): string[] {
	const first = addDays(mondayOf(from), -7);

	return Array.from({ length: 21 }, (_, i) => addDays(first, i)).filter((d) => d >= today && d !== from);
}

/* "1:45:00", "45:30" or "45" (minutes) in seconds; undefined when it is no
 * time. */
export function parseTime(text: string): number | undefined {
	const parts = text.trim().split(":");
	if (parts.length > 3 || parts.some((p) => !/^\d{1,3}$/.test(p))) return undefined;
	const [a = 0, b = 0, c = 0] = parts.map(Number);
	if ((parts.length > 1 && b > 59) || c > 59) return undefined;
	const seconds = parts.length === 3 ? a * 3600 + b * 60 + c : a * 60 + b;
	return seconds > 0 ? seconds : undefined;
}

/* "20, 22.5 18" as numbers; undefined when one is not 0..500. */
export function parseWeeks(text: string): number[] | undefined {
	const words = text.split(/[\s;,]+/).filter((w) => w !== "");
	const numbers = words.map((w) => Number(w));
	return numbers.every((n) => Number.isFinite(n) && n >= 0 && n <= 500) ? numbers : undefined;
}
