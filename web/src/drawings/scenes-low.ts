/* Foot, calf and shin. */
import { add, legPath, mix, on, polar, smooth, type P } from "./body";
import { body, facer, paint, paintFacer, Sheet, type Body } from "./scene";
import { frontChair, hold, longSit, sideLying, sit, wallStand, type Scene } from "./poses";

/* The sole towards us, toes to the right, inner edge up. */
function solePath(c: P, turn: number, k = 1): string {
	const u = polar(turn), v = polar(turn - 90);
	const at = (x: number, y: number) => add(add(c, u, x * k), v, y * k);

	return smooth([at(-13, 0), at(-12, 4), at(-8, 5), at(-1, 3.4), at(4, 4.8),
		at(8, 6.4), at(11, 6.2), at(14, 6.4), at(16, 4.4), at(14.2, 2.2),
		at(15, 0.8), at(13.2, -0.8), at(13.4, -2.4), at(11.4, -3.4),
		at(11, -5), at(8, -5.6), at(3, -6.2), at(-4, -5.2), at(-9, -5),
		at(-12.2, -3.6)]);
}

/* Sitting, the far ankle on the near knee, its sole towards us. */
function crossed(s: Sheet, on_: (c: P) => void, arms: {
	near: { at: P; grip: number }; far: { at: P; grip: number };
}): void {
	const c: P = [131, 103];

	s.floor().chair(70);
	const b = body({
		hip: [90, 114], shoulder: [104, 67], head: -58,
		near: { ankle: [134, 162] },
		far: { ankle: [126, 106], knee: [121, 103], foot: false },
		nearArm: { ...arms.near, bend: -1 }, farArm: { ...arms.far, bend: -1 },
		worked: "far",
	});
	paint(s, b, {
		armBehind: true,
		afterNear: () => {
			s.add("worked", solePath(c, -14, 1.25));
			on_(c);
		},
	});
	hold(s, b, "near");
}

/* Sitting towards us, the right ankle on the left knee. */
function overKnee(s: Sheet, draw: (b: ReturnType<typeof facer>) => void,
	arms: { left: { at: P; grip?: number; elbow?: P };
		right: { at: P; grip?: number; elbow?: P } },
	after?: () => void): void {
	s.floor();
	s.add("prop", "M84 60H136V124H84Z", "M80 124H140V131H80Z", "M82 131H86V170H82Z",
		"M134 131H138V170H134Z");
	const b = facer({
		hip: [110, 114], shoulder: [110, 68], look: "front",
		left: { knee: [84, 110], ankle: [125, 113], toe: -74, foot: "none" },
		right: { knee: [128, 122], ankle: [131, 160], foot: "down" },
		leftArm: arms.left, rightArm: arms.right, head: [110, 50],
		worked: "left",
	});
	paintFacer(s, b, { order: "right", afterLeft: () => {
		s.add("worked", legPath(b.left));
		draw(b);
	} });
	after?.();
}

function lowSit(draw: (s: Sheet, b: Body) => void, pose: Parameters<
	typeof sit>[1], frame?: Sheet["frame"]): (s: Sheet) => void {
	return (s) => sit(s, pose, draw, frame);
}

const bent = { shoulder: [120, 80] as P, head: -38 };

export const low: Record<string, Scene> = {
	"3.1-plantar-hand": {
		alt: "Sitting, one ankle on the other knee with the sole facing you; both thumbs glide along the sole from the ball of the foot to the front of the heel.",
		draw: (s) => crossed(s, (c) => {
			s.add("muscle", solePath(add(c, [1, 1]), -14, 0.82));
			s.arrow("one", add(c, [12, -7]), add(c, [-9, -1]));
			s.arrow("one", add(c, [10, 1]), add(c, [-9, 5]));
			s.closer(c, 24);
		}, { near: { at: [120, 110], grip: -24 }, far: { at: [141, 91], grip: 62 } }),
	},
	"3.1-plantar-ball": {
		alt: "Sitting on a chair with the ball under the arch; the foot rolls slowly forward and back over it.",
		draw: lowSit((s, b) => {
			s.ball([b.near.ankle[0] + 7, 164.6], 5.4);
			s.patch(...soleStrip(b));
			s.arrow("both", [120, 178], [156, 178]).closer([140, 158], 23);
		}, { shoulder: [88, 66], near: { ankle: [136, 151.5], toe: 4 },
			nearArm: { at: [116, 110], grip: 10 } }),
	},
	"3.1-plantar-gun": {
		alt: "Sitting, one ankle on the other knee; the round head of the massage gun floats along the arch.",
		draw: (s) => crossed(s, (c) => {
			s.add("muscle", solePath(add(c, [-1, 0]), -14, 0.6));
			s.gun(add(c, [1, 0]), 158, 74);
			s.arrow("both", add(c, [13, -15]), add(c, [-12, -8]));
			s.closer(add(c, [-2, 0]), 24);
		}, { near: { at: [120, 123], grip: 40 }, far: { at: [142, 92], grip: 62 } }),
	},
	"3.1-plantar-stretch": {
		alt: "Sitting, one ankle on the other knee; one hand holds the heel, the other pulls the toes back toward the shin.",
		draw: (s) => overKnee(s, (b) => {
			s.patch(add(b.left.ankle, [8, -9]), add(b.left.ankle, [9, -1]), add(b.left.ankle, [8, 4]),
				add(b.left.ankle, [6, -1]), add(b.left.ankle, [5, -9]));
			s.closer([127, 102], 26);
		}, { left: { at: [124, 95], grip: 8 }, right: { at: [137, 119], grip: 205 } },
		() => s.arc("one", [125, 115], 32, -66, -106)),
	},
	"3.1-plantar-arom": {
		alt: "Sitting with the foot on the floor; the toes curl slowly, then spread and lift, ten times.",
		draw: lowSit((s, b) => {
			s.patch(...soleStrip(b));
			s.ghost(smooth([[147, 160], [153, 154], [158, 155], [155, 160]]));
			s.arc("both", [146, 166], 20, -48, 10).closer([144, 160], 22);
		}, { shoulder: [88, 66], near: { ankle: [134, 162] },
			nearArm: { at: [116, 110], grip: 10 } }),
	},
	"3.2-calf-hand": {
		alt: "Sitting with the knee at a right angle; both thumbs slide up the middle of the calf from a hand above the heel to two fingers below the crease of the knee.",
		draw: lowSit((s, b) => {
			s.muscle(b.near, "shank", "back", 0.06, 0.62);
			s.along("one", b.near, "shank", "back", 0.7, 0.08, 15);
			s.along("light", b.near, "shank", "back", 0.08, 0.7, 22);
			s.closer([122, 140], 24);
		}, { ...bent, near: { ankle: [128, 162] },
			nearArm: { at: [122, 141], grip: 40, bend: -1 },
			farArm: { at: [124, 134], grip: 40 } }),
	},
	"3.2-calf-roller": {
		alt: "Sitting on the floor with the leg out and the roller under the calf, hips lifted on both hands, the other foot on the floor; rolling from above the tendon to two fingers below the knee.",
		draw: (s) => longSit(s, {
			hip: [88, 150], shoulder: [70, 106], near: { ankle: [168, 150], toe: -80 },
			far: { ankle: [134, 162], toe: 0 }, nearArm: { at: [52, 163], grip: 170 },
			farArm: { at: [57, 163], grip: 170 },
		}, (b) => {
			s.muscle(b.near, "shank", "back", 0.06, 0.62);
			s.roller(add(on(b.near, "shank", "back", 0.42, 8.4), [0, 1]), 8.5);
			s.arrow("both", [118, 178], [158, 178]);
		}),
	},
	"3.2-calf-gun": {
		alt: "Sitting, one ankle on the other knee; the gun floats along the calf, first the inner half, then the outer.",
		draw: (s) => overKnee(s, (b) => {
			s.muscle(b.left, "shank", "back", 0.06, 0.62, 1.1);
			s.gun(on(b.left, "shank", "back", 0.36, -0.4), 104, 190);
			s.arrow("one", [124, 93], [96, 90]);
			s.closer([104, 116], 27);
		}, { left: { at: [79, 146], grip: 14, elbow: [72, 112] }, right: { at: [134, 105], grip: 160 } }),
	},
	"3.2-calf-stretch": {
		alt: "Standing with both hands on a wall, one leg back with the knee straight and the heel down; leaning toward the wall.",
		draw: (s) => wallStand(s, {
			hip: [116, 88], shoulder: [139, 45], near: { ankle: [84, 162], toe: 0, knee: [101, 125.5] },
			far: { ankle: [140, 162] }, arms: [170, 48],
		}, (b) => {
			s.muscle(b.near, "shank", "back", 0.04, 0.6);
			s.arrow("move", [124, 90], [144, 86]);
			s.arrow("move", add(b.near.ankle, [-14, -14]), add(b.near.ankle, [-14, 4]));
		}),
	},
	"3.2-calf-arom": {
		alt: "Sitting with the leg out straight; the foot points slowly and then draws back, ten times.",
		draw: (s) => longSit(s, {
			hip: [80, 158], shoulder: [72, 110], near: { ankle: [162, 162], toe: -82 },
			far: { ankle: [160, 162], toe: -84 }, nearArm: { at: [58, 164], grip: 150 },
		}, (b) => {
			s.muscle(b.near, "shank", "back", 0.06, 0.6);
			s.ghost(footGhost(b, 46));
			s.arc("both", add(b.near.ankle, [0, -2]), 28, -84, -26);
		}),
	},
	"3.3-soleus-hand": {
		alt: "Sitting with the knee at a right angle; finger and thumb hold the lower half of the calf on both sides and move up step by step, never on the tendon.",
		draw: lowSit((s, b) => {
			s.muscle(b.near, "shank", "back", 0.38, 0.8);
			s.arrow("one", [106, 158], [104, 146]);
			s.arrow("one", [104, 143], [103, 131]);
			s.closer([120, 145], 22);
		}, { shoulder: [121, 83], head: -34, near: { ankle: [130, 162] },
			nearArm: { at: [124, 147], grip: 22, bend: -1 } }),
	},
	"3.3-soleus-roller": {
		alt: "Sitting on a low cushion with the knee a little bent and the roller under the lower half of the calf; rolling from four fingers above the heel to the middle of the calf.",
		draw: (s) => {
			s.cushion(64, 150, 42, 20);
			longSit(s, {
				hip: [86, 141], shoulder: [70, 97], near: { ankle: [160, 155], toe: -74 },
				far: { ankle: [128, 162] }, nearArm: { at: [56, 155], grip: 160 },
			}, (b) => {
				s.muscle(b.near, "shank", "back", 0.36, 0.8);
				s.roller(add(on(b.near, "shank", "back", 0.62, 7), [0, 1]), 7);
				s.arrow("both", [132, 178], [160, 178]);
			});
		},
	},
	"3.3-soleus-stretch": {
		alt: "Standing with both hands on a wall, one foot a short step back, both knees bent and the back heel down; sinking forward.",
		draw: (s) => wallStand(s, {
			hip: [118, 97], shoulder: [132, 50], near: { ankle: [100, 162], toe: 0, knee: [131, 134] },
			far: { ankle: [137, 162], knee: [152, 124] }, arms: [170, 60],
		}, (b) => {
			s.muscle(b.near, "shank", "back", 0.36, 0.82);
			s.arrow("move", [98, 90], [108, 106]);
			s.arrow("move", add(b.near.ankle, [-15, -14]), add(b.near.ankle, [-15, 4]));
		}),
	},
	"3.3-soleus-arom": {
		alt: "Sitting with the foot flat; the heel lifts and lowers slowly, then the front of the foot, ten times.",
		draw: lowSit((s, b) => {
			s.muscle(b.near, "shank", "back", 0.36, 0.8);
			s.ghost(footGhost(b, -36, [0, 10]));
			s.arrow("both", [118, 166], [118, 148]).closer([134, 152], 24);
		}, { shoulder: [88, 66], near: { ankle: [132, 152], toe: 36 },
			nearArm: { at: [114, 110], grip: 10 } }),
	},
	"3.4-shin-hand": {
		alt: "Sitting with the heel on the floor; the thumb slides up the strip of muscle just outside the shin bone, from four fingers above the ankle to three fingers below the kneecap.",
		draw: lowSit((s, b) => {
			s.muscle(b.near, "shank", "front", 0.16, 0.78, 1.1);
			s.along("one", b.near, "shank", "front", 0.78, 0.16, 12);
			s.along("light", b.near, "shank", "front", 0.16, 0.78, 19);
			s.closer([140, 138], 24);
		}, { shoulder: [117, 77], head: -44, near: { ankle: [142, 161], toe: -14 },
			nearArm: { at: [137, 137], grip: 64, bend: -1 } }),
	},
	"3.4-shin-roller": {
		alt: "Sitting with the heel on the floor and a roller stick in both hands, rolling the muscle outside the shin bone up and down.",
		draw: lowSit((s, b) => {
			s.muscle(b.near, "shank", "front", 0.16, 0.78, 1.1);
			const at = on(b.near, "shank", "front", 0.5, 1);

			s.stick(add(at, [-20, 7]), add(at, [20, -7]));
			s.along("both", b.near, "shank", "front", 0.82, 0.12, 12);
			s.closer([141, 138], 26);
		}, { shoulder: [118, 78], head: -42, near: { ankle: [142, 161], toe: -10 },
			nearArm: { at: [123, 147], grip: 70, bend: -1 },
			farArm: { at: [160, 132], grip: 70, bend: 1 } }),
	},
	"3.4-shin-gun": {
		alt: "Sitting with the heel on the floor; the gun floats along the strip of muscle outside the shin bone only.",
		draw: lowSit((s, b) => {
			const at = on(b.near, "shank", "front", 0.46, -0.3);

			s.muscle(b.near, "shank", "front", 0.16, 0.78, 1.1);
			s.gun(at, -14, 84);
			s.along("one", b.near, "shank", "back", 0.74, 0.16, 10);
			s.closer([142, 138], 25);
		}, { shoulder: [112, 73], head: -46, near: { ankle: [138, 161], toe: -10 },
			nearArm: { at: Sheet.grip([138, 139], -14, 84), grip: 140, bend: 1 } }),
	},
	"3.4-shin-stretch": {
		alt: "Kneeling on a cushion with the tops of the feet flat, sitting back gently toward the heels.",
		draw: (s) => {
			s.floor().cushion(84, 162, 72, 9);
			const b = body({
				hip: [100, 141], shoulder: [114, 94], near: {
					knee: [139, 154], ankle: [98, 158], toe: 184 }, far: {
					knee: [143, 154], ankle: [102, 158], toe: 184 },
				nearArm: { at: [129, 136], grip: 60, bend: -1 }, worked: "both",
			});

			paint(s, b);
			s.muscle(b.near, "shank", "front", 0.2, 0.86, 1);
			s.arrow("move", [82, 116], [74, 136]);
		},
	},
	"3.4-shin-arom": {
		alt: "Sitting with the heel on the floor; the front of the foot lifts and lowers slowly, ten times.",
		draw: lowSit((s, b) => {
			s.muscle(b.near, "shank", "front", 0.16, 0.78, 1.1);
			s.ghost(footGhost(b, -34));
			s.arc("both", add(b.near.ankle, [-2, 4]), 30, 2, -38).closer([148, 150], 26);
		}, { shoulder: [88, 66], near: { ankle: [138, 162] },
			nearArm: { at: [116, 110], grip: 10 } }),
	},
	"3.5-peroneal-hand": {
		alt: "Sitting, one ankle on the other knee; the fingertips slide along the outer side of the lower leg from three fingers above the ankle bone, stopping four fingers below the bony knob of the knee.",
		draw: (s) => overKnee(s, (b) => {
			s.strip(b.left, "shank", 0.26, 0.8, 2.8, -0.6);
			s.along("one", b.left, "shank", "back", 0.85, 0.25, 9);
			s.closer([106, 112], 25);
		}, { left: { at: [103, 108], grip: 30 }, right: { at: [132, 104], grip: 160 } }),
	},
	"3.5-peroneal-roller": {
		alt: "Lying on the side with the roller under the outer side of the lower leg, the top foot on the floor in front; rolling the fleshy part only.",
		draw: (s) => sideLying(s, {
			left: { hip: [108, 158], knee: [148, 152], ankle: [188, 149], toe: 8, foot: "flat" },
			right: { hip: [110, 146], knee: [134, 126], ankle: [140, 160], toe: 60, foot: "down" },
		}, (b) => {
			s.strip(b.left, "shank", 0.22, 0.76, 2.4, -3.4);
			s.arrow("both", [152, 178], [186, 178]);
		}, [168, 161.5]),
	},
	"3.5-peroneal-gun": {
		alt: "Sitting, one ankle on the other knee; the gun floats along the middle third of the outer lower leg.",
		draw: (s) => overKnee(s, (b) => {
			s.strip(b.left, "shank", 0.32, 0.7, 2.8, -0.6);
			const at = mix(b.left.knee, b.left.ankle, 0.52);

			s.gun(at, 108, 190);
			s.arrow("one", [122, 92], [94, 89]);
			s.closer([106, 112], 27);
		}, { left: { at: [84, 135], grip: 20, elbow: [72, 106] }, right: { at: [134, 105], grip: 160 } }),
	},
	"3.5-peroneal-stretch": {
		alt: "Sitting, one ankle on the other knee; a hand turns the sole gently inward and up.",
		draw: (s) => overKnee(s, (b) => {
			s.strip(b.left, "shank", 0.16, 0.86, 2.8, -0.6);
			s.closer([126, 107], 28);
		}, { left: { at: [103, 102], grip: 20 }, right: { at: [134, 99], grip: 215 } },
		() => s.arc("one", [126, 108], 20, 55, -30)),
	},
	"3.5-peroneal-arom": {
		alt: "Sitting with the leg out and the heel on the floor; the sole turns slowly outward, then inward, ten times.",
		draw: (s) => {
			frontChair(s);
			const b = facer({
				hip: [120, 114], shoulder: [120, 68], look: "front",
				left: { knee: [108, 126], ankle: [103, 152], foot: "none" },
				right: { knee: [134, 126], ankle: [138, 160], foot: "down" },
				leftArm: { at: [104, 116], grip: 100 }, rightArm: { at: [136, 118], grip: 80 },
				worked: "left",
			});
			const sole = (turn: number) => {
				const at = (x: number, y: number) => add(add([103, 168],
					polar(turn, x)), polar(turn - 90, y));

				return smooth([at(-4, 3), at(-3.4, 9), at(-5.6, 16), at(-4, 20.4),
					at(0, 22), at(4.4, 20.4), at(5.4, 15), at(4.2, 8), at(4.4, 3),
					at(0, 0)]);
			};

			s.closer([103, 154], 30);
			paintFacer(s, b, { afterLeft: () => {
				s.strip(b.left, "shank", 0.1, 0.86, 2.2, -2);
				s.ghost(sole(-40), sole(34)).add("worked", sole(-4));
			} });
			s.arc("both", [103, 166], 28, -134, -52);
		},
	},
};

function soleStrip(b: Body): P[] {
	const u = polar(b.near.toe);
	const v: P = [-u[1] * b.f, u[0] * b.f];
	const at = (x: number, y: number) => add(add(b.near.ankle, u, x), v, y);

	return [at(-2, 7.6), at(4, 6.6), at(11, 7.4), at(11, 5.6), at(4, 4.4), at(-2, 5)];
}

function footGhost(b: Body, turn: number, shift: P = [0, 0]): string {
	const l = { ...b.near, toe: b.near.toe + turn, ankle: add(b.near.ankle, shift) };

	return legPath(l).split("Z").slice(-2, -1)[0] + "Z";
}
