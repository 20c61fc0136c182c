/* The guide: before it starts, while it runs, after its end. */
import { useEffect, useState } from "preact/hooks";
import { asApiError, get, post, useSlow, type ApiError } from "../api";
import { findLeft, isSame, type Left } from "../guide/keep";
import { resumed } from "../guide/credit";
import { GuideShow, type Chosen } from "../guide/show";
import type { Guide } from "../guide/types";
import { currentSession } from "../session";
import type { KeptSession, PainDue, Pains, Session } from "../types";
import { Button, Empty, ErrorBox, Loading, Notice, Page } from "../ui";

interface Found {
	chosen: Chosen;
	left?: Left | undefined;
}

/* What was handed over; else what this tab left; else the last one kept. */
async function find(): Promise<Found | undefined> {
	const left = findLeft(Date.now());
	const handed = currentSession();

	if (handed)
		return { chosen: handed,
			left: left && isSame(left.session, handed.session) &&
				(left.session_id === undefined) ===
				(handed.sessionId === undefined) ? left : undefined };
	if (left)
		return { left, chosen: { session: left.session,
			sessionId: left.session_id } };
	return fromLog();
}

async function fromLog(): Promise<Found | undefined> {
	try {
		const kept = await get<KeptSession>("/sessions/last");

		if (!kept?.session)
			return undefined;
		return { chosen: { session: kept.session,
			sessionId: kept.session_id, kept } };
	} catch (problem) {
		const error = asApiError(problem);

		if (error.status === 404)
			return undefined;
		throw error;
	}
}

/* A pain that had to be seen at once, and nobody has seen it yet. */
async function findLock(): Promise<PainDue | undefined> {
	try {
		const { pains } = await get<Pains>("/pains");

		return pains.find((pain) => pain.locked);
	} catch {
		return undefined;
	}
}

function adviceOf(session: Session | undefined): string {
	return session?.advice ?? session?.verdict?.do[0] ??
		"What you said speaks against a session.";
}

function Stopped({ text }: { text: string }) {
	return <Page title="No session now">
		<Notice kind="stop" title="Leave your legs alone for now">
			{text}</Notice>
		<div class="row">
			<Button kind="primary" href="#/pain">Go to your pains</Button>
			<Button href="#/today">Today</Button>
		</div>
	</Page>;
}

/* From the log: where it was stopped another time. */
function leftOf(found: Found, guide: Guide): Left | undefined {
	const kept = found.chosen.kept;

	if (found.left)
		return found.left.done.worked_s.length === guide.spans.length
			? found.left : undefined;
	if (!kept || kept.ended_utc || !kept.stopped_at_s ||
	    kept.stopped_at_s >= guide.total_s)
		return undefined;
	return { session: found.chosen.session, session_id: kept.session_id,
		at_s: kept.stopped_at_s, left_ms: Date.now(),
		done: resumed(guide, kept.stopped_at_s, kept.steps_done,
			kept.steps_skipped) };
}

export default function GuidePage() {
	const [found, setFound] = useState<Found | null>();
	const [guide, setGuide] = useState<Guide>();
	const [error, setError] = useState<ApiError>();
	const [lock, setLock] = useState<PainDue>();
	const [round, setRound] = useState(0);
	const slow = useSlow(!guide);

	useEffect(() => {
		let mine = true;
		const load = async () => {
			const [it, pain] = await Promise.all([find(), findLock()]);

			if (!mine)
				return;
			setLock(pain);
			setFound(it ?? null);
			const steps = it?.chosen.session.steps ?? [];

			if (pain || !it || it.chosen.session.status === "stop" ||
			    !steps.some((step) => step.cost_s > 0))
				return;
			const made = await post<Guide>("/guide", it.chosen.session);

			if (mine)
				setGuide(made);
		};

		setError(undefined);
		load().catch((problem) => mine && setError(asApiError(problem)));
		return () => { mine = false; };
	}, [round]);
	const { session } = found?.chosen ?? {};

	if (lock || session?.status === "stop")
		return <Stopped text={lock ? lock.text ?? "An earlier answer called for " +
			"help the same day, and nobody has seen it yet."
			: adviceOf(session)} />;
	if (!found || !guide)
		return <Page title="Guide">
			{error ? <ErrorBox error={error}
				retry={() => setRound(round + 1)} />
				: found === null ? <Empty title="No session yet" icon="play"
					action={<Button kind="primary" href="#/after">
						Add a run</Button>}>
					A session is made from a run. Add one, or look at what is
					due today.</Empty>
				: session && !session.steps.some((step) => step.cost_s > 0)
				? <Empty title="Nothing to do now" icon="check"
					action={<Button href="#/today">Today</Button>}>
					This session has no steps that take time.</Empty>
				: <Loading what="Making your guide." slow={slow} />}
		</Page>;
	return <GuideShow chosen={found.chosen} guide={guide}
		left={leftOf(found, guide)} />;
}
