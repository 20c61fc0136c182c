import test from "node:test";
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { areas, legs, points, trace } from "../src/atlas/shapes";
import {
	handOf, isExcluded, levelOf, loadOf, loadWords, neighbour, ratioFrom,
	regionNames, rowNames, soreByKey, soreOf, spots, type Arrow,
} from "../src/atlas/logic";

const data = join(process.env["WEB_DIR"] ?? process.cwd(), "../data");

function ids(name: string): string[] {
	return readFileSync(join(data, name), "utf8").trim().split("\n").slice(1)
		.map((line) => line.split(",")[0] as string);
}

test("every session region and load row of the tables has an area", () => {
	for (const id of ids("regions.csv")) {
		assert.ok(areas.some((area) => area.region === id), id);
		assert.ok(regionNames[id], id);
	}
	for (const id of ids("load_rows.csv")) {
		assert.ok(areas.some((area) => area.rows.includes(id)), id);
		assert.ok(rowNames[id], id);
	}
});

test("every area names a row of the tables", () => {
	const regions = ids("regions.csv"), rows = ids("load_rows.csv");

	for (const area of areas) {
		assert.ok(regions.includes(area.region), area.id);
		assert.ok(area.rows.length > 0, area.id);
		for (const row of area.rows)
			assert.ok(rows.includes(row), area.id);
	}
	assert.equal(new Set(areas.map((area) => area.id)).size, areas.length);
});

test("a region has at most one soreness badge in a view", () => {
	for (const leg of legs)
		for (const region of Object.keys(regionNames))
			assert.ok(areas.filter((area) => area.view === leg.view &&
				area.region === region && area.mark).length <= 1,
			leg.view + region);
});

function inside(table: string, x: number, y: number): boolean {
	const list = points(table);
	let odd = false;

	list.forEach(([ax, ay], i) => {
		const [bx, by] = list[(i + 1) % list.length] as [number, number];

		if (ay > y !== by > y && x < (bx - ax) * (y - ay) / (by - ay) + ax)
			odd = !odd;
	});
	return odd;
}

test("the middle of an area lies in it and in the leg", () => {
	for (const area of areas) {
		const leg = legs.find((one) => one.view === area.view);

		assert.ok(inside(area.outline, ...area.at), area.id);
		assert.ok(inside(leg?.outline ?? "", ...area.at), area.id);
	}
});

test("the person's right leg is on the picture's left from the front", () => {
	assert.equal(handOf("front", "right"), -1);
	assert.equal(handOf("back", "right"), 1);
	assert.equal(handOf("sole", "left"), 1);
});

test("arrow keys reach every area of a view", () => {
	for (const leg of legs) {
		const all = spots(leg.view);
		const seen = new Set([all[0]]);
		const queue = [all[0]];

		while (queue.length) {
			const from = queue.shift();

			for (const arrow of ["ArrowLeft", "ArrowRight", "ArrowUp",
				"ArrowDown"] as Arrow[]) {
				const next = from && neighbour(from, arrow);
				const to = next && all.find((one) => one.area === next.area &&
					one.side === next.side);

				if (to && !seen.has(to)) {
					seen.add(to);
					queue.push(to);
				}
			}
		}
		assert.deepEqual(all.filter((one) => !seen.has(one))
			.map((one) => one.area.id + one.side), [], leg.view);
	}
});

test("keys set 0 to 10", () => {
	assert.equal(soreByKey("0", 4), 0);
	assert.equal(soreByKey("9", undefined), 9);
	assert.equal(soreByKey("Home", 4), 0);
	assert.equal(soreByKey("End", 4), 10);
	assert.equal(soreByKey("+", 10), 10);
	assert.equal(soreByKey("-", undefined), 0);
	assert.equal(soreByKey("x", 4), undefined);
});

test("a mark with a side outranks one without", () => {
	const sore = { calf: 2, "calf-left": 6, quads: 3 };

	assert.equal(soreOf(sore, "calf", "left"), 6);
	assert.equal(soreOf(sore, "calf", "right"), 2);
	assert.equal(soreOf(sore, "quadriceps", "right"), 3);
	assert.equal(soreOf(sore, "knee", "right"), undefined);
});

test("load is a ratio where there is one, else flat kilometres", () => {
	const dose = [{ region: "glutes", dose_eq_km: 10 },
		{ region: "quadriceps", dose_eq_km: 20 }];

	assert.equal(loadOf(["glutes", "quadriceps"], dose)?.text, "15");
	assert.equal(loadOf(["glutes"], [{ region: "glutes", dose_eq_km: 10,
		ratio: 1.7 }])?.level, 4);
	assert.equal(loadOf(["glutes", "tibia"], dose), undefined);
	assert.match(loadWords(loadOf(["glutes"], dose)), /10 flat kilometres/);
	assert.match(loadWords(loadOf(["glutes"], dose), "imperial"),
		/6\.2 flat miles/);
	assert.equal(loadOf(["glutes"], dose, "imperial")?.text, "6.2");
	assert.equal(levelOf(0.2, ratioFrom), 0);
	assert.equal(levelOf(1, ratioFrom), 2);
});

test("an exclusion without a side means both", () => {
	assert.ok(isExcluded([{ region: "shin" }], "shin", "left"));
	assert.ok(isExcluded([{ region: "shin", side: "both" }], "shin", "left"));
	assert.ok(!isExcluded([{ region: "shin", side: "right" }], "shin", "left"));
});

test("a traced outline begins at its first point and mirrors", () => {
	assert.match(trace("1:2 3:4 5:0", 1), /^M1 2C.*Z$/);
	assert.match(trace("1:2 3:4 5:0", -1, false), /^M-1 2C[^Z]*$/);
});
