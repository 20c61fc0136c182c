/* A recovery session as a list, with what to eat and drink, the evening and
 * tomorrow; and what stands there when it is stopped. */
import type { ComponentChildren } from "preact";
import { useApi } from "./api";
import { Rule, Rules } from "./plan/why";
import type { About, Session, SessionCard, SessionStep } from "./types";
import { count, firstSentence, telOf } from "./text";
import { Button, gradeText, Grade, Icon, Notice, Texts, type IconName }
	from "./ui";
import { duration, volume } from "./units";
import { blockName, doseOfStep, effortOfStep, isCheck, placeName,
	sidesOfStep, toolName, warnings } from "./words";

function Line({ name, text }: { name: string; text: string | undefined }) {
	return text ? <p><strong>{name}</strong> {text}</p> : null;
}

function Step({ step }: { step: SessionStep }) {
	const facts = [
		sidesOfStep(step.sides),
		step.tool && "with " + toolName(step.tool),
		effortOfStep(step),
	].filter(Boolean);

	return <li class="session-step">
		<details>
			<summary>
				<span class="session-number" aria-hidden="true">{step.n}</span>
				<span class="session-what">
					<span class="session-title">{step.title}</span>
					<span class="session-facts note">{facts.join(" · ")}</span>
				</span>
				<span class="session-dose">
					<span>{doseOfStep(step)}</span>
					<span class="session-each">
						{(step.sides?.length ?? 0) > 1 && <small>each
							side</small>}
						{step.grade && <Grade grade={step.grade} />}</span>
				</span>
			</summary>
			<div class="session-more stack-s">
				{step.text && <p>{step.text}</p>}
				<Line name="What it likely does:" text={step.purpose} />
				{step.grade && <Line name={"Proof " + step.grade + ":"}
					text={gradeText(step.grade) + "."} />}
				<Line name="When not:" text={step.skip_if} />
				<Line name="When to stop:" text={step.stop_if} />
				<Rules rules={step.rules} />
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

function Info({ title, icon, children, rules = [] }: {
	title: string;
	icon: IconName;
	children: ComponentChildren;
	rules?: readonly string[];
}) {
	return <section class="session-card box stack-s">
		<h3 class="line"><Icon name={icon} />{title}</h3>
		{children}
		<Rules rules={rules} />
	</section>;
}

function Several({ title, icon, cards }: {
	title: string;
	icon: IconName;
	cards: readonly SessionCard[];
}) {
	return cards.length ? <Info title={title} icon={icon}>
		<Texts of={cards.map((card) => card.text)} /></Info> : null;
}

/* What to eat and drink, the evening, tomorrow. */
export function SessionCards({ session }: { session: Session }) {
	const { drink, fuel, next, later, daily_drinks_ml, evening } =
		session.cards;
	const first = firstSentence(next.text) ?? "";

	return <div class="session-cards stack">
		{drink && <Info title="Drink" icon="drink" rules={drink.rules}>
			{drink.ml !== undefined && <p class="session-big big">
				{volume(drink.ml)}{drink.hours !== undefined &&
					<small> over {drink.hours} hours</small>}</p>}
			{drink.first_30min_ml !== undefined && <p>
				{volume(drink.first_30min_ml)} in the first half hour.</p>}
			<p>{drink.text}</p>
			{daily_drinks_ml !== undefined && <p class="muted">
				Besides the run: about {volume(daily_drinks_ml)} of drinks a
				day.</p>}
		</Info>}
		{fuel && <Info title="Eat" icon="food" rules={fuel.rules}>
			{fuel.carb_g !== undefined && <p class="session-big big">
				<span class="nowrap">{fuel.carb_g} g
					<small> carbohydrate</small></span>
				{fuel.protein_g !== undefined && <>{" "}
					<span class="nowrap">{fuel.protein_g} g
					<small> protein</small></span></>}</p>}
			<p>{fuel.text}</p>
		</Info>}
		{/* what stands above the steps already is not said again */}
		<Several title="This evening" icon="moon" cards={evening.filter((card) =>
			!session.warnings.includes(card.id.toUpperCase()))} />
		<Info title="Tomorrow" icon="sun" rules={next.rules}>
			<p><strong>{first}</strong>{next.text?.slice(first.length)}</p>
			{next.no_long_descent_h !== undefined && <p>
				No long descents for {next.no_long_descent_h} hours.</p>}
		</Info>
		<Several title="Later" icon="clock" cards={later} />
	</div>;
}

/* Stopped: nothing but whom to see. */
export function StopPanel({ session }: { session: Session }) {
	const { data: about } = useApi<About>("/about");
	const { verdict } = session;
	const number = about?.emergency.number ?? "112";

	return <section class="card card-stop session-stop stack-m" role="alert"
		aria-labelledby="session-stop">
		<h2 id="session-stop" class="line"><Icon name="stop" />{verdict?.tier === "E0"
			? "This needs help now" : "No session today"}</h2>
		{session.advice && <p class="session-stop-text">{session.advice}</p>}
		<div class="row">
			<Button kind="primary" big icon="phone" href={telOf(number)}>
				Emergency: {number}</Button>
			<Button href="#/pain">Pain questions</Button>
		</div>
		{about && about.emergency.text !== number &&
			<p class="muted">{about.emergency.text}</p>}
		{verdict && <>
			<Texts of={verdict.reasons} />
			{verdict.do.length > 0 && <h3>Do</h3>}
			<Texts of={verdict.do} />
			{verdict.do_not.length > 0 && <h3>Do not</h3>}
			<Texts of={verdict.do_not} />
		</>}
	</section>;
}

/* What to know before the steps. */
export function SessionChecks({ session }: { session: Session }) {
	const { verdict } = session;
	const ask = <Button href="#/pain">Pain questions</Button>;

	return <>
		{session.status === "care" && <Notice kind="warn"
			title="Gently today" actions={ask}>
			{[session.advice, ...verdict?.reasons ?? [], ...verdict?.do ?? [],
				...verdict?.do_not ?? []].map((text) => text &&
				<p key={text}>{text}</p>)}
		</Notice>}
		{session.warnings.filter(isCheck).map((code) => <Notice key={code}
			kind="warn" title="Check"
			actions={code !== "TOO_SORE_TO_RUN" && ask}>
			{warnings[code]}</Notice>)}
		{session.excluded.length > 0 && <Notice
			title="Left out of this session">
			<ul class="texts">{session.excluded.map((out) =>
				<li key={out.region + out.side}>
					{placeName(out.region, out.side)}{" "}
					<Rule rule={out.rule} />
				</li>)}</ul>
		</Notice>}
	</>;
}

export function sessionSummary(session: Session): string {
	return duration(session.total_s) + ", " +
		count(session.steps.length, "step");
}

/* children: what stands below the steps. */
export default function SessionList({ session, children }: {
	session: Session;
	children?: ComponentChildren;
}) {
	return <div class="session stack">
		{blocksOf(session.steps).map((group, i) => <div key={group.block + i}
			class="stack-s">
			<h3 class="note">{blockName(group.block)}</h3>
			<ol class="session-steps" start={group.steps[0]?.n ?? 1}>
				{group.steps.map((step) => <Step key={step.n + step.technique}
					step={step} />)}
			</ol>
		</div>)}
		{session.steps.length > 0 && <p class="note">
			The letter says how good the proof is, from A to D. It says how
			sure we are, not how much it helps.</p>}
		{session.warnings.map((code) => !isCheck(code) && warnings[code] &&
			<p key={code} class="muted">{warnings[code]}</p>)}
		{children}
	</div>;
}
