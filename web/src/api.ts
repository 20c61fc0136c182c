/* Requests to the HTTP interface. */
import { useEffect, useReducer, useRef, useState } from "preact/hooks";
import type { ErrorBody } from "./types";

export type Query = Record<string, string | number | undefined>;

export class ApiError extends Error {
	status: number;
	code: string;
	where: string | undefined;
	hint: string | undefined;
	offline: boolean;

	constructor(status: number, code: string, message: string, more: {
		where?: string | undefined; hint?: string | undefined;
		offline?: boolean;
	} = {}) {
		super(message);
		this.name = "ApiError";
		this.status = status;
		this.code = code;
		this.where = more.where;
		this.hint = more.hint;
		this.offline = more.offline ?? false;
	}
}

const base = "/api/v1";
/* Above this a request is called slow. */
const slow_ms = 2000;
/* Before the one retry after a network failure. */
const retry_ms = 400;

export function apiUrl(path: string, query?: Query): string {
	const search = new URLSearchParams();

	for (const [name, value] of Object.entries(query ?? {}))
		if (value !== undefined && value !== "")
			search.set(name, String(value));
	const text = search.toString();

	return base + path + (text ? "?" + text : "");
}

function offline(): ApiError {
	return new ApiError(0, "offline",
		"afterrun does not answer. Is the program still running?", {
			hint: "Start it with “afterrun serve”, then try again. " +
				"Nothing that was saved is lost.",
			offline: true,
		});
}

/* What a failed answer says; also when it is not error/1. */
export function errorOf(status: number, text: string): ApiError {
	try {
		const body = JSON.parse(text) as ErrorBody;

		if (body.schema === "error/1")
			return new ApiError(status, body.code, body.message,
				{ where: body.where, hint: body.hint });
	} catch {
		/* not JSON: below */
	}
	if (status === 401)
		return new ApiError(401, "login", "This device is not signed in.");
	return new ApiError(status, "http_" + status, status >= 500
		? "Something went wrong inside afterrun."
		: "afterrun could not do this.", {
			hint: status >= 500 ? "Try again. If it stays like this, " +
				"the program’s own window says more." : undefined,
		});
}

export function newRequestId(): string {
	const bytes = crypto.getRandomValues(new Uint8Array(16));

	return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0"))
		.join("");
}

let language = "en";

/* The language of texts that come from the program. */
export function setLanguage(next: string): void {
	language = next;
}

const sends_json = { "Content-Type": "application/json" };

function headers(more: Record<string, string> = {}): Record<string, string> {
	return {
		"Accept": "application/json",
		"Accept-Language": language,
		"X-Utc-Offset-S": String(-new Date().getTimezoneOffset() * 60),
		...more,
	};
}

/* Told when a request says 401: the app shows how to sign in. */
let login_wanted: (() => void) | undefined;

export function onLoginWanted(call: () => void): void {
	login_wanted = call;
}

async function checked(answer: Response): Promise<Response> {
	if (answer.ok)
		return answer;
	const error = errorOf(answer.status, await answer.text()
		.catch(() => ""));

	if (answer.status === 401)
		login_wanted?.();
	throw error;
}

async function send(url: string, init: RequestInit, again: boolean):
Promise<Response> {
	let answer: Response;

	try {
		answer = await fetch(url, { credentials: "same-origin",
			cache: "no-store", ...init });
	} catch (problem) {
		if (problem instanceof DOMException &&
		    problem.name === "AbortError")
			throw problem;
		if (!again)
			throw offline();
		await new Promise((done) => setTimeout(done, retry_ms));
		return send(url, init, false);
	}
	return checked(answer);
}

async function json<T>(answer: Response): Promise<T> {
	const text = await answer.text().catch(() => { throw offline(); });

	if (!text)
		return undefined as T;
	try {
		return JSON.parse(text) as T;
	} catch {
		throw new ApiError(answer.status, "answer",
			"The answer is cut off or not from afterrun.",
			{ hint: "Try again." });
	}
}

export async function get<T>(path: string, query?: Query,
	signal?: AbortSignal): Promise<T> {
	return json<T>(await send(apiUrl(path, query),
		{ headers: headers(), signal: signal ?? null }, true));
}

async function change<T>(method: string, path: string, body: unknown,
	query?: Query): Promise<T> {
	const id = { "Request-Id": newRequestId() };
	const init: RequestInit = { method, ...body === undefined
		? { headers: headers(id) }
		: { headers: headers({ ...id, ...sends_json }),
			body: JSON.stringify(body) } };

	/* the second try has the same id, so that nothing is done twice */
	return json<T>(await send(apiUrl(path, query), init, true));
}

export function post<T>(path: string, body?: unknown, query?: Query):
Promise<T> {
	return change<T>("POST", path, body, query);
}

export function put<T>(path: string, body: unknown): Promise<T> {
	return change<T>("PUT", path, body);
}

export function del<T>(path: string): Promise<T> {
	return change<T>("DELETE", path, undefined);
}

export async function getBlob(path: string): Promise<Blob> {
	return (await send(apiUrl(path), { headers: { "Accept": "*/*" } }, true))
		.blob();
}

export async function postForBlob(path: string, body: unknown,
	query?: Query): Promise<Blob> {
	const answer = await send(apiUrl(path, query), {
		method: "POST",
		headers: headers({ ...sends_json, "Accept": "*/*" }),
		body: JSON.stringify(body),
	}, true);

	return answer.blob();
}

/* A raw body with progress (fetch cannot tell how much went out). */
export function upload<T>(path: string, file: Blob, query?: Query,
	onProgress?: (sent: number, total: number) => void,
	signal?: AbortSignal): Promise<T> {
	return new Promise<T>((done, failed) => {
		const request = new XMLHttpRequest();

		request.open("POST", apiUrl(path, query));
		for (const [name, value] of Object.entries(headers({
			"Content-Type": "application/octet-stream",
			"Request-Id": newRequestId() })))
			request.setRequestHeader(name, value);
		if (onProgress)
			request.upload.onprogress = (event) =>
				onProgress(event.loaded, event.total || file.size);
		request.onload = () => {
			const ok = request.status >= 200 && request.status < 300;

			if (request.status === 401)
				login_wanted?.();
			if (!ok) {
				failed(errorOf(request.status, request.responseText));
				return;
			}
			try {
				done(JSON.parse(request.responseText) as T);
			} catch {
				failed(new ApiError(request.status, "answer",
					"The answer is cut off or not from afterrun.",
					{ hint: "Try again." }));
			}
		};
		request.onerror = () => failed(offline());
		request.onabort = () => failed(new DOMException("stopped",
			"AbortError"));
		signal?.addEventListener("abort", () => request.abort());
		request.send(file);
	});
}

/* The token of a link, exchanged for a cookie. */
export async function login(token: string): Promise<void> {
	await send("/login", {
		method: "POST",
		headers: headers(sends_json),
		body: JSON.stringify({ token }),
	}, true);
}

export function asApiError(problem: unknown): ApiError {
	if (problem instanceof ApiError)
		return problem;
	return new ApiError(0, "page", problem instanceof Error
		? problem.message : "Something went wrong in this page.");
}

export function isAbort(problem: unknown): boolean {
	return problem instanceof DOMException && problem.name === "AbortError";
}

/* Does it take longer than usual? */
export function useSlow(busy: boolean): boolean {
	const [slow, setSlow] = useState(false);

	useEffect(() => {
		setSlow(false);
		if (!busy)
			return;
		const timer = setTimeout(() => setSlow(true), slow_ms);

		return () => clearTimeout(timer);
	}, [busy]);
	return busy && slow;
}

export interface Got<T> {
	data?: T | undefined;
	error?: ApiError | undefined;
	loading: boolean;
	slow: boolean;
	reload(): void;
}

interface State<T> extends Omit<Got<T>, "reload" | "slow"> {
	key: string | null;
}

/* What stands at path; null asks for nothing.  While it is asked for again
 * the old data stays; another path starts anew, unless the old is kept until
 * the new is there. */
export function useApi<T>(path: string | null, query?: Query, keep = false):
Got<T> {
	const key = path === null ? null : apiUrl(path, query);
	const [round, again] = useReducer((n: number, _: void) => n + 1, 0);
	const [, redraw] = useReducer((n: number, _: void) => n + 1, 0);
	const state = useRef<State<T>>({ key: null, loading: false });

	if (state.current.key !== key)
		state.current = { key, loading: key !== null,
			data: keep ? state.current.data : undefined };
	useEffect(() => {
		if (path === null)
			return;
		const stop = new AbortController();
		const set = (change: Partial<State<T>>) => {
			if (state.current.key !== key || stop.signal.aborted)
				return;
			state.current = { ...state.current, ...change };
			redraw();
		};

		set({ loading: true });
		get<T>(path, query, stop.signal).then(
			(data) => set({ data, error: undefined, loading: false }),
			(problem) => isAbort(problem) ? undefined
				: set({ error: asApiError(problem), loading: false }));
		return () => stop.abort();
	}, [key, round]);
	return { ...state.current, slow: useSlow(state.current.loading),
		reload: () => again() };
}

/* Something that is asked of the program: under way, or why it failed. */
export interface Task {
	busy: boolean;
	error: ApiError | undefined;
	/* false when it failed */
	run(work: () => Promise<unknown>): Promise<boolean>;
	/* a new try: what failed before is forgotten */
	clear(): void;
}

export function useTask(): Task {
	const [busy, setBusy] = useState(false);
	const [error, setError] = useState<ApiError>();
	const clear = () => setError(undefined);

	return { busy, error, clear, run: async (work) => {
		setBusy(true);
		clear();
		try {
			await work();
			return true;
		} catch (problem) {
			setError(asApiError(problem));
			return false;
		} finally {
			setBusy(false);
		}
	} };
}
