/* The frame of a page, and the cards it is made of. */
import type { ComponentChildren } from "preact";
import { useEffect, useId, useLayoutEffect, useRef } from "preact/hooks";
import { takeMoved } from "../router";
import { Icon, type IconName } from "./icon";

type Children = ComponentChildren;

export function Page({ title, children, lead, actions, back, class: more }: {
	title: string;
	children?: Children;
	/* one line below the heading */
	lead?: Children;
	actions?: Children;
	/* where "back" goes: a page of the app */
	back?: readonly [page: string, text: string];
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
	return <div class={"page stack " + (more ?? "")}>
		<header class="page-head">
			{back && <a class="page-back" href={"#/" + back[0]}>
				<Icon name="back" />{back[1]}</a>}
			<div class="page-title row">
				<h1 ref={heading} tabIndex={-1}>{title}</h1>
				{actions && <div class="row">{actions}</div>}
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

export function Card({ title, children, actions, tone, icon, class: more }: {
	title?: Children;
	children?: Children;
	actions?: Children;
	tone?: "quiet" | "accent" | "warn" | "stop" | false;
	icon?: IconName;
	class?: string;
}) {
	const id = useId();

	return <section class={"card stack-m" + (tone ? " card-" + tone : "") +
		(more ? " " + more : "")} aria-labelledby={title ? id : undefined}>
		{(title || actions) && <div class="card-head row">
			{title && <h2 id={id} class="line">
				{icon && <Icon name={icon} />}{title}</h2>}
			{actions && <div class="row">{actions}</div>}
		</div>}
		{children}
	</section>;
}

export function Empty({ title, children, action, icon }: {
	title: string;
	children?: Children;
	action?: Children;
	icon?: IconName;
}) {
	return <div class="empty stack-m">
		{icon && <Icon name={icon} />}
		<h2>{title}</h2>
		{children && <div class="muted">{children}</div>}
		{action && <div class="row row-center">{action}</div>}
	</div>;
}

/* A number with its name: large digits, small words.  Without a value there
 * is none. */
export function Figure({ name, value, note }: {
	name: string;
	value: Children;
	note?: Children;
}) {
	return value === undefined ? null : <div class="figure">
		<dt class="note">{name}</dt>
		<dd class="big">{value}{note && <small>{note}</small>}</dd>
	</div>;
}

export function Figures({ children }: { children?: Children }) {
	return <dl class="figures">{children}</dl>;
}

/* Sentences below one another. */
export function Texts({ of }: { of: readonly string[] }) {
	return <ul class="texts">{of.map((text) => <li key={text}>{text}</li>)}
	</ul>;
}
