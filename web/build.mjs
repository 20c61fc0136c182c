// Makes the web app: node build.mjs --out DIR [--check-size] [--watch]
// The same input gives the same bytes.
import { gzip } from "@gfx/zopfli";
import { build, context, transform } from "esbuild";
import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { existsSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { promisify } from "node:util";
import { fileURLToPath } from "node:url";
import { pack } from "./pack.mjs";
import { smallPreact } from "./preact.mjs";
import { shortNames } from "./short.mjs";
import { checkSize } from "./size.mjs";
import { smallPlot } from "./uplot.mjs";

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

/* The dark colours stand once in tokens.css: for who chose them, and so for
 * whose device is dark when nobody chose. */
function withDark(tokens) {
	const dark = /:root\[data-theme="dark"\] (\{[^}]*\})/.exec(tokens)?.[1];

	if (!dark)
		throw new Error("tokens.css has no dark colours");
	return tokens + "@media (prefers-color-scheme: dark) " +
		`{ :root:not([data-theme]) ${dark} }\n`;
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
		plugin.onLoad({ filter: /tokens\.css$/ }, async ({ path }) =>
			({ contents: withDark(await readFile(path, "utf8")),
				loader: "css", resolveDir: join(here, "src/style") }));
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
		minify: watching,
		write: watching,
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
		plugins: [sheet, smallPlot, smallPreact],
		// what preact and uPlot call their own
		mangleProps: /^_[a-z]/,
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

const watching = process.argv.includes("--watch");
const out = wanted();
if (existsSync(join(out, "app.js")))
	for (const name of await readdir(out))
		if (/^(app\.(js|css)|chunk-.*\.(js|css)|index\.html)(\.gz)?$/.test(name))
			await rm(join(out, name));
await mkdir(out, { recursive: true });
await writeFile(join(out, "icon.svg"), icon);
if (watching) {
	await writeFile(join(out, "index.html"), page);
	await (await context(options(out))).watch();
} else {
	const { metafile, outputFiles } = await build(options(out));
	await writeFile(out + ".meta.json", JSON.stringify(metafile));
	const texts = new Map(outputFiles.map(({ path, text }) =>
		[basename(path), text]));
	const style = await transform(texts.get("app.css"),
		{ loader: "css", minify: true, target: "es2022" });
	const short = shortNames(style.code, [...texts].filter(([name]) =>
		name.endsWith(".js")).map(([, text]) => text));
	const files = new Map([...await pack(texts, metafile, short.code),
		["app.css", short.style(style.code)], ["index.html", page]]);

	for (const [name, text] of files) {
		const bytes = Buffer.from(text);

		await writeFile(join(out, name), bytes);
		/* what is served (tools/gen_assets.mjs) */
		await writeFile(join(out, name + ".gz"),
			await promisify(gzip)(bytes, { numiterations: 40 }));
	}
	if (process.argv.includes("--check-size") && !checkSize(out)) {
		console.error("the web app is over its limit");
		process.exit(1);
	}
}
