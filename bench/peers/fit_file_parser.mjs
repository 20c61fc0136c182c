// fit_file_parser.mjs NODE_MODULES FILE…: the same with fit-file-parser.
import fs from "node:fs";
import {load} from "./load.mjs";

const [modules, ...files] = process.argv.slice(2);
const module = await load(modules, "fit-file-parser");
const Parser = module.default?.default ?? module.default;
let records = 0, heart = 0;
for (const file of files) {
	const parser = new Parser({force: false, mode: "list"});
	parser.parse(fs.readFileSync(file), (error, data) => {
		if (error)
			process.exit(1);
		for (const record of data.records) {
			records++;
			heart += record.heart_rate ?? 0;
		}
	});
}
console.log(JSON.stringify({records, sum_hr: heart}));
