/* The frame: which page, how to move about, who is signed in. */
import type { ComponentType } from "preact";
import { Component } from "preact";
import type { ComponentChildren } from "preact";
import { useEffect, useState } from "preact/hooks";
import { onLoginWanted, useSlow } from "./api";
import after from "./pages/after";
import first from "./pages/first";
import settings from "./pages/settings";
import today from "./pages/today";
import { useRoute } from "./router";
import { useSettings } from "./settings";
import { Button, Card, Icon, Loading, Notice, Page, type IconName }
	from "./ui";

type PageComponent = ComponentType<{ param?: string | undefined }>;

/* What nearly everybody opens is there at once, the rest is one part: few
 * large files are smaller than many small ones. */
const here: Record<string, PageComponent> = { today, after, first, settings };

const rest = () => import("./pages/rest");
const others = ["guide", "pain", "plan", "log", "import", "run", "trends"];

interface Place {
	name: string;
	text: string;
	icon: IconName;
	/* pages that belong to it */
	also?: string[];
	/* what it is for, on the page "More" */
	about?: string;
}

const main_places: Place[] = [
	{ name: "today", text: "Today", icon: "today", also: ["first"] },
	{ name: "after", text: "Run", icon: "run" },
	{ name: "plan", text: "Plan", icon: "plan" },
	{ name: "log", text: "Log", icon: "log", also: ["run"] },
];

const more_places: Place[] = [
	{ name: "pain", text: "Pain", icon: "heart",
		about: "Answer questions about a pain; it keeps the clock." },
	{ name: "trends", text: "Trends", icon: "trends",
		about: "Load, legs, soreness, sleep and shoes over time." },
	{ name: "import", text: "Import", icon: "download",
		about: "Years of runs from a watch or an archive." },
	{ name: "settings", text: "Settings", icon: "settings",
		about: "Units, tools, you, your data." },
];

const more: Place = { name: "more", text: "More", icon: "more",
	also: more_places.map((place) => place.name) };

/* --- a page that failed to draw must say so --- */

class Shield extends Component<{ children?: ComponentChildren; name: string },
	{ failed: string | undefined }> {
	override state = { failed: undefined as string | undefined };

	override componentDidCatch(problem: unknown): void {
		this.setState({ failed: problem instanceof Error
			? problem.message : String(problem) });
	}

	override componentDidUpdate(before: { name: string }): void {
		if (before.name !== this.props.name && this.state.failed)
			this.setState({ failed: undefined });
	}

	override render() {
		if (!this.state.failed)
			return this.props.children;
		return <Page title="This page stopped">
			<Notice kind="warn" title="Something in this page went wrong">
				<p>Nothing that was saved is lost. ({this.state.failed})</p>
			</Notice>
			<div class="row">
				<Button kind="primary" onClick={() => location.reload()}>
					Load it again</Button>
				<Button href="#/today">Go to today</Button>
			</div>
		</Page>;
	}
}

/* --- pages come when they are asked for --- */

function Lazy({ name, param }: { name: string; param?: string | undefined }) {
	const [, redraw] = useState(0);
	const [failed, setFailed] = useState(false);
	const Known = here[name];
	const slow = useSlow(!Known && !failed);

	useEffect(() => {
		if (!Known)
			rest().then(({ pages }) => {
				Object.assign(here, pages);
				redraw((n) => n + 1);
			}, () => setFailed(true));
	}, [name]);
	if (Known)
		return <Known param={param} />;
	if (failed)
		return <Page title="This page did not come">
			<Notice kind="warn" title="afterrun does not answer"
				actions={<Button onClick={() => location.reload()}>
					Try again</Button>}>
				Is the program still running? Start it with
				“afterrun serve”.
			</Notice>
		</Page>;
	return <Loading slow={slow} what="Opening the page." />;
}

/* --- pages of the frame itself --- */

function More() {
	return <Page title="More">
		<ul class="more-list stack-s">
			{more_places.map((place) =>
				<li key={place.name}>
					<a class="more-link line box" href={"#/" + place.name}>
						<Icon name={place.icon} />
						<span><strong>{place.text}</strong>
							<small>{place.about}</small></span>
						<Icon name="next" />
					</a>
				</li>)}
		</ul>
	</Page>;
}

function Unknown() {
	return <Page title="There is no such page">
		<p>The address may be old or mistyped.</p>
		<div class="row"><Button kind="primary" href="#/today">
			Go to today</Button></div>
	</Page>;
}

function SignIn({ bad }: { bad: boolean }) {
	return <main class="signin" id="main">
		<Page title="This device is not signed in">
			{bad && <Notice kind="warn" title="The link did not work">
				It may have been used up, withdrawn or cut off.</Notice>}
			<Card>
				<p>Your log is private, so each phone or computer signs in
					once with a link.</p>
				<ol class="steps-text stack-m">
					<li>On the computer that runs afterrun, type<br />
						<code>afterrun serve --listen 0.0.0.0:7654 --token=new</code></li>
					<li>It shows a link and a square code. Open the link
						here, or point this phone’s camera at the
						code.</li>
				</ol>
				<div class="row"><Button kind="primary"
					onClick={() => location.reload()}>
					I have done that</Button></div>
			</Card>
		</Page>
	</main>;
}

/* --- the frame --- */

function NavLink({ place, at, class: more = "" }: { place: Place; at: string;
	class?: string }) {
	const current = place.also?.includes(at);

	return <a class={"nav-link " + more} href={"#/" + place.name}
		aria-current={place.name === at ? "page" : current ? "true" : undefined}>
		<Icon name={place.icon} /><span>{place.text}</span>
	</a>;
}

function Nav({ at }: { at: string }) {
	return <nav class="nav" aria-label="Pages">
		<a class="nav-brand" href="#/today" aria-label="afterrun, today">
			<Icon name="legs" /><span>afterrun</span></a>
		<div class="nav-main">
			{main_places.map((place) => <NavLink key={place.name}
				place={place} at={at} />)}
			<NavLink place={more} at={at} class="nav-more" />
		</div>
		<div class="nav-rest">
			{more_places.map((place) => <NavLink key={place.name}
				place={place} at={at} />)}
		</div>
	</nav>;
}

function useOnline(): boolean {
	const [online, setOnline] = useState(navigator.onLine);

	useEffect(() => {
		const change = () => setOnline(navigator.onLine);

		window.addEventListener("online", change);
		window.addEventListener("offline", change);
		return () => {
			window.removeEventListener("online", change);
			window.removeEventListener("offline", change);
		};
	}, []);
	return online;
}

export function App({ badLink }: { badLink: boolean }) {
	const route = useRoute();
	const online = useOnline();
	const [signedOut, setSignedOut] = useState(badLink);
	const local = /^(localhost|127\.|\[::1\])/.test(location.hostname);

	/* units, theme: everything is drawn anew when they change */
	useSettings();
	useEffect(() => onLoginWanted(() => setSignedOut(true)), []);
	if (signedOut)
		return <SignIn bad={badLink} />;
	const page = route.name === "more" ? <More />
		: here[route.name] || others.includes(route.name)
			? <Lazy key={route.name + "/" + (route.param ?? "")} name={route.name}
				param={route.param} />
			: <Unknown key={route.name} />;

	return <div class={"frame frame-" + route.name}>
		<a class="skip" href="#main" onClick={(event) => {
			event.preventDefault();
			const main = document.getElementById("main");

			main?.focus();
			main?.scrollIntoView();
		}}>Skip to the page</a>
		<Nav at={route.name} />
		<main id="main" class="main" tabIndex={-1}>
			{!online && !local && <Notice kind="warn" role="status"
				title="This device has no network">
				What you see is from before.</Notice>}
			<Shield name={route.name}>{page}</Shield>
		</main>
	</div>;
}

