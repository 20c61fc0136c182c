/* The import under way.  It lives beside the pages, so that it goes on while
 * another one is shown. */
import { useEffect, useState } from "preact/hooks";
import { ApiError, apiUrl, asApiError, del, get, upload } from "../api";
import type { Import, ImportJob } from "../types";
import { importQueue, nextToSend, type ImportEvent, type ImportItem } from "./queue";

let items: ImportItem[] = [];
const files = new Map<number, Blob>();
const receipts = new Map<number, Import>();
const stops = new Map<number, AbortController>();
const listeners = new Set<() => void>();
const poll_ms = 1000;
const poll_failures = 8;

function tell(event: ImportEvent): void {
	items = importQueue(items, event);
	for (const call of listeners)
		call();
}

function progress(key: number, job: ImportJob): void {
	tell({ type: "progress", key, read: job.bytes, seen: job.seen, imported: job.imported,
		total: job.total_bytes });
}

/* Ask again and again, for browsers and proxies that hold events back. */
async function poll(key: number, job: string): Promise<ImportJob> {
	for (let failures = 0; ;) {
		try {
			const state = await get<ImportJob>(`/imports/jobs/${encodeURIComponent(job)}`);

			failures = 0;
			if (state.state !== "running")
				return state;
			progress(key, state);
		} catch (problem) {
			const error = asApiError(problem);

			if (!error.offline && error.status < 500 || ++failures > poll_failures)
				throw error;
		}
		await new Promise((done) => setTimeout(done, poll_ms));
	}
}

function watch(key: number, job: string): Promise<ImportJob> {
	if (typeof EventSource === "undefined")
		return poll(key, job);
	return new Promise((done, failed) => {
		const events = new EventSource(apiUrl(`/imports/jobs/${encodeURIComponent(job)}/events`));
		const fall = () => {
			events.close();
			poll(key, job).then(done, failed);
		};
		const take = (event: Event): ImportJob | undefined => {
			try {
				return JSON.parse(String((event as MessageEvent).data)) as ImportJob;
			} catch {
				return undefined;
			}
		};

		events.addEventListener("progress", (event) => {
			const state = take(event);

			if (state)
				progress(key, state);
		});
		events.addEventListener("done", (event) => {
			const state = take(event);

			/* the last word with its receipt comes from the job itself */
			if (state && state.state !== "running") {
				events.close();
				done(state);
			} else
				fall();
		});
		events.onerror = fall;
	});
}

async function send(item: ImportItem): Promise<void> {
	const file = files.get(item.key);
	const stop = new AbortController();
	const { key } = item;

	if (!file) {
		tell({ type: "fail", key, message: "The file is no longer at hand. Choose it again." });
		return;
	}
	stops.set(key, stop);
	tell({ type: "send", key });
	try {
		const started = await upload<ImportJob>("/imports", file, { name: item.name },
			(sent) => tell({ type: "sent", key, sent }), stop.signal);

		tell({ type: "job", key, job: started.job });
		const last = await watch(key, started.job);

		if (last.receipt)
			receipts.set(key, last.receipt);
		if (last.state === "failed")
			throw new ApiError(0, last.error?.code ?? "failed",
				last.error?.message ?? "The import did not work.", { hint: last.error?.hint });
		tell({ type: "done", key, seen: last.receipt?.seen ?? last.seen,
			imported: last.receipt ? last.receipt.imported + last.receipt.partial : last.imported });
	} catch (problem) {
		if (stop.signal.aborted) {
			tell({ type: "stop", key });
			return;
		}
		const error = asApiError(problem);

		tell({ type: "fail", key, message: error.message, hint: error.hint });
	} finally {
		stops.delete(key);
		files.delete(key);
	}
}

let at_work = false;

async function work(): Promise<void> {
	if (at_work)
		return;
	at_work = true;
	for (let next = nextToSend(items); next; next = nextToSend(items))
		await send(next);
	at_work = false;
}

function warnOnLeave(event: BeforeUnloadEvent): void {
	if (items.some((item) => item.state === "sending" || item.state === "waiting"))
		event.preventDefault();
}

export function importFiles(chosen: readonly File[]): void {
	const before = new Set(items.map((item) => item.key));

	tell({ type: "add", files: chosen });
	items.filter((item) => !before.has(item.key)).forEach((item, i) => {
		const file = chosen[i];

		if (file)
			files.set(item.key, file);
	});
	window.addEventListener("beforeunload", warnOnLeave);
	void work();
}

export async function stopImport(item: ImportItem): Promise<void> {
	if (item.state === "waiting") {
		tell({ type: "stop", key: item.key });
		files.delete(item.key);
		return;
	}
	stops.get(item.key)?.abort();
	if (item.job)
		await del(`/imports/jobs/${encodeURIComponent(item.job)}`).catch(() => undefined);
}

export function stopWaiting(): void {
	for (const item of items)
		if (item.state === "waiting")
			void stopImport(item);
}

export function clearImports(): void {
	tell({ type: "clear" });
}

export function receiptOf(key: number): Import | undefined {
	return receipts.get(key);
}

export function useImports(): readonly ImportItem[] {
	const [, redraw] = useState(0);

	useEffect(() => {
		const call = () => redraw((n) => n + 1);

		listeners.add(call);
		return () => { listeners.delete(call); };
	}, []);
	return items;
}
