import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import {
	answerEntered,
	answerNormal,
	answerTicked,
	answerUnknown,
	back,
	enteredBefore,
	forward,
	newWay,
	noAnswers,
	open,
	valueOf,
	type InterviewStep,
} from "../src/pain/interview";
import {
	dueParts,
	headOf,
	nameOf,
	permitText,
	PLACE_GROUPS,
	placeOf,
	stageOf,
	tierKind,
	withNumber,
} from "../src/pain/words";

const clot: InterviewStep = {
	question: "clot",
	form: "none",
	text: "Look at the leg.",
	keys: [
		{ key: "calf_swollen", type: "bool", normal: false },
		{ key: "warm", type: "bool", normal: false },
		{ key: "calf_diff_cm", type: "number", lo: 0, hi: 50, normal: 0 },
		{
			key: "swelling",
			type: "word",
			words: [
				{ id: "none", text: "none" },
				{ id: "local", text: "local" },
			],
			normal: "none",
		},
	],
};

const use: InterviewStep = {
	question: "use",
	form: "well",
	text: "Can you …?",
	keys: [
		{ key: "can_walk_4_steps_now", type: "bool", normal: true },
		{ key: "limp", type: "bool", normal: false },
	],
};

test("none of these: what was shown is normal, and nothing else", () => {
	const after = answerNormal(noAnswers(), clot);

	assert.deepEqual(after.case, {
		schema: "triage-case/1",
		others: "unknown",
		calf_swollen: false,
		warm: false,
		calf_diff_cm: 0,
		swelling: "none",
	});
	assert.deepEqual(after.asked, []);
	assert.equal(
		valueOf(answerNormal(noAnswers(), use), "can_walk_4_steps_now"),
		true,
	);
	assert.equal(valueOf(answerNormal(noAnswers(), use), "limp"), false);
});

test("a key without a normal answer stays unknown", () => {
	const step: InterviewStep = {
		...clot,
		keys: [{ key: "swelling_after_h", type: "number", lo: 0, hi: 9 }],
	};
	const after = answerNormal(noAnswers(), step);

	assert.equal(valueOf(after, "swelling_after_h"), undefined);
	assert.deepEqual(after.asked, ["swelling_after_h"]);
});

test("ticked signs are true, the others are not", () => {
	const after = answerTicked(noAnswers(), clot, { warm: true });

	assert.equal(valueOf(after, "warm"), true);
	assert.equal(valueOf(after, "calf_swollen"), false);
	assert.equal(valueOf(after, "calf_diff_cm"), undefined);
	assert.deepEqual(after.opened, ["clot"]);
	const whole = answerTicked(noAnswers(), clot, {
		warm: true,
		calf_diff_cm: 2.5,
		swelling: null,
	});

	assert.deepEqual(whole.opened, []);
	assert.equal(valueOf(whole, "calf_diff_cm"), 2.5);
	assert.deepEqual(whole.asked, ["swelling"]);
});

test("I don't know is kept as asked and never as no", () => {
	const after = answerUnknown(noAnswers(), use);

	assert.deepEqual(after.asked, ["can_walk_4_steps_now", "limp"]);
	assert.equal(valueOf(after, "limp"), undefined);
	assert.deepEqual(answerUnknown(after, use).asked, after.asked);
});

test("facts of one screen: untouched ones stay open", () => {
	const where: InterviewStep = {
		question: "where",
		form: "together",
		text: "",
		keys: [
			{ key: "region", type: "place" },
			{ key: "side", type: "side" },
		],
	};
	const after = answerEntered(noAnswers(), where, { region: "calf" });

	assert.equal(valueOf(after, "region"), "calf");
	assert.deepEqual(after.asked, []);
	assert.deepEqual(
		answerEntered(noAnswers(), where, { region: "calf", side: null }).asked,
		["side"],
	);
});

test("the background stands under its own key", () => {
	const step: InterviewStep = {
		question: "age",
		form: "key",
		text: "",
		keys: [{ key: "age", type: "number", background: true }],
	};
	const after = answerEntered(noAnswers({ clinician_seen: true }), step, {
		age: 41,
	});

	assert.deepEqual(after.case.background, { age: 41 });
	assert.equal(after.case["age"], undefined);
	assert.equal(valueOf(after, "age"), 41);
	assert.equal(valueOf(after, "clinician_seen"), true);
});

test("answers are never changed in place, so that back restores them", () => {
	const zero = noAnswers();
	const one = answerNormal(zero, clot);
	const two = open(one, use);
	let way = forward(newWay<string>(zero), zero, "first");

	way = forward(way, one, "second");
	way = forward(way, two, "third");
	assert.equal(way.past.length, 2);
	way = back(way);
	assert.equal(way.reply, "second");
	assert.deepEqual(way.answers, one);
	assert.deepEqual(way.answers.opened, []);
	way = back(way);
	assert.deepEqual(way.answers, noAnswers());
	assert.equal(back(way), way);
});

test("going back shows what was said there", () => {
	const ticked = answerTicked(noAnswers(), clot, {
		warm: true,
		calf_diff_cm: 2.5,
		swelling: null,
	});

	assert.deepEqual(enteredBefore(clot, undefined), {});
	assert.deepEqual(enteredBefore(clot, ticked), {
		warm: true,
		calf_diff_cm: 2.5,
		swelling: null,
	});
	let way = forward(newWay<string>(noAnswers()), noAnswers(), "first");

	way = back(forward(way, ticked, "second"));
	assert.deepEqual(way.undone, ticked);
	assert.equal(forward(way, ticked, "second").undone, undefined);
});

test("an open pain: its place, its facts, what to do", () => {
	assert.equal(placeOf({ region: "calf", side: "left" }), "Left calf");
	assert.equal(
		placeOf({ region: "thigh_front", side: "both" }),
		"Thigh front, both sides",
	);
	assert.equal(placeOf({ region: "low_back" }), "Low back");
	assert.equal(placeOf({}), "Pain");
	assert.deepEqual(
		dueParts(
			"Pain, right knee front, 384 h, last said 3 of 10: this was to be seen.",
		),
		{
			facts: "16 days, last said 3 of 10",
			rest: "This was to be seen.",
		},
	);
	assert.deepEqual(
		dueParts("Pain, both sides: thigh front, 72 h: it is time."),
		{ facts: "3 days", rest: "It is time." },
	);
	assert.deepEqual(dueParts("Pain, low back, 0 h: rest."), {
		facts: "less than an hour",
		rest: "Rest.",
	});
	assert.deepEqual(dueParts("Something else."), {
		facts: "",
		rest: "Something else.",
	});
});

test("words", () => {
	assert.equal(nameOf("midfoot_top"), "Top of the foot");
	assert.equal(nameOf("toes"), "Toes");
	assert.equal(new Set(PLACE_GROUPS.flatMap((group) => group.ids)).size, 25);
	assert.equal(headOf("unheard", "As it stands?"), "As it stands?");
	assert.equal(stageOf("danger"), "Urgent questions first");
	assert.equal(tierKind("E0"), "stop");
	assert.equal(tierKind("E3"), "warn");
	assert.equal(permitText.limited, "With care");
	assert.equal(
		withNumber("Call the emergency number now.", "112"),
		"Call the emergency number (112) now.",
	);
	assert.equal(withNumber("Rest.", "112"), "Rest.");
});

/* --- held against the project's own tables --- */

const data = join(process.env["WEB_DIR"] ?? ".", "../data");

test("every place of the table can be chosen", () => {
	const keys = readFileSync(join(data, "pain_keys.csv"), "utf8").split("\n");
	const words =
		keys
			.find((line) => line.startsWith("region,"))
			?.split(",")[5]
			?.split(" ") ?? [];

	assert.equal(words.length, 25);
	assert.deepEqual(
		[...words].sort(),
		PLACE_GROUPS.flatMap((group) => group.ids).sort(),
	);
});

test("no text says more than a sign can say", () => {
	const triage = readFileSync(join(data, "triage_questions.csv"), "utf8")
		.trim()
		.split("\n")
		.slice(1);

	for (const line of triage) {
		const id = line.split(",")[0] ?? "";

		assert.doesNotMatch(headOf(id, ""), /you have (a|an|the) /i);
		assert.ok(stageOf(id).length > 0);
	}
});
