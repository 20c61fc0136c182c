/* Positions that several pictures share. */
import { add, angle, arm, armPath, type ArmSpec, type LegSpec, type P } from "./body";
import {
	body, facer, paint, paintFacer, Sheet, type Body, type Box, type Facer,
	type Fronted, type Pose,
} from "./scene";

export interface Scene {
	/* What the picture shows, for those who do not see it. */
	alt: string;
	draw: (s: Sheet) => void;
}

/* The near arm once more, in front of all that was drawn since. */
export function hold(s: Sheet, b: Body, which: "near" | "far"): void {
	const spec = which === "near" ? b.pose.nearArm : b.pose.farArm;

	if (spec)
		s.add("skin", armPath(arm(b.pose.shoulder, spec, b.f)));
}

export interface Sitting {
	shoulder: P; head?: number; hip?: P; near: LegSpec; far?: LegSpec;
	nearArm?: ArmSpec; farArm?: ArmSpec; worked?: Pose["worked"];
}

/* On a chair, seen from the side. */
export function sit(s: Sheet, p: Sitting, draw: (s: Sheet, b: Body) => void,
	frame?: Box): void {
	s.frame = frame;
	s.floor().chair(68);
	const b = body({
		hip: [88, 114], far: { ankle: [122, 162] }, ...p,
		head: p.head ?? -84,
	});

	paint(s, b, { afterNear: () => draw(s, b) });
}

export interface OnFloor {
	hip: P; shoulder: P; head?: number; near: LegSpec; far: LegSpec;
	nearArm?: ArmSpec; farArm?: ArmSpec; worked?: Pose["worked"]; frame?: Box;
}

/* On the floor, leaning back. */
export function longSit(s: Sheet, p: OnFloor, draw: (b: Body) => void): void {
	s.frame = p.frame;
	s.floor();
	const b = body({ ...p, head: p.head ?? angle(p.hip, p.shoulder) + 14 });

	paint(s, b, { afterNear: () => draw(b) });
}

export interface AtWall {
	hip: P; shoulder: P; near: LegSpec; far: LegSpec; arms: P; head?: number;
}

/* Facing a wall on the right, both hands on it. */
export function wallStand(s: Sheet, p: AtWall, draw: (b: Body) => void): void {
	s.floor().wall(177);
	const b = body({
		hip: p.hip, shoulder: p.shoulder, head: p.head ?? -74, near: p.near,
		far: p.far, nearArm: { at: p.arms, grip: -76, bend: -1 },
		farArm: { at: add(p.arms, [0, -6]), grip: -76, bend: -1 },
	});

	paint(s, b, { afterNear: () => draw(b) });
}

/* Standing, seen from the side. */
export function stand(s: Sheet, p: Partial<Pose>, draw: (b: Body) => void): void {
	s.floor();
	const b = body({
		hip: [118, 80.4], shoulder: [120, 32.4], head: -88,
		near: { ankle: [117, 162] }, far: { ankle: [123, 162] }, ...p,
	});

	paint(s, b, { afterNear: () => draw(b) });
}

/* Lying on the back, head left. */
export function supine(s: Sheet, p: Partial<Pose>, draw: (b: Body) => void,
	parts: Parameters<typeof paint>[2] = {}): void {
	s.floor().mat(30, 176).cushion(32, 160, 28, 9);
	const b = body({
		hip: [118, 158], shoulder: [70, 158], head: 177,
		near: { ankle: [200, 160], toe: -82 },
		far: { ankle: [198, 160], toe: -84 }, farArm: { at: [127, 163], grip: 2 },
		...p,
	});

	paint(s, b, { afterNear: () => draw(b), ...parts });
}

/* On a chair, seen from the front. */
export function frontChair(s: Sheet): void {
	s.floor().add("prop", "M94 62H146V124H94Z", "M88 124H152V131H88Z",
		"M91 131H95V170H91Z", "M145 131H149V170H145Z");
}

/* Lying on one side, face towards us, propped on the lower forearm, a roller
 * under the lower leg. */
export function sideLying(s: Sheet, p: Pick<Facer, "left" | "right">,
	draw: (b: Fronted) => void, roller: P, r = 8.5): void {
	s.floor();
	const b = facer({
		hip: [108, 150], shoulder: [66, 138], look: "front", ...p,
		leftArm: { at: [80, 166], elbow: [58, 166], grip: 0 },
		rightArm: { at: [98, 165], elbow: [92, 142], grip: 60 },
		head: [47, 130], turn: 216, worked: "left",
	});

	paintFacer(s, b, {
		afterTrunk: () => s.roller(roller, r), afterLeft: () => draw(b),
	});
}
