/* Settings: units and looks, tools, you, sound, your data. */
import { useRef, useState } from "preact/hooks";
import { apiUrl, asApiError, post, put, upload, useApi, useTask,
	type ApiError } from "../api";
import { Version } from "../answer";
import { loadSettings, settingsProblem, useSettings } from "../settings";
import type { About, KeptCondition, Person, PersonFacts, Where }
	from "../types";
import { Await, Button, Card, Dialog, ErrorBox, Figure, Figures, FileButton,
	Icon, Loading, Notice, NumberField, Page, Segmented, Select, Slider, Switch,
	TextField, Tools, announce } from "../ui";
import { bytes, massKg, massUnit, massValue } from "../units";
import { dayText } from "../time";
import { placeName } from "../words";

/* What has to be typed before everything is deleted. */
const erase_words = "delete everything";

/* --- looks --- */

function Looks() {
	const [settings, change] = useSettings();
	const problem = settingsProblem();

	return <Card title="Looks and units">
		<ErrorBox error={problem} title="Your last change is not saved yet"
			retry={() => change({})} />
		<Segmented label="Units" value={settings.units}
			onChange={(units) => change({ units })}
			options={[["metric", "km, kg, °C"], ["imperial", "mi, lb, °F"]]} />
		<Segmented label="Light or dark" value={settings.theme}
			onChange={(theme) => change({ theme })}
			options={[["auto", "As the device"], ["light", "Light"],
				["dark", "Dark"]]} />
		<Select label="Language" hint="More languages come with later versions."
			value={settings.language} options={[["en", "English"]]}
			onValue={(language) => change({ language })} />
	</Card>;
}

/* --- session --- */

function SessionCard({ about }: { about: About | undefined }) {
	const [settings, change] = useSettings();
	const [minutes, setMinutes] = useState<number>();

	return <Card title="Your sessions">
		<Slider label="Usual time for a session" min={5} max={60} step={1}
			value={minutes ?? settings.minutes} text={(n) => n + " min"}
			onInput={setMinutes}
			onChange={(n) => { setMinutes(undefined);
				change({ minutes: n }); }} />
		<Tools legend="What you have at home" all={about?.tools}
			chosen={settings.tools} onChange={(tools) => change({ tools })}>
			<p class="note">Your hands are always there.</p>
		</Tools>
		<Version value={settings.version}
			onChange={(version) => change({ version })} />
		<p class="note">“Evidence” uses times and pressures that were
			tested. “The articles” keeps to the two articles that afterrun
			began with, where that is safe.</p>
	</Card>;
}

function SoundCard() {
	const [settings, change] = useSettings();

	return <Card title="Sound in the guide">
		<Switch label="Voice" checked={settings.voice}
			onChange={(voice) => change({ voice })} />
		<Switch label="Bells" checked={settings.bells}
			onChange={(bells) => change({ bells })} />
		<Switch label="Vibration" checked={settings.vibrate}
			hint="On phones that can."
			onChange={(vibrate) => change({ vibrate })} />
	</Card>;
}

/* --- you --- */

const empty_facts: PersonFacts = {};

function PersonCard() {
	const got = useApi<Person>("/person");
	const [settings] = useSettings();
	const [draft, setDraft] = useState<PersonFacts>(empty_facts);
	const [state, setState] = useState<"" | "saving" | "saved">("");
	const [error, setError] = useState<ApiError>();
	const waiting = useRef<PersonFacts>({});
	const timer = useRef<ReturnType<typeof setTimeout>>();
	const busy = useRef(false);
	const imperial = settings.units === "imperial";
	const now = { ...got.data, ...draft };
	const send = async () => {
		const facts = waiting.current;

		if (busy.current || !Object.keys(facts).length)
			return;
		waiting.current = {};
		busy.current = true;
		setState("saving");
		try {
			await put<Person>("/person", { schema: "person/1", ...facts });
			setError(undefined);
			setState("saved");
		} catch (problem) {
			waiting.current = { ...facts, ...waiting.current };
			setError(asApiError(problem));
			setState("");
		}
		busy.current = false;
	};
	const say = (facts: PersonFacts) => {
		setDraft((old) => ({ ...old, ...facts }));
		waiting.current = { ...waiting.current, ...facts };
		clearTimeout(timer.current);
		timer.current = setTimeout(() => void send(), 800);
	};
	const number = (name: keyof PersonFacts, label: string, min: number,
		max: number, unit?: string, from = (v: number) => v,
		to = (v: number) => v, step = 1) => <NumberField label={label}
		min={min} max={max} unit={unit} step={step}
		value={now[name] === undefined ? undefined
			: Math.round(from(now[name] as number) * 10) / 10}
		onValue={(v) => { if (v !== undefined) say({ [name]: to(v) }); }} />;
	const year = new Date().getFullYear();

	return <Card title="You">
		<p class="muted">All of it is optional. It makes drinks, food and
			load fit you better, and stays in your log.</p>
		<Await of={got} />
		<ErrorBox error={error} retry={() => void send()}
			title="Not saved yet" />
		{got.data && <>
			<Segmented label="Sex" value={now.sex}
				onChange={(sex) => say({ sex })}
				options={[["f", "Female"], ["m", "Male"]]} />
			<div class="fields stack">
				{number("birth_year", "Year of birth", year - 110, year - 5)}
				{number("height_m", "Height", imperial ? 39 : 100,
					imperial ? 98 : 250, imperial ? "in" : "cm",
					(m) => imperial ? m / 0.0254 : m * 100,
					(v) => Math.round(imperial ? v * 2.54 : v) / 100)}
				{number("mass_kg", "Weight", massValue(20), massValue(300),
					massUnit(), massValue,
					(v) => Math.round(massKg(v) * 10) / 10, 0.1)}
				{number("heart_rest_bpm", "Heart rate at rest", 25, 120,
					"/min")}
				{number("heart_max_bpm", "Highest heart rate", 100, 240,
					"/min")}
				{number("heart_threshold_bpm", "Threshold heart rate", 80,
					230, "/min")}
			</div>
			<Segmented label="Running" value={now.experience}
				onChange={(experience) => say({ experience })}
				options={[["novice", "New to it"],
					["experienced", "For years"]]} />
			<p class="row note saved" role="status">{state === "saved"
				? <><Icon name="check" /><span>Saved in your log.</span></>
				: state === "saving" ? "Saving."
				: "Saved as you type."}</p>
		</>}
	</Card>;
}

/* --- conditions --- */

function ConditionCard({ about }: { about: About | undefined }) {
	const [settings, change] = useSettings();
	const [adding, setAdding] = useState("");
	const [region, setRegion] = useState("");
	const [side, setSide] = useState<"" | "left" | "right">("");
	const all = about?.conditions ?? [];
	const known = all.find((one) => one.id === adding);
	const name = (one: KeptCondition) => (all.find((row) =>
		row.id === one.id)?.name ?? one.id.replace(/_/g, " ")) +
		(one.region ? ", " + placeName(one.region, one.side) : "");
	const add = () => {
		if (!known)
			return;
		const one: KeptCondition = { id: known.id,
			region: known.place && region || undefined,
			side: known.place && region && side || undefined };

		change({ conditions: [...settings.conditions, one] });
		announce(name(one) + " added.");
		setAdding("");
		setRegion("");
		setSide("");
	};

	return <Card title="Health">
		<p class="muted">What holds for you for longer. Sessions then leave out
			what could do harm.</p>
		{settings.conditions.length > 0 && <ul class="settings-list lines">
			{settings.conditions.map((one, i) => <li class="ends" key={i + one.id}>
				<span>{name(one)}</span>
				<Button small icon="close" label={"Remove " + name(one)}
					onClick={() => change({ conditions:
						settings.conditions.filter((_, k) => k !== i) })} />
			</li>)}
		</ul>}
		<Select label="Add something" value={adding} onValue={setAdding}
			options={[["", "Choose"], ...all.map(({ id, name: text }) =>
				[id, text] as const)]} />
		{known?.question && <p>{known.question}</p>}
		{known?.place && <div class="fields stack">
			<Select label="Where?" value={region} onValue={setRegion}
				options={[["", "Everywhere"], ...(about?.regions ?? [])
					.filter((one) => one.session_region)
					.map((one) => [one.id, one.name] as const)]} />
			{region && <Select label="Which side?" value={side}
				onValue={setSide} options={[["", "Both"], ["left", "Left"],
					["right", "Right"]]} />}
		</div>}
		{known && <div class="row"><Button kind="primary" onClick={add}>
			Add</Button></div>}
	</Card>;
}

/* --- emergency --- */

const countries = ("AT AU BE BR CA CH CN CZ DE DK ES FI FR GB GR " +
	"HU IE IN IT JP KR MX NL NO NZ PL PT RO SE SG US ZA").split(" ");

function countryName(code: string): string {
	try {
		return new Intl.DisplayNames(["en"], { type: "region" }).of(code) ??
			code;
	} catch {
		return code;
	}
}

function EmergencyCard({ about, reload }: { about: About | undefined;
	reload: () => void }) {
	const [settings, change] = useSettings();
	const chosen = settings.country ?? about?.emergency.country ?? "";
	const all = chosen && !countries.includes(chosen)
		? [...countries, chosen] : countries;

	return <Card title="Emergency number">
		<p>{about ? <>If something is wrong you are shown{" "}
			<strong>{about.emergency.number}</strong>.</> : "One moment."}</p>
		<Select label="Your country" first="Choose" value={chosen}
			onValue={(country) => {
				change({ country });
				setTimeout(reload, 500);
			}} options={all.map((code) => [code, countryName(code)] as const)
				.sort(([, a], [, b]) => a.localeCompare(b))} />
	</Card>;
}

/* --- data --- */

function Restore({ onDone }: { onDone: () => void }) {
	const [file, setFile] = useState<File>();
	const { busy, error, run } = useTask();
	const close = () => setFile(undefined);

	return <>
		<FileButton icon="upload" onFiles={([one]) => setFile(one)}>
			Restore a backup</FileButton>
		{file && <Dialog title="Put this backup in place of the log?"
			onClose={close} no="No" yes="Restore it" busy={busy}
			onYes={() => run(async () => {
				await upload("/log/restore", file);
				close();
				onDone();
			})}>
			<p><strong>{file.name}</strong>, {bytes(file.size)}</p>
			<p>What is in the log now is set aside beside it, not
				deleted.</p>
			<ErrorBox error={error} />
		</Dialog>}
	</>;
}

function Erase({ onDone }: { onDone: () => void }) {
	const [open, setOpen] = useState(false);
	const [typed, setTyped] = useState("");
	const { busy, error, run, clear } = useTask();
	const close = () => {
		setOpen(false);
		setTyped("");
		clear();
	};

	return <>
		<Button kind="danger" icon="trash" onClick={() => setOpen(true)}>
			Delete everything</Button>
		<Dialog open={open} alert title="Delete everything?" onClose={close}
			no="Keep it" yes="Delete everything" kind="danger" busy={busy}
			ready={typed.trim().toLowerCase() === erase_words}
			onYes={() => run(async () => {
				await post("/log/erase", { schema: "erase-case/1",
					confirm: erase_words });
				close();
				onDone();
			})}>
			<p>Every run, recording, mark, pain, plan and setting in the log is
				deleted for good. Recordings elsewhere on your computer
				stay. There is no way back without a backup.</p>
			<p><a href={apiUrl("/log/backup")} download="afterrun-backup.db">
				Download a backup first</a></p>
			<TextField label={<>To go on, type <strong>{erase_words}</strong>
				</>} value={typed} onValue={setTyped} />
			<ErrorBox error={error} />
		</Dialog>
	</>;
}

function DataCard({ about }: { about: About | undefined }) {
	const where = useApi<Where>("/where");
	const [done, setDone] = useState("");
	const { busy, error, run } = useTask();
	const data = where.data;
	const tell = (text: string) => {
		setDone(text);
		announce(text);
		where.reload();
		void loadSettings().catch(() => undefined);
	};
	const rebuild = () => run(async () => {
		await post("/log/rebuild");
		tell("All numbers were worked out anew from your recordings.");
	});

	return <Card title="Where is my data?">
		<Await of={where} />
		{data && <>
			<p>{data.exists ? "All of it is in one file on the computer that " +
				"runs afterrun:" : "There is no log yet. It will be one file " +
				"on the computer that runs afterrun:"}</p>
			<p class="settings-path"><code>{data.path}</code></p>
			{data.exists && <Figures>
				<Figure name="Size" value={bytes(data.bytes)} />
				<Figure name="Runs" value={data.runs ?? 0} note={
					data.first_day && "since " + dayText(data.first_day)} />
				<Figure name="Recordings" value={data.recordings ?? 0}
					note={bytes(data.recording_bytes)} />
				<Figure name="Marks" value={data.marks ?? 0} />
				<Figure name="Pain reports" value={data.pain_reports ?? 0} />
				<Figure name="Sessions" value={data.sessions ?? 0} />
			</Figures>}
		</>}
		{done && <Notice kind="good">{done}</Notice>}
		<ErrorBox error={error} />
		<div class="row">
			{about?.services.backup !== false && <Button icon="download"
				href={apiUrl("/log/backup")} download="afterrun-backup.db">
				Backup</Button>}
			{about?.services.export !== false && <Button icon="download"
				href={apiUrl("/log/export")} download="">
				Export as plain files</Button>}
			<Restore onDone={() => tell("The backup is in place.")} />
			<Button icon="undo" busy={busy} onClick={() => void rebuild()}>
				Work everything out anew</Button>
		</div>
		<p class="muted">A backup is a copy of the file. An export is a folder
			of tables and your original recordings, for other programs.</p>
		<hr />
		<div class="row"><Erase onDone={() =>
			tell("Everything is deleted. The log is empty.")} /></div>
	</Card>;
}

/* --- about --- */

const keys: readonly [string, string][] = [
	["Tab, Shift Tab", "to the next or last thing"],
	["Enter or Space", "press it"],
	["Arrow keys", "move a slider, choose among options, go from part to part in the leg atlas"],
	["0 to 9", "in the leg atlas: set how sore the part is"],
	["Space", "in the guide: pause and go on"],
	["N and B", "in the guide: next and back"],
	["S", "in the guide: skip this side"],
	["Q or Escape", "in the guide: stop; elsewhere: close a dialog"],
];

function AboutCard({ about }: { about: About | undefined }) {
	return <Card title="About">
		<p>afterrun {about?.version ?? ""}. Nothing you see here asks another
			computer for anything.</p>
		<p class="muted">It does not replace a clinician. It says when to see
			one.</p>
		<details>
			<summary>Keyboard</summary>
			<table class="settings-keys table"><tbody>
				{keys.map(([key, text]) => <tr key={key + text}>
					<th scope="row"><kbd>{key}</kbd></th><td>{text}</td>
				</tr>)}
			</tbody></table>
		</details>
	</Card>;
}

export default function() {
	const about = useApi<About>("/about");

	return <Page title="Settings">
		<ErrorBox error={about.error} retry={about.reload} />
		{about.slow && <Loading slow />}
		<div class="stack columns columns-even">
			<div class="stack">
				<Looks />
				<SessionCard about={about.data} />
				<SoundCard />
				<EmergencyCard about={about.data} reload={about.reload} />
			</div>
			<div class="stack">
				<PersonCard />
				<ConditionCard about={about.data} />
			</div>
		</div>
		<DataCard about={about.data} />
		<AboutCard about={about.data} />
	</Page>;
}

