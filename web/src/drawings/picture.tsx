/* The picture of a technique: position, contact and direction of the stroke.
 * Drawn for one side and mirrored for the other; words are never mirrored. */
import { useId } from "preact/hooks";
import type { JSX } from "preact";
import { Sheet, type Side } from "./scene";
import { sceneOf } from "./scenes";

export interface TechniquePictureProps {
	technique: string;
	side?: Side | undefined;
	title: string;
	animate?: boolean | undefined;
}

const drawn = new Map<string, Sheet>();

export function sheetOf(technique: string, title?: string): Sheet {
	const { id, scene } = sceneOf(technique, title);
	let sheet = drawn.get(id);

	if (!sheet) {
		sheet = new Sheet();
		scene.draw(sheet);
		drawn.set(id, sheet);
	}
	return sheet;
}

/* The words in place of the picture. */
export function pictureWords(technique: string, side?: Side,
	title?: string): string {
	const { scene } = sceneOf(technique, title);
	const which = side && sheetOf(technique, title).base
		? `${side === "left" ? "Left" : "Right"} leg.` : "";

	return [title && title.replace(/[.:]?$/, "."), which, scene.alt]
		.filter(Boolean).join(" ");
}

export function TechniquePicture(props: TechniquePictureProps): JSX.Element {
	const { technique, side } = props;
	const uid = "d" + useId().replace(/[^A-Za-z0-9]/g, "");
	const sheet = sheetOf(technique, props.title);
	const { box: [x, y, w], lens } = sheet.view();
	const sided = side && sheet.base ? side : undefined;
	const mirrored = sided !== undefined && sided !== sheet.base;
	const top = sided ? w * 0.07 : 0;
	const turn = mirrored ? `translate(${2 * x + w} 0) scale(-1 1)` : undefined;
	const near = sheet.near;
	const k = lens && near ? lens.r / near[1] : 1;

	return (
		<svg class={"draw" + (props.animate === false ? "" : " draw-alive")}
			viewBox={`${x} ${y - top} ${w} ${w * 0.75 + top}`} role="img"
			aria-label={pictureWords(technique, side, props.title)}>
			<g transform={turn}>
				<g id={uid}>{sheet.shapes.map(({ c, d }, i) =>
					<path key={i} class={"draw-" + c} d={d} />)}</g>
				{lens && near && <>
					<clipPath id={uid + "c"}>
						<circle cx={lens.at[0]} cy={lens.at[1]} r={lens.r} />
					</clipPath>
					<circle class="draw-spot" cx={near[0][0]} cy={near[0][1]}
						r={near[1]} />
					<circle class="draw-lens" cx={lens.at[0]} cy={lens.at[1]}
						r={lens.r} />
					<g clip-path={`url(#${uid}c)`}>
						<use class="draw-near" href={"#" + uid}
							transform={`translate(${lens.at[0]} ${lens.at[1]}) `
								+ `scale(${k}) `
								+ `translate(${-near[0][0]} ${-near[0][1]})`} />
					</g>
					<circle class="draw-rim" cx={lens.at[0]} cy={lens.at[1]}
						r={lens.r} />
				</>}
			</g>
			{sided && <text class="draw-side" x={mirrored ? x + w - 5 : x + 5}
				y={y - w * 0.012} font-size={w * 0.052}
				text-anchor={mirrored ? "end" : "start"}>
				{sided === "left" ? "Left leg" : "Right leg"}</text>}
		</svg>);
}

export default TechniquePicture;
