// Pages in a real browser, and what every test holds them to: no request to
// another host, nothing that the content security policy had to stop, no
// error in the console, no answer that went wrong unless the test wants it.
import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { now, serve, zone } from "./programs.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const modules = resolve(process.env.AR_WEB_MODULES ?? join(here, "../.."));
const parts = createRequire(join(modules, "package.json"));

export const chromium_path = [process.env.CHROMIUM, "/usr/bin/chromium",
	"/usr/bin/chromium-browser"].find((path) => path && existsSync(path));

const flags = ["--headless", "--no-sandbox", "--disable-gpu",
	"--disable-quic", "--no-first-run", "--disable-background-networking",
	"--disable-component-update", "--disable-sync"];

export const phone = { width: 360, height: 740 };
export const tablet = { width: 768, height: 1024 };
export const desktop = { width: 1280, height: 800 };

/* Waits are for states; this only ends a test that hangs. */
const patience_ms = 15000;

let browser;

export async function openBrowser() {
	browser ??= await parts("playwright-core").chromium.launch({
		executablePath: chromium_path, args: flags });
	return browser;
}

export async function closeBrowser() {
	await browser?.close();
	browser = undefined;
}

/* --- one test's page --- */

function watch(context, program) {
	const seen = { hosts: new Set(), trouble: [], bad: [], requests: [] };

	context.on("request", (request) => {
		const url = new URL(request.url());

		seen.requests.push({ method: request.method(), path: url.pathname +
			url.search });
		if (!["data:", "blob:"].includes(url.protocol) &&
		    url.origin !== program.url)
			seen.hosts.add(url.origin);
	});
	context.on("response", (answer) => {
		if (answer.status() >= 400)
			seen.bad.push({ status: answer.status(), method:
				answer.request().method(), path:
				new URL(answer.url()).pathname.replace("/api/v1", "") });
	});
	context.on("console", (message) => {
		/* what the network did is looked at by status */
		if ((message.type() === "error" || message.type() === "warning") &&
		    !message.text().startsWith("Failed to load resource"))
			seen.trouble.push(message.type() + ": " + message.text());
	});
	context.on("weberror", (error) =>
		seen.trouble.push("exception: " + error.error().stack));
	return seen;
}

const usual_bad = [
	/* "there is none": no plan, no session, no such run */
	{ status: 404, method: "GET" },
];

function isUsual(bad, allowed) {
	return [...usual_bad, ...allowed].some((one) =>
		Object.entries(one).every(([name, value]) => value instanceof RegExp
			? value.test(bad[name]) : bad[name] === value));
}

/* Runs body({ page, program, ... }) with a program (started with more words)
 * and a page of its own.
 * bad: answers of 400 and more that belong to the test. */
export async function withPage({ log = "empty", hash = "", size = phone,
	dark = false, touch = false, bad = [], before, context: more = {},
	clock = true, words = [] }, body) {
	const program = await serve(log, words);
	const context = await (await openBrowser()).newContext({
		viewport: size, colorScheme: dark ? "dark" : "light",
		reducedMotion: "reduce", locale: "en-GB", timezoneId: zone,
		acceptDownloads: true, hasTouch: touch, ...more });
	const seen = watch(context, program);

	context.setDefaultTimeout(patience_ms);
	await context.addInitScript(() => {
		document.addEventListener("securitypolicyviolation", (event) =>
			console.error("content security policy: " +
				event.violatedDirective + " " + event.blockedURI));
	});
	if (clock)
		await context.clock.install({ time: now });
	if (before)
		await before(context, program);
	const page = await context.newPage();

	try {
		await page.goto(program.url + "/" + hash);
		await body({ page, program, context, seen });
		assert.deepEqual([...seen.hosts], [], "requests to other hosts");
		assert.deepEqual(seen.trouble, [], "errors in the console");
		assert.deepEqual(seen.bad.filter((one) => !isUsual(one, bad)), [],
			"answers that went wrong");
	} catch (problem) {
		if (process.env.AR_SHOTS)
			await page.screenshot({ path: join(process.env.AR_SHOTS,
				"failed-" + Date.now() + ".png"), fullPage: true });
		if (seen.trouble.length)
			problem.message += "\nconsole: " + seen.trouble.join("\n");
		problem.message += "\nat " + page.url();
		throw problem;
	} finally {
		await context.close();
		await program.stop();
	}
}

/* --- what is held to --- */

let axe;

export async function assertAccessible(page, name) {
	axe ??= readFileSync(parts.resolve("axe-core/axe.min.js"), "utf8");
	if (!await page.evaluate(() => "axe" in window))
		await page.evaluate(axe);
	const found = await page.evaluate(async () => {
		const result = await window.axe.run(document, {
			runOnly: { type: "tag", values: ["wcag2a", "wcag2aa", "wcag21a",
				"wcag21aa", "wcag22aa"] },
			resultTypes: ["violations"], preload: false });

		return result.violations.map((one) => one.id + ": " + one.help +
			"\n" + one.nodes.slice(0, 4).map((node) => "    " +
				node.target.join(" ") + "  " + node.html.slice(0, 160) +
				"\n      " + (node.any[0] ?? node.all[0] ?? node.none[0])
				?.message).join("\n"));
	});

	assert.ok(!found.length, name + ":\n" + found.join("\n"));
}

export async function assertNoSideways(page, name) {
	const wide = await page.evaluate(() => {
		const root = document.scrollingElement;
		const room = document.documentElement.clientWidth;

		if (root.scrollWidth <= room)
			return undefined;
		const out = [...document.querySelectorAll("main *")].filter(
			(one) => one.getBoundingClientRect().right > room + 1);

		return root.scrollWidth + " > " + room + ": " + out.slice(0, 5)
			.map((one) => one.tagName + "." + one.getAttribute("class"))
			.join(", ");
	});

	assert.equal(wide, undefined, name + " is too wide: " + wide);
}

/* Nothing is on its way and nothing is about to be drawn anew. */
export async function settled(page) {
	await page.waitForFunction(() => {
		const main = document.querySelector("main");

		return main?.querySelector("h1") && !main.querySelector(".loading") &&
			!main.querySelector("[aria-busy=true]");
	});
	await page.evaluate(() => document.fonts.ready);
}

export async function goTo(page, hash) {
	await page.evaluate((to) => { location.hash = to; }, hash);
	await settled(page);
}

export async function heading(page) {
	return page.locator("main h1").innerText();
}

export async function download(page, act) {
	const [file] = await Promise.all([page.waitForEvent("download"), act()]);
	const path = await file.path();

	return { name: file.suggestedFilename(), bytes: readFileSync(path) };
}
