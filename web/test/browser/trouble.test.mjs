// The program is gone, breaks, or takes its time: every page says so, and
// says what to do; trying again works, and nothing is lost.
import assert from "node:assert/strict";
import { ownRun, serveLog } from "./programs.mjs";
import { assertAccessible, assertNoSideways, goTo, heading, settled, withPage }
	from "./harness.mjs";
import { chooseRun } from "./screens.mjs";

const pages = ["#/today", "#/guide", "#/plan", "#/log", "#/run/5",
	"#/trends", "#/import", "#/pain", "#/pain/new", "#/settings", "#/first"];
const api = "**/api/v1/**";

/* Every page fails, then is tried again. */
async function everywhere(page, fail, said) {
	await goTo(page, "#/more");
	for (const hash of pages) {
		await page.route(api, fail);
		await page.evaluate((to) => { location.hash = to; }, hash);
		await page.locator("main").getByText(said).first().waitFor();
		await assertNoSideways(page, hash);
		/* nothing turns for ever beside the bad news */
		await page.waitForFunction(() =>
			!document.querySelector("main .loading"));
		await page.unroute(api);
		/* what comes then may have failed, too, and is tried in its turn */
		await page.waitForFunction((text) => {
			const main = document.querySelector("main");

			for (const button of main.querySelectorAll("button"))
				if (button.innerText.trim() === "Try again" &&
				    !button.dataset.tried) {
					button.dataset.tried = "yes";
					button.click();
				}
			return !main.innerText.includes(text) &&
				!main.querySelector(".loading");
		}, said);
		assert.ok((await page.locator("main").innerText()).length > 60, hash);
		await goTo(page, "#/more");
	}
}

async function gone({ page }) {
	await everywhere(page, (route) => route.abort(),
		"afterrun is not running");
}

async function broken({ page }) {
	await everywhere(page, (route) => route.fulfill({ status: 500,
		contentType: "text/plain", body: "no" }), "That went wrong");
}

/* Answers come when the test lets them. */
async function slow({ page }) {
	await goTo(page, "#/more");
	for (const hash of pages) {
		let release;
		const held = new Promise((done) => { release = done; });

		await page.route(api, async (route) => {
			await held;
			await route.continue().catch(() => undefined);
		});
		await page.evaluate((to) => { location.hash = to; }, hash);
		await page.locator("main .loading").first().waitFor();
		await page.clock.fastForward(2500);
		await page.getByText("this takes longer than usual").first()
			.waitFor();
		release();
		await settled(page);
		await page.unroute(api);
		assert.equal(await page.getByText("this takes longer").count(), 0,
			hash);
		await goTo(page, "#/more");
	}
}

async function lostUpload({ page, program }) {
	await goTo(page, "#/after");
	await program.stop();
	const [chooser] = await Promise.all([page.waitForEvent("filechooser"),
		page.getByRole("button", { name: "Choose a recording" }).click()]);

	await chooser.setFiles(ownRun());
	const alert = page.getByRole("alert");

	await alert.getByText("afterrun is not running").waitFor();
	const again = await serveLog(program.log, ["--listen",
		program.url.replace("http://", "")]);

	try {
		await alert.getByRole("button", { name: "Try again" }).click();
		await page.getByRole("heading", { level: 1, name: "After your run" })
			.waitFor();
		await settled(page);
		assert.equal((await again.ask("GET", "/runs")).runs.length, 1);

		/* a mark, while it is away once more */
		await again.stop();
		await page.getByRole("button", { name: "List", exact: true }).click();
		await page.getByRole("slider", { name: "Left calf", exact: true })
			.fill("5");
		await page.getByText("Not saved yet.").waitFor();
		await page.getByText("The session could not be planned anew")
			.waitFor();
		await assertAccessible(page, "an answer without the program");
		const back = await serveLog(program.log, ["--listen",
			program.url.replace("http://", "")]);

		try {
			await page.locator(".saved-failed").getByRole("button",
				{ name: "Try again" }).click();
			await page.locator(".saved", { hasText: "Saved in your log." })
				.waitFor();
			assert.equal((await back.ask("GET", "/feel")).marks[0].mark, 5);
		} finally {
			await back.stop();
		}
	} finally {
		await again.stop();
	}
}

/* A setting that could not be kept is kept with the next try. */
async function lostSetting({ page, program }) {
	await page.route("**/api/v1/settings", (route) => route.abort());
	await page.getByText("mi, lb, °F").click();
	await page.getByText("Your last change is not saved yet").waitFor();
	await page.unroute("**/api/v1/settings");
	await page.getByRole("button", { name: "Try again" }).click();
	await page.getByText("Your last change is not saved yet")
		.waitFor({ state: "detached" });
	assert.equal((await program.ask("GET", "/settings")).units, "imperial");
}

/* A part of the app itself does not come. */
async function lostPart({ page, context }) {
	await context.route("**/chunk-*", (route) => route.abort());
	await page.evaluate(() => { location.hash = "#/log"; });
	await page.getByText("afterrun does not answer").waitFor();
	await context.unroute("**/chunk-*");
	/* a browser keeps in mind that a module failed: loaded anew it comes */
	await page.reload();
	await settled(page);
	assert.equal(await heading(page), "Log");
}

const expected = [{ status: 500 }];

export default [
	["the program is gone", () => withPage({ log: "filled", hash: "#/more" },
		gone)],
	["the program breaks", () => withPage({ log: "filled", hash: "#/more",
		bad: expected }, broken)],
	["the network is slow", () => withPage({ log: "filled", hash: "#/more" },
		slow)],
	["a recording and a mark on the way while it is gone", () => withPage({},
		lostUpload)],
	["a setting on the way while it is gone", () =>
		withPage({ hash: "#/settings" }, lostSetting)],
	["a part of the app does not come", () => withPage({ hash: "#/settings" },
		lostPart)],
];
