/* What is filled in. */
import type { ComponentChildren, JSX } from "preact";
import { useEffect, useId, useLayoutEffect, useRef, useState }
	from "preact/hooks";
import { Icon } from "./icon";

type Children = ComponentChildren;

interface Around {
	label: Children;
	hint?: Children;
	error?: Children;
}

/* Label, field, hint and what is wrong.  children gets what the field needs:
 * <Field label="Age">{(props) => <input {...props} type="number" />}</Field> */
export function Field({ label, hint, error, children }: Around & {
	children: (props: {
		id: string;
		class: string;
		"aria-describedby": string | undefined;
		"aria-invalid": boolean | undefined;
	}) => Children;
}) {
	const id = useId();
	const about = [hint && id + "-hint", error && id + "-error"]
		.filter(Boolean).join(" ");

	return <div class="field">
		<label for={id}>{label}</label>
		{children({ id, class: "input", "aria-describedby": about || undefined,
			"aria-invalid": error ? true : undefined })}
		{hint && <p class="note" id={id + "-hint"}>{hint}</p>}
		{error && <p class="field-error" id={id + "-error"}>
			<Icon name="warn" />{error}</p>}
	</div>;
}

interface NumberProps {
	value: number | undefined;
	onValue: (value: number | undefined) => void;
	min?: number | undefined;
	max?: number | undefined;
	step?: number;
	unit?: string | undefined;
	placeholder?: string;
}

/* A number that is typed; "" is undefined.  Commas count as points. */
export function NumberInput({ value, onValue, min, max, step = 1, unit,
	...props }: NumberProps & {
	id?: string;
	class?: string;
	"aria-describedby"?: string | undefined;
	"aria-invalid"?: boolean | undefined;
}) {
	const [text, setText] = useState(String(value ?? ""));
	const said = useRef(value);

	useEffect(() => {
		if (value !== said.current) {
			said.current = value;
			setText(String(value ?? ""));
		}
	}, [value]);
	const input = (event: JSX.TargetedInputEvent<HTMLInputElement>) => {
		const typed = event.currentTarget.value;
		const number = Number(typed.replace(",", "."));
		const fits = typed.trim() !== "" && Number.isFinite(number) &&
			(min === undefined || number >= min) &&
			(max === undefined || number <= max);

		setText(typed);
		said.current = fits ? number : undefined;
		onValue(said.current);
	};

	return <span class="number">
		<input class="input" {...props} type="text"
			inputMode={Number.isInteger(step) && (min ?? 0) >= 0
				? "numeric" : "decimal"}
			autoComplete="off" value={text} onInput={input} />
		{unit && <span class="number-unit" aria-hidden="true">{unit}</span>}
	</span>;
}

export function NumberField({ label, hint, error, ...rest }: Around &
	NumberProps) {
	return <Field label={label} hint={hint} error={error}>{(props) =>
		<NumberInput {...props} {...rest} />}</Field>;
}

export function TextField({ label, hint, error, onValue, type = "text", rows,
	...rest }: Around & {
	value: string;
	onValue: (value: string) => void;
	type?: "text" | "date";
	/* more than one: a larger box */
	rows?: number;
	min?: string;
	max?: string;
	maxLength?: number;
	placeholder?: string;
}) {
	const input = { ...rest, autoComplete: "off" as const, rows,
		onInput: (event: JSX.TargetedInputEvent<HTMLInputElement &
			HTMLTextAreaElement>) => onValue(event.currentTarget.value) };

	return <Field label={label} hint={hint} error={error}>{(props) => rows
		? <textarea {...props} {...input} />
		: <input {...props} {...input} type={type} />}</Field>;
}

export type Options<T extends string> =
	readonly (readonly [value: T, label: Children])[];

export function Select<T extends string>({ label, hint, value, options,
	onValue, first }: Around & {
	value: T;
	options: Options<T>;
	onValue: (value: T) => void;
	/* what stands there when nothing is chosen, and cannot be chosen */
	first?: string;
}) {
	return <Field label={label} hint={hint}>{(props) => <select {...props}
		value={value} onChange={(event) =>
			onValue(event.currentTarget.value as T)}>
		{first && <option value="" disabled>{first}</option>}
		{options.map(([id, text]) => <option key={id} value={id}>
			{text}</option>)}
	</select>}</Field>;
}

export function Segmented<T extends string>({ label, options, value,
	onChange, hideLabel }: {
	label: string;
	options: Options<T>;
	value: T | undefined;
	onChange: (value: T) => void;
	hideLabel?: boolean;
}) {
	const name = useId();

	return <fieldset class="segmented">
		<legend class={hideLabel ? "visually" : ""}>{label}</legend>
		<div class="segmented-row">
			{options.map(([id, text]) => <label key={id} class="pick">
				<input type="radio" name={name} checked={id === value}
					onChange={() => onChange(id)} />
				<span>{text}</span>
			</label>)}
		</div>
	</fieldset>;
}

export function Slider({ label, min, max, step = 1, value, onInput, onChange,
	text }: {
	label: string;
	min: number;
	max: number;
	step?: number;
	value: number;
	/* at every move */
	onInput: (value: number) => void;
	/* when it is let go */
	onChange?: (value: number) => void;
	/* the value in words */
	text: (value: number) => string;
}) {
	const id = useId();
	const input = useRef<HTMLInputElement>(null);
	const words = text(value);

	useLayoutEffect(() => {
		input.current?.style.setProperty("--part",
			String((value - min) / (max - min || 1)));
	}, [value, min, max]);
	return <div class="slider">
		<div class="slider-head ends">
			<label for={id}>{label}</label>
			<output for={id}>{words}</output>
		</div>
		<input ref={input} id={id} type="range" min={min} max={max}
			step={step} value={value} aria-valuetext={words}
			onInput={(event) => onInput(Number(event.currentTarget.value))}
			onChange={(event) =>
				onChange?.(Number(event.currentTarget.value))} />
	</div>;
}

export function Switch({ label, hint, checked, onChange, disabled }: {
	label: string;
	hint?: string;
	checked: boolean;
	onChange: (checked: boolean) => void;
	disabled?: boolean;
}) {
	const id = useId();

	return <div class="switch">
		<input id={id} type="checkbox" role="switch" checked={checked}
			disabled={disabled}
			aria-describedby={hint && id + "-hint"}
			onChange={(event) => onChange(event.currentTarget.checked)} />
		<label for={id}>{label}</label>
		{hint && <p class="note" id={id + "-hint"}>{hint}</p>}
	</div>;
}
