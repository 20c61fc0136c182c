/* The runner's settings: kept in the log, with a copy in the browser for the
 * first moment and for when the program is away. */
import { useEffect, useState } from "preact/hooks";
import { asApiError, get, put, setLanguage, type ApiError } from "./api";
import type { Settings } from "./types";

export type { Settings } from "./types";

const place = "afterrun-settings";

export const usual: Settings = {
	units: "metric",
	language: "en",
	tools: [],
	conditions: [],
	minutes: 20,
	version: "evidence",
	voice: true,
	bells: true,
	vibrate: true,
	theme: "auto",
};

function copied(): Settings {
	try {
		const text = localStorage.getItem(place);

		return text ? { ...usual, ...JSON.parse(text) as Settings } : usual;
	} catch {
		return usual;
	}
}

let now: Settings | undefined;
let problem: ApiError | undefined;
const listeners = new Set<() => void>();

function current(): Settings {
	return now ??= typeof localStorage === "undefined" ? usual : copied();
}

function show(theme: Settings["theme"]): void {
	if (typeof document === "undefined")
		return;
	if (theme === "auto")
		delete document.documentElement.dataset["theme"];
	else
		document.documentElement.dataset["theme"] = theme;
}

function take(next: Settings): void {
	now = next;
	show(next.theme);
	setLanguage(next.language);
	try {
		localStorage.setItem(place, JSON.stringify(next));
	} catch {
		/* private window: the log has them all the same */
	}
	for (const call of listeners)
		call();
}

export function units(): Settings["units"] {
	return current().units;
}

export function settings(): Settings {
	return current();
}

/* Why the last change was not kept; it is tried again with the next one. */
export function settingsProblem(): ApiError | undefined {
	return problem;
}

/* What the log has. */
export async function loadSettings(): Promise<void> {
	show(current().theme);
	take({ ...usual, ...await get<Settings>("/settings") });
}

let unsaved: Partial<Settings> = {};
let saving: Promise<void> = Promise.resolve();

/* Takes effect at once; one request after the other. */
export function changeSettings(change: Partial<Settings>): Promise<void> {
	take({ ...current(), ...change });
	unsaved = { ...unsaved, ...change };
	saving = saving.then(async () => {
		const sent = unsaved;

		if (!Object.keys(sent).length)
			return;
		unsaved = {};
		try {
			await put<Settings>("/settings",
				{ schema: "settings/1", ...sent });
			problem = undefined;
		} catch (caught) {
			unsaved = { ...sent, ...unsaved };
			problem = asApiError(caught);
		}
		for (const call of listeners)
			call();
	});
	return saving;
}

export function useSettings():
[Settings, (change: Partial<Settings>) => void] {
	const [, redraw] = useState(0);

	useEffect(() => {
		const call = () => redraw((n) => n + 1);

		listeners.add(call);
		return () => { listeners.delete(call); };
	}, []);
	return [current(), (change) => { void changeSettings(change); }];
}
