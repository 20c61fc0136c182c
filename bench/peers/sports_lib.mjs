// sports_lib.mjs NODE_MODULES FILE…: import FIT files with
// @sports-alliance/sports-lib: activities, their streams and statistics.
import fs from "node:fs";
import {load} from "./load.mjs";

const [modules, ...files] = process.argv.slice(2);
const lib = await load(modules, "@sports-alliance/sports-lib");
const {SportsLib} = lib.SportsLib ? lib : lib.default;
let records = 0, distance_m = 0;
for (const file of files) {
	const bytes = fs.readFileSync(file);
	const event = await SportsLib.importFromFit(bytes.buffer.slice(
	    bytes.byteOffset, bytes.byteOffset + bytes.byteLength));
	for (const activity of event.getActivities()) {
		records += activity.getStreamData("Heart Rate").length;
		distance_m += activity.getDistance().getValue();
	}
}
console.log(JSON.stringify({records, distance_m}));
