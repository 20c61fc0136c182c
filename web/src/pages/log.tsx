/* Every run that is kept, by months, with the notes of the days. */
import type { VNode } from "preact";
import { useCallback, useEffect, useMemo, useRef, useState } from "preact/hooks";
import { ApiError, asApiError, get, post, useApi, useSlow, useTask } from "../api";
import { addPage, byMonth, monthSums, years, type Month } from "../log/months";
import { runName, runPace, sportName } from "../log/words";
import { useSettings } from "../settings";
import { addDays, dayText, localDay, longDay, monthText, weekday } from "../time";
import type { About, Feel, Feels, Log, LogRun } from "../types";
import { announce, Button, Dialog, Empty, ErrorBox, Icon, Loading, Notice, Page,
	Segmented, TextField, Visually } from "../ui";
import { clock, distance, duration, pace, plain } from "../units";

const page_runs = 100;
/* About as high as a row is, for months that are not drawn yet. */
const row_px = 66;
const names = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

interface Note { day: string; text: string }

interface Kept {
	runs: LogRun[];
	notes: Note[];
	done: boolean;
	loading: boolean;
	error?: ApiError | undefined;
	notes_error?: ApiError;
}

const nothing: Kept = { runs: [], notes: [], done: false, loading: false };

interface Range { from?: string; to?: string }

/* Runs of a range, newest first, a page at a time. */
function useRuns(range: Range): Kept & { slow: boolean; more: () => void; reload: () => void } {
	const [kept, setKept] = useState<Kept>(nothing);
	const [round, setRound] = useState(0);
	const now = useRef(kept);
	const turn = useRef(0);
	const put = (next: Kept) => {
		now.current = next;
		setKept(next);
	};

	const more = useCallback(async () => {
		const mine = turn.current;
		const have = now.current;

		if (have.loading || have.done)
			return;

		put({ ...have, error: undefined, loading: true });
		try {
			const last = have.runs[have.runs.length - 1];
			const to = last?.day ?? range.to;
			const { runs } = await get<Log>("/runs", { limit: page_runs, from: range.from, to });

			if (mine !== turn.current)
				return;
			const all = addPage(have.runs, runs);
			const done = runs.length < page_runs || all.length === have.runs.length;

			put({ ...now.current, runs: all, done, loading: false });
			/* notes of the days of this page, and after it up to today */
			const oldest = done ? range.from ?? all[all.length - 1]?.day
				: all[all.length - 1]?.day;
			const newest = last ? addDays(last.day, -1) : range.to ?? localDay();

			if (oldest && oldest <= newest) {
				const feels = await get<Feels>("/feel", { from: oldest, to: newest });

				if (mine === turn.current)
					put({ ...now.current, notes: [...now.current.notes, ...feels.notes] });
			}
		} catch (problem) {
			if (mine !== turn.current)
				return;
			if (now.current.loading)
				put({ ...now.current, loading: false, error: asApiError(problem) });
			else
				put({ ...now.current, notes_error: asApiError(problem) });
		}
	}, [range.from, range.to]);

	useEffect(() => {
		turn.current++;
		put({ ...nothing });
		void more();
		return () => { turn.current++; };
	}, [more, round]);
	return { ...kept, slow: useSlow(kept.loading), more: () => { void more(); }, reload: () => setRound((n) => n + 1) };
}

type Entry = { day: string; run: LogRun } | { day: string; note: string };

function entriesOf(runs: readonly LogRun[], notes: readonly Note[], oldest?: string): Entry[] {
	const said = new Map<string, string[]>();

	for (const note of notes)
		said.set(note.day, [...said.get(note.day) ?? [], note.text]);
	const entries: Entry[] = runs.map((run) => ({ day: run.day, run }));

	for (const [day, texts] of said)
		if (!oldest || day >= oldest)
			for (const text of texts)
				entries.push({ day, note: text });
	/* stable: what was said of a day stands above its runs */
	return entries.sort((a, b) => a.day < b.day ? 1 : a.day > b.day ? -1
		: Number("run" in a) - Number("run" in b));
}

function Cell({ name, value, kind, small }: { name: string; value: string; kind: string; small?: boolean }) {
	return <span class={`log-cell log-${kind}` + (small ? " log-small" : "")}>
		<Visually>{name}</Visually><span class="log-value">{value}</span>
	</span>;
}

function RunRow({ run }: { run: LogRun }) {
	const s = run.moving_s ?? run.elapsed_s;
	const named = runName(run);
	const sport = sportName(run);
	const about = [named !== sport ? sport : "", run.told ? "told, no recording" : ""]
		.filter(Boolean).join(" · ");

	return <li>
		<a class="log-run" href={`#/run/${run.run_id}`}>
			<span class="log-date">
				<span class="big">{Number(run.day.slice(8))}</span>
				<span class="note">{names[weekday(run.day)]}</span>
			</span>
			<span class="log-what">
				<span class="log-title">{named}</span>
				{about && <span class="note">{about}</span>}
			</span>
			<Cell kind="distance" name="Distance" value={distance(run.distance_m)} />
			<Cell kind="time" name="Time" value={clock(s)} />
			<Cell kind="pace" name="Pace" value={pace(runPace(run))} />
			<Cell small kind="heart" name="Heart" value={plain(run.hr_avg, 0)} />
			<Cell small kind="effort" name="Effort" value={plain(run.rpe)} />
			<Cell small kind="load" name="Load" value={plain(run.load.tss, 0)} />
		</a>
	</li>;
}

function drawMonth(month: Month<Entry>, whole: boolean): VNode {
	const sums = monthSums(month.runs.flatMap((entry) => "run" in entry ? [entry.run] : []));

	return <section class="log-month stack-s" key={month.month} aria-labelledby={`m-${month.month}`}
		style={{ containIntrinsicSize: `auto ${44 + month.runs.length * row_px}px` }}>
		<header class="log-head ends">
			<h2 id={`m-${month.month}`}>{monthText(month.month + "-01")}</h2>
			{whole && sums.runs > 0 && <p class="note">
				{sums.runs} on foot · {distance(sums.distance_m, 0)} · {duration(sums.moving_s)}</p>}
		</header>
		<ul class="box list">{month.runs.map((entry, i) => "run" in entry
			? <RunRow key={`r${entry.run.run_id}`} run={entry.run} />
			: <li class="log-note note" key={`n${entry.day}${i}`}>
				<Icon name="file" />
				<span><b>{dayText(entry.day)}</b> <Visually>note: </Visually>{entry.note}</span>
			</li>)}</ul>
	</section>;
}

/* Months that are as they were are the same nodes again, so that a page of
 * older runs costs what it adds and not what stands there. */
function useMonths(): (month: Month<Entry>, whole: boolean, units: string) => VNode {
	const drawn = useRef(new Map<string, { said: string; node: VNode }>());

	return (month, whole, units) => {
		const said = [units, whole, ...month.runs.map((entry) => "run" in entry ? entry.run.run_id
			: entry.note)].join("\n");
		const there = drawn.current.get(month.month);

		if (there?.said === said)
			return there.node;
		const node = drawMonth(month, whole);

		drawn.current.set(month.month, { said, node });
		return node;
	};
}

function NoteDialog({ open, onClose, onKept }: {
	open: boolean;
	onClose: () => void;
	onKept: () => void;
}) {
	const [day, setDay] = useState(localDay());
	const [text, setText] = useState("");
	const { busy, error, run } = useTask();
	const keep = () => run(async () => {
		await post<Feel>("/feel", { schema: "feel-case/1",
			words: [`note=${text.trim()}`, `date=${day}`] });
		announce("The note is saved.");
		setText("");
		onKept();
		onClose();
	});

	return <Dialog open={open} title="A note for a day" onClose={onClose} no="Cancel"
		yes="Save the note" onYes={keep} busy={busy} ready={!!text.trim()}>
		<ErrorBox error={error} />
		<TextField label="Day" type="date" value={day} max={localDay()} onValue={setDay} />
		<TextField label="Note" hint="How the legs felt, the weather, new shoes: what you want to find again."
			rows={4} maxLength={2000} value={text} onValue={setText} />
	</Dialog>;
}

export default function() {
	const [{ units }] = useSettings();
	const drawn = useMonths();
	const today = localDay();
	const [when, setWhen] = useState("all");
	const [what, setWhat] = useState<"foot" | "all">("all");
	const [noting, setNoting] = useState(false);
	const about = useApi<About>("/about");
	const range = useMemo((): Range => when === "all" ? {}
		: when === "90" ? { from: addDays(today, -89) }
		: { from: `${when}-01-01`, to: `${when}-12-31` }, [when, today]);
	const kept = useRuns(range);
	const shown = what === "foot" ? kept.runs.filter((run) => run.on_foot) : kept.runs;
	const oldest = kept.done ? undefined : kept.runs[kept.runs.length - 1]?.day;
	const months = useMemo(() => byMonth(entriesOf(shown, kept.notes, oldest)),
		[kept.runs, kept.notes, what, oldest]);
	const foot = useRef<HTMLDivElement>(null);
	const more = useRef(kept.more);
	const empty = kept.done && kept.runs.length === 0 && kept.notes.length === 0;

	more.current = kept.more;
	useEffect(() => {
		if (!foot.current || kept.done || kept.error)
			return;
		const watch = new IntersectionObserver((seen) => {
			if (seen.some((entry) => entry.isIntersecting))
				more.current();
		}, { rootMargin: "600px" });

		watch.observe(foot.current);
		return () => watch.disconnect();
	}, [kept.runs.length, kept.done, kept.error, what]);

	return <Page title="Log" actions={!empty && <>
		<Button icon="run" kind="primary" href="#/after">Add a run</Button>
		<Button icon="download" href="#/import">Import</Button>
	</>}>
		{!(empty && when === "all") && <div class="log-filter row">
			<select class="input" aria-label="Time" value={when}
				onChange={(event) => setWhen(event.currentTarget.value)}>
				<option value="all">All runs</option>
				<option value="90">Last 90 days</option>
				{years(about.data?.first_day ?? kept.runs[kept.runs.length - 1]?.day, today)
					.map((year) => <option key={year} value={String(year)}>{year}</option>)}
			</select>
			<Segmented label="Kind" hideLabel value={what} onChange={setWhat} options={[
				["all", "All"], ["foot", "On foot"]]} />
			<Button icon="file" kind="quiet" onClick={() => setNoting(true)}>Add a note</Button>
		</div>}
		{kept.runs.length > 0 && <div class="log-heads note" aria-hidden="true">
			<span /><span /><span>Distance</span><span>Time</span><span>Pace</span>
			<span>Heart</span><span>Effort</span><span>Load</span>
		</div>}
		{months.map((month) => drawn(month, kept.done || month !== months[months.length - 1], units))}
		{kept.notes_error && <Notice kind="warn">The notes of these days could not be
			loaded: {kept.notes_error.message}</Notice>}
		<ErrorBox error={kept.error} retry={kept.more} />
		{empty && when === "all" && <Empty icon="log" title="No runs yet" action={<>
			<Button kind="primary" icon="run" href="#/after">Add a run</Button>
			<Button icon="download" href="#/import">Import years of runs</Button>
		</>}>
			Drop one recording, tell a run without one, or bring in a whole export from your
			watch or another app. Everything stays on this machine.
		</Empty>}
		{empty && when !== "all" && <Empty icon="log" title={`Nothing in ${when === "90"
			? "the last 90 days" : when}`} action={<Button onClick={() => setWhen("all")}>Show all runs</Button>} />}
		{kept.done && !empty && months.length === 0 &&
			<p class="log-end muted">Nothing on foot in this time.</p>}
		{kept.loading && <Loading slow={kept.slow} what={kept.runs.length
			? "Older runs are coming." : "Your runs are coming."} />}
		<div class="log-foot" ref={foot}>
			{!kept.done && !kept.loading && !kept.error && kept.runs.length > 0 &&
				<Button onClick={kept.more}>Show older runs</Button>}
		</div>
		{kept.done && kept.runs.length > 0 && <p class="log-end muted">
			{kept.runs.length === 1 ? "That is the one run" : `That is all: ${kept.runs.length} runs`}
			{" "}since {longDay(kept.runs[kept.runs.length - 1]?.day ?? today)}
			{" "}{kept.runs[kept.runs.length - 1]?.day.slice(0, 4)}.</p>}
		<NoteDialog open={noting} onClose={() => setNoting(false)} onKept={kept.reload} />
	</Page>;
}
