// Makes the web app: node build.mjs --out DIR [--check-size] [--watch]
// The same input gives the same bytes.
import { build, context } from "esbuild";
import { mkdir, readdir, rm, writeFile } from "node:fs/promises";
import { existsSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { checkSize } from "./size.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const first = ["tokens.css", "base.css", "ui.css"];

const page = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>afterrun</title>
<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
<meta name="color-scheme" content="light dark">
<meta name="theme-color" content="#f6f4ef" media="(prefers-color-scheme: light)">
<meta name="theme-color" content="#131715" media="(prefers-color-scheme: dark)">
<meta name="description" content="What to do with your legs after a run.">
<link rel="icon" href="icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="app.css">
<script type="module" src="app.js"></script>
</head>
<body>
<div id="app"><noscript>afterrun needs JavaScript in this page. Everything it does is there on the command line, too: afterrun --help.</noscript></div>
</body>
</html>
`;

const icon = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="8" fill="#0d6557"/><path d="M12 5c0 6 1 8 1 11s-2 6-2 10h9c1.5 0 2-2 .5-3L16 21c.5-3 2-5 2-8s-.5-5-.5-8" fill="none" stroke="#fff" stroke-width="2.4" stroke-linecap="round" stroke-linejoin="round"/></svg>
`;

// All of src/style/*.css is one sheet; scripts do not import styles.
async function styles() {
	const names = (await readdir(join(here, "src/style")))
		.filter((name) => name.endsWith(".css")).sort();
	const rest = names.filter((name) => !first.includes(name));

	return [...first, ...rest].map((name) => `@import "./${name}";`)
		.join("\n");
}

const sheet = {
	name: "one-sheet",
	setup(plugin) {
		plugin.onResolve({ filter: /^app\.css$/ }, () =>
			({ path: "app.css", namespace: "sheet" }));
		plugin.onLoad({ filter: /.*/, namespace: "sheet" }, async () => ({
			contents: await styles(), loader: "css",
			resolveDir: join(here, "src/style"),
		}));
		plugin.onResolve({ filter: /\.css$/ }, (args) =>
			args.namespace === "file" && /\.tsx?$/.test(args.importer)
				? { path: args.path, namespace: "no-style" } : undefined);
		plugin.onLoad({ filter: /.*/, namespace: "no-style" }, () =>
			({ contents: "", loader: "js" }));
	},
};

function options(out) {
	return {
		absWorkingDir: here,
		entryPoints: [{ in: "src/main.tsx", out: "app" },
			{ in: "app.css", out: "app" }],
		outdir: out,
		bundle: true,
		splitting: true,
		format: "esm",
		target: ["es2022"],
		minify: true,
		metafile: true,
		legalComments: "none",
		charset: "utf8",
		tsconfigRaw: { compilerOptions: { strict: true } },
		jsx: "transform",
		jsxFactory: "jsx_h",
		jsxFragment: "jsx_fragment",
		inject: [join(here, "src/jsx.ts")],
		chunkNames: "chunk-[name]-[hash]",
		assetNames: "[name]-[hash]",
		logLevel: "warning",
		plugins: [sheet],
	};
}

function wanted() {
	const at = process.argv.indexOf("--out");

	if (at < 0 || !process.argv[at + 1]) {
		console.error("usage: node build.mjs --out DIR [--check-size] [--watch]");
		process.exit(2);
	}
	return resolve(process.argv[at + 1]);
}

const out = wanted();
if (existsSync(join(out, "app.js")))
	for (const name of await readdir(out))
		if (/^(app\.(js|css)|chunk-.*\.(js|css))$/.test(name))
			await rm(join(out, name));
await mkdir(out, { recursive: true });
await writeFile(join(out, "index.html"), page);
await writeFile(join(out, "icon.svg"), icon);
if (process.argv.includes("--watch")) {
	await (await context(options(out))).watch();
} else {
	const { metafile } = await build(options(out));

	await writeFile(out + ".meta.json", JSON.stringify(metafile));
	if (process.argv.includes("--check-size") && !checkSize(out)) {
		console.error("the web app is over its limit");
		process.exit(1);
	}
}
