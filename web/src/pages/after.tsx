/* After a run: a recording or a few words in, what to do now out. */
import { useEffect, useRef, useState } from "preact/hooks";
import type { JSX } from "preact";
import { asApiError, get, getBlob, isAbort, post, upload, useApi,
	type ApiError } from "../api";
import { Answer } from "../answer";
import { useFeel } from "../feel";
import { go } from "../router";
import { marksOf, saidQuery, type Said } from "../said";
import { SavedLine } from "../saving";
import { toGuide } from "../session";
import { settings, useSettings } from "../settings";
import { sentence } from "../text";
import { localDay } from "../time";
import type { After, Feels, KeptSession, ToldRun } from "../types";
import { Button, Card, DropZone, ErrorBox, FileButton, Icon, Notice, NumberField, Page,
	Segmented, Select, Slider, announce, toHeading } from "../ui";
import { bytes, distance, distanceUnit, elevationMetres, elevationUnit,
	metresOf, plain } from "../units";
import { effortWord } from "../words";

const wait_ms = 150;
const ms_per_hour = 3600000;
const accepted = ".fit,.gpx,.tcx,.gz,.zip,application/gpx+xml," +
	"application/vnd.garmin.tcx+xml,application/zip,application/gzip," +
	"application/octet-stream";

/* What to do about a file that is no recording. */
const file_hint = "Choose a FIT, GPX or TCX recording, or copy it from the " +
	"watch again";

/* Where the answer came from, to ask again with other words. */
type Source = { file: Blob; name: string } | { told: ToldRun };

interface Done {
	source: Source;
	after: After;
	name: string;
}

interface Sent {
	name: string;
	done?: Done;
	error?: ApiError;
}

/* Stays when somebody looks at another page and comes back. */
let kept: { done: Done; said: Said; sent: Sent[] } | undefined;

function begin(sore: Record<string, number> = {}): Said {
	const { minutes, tools, version, conditions } = settings();

	return { minutes, tools, version, conditions, sore };
}

async function ask(source: Source, said: Said, keep: boolean,
	signal?: AbortSignal, onProgress?: (part: number) => void):
Promise<After> {
	const query = saidQuery(said);

	if ("told" in source) {
		/* the effort stands once, and what it says wins */
		const { rpe, ...words } = query;

		return post<After>("/runs/told", { ...source.told, said: words,
			rpe: rpe === undefined ? source.told.rpe : Number(rpe) });
	}
	return upload<After>(keep ? "/runs" : "/runs/look", source.file,
		{ name: source.name, ...query },
		(sent, total) => onProgress?.(total ? sent / total : 0), signal);
}

/* --- choosing --- */

function Drop({ onFiles, busy }: { onFiles: (files: File[]) => void;
	busy: boolean }) {
	return <DropZone onDrop={({ dataTransfer }) => {
		if (dataTransfer?.files.length)
			onFiles([...dataTransfer.files]);
	}}>
		<Icon name="file" />
		<p class="big">Choose the recording of your run,
			or drop it here.</p>
		<p class="muted">FIT, GPX or TCX, also zipped; several at once are
			fine. It goes to your own afterrun and nowhere else.</p>
		<FileButton kind="primary" big icon="upload" busy={busy} multiple
			accept={accepted} onFiles={onFiles}>Choose a recording</FileButton>
	</DropZone>;
}

const ago = [["0", "Just now"], ["1", "1 hour ago"], ["2", "2 hours ago"],
	["4", "4 hours ago"], ["8", "8 hours ago"], ["12", "12 hours ago"],
	["24", "A day ago"], ["48", "2 days ago"]] as const;

function Tell({ onTold, busy }: { onTold: (told: ToldRun) => void;
	busy: boolean }) {
	const [minutes, setMinutes] = useState<number>();
	const [far, setFar] = useState<number>();
	const [up, setUp] = useState<number>();
	const [down, setDown] = useState<number>();
	const [rpe, setRpe] = useState<number>();
	const [hours, setHours] = useState<string>("0");
	const [sport, setSport] = useState<"running" | "treadmill" | "walking">(
		"running");
	const [missing, setMissing] = useState(false);
	const box = useRef<HTMLFormElement>(null);
	const metres = (value: number | undefined) => value === undefined
		? undefined : Math.round(elevationMetres(value));
	const climb = { min: 0, max: 30000, unit: elevationUnit(),
		placeholder: "0 when flat" };
	const send = (event: JSX.TargetedSubmitEvent<HTMLFormElement>) => {
		event.preventDefault();
		if (minutes === undefined) {
			setMissing(true);
			box.current?.querySelector<HTMLInputElement>("input[type=text]")
				?.focus();
			return;
		}
		/* a start, not "so long ago": told again it is the same run */
		const start = new Date(Date.now() - Number(hours) * ms_per_hour -
			minutes * 60000);

		onTold({
			schema: "told-run/1",
			start_utc: start.toISOString().replace(/\.\d+/, ""),
			duration_min: minutes,
			sport,
			distance_km: far === undefined ? undefined
				: Number((metresOf(far) / 1000).toFixed(3)),
			ascent_m: metres(up),
			descent_m: metres(down),
			rpe,
		});
	};

	return <form ref={box} class="stack" onSubmit={send} noValidate>
		<Segmented label="What was it?" value={sport} onChange={setSport}
			options={[["running", "Run"], ["treadmill", "Treadmill"],
				["walking", "Walk"]]} />
		<div class="fields stack">
			<NumberField label="Minutes" error={missing &&
				minutes === undefined &&
				"How many minutes did you run? From 1 to 1,440."}
				value={minutes} onValue={setMinutes} min={1} max={1440}
				unit="min" />
			<NumberField label="Distance" hint="If you know it." value={far}
				onValue={setFar} min={0.1} max={500} step={0.1}
				unit={distanceUnit()} />
			<NumberField label="Uphill in all" value={up} onValue={setUp}
				{...climb} />
			<NumberField label="Downhill in all" value={down}
				onValue={setDown} {...climb} />
		</div>
		<Slider label="How hard was it?" min={0} max={10} step={0.5}
			value={rpe ?? 4} onInput={setRpe} text={(n) => rpe === undefined
				? "not said" : plain(n) + " of 10, " + effortWord(n)} />
		<Select label="When did it end?" value={hours} onValue={setHours}
			options={ago} />
		<div class="row"><Button kind="primary" big type="submit"
			busy={busy}>Show what to do</Button></div>
	</form>;
}

/* --- several files --- */

function SentList({ sent, left, shown, onShow }: { sent: Sent[];
	left: number; shown: Done | undefined; onShow: (done: Done) => void }) {
	if (sent.length + left < 2)
		return null;
	return <Card title={sent.length + left + " recordings"} tone="quiet">
		{left > 0 && <p class="muted" role="status">{left} to go.</p>}
		<ul class="after-sent lines">
			{sent.map((one, i) => <li class="line" key={i + one.name}>
				<Icon name={one.done ? "check" : "warn"} />
				<span class="after-sent-name">{one.name}
					{one.error && <small>{sentence(one.error.message)}</small>}
					{one.done && <small>
						{distance(one.done.after.run.distance_m)}
						{one.done.after.log?.already
							? ", was in the log" : ""}</small>}</span>
				{one.done && <Button small onClick={() => onShow(one.done!)}
					aria-pressed={one.done === shown}>
					{one.done === shown ? "Shown" : "Show"}</Button>}
			</li>)}
		</ul>
		<p class="muted">For years of runs the{" "}
			<a href="#/import">import</a> is quicker.</p>
	</Card>;
}

/* --- the page --- */

export default function({ param }: { param?: string | undefined }) {
	useSettings();
	const [telling, setTelling] = useState(param === "tell");
	const [done, setDone] = useState<Done | undefined>(
		param ? undefined : kept?.done);
	const [said, setSaid] = useState<Said>(() =>
		!param && kept ? kept.said : begin());
	const [sent, setSent] = useState<Sent[]>(param ? [] : kept?.sent ?? []);
	const [left, setLeft] = useState(0);
	const [part, setPart] = useState<{ name: string; part: number;
		size: number }>();
	const [error, setError] = useState<ApiError>();
	const [again, setAgain] = useState<() => void>();
	const [busy, setBusy] = useState(false);
	const [starting, setStarting] = useState(false);
	const [round, setRound] = useState(0);
	const today = localDay();
	const feels = useApi<Feels>("/feel", { from: today, to: today });
	const saver = useFeel();
	const prefilled = useRef(!!kept && !param);
	const shown = useRef("");
	const marks = useRef<Record<string, number>>({});

	/* marks of this morning go into the first plan */
	if (feels.data && !prefilled.current) {
		prefilled.current = true;
		marks.current = marksOf(feels.data.marks);
	}
	const show = (next: Done, words: Said) => {
		shown.current = JSON.stringify([saidQuery(words), round]);
		setDone(next);
		setSaid(words);
	};

	useEffect(() => {
		if (done)
			kept = { done, said, sent };
	}, [done, said, sent]);

	/* --- a run of the log: "#/after/12" --- */
	const from_log = param && /^\d+$/.test(param) ? param : undefined;
	const attempt = async (work: () => Promise<void>, retry?: () => void) => {
		setError(undefined);
		setBusy(true);
		try {
			await work();
		} catch (problem) {
			setError(asApiError(problem));
			setAgain(() => retry);
		}
		setBusy(false);
	};
	const open = () => {
		if (from_log)
			void attempt(async () => {
				const source = { name: "run-" + from_log,
					file: await getBlob("/runs/" + from_log + "/file") };
				const words = begin(marks.current);
				const after = await ask(source, words, false);

				show({ source, after, name: source.name }, words);
			}, open);
	};

	useEffect(open, [from_log]);

	/* --- sending --- */
	const files = async (list: File[]) => {
		const results: Sent[] = [];
		let last: Done | undefined;

		setError(undefined);
		setSent([]);
		for (const [i, file] of list.entries()) {
			const words = begin({ ...marks.current });

			setLeft(list.length - i);
			setPart({ name: file.name, part: 0, size: file.size });
			try {
				const source = { file, name: file.name };
				const after = await ask(source, words, true, undefined,
					(n) => setPart({ name: file.name, part: n,
						size: file.size }));
				const one = { source, after, name: file.name };

				results.push({ name: file.name, done: one });
				if (!last || (after.run.start_utc ?? "") >=
				    (last.after.run.start_utc ?? ""))
					last = one;
			} catch (problem) {
				const wrong = asApiError(problem);

				if (wrong.status >= 400 && wrong.status < 500) {
					/* the program cuts long names */
					wrong.where = file.name;
					wrong.hint ??= file_hint;
				}
				results.push({ name: file.name, error: wrong });
				if (list.length === 1) {
					setError(wrong);
					setAgain(() => wrong.offline || wrong.status >= 500
						? () => void files(list) : undefined);
				}
			}
			setSent([...results]);
		}
		setLeft(0);
		setPart(undefined);
		if (last) {
			show(last, begin({ ...marks.current }));
			announce("The run is saved. Here is what to do.");
			setTimeout(toHeading);
		}
	};
	const told = (run: ToldRun) => attempt(async () => {
		const words = { ...begin({ ...marks.current }), rpe: run.rpe };
		const source = { told: run };

		show({ source, after: await ask(source, words, true), name: "told" },
			words);
		setTelling(false);
		setTimeout(toHeading);
	});

	/* --- another view of the same run --- */
	const key = JSON.stringify([saidQuery(said), round]);
	const effort = useRef(said.rpe);

	useEffect(() => {
		if (!done || key === shown.current)
			return;
		const stop = new AbortController();
		const timer = setTimeout(() => {
			/* how hard it was belongs to the run: it is kept */
			const keep = effort.current !== said.rpe;

			ask(done.source, said, keep, stop.signal).then((after) => {
				if (stop.signal.aborted)
					return;
				effort.current = said.rpe;
				shown.current = key;
				/* what the log said first stays true */
				setDone({ ...done, after: { ...after,
					log: done.after.log ?? after.log } });
				setError(undefined);
				setBusy(false);
			}, (problem) => {
				if (isAbort(problem) || stop.signal.aborted)
					return;
				setError(asApiError(problem));
				setBusy(false);
			});
		}, wait_ms);

		setBusy(true);
		return () => {
			clearTimeout(timer);
			stop.abort();
		};
	}, [key, done?.source]);

	/* --- start --- */
	const start = async () => {
		if (!done)
			return;
		const run = done.after.log?.run;
		let id: number | undefined;

		setStarting(true);
		try {
			/* the session as it is seen now is the one that is kept */
			const after = await ask(done.source, said, true);
			const last = await get<KeptSession>("/sessions/last",
				{ run: after.log?.run ?? run });

			id = last.session_id;
		} catch {
			/* the guide works without; it says what it cannot save */
		}
		setStarting(false);
		toGuide(done.after.session, id);
	};
	const reset = () => {
		kept = undefined;
		setDone(undefined);
		setSent([]);
		setError(undefined);
		setTelling(false);
		if (param)
			go("#/after");
		else
			setTimeout(toHeading);
	};

	if (done)
		return <Page title="After your run" lead={done.after.log
			? done.after.log.already
				? "This run was in your log already." + (done.after.log.note
					? " " + sentence(done.after.log.note) : "")
				: "Saved in your log."
			: undefined} actions={<Button icon="run" onClick={reset}>
			Another run</Button>}>
			<SentList sent={sent} left={left} shown={done}
				onShow={(one) => show(one, said)} />
			<Answer after={done.after} said={said} busy={busy} error={error}
				retry={() => { shown.current = ""; setRound(round + 1); }}
				onSaid={(change) => setSaid((now) => ({ ...now,
					...change }))}
				onMark={(place, value) => {
					saver.say(place, String(value));
					marks.current = { ...marks.current, [place]: value };
					setSaid((now) => ({ ...now, sore: { ...now.sore,
						[place]: value } }));
				}}
				saved={<SavedLine saver={saver}
					idle="What you tap is saved at once." />}
				starting={starting} onStart={() => void start()} />
		</Page>;
	return <Page title={telling ? "Tell it" : "After a run"}
		lead={telling ? "Minutes are enough; the more you know, the better it fits."
			: undefined}>
		<ErrorBox error={error} retry={again} title={telling || error?.offline
			? undefined : "That recording could not be used"} />
		{part && <Card><div class="after-progress stack-s" role="status">
			<p><strong>{part.name}</strong>{" "}
				<span class="muted">{bytes(part.size)}</span></p>
			<progress class="bar" max={1} value={part.part}
				aria-label={"Sending " + part.name} />
			<p class="muted">{part.part < 1 ? "Sending."
				: "Reading it and planning."}{left > 1 ? " " + (left - 1) +
				" more after this." : ""}</p>
		</div></Card>}
		{!telling && <>
			<Drop onFiles={(list) => void files(list)} busy={!!part} />
			<SentList sent={sent} left={left} shown={done}
				onShow={(one) => show(one, said)} />
			<div class="row">
				<p>No recording?</p>
				<Button onClick={() => setTelling(true)}>
					Tell it in a few words</Button>
				<a href="#/import">Import years of runs</a>
			</div>
		</>}
		{telling && <>
			<Card><Tell onTold={(run) => void told(run)} busy={busy} /></Card>
			<p><button type="button" class="link"
				onClick={() => setTelling(false)}>I have a recording</button></p>
		</>}
		{busy && from_log && !done && <Notice>Opening the run.</Notice>}
	</Page>;
}
