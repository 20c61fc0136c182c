/* A run's track as a plain line: a box, a path, a scale bar.  Pure. */
import { niceStep, type Series } from "./scale";

export interface MapBox {
	width: number;
	height: number;
	metres_per_px: number;
	x: (east_m: number) => number;
	y: (north_m: number) => number;
}

/* Fit the track into width × at most height, north up, the same scale both
 * ways.  undefined when fewer than two positions are known. */
export function mapBox(
	x_m: Series,
	y_m: Series,
	width: number,
	most_height: number,
	pad: number,
): MapBox | undefined {
	let west = Infinity;
	let east = -Infinity;
	let south = Infinity;
	let north = -Infinity;
	let known = 0;
	for (let i = 0; i < x_m.length; i++) {
		const x = x_m[i];
		const y = y_m[i];
		if (x === null || x === undefined || y === null || y === undefined) continue;
		known++;
		west = Math.min(west, x);
		east = Math.max(east, x);
		south = Math.min(south, y);
		north = Math.max(north, y);
	}
	if (known < 2) return undefined;
	const wide = Math.max(east - west, 1);
	const high = Math.max(north - south, 1);
	const room = { x: width - 2 * pad, y: most_height - 2 * pad };
	const metres_per_px = Math.max(wide / room.x, high / room.y, 0.02);
	const height = Math.min(most_height, Math.max(high / metres_per_px + 2 * pad, most_height * 0.45));
	const left = (width - wide / metres_per_px) / 2;
	const top = (height - high / metres_per_px) / 2;
	return {
		width,
		height,
		metres_per_px,
		x: (m) => left + (m - west) / metres_per_px,
		y: (m) => top + (north - m) / metres_per_px,
	};
}

/* The path's d; a gap in the positions starts a new piece. */
export function mapPath(x_m: Series, y_m: Series, box: MapBox): string {
	let d = "";
	let open = false;
	let last = "";
	for (let i = 0; i < x_m.length; i++) {
		const x = x_m[i];
		const y = y_m[i];
		if (x === null || x === undefined || y === null || y === undefined) {
			open = false;
			continue;
		}
		const spot = `${box.x(x).toFixed(1)} ${box.y(y).toFixed(1)}`;
		if (open && spot === last) continue;
		d += (open ? "L" : "M") + spot;
		open = true;
		last = spot;
	}
	return d;
}

/* The longest round length that is at most a quarter of the width; unit_m
 * is 1000 or 1609.344, small_m 1 or 0.3048. */
export function scaleBar(
	box: MapBox,
	unit: { big_m: number; big: string; small_m: number; small: string },
): { px: number; text: string } {
	const room = (box.width / 4) * box.metres_per_px;
	const big = room >= unit.big_m * 0.5;
	const one = big ? unit.big_m : unit.small_m;
	let n = niceStep(room / one, 1);
	if (n * one > room) {
		const power = 10 ** Math.floor(Math.log10(room / one));
		const part = room / one / power;
		n = (part >= 5 ? 5 : part >= 2 ? 2 : 1) * power;
	}
	const shown = Number(n.toPrecision(3));
	return { px: (n * one) / box.metres_per_px, text: `${shown} ${big ? unit.big : unit.small}` };
}

/* First and last known position. */
export function ends(x_m: Series, y_m: Series): { first: [number, number]; last: [number, number] } | undefined {
	let first: [number, number] | undefined;
	let last: [number, number] | undefined;
	for (let i = 0; i < x_m.length; i++) {
		const x = x_m[i];
		const y = y_m[i];
		if (x === null || x === undefined || y === null || y === undefined) continue;
		first ??= [x, y];
		last = [x, y];
	}
	return first && last ? { first, last } : undefined;
}
