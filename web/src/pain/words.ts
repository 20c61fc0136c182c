// Words of the pain pages: names of places, answers and tiers.  The reasons
// and the advice come from the server.

import { capital } from "../text";
import { hoursText } from "../time";
import type { Permit, Tier, Within } from "../types";

const NAMES: Record<string, string> = {
	hip_front: "Front of the hip",
	hip_side: "Side of the hip",
	thigh_front: "Front of the thigh",
	thigh_back: "Back of the thigh",
	thigh_inner: "Inner thigh",
	knee_front: "Front of the knee",
	knee_outer: "Outer knee",
	knee_inner: "Inner knee",
	knee_back: "Back of the knee",
	shin_inner: "Inner shin",
	shin_front: "Front of the shin",
	shin_outer: "Outer shin",
	achilles: "Achilles tendon",
	midfoot_top: "Top of the foot",
	outer_foot: "Outer edge of the foot",
	forefoot: "Ball of the foot",
	low_back: "Low back",
	whole_leg: "The whole leg",
	sudden_in_run: "Suddenly, in a run",
	gradual_in_run: "Bit by bit, in a run",
	after_run: "Soon after a run",
	next_day: "The next day",
	no_run: "Not with a run",
	trauma: "A fall, twist or knock",
	unsure: "Not sure",
	local: "A small area",
	diffuse: "A longer stretch",
	focal: "One small point",
	ankle_bone_edge: "Edge of the ankle bone",
	base_5th_metatarsal: "Outer edge of the foot, half-way",
	mid_front_shin: "Middle of the front of the shin",
	inner_ankle_bone: "Inner ankle bone",
	fibular_head: "Outer side, just below the knee",
	navicular: "Top of the foot, inner side",
	talus: "Front of the ankle",
	sesamoid: "Under the big toe",
	none: "Nothing",
	same: "The same",
};

export function nameOf(id: string): string {
	return NAMES[id] ?? capital(id.replace(/_/g, " "));
}

// Places as one looks for them on a leg, from above.
export const PLACE_GROUPS: { name: string; ids: string[] }[] = [
	{
		name: "Back and hip",
		ids: ["low_back", "groin", "hip_front", "hip_side", "buttock"],
	},
	{ name: "Thigh", ids: ["thigh_front", "thigh_back", "thigh_inner"] },
	{
		name: "Knee",
		ids: ["knee_front", "knee_outer", "knee_inner", "knee_back"],
	},
	{
		name: "Lower leg",
		ids: ["shin_inner", "shin_front", "shin_outer", "calf", "achilles"],
	},
	{
		name: "Ankle and foot",
		ids: [
			"ankle",
			"heel",
			"arch",
			"midfoot_top",
			"outer_foot",
			"forefoot",
			"toes",
		],
	},
	{ name: "All of it", ids: ["whole_leg"] },
];

// Short questions above a list whose lines are the signs themselves.
const HEADS: Record<string, string> = {
	where: "The place",
	how_bad: "How bad it is",
	danger: "Is any of this true since the run?",
	leg_danger: "Is any of this true of the leg?",
	when: "How it began",
	nerve: "Is any of this true?",
	clot: "Look at the leg. What do you see and feel?",
	injury: "Did anything of this happen, or is it there now?",
	use: "Can you use the leg as usual?",
	night: "How is it at rest?",
	skin: "Is any of this true of the skin or a joint?",
	clot_history: "Does any of this hold for you?",
	other_history: "Does any of this hold for you?",
	effort: "About your last run:",
	morning: "How is it in the morning?",
	cramp: "Was it a cramp?",
};

export function headOf(question: string, text: string): string {
	return HEADS[question] ?? text;
}

// Where the runner is on the way: in words, since nobody can say how many
// questions are left.
const STAGES: readonly [string, readonly string[]][] = [
	["First of all", ["where"]],
	["How much", ["how_bad"]],
	[
		"Urgent questions first",
		["danger", "leg_danger", "nerve", "clot", "injury", "skin"],
	],
	["The story so far", ["when"]],
	["About you", ["clot_history", "other_history", "age"]],
];

export function stageOf(question: string): string {
	return (
		STAGES.find(([, ids]) => ids.includes(question))?.[0] ??
		"How it behaves"
	);
}

export const tierText: Record<Tier, string> = {
	E0: "This needs help now.",
	E1: "This should be seen today.",
	E2: "Have this seen by a clinician within days.",
	E3: "You can look after this yourself, within limits.",
	E4: "Carry on, and keep logging.",
};

export const tierShort: Record<Tier, string> = {
	E0: "Emergency",
	E1: "See someone today",
	E2: "Clinician within days",
	E3: "Self-care, with limits",
	E4: "Carry on",
};

export function tierKind(tier: string): "stop" | "warn" | "good" {
	if (tier === "E0" || tier === "E1") return "stop";
	return tier === "E4" ? "good" : "warn";
}

export const withinText: Partial<Record<Within, string>> = {
	now: "Now",
	today: "Today",
	"2d": "Within 2 days",
	"3d": "Within 3 days",
	"7d": "Within 7 days",
};

export const ALLOWS = [
	["run", "Running"],
	["massage", "Massage"],
	["heat", "Heat"],
	["cold", "Cold"],
	["stretch", "Stretching"],
] as const;

export const permitText: Record<Permit, string> = {
	yes: "Fine",
	limited: "With care",
	no: "Not now",
};

const NUMBER_WORDS = "the emergency number";

// Where a text speaks of the emergency number, say which one it is.
export function withNumber(text: string, number: string | undefined): string {
	const at = text.indexOf(NUMBER_WORDS);
	if (at < 0 || !number) return text;
	const end = at + NUMBER_WORDS.length;
	return `${text.slice(0, end)} (${number})${text.slice(end)}`;
}

// Where it is, as a heading: "Left calf", "Thigh front, both sides".
export function placeOf(pain: { region?: string; side?: string }): string {
	const region = (pain.region ?? "pain").replace(/_/g, " ");
	return pain.side === "both"
		? capital(region) + ", both sides"
		: capital((pain.side ? pain.side + " " : "") + region);
}

// "Pain, left calf, 96 h, last said 4 of 10: this was …" without the place, as
// facts and what to do.
export function dueParts(text: string): { facts: string; rest: string } {
	const match = /^Pain, [^,]*, (.*?): (.*)$/.exec(text);
	return {
		facts: (match?.[1] ?? "").replace(/(\d+) h\b/, (_, h: string) =>
			Number(h) ? hoursText(Number(h)) : "less than an hour",
		),
		rest: capital(match?.[2] ?? text),
	};
}
