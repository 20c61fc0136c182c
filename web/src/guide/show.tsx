/* The parts of the guide in turn, and what lives as long as it does. */
import { useEffect, useRef, useState } from "preact/hooks";
import { ApiError, apiUrl, asApiError, newRequestId, post } from "../api";
import { useSettings } from "../settings";
import type { KeptSession, Session } from "../types";
import { Page } from "../ui";
import { Bells, buzz, canBuzz } from "./bells";
import { Before } from "./before";
import { fillScreen, leaveScreen, MediaKeys, Wake } from "./device";
import { End } from "./end";
import { forgetLeft, keepLeft, type Left } from "./keep";
import { Run } from "./run";
import { Runner } from "./runner";
import { Saver, type Progress } from "./save";
import type { Guide } from "./types";
import { restOf } from "./words";
import { findVoices, speechOf, Voice, type VoiceName } from "./voice";

export interface Chosen {
	session: Session;
	sessionId?: number | undefined;
	kept?: KeptSession;
}

/* Chosen before the start. */
export interface Sounds {
	voice: boolean;
	bells: boolean;
	vibrate: boolean;
	voice_uri: string;
	media: boolean;
	/* the voice was not heard here: bells instead */
	deaf: boolean;
}

const look_ms = 200;
const place = "afterrun-guide-sounds";

function keptSounds(): Pick<Sounds, "voice_uri" | "media"> {
	const coarse = typeof matchMedia === "function" &&
		matchMedia("(pointer: coarse)").matches;
	const usual = { voice_uri: "", media: !coarse };

	try {
		return { ...usual, ...JSON.parse(localStorage.getItem(place) ?? "{}") as
			Partial<typeof usual> };
	} catch {
		return usual;
	}
}

function path(id: number): string {
	return "/sessions/" + id + "/progress";
}

function body(progress: Progress): object {
	return { schema: "session-progress/1", ...progress };
}

/* As the page goes: nobody can wait for an answer any more. */
function sendLast(id: number, progress: Progress): void {
	void fetch(apiUrl(path(id)), {
		method: "POST",
		keepalive: true,
		credentials: "same-origin",
		headers: { "Content-Type": "application/json",
			"Accept": "application/json", "Request-Id": newRequestId() },
		body: JSON.stringify(body(progress)),
	}).catch(() => undefined);
}

function isLasting(problem: unknown): boolean {
	const error = asApiError(problem);

	return problem instanceof ApiError && !error.offline &&
		error.status >= 400 && error.status < 500 &&
		error.status !== 408 && error.status !== 429;
}

export function GuideShow({ chosen, guide, left }: {
	chosen: Chosen;
	guide: Guide;
	left?: Left | undefined;
}) {
	const [, redraw] = useState(0);
	const [stage, setStage] = useState<"before" | "run" | "end">("before");
	const [live, setLive] = useState("");
	const [settings, change] = useSettings();
	const [own, setOwn] = useState(keptSounds);
	const again = () => redraw((n) => n + 1);
	const tools = useRef<{
		voice: Voice; bells: Bells; wake: Wake; media: MediaKeys; saver: Saver;
	}>();
	const runner = useRef<Runner>();
	const id = useRef(left?.session_id ?? chosen.sessionId);
	const said = useRef<Pick<Progress, "outcome" | "pain">>({});
	const stageNow = useRef(stage);

	stageNow.current = stage;
	tools.current ??= {
		voice: new Voice(speechOf(window), () => performance.now()),
		bells: new Bells(),
		wake: new Wake(),
		media: new MediaKeys(),
		saver: new Saver(async (progress) => {
			if (id.current === undefined)
				return;
			const kept = await post<KeptSession>(path(id.current),
				body(progress));

			/* one that was ended and is done again gets a new number */
			id.current = kept?.session_id ?? id.current;
			keep();
		}, isLasting, { set: (call, s) => setTimeout(call, s * 1000),
			clear: (handle) => clearTimeout(handle as number) }, again),
	};
	const { voice, bells, wake, media, saver } = tools.current;
	const [deaf, setDeaf] = useState(false);
	const [voices, setVoices] = useState<VoiceName[]>();
	const sounds: Sounds = { voice: settings.voice, bells: settings.bells,
		vibrate: settings.vibrate, deaf, ...own };
	const speaks = sounds.voice && !deaf && voices?.length !== 0;
	const rings = sounds.bells || (sounds.voice && !speaks);

	useEffect(() => {
		let mine = true;

		void findVoices(speechOf(window)).then((found) => {
			if (mine)
				setVoices(found);
		});
		return () => { mine = false; };
	}, []);

	const setSounds = (next: Partial<Sounds>) => {
		const { voice_uri, media: keys, deaf: quiet, ...rest } = next;

		if (quiet !== undefined)
			setDeaf(quiet);
		if (Object.keys(rest).length)
			change(rest);
		if (voice_uri !== undefined || keys !== undefined) {
			const mine = { voice_uri: voice_uri ?? own.voice_uri,
				media: keys ?? own.media };

			setOwn(mine);
			try {
				localStorage.setItem(place, JSON.stringify(mine));
			} catch {
				/* it holds until the page is left */
			}
		}
	};

	const progress = (): Progress => {
		const now = runner.current;

		return { ...(now?.counts() ?? { steps_done: 0, steps_skipped: 0 }),
			elapsed_s: Math.round((now?.elapsed_s ?? 0) * 10) / 10,
			ended: now?.mode === "over", ...said.current };
	};
	const keep = () => {
		const now = runner.current;

		if (!now || now.mode === "ready")
			return;
		if (now.mode === "over") {
			forgetLeft();
			return;
		}
		keepLeft({ session: chosen.session, at_s: now.elapsed_s,
			done: now.work, left_ms: Date.now(),
			session_id: id.current });
	};
	const save = () => {
		keep();
		if (id.current !== undefined && runner.current &&
		    runner.current.mode !== "ready")
			saver.put(progress());
	};

	const outlets = () => ({
		...(speaks ? { voice } : {}),
		...(rings ? { bells } : {}),
		...(sounds.vibrate && canBuzz() ? { buzz } : {}),
		live: setLive,
		hidden: () => document.visibilityState === "hidden",
	});
	const begin = (from?: Left) => {
		voice.silence();
		voice.choose(sounds.voice_uri);
		if (rings)
			bells.wake();
		const made = new Runner(guide, chosen.session,
			{ steady: () => performance.now(), wall: () => Date.now() },
			outlets(), from ? { at_s: from.at_s, done: from.done } : undefined);

		runner.current = made;
		said.current = {};
		wake.start();
		if (sounds.media && (speaks || rings))
			media.start((key) => {
				if (key === "leave")
					made.pause();
				else if (key === "pause" || key === "go") {
					if ((key === "go") !== (made.mode === "running"))
						made.press("pause");
				} else {
					made.press(key);
				}
				moved();
			});
		made.go();
		setStage(made.mode === "over" ? "end" : "run");
		save();
	};

	/* after each look and each key */
	const shown = useRef("");
	const moved = () => {
		const now = runner.current;

		if (!now)
			return;
		const step = chosen.session.steps[now.now.step];
		const title = (step?.title ?? "Session") + (now.now.part.side
			? ", " + now.now.part.side : "");
		const state = now.mode + now.now.step + (now.now.part.side ?? "");

		if (state !== shown.current) {
			shown.current = state;
			media.show(title, now.mode === "running");
			/* each step is kept; so is each pause */
			save();
		}
		if (now.mode === "over" && stageNow.current === "run") {
			wake.stop();
			media.stop();
			void leaveScreen();
			setStage("end");
		}
		again();
	};

	const leave = () => {
		runner.current?.close();
		save();
		wake.stop();
		media.stop();
		void leaveScreen();
		setStage("before");
	};

	useEffect(() => {
		if (stage !== "run")
			return;
		const timer = setInterval(() => {
			runner.current?.tick();
			moved();
		}, look_ms);
		const look = () => {
			runner.current?.tick();
			moved();
			if (document.visibilityState === "hidden")
				keep();
		};
		const ask = (event: BeforeUnloadEvent) => {
			if (runner.current?.mode === "running")
				event.preventDefault();
		};

		document.addEventListener("visibilitychange", look);
		window.addEventListener("beforeunload", ask);
		return () => {
			clearInterval(timer);
			document.removeEventListener("visibilitychange", look);
			window.removeEventListener("beforeunload", ask);
		};
	}, [stage]);

	useEffect(() => {
		const last = () => {
			const now = runner.current;

			if (!now || now.mode === "ready")
				return;
			keep();
			if (id.current !== undefined &&
			    (now.mode !== "over" || saver.open))
				sendLast(id.current, progress());
		};
		const online = () => saver.again();

		window.addEventListener("pagehide", last);
		window.addEventListener("online", online);
		return () => {
			window.removeEventListener("pagehide", last);
			window.removeEventListener("online", online);
			/* another page of the app: what is open is sent on its way */
			if (runner.current && runner.current.mode !== "over") {
				runner.current.close();
				keep();
			}
			if (id.current !== undefined && saver.open)
				sendLast(id.current, progress());
			/* while something is open it is tried on, on any page */
			if (!saver.open)
				saver.stop();
			wake.stop();
			media.stop();
			/* the farewell and the last bell may be heard to their end */
			setTimeout(() => bells.close(), 3000);
			void leaveScreen();
		};
	}, []);

	const now = runner.current;

	if (stage === "run" && now)
		return <Run runner={now} live={live} saver={saver}
			kept={chosen.sessionId !== undefined}
			press={(key) => { now.press(key); moved(); }}
			leave={leave} fill={(element) => { void fillScreen(element); }} />;
	if (stage === "end" && now)
		return <Page title="Done"
			lead={restOf(guide.farewell)}>
			<End chosen={chosen} counts={now.counts()} saver={saver}
				live={live}
				say={(more) => {
					said.current = { ...said.current, ...more };
					save();
				}} />
		</Page>;
	return <Before chosen={chosen} guide={guide} sounds={sounds}
		setSounds={setSounds} voices={voices} voice={voice} bells={bells}
		left={now && now.mode !== "over" ? { session: chosen.session,
			at_s: now.elapsed_s, done: now.work, left_ms: Date.now() } : left}
		saver={saver} begin={begin} />;
}
