/* A lap's numbers out of the streams of a run.  Pure. */
import { at, mean, type Series } from "../chart/scale";

export interface LapStreams {
	time_s: readonly number[];
	distance_m?: Series | undefined;
	heart_bpm?: Series | undefined;
	elevation_m?: Series | undefined;
	laps?: readonly { start_s: number; end_s: number }[] | undefined;
	pauses?: readonly { start_s: number; end_s: number }[] | undefined;
}

export interface LapRow {
	n: number;
	time_s: number;
	distance_m?: number;
	pace_s_km?: number;
	heart_bpm?: number;
	climb_m?: number;
}

function paused(streams: LapStreams, from: number, to: number): number {
	let sum = 0;
	for (const p of streams.pauses ?? []) sum += Math.max(0, Math.min(to, p.end_s) - Math.max(from, p.start_s));
	return sum;
}

export function lapRows(streams: LapStreams): LapRow[] {
	const { time_s } = streams;
	return (streams.laps ?? []).map((lap, i) => {
		const row: LapRow = {
			n: i + 1,
			time_s: Math.max(0, lap.end_s - lap.start_s - paused(streams, lap.start_s, lap.end_s)),
		};
		if (streams.distance_m) {
			const a = at(time_s, streams.distance_m, lap.start_s);
			const b = at(time_s, streams.distance_m, lap.end_s);
			if (a !== undefined && b !== undefined && b > a) {
				row.distance_m = b - a;
				if (b - a >= 20 && row.time_s > 0) row.pace_s_km = (row.time_s * 1000) / (b - a);
			}
		}
		const inside: number[] = [];
		time_s.forEach((t, k) => {
			if (t >= lap.start_s && t <= lap.end_s) inside.push(k);
		});
		const heart = streams.heart_bpm && mean(inside.map((k) => streams.heart_bpm?.[k]));
		if (heart) row.heart_bpm = heart;
		if (streams.elevation_m) {
			const a = at(time_s, streams.elevation_m, lap.start_s);
			const b = at(time_s, streams.elevation_m, lap.end_s);
			if (a !== undefined && b !== undefined) row.climb_m = b - a;
		}
		return row;
	});
}
