// The guide under a clock that the test moves, with a voice, a sound card, a
// screen lock and media keys that only write down what was asked of them.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { now, ownRun, serveLog } from "./programs.mjs";
import { settled, withPage } from "./harness.mjs";

/* Runs in the page before anything else. */
function stubs({ voices }) {
	const heard = { spoken: [], bells: [], locks: [], keys: {}, hidden: false };
	const seconds = () => performance.now() / 1000;
	const quiet = () => ({ value: 0, setValueAtTime() {},
		linearRampToValueAtTime() {}, exponentialRampToValueAtTime() {} });

	window.heard = heard;
	class Node_ {
		connect(next) { return next; }
		disconnect() { if (this.bell) this.bell.taken = true; }
	}
	class Tone extends Node_ {
		frequency = quiet();
		start(at_s) {
			this.bell = { at_s, hz: this.frequency.value, taken: false };
			heard.bells.push(this.bell);
		}
		stop() {}
	}
	class Loud extends Node_ { gain = quiet(); }
	window.AudioContext = class {
		state = "running";
		destination = {};
		get currentTime() { return seconds(); }
		createOscillator() { return new Tone(); }
		createGain() { return new Loud(); }
		async resume() {}
		async close() { this.state = "closed"; }
	};
	Object.defineProperty(window, "speechSynthesis", { value: {
		getVoices: () => voices ? [{ name: "Ada", lang: "en-GB",
			voiceURI: "ada", localService: true, default: true }] : [],
		addEventListener() {}, removeEventListener() {}, resume() {},
		cancel() { clearTimeout(this.timer); },
		speak(utterance) {
			heard.spoken.push({ at_s: seconds(), text: utterance.text });
			this.timer = setTimeout(() => utterance.onend?.(),
				utterance.text.length * 50);
		},
	} });
	window.SpeechSynthesisUtterance = class {
		constructor(text) { this.text = text; }
	};
	Object.defineProperty(navigator, "wakeLock", { value: {
		async request() {
			const lock = { released: false,
				async release() { lock.released = true; } };

			heard.locks.push(lock);
			return lock;
		},
	} });
	navigator.mediaSession.setActionHandler = (action, call) => {
		heard.keys[action] = call;
	};
	Object.defineProperty(document, "visibilityState", {
		get: () => heard.hidden ? "hidden" : "visible" });
	window.hide = (hidden) => {
		heard.hidden = hidden;
		/* the system takes the lock of a page that is not seen */
		if (hidden)
			for (const lock of heard.locks)
				lock.released = true;
		document.dispatchEvent(new Event("visibilitychange"));
	};
}

/* A kept session, the guide before its start, the clock stopped. */
function withGuide(options, body) {
	return withPage({ hash: "#/settings", ...options,
		before: (context) => context.addInitScript(stubs,
			{ voices: options.voices ?? true }),
	}, async (all) => {
		const { page, program } = all;

		if (options.example) {
			await page.goto(program.url + "/#/first");
			await settled(page);
			await page.getByRole("button", { name: /^Start · / }).first()
				.waitFor();
		} else {
			await program.upload("/runs?name=own.fit&minutes=20&tools=hand," +
				"roller", ownRun());
		}
		const answered = page.waitForResponse(/\/api\/v1\/guide$/);

		if (options.example)
			await page.getByRole("button", { name: /^Start · / }).first()
				.click();
		else
			await page.evaluate(() => { location.hash = "#/guide"; });
		const guide = await (await answered).json();

		await page.getByRole("heading", { level: 1, name: "Your session" })
			.waitFor();
		await page.getByText("Looking for voices").waitFor({
			state: "detached" });
		await page.clock.pauseAt(Date.parse(now) + 600000);
		await body({ ...all, guide });
	});
}

const clockText = (page) => page.locator(".guide-clock").innerText();
const heard = (page) => page.evaluate(() => ({ ...window.heard,
	keys: Object.keys(window.heard.keys).filter((key) =>
		window.heard.keys[key]) }));

/* What the screen should count down at a moment of the guide. */
function leftAt(guide, at_s) {
	const part = guide.parts.filter((one) => one.start_s <= at_s).pop();
	const left = Math.ceil(part.start_s + part.length_s - at_s - 1e-6);

	return Math.floor(left / 60) + ":" + String(left % 60).padStart(2, "0");
}

function stepAt(guide, at_s) {
	return guide.parts.filter((one) => one.start_s <= at_s).pop().step + 1;
}

async function begin(page) {
	await page.getByRole("button", { name: "Start", exact: true }).click();
	await page.getByRole("dialog", { name: "Guide" }).waitFor();
	await page.clock.runFor(100);
}

/* Where the guide is, as it says itself; the screen is at most one look (and
 * what it took to begin) behind. */
async function assertAt(page, guide, at_s) {
	const text = await clockText(page);

	assert.ok([0, 0.35].some((late) => text === leftAt(guide, at_s - late)),
		text + " at " + at_s + ", not " + leftAt(guide, at_s));
	assert.match(await page.locator(".guide-count").innerText(),
		new RegExp("^Step " + stepAt(guide, at_s) + " of "));
}

const tones = { start: 1, change: 2, count: 1, end: 3, tick: 1 };

async function sounds({ page, guide }) {
	await begin(page);
	const from_s = await page.evaluate(() => performance.now() / 1000) - 0.1;

	for (let i = 0; i < 20; i++)
		await page.clock.runFor(20000);
	await assertAt(page, guide, 400.1);
	const { bells, spoken } = await heard(page);
	const due = guide.cues.filter((cue) => cue.at_s <= 400.1);
	const rung = bells.filter((bell) => !bell.taken &&
		bell.at_s - from_s <= 400.1);
	const wanted = due.filter((cue) => cue.kind === "bell");

	/* each bell once, and at its moment */
	assert.equal(rung.length, wanted.reduce((sum, cue) =>
		sum + tones[cue.bell], 0));
	for (const cue of wanted)
		assert.ok(rung.some((bell) => Math.abs(bell.at_s - from_s -
			cue.at_s) < 0.05), "no bell at " + cue.at_s);
	/* each text once, in order, none more than 1.5 s late */
	const texts = due.filter((cue) => cue.kind === "speech");
	let next = 0;

	for (const one of spoken) {
		const found = texts.findIndex((cue, i) => i >= next &&
			cue.text === one.text);

		assert.ok(found >= 0, "spoken out of turn: " + one.text);
		assert.ok(one.at_s - from_s - texts[found].at_s < 1.75,
			one.text + " is late");
		next = found + 1;
	}
	assert.ok(spoken.length >= texts.length * 0.8,
		spoken.length + " of " + texts.length + " texts");
}

async function noVoice({ page, guide }) {
	await page.getByText("No voice on this device").waitFor();
	await begin(page);
	const from_s = await page.evaluate(() => performance.now() / 1000) - 0.1;

	await page.clock.runFor(8000);
	const { bells, spoken } = await heard(page);
	const first = guide.cues.find((cue) => cue.kind === "bell");

	assert.deepEqual(spoken, []);
	assert.ok(bells.some((bell) => Math.abs(bell.at_s - from_s -
		first.at_s) < 0.05));
}

async function voiceTest({ page }) {
	await page.getByRole("button", { name: "Test the voice" }).click();
	await page.clock.runFor(10000);
	await page.getByText("Did you hear it?").waitFor();
	assert.equal((await heard(page)).spoken.length, 1);
	await page.getByRole("button", { name: "No", exact: true }).click();
	await page.getByText("The voice is off and the bells are on").waitFor();
	await begin(page);
	await page.clock.runFor(8000);
	assert.equal((await heard(page)).spoken.length, 1);
	assert.ok((await heard(page)).bells.length > 0);
}

async function freeze({ page, guide }) {
	await begin(page);
	await page.clock.runFor(289900);
	await assertAt(page, guide, 290);
	const before = (await heard(page)).spoken.length;

	/* nothing ran for 40 s, as when a phone is busy with a call */
	await page.clock.fastForward(40000);
	await page.clock.runFor(200);
	await assertAt(page, guide, 330.2);
	const after = (await heard(page)).spoken.slice(before);

	/* what was missed is not told; where it is now is, once */
	assert.equal(after.length, 1, JSON.stringify(after));
	assert.match(after[0].text, /left/i);
	await page.clock.runFor(10000);
	await assertAt(page, guide, 340.2);
}

async function longAway({ page, guide }) {
	await begin(page);
	await page.clock.runFor(19900);
	await page.clock.fastForward(1000 * 60 * 10);
	await page.clock.runFor(200);
	await page.getByText("You were away for 10 minutes").waitFor();
	await page.getByRole("button", { name: "Go on from here" }).click();
	await page.clock.runFor(1000);
	await assertAt(page, guide, 21);
}

async function hiddenTab({ page, guide }) {
	await begin(page);
	const from_s = await page.evaluate(() => performance.now() / 1000) - 0.1;

	await page.clock.runFor(279900);
	assert.equal((await heard(page)).locks.length, 1);
	await page.evaluate(() => window.hide(true));
	await page.clock.runFor(200);
	/* a hidden page looks once a minute; its bells are planned till then */
	await page.clock.fastForward(60000);
	const { bells } = await heard(page);

	for (const cue of guide.cues.filter((one) => one.kind === "bell" &&
		one.at_s > 281 && one.at_s < 340))
		assert.ok(bells.some((bell) => !bell.taken && Math.abs(bell.at_s -
			from_s - cue.at_s) < 0.05), "no bell at " + cue.at_s);
	await page.evaluate(() => window.hide(false));
	await page.clock.runFor(200);
	await assertAt(page, guide, 340.4);
	const { locks } = await heard(page);

	assert.equal(locks.length, 2, "the screen lock is asked for again");
	assert.equal(locks[1].released, false);
}

async function keys({ page, guide, program }) {
	await begin(page);
	await page.clock.runFor(9900);
	await page.keyboard.press("Space");
	await page.getByText("Paused", { exact: true }).waitFor();
	await page.clock.runFor(60000);
	await assertAt(page, guide, 10);
	/* nothing rings in a pause */
	const now_s = await page.evaluate(() => performance.now() / 1000);

	assert.ok((await heard(page)).bells.every((bell) => bell.taken ||
		bell.at_s < now_s - 60));
	await page.keyboard.press("Space");
	await page.clock.runFor(1000);
	await assertAt(page, guide, 11);
	await page.keyboard.press("n");
	await page.clock.runFor(0);
	assert.match(await page.locator(".guide-count").innerText(), /^Step 2 /);
	assert.equal(await page.locator(".guide-side").innerText(), "LEFT");
	await page.keyboard.press("s");
	await page.clock.runFor(0);
	assert.equal(await page.locator(".guide-side").innerText(), "RIGHT");
	await page.keyboard.press("b");
	await page.keyboard.press("b");
	await page.clock.runFor(0);
	assert.match(await page.locator(".guide-count").innerText(), /^Step 1 /);

	/* a headset does the same */
	const press = (key) => page.evaluate((name) =>
		window.heard.keys[name](), key);

	assert.deepEqual((await heard(page)).keys.sort(), ["nexttrack", "pause",
		"play", "previoustrack", "stop"]);
	await press("nexttrack");
	await page.clock.runFor(0);
	assert.match(await page.locator(".guide-count").innerText(), /^Step 2 /);
	await press("previoustrack");
	await page.clock.runFor(0);
	assert.match(await page.locator(".guide-count").innerText(), /^Step 1 /);
	await press("pause");
	await page.getByText("Paused", { exact: true }).waitFor();
	await press("play");
	await page.clock.runFor(200);
	assert.equal(await page.getByText("Paused", { exact: true }).count(), 0);

	/* leaving asks, and can be taken back */
	await page.clock.runFor(100000);
	await page.keyboard.press("q");
	await page.getByRole("alertdialog", { name: "Leave the guide?" })
		.waitFor();
	await page.keyboard.press("Escape");
	await page.clock.runFor(200);
	assert.equal(await page.getByRole("alertdialog").count(), 0);
	await page.keyboard.press("q");
	await page.getByRole("button", { name: "Leave", exact: true }).click();
	await page.getByRole("heading", { name: "Go on where you stopped" })
		.waitFor();
	assert.ok((await heard(page)).locks.every((lock) => lock.released));
	const kept = await program.ask("GET", "/sessions/last");

	assert.ok(kept.stopped_at_s > 90, "stopped at " + kept.stopped_at_s);
	assert.equal(kept.ended_utc, undefined);

	/* a reload goes on in the same place */
	await page.clock.resume();
	await page.reload();
	await page.getByRole("button", { name: "Go on", exact: true }).click();
	await page.getByRole("dialog", { name: "Guide" }).waitFor();
	assert.match(await page.locator(".guide-count").innerText(), /^Step 1 /);
	const [minutes, seconds] = (await clockText(page)).split(":");

	assert.ok(minutes * 60 + Number(seconds) <= 305 - kept.stopped_at_s + 1,
		minutes + ":" + seconds);
}

/* The program ends in the middle and is back later: nothing is lost. */
async function serverGone({ page, program, guide }) {
	await begin(page);
	await page.clock.runFor(9900);
	await program.stop();
	for (let i = 0; i < 12; i++)
		await page.keyboard.press("n");
	await page.clock.runFor(20000);
	await page.getByRole("heading", { level: 1, name: "Done" }).waitFor();
	await page.clock.runFor(500);
	await page.getByRole("button", { name: "Same" }).click();
	await page.getByRole("button", { name: "No", exact: true }).click();
	await page.clock.runFor(500);
	await page.getByText("Not saved yet").waitFor();
	assert.ok(guide.total_s > 0);
	const again = await serveLog(program.log, ["--listen",
		program.url.replace("http://", "")]);

	try {
		await page.getByRole("button", { name: "Try now" }).click();
		await page.getByText("Saved in your log.").waitFor();
		const kept = await again.ask("GET", "/sessions/last");

		assert.equal(kept.outcome, "same");
		assert.ok(kept.ended_utc);
	} finally {
		await again.stop();
	}
}

async function gone({ page, program, guide }) {
	await begin(page);
	await program.stop();
	await page.clock.runFor(309900);
	await page.getByText("The guide goes on; saving waits.").waitFor();
	await assertAt(page, guide, 310);
}

async function audioFile({ page, guide }) {
	await page.getByRole("button", { name: "Play as audio file" }).click();
	const player = page.locator("audio.guide-audio");

	/* a voice takes its time on a busy machine */
	await player.waitFor({ timeout: 60000 });
	await page.waitForFunction(() =>
		document.querySelector("audio.guide-audio").duration > 0);
	const length_s = await player.evaluate((one) => one.duration);

	assert.ok(Math.abs(length_s - guide.total_s) < 15,
		length_s + " s of " + guide.total_s);
	const save = page.getByRole("link", { name: "Save the file" });
	const [file] = await Promise.all([page.waitForEvent("download"),
		save.click()]);
	const bytes = readFileSync(await file.path());

	assert.match(file.suggestedFilename(), /^recovery-session\.(opus|mp3|wav)$/);
	assert.match(bytes.subarray(0, 4).toString("latin1"), /OggS|RIFF|ID3|\xff/);
}

async function worse({ page }) {
	await begin(page);
	for (let i = 0; i < 12; i++)
		await page.keyboard.press("n");
	await page.clock.runFor(500);
	await page.clock.resume();
	await page.getByRole("button", { name: "Worse" }).click();
	await page.getByRole("button", { name: "Yes, pain" }).click();
	await page.waitForURL(/#\/pain\/new$/);
	await page.getByText("Where does it hurt?").first().waitFor();
}

export default [
	["every bell and every text once, none late", () =>
		withGuide({}, sounds)],
	["no voice, so the bells ring", () =>
		withGuide({ voices: false, example: true }, noVoice)],
	["a voice that is not heard", () =>
		withGuide({ example: true }, voiceTest)],
	["right after 40 s without a look", () =>
		withGuide({}, freeze)],
	["away for long", () => withGuide({ example: true }, longAway)],
	["a hidden tab, and the screen lock", () =>
		withGuide({}, hiddenTab)],
	["keys, headset, leaving and going on", () =>
		withGuide({}, keys)],
	["goes on without the program", () => withGuide({}, gone)],
	["what was done is saved when the program is back", () =>
		withGuide({}, serverGone)],
	["as an audio file", () => withGuide({}, audioFile)],
	["pain at the end leads to the questions", () =>
		withGuide({}, worse)],
];
