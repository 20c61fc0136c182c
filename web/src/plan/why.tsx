/* "Why?": what stands behind a rule, a word or a number. */
import { useState } from "preact/hooks";
import { useApi } from "../api";
import type { Why } from "../types";
import { Await, Button, Dialog, Visually, type IconName } from "../ui";

function WhyDialog({ word, onClose }: { word: string; onClose: () => void }) {
	const why = useApi<Why>("/why/" + encodeURIComponent(word));

	return <Dialog onClose={onClose} title={"Why: " + (why.data?.title ?? word)}>
		<Await of={why} />
		{why.data && <dl class="stack-m">{why.data.lines.map((line, i) =>
			<div key={i}><dt class="note">{line.label}</dt><dd>{line.text}</dd></div>)}</dl>}
	</Dialog>;
}

/* A rule's number as a small button. */
export function Rule({ rule }: { rule: string }) {
	const [open, setOpen] = useState(false);

	return <>
		<button type="button" class="rule" onClick={() => setOpen(true)}>
			<Visually>Why: rule </Visually>{rule}</button>
		{open && <WhyDialog word={rule} onClose={() => setOpen(false)} />}
	</>;
}

export function Rules({ rules }: { rules: readonly string[] }) {
	return rules.length ? <span class="rules"><span class="note">Rules</span>
		{rules.map((rule) => <Rule key={rule} rule={rule} />)}</span> : null;
}

export function WhyButton({ word, text = "Why?", icon }: {
	word: string;
	text?: string;
	icon?: IconName;
}) {
	const [open, setOpen] = useState(false);

	return <>
		<Button small={!!icon} kind="quiet" icon={icon}
			onClick={() => setOpen(true)}>{text}</Button>
		{open && <WhyDialog word={word} onClose={() => setOpen(false)} />}
	</>;
}
