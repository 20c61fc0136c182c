// fitsdk.mjs NODE_MODULES FILE…: decode FIT files with @garmin/fitsdk, sum up
// records and heart rates as `afterrun read --count` does.
import fs from "node:fs";
import {load} from "./load.mjs";

const [modules, ...files] = process.argv.slice(2);
const {Decoder, Stream} = await load(modules, "@garmin/fitsdk");
let records = 0, heart = 0;
for (const file of files) {
	const decoder = new Decoder(Stream.fromBuffer(fs.readFileSync(file)));
	const {messages, errors} = decoder.read();
	if (errors.length)
		process.exit(1);
	for (const record of messages.recordMesgs) {
		records++;
		heart += record.heartRate ?? 0;
	}
}
console.log(JSON.stringify({records, sum_hr: heart}));
