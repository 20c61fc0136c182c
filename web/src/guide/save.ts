// Progress on its way into the log.  The guide never waits for it: the newest
// is sent, and sent again until it arrives.

import type { SessionProgress } from "../types";

export type Progress = Omit<SessionProgress, "schema">;

export type SaveState = "none" | "saving" | "saved" | "waiting" | "refused";

const WAITS_S = [2, 5, 15, 30];

export interface Timer {
	set(call: () => void, after_s: number): unknown;
	clear(handle: unknown): void;
}

export class Saver {
	state: SaveState = "none";
	private next: Progress | undefined;
	private busy = false;
	private tries = 0;
	private handle: unknown;
	private readonly send: (progress: Progress) => Promise<unknown>;
	private readonly lasting: (problem: unknown) => boolean;
	private readonly timer: Timer;
	private readonly changed: () => void;

	// lasting: trying again would not help.
	constructor(
		send: (progress: Progress) => Promise<unknown>,
		lasting: (problem: unknown) => boolean,
		timer: Timer,
		changed: () => void,
	) {
		this.send = send;
		this.lasting = lasting;
		this.timer = timer;
		this.changed = changed;
	}

	put(progress: Progress): void {
		this.next = progress;
		this.tries = 0;
		this.again();
	}

	// As when the network is back.
	again(): void {
		this.timer.clear(this.handle);
		if (this.next && !this.busy) void this.work();
	}

	// What did not arrive yet.
	get open(): Progress | undefined {
		return this.next;
	}

	stop(): void {
		this.timer.clear(this.handle);
	}

	private show(state: SaveState): void {
		if (this.state === state) return;
		this.state = state;
		this.changed();
	}

	private async work(): Promise<void> {
		const sent = this.next;
		if (!sent) return;
		this.busy = true;
		if (this.state !== "waiting") this.show("saving");
		try {
			await this.send(sent);
			this.busy = false;
			if (this.next === sent) {
				this.next = undefined;
				this.show("saved");
			} else {
				this.again();
			}
		} catch (problem) {
			this.busy = false;
			if (this.lasting(problem)) {
				if (this.next === sent) this.next = undefined;
				this.show("refused");
				return;
			}
			this.show("waiting");
			const wait =
				WAITS_S[Math.min(this.tries++, WAITS_S.length - 1)] ?? 30;
			this.handle = this.timer.set(() => this.again(), wait);
		}
	}
}
