// What holds at a moment of the guide, and where its keys lead.  The same
// answers as ar_guide_at and its neighbours give: the moment alone decides,
// never how it was reached.
import { capital } from "../text";
import { aboutText } from "./words";
import type { Guide, GuidePart, GuideSession, GuideStep } from "./types";

// A step's get-ready; going back within it goes to the step before.
export const READY_S = 5;

export function clamp(guide: Guide, at_s: number): number {
	if (!(at_s > 0)) return 0;
	return Math.min(at_s, guide.total_s);
}

// The part that runs at a moment; at the end the last one.
export function partAt(guide: Guide, at_s: number): number {
	let lo = 0;
	let hi = guide.parts.length;
	while (hi - lo > 1) {
		const mid = (lo + hi) >> 1;
		const part = guide.parts[mid];
		if (part && part.start_s <= at_s) lo = mid;
		else hi = mid;
	}
	return lo;
}

function partOf(guide: Guide, index: number): GuidePart {
	const part = guide.parts[index];
	if (!part) throw new Error("a guide has at least one part");
	return part;
}

export interface Now {
	done: boolean;
	part: GuidePart;
	step: number;
	left_part_s: number; // of this side, set or pause
	part_s: number; // how long that is altogether
	left_step_s: number;
	left_s: number; // of the whole session
	next?: number; // the next step that takes time
	beside?: number; // a step that runs meanwhile, as a cold pack
	left_beside_s?: number;
}

function takesTime(guide: Guide, step: number): boolean {
	return guide.parts.some((part) => part.step === step);
}

export function nextStep(guide: Guide, step: number): number | undefined {
	for (let i = step + 1; i < guide.spans.length; i++)
		if (takesTime(guide, i)) return i;
	return undefined;
}

// Steps that take time, in order: what "step 3 of 9" counts.
export function timedSteps(guide: Guide): number[] {
	return guide.spans.map((_, i) => i).filter((i) => takesTime(guide, i));
}

export function nowAt(guide: Guide, elapsed_s: number): Now {
	const at = clamp(guide, elapsed_s);
	const index = partAt(guide, at);
	const part = partOf(guide, index);
	const before = guide.parts[index - 1];
	const after = guide.parts[index + 1];
	let start = part.start_s;
	let end = part.start_s + part.length_s;
	// ease-in and work are one side
	if (part.phase === "ease" && after?.phase === "work") end += after.length_s;
	if (part.phase === "work" && before?.phase === "ease")
		start = before.start_s;
	const span = guide.spans[part.step];
	const now: Now = {
		done: at >= guide.total_s,
		part,
		step: part.step,
		left_part_s: end - at,
		part_s: end - start,
		left_step_s: (span ? span.end_s : end) - at,
		left_s: guide.total_s - at,
	};
	const next = nextStep(guide, part.step);
	if (next !== undefined) now.next = next;
	const beside = span?.beside;
	const other = beside === undefined ? undefined : guide.spans[beside];
	if (
		beside !== undefined &&
		other &&
		at >= other.start_s &&
		at < other.end_s
	) {
		now.beside = beside;
		now.left_beside_s = other.end_s - at;
	}
	return now;
}

// The next step, or the end.
export function nextS(guide: Guide, elapsed_s: number): number {
	const part = partOf(guide, partAt(guide, clamp(guide, elapsed_s)));
	return guide.spans[part.step]?.end_s ?? guide.total_s;
}

// The start of this step; within its first get-ready that of the one before.
export function backS(guide: Guide, elapsed_s: number): number {
	const at = clamp(guide, elapsed_s);
	const step = partOf(guide, partAt(guide, at)).step;
	const start = guide.spans[step]?.start_s ?? 0;
	if (at >= start + READY_S || !(start > 0)) return start;
	const before = guide.parts[partAt(guide, start) - 1];
	return before ? (guide.spans[before.step]?.start_s ?? 0) : 0;
}

// The end of this side, set or half.
export function skipS(guide: Guide, elapsed_s: number): number {
	let i = partAt(guide, clamp(guide, elapsed_s)) + 1;
	for (; ; i++) {
		const part = guide.parts[i];
		if (!part) return guide.total_s;
		if (part.phase !== "ease" && part.phase !== "work") return part.start_s;
	}
}

// How hard at the most, now: low while easing in.
export function pressureNow(
	step: GuideStep,
	part: GuidePart,
): number | undefined {
	if (part.pressure_max !== undefined) return part.pressure_max;
	const easy = part.phase === "ease" ? 3 : 10;
	return step.pressure_max === undefined
		? undefined
		: Math.min(step.pressure_max, easy);
}

export function sideWord(
	part: GuidePart,
	step: GuideStep | undefined,
): string | undefined {
	if (part.side) return capital(part.side);
	return step?.sides && step.sides.length > 1 ? "Both" : undefined;
}

const PHASES: Record<GuidePart["phase"], string> = {
	ready: "Get ready",
	ease: "Ease in",
	work: "Go",
	change: "Change sides",
	rest: "Rest",
	done: "Done",
};

export function phaseWord(part: GuidePart, done: boolean): string {
	if (done) return PHASES.done;
	if (part.half && part.phase === "change") return "Change to " + part.half;
	if (part.half && part.phase === "work") return capital(part.half);
	return PHASES[part.phase];
}

// What is said aloud and to a screen reader after a jump or a freeze.
export function announcement(
	guide: Guide,
	session: GuideSession,
	elapsed_s: number,
): string {
	const now = nowAt(guide, elapsed_s);
	if (now.done) return guide.farewell;
	const step = session.steps[now.step];
	const side = now.part.side ? `, ${now.part.side}` : "";
	const left = aboutText(Math.max(1, now.left_part_s));
	return `${step?.title ?? "Next step"}${side}. ${left} to go.`;
}
