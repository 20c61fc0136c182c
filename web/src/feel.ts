/* Marks are saved as they are tapped: collected for a moment, sent in one
 * POST /feel, tried again when the program was away. */
import { useEffect, useRef, useState } from "preact/hooks";
import { asApiError, post, type ApiError } from "./api";
import type { Feel } from "./types";

const wait_ms = 700;

export type Saving = "idle" | "waiting" | "saving" | "saved" | "failed";

export interface FeelSaver {
	/* say("calf-left", "6") */
	say(name: string, value: string): void;
	retry(): void;
	state: Saving;
	error?: ApiError | undefined;
	/* what the log answered last */
	answer?: Feel | undefined;
}

/* onSaved: after something was kept. */
export function useFeel(onSaved?: (answer: Feel) => void): FeelSaver {
	const [state, setState] = useState<Saving>("idle");
	const [error, setError] = useState<ApiError>();
	const [answer, setAnswer] = useState<Feel>();
	const waiting = useRef<Record<string, string>>({});
	const timer = useRef<ReturnType<typeof setTimeout>>();
	const busy = useRef(false);
	const gone = useRef(false);
	const saved = useRef(onSaved);

	saved.current = onSaved;
	const send = async () => {
		const words = waiting.current;

		clearTimeout(timer.current);
		if (busy.current || !Object.keys(words).length)
			return;
		waiting.current = {};
		busy.current = true;
		setState("saving");
		try {
			const got = await post<Feel>("/feel", {
				schema: "feel-case/1",
				words: Object.entries(words)
					.map(([name, value]) => name + "=" + value),
			});

			busy.current = false;
			setError(undefined);
			setAnswer(got);
			setState("saved");
			if (!gone.current)
				saved.current?.(got);
			if (Object.keys(waiting.current).length)
				void send();
		} catch (problem) {
			busy.current = false;
			waiting.current = { ...words, ...waiting.current };
			setError(asApiError(problem));
			setState("failed");
		}
	};

	useEffect(() => {
		gone.current = false;
		return () => {
			gone.current = true;
			void send();
		};
	}, []);
	return {
		say(name, value) {
			waiting.current[name] = value;
			setState("waiting");
			clearTimeout(timer.current);
			timer.current = setTimeout(() => void send(), wait_ms);
		},
		retry: () => void send(),
		state, error, answer,
	};
}
