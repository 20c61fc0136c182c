/* What came out: how urgent, why, what to do, what is allowed, and when to
 * ask again.  It prints as a page with the answers. */
import { apiUrl, type ApiError } from "../api";
import { Rule } from "../plan/why";
import { telOf } from "../text";
import { hoursText } from "../time";
import type { Emergency, InterviewKey, PainDue, Triage }
	from "../types";
import { Button, Card, ErrorBox, Icon, Notice, Page, Texts } from "../ui";
import type { Answers, Value } from "./interview";
import { valueIn } from "./interview";
import { not_diagnosis } from "./list";
import { ALLOWS, nameOf, permitText, tierKind, tierShort, tierText,
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

	return <table class="pain-answers table">
		<thead><tr><th scope="col">Question</th>
			<th scope="col">Answer</th></tr></thead>
		<tbody>{keys.map((key) => <tr key={key}>
			<td>{texts[key]?.text ?? nameOf(key)}</td>
			<td>{valueText(valueIn(report, key), texts[key])}</td>
		</tr>)}</tbody>
	</table>;
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
	const kind = tierKind(verdict.tier);
	const within = withinText[verdict.within];
	const number = emergency?.number ?? "112";

	return <Page title="What to do about it" class="pain-page pain-result"
		back={["pain", "Pains"]}
		lead={not_diagnosis}>
		<div class={"stack-s pain-verdict pain-verdict-" + kind}>
			<p class="pain-verdict-short line"><Icon name={kind === "good" ? "good"
				: kind === "stop" ? "stop" : "warn"} />
				{verdict.tier === "E2" && within ? within
					: tierShort[verdict.tier]}</p>
			<p class="pain-verdict-text">{tierText[verdict.tier]}</p>
			{kind === "stop" && <a class="pain-call line" href={telOf(number)}>
				<Icon name="phone" />Call {number}</a>}
		</div>
		{(early || !verdict.complete) && <Notice kind="warn"
			title="Some urgent questions are open">
			The answer can still become more urgent. Not known is never taken
			for no.</Notice>}
		<div class="pain-columns stack">
			{verdict.do.length > 0 && <Card title="Do" icon="check">
				<Texts of={verdict.do.map((text) => withNumber(text, number))} />
			</Card>}
			{verdict.do_not.length > 0 && <Card title="Do not" icon="close">
				<Texts of={verdict.do_not} />
			</Card>}
			<Card title="What is allowed" icon="legs">
				<ul class="pain-allows">{ALLOWS.map(([id, name]) => {
					const permit = verdict.allows[id];

					return <li key={id} class={"pain-permit-" + permit}>
						<Icon name={permit_icons[permit]} />
						<span>{name}</span><strong>{permitText[permit]}
						</strong></li>;
				})}</ul>
			</Card>
			{verdict.reasons.length > 0 && <Card title="Why" icon="question">
				<ul class="pain-reasons stack-s">{verdict.reasons.map((text, i) =>
					<li class="line" key={text}><span>{text}</span>
						{verdict.rules[i] && <Rule rule={verdict.rules[i]} />}
					</li>)}</ul>
			</Card>}
		</div>
		{verdict.recheck_h !== undefined && verdict.recheck_h > 0 &&
			kind !== "stop" && <p class="pain-clock pain-clock-due line">
			<Icon name="clock" /><span>Answer again in {hoursText(
				verdict.recheck_h)}, and at once if it gets worse.</span></p>}
		{kind === "stop" && <p class="pain-clock pain-clock-due line">
			<Icon name="clock" /><span>When a clinician has seen it, say so
				here: open pains, “A clinician has seen it”.</span></p>}
		<div class="pain-keeping">
			{keeping === "saving" && <p class="muted" role="status">
				Keeping it in your log.</p>}
			{keeping === "kept" && <Notice kind="good" role="status">
				Kept in your log{due ? " as pain " + due.episode_id
					: ""}.</Notice>}
			{keeping === "not-kept" && <Notice role="status">
				Not kept: the place is not known, so there is nothing to ask
				about again.</Notice>}
			{keeping === "failed" && <ErrorBox error={error}
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
				{ day: "numeric", month: "long", year: "numeric" })}.{" "}
				{not_diagnosis}</p>
		</div>
	</Page>;
}

