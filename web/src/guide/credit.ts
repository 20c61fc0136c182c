// What was done of a session: the time at work in each step, and from it the
// steps done and skipped.  Pure, as the other guides count it.
import { nowAt, partAt } from "./plan";
import type { Guide } from "./types";

const DONE_SHARE = 0.5;

export interface Done {
	worked_s: number[];
	from_step: number; // steps before it were done another time
	done_before: number;
	skipped_before: number;
}

export function nothingDone(guide: Guide): Done {
	return {
		worked_s: guide.spans.map(() => 0),
		from_step: 0,
		done_before: 0,
		skipped_before: 0,
	};
}

// Give the time from..to of the guide to the steps at work then.
export function credit(
	guide: Guide,
	done: Done,
	from_s: number,
	to_s: number,
): Done {
	const worked = [...done.worked_s];
	for (
		let i = partAt(guide, Math.max(0, from_s));
		i < guide.parts.length;
		i++
	) {
		const part = guide.parts[i];
		if (!part || part.start_s >= to_s) break;
		if (part.phase !== "ease" && part.phase !== "work") continue;
		const time =
			Math.min(part.start_s + part.length_s, to_s) -
			Math.max(part.start_s, from_s);
		if (time > 0) worked[part.step] = (worked[part.step] ?? 0) + time;
	}
	return { ...done, worked_s: worked };
}

// Go on from another time, with the counts kept then.
export function resumed(
	guide: Guide,
	at_s: number,
	steps_done: number,
	steps_skipped: number,
): Done {
	return {
		...credit(guide, nothingDone(guide), 0, at_s),
		from_step: nowAt(guide, at_s).step,
		done_before: steps_done,
		skipped_before: steps_skipped,
	};
}

function workOf(guide: Guide, step: number): number {
	return guide.parts.reduce(
		(sum, part) =>
			sum +
			(part.step === step &&
			(part.phase === "ease" || part.phase === "work")
				? part.length_s
				: 0),
		0,
	);
}

// Steps behind us: done when at least half of the work was done, skipped when
// it was not; the step under way counts as neither.  A step that runs beside
// another one counts as that one does.
const HAIR_S = 1e-6;

export function counts(
	guide: Guide,
	done: Done,
	elapsed_s: number,
): { steps_done: number; steps_skipped: number } {
	let steps_done = done.done_before;
	let steps_skipped = done.skipped_before;
	let passed = false;
	let worked = false;
	for (let i = done.from_step; i < guide.spans.length; i++) {
		const work = workOf(guide, i);
		if (work > 0) {
			passed = elapsed_s >= (guide.spans[i]?.end_s ?? 0) - HAIR_S;
			worked =
				passed && (done.worked_s[i] ?? 0) >= work * DONE_SHARE - HAIR_S;
		}
		if (worked) steps_done++;
		else if (passed) steps_skipped++;
	}
	return { steps_done, steps_skipped };
}
