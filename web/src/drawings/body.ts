/* A body of joints and tapered limbs, about one unit a centimetre, y down.
 * The front of a limb that runs along d is (dy, -dx) times f: f is +1 for a
 * body that looks to the picture's right, or lies with its head left and its
 * face up. The leg nearer to us is then the right one. */
export type P = readonly [number, number];
export type Facing = 1 | -1;
/* Distance along the bone, half width in front, half width behind. */
export type Profile = readonly (readonly [number, number, number])[];
export type Bone = "thigh" | "shank";
export type Face = "front" | "back";

export const lengths = { thigh: 42, shank: 41, arm: 29, fore: 25, torso: 49 };

const profiles: Record<Bone | "arm" | "fore", Profile> = {
	thigh: [[-0.14, 5, 7], [0, 8.4, 10.2], [0.25, 9.2, 9.4], [0.55, 8.2, 7.8],
		[0.85, 6.4, 5.6], [1, 5.6, 5], [1.08, 3.6, 3.4]],
	shank: [[-0.09, 3.8, 3.6], [0.02, 5.6, 5.2], [0.22, 4.9, 7.2],
		[0.4, 4.4, 7], [0.6, 3.8, 5], [0.8, 3.2, 3.3], [0.97, 3.2, 3.2],
		[1.06, 2.4, 2.6]],
	arm: [[-0.12, 3, 3], [0.04, 5, 5], [0.35, 4.7, 4.6], [0.85, 3.5, 3.5],
		[1.06, 2.4, 2.4]],
	fore: [[-0.08, 2.6, 2.6], [0.16, 3.9, 3.9], [0.7, 2.8, 2.8],
		[1.02, 2.2, 2.2]],
};

const near = (n: number) => Math.round(n * 10) / 10;

export const add = (a: P, b: P, k = 1): P => [a[0] + k * b[0], a[1] + k * b[1]];
export const sub = (a: P, b: P): P => [a[0] - b[0], a[1] - b[1]];
export const far = (a: P, b: P) => Math.hypot(b[0] - a[0], b[1] - a[1]);
export const mix = (a: P, b: P, t: number): P => add(a, sub(b, a), t);
export const polar = (degrees: number, r = 1): P => [
	r * Math.cos(degrees * Math.PI / 180), r * Math.sin(degrees * Math.PI / 180)];
export const angle = (a: P, b: P) =>
	Math.atan2(b[1] - a[1], b[0] - a[0]) * 180 / Math.PI;

export function unit(a: P, b: P): P {
	const r = far(a, b) || 1;

	return [(b[0] - a[0]) / r, (b[1] - a[1]) / r];
}

/* Towards the front of a limb from a to b. */
export function front(a: P, b: P, f: number): P {
	const d = unit(a, b);

	return [d[1] * f, -d[0] * f];
}

/* A smooth line through points; closed lines all turn the same way, so that
 * pieces of one limb add up. */
export function smooth(list: readonly P[], closed = true): string {
	const turn = list.reduce((sum, a, i) => {
		const b = list[(i + 1) % list.length] as P;

		return sum + a[0] * b[1] - b[0] * a[1];
	}, 0);
	const all = closed && turn < 0 ? [...list].reverse() : list;
	const n = all.length;
	const at = (i: number) => (closed ? all[(i + n) % n]
		: all[Math.max(0, Math.min(n - 1, i))]) as P;
	const put = (p: P) => `${near(p[0])} ${near(p[1])}`;
	let d = "M" + put(at(0));

	for (let i = 0; i < (closed ? n : n - 1); i++)
		d += "C" + put(add(at(i), sub(at(i + 1), at(i - 1)), 1 / 6)) + " " +
			put(add(at(i + 1), sub(at(i + 2), at(i)), -1 / 6)) + " " +
			put(at(i + 1));
	return closed ? d + "Z" : d;
}

export function line(...list: P[]): string {
	return "M" + list.map((p) => `${near(p[0])} ${near(p[1])}`).join("L");
}

export const shape = (...list: P[]) => {
	const d = line(...list);

	return d + "Z";
};

export function circle(c: P, r: number, ry = r): string {
	return `M${near(c[0] - r)} ${near(c[1])}a${r} ${ry} 0 1 1 ${2 * r} 0`
		+ `a${r} ${ry} 0 1 1 ${-2 * r} 0Z`;
}

/* Half width of a bone at t. */
export function widthAt(bone: Bone, t: number, face: Face): number {
	const rows = profiles[bone];
	const k = face === "front" ? 1 : 2;
	let a = rows[0] as readonly [number, number, number];

	for (const b of rows) {
		if (b[0] >= t)
			return b[0] === a[0] ? b[k]
				: a[k] + (b[k] - a[k]) * (t - a[0]) / (b[0] - a[0]);
		a = b;
	}
	return a[k];
}

export function taper(a: P, b: P, rows: Profile, f: number, k = 1): string {
	const out = front(a, b, f);
	const ahead = rows.map(([t, w]) => add(mix(a, b, t), out, w * k));
	const behind = rows.map(([t, , w]) => add(mix(a, b, t), out, -w * k));

	return smooth([...ahead, ...behind.reverse()]);
}

export interface Leg {
	hip: P; knee: P; ankle: P; f: Facing;
	/* Where the toes point, in degrees; 0 is the picture's right. */
	toe: number;
	k: number;
}

export interface LegSpec {
	ankle: P; toe?: number; knee?: P; hip?: P; k?: number;
	/* No foot drawn in profile. */
	foot?: boolean;
}

function middle(a: P, b: P, first: number, second: number, out: P): P {
	const r = Math.max(1, Math.min(far(a, b), first + second - 0.01));
	const along = (first * first - second * second + r * r) / (2 * r);
	const aside = Math.sqrt(Math.max(0, first * first - along * along));
	const stretched = far(a, b) / r;

	return add(add(a, unit(a, b), along * stretched), out, aside);
}

export function leg(hip: P, spec: LegSpec, f: Facing): Leg {
	const from = spec.hip ?? hip;
	const knee = spec.knee ?? middle(from, spec.ankle, lengths.thigh,
		lengths.shank, front(from, spec.ankle, f));

	return {
		hip: from, knee, ankle: spec.ankle, f, k: spec.k ?? 1,
		toe: spec.toe ?? (f > 0 ? 0 : 180),
	};
}

/* A point on the skin, off units outside it. */
export function on(l: Leg, bone: Bone, face: Face, t: number, off = 0): P {
	const [a, b] = bone === "thigh" ? [l.hip, l.knee] : [l.knee, l.ankle];
	const sign = face === "front" ? 1 : -1;

	return add(mix(a, b, t), front(a, b, l.f),
		sign * (widthAt(bone, t, face) * l.k + off));
}

export function footPath(l: Leg): string {
	const u = polar(l.toe);
	const v: P = [-u[1] * l.f, u[0] * l.f];
	const at = (x: number, y: number) =>
		add(add(l.ankle, u, x * l.k), v, y * l.k);

	return smooth([at(-3.6, -4), at(-4.6, 0), at(-6.4, 4), at(-5.6, 7.4),
		at(-2, 8.2), at(4, 7), at(10, 7.8), at(16, 8.2), at(19.4, 7),
		at(19, 5), at(14, 2.8), at(8.5, 0), at(4.4, -3.4)]);
}

export function legPath(l: Leg, foot = true): string {
	return taper(l.hip, l.knee, profiles.thigh, l.f, l.k) +
		taper(l.knee, l.ankle, profiles.shank, l.f, l.k) +
		circle(l.knee, 5.2 * l.k) + (foot ? footPath(l) : "");
}

/* The leg of the shorts: the upper part of the thigh. */
export function shortsPath(l: Leg, to = 0.42): string {
	const rows = profiles.thigh.filter(([t]) => t <= to)
		.map(([t, a, b]) => [t, a + 0.7, b + 0.7] as const);

	return taper(l.hip, l.knee, [...rows, [to, widthAt("thigh", to, "front")
		+ 1.2, widthAt("thigh", to, "back") + 1.2]], l.f, l.k);
}

/* A strip of muscle along one face of a bone; deep is how far it reaches
 * towards the other face, as a part of the half width on its own side. */
export function musclePath(l: Leg, bone: Bone, face: Face, from: number,
	to: number, deep = 1): string {
	const steps = [0, 0.25, 0.5, 0.75, 1];
	const [a, b] = bone === "thigh" ? [l.hip, l.knee] : [l.knee, l.ankle];
	const out = front(a, b, l.f);
	const sign = face === "front" ? 1 : -1;
	const edge = steps.map((s) => on(l, bone, face, from + (to - from) * s,
		s === 0 || s === 1 ? -1.6 : -0.4));
	const inner = steps.map((s) => {
		const t = from + (to - from) * s;
		const w = widthAt(bone, t, face) * l.k;
		const bulge = s === 0 || s === 1 ? 0.45 : 1;

		return add(mix(a, b, t), out, sign * w * (1 - deep * bulge));
	});

	return smooth([...edge, ...inner.reverse()]);
}

export interface Arm { shoulder: P; elbow: P; wrist: P; palm: P; k: number }
export interface ArmSpec {
	/* The middle of the palm. */
	at: P;
	/* Which way the elbow goes; +1 is the body's front. */
	bend?: number; elbow?: P;
	/* Where the fingers point, in degrees; else along the forearm. */
	grip?: number; shoulder?: P;
}

export function arm(shoulder: P, spec: ArmSpec, f: number): Arm {
	const from = spec.shoulder ?? shoulder;
	const guess = spec.grip ?? angle(spec.elbow ?? from, spec.at);
	const wrist = add(spec.at, polar(guess), -6);
	const elbow = spec.elbow ?? middle(from, wrist, lengths.arm, lengths.fore,
		add([0, 0], front(from, wrist, f), spec.bend ?? -1));

	return { shoulder: from, elbow, wrist, palm: spec.at, k: 1 };
}

export function armPath(a: Arm, thumb = 1): string {
	const dir = unit(a.wrist, a.palm);
	const side: P = [-dir[1], dir[0]];
	const at = (x: number, y: number) => add(add(a.wrist, dir, x), side, y);

	return taper(a.shoulder, a.elbow, profiles.arm, 1) +
		taper(a.elbow, a.wrist, profiles.fore, 1) + circle(a.elbow, 3.4) +
		smooth([at(-1, -2.4), at(3, -3.4), at(8, -3.2), at(13, -1.8),
			at(14, 0.4), at(12, 2.4), at(7, 3.4), at(3, 3.2), at(-1, 2.4)]) +
		(thumb ? smooth([at(1, 1 * thumb), at(3, 3.6 * thumb),
			at(7, 6 * thumb), at(8.6, 5 * thumb), at(7, 3 * thumb)]) : "");
}

/* The trunk from the side: hip, a point of the back, shoulder. */
export function trunkPath(hip: P, shoulder: P, f: number, bow = 0): string {
	const out = front(hip, shoulder, -f);
	const at = (t: number, w: number) => add(mix(hip, shoulder, t), out,
		w - bow * 4 * t * (1 - t));

	return smooth([at(-0.17, 6), at(0, 9.2), at(0.3, 8.8), at(0.6, 10.4),
		at(0.82, 10), at(0.98, 5.4), at(1.1, 1), at(1.08, -3.4),
		at(0.94, -8), at(0.7, -9.4), at(0.35, -7.4), at(0.1, -10.6),
		at(-0.06, -11), at(-0.18, -5)]);
}

export interface Head { skin: string; hair: string }

/* A head from the side: nose to the front. */
export function headPaths(shoulder: P, tilt: number, f: number): Head {
	const up = polar(tilt);
	const ahead: P = [-up[1] * f, up[0] * f];
	const at = (x: number, y: number) =>
		add(add(shoulder, up, y), ahead, x);

	return {
		skin: smooth([at(-4, -1), at(-3.6, 8), at(-9, 13), at(-10, 21),
			at(-5, 28.4), at(3, 29), at(8.6, 24.6), at(9.4, 20.4),
			at(12, 17), at(9.6, 15.6), at(9.4, 12.4), at(7, 9.6),
			at(3.4, 9), at(3.2, 5), at(4, -1)]),
		hair: smooth([at(8.8, 24.4), at(3, 24), at(0.6, 20), at(-1.6, 17),
			at(-3.4, 12.4), at(-8.6, 12), at(-11, 20), at(-6, 29.4),
			at(3, 30.2), at(8, 26.6)]),
	};
}

/* A head seen from the front, from behind or from above; the top of it points
 * to up, in degrees. */
export function faceHead(c: P, hair: "front" | "back", up: number): Head {
	const u = polar(up + 90), v = polar(up);
	const at = (x: number, y: number) => add(add(c, u, x), v, y);

	return {
		skin: smooth([at(0, 11), at(-6.4, 8), at(-8.8, 0), at(-6, -8),
			at(0, -11), at(6, -8), at(8.8, 0), at(6.4, 8)]),
		hair: hair === "back" ? smooth([at(0, 12), at(-7, 8.6), at(-9.6, 0),
			at(-6.6, -7), at(0, -9), at(6.6, -7), at(9.6, 0), at(7, 8.6)])
			: smooth([at(-8.6, -1), at(-6.4, 4), at(0, 6), at(6.4, 4),
				at(8.6, -1), at(9.6, 5), at(6, 11.6), at(0, 13),
				at(-6, 11.6), at(-9.6, 5)]),
	};
}
