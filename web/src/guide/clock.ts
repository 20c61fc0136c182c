// The guide's clock: pure.  Where the guide stands follows from what happened
// (started, paused, went on, jumped) and from what time it is; nothing counts
// ticks, so a frozen or hidden page is right again at its next look.

export type ClockEvent =
	| { kind: "start" | "pause" | "go"; at_ms: number }
	| { kind: "jump"; at_ms: number; to_s: number };

export interface Clock {
	total_s: number;
	running: boolean;
	base_s: number; // where it stood at since_ms
	since_ms: number;
}

export function newClock(total_s: number, at_s = 0): Clock {
	return {
		total_s,
		running: false,
		base_s: bound(at_s, total_s),
		since_ms: 0,
	};
}

function bound(at_s: number, total_s: number): number {
	return Math.min(Math.max(at_s > 0 ? at_s : 0, 0), total_s);
}

// Seconds of the guide at a moment.  A moment before the last event counts as
// that event: a clock that was set back never runs backwards.
export function elapsed(clock: Clock, now_ms: number): number {
	const run_ms = clock.running ? Math.max(0, now_ms - clock.since_ms) : 0;
	return bound(clock.base_s + run_ms / 1000, clock.total_s);
}

export function isOver(clock: Clock, now_ms: number): boolean {
	return elapsed(clock, now_ms) >= clock.total_s;
}

export function apply(clock: Clock, event: ClockEvent): Clock {
	const at_s =
		event.kind === "jump"
			? bound(event.to_s, clock.total_s)
			: elapsed(clock, event.at_ms);
	let running = clock.running;
	if (event.kind === "start" || event.kind === "go") running = true;
	if (event.kind === "pause") running = false;
	return { ...clock, base_s: at_s, since_ms: event.at_ms, running };
}

export function fold(total_s: number, events: readonly ClockEvent[]): Clock {
	return events.reduce(apply, newClock(total_s));
}

// How a look at the clock differs from the last one.
export const FREEZE_S = 5; // later than this: cues were missed
export const ASK_S = 300; // later than this: the runner is asked where to go on

export type Lateness = "fine" | "freeze" | "away";

export function lateness(gap_s: number): Lateness {
	if (gap_s > ASK_S) return "away";
	return gap_s > FREEZE_S ? "freeze" : "fine";
}

// performance.now() stands still on some systems while the device sleeps;
// Date.now() does not, but can be set by hand.  Time that only Date saw is
// taken for sleep when there is more than a little of it; a clock that was
// set back is ignored.
const SLEPT_MS = 1500;

export interface Sources {
	steady(): number; // performance.now()
	wall(): number; // Date.now()
}

export class WallClock {
	private readonly sources: Sources;
	private steady: number;
	private wall: number;
	private slept = 0;

	constructor(sources: Sources) {
		this.sources = sources;
		this.steady = sources.steady();
		this.wall = sources.wall();
	}

	now(): number {
		const steady = this.sources.steady();
		const wall = this.sources.wall();
		const unseen = wall - this.wall - (steady - this.steady);
		if (unseen > SLEPT_MS) this.slept += unseen;
		this.steady = steady;
		this.wall = wall;
		return steady + this.slept;
	}
}
