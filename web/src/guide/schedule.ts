// Which cues fire between two looks at the clock: none twice, none late.
// Pure; the voice, the bells and the vibration act on what comes out.
import type { GuideCue } from "./types";

export const LATE_S = 1.5; // speech later than this is dropped
const BELL_LATE_S = 0.25; // a bell later than this would count wrongly
const HAIR_S = 1e-6;

// The first cue at or after a moment: a jump to where a cue stands gives it.
export function cueFrom(cues: readonly GuideCue[], at_s: number): number {
	let lo = 0;
	let hi = cues.length;
	while (lo < hi) {
		const mid = (lo + hi) >> 1;
		const cue = cues[mid];
		if (cue && cue.at_s < at_s - HAIR_S) lo = mid + 1;
		else hi = mid;
	}
	return lo;
}

export interface Due {
	next: number; // the first cue that has not fired
	speech?: GuideCue; // of several only the last
	bells: GuideCue[]; // for doors that act at once, as vibration
	dropped: number; // came too late
}

export function due(
	cues: readonly GuideCue[],
	next: number,
	now_s: number,
): Due {
	const result: Due = { next, bells: [], dropped: 0 };
	for (;;) {
		const cue = cues[result.next];
		if (!cue || cue.at_s > now_s + HAIR_S) return result;
		result.next++;
		const late = now_s - cue.at_s;
		if (cue.kind === "speech") {
			if (result.speech) {
				delete result.speech;
				result.dropped++;
			}
			if (late <= LATE_S) result.speech = cue;
			else result.dropped++;
		} else if (late <= LATE_S) {
			result.bells.push(cue);
		} else {
			result.dropped++;
		}
	}
}

// May a text that had to wait for another one still be spoken?
export function inTime(due_ms: number, now_ms: number): boolean {
	return now_ms - due_ms <= LATE_S * 1000;
}

// Bells are planned ahead on the audio clock.  planned is the first cue that
// was not looked at yet; a pause or a jump starts anew from cueFrom().
export interface Ahead {
	planned: number;
	bells: { cue: GuideCue; in_s: number }[];
}

export function bellsAhead(
	cues: readonly GuideCue[],
	planned: number,
	now_s: number,
	horizon_s: number,
): Ahead {
	const result: Ahead = { planned, bells: [] };
	for (;;) {
		const cue = cues[result.planned];
		if (!cue || cue.at_s > now_s + horizon_s) return result;
		result.planned++;
		const in_s = cue.at_s - now_s;
		if (cue.kind === "bell" && in_s >= -BELL_LATE_S)
			result.bells.push({ cue, in_s: Math.max(0, in_s) });
	}
}
