/* The legs from the front, the back and below: load and soreness by region,
 * as a picture and as an equal list. */
import { useEffect, useId, useMemo, useRef, useState } from "preact/hooks";
import type { JSX } from "preact";
import {
	flatUnit, handOf, isExcluded, loadOf, loadWords, neighbour, regionNames, rowNames,
	sides, soreByKey, soreKey, soreLevel, soreMax, soreOf, soreWords, spots,
	type Arrow, type Excluded, type LoadRow, type Mode, type Side, type Spot,
} from "./logic";
import { areas, legs, trace, type Area, type Leg, type View } from "./shapes";

export interface LegAtlasProps {
	mode: Mode;
	load?: LoadRow[] | undefined;
	sore?: Record<string, number> | undefined;
	onSore?: ((region: string, side: Side, value: number) => void) | undefined;
	readOnly?: boolean | undefined;
	excluded?: Excluded[] | undefined;
}

interface Known extends LegAtlasProps { canSet: boolean; uid: string }
interface Place { id: string; side: Side }

const upper = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
const sideWord = { left: "Left", right: "Right" } as const;
const regionIds = Object.keys(regionNames);

/* Paths never change: they are traced once. */
const traced = new Map<string, string>();

function path(table: string, hand: number, closed = true): string {
	const key = `${hand}${closed}${table}`;
	let d = traced.get(key);

	if (d === undefined)
		traced.set(key, d = trace(table, hand, closed));
	return d;
}

function facts(all: Known, area: Area, side: Side) {
	return {
		load: all.mode === "sore" ? undefined : loadOf(area.rows, all.load),
		sore: all.mode === "load" ? undefined
			: soreOf(all.sore, area.region, side),
		out: isExcluded(all.excluded, area.region, side),
	};
}

function areaWords(all: Known, area: Area, side: Side): string {
	const { load, sore, out } = facts(all, area, side);
	const parts = [`${sideWord[side]} ${area.name}`];

	if (all.mode !== "load")
		parts.push(sore === undefined ? "soreness not said"
			: `soreness ${sore} of ${soreMax}`);
	if (all.mode !== "sore")
		parts.push(load ? "load " + loadWords(load) : loadWords(load));
	if (out)
		parts.push("left out of the session");
	return parts.join(", ");
}

/* --- the picture --- */

function Patterns({ uid }: { uid: string }) {
	const lines = (level: number, gap: number, d: string, width: number) => (
		<pattern id={`${uid}p${level}`} width={gap} height={gap}
			patternUnits="userSpaceOnUse">
			<path d={d} class={"atlas-ink atlas-ink" + level} stroke-width={width} />
		</pattern>);

	return <defs>
		<pattern id={`${uid}p1`} width="18" height="18"
			patternUnits="userSpaceOnUse">
			<circle cx="5" cy="5" r="2" class="atlas-dot" />
			<circle cx="14" cy="14" r="2" class="atlas-dot" />
		</pattern>
		{lines(2, 18, "M-4 4L4-4M0 18L18 0M14 22L22 14", 2)}
		{lines(3, 11, "M-3 3L3-3M0 11L11 0M8 14L14 8", 2.4)}
		{lines(4, 13, "M-3 3L3-3M0 13L13 0M10 16L16 10M0 0L13 13", 2.4)}
		<pattern id={`${uid}out`} width="16" height="16"
			patternUnits="userSpaceOnUse">
			<path d="M0 0L16 16M16 0L0 16" class="atlas-cross" />
		</pattern>
	</defs>;
}

function fillOf(all: Known, area: Area, side: Side): string {
	const { load, sore, out } = facts(all, area, side);

	if (out)
		return "atlas-shape atlas-out";
	if (all.mode === "sore" || all.mode === "both" && !load)
		return "atlas-shape atlas-sore" + soreLevel(sore);
	return "atlas-shape " + (load ? "atlas-load" + load.level : "atlas-none");
}

function AreaShape(props: {
	all: Known; area: Area; side: Side; at: Place | undefined; stop: Place;
	onPick: (spot: Place) => void; onKey: (event: KeyboardEvent) => void;
	onStop: (spot: Place) => void;
}) {
	const { all, area, side } = props;
	const d = path(area.outline, handOf(area.view, side));
	const { load, out } = facts(all, area, side);
	const here = props.at?.id === area.id && props.at.side === side;
	const pattern = out ? "out" : load && load.level > 0
		? "p" + load.level : "";

	return (
		<g role="option" id={`${all.uid}${area.id}-${side}`}
			class={"atlas-area" + (here ? " atlas-here" : "")}
			aria-label={areaWords(all, area, side)} aria-selected={here}
			tabIndex={props.stop.id === area.id && props.stop.side === side
				? 0 : -1}
			onClick={() => props.onPick({ id: area.id, side })}
			onKeyDown={props.onKey}
			onFocus={() => props.onStop({ id: area.id, side })}>
			<path d={d} class="atlas-reach" stroke-width={2 * (area.reach ?? 0)} />
			<g clip-path={`url(#${all.uid}${side})`}>
				<path d={d} class={fillOf(all, area, side)} />
				{pattern && <path d={d} class="atlas-over"
					fill={`url(#${all.uid}${pattern})`} />}
				<path d={d} class="atlas-edge" />
			</g>
		</g>);
}

/* Numbers: load as plain figures, soreness as a round badge. */
function Numbers({ all, view }: { all: Known; view: View }) {
	return <g aria-hidden="true" class="atlas-numbers">
		{spots(view).map(({ area, side }) => {
			const { load, sore } = facts(all, area, side);
			const hand = handOf(view, side);
			const badge = area.mark && sore !== undefined ? area.mark
				: undefined;
			const figure = area.load && load ? area.load : undefined;
			const same = badge && figure && badge[0] === figure[0] &&
				badge[1] === figure[1];

			return <g key={area.id + side}>
				{figure && load && <Figure x={hand * figure[0]}
					y={figure[1] + (same ? 26 : 0)} text={load.text} />}
				{badge && <Badge x={hand * badge[0]}
					y={badge[1] - (same ? 12 : 0)} value={sore as number} />}
			</g>;
		})}
	</g>;
}

function Figure({ x, y, text }: { x: number; y: number; text: string }) {
	const wide = 14 + 13 * text.length;

	return <g>
		<rect class="atlas-plate" x={x - wide / 2} y={y - 16} width={wide}
			height={32} rx={9} />
		<text class="atlas-figure" x={x} y={y + 9}>{text}</text>
	</g>;
}

function Badge({ x, y, value }: { x: number; y: number; value: number }) {
	const text = String(Math.round(value * 10) / 10);

	return <g class={"atlas-badge atlas-badge" + soreLevel(value)}>
		<circle cx={x} cy={y} r={20} />
		<text x={x} y={y + 9.5}>{text}</text>
	</g>;
}

function View_({ all, leg, at, stop, ...on }: {
	all: Known; leg: Leg; at: Place | undefined; stop: Place;
	onPick: (spot: Place) => void; onKey: (event: KeyboardEvent) => void;
	onStop: (spot: Place) => void;
}) {
	const box = `${-leg.half} ${leg.top} ${2 * leg.half} ${leg.bottom - leg.top}`;
	const own = areas.filter((area) => area.view === leg.view);
	const second: Side = leg.first === "left" ? "right" : "left";
	const chosen = at && own.find((area) => area.id === at.id);

	return (
		<figure class={`atlas-view atlas-view-${leg.view}`}>
			<figcaption>{leg.title}</figcaption>
			<div class="atlas-sides" aria-hidden="true">
				<span>{sideWord[leg.first]}</span><span>{sideWord[second]}</span>
			</div>
			<svg viewBox={box} role="listbox" focusable="false"
				aria-orientation="horizontal"
				aria-label={`Legs, ${leg.title.toLowerCase()}. `
					+ "Arrow keys go to the next part"
					+ (all.canSet ? "; 0 to 9 and End set how sore it is; "
						+ "Enter opens a slider." : ".")}>
				<Patterns uid={all.uid + leg.view} />
				{sides.map((side) => {
					const hand = handOf(leg.view, side);
					const skin = path(leg.outline, hand, leg.ring);
					const clip = `${all.uid}${leg.view}${side}`;

					return <g key={side} role="presentation">
						<clipPath id={clip}><path d={skin} /></clipPath>
						<path d={skin} class="atlas-skin" />
						<clipPath id={clip + "h"}>
							<rect x={hand > 0 ? 0 : -leg.half - 40} y={leg.top}
								width={leg.half + 40}
								height={leg.bottom - leg.top} />
						</clipPath>
						<g role="presentation" clip-path={`url(#${clip}h)`}>
							{own.map((area) => <AreaShape key={area.id}
								all={{ ...all, uid: all.uid + leg.view }}
								area={area} side={side} at={at} stop={stop}
								{...on} />)}
							<path d={skin} class="atlas-shade"
								clip-path={`url(#${clip})`} />
						</g>
						{leg.lines.map((line) => <path key={line}
							class="atlas-line" d={path(line, hand, false)} />)}
						<path d={skin} class="atlas-outline" />
						{chosen && at.side === side && <path
							class="atlas-chosen" clip-path={`url(#${clip})`}
							d={path(chosen.outline, hand)} />}
					</g>;
				})}
				<Numbers all={all} view={leg.view} />
			</svg>
		</figure>);
}

/* --- the chosen part --- */

function Setter({ label, value, id, onValue, focus, onLeave }: {
	label: string; value: number | undefined; id: string;
	onValue: (value: number) => void; focus?: number;
	onLeave?: () => void;
}) {
	const input = useRef<HTMLInputElement>(null);

	useEffect(() => {
		if (focus)
			input.current?.focus();
	}, [focus]);
	return (
		<div class="atlas-set">
			<label for={id}>{label}</label>
			<div class="atlas-slide">
				<button type="button" aria-label={`${label}: less`}
					disabled={value === 0}
					onClick={() => onValue(Math.max(0, (value ?? 0) - 1))}>
					<span aria-hidden="true">−</span></button>
				<input ref={input} id={id} type="range" min="0" max={soreMax}
					step="1" value={value ?? 0}
					aria-valuetext={value === undefined ? "not said"
						: `${value} of ${soreMax}, ${soreWords(value)}`}
					onInput={(event) =>
						onValue(Number(event.currentTarget.value))}
					onKeyDown={(event) => {
						if (onLeave && (event.key === "Escape" ||
						    event.key === "Enter")) {
							event.preventDefault();
							onLeave();
						} else if (/^[0-9]$/.test(event.key)) {
							event.preventDefault();
							onValue(Number(event.key));
						}
					}} />
				<button type="button" aria-label={`${label}: more`}
					disabled={value !== undefined && value >= soreMax}
					onClick={() =>
						onValue(Math.min(soreMax, (value ?? 0) + 1))}>
					<span aria-hidden="true">+</span></button>
				<output for={id} class={"atlas-out-number atlas-badge"
					+ soreLevel(value)}>{value ?? "–"}</output>
			</div>
		</div>);
}

function Chosen({ all, at, focus, onLeave, onClose }: {
	all: Known; at: Place; focus: number; onLeave: () => void;
	onClose: () => void;
}) {
	const area = areas.find((one) => one.id === at.id);

	if (!area)
		return null;
	const { load, sore, out } = facts(all, area, at.side);
	const whole = regionNames[area.region] ?? area.region;

	return (
		<div class="atlas-panel" role="group"
			aria-label={`${sideWord[at.side]} ${area.name}`}>
			<div class="atlas-panel-head">
				<strong>{sideWord[at.side]} {area.name}</strong>
				<button type="button" class="atlas-close" onClick={onClose}
					aria-label="Close this part">
					<svg viewBox="0 0 16 16" aria-hidden="true">
						<path d="M3 3l10 10M13 3L3 13" /></svg>
				</button>
			</div>
			{all.mode !== "sore" && <p>{upper(load ? "load: "
				+ loadWords(load) : loadWords(load))}.</p>}
			{all.mode !== "load" && all.canSet && <>
				<Setter id={all.uid + "set"} value={sore} focus={focus}
					onLeave={onLeave}
					label={`How sore is your ${at.side} ${whole}?`}
					onValue={(value) =>
						all.onSore?.(area.region, at.side, value)} />
				<p class="atlas-note">{upper(soreWords(sore))}.{" "}
					{area.name !== whole &&
						`Counts for the whole ${at.side} ${whole}.`}</p>
			</>}
			{all.mode !== "load" && !all.canSet && <p>
				Soreness: {sore === undefined ? "not said"
					: `${sore} of ${soreMax}, ${soreWords(sore)}`}.</p>}
			{out && <p>Left out of this session.</p>}
		</div>);
}

/* --- the list --- */

function SoreList({ all }: { all: Known }) {
	return (
		<ul class="atlas-list">
			{regionIds.map((region) => (
				<li key={region}>
					<span class="atlas-row-name">
						{upper(regionNames[region] as string)}</span>
					{sides.map((side) => {
						const value = soreOf(all.sore, region, side);
						const name = `${sideWord[side]} ${regionNames[region]}`;
						const out = isExcluded(all.excluded, region, side);

						return <div key={side} class="atlas-row-side">
							{all.canSet ? <Setter label={name} value={value}
								id={all.uid + soreKey(region, side)}
								onValue={(to) =>
									all.onSore?.(region, side, to)} />
								: <p>{name}: <b>{value ?? "not said"}</b></p>}
							{out && <p class="atlas-note">
								Left out of this session.</p>}
						</div>;
					})}
				</li>))}
		</ul>);
}

function LoadList({ all }: { all: Known }) {
	return (
		<table class="atlas-table">
			<caption class="atlas-hidden">Load of this run by part of the leg
			</caption>
			<thead><tr><th scope="col">Part of both legs</th>
				<th scope="col">Flat km</th>
				<th scope="col">Times your usual</th></tr></thead>
			<tbody>{Object.keys(rowNames).map((row) => {
				const load = loadOf([row], all.load);

				return <tr key={row}>
					<th scope="row">
						<span class={"atlas-key atlas-key" + (load?.level ?? "n")}
							aria-hidden="true" />
						{upper(rowNames[row] as string)}</th>
					<td>{load?.dose === undefined ? "–"
						: load.dose.toFixed(1)}</td>
					<td>{load?.ratio === undefined ? "–"
						: load.ratio.toFixed(1)}</td>
				</tr>;
			})}</tbody>
		</table>);
}

function Scale({ all }: { all: Known }) {
	const ratio = (all.load ?? []).some((row) => row.ratio !== undefined);
	const words = ratio ? ["far less", "less", "usual", "more", "far more"]
		: ["little", "some", "medium", "much", "very much"];
	const swatch = (level: number) => (
		<svg viewBox="0 0 30 20" aria-hidden="true">
			<rect width="30" height="20" rx="4"
				class={`atlas-shape atlas-load${level}`} />
			{level > 0 && <rect width="30" height="20" rx="4"
				fill={`url(#${all.uid}keyp${level})`} />}
		</svg>);

	return <div class="atlas-scale">
		{all.mode !== "sore" && <>
			<svg class="atlas-hidden" aria-hidden="true">
				<Patterns uid={all.uid + "key"} /></svg>
			<p>{ratio ? "Number: this run against your usual; 1.0 is usual."
				: `Number: load in ${flatUnit()}.`}</p>
			<ul>{words.map((word, level) =>
				<li key={word}>{swatch(level)} {word}</li>)}</ul>
		</>}
		{all.mode !== "load" && <p>
			<span class="atlas-dot-key" aria-hidden="true">4</span>{" "}
			Round badge: how sore, 0 to 10.</p>}
	</div>;
}

/* --- all of it --- */

function Tabs<T extends string>({ name, value, all, onValue, narrow }: {
	name: string; value: T; all: readonly (readonly [T, string])[];
	onValue: (value: T) => void; narrow?: boolean;
}) {
	return (
		<div class={"atlas-tabs" + (narrow ? " atlas-narrow" : "")} role="group"
			aria-label={name}>
			{all.map(([id, text]) => <button key={id} type="button"
				aria-pressed={id === value} onClick={() => onValue(id)}>
				{text}</button>)}
		</div>);
}

const firstStop: Record<View, Place> = {
	front: { id: "quad-middle", side: "right" },
	back: { id: "calf-outer", side: "left" },
	sole: { id: "sole-arch", side: "right" },
};

export function LegAtlas(props: LegAtlasProps): JSX.Element {
	const uid = "a" + useId().replace(/[^A-Za-z0-9]/g, "");
	const [form, setForm] = useState<"picture" | "list">("picture");
	const [view, setView] = useState<View>("front");
	const [at, setAt] = useState<Place>();
	const [stops, setStops] = useState(firstStop);
	const [focus, setFocus] = useState(0);
	const [said, setSaid] = useState("");
	const [picks, setPicks] = useState(0);
	const root = useRef<HTMLDivElement>(null);
	const all: Known = {
		...props, uid,
		canSet: !props.readOnly && props.mode !== "load" && !!props.onSore,
	};

	function element(place: Place): HTMLElement | undefined {
		const area = areas.find((one) => one.id === place.id);
		const id = `${uid}${area?.view}${place.id}-${place.side}`;

		return root.current?.querySelector<HTMLElement>(`[id="${id}"]`)
			?? undefined;
	}

	function pick(place: Place) {
		setAt(place);
		setFocus(0);
		setPicks((n) => n + 1);
		element(place)?.focus({ preventScroll: true });
	}

	/* On a phone the slider may lie below the screen. */
	useEffect(() => {
		if (picks)
			root.current?.querySelector(".atlas-panel")?.scrollIntoView({
				block: "nearest", behavior: matchMedia(
					"(prefers-reduced-motion: reduce)").matches
					? "auto" : "smooth" });
	}, [picks]);

	function stopAt(place: Place) {
		const area = areas.find((one) => one.id === place.id);

		if (area)
			setStops((old) => ({ ...old, [area.view]: place }));
	}

	function onKey(spot: Spot, event: KeyboardEvent) {
		const { area, side } = spot;
		const value = soreOf(props.sore, area.region, side);
		const to = all.canSet && !event.ctrlKey && !event.metaKey &&
			!event.altKey ? soreByKey(event.key, value) : undefined;

		if (/^Arrow/.test(event.key)) {
			const next = neighbour(spot, event.key as Arrow);

			event.preventDefault();
			if (next) {
				setAt({ id: next.area.id, side: next.side });
				element({ id: next.area.id, side: next.side })?.focus();
			}
		} else if (to !== undefined) {
			event.preventDefault();
			setAt({ id: area.id, side });
			props.onSore?.(area.region, side, to);
			setSaid(`${sideWord[side]} ${regionNames[area.region]}: `
				+ `${to} of ${soreMax}, ${soreWords(to)}`);
		} else if (event.key === "Enter" || event.key === " ") {
			event.preventDefault();
			setAt({ id: area.id, side });
			setFocus((n) => n + 1);
		} else if (event.key === "Escape" && at) {
			event.preventDefault();
			setAt(undefined);
		}
	}

	const everywhere = useMemo(() => legs.flatMap((leg) => spots(leg.view)), []);
	const keyed = (event: KeyboardEvent) => {
		const id = (event.currentTarget as Element).id;
		const spot = everywhere.find((one) => id === `${uid}${one.area.view}`
			+ `${one.area.id}-${one.side}`);

		if (spot)
			onKey(spot, event);
	};

	return (
		<div class="atlas" ref={root} data-view={view} data-mode={props.mode}>
			<div class="atlas-bar">
				<Tabs name="Show as" value={form} onValue={setForm}
					all={[["picture", "Picture"], ["list", "List"]]} />
				{form === "picture" && <Tabs name="Seen from" value={view}
					onValue={(to) => {
						setView(to);
						setAt(undefined);
					}} narrow
					all={legs.map((leg) => [leg.view, leg.title] as const)} />}
			</div>
			{form === "picture" ? <>
				<div class="atlas-views">
					{legs.map((leg) => <View_ key={leg.view} all={all} leg={leg}
						at={at} stop={stops[leg.view]} onPick={pick}
						onStop={stopAt} onKey={keyed} />)}
				</div>
				<div class="atlas-below">
					{at ? <Chosen all={all} at={at} focus={focus}
						onLeave={() => element(at)?.focus()}
						onClose={() => {
							const back = element(at);

							setAt(undefined);
							back?.focus();
						}} />
						: <p class="atlas-hint">{all.canSet
							? "Tap what is sore, then say how much."
							: "Tap a part to read its numbers."}</p>}
					<Scale all={all} />
				</div>
			</> : <>
				{props.mode !== "sore" && <LoadList all={all} />}
				{props.mode !== "load" && <SoreList all={all} />}
			</>}
			<p class="atlas-hidden" aria-live="polite">{said}</p>
		</div>);
}

export default LegAtlas;
