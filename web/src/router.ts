/* Addresses behind the "#": "#/run/12?from=log". */
import { useEffect, useState } from "preact/hooks";

export interface Route {
	name: string;
	param?: string;
	query: Record<string, string>;
}

export function parseRoute(hash: string): Route {
	const text = hash.replace(/^#\/?/, "");
	const at = text.indexOf("?");
	const path = at < 0 ? text : text.slice(0, at);
	const query: Record<string, string> = {};

	if (at >= 0)
		for (const [name, value] of new URLSearchParams(text.slice(at + 1)))
			query[name] = value;
	const [name = "", ...rest] = path.split("/");
	let param = rest.join("/");

	try {
		param = decodeURIComponent(param);
	} catch {
		/* as it stands */
	}
	return { name: name || "today", query,
		...(param ? { param } : {}) };
}

/* Did somebody go to this page, so that its heading takes the focus?  Also
 * when what had the focus went away with the page before. */
let moved = false;
let ever = false;

export function takeMoved(): boolean {
	const was = moved || (ever && document.activeElement === document.body);

	ever ||= moved;
	moved = false;
	return was;
}

export function go(hash: string): void {
	const next = hash.startsWith("#") ? hash : "#" + hash;

	if (location.hash === next)
		window.dispatchEvent(new HashChangeEvent("hashchange"));
	else
		location.hash = next;
}

/* Another address for the same page, without a step in the history; nobody
 * went anywhere, so the focus stays where it is. */
export function replaceRoute(hash: string): void {
	const was = moved;

	history.replaceState(null, "", location.pathname + location.search +
		hash);
	window.dispatchEvent(new HashChangeEvent("hashchange"));
	moved = was;
}

export function useRoute(): Route {
	const [route, setRoute] = useState(() => parseRoute(location.hash));

	useEffect(() => {
		const change = () => {
			/* a sign-in link opened in this tab: main.tsx takes it */
			if (location.hash.startsWith("#token=")) {
				location.reload();
				return;
			}
			moved = true;
			setRoute(parseRoute(location.hash));
		};

		window.addEventListener("hashchange", change);
		return () => window.removeEventListener("hashchange", change);
	}, []);
	return route;
}
