// The main path without a mouse: the focus is seen, is never covered, goes
// through the page in its order, and is at the heading of each new page.
import assert from "node:assert/strict";
import { ownRun } from "./programs.mjs";
import { desktop, phone, settled, withPage } from "./harness.mjs";

/* What has the focus, and whether it is to be seen; in the page. */
function focused() {
	const one = document.activeElement;

	if (!one || one === document.body)
		return undefined;
	const shown = (element) => {
		const style = element && getComputedStyle(element);

		return style && ((style.outlineStyle !== "none" &&
			parseFloat(style.outlineWidth) > 0) || style.boxShadow !== "none");
	};
	/* a part of a drawing has its ring in the drawing */
	const ring = one.closest("svg") && [...one.querySelectorAll("path")]
		.some((path) => getComputedStyle(path).stroke !== "none" &&
			parseFloat(getComputedStyle(path).strokeWidth) > 12);
	const around = [one, one.nextElementSibling, one.parentElement,
		...one.querySelectorAll("*")];
	/* what is drawn in place of a field that is hidden */
	const box = [one, one.labels?.[0]].filter(Boolean)
		.map((element) => element.getBoundingClientRect())
		.find((rect) => rect.width > 2 && rect.height > 2) ??
		one.getBoundingClientRect();
	const before = window.before;
	const after = !before?.isConnected || before === one ||
		!(before.compareDocumentPosition(one) &
			Node.DOCUMENT_POSITION_PRECEDING);
	const x = Math.min(Math.max(box.x + box.width / 2, 0), innerWidth - 1);
	const y = Math.min(Math.max(box.y + box.height / 2, 0), innerHeight - 1);
	const top = document.elementFromPoint(x, y);

	window.before = one;
	return {
		name: (one.getAttribute("aria-label") ?? one.labels?.[0]?.innerText ??
			one.innerText ?? "").trim().replace(/\s+/g, " ").slice(0, 80),
		role: one.getAttribute("role") ?? one.tagName.toLowerCase(),
		seen: ring || around.some(shown),
		inside: box.bottom > 0 && box.top < innerHeight && box.right > 0 &&
			box.left < innerWidth,
		covered: !!top && !one.contains(top) && !top.contains(one) &&
			!one.labels?.[0]?.contains(top) && !one.closest("svg"),
		by: top?.className,
		inOrder: after,
	};
}

/* Even a change of no length takes effect with the next picture only. */
async function look(page) {
	let at = await page.evaluate(focused);

	for (let n = 0; n < 50 && at && !at.seen; n++)
		at = await page.evaluate(focused);
	return at;
}

/* Presses Tab until the thing is reached; the way there is looked at. */
async function tabTo(page, wanted, role) {
	const way = [];

	await page.evaluate(() => { window.before = undefined; });
	for (let n = 0; n < 120; n++) {
		await page.keyboard.press("Tab");
		const at = await look(page);

		if (!at) {
			/* round the end of the page */
			await page.evaluate(() => { window.before = undefined; });
			continue;
		}
		way.push(at.name);
		assert.ok(at.seen, "the focus on “" + at.name + "” is not to be seen");
		assert.ok(at.inside, "“" + at.name + "” is not on the screen");
		assert.ok(!at.covered, "“" + at.name + "” is covered by " + at.by);
		assert.ok(at.inOrder, "“" + at.name + "” is out of order");
		if (wanted.test(at.name) && (!role || role === at.role))
			return way;
	}
	throw new Error("the keyboard does not get to " + wanted + ": " +
		way.join(" | "));
}

async function atHeading(page, text) {
	await page.getByRole("heading", { level: 1, name: text }).waitFor();
	await page.waitForFunction(() =>
		document.activeElement?.tagName === "H1");
	assert.match(await page.evaluate(() => document.activeElement.innerText),
		text);
	assert.match(await page.title(), / – afterrun$/);
}

async function mainPath({ page, program }) {
	const press = (key) => page.keyboard.press(key);

	await settled(page);
	await page.locator(".session-step").first().waitFor();
	/* the first thing leads past the list of pages */
	await press("Tab");
	assert.equal((await page.evaluate(focused)).name, "Skip to the page");
	await press("Enter");
	assert.equal(await page.evaluate(() => document.activeElement.id), "main");
	await tabTo(page, /^Use my own recording$/);
	await press("Enter");
	await atHeading(page, /^After a run$/);
	await tabTo(page, /^Choose a recording$/);
	const [chooser] = await Promise.all([page.waitForEvent("filechooser"),
		press("Enter")]);

	await chooser.setFiles(ownRun());
	await atHeading(page, /^After your run$/);
	await settled(page);
	await page.locator(".atlas-views svg").first().waitFor();

	/* a sore spot: one stop for the picture, arrows within it */
	await tabTo(page, /^(Left|Right) .*(soreness|load)/, "option");
	const from = await page.evaluate(() => document.activeElement.id);

	await press("ArrowDown");
	assert.notEqual(await page.evaluate(() => document.activeElement.id),
		from);
	const planned = page.waitForResponse(/\/runs\/look/);

	await press("4");
	assert.match(new URL((await planned).url()).searchParams.get("sore"),
		/=4/);
	await settled(page);
	/* less time */
	await tabTo(page, /^Time you have$/);
	const again = page.waitForResponse(/\/runs\/look/);

	for (let n = 0; n < 10; n++)
		await press("ArrowLeft");
	await again;
	await settled(page);
	/* why, and back to where it was */
	await tabTo(page, /^Start · /);
	await press("Enter");
	await atHeading(page, /^Your session$/);
	await tabTo(page, /^Start$/);
	await press("Enter");
	await page.getByRole("dialog", { name: "Guide" }).waitFor();
	await press("n");
	await page.getByText(/^Step 2 of/).waitFor();
	for (let n = 0; n < 15; n++)
		await press("n");
	await page.getByRole("heading", { level: 1, name: "Done" }).waitFor();
	await tabTo(page, /^Better$/);
	await press("Enter");
	/* the next question takes the focus */
	await page.waitForFunction(() =>
		document.activeElement.innerText.startsWith("Does anything hurt"));
	await tabTo(page, /^No$/);
	await press("Space");
	await page.locator(".notice", { hasText: "Saved in your log" }).waitFor();
	await tabTo(page, /^To today$/);
	await press("Enter");
	await atHeading(page, /^Today$/);
	assert.equal((await program.ask("GET", "/sessions/last")).outcome,
		"better");
}

/* A dialog takes the focus, keeps it, and gives it back. */
async function dialogs({ page }) {
	await settled(page);
	await tabTo(page, /^Why\?$/);
	await page.keyboard.press("Enter");
	const dialog = page.getByRole("dialog");

	await dialog.waitFor();
	for (let n = 0; n < 8; n++) {
		await page.keyboard.press("Tab");
		assert.ok(await page.evaluate(() => document.activeElement ===
			document.body || document.activeElement.closest("dialog")),
		"the focus left the dialog");
	}
	await page.keyboard.press("Escape");
	await dialog.waitFor({ state: "detached" });
	await page.waitForFunction(() =>
		document.activeElement?.innerText === "Why?");
}

/* All there is on a page can be reached. */
async function everything({ page }) {
	for (const hash of ["#/today", "#/plan", "#/log", "#/settings",
		"#/trends", "#/import", "#/pain", "#/first"]) {
		await page.evaluate((to) => { location.hash = to; }, hash);
		await settled(page);
		const last = await page.evaluate(() => {
			const all = [...document.querySelectorAll("main a[href], " +
				"main button:not([disabled]), main input, main select, " +
				"main summary")].filter((one) => one.tabIndex >= 0 &&
				one.checkVisibility() && one.type !== "radio");

			document.querySelector("#main h1").focus();
			window.before = undefined;
			all.at(-1).dataset.last = "yes";
			return all.at(-1).outerHTML.slice(0, 120);
		});
		let there = false;

		for (let n = 0; n < 150 && !there; n++) {
			await page.keyboard.press("Tab");
			const at = await look(page);

			assert.ok(at, hash + ": the end is not reached: " + last);
			assert.ok(at.seen && at.inside && !at.covered && at.inOrder,
				hash + " " + JSON.stringify(at));
			there = await page.evaluate(() =>
				document.activeElement.dataset.last === "yes");
		}
		assert.ok(there, hash + ": " + last);
	}
}

const moving = (page) => page.evaluate(() => document.getAnimations()
	.filter((one) => one.playState === "running" &&
		one.effect.getComputedTiming().duration > 50)
	.map((one) => (one.animationName ?? one.transitionProperty) + " " +
		one.effect.target?.getAttribute("class")));

async function guideMoves(page) {
	await settled(page);
	await page.getByRole("button", { name: /^Start · / }).first().click();
	await page.getByRole("button", { name: "Start", exact: true }).click();
	await page.getByRole("dialog", { name: "Guide" }).waitFor();
	await page.keyboard.press("n");
	await page.clock.runFor(7000);
	await page.locator(".guide-picture svg").first().waitFor();
	return moving(page);
}

async function still({ page }) {
	assert.deepEqual(await moving(page), []);
	assert.deepEqual(await guideMoves(page), []);
}

async function lively({ page }) {
	const moves = await guideMoves(page);

	assert.ok(moves.length > 0, "nothing moves, so the test sees nothing");
}

export default [
	["the main path, on a phone", () => withPage({ size: phone }, mainPath)],
	["the main path, on a desktop", () => withPage({ size: desktop },
		mainPath)],
	["dialogs keep the focus and give it back", () =>
		withPage({ log: "filled" }, dialogs)],
	["everything is reached, seen and uncovered", () =>
		withPage({ log: "filled" }, everything)],
	["nothing moves where that is not wanted", () => withPage({}, still)],
	["the stroke moves where it may", () => withPage({ context:
		{ reducedMotion: "no-preference" } }, lively)],
];
