/* The open pains, each with its clock. */
import { useState } from "preact/hooks";
import { apiUrl, asApiError, post, useApi, type ApiError } from "../api";
import { moment } from "../time";
import type { About, PainDue, Pains } from "../types";
import { announce, Button, Card, Dialog, Empty, ErrorBox, Icon, Loading,
	Notice, Page } from "../ui";
import { dueParts, hoursText, tierKind, tierShort } from "./words";

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
	const [busy, setBusy] = useState(false);
	const [error, setError] = useState<ApiError>();
	const place = dueParts(pain.text ?? "").place;
	const close = async () => {
		setBusy(true);
		setError(undefined);
		try {
			await post("/pains/" + pain.episode_id + "/close");
			announce("Closed.");
			done();
		} catch (problem) {
			setError(asApiError(problem));
			setBusy(false);
		}
	};

	return <Dialog open title="Is it gone?" onClose={cancel} actions={
		error?.status === 409 ? <>
			<Button kind="primary"
				href={"#/pain/" + pain.episode_id + "/seen"}>
				A clinician has seen it</Button>
			<Button onClick={cancel}>Not yet</Button>
		</> : <>
			<Button kind="primary" busy={busy} onClick={() => void close()}>
				Yes, it is gone</Button>
			<Button onClick={cancel}>No</Button>
		</>}>
		{error?.status === 409
			? <Notice kind="stop" title="It stays open" live>
				<p>This had to be seen at once, and you have not said that
					somebody has. Until then there is no session and no
					run.</p>
			</Notice>
			: error ? <ErrorBox error={error} />
				: <p>{place}: close it when it no longer hurts, not in
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

	return <Card title={parts.place} tone={kind === "stop" ? "stop" : "plain"}
		actions={<span class={"pain-tier pain-tier-" + kind}>
			{tierShort(pain.tier)}</span>}>
		<p class="pain-facts">{parts.facts}</p>
		<p>{parts.rest}</p>
		<p class={"pain-clock" + (due ? " pain-clock-due" : "")}>
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
	const first = number.replace(/[^\d].*$/, "");

	return <p class="pain-emergency"><Icon name="phone" /><span>In an emergency
		do not answer questions: call{" "}
		<a href={"tel:" + first}>{number}</a>.</span></p>;
}

export function List() {
	const pains = useApi<Pains>("/pains");
	const about = useApi<About>("/about");
	const list = pains.data?.pains ?? [];
	const ask = <Button kind="primary" icon="heart" href="#/pain/new">
		New pain</Button>;

	return <Page title="Pain" class="pain-page" actions={
		list.length > 0 && ask}
		lead="It sorts how urgent a pain is. It is not a diagnosis.">
		<EmergencyLine number={about.data?.emergency.number ?? "112"} />
		{pains.error && <ErrorBox error={pains.error} retry={pains.reload} />}
		{!pains.data && pains.loading && <Loading slow={pains.slow} />}
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

