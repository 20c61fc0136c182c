/* Scales, days and the track of charts. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { dayTick, dayTicks, heldAgainst, meanOf, packDays, packWeeks, usualOf, weekMarks } from "../src/chart/days";
import { ends, mapBox, mapPath, scaleBar } from "../src/chart/map";
import { at, level, linear, mean, nearest, niceStep, quantile, span, ticks, timeStep }
	from "../src/chart/scale";
import { dayNumber, dayOf } from "../src/time";

test("what is not known does not count", () => {
	assert.deepEqual(span([null, 3, undefined, -1, NaN]), { lo: -1, hi: 3 });
	assert.equal(span([null]), undefined);
	assert.equal(mean([1, null, 3]), 2);
	assert.equal(mean([]), undefined);
	assert.equal(quantile([4, null, 1, 3, 2], 0.5), 2.5);
	assert.equal(quantile([], 0.5), undefined);
});

test("ticks are round and cover what is drawn", () => {
	assert.deepEqual(ticks(0, 41.2, 4), [0, 20, 40, 60]);
	assert.deepEqual(ticks(-12, 9, 4), [-20, -10, 0, 10]);
	assert.deepEqual(ticks(0.1, 0.32, 4), [0.1, 0.2, 0.3, 0.4]);
	assert.deepEqual(ticks(5, 5, 4).length >= 2, true);
	assert.deepEqual(ticks(NaN, 1), []);
	assert.equal(niceStep(7, 4), 2);
	assert.equal(niceStep(0, 4), 1);
	assert.equal(timeStep(3600, 6), 600);
	assert.equal(timeStep(100000, 5), 21600);
});

test("a scale is straight, and flat when there is no range", () => {
	const y = linear({ lo: 0, hi: 10 }, { lo: 100, hi: 0 });

	assert.equal(y(5), 50);
	assert.equal(linear({ lo: 2, hi: 2 }, { lo: 0, hi: 8 })(2), 4);
});

test("the nearest point and the value there", () => {
	assert.equal(nearest([0, 10, 20], 14), 1);
	assert.equal(nearest([0, 10, 20], 99), 2);
	assert.equal(nearest([], 1), -1);
	assert.equal(at([0, 10, 20], [0, 100, 300], 15), 200);
	assert.equal(at([0, 10, 20], [0, null, 300], 11), 300);
	assert.equal(at([0, 10], [5, 7], 30), 7);
	assert.equal(at([], [], 3), undefined);
});

test("levels go by the ratio to the usual", () => {
	assert.deepEqual([0, 3, 10, 13, 17].map((v) => level(v, 10)), [0, 1, 2, 3, 4]);
	assert.equal(level(3, 0), 2);
});

test("the track fits its box, the same scale both ways, north up", () => {
	const box = mapBox([0, 400, null], [0, 200, 9999], 440, 300, 20);

	assert.ok(box);
	assert.equal(box.metres_per_px, 1);
	assert.equal(box.x(400) - box.x(0), 400);
	assert.equal(box.y(0) - box.y(200), 200);
	assert.ok(box.y(200) >= 20 && box.x(0) >= 20 && box.x(400) <= 420);
	assert.equal(mapBox([1], [1], 400, 300, 20), undefined);
	assert.equal(mapBox([null, 2], [1, null], 400, 300, 20), undefined);
	/* standing still */
	assert.ok(Number.isFinite(mapBox([1, 1], [1, 1], 400, 300, 20)?.x(1)));
});

test("a gap in the track starts a new piece", () => {
	const x = [0, 10, null, 30, 40];
	const y = [0, 0, null, 0, 0];
	const box = mapBox(x, y, 400, 300, 20);

	assert.ok(box);
	assert.equal(mapPath(x, y, box).match(/M/g)?.length, 2);
	assert.deepEqual(ends(x, y), { first: [0, 0], last: [40, 0] });
	assert.equal(ends([null], [null]), undefined);
});

test("the scale bar is round and at most a quarter wide", () => {
	const metric = { big_m: 1000, big: "km", small_m: 1, small: "m" };
	const imperial = { big_m: 1609.344, big: "mi", small_m: 0.3048, small: "ft" };

	for (const wide of [50, 333, 900, 2500, 12000, 60000, 400000]) {
		const box = mapBox([0, wide], [0, wide / 3], 400, 300, 20);

		assert.ok(box);
		for (const unit of [metric, imperial]) {
			const bar = scaleBar(box, unit);

			assert.ok(bar.px > 20 && bar.px <= 100.001, `${wide}: ${bar.text} ${bar.px}`);
			assert.match(bar.text, /^(0\.5|(?:[125]|25)0*) (km|m|mi|ft)$/);
		}
	}
});

test("ticks of days: Mondays, months, years", () => {
	const from = dayNumber("2026-08-17");

	assert.deepEqual(dayTicks(from, from + 29, 700).map(dayOf),
		["2026-08-17", "2026-08-24", "2026-08-31", "2026-09-07", "2026-09-14"]);
	assert.deepEqual(dayTicks(dayNumber("2026-06-18"), dayNumber("2026-09-15"), 700).map(dayOf),
		["2026-07-01", "2026-08-01", "2026-09-01"]);
	for (const days of [90, 365, 900, 3650]) {
		const marks = dayTicks(from - days, from, 320);

		assert.ok(marks.length >= 1 && marks.length <= 6, `${days}: ${marks.length}`);
	}
	assert.equal(dayTick(dayNumber("2026-01-01")), "2026");
	assert.equal(dayTick(dayNumber("2026-03-01")), "Mar");
	assert.equal(dayTick(dayNumber("2026-03-09")), "9 Mar");
});

test("weeks are put together from the newest on", () => {
	const weeks = Array.from({ length: 7 }, (_, i) => ({ monday: dayOf(dayNumber("2026-01-05") + 7 * i), v: i }));

	assert.deepEqual(packWeeks(weeks, 3).map((p) => p.map((w) => w.v)), [[0], [1, 2, 3], [4, 5, 6]]);
	assert.equal(packWeeks(weeks, 10).length, 7);
	assert.equal(meanOf(weeks, (w) => w.v === 0 ? undefined : w.v), 3.5);
	assert.equal(meanOf([], () => 1), null);
	assert.equal(usualOf([0, null, 4, 6]), 5);
	assert.equal(usualOf([0, null]), undefined);
	assert.deepEqual(weekMarks(weeks.map((w) => w.monday), 6), [{ index: 0, text: "2026" }, { index: 4, text: "Feb" }]);
});

test("over years, and with wide steps, weeks are marked by years", () => {
	const mondays = (every: number, n: number) => Array.from({ length: n }, (_, i) =>
		dayOf(dayNumber("2010-09-13") + 7 * every * i));

	for (const [every, n] of [[1, 260], [8, 110], [13, 8]] as const) {
		const marks = weekMarks(mondays(every, n), 6);

		assert.ok(marks.length >= 1 && marks.length <= 6, `${every}: ${marks.length}`);
		assert.ok(marks.every((mark) => /^\d{4}$/.test(mark.text)), JSON.stringify(marks));
	}
});

test("forecasts are held against the marks of their mornings", () => {
	assert.equal(heldAgainst([{ soreness_0_10: 3 }, { soreness_forecast_0_10: 2 }]), undefined);
	assert.deepEqual(heldAgainst([
		{ soreness_0_10: 3, soreness_forecast_0_10: 2 },
		{ soreness_0_10: 8, soreness_forecast_0_10: 5 },
		{ soreness_0_10: 7, soreness_forecast_0_10: 7 },
		{ soreness_0_10: 1 },
	]), { mornings: 3, near: 2, error: 4 / 3, sore: 2, sore_near: 1 });
});

test("days are put together from the newest on", () => {
	const days = Array.from({ length: 9 }, (_, i) => ({ day: dayOf(dayNumber("2026-09-07") + i) }));

	assert.deepEqual(packDays(days, 7).map((p) => [dayOf(p.x), p.days.length]), [["2026-09-08", 2], ["2026-09-15", 7]]);
	assert.equal(packDays(days, 1).length, 9);
	assert.deepEqual(packDays([], 7), []);
});
