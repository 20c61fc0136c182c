/* Thigh, hip, buttock and knee. */
import { add, circle, legPath, line, mix, on, smooth, type P } from "./body";
import { body, facer, paint, paintFacer, Sheet, type Body } from "./scene";
import {
	frontChair, longSit, sideLying, sit, stand, supine, type Scene,
} from "./poses";

function legGhost(b: Body, ankle: P, toe: number, knee?: P): string {
	const l = { ...b.near, ankle, toe };

	return legPath({ ...l, knee: knee ?? l.knee });
}

export const high: Record<string, Scene> = {
	"3.6-hamstring-hand": {
		alt: "Sitting on the edge of a chair; the fingers of both hands meet under the thigh and stroke from above the crease of the knee toward the bone you sit on.",
		draw: (s) => sit(s, {
			hip: [100, 114], shoulder: [106, 67], head: -78,
			near: { ankle: [142, 162] }, far: { ankle: [136, 162] },
			nearArm: { at: [123, 127], grip: 14, bend: -1 },
			farArm: { at: [128, 126], grip: 14 },
		}, (_, b) => {
			s.muscle(b.near, "thigh", "back", 0.28, 0.86);
			s.arrow("one", [140, 139], [130, 140], [119, 140]);
			s.arrow("light", [119, 146], [130, 146], [140, 145]);
			s.closer([126, 124], 24);
		}),
	},
	"3.6-hamstring-roller": {
		alt: "Sitting with the back of the thigh on the roller, hands on the floor behind; rolling from below the bone you sit on to a hand above the crease of the knee.",
		draw: (s) => longSit(s, {
			hip: [96, 143], shoulder: [76, 100], near: { ankle: [178, 156], toe: -76 },
			far: { ankle: [140, 162] }, nearArm: { at: [56, 163], grip: 168 },
			farArm: { at: [62, 163], grip: 168 },
		}, (b) => {
			s.muscle(b.near, "thigh", "back", 0.24, 0.86);
			s.roller([119, 162], 8.3);
			s.arrow("both", [102, 179], [138, 179]);
		}),
	},
	"3.6-hamstring-ball": {
		alt: "Sitting on a hard chair with the ball under the middle of the back of the thigh; the knee straightens and bends slowly.",
		draw: (s) => sit(s, {
			hip: [88, 113], shoulder: [88, 65], near: { ankle: [134, 158], knee: [129, 110] },
			nearArm: { at: [112, 102], grip: 10 },
		}, (_, b) => {
			s.ghost(legGhost(b, [168, 124], -70));
			s.muscle(b.near, "thigh", "back", 0.24, 0.84);
			s.ball([109, 120.6], 4.6).closer([112, 116], 18);
			s.arc("both", [129, 110], 47, 72, 26);
		}),
	},
	"3.6-hamstring-gun": {
		alt: "Standing; the gun floats along the thick middle of the back of the thigh.",
		draw: (s) => stand(s, {
			hip: [117, 80.4], shoulder: [122, 33], near: { ankle: [116, 162] },
			nearArm: { at: Sheet.grip([108, 98], 182, -78), grip: 110, elbow: [100, 57] },
			farArm: { at: [138, 88], grip: 80 },
		}, (b) => {
			s.muscle(b.near, "thigh", "back", 0.24, 0.86);
			s.gun(on(b.near, "thigh", "back", 0.4, -0.4), 182, -78).closer([107, 99], 22);
			s.along("one", b.near, "thigh", "front", 0.86, 0.3, 9);
		}),
	},
	"3.6-hamstring-stretch": {
		alt: "Lying on the back with a strap round the foot and the knee nearly straight; the leg rises until the middle of the thigh pulls. The other knee is bent.",
		draw: (s) => supine(s, {
			near: { ankle: [142, 79], toe: -158 }, far: { ankle: [160, 162], toe: 0 },
			nearArm: { at: [100, 122], grip: -40, bend: 1 }, farArm: { at: [104, 120], grip: -40, bend: 1 },
		}, (b) => {
			s.add("strap", line([103, 118], [128, 73], [136, 69], [133, 80], [106, 122]));
			s.muscle(b.near, "thigh", "back", 0.2, 0.86);
			s.arc("one", [118, 158], 62, -30, -58);
		}),
	},
	"3.6-hamstring-arom": {
		alt: "Standing with a hand on a chair; the heel comes slowly toward the seat and goes down again, ten times.",
		draw: (s) => {
			s.floor().add("prop", "M150 84H155L157 170H153L152 126H186L188 170H184L183 131H153Z");
			stand(s, {
				near: { ankle: [88, 131], knee: [118, 125], toe: 84 },
				nearArm: { at: [150, 83], grip: 30, bend: -1 },
			}, (b) => {
				s.ghost(legGhost(b, [116, 162], 0));
				s.muscle(b.near, "thigh", "back", 0.24, 0.86);
				s.arc("both", [118, 125], 47, 112, 168);
			});
		},
	},
	"3.7-quadriceps-hand": {
		alt: "Sitting with the leg out on a cushion; the heel of the hand glides up the front of the thigh from four fingers above the kneecap, well short of the groin.",
		draw: (s) => {
			s.floor().cushion(110, 160, 34, 10);
			longSit(s, {
				hip: [84, 158], shoulder: [96, 111], head: -62,
				near: { ankle: [166, 160], toe: -78, knee: [126, 154] },
				far: { ankle: [164, 162], toe: -80 },
				nearArm: { at: [114, 144], grip: 16, bend: -1 },
			}, (b) => {
				s.muscle(b.near, "thigh", "front", 0.3, 0.84);
				s.arrow("one", [132, 134], [122, 131], [110, 131]);
				s.arrow("light", [112, 124], [122, 124], [133, 127]);
			});
		},
	},
	"3.7-quadriceps-roller": {
		alt: "Lying on the front on the forearms with the roller under the thigh; rolling from above the kneecap to below the bone at the front of the hip. The other foot pushes.",
		draw: (s) => {
			s.floor();
			const b = body({
				f: -1, hip: [118, 147], shoulder: [72, 136], head: 196,
				near: { ankle: [198, 149], toe: 96 }, far: { ankle: [186, 158], knee: [150, 158], toe: 70 },
				nearArm: { at: [58, 166], elbow: [76, 166], grip: 180 },
				farArm: { at: [52, 166], elbow: [70, 166], grip: 180 },
			});

			paint(s, b, { afterNear: () => {
				s.muscle(b.near, "thigh", "front", 0.22, 0.84);
				s.roller([139, 162.6], 7.4);
			} });
			s.arrow("both", [120, 179], [158, 179]);
		},
	},
	"3.7-quadriceps-gun": {
		alt: "Sitting with the leg relaxed; the gun floats along the outer side and the middle of the front thigh.",
		draw: (s) => sit(s, {
			shoulder: [86, 66], near: { ankle: [134, 162] },
			nearArm: { at: [99, 80], grip: 30, bend: -1 },
		}, (_, b) => {
			s.muscle(b.near, "thigh", "front", 0.24, 0.84);
			s.gun(on(b.near, "thigh", "front", 0.44, -0.4), -82, 186);
			s.along("one", b.near, "thigh", "front", 1, 0.6, 8);
		}),
	},
	"3.7-quadriceps-stretch": {
		alt: "Standing with a hand on a wall; the other hand holds the ankle and brings the heel toward the seat, knees together.",
		draw: (s) => {
			s.wall(164);
			stand(s, {
				hip: [116, 83], shoulder: [117, 35], near: { knee: [113, 125], ankle: [90, 96], toe: -104 },
				far: { ankle: [120, 162] }, nearArm: { at: [90, 93], grip: 100, elbow: [96, 60] },
				farArm: { at: [161, 52], grip: -70 },
			}, (b) => {
				s.muscle(b.near, "thigh", "front", 0.16, 0.9);
				s.arc("one", [113, 125], 44, 178, 214);
				s.arrow("move", [130, 112], [131, 128]);
			});
		},
	},
	"3.7-quadriceps-arom": {
		alt: "Lying on the back; the heel slides toward the seat as far as it is comfortable, then away again, ten times.",
		draw: (s) => supine(s, {
			near: { ankle: [168, 162], toe: 0 },
		}, (b) => {
			s.ghost(legGhost(b, [200, 160], -80, [159, 157]));
			s.muscle(b.near, "thigh", "front", 0.24, 0.86);
			s.arrow("both", [158, 179], [196, 179]);
		}),
	},
	"3.8-adductor-hand": {
		alt: "Sitting with the knee dropped outward onto a cushion; a flat palm strokes the inner thigh from above the knee, stopping a hand below the groin.",
		draw: (s) => {
			frontChair(s);
			s.cushion(60, 126, 36, 16).block(62, 142, 32);
			const b = facer({
				hip: [120, 114], shoulder: [120, 68], look: "front",
				left: { knee: [80, 120], ankle: [102, 158], toe: 70, foot: "down" },
				right: { knee: [134, 124], ankle: [137, 160], foot: "down" },
				leftArm: { at: [97, 112], grip: 62, elbow: [86, 94] },
				rightArm: { at: [136, 116], grip: 80 }, worked: "left",
			});

			paintFacer(s, b, { order: "right", afterLeft: () => {
				s.strip(b.left, "thigh", 0.3, 0.95, 5, -1.6);
			} });
			s.arrow("one", [84, 136], [94, 133], [103, 129]);
			s.closer([96, 118], 24);
		},
	},
	"3.8-adductor-roller": {
		alt: "From above: lying on the front with one leg out to the side, the knee at a right angle and the inner thigh on the roller; moving a short way.",
		draw: (s) => {
			s.add("soft", "M30 48H216V176H30Z");
			const b = facer({
				hip: [112, 92], shoulder: [64, 92], look: "back",
				left: { knee: [120, 139], ankle: [160, 144], toe: 10, foot: "flat" },
				right: { knee: [154, 84], ankle: [194, 84], toe: 0, foot: "flat" },
				leftArm: { at: [42, 112], elbow: [60, 122], grip: 200 },
				rightArm: { at: [42, 74], elbow: [60, 62], grip: 160 }, worked: "left",
			});

			s.frame = [24, 40, 196];
			paintFacer(s, b, { order: "right", afterTrunk: () =>
				s.rod([92, 128], [148, 116], 7) });
			s.strip(b.left, "thigh", 0.36, 0.78, 3.4, 3);
			s.arrow("both", [98, 142], [92, 114]);
		},
	},
	"3.8-adductor-stretch": {
		alt: "Sitting tall with the soles of the feet together; the knees sink outward by their own weight.",
		draw: (s) => {
			s.floor();
			const b = facer({
				hip: [120, 154], shoulder: [120, 106], look: "front",
				left: { knee: [80, 152], ankle: [112, 163], toe: 0, foot: "none" },
				right: { knee: [160, 152], ankle: [128, 163], toe: 180, foot: "none" },
				leftArm: { at: [112, 157], grip: 60 }, rightArm: { at: [128, 157], grip: 120 },
				worked: "both",
			});

			paintFacer(s, b, { afterRight: () => {
				s.add("worked", smooth([[119, 154], [119.6, 168], [112, 169], [107, 164], [112, 157]]),
					smooth([[121, 154], [120.4, 168], [128, 169], [133, 164], [128, 157]]));
				s.strip(b.left, "thigh", 0.34, 0.9, 3.6, -3);
				s.strip(b.right, "thigh", 0.34, 0.9, 3.6, -3);
			} });
			s.arc("one", [108, 150], 42, 205, 175);
			s.arc("one", [132, 150], 42, -25, 5);
		},
	},
	"3.8-adductor-arom": {
		alt: "From above: lying on the back with one knee bent and that foot on the floor; the knee falls slowly outward and comes back, ten times.",
		draw: (s) => fromAbove(s, { knee: [134, 132], ankle: [154, 104], toe: 20 }, (b) => {
			s.ghost(legPath({ ...b.left, knee: [134, 103], ankle: [154, 101] }, false));
			s.strip(b.left, "thigh", 0.3, 0.86, 3.4, 2.6);
			s.arc("both", [116, 100], 46, 2, 54);
		}),
	},
	"3.9-lateral_thigh-hand": {
		alt: "Standing side-on to a wall; the palm strokes the outer thigh from a hand above the knee to a hand below the bony knob of the hip.",
		draw: (s) => stand(s, {
			hip: [112, 86], shoulder: [131, 42], head: -64, near: { ankle: [116, 162], knee: [120, 126] },
			far: { ankle: [124, 162] }, nearArm: { at: [121, 101], grip: 110, bend: -1 },
		}, (b) => {
			s.strip(b.near, "thigh", 0.22, 0.82, 3.4);
			s.along("one", b.near, "thigh", "back", 0.84, 0.22, 10);
			s.along("light", b.near, "thigh", "back", 0.22, 0.84, 17);
		}),
	},
	"3.9-lateral_thigh-roller": {
		alt: "Lying on the side, turned a little forward, with the roller under the outer part of the front thigh and the top foot on the floor; rolling from above the knee to below the hip.",
		draw: (s) => sideLying(s, {
			left: { hip: [110, 154], knee: [150, 150], ankle: [190, 150], toe: 8, foot: "flat" },
			right: { hip: [112, 142], knee: [150, 124], ankle: [156, 160], toe: 60, foot: "down" },
		}, (b) => {
			s.strip(b.left, "thigh", 0.3, 0.88, 2.8, -4.4);
			s.arrow("both", [118, 178], [154, 178]);
		}, [134, 161.8], 8),
	},
	"3.9-lateral_thigh-ball": {
		alt: "Standing side-on to a wall with the ball between the wall and the hip, where a trouser pocket sits; small circles.",
		draw: (s) => {
			s.floor().wall(70);
			const b = facer({
				hip: [106, 84], shoulder: [110, 37], look: "front",
				left: { knee: [100, 125], ankle: [101, 160] },
				right: { knee: [120, 125], ankle: [122, 160] },
				leftArm: { at: [86, 56], grip: 170, elbow: [82, 72] }, rightArm: { at: [136, 84], grip: 100 },
				worked: "left", head: [111, 18],
			});

			paintFacer(s, b);
			s.patch([92, 74], [97, 80], [98, 90], [94, 96], [90, 88], [90, 80]);
			s.ball([86.4, 82], 4.6);
			s.swirl([87, 83], 10).closer([88, 84], 22);
		},
	},
	"3.9-lateral_thigh-stretch": {
		alt: "Standing with a hand on a wall, one leg crossed behind the other; that hip pushes out to the side while you lean away from it.",
		draw: (s) => {
			s.floor().wall(172);
			const b = facer({
				hip: [112, 86], shoulder: [128, 41], look: "front",
				left: { knee: [118, 126], ankle: [138, 160], toe: 80 },
				right: { knee: [118, 127], ankle: [114, 161] },
				leftArm: { at: [95, 78], grip: 60, elbow: [88, 60] }, rightArm: { at: [169, 66], grip: -80, elbow: [154, 72] },
				worked: "left", head: [136, 22],
			});

			paintFacer(s, b);
			s.patch([95, 78], [99, 84], [103, 98], [105, 112], [100, 104], [95, 92]);
			s.arrow("one", [92, 92], [74, 92]);
			s.arrow("one", [100, 34], [108, 27], [118, 24]);
		},
	},
	"3.9-lateral_thigh-arom": {
		alt: "From above: lying on the back with the legs out; one leg slides slowly out to the side and back, ten times.",
		draw: (s) => fromAbove(s, { knee: [148, 122], ankle: [184, 142], toe: 28 }, (b) => {
			s.ghost(legPath({ ...b.left, knee: [153, 110], ankle: [194, 112] }, false));
			s.strip(b.left, "thigh", 0.14, 0.86, 3, -4);
			s.arc("both", [106, 108], 104, 6, 22);
		}),
	},
	"3.10-glute-hand": {
		alt: "Lying on the other side with the knee drawn up, seen from behind; the knuckles make slow circles over the outer half of the buttock, moving up and outward.",
		draw: (s) => {
			s.floor().mat(30, 176).cushion(34, 152, 30, 17);
			const b = facer({
				hip: [112, 152], shoulder: [66, 152], look: "back", head: [46, 146],
				left: { hip: [112, 159], knee: [152, 160], ankle: [190, 163], toe: 10, foot: "flat" },
				right: { hip: [114, 146], knee: [146, 146], ankle: [170, 152], toe: 16, foot: "flat" },
				rightArm: { at: [110, 139], grip: 62, elbow: [88, 124] },
				worked: "right",
			});

			paintFacer(s, b);
			s.patch([112, 136], [120, 138], [126, 144], [122, 150], [114, 148], [110, 142]);
			s.swirl([119, 143], 11);
		},
	},
	"3.10-glute-roller": {
		alt: "Sitting on the roller tilted to one side, hands on the floor behind; rolling over the upper outer half of the buttock.",
		draw: (s) => longSit(s, {
			hip: [98, 143], shoulder: [78, 99], near: { ankle: [150, 162] },
			far: { ankle: [158, 162] }, nearArm: { at: [58, 163], grip: 168 },
			farArm: { at: [64, 163], grip: 168 },
		}, () => {
			s.patch([86, 141], [92, 138], [100, 143], [101, 150], [94, 153], [88, 149]);
			s.roller([93, 161.4], 8.4);
			s.arrow("both", [76, 179], [110, 179]);
		}),
	},
	"3.10-glute-ball": {
		alt: "Sitting on the floor with the ball under the upper outer quarter of the buttock, that ankle crossed over the other knee; tiny circles.",
		draw: (s) => longSit(s, {
			hip: [92, 148], shoulder: [74, 104], near: {
				knee: [118, 132], ankle: [139, 126], toe: -62 },
			far: { ankle: [146, 162], knee: [133, 126] }, nearArm: { at: [54, 163], grip: 168 },
			farArm: { at: [60, 163], grip: 168 },
		}, () => {
			s.patch([82, 147], [88, 143], [97, 148], [97, 155], [90, 158], [84, 154]);
			s.ball([87, 163.6], 5.4);
			s.swirl([76, 157], 7);
		}),
	},
	"3.10-glute-gun": {
		alt: "Standing; the gun floats slowly to and fro over the upper outer quarter of the buttock.",
		draw: (s) => stand(s, {
			hip: [116, 80.4], shoulder: [120, 33],
			nearArm: { at: Sheet.grip([108, 78], 184, -80), grip: 120, elbow: [98, 50] },
		}, () => {
			s.patch([107, 73], [113, 70], [119, 76], [119, 84], [112, 87], [107, 82]);
			s.gun([107.4, 78], 184, -80).closer([108, 80], 20);
			s.arrow("both", [128, 72], [131, 82], [128, 92]);
		}),
	},
	"3.10-glute-stretch": {
		alt: "Lying on the back, one ankle on the other knee; both hands draw that other thigh toward the chest.",
		draw: (s) => supine(s, {
			far: { knee: [132, 119], ankle: [168, 132], toe: -50 },
			near: { knee: [118, 124], ankle: [143, 116], toe: -66, hip: [116, 156] },
			nearArm: { at: [121, 132], grip: -40, bend: 1 }, farArm: { at: [124, 132], grip: -40, bend: 1 },
		}, () => {
			s.patch([106, 160], [112, 154], [120, 156], [126, 162], [120, 167], [110, 167]);
			s.arc("one", [118, 158], 58, -50, -78);
		}),
	},
	"3.10-glute-arom": {
		alt: "Lying on the back with the knees bent; one knee comes slowly toward the chest, then the foot goes down, ten times.",
		draw: (s) => supine(s, {
			near: { knee: [126, 117], ankle: [154, 146], toe: -30 },
			far: { ankle: [160, 162], toe: 0 },
		}, (b) => {
			s.ghost(legGhost(b, [158, 162], 0, [144, 124]));
			s.patch([106, 160], [112, 154], [120, 156], [126, 162], [120, 167], [110, 167]);
			s.arc("both", [118, 158], 54, -50, -88);
		}),
	},
	"3.11-hip_flexor-hand": {
		alt: "Lying on the back with the hip relaxed; the fingertips make small circles at the top of the front thigh, just below and outside the bone at the front of the hip.",
		draw: (s) => supine(s, {
			near: { knee: [156, 146], ankle: [184, 162], toe: -20 },
			nearArm: { at: [112, 148], grip: 30, bend: 1 },
		}, (b) => {
			s.muscle(b.near, "thigh", "front", 0, 0.3, 0.9);
			s.swirl([123, 145], 9).closer([118, 150], 19);
		}),
	},
	"3.11-hip_flexor-stretch": {
		alt: "Kneeling on one knee on a cushion, the other foot in front; the hips shift forward with the tail tucked under until the front of the hip pulls.",
		draw: (s) => {
			s.floor().cushion(84, 162, 34, 8);
			const b = body({
				hip: [114, 116], shoulder: [114, 68], near: { knee: [99, 155], ankle: [59, 162], toe: 176 },
				far: { ankle: [154, 162], knee: [153, 121] }, nearArm: { at: [122, 113], grip: 60, bend: -1 },
				farArm: { at: [147, 114], grip: 30 },
			});

			paint(s, b, { afterNear: () => {
				s.muscle(b.near, "thigh", "front", -0.04, 0.46, 0.9);
				s.arrow("one", [132, 100], [152, 99]);
			} });
		},
	},
	"3.11-hip_flexor-arom": {
		alt: "Lying on the back with both knees bent; one heel slides slowly away until the leg lies straight, then back, ten times.",
		draw: (s) => supine(s, {
			near: { ankle: [190, 161], toe: -50 }, far: { ankle: [156, 162], toe: 0 },
		}, (b) => {
			s.ghost(legGhost(b, [158, 162], 0, [144, 124]));
			s.muscle(b.near, "thigh", "front", -0.02, 0.36, 0.9);
			s.arrow("both", [156, 179], [194, 179]);
		}),
	},
	"3.12-knee-hand": {
		alt: "Sitting with the leg out on a cushion; a flat palm circles over the soft ends of the muscle just above the kneecap, without pressing on it.",
		draw: (s) => {
			s.floor().cushion(110, 160, 34, 10);
			longSit(s, {
				hip: [84, 158], shoulder: [101, 113], head: -58,
				near: { ankle: [166, 160], toe: -78, knee: [126, 154] },
				far: { ankle: [164, 162], toe: -80 },
				nearArm: { at: [119, 145], grip: 20, bend: -1 },
			}, (b) => {
				s.muscle(b.near, "thigh", "front", 0.66, 1.02, 1.1);
				s.add("bone", circle(add(mix(b.near.hip, b.near.knee, 1), [1, -4]), 2.6));
				s.swirl([126, 143], 11);
			});
		},
	},
	"3.12-knee-arom": {
		alt: "Sitting with the leg out; the heel slides slowly toward the seat and away again, ten times.",
		draw: (s) => longSit(s, {
			hip: [80, 158], shoulder: [70, 110], near: { ankle: [138, 162], toe: 0 },
			far: { ankle: [160, 162], toe: -82 }, nearArm: { at: [54, 164], grip: 160 },
		}, (b) => {
			s.ghost(legGhost(b, [162, 161], -78, [121, 156]));
			s.muscle(b.near, "thigh", "front", 0.74, 1.04, 1.1);
			s.arrow("both", [128, 179], [160, 179]);
		}),
	},
};

/* Lying on the back, seen from above. */
function fromAbove(s: Sheet, left: { knee: P; ankle: P; toe: number },
	draw: (b: ReturnType<typeof facer>) => void): void {
	s.add("soft", "M30 52H212V164H30Z");
	s.frame = [26, 42, 190];
	const b = facer({
		hip: [108, 100], shoulder: [60, 100], look: "front", head: [42, 100],
		left: { ...left, foot: "flat" },
		right: { knee: [150, 91], ankle: [191, 90], toe: -4, foot: "flat" },
		leftArm: { at: [108, 128], elbow: [84, 124], grip: 0 },
		rightArm: { at: [108, 72], elbow: [84, 76], grip: 0 }, worked: "left",
	});

	paintFacer(s, b, { armsFirst: true, order: "right" });
	draw(b);
}
