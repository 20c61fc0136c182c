/* The open pains, each with its clock. */
import { useState } from "preact/hooks";
import { apiUrl, post, useApi, useTask } from "../api";
import { telOf } from "../text";
import { hoursText, moment } from "../time";
import type { About, PainDue, Pains } from "../types";
import { announce, Await, Button, Card, Dialog, Empty, ErrorBox, Icon, Notice,
	Page } from "../ui";
import { dueParts, placeOf, tierKind, tierShort } from "./words";

export const not_diagnosis = "It sorts how urgent a pain is. It is not a " +
	"diagnosis.";

/* "answer again now", "in 5 hours" */
export function clockText(pain: PainDue, now_ms: number): string {
	if (pain.due || pain.locked)
		return "Answer again now";
	if (!pain.ask_again_utc)
		return "";
	const hours = (Date.parse(pain.ask_again_utc) - now_ms) / 3600e3;

	return hours <= 0 ? "Answer again now"
		: "Answer again in " + hoursText(Math.max(1, hours));
}

function CloseDialog({ pain, done, cancel }: {
	pain: PainDue;
	done: () => void;
	cancel: () => void;
}) {
	const { busy, error, run } = useTask();
	const locked = error?.status === 409;
	const close = () => run(async () => {
		await post("/pains/" + pain.episode_id + "/close");
		announce("Closed.");
		done();
	});

	return <Dialog title="Is it gone?" onClose={cancel} no="No"
		yes="Yes, it is gone" onYes={close} busy={busy}
		actions={locked && <>
			<Button onClick={cancel}>Not yet</Button>
			<Button kind="primary"
				href={"#/pain/" + pain.episode_id + "/seen"}>
				A clinician has seen it</Button>
		</>}>
		{locked ? <Notice kind="stop" title="It stays open" role="alert">
				<p>This had to be seen at once, and you have not said that
					somebody has. Until then there is no session and no
					run.</p>
			</Notice>
			: error ? <ErrorBox error={error} />
				: <p>{placeOf(pain)}: close it when it no longer hurts, not in
					walking and not the morning after. If it comes back,
					answer the questions anew.</p>}
	</Dialog>;
}

function One({ pain, page, reload }: {
	pain: PainDue;
	page: boolean;
	reload: () => void;
}) {
	const [closing, setClosing] = useState(false);
	const parts = dueParts(pain.text ?? "");
	const kind = tierKind(pain.tier);
	const due = pain.due || pain.locked ||
		pain.if_still_the_same !== undefined;

	return <Card title={placeOf(pain)} tone={kind === "stop" && "stop"}
		actions={<span class={"pain-tier note pain-tier-" + kind}>
			{tierShort[pain.tier]}</span>}>
		<p class="pain-facts">{parts.facts}</p>
		<p>{parts.rest}</p>
		<p class={"pain-clock line" + (due ? " pain-clock-due" : "")}>
			<Icon name="clock" /><span>{clockText(pain, Date.now())}
				<span class="muted"> · last answered {moment(
					pain.last_report_utc)}</span></span></p>
		<div class="row">
			<Button kind={due ? "primary" : "plain"}
				href={"#/pain/" + pain.episode_id}>Answer again</Button>
			{pain.locked && <Button
				href={"#/pain/" + pain.episode_id + "/seen"}>
				A clinician has seen it</Button>}
			{!pain.locked && <Button onClick={() => setClosing(true)}>
				It is gone</Button>}
			{page && <Button kind="quiet" icon="download"
				href={apiUrl("/pains/" + pain.episode_id + "/page.pdf")}>
				Page for a clinician</Button>}
		</div>
		{closing && <CloseDialog pain={pain}
			cancel={() => setClosing(false)}
			done={() => { setClosing(false); reload(); }} />}
	</Card>;
}

export function EmergencyLine({ number }: { number: string }) {
	return <p class="pain-emergency line"><Icon name="phone" /><span>In an emergency
		do not answer questions: call{" "}
		<a href={telOf(number)}>{number}</a>.</span></p>;
}

export function List() {
	const pains = useApi<Pains>("/pains");
	const about = useApi<About>("/about");
	const list = pains.data?.pains ?? [];
	const ask = <Button kind="primary" icon="heart" href="#/pain/new">
		New pain</Button>;

	return <Page title="Pain" class="pain-page" actions={
		list.length > 0 && ask}
		lead={not_diagnosis}>
		<EmergencyLine number={about.data?.emergency.number ?? "112"} />
		<Await of={pains} />
		{pains.data && !list.length && <Empty icon="heart"
			title="No open pains" action={ask}>
			Something hurts, other than ordinary soreness? Answer a few
			questions, the urgent ones first.
		</Empty>}
		{list.map((pain) => <One key={pain.episode_id} pain={pain}
			page={about.data?.services.page !== false}
			reload={pains.reload} />)}
	</Page>;
}

