/* The session that was chosen, on its way to the guide. */
import { go } from "./router";
import type { Session } from "./types";

export interface ChosenSession {
	session: Session;
	/* its number in the log; without it nothing of it is kept */
	sessionId?: number | undefined;
}

let chosen: ChosenSession | undefined;

export function toGuide(session: Session, sessionId?: number): void {
	chosen = { session, sessionId };
	go("#/guide");
}

export function currentSession(): ChosenSession | undefined {
	return chosen;
}
