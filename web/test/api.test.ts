import test from "node:test";
import assert from "node:assert/strict";
import { ApiError, apiUrl, errorOf, get, onLoginWanted, post, put }
	from "../src/api";

declare const globalThis: { fetch: unknown };

interface Seen { url: string; init: RequestInit & {
	headers: Record<string, string> } }

function answers(...list: (Response | Error)[]): Seen[] {
	const seen: Seen[] = [];

	globalThis.fetch = async (url: string, init: Seen["init"]) => {
		seen.push({ url, init });
		const next = list.shift();

		if (!next)
			throw new Error("nothing more was expected");
		if (next instanceof Error)
			throw next;
		return next;
	};
	return seen;
}

const gone = () => new TypeError("fetch failed");
const json = (body: unknown, status = 200) =>
	new Response(JSON.stringify(body), { status });

test("addresses carry what is known", () => {
	assert.equal(apiUrl("/today"), "/api/v1/today");
	assert.equal(apiUrl("/runs", { limit: 5, from: undefined, to: "" }),
		"/api/v1/runs?limit=5");
	assert.equal(apiUrl("/runs/look", { sore: "calf-left=6,quads=3" }),
		"/api/v1/runs/look?sore=calf-left%3D6%2Cquads%3D3");
});

test("an answer", async () => {
	const seen = answers(json({ schema: "about/1" }));

	assert.deepEqual(await get("/about"), { schema: "about/1" });
	assert.match(seen[0]?.init.headers["X-Utc-Offset-S"] ?? "", /^-?\d+$/);
});

test("a change is tried again once, with the same id", async () => {
	const seen = answers(gone(), json({ ok: true }));

	assert.deepEqual(await post("/feel", { words: [] }), { ok: true });
	assert.equal(seen.length, 2);
	const ids = seen.map((one) => one.init.headers["Request-Id"]);

	assert.match(ids[0] ?? "", /^[A-Za-z0-9_-]{1,64}$/);
	assert.equal(ids[0], ids[1]);
	assert.equal(seen[0]?.init.headers["Content-Type"], "application/json");
});

test("two changes have two ids", async () => {
	const seen = answers(json({}), json({}));

	await post("/plan/undo");
	await put("/settings", {});
	assert.notEqual(seen[0]?.init.headers["Request-Id"],
		seen[1]?.init.headers["Request-Id"]);
	assert.equal(seen[0]?.init.body, undefined);
	assert.equal(seen[0]?.init.headers["Content-Type"], undefined);
});

test("twice away is offline", async () => {
	answers(gone(), gone());
	await assert.rejects(get("/today"), (error: ApiError) => {
		assert.ok(error.offline);
		assert.equal(error.code, "offline");
		return true;
	});
});

test("a refusal is not tried again and says where and what to do", async () => {
	const seen = answers(json({ schema: "error/1", code: "input",
		message: "this number cannot be used", where: "/rpe",
		hint: "give a number from 0 to 10" }, 400));

	await assert.rejects(post("/runs/told", {}), (error: ApiError) => {
		assert.equal(error.status, 400);
		assert.equal(error.code, "input");
		assert.equal(error.where, "/rpe");
		assert.equal(error.hint, "give a number from 0 to 10");
		assert.equal(error.offline, false);
		return true;
	});
	assert.equal(seen.length, 1);
});

test("an answer that is no JSON is an error, too", async () => {
	answers(new Response("<html>", { status: 200 }));
	await assert.rejects(get("/about"), (error: ApiError) =>
		error.code === "answer");
	assert.equal(errorOf(502, "Bad Gateway").status, 502);
	assert.ok((errorOf(500, "").hint ?? "").length > 0);
});

test("an empty answer is nothing", async () => {
	answers(new Response(null, { status: 204 }));
	assert.equal(await post("/pains/3/close"), undefined);
});

test("401 asks for the sign-in page", async () => {
	let wanted = 0;

	onLoginWanted(() => { wanted++; });
	answers(new Response("", { status: 401 }));
	await assert.rejects(get("/today"), (error: ApiError) =>
		error.code === "login");
	assert.equal(wanted, 1);
});

test("giving up is no error of the network", async () => {
	const stop = new AbortController();

	globalThis.fetch = async (_: string, init: RequestInit) => {
		stop.abort();
		throw init.signal?.reason;
	};
	await assert.rejects(get("/today", {}, stop.signal), (problem: Error) =>
		problem.name === "AbortError");
});
