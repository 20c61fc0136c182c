// The pain questions: a red flag stops everything, a slip of the finger does
// not, nothing known is no answer, and what was said stays in the log.
import assert from "node:assert/strict";
import { ownRun } from "./programs.mjs";
import { download, goTo, heading, settled, withPage } from "./harness.mjs";
import { answerPlace, chooseRun } from "./screens.mjs";

async function flag(page) {
	await page.getByText("Where does it hurt?").first().waitFor();
	await answerPlace(page);
	await page.getByText("Do you have pain or pressure in your chest?")
		.click();
	await page.getByRole("button", { name: /^Next/ }).click();
	await page.getByRole("alertdialog").waitFor();
}

async function redFlag({ page, program }) {
	await program.upload("/runs?name=own.fit&minutes=20&tools=hand",
		ownRun());
	await flag(page);
	const stop = page.getByRole("alertdialog");

	/* on the whole screen, with the number first of all */
	const box = await stop.boundingBox();

	assert.ok(box.width >= 360 && box.height >= 740, JSON.stringify(box));
	const call = stop.getByRole("link", { name: /^Call 112/ });

	assert.equal(await call.getAttribute("href"), "tel:112");
	await stop.getByRole("heading", { name: "What to do", exact: true })
		.waitFor();
	await stop.getByRole("heading", { name: "What not to do" }).waitFor();
	const said = await page.locator("body").innerText();

	assert.doesNotMatch(said, /\byou have (a|an) (heart attack|clot)/i);
	assert.equal(await page.getByRole("button", { name: /^Start/ }).count(),
		0);
	/* it does not go away by itself */
	await page.keyboard.press("Escape");
	await stop.waitFor();
	await stop.getByRole("button", { name: "The whole answer" }).click();
	await page.locator(".notice", { hasText: "Kept in your log" }).waitFor();
	const { pains } = await program.ask("GET", "/pains");

	assert.equal(pains.length, 1);
	assert.equal(pains[0].tier, "E0");
	assert.equal(pains[0].locked, true);

	/* one page for a clinician */
	const pdf = await download(page, () => page.getByRole("link",
		{ name: "Page for a clinician (PDF)" }).click());

	assert.match(pdf.name, /pain-1\.pdf$/);
	assert.equal(pdf.bytes.subarray(0, 5).toString(), "%PDF-");

	/* and no session anywhere */
	for (const hash of ["#/today", "#/guide", "#/run/1", "#/pain"]) {
		await goTo(page, hash);
		await page.waitForFunction(() => ![...document.querySelectorAll(
			"main button")].some((one) =>
			/^(Start|Go on|Do it again)/.test(one.innerText.trim())));
	}
	await goTo(page, "#/guide");
	assert.equal(await heading(page), "No session now");
	await goTo(page, "#/after");
	await chooseRun(page);
	assert.equal(await page.getByRole("button", { name: /^Start/ }).count(),
		0);
	await page.getByRole("link", { name: /Emergency: 112/ }).waitFor();

	/* gone it is only when somebody has seen it */
	await goTo(page, "#/pain");
	assert.equal(await page.getByRole("button", { name: "It is gone" })
		.count(), 0);
	await page.getByRole("link", { name: "A clinician has seen it" })
		.waitFor();
}

async function slip({ page, program }) {
	await flag(page);
	await page.getByRole("button", { name: "That was a mistake: back" })
		.click();
	await page.getByRole("heading", { name: "Is any of this true since" })
		.waitFor();
	assert.equal(await page.getByRole("alertdialog").count(), 0);
	assert.deepEqual((await program.ask("GET", "/pains")).pains, []);
	/* the browser's own back, one question */
	await page.goBack();
	await page.getByText("Where does it hurt?").first().waitFor();
}

/* "I don't know" to everything is an answer, too. */
async function unknown({ page, program }) {
	await page.getByText("Where does it hurt?").first().waitFor();
	await answerPlace(page, "Achilles tendon", "Right");
	let questions = 0;

	for (; questions < 60; questions++) {
		await page.waitForFunction(() => {
			const main = document.querySelector("main");

			return main.querySelector(".pain-verdict") ||
				(main.querySelector("#pain-title") &&
				!main.querySelector("[aria-busy=true]"));
		});
		if (await page.locator(".pain-verdict").count())
			break;
		const text = await page.locator(".pain-stage").innerText();
		const several = page.getByRole("button",
			{ name: /^I don’t know/ }).first();

		if (await several.isVisible()) {
			await several.click();
		} else {
			for (const one of await page.getByRole("radio",
				{ name: "I don’t know" }).all())
				await one.check({ force: true });
			const next = page.getByRole("button", { name: "Next",
				exact: true });

			/* some forms answer at the tap */
			if (await next.count())
				await next.click().catch(() => undefined);
		}
		await page.waitForFunction((was) =>
			document.querySelector(".pain-verdict") ||
			document.querySelector(".pain-stage")?.innerText !== was, text);
	}
	assert.ok(questions > 5 && questions < 60, questions + " questions");
	await page.locator(".notice", { hasText: "Kept in your log" }).waitFor();
	await page.getByText("Some urgent questions are open").waitFor();
	await page.getByText("What you answered").click();
	assert.match(await page.locator(".pain-said").innerText(), /not known/);

	/* it stands on Today with its clock, and can be closed */
	await goTo(page, "#/today");
	await page.locator(".today-clock").first().waitFor();
	await goTo(page, "#/pain");
	await page.getByText(/Answer again (now|in)/).first().waitFor();
	await page.getByRole("button", { name: "It is gone" }).click();
	await page.getByRole("button", { name: "Yes, it is gone" }).click();
	await page.getByText("No open pains").waitFor();
	assert.deepEqual((await program.ask("GET", "/pains")).pains, []);
}

async function lost({ page, context }) {
	await page.getByText("Where does it hurt?").first().waitFor();
	await context.route("**/api/v1/interview", (route) => route.abort());
	await page.getByRole("radio", { name: "Calf", exact: true })
		.check({ force: true });
	await page.getByRole("radio", { name: "Left", exact: true })
		.check({ force: true });
	await page.getByRole("button", { name: "Next", exact: true }).click();
	await page.getByText("afterrun is not running").waitFor();
	/* what was answered is there still */
	assert.ok(await page.getByRole("radio", { name: "Calf", exact: true })
		.isChecked());
	await context.unroute("**/api/v1/interview");
	await page.getByRole("button", { name: "Try again" }).click();
	await page.getByRole("heading", { name: "Is any of this true since" })
		.waitFor();
	await settled(page);
	assert.equal(await heading(page), "New pain");
}

export default [
	["a red flag stops everything", () => withPage({ hash: "#/pain/new" },
		redFlag)],
	["a slip of the finger is taken back", () =>
		withPage({ hash: "#/pain/new" }, slip)],
	["not known is never taken for no", () =>
		withPage({ hash: "#/pain/new", log: "filled" }, unknown)],
	["an answer that does not come", () =>
		withPage({ hash: "#/pain/new" }, lost)],
];
