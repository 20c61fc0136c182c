// workout_fitsdk.mjs NODE_MODULES FILE: a FIT workout as @garmin/fitsdk
// reads it, one line a step, for tests/formats/test_workout.c.
import fs from "node:fs";
import {load} from "./load.mjs";

const [modules, file] = process.argv.slice(2);
const {Decoder, Stream} = await load(modules, "@garmin/fitsdk");
const decoder = new Decoder(Stream.fromBuffer(fs.readFileSync(file)));
if (!decoder.isFIT() || !decoder.checkIntegrity())
	process.exit(1);
const {messages, errors} = decoder.read();
if (errors.length)
	process.exit(1);

function length(step) {
	if (step.durationType === "time")
		return `time ${step.durationTime.toFixed(3)}`;
	if (step.durationType === "distance")
		return `distance ${step.durationDistance.toFixed(2)}`;
	return step.durationType;
}

function aim(step) {
	if (step.targetType === "heartRate" && !step.targetHrZone)
		return `heart ${step.customTargetHeartRateLow - 100}` +
			` ${step.customTargetHeartRateHigh - 100}`;
	if (step.targetType === "speed" && !step.targetSpeedZone)
		return `speed ${step.customTargetSpeedLow.toFixed(3)}` +
			` ${step.customTargetSpeedHigh.toFixed(3)}`;
	return step.targetType;
}

const [id] = messages.fileIdMesgs, [workout] = messages.workoutMesgs;
console.log([id.type, id.serialNumber, id.timeCreated.getTime() / 1000,
	workout.wktName, workout.sport, workout.subSport ?? "",
	workout.numValidSteps].join("|"));
for (const step of messages.workoutStepMesgs)
	console.log(step.durationType === "repeatUntilStepsCmplt" ?
		`${step.messageIndex}|repeat ${step.durationStep}` +
		` ${step.repeatSteps}` :
		[step.messageIndex, step.wktStepName ?? "", step.intensity,
			length(step), aim(step), step.notes ?? ""].join("|"));
