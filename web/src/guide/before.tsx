/* Before the guide starts: what comes, what it sounds like, a file of it. */
import { useEffect, useState } from "preact/hooks";
import { postForBlob, useTask } from "../api";
import { Button, Card, ErrorBox, Grade, Loading, Notice, Page, Select, Switch }
	from "../ui";
import { canBuzz, buzz, type Bells } from "./bells";
import type { Left } from "./keep";
import { loadPictures } from "./picture";
import type { Saver } from "./save";
import type { Chosen, Sounds } from "./show";
import type { Guide } from "./types";
import type { Voice, VoiceName } from "./voice";
import { count } from "../text";
import { effortOfStep } from "../words";
import { aboutText, leftText, stepText, toolsOf } from "./words";

const test_text = "Next: calf, left, with your thumbs. Start gently.";

function Steps({ chosen }: { chosen: Chosen }) {
	return <ol class="guide-steps">
		{chosen.session.steps.map((step, i) => <li key={i}>
			<span class="guide-steps-title">{step.title}</span>
			<span class="guide-steps-time note">{[stepText(step),
				effortOfStep(step)].filter(Boolean).join(" · ")}</span>
			{step.grade && <Grade grade={step.grade} />}
		</li>)}
	</ol>;
}

type Heard = "untested" | "speaking" | "asked" | "yes" | "no";

function VoiceTest({ sounds, setSounds, voices, voice, bells }: {
	sounds: Sounds;
	voices: VoiceName[] | undefined;
	setSounds: (next: Partial<Sounds>) => void;
	voice: Voice;
	bells: Bells;
}) {
	const [heard, setHeard] = useState<Heard>("untested");
	const fallBack = () => {
		setHeard("no");
		setSounds({ deaf: true });
		if (bells.wake())
			bells.plan("start", 0.1);
	};

	if (!voices)
		return <Loading what="Looking for voices." />;
	if (!voices.length)
		return <Notice title="No voice on this device">
			The bells say when to start, to change and to stop; what to do
			stands on the screen. The audio file below has a voice of its own.
		</Notice>;
	return <div class="guide-voice stack-m">
		{sounds.voice && !sounds.deaf && voices.length > 1 &&
			<Select label="Which voice" value={sounds.voice_uri}
				onValue={(voice_uri) => {
					voice.silence();
					setHeard("untested");
					setSounds({ voice_uri });
				}} options={[["", "The device’s own choice"], ...voices.map(
					(one) => [one.uri, one.name] as const)]} />}
		{sounds.voice && !sounds.deaf && <div class="row">
			<Button icon="sound" busy={heard === "speaking"} onClick={() => {
				voice.choose(sounds.voice_uri);
				setHeard("speaking");
				void voice.test(test_text).then((spoken) =>
					spoken ? setHeard("asked") : fallBack());
			}}>Test the voice</Button>
		</div>}
		{heard === "asked" && <div class="row" role="status">
			<span>Did you hear it?</span>
			<Button small onClick={() => setHeard("yes")}>Yes</Button>
			<Button small onClick={fallBack}>No</Button>
		</div>}
		{heard === "yes" && <p class="muted" role="status">
			Good. It will sound like that.</p>}
		{heard === "no" && <Notice kind="warn" role="status">
			The voice is off and the bells are on. Is the sound of the device
			turned up? You can switch the voice on again above.
		</Notice>}
	</div>;
}

function SoundCard(props: {
	sounds: Sounds;
	voices: VoiceName[] | undefined;
	setSounds: (next: Partial<Sounds>) => void;
	voice: Voice;
	bells: Bells;
}) {
	const { sounds, setSounds, bells } = props;
	const mute = sounds.deaf || props.voices?.length === 0;
	const voice = sounds.voice && !mute;
	/* without a voice the bells tell what there is to tell */
	const rings = sounds.bells || (sounds.voice && mute);
	const silent = !voice && !rings && !(sounds.vibrate && canBuzz());

	return <Card title="Sound" icon="sound">
		<Switch label="Voice" hint="Says each step, the side and how hard."
			checked={voice} disabled={props.voices?.length === 0}
			onChange={(on) => setSounds({ voice: on, deaf: false })} />
		{sounds.voice && <VoiceTest {...props} />}
		<Switch label="Bells" hint="At each start, change and end; 3-2-1."
			checked={rings} onChange={(on) => {
				setSounds({ bells: on,
					...(on || !mute ? {} : { voice: false }) });
				if (on && bells.wake())
					bells.plan("start", 0.05);
			}} />
		{canBuzz() && <Switch label="Vibration"
			hint="Where the bells would ring." checked={sounds.vibrate}
			onChange={(on) => {
				setSounds({ vibrate: on });
				if (on)
					buzz("start");
			}} />}
		{"mediaSession" in navigator && (voice || rings) &&
			<Switch label="Headset and media keys"
				hint="Pause, next and back; may stop your music."
				checked={sounds.media}
				onChange={(media) => setSounds({ media })} />}
		{silent && <p class="muted">Silent: keep an eye on the screen.</p>}
	</Card>;
}

interface AudioFile { url: string; name: string }

/* What this browser plays, the smallest first. */
function audioFormat(): "opus" | "mp3" | "wav" {
	const player = document.createElement("audio");

	return player.canPlayType("audio/ogg; codecs=opus") ? "opus"
		: player.canPlayType("audio/mpeg") ? "mp3" : "wav";
}

function AudioCard({ chosen, guide }: { chosen: Chosen; guide: Guide }) {
	const [file, setFile] = useState<AudioFile>();
	const { busy, error, run } = useTask();

	useEffect(() => () => {
		if (file)
			URL.revokeObjectURL(file.url);
	}, [file]);
	const make = () => run(async () => {
		const format = audioFormat();

		setFile({ name: "recovery-session." + format,
			url: URL.createObjectURL(await postForBlob("/audio",
				chosen.session, { format })) });
	});
	const tell = () => {
		if (!file || !("mediaSession" in navigator) ||
		    typeof MediaMetadata !== "function")
			return;
		navigator.mediaSession.metadata = new MediaMetadata({
			title: "Recovery session, " + leftText(guide.total_s),
			artist: "afterrun", album: "After the run" });
	};

	return <Card title="As an audio file" icon="file">
		<p class="muted">The whole session with a voice, for a locked phone or
			another player.</p>
		{!file && <div class="row">
			<Button icon="play" busy={busy} onClick={() => void make()}>
				{busy ? "Making the file" : "Play as audio file"}</Button>
		</div>}
		<ErrorBox error={error} retry={() => void make()}
			title={error?.status === 501 || error?.status === 503
				? "No audio files here" : undefined} />
		{file && <>
			<audio class="guide-audio" controls preload="auto"
				src={file.url} onPlay={tell}
				aria-label="The session as audio" />
			<div class="row">
				<Button icon="download" href={file.url} download={file.name}>
					Save the file</Button>
			</div>
		</>}
	</Card>;
}

function Resume({ left, guide, begin, title }: {
	left: Left;
	guide: Guide;
	title: string;
	begin: (from?: Left) => void;
}) {
	return <Card title="Go on where you stopped" tone="accent">
		<p>{title}; {aboutText(guide.total_s - left.at_s)} are left.</p>
		<div class="row">
			<Button kind="primary" icon="play" onClick={() => begin(left)}>
				Go on</Button>
			<Button onClick={() => begin()}>From the start</Button>
		</div>
	</Card>;
}

export function Before({ chosen, guide, sounds, setSounds, voices, voice,
	bells, left, saver, begin }: {
	voices: VoiceName[] | undefined;
	chosen: Chosen;
	guide: Guide;
	sounds: Sounds;
	setSounds: (next: Partial<Sounds>) => void;
	voice: Voice;
	bells: Bells;
	left?: Left | undefined;
	saver: Saver;
	begin: (from?: Left) => void;
}) {
	const session = chosen.session;
	const tools = toolsOf(session.steps);
	const open = left && left.at_s > 0 && left.at_s < guide.total_s;
	const at = open ? guide.parts.filter((part) => part.start_s <= left.at_s)
		.pop()?.step : undefined;

	useEffect(() => {
		/* so that the first picture is there when it starts */
		loadPictures().catch(() => undefined);
		return () => voice.silence();
	}, []);
	return <Page title="Your session"
		lead={<>{count(session.steps.length, "step")}, {aboutText(guide.total_s)}.
			{tools.length > 0 && <> Have {tools.join(" and ")} at hand.</>}</>}>
		{session.status === "care" && session.advice &&
			<Notice kind="warn" title="Take care">{session.advice}</Notice>}
		{saver.state === "waiting" && <Notice kind="warn">
			What you did is not saved yet; it is tried again.</Notice>}
		{saver.state === "saved" && <Notice kind="good" role="status">
			What you did so far is saved.</Notice>}
		{chosen.sessionId === undefined && <p class="muted">
			This session is not in your log: nothing of it is kept.</p>}
		<div class="guide-before stack">
			<div class="guide-before-start">
				{open ? <Resume left={left} guide={guide} begin={begin}
					title={at === undefined ? "It was begun"
						: "You were at step " + (at + 1) + ": " +
							(session.steps[at]?.title ?? "")} />
					: <Button kind="primary" big icon="play"
						class="guide-start" onClick={() => begin()}>
						Start</Button>}
			</div>
			<div class="guide-before-side stack">
				<SoundCard sounds={sounds} setSounds={setSounds}
					voices={voices} voice={voice} bells={bells} />
				<AudioCard chosen={chosen} guide={guide} />
				<p class="note guide-keys">Keys: <kbd>space</kbd> pause,{" "}
					<kbd>n</kbd> next, <kbd>b</kbd> back, <kbd>s</kbd> skip
					this side, <kbd>q</kbd> leave.</p>
			</div>
			<div class="guide-before-steps">
				<Card title="What comes"><Steps chosen={chosen} /></Card>
			</div>
		</div>
	</Page>;
}
