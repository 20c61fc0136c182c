import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { counts, credit, nothingDone, resumed } from "../src/guide/credit";
import {
	announcement,
	backS,
	nextS,
	nowAt,
	phaseWord,
	pressureNow,
	skipS,
	timedSteps,
} from "../src/guide/plan";
import { Runner } from "../src/guide/runner";
import { Saver, type Progress } from "../src/guide/save";
import type {
	Bell,
	Guide,
	GuideCue,
	GuidePart,
	GuideSession,
} from "../src/guide/types";
import {
	aboutText,
	leftText,
	restOf,
	stepText,
	toolsOf,
} from "../src/guide/words";
import { firstSentence } from "../src/text";
import { pressureWord } from "../src/words";

/* A walk of 20 s, then a calf on both sides, 30 s each (15 s of ease-in), and
 * a cold pack beside it. */
const session: GuideSession = {
	status: "normal",
	total_s: 95,
	steps: [
		{
			block: "cool",
			technique: "walk",
			seconds: 20,
			cost_s: 25,
			title: "Walk",
		},
		{
			block: "massage",
			technique: "3.2-calf-hand",
			sides: ["left", "right"],
			seconds: 30,
			cost_s: 70,
			title: "Calf with your thumbs",
			pressure_max: 4,
		},
		{
			block: "thermo",
			technique: "cold_pack",
			seconds: 600,
			cost_s: 0,
			title: "Cold pack",
		},
	],
};

function side(
	start_s: number,
	hand: "left" | "right",
	lead: "ready" | "change",
): GuidePart[] {
	return [
		{ start_s, length_s: 5, phase: lead, step: 1, set: 1, side: hand },
		{
			start_s: start_s + 5,
			length_s: 15,
			phase: "ease",
			step: 1,
			set: 1,
			side: hand,
		},
		{
			start_s: start_s + 20,
			length_s: 15,
			phase: "work",
			step: 1,
			set: 1,
			side: hand,
		},
	];
}

const cues: GuideCue[] = [
	{ at_s: 0, kind: "speech", text: "First: walk.", step: 0 },
	{ at_s: 5, kind: "bell", text: "start", bell: "start", step: 0 },
	{ at_s: 25, kind: "bell", text: "change", bell: "change", step: 1 },
	{ at_s: 26, kind: "speech", text: "Next: calf, left.", step: 1 },
	{ at_s: 30, kind: "bell", text: "start", bell: "start", step: 1 },
	{ at_s: 60, kind: "bell", text: "change", bell: "change", step: 1 },
	{ at_s: 61, kind: "speech", text: "Change sides: right.", step: 1 },
	{ at_s: 65, kind: "bell", text: "start", bell: "start", step: 1 },
	{ at_s: 95, kind: "bell", text: "the end", bell: "end", step: 1 },
];

const guide: Guide = {
	schema: "guide/1",
	total_s: 95,
	parts: [
		{ start_s: 0, length_s: 5, phase: "ready", step: 0, set: 1 },
		{ start_s: 5, length_s: 20, phase: "work", step: 0, set: 1 },
		...side(25, "left", "ready"),
		...side(60, "right", "change"),
	],
	spans: [
		{ start_s: 0, end_s: 25 },
		{ start_s: 25, end_s: 95, beside: 2 },
		{ start_s: 30, end_s: 95 },
	],
	cues,
	farewell: "Done. Stand up slowly. How do your legs feel?",
};

test("what holds at a moment", () => {
	const walk = nowAt(guide, 6);

	assert.equal(walk.step, 0);
	assert.equal(walk.left_part_s, 19);
	assert.equal(walk.next, 1);
	assert.equal(walk.beside, undefined);
	const easing = nowAt(guide, 31);

	assert.equal(easing.part.phase, "ease");
	assert.equal(easing.left_part_s, 29);
	assert.equal(easing.part_s, 30);
	assert.equal(easing.next, undefined);
	assert.equal(easing.beside, 2);
	assert.equal(easing.left_beside_s, 64);
	assert.equal(nowAt(guide, 50).part_s, 30);
	assert.ok(nowAt(guide, 95).done);
	assert.ok(nowAt(guide, 1e9).done);
	assert.equal(nowAt(guide, -4).left_s, 95);
	assert.deepEqual(timedSteps(guide), [0, 1]);
});

test("where the keys lead", () => {
	assert.equal(nextS(guide, 3), 25);
	assert.equal(nextS(guide, 40), 95);
	assert.equal(backS(guide, 50), 25);
	assert.equal(backS(guide, 26), 0);
	assert.equal(backS(guide, 3), 0);
	assert.equal(skipS(guide, 40), 60);
	assert.equal(skipS(guide, 70), 95);
	assert.equal(skipS(guide, 2), 25);
});

test("words of a moment", () => {
	const part = guide.parts[3];

	assert.ok(part && session.steps[1]);
	assert.equal(pressureNow(session.steps[1], part), 3);
	assert.equal(pressureWord(3), "light");
	assert.equal(pressureWord(4), "medium");
	assert.equal(phaseWord(part, false), "Ease in");
	assert.equal(
		announcement(guide, session, 31),
		"Calf with your thumbs, left. 29 seconds to go.",
	);
	assert.equal(leftText(9.2), "0:10");
	assert.equal(leftText(0), "0:00");
	assert.equal(leftText(60), "1:00");
	assert.equal(aboutText(40), "40 seconds");
	assert.equal(aboutText(1175), "20 minutes");
	assert.equal(
		stepText({
			block: "stretch",
			technique: "x",
			seconds: 30,
			sets: 2,
			cost_s: 1,
			sides: ["left", "right"],
		}),
		"2\u00a0×\u00a030\u00a0s, left and right",
	);
	assert.deepEqual(
		toolsOf([
			{
				block: "a",
				technique: "x",
				seconds: 1,
				cost_s: 1,
				tool: "roller",
			},
		]),
		["a foam roller"],
	);
	assert.equal(
		firstSentence("Cycle for 30 min. Hard running in 48 hours."),
		"Cycle for 30 min.",
	);
	assert.equal(firstSentence("At most 0.5 L. Then rest."), "At most 0.5 L.");
	assert.equal(restOf(guide.farewell), "Stand up slowly.");
});

test("steps done and skipped", () => {
	const half = credit(guide, nothingDone(guide), 5, 16);

	assert.deepEqual(counts(guide, half, 20), {
		steps_done: 0,
		steps_skipped: 0,
	});
	assert.deepEqual(counts(guide, half, 25), {
		steps_done: 1,
		steps_skipped: 0,
	});
	assert.deepEqual(counts(guide, nothingDone(guide), 25), {
		steps_done: 0,
		steps_skipped: 1,
	});
	/* the pack beside the calf counts as the calf does */
	assert.deepEqual(counts(guide, credit(guide, half, 25, 95), 95), {
		steps_done: 3,
		steps_skipped: 0,
	});
	const later = resumed(guide, 40, 1, 0);

	assert.equal(later.from_step, 1);
	assert.deepEqual(counts(guide, credit(guide, later, 40, 95), 95), {
		steps_done: 3,
		steps_skipped: 0,
	});
});

/* --- the whole of it under a clock made by hand --- */

function stage(from?: { at_s: number }) {
	const at = { steady: 0, wall: 1e12, hidden: false };
	const said: string[] = [];
	const live: string[] = [];
	const buzzed: Bell[] = [];
	let planned: { bell: Bell; at_s: number }[] = [];
	const runner = new Runner(
		guide,
		session,
		{ steady: () => at.steady, wall: () => at.wall },
		{
			voice: {
				speak: (text) => {
					said.push(text);
				},
				silence: () => undefined,
			},
			bells: {
				plan: (bell, in_s) => {
					planned.push({ bell, at_s: at.steady / 1000 + in_s });
				},
				cancel: () => {
					planned = planned.filter(
						(one) => one.at_s <= at.steady / 1000,
					);
				},
				drifted: () => false,
				anchor: () => undefined,
			},
			buzz: (bell) => {
				buzzed.push(bell);
			},
			live: (text) => {
				live.push(text);
			},
			hidden: () => at.hidden,
		},
		from
			? { at_s: from.at_s, done: resumed(guide, from.at_s, 0, 0) }
			: undefined,
	);
	const pass = (seconds: number, look_s = 0.2) => {
		for (let i = 0; i < Math.round(seconds / look_s); i++) {
			at.steady += look_s * 1000;
			at.wall += look_s * 1000;
			runner.tick();
		}
	};

	return { at, said, live, buzzed, runner, pass, rung: () => planned };
}

test("from the start to the end, each cue once", () => {
	const { runner, said, buzzed, pass, rung } = stage();

	runner.go();
	pass(95.2);
	assert.equal(runner.mode, "over");
	assert.deepEqual(said, [
		"First: walk.",
		"Next: calf, left.",
		"Change sides: right.",
		guide.farewell,
	]);
	assert.deepEqual(buzzed, [
		"start",
		"change",
		"start",
		"change",
		"start",
		"end",
	]);
	assert.deepEqual(
		rung().map((one) => Math.round(one.at_s * 10) / 10),
		[5, 25, 30, 60, 65, 95],
	);
	assert.deepEqual(runner.counts(), { steps_done: 3, steps_skipped: 0 });
});

test("after a freeze of 40 s it is where it should be and says so once", () => {
	const { runner, said, live, at, pass } = stage();

	runner.go();
	pass(10);
	at.steady += 40_000;
	at.wall += 40_000;
	runner.tick();
	assert.equal(runner.mode, "running");
	assert.equal(Math.round(runner.elapsed_s), 50);
	assert.deepEqual(said, [
		"First: walk.",
		"Calf with your thumbs, left. 10 seconds to go.",
	]);
	assert.equal(live.filter((text) => text.startsWith("Calf")).length, 1);
	pass(12);
	assert.deepEqual(said.slice(2), ["Change sides: right."]);
});

test("the same when the device slept and only the wall clock went on", () => {
	const { runner, at, pass } = stage();

	runner.go();
	pass(10);
	at.wall += 40_000;
	runner.tick();
	assert.equal(Math.round(runner.elapsed_s), 50);
});

test("a hidden page keeps time and tells when it is seen", () => {
	const { runner, said, at, pass, rung } = stage();

	runner.go();
	pass(2);
	at.hidden = true;
	pass(1);
	assert.deepEqual(
		rung().map((one) => one.bell),
		["start", "change", "start", "change", "start"],
	);
	at.steady += 30_000;
	at.wall += 30_000;
	runner.tick();
	assert.deepEqual(said, ["First: walk."]);
	at.hidden = false;
	pass(0.2);
	assert.equal(said.length, 2);
	assert.equal(said[1], "Calf with your thumbs, left. 27 seconds to go.");
	pass(3);
	assert.equal(said.length, 2);
});

test("who was away for long is asked", () => {
	const { runner, at, pass } = stage();

	runner.go();
	pass(10);
	at.steady += 1_200_000;
	at.wall += 1_200_000;
	runner.tick();
	assert.equal(runner.mode, "away");
	assert.equal(Math.round(runner.elapsed_s), 10);
	assert.equal(Math.round(runner.away_s), 1200);
	runner.press("pause");
	assert.equal(runner.mode, "running");
	pass(5);
	assert.equal(Math.round(runner.elapsed_s), 15);
});

test("or goes to where it would be", () => {
	const { runner, at } = stage();

	runner.go();
	at.steady += 400_000;
	at.wall += 400_000;
	runner.tick();
	assert.equal(runner.mode, "away");
	runner.press("catch-up");
	assert.equal(runner.mode, "over");
});

test("a pause takes planned bells back and goes on without doubling", () => {
	const { runner, pass, rung, said, at } = stage();

	runner.go();
	pass(4);
	runner.press("pause");
	assert.deepEqual(rung(), []);
	pass(30);
	assert.equal(Math.round(runner.elapsed_s), 4);
	runner.press("pause");
	pass(2);
	assert.deepEqual(said, ["First: walk."]);
	assert.deepEqual(
		rung().map((one) => one.bell),
		["start"],
	);
	assert.equal(Math.round((rung()[0]?.at_s ?? 0) * 10), 350);
	assert.equal(Math.round(at.steady / 1000), 36);
});

test("keys jump, and back says it again", () => {
	const { runner, pass, said } = stage();

	runner.go();
	pass(1);
	runner.press("next");
	assert.equal(runner.elapsed_s, 25);
	pass(3);
	runner.press("back");
	assert.equal(runner.elapsed_s, 0);
	pass(1);
	assert.deepEqual(said, [
		"First: walk.",
		"Next: calf, left.",
		"First: walk.",
	]);
	runner.press("next");
	runner.press("skip");
	assert.equal(runner.elapsed_s, 60);
	runner.press("skip");
	assert.equal(runner.mode, "over");
	assert.deepEqual(runner.counts(), { steps_done: 0, steps_skipped: 3 });
});

test("it goes on where it was left", () => {
	const { runner, pass } = stage({ at_s: 40 });

	runner.go();
	pass(2);
	assert.equal(Math.round(runner.elapsed_s), 42);
	pass(54);
	assert.equal(runner.mode, "over");
});

/* --- saving --- */

function later() {
	const calls: { call: () => void; after_s: number }[] = [];

	return {
		calls,
		timer: {
			set: (call: () => void, after_s: number) =>
				calls.push({ call, after_s }),
			clear: () => undefined,
		},
	};
}

const tick = () => new Promise<void>((done) => setTimeout(done, 0));

test("saving waits while nobody answers, and sends the newest", async () => {
	const { calls, timer } = later();
	const sent: Progress[] = [];
	let up = false;
	const saver = new Saver(
		async (progress) => {
			if (!up) throw new Error("away");
			sent.push(progress);
		},
		() => false,
		timer,
		() => undefined,
	);

	saver.put({ steps_done: 1, steps_skipped: 0, ended: false });
	await tick();
	assert.equal(saver.state, "waiting");
	saver.put({ steps_done: 2, steps_skipped: 0, ended: true });
	await tick();
	assert.equal(saver.state, "waiting");
	up = true;
	calls[calls.length - 1]?.call();
	await tick();
	assert.equal(saver.state, "saved");
	assert.deepEqual(
		sent.map((one) => one.steps_done),
		[2],
	);
	assert.equal(saver.open, undefined);
});

test("what the log refuses is not sent for ever", async () => {
	const { calls, timer } = later();
	const saver = new Saver(
		async () => {
			throw new Error("404");
		},
		() => true,
		timer,
		() => undefined,
	);

	saver.put({ steps_done: 1, steps_skipped: 0, ended: false });
	await tick();
	assert.equal(saver.state, "refused");
	assert.equal(calls.length, 0);
});

test("a newer one that comes while one is on its way follows it", async () => {
	const { timer } = later();
	const sent: number[] = [];
	let arrive = () => undefined as void;
	const saver = new Saver(
		(progress) =>
			new Promise<void>((done) => {
				sent.push(progress.steps_done);
				arrive = done;
			}),
		() => false,
		timer,
		() => undefined,
	);

	saver.put({ steps_done: 1, steps_skipped: 0, ended: false });
	saver.put({ steps_done: 2, steps_skipped: 0, ended: false });
	arrive();
	await tick();
	assert.deepEqual(sent, [1, 2]);
	arrive();
	await tick();
	assert.equal(saver.state, "saved");
});

test("pressure is called as the guide's voice calls it", () => {
	const path = join(process.env["WEB_DIR"] ?? ".", "../data/guide_texts.csv");

	for (const line of readFileSync(path, "utf8").split("\n")) {
		const [, level, word] = /^level_(\d+),([^,]+),/.exec(line) ?? [];

		if (level) assert.equal(pressureWord(Number(level)), word);
	}
});
