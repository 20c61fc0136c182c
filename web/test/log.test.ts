/* Months, laps, the import's queue. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { lapRows } from "../src/log/laps";
import { addPage, byMonth, monthSums, years } from "../src/log/months";
import { ended, importQueue, nextToSend, receiptGroups, share, shortPath, type ImportItem } from "../src/log/queue";
import { loadMethod, runName, runPace } from "../src/log/words";

test("runs stand by months in their order", () => {
	const runs = ["2026-09-12", "2026-09-01", "2026-08-31", "2025-08-30"].map((day, i) => ({ day, run_id: i }));

	assert.deepEqual(byMonth(runs).map((m) => [m.month, m.runs.map((r) => r.run_id)]),
		[["2026-09", [0, 1]], ["2026-08", [2]], ["2025-08", [3]]]);
	assert.deepEqual(byMonth([]), []);
});

test("a page adds only what is new", () => {
	const page = [{ run_id: 3 }, { run_id: 4 }];

	assert.deepEqual(addPage([{ run_id: 2 }, { run_id: 3 }], page).map((r) => r.run_id), [2, 3, 4]);
	assert.equal(addPage(page, page).length, 2);
});

test("a month's sums are of what is on foot", () => {
	assert.deepEqual(monthSums([
		{ on_foot: true, distance_m: 5000, moving_s: 1500 },
		{ on_foot: false, distance_m: 30000, moving_s: 3600 },
		{ on_foot: true, moving_s: 600 },
	]), { runs: 2, distance_m: 5000, moving_s: 2100 });
});

test("years run from now to the first", () => {
	assert.deepEqual(years("2024-02-03", "2026-09-15"), [2026, 2025, 2024]);
	assert.deepEqual(years(undefined, "2026-09-15"), [2026]);
	assert.deepEqual(years("2027-01-01", "2026-09-15"), [2026]);
});

test("pace is for runs on foot only", () => {
	assert.equal(runPace({ on_foot: true, distance_m: 10000, moving_s: 3000 }), 300);
	assert.equal(runPace({ on_foot: false, distance_m: 10000, moving_s: 3000 }), undefined);
	assert.equal(runPace({ on_foot: true, distance_m: 50, moving_s: 300 }), undefined);
	assert.equal(runPace({ on_foot: true, moving_s: 300 }), undefined);
});

test("a run without a name has its sport's", () => {
	assert.equal(runName({ name: " ", sport: "running" }), "Run");
	assert.equal(runName({ sport: "running", sub_sport: "trail" }), "Trail run");
	assert.equal(runName({ sport: "stand_up_paddling" }), "Stand up paddling");
	assert.equal(loadMethod("hrtss"), "from heart rate");
	assert.equal(loadMethod(undefined), undefined);
});

test("laps get their numbers from the streams", () => {
	const time_s = Array.from({ length: 11 }, (_, i) => i * 60);
	const rows = lapRows({ time_s, distance_m: time_s.map((t) => t * 3), heart_bpm: time_s.map((t) => 120 + t / 60),
		elevation_m: time_s.map((t) => t < 300 ? t / 10 : 30),
		laps: [{ start_s: 0, end_s: 330 }, { start_s: 330, end_s: 600 }], pauses: [{ start_s: 400, end_s: 430 }] });

	assert.equal(rows.length, 2);
	assert.equal(rows[0]?.distance_m, 990);
	assert.equal(Math.round(rows[0]?.pace_s_km ?? 0), 333);
	assert.equal(rows[0]?.climb_m, 30);
	assert.equal(rows[0]?.heart_bpm, 122.5);
	/* half a minute of pause does not count */
	assert.equal(rows[1]?.time_s, 240);
	assert.equal(rows[1]?.climb_m, 0);
});

test("laps of a run without distance have their time", () => {
	assert.deepEqual(lapRows({ time_s: [0, 10], laps: [{ start_s: 0, end_s: 10 }] }), [{ n: 1, time_s: 10 }]);
	assert.deepEqual(lapRows({ time_s: [] }), []);
});

function queue(): ImportItem[] {
	return importQueue([], { type: "add", files: [{ name: "a.fit", size: 100 }, { name: "b.zip", size: 200 }] });
}

test("files are sent one after the other", () => {
	let items = queue();

	assert.equal(nextToSend(items)?.name, "a.fit");
	items = importQueue(items, { type: "send", key: 1 });
	assert.equal(nextToSend(items), undefined);
	items = importQueue(items, { type: "sent", key: 1, sent: 50 });
	assert.equal(share(items[0] as ImportItem), 0.5);
	items = importQueue(items, { type: "job", key: 1, job: "j1" });
	assert.equal(items[0]?.job, "j1");
	assert.equal(nextToSend(items), undefined);
	items = importQueue(items, { type: "progress", key: 1, read: 25, total: 100, seen: 3, imported: 2 });
	assert.equal(share(items[0] as ImportItem), 0.25);
	items = importQueue(items, { type: "done", key: 1, seen: 4, imported: 3 });
	assert.equal(share(items[0] as ImportItem), 1);
	assert.equal(items[0]?.imported, 3);
	assert.equal(nextToSend(items)?.name, "b.zip");
});

test("a failure does not hold up the rest", () => {
	let items = importQueue(queue(), { type: "send", key: 1 });

	items = importQueue(items, { type: "fail", key: 1, message: "no recording", hint: "give FIT" });
	assert.equal(items[0]?.message, "no recording");
	assert.equal(nextToSend(items)?.key, 2);
	items = importQueue(items, { type: "stop", key: 2 });
	assert.equal(nextToSend(items), undefined);
	assert.ok(items.every(ended));
	assert.deepEqual(importQueue(items, { type: "clear" }), []);
});

test("files that come later wait, and keep their own keys", () => {
	const items = importQueue(importQueue(queue(), { type: "drop", key: 1 }),
		{ type: "add", files: [{ name: "c.gpx", size: 1 }] });

	assert.deepEqual(items.map((item) => item.key), [2, 3]);
	/* what is under way is not dropped */
	const busy = importQueue(items, { type: "send", key: 2 });

	assert.equal(importQueue(busy, { type: "drop", key: 2 }).length, 2);
	assert.equal(importQueue(busy, { type: "clear" }).length, 2);
});

test("problems that differ in numbers only stand together", () => {
	const groups = receiptGroups([
		{ path: "a", outcome: "duplicate", reason: "the same run as run 3" },
		{ path: "b", outcome: "failed", reason: "cut off" },
		{ path: "c", outcome: "duplicate", reason: "the same run as run 12" },
		{ path: "d", outcome: "unsupported" },
	]);

	assert.deepEqual(groups.map((g) => [g.outcome, g.files.map((f) => f.path)]),
		[["failed", ["b"]], ["unsupported", ["d"]], ["duplicate", ["a", "c"]]]);
	assert.equal(groups[2]?.reason, "the same run as run 3");
});

test("a path is named by its last part", () => {
	assert.equal(shortPath("/a/b/c.zip!d/e.fit"), "e.fit");
	assert.equal(shortPath("x.fit"), "x.fit");
	assert.equal(shortPath("/a/b/"), "b");
});
