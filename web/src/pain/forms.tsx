/* The forms of one question.  Each has "I don't know". */
import type { ComponentChildren } from "preact";
import { useId, useState } from "preact/hooks";
import { Button, Icon, NumberInput, Scale } from "../ui";
import type { InterviewKey } from "../types";
import { type Entered, type InterviewStep,
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

const unknown_text = "I don’t know";
const sides: Option[] = [{ id: "left", text: "Left" },
	{ id: "right", text: "Right" }, { id: "both", text: "Both" }];

function optionsOf(key: InterviewKey): Option[] {
	return key.words?.map(({ id }) => ({ id, text: nameOf(id) })) ??
		(key.type === "side" || key.key === "side" ? sides : []);
}

function isScale(key: InterviewKey): boolean {
	return key.type === "number" && key.lo === 0 && key.hi === 10;
}

/* One of a choice, as a big button. */
function Pick({ name, id, value, text, choose }: {
	name: string;
	id: string | null;
	value: Value | null | undefined;
	text: string;
	choose: (value: string | null) => void;
}) {
	return <label class={"pain-option pick" +
		(id === null ? " pick-unknown" : "")}>
		<input type="radio" name={name} checked={value === id}
			onChange={() => choose(id)} />
		<span>{text}</span>
	</label>;
}

interface Chooser {
	legend: string;
	hidden?: boolean | undefined;
	value: Value | null | undefined;
	choose: (value: string | null) => void;
}

/* "I don't know" is one of them. */
function Choice({ legend, hidden, options, few, ...rest }: Chooser & {
	options: Option[];
	few?: boolean;
}) {
	const name = useId();

	return <fieldset class={"stack-s pain-choice" + (few ? " pain-choice-few" : "")}>
		<legend class={hidden ? "visually" : ""}>{legend}</legend>
		{options.map((one) => <Pick key={one.id} name={name} {...one}
			{...rest} />)}
		<Pick name={name} id={null} text={unknown_text} {...rest} />
	</fieldset>;
}

function Places({ legend, hidden, words, ...rest }: Chooser & {
	words: string[] | undefined;
}) {
	const name = useId();
	const known = PLACE_GROUPS.flatMap((group) => group.ids);
	const groups = [...PLACE_GROUPS.map((group) => ({ ...group,
		ids: group.ids.filter((id) => !words || words.includes(id)) })),
	{ name: "Elsewhere", ids: words?.filter((id) => !known.includes(id)) ??
		[] }].filter((group) => group.ids.length);

	return <fieldset class="stack-s">
		<legend class={hidden ? "visually" : ""}>{legend}</legend>
		{groups.map((group) => <div key={group.name} class="pain-place-group stack"
			role="group" aria-label={group.name}>
			<p class="pain-place-name note" aria-hidden="true">{group.name}</p>
			<div class="pain-place-row stack-s">{group.ids.map((id) =>
				<Pick key={id} name={name} id={id} text={nameOf(id)}
					{...rest} />)}</div>
		</div>)}
		<div class="pain-place-row stack-s">
			<Pick name={name} id={null} text={unknown_text} {...rest} /></div>
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

const units: Record<string, string> = { h: "hours", min: "minutes" };

function unitOf(key: InterviewKey): string | undefined {
	return key.unit === undefined ? undefined : units[key.unit] ?? key.unit;
}

/* "3 weeks" */
const spans = [{ id: 1, text: "days" }, { id: 7, text: "weeks" },
	{ id: 30, text: "months" }, { id: 365, text: "years" }];

function Amount({ legend, hidden, item, value, choose }: {
	legend: string;
	hidden?: boolean | undefined;
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

	return <div class="pain-amount stack-s">
		<label for={id} class={hidden ? "visually" : ""}>{legend}</label>
		<div class="pain-amount-row stack-s">
			<NumberInput id={id} value={value === null ? undefined : typed}
				onValue={(number) => put(number, span)}
				step={days ? 1 : 0.1}
				min={item.lo} max={item.hi && item.hi / span}
				unit={days ? undefined : unitOf(item)} />
			{days && <select class="input" aria-label="Unit" value={span}
				onChange={(event) => put(typed,
					Number(event.currentTarget.value))}>
				{spans.map((one) => <option key={one.id} value={one.id}>
					{one.text}</option>)}
			</select>}
		</div>
		<label class="pain-option pick pick-unknown">
			<input type="checkbox" checked={value === null}
				onChange={(event) => choose(event.currentTarget.checked
					? null : undefined)} />
			<span>{unknown_text}</span>
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
	const more = { legend: item.text ?? nameOf(item.key), hidden, value };

	if (item.type === "place" || item.key === "region")
		return <Places {...more} words={item.words?.map((word) => word.id)}
			choose={choose} />;
	if (item.type === "bool")
		return <Choice {...more} few
			value={value === true ? "yes" : value === false ? "no" : value}
			options={[{ id: "yes", text: "Yes" }, { id: "no", text: "No" }]}
			choose={(id) => choose(id === null ? null : id === "yes")} />;
	if (isScale(item))
		return <Scale {...more} value={value as number | null | undefined}
			word={(n) => n + " of 10, " + scaleWord(n)} onValue={choose}
			unknown={() => choose(null)}
			ends={["0 no pain", "10 the worst", "? " + unknown_text]} />;
	if (item.type === "number")
		return <Amount {...more} item={item} choose={choose} />;
	const options = optionsOf(item);

	return <Choice {...more} options={options} few={options.length <= 3}
		choose={choose} />;
}

function NextBar({ children, busy, ready, next, text = "Next" }: {
	children?: ComponentChildren;
	busy: boolean;
	ready: boolean;
	next: () => void;
	text?: string;
}) {
	return <div class="pain-bar row">
		<Button kind="primary" big busy={busy} disabled={!ready}
			onClick={next}>{text}</Button>
		{children}
	</div>;
}

/* Nothing of it, something, or not known. */
function AllBar({ busy, all, normal, some, open, unknown }: {
	all: string;
	some: string;
} & Pick<FormProps, "busy" | "normal" | "open" | "unknown">) {
	return <NextBar busy={busy} ready next={normal} text={all}>
		<Button big disabled={busy} onClick={open}>{some}</Button>
		<Button kind="quiet" disabled={busy} onClick={unknown}>
			{unknown_text}</Button>
	</NextBar>;
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
		<span class="pain-tick-yes line" aria-hidden="true">
			{checked ? <><Icon name="check" />Yes</> : ""}</span>
	</label>;
}

type Put = (key: string, value: Value | null | undefined) => void;

/* What was touched; undefined takes it back. */
function useEntered(first: () => Entered): [Entered, Put] {
	const [entered, setEntered] = useState(first);

	return [entered, (key, value) => {
		const { [key]: _, ...rest } = entered;

		setEntered(value === undefined ? rest : { ...rest, [key]: value });
	}];
}

/* A list of signs: none of them, or those that were ticked. */
function NoneForm({ step, busy, before, ticked, normal, unknown, open }:
FormProps) {
	const [entered, put] = useEntered(() =>
		Object.fromEntries(Object.entries(before).filter(([key, value]) =>
			value !== step.keys.find((item) => item.key === key)?.normal)));
	const signs = step.keys.filter((item) => item.type === "bool");
	const others = step.keys.filter((item) => item.type !== "bool");
	const worse = step.keys.filter((item) => {
		const value = entered[item.key];

		return value !== undefined && value !== null &&
			value !== item.normal;
	}).length;
	const touched = Object.keys(entered).length > 0;

	return <>
		{signs.length > 0 && <div class="stack-s" role="group"
			aria-label="Tick what is true">
			<p class="muted pain-ticks-hint">Tick what is true.</p>
			{signs.map((item) => <Tick key={item.key} item={item}
				checked={entered[item.key] === true}
				put={(on) => put(item.key, on ? true : undefined)} />)}
		</div>}
		{others.map((item) => <Fact key={item.key} item={item}
			value={entered[item.key]}
			choose={(value) => put(item.key, value)} />)}
		{touched ? <NextBar busy={busy} ready next={() => ticked(entered)}
			text={worse ? "Next: the others are not true" : "Next"} />
			: <AllBar busy={busy} all="None of these" normal={normal}
				some="Ask me one by one" open={open} unknown={unknown} />}
	</>;
}

function WellForm({ step, busy, normal, unknown, open }: FormProps) {
	return <>
		<ul class="texts">
			{step.keys.map((item) => <li key={item.key}>
				{item.text ?? nameOf(item.key)}</li>)}
		</ul>
		<AllBar busy={busy} all="All as usual" normal={normal}
			some="Something is not" open={open} unknown={unknown} />
	</>;
}

function TogetherForm({ step, busy, before, enter, unknown }: FormProps) {
	const [entered, put] = useEntered(() => before);
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

const forms = { none: NoneForm, well: WellForm, together: TogetherForm,
	key: KeyForm };

export function Form(props: FormProps) {
	const One = forms[props.step.form];

	return <One {...props} />;
}
