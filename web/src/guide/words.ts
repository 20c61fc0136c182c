/* Numbers and steps in words. */
import type { GuideStep } from "./types";

/* "4:05"; what is left is rounded up, so that it ends with 0 at the end. */
export function leftText(seconds: number): string {
	const whole = Math.max(0, Math.ceil(seconds - 1e-6));
	const minutes = Math.floor(whole / 60);

	return minutes + ":" + String(whole % 60).padStart(2, "0");
}

/* "12 minutes", "40 seconds" */
export function aboutText(seconds: number): string {
	if (seconds < 90) {
		const whole = Math.round(seconds);

		return whole + (whole === 1 ? " second" : " seconds");
	}
	return Math.round(seconds / 60) + " minutes";
}

/* "Left and right, 60 s each", "2 × 30 s, left and right", "5 min" */
export function stepText(step: GuideStep): string {
	const time =
		step.seconds >= 120 && step.seconds % 60 === 0
			? step.seconds / 60 + "\u00a0min"
			: step.seconds + "\u00a0s";
	const sets = (step.sets ?? 1) > 1 ? step.sets + "\u00a0×\u00a0" : "";
	const sides = step.sides ?? [];
	const where =
		sides.length > 1
			? ", " + sides.join(" and ")
			: sides[0]
				? ", " + sides[0]
				: "";

	return sets + time + where;
}

const tools: Record<string, string> = {
	roller: "a foam roller",
	ball: "a ball",
	gun: "a massage gun",
	water: "hot and cold water",
	ice: "an ice pack in a damp cloth",
	towel: "a warm towel",
};

/* What to have at hand before it starts. */
export function toolsOf(steps: readonly GuideStep[]): string[] {
	const found = new Set<string>();

	for (const step of steps)
		if (step.tool && tools[step.tool]) found.add(tools[step.tool] ?? "");
	return [...found];
}

/* Tomorrow in one sentence: the first of the card's. */
export function firstSentence(text: string | undefined): string | undefined {
	if (!text) return undefined;
	const at = /^.*?[.!?](?=\s+[A-Z]|\s*$)/s.exec(text);

	return (at ? at[0] : text).trim();
}

/* What a farewell says beside "done" and the question that follows. */
export function restOf(farewell: string): string | undefined {
	const all = farewell.split(/(?<=[.!?])\s+/);
	const rest = all
		.slice(all.length > 1 ? 1 : 0)
		.filter((sentence) => !sentence.endsWith("?"));

	return rest.join(" ") || undefined;
}
