/* Files that wait to be imported, one after the other.  Pure: a state and
 * what happens to it. */

export type ImportState = "waiting" | "sending" | "reading" | "done" | "failed" | "stopped";

export interface ImportItem {
	key: number;
	name: string;
	bytes: number;
	state: ImportState;
	sent: number;       /* bytes sent */
	read: number;       /* bytes the program has gone through */
	total?: number | undefined; /* of them, when it is known */
	seen: number;
	imported: number;
	job?: string;
	message?: string;
	hint?: string | undefined;
}

export type ImportEvent =
	| { type: "add"; files: readonly { name: string; size: number }[] }
	| { type: "send"; key: number }
	| { type: "sent"; key: number; sent: number }
	| { type: "job"; key: number; job: string }
	| { type: "progress"; key: number; read: number; total?: number | undefined; seen: number; imported: number }
	| { type: "done"; key: number; seen: number; imported: number }
	| { type: "fail"; key: number; message: string; hint?: string | undefined }
	| { type: "stop"; key: number }
	| { type: "drop"; key: number }
	| { type: "clear" };

export function importQueue(items: readonly ImportItem[], event: ImportEvent): ImportItem[] {
	const change = (key: number, part: Partial<ImportItem>): ImportItem[] =>
		items.map((item) => (item.key === key ? { ...item, ...part } : item));

	switch (event.type) {
	case "add": {
		let key = items.reduce((most, item) => Math.max(most, item.key), 0);
		return [
			...items,
			...event.files.map((file): ImportItem => ({
				key: ++key, name: file.name, bytes: file.size, state: "waiting",
				sent: 0, read: 0, seen: 0, imported: 0,
			})),
		];
	}
	case "send":
		return change(event.key, { state: "sending", sent: 0 });
	case "sent":
		return change(event.key, { sent: event.sent });
	case "job":
		return change(event.key, { state: "reading", job: event.job });
	case "progress":
		return change(event.key, { state: "reading", read: event.read, total: event.total, seen: event.seen,
			imported: event.imported });
	case "done":
		return change(event.key, { state: "done", seen: event.seen, imported: event.imported });
	case "fail":
		return change(event.key, { state: "failed", message: event.message, hint: event.hint });
	case "stop":
		return change(event.key, { state: "stopped" });
	case "drop":
		return items.filter((item) => item.key !== event.key || item.state === "sending" || item.state === "reading");
	case "clear":
		return items.filter((item) => !ended(item));
	}
}

export function ended(item: ImportItem): boolean {
	return item.state === "done" || item.state === "failed" || item.state === "stopped";
}

/* What is to be sent now: nothing while another is under way. */
export function nextToSend(items: readonly ImportItem[]): ImportItem | undefined {
	if (items.some((item) => item.state === "sending" || item.state === "reading")) return undefined;
	return items.find((item) => item.state === "waiting");
}

/* 0..1 over sending and reading; undefined while it cannot be known. */
export function share(item: ImportItem): number | undefined {
	if (item.state === "done") return 1;
	if (item.state === "sending") return item.bytes > 0 ? Math.min(1, item.sent / item.bytes) : undefined;
	if (item.state !== "reading") return 0;
	const total = item.total ?? item.bytes;
	return total > 0 && item.read > 0 ? Math.min(1, item.read / total) : undefined;
}

export interface ReceiptGroup {
	outcome: string;
	reason: string; /* of the first, as it was said */
	files: { path: string; reason: string }[];
}

const worst_first = ["failed", "partial", "unsupported", "duplicate"];

function rank(outcome: string): number {
	const at = worst_first.indexOf(outcome);

	return at < 0 ? worst_first.length : at;
}

/* Problems whose reasons are the same but for numbers stand together, the
 * worst outcome first, else in the order in which they came. */
export function receiptGroups(
	files: readonly { path: string; outcome: string; reason?: string | undefined }[],
): ReceiptGroup[] {
	const groups = new Map<string, ReceiptGroup>();
	for (const file of files) {
		const reason = file.reason ?? "";
		const key = `${file.outcome}\n${reason.replace(/\d+/g, "0")}`;
		const group = groups.get(key);
		if (group) group.files.push({ path: file.path, reason });
		else groups.set(key, { outcome: file.outcome, reason, files: [{ path: file.path, reason }] });
	}
	return [...groups.values()].sort((a, b) => rank(a.outcome) - rank(b.outcome));
}

/* "a/b/c.fit" or "x.zip!y.fit" → the part that names the file. */
export function shortPath(path: string): string {
	return path.split(/[/!\\]/).filter((p) => p !== "").pop() ?? path;
}
