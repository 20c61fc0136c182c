/* Parts that every page is made of. */
import type { ComponentChildren, JSX } from "preact";
import { useEffect, useId, useLayoutEffect, useRef, useState }
	from "preact/hooks";
import type { ApiError } from "./api";
import { takeMoved } from "./router";

type Children = ComponentChildren;

/* --- icons: strokes on 24 by 24 --- */

const shapes = {
	today: "M4 11 12 4l8 7v9h-5v-6H9v6H4z",
	run: "M12 5v14M5 12h14",
	plan: "M4 6h16v14H4zM4 10h16M8 3v4M16 3v4",
	log: "M5 6h14M5 12h14M5 18h9",
	more: "M5 11a1 1 0 1 0 0 2a1 1 0 0 0 0-2zM12 11a1 1 0 1 0 0 2a1 1 0 0 0 0-2zM19 11a1 1 0 1 0 0 2a1 1 0 0 0 0-2z",
	trends: "M4 19h16M5 15l5-5 3 3 6-7",
	pain: "M12 21s-7-4.5-7-10a4 4 0 0 1 7-2.5A4 4 0 0 1 19 11c0 5.5-7 10-7 10zM9 12h2l1-2 1 4 1-2h1",
	import: "M12 4v11M7 10l5 5 5-5M5 20h14",
	settings: "M5 7h8M17 7h2M5 12h2M11 12h8M5 17h8M17 17h2M15 5v4M9 10v4M15 15v4",
	close: "M6 6l12 12M18 6 6 18",
	check: "M5 13l4 4L19 7",
	warn: "M12 4 2.5 20h19zM12 10v4M12 17h.01",
	info: "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM12 11v5M12 8h.01",
	stop: "M8 3h8l5 5v8l-5 5H8l-5-5V8zM12 8v5M12 16h.01",
	good: "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM8 12l3 3 5-6",
	play: "M8 5v14l11-7z",
	pause: "M8 5v14M16 5v14",
	next: "M9 6l6 6-6 6",
	back: "M15 6l-6 6 6 6",
	down: "M6 9l6 6 6-6",
	up: "M6 15l6-6 6 6",
	download: "M12 4v11M7 10l5 5 5-5M5 20h14",
	upload: "M12 16V5M7 9l5-5 5 5M5 20h14",
	clock: "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM12 7v5l3 2",
	undo: "M9 7 5 11l4 4M5 11h9a5 5 0 0 1 0 10h-3",
	trash: "M5 7h14M9 7V4h6v3M7 7l1 13h8l1-13",
	phone: "M6 3h4l2 5-2.5 1.5a11 11 0 0 0 5 5L16 12l5 2v4a2 2 0 0 1-2 2A16 16 0 0 1 4 5a2 2 0 0 1 2-2z",
	drink: "M7 4h10l-1.5 16h-7zM7.5 10h9",
	food: "M7 4v7a2 2 0 0 0 4 0V4M9 13v7M16 4c-2 1-2.5 4-2.5 7H16v9",
	moon: "M19 14A8 8 0 0 1 10 5a7.5 7.5 0 1 0 9 9z",
	sun: "M12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM12 3v2M12 19v2M3 12h2M19 12h2M5.6 5.6 7 7M17 17l1.4 1.4M18.4 5.6 17 7M7 17l-1.4 1.4",
	shoe: "M3 8v8h18c0-3-2-4-4-4.5L11 8 9.5 10.5c-2 1-4 0-4-2.5zM3 16v2h18v-2M12 10.5l-1 1.5M14.5 12l-1 1.5",
	legs: "M8 3c0 5 1 6 1 9s-1.5 5-1.5 9M12 3c0 3 .5 5 .5 8s-1 6-1 10M16 3c0 5-1 6-1 9s1.5 5 1.5 9",
	search: "M11 4a7 7 0 1 0 0 14 7 7 0 0 0 0-14zM16 16l5 5",
	file: "M6 3h8l4 4v14H6zM14 3v4h4",
	sound: "M4 9h4l5-4v14l-5-4H4zM16 9a4 4 0 0 1 0 6M18.5 6.5a8 8 0 0 1 0 11",
	silent: "M4 9h4l5-4v14l-5-4H4zM16 10l4 4M20 10l-4 4",
	vibrate: "M8 4h8v16H8zM4 8v8M20 8v8",
	flag: "M6 21V4h12l-3 4 3 4H6",
	calendar: "M4 6h16v14H4zM4 10h16M8 3v4M16 3v4",
	heart: "M12 20s-7-4.5-7-10a4 4 0 0 1 7-2.5A4 4 0 0 1 19 10c0 5.5-7 10-7 10z",
	question: "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM9.5 9.5a2.5 2.5 0 1 1 3.5 2.3c-.7.3-1 .7-1 1.7M12 17h.01",
	home: "M4 11 12 4l8 7v9h-5v-6H9v6H4z",
} as const;

export type IconName = keyof typeof shapes;

export function Icon({ name, label }: { name: IconName; label?: string }) {
	return <svg class="icon" viewBox="0 0 24 24" focusable="false"
		{...(label ? { role: "img", "aria-label": label }
			: { "aria-hidden": "true" as const })}>
		<path d={shapes[name]} />
	</svg>;
}

/* --- screen readers --- */

export function Visually({ children }: { children?: Children }) {
	return <span class="visually">{children}</span>;
}

/* Says it through the live regions that main.tsx puts into the page. */
export function announce(text: string, assertive = false): void {
	const place = document.getElementById(assertive ? "say-now" : "say");

	if (!place)
		return;
	/* the same text twice must be a change, too */
	place.textContent = "";
	setTimeout(() => { place.textContent = text; }, 60);
}

/* --- page --- */

export function Page({ title, children, lead, actions, back, wide, class: more }: {
	title: string;
	children?: Children;
	/* one line below the heading */
	lead?: Children;
	actions?: Children;
	/* where "back" goes */
	back?: { href: string; text: string } | undefined;
	wide?: boolean;
	class?: string;
}) {
	const heading = useRef<HTMLHeadingElement>(null);

	useEffect(() => {
		document.title = title + " – afterrun";
	}, [title]);
	useLayoutEffect(() => {
		if (!takeMoved())
			return;
		window.scrollTo(0, 0);
		heading.current?.focus({ preventScroll: true });
	}, []);
	return <div class={"page" + (wide ? " page-wide" : "") +
		(more ? " " + more : "")}>
		<header class="page-head">
			{back && <a class="page-back" href={back.href}>
				<Icon name="back" />{back.text}</a>}
			<div class="page-title">
				<h1 ref={heading} tabIndex={-1}>{title}</h1>
				{actions && <div class="page-actions">{actions}</div>}
			</div>
			{lead && <p class="page-lead">{lead}</p>}
		</header>
		{children}
	</div>;
}

/* After a page changed below its heading: begin again at the top. */
export function toHeading(): void {
	window.scrollTo(0, 0);
	document.querySelector<HTMLElement>("#main h1")
		?.focus({ preventScroll: true });
}

export function Card({ title, children, actions, tone, icon, id, level = 2,
	class: more }: {
	title?: Children;
	children?: Children;
	actions?: Children;
	tone?: "plain" | "quiet" | "accent" | "good" | "warn" | "stop";
	icon?: IconName;
	id?: string;
	level?: 2 | 3;
	class?: string;
}) {
	const own = useId();
	const named = id ?? own;
	const Heading: "h2" | "h3" = level === 2 ? "h2" : "h3";

	return <section class={"card" + (tone && tone !== "plain"
		? " card-" + tone : "") + (more ? " " + more : "")}
		{...(title ? { "aria-labelledby": named } : {})}>
		{(title || actions) && <div class="card-head">
			{title && <Heading id={named}>
				{icon && <Icon name={icon} />}{title}</Heading>}
			{actions && <div class="card-actions">{actions}</div>}
		</div>}
		{children}
	</section>;
}

/* --- buttons --- */

export function Button({ kind = "plain", children, onClick, href, download,
	icon, busy, big, small, type = "button", disabled, label, class: more,
	...rest }: {
	kind?: "primary" | "plain" | "danger" | "quiet";
	children?: Children;
	onClick?: ((event: MouseEvent) => void) | undefined;
	/* with it the button is a link */
	href?: string | undefined;
	download?: string | boolean;
	icon?: IconName;
	busy?: boolean | undefined;
	big?: boolean;
	small?: boolean;
	type?: "button" | "submit";
	disabled?: boolean | undefined;
	/* for screen readers, when the text is no name by itself */
	label?: string;
	class?: string;
	"aria-expanded"?: boolean;
	"aria-controls"?: string;
	"aria-pressed"?: boolean;
	"aria-describedby"?: string;
	id?: string;
}) {
	const look = "button button-" + kind + (big ? " button-big" : "") +
		(small ? " button-small" : "") + (more ? " " + more : "") +
		(children === undefined ? " button-icon" : "");
	const inside = <>
		{busy ? <span class="spinner" aria-hidden="true" />
			: icon && <Icon name={icon} />}
		{children !== undefined && <span>{children}</span>}
	</>;
	const named = label ? { "aria-label": label } : {};

	if (href !== undefined)
		return <a class={look} href={href} {...named} {...rest}
			{...(download === undefined ? {} : { download })}
			{...(onClick ? { onClick } : {})}>{inside}</a>;
	return <button type={type} class={look} {...named} {...rest}
		disabled={disabled || busy} {...(busy ? { "aria-busy": true } : {})}
		{...(onClick ? { onClick } : {})}>{inside}</button>;
}

export function Chip({ pressed, onClick, children, disabled }: {
	pressed: boolean;
	onClick: () => void;
	children?: Children;
	disabled?: boolean;
}) {
	return <button type="button" class="chip" aria-pressed={pressed}
		onClick={onClick} disabled={disabled ?? false}>
		{pressed && <Icon name="check" />}<span>{children}</span>
	</button>;
}

/* --- fields --- */

/* Label, field, hint and what is wrong.  children gets what the field needs:
 * <Field label="Age">{(props) => <input {...props} type="number" />}</Field> */
export function Field({ label, hint, error, children, inline }: {
	label: Children;
	hint?: Children;
	error?: Children | undefined;
	inline?: boolean;
	children: (props: {
		id: string;
		class: string;
		"aria-describedby"?: string;
		"aria-invalid"?: boolean;
	}) => Children;
}) {
	const id = useId();
	const about = [hint ? id + "-hint" : "", error ? id + "-error" : ""]
		.filter(Boolean).join(" ");

	return <div class={"field" + (inline ? " field-inline" : "")}>
		<label for={id}>{label}</label>
		{children({ id, class: "input",
			...(about ? { "aria-describedby": about } : {}),
			...(error ? { "aria-invalid": true } : {}) })}
		{hint && <p class="field-hint" id={id + "-hint"}>{hint}</p>}
		{error && <p class="field-error" id={id + "-error"}>
			<Icon name="warn" />{error}</p>}
	</div>;
}

/* A number that is typed; "" is undefined.  Commas count as points. */
export function NumberInput({ value, onValue, min, max, step = 1, unit,
	placeholder, ...props }: {
	value: number | undefined;
	onValue: (value: number | undefined) => void;
	min?: number;
	max?: number;
	step?: number;
	unit?: string | undefined;
	placeholder?: string;
	id?: string;
	class?: string;
	"aria-describedby"?: string;
	"aria-invalid"?: boolean;
	"aria-label"?: string;
}) {
	const [text, setText] = useState(value === undefined ? ""
		: String(value));
	const said = useRef(value);

	useEffect(() => {
		if (value !== said.current) {
			said.current = value;
			setText(value === undefined ? "" : String(value));
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
		<input {...props} class={props.class ?? "input"} type="text"
			inputMode={Number.isInteger(step) && (min ?? 0) >= 0
				? "numeric" : "decimal"}
			autoComplete="off" value={text} onInput={input}
			{...(placeholder ? { placeholder } : {})} />
		{unit && <span class="number-unit" aria-hidden="true">{unit}</span>}
	</span>;
}

export function Segmented<T extends string>({ label, options, value,
	onChange, hideLabel, wide }: {
	label: string;
	options: readonly { value: T; label: Children }[];
	value: T | undefined;
	onChange: (value: T) => void;
	hideLabel?: boolean;
	wide?: boolean;
}) {
	const name = useId();

	return <fieldset class={"segmented" + (wide ? " segmented-wide" : "")}>
		<legend class={hideLabel ? "visually" : ""}>{label}</legend>
		<div class="segmented-row">
			{options.map((option) =>
				<label key={option.value} class="segmented-part">
					<input type="radio" name={name}
						checked={option.value === value}
						onChange={() => onChange(option.value)} />
					<span>{option.label}</span>
				</label>)}
		</div>
	</fieldset>;
}

export function Slider({ label, min, max, step = 1, value, onInput, onChange,
	text, hideLabel, disabled }: {
	label: string;
	min: number;
	max: number;
	step?: number;
	value: number;
	/* at every move */
	onInput?: (value: number) => void;
	/* when it is let go */
	onChange?: (value: number) => void;
	/* the value in words */
	text?: (value: number) => string;
	hideLabel?: boolean;
	disabled?: boolean;
}) {
	const id = useId();
	const input = useRef<HTMLInputElement>(null);
	const words = text ? text(value) : String(value);

	useLayoutEffect(() => {
		input.current?.style.setProperty("--part",
			String((value - min) / (max - min || 1)));
	}, [value, min, max]);
	return <div class="slider">
		<div class="slider-head">
			<label for={id} class={hideLabel ? "visually" : ""}>{label}</label>
			<output for={id}>{words}</output>
		</div>
		<input ref={input} id={id} type="range" min={min} max={max}
			step={step} value={value} aria-valuetext={words}
			disabled={disabled ?? false}
			onInput={(event) =>
				onInput?.(Number(event.currentTarget.value))}
			onChange={(event) =>
				onChange?.(Number(event.currentTarget.value))} />
	</div>;
}

export function Switch({ label, hint, checked, onChange, disabled }: {
	label: Children;
	hint?: Children;
	checked: boolean;
	onChange: (checked: boolean) => void;
	disabled?: boolean;
}) {
	const id = useId();

	return <div class="switch">
		<input id={id} type="checkbox" role="switch" checked={checked}
			disabled={disabled ?? false}
			{...(hint ? { "aria-describedby": id + "-hint" } : {})}
			onChange={(event) => onChange(event.currentTarget.checked)} />
		<label for={id}>{label}</label>
		{hint && <p class="field-hint" id={id + "-hint"}>{hint}</p>}
	</div>;
}

/* --- states --- */

const notice_icons = { info: "info", warn: "warn", stop: "stop",
	good: "good" } as const;

export function Notice({ kind = "info", title, children, actions, live }: {
	kind?: "info" | "warn" | "stop" | "good";
	title?: Children;
	children?: Children;
	actions?: Children;
	/* read out when it appears */
	live?: boolean;
}) {
	return <div class={"notice notice-" + kind}
		{...(live ? { role: kind === "stop" ? "alert" : "status" } : {})}>
		<Icon name={notice_icons[kind]} />
		<div class="notice-body">
			{title && <p class="notice-title">{title}</p>}
			{children && <div>{children}</div>}
			{actions && <div class="row">{actions}</div>}
		</div>
	</div>;
}

/* Messages come without a capital and without a full stop. */
export function sentence(text: string): string {
	const first = text.startsWith("afterrun ") ? text
		: text.charAt(0).toUpperCase() + text.slice(1);

	return /[.!?]$/.test(first) ? first : first + ".";
}

export function ErrorBox({ error, retry, title }: {
	error: ApiError;
	retry?: (() => void) | undefined;
	title?: string;
}) {
	const where = error.where && !error.offline ? error.where : undefined;

	return <div class="notice notice-warn" role="alert">
		<Icon name="warn" />
		<div class="notice-body">
			<p class="notice-title">{title ?? (error.offline
				? "afterrun is not running" : error.status >= 500
					? "That went wrong" : "That did not work")}</p>
			<p>{sentence(error.message)}{where && <> <span class="muted">
				({where})</span></>}</p>
			{error.hint && <p class="muted">{sentence(error.hint)}</p>}
			{retry && <div class="row">
				<Button onClick={retry} icon="undo">Try again</Button>
			</div>}
		</div>
	</div>;
}

export function Loading({ what, slow }: { what?: string; slow?: boolean }) {
	return <div class="loading" role="status">
		<span class="spinner" aria-hidden="true" />
		<span>{slow ? "Still working; this takes longer than usual."
			: what ?? "One moment."}</span>
	</div>;
}

export function Empty({ title, children, action, icon }: {
	title: string;
	children?: Children;
	action?: Children;
	icon?: IconName;
}) {
	return <div class="empty">
		{icon && <Icon name={icon} />}
		<h2>{title}</h2>
		{children && <div class="empty-text">{children}</div>}
		{action && <div class="row row-center">{action}</div>}
	</div>;
}

/* --- dialog --- */

export function Dialog({ open, title, onClose, children, actions, wide,
	alert }: {
	open: boolean;
	title: string;
	onClose: () => void;
	children?: Children;
	actions?: Children;
	wide?: boolean;
	/* it interrupts */
	alert?: boolean;
}) {
	const box = useRef<HTMLDialogElement>(null);
	const id = useId();

	useEffect(() => {
		const element = box.current;

		if (!open || !element)
			return;
		const before = document.activeElement;

		if (!element.open)
			element.showModal();
		return () => {
			if (before instanceof HTMLElement ||
			    before instanceof SVGElement)
				before.focus();
		};
	}, [open]);
	if (!open)
		return null;
	return <dialog ref={box} class={"dialog" + (wide ? " dialog-wide" : "")}
		aria-labelledby={id} {...(alert ? { role: "alertdialog" } : {})}
		onCancel={(event) => { event.preventDefault(); onClose(); }}
		onClick={(event) => {
			if (event.target === event.currentTarget)
				onClose();
		}}>
		<div class="dialog-box">
			<div class="dialog-head">
				<h2 id={id}>{title}</h2>
				<Button kind="quiet" icon="close" label="Close"
					onClick={onClose} />
			</div>
			<div class="dialog-body">{children}</div>
			{actions && <div class="dialog-actions row">{actions}</div>}
		</div>
	</dialog>;
}

/* --- small things --- */

const grades: Record<string, string> = {
	A: "many good tests agree",
	B: "several tests, mostly agreeing, but small",
	C: "few tests, or they disagree",
	D: "experts or custom only",
};

export function gradeText(grade: string): string {
	return grades[grade.slice(0, 1).toUpperCase()] ??
		"how sure it is, is not known";
}

export function Grade({ grade }: { grade: string }) {
	return <span class="grade" title={"Proof: " + gradeText(grade)}>
		<Visually>Proof </Visually>{grade}
		<Visually>: {gradeText(grade)}</Visually>
	</span>;
}

/* A number with its name: large digits, small words. */
export function Figure({ name, value, note }: {
	name: Children;
	value: Children;
	note?: Children;
}) {
	return <div class="figure">
		<dt>{name}</dt>
		<dd>{value}{note && <small>{note}</small>}</dd>
	</div>;
}

export function Figures({ children }: { children?: Children }) {
	return <dl class="figures">{children}</dl>;
}
