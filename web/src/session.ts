/* The session that was chosen, on its way to the guide. */
import type { Session } from "./types";

export interface ChosenSession { session: Session; sessionId?: number }

let chosen: ChosenSession | undefined;

export function setSession(next: ChosenSession): void {
	chosen = next;
}

export function currentSession(): ChosenSession | undefined {
	return chosen;
}
