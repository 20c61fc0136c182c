// workout_fit_file_parser.mjs NODE_MODULES FILE: the same as
// workout_fitsdk.mjs with fit-file-parser, which gives raw values.
import fs from "node:fs";
import {load} from "./load.mjs";

const [modules, file] = process.argv.slice(2);
const module = await load(modules, "fit-file-parser");
const Parser = module.default?.default ?? module.default;

function length(step) {
	if (step.duration_type === "time")
		return `time ${(step.duration_value / 1000).toFixed(3)}`;
	if (step.duration_type === "distance")
		return `distance ${(step.duration_value / 100).toFixed(2)}`;
	return step.duration_type;
}

function aim(step) {
	const low = step.custom_target_value_low;
	const high = step.custom_target_value_high;

	if (step.target_type === "heart_rate" && step.target_value === 0)
		return `heart ${low - 100} ${high - 100}`;
	if (step.target_type === "speed" && step.target_value === 0)
		return `speed ${(low / 1000).toFixed(3)}` +
			` ${(high / 1000).toFixed(3)}`;
	return step.target_type;
}

new Parser({force: false, mode: "list"}).parse(fs.readFileSync(file),
	(error, data) => {
		if (error)
			process.exit(1);
		const [id] = data.messages.file_id;
		const [workout] = data.messages.workout;
		console.log([id.type, id.serial_number,
			new Date(id.time_created).getTime() / 1000,
			workout.wkt_name, workout.sport,
			workout.sub_sport ?? "",
			workout.num_valid_steps].join("|"));
		for (const step of data.messages.workout_step)
			console.log(step.duration_type ===
				"repeat_until_steps_cmplt" ?
				`${step.message_index.value}|repeat` +
				` ${step.duration_value} ${step.target_value}` :
				[step.message_index.value,
					step.wkt_step_name ?? "",
					step.intensity, length(step), aim(step),
					step.notes ?? ""].join("|"));
	});
