/* The plan's calendar and words. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { addMonths, dayMonth, mondayOf, monthGrid, moveDays, parseTime, parseWeeks, readable, sessionsByDay }
	from "../src/plan/calendar";
import { rulesIn } from "../src/plan/rules";
import { amount, kindName, stepGroups, stepText, weekKm } from "../src/plan/words";
import { addDays, weekday } from "../src/time";

test("weeks begin on Monday", () => {
	assert.equal(mondayOf("2026-11-20"), "2026-11-16");
	assert.equal(mondayOf("2026-11-16"), "2026-11-16");
	assert.equal(mondayOf("2027-01-01"), "2026-12-28");
});

test("a month's grid has whole weeks that touch it", () => {
	for (let month = "2024-01"; month < "2029-01"; month = addMonths(month, 1)) {
		const grid = monthGrid(month);
		const days = grid.weeks.flat();

		assert.ok(grid.weeks.every((week) => week.length === 7 && weekday(week[0] as string) === 0));
		assert.ok(days.includes(`${month}-01`));
		assert.ok(days.includes(addDays(`${addMonths(month, 1)}-01`, -1)));
		days.forEach((day, i) => assert.equal(day, addDays(days[0] as string, i)));
		assert.ok(grid.weeks.every((week) => week.some((day) => day.startsWith(month))), month);
	}
	/* February of four whole weeks; a month of six */
	assert.equal(monthGrid("2027-02").weeks.length, 4);
	assert.equal(monthGrid("2026-08").weeks.length, 6);
});

test("months go over the turn of the year", () => {
	assert.equal(addMonths("2026-12", 1), "2027-01");
	assert.equal(addMonths("2026-01", -1), "2025-12");
	assert.equal(addMonths("2026-05", -17), "2024-12");
	assert.equal(dayMonth("2026-09-05"), "5 Sep");
	assert.equal(dayMonth("2026-09-05", true), "5 Sep 2026");
	assert.equal(readable("By 2026-11-01 (P2)"), "By 1 Nov 2026 (P2)");
});

test("a session may be asked to move to the weeks around it, from today on", () => {
	const days = moveDays("2026-09-18", "2026-09-15");

	assert.equal(days[0], "2026-09-15");
	assert.equal(days[days.length - 1], "2026-09-27");
	assert.ok(!days.includes("2026-09-18"));
	assert.equal(days.length, 12);
	assert.equal(moveDays("2026-09-23", "2026-09-15")[0], "2026-09-15");
	assert.equal(moveDays("2026-09-18", "2026-10-15").length, 0);
});

test("sessions stand by their days", () => {
	const map = sessionsByDay([{ sessions: [{ date: "a", n: 1 }, { date: "b", n: 2 }] },
		{ sessions: [{ date: "a", n: 3 }] }]);

	assert.deepEqual(map.get("a")?.map((s) => s.n), [1, 3]);
	assert.equal(map.get("c"), undefined);
});

test("times as runners write them", () => {
	assert.equal(parseTime("1:45:00"), 6300);
	assert.equal(parseTime("24:30"), 1470);
	assert.equal(parseTime("45"), 2700);
	for (const wrong of ["", "1:75", "1:00:99", "a", "1:2:3:4", "0", "-3"])
		assert.equal(parseTime(wrong), undefined, wrong);
});

test("typed weeks", () => {
	assert.deepEqual(parseWeeks("20, 22.5; 18 21"), [20, 22.5, 18, 21]);
	assert.deepEqual(parseWeeks(" "), []);
	assert.equal(parseWeeks("20, x"), undefined);
	assert.equal(parseWeeks("-1"), undefined);
});

test("sessions in words", () => {
	assert.equal(kindName({ kind: "Q", flavour: "T" }), "Threshold run");
	assert.equal(kindName({ kind: "Q" }), "Hard run");
	assert.equal(kindName({ kind: "L", flavour: "M" }), "Long run, marathon pace");
	assert.equal(amount({ distance_km: 7.5, minutes: 40 }), "7.5\u00a0km");
	assert.equal(amount({ minutes: 35 }), "35\u00a0min");
	assert.equal(amount({}), "");
	assert.equal(weekKm([{ kind: "E", distance_km: 5 }, { kind: "strength" }, { kind: "L", distance_km: 10 }]), 15);
});

test("steps that repeat stand together", () => {
	const steps = [
		{ what: "warm-up", seconds: 600 },
		{ what: "quick", repeat: 4, group: 2, distance_m: 500 }, { what: "jog", seconds: 120 },
		{ what: "stride", repeat: 3, seconds: 20 },
		{ what: "cool-down", distance_m: 2938 },
	];

	assert.deepEqual(stepGroups(steps).map((g) => [g.repeat, g.steps.map((s) => s.what)]),
		[[1, ["warm-up"]], [4, ["quick", "jog"]], [3, ["stride"]], [1, ["cool-down"]]]);
	assert.deepEqual(stepGroups([{ what: "x", repeat: 2, group: 3 }]).map((g) => g.steps.length), [1]);
	assert.equal(stepText({ what: "warm-up", seconds: 600, hr_lo: 132, hr_hi: 152, rpe: 2 }),
		"10\u00a0min warm-up, heart 132–152, effort 2");
	assert.equal(stepText({ what: "quick", distance_m: 500, pace_lo_s_km: 240, pace_hi_s_km: 250 }),
		"500\u00a0m quick, 4:00–4:10\u00a0/km");
	assert.equal(stepText({ what: "walk", seconds: 90 }), "90\u00a0s walk");
});

test("rules that a text names", () => {
	assert.deepEqual(rulesIn("two hard runs stand too near (P7), see P34 and P7; A4.1"), ["P7", "P34", "A4.1"]);
	assert.deepEqual(rulesIn("10 km in P"), []);
});
