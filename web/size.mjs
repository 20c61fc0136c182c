// How large the built web app is: node size.mjs DIST
// Everything but the leg atlas and the technique pictures counts; over 90 KB
// of gzip fails.
import { gzipSync } from "node:zlib";
import { readFileSync, readdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";

const limit = 90 * 1024;
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
	let total = 0, apart = 0;

	for (const name of readdirSync(out).sort()) {
		if (!/\.(js|css|html|svg)$/.test(name))
			continue;
		const bytes = gzipSync(readFileSync(join(out, name)),
			{ level: 9 }).length;
		const drawn = Math.round(bytes * apartOf(name, metafile));

		apart += drawn;
		total += bytes - drawn;
		console.log(`${String(bytes).padStart(7)}  ${name}` +
			(drawn ? `  (${drawn} of it drawings)` : ""));
	}
	console.log(`${String(total).padStart(7)}  in all, of ${limit}; ` +
		`drawings ${apart}`);
	return total <= limit;
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
