/* Bring in recordings and whole exports, and take an import out again. */
import { useEffect, useRef, useState } from "preact/hooks";
import { del, useApi, useTask } from "../api";
import { clearImports, importFiles, receiptOf, stopImport, stopWaiting, useImports } from "../log/imports";
import { ended, receiptGroups, share, shortPath, type ImportItem } from "../log/queue";
import { moment } from "../time";
import type { Import, Imports } from "../types";
import { count, sentence } from "../text";
import { announce, Await, Button, Card, Dialog, DropZone, Empty, ErrorBox, FileButton, Icon, Notice, Page } from "../ui";
import { bytes } from "../units";

const shown_done = 5;

const outcome_words: Record<string, string> = {
	duplicate: "Already there", unsupported: "Nothing to keep", failed: "Could not be read",
	partial: "Kept up to the damage", imported: "New",
};

const outcomeText = (outcome: string) => outcome_words[outcome] ?? outcome;

const state_words: Record<ImportItem["state"], string> = {
	waiting: "waits", sending: "is being sent", reading: "is being read", done: "done",
	failed: "did not work", stopped: "stopped",
};

function Counts({ receipt }: { receipt: Import }) {
	const parts = [["imported", receipt.imported], ["partial", receipt.partial],
		["duplicate", receipt.duplicates], ["unsupported", receipt.unsupported],
		["failed", receipt.failed]] as const;

	return <dl class="import-counts row">
		{parts.filter(([id, n]) => n > 0 || id === "imported").map(([id, n]) =>
			<div key={id}><dt class="note">{outcomeText(id)}</dt><dd class="big">{n}</dd></div>)}
	</dl>;
}

function Receipt({ receipt }: { receipt: Import }) {
	const groups = receiptGroups(receipt.files);

	if (receipt.seen <= 1)
		return groups[0] ? <p>{outcomeText(groups[0].outcome)}
			<span class="muted"> – {groups[0].reason}</span></p> : null;
	return <div class="stack-m">
		<Counts receipt={receipt} />
		{groups.length > 0 && <ul class="import-groups stack">{groups.map((group, i) => <li key={i}>
			{group.files.length === 1
				? <p><b>{outcomeText(group.outcome)}</b>: {shortPath(group.files[0]?.path ?? "")}
					<span class="muted"> – {group.reason}</span></p>
				: <details><summary><span><b>{outcomeText(group.outcome)}</b>: {count(group.files.length, "file")}
					<span class="muted"> – {group.reason}</span></span></summary>
				<ul class="import-files texts">{group.files.map((file, k) => <li key={k} title={file.path}>
					{shortPath(file.path)}{file.reason !== group.reason &&
						<span class="muted"> – {file.reason}</span>}</li>)}</ul></details>}
		</li>)}</ul>}
	</div>;
}

function ItemRow({ item }: { item: ImportItem }) {
	const part = share(item);
	const receipt = receiptOf(item.key);
	const under_way = item.state === "sending" || item.state === "reading";

	return <li class={`import-item stack-s import-is-${item.state}`}>
		<div class="import-item-head row">
			<Icon name={item.state === "done" ? "good" : item.state === "failed" ? "warn"
				: item.state === "stopped" ? "stop" : "file"} />
			<span class="import-name">{item.name}</span>
			<span class="note">{state_words[item.state]}{item.state === "reading" && item.seen > 0 &&
				`: ${item.seen} seen, ${item.imported} new`}{item.state === "done" &&
				(item.imported ? `: ${item.imported} new` : ": nothing new")}</span>
			{!ended(item) && <Button small kind="quiet" onClick={() => { void stopImport(item); }}
				label={`Stop ${item.name}`}>Stop</Button>}
		</div>
		{under_way && <progress class="bar" aria-label={`${item.name} ${state_words[item.state]}`}
			value={part} />}
		{under_way && <p class="note">{item.state === "sending"
			? `${bytes(item.sent)} of ${bytes(item.bytes)} sent`
			: item.total ? `${bytes(item.read)} of ${bytes(item.total)} read` : "The program reads it."}</p>}
		{item.message && <p class="import-problem">{sentence(item.message)}{item.hint &&
			<span class="muted"> {sentence(item.hint)}</span>}</p>}
		{receipt && <Receipt receipt={receipt} />}
	</li>;
}

function Queue({ items }: { items: readonly ImportItem[] }) {
	const done = items.filter((item) => item.state === "done");
	const hidden = new Set(done.slice(0, Math.max(0, done.length - shown_done))
		.filter((item) => !receiptOf(item.key)?.files.length).map((item) => item.key));
	const over = items.filter(ended).length;
	const fresh = items.reduce((sum, item) => sum + item.imported, 0);
	const busy = over < items.length;
	const said = useRef(false);

	useEffect(() => {
		if (said.current && !busy)
			announce(`The import is done: ${fresh} new.`);
		said.current = busy;
	}, [busy]);
	if (!items.length)
		return null;
	return <Card title={busy ? `${over} of ${items.length} done` : "Done"} icon="download" actions={busy
		? items.length - over > 1 && <Button small onClick={stopWaiting}>Stop what waits</Button>
		: <Button small kind="quiet" onClick={clearImports}>Clear this list</Button>}>
		<p>{fresh} {fresh === 1 ? "run is" : "runs are"} new. {busy
			? "You may leave this page; it goes on while this tab is open."
			: <a href="#/log">Show the log</a>}</p>
		{hidden.size > 0 && <p class="muted">{count(hidden.size, "file")} without a problem.</p>}
		<ul class="stack-m">{items.filter((item) => !hidden.has(item.key)).map((item) =>
			<ItemRow key={item.key} item={item} />)}</ul>
	</Card>;
}

function isFolder(item: DataTransferItem): boolean {
	return item.webkitGetAsEntry?.()?.isDirectory ?? false;
}

function Drop() {
	const [folder, setFolder] = useState(false);
	const take = (chosen: File[]) => {
		importFiles(chosen);
		announce(`${count(chosen.length, "file")} chosen.`);
	};
	const drop = (event: DragEvent) => {
		const items = [...event.dataTransfer?.items ?? []];
		const folders = items.map(isFolder);
		const files = [...event.dataTransfer?.files ?? []].filter((_, i) => !folders[i]);

		setFolder(folders.some(Boolean));
		if (files.length)
			importFiles(files);
	};

	return <>
		<DropZone onDrop={drop}>
			<Icon name="upload" />
			<p class="big">Drop recordings or an export here</p>
			<FileButton kind="primary" big icon="file" multiple accept=".fit,.gpx,.tcx,.gz,.zip,.csv,.afterrun"
				onFiles={take}>Choose files</FileButton>
			<p class="note">FIT, GPX and TCX, also in zip or gz · Strava archive · Garmin export ·
				Apple Health export.zip · a backup of afterrun</p>
		</DropZone>
		{folder && <Notice role="status">A browser cannot hand over a folder in one piece. Pack it as a zip
			and drop that, or run “afterrun import FOLDER”.</Notice>}
	</>;
}

function Earlier({ round }: { round: number }) {
	const imports = useApi<Imports>("/imports");
	const { data, reload } = imports;
	const [undo, setUndo] = useState<Imports["imports"][number]>();
	const { busy, error, run, clear } = useTask();
	const before = useRef(round);

	useEffect(() => {
		if (before.current !== round) {
			before.current = round;
			reload();
		}
	}, [round]);
	const takeOut = (batch: number) => run(async () => {
		await del(`/imports/${batch}`);
		announce(`Import ${batch} is taken out.`);
		setUndo(undefined);
		reload();
	});
	const list = [...data?.imports ?? []].sort((a, b) => b.batch - a.batch);

	return <Card title="Earlier imports" icon="log">
		<Await of={imports} />
		{data && !list.length && <Empty title="Nothing was imported yet">What you bring in is listed here,
			and each import can be taken out again as a whole.</Empty>}
		{list.length > 0 && <ul class="lines">{list.map((one) => <li key={one.batch}
			class={"import-one" + (one.undone_utc ? " import-undone" : "")}>
			<div class="import-one-what ends">
				<b class="import-name" title={one.source}>{one.source ? shortPath(one.source) : one.kind ?? "Import"}</b>
				<span class="muted">{one.started_utc && moment(one.started_utc)}</span>
			</div>
			<p class="import-one-counts note">{one.undone_utc ? "Taken out." : [
				`${one.imported} new`, one.duplicates && `${one.duplicates} already there`,
				one.partial && `${one.partial} kept in part`, one.unsupported && `${one.unsupported} nothing to keep`,
				one.failed && `${one.failed} not read`].filter(Boolean).join(" · ")}
			{!one.undone_utc && !one.finished_utc && " · not finished"}</p>
			{!one.undone_utc && <Button small icon="undo" label={`Take out import ${one.batch}`}
				onClick={() => { clear(); setUndo(one); }}>Take out</Button>}
		</li>)}</ul>}
		{undo && <Dialog title="Take this import out again?" alert onClose={() => setUndo(undefined)}
			no="Keep it" yes="Take it out" kind="danger" busy={busy} onYes={() => takeOut(undo.batch)}>
			<ErrorBox error={error} />
			<p>{undo.imported + undo.partial > 0
				? `What it brought (${count(undo.imported + undo.partial, "run")}) leaves the log, with what was measured in it.`
				: "It brought no new run."} What you said yourself stays. Your own files are not touched.</p>
		</Dialog>}
	</Card>;
}

export default function() {
	const items = useImports();
	const over = items.filter(ended).length;

	return <Page title="Import" back={["log", "Log"]}
		lead="Years of runs in one go. Doubles are noticed; your files are only read.">
		<Drop />
		<Queue items={items} />
		<Earlier round={over} />
	</Page>;
}
