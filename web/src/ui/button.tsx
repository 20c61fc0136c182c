/* What is pressed. */
import type { ComponentChildren } from "preact";
import { useRef } from "preact/hooks";
import { Icon, type IconName } from "./icon";

type Children = ComponentChildren;

export function Button({ kind = "plain", children, href, icon, busy, big,
	small, type = "button", disabled, label, class: more, ...rest }: {
	kind?: "primary" | "plain" | "danger" | "quiet" | undefined;
	children?: Children;
	onClick?: ((event: MouseEvent) => void) | undefined;
	/* with it the button is a link */
	href?: string | undefined;
	download?: string | boolean;
	icon?: IconName | undefined;
	busy?: boolean | undefined;
	big?: boolean;
	small?: boolean;
	type?: "button" | "submit";
	disabled?: boolean | undefined;
	/* for screen readers, when the text is no name by itself */
	label?: string;
	class?: string;
	"aria-expanded"?: boolean;
	"aria-pressed"?: boolean;
}) {
	const look = {
		class: "button button-" + kind + (big ? " button-big" : "") +
			(small ? " button-small" : "") + (more ? " " + more : "") +
			(children === undefined ? " button-icon" : ""),
		"aria-label": label,
		...rest,
	};
	const inside = <>
		{busy ? <span class="spinner" aria-hidden="true" />
			: icon && <Icon name={icon} />}
		{children !== undefined && <span>{children}</span>}
	</>;

	return href !== undefined ? <a href={href} {...look}>{inside}</a>
		: <button type={type} {...look} disabled={disabled || busy}
			aria-busy={busy || undefined}>{inside}</button>;
}

/* Opens and closes what stands below it. */
export function Opener({ open, onOpen, children, kind }: {
	open: boolean;
	onOpen: (open: boolean) => void;
	children: Children;
	kind?: "quiet";
}) {
	return <Button kind={kind} aria-expanded={open}
		icon={open ? "up" : "down"} onClick={() => onOpen(!open)}>
		{children}</Button>;
}

/* The list with one more, or without it. */
export function toggled<T>(list: readonly T[], one: T): T[] {
	return list.includes(one) ? list.filter((each) => each !== one)
		: [...list, one];
}

export function Chip({ pressed, onClick, children }: {
	pressed: boolean;
	onClick: () => void;
	children?: Children;
}) {
	return <button type="button" class="chip" aria-pressed={pressed}
		onClick={onClick}>
		{pressed && <Icon name="check" />}<span>{children}</span>
	</button>;
}

/* What somebody has, out of what there is; hands are always there. */
export function Tools({ legend, all, chosen, onChange, children }: {
	legend: string;
	all: readonly { id: string; name: string }[] | undefined;
	chosen: readonly string[];
	onChange: (chosen: string[]) => void;
	children?: Children;
}) {
	return <fieldset class="group">
		<legend>{legend}</legend>
		<div class="row">{all?.map(({ id, name }) => id !== "hand" &&
			<Chip key={id} pressed={chosen.includes(id)}
				onClick={() => onChange(toggled(chosen, id))}>
				{name}</Chip>)}</div>
		{children}
	</fieldset>;
}

/* A button that asks for files. */
export function FileButton({ onFiles, accept, multiple, children, ...look }: {
	onFiles: (files: File[]) => void;
	accept?: string;
	multiple?: boolean;
	children: Children;
	kind?: "primary";
	big?: boolean;
	icon: IconName;
	busy?: boolean;
}) {
	const input = useRef<HTMLInputElement>(null);

	return <>
		<input ref={input} class="visually" type="file" multiple={multiple}
			accept={accept} tabIndex={-1} aria-hidden="true"
			onChange={(event) => {
				const files = [...event.currentTarget.files ?? []];

				/* the same file again is a change, too */
				event.currentTarget.value = "";
				if (files.length)
					onFiles(files);
			}} />
		<Button {...look} onClick={() => input.current?.click()}>
			{children}</Button>
	</>;
}
