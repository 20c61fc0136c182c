import test from "node:test";
import assert from "node:assert/strict";
import { conditionText, marksOf, saidQuery, settingsQuery, soreText, toolText }
	from "../src/said";
import { usual } from "../src/settings";
import { blocksOf } from "../src/session-list";
import { doseOfStep, effortOfStep, forPage, sidesOfStep } from "../src/words";
import { hoursText, dayText, nearDay, timeOfDay, weekday, addDays }
	from "../src/time";
import type { SessionStep } from "../src/types";

const base = { minutes: 20, sore: {}, tools: [], conditions: [],
	version: "evidence" as const };

test("the query of a plain session", () => {
	assert.deepEqual(saidQuery(base), { minutes: "20", tools: "hand" });
});

test("everything that can be said", () => {
	assert.deepEqual(saidQuery({
		minutes: 19.6, sore: { "quadriceps-right": 3, "calf-left": 6.04 },
		tools: ["gun", "roller", "gun"], version: "article",
		conditions: [{ id: "pregnancy" }, { id: "varicose_veins",
			region: "calf", side: "left", confirmed: true }],
		massage: "always", order: "massage_first", gun: true, rpe: 7,
		temp_c: 18.26, drunk_ml: 499.7, mass_kg: 70.24,
		mass_after_kg: 69.5, next_hard_h: 48,
	}), {
		minutes: "20", tools: "hand,gun,roller",
		sore: "calf-left=6,quadriceps-right=3", article: "true",
		condition: "pregnancy,varicose_veins:calf-left:confirmed",
		massage: "always", order: "massage_first", gun: "true", rpe: "7",
		temp: "18.3", drunk: "500", mass: "70.2", "mass-after": "69.5",
		"next-hard": "48",
	});
});

test("what is not said is not in the query", () => {
	const query = saidQuery({ ...base, rpe: undefined, massage: "auto",
		gun: true, temp_c: Number.NaN });

	assert.deepEqual(Object.keys(query).sort(), ["minutes", "tools"]);
});

test("a mark of 0 is said: it was asked and is fine", () => {
	assert.equal(soreText({ "calf-left": 0 }), "calf-left=0");
	assert.equal(toolText(["hand"]), "hand");
	assert.equal(conditionText([{ id: "fever" }]), "fever");
});

test("marks without a side stand for both", () => {
	assert.deepEqual(marksOf([{ region: "legs", mark: 3 },
		{ region: "calf", side: "left", mark: 6 },
		{ region: "quadriceps", mark: 2 }]),
		{ "calf-left": 6, "quadriceps-left": 2, "quadriceps-right": 2 });
});

test("settings as a query", () => {
	assert.deepEqual(settingsQuery({ ...usual, tools: ["ball"] }),
		{ minutes: "20", tools: "hand,ball" });
});

function step(change: Partial<SessionStep>): SessionStep {
	return { n: 1, block: "stretch", technique: "x", sets: 1, seconds: 30,
		cost_s: 70, title: "X", rules: [], ...change };
}

test("steps in words", () => {
	const dose = (change: Partial<SessionStep>) =>
		doseOfStep(step(change)).replace(/\u00a0/g, " ");

	assert.equal(dose({ sets: 2 }), "2 × 30 s");
	assert.equal(dose({ seconds: 300 }), "5 min");
	assert.equal(dose({ seconds: 150 }), "2:30 min");
	assert.equal(sidesOfStep(["left"]), "left only");
	assert.equal(sidesOfStep(["left", "right"]), "");
	assert.equal(sidesOfStep(["right", "left"]), "right side first");
	assert.equal(sidesOfStep(undefined), "");
	assert.equal(effortOfStep(step({ pressure_max: 4 })),
		"medium pressure, at most 4 of 10");
	assert.equal(effortOfStep(step({ pull: 3 })), "mild pull, at most 3 of 10");
	assert.deepEqual(blocksOf([step({}), step({ block: "massage" }),
		step({ block: "massage" }), step({})]).map((group) =>
		[group.block, group.steps.length]),
		[["stretch", 1], ["massage", 2], ["stretch", 1]]);
});

test("hints for the terminal do not reach the page", () => {
	assert.equal(forPage("Say how your legs feel today (afterrun feel " +
		"legs=2) and there is a forecast."),
		"Say how your legs feel today and there is a forecast.");
	assert.equal(forPage("until afterrun pain has asked"),
		"until the pain page has asked");
	assert.equal(forPage(undefined), "");
});

test("days and hours in words", () => {
	assert.equal(nearDay("2026-11-21", "2026-11-20"), "tomorrow");
	assert.equal(nearDay("2026-11-20", "2026-11-20"), "today");
	assert.equal(nearDay("2026-11-17", "2026-11-20"), "3 days ago");
	assert.equal(dayText("2026-09-12", "2026-11-20"), "Sat 12 Sep");
	assert.equal(dayText("2025-09-12", "2026-11-20"), "Fri 12 Sep 2025");
	assert.equal(timeOfDay("2026-09-12T05:30:00Z", 7200), "07:30");
	assert.equal(weekday("2026-11-16"), 0);
	assert.equal(addDays("2026-12-31", 1), "2027-01-01");
	assert.equal(hoursText(0.2), "12 minutes");
	assert.equal(hoursText(1.2), "1 hour");
	assert.equal(hoursText(52.3), "2 days");
});
