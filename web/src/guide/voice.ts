// The voice of the browser.  A text that has to wait for another one is
// spoken when that one ends, unless it would come late by then.
import { inTime } from "./schedule";

const RATE = 0.95;
const LONGEST_MS = 15000; // some browsers forget to say that a text ended
const VOICES_MS = 1500; // the list may come late

export interface Speaker {
	speak(text: string, due_ms: number): void;
	silence(): void;
}

export class Voice implements Speaker {
	private readonly synth: SpeechSynthesis | undefined;
	private readonly clock: () => number;
	private chosen = "";
	private current:
		{ utterance: SpeechSynthesisUtterance; from_ms: number } | undefined;
	private waiting: { text: string; due_ms: number } | undefined;

	constructor(synth: SpeechSynthesis | undefined, clock: () => number) {
		this.synth = synth;
		this.clock = clock;
	}

	choose(uri: string): void {
		this.chosen = uri;
	}

	private busy(): boolean {
		return (
			!!this.current && this.clock() - this.current.from_ms < LONGEST_MS
		);
	}

	speak(text: string, due_ms: number): void {
		if (!this.synth) return;
		if (this.busy()) {
			this.waiting = { text, due_ms };
			return;
		}
		this.begin(text);
	}

	private begin(text: string, ended?: (spoken: boolean) => void): void {
		const synth = this.synth;
		if (!synth) return;
		const utterance = new SpeechSynthesisUtterance(text);
		const voice = synth
			.getVoices()
			.find((one) => one.voiceURI === this.chosen);
		if (voice) utterance.voice = voice;
		utterance.lang = voice?.lang ?? "en";
		utterance.rate = RATE;
		const over = (spoken: boolean): void => {
			if (this.current?.utterance === utterance) this.current = undefined;
			ended?.(spoken);
			const next = this.waiting;
			this.waiting = undefined;
			if (next && inTime(next.due_ms, this.clock()))
				this.begin(next.text);
		};
		utterance.onend = () => over(true);
		utterance.onerror = () => over(false);
		this.current = { utterance, from_ms: this.clock() };
		// a queue that was paused by the system stays so until told
		synth.resume();
		synth.speak(utterance);
	}

	silence(): void {
		this.waiting = undefined;
		this.current = undefined;
		this.synth?.cancel();
	}

	// false: nothing was heard, as far as the browser knows.
	test(text: string): Promise<boolean> {
		if (!this.synth) return Promise.resolve(false);
		this.silence();
		return new Promise((done) => {
			const timer = setTimeout(() => done(false), LONGEST_MS);
			this.begin(text, (spoken) => {
				clearTimeout(timer);
				done(spoken);
			});
		});
	}
}

export interface VoiceName {
	uri: string;
	name: string;
	local: boolean;
}

function inEnglish(synth: SpeechSynthesis): VoiceName[] {
	return synth
		.getVoices()
		.filter((voice) => voice.lang.toLowerCase().startsWith("en"))
		.sort(
			(a, b) =>
				Number(b.localService) - Number(a.localService) ||
				Number(b.default) - Number(a.default),
		)
		.map((voice) => ({
			uri: voice.voiceURI,
			name: `${voice.name.replace(/\s*\(.*\)$/, "")} (${voice.lang})`,
			local: voice.localService,
		}));
}

// English voices, those of the device first; empty where there is none.  A
// voice that is not on the device would send the texts to another host, so
// only those of the device are offered.
export function findVoices(
	synth: SpeechSynthesis | undefined,
): Promise<VoiceName[]> {
	if (!synth) return Promise.resolve([]);
	const local = (): VoiceName[] =>
		inEnglish(synth).filter((voice) => voice.local);
	if (local().length) return Promise.resolve(local());
	return new Promise((done) => {
		const over = (): void => {
			clearTimeout(timer);
			synth.removeEventListener?.("voiceschanged", over);
			done(local());
		};
		const timer = setTimeout(over, VOICES_MS);
		synth.addEventListener?.("voiceschanged", over);
	});
}

export function speechOf(win: Window): SpeechSynthesis | undefined {
	return "speechSynthesis" in win &&
		typeof SpeechSynthesisUtterance === "function"
		? win.speechSynthesis
		: undefined;
}
