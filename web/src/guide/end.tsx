/* After the end: how the legs are, whether there is pain, and tomorrow. */
import { useEffect, useRef, useState } from "preact/hooks";
import { useApi } from "../api";
import { go } from "../router";
import { capital, count, firstSentence } from "../text";
import type { Today } from "../types";
import { Button, Card, Notice, Visually } from "../ui";
import type { Progress, Saver } from "./save";
import type { Chosen } from "./show";

type Outcome = NonNullable<Progress["outcome"]>;

const outcomes: readonly Outcome[] = ["better", "same", "worse"];

function Saved({ chosen, saver }: { chosen: Chosen; saver: Saver }) {
	if (chosen.sessionId === undefined)
		return <p class="muted">This session is not in your log, so nothing
			was kept.</p>;
	switch (saver.state) {
	case "saved":
		return <Notice kind="good" role="status">Saved in your log.</Notice>;
	case "waiting":
		return <Notice kind="warn" role="status" title="Not saved yet"
			actions={<Button onClick={() => saver.again()}>
				Try now</Button>}>
			afterrun cannot be reached. It is tried again while this page is
			open.
		</Notice>;
	case "refused":
		return <Notice kind="warn" role="status">Your log did not take this session.
			Its steps are done all the same.</Notice>;
	default:
		return <p class="muted" role="status">Saving.</p>;
	}
}

function Tomorrow({ chosen }: { chosen: Chosen }) {
	const { data } = useApi<Today>("/today");
	const card = firstSentence(chosen.session.cards?.next?.text);
	const plan = data?.plan?.next;
	const why = firstSentence(plan?.reason);

	if (!card && !why)
		return null;
	return <Card title="Tomorrow" icon="plan">
		{card && <p>{card}</p>}
		{why && <p class={card ? "muted" : ""}>Next in your plan: {why}</p>}
	</Card>;
}

export function End({ chosen, counts, saver, say, live }: {
	chosen: Chosen;
	counts: { steps_done: number; steps_skipped: number };
	saver: Saver;
	live: string;
	say: (more: Pick<Progress, "outcome" | "pain">) => void;
}) {
	const [outcome, setOutcome] = useState<Outcome>();
	const [pain, setPain] = useState<boolean>();
	const question = useRef<HTMLDivElement>(null);

	useEffect(() => {
		if (outcome)
			question.current?.focus();
	}, [outcome]);
	const { steps_done, steps_skipped } = counts;

	return <div class="guide-end stack">
		<Visually><span role="status">{live}</span></Visually>
		<p class="guide-end-count">{count(steps_done, "step")} done{steps_skipped > 0 &&
			<>, {steps_skipped} skipped</>}.</p>
		<fieldset class="guide-question">
			<legend class="big">How do your legs feel now?</legend>
			<div class="guide-answers">
				{outcomes.map((id) => <Button key={id} big
					aria-pressed={outcome === id} onClick={() => {
						setOutcome(id);
						say({ outcome: id });
					}}>{capital(id)}</Button>)}
			</div>
		</fieldset>
		{outcome && <div ref={question} tabIndex={-1}>
			<fieldset class="guide-question">
				<legend class="big">Does anything hurt, other than ordinary soreness?
				</legend>
				<div class="guide-answers">
					<Button big aria-pressed={pain === false}
						onClick={() => {
							setPain(false);
							say({ pain: false });
						}}>No</Button>
					<Button big aria-pressed={pain === true} onClick={() => {
						setPain(true);
						say({ pain: true });
						go("#/pain/new");
					}}>Yes, pain</Button>
				</div>
			</fieldset>
		</div>}
		{outcome === "worse" && pain === false && <Notice>
			Worse than before is worth a look. If it is sharp, in one spot or
			still worse tomorrow, answer the pain questions.</Notice>}
		<Saved chosen={chosen} saver={saver} />
		{pain !== undefined && <>
			<Tomorrow chosen={chosen} />
			<div class="row">
				<Button kind="primary" href="#/today">To today</Button>
			</div>
		</>}
	</div>;
}
