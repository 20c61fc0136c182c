// A module out of a node_modules folder elsewhere; exit 77: not installed.
import {createRequire} from "node:module";
import path from "node:path";
import {pathToFileURL} from "node:url";

export async function load(modules, name) {
	try {
		const require = createRequire(path.join(modules, "x.js"));
		return await import(pathToFileURL(require.resolve(name)).href);
	} catch {
		process.exit(77);
	}
}
