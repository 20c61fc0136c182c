/* Numbers and steps in words. */
import { count } from "../text";
import { doseOfStep, toolName } from "../words";
import type { GuideStep } from "./types";

/* "4:05"; what is left is rounded up, so that it ends with 0 at the end. */
export function leftText(seconds: number): string {
	const whole = Math.max(0, Math.ceil(seconds - 1e-6));

	return Math.floor(whole / 60) + ":" + String(whole % 60).padStart(2, "0");
}

/* "12 minutes", "40 seconds" */
export function aboutText(seconds: number): string {
	return seconds < 90 ? count(Math.round(seconds), "second")
		: Math.round(seconds / 60) + " minutes";
}

/* "2 × 30 s, left and right", "5 min" */
export function stepText(step: GuideStep): string {
	const sides = step.sides?.length ? ", " + step.sides.join(" and ") : "";

	return doseOfStep(step) + sides;
}

/* What to have at hand before it starts. */
export function toolsOf(steps: readonly GuideStep[]): string[] {
	return [...new Set(steps.flatMap(({ tool }) =>
		tool && tool !== "hand" ? [toolName(tool)] : []))];
}

/* What a farewell says beside "done" and the question that follows. */
export function restOf(farewell: string): string | undefined {
	const all = farewell.split(/(?<=[.!?])\s+/);
	const rest = all
		.slice(all.length > 1 ? 1 : 0)
		.filter((sentence) => !sentence.endsWith("?"));

	return rest.join(" ") || undefined;
}
