// Names in what is built: the tests in a browser find what they look for, and
// names made while the app runs are left alone.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import test from "node:test";
import { pathToFileURL } from "node:url";

const web = process.env.WEB_DIR ?? new URL("..", import.meta.url).pathname;
const { kept, shortNames } = await import(
	pathToFileURL(join(web, "short.mjs")).href);
const styles = join(web, "src/style");
const sheet = readdirSync(styles).sort()
	.map((name) => readFileSync(join(styles, name), "utf8")).join("\n");

test("classes that the tests in a browser look for are kept", () => {
	const browser = join(web, "test/browser");
	const known = new Set([...sheet.matchAll(/\.([a-z][\w-]*-[\w-]*)/gi)]
		.map(([, name]) => name));
	const wanted = new Set();

	for (const name of readdirSync(browser))
		if (name.endsWith(".mjs"))
			for (const [, one] of readFileSync(join(browser, name), "utf8")
				.matchAll(/\.([a-z][\w-]*-[\w-]*)/gi))
				if (known.has(one))
					wanted.add(one);
	const short = shortNames(sheet, [""]);

	assert.deepEqual([...wanted].filter((name) => short.classes.has(name)), [],
		"add them to kept in short.mjs");
	assert.ok(kept.size);
});

test("a name gets one short name in style and code", () => {
	const short = shortNames(".guide-x{color:var(--far-away)}" +
		".guide-x .guide-y-1{--far-away:1px}.log-row-E{margin:0}.log-a-b{margin:.5em}",
	["h(\"p\", { class: \"guide-x guide-y-1\" }); s(\"log-row-\" + kind); " +
		"f(\"log-a\" + n); q(\".guide-x\"); v(\"--far-away\"); t(`a ${b} guide-x`)"]);
	const x = short.classes.get("guide-x");
	const y = short.classes.get("guide-y-1");

	assert.deepEqual([...short.classes.keys()].sort(),
		["guide-x", "guide-y-1"]);
	assert.equal(short.style(".guide-x .guide-y-1{--far-away:1px}.log-row-E{}"),
		`.${x} .${y}{--a:1px}.log-row-E{}`);
	assert.equal(short.code("h(\"guide-x guide-y-1\", \".guide-x\", " +
		"`a ${b} guide-x`, \"--far-away\", \"serve --token\")"),
	`h("${x} ${y}", ".${x}", \`a \${b} ${x}\`, "--a", "serve --token")`);
	assert.equal(short.code("\"A word-by-word text.\""),
		"\"A word-by-word text.\"");
});
