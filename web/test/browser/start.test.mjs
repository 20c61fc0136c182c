// A run in, what to do out: the first five minutes, with a recording and
// without one, several at once, and files that are none.
import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { folder, ownRun, recordings } from "./programs.mjs";
import { assertNoSideways, goTo, heading, settled, withPage } from "./harness.mjs";

async function choose(page, files) {
	const [chooser] = await Promise.all([page.waitForEvent("filechooser"),
		page.getByRole("button", { name: "Choose a recording" }).click()]);

	await chooser.setFiles(files);
	await page.getByRole("heading", { level: 1, name: "After your run" })
		.waitFor();
	await settled(page);
}

/* Until the answer to what was changed is there. */
async function planned(page, act) {
	const [answer] = await Promise.all([
		page.waitForResponse((one) => /\/runs/.test(one.url()) &&
			one.request().method() === "POST"), act()]);

	await settled(page);
	return new URL(answer.url()).searchParams;
}

async function fiveMinutes({ page, program }) {
	/* the finished example, not a form */
	await page.getByText("This is an invented run").waitFor();
	await settled(page);
	assert.match(page.url(), /#\/first$/);
	assert.ok(await page.locator(".session-step").count() >= 3);
	await page.getByRole("button", { name: /^Start · / }).first().waitFor();

	/* the own run */
	await page.getByRole("link", { name: "Use my own recording" }).click();
	await choose(page, ownRun());
	await page.getByText("Saved in your log.").first().waitFor();
	const numbers = await page.locator(".figures").first().innerText();

	assert.match(numbers, /10\.3\skm/);
	assert.match(numbers, /48:00/);
	assert.match(numbers, /Heart rate\s+158/i);

	/* sore spots: the picture, then the list, which is the same thing */
	const back = page.getByRole("button", { name: "Back", exact: true });

	if (await back.isVisible())
		await back.click();
	const calf = page.locator(".atlas-view-back").getByRole("option",
		{ name: /^Left calf/ }).first();

	const first = await planned(page, async () => {
		await calf.click();
		await page.getByRole("button", { name: /How sore is your left .*: more/ })
			.click({ clickCount: 4 });
	});
	assert.match(first.get("sore") ?? "", /calf-left=4/);
	await page.getByRole("button", { name: "List", exact: true }).click();
	const slider = page.getByRole("slider", { name: "Right calf", exact: true });
	const again = await planned(page, () => slider.fill("6"));

	assert.match(again.get("sore") ?? "", /calf-left=4,calf-right=6/);
	assert.equal(await page.getByRole("slider", { name: "Left calf",
		exact: true }).inputValue(), "4");
	await page.locator(".saved", { hasText: "Saved in your log." }).waitFor();
	const marks = (await program.ask("GET", "/feel")).marks;

	assert.deepEqual(marks.map(({ region, side, mark }) =>
		[region, side, mark]).sort(), [["calf", "left", 4],
		["calf", "right", 6]]);

	/* the time that there is */
	const start = page.getByRole("button", { name: /^Start · / }).first();
	const long = await start.innerText();
	const short = await planned(page, () =>
		page.getByRole("slider", { name: "Time you have" }).fill("8"));

	assert.equal(short.get("minutes"), "8");
	const brief = await start.innerText();

	assert.notEqual(brief, long);

	/* the guide, to its end */
	await start.click();
	await page.getByRole("heading", { level: 1, name: "Your session" })
		.waitFor();
	await page.getByRole("button", { name: "Start", exact: true }).click();
	await page.getByRole("dialog", { name: "Guide" }).waitFor();
	for (let m = 0; m < 20; m++)
		await page.clock.runFor(30000);
	await page.getByRole("button", { name: "Better" }).click();
	await page.getByRole("button", { name: "No", exact: true }).click();
	await page.getByText(/tomorrow/i).first().waitFor();
	await page.getByText(/Saved in your log/).waitFor();
	const kept = await program.ask("GET", "/sessions/last");

	assert.equal(kept.outcome, "better");
	assert.ok(kept.ended_utc);
	assert.ok(kept.steps_done > 0);
	assert.equal(kept.steps_skipped, 0);

	/* tomorrow, with the reason */
	await page.getByRole("link", { name: "To today" }).click();
	await settled(page);
	assert.equal(await heading(page), "Today");
	await page.getByRole("heading", { name: "Tomorrow" }).waitFor();
	await page.getByText(/No forecast yet|Tomorrow/).first().waitFor();
	await page.getByRole("button", { name: "Why?" }).first().click();
	await page.getByRole("dialog").getByText(/.{30}/).first().waitFor();
}

async function told({ page, program }) {
	await page.getByRole("link", { name: "No file? Tell it" }).click();
	await page.getByRole("button", { name: "Show what to do" }).click();
	/* one line that says what is missing, and the focus is there */
	await page.getByText("How many minutes did you run?").waitFor();
	const minutes = page.getByRole("textbox", { name: "Minutes" });

	assert.ok(await minutes.evaluate((one) =>
		one === document.activeElement));
	await minutes.fill("45");
	await page.getByRole("textbox", { name: "Distance" }).fill("7,5");
	await page.getByRole("textbox", { name: "Uphill in all" }).fill("120");
	await page.getByRole("slider", { name: "How hard was it?" }).fill("6");
	await page.getByRole("combobox", { name: "When did it end?" })
		.selectOption("1");
	await page.getByRole("button", { name: "Show what to do" }).click();
	await page.getByRole("heading", { level: 1, name: "After your run" })
		.waitFor();
	await settled(page);
	await page.getByRole("button", { name: /^Start · / }).first().waitFor();
	/* looked at in another way it stays one run */
	await planned(page, () =>
		page.getByRole("slider", { name: "Time you have" }).fill("30"));
	const { runs } = await program.ask("GET", "/runs");

	assert.equal(runs.length, 1);
	assert.equal(runs[0].told, true);
	assert.equal(runs[0].distance_m, 7500);
	assert.equal(runs[0].rpe, 6);
	await goTo(page, "#/run/" + runs[0].run_id);
	await page.getByText("told, without a recording").waitFor();
}

async function several({ page, program }) {
	const files = recordings().slice(-3);
	const bad = join(folder, "shopping.fit");

	writeFileSync(bad, "milk, bread and bananas\n");
	await page.getByRole("link", { name: "Use my own recording" }).click();
	await choose(page, [...files, bad]);
	const list = page.locator(".after-sent");

	assert.equal(await list.locator("li").count(), 4);
	await list.getByText(basename(files[0])).waitFor();
	assert.match(await list.locator("li", { hasText: "shopping.fit" })
		.innerText(), /shopping\.fit\n.{10,}/);
	/* the newest is shown; another can be */
	const shown = list.getByRole("button", { name: "Shown" });

	assert.equal(await shown.count(), 1);
	await list.getByRole("button", { name: "Show", exact: true }).first()
		.click();
	await settled(page);
	assert.equal((await program.ask("GET", "/runs")).runs.length, 3);
}

async function wrongFile({ page }) {
	const cases = [
		["notes.txt", Buffer.from("Tuesday: easy, ten kilometres.\n")],
		["empty.fit", Buffer.alloc(0)],
		["half.fit", readFileSync(ownRun()).subarray(0, 20)],
		["photo.jpg", Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16])],
		["long" + "er".repeat(60) + ".gpx", Buffer.from("<gpx>")],
	];

	await goTo(page, "#/after");
	for (const [name, bytes] of cases) {
		const path = join(folder, name);

		writeFileSync(path, bytes);
		const [chooser] = await Promise.all([
			page.waitForEvent("filechooser"),
			page.getByRole("button", { name: "Choose a recording" })
				.click()]);
		const answered = page.waitForResponse(/\/runs\?/);

		await chooser.setFiles(path);
		await answered;
		const alert = page.getByRole("alert");

		await alert.waitFor();
		const text = await alert.innerText();

		assert.match(text, /^That recording could not be used\n/, name);
		/* what is wrong, with which file, and what to do about it */
		assert.match(text, /\n.{10,} \(.+\)\n+.{20,}\.$/, name);
		assert.ok(text.includes(name), text);
		await assertNoSideways(page, name);
		assert.doesNotMatch(text, /undefined|null|NaN|\[object/);
	}
}

export default [
	["the first five minutes", () => withPage({ touch: true }, fiveMinutes)],
	["a run without a file", () => withPage({}, told)],
	["several recordings at once, one of them none", () =>
		withPage({ bad: [{ status: 400, path: "/runs" },
			{ status: 422, path: "/runs" }] }, several)],
	["a file that is no recording", () => withPage({ bad: [
		{ method: "POST", path: "/runs" }] }, wrongFile)],
];
