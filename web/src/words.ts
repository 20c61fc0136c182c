/* Codes as words. */
import type { AfterRun, PlanSession, SessionStep, Side } from "./types";
import { distance, duration, paceRange, plain } from "./units";

const blocks: Record<string, string> = {
	cool: "Cool down", active: "Move", stretch: "Stretch",
	massage: "Massage", thermo: "Cold and warm", elevate: "Legs up",
};

export function blockName(block: string): string {
	return blocks[block] ?? block;
}

const tools: Record<string, string> = {
	hand: "your hands", roller: "a foam roller", ball: "a ball",
	gun: "a massage gun", water: "water", ice: "an ice pack",
	towel: "a warm towel",
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

/* 1 very light … 6 firm, as the guide says it. */
export function pressureWord(n: number): string {
	return n <= 1 ? "very light" : n <= 3 ? "light" : n <= 4 ? "medium"
		: "firm";
}

export function pullWord(n: number): string {
	return n <= 3 ? "mild pull" : "clear pull";
}

/* "at most 4 of 10, medium" or "clear pull, 5 of 10" */
export function effortOfStep(step: SessionStep): string {
	if (step.pressure_max)
		return pressureWord(step.pressure_max) + " pressure, at most " +
			step.pressure_max + " of 10";
	if (step.pull)
		return pullWord(step.pull) + ", at most " + step.pull + " of 10";
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
export function doseOfStep(step: SessionStep): string {
	return (step.sets > 1 ? step.sets + "\u00a0×\u00a0" : "") +
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

const warnings: Record<string, string> = {
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

export function warningText(code: string): string | undefined {
	return warnings[code];
}

export function isCheck(code: string): boolean {
	return checks.includes(code);
}

const kinds: Record<string, string> = {
	E: "Easy run", L: "Long run", Q: "Hard run", S: "Easy run with strides",
	X: "Cross-training", strength: "Strength", rest: "Rest", race: "Race",
};
const flavours: Record<string, string> = {
	T: "threshold", I: "intervals", R: "repetitions", M: "marathon pace",
	hills: "hills", fartlek: "fartlek",
};

export function planName(session: Pick<PlanSession, "kind" | "flavour">):
string {
	const kind = kinds[session.kind] ?? session.kind;

	return session.flavour
		? kind + ", " + (flavours[session.flavour] ?? session.flavour)
		: kind;
}

/* "8.0 km · 5:50–6:20 /km · effort 2.5 of 10" */
export function planFacts(session: PlanSession): string {
	const facts: string[] = [];

	if (session.distance_km !== undefined)
		facts.push(distance(session.distance_km * 1000));
	if (session.minutes !== undefined)
		facts.push(duration(session.minutes * 60));
	if (session.pace_lo_s_km !== undefined)
		facts.push(paceRange(session.pace_lo_s_km, session.pace_hi_s_km));
	if (session.rpe !== undefined)
		facts.push("effort " + plain(session.rpe) + " of 10");
	return facts.join(" · ");
}

const actions: Record<string, string> = {
	KEEP: "As planned", CUT: "Shorter today", SWAP: "Another session instead",
	EASY: "Easy instead", "EASY-": "Easy and shorter",
	XT: "No running: move gently", REST: "Rest",
};

export function actionName(action: string): string {
	return actions[action] ?? action;
}

const next_words: Record<string, string> = {
	RUN_OK: "Run as planned", EASY_OK: "An easy run is fine",
	XTRAIN_OR_EASY: "Easy cycling, or a short easy run",
	XTRAIN: "No running: move gently", NO_RUN_24H: "No running for a day",
	REST: "Rest", NO_RUN_UNTIL_OK: "No running until it is fine again",
	NO_RUN_UNTIL_SEEN: "No running until a clinician has seen it",
};

export function nextName(code: string): string {
	return next_words[code] ?? "Tomorrow";
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

	switch (spike.class) {
	case "small":
	case "moderate":
	case "large":
		return "This run was " + over +
			" your longest of the last 30 days" + longest +
			". Give it more days.";
	case "return":
		return "Your first run for a while: build up from here slowly.";
	default:
		return undefined;
	}
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
