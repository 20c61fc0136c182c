/* A recovery session as a list, with what to eat and drink, the evening and
 * tomorrow; and what stands there when it is stopped. */
import { useState } from "preact/hooks";
import { useApi } from "./api";
import { WhyDialog } from "./plan/why";
import type { About, Session, SessionCard, SessionStep } from "./types";
import { gradeText, Grade, Icon, Notice, type IconName, Visually }
	from "./ui";
import { duration, volume } from "./units";
import { blockName, doseOfStep, effortOfStep, isCheck, nextName, placeName,
	sidesOfStep, toolName, warningText } from "./words";

function Rules({ rules, onWhy }: { rules: readonly string[];
	onWhy: (word: string) => void }) {
	if (!rules.length)
		return null;
	return <span class="session-rules">
		<span class="muted">Rules</span>
		{rules.map((rule) => <button key={rule} type="button"
			class="session-rule" onClick={() => onWhy(rule)}>
			<Visually>Why: rule </Visually>{rule}</button>)}
	</span>;
}

function Line({ name, text }: { name: string; text: string | undefined }) {
	if (!text)
		return null;
	return <p><strong>{name}</strong> {text}</p>;
}

function Step({ step, onWhy }: { step: SessionStep;
	onWhy: (word: string) => void }) {
	const facts = [
		sidesOfStep(step.sides),
		step.tool ? "with " + toolName(step.tool) : "",
		effortOfStep(step),
	].filter(Boolean);

	return <li class="session-step">
		<details>
			<summary>
				<span class="session-number" aria-hidden="true">{step.n}</span>
				<span class="session-what">
					<span class="session-title">{step.title}</span>
					<span class="session-facts">{facts.join(" · ")}</span>
				</span>
				<span class="session-dose">
					<span>{doseOfStep(step)}</span>
					<span class="session-each">
						{(step.sides?.length ?? 0) > 1 && <small>each
							side</small>}
						{step.grade && <Grade grade={step.grade} />}</span>
				</span>
			</summary>
			<div class="session-more">
				{step.text && <p>{step.text}</p>}
				<Line name="What it likely does:" text={step.purpose} />
				{step.grade && <p><strong>Proof {step.grade}:</strong>{" "}
					{gradeText(step.grade)}.</p>}
				<Line name="When not:" text={step.skip_if} />
				<Line name="When to stop:" text={step.stop_if} />
				<Rules rules={step.rules} onWhy={onWhy} />
			</div>
		</details>
	</li>;
}

/* Steps of one block after the other. */
export function blocksOf(steps: readonly SessionStep[]):
{ block: string; steps: SessionStep[] }[] {
	const blocks: { block: string; steps: SessionStep[] }[] = [];

	for (const step of steps) {
		const last = blocks[blocks.length - 1];

		if (last?.block === step.block)
			last.steps.push(step);
		else
			blocks.push({ block: step.block, steps: [step] });
	}
	return blocks;
}

function Info({ title, icon, children }: { title: string; icon: IconName;
	children: preact.ComponentChildren }) {
	return <section class="session-card">
		<h3><Icon name={icon} />{title}</h3>
		{children}
	</section>;
}

function Texts({ cards }: { cards: readonly SessionCard[] }) {
	return <ul class="session-texts">
		{cards.map((card, i) => <li key={card.id + i}>{card.text}</li>)}
	</ul>;
}

function Cards({ session, onWhy }: { session: Session;
	onWhy: (word: string) => void }) {
	const { drink, fuel, next, later, daily_drinks_ml } = session.cards;
	/* what stands above the steps already is not said again */
	const evening = session.cards.evening.filter((card) =>
		!session.warnings.includes(card.id.toUpperCase()));

	return <div class="session-cards">
		{drink && <Info title="Drink" icon="drink">
			{drink.ml !== undefined && <p class="session-big">
				{volume(drink.ml)}{drink.hours !== undefined &&
					<small> over {drink.hours} hours</small>}</p>}
			{drink.first_30min_ml !== undefined && <p>
				{volume(drink.first_30min_ml)} in the first half hour.</p>}
			<p>{drink.text}</p>
			{daily_drinks_ml !== undefined && <p class="muted">
				Besides the run: about {volume(daily_drinks_ml)} of drinks a
				day.</p>}
			<Rules rules={drink.rules} onWhy={onWhy} />
		</Info>}
		{fuel && <Info title="Eat" icon="food">
			{fuel.carb_g !== undefined && <p class="session-big">
				<span class="nowrap">{fuel.carb_g} g
					<small> carbohydrate</small></span>
				{fuel.protein_g !== undefined && <>{" "}
					<span class="nowrap">{fuel.protein_g} g
					<small> protein</small></span></>}</p>}
			<p>{fuel.text}</p>
			<Rules rules={fuel.rules} onWhy={onWhy} />
		</Info>}
		{evening.length > 0 && <Info title="This evening" icon="moon">
			<Texts cards={evening} /></Info>}
		<Info title="Tomorrow" icon="sun">
			<p class="session-next">{nextName(next.code)}</p>
			{next.text && <p>{next.text}</p>}
			{next.no_long_descent_h !== undefined && <p>
				No long descents for {next.no_long_descent_h} hours.</p>}
			<Rules rules={next.rules} onWhy={onWhy} />
		</Info>
		{later.length > 0 && <Info title="Later" icon="clock">
			<Texts cards={later} /></Info>}
	</div>;
}

/* Stopped: nothing but whom to see. */
export function StopPanel({ session }: { session: Session }) {
	const { data: about } = useApi<About>("/about");
	const verdict = session.verdict;
	const urgent = verdict?.tier === "E0";

	return <section class="card card-stop session-stop" role="alert"
		aria-labelledby="session-stop">
		<h2 id="session-stop"><Icon name="stop" />{urgent
			? "This needs help now" : "No session today"}</h2>
		{session.advice && <p class="session-stop-text">{session.advice}</p>}
		<div class="row">
			<a class="button button-primary button-big"
				href={"tel:" + (about?.emergency.number ?? "112")}>
				<Icon name="phone" /><span>Emergency:{" "}
					{about?.emergency.number ?? "112"}</span></a>
			<a class="button" href="#/pain">Pain questions</a>
		</div>
		{about && about.emergency.text !== about.emergency.number &&
			<p class="muted">{about.emergency.text}</p>}
		{verdict && verdict.reasons.length > 0 && <ul class="session-texts">
			{verdict.reasons.map((text) => <li key={text}>{text}</li>)}</ul>}
		{verdict && verdict.do.length > 0 && <>
			<h3>Do</h3>
			<ul class="session-texts">{verdict.do.map((text) =>
				<li key={text}>{text}</li>)}</ul></>}
		{verdict && verdict.do_not.length > 0 && <>
			<h3>Do not</h3>
			<ul class="session-texts">{verdict.do_not.map((text) =>
				<li key={text}>{text}</li>)}</ul></>}
	</section>;
}

/* What to know before the steps. */
export function SessionChecks({ session }: { session: Session }) {
	const [why, setWhy] = useState<string>();
	const checks = session.warnings.filter(isCheck);
	const verdict = session.verdict;

	return <>
		{session.status === "care" && <Notice kind="warn"
			title="Gently today" actions={<a class="button" href="#/pain">
				Pain questions</a>}>
			{session.advice && <p>{session.advice}</p>}
			{verdict?.reasons.map((text) => <p key={text}>{text}</p>)}
			{verdict?.do.map((text) => <p key={text}>{text}</p>)}
			{verdict?.do_not.map((text) => <p key={text}>{text}</p>)}
		</Notice>}
		{checks.map((code) => <Notice key={code} kind="warn" title="Check"
			actions={code === "TOO_SORE_TO_RUN" ? undefined
				: <a class="button" href="#/pain">Pain questions</a>}>
			{warningText(code)}</Notice>)}
		{session.excluded.length > 0 && <Notice kind="info"
			title="Left out of this session">
			<ul class="session-texts">{session.excluded.map((out) =>
				<li key={out.region + out.side}>
					{placeName(out.region, out.side)}{" "}
					<button type="button" class="session-rule"
						onClick={() => setWhy(out.rule)}>
						<Visually>Why: rule </Visually>{out.rule}</button>
				</li>)}</ul>
		</Notice>}
		<WhyDialog word={why} onClose={() => setWhy(undefined)} />
	</>;
}

export function sessionSummary(session: Session): string {
	const steps = session.steps.length;

	return duration(session.total_s) + ", " + steps +
		(steps === 1 ? " step" : " steps");
}

export default function SessionList({ session, cards = true }: {
	session: Session;
	cards?: boolean;
}) {
	const [why, setWhy] = useState<string>();
	const notes = session.warnings.filter((code) => !isCheck(code))
		.map(warningText).filter((text) => text !== undefined);

	return <div class="session">
		{blocksOf(session.steps).map((group, i) => <div key={group.block + i}
			class="session-block">
			<h3>{blockName(group.block)}</h3>
			<ol class="session-steps" start={group.steps[0]?.n ?? 1}>
				{group.steps.map((step) => <Step key={step.n + step.technique}
					step={step} onWhy={setWhy} />)}
			</ol>
		</div>)}
		{session.steps.length > 0 && <p class="muted session-legend">
			The letter says how good the proof is, from A to D. It says how
			sure we are, not how much it helps.</p>}
		{notes.map((text) => <p key={text} class="muted">{text}</p>)}
		{cards && <Cards session={session} onWhy={setWhy} />}
		<WhyDialog word={why} onClose={() => setWhy(undefined)} />
	</div>;
}

export function SessionCardsOnly({ session }: { session: Session }) {
	const [why, setWhy] = useState<string>();

	return <div class="session">
		<Cards session={session} onWhy={setWhy} />
		<WhyDialog word={why} onClose={() => setWhy(undefined)} />
	</div>;
}

