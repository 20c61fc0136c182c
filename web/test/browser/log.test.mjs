// What is kept and what comes of it: import, log, run, trends, plan,
// settings, and an end of all of it.
import assert from "node:assert/strict";
import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { folder, recordings, zipOf } from "./programs.mjs";
import { desktop, download, goTo, heading, settled, withPage }
	from "./harness.mjs";

const runsOf = async (program) => (await program.ask("GET", "/runs?limit=200"))
	.runs.length;

async function pick(page, files) {
	const [chooser] = await Promise.all([page.waitForEvent("filechooser"),
		page.getByRole("button", { name: "Choose files" }).click()]);

	await chooser.setFiles(files);
	await page.getByRole("heading", { name: "Done", exact: true }).waitFor();
	await settled(page);
}

async function importing({ page, program, seen }) {
	const own = join(folder, "zip");
	const members = recordings().slice(0, 40).map((path, i) =>
		["activities/run-" + i + ".fit", readFileSync(path)]);

	mkdirSync(own, { recursive: true });
	const zip = zipOf(join(own, "export.zip"), [...members,
		["activities/twice.fit", readFileSync(recordings()[0])],
		["activities/torn.fit", Buffer.from("no recording at all")]]);

	await pick(page, zip);
	const item = await page.locator(".import-item").innerText();

	assert.match(item, /export\.zip/);
	assert.match(item, /40 new/);
	/* its progress came as events */
	assert.ok(seen.requests.some(({ path }) =>
		/^\/api\/v1\/imports\/jobs\/[^/]+\/events$/.test(path)));
	assert.equal(await runsOf(program), 40);
	/* one line a problem */
	assert.match(await page.locator(".import-groups").innerText(),
		/torn\.fit/);

	/* the same again brings nothing */
	await pick(page, zip);
	assert.equal(await runsOf(program), 40);

	/* and the first is taken out again, after a question */
	await page.getByRole("button", { name: "Take out import 1" }).click();
	const ask = page.getByRole("alertdialog");

	await ask.getByRole("button", { name: "Keep it" }).click();
	assert.equal(await runsOf(program), 40);
	await page.getByRole("button", { name: "Take out import 1" }).click();
	await ask.getByRole("button", { name: "Take it out" }).click();
	await page.getByText("Taken out.").first().waitFor();
	assert.equal(await runsOf(program), 0);
}

async function reading({ page, program }) {
	await settled(page);
	await page.locator(".log-run").first().waitFor();
	/* a note of a day stands in the log */
	await page.getByRole("button", { name: "Add a note" }).click();
	await page.getByRole("textbox", { name: "Note" }).fill(
		"Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamten"
		+ "gesellschaft and a long, long way home");
	await page.getByRole("button", { name: "Save the note" }).click();
	await page.getByText("Donaudampfschifffahrt").first().waitFor();
	const wide = await page.evaluate(() =>
		document.scrollingElement.scrollWidth <= window.innerWidth);

	assert.ok(wide, "a long word makes the log scroll sideways");

	/* all runs are there in the end */
	const last = page.getByText(/That is all: \d+ runs/);

	for (let n = 0; n < 20 && !await last.isVisible(); n++)
		await page.mouse.wheel(0, 4000);
	await last.waitFor();
	assert.match(await last.innerText(), new RegExp(": " +
		await runsOf(program) + " runs"));

	/* one run: numbers, way, streams, laps, legs, the file itself */
	await goTo(page, "#/run/58");
	await page.locator(".run-streams canvas").first().waitFor();
	await page.getByRole("img", { name: /north is up/ }).waitFor();
	const file = await download(page, () => page.getByRole("link",
		{ name: "Original file" }).click());

	assert.ok(recordings().some((path) =>
		readFileSync(path).equals(file.bytes)), "the bytes are the same");

	/* trends: each chart has its numbers as a table, too */
	await goTo(page, "#/trends");
	await page.locator("main canvas, main .chart-svg").first().waitFor();
	for (const name of ["30 days", "1 year", "All"]) {
		await page.getByText(name, { exact: true }).click();
		await settled(page);
	}
	assert.ok(await page.locator("main table, main details").count() > 3);
}

async function planning({ page, program }) {
	await settled(page);
	await page.getByRole("link", { name: "New plan" }).click();
	await settled(page);
	await page.getByText("Half marathon", { exact: false }).first().click();
	await page.getByLabel("Day of the race").fill("2027-03-07");
	await page.getByLabel("Time you hope for").fill("1:55:00");
	for (const day of ["Tuesday", "Thursday", "Saturday", "Sunday"])
		await page.getByRole("button", { name: day }).click();
	await page.getByRole("button", { name: "Make the plan" }).click();
	await page.getByText("This is your new plan.").waitFor();
	assert.match(await page.locator(".page-lead").innerText(),
		/half marathon/i);
	assert.equal((await program.ask("GET", "/plan")).goal, "half");

	/* a run of the plan: what, why, as a file for the watch */
	const ahead = page.locator(".plan-pill.plan-is-ahead",
		{ hasText: /run|fartlek|strides/i });

	await ahead.first().click();
	const dialog = page.getByRole("dialog");
	const workout = await download(page, () => dialog.getByRole("link",
		{ name: "Workout for the watch" }).click());

	assert.equal(workout.bytes.subarray(8, 12).toString(), ".FIT");
	await dialog.getByRole("button", { name: "Move", exact: true }).click();
	/* the rules hold: some days are refused, with the rule */
	const days = dialog.getByRole("combobox", { name: "Move it to" });
	let moved = false;

	for (const { value } of await days.locator("option").evaluateAll(
		(all) => all.map((one) => ({ value: one.value })))) {
		await days.selectOption(value);
		const [answer] = await Promise.all([
			page.waitForResponse(/\/plan\/move/),
			dialog.getByRole("button", { name: "Move", exact: true })
				.click()]);

		if (answer.ok()) {
			moved = true;
			break;
		}
		assert.equal(answer.status(), 409);
		await dialog.getByText(/^Not to /).waitFor();
	}
	assert.ok(moved, "there is a day to move it to");
	await page.getByText(/^Moved to /).waitFor();
	await page.locator(".notice").getByRole("button", { name: "Undo" })
		.click();
	await page.getByText("Taken back.").waitFor();

	/* the calendar */
	const ics = await download(page, () => page.getByRole("link",
		{ name: "Calendar file" }).click());

	assert.match(ics.bytes.toString(), /^BEGIN:VCALENDAR\r\n/);
}

async function notRight({ page, program }) {
	await settled(page);
	const before = (await program.ask("GET", "/plan")).today;

	await page.getByRole("button", { name: "Not right today" }).click();
	await page.getByText(/^Noted\. /).waitFor();
	const lowered = (await program.ask("GET", "/plan")).today;

	assert.notEqual(lowered.action, before.action);
	await page.locator(".notice").getByRole("button", { name: "Undo" })
		.click();
	await page.getByText("Taken back.").waitFor();
}

async function setting({ page, program }) {
	await settled(page);
	await page.getByText("mi, lb, °F").click();
	await page.getByText("Dark", { exact: true }).click();
	assert.equal(await page.evaluate(() =>
		document.documentElement.dataset.theme), "dark");
	await page.getByRole("button", { name: "foam roller" }).click();
	await page.getByRole("textbox", { name: "Weight" }).fill("154");
	await page.getByRole("textbox", { name: "Year of birth" }).fill("1985");
	await page.locator(".saved", { hasText: "Saved in your log." }).waitFor();
	await page.waitForFunction(async () => (await (await fetch(
		"/api/v1/settings")).json()).tools.includes("roller"));
	const kept = await program.ask("GET", "/settings");
	const person = await program.ask("GET", "/person");

	assert.equal(kept.units, "imperial");
	assert.equal(kept.theme, "dark");
	assert.equal(person.birth_year, 1985);
	assert.ok(Math.abs(person.mass_kg - 69.9) < 0.06, person.mass_kg);
	await goTo(page, "#/log");
	await page.locator(".log-run").first().waitFor();
	assert.match(await page.locator(".log-distance").first().innerText(),
		/mi$/);
	await goTo(page, "#/run/58");
	await page.locator(".run-streams canvas").first().waitFor();
	const text = await page.locator("main").innerText();

	assert.match(text, /\/mi/);
	assert.doesNotMatch(text, /\d\skm\b/);
	/* what was set is there after the page is loaded anew */
	await page.reload();
	await settled(page);
	assert.equal(await page.evaluate(() =>
		document.documentElement.dataset.theme), "dark");
}

async function erase({ page, program }) {
	await settled(page);
	const path = await page.locator(".settings-path").innerText();

	assert.equal(path, program.log);
	const backup = await download(page, () => page.getByRole("link",
		{ name: "Backup", exact: true }).click());

	assert.equal(backup.bytes.subarray(0, 15).toString(), "SQLite format 3");
	await page.getByRole("button", { name: "Delete everything" }).click();
	const ask = page.getByRole("alertdialog");
	const sure = ask.getByRole("button", { name: "Delete everything" });

	assert.ok(await sure.isDisabled());
	await ask.getByRole("textbox").fill("delete everythin");
	assert.ok(await sure.isDisabled());
	await ask.getByRole("textbox").fill("delete everything");
	await sure.click();
	await page.getByText("Everything is deleted. The log is empty.").first()
		.waitFor();
	assert.equal(await runsOf(program), 0);
	assert.deepEqual((await program.ask("GET", "/pains")).pains, []);
	assert.deepEqual((await program.ask("GET", "/feel")).marks, []);
	/* nothing of it is left in the file, nor beside it */
	for (const end of ["", "-wal"]) {
		let bytes = Buffer.alloc(0);

		try {
			bytes = readFileSync(program.log + end);
		} catch {
			continue;
		}
		assert.equal(bytes.indexOf("new shoes rub"), -1, "log.db" + end);
		assert.equal(bytes.indexOf("Road shoes"), -1, "log.db" + end);
		assert.equal(bytes.indexOf(".FIT"), -1, "log.db" + end);
	}
	await goTo(page, "#/log");
	await page.getByText("No runs yet").waitFor();
	await page.evaluate(() => { location.hash = "#/today"; });
	await page.waitForURL(/#\/first$/);
	await settled(page);
	assert.match(await heading(page), /What to do with your legs/);

	/* and the backup brings it back */
	await goTo(page, "#/settings");
	const [chooser] = await Promise.all([page.waitForEvent("filechooser"),
		page.getByRole("button", { name: "Restore a backup" }).click()]);

	await chooser.setFiles({ name: "afterrun-backup.db",
		mimeType: "application/octet-stream", buffer: backup.bytes });
	await page.getByRole("button", { name: "Restore it" }).click();
	await page.getByText("The backup is in place.").first().waitFor();
	assert.equal(await runsOf(program), 59);
}

export default [
	["import a zip, see what it brought, take it out again", () =>
		withPage({ hash: "#/import" }, importing)],
	["the log, a run, the trends", () =>
		withPage({ hash: "#/log", log: "filled" }, reading)],
	["a plan: make it, move a run, take it back, take it along", () =>
		withPage({ hash: "#/plan", log: "filled", size: desktop,
			bad: [{ status: 409, path: "/plan/move" }] }, planning)],
	["a plan: not right today", () =>
		withPage({ hash: "#/plan", log: "filled" }, notRight)],
	["settings hold everywhere", () =>
		withPage({ hash: "#/settings", log: "filled" }, setting)],
	["delete everything, and bring it back", () =>
		withPage({ hash: "#/settings", log: "filled" }, erase)],
];
