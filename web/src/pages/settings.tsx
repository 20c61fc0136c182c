/* Settings: units and looks, tools, you, sound, your data. */
import { useRef, useState } from "preact/hooks";
import { ApiError, apiUrl, asApiError, post, put, upload, useApi }
	from "../api";
import { loadSettings, settingsProblem, useSettings } from "../settings";
import type { About, KeptCondition, Person, PersonFacts, Where }
	from "../types";
import { Button, Card, Chip, Dialog, ErrorBox, Field, Figure, Figures, Icon,
	Loading, Notice, NumberInput, Page, Segmented, Slider, Switch, announce }
	from "../ui";
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
		{problem && <ErrorBox error={problem}
			title="Your last change is not saved yet"
			retry={() => change({})} />}
		<Segmented label="Units" value={settings.units}
			onChange={(units) => change({ units })}
			options={[{ value: "metric", label: "km, kg, °C" },
				{ value: "imperial", label: "mi, lb, °F" }]} />
		<Segmented label="Light or dark" value={settings.theme}
			onChange={(theme) => change({ theme })}
			options={[{ value: "auto", label: "As the device" },
				{ value: "light", label: "Light" },
				{ value: "dark", label: "Dark" }]} />
		<Field label="Language" hint="More languages come with later versions.">
			{(props) => <select {...props} value={settings.language}
				onChange={(event) =>
					change({ language: event.currentTarget.value })}>
				<option value="en">English</option>
			</select>}</Field>
	</Card>;
}

/* --- session --- */

function SessionCard({ about }: { about: About | undefined }) {
	const [settings, change] = useSettings();
	const [minutes, setMinutes] = useState<number>();
	const tools = (about?.tools ?? []).filter((tool) => tool.id !== "hand");

	return <Card title="Your sessions">
		<Slider label="Usual time for a session" min={5} max={60} step={1}
			value={minutes ?? settings.minutes} text={(n) => n + " min"}
			onInput={setMinutes}
			onChange={(n) => { setMinutes(undefined);
				change({ minutes: n }); }} />
		<fieldset class="group">
			<legend>What you have at home</legend>
			<div class="chips">{tools.map((tool) => <Chip key={tool.id}
				pressed={settings.tools.includes(tool.id)}
				onClick={() => change({ tools:
					settings.tools.includes(tool.id)
						? settings.tools.filter((id) => id !== tool.id)
						: [...settings.tools, tool.id] })}>
				{tool.name}</Chip>)}</div>
			<p class="field-hint">Your hands are always there.</p>
		</fieldset>
		<Segmented label="Doses by" value={settings.version}
			onChange={(version) => change({ version })}
			options={[{ value: "evidence", label: "Evidence" },
				{ value: "article", label: "The articles" }]} />
		<p class="field-hint">“Evidence” uses times and pressures that were
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
		to = (v: number) => v, step = 1) => <Field label={label}>
		{(props) => <NumberInput {...props} min={min} max={max} unit={unit}
			step={step} value={now[name] === undefined ? undefined
				: Math.round(from(now[name] as number) * 10) / 10}
			onValue={(v) => { if (v !== undefined) say({ [name]: to(v) }); }}
		/>}</Field>;
	const year = new Date().getFullYear();

	return <Card title="You">
		<p class="muted">All of it is optional. It makes drinks, food and
			load fit you better, and stays in your log.</p>
		{got.error && <ErrorBox error={got.error} retry={got.reload} />}
		{error && <ErrorBox error={error} retry={() => void send()}
			title="Not saved yet" />}
		{!got.data && got.loading && <Loading slow={got.slow} />}
		{got.data && <>
			<Segmented label="Sex" value={now.sex}
				onChange={(sex) => say({ sex })}
				options={[{ value: "f", label: "Female" },
					{ value: "m", label: "Male" }]} />
			<div class="fields">
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
				options={[{ value: "novice", label: "New to it" },
					{ value: "experienced", label: "For years" }]} />
			<p class="saved" role="status">{state === "saved"
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
	const regions = (about?.regions ?? []).filter((one) =>
		one.session_region);
	const name = (one: KeptCondition) => (all.find((row) =>
		row.id === one.id)?.name ?? one.id.replace(/_/g, " ")) +
		(one.region ? ", " + placeName(one.region, one.side) : "");
	const add = () => {
		if (!known)
			return;
		const one: KeptCondition = { id: known.id,
			...(known.place && region ? { region } : {}),
			...(known.place && region && side ? { side } : {}) };

		change({ conditions: [...settings.conditions, one] });
		announce(name(one) + " added.");
		setAdding("");
		setRegion("");
		setSide("");
	};

	return <Card title="Health">
		<p class="muted">What holds for you for longer. Sessions then leave out
			what could do harm.</p>
		{settings.conditions.length > 0 && <ul class="settings-list">
			{settings.conditions.map((one, i) => <li key={i + one.id}>
				<span>{name(one)}</span>
				<Button small icon="close" label={"Remove " + name(one)}
					onClick={() => change({ conditions:
						settings.conditions.filter((_, k) => k !== i) })} />
			</li>)}
		</ul>}
		<Field label="Add something">{(props) => <select {...props}
			value={adding} onChange={(event) =>
				setAdding(event.currentTarget.value)}>
			<option value="">Choose</option>
			{all.map((one) => <option key={one.id} value={one.id}>
				{one.name}</option>)}
		</select>}</Field>
		{known?.question && <p>{known.question}</p>}
		{known?.place && <div class="fields">
			<Field label="Where?">{(props) => <select {...props}
				value={region} onChange={(event) =>
					setRegion(event.currentTarget.value)}>
				<option value="">Everywhere</option>
				{regions.map((one) => <option key={one.id} value={one.id}>
					{one.name}</option>)}
			</select>}</Field>
			{region && <Field label="Which side?">{(props) => <select
				{...props} value={side} onChange={(event) =>
					setSide(event.currentTarget.value as "" | "left" |
						"right")}>
				<option value="">Both</option>
				<option value="left">Left</option>
				<option value="right">Right</option>
			</select>}</Field>}
		</div>}
		{known && <div class="row"><Button kind="primary" onClick={add}>
			Add</Button></div>}
	</Card>;
}

/* --- emergency --- */

const countries = ["AT", "AU", "BE", "BR", "CA", "CH", "CN", "CZ", "DE", "DK",
	"ES", "FI", "FR", "GB", "GR", "HU", "IE", "IN", "IT", "JP", "KR", "MX",
	"NL", "NO", "NZ", "PL", "PT", "RO", "SE", "SG", "US", "ZA"];

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
		<Field label="Your country">{(props) => <select {...props}
			value={chosen} onChange={(event) => {
				change({ country: event.currentTarget.value });
				setTimeout(reload, 500);
			}}>
			<option value="" disabled>Choose</option>
			{all.map((code) => ({ code, name: countryName(code) }))
				.sort((a, b) => a.name.localeCompare(b.name))
				.map(({ code, name }) => <option key={code} value={code}>
					{name}</option>)}
		</select>}</Field>
	</Card>;
}

/* --- data --- */

function Restore({ onDone }: { onDone: () => void }) {
	const input = useRef<HTMLInputElement>(null);
	const [file, setFile] = useState<File>();
	const [busy, setBusy] = useState(false);
	const [error, setError] = useState<ApiError>();
	const restore = async () => {
		if (!file)
			return;
		setBusy(true);
		setError(undefined);
		try {
			await upload("/log/restore", file);
			setFile(undefined);
			onDone();
		} catch (problem) {
			setError(asApiError(problem));
		}
		setBusy(false);
	};

	return <>
		<input ref={input} class="visually" type="file" tabIndex={-1}
			aria-hidden="true" onChange={(event) => {
				setFile(event.currentTarget.files?.[0]);
				event.currentTarget.value = "";
			}} />
		<Button icon="upload" onClick={() => input.current?.click()}>
			Restore a backup</Button>
		<Dialog open={!!file} title="Put this backup in place of the log?"
			onClose={() => setFile(undefined)} actions={<>
				<Button onClick={() => setFile(undefined)}>No</Button>
				<Button kind="primary" busy={busy}
					onClick={() => void restore()}>Restore it</Button></>}>
			<p><strong>{file?.name}</strong>, {bytes(file?.size)}</p>
			<p>What is in the log now is set aside beside it, not
				deleted.</p>
			{error && <ErrorBox error={error} />}
		</Dialog>
	</>;
}

function Erase({ onDone }: { onDone: () => void }) {
	const [open, setOpen] = useState(false);
	const [typed, setTyped] = useState("");
	const [busy, setBusy] = useState(false);
	const [error, setError] = useState<ApiError>();
	const close = () => {
		setOpen(false);
		setTyped("");
		setError(undefined);
	};
	const erase = async () => {
		setBusy(true);
		try {
			await post("/log/erase", { schema: "erase-case/1",
				confirm: erase_words });
			close();
			onDone();
		} catch (problem) {
			setError(asApiError(problem));
		}
		setBusy(false);
	};
	const ready = typed.trim().toLowerCase() === erase_words;

	return <>
		<Button kind="danger" icon="trash" onClick={() => setOpen(true)}>
			Delete everything</Button>
		<Dialog open={open} alert title="Delete everything?" onClose={close}
			actions={<>
				<Button onClick={close}>Keep it</Button>
				<Button kind="danger" icon="trash" disabled={!ready}
					busy={busy} onClick={() => void erase()}>
					Delete everything</Button></>}>
			<p>Every run, recording, mark, pain, plan and setting in the log is
				deleted for good. Recordings elsewhere on your computer
				stay. There is no way back without a backup.</p>
			<p><a href={apiUrl("/log/backup")} download="afterrun-backup.db">
				Download a backup first</a></p>
			<Field label={<>To go on, type <strong>{erase_words}</strong>
				</>}>{(props) => <input {...props} type="text"
				autoComplete="off" autoCapitalize="off" spellcheck={false}
				value={typed} onInput={(event) =>
					setTyped(event.currentTarget.value)} />}</Field>
			{error && <ErrorBox error={error} />}
		</Dialog>
	</>;
}

function DataCard({ about }: { about: About | undefined }) {
	const where = useApi<Where>("/where");
	const [done, setDone] = useState("");
	const [busy, setBusy] = useState(false);
	const [error, setError] = useState<ApiError>();
	const data = where.data;
	const tell = (text: string) => {
		setDone(text);
		announce(text);
		where.reload();
		void loadSettings().catch(() => undefined);
	};
	const rebuild = async () => {
		setBusy(true);
		setError(undefined);
		try {
			await post("/log/rebuild");
			tell("All numbers were worked out anew from your recordings.");
		} catch (problem) {
			setError(asApiError(problem));
		}
		setBusy(false);
	};

	return <Card title="Where is my data?" id="data">
		{where.error && <ErrorBox error={where.error}
			retry={where.reload} />}
		{!data && where.loading && <Loading slow={where.slow} />}
		{data && <>
			<p>{data.exists ? "All of it is in one file on the computer that " +
				"runs afterrun:" : "There is no log yet. It will be one file " +
				"on the computer that runs afterrun:"}</p>
			<p class="settings-path"><code>{data.path}</code></p>
			{data.exists && <Figures>
				<Figure name="Size" value={bytes(data.bytes)} />
				<Figure name="Runs" value={data.runs ?? 0} note={
					data.first_day ? "since " + dayText(data.first_day)
						: undefined} />
				<Figure name="Recordings" value={data.recordings ?? 0}
					note={bytes(data.recording_bytes)} />
				<Figure name="Marks" value={data.marks ?? 0} />
				<Figure name="Pain reports" value={data.pain_reports ?? 0} />
				<Figure name="Sessions" value={data.sessions ?? 0} />
			</Figures>}
		</>}
		{done && <Notice kind="good">{done}</Notice>}
		{error && <ErrorBox error={error} />}
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
			<table class="settings-keys"><tbody>
				{keys.map(([key, text]) => <tr key={key + text}>
					<th scope="row"><kbd>{key}</kbd></th><td>{text}</td>
				</tr>)}
			</tbody></table>
		</details>
	</Card>;
}

export default function(_: { param?: string }) {
	const about = useApi<About>("/about");

	return <Page title="Settings">
		{about.error && <ErrorBox error={about.error}
			retry={about.reload} />}
		{about.slow && <Loading slow />}
		<div class="columns columns-even">
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

