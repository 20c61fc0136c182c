import { render } from "preact";
import { App } from "./app";
import { login } from "./api";
import { loadSettings } from "./settings";

/* A link from "afterrun serve --token" carries the token behind the "#"; it
 * is exchanged for a cookie and leaves the address. */
async function signIn(): Promise<boolean> {
	const found = /^#token=([A-Za-z0-9_.~-]+)$/.exec(location.hash);

	if (!found)
		return true;
	history.replaceState(null, "", location.pathname + location.search);
	try {
		await login(found[1] ?? "");
		return true;
	} catch {
		return false;
	}
}

function liveRegion(id: string, live: "polite" | "assertive"): void {
	const place = document.createElement("div");

	place.id = id;
	place.className = "visually";
	place.setAttribute("aria-live", live);
	document.body.append(place);
}

async function start(): Promise<void> {
	const place = document.getElementById("app");

	if (!place)
		return;
	liveRegion("say", "polite");
	liveRegion("say-now", "assertive");
	const welcome = await signIn();

	loadSettings().catch(() => { /* the pages say that nobody answers */ });
	place.textContent = "";
	render(<App badLink={!welcome} />, place);
}

void start();
