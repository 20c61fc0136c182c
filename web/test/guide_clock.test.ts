import assert from "node:assert/strict";
import { test } from "node:test";
import {
	apply,
	ASK_S,
	elapsed,
	fold,
	isOver,
	lateness,
	newClock,
	WallClock,
} from "../src/guide/clock";

test("the moment follows from what happened, not from ticks", () => {
	const clock = fold(100, [{ kind: "start", at_ms: 1000 }]);

	assert.equal(elapsed(clock, 1000), 0);
	assert.equal(elapsed(clock, 41000), 40);
	assert.equal(elapsed(clock, 11000), 10);
});

test("a pause holds, and going on starts from there", () => {
	const clock = fold(100, [
		{ kind: "start", at_ms: 0 },
		{ kind: "pause", at_ms: 10_000 },
	]);

	assert.equal(elapsed(clock, 60_000), 10);
	const again = apply(clock, { kind: "go", at_ms: 60_000 });

	assert.equal(elapsed(again, 65_000), 15);
	assert.equal(
		elapsed(apply(again, { kind: "go", at_ms: 65_000 }), 70_000),
		20,
	);
});

test("a jump lands where it says, running or not", () => {
	const events = [
		{ kind: "start", at_ms: 0 },
		{ kind: "jump", at_ms: 5000, to_s: 50 },
	] as const;

	assert.equal(elapsed(fold(100, events), 8000), 53);
	const still = fold(100, [
		...events,
		{ kind: "pause", at_ms: 6000 },
		{ kind: "jump", at_ms: 7000, to_s: 20 },
	]);

	assert.equal(elapsed(still, 90_000), 20);
	assert.equal(
		elapsed(apply(still, { kind: "jump", at_ms: 0, to_s: -3 }), 0),
		0,
	);
	assert.equal(
		elapsed(apply(still, { kind: "jump", at_ms: 0, to_s: 1e9 }), 0),
		100,
	);
});

test("it ends at its end, however late one looks", () => {
	const clock = fold(100, [{ kind: "start", at_ms: 0 }]);

	assert.equal(elapsed(clock, 1e9), 100);
	assert.ok(isOver(clock, 1e9));
	assert.ok(!isOver(clock, 99_900));
});

test("a look before the last event never runs backwards", () => {
	const clock = fold(100, [{ kind: "start", at_ms: 5000 }]);

	assert.equal(elapsed(clock, 0), 0);
	assert.equal(elapsed(newClock(100, NaN), 0), 0);
});

test("how late a look is", () => {
	assert.equal(lateness(0.2), "fine");
	assert.equal(lateness(40), "freeze");
	assert.equal(lateness(60), "freeze");
	assert.equal(lateness(ASK_S + 1), "away");
});

test("time that the steady clock slept through is counted once", () => {
	const at = { steady: 1000, wall: 500_000 };
	const clock = new WallClock({
		steady: () => at.steady,
		wall: () => at.wall,
	});

	assert.equal(clock.now(), 1000);
	at.steady += 200;
	at.wall += 201;
	assert.equal(clock.now(), 1200);
	// asleep for 40 s: only the wall clock saw it
	at.steady += 100;
	at.wall += 40_100;
	assert.equal(clock.now(), 41_300);
	at.steady += 200;
	at.wall += 200;
	assert.equal(clock.now(), 41_500);
});

test("a freeze that both clocks saw is not counted twice", () => {
	const at = { steady: 0, wall: 0 };
	const clock = new WallClock({
		steady: () => at.steady,
		wall: () => at.wall,
	});

	at.steady += 40_000;
	at.wall += 40_030;
	assert.equal(clock.now(), 40_000);
});

test("a wall clock that is set back changes nothing", () => {
	const at = { steady: 0, wall: 10_000_000 };
	const clock = new WallClock({
		steady: () => at.steady,
		wall: () => at.wall,
	});

	at.steady += 1000;
	at.wall -= 3_600_000;
	assert.equal(clock.now(), 1000);
	at.steady += 1000;
	at.wall += 1000;
	assert.equal(clock.now(), 2000);
});
