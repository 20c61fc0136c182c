/* A red flag: on the whole screen, before anything else. */
import { useLayoutEffect, useRef } from "preact/hooks";
import type { Emergency, Triage } from "../types";
import { telOf } from "../text";
import { Button, Icon, Texts } from "../ui";
import { tierText, withNumber } from "./words";

export function Stop({ verdict, emergency, kept, more, after, undo, called }: {
	verdict: Triage;
	emergency: Emergency | undefined;
	kept: string;
	/* go on answering; absent when nothing is left to ask */
	more?: (() => void) | undefined;
	after: () => void;
	/* that was a mistake */
	undo: () => void;
	called: () => void;
}) {
	const box = useRef<HTMLDialogElement>(null);
	const head = useRef<HTMLHeadingElement>(null);
	const number = emergency?.number ?? "112";
	const now = verdict.tier === "E0";

	useLayoutEffect(() => {
		const element = box.current;

		if (element && !element.open)
			element.showModal();
		head.current?.focus();
	}, []);
	return <dialog ref={box} class="whole pain-stop"
		role="alertdialog" aria-labelledby="pain-stop-title"
		aria-describedby="pain-stop-do"
		onCancel={(event) => event.preventDefault()}
		onClose={() => box.current?.isConnected && box.current.showModal()}>
		<div class="pain-stop-box stack">
			<p class="pain-stop-sign line"><Icon name="stop" />Stop</p>
			<h2 id="pain-stop-title" tabIndex={-1} ref={head}>
				{tierText[verdict.tier]}</h2>
			<a class={"pain-call line" + (now ? "" : " pain-call-small")}
				href={telOf(number)} onClick={called}><Icon name="phone" />
				Call {number}{now ? "" : " if it gets worse"}</a>
			{emergency?.text && emergency.text !== number &&
				<p>The number: {emergency.text}.</p>}
			<div id="pain-stop-do" class="stack-s">
				<h3>What to do</h3>
				<Texts of={verdict.do.map((text) => withNumber(text, number))} />
				<h3>What not to do</h3>
				<Texts of={verdict.do_not} />
			</div>
			<h3>Why</h3>
			<Texts of={verdict.reasons} />
			<p>There is no recovery session and no
				guidance until this was seen. {kept}</p>
			<div class="row pain-stop-foot">
				<Button kind="quiet" small onClick={after}>
					The whole answer</Button>
				{more && <Button kind="quiet" small onClick={more}>
					Go on answering</Button>}
				<Button kind="quiet" small onClick={undo}>
					That was a mistake: back</Button>
			</div>
		</div>
	</dialog>;
}
