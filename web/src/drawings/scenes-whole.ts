/* Walking, water, packs, rest and what wakes the legs up. */
import {
	add, arm, armPath, circle, legPath, line, on, polar, shortsPath, smooth,
	trunkPath, type P,
} from "./body";
import { body, paint, Sheet, type Body } from "./scene";
import { longSit, sit, stand, supine, type Scene } from "./poses";

/* A stride: how long, how far the trunk leans and how the arms are bent. */
function stride(s: Sheet, run: number): Body {
	const walk = run < 0.5;
	const b = body(walk ? {
		hip: [118, 83.4], shoulder: [120 + run * 12, 35.4], head: -86,
		near: { ankle: [146, 159], toe: -18 },
		far: { ankle: [87, 154], toe: 44 },
		nearArm: { at: [104 - run * 30, 84 - run * 50], grip: 96 + run * 10,
			bend: -1, ...(run > 0.2 ? { elbow: [100, 60] as P } : {}) },
		farArm: { at: [140 + run * 10, 80 - run * 46], grip: 60 - run * 160,
			bend: -1, ...(run > 0.2 ? { elbow: [134, 62] as P } : {}) },
		worked: "none",
	} : {
		hip: [114, 82], shoulder: [121, 35], head: -78,
		near: { knee: [147, 102], ankle: [142, 142], toe: 4 },
		far: { knee: [100, 121], ankle: [66, 139], toe: 78 },
		nearArm: { at: [100, 72], elbow: [96, 53], grip: 60 },
		farArm: { at: [146, 46], elbow: [136, 64], grip: -70 },
		worked: "none",
	});

	paint(s, b);
	return b;
}

/* An easy jog, so far to the right. */
function jogger(x: number): Body {
	return body({
		hip: [114 + x, 84], shoulder: [118 + x, 36], head: -82,
		near: { ankle: [128 + x, 155], toe: -6 },
		far: { knee: [108 + x, 124], ankle: [78 + x, 142], toe: 76 }, worked: "none",
	});
}

function walkScene(alt: string, run: number, more?: (s: Sheet) => void): Scene {
	return { alt, draw: (s) => {
		s.floor();
		more?.(s);
		stride(s, run);
		if (run > 0.5)
			s.arrow("one", [160, 90], [188, 90]).add("line",
				"M78 62H56M72 76H46M76 90H58");
		else
			s.arrow("one", [160, 96], [184 + run * 20, 96]);
	} };
}

/* Sitting on the edge of a chair with both legs in water. */
function bath(s: Sheet, tubs: readonly { x: number; w: number; c: string }[],
	near: P, draw?: () => void): void {
	s.floor().chair(60);
	for (const { x, w } of tubs)
		s.add("prop", `M${x} 132H${x + w}L${x + w - 3} 170H${x + 3}Z`);
	const b = body({
		hip: [84, 114], shoulder: [82, 66], head: -84,
		near: { ankle: near }, far: { ankle: [near[0] + 6, near[1]] },
		nearArm: { at: [110, 106], grip: 16 }, worked: "both",
	});

	paint(s, b);
	for (const { x, w, c } of tubs) {
		s.add(c, `M${x + 0.6} 138H${x + w - 0.6}L${x + w - 3} 169H${x + 3}Z`);
		s.add("line", `M${x} 132L${x + 3} 170H${x + w - 3}L${x + w} 132`);
		s.add("line", smooth([[x + 1, 138], [x + w * 0.25, 136.6],
			[x + w * 0.5, 138], [x + w * 0.75, 136.6], [x + w - 1, 138]], false));
	}
	draw?.();
}

function pack(c: "ice" | "warm", alt: string, more?: (s: Sheet) => void,
	layers: readonly number[] = [0.36, 0.56, 0.76]): Scene {
	return { alt, draw: (s) => {
		s.floor().cushion(112, 158, 40, 12);
		longSit(s, {
			hip: [80, 158], shoulder: [70, 111], near: { ankle: [162, 156], toe: -80, knee: [122, 152] },
			far: { ankle: [160, 161], toe: -82 }, nearArm: { at: [54, 164], grip: 160 },
		}, (b) => {
			const at = (t: number, off: number) => on(b.near, "thigh", "front", t, off);

			s.add(c, smooth([at(0.2, -4), at(0.22, 3), at(0.4, 5), at(0.6, 4.4),
				at(0.8, 5), at(0.94, 3), at(0.96, -3), at(0.6, -4.6)]));
			if (c === "ice")
				s.add("line", ...[0.36, 0.58, 0.8].map((t) => flake(at(t, 0.4), 2.8)));
			else
				s.add("line", ...layers.map((t) => steam(at(t, 7))));
		});
		more?.(s);
	} };
}

const sun = (s: Sheet) => s.add("line", circle([62, 0], 8),
	...[0, 45, 90, 135, 180, 225, 270, 315].map((a) => line(
		add([62, 0], polar(a, 11)), add([62, 0], polar(a, 15)))));

const tree = (s: Sheet) => s.add("soft", "M176 170L179 50H188L192 170Z",
	smooth([[86, 20], [98, -8], [134, -22], [178, -22], [214, -8], [228, 20], [212, 44],
		[178, 54], [134, 46], [102, 42]]));

function elevated(alt: string, draw: (s: Sheet) => void): Scene {
	return { alt, draw };
}

const clock = (s: Sheet, c: P, hand: P) => s.add("line", circle(c, 7),
	line(add(c, [0, -4.6]), c, add(c, hand)));

function swing(s: Sheet, reach: number): void {
	s.floor().wall(166);
	stand(s, {
		near: { ankle: [118 + reach, 158 - reach * 0.2], toe: -8 - reach * 0.4 },
		farArm: { at: [162, 66], grip: -70 }, nearArm: { at: [106, 84], grip: 100 },
		far: { ankle: [119, 162] },
	}, (b) => {
		s.ghost(legPath({ ...b.near, ankle: [118 - reach, 157 - reach * 0.2],
			knee: [118 - reach * 0.34, 123], toe: 26 + reach * 0.6 }));
		s.arc("both", [118, 83], 92, 90 - reach * 0.95, 90 + reach * 0.95);
	});
}

export const whole: Record<string, Scene> = {
	walk: walkScene("Walking easily on flat ground.", 0),
	walk_article: walkScene("Walking briskly with bent arms.", 0.3),
	walk_rest_day: walkScene("Walking easily on flat ground on a rest day.", 0.1),
	walk_shade: walkScene("Walking slowly in the shade of a tree.", 0,
		(s) => {
			sun(s);
			tree(s);
		}),
	warm_up: { alt: "Walking that grows into an easy jog.", draw: (s) => {
		s.floor();
		stride(s, 0);
		const b = jogger(84);

		s.add("behind", legPath(b.far)).add("behind", b.head.skin).add("hair", b.head.hair)
			.add("behind", trunkPath(b.pose.hip, b.pose.shoulder, 1))
			.add("behind", legPath(b.near)).add("shorts", shortsPath(b.near))
			.add("behind", armPath(arm(b.pose.shoulder, { at: add(b.pose.shoulder, [14, 31]),
				elbow: add(b.pose.shoulder, [-12, 25]), grip: -20 }, 1)));
		s.arrow("one", [150, 60], [172, 60]);
	} },
	strides: walkScene("Running relaxed and a little faster than race pace for 15 to 20 seconds, then walking back.", 1),
	rest_legs_up: elevated("Lying on the back with both lower legs on the seat of a chair.", (s) => {
		s.floor().add("prop", "M142 128H188V134H142Z", "M144 134H148V170H144Z",
			"M182 134H186V170H182Z", "M184 74H189L190 128H185Z");
		supine(s, {
			near: { knee: [143, 121], ankle: [182, 121], toe: -76 },
			far: { knee: [146, 121], ankle: [184, 121], toe: -78 }, worked: "both",
			nearArm: { at: [126, 164], grip: 2 },
		}, () => undefined);
	}),
	cycle_or_swim: elevated("Pedalling easily on a bicycle in a low gear; or swimming easily.", (s) => {
		s.floor();
		s.add("skin", smooth([[178, 62], [190, 52], [204, 50], [214, 57], [210, 60],
			[203, 55], [192, 58], [184, 64]])).add("skin", circle([184, 60], 6))
			.add("hair", smooth([[178, 60], [178, 55], [184, 53], [190, 56], [186, 57]]))
			.add("water", "M160 64C166 60 172 60 178 64S190 68 196 64 208 60 214 64 226 68 232 64V82H160Z");
		for (const x of [84, 166])
			s.add("line", circle([x, 146], 24), circle([x, 146], 2));
		s.add("frame", line([84, 146], [108, 112], [152, 106], [126, 146], [84, 146]),
			line([104, 104], [126, 146]), line([150, 96], [166, 146]),
			line([148, 97], [160, 93]), line([97, 104], [111, 103]));
		const b = body({
			hip: [104, 94], shoulder: [126, 52], head: -66,
			near: { ankle: [128, 152], toe: 14 }, far: { ankle: [134, 128], toe: 4 },
			nearArm: { at: [156, 91], grip: 20, bend: -1 }, worked: "none",
		});

		paint(s, b);
		s.add("frame", line([123, 161], [137, 163])).add("line", circle([127, 146], 5));
		s.arc("one", [128, 146], 27, -160, -30);
	}),
	arom: {
		alt: "Sitting; the leg bends and straightens slowly inside the range that feels fine, ten times.",
		draw: (s) => sit(s, {
			shoulder: [86, 66], near: { ankle: [144, 158], knee: [130, 117], toe: -10 },
			nearArm: { at: [108, 108], grip: 12 },
		}, (_, b) => {
			s.ghost(legPath({ ...b.near, ankle: [167, 134], toe: -50 }));
			s.arc("both", [130, 117], 50, 66, 24);
		}),
	},
	contrast_water: {
		alt: "Sitting with the lower legs in a tub of warm water, a tub of cold water beside it; change every minute and finish cold.",
		draw: (s) => bath(s, [{ x: 108, w: 42, c: "warm" }, { x: 160, w: 42, c: "water" }],
			[128, 160], () => {
				s.arrow("both", [150, 122], [162, 116], [174, 122]);
				s.add("line", steam([143, 129]), flake([184, 124]));
			}),
	},
	contrast_water_mild: {
		alt: "Sitting with the lower legs in a tub of warm water, a tub of cool water beside it; change every minute and finish cool.",
		draw: (s) => bath(s, [{ x: 108, w: 42, c: "warm" }, { x: 160, w: 42, c: "water" }],
			[128, 160], () => {
				s.arrow("both", [150, 122], [162, 116], [174, 122]);
				s.add("line", steam([143, 129]), drop([184, 124]));
			}),
	},
	contrast_pack: pack("ice", "Sitting with the leg on a cushion: first an ice pack in a damp cloth on the thigh, then a warm towel.",
		(s) => {
			s.add("warm", "M166 118H196V132H166Z").add("line", "M166 122H196M166 128H196",
				steam([174, 114]), steam([188, 114]));
			s.arrow("one", [136, 126], [158, 122]);
		}),
	contrast_pack_mild: pack("ice", "Sitting with the leg on a cushion: first an ice pack in two layers of cloth on the thigh, then a mild warm towel.",
		(s) => {
			s.add("warm", "M166 118H196V132H166Z").add("line", "M166 125H196", steam([181, 114]));
			s.arrow("one", [136, 126], [158, 122]);
		}),
	cold_pack: pack("ice", "Sitting with the leg on a cushion and an ice pack in a damp cloth on the sore spot, at most ten minutes.",
		(s) => clock(s, [150, 124], [3, 3])),
	cold_bath: {
		alt: "Sitting with the legs in a tub of cold water, a warm top on; at most ten minutes.",
		draw: (s) => bath(s, [{ x: 100, w: 54, c: "water" }], [128, 160], () =>
			clock(s.add("line", flake([164, 122])), [176, 104], [3, 3])),
	},
	cold_bath_first: {
		alt: "Sitting with the legs in a tub of cool water; get out after five minutes the first time.",
		draw: (s) => bath(s, [{ x: 100, w: 54, c: "water" }], [128, 160], () =>
			clock(s.add("line", drop([164, 122])), [176, 104], [4, 0])),
	},
	heat_pack: pack("warm", "Sitting with the leg on a cushion and a warm moist towel on the sore muscle, at most fifteen minutes."),
	heat_pack_mild: pack("warm", "Sitting with the leg on a cushion and a mild warm towel over two layers of cloth, at most fifteen minutes.",
		(s) => s.add("line", "M90 147L124 143M90 150L124 146"), [0.56]),
	elevate: elevated("Lying on the back with the leg on cushions above the heart, the knee slightly bent.", (s) => {
		supine(s, { near: { knee: [155, 136], ankle: [192, 124], toe: -76 },
			nearArm: { at: [126, 164], grip: 2 } }, () => undefined, {
			afterTrunk: () => s.cushion(146, 148, 58, 22).cushion(150, 130, 54, 22),
		});
		s.arrow("move", [208, 158], [208, 128]);
	}),
	elevate_seated: elevated("Sitting with the foot on a low stool.", (s) => {
		s.floor().block(148, 146, 34, 6).block(151, 152, 4).block(175, 152, 4);
		sit(s, { shoulder: [82, 67], near: { ankle: [166, 137], toe: -66, knee: [128, 121] },
			nearArm: { at: [106, 109], grip: 10 } }, () => undefined);
	}),
	activation_calf: {
		alt: "Standing with the hands on a wall; both heels rise slowly and come down, ten times.",
		draw: (s) => {
			s.wall(152);
			stand(s, { hip: [120, 70], shoulder: [121, 22],
				near: { ankle: [114, 151], toe: 46 }, far: { ankle: [118, 151], toe: 46 },
				nearArm: { at: [148, 50], grip: -70 }, farArm: { at: [148, 46], grip: -70 },
				worked: "both" }, (b) => {
				s.muscle(b.near, "shank", "back", 0.06, 0.62);
				s.arrow("both", [98, 164], [98, 142]);
			});
		},
	},
	activation_bridge: {
		alt: "Lying on the back with the feet flat; the hips lift until the body is straight, ten times.",
		draw: (s) => supine(s, {
			hip: [118, 134], shoulder: [72, 158], near: { ankle: [162, 162], toe: 0 },
			far: { ankle: [166, 162], toe: 0 }, farArm: { at: [128, 164], grip: 2 },
			nearArm: { at: [126, 164], grip: 2 }, worked: "both",
		}, () => {
			s.patch([108, 138], [112, 134], [121, 134], [127, 140], [119, 145], [110, 144]);
			s.arrow("both", [116, 164], [116, 152]);
		}),
	},
	activation_lunge: {
		alt: "A walking lunge: a step forward, the back knee sinking toward the floor only as deep as feels fine.",
		draw: (s) => {
			s.floor();
			const b = body({
				hip: [112, 112], shoulder: [114, 64], near: { ankle: [152, 162], knee: [150, 121] },
				far: { knee: [94, 149], ankle: [60, 158], toe: 64 },
				nearArm: { at: [118, 108], grip: 80 }, worked: "both",
			});

			paint(s, b);
			s.muscle(b.near, "thigh", "front", 0.2, 0.86);
			s.arrow("both", [172, 100], [172, 124]);
		},
	},
	swings: { alt: "Standing with a hand on a wall; the leg swings forward and back, growing step by step.",
		draw: (s) => swing(s, 40) },
	swings_small: { alt: "Standing with a hand on a wall; the leg makes small swings forward and back.",
		draw: (s) => swing(s, 20) },
	breathing: elevated("Lying on the back with the knees bent and a hand on the belly, which rises and sinks with slow breaths.", (s) => {
		supine(s, { near: { ankle: [158, 162], toe: 0 }, far: { ankle: [162, 162], toe: 0 },
			nearArm: { at: [98, 146], grip: 20, bend: 1 }, worked: "none" }, () => undefined);
		s.arrow("both", [98, 134], [98, 118]);
	}),
	region: {
		alt: "A leg, standing at ease.",
		draw: (s) => stand(s, { nearArm: { at: [112, 86], grip: 92 } }, () => undefined),
	},
};

function steam(p: P): string {
	return smooth([p, add(p, [-2, -4]), add(p, [2, -8]), add(p, [0, -12])], false);
}

function flake(p: P, r = 6): string {
	return [0, 60, 120].map((a) => {
		const u = polar(a + 30, r);

		return line(add(p, u), add(p, u, -1));
	}).join("");
}

function drop(p: P): string {
	return smooth([add(p, [0, -7]), add(p, [4, 1]), add(p, [0, 5]), add(p, [-4, 1])]);
}
