/* The guide on the whole screen. */
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import { Button, Icon, Notice } from "../ui";
import { StepPicture } from "./picture";
import { pressureWord } from "../words";
import { phaseWord, pressureNow, sideWord, timedSteps } from "./plan";
import type { Key, Runner } from "./runner";
import type { Saver } from "./save";
import { aboutText, leftText } from "./words";

function Pressure({ value, pull }: { value: number; pull?: boolean }) {
	return <div class="guide-pressure stack">
		<p><strong>{pull ? "Pull" : pressureWord(value)}</strong>, {pull
			? "up to" : "at most"} <strong>{value}</strong> of 10</p>
		<svg class="guide-pressure-bar" viewBox="0 0 100 8"
			preserveAspectRatio="none" aria-hidden="true">
			{Array.from({ length: 10 }, (_, i) => <rect key={i}
				class={i < value ? "on" : "off"} x={i * 10 + 0.5} y="0"
				width="9" height="8" rx="1" />)}
		</svg>
	</div>;
}

const keys: Record<string, Key | "leave"> = {
	" ": "pause", n: "next", ArrowRight: "next", b: "back", ArrowLeft: "back",
	s: "skip", q: "leave", Escape: "leave",
};

function Ask({ stay, leave, kept }: {
	stay: () => void;
	leave: () => void;
	kept: boolean;
}) {
	const first = useRef<HTMLDivElement>(null);

	useEffect(() => {
		first.current?.querySelector("button")?.focus();
	}, []);
	return <div class="guide-ask stack" role="alertdialog" aria-modal="true"
		aria-labelledby="guide-ask-title" ref={first}>
		<h2 id="guide-ask-title">Leave the guide?</h2>
		<p>{kept ? "It is paused. You can go on later where you are now."
			: "It is paused. You can go on in this tab where you are now."}</p>
		<div class="row row-center">
			<Button kind="primary" big onClick={stay}>Stay</Button>
			<Button big onClick={leave}>Leave</Button>
		</div>
	</div>;
}

export function Run({ runner, live, saver, kept, press, leave, fill }: {
	runner: Runner;
	live: string;
	saver: Saver;
	kept: boolean;
	press: (key: Key) => void;
	leave: () => void;
	fill: (element: Element) => void;
}) {
	const box = useRef<HTMLDialogElement>(null);
	const screen = useRef<HTMLDivElement>(null);
	const bar = useRef<HTMLDivElement>(null);
	const main = useRef<HTMLDivElement>(null);
	const [asking, setAsking] = useState(false);
	const { guide, session } = runner;
	const now = runner.now;
	const step = session.steps[now.step];
	const next = now.next === undefined ? undefined : session.steps[now.next];
	const steps = timedSteps(guide);
	const running = runner.mode === "running";
	const title = step?.title ?? "";
	const pressure = step ? pressureNow(step, now.part) : undefined;
	const side = sideWord(now.part, step);
	const beside = now.beside === undefined ? undefined
		: session.steps[now.beside];

	const want = () => {
		/* asked only while it runs; a paused one was left already in mind */
		if (!running) {
			leave();
			return;
		}
		press("pause");
		setAsking(true);
	};
	const stay = () => {
		setAsking(false);
		if (runner.mode === "paused")
			press("pause");
		main.current?.focus();
	};

	useLayoutEffect(() => {
		const element = box.current;

		if (!element)
			return;
		if (!element.open)
			element.showModal();
		main.current?.focus();
		if (screen.current)
			fill(screen.current);
		document.title = "Guide – afterrun";
	}, []);
	/* "back" of the phone asks, as the keys do */
	const wanted = useRef(want);

	wanted.current = asking ? stay : want;
	useEffect(() => {
		const guard = { guide: true };
		const pop = () => {
			if (!location.hash.startsWith("#/guide"))
				return;
			history.pushState(guard, "");
			wanted.current();
		};

		history.pushState(guard, "");
		window.addEventListener("popstate", pop);
		return () => {
			window.removeEventListener("popstate", pop);
			if (location.hash.startsWith("#/guide") &&
			    (history.state as typeof guard | null)?.guide)
				history.back();
		};
	}, []);
	useLayoutEffect(() => {
		bar.current?.style.setProperty("--part",
			String(runner.elapsed_s / guide.total_s));
	});

	const hit = (event: KeyboardEvent) => {
		const key = keys[event.key];
		const target = event.target as HTMLElement;

		if (!key || event.ctrlKey || event.metaKey || event.altKey)
			return;
		if (asking) {
			if (key === "leave") {
				event.preventDefault();
				stay();
			}
			return;
		}
		/* a button takes its own space */
		if (key === "pause" && target.closest("button, a"))
			return;
		event.preventDefault();
		if (event.repeat)
			return;
		if (key === "leave")
			want();
		else
			press(key);
	};
	const count = steps.indexOf(now.step) + 1;

	return <dialog ref={box} class="whole guide-dialog" aria-label="Guide"
		onKeyDown={hit} onCancel={(event) => {
			event.preventDefault();
			if (!asking)
				want();
		}}
		onClose={() => box.current?.isConnected && box.current.showModal()}>
		<div class={"guide-run guide-phase-" + now.part.phase +
			(running ? "" : " guide-still")} ref={screen}>
			<p class="visually" role="status" aria-live="polite">{live}</p>
			<header class="guide-top">
				<div class="guide-bar" ref={bar} role="progressbar"
					aria-label="Of the whole session" aria-valuemin={0}
					aria-valuemax={100} aria-valuenow={Math.round(100 *
						runner.elapsed_s / guide.total_s)}>
					<span /></div>
				<p class="guide-count">Step {count} of {steps.length}
					<span class="muted"> · {leftText(now.left_s)} left in
						all</span></p>
				<Button kind="quiet" icon="close" label="Leave the guide"
					onClick={want} />
			</header>

			<div class="guide-picture">
				{step && <StepPicture technique={step.technique}
					side={now.part.side} title={title}
					animate={running && now.part.phase !== "ready"} />}
			</div>

			<div class="guide-main stack-s" tabIndex={-1} ref={main}>
				<p class="guide-phase">{running ? phaseWord(now.part, now.done)
					: "Paused"}{now.part.set !== undefined &&
					(step?.sets ?? 1) > 1 && running &&
					<span> · set {now.part.set} of {step?.sets}</span>}</p>
				<h2 class="guide-title">{title}</h2>
				<div class="guide-now ends">
					{side && <p class={"guide-side guide-side-" +
						side.toLowerCase()}>{side}</p>}
					<p class="guide-clock" role="timer" aria-live="off">
						{leftText(now.left_part_s)}</p>
				</div>
				{pressure !== undefined && pressure > 0 &&
					<Pressure value={pressure} />}
				{pressure === undefined && step?.pull !== undefined &&
					step.pull > 0 && <Pressure value={step.pull} pull />}
				{beside && <p class="guide-beside">
					Meanwhile: {beside.title}, {leftText(
						now.left_beside_s ?? 0)}</p>}
				{step?.stop_if && <p class="guide-stop-if line">
					<Icon name="warn" /><span>{step.stop_if}</span></p>}
				<p class="muted">{next ? <>Next: {next.title}</>
					: "This is the last step."}</p>
				{step?.text && <details class="guide-how">
					<summary>How it is done</summary>
					<p>{step.text}</p>
					{step.skip_if && <p>{step.skip_if}</p>}
				</details>}
			</div>

			{runner.mode === "away" && <div class="guide-away">
				<Notice role="status"
					title={"You were away for " + aboutText(runner.away_s)}
					actions={<>
						<Button kind="primary" onClick={() => press("pause")}>
							Go on from here</Button>
						<Button onClick={() => press("catch-up")}>
							To where it would be now</Button>
					</>}>
					The guide stopped at step {count}.
				</Notice>
			</div>}
			{kept && saver.state === "waiting" && <p class="guide-wait line note">
				<Icon name="info" />afterrun cannot be reached. The guide goes
				on; saving waits.</p>}

			<footer class="guide-controls">
				<Button icon="back" label="Back" class="guide-key"
					onClick={() => press("back")} />
				<Button kind="primary" big class="guide-pause"
					icon={running ? "pause" : "play"}
					onClick={() => press("pause")}>
					{running ? "Pause" : "Go on"}</Button>
				<Button icon="next" label="Next step" class="guide-key"
					onClick={() => press("next")} />
				{now.part.side && <Button kind="quiet" class="guide-skip"
					onClick={() => press("skip")}>Skip this side</Button>}
			</footer>

			{asking && <div class="guide-cover">
				<Ask stay={stay} leave={leave} kept={kept} />
			</div>}
		</div>
	</dialog>;
}
