// Bells by Web Audio, planned ahead on the audio clock so that a busy or
// hidden page does not shift them.
import type { Bell } from "./types";

interface Tone {
	hz: number;
	at_s: number;
	length_s: number;
	loud: number;
}

const TONES: Record<Bell, Tone[]> = {
	start: [{ hz: 880, at_s: 0, length_s: 0.55, loud: 0.5 }],
	change: [
		{ hz: 660, at_s: 0, length_s: 0.25, loud: 0.45 },
		{ hz: 880, at_s: 0.18, length_s: 0.35, loud: 0.45 },
	],
	count: [{ hz: 740, at_s: 0, length_s: 0.14, loud: 0.35 }],
	end: [
		{ hz: 523, at_s: 0, length_s: 0.9, loud: 0.4 },
		{ hz: 659, at_s: 0.16, length_s: 0.9, loud: 0.4 },
		{ hz: 784, at_s: 0.32, length_s: 1.1, loud: 0.4 },
	],
	tick: [{ hz: 1200, at_s: 0, length_s: 0.04, loud: 0.1 }],
};

const DRIFT_S = 0.12;

export interface Ringer {
	plan(bell: Bell, in_s: number): void;
	cancel(): void;
	drifted(now_ms: number): boolean;
	anchor(now_ms: number): void;
}

export class Bells implements Ringer {
	private context: AudioContext | undefined;
	private planned: { node: OscillatorNode; start_s: number }[] = [];
	private offset_s: number | undefined;

	// Browsers let sound begin only in answer to a tap or a key.
	wake(): boolean {
		if (typeof AudioContext !== "function") return false;
		this.context ??= new AudioContext();
		if (this.context.state !== "running")
			void this.context.resume().catch(() => undefined);
		return true;
	}

	plan(bell: Bell, in_s: number): void {
		const context = this.context;
		if (!context || context.state === "closed") return;
		const begin_s = context.currentTime + in_s;
		for (const tone of TONES[bell]) {
			const node = context.createOscillator();
			const gain = context.createGain();
			const from_s = begin_s + tone.at_s;
			const to_s = from_s + tone.length_s;
			node.frequency.value = tone.hz;
			gain.gain.setValueAtTime(0, from_s);
			gain.gain.linearRampToValueAtTime(tone.loud, from_s + 0.01);
			gain.gain.exponentialRampToValueAtTime(0.001, to_s);
			node.connect(gain).connect(context.destination);
			node.onended = () => {
				this.planned = this.planned.filter((one) => one.node !== node);
			};
			node.start(from_s);
			node.stop(to_s + 0.02);
			this.planned.push({ node, start_s: from_s });
		}
	}

	// What has not begun yet is not heard.
	cancel(): void {
		const now_s = this.context?.currentTime ?? 0;
		for (const { node, start_s } of this.planned)
			if (start_s > now_s) {
				node.onended = null;
				node.stop();
				node.disconnect();
			}
		this.planned = this.planned.filter((one) => one.start_s <= now_s);
	}

	// The audio clock stands still while the device sleeps.
	anchor(now_ms: number): void {
		this.offset_s = this.context
			? this.context.currentTime - now_ms / 1000
			: undefined;
	}

	drifted(now_ms: number): boolean {
		if (!this.context || this.offset_s === undefined) return false;
		if (this.context.state !== "running") {
			void this.context.resume().catch(() => undefined);
			return false;
		}
		return (
			Math.abs(this.context.currentTime - now_ms / 1000 - this.offset_s) >
			DRIFT_S
		);
	}

	close(): void {
		void this.context?.close().catch(() => undefined);
		this.context = undefined;
		this.planned = [];
	}
}

const BUZZ: Partial<Record<Bell, number[]>> = {
	start: [300],
	change: [150, 100, 150],
	count: [60],
	end: [400, 150, 400],
};

export function buzz(bell: Bell): void {
	const pattern = BUZZ[bell];
	if (pattern && typeof navigator.vibrate === "function")
		navigator.vibrate(pattern);
}

export function canBuzz(): boolean {
	return (
		typeof navigator !== "undefined" &&
		typeof navigator.vibrate === "function" &&
		navigator.maxTouchPoints > 0
	);
}
