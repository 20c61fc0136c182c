// Every screen, on a phone and on a desktop, light and dark: nothing that
// WCAG 2.2 AA (as far as axe can tell) does not allow, and no sideways scroll.
import assert from "node:assert/strict";
import { assertAccessible, assertNoSideways, desktop, phone, withPage }
	from "./harness.mjs";
import { screens, visitScreens } from "./screens.mjs";

const bad = [{ status: 401 }];

function looked(kind, dark) {
	const theme = dark ? "dark" : "light";

	return [kind + " log, " + theme + ", phone and desktop", () => withPage(
		{ log: kind, dark, bad }, async ({ page }) => {
			const problems = [];
			const check = (held, title) => held(page, title).catch(
				(problem) => problems.push(problem.message));

			await visitScreens(page, screens[kind], async (screen) => {
				for (const size of [desktop, phone]) {
					const title = screen.name + " " + size.width;

					await page.setViewportSize(size);
					await check(assertAccessible, title);
					await check(assertNoSideways, title);
				}
			});
			assert.equal(problems.length, 0, problems.join("\n\n"));
		})];
}

export default [
	looked("filled", false),
	looked("filled", true),
	looked("empty", false),
	looked("empty", true),
];
