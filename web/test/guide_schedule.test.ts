import assert from "node:assert/strict";
import { test } from "node:test";
import {
	bellsAhead,
	cueFrom,
	due,
	inTime,
	LATE_S,
} from "../src/guide/schedule";
import type { GuideCue } from "../src/guide/types";

const cues: GuideCue[] = [
	{ at_s: 0, kind: "speech", text: "first" },
	{ at_s: 5, kind: "bell", text: "start", bell: "start" },
	{ at_s: 6, kind: "speech", text: "gently" },
	{ at_s: 27, kind: "bell", text: "3", bell: "count" },
	{ at_s: 28, kind: "bell", text: "2", bell: "count" },
	{ at_s: 29, kind: "bell", text: "1", bell: "count" },
	{ at_s: 30, kind: "bell", text: "change", bell: "change" },
	{ at_s: 31, kind: "speech", text: "change sides" },
	{ at_s: 60, kind: "bell", text: "end", bell: "end" },
];

/* Look every step seconds from..to; what is said and rung. */
function run(
	from_s: number,
	to_s: number,
	step_s: number,
	next = cueFrom(cues, from_s),
) {
	const said: string[] = [];
	const rung: string[] = [];
	let dropped = 0;

	for (let i = 0; from_s + i * step_s <= to_s + 1e-9; i++) {
		const found = due(cues, next, from_s + i * step_s);

		next = found.next;
		dropped += found.dropped;
		if (found.speech) said.push(found.speech.text);
		rung.push(...found.bells.map((cue) => cue.text));
	}
	return { said, rung, dropped, next };
}

test("each cue fires once, however often one looks", () => {
	for (const step of [0.05, 0.2, 0.25, 1]) {
		const { said, rung, dropped } = run(0, 60, step);

		assert.deepEqual(said, ["first", "gently", "change sides"]);
		assert.deepEqual(rung, ["start", "3", "2", "1", "change", "end"]);
		assert.equal(dropped, 0);
	}
});

test("after a freeze nothing missed is said", () => {
	const before = run(0, 4, 0.2);
	const found = due(cues, before.next, 44);

	assert.equal(found.speech, undefined);
	assert.deepEqual(found.bells, []);
	assert.equal(found.next, 8);
	assert.equal(found.dropped, 7);
	assert.deepEqual(due(cues, found.next, 44.2), {
		next: 8,
		bells: [],
		dropped: 0,
	});
});

test("a cue that is only a little late still fires", () => {
	assert.equal(due(cues, 7, 31 + LATE_S).speech?.text, "change sides");
	assert.equal(due(cues, 7, 31 + LATE_S + 0.1).speech, undefined);
});

test("of two texts in one look the last is said", () => {
	const two: GuideCue[] = [
		{ at_s: 1, kind: "speech", text: "old" },
		{ at_s: 1.5, kind: "speech", text: "new" },
	];
	const found = due(two, 0, 2);

	assert.equal(found.speech?.text, "new");
	assert.equal(found.dropped, 1);
	assert.equal(due(two, 0, 1.2).speech?.text, "old");
});

test("a pause at a cue does not give it twice", () => {
	const first = due(cues, cueFrom(cues, 4.9), 5);

	assert.deepEqual(
		first.bells.map((cue) => cue.text),
		["start"],
	);
	assert.deepEqual(due(cues, first.next, 5).bells, []);
	assert.deepEqual(due(cues, first.next, 5.2).bells, []);
});

test("a jump back gives the cues of there again", () => {
	const at = run(0, 32, 0.2);

	assert.equal(at.next, 8);
	const again = run(0, 7, 0.2, cueFrom(cues, 0));

	assert.deepEqual(again.said, ["first", "gently"]);
	assert.equal(cueFrom(cues, 30), 6);
	assert.equal(due(cues, cueFrom(cues, 30), 30).bells[0]?.text, "change");
});

test("a jump over cues drops none of what comes", () => {
	const { said, rung } = run(30, 60, 0.2);

	assert.deepEqual(said, ["change sides"]);
	assert.deepEqual(rung, ["change", "end"]);
});

test("bells are planned once, ahead, at the right distance", () => {
	let planned = 0;
	const seen: [string, number][] = [];

	for (let at = 0; at <= 60; at += 0.2) {
		const ahead = bellsAhead(cues, planned, at, 2);

		planned = ahead.planned;
		for (const { cue, in_s } of ahead.bells)
			seen.push([cue.text, Math.round((at + in_s) * 1000) / 1000]);
	}
	assert.deepEqual(seen, [
		["start", 5],
		["3", 27],
		["2", 28],
		["1", 29],
		["change", 30],
		["end", 60],
	]);
});

test("a hidden page plans a minute ahead, and nothing late", () => {
	assert.equal(bellsAhead(cues, 0, 0, 75).bells.length, 6);
	const late = bellsAhead(cues, 0, 29.1, 2);

	assert.deepEqual(
		late.bells.map(({ cue }) => cue.text),
		["1", "change"],
	);
	assert.equal(late.bells[0]?.in_s, 0);
});

test("a text that had to wait is dropped when it would be late", () => {
	assert.ok(inTime(1000, 2400));
	assert.ok(!inTime(1000, 2600));
});
