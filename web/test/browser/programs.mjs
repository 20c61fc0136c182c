// The real program, with a log of its own in a temporary folder and a moment
// that stands still; recordings and logs out of the project's own generator.
import { execFileSync, spawn } from "node:child_process";
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync,
	readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));

export const bin = resolve(process.env.AR_BIN ??
	join(here, "../../../build/release"));
export const zone = "Europe/Berlin";
/* 20 minutes after the newest recording ended */
export const now = "2026-09-12T10:25:00Z";
const runs = 60;

export const folder = mkdtempSync(join(tmpdir(), "afterrun-web-"));
const children = new Set();

process.on("exit", () => {
	for (const child of children)
		child.kill("SIGKILL");
	rmSync(folder, { recursive: true, force: true });
});
for (const signal of ["SIGINT", "SIGTERM"])
	process.on(signal, () => process.exit(1));

function environment(log, at = now) {
	const { AFTERRUN_COUNTRY: _, ...rest } = process.env;

	return { ...rest, AFTERRUN_DB: log, AFTERRUN_NOW: at, TZ: zone,
		LC_ALL: "C.UTF-8", NO_COLOR: "1" };
}

/* What the command line says. */
export function say(log, words, at = now) {
	return execFileSync(join(bin, "afterrun"), words,
		{ env: environment(log, at), encoding: "utf8" });
}

/* A day before the moment of the tests. */
export function daysAgo(days) {
	return new Date(Date.parse(now) - days * 86400e3).toISOString()
		.slice(0, 10);
}

let made;

/* Folder of recordings, oldest first; the newest is not in any log. */
export function recordings() {
	if (made)
		return made;
	const path = join(folder, "recordings");

	execFileSync(join(bin, "afterrun-make"), [path, "--archive", "--count",
		String(runs), "--seed", "3", "--hours", "0.8"]);
	made = readdirSync(path).sort().map((name) => join(path, name));
	return made;
}

export function ownRun() {
	return recordings()[runs - 1];
}

/* A zip of stored members, as an export is. */
export function zipOf(path, files) {
	const table = Array.from({ length: 256 }, (_, n) => {
		for (let k = 0; k < 8; k++)
			n = n & 1 ? 0xedb88320 ^ (n >>> 1) : n >>> 1;
		return n >>> 0;
	});
	const sum = (bytes) => {
		let crc = 0xffffffff;

		for (const byte of bytes)
			crc = table[(crc ^ byte) & 255] ^ (crc >>> 8);
		return (crc ^ 0xffffffff) >>> 0;
	};
	const local = [];
	const central = [];
	let at = 0;

	for (const [name, bytes] of files) {
		const head = Buffer.alloc(30);
		const entry = Buffer.alloc(46);
		const title = Buffer.from(name);

		head.writeUInt32LE(0x04034b50, 0);
		head.writeUInt16LE(20, 4);
		head.writeUInt16LE(0x21, 12);
		head.writeUInt32LE(sum(bytes), 14);
		head.writeUInt32LE(bytes.length, 18);
		head.writeUInt32LE(bytes.length, 22);
		head.writeUInt16LE(title.length, 26);
		entry.writeUInt32LE(0x02014b50, 0);
		entry.writeUInt16LE(20, 4);
		head.copy(entry, 6, 4, 30);
		entry.writeUInt32LE(at, 42);
		local.push(head, title, bytes);
		central.push(entry, title);
		at += head.length + title.length + bytes.length;
	}
	const directory = Buffer.concat(central);
	const end = Buffer.alloc(22);

	end.writeUInt32LE(0x06054b50, 0);
	end.writeUInt16LE(files.length, 8);
	end.writeUInt16LE(files.length, 10);
	end.writeUInt32LE(directory.length, 12);
	end.writeUInt32LE(at, 16);
	writeFileSync(path, Buffer.concat([...local, directory, end]));
	return path;
}

/* --- logs --- */

/* Runs older than that are there when the plan is made. */
const plan_days = 22;

/* A summer of running, marks of each morning, shoes, a plan under way. */
async function fillLog(log) {
	const files = recordings().slice(0, runs - 1);
	const older = files.length - Math.floor(plan_days / 1.6);
	const put = (name, some, at) => {
		const path = join(folder, name);

		mkdirSync(path);
		for (const file of some)
			copyFileSync(file, join(path, file.split("/").pop()));
		say(log, ["import", path], at);
	};
	const then = daysAgo(plan_days) + "T07:00:00Z";

	put("summer", files.slice(0, older), then);
	say(log, ["plan", "new", "--goal", "10k", "--days", "tue,thu,sat,sun"],
		then);
	put("autumn", files.slice(older), now);
	for (let days = 30; days >= 1; days--) {
		const sore = (days * 7) % 5;
		const words = ["legs=" + sore, "calf-left=" + Math.max(0, sore - 1),
			"sleep=" + (6 + (days * 3) % 5 / 2) + "h",
			"date=" + daysAgo(days)];

		if (days % 9 === 0)
			words.push("note=Hot, and the new shoes rub a little");
		say(log, ["feel", ...words]);
	}
	const program = await serveLog(log);

	await program.ask("POST", "/shoes", { schema: "shoe-case/1",
		name: "Road shoes, blue" });
	await program.stop();
}

const fillings = {
	empty: undefined,
	filled: fillLog,
};
const kept = {};

/* A copy of a log of that kind, made once. */
async function copyLog(kind, path) {
	const fill = fillings[kind];

	if (!fill)
		return;
	kept[kind] ??= (async () => {
		const log = join(folder, kind + ".db");

		await fill(log);
		if (existsSync(log + "-wal"))
			throw new Error("the log is open still");
		return log;
	})();
	copyFileSync(await kept[kind], path);
}

/* --- the server --- */

let logs = 0;

/* With a copy of a log of that kind. */
export async function serve(kind = "empty", more = []) {
	const own = join(folder, "log" + ++logs);

	mkdirSync(own);
	await copyLog(kind, join(own, "log.db"));
	return serveLog(join(own, "log.db"), more);
}

export async function serveLog(log, more = []) {
	const child = spawn(join(bin, "afterrun-http"),
		["--listen", "127.0.0.1:0", "--json", "--country", "DE", ...more],
		{ env: environment(log), stdio: ["ignore", "pipe", "pipe"] });
	let said = "";
	let wrong = "";

	children.add(child);
	child.once("exit", () => children.delete(child));

	child.stderr.on("data", (bytes) => { wrong += bytes; });
	const url = await new Promise((done, fail) => {
		child.on("exit", (code) => fail(new Error(
			"afterrun-http ended with " + code + ": " + wrong)));
		child.stdout.on("data", (bytes) => {
			said += bytes;
			const line = said.split("\n").find((text) =>
				text.includes("\"serve/1\""));

			if (line)
				done(JSON.parse(line).url.replace(/\/$/, ""));
		});
	});
	const token = said.split("\n").find((text) =>
		text.includes("\"serve-token/1\""));
	const program = {
		url, log,
		/* the link that lets a device in; undefined: none was shown */
		link: token && JSON.parse(token).url,
		async ask(method, path, body) {
			const answer = await fetch(url + "/api/v1" + path, { method,
				...(body === undefined ? {} : { body: JSON.stringify(body),
					headers: { "Content-Type": "application/json" } }) });
			const text = await answer.text();

			if (!answer.ok)
				throw new Error(method + " " + path + ": " + text);
			return JSON.parse(text);
		},
		upload: async (path, file) => {
			const answer = await fetch(url + "/api/v1" + path,
				{ method: "POST", body: readFileSync(file),
					headers: { "Content-Type": "application/octet-stream" } });

			if (!answer.ok)
				throw new Error(path + ": " + await answer.text());
			return answer.json();
		},
		stop: () => child.exitCode !== null ? undefined
			: new Promise((done) => {
				child.on("exit", done);
				child.kill("SIGTERM");
			}),
	};

	return program;
}
