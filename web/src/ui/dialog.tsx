/* A window over the page. */
import type { ComponentChildren } from "preact";
import { useId, useLayoutEffect, useRef } from "preact/hooks";
import { Button } from "./button";

type Children = ComponentChildren;

/* The focus goes back to what had it, unless it went on by itself. */
function giveBack(from: Element | null): void {
	requestAnimationFrame(() => {
		const now = document.activeElement;

		if (from?.isConnected && (!now || now === document.body))
			(from as HTMLElement).focus();
	});
}

export function Dialog({ open = true, title, onClose, children, wide, alert,
	no, yes, onYes, busy, ready = true, kind = "primary", actions }: {
	open?: boolean;
	title: string;
	onClose: () => void;
	children?: Children;
	wide?: boolean;
	/* it interrupts */
	alert?: boolean;
	/* the two answers: one closes it, the other does it */
	no?: string;
	yes?: Children;
	onYes?: () => void;
	busy?: boolean;
	ready?: boolean;
	kind?: "primary" | "danger";
	/* other answers */
	actions?: Children;
}) {
	const box = useRef<HTMLDialogElement>(null);
	const id = useId();

	useLayoutEffect(() => {
		const from = document.activeElement;

		if (!open)
			return;
		box.current?.showModal();
		return () => giveBack(from);
	}, [open]);
	if (!open)
		return null;
	return <dialog ref={box} class={"dialog" + (wide ? " dialog-wide" : "")}
		aria-labelledby={id} role={alert ? "alertdialog" : undefined}
		onCancel={(event) => { event.preventDefault(); onClose(); }}
		onClick={(event) => {
			if (event.target === event.currentTarget)
				onClose();
		}}>
		<div class="dialog-box stack-m">
			<div class="dialog-head ends">
				<h2 id={id}>{title}</h2>
				<Button kind="quiet" icon="close" label="Close"
					onClick={onClose} />
			</div>
			<div class="dialog-body stack-m">{children}</div>
			{(actions || no) && <div class="dialog-actions row">
				{actions || <>
					<Button onClick={onClose}>{no}</Button>
					<Button kind={kind} busy={busy} disabled={!ready}
						onClick={onYes}>{yes}</Button>
				</>}
			</div>}
		</div>
	</dialog>;
}
