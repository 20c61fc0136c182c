// Every screen of the app, and how one gets there; in this order, since the
// later ones change the log.  The pictures and the tests share it.
import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { folder, ownRun, recordings, zipOf } from "./programs.mjs";
import { goTo, settled } from "./harness.mjs";

export async function chooseRun(page, file = ownRun()) {
	const [chooser] = await Promise.all([page.waitForEvent("filechooser"),
		page.getByRole("button", { name: "Choose a recording" }).click()]);

	await chooser.setFiles(file);
	await page.getByRole("heading", { level: 1, name: "After your run" })
		.waitFor();
	await settled(page);
}

/* One answer of the interview, and the next question. */
export async function answerPlace(page, place = "Calf", side = "Left") {
	await page.getByRole("radio", { name: place, exact: true })
		.check({ force: true });
	await page.getByRole("radio", { name: side, exact: true })
		.check({ force: true });
	await page.getByRole("button", { name: "Next", exact: true }).click();
	await page.getByRole("heading", { name: "Is any of this true since",
		exact: false }).waitFor();
}

async function askedPain(page) {
	await goTo(page, "#/pain");
	await goTo(page, "#/pain/new");
	await page.getByText("Where does it hurt?").first().waitFor();
}

async function question(page) {
	await askedPain(page);
}

async function signs(page) {
	await askedPain(page);
	await answerPlace(page);
}

async function stop(page) {
	await askedPain(page);
	await answerPlace(page);
	await page.getByText("Do you have pain or pressure in your chest?")
		.click();
	await page.getByRole("button", { name: /^Next/ }).click();
	await page.getByRole("alertdialog").waitFor();
}

async function result(page) {
	await askedPain(page);
	await answerPlace(page);
	await page.getByRole("button", { name: "None of these" }).click();
	await page.getByRole("heading", { name: "Is any of this true of the leg" })
		.waitFor();
	await page.getByRole("button", { name: "Stop here and show the answer" })
		.click();
	await page.locator(".notice", { hasText: "Kept in your log" })
		.waitFor();
	await page.getByRole("link", { name: "Page for a clinician (PDF)" })
		.waitFor();
}

async function closeDialogs(page) {
	for (const name of ["Close", "Cancel"]) {
		const button = page.getByRole("dialog").getByRole("button",
			{ name, exact: true }).first();

		if (await button.isVisible())
			await button.click();
	}
}

async function answer(page) {
	await goTo(page, "#/today");
	await goTo(page, "#/after");
	const other = page.getByRole("button", { name: "Another run" });

	if (await other.isVisible())
		await other.click();
	await chooseRun(page);
}

async function answerList(page) {
	await page.getByRole("button", { name: "List", exact: true }).click();
}

async function openStep(page) {
	await page.getByRole("button", { name: "Picture", exact: true }).click();
	await page.locator(".session-step summary").first().click();
	await page.getByText("Say more, and it fits better").click();
}

async function before(page) {
	await page.getByRole("button", { name: /^Start · / }).first().click();
	await page.getByRole("heading", { level: 1, name: "Your session" })
		.waitFor();
	await page.getByText("Looking for voices").waitFor({ state: "detached" });
}

async function run(page) {
	await page.getByRole("button", { name: "Start", exact: true }).click();
	await page.getByRole("dialog", { name: "Guide" }).waitFor();
	await page.keyboard.press("n");
	await page.locator(".guide-side").waitFor();
	await page.clock.runFor(7000);
	await page.locator(".guide-picture svg").first().waitFor();
}

async function leaving(page) {
	await page.keyboard.press("q");
	await page.getByRole("alertdialog").waitFor();
}

async function end(page) {
	await page.getByRole("button", { name: "Stay" }).click();
	for (let i = 0; i < 12; i++)
		await page.keyboard.press("n");
	await page.getByRole("button", { name: "Better" }).click();
	await page.getByRole("button", { name: "No", exact: true }).click();
	await page.getByText("Saved in your log").waitFor();
}

async function imported(page) {
	await goTo(page, "#/import");
	const folder_in = join(folder, "import");
	const files = recordings().slice(0, 2).map((path, i) =>
		["run-" + i + ".fit", readFileSync(path)]);

	mkdirSync(folder_in, { recursive: true });
	const path = zipOf(join(folder_in, "an-export-with-a-very-long-name-" +
		"from-another-program-2026-09-12.zip"),
	[...files, ["notes/readme.txt", Buffer.from("nothing")],
		["broken.fit", Buffer.from("not a recording at all")]]);
	const [chooser] = await Promise.all([page.waitForEvent("filechooser"),
		page.getByRole("button", { name: "Choose files" }).click()]);

	await chooser.setFiles(path);
	await page.getByRole("heading", { name: "Done", exact: true }).waitFor();
	await settled(page);
}

async function offline(page) {
	await page.route("**/api/v1/**", (route) => route.abort());
	await goTo(page, "#/settings");
	await page.evaluate(() => { location.hash = "#/trends"; });
	await page.getByText("afterrun is not running").first().waitFor();
}

async function signedOut(page) {
	await page.unroute("**/api/v1/**");
	await page.route("**/api/v1/**", (route) => route.fulfill({ status: 401,
		json: { schema: "error/1", code: "login",
			message: "this device is not signed in" } }));
	await page.evaluate(() => { location.hash = "#/plan"; });
	await page.getByText("This device is not signed in").waitFor();
}

const at = (hash) => (page) => goTo(page, hash);

/* A step that cannot be shown alone follows the one before it. */
export const screens = {
	empty: [
		{ name: "first", go: at("#/first"), ready: ".session-step" },
		{ name: "after", go: at("#/after") },
		{ name: "tell", go: at("#/after/tell") },
		{ name: "guide-none", go: at("#/guide") },
		{ name: "plan-empty", go: at("#/plan") },
		{ name: "plan-new", go: at("#/plan/new") },
		{ name: "log-empty", go: at("#/log") },
		{ name: "trends-empty", go: at("#/trends") },
		{ name: "import-empty", go: at("#/import") },
		{ name: "pain-empty", go: at("#/pain") },
		{ name: "settings-empty", go: at("#/settings") },
		{ name: "more", go: at("#/more") },
		{ name: "unknown", go: at("#/nowhere") },
	],
	filled: [
		{ name: "today", go: at("#/today"), ready: ".today-now" },
		{ name: "today-steps", go: (page) => page.getByRole("button",
			{ name: "See the steps" }).click() },
		{ name: "why", go: async (page) => {
			await page.getByRole("button", { name: "Why?" }).first().click();
			await page.getByRole("dialog").locator("dd, li, p").first()
				.waitFor();
		}, leave: closeDialogs },
		{ name: "plan", go: at("#/plan"), ready: ".plan-pill" },
		{ name: "plan-session", go: async (page) => {
			await page.locator(".plan-pill.plan-is-ahead").first().click();
			await page.getByRole("dialog").waitFor();
		}, leave: closeDialogs },
		{ name: "log", go: at("#/log"), ready: ".log-run" },
		{ name: "log-note", go: async (page) => {
			await page.getByRole("button", { name: "Add a note" }).click();
			await page.getByRole("dialog").waitFor();
		}, leave: closeDialogs },
		{ name: "run", go: at("#/run/58"), ready: ".run-streams canvas" },
		{ name: "trends", go: at("#/trends"), ready: "main canvas" },
		{ name: "settings", go: at("#/settings"), ready: ".settings-path" },
		{ name: "erase", go: async (page) => {
			await page.getByRole("button", { name: "Delete everything" })
				.click();
			await page.getByRole("alertdialog").waitFor();
		}, leave: (page) => page.getByRole("button", { name: "Keep it" })
			.click() },
		{ name: "import", go: imported },
		{ name: "answer", go: answer, ready: ".atlas-views svg" },
		{ name: "answer-step", go: openStep },
		{ name: "answer-list", go: answerList },
		{ name: "guide-before", go: before },
		{ name: "guide-run", go: run },
		{ name: "guide-leave", go: leaving },
		{ name: "guide-end", go: end },
		{ name: "pain-question", go: question },
		{ name: "pain-signs", go: signs },
		{ name: "pain-result", go: result },
		{ name: "pain-list", go: at("#/pain"), ready: ".pain-facts" },
		{ name: "pain-stop", go: stop, leave: async (page) => {
			await page.getByRole("button", { name: "The whole answer" })
				.click();
			await page.locator(".notice", { hasText: "Kept in your log" })
		.waitFor();
		} },
		{ name: "pain-stopped", go: at("#/pain"), ready: ".pain-facts" },
		{ name: "today-stopped", go: at("#/today"), ready: ".today-clock" },
		{ name: "offline", go: offline },
		{ name: "sign-in", go: signedOut },
	],
};

/* Goes to one after the other and calls visit(screen) there. */
export async function visitScreens(page, list, visit) {
	for (const screen of list) {
		await screen.go(page);
		if (screen.ready)
			await page.locator(screen.ready).first().waitFor();
		await visit(screen);
		if (screen.leave)
			await screen.leave(page);
	}
}
