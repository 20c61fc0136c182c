// Where a guide was left, for this tab: so that a reload, or a look at another
// page, goes on where it was.
import type { Session } from "../types";
import type { Done } from "./credit";

const PLACE = "afterrun-guide";
const FRESH_MS = 6 * 3600 * 1000;

export interface Left {
	session: Session;
	session_id?: number | undefined;
	at_s: number;
	done: Done;
	left_ms: number;
}

export function keepLeft(left: Left): void {
	try {
		sessionStorage.setItem(PLACE, JSON.stringify(left));
	} catch {
		// no room, or not allowed: it goes on from the log then
	}
}

export function forgetLeft(): void {
	try {
		sessionStorage.removeItem(PLACE);
	} catch {
		// nothing was kept
	}
}

export function findLeft(now_ms: number): Left | undefined {
	try {
		const text = sessionStorage.getItem(PLACE);
		if (!text) return undefined;
		const left = JSON.parse(text) as Left;
		if (
			!left.session?.steps ||
			!(left.at_s >= 0) ||
			now_ms - left.left_ms > FRESH_MS
		)
			return undefined;
		return left;
	} catch {
		return undefined;
	}
}

// The same session?  The one in hand may be a new one.
export function isSame(a: Session, b: Session): boolean {
	return (
		a.total_s === b.total_s &&
		a.steps.length === b.steps.length &&
		a.steps.every(
			(step, i) =>
				step.technique === b.steps[i]?.technique &&
				step.cost_s === b.steps[i]?.cost_s,
		)
	);
}
