/* The first page of all: a finished example. */
import { useEffect, useState } from "preact/hooks";
import { useApi, type Query } from "../api";
import { Answer } from "../answer";
import { saidQuery, type Said } from "../said";
import { toGuide } from "../session";
import { settings } from "../settings";
import type { After } from "../types";
import { Await, Button, Page } from "../ui";

const wait_ms = 150;

function fromSettings(): Said {
	const { minutes, tools, version } = settings();

	return { minutes, tools, version, conditions: [], sore: {} };
}

export default function() {
	const [said, setSaid] = useState<Said>(fromSettings);
	const wanted = JSON.stringify(saidQuery(said));
	const [asked, setAsked] = useState(wanted);
	const got = useApi<After>("/example", JSON.parse(asked) as Query, true);
	const change = (next: Partial<Said>) =>
		setSaid((now) => ({ ...now, ...next }));

	/* not at every move of the slider */
	useEffect(() => {
		const timer = setTimeout(() => setAsked(wanted), wait_ms);

		return () => clearTimeout(timer);
	}, [wanted]);
	return <Page title="What to do with your legs after a run"
		lead="Give it the recording from your watch and say how your legs feel. It works out what the run did to each part, and leads you through a session that fits your time and your tools. No account; your log is one file on this computer.">
		<div class="stack">
			<div class="row">
				<Button kind="primary" big icon="file" href="#/after">
					Use my own recording</Button>
				<Button big href="#/after/tell">No file? Tell it</Button>
			</div>
			<p class="first-invented"><strong>Below is an example.</strong>{" "}
				This is an invented run; nobody ran it. Try it out: nothing
				of it is saved.</p>
		</div>
		{got.data ? <Answer after={got.data} said={said} onSaid={change}
			busy={got.loading || asked !== wanted} error={got.error}
			retry={got.reload} onMark={(place, value) =>
				change({ sore: { ...said.sore, [place]: value } })}
			saved={<p class="note">In the example marks are not
				saved.</p>}
			onStart={() => got.data && toGuide(got.data.session)} />
			: <Await of={got} what="Making the example." />}
	</Page>;
}
