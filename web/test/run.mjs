// Bundles test/*.test.ts(x) and runs them with node's own runner; the
// bundles go to the folder named by WEB_TEST_OUT, else ../build/web-test.
// Further arguments choose tests by a part of their names.
import { build } from "esbuild";
import { spawnSync } from "node:child_process";
import { mkdirSync, readdirSync, rmSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const out = resolve(process.env.WEB_TEST_OUT ??
	join(here, "../../build/web-test"));
const wanted = process.argv.slice(2);
const names = readdirSync(here)
	.filter((name) => /\.test\.tsx?$/.test(name))
	.filter((name) => !wanted.length ||
		wanted.some((part) => name.includes(part)))
	.sort();

rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });
await build({
	absWorkingDir: join(here, ".."),
	entryPoints: names.map((name) => join(here, name)),
	outdir: out,
	outExtension: { ".js": ".mjs" },
	bundle: true,
	platform: "node",
	format: "esm",
	target: ["node18"],
	jsx: "automatic",
	jsxImportSource: "preact",
	loader: { ".css": "empty" },
	sourcemap: "inline",
	logLevel: "warning",
});
const own = readdirSync(here).filter((name) => name.endsWith(".test.mjs") &&
	(!wanted.length || wanted.some((part) => name.includes(part))));
const run = spawnSync(process.execPath, ["--enable-source-maps", "--test",
	...names.map((name) => join(out, name.replace(/\.tsx?$/, ".mjs"))),
	...own.map((name) => join(here, name))], { stdio: "inherit",
	env: { ...process.env,
		WEB_DIR: process.env.WEB_DIR ?? join(here, "..") } });

process.exit(run.status ?? 1);
