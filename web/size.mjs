// How large the built web app is, as it is served: node size.mjs DIST
// Everything but the leg atlas and the technique pictures counts.  What comes
// before Today can be used has a limit of its own.
import { gzipSync } from "node:zlib";
import { existsSync, readFileSync, readdirSync, statSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";

/* What is served in all, and of it what comes before Today can be used. */
const limit = 90 * 1024;
const first_limit = 42 * 1024;
const first = new Set(["index.html", "icon.svg", "app.css", "app.js"]);

/* Which part of a chunk is src/atlas and src/drawings (and their style)? */
function apartOf(name, metafile) {
	let all = 0, apart = 0;

	for (const [path, output] of Object.entries(metafile.outputs)) {
		if (!path.endsWith("/" + name))
			continue;
		for (const [input, { bytesInOutput }] of
			Object.entries(output.inputs)) {
			all += bytesInOutput;
			if (/^src\/(atlas|drawings)\/|^src\/style\/(atlas|drawings?|picture)\.css$/
				.test(input))
				apart += bytesInOutput;
		}
	}
	return all ? apart / all : 0;
}

export function checkSize(out) {
	const metafile = JSON.parse(readFileSync(resolve(out) + ".meta.json", "utf8"));
	let total = 0, apart = 0, begin = 0;

	for (const name of readdirSync(out).sort()) {
		if (!/\.(js|css|html|svg)$/.test(name))
			continue;
		const ready = join(out, name + ".gz");
		const bytes = existsSync(ready) ? statSync(ready).size
			: gzipSync(readFileSync(join(out, name)), { level: 9 }).length;
		const drawn = name.endsWith(".css")
			? Math.round(bytes * apartOf(name, metafile))
			: /^chunk-(atlas|picture)-/.test(name) ? bytes : 0;

		apart += drawn;
		total += bytes - drawn;
		if (first.has(name))
			begin += bytes;
		console.log(`${String(bytes).padStart(7)}  ${name}` +
			(drawn ? `  (${drawn} of it drawings)` : ""));
	}
	console.log(`${String(begin).padStart(7)}  before Today, ` +
		`of ${first_limit}`);
	console.log(`${String(total).padStart(7)}  in all, of ${limit}; ` +
		`drawings ${apart}`);
	return total <= limit && begin <= first_limit;
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
	if (!process.argv[2]) {
		console.error("usage: node size.mjs DIST");
		process.exit(2);
	}
	if (!checkSize(process.argv[2])) {
		console.error("the web app is over its limit");
		process.exit(1);
	}
}
