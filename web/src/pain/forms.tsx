/* The forms of one question.  Each has "I don't know". */
import type { ComponentChildren } from "preact";
import { useId, useState } from "preact/hooks";
import { Button, Icon, NumberInput } from "../ui";
import { type Entered, type InterviewKey, type InterviewStep,
	type Value } from "./interview";
import { nameOf, PLACE_GROUPS } from "./words";

export interface FormProps {
	step: InterviewStep;
	busy: boolean;
	/* said here before going back */
	before: Entered;
	/* what was touched on this screen; null: I don't know */
	enter: (entered: Entered) => void;
	ticked: (entered: Entered) => void;
	normal: () => void;
	unknown: () => void;
	open: () => void;
}

interface Option { id: string; text: string }

const sides: Option[] = [{ id: "left", text: "Left" },
	{ id: "right", text: "Right" }, { id: "both", text: "Both" }];

export function optionsOf(key: InterviewKey): Option[] {
	if (key.type === "side" || key.key === "side")
		return key.words ? key.words.map(({ id }) => ({ id,
			text: nameOf(id) })) : sides;
	return (key.words ?? []).map(({ id }) => ({ id, text: nameOf(id) }));
}

export function isScale(key: InterviewKey): boolean {
	return key.type === "number" && key.lo === 0 && key.hi === 10;
}

/* A choice of one, as big buttons; "I don't know" is one of them. */
function Choice({ legend, hidden, options, value, choose, few }: {
	legend: string;
	hidden?: boolean;
	options: Option[];
	value: Value | null | undefined;
	choose: (value: string | null) => void;
	few?: boolean;
}) {
	const name = useId();
	const all: { id: string | null; text: string }[] =
		[...options, { id: null, text: "I don’t know" }];

	return <fieldset class={"pain-choice" + (few ? " pain-choice-few" : "")}>
		<legend class={hidden ? "visually" : ""}>{legend}</legend>
		{all.map(({ id, text }) => <label key={id ?? "?"}
			class={"pain-option" + (id === null ? " pain-option-unknown" : "")}>
			<input type="radio" name={name} checked={value === id}
				onChange={() => choose(id)} />
			<span>{text}</span>
		</label>)}
	</fieldset>;
}

function Places({ legend, hidden, words, value, choose }: {
	legend: string;
	hidden?: boolean;
	words: string[] | undefined;
	value: Value | null | undefined;
	choose: (value: string | null) => void;
}) {
	const name = useId();
	const known = new Set(PLACE_GROUPS.flatMap((group) => group.ids));
	const rest = words?.filter((id) => !known.has(id)) ?? [];
	const groups = [...PLACE_GROUPS.map((group) => ({ ...group,
		ids: group.ids.filter((id) => !words || words.includes(id)) })),
	...(rest.length ? [{ name: "Elsewhere", ids: rest }] : [])]
		.filter((group) => group.ids.length);
	const one = (id: string | null, text: string) =>
		<label key={id ?? "?"} class={"pain-option" +
			(id === null ? " pain-option-unknown" : "")}>
			<input type="radio" name={name} checked={value === id}
				onChange={() => choose(id)} />
			<span>{text}</span>
		</label>;

	return <fieldset class="pain-places">
		<legend class={hidden ? "visually" : ""}>{legend}</legend>
		{groups.map((group) => <div key={group.name} class="pain-place-group"
			role="group" aria-label={group.name}>
			<p class="pain-place-name" aria-hidden="true">{group.name}</p>
			<div class="pain-place-row">{group.ids.map((id) =>
				one(id, nameOf(id)))}</div>
		</div>)}
		<div class="pain-place-row">{one(null, "I don’t know")}</div>
	</fieldset>;
}

function scaleWord(value: number): string {
	if (value === 0)
		return "no pain";
	if (value <= 3)
		return "mild";
	if (value <= 6)
		return "it bothers you";
	return value <= 8 ? "strong" : "the worst there is";
}

function Scale({ legend, hidden, value, choose }: {
	legend: string;
	hidden?: boolean;
	value: Value | null | undefined;
	choose: (value: number | null) => void;
}) {
	const name = useId();

	return <fieldset class="pain-scale">
		<legend class={hidden ? "visually" : ""}>{legend}</legend>
		<div class="pain-scale-row">
			{Array.from({ length: 11 }, (_, i) => <label key={i}
				class="pain-scale-part">
				<input type="radio" name={name} checked={value === i}
					aria-label={i + " of 10, " + scaleWord(i)}
					onChange={() => choose(i)} />
				<span aria-hidden="true">{i}</span>
			</label>)}
			<label class="pain-scale-part pain-scale-unknown">
				<input type="radio" name={name} checked={value === null}
					aria-label="I don’t know"
					onChange={() => choose(null)} />
				<span aria-hidden="true">?</span>
			</label>
		</div>
		<p class="pain-scale-ends muted" aria-hidden="true">
			<span>0 no pain</span><span>10 the worst</span>
			<span>? I don’t know</span></p>
	</fieldset>;
}

const units: Record<string, string> = { h: "hours", min: "minutes" };

function unitOf(key: InterviewKey): string | undefined {
	return key.unit === undefined ? undefined : units[key.unit] ?? key.unit;
}

/* "3 weeks" */
const spans = [{ id: 1, text: "days" }, { id: 7, text: "weeks" },
	{ id: 30, text: "months" }, { id: 365, text: "years" }];

function Amount({ legend, hidden, item, value, choose }: {
	legend: string;
	hidden?: boolean;
	item: InterviewKey;
	value: Value | null | undefined;
	choose: (value: number | null | undefined) => void;
}) {
	const id = useId();
	const days = item.key === "duration_days";
	const [span, setSpan] = useState(1);
	const [typed, setTyped] = useState<number | undefined>(
		typeof value === "number" ? value : undefined);
	const put = (number: number | undefined, unit: number) => {
		setTyped(number);
		setSpan(unit);
		choose(number === undefined ? undefined : number * unit);
	};

	return <div class="pain-amount">
		<label for={id} class={hidden ? "visually" : ""}>{legend}</label>
		<div class="pain-amount-row">
			<NumberInput id={id} value={value === null ? undefined : typed}
				onValue={(number) => put(number, span)}
				step={days ? 1 : 0.1}
				{...(item.lo === undefined ? {} : { min: item.lo })}
				{...(item.hi === undefined ? {} : { max: item.hi / span })}
				unit={days ? undefined : unitOf(item)} />
			{days && <select class="input" aria-label="Unit" value={span}
				onChange={(event) => put(typed,
					Number(event.currentTarget.value))}>
				{spans.map((one) => <option key={one.id} value={one.id}>
					{one.text}</option>)}
			</select>}
		</div>
		<label class="pain-option pain-option-unknown">
			<input type="checkbox" checked={value === null}
				onChange={(event) => choose(event.currentTarget.checked
					? null : undefined)} />
			<span>I don’t know</span>
		</label>
	</div>;
}

/* One fact, by its type. */
function Fact({ item, hidden, value, choose }: {
	item: InterviewKey;
	hidden?: boolean;
	value: Value | null | undefined;
	choose: (value: Value | null | undefined) => void;
}) {
	const legend = item.text ?? nameOf(item.key);
	const more = hidden ? { hidden } : {};

	if (item.type === "place" || item.key === "region")
		return <Places legend={legend} words={item.words?.map((word) =>
			word.id)} value={value} choose={choose} {...more} />;
	if (item.type === "bool")
		return <Choice legend={legend} few {...more}
			value={value === true ? "yes" : value === false ? "no" : value}
			options={[{ id: "yes", text: "Yes" }, { id: "no", text: "No" }]}
			choose={(id) => choose(id === null ? null : id === "yes")} />;
	if (isScale(item))
		return <Scale legend={legend} value={value} choose={choose}
			{...more} />;
	if (item.type === "number")
		return <Amount legend={legend} item={item} value={value}
			choose={choose} {...more} />;
	const options = optionsOf(item);

	return <Choice legend={legend} options={options} few={options.length <= 3}
		value={value} choose={choose} {...more} />;
}

function NextBar({ children, busy, ready, next, text = "Next" }: {
	children?: ComponentChildren;
	busy: boolean;
	ready: boolean;
	next: () => void;
	text?: string;
}) {
	return <div class="pain-bar">
		<Button kind="primary" big busy={busy} disabled={!ready}
			onClick={next}>{text}</Button>
		{children}
	</div>;
}

function KeyForm({ step, busy, before, enter }: FormProps) {
	const item = step.keys[0];
	const [value, setValue] = useState<Value | null | undefined>(
		item && before[item.key]);

	if (!item)
		return null;
	const one: InterviewKey = { ...item, text: item.text ?? step.text };

	return <>
		<Fact item={one} hidden value={value} choose={setValue} />
		<NextBar busy={busy} ready={value !== undefined}
			next={() => value !== undefined && enter({ [item.key]: value })} />
	</>;
}

function Tick({ item, checked, put }: {
	item: InterviewKey;
	checked: boolean;
	put: (on: boolean) => void;
}) {
	return <label class="pain-tick">
		<input type="checkbox" checked={checked}
			onChange={(event) => put(event.currentTarget.checked)} />
		<span>{item.text ?? nameOf(item.key)}</span>
		<span class="pain-tick-yes" aria-hidden="true">
			{checked ? <><Icon name="check" />Yes</> : ""}</span>
	</label>;
}

/* A list of signs: none of them, or those that were ticked. */
function NoneForm({ step, busy, before, ticked, normal, unknown, open }:
FormProps) {
	const [entered, setEntered] = useState<Entered>(() =>
		Object.fromEntries(Object.entries(before).filter(([key, value]) =>
			value !== step.keys.find((item) => item.key === key)?.normal)));
	const put = (key: string, value: Value | null | undefined) => {
		const { [key]: _, ...rest } = entered;

		setEntered(value === undefined ? rest : { ...rest, [key]: value });
	};
	const signs = step.keys.filter((item) => item.type === "bool");
	const others = step.keys.filter((item) => item.type !== "bool");
	const worse = step.keys.filter((item) => {
		const value = entered[item.key];

		return value !== undefined && value !== null &&
			value !== item.normal;
	}).length;
	const touched = Object.keys(entered).length > 0;

	return <>
		{signs.length > 0 && <div class="pain-ticks" role="group"
			aria-label="Tick what is true">
			<p class="muted pain-ticks-hint">Tick what is true.</p>
			{signs.map((item) => <Tick key={item.key} item={item}
				checked={entered[item.key] === true}
				put={(on) => put(item.key, on ? true : undefined)} />)}
		</div>}
		{others.map((item) => <Fact key={item.key} item={item}
			value={entered[item.key]}
			choose={(value) => put(item.key, value)} />)}
		<div class="pain-bar">
			{touched
				? <Button kind="primary" big busy={busy}
					onClick={() => ticked(entered)}>
					{worse ? "Next: the others are not true" : "Next"}</Button>
				: <Button kind="primary" big busy={busy} onClick={normal}>
					None of these</Button>}
			{!touched && <Button big disabled={busy} onClick={open}>
				Ask me one by one</Button>}
			{!touched && <Button kind="quiet" disabled={busy}
				onClick={unknown}>I don’t know</Button>}
		</div>
	</>;
}

function WellForm({ step, busy, normal, unknown, open }: FormProps) {
	return <>
		<ul class="pain-well">
			{step.keys.map((item) => <li key={item.key}>
				{item.text ?? nameOf(item.key)}</li>)}
		</ul>
		<div class="pain-bar">
			<Button kind="primary" big busy={busy} onClick={normal}>
				All as usual</Button>
			<Button big disabled={busy} onClick={open}>
				Something is not</Button>
			<Button kind="quiet" disabled={busy} onClick={unknown}>
				I don’t know</Button>
		</div>
	</>;
}

function TogetherForm({ step, busy, before, enter, unknown }: FormProps) {
	const [entered, setEntered] = useState<Entered>(before);
	const put = (key: string, value: Value | null | undefined) => {
		const { [key]: _, ...rest } = entered;

		setEntered(value === undefined ? rest : { ...rest, [key]: value });
	};
	const said = step.keys.filter((item) => entered[item.key] !== undefined);

	return <>
		{step.keys.map((item) => <Fact key={item.key} item={item}
			value={entered[item.key]}
			choose={(value) => put(item.key, value)} />)}
		<NextBar busy={busy} ready={said.length === step.keys.length}
			next={() => enter(entered)}>
			{said.length === 0
				? <Button kind="quiet" disabled={busy} onClick={unknown}>
					I don’t know any of it</Button>
				: said.length < step.keys.length && <p class="muted">
					{step.keys.length - said.length} more to say on this
					page.</p>}
		</NextBar>
	</>;
}

export function Form(props: FormProps) {
	switch (props.step.form) {
	case "none":
		return <NoneForm {...props} />;
	case "well":
		return <WellForm {...props} />;
	case "together":
		return <TogetherForm {...props} />;
	default:
		return <KeyForm {...props} />;
	}
}
