// From what esbuild split to what is served: the entry takes every part that
// others share, so that there are few files; then terser, then names by
// content.
import { createHash } from "node:crypto";
import { basename } from "node:path";
import { build } from "esbuild";
import { minify } from "terser";

const entry = "app.js";

/* Functions stay before what calls them, and statements apart: both pack
 * better than what is shorter by letters.  "unsafe" takes String, Array and
 * Error for what they are; nothing here puts others in their place. */
const terser = {
	module: true,
	ecma: 2022,
	compress: {
		passes: 4, ecma: 2022, pure_getters: true, lhs_constants: false,
		unsafe_methods: true, keep_fargs: false, hoist_funs: true,
		sequences: false, inline: 1, unsafe: true,
	},
	mangle: true,
	format: { ecma: 2022, comments: false },
};

/* The outputs that come with one at once. */
function withShared(outputs, name, found = new Set()) {
	if (found.has(name))
		return found;
	found.add(name);
	for (const { path, kind } of outputs[name].imports)
		if (kind === "import-statement")
			withShared(outputs, basename(path), found);
	return found;
}

/* "a", "b", … "aa": short and the same each time. */
function shortName(n) {
	const letters = "abcdefghijklmnopqrstuvwxyz";

	return (n >= 26 ? shortName(Math.floor(n / 26) - 1) : "") +
		letters[n % 26];
}

/* texts: Map of file name to text; rename: a change of the names in all of
 * them.  Returns the same, packed. */
export async function pack(texts, metafile, rename) {
	const outputs = Object.fromEntries(Object.entries(metafile.outputs)
		.map(([path, output]) => [basename(path), output]));
	const frame = withShared(outputs, entry);
	const parts = Object.keys(outputs).filter((name) =>
		outputs[name].entryPoint && name.endsWith(".js") && name !== entry);
	const alias = new Map();

	for (const name of [...frame].sort())
		if (name !== entry)
			for (const one of outputs[name].exports)
				alias.set(name + " " + one, undefined);
	const needed = (name) => frame.has(name) ? outputs[name].exports.map(
		(one) => ({ one, key: name + " " + one })) : [];
	const used = [...alias.keys()].sort();

	used.forEach((key, i) => alias.set(key, shortName(i)));
	const link = {
		name: "link",
		setup(plugin) {
			plugin.onResolve({ filter: /.*/ }, ({ path, kind }) =>
				kind === "dynamic-import"
					? { path: "./" + basename(path), external: true }
					: { path: basename(path), namespace: "part" });
			plugin.onLoad({ filter: /.*/, namespace: "part" },
				({ path }) => ({ contents: texts.get(path), loader: "js" }));
		},
	};
	const shared = (own) => ({
		name: "shared",
		setup(plugin) {
			if (own === entry)
				return;
			plugin.onResolve({ filter: /.*/ }, ({ path, kind, namespace }) =>
				namespace === "shared" ? { path, external: true }
					: kind === "import-statement" && frame.has(basename(path))
					? { path: basename(path), namespace: "shared" } : undefined);
			plugin.onLoad({ filter: /.*/, namespace: "shared" },
				({ path }) => ({
					contents: "export {" + needed(path).map(({ one, key }) =>
						`${alias.get(key)} as ${one}`).join(",") +
						`} from "./${entry}";`,
					loader: "js",
				}));
		},
	});
	const out = new Map();
	const renamed = new Map();
	const order = [...parts].sort((a, b) =>
		outputs[a].imports.length - outputs[b].imports.length ||
		(a < b ? -1 : 1));

	for (const name of [...order, entry]) {
		const text = name !== entry
			? `export {${outputs[name].exports.join(",")}} from "./${name}";`
			: `import "./${entry}";` + [...frame].sort()
				.filter((one) => one !== entry)
				.map((one) => `export {${needed(one).map(({ one: what, key }) =>
					`${what} as ${alias.get(key)}`).join(",")}} from "./${one}";`)
				.join("");
		const { outputFiles } = await build({
			stdin: { contents: text, loader: "js" }, bundle: true, write: false,
			format: "esm", target: ["es2022"], charset: "utf8",
			minifySyntax: true, treeShaking: true, legalComments: "none",
			plugins: [shared(name), link],
		});
		let whole = outputFiles[0].text;

		for (const [from, to] of renamed)
			whole = whole.replaceAll(`"./${from}"`, `"./${to}"`);
		const stem = outputs[name].entryPoint && name !== entry
			? basename(outputs[name].entryPoint).replace(/\.\w+$/, "") : "";
		const { code } = await minify({ [name]: rename(whole) }, terser);
		const hash = createHash("sha256").update(code).digest("hex")
			.slice(0, 8).toUpperCase();
		const final = name === entry ? entry : `chunk-${stem}-${hash}.js`;

		renamed.set(name, final);
		out.set(final, code);
	}
	return out;
}
