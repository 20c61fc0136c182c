/* A picture while it is drawn: shapes in order, tools and arrows. */
import {
	add, angle, arm, armPath, circle, faceHead, far, front, headPaths, leg,
	legPath, line, mix, musclePath, on, polar, shape, shortsPath, smooth,
	trunkPath, unit, type ArmSpec, type Bone, type Face, type Facing, type Head,
	type Leg, type LegSpec, type P,
} from "./body";

/* c is the class after "draw-". */
export interface Shape { c: string; d: string }
export type Box = readonly [number, number, number];
export type Side = "left" | "right";

export const floorY = 170;

export class Sheet {
	shapes: Shape[] = [];
	/* Left, top and width; the height is three quarters of it. */
	frame: Box | undefined;
	/* The side that is worked before mirroring; none: no side. */
	base: Side | undefined;
	/* What is shown once more, larger: its middle and radius. */
	near: readonly [P, number] | undefined;

	add(c: string, ...d: string[]): this {
		this.shapes.push({ c, d: d.join("") });
		return this;
	}

	/* The corners of what is drawn. */
	private corners(): readonly [number, number, number, number] {
		let [x0, y0, x1, y1] = [Infinity, Infinity, -Infinity, -Infinity];

		for (const { c, d } of this.shapes) {
			if (c === "floor" || c === "wall")
				continue;
			for (const part of d.split(/(?=M)/)) {
				const ring = /^M(\S+) (\S+)a(\S+) (\S+)/.exec(part);
				const all = ring ? [] : (part.match(/-?[\d.]+/g) ?? []).map(Number);

				if (ring) {
					const [x, y, rx, ry] = ring.slice(1).map(Number) as
						[number, number, number, number];

					all.push(x, y - ry, x + 2 * rx, y + ry);
				}
				for (let i = 0; i + 1 < all.length; i += 2) {
					x0 = Math.min(x0, all[i] as number);
					x1 = Math.max(x1, all[i] as number);
					y0 = Math.min(y0, all[i + 1] as number);
					y1 = Math.max(y1, all[i + 1] as number);
				}
			}
		}
		return [x0 - 7, y0 - 6, x1 + 7, y1 + 6];
	}

	/* What is drawn, in the proportions of a picture; what is shown larger
	 * has its place on the right. */
	view(): { box: Box; lens?: { at: P; r: number } } {
		const [x0, y0, x1, y1] = this.frame ? [this.frame[0], this.frame[1],
			this.frame[0] + this.frame[2], this.frame[1] + this.frame[2] * 0.75]
			: this.corners();
		/* Above somebody who lies there is room anyway. */
		const lying = y1 - y0 < 0.42 * (x1 - x0);
		const room = this.near && !lying ? 76 : 0;
		const w = Math.max(x1 - x0 + room, (y1 - y0) / 0.75, 100);
		const box: Box = [this.near ? x0 : (x0 + x1 - w) / 2, y1 - w * 0.75, w];
		const r = lying ? (w * 0.75 - (y1 - y0)) / 2 - 2
			: Math.min(w * 0.3, (w - (x1 - x0)) / 2 - 1);

		return this.near ? { box, lens: {
			at: [box[0] + w - r - 3, box[1] + r + 3], r } } : { box };
	}

	closer(at: P, r: number): this {
		this.near = [at, r];
		return this;
	}

	/* --- things --- */
	floor(from = -200, to = 440): this {
		return this.add("floor", line([from, floorY], [to, floorY]));
	}

	wall(x: number): this {
		return this.add("wall", shape([x, -100], [x + 12, -100],
			[x + 12, floorY], [x, floorY]));
	}

	chair(x: number, back = true, seat = 124): this {
		if (back)
			this.add("prop", shape([x, 62], [x + 5, 62], [x + 6, seat],
				[x, seat]));
		return this.add("prop", shape([x, seat], [x + 46, seat],
			[x + 46, seat + 6], [x, seat + 6]),
		shape([x + 1, seat + 6], [x + 5, seat + 6], [x + 4, floorY],
			[x, floorY]), shape([x + 40, seat + 6], [x + 44, seat + 6],
			[x + 45, floorY], [x + 41, floorY]));
	}

	block(x: number, y: number, w: number, h = floorY - y): this {
		return this.add("prop", shape([x, y], [x + w, y], [x + w, y + h],
			[x, y + h]));
	}

	cushion(x: number, y: number, w: number, h: number): this {
		return this.add("soft", smooth([[x, y + h / 2], [x + 3, y + 1],
			[x + w / 2, y], [x + w - 3, y + 1], [x + w, y + h / 2],
			[x + w - 3, y + h - 1], [x + w / 2, y + h], [x + 3, y + h - 1]]));
	}

	mat(x: number, w: number): this {
		return this.add("soft", shape([x, floorY - 1], [x + w, floorY - 1],
			[x + w, floorY + 3], [x, floorY + 3]));
	}

	roller(c: P, r = 8): this {
		return this.add("tool", circle(c, r)).add("hole", circle(c, r * 0.48));
	}

	/* A roller or stick from a to b. */
	rod(a: P, b: P, r: number): this {
		const n = front(a, b, 1);

		return this.add("tool", shape(add(a, n, r), add(b, n, r),
			add(b, n, -r), add(a, n, -r)));
	}

	stick(a: P, b: P): this {
		return this.rod(a, b, 1.6).rod(mix(a, b, 0.22), mix(a, b, 0.78), 2.6);
	}

	ball(c: P, r = 5): this {
		return this.add("tool", circle(c, r)).add("shine",
			smooth([add(c, [-r * 0.5, -r * 0.1]), add(c, [-r * 0.1, -r * 0.55]),
				add(c, [r * 0.4, -r * 0.5])], false));
	}

	/* A massage gun: its head touches at c, its barrel comes from dir. */
	gun(c: P, dir: number, grip: number): this {
		const u = polar(dir), v = polar(grip);
		const at = (x: number, y: number) => add(add(c, u, x), v, y);
		const n = front(at(0, 0), at(1, 0), 1);
		const bar = (a: P, b: P, r: number) => shape(add(a, n, r),
			add(b, n, r), add(b, n, -r), add(a, n, -r));
		const m = front(at(0, 0), at(0, 1), 1);
		const handle = (a: P, b: P, r: number) => shape(add(a, m, r),
			add(b, m, r), add(b, m, -r), add(a, m, -r));

		return this.add("tool", handle(at(18, 0), at(18, 21), 3.2),
			bar(at(6, 0), at(12, 0), 2), bar(at(11, 0), at(25, 0), 5),
			circle(at(3.6, 0), 3.8));
	}

	/* Where a gun's handle is held. */
	static grip(c: P, dir: number, grip: number): P {
		return add(add(c, polar(dir, 18)), polar(grip, 14));
	}

	/* --- marks --- */
	/* A stroke along points; kind: one way, to and fro, or light. */
	arrow(kind: "one" | "both" | "light" | "move", ...list: P[]): this {
		const d = list.length > 2 ? smooth(list, false)
			: line(list[0] as P, list[1] as P);
		const last = list[list.length - 1] as P;
		const before = list[list.length - 2] as P;
		const heads = [tip(before, last)];

		if (kind === "both")
			heads.push(tip(list[1] as P, list[0] as P));
		const c = kind === "light" ? "light" : kind === "one" ? "stroke"
			: "sweep";

		this.add("halo", d, ...heads);
		return this.add(c, d).add(c + "-tip", ...heads);
	}

	/* An arc around c from one angle to another. */
	arc(kind: "one" | "both" | "light" | "move", c: P, r: number,
		from: number, to: number): this {
		const n = Math.max(3, Math.ceil(Math.abs(to - from) / 25) + 1);

		return this.arrow(kind, ...Array.from({ length: n }, (_, i) =>
			add(c, polar(from + (to - from) * i / (n - 1), r))));
	}

	/* Small circles of the hand. */
	swirl(c: P, r = 7): this {
		return this.arc("one", c, r, -200, 100);
	}

	/* Along a bone, outside the skin. */
	along(kind: "one" | "both" | "light", l: Leg, bone: Bone, face: Face,
		from: number, to: number, off = 9): this {
		return this.arrow(kind, ...[0, 0.33, 0.67, 1].map((s) =>
			on(l, bone, face, from + (to - from) * s, off)));
	}

	muscle(l: Leg, bone: Bone, face: Face, from: number, to: number,
		deep = 1): this {
		return this.add("muscle", musclePath(l, bone, face, from, to, deep));
	}

	/* A band along the middle of a bone, aside of it by off. */
	strip(l: Leg, bone: Bone, from: number, to: number, w: number,
		off = 0): this {
		const [a, b] = bone === "thigh" ? [l.hip, l.knee] : [l.knee, l.ankle];
		const n = front(a, b, l.f);
		const at = (t: number, k: number) => add(mix(a, b, from +
			(to - from) * t), n, off + k);

		return this.patch(at(0, 0), at(0.2, w * 0.8), at(0.5, w), at(0.8, w * 0.8),
			at(1, 0), at(0.8, -w * 0.8), at(0.5, -w), at(0.2, -w * 0.8));
	}

	patch(...list: P[]): this {
		return this.add("muscle", smooth(list));
	}

	/* Where the limb goes: behind everything that belongs to the body. */
	ghost(...d: string[]): this {
		const body = this.shapes.findIndex(({ c }) =>
			c === "skin" || c === "worked" || c === "behind");

		this.shapes.splice(body < 0 ? this.shapes.length : body, 0,
			...d.map((one) => ({ c: "ghost", d: one })));
		return this;
	}
}

/* Arrow heads are drawn, not markers, so that they mirror and print. */
function tip(from: P, to: P): string {
	const a = angle(from, to);

	return shape(add(to, polar(a), 2.6), add(to, polar(a + 143), 6.2),
		add(to, polar(a), -2.2), add(to, polar(a - 143), 6.2));
}

/* --- a body --- */

export interface Pose {
	f?: Facing;
	hip: P; shoulder: P;
	/* Where the top of the head points, in degrees; -90 is up. */
	head?: number;
	bow?: number;
	near: LegSpec; far: LegSpec;
	nearArm?: ArmSpec; farArm?: ArmSpec;
	worked?: "near" | "far" | "both" | "none" | undefined;
}

export interface Body {
	near: Leg; far: Leg; head: Head; pose: Pose; f: Facing;
}

export function body(pose: Pose): Body {
	const f = pose.f ?? 1;
	const tilt = pose.head ?? angle(pose.hip, pose.shoulder);

	return {
		f, pose, near: leg(pose.hip, pose.near, f),
		far: leg(pose.hip, pose.far, f),
		head: headPaths(pose.shoulder, tilt, f),
	};
}

export interface Parts {
	/* Drawn after the named part. */
	afterFar?: () => void; afterTrunk?: () => void; afterNear?: () => void;
	/* The near arm lies behind the near leg. */
	armBehind?: boolean;
	/* The far arm lies before the trunk and the near leg. */
	farArmLast?: boolean;
	thumb?: number;
	/* The far leg lies before the near one. */
	farLast?: boolean;
	hidden?: boolean;
}

export function paint(s: Sheet, b: Body, parts: Parts = {}): Sheet {
	const { pose } = b;
	const worked = pose.worked ?? "near";
	const look = (side: "near" | "far") => worked === "both" || worked === side
		? "worked" : side === "near" ? "skin" : "behind";
	const farArm = () => pose.farArm && s.add("behind",
		armPath(arm(pose.shoulder, pose.farArm, b.f), parts.thumb));
	const nearArm = () => pose.nearArm && s.add("skin",
		armPath(arm(pose.shoulder, pose.nearArm, b.f), parts.thumb));
	const farLeg = () => s.add(look("far"),
		legPath(b.far, pose.far.foot !== false))
		.add("shorts", shortsPath(b.far));
	const nearLeg = () => s.add(look("near"),
		legPath(b.near, pose.near.foot !== false))
		.add("shorts", shortsPath(b.near));

	if (worked === "near" || worked === "far")
		s.base = (worked === "near") === (b.f > 0) ? "right" : "left";
	if (!parts.farArmLast)
		farArm();
	if (!parts.farLast)
		farLeg();
	parts.afterFar?.();
	if (parts.armBehind)
		nearArm();
	s.add("skin", b.head.skin).add("hair", b.head.hair);
	s.add("shirt", trunkPath(pose.hip, pose.shoulder, b.f, pose.bow));
	parts.afterTrunk?.();
	nearLeg();
	if (parts.farLast)
		farLeg();
	parts.afterNear?.();
	if (parts.farArmLast)
		farArm();
	if (!parts.armBehind)
		nearArm();
	return s;
}

/* --- a body from the front, from behind or from above --- */

export interface Facer {
	/* Middle of the hips and of the shoulders. */
	hip: P; shoulder: P;
	look: "front" | "back";
	/* Legs on the picture's left and right. */
	left: { hip?: P; knee: P; ankle: P; toe?: number; foot?: "down" | "flat" | "none"; k?: number };
	right: { hip?: P; knee: P; ankle: P; toe?: number; foot?: "down" | "flat" | "none"; k?: number };
	leftArm?: ArmSpec; rightArm?: ArmSpec;
	worked?: "left" | "right" | "both" | "none";
	head?: P;
	/* Where the top of the head points, in degrees. */
	turn?: number;
}

export interface Fronted { left: Leg; right: Leg; spec: Facer }

export function facer(spec: Facer): Fronted {
	const across = front(spec.hip, spec.shoulder, 1);
	const make = (one: Facer["left"], sign: 1 | -1): Leg => ({
		hip: one.hip ?? add(spec.hip, across, sign * 8.5), knee: one.knee,
		ankle: one.ankle, f: sign, toe: one.toe ?? 90, k: one.k ?? 1,
	});

	return { left: make(spec.left, 1), right: make(spec.right, -1), spec };
}

function foot(l: Leg, kind: "down" | "flat" | "none" | undefined): string {
	const u = polar(l.toe);
	const v: P = [-u[1], u[0]];
	const at = (x: number, y: number) => add(add(l.ankle, u, x), v, y);

	if (kind === "none")
		return "";
	if (kind === "flat")
		return smooth([at(-4, -3), at(-6, 0), at(-4, 3), at(6, 3.6),
			at(14, 5), at(19, 2), at(19, -2), at(14, -5), at(6, -3.6)]);
	return smooth([at(-4, -3), at(-4, 3), at(2, 4), at(7, 6), at(9.4, 4),
		at(9.8, 0), at(9.4, -4), at(7, -6), at(2, -4)]);
}

export function paintFacer(s: Sheet, b: Fronted, parts: {
	afterTrunk?: () => void; afterLeft?: () => void; afterRight?: () => void;
	armsFirst?: boolean; thumb?: number; order?: "left" | "right";
} = {}): Sheet {
	const { spec } = b;
	const d = unit(spec.hip, spec.shoulder);
	const n = front(spec.hip, spec.shoulder, 1);
	const at = (t: number, w: number) => add(add(spec.hip, d,
		t * far(spec.hip, spec.shoulder)), n, w);
	const left = at(0.93, 16), right = at(0.93, -16);
	const head = faceHead(spec.head ?? add(spec.shoulder, d, 19), spec.look,
		spec.turn ?? angle(spec.hip, spec.shoulder));
	const worked = spec.worked ?? "left";
	const arms = () => {
		if (spec.leftArm)
			s.add("skin", armPath(arm(left, spec.leftArm, 1), parts.thumb));
		if (spec.rightArm)
			s.add("skin", armPath(arm(right, spec.rightArm, -1),
				parts.thumb === undefined ? -1 : -parts.thumb));
	};
	const limb = (side: "left" | "right") => {
		const l = b[side];

		s.add(worked === side || worked === "both" ? "worked" : "skin",
			legPath(l, false) + foot(l, spec[side].foot));
		s.add("shorts", shortsPath(l));
		(side === "left" ? parts.afterLeft : parts.afterRight)?.();
	};

	/* From the front the picture's left leg is the right one. */
	if (worked === "left" || worked === "right")
		s.base = (worked === "left") === (spec.look === "front")
			? "right" : "left";
	if (parts.armsFirst)
		arms();
	s.add("skin", smooth([at(0.9, 3.6), at(1.2, 3.4), at(1.2, -3.4),
		at(0.9, -3.6)]), head.skin).add("hair", head.hair);
	if (spec.look === "back")
		s.add("hair", head.hair);
	s.add("shirt", smooth([at(-0.16, 10), at(-0.05, 15.6), at(0.2, 13.4),
		at(0.45, 13), at(0.75, 16.4), at(0.93, 18.4), at(1.02, 13),
		at(1.06, 5), at(1.06, -5), at(1.02, -13), at(0.93, -18.4),
		at(0.75, -16.4), at(0.45, -13), at(0.2, -13.4), at(-0.05, -15.6),
		at(-0.16, -10)]));
	parts.afterTrunk?.();
	for (const side of parts.order === "right" ? ["right", "left"] as const
		: ["left", "right"] as const)
		limb(side);
	if (!parts.armsFirst)
		arms();
	return s;
}
