/* Codes as words. */
import type { AfterRun, SessionStep, Side } from "./types";
import { capital } from "./text";
import { distance, plain } from "./units";

const blocks: Record<string, string> = {
	cool: "Cool down", active: "Move", stretch: "Stretch",
	massage: "Massage", thermo: "Cold and warm", elevate: "Legs up",
};

export function blockName(block: string): string {
	return blocks[block] ?? block;
}

const tools: Record<string, string> = {
	hand: "your hands", roller: "a foam roller", ball: "a ball",
	gun: "a massage gun", water: "hot and cold water",
	ice: "an ice pack in a damp cloth", towel: "a warm towel",
};

export function toolName(tool: string): string {
	return tools[tool] ?? tool;
}

const regions: Record<string, string> = {
	plantar: "sole", calf: "calf", soleus: "lower calf",
	shin: "shin muscle", peroneal: "outer lower leg",
	hamstring: "hamstring", quadriceps: "front thigh",
	adductor: "inner thigh", lateral_thigh: "outer thigh",
	glute: "buttock", hip_flexor: "hip flexor", knee: "knee",
	legs: "legs", calf_soleus: "calves", achilles: "Achilles tendons",
	tib_anterior: "shin muscles", hamstrings: "hamstrings",
	glutes: "buttocks", hip_flexors: "hip flexors",
	adductors: "inner thighs", plantar_foot: "soles",
	knee_pf: "fronts of the knees", tibia: "shin bones",
};

export function regionName(region: string): string {
	return regions[region] ?? region.replace(/_/g, " ");
}

export function placeName(region: string, side?: string): string {
	return (side ? side + " " : "") + regionName(region);
}

/* The rows of the leg model: both legs. */
export function rowName(region: string): string {
	return region === "quadriceps" ? "front thighs" : regionName(region);
}

/* At the start of a line. */
export function partName(region: string): string {
	return capital(rowName(region));
}

const levels = ["none", "very light", "light", "light", "medium", "firm",
	"firm"];

/* 1 very light … 10 hard, as the guide says it */
export function pressureWord(pressure: number): string {
	return levels[Math.max(0, Math.round(pressure))] ?? "hard";
}

/* "at most 4 of 10, medium" or "clear pull, 5 of 10" */
export function effortOfStep(step: SessionStep): string {
	if (step.pressure_max)
		return pressureWord(step.pressure_max) + " pressure, at most " +
			step.pressure_max + " of 10";
	if (step.pull)
		return (step.pull > 3 ? "clear" : "mild") + " pull, at most " + step.pull + " of 10";
	return "";
}

export function shortTime(seconds: number): string {
	if (seconds < 120)
		return seconds + "\u00a0s";
	return seconds % 60 === 0 ? seconds / 60 + "\u00a0min"
		: Math.floor(seconds / 60) + ":" +
			String(seconds % 60).padStart(2, "0") + "\u00a0min";
}

/* "2 × 30 s" */
export function doseOfStep(step: { sets?: number; seconds: number }): string {
	return ((step.sets ?? 1) > 1 ? step.sets + "\u00a0×\u00a0" : "") +
		shortTime(step.seconds);
}

/* What is not left first, then right. */
export function sidesOfStep(sides: readonly Side[] | undefined): string {
	if (!sides?.length)
		return "";
	if (sides.length === 1)
		return sides[0] + " only";
	return sides[0] === "right" ? "right side first" : "";
}

/* Texts are written for every door; the terminal's own hints go here. */
export function forPage(text: string | undefined): string {
	return (text ?? "")
		.replace(/,? ?say them with afterrun feel [^.;,]*/g,
			"; say it each morning below")
		.replace(/ \(afterrun [^)]*\)/g, "")
		.replace(/\bafterrun pain\b/g, "the pain page");
}

/* What the codes of a session's warnings mean. */
export const warnings: Record<string, string> = {
	ASK_RF4: "One calf is much sorer than the other, so there is no " +
		"massage of the calves now. Is it swollen or thicker, warm and " +
		"red, sore along the deep middle line, or does a thumb leave a " +
		"dent? Any yes: see a doctor today.",
	ASK_TRIAGE: "Questions about your pain are open. Until they are " +
		"answered the session stays gentle.",
	ASK_PAIN: "A very sore part is left out today. If it is pain rather " +
		"than soreness, the pain questions say how urgent it is.",
	TOO_SORE_TO_RUN: "You are too sore to run today.",
	LOAD_UNKNOWN: "How long and hard the run was is not known, so the " +
		"session is a careful one.",
	SHORT_MASSAGE: "The massage is shorter than the articles ask for; " +
		"with more minutes it grows.",
};

/* What to check before the steps; others are notes. */
const checks = ["ASK_RF4", "ASK_TRIAGE", "ASK_PAIN", "TOO_SORE_TO_RUN"];

export function isCheck(code: string): boolean {
	return checks.includes(code);
}

/* How long this run was against the longest of the last 30 days. */
export function spikeText(spike: AfterRun["spike"] | undefined):
string | undefined {
	if (!spike)
		return undefined;
	const longest = spike.longest_30d_m
		? " (" + distance(spike.longest_30d_m) + ")" : "";
	const over = spike.over_pct !== undefined && spike.over_pct > 0
		? plain(spike.over_pct, 0) + "\u00a0% longer than" : "longer than";

	return ["small", "moderate", "large"].includes(spike.class)
		? "This run was " + over + " your longest of the last 30 days" +
			longest + ". Give it more days."
		: spike.class === "return"
		? "Your first run for a while: build up from here slowly."
		: undefined;
}

/* 0 nothing … 10 the most */
export function soreWord(n: number): string {
	return n === 0 ? "fine" : n <= 2 ? "a little" : n <= 4 ? "some"
		: n <= 6 ? "sore" : n <= 8 ? "very sore" : "the worst";
}

export function effortWord(n: number): string {
	return n <= 0 ? "rest" : n <= 2 ? "very easy" : n <= 3 ? "easy"
		: n <= 5 ? "moderate" : n <= 7 ? "hard" : n <= 9 ? "very hard"
		: "all you had";
}
