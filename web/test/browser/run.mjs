// The tests in a real browser: node test/browser/run.mjs [part of a name].
// AR_BIN is the folder of the programs, AR_WEB_MODULES that of node_modules,
// CHROMIUM the browser, AR_SHOTS a folder for pictures of what failed.
// Without a browser it says so and ends with 77.
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { after, describe, it } from "node:test";
import { bin } from "./programs.mjs";

const wanted = process.argv.slice(2);
const here = new URL(".", import.meta.url);

function skip(why) {
	console.log("skipped: " + why);
	process.exit(77);
}

const { chromium_path, closeBrowser, openBrowser } =
	await import("./harness.mjs");

if (!chromium_path)
	skip("chromium is not there");
if (!existsSync(join(bin, "afterrun-http")))
	skip("afterrun-http is not built");
await openBrowser();

const names = readdirSync(here).filter((name) => name.endsWith(".test.mjs"))
	.sort();
const all = [];

for (const name of names) {
	const { default: tests } = await import(new URL(name, here));

	for (const [title, run, options] of tests)
		all.push({ title: name.replace(".test.mjs", "") + ": " + title, run,
			...options });
}
const chosen = all.filter(({ title }) => !wanted.length ||
	wanted.some((part) => title.includes(part)));
const limit = { timeout: 120000 };

/* Two at a time; what measures time is alone, behind the rest. */
describe("in the browser", { concurrency: 1 }, () => {
	describe("pages", { concurrency: 2 }, () => {
		for (const one of chosen.filter(({ alone }) => !alone))
			it(one.title, limit, one.run);
	});
	describe("alone", { concurrency: 1 }, () => {
		for (const one of chosen.filter(({ alone }) => alone))
			it(one.title, limit, one.run);
	});
	after(closeBrowser);
});
