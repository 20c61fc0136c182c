/* The log by months.  Pure. */

export interface Dayed {
	day: string; /* "2026-11-20" */
}

export interface Month<R extends Dayed> {
	month: string; /* "2026-11" */
	runs: R[];
}

/* Neighbours of one month together, in the order given. */
export function byMonth<R extends Dayed>(runs: readonly R[]): Month<R>[] {
	const months: Month<R>[] = [];
	for (const run of runs) {
		const month = run.day.slice(0, 7);
		const last = months[months.length - 1];
		if (last && last.month === month) last.runs.push(run);
		else months.push({ month, runs: [run] });
	}
	return months;
}

/* Add a page of older runs; a run that is there already stays once. */
export function addPage<R extends { run_id: number }>(have: readonly R[], page: readonly R[]): R[] {
	const ids = new Set(have.map((r) => r.run_id));
	return [...have, ...page.filter((r) => !ids.has(r.run_id))];
}

/* Sums for a month's line: only what is on foot counts as distance. */
export function monthSums(runs: readonly { on_foot: boolean; distance_m?: number | undefined; moving_s?: number | undefined }[]): {
	runs: number;
	distance_m: number;
	moving_s: number;
} {
	let n = 0;
	let distance_m = 0;
	let moving_s = 0;
	for (const run of runs) {
		if (!run.on_foot) continue;
		n++;
		distance_m += run.distance_m ?? 0;
		moving_s += run.moving_s ?? 0;
	}
	return { runs: n, distance_m, moving_s };
}

/* Years from the newest to the oldest day. */
export function years(first_day: string | undefined, today: string): number[] {
	const to = Number(today.slice(0, 4));
	const from = first_day ? Number(first_day.slice(0, 4)) : to;
	const out: number[] = [];
	for (let y = to; y >= Math.min(from, to) && out.length < 60; y--) out.push(y);
	return out;
}
