// The guide while it runs: looks at the clock, fires what is due, moves at a
// key.  It knows no page; what it needs to sound and show is handed in.
import {
	apply,
	elapsed,
	lateness,
	newClock,
	WallClock,
	type Clock,
	type Sources,
} from "./clock";
import { counts, credit, nothingDone, type Done } from "./credit";
import { announcement, backS, nextS, nowAt, skipS, type Now } from "./plan";
import { bellsAhead, cueFrom, due } from "./schedule";
import type { Ringer } from "./bells";
import type { Speaker } from "./voice";
import type { Bell, Guide, GuideSession } from "./types";

export type Mode = "ready" | "running" | "paused" | "away" | "over";
export type Key = "pause" | "next" | "back" | "skip" | "catch-up";

export interface Outlets {
	voice?: Speaker;
	bells?: Ringer;
	buzz?: (bell: Bell) => void;
	live: (text: string) => void; // for a screen reader
	hidden: () => boolean;
}

const SHOWN_AHEAD_S = 2;
const HIDDEN_AHEAD_S = 75; // hidden pages may look once a minute only

export class Runner {
	readonly guide: Guide;
	readonly session: GuideSession;
	outlets: Outlets;
	mode: Mode = "ready";
	away_s = 0; // of mode "away"
	reached = false; // the end was reached once
	private readonly wall: WallClock;
	private clock: Clock;
	private done: Done;
	private last_ms: number;
	private last_s: number;
	private cue = 0;
	private planned = 0;
	private anchored = false; // the audio clock was compared since the plan
	private missed = false;
	private told = "";

	constructor(
		guide: Guide,
		session: GuideSession,
		sources: Sources,
		outlets: Outlets,
		from?: { at_s: number; done: Done },
	) {
		this.guide = guide;
		this.session = session;
		this.outlets = outlets;
		this.wall = new WallClock(sources);
		this.clock = newClock(guide.total_s, from?.at_s ?? 0);
		this.done = from?.done ?? nothingDone(guide);
		this.last_ms = this.wall.now();
		this.last_s = this.clock.base_s;
		this.aim(this.last_s);
		if (this.last_s >= guide.total_s) this.finish();
	}

	get elapsed_s(): number {
		return this.last_s;
	}

	get now(): Now {
		return nowAt(this.guide, this.last_s);
	}

	get work(): Done {
		return this.done;
	}

	counts(): { steps_done: number; steps_skipped: number } {
		return counts(this.guide, this.done, this.last_s);
	}

	go(): void {
		if (this.mode === "running" || this.mode === "over") return;
		this.last_ms = this.wall.now();
		this.clock = apply(this.clock, { kind: "go", at_ms: this.last_ms });
		this.mode = "running";
		this.aim(this.last_s, this.cue);
		this.tick();
	}

	pause(): void {
		if (this.mode !== "running") return;
		this.tick();
		if (this.mode !== "running") return;
		this.stopAt(this.last_ms);
		this.mode = "paused";
		this.outlets.live("Paused.");
	}

	press(key: Key): void {
		if (this.mode === "over") return;
		if (key === "pause") {
			if (this.mode === "running") this.pause();
			else this.go();
			return;
		}
		if (key === "catch-up") {
			this.catchUp();
			return;
		}
		if (this.mode === "running") this.tick();
		// the look just taken may have found the end, or a long absence
		const mode = this.mode as Mode;
		if (mode === "over" || mode === "away") return;
		const to = key === "next" ? nextS : key === "back" ? backS : skipS;
		this.jump(to(this.guide, this.last_s));
	}

	// Look at the clock.  Called some times a second, but right whenever.
	tick(): void {
		const now_ms = this.wall.now();
		const gap_s = (now_ms - this.last_ms) / 1000;
		if (this.mode !== "running") {
			this.last_ms = now_ms;
			return;
		}
		const late = lateness(gap_s);
		if (late === "away") {
			this.leave(gap_s);
			this.last_ms = now_ms;
			return;
		}
		const at_s = elapsed(this.clock, now_ms);
		this.done = credit(this.guide, this.done, this.last_s, at_s);
		this.last_ms = now_ms;
		this.last_s = at_s;
		if (late === "freeze") this.missed = true;
		if (at_s >= this.guide.total_s) {
			this.finish();
			return;
		}
		this.sound(at_s, now_ms);
		this.tell();
	}

	// Stop for good, as when the page is left.
	close(): void {
		if (this.mode === "running") this.pause();
		this.hush();
	}

	private sound(at_s: number, now_ms: number): void {
		const found = due(this.guide.cues, this.cue, at_s);
		this.cue = found.next;
		if (this.missed && !this.outlets.hidden()) {
			// what was missed is not told any more; where we are is, once
			this.missed = false;
			this.aim(at_s, this.cue);
			const text = announcement(this.guide, this.session, at_s);
			this.outlets.voice?.silence();
			this.outlets.voice?.speak(text, now_ms);
			this.told = this.place();
			this.outlets.live(text);
		} else {
			if (found.speech)
				this.outlets.voice?.speak(found.speech.text, now_ms);
			for (const cue of found.bells)
				if (cue.bell) this.outlets.buzz?.(cue.bell);
		}
		if (this.outlets.bells?.drifted(now_ms)) this.aim(at_s, this.cue);
		this.ring(at_s, now_ms);
	}

	private ring(at_s: number, now_ms: number): void {
		const bells = this.outlets.bells;
		if (!bells) return;
		const ahead_s = this.outlets.hidden() ? HIDDEN_AHEAD_S : SHOWN_AHEAD_S;
		const ahead = bellsAhead(this.guide.cues, this.planned, at_s, ahead_s);
		this.planned = ahead.planned;
		if (!this.anchored) bells.anchor(now_ms);
		this.anchored = true;
		for (const { cue, in_s } of ahead.bells)
			bells.plan(cue.bell ?? "start", in_s);
	}

	// Cues from a moment on; what was planned ahead is taken back.
	private aim(at_s: number, cue?: number): void {
		this.outlets.bells?.cancel();
		this.anchored = false;
		this.cue = cue ?? cueFrom(this.guide.cues, at_s);
		this.planned = Math.max(this.cue, cueFrom(this.guide.cues, at_s));
	}

	private hush(): void {
		this.outlets.bells?.cancel();
		this.outlets.voice?.silence();
	}

	private stopAt(at_ms: number): void {
		this.clock = apply(this.clock, { kind: "pause", at_ms });
		this.hush();
	}

	private leave(gap_s: number): void {
		this.stopAt(this.last_ms);
		this.mode = "away";
		this.away_s = gap_s;
		this.outlets.live("The guide stopped while you were away.");
	}

	// To where the guide would be had nobody been away.
	private catchUp(): void {
		if (this.mode !== "away") return;
		const to_s = Math.min(this.last_s + this.away_s, this.guide.total_s);
		this.done = credit(this.guide, this.done, this.last_s, to_s);
		this.mode = "paused";
		this.jump(to_s);
		this.go();
	}

	private jump(to_s: number): void {
		this.clock = apply(this.clock, {
			kind: "jump",
			at_ms: this.last_ms,
			to_s,
		});
		this.last_s = elapsed(this.clock, this.last_ms);
		this.missed = false;
		this.hush();
		this.aim(this.last_s);
		if (this.last_s >= this.guide.total_s) {
			this.finish();
			return;
		}
		if (this.mode === "running") this.tick();
		else this.tell();
	}

	private finish(): void {
		this.clock = apply(this.clock, { kind: "pause", at_ms: this.last_ms });
		// the last bell may have to be rung still
		const end = this.guide.cues[this.guide.cues.length - 1];
		const rung = this.planned >= this.guide.cues.length;
		if (this.mode === "running" && end?.bell === "end") {
			if (!rung) this.outlets.bells?.plan("end", 0);
			this.outlets.buzz?.("end");
		}
		if (this.mode === "running")
			this.outlets.voice?.speak(this.guide.farewell, this.last_ms);
		this.mode = "over";
		this.reached = true;
		this.outlets.live(this.guide.farewell);
	}

	private place(): string {
		const now = this.now;
		return `${now.step} ${now.part.side ?? ""} ${now.part.half ?? ""}`;
	}

	// A screen reader hears of each step and side, once.
	private tell(): void {
		const place = this.place();
		if (place === this.told) return;
		this.told = place;
		this.outlets.live(announcement(this.guide, this.session, this.last_s));
	}
}
