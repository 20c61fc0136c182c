/* Numbers for charts: extents, ticks, fewer points.  Pure. */

export type Series = readonly (number | null)[];

export interface Span {
	lo: number;
	hi: number;
}

/* Smallest and largest of what is known; undefined when nothing is. */
export function span(values: Iterable<number | null | undefined>): Span | undefined {
	let lo = Infinity;
	let hi = -Infinity;
	for (const v of values) {
		if (v === null || v === undefined || !Number.isFinite(v)) continue;
		if (v < lo) lo = v;
		if (v > hi) hi = v;
	}
	return lo <= hi ? { lo, hi } : undefined;
}

export function mean(values: Iterable<number | null | undefined>): number | undefined {
	let sum = 0;
	let n = 0;
	for (const v of values) {
		if (v === null || v === undefined || !Number.isFinite(v)) continue;
		sum += v;
		n++;
	}
	return n > 0 ? sum / n : undefined;
}

/* Value below which this share (0..1) of the known values lies. */
export function quantile(values: Iterable<number | null | undefined>, share: number): number | undefined {
	const known: number[] = [];
	for (const v of values) if (v !== null && v !== undefined && Number.isFinite(v)) known.push(v);
	if (known.length === 0) return undefined;
	known.sort((a, b) => a - b);
	const at = (known.length - 1) * Math.min(1, Math.max(0, share));
	const below = Math.floor(at);
	const lo = known[below] as number;
	const hi = known[Math.min(below + 1, known.length - 1)] as number;
	return lo + (hi - lo) * (at - below);
}

const STEPS = [1, 2, 2.5, 5, 10];

/* A step of 1, 2, 2.5 or 5 times a power of ten, so that at most `most`
 * steps cover the range. */
export function niceStep(range: number, most: number): number {
	if (!(range > 0) || most < 1) return 1;
	const rough = range / most;
	const power = 10 ** Math.floor(Math.log10(rough));
	for (const s of STEPS) if (s * power >= rough * (1 - 1e-9)) return s * power;
	return 10 * power;
}

/* Round numbers from lo to hi, both covered. */
export function ticks(lo: number, hi: number, most = 5): number[] {
	if (!Number.isFinite(lo) || !Number.isFinite(hi)) return [];
	if (hi < lo) [lo, hi] = [hi, lo];
	const step = niceStep(hi - lo || Math.abs(hi) || 1, most);
	const first = Math.floor(lo / step + 1e-9);
	const last = Math.ceil(hi / step - 1e-9);
	const out: number[] = [];
	for (let i = first; i <= Math.max(last, first + 1); i++) out.push(Number((i * step).toPrecision(12)));
	return out;
}

const TIME_STEPS = [1, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1200, 1800, 3600, 7200, 10800, 21600, 43200, 86400];

/* A round step of seconds. */
export function timeStep(range: number, most: number): number {
	for (const s of TIME_STEPS) if (range / s <= most) return s;
	return Math.ceil(range / most / 86400) * 86400;
}

/* A straight scale from a range of values to a range of places. */
export function linear(from: Span, to: Span): (value: number) => number {
	const width = from.hi - from.lo;
	if (!(width > 0)) return () => (to.lo + to.hi) / 2;
	return (value) => to.lo + ((value - from.lo) / width) * (to.hi - to.lo);
}

/* Index of the value nearest to x in a rising list. */
export function nearest(rising: readonly number[], x: number): number {
	let lo = 0;
	let hi = rising.length - 1;
	if (hi < 0) return -1;
	while (hi - lo > 1) {
		const mid = (lo + hi) >> 1;
		if ((rising[mid] as number) < x) lo = mid;
		else hi = mid;
	}
	return x - (rising[lo] as number) <= (rising[hi] as number) - x ? lo : hi;
}

/* Value of a column at x, straight between the known neighbours. */
export function at(rising: readonly number[], values: Series, x: number): number | undefined {
	const i = nearest(rising, x);
	if (i < 0) return undefined;
	let a = i;
	let b = i;
	if ((rising[i] as number) > x && i > 0) a = i - 1;
	else if ((rising[i] as number) < x && i + 1 < rising.length) b = i + 1;
	const va = values[a];
	const vb = values[b];
	if (va === null || va === undefined) return vb ?? undefined;
	if (vb === null || vb === undefined || a === b) return va;
	const xa = rising[a] as number;
	const xb = rising[b] as number;
	if (!(xb > xa)) return va;
	return va + ((vb - va) * (Math.min(Math.max(x, xa), xb) - xa)) / (xb - xa);
}

/* 0..4: how high a value stands against the usual one of its row; the same
 * bounds as the leg load scale. */
export function level(value: number, usual: number): 0 | 1 | 2 | 3 | 4 {
	if (!(value > 0)) return 0;
	if (!(usual > 0)) return 2;
	const ratio = value / usual;
	if (ratio < 0.75) return 1;
	if (ratio <= 1.25) return 2;
	return ratio <= 1.6 ? 3 : 4;
}
