/* The first page of all: a finished example. */
import { useEffect, useRef, useState } from "preact/hooks";
import { asApiError, get, isAbort, type ApiError } from "../api";
import { Answer } from "../answer";
import { go } from "../router";
import { saidQuery, type Said } from "../said";
import { setSession } from "../session";
import { settings } from "../settings";
import type { After } from "../types";
import { Button, ErrorBox, Loading, Page } from "../ui";

const wait_ms = 150;

function fromSettings(): Said {
	const { minutes, tools, version } = settings();

	return { minutes, tools, version, conditions: [], sore: {} };
}

export default function(_: { param?: string }) {
	const [said, setSaid] = useState<Said>(fromSettings);
	const [after, setAfter] = useState<After>();
	const [error, setError] = useState<ApiError>();
	const [busy, setBusy] = useState(true);
	const [slow, setSlow] = useState(false);
	const [round, setRound] = useState(0);
	const first = useRef(true);
	const key = JSON.stringify(saidQuery(said));

	useEffect(() => {
		const stop = new AbortController();
		const timer = setTimeout(() => {
			get<After>("/example", saidQuery(said), stop.signal).then(
				(got) => {
					setAfter(got);
					setError(undefined);
					setBusy(false);
				}, (problem) => {
					if (isAbort(problem))
						return;
					setError(asApiError(problem));
					setBusy(false);
				});
		}, first.current ? 0 : wait_ms);
		const late = setTimeout(() => setSlow(true), 2000);

		first.current = false;
		setBusy(true);
		return () => {
			clearTimeout(timer);
			clearTimeout(late);
			stop.abort();
		};
	}, [key, round]);
	return <Page title="What to do with your legs after a run"
		lead="Give it the recording from your watch and say how your legs feel. It works out what the run did to each part, and leads you through a session that fits your time and your tools. No account; your log is one file on this computer.">
		<div class="first-top">
			<div class="row">
				<Button kind="primary" big icon="file" href="#/after">
					Use my own recording</Button>
				<Button big href="#/after/tell">No file? Tell it</Button>
			</div>
			<p class="first-invented"><strong>Below is an example.</strong>{" "}
				This is an invented run; nobody ran it. Try it out: nothing
				of it is saved.</p>
		</div>
		{error && !after && <ErrorBox error={error}
			retry={() => setRound(round + 1)} />}
		{!after && !error && <Loading slow={slow}
			what="Making the example." />}
		{after && <Answer after={after} said={said} busy={busy} error={error}
			retry={() => setRound(round + 1)}
			onSaid={(change) => setSaid((now) => ({ ...now, ...change }))}
			onMark={(place, value) => setSaid((now) => ({ ...now,
				sore: { ...now.sore, [place]: value } }))}
			saved={<p class="saved">In the example marks are not
				saved.</p>}
			onStart={() => {
				setSession({ session: after.session });
				go("#/guide");
			}} />}
	</Page>;
}
