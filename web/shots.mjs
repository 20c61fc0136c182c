// Pictures of every screen: node shots.mjs DIR [part of a name]
// 360×740, 768×1024 and 1280×800, light and dark, the whole page.
//   node shots.mjs --readme DIR   the few that the README shows
// AR_BIN, AR_WEB_MODULES, CHROMIUM: as for test/browser/run.mjs.
import { mkdirSync, statSync } from "node:fs";
import { join, resolve } from "node:path";
import { closeBrowser, desktop, goTo, phone, settled, tablet, withPage }
	from "./test/browser/harness.mjs";
import { chooseRun, screens, visitScreens }
	from "./test/browser/screens.mjs";

const words = process.argv.slice(2);
const readme = words[0] === "--readme";
const [dir, part = ""] = readme ? words.slice(1) : words;

if (!dir) {
	console.error("usage: node shots.mjs [--readme] DIR [part of a name]");
	process.exit(2);
}
const out = resolve(dir);
const sizes = [phone, tablet, desktop];
const bad = [{ status: 401 }];

mkdirSync(out, { recursive: true });

/* What is fixed to the window is in the picture once: a dialog and the guide
 * fill the window, all else is shown to its end. */
async function take(page, path) {
	const whole = !await page.locator("dialog[open]").count();

	/* charts take the new width with the next picture */
	await page.clock.runFor(300);
	await page.screenshot({ path, fullPage: whole, animations: "disabled" });
}

async function all() {
	for (const kind of Object.keys(screens))
		for (const dark of [false, true])
			await withPage({ log: kind, dark, bad }, ({ page }) =>
				visitScreens(page, screens[kind], async ({ name }) => {
					if (!name.includes(part))
						return;
					for (const size of sizes) {
						await page.setViewportSize(size);
						await take(page, join(out, [name, size.width,
							dark ? "dark" : "light"].join("-") + ".png"));
					}
					await page.setViewportSize(phone);
				}));
}

/* --- the README's --- */

async function phoneShot({ page }) {
	await goTo(page, "#/after");
	await chooseRun(page);
	await page.locator(".atlas-views svg").first().waitFor();
	await page.getByRole("button", { name: "Back", exact: true }).click();
	await page.locator(".atlas-view-back").getByRole("option",
		{ name: /^Left calf, outer/ }).click();
	const more = page.getByRole("button", { name: /left .*: more/ });

	for (let n = 0; n < 4; n++)
		await more.click();
	await settled(page);
	await page.mouse.move(0, 0);
	await page.locator(".atlas").evaluate((one) => {
		one.scrollIntoView();
		window.scrollBy(0, 14);
	});
	await page.screenshot({ path: join(out, "web-legs.png") });
	await page.getByRole("button", { name: /^Start · / }).first().click();
	await page.getByRole("button", { name: "Start", exact: true }).click();
	for (let n = 0; n < 5; n++)
		await page.keyboard.press("n");
	await page.clock.runFor(12000);
	await page.locator(".guide-picture svg").first().waitFor();
	await page.screenshot({ path: join(out, "web-guide.png") });
}

async function desktopShot({ page }) {
	await settled(page);
	await page.locator(".plan-pill").first().waitFor();
	await page.mouse.move(0, 0);
	await page.screenshot({ path: join(out, "web-plan.png") });
}

if (readme) {
	await withPage({ log: "filled", size: phone }, phoneShot);
	await withPage({ log: "filled", size: desktop, hash: "#/plan" },
		desktopShot);
	for (const name of ["legs", "guide", "plan"]) {
		const kb = statSync(join(out, "web-" + name + ".png")).size / 1024;

		console.log("web-" + name + ".png " + kb.toFixed(0) + " KB");
	}
} else {
	await all();
}
await closeBrowser();
