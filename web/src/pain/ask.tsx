/* The questions, one a screen.  The server decides what comes next; the
 * answers so far live in this page only, until the end or a stop. */
import { useEffect, useRef, useState } from "preact/hooks";
import { asApiError, get, post, useSlow, type ApiError } from "../api";
import { forgetLeft } from "../guide/keep";
import { go } from "../router";
import type { About, Emergency, Interview, InterviewKey, PainDue, Pains,
	Triage } from "../types";
import { announce, Button, ErrorBox, Loading, Notice, Page } from "../ui";
import { Form } from "./forms";
import { answerEntered, answerNormal, answerTicked, answerUnknown, back,
	enteredBefore, forward, newWay, noAnswers, open, valueIn,
	type Answers, type InterviewStep, type Way }
	from "./interview";
import { EmergencyLine } from "./list";
import { Result, type Keeping } from "./result";
import { Stop } from "./stop";
import { headOf, stageOf } from "./words";

/* The answer has more than its type tells: all that is known so far. */
type Reply = Interview & { case?: Record<string, unknown> };

const read_ms = 20000;

/* After keeping: which open pain it became. */
async function findDue(report: Record<string, unknown>,
	episode: number | undefined):
Promise<PainDue | undefined> {
	const { pains } = await get<Pains>("/pains");

	if (episode !== undefined)
		return pains.find((pain) => pain.episode_id === episode);
	const region = valueIn(report, "region");

	return pains.filter((pain) => pain.region === region).sort((a, b) =>
		b.last_report_utc.localeCompare(a.last_report_utc))[0];
}

export function Ask({ episode, seen = false }: {
	episode?: number;
	seen?: boolean;
}) {
	const [way, setWay] = useState<Way<Reply>>(() => newWay(noAnswers()));
	const [busy, setBusy] = useState(true);
	const slow = useSlow(busy);
	const [error, setError] = useState<ApiError>();
	const [stopSeen, setStopSeen] = useState<string>();
	const [finished, setFinished] = useState<{ verdict: Triage;
		early: boolean }>();
	const [keeping, setKeeping] = useState<Keeping>("saving");
	const [keepError, setKeepError] = useState<ApiError>();
	const [due, setDue] = useState<PainDue>();
	const [emergency, setEmergency] = useState<Emergency>();
	const [page, setPage] = useState(true);
	const texts = useRef<Record<string, InterviewKey>>({});
	const retry = useRef<() => void>();
	const heading = useRef<HTMLHeadingElement>(null);
	const wayNow = useRef(way);
	const keptStop = useRef<string>();
	const alive = useRef(true);

	wayNow.current = way;
	const about = episode === undefined ? {} : { episode_id: episode };
	const report = way.reply?.case ?? way.answers.case;

	const keep = async (report: Record<string, unknown>, quiet: boolean) => {
		if (valueIn(report, "region") === undefined && episode === undefined) {
			setKeeping("not-kept");
			return undefined;
		}
		setKeeping("saving");
		try {
			const verdict = await post<Triage>("/pains",
				{ schema: "pain-case/1", report, ...about });

			if (!alive.current)
				return verdict;
			setKeeping("kept");
			findDue(report, episode).then((pain) =>
				alive.current && setDue(pain), () => undefined);
			if (!quiet)
				announce("Kept in your log.");
			return verdict;
		} catch (problem) {
			setKeepError(asApiError(problem));
			setKeeping("failed");
			return undefined;
		}
	};
	const finish = (report: Record<string, unknown>, verdict: Triage,
		early: boolean) => {
		setFinished({ verdict, early });
		void keep(report, false).then((judged) => {
			/* in the light of the log it may be more urgent */
			if (judged && alive.current)
				setFinished({ verdict: judged, early });
		});
	};

	const ask = async (answers: Answers, first = false) => {
		setBusy(true);
		setError(undefined);
		retry.current = () => void ask(answers, first);
		try {
			const reply = await post<Reply>("/interview",
				{ schema: "interview-case/1", ...answers, ...about });

			if (!alive.current)
				return;
			for (const item of reply.step?.keys ?? [])
				texts.current[item.key] = item as InterviewKey;
			if (reply.emergency)
				setEmergency(reply.emergency);
			const next = forward(wayNow.current, answers, reply);

			setWay(next);
			if (!first)
				history.pushState({ pain: next.past.length }, "");
			else
				history.replaceState({ pain: next.past.length }, "");
			if (reply.stop && reply.verdict) {
				/* a session that was begun is over */
				forgetLeft();
			} else if (reply.done && reply.verdict) {
				finish(reply.case ?? answers.case, reply.verdict, false);
			}
			setBusy(false);
		} catch (problem) {
			if (alive.current) {
				setError(asApiError(problem));
				setBusy(false);
			}
		}
	};
	useEffect(() => {
		void ask(noAnswers(seen ? { clinician_seen: true } : {}), true);
		get<About>("/about").then((found) => {
			setEmergency((now) => now ?? found.emergency);
			setPage(found.services.page !== false);
		}, () => undefined);
		/* the browser's own "back" goes back one question */
		const pop = (event: PopStateEvent) => {
			const to = (event.state as { pain?: number } | null)?.pain;

			if (to === undefined || !location.hash.startsWith("#/pain/"))
				return;
			let now = wayNow.current;

			while (now.past.length > to)
				now = back(now);
			keptStop.current = undefined;
			setFinished(undefined);
			setError(undefined);
			setStopSeen(undefined);
			setWay(now);
		};

		window.addEventListener("popstate", pop);
		return () => {
			alive.current = false;
			window.removeEventListener("popstate", pop);
		};
	}, []);

	const verdict = way.reply?.verdict;
	const stopped = way.reply?.stop && verdict && !finished &&
		stopSeen !== verdict.tier;
	const keepStop = () => {
		const tier = wayNow.current.reply?.verdict?.tier;

		if (keptStop.current === tier)
			return;
		keptStop.current = tier;
		void keep(wayNow.current.reply?.case ?? {}, true);
	};

	/* A stop is kept once it was read, or when the page goes away for a
	 * call; not at once, since a finger may have slipped. */
	useEffect(() => {
		if (!stopped)
			return;
		const timer = setTimeout(keepStop, read_ms);
		const away = () => {
			if (document.visibilityState === "hidden")
				keepStop();
		};

		document.addEventListener("visibilitychange", away);
		return () => {
			clearTimeout(timer);
			document.removeEventListener("visibilitychange", away);
		};
	}, [stopped, verdict?.tier]);

	const step = way.reply?.done ? undefined
		: way.reply?.step as InterviewStep | undefined;
	const name = step ? step.question + " " + step.keys.map((item) =>
		item.key).join(" ") : "";

	useEffect(() => {
		if (name && way.past.length) {
			window.scrollTo(0, 0);
			heading.current?.focus({ preventScroll: true });
		}
	}, [name, way.past.length]);

	if (finished)
		return <Result verdict={finished.verdict} early={finished.early}
			answers={way.answers} report={report} texts={texts.current}
			keeping={keeping}
			error={keepError} emergency={emergency} due={due} page={page}
			again={() => void keep(report, false)} />;

	const one = step?.form === "key" ? step.keys[0] : undefined;
	const title = !step ? "Pain" : one ? one.text ?? step.text
		: headOf(step.question, step.text);
	const give = (answers: Answers) => { void ask(answers); };

	return <Page title={episode === undefined ? "New pain" : "Answer again"}
		class="pain-page">
		<EmergencyLine number={emergency?.number ?? "112"} />
		{!step && <ErrorBox error={error} retry={() => retry.current?.()} />}
		{!way.reply && busy && <Loading what="The first question is coming."
			slow={slow} />}
		{step && <section class="pain-question stack" aria-labelledby="pain-title"
			key={name + way.past.length}>
			<p class="pain-stage">{stageOf(step.question)}
				{way.past.length > 0 && <span class="muted"> · {
					way.past.length} answered</span>}</p>
			<h2 id="pain-title" tabIndex={-1} ref={heading}>{title}</h2>
			{one?.note && <p class="muted">{one.note}</p>}
			<Form step={step} busy={busy}
				before={enteredBefore(step, way.undone)}
				enter={(entered) => give(answerEntered(way.answers, step,
					entered))}
				ticked={(entered) => give(answerTicked(way.answers, step,
					entered))}
				normal={() => give(answerNormal(way.answers, step))}
				unknown={() => give(answerUnknown(way.answers, step))}
				open={() => give(open(way.answers, step))} />
			{busy && slow && <Loading slow />}
			<ErrorBox error={error} retry={() => retry.current?.()} />
		</section>}
		{way.reply?.stop && verdict && stopSeen === verdict.tier &&
			<Notice kind="stop" title={verdict.do[0] ?? "Stop"}
				actions={<Button onClick={() => setStopSeen(undefined)}>
					Read it again</Button>} />}
		{step && <div class="pain-foot row">
			<Button kind="quiet" icon="back" disabled={busy}
				onClick={() => way.past.length ? history.back()
					: go("#/pain")}>{way.past.length ? "Back"
					: "Not now"}</Button>
			{way.past.length > 0 && verdict && <Button kind="quiet"
				disabled={busy} onClick={() => finish(report, verdict,
					true)}>Stop here and show the answer</Button>}
		</div>}
		{stopped && <Stop verdict={verdict} emergency={emergency}
			kept={keeping === "kept" ? "Your answers are kept in your log."
				: keeping === "failed" ? "Your answers could not be kept."
					: ""}
			more={way.reply?.done ? undefined
				: () => setStopSeen(verdict.tier)}
			called={keepStop} undo={() => history.back()}
			after={() => {
				setStopSeen(verdict.tier);
				if (keptStop.current === verdict.tier)
					setFinished({ verdict, early: !way.reply?.done });
				else
					finish(report, verdict, !way.reply?.done);
				keptStop.current = verdict.tier;
			}} />}
	</Page>;
}
