// What keeps the guide going on a phone: a screen that stays on, and the keys
// of a headset or keyboard.

// The screen stays on while somebody wants it; the system takes the lock
// whenever the page is hidden, so it is asked for again.
export class Wake {
	private lock: WakeLockSentinel | undefined;
	private wanted = false;
	private readonly look = (): void => {
		if (this.wanted && document.visibilityState === "visible")
			void this.ask();
	};

	start(): void {
		if (this.wanted) return;
		this.wanted = true;
		document.addEventListener("visibilitychange", this.look);
		void this.ask();
	}

	stop(): void {
		this.wanted = false;
		document.removeEventListener("visibilitychange", this.look);
		void this.lock?.release().catch(() => undefined);
		this.lock = undefined;
	}

	private async ask(): Promise<void> {
		if (!("wakeLock" in navigator) || (this.lock && !this.lock.released))
			return;
		try {
			const lock = await navigator.wakeLock.request("screen");
			if (this.wanted) this.lock = lock;
			else await lock.release();
		} catch {
			// low battery, or not allowed: the guide is right without it
		}
	}
}

export type MediaKey = "pause" | "go" | "next" | "back" | "leave";

// A second of silence as a WAV: media keys go to who plays something.
export function silence(): Blob {
	const rate = 8000;
	const words = new Uint32Array(11 + rate / 4).fill(0x80808080);
	// "RIFF", "WAVE", "fmt ", PCM in one channel of 8 bits, "data"; as all
	// browsers have it, the lowest byte first
	words.set([
		0x46464952,
		36 + rate,
		0x45564157,
		0x20746d66,
		16,
		0x10001,
		rate,
		rate,
		0x80001,
		0x61746164,
		rate,
	]);
	return new Blob([words], { type: "audio/wav" });
}

const HANDLERS: [MediaSessionAction, MediaKey][] = [
	["play", "go"],
	["pause", "pause"],
	["nexttrack", "next"],
	["previoustrack", "back"],
	["stop", "leave"],
];

export class MediaKeys {
	private audio: HTMLAudioElement | undefined;
	private url = "";

	start(press: (key: MediaKey) => void): void {
		if (!("mediaSession" in navigator)) return;
		for (const [action, key] of HANDLERS)
			this.handle(action, () => press(key));
		this.url = URL.createObjectURL(silence());
		this.audio = new Audio(this.url);
		this.audio.loop = true;
		void this.audio.play().catch(() => undefined);
	}

	show(title: string, running: boolean): void {
		if (!this.audio || !("mediaSession" in navigator)) return;
		navigator.mediaSession.playbackState = running ? "playing" : "paused";
		if (typeof MediaMetadata === "function")
			navigator.mediaSession.metadata = new MediaMetadata({
				title,
				artist: "Recovery session",
				album: "afterrun",
			});
	}

	stop(): void {
		if (!this.audio) return;
		for (const [action] of HANDLERS) this.handle(action, null);
		navigator.mediaSession.playbackState = "none";
		navigator.mediaSession.metadata = null;
		this.audio.pause();
		this.audio.removeAttribute("src");
		this.audio = undefined;
		URL.revokeObjectURL(this.url);
	}

	private handle(
		action: MediaSessionAction,
		call: (() => void) | null,
	): void {
		try {
			navigator.mediaSession.setActionHandler(action, call);
		} catch {
			// this browser does not know the key
		}
	}
}

export async function fillScreen(element: Element): Promise<void> {
	try {
		if (document.fullscreenEnabled && !document.fullscreenElement)
			await element.requestFullscreen({ navigationUI: "hide" });
	} catch {
		// the page fills the window all the same
	}
}

export async function leaveScreen(): Promise<void> {
	try {
		if (document.fullscreenElement) await document.exitFullscreen();
	} catch {
		// it was left already
	}
}
