// The built web app as one C file, so that it is part of the program.
// Usage: node gen_assets.mjs DIR OUT.c
// A file that is packed already (app.js.gz beside app.js) is taken as it is,
// when it unpacks to the same.  The same files give the same bytes, as far as
// zlib is the same.
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { extname, join } from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";

const types = {
	".html": "text/html; charset=utf-8",
	".js": "text/javascript; charset=utf-8",
	".css": "text/css; charset=utf-8",
	".svg": "image/svg+xml",
	".png": "image/png",
	".ico": "image/x-icon",
	".webmanifest": "application/manifest+json",
	".txt": "text/plain; charset=utf-8",
};
// What is smaller than a packet is sent as it is.
const gzipFrom = 1024;

const [dir, out] = process.argv.slice(2);
if (!dir || !out) {
	console.error("usage: node gen_assets.mjs DIR OUT.c");
	process.exit(2);
}

function files(below) {
	return readdirSync(join(dir, below), { withFileTypes: true })
		.flatMap((entry) => entry.isDirectory()
			? files(join(below, entry.name))
			: [join(below, entry.name)]);
}

function array(name, bytes) {
	const lines = [];

	for (let at = 0; at < bytes.length; at += 19)
		lines.push("\t" + [...bytes.subarray(at, at + 19)].join(",") + ",");
	return `static const unsigned char ${name}[] = {\n${lines.join("\n")}\n};\n`;
}

function packedOf(path, bytes) {
	if (!existsSync(path + ".gz"))
		return gzipSync(bytes, { level: 9 });
	const packed = readFileSync(path + ".gz");

	if (!gunzipSync(packed).equals(bytes))
		throw new Error(`${path}.gz is of another file`);
	return packed;
}

const all = files("").sort();
const names = all.filter((name) => !name.endsWith(".gz") ||
	!all.includes(name.slice(0, -3)));
const rows = [];
let text = "/* Generated from web/ by tools/gen_assets.mjs; correct the " +
	"source, not this\n * file. */\n#include \"doors/http/assets.h\"\n\n";

if (!names.includes("index.html"))
	throw new Error(`${dir} holds no index.html`);
names.forEach((name, i) => {
	const bytes = readFileSync(join(dir, name));
	const type = types[extname(name)];
	const packed = packedOf(join(dir, name), bytes);
	const gzip = bytes.length >= gzipFrom && packed.length < bytes.length;
	const tag = createHash("sha256").update(bytes).digest("hex");
	const path = name === "index.html" ? "/" : `/${name}`;

	if (!type || !/^[A-Za-z0-9_./-]+$/.test(name))
		throw new Error(`no content type for ${name}`);
	if (bytes.length === 0)
		throw new Error(`${name} is empty`);
	// the system that packed it is not part of it
	packed[9] = 255;
	text += array(`file_${i}`, bytes);
	if (gzip)
		text += array(`gzip_${i}`, packed);
	rows.push(`\t{"${path}", "${type}",\n\t    "${tag.slice(0, 32)}",\n` +
		`\t    file_${i}, sizeof file_${i}, ` +
		(gzip ? `gzip_${i}, sizeof gzip_${i}` : "NULL, 0") + "},");
});
text += `\nconst struct asset assets[] = {\n${rows.join("\n")}\n};\n` +
	`const size_t asset_count = sizeof assets / sizeof assets[0];\n`;
writeFileSync(out, text);
