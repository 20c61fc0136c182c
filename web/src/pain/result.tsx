/* What came out: how urgent, why, what to do, what is allowed, and when to
 * ask again.  It prints as a page with the answers. */
import { useState } from "preact/hooks";
import { apiUrl, asApiError, get, type ApiError } from "../api";
import type { Emergency, PainDue, Triage, Why } from "../types";
import { Button, Card, Dialog, ErrorBox, Icon, Loading, Notice, Page }
	from "../ui";
import type { Answers, InterviewKey, Value } from "./interview";
import { valueIn } from "./interview";
import { ALLOWS, hoursText, nameOf, permitText, tierKind, tierShort, tierText,
	withinText, withNumber } from "./words";

const permit_icons = { yes: "check", limited: "warn", no: "close" } as const;

function valueText(value: Value | undefined, key: InterviewKey | undefined):
string {
	if (value === undefined)
		return "not known";
	if (value === true)
		return "yes";
	if (value === false)
		return "no";
	if (typeof value === "number")
		return String(value) + (key?.hi === 10 && key.lo === 0 ? " of 10" : "");
	return nameOf(value);
}

function AnswerTable({ answers, report, texts }: {
	answers: Answers;
	report: Record<string, unknown>;
	texts: Record<string, InterviewKey>;
}) {
	const frame = ["schema", "others", "background", "date", "earlier"];
	const keys = [...Object.keys(report).filter((key) =>
		!frame.includes(key)),
	...Object.keys(report["background"] ?? {}),
	...answers.asked.filter((key) => valueIn(report, key) === undefined)];

	return <table class="pain-answers">
		<thead><tr><th scope="col">Question</th>
			<th scope="col">Answer</th></tr></thead>
		<tbody>{keys.map((key) => <tr key={key}>
			<td>{texts[key]?.text ?? nameOf(key)}</td>
			<td>{valueText(valueIn(report, key), texts[key])}</td>
		</tr>)}</tbody>
	</table>;
}

function WhyDialog({ rule, close }: { rule: string; close: () => void }) {
	const [why, setWhy] = useState<Why>();
	const [error, setError] = useState<ApiError>();
	const [asked, setAsked] = useState(false);

	if (!asked) {
		setAsked(true);
		get<Why>("/why/" + rule).then(setWhy,
			(problem) => setError(asApiError(problem)));
	}
	return <Dialog open title={"Rule " + rule} onClose={close}>
		{error ? <ErrorBox error={error} /> : !why ? <Loading />
			: <dl class="pain-why">{why.lines.map((line, i) => <div key={i}>
				<dt>{line.label}</dt><dd>{line.text}</dd></div>)}</dl>}
	</Dialog>;
}

export type Keeping = "saving" | "kept" | "failed" | "not-kept";

export function Result({ verdict, emergency, answers, report, texts, keeping,
	again, due, page, early, error }: {
	/* the program can make a page for a clinician */
	page: boolean;
	verdict: Triage;
	emergency: Emergency | undefined;
	answers: Answers;
	/* all that is known, also what was known before */
	report: Record<string, unknown>;
	texts: Record<string, InterviewKey>;
	keeping: Keeping;
	error?: ApiError | undefined;
	/* keep it once more */
	again: () => void;
	/* how it stands in the log */
	due?: PainDue | undefined;
	early: boolean;
}) {
	const [rule, setRule] = useState<string>();
	const kind = tierKind(verdict.tier);
	const within = withinText(verdict.within);
	const number = emergency?.number ?? "112";
	const first = number.replace(/[^\d].*$/, "") || "112";

	return <Page title="What to do about it" class="pain-page pain-result"
		back={{ href: "#/pain", text: "Pains" }}
		lead="It sorts how urgent a pain is. It is not a diagnosis.">
		<div class={"pain-verdict pain-verdict-" + kind}>
			<p class="pain-verdict-short"><Icon name={kind === "good" ? "good"
				: kind === "stop" ? "stop" : "warn"} />
				{verdict.tier === "E2" && within ? within
					: tierShort(verdict.tier)}</p>
			<p class="pain-verdict-text">{tierText(verdict.tier)}</p>
			{kind === "stop" && <a class="pain-call" href={"tel:" + first}>
				<Icon name="phone" />Call {number}</a>}
		</div>
		{(early || !verdict.complete) && <Notice kind="warn"
			title="Some urgent questions are open">
			The answer can still become more urgent. Not known is never taken
			for no.</Notice>}
		<div class="pain-columns">
			{verdict.do.length > 0 && <Card title="Do" icon="check">
				<ul class="pain-list">{verdict.do.map((text) =>
					<li key={text}>{withNumber(text, number)}</li>)}</ul>
			</Card>}
			{verdict.do_not.length > 0 && <Card title="Do not" icon="close">
				<ul class="pain-list">{verdict.do_not.map((text) =>
					<li key={text}>{text}</li>)}</ul>
			</Card>}
			<Card title="What is allowed" icon="legs">
				<ul class="pain-allows">{ALLOWS.map(({ id, name }) => {
					const permit = verdict.allows[id as keyof
						Triage["allows"]];

					return <li key={id} class={"pain-permit-" + permit}>
						<Icon name={permit_icons[permit]} />
						<span>{name}</span><strong>{permitText(permit)}
						</strong></li>;
				})}</ul>
			</Card>
			{verdict.reasons.length > 0 && <Card title="Why" icon="question">
				<ul class="pain-reasons">{verdict.reasons.map((text, i) =>
					<li key={text}><span>{text}</span>
						{verdict.rules[i] && <Button kind="quiet" small
							label={"Where rule " + verdict.rules[i] +
								" comes from"}
							onClick={() => setRule(verdict.rules[i])}>
							{verdict.rules[i]}</Button>}</li>)}</ul>
			</Card>}
		</div>
		{verdict.recheck_h !== undefined && verdict.recheck_h > 0 &&
			kind !== "stop" && <p class="pain-clock pain-clock-due">
			<Icon name="clock" /><span>Answer again in {hoursText(
				verdict.recheck_h)}, and at once if it gets worse.</span></p>}
		{kind === "stop" && <p class="pain-clock pain-clock-due">
			<Icon name="clock" /><span>When a clinician has seen it, say so
				here: open pains, “A clinician has seen it”.</span></p>}
		<div class="pain-keeping">
			{keeping === "saving" && <p class="muted" role="status">
				Keeping it in your log.</p>}
			{keeping === "kept" && <Notice kind="good" live>
				Kept in your log{due ? " as pain " + due.episode_id
					: ""}.</Notice>}
			{keeping === "not-kept" && <Notice kind="info" live>
				Not kept: the place is not known, so there is nothing to ask
				about again.</Notice>}
			{keeping === "failed" && error && <ErrorBox error={error}
				title="Not kept yet" retry={again} />}
		</div>
		<div class="row pain-after">
			{due && page && <Button icon="download" href={apiUrl("/pains/" +
				due.episode_id + "/page.pdf")}>
				Page for a clinician (PDF)</Button>}
			<Button icon="file" onClick={() => window.print()}>Print</Button>
			<Button href="#/pain">Open pains</Button>
		</div>
		<details class="pain-said">
			<summary>What you answered</summary>
			<AnswerTable answers={answers} report={report}
				texts={texts} />
		</details>
		<div class="pain-print-only">
			<h2>What was answered</h2>
			<AnswerTable answers={answers} report={report}
				texts={texts} />
			<p>Made by afterrun, {new Date().toLocaleDateString("en-GB",
				{ day: "numeric", month: "long", year: "numeric" })}. It sorts
				how urgent a pain is; it is not a diagnosis.</p>
		</div>
		{rule && <WhyDialog rule={rule} close={() => setRule(undefined)} />}
	</Page>;
}

