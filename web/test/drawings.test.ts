import test from "node:test";
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pictureWords, sheetOf } from "../src/drawings/picture";
import { sceneOf, scenes } from "../src/drawings/scenes";

const data = join(process.env["WEB_DIR"] ?? process.cwd(), "../data");

function columns(name: string, n: number): string[][] {
	return readFileSync(join(data, name), "utf8").trim().split("\n").slice(1)
		.map((line) => line.split(",").slice(0, n));
}

test("every technique has a picture of its own", () => {
	for (const [id] of columns("techniques.csv", 1))
		assert.ok(Object.hasOwn(scenes, id as string), id);
});

test("every action and the technique it names have pictures", () => {
	for (const [id, technique] of columns("session_actions.csv", 2)) {
		assert.ok(Object.hasOwn(scenes, id as string), id);
		assert.ok(Object.hasOwn(scenes, technique as string), technique);
	}
});

test("no two techniques share their drawing", () => {
	const seen = new Map<string, string>();

	for (const [id] of columns("techniques.csv", 1)) {
		const d = JSON.stringify(sheetOf(id as string).shapes);

		assert.equal(seen.get(d), undefined, id);
		seen.set(d, id as string);
	}
});

test("every picture is finite, inside its frame and says what it shows", () => {
	for (const id of Object.keys(scenes)) {
		const sheet = sheetOf(id);
		const { box } = sheet.view();

		assert.ok(sheet.shapes.length > 5, id);
		assert.ok(box.every(Number.isFinite) && box[2] >= 80 && box[2] < 320, id);
		for (const { d } of sheet.shapes)
			assert.doesNotMatch(d, /NaN|Infinity|undefined/, id);
		assert.match(scenes[id]?.alt ?? "", /^[A-Z].{15,}\.$/, id);
	}
});

test("a technique of one region is worked on one side", () => {
	const both = ["3.4-shin-stretch", "3.8-adductor-stretch"];

	for (const [id] of columns("techniques.csv", 1))
		assert.equal(sheetOf(id as string).base === undefined,
			both.includes(id as string), id);
});

test("what is pressed or pulled is marked and has a direction", () => {
	for (const [id, , method] of columns("techniques.csv", 3)) {
		const looks = sheetOf(id as string).shapes.map(({ c }) => c);

		assert.ok(looks.includes("muscle"), id);
		assert.ok(looks.includes("stroke") || looks.includes("sweep"), id);
		if (method === "roller" || method === "ball" || method === "gun")
			assert.ok(looks.includes("tool"), id);
		if (method === "arom")
			assert.ok(looks.includes("ghost"), id);
	}
});

test("an unknown technique shows its region, else a leg", () => {
	assert.equal(sceneOf("9.9-calf-feather").id, "3.2-calf-hand");
	assert.equal(sceneOf("3.9-lateral_thigh-gun").id, "3.9-lateral_thigh-hand");
	assert.equal(sceneOf("toString").id, "region");
});

test("the words name the side only where there is one", () => {
	assert.match(pictureWords("3.2-calf-roller", "left", "Calf"),
		/^Calf\. Left leg\. Sitting/);
	assert.match(pictureWords("walk", "left", "Walk"), /^Walk\. Walking/);
	assert.match(pictureWords("3.2-calf-roller"), /^Sitting/);
});

test("actions that share a technique are told apart by their titles", () => {
	const rows = columns("session_actions.csv", 4);

	for (const [id, technique, , title] of rows) {
		const twins = rows.filter((row) => row[1] === technique &&
			row[3] === title);

		if (twins.length === 1)
			assert.equal(sceneOf(technique as string, title).id, id);
	}
	assert.match(pictureWords("elevate", undefined,
		"Sit with the leg on a stool"), /low stool/);
});
