/* The legs as tables: one leg, x outward from the middle of the body and y
 * downward, both in about 1.7 mm steps of a grown runner. Every area is a
 * closed smooth line; the leg's outline cuts it off, and a later area lies on
 * an earlier one, so neighbours share their border without a gap. */
export type View = "front" | "back" | "sole";

export interface Area {
	id: string;
	view: View;
	/* What it is called, after the side: "right …". */
	name: string;
	/* Row of regions.csv that soreness counts for. */
	region: string;
	/* Rows of load_rows.csv whose mean is shown. */
	rows: readonly string[];
	outline: string;
	/* Middle of the area, where the keyboard finds it. */
	at: readonly [number, number];
	/* Where its numbers stand; only one area of a region and view has them. */
	mark?: readonly [number, number];
	load?: readonly [number, number];
	/* Widens a narrow area for the finger. */
	reach?: number;
}

export interface Leg {
	view: View;
	title: string;
	/* The person's side that is on the picture's left. */
	first: "left" | "right";
	half: number;
	top: number;
	bottom: number;
	outline: string;
	/* A ring, or a line that begins and ends at the middle of the body. */
	ring: boolean;
	/* Open lines that only help the eye. */
	lines: readonly string[];
}

const calf = ["calf_soleus"], outer = ["glutes", "quadriceps"];
const quads = ["quadriceps"], foot = ["plantar_foot"], knee = ["knee_pf"];

export const legs: readonly Leg[] = [
	{
		view: "front", title: "Front", first: "right",
		half: 206, top: -14, bottom: 1050, ring: false,
		outline: "0:-6 60:-3 122:2 138:24 148:52 160:92 172:136 181:178 184:214 182:256 177:304 169:356 159:410 149:456 143:486 140:512 138:540 140:566 146:594 151:628 151:664 146:704 137:750 126:798 117:842 111:880 112:902 116:914 114:932 116:950 126:972 135:990 140:1004 138:1015 129:1019 122:1014 119:1023 109:1027 103:1021 100:1030 91:1034 85:1027 82:1036 73:1039 68:1030 65:1041 54:1044 46:1034 43:1008 46:984 50:962 50:942 43:924 40:908 46:892 49:866 48:828 42:784 33:738 26:696 23:660 25:624 31:590 35:560 35:534 32:510 26:484 23:452 23:416 20:374 16:332 11:294 7:268 0:262",
		lines: [
			"78:486 92:482 106:490 112:510 108:534 98:550 88:556 78:550 70:536 67:512 72:494 78:486",
			"88:556 90:574 92:590",
			"136:62 122:92 100:128 70:176 38:218 8:252",
			"68:1030 67:1012 69:1004", "85:1027 84:1010 83:1004", "103:1021 100:1007 97:1001", "122:1014 116:1002 111:997",
			"84:916 90:944 88:974", "132:420 126:452 122:476", "48:440 46:466 54:490",
		],
	},
	{
		view: "back", title: "Back", first: "left",
		half: 206, top: -14, bottom: 1050, ring: false,
		outline: "0:-6 60:-3 120:2 137:24 148:52 160:92 172:136 181:178 184:214 182:256 177:304 169:356 159:410 149:456 142:490 139:516 138:540 141:566 147:594 152:628 152:662 146:704 135:750 122:798 111:842 105:878 106:902 112:916 110:934 108:956 112:980 114:1004 106:1024 90:1034 74:1036 58:1033 46:1022 42:1002 46:978 50:956 48:938 41:922 39:906 46:888 49:862 46:824 38:776 29:732 23:692 21:656 24:622 31:588 36:560 36:534 32:508 26:482 23:452 23:416 20:374 16:336 11:306 6:292 0:290",
		lines: [
			"0:118 2:180 1:240 0:290",
			"44:44 41:64 35:84", "58:546 86:553 114:545",
			"118:150 136:172 140:200",
		],
	},
	{
		view: "sole", title: "Soles", first: "right",
		half: 206, top: -14, bottom: 420, ring: true,
		outline: "62:18 80:14 92:26 99:42 108:36 119:38 126:52 128:64 138:58 147:64 151:78 151:88 160:86 167:94 168:106 168:114 177:114 181:124 179:138 174:150 178:176 176:206 168:240 162:272 158:304 152:336 140:362 120:376 98:378 78:370 64:350 60:322 64:290 70:258 70:230 62:204 48:182 38:158 36:134 42:110 46:86 42:62 44:38 52:24",
		lines: [],
	},
];

export const areas: readonly Area[] = [
	/* front */
	{
		id: "hip-front", view: "front", name: "front of the hip",
		region: "hip_flexor", rows: ["hip_flexors"], at: [98, 152],
		outline: "136:52 152:84 156:126 150:176 132:218 104:246 74:250 40:232 4:268 -8:262 -8:232 30:190 78:132 112:82",
		mark: [98, 176], load: [98, 176],
	},
	{
		id: "hip-pocket", view: "front", name: "side of the hip, front",
		region: "lateral_thigh", rows: outer, at: [166, 150],
		outline: "144:40 160:60 215:120 215:262 186:272 160:256 146:214 152:172 156:124",
		load: [168, 196],
		reach: 6,
	},
	{
		id: "thigh-outer", view: "front", name: "outer thigh",
		region: "lateral_thigh", rows: outer, at: [170, 330],
		outline: "152:246 188:268 215:262 205:350 180:440 150:500 128:500 138:462 146:412 152:356 154:300",
		mark: [171, 318],
		reach: 8,
	},
	{
		id: "groin-inner", view: "front", name: "inner thigh",
		region: "adductor", rows: ["adductors"], at: [38, 320],
		outline: "-10:262 6:262 42:226 78:244 92:266 76:314 60:362 46:412 38:462 34:486 0:490 -10:400",
		mark: [42, 318], load: [42, 318],
	},
	{
		id: "quad-outer", view: "front", name: "front thigh, outer part",
		region: "quadriceps", rows: quads, at: [138, 370],
		outline: "142:218 154:250 157:300 154:356 147:412 139:458 128:488 116:490 110:464 114:420 124:364 130:310 132:254",
		reach: 10,
	},
	{
		id: "quad-inner", view: "front", name: "front thigh, inner part",
		region: "quadriceps", rows: quads, at: [56, 440],
		outline: "88:276 86:330 78:380 76:430 82:470 78:500 64:520 44:512 33:486 30:456 40:414 54:366 70:314",
		reach: 3,
	},
	{
		id: "quad-middle", view: "front", name: "front thigh, middle",
		region: "quadriceps", rows: quads, at: [108, 350],
		outline: "124:212 135:232 138:264 135:312 128:366 117:418 112:462 102:484 86:482 78:456 76:412 80:362 88:310 96:262 108:232",
		mark: [109, 322], load: [109, 322],
	},
	{
		id: "knee-inner", view: "front", name: "inner side of the knee",
		region: "knee", rows: knee, at: [50, 546],
		outline: "10:480 34:486 48:508 66:508 74:540 90:572 92:612 40:616 10:616",
		reach: 4,
	},
	{
		id: "knee-outer", view: "front", name: "outer side of the knee",
		region: "knee", rows: knee, at: [126, 546],
		outline: "112:486 140:476 165:484 165:612 140:612 92:612 90:570 104:540 110:510",
		reach: 4,
	},
	{
		id: "knee-front", view: "front", name: "front of the knee",
		region: "knee", rows: knee, at: [90, 524],
		outline: "76:478 92:474 108:480 118:500 118:526 112:552 106:576 92:592 80:578 70:554 63:528 63:502",
		mark: [90, 520], load: [90, 520],
	},
	{
		id: "calf-front", view: "front", name: "calf, inner edge",
		region: "calf", rows: calf, at: [42, 664], mark: [44, 660],
		outline: "10:600 44:598 60:606 66:640 64:690 58:736 48:770 20:770 0:690",
		reach: 4,
	},
	{
		id: "soleus-front", view: "front", name: "lower calf, inner edge",
		region: "soleus", rows: calf, at: [50, 812],
		outline: "10:752 46:764 58:734 62:780 64:830 64:876 56:896 30:890",
		reach: 14,
	},
	{
		id: "peroneal", view: "front", name: "outer lower leg",
		region: "peroneal", rows: calf, at: [132, 680],
		outline: "120:596 146:596 175:640 170:720 140:830 120:892 98:896 102:858 112:796 122:726 126:650",
		mark: [138, 650], load: [138, 650],
		reach: 8,
	},
	{
		id: "shin-bone", view: "front", name: "shin bone",
		region: "shin", rows: ["tibia"], at: [76, 720],
		outline: "62:604 76:588 96:592 100:612 94:650 90:712 86:784 82:850 80:892 60:896 64:850 62:784 66:716 68:650",
		load: [76, 792],
		reach: 9,
	},
	{
		id: "shin-muscle", view: "front", name: "shin muscle",
		region: "shin", rows: ["tib_anterior"], at: [108, 690],
		outline: "98:600 112:594 124:604 130:652 126:724 114:796 104:852 98:892 80:894 84:850 88:784 92:712 96:650",
		mark: [110, 700], load: [110, 700],
		reach: 1,
	},
	{
		id: "ankle-outer", view: "front", name: "outer ankle",
		region: "peroneal", rows: calf, at: [106, 918],
		outline: "80:892 110:884 150:896 150:950 112:956 84:944",
		reach: 8,
	},
	{
		id: "ankle-inner", view: "front", name: "inner ankle",
		region: "soleus", rows: calf, at: [58, 918],
		outline: "20:890 60:888 82:894 84:944 60:958 20:950",
		reach: 4,
	},
	{
		id: "foot-top", view: "front", name: "top of the foot",
		region: "plantar", rows: foot, at: [86, 966], mark: [86, 970],
		outline: "20:948 52:950 82:940 114:950 160:962 160:1000 116:990 90:998 58:996 20:1002",
		reach: 4,
	},
	{
		id: "toes-top", view: "front", name: "toes",
		region: "plantar", rows: foot, at: [88, 1014],
		outline: "20:996 58:996 90:998 118:988 160:994 160:1060 20:1060",
		reach: 6,
	},
	/* back */
	{
		id: "back-low", view: "back", name: "upper buttock",
		region: "glute", rows: ["glutes"], at: [96, 84],
		outline: "40:60 70:34 118:14 146:30 190:90 190:150 168:176 140:142 100:114 56:106 34:92",
	},
	{
		id: "buttock", view: "back", name: "buttock",
		region: "glute", rows: ["glutes"], at: [84, 200],
		outline: "2:108 30:90 58:104 102:114 142:142 166:180 168:232 150:268 118:288 78:298 36:296 2:292",
		mark: [88, 200], load: [88, 200],
	},
	{
		id: "hip-side", view: "back", name: "side of the hip",
		region: "lateral_thigh", rows: outer, at: [176, 216],
		outline: "164:172 190:120 215:150 215:290 180:300 160:290 154:264 168:230",
		load: [170, 320],
		reach: 14,
	},
	{
		id: "thigh-side", view: "back", name: "outer thigh",
		region: "lateral_thigh", rows: outer, at: [158, 380],
		outline: "148:276 182:296 215:280 205:360 180:440 150:505 124:500 130:462 138:410 144:350",
		mark: [168, 330],
		reach: 10,
	},
	{
		id: "thigh-inner-back", view: "back", name: "inner thigh",
		region: "adductor", rows: ["adductors"], at: [28, 360],
		outline: "-10:288 30:296 46:312 44:370 44:420 46:470 36:500 0:490 -10:400",
		mark: [28, 344], load: [28, 344],
		reach: 8,
	},
	{
		id: "ham-outer", view: "back", name: "hamstring, outer part",
		region: "hamstring", rows: ["hamstrings"], at: [122, 400],
		outline: "94:298 126:290 146:272 151:302 149:352 143:410 134:460 130:512 121:522 112:494 104:444 96:380",
		load: [122, 372], mark: [122, 372],
	},
	{
		id: "ham-inner", view: "back", name: "hamstring, inner part",
		region: "hamstring", rows: ["hamstrings"], at: [72, 400],
		outline: "42:300 94:298 98:370 104:430 86:462 72:496 58:520 44:512 43:470 42:420 41:360",
	},
	{
		id: "knee-back", view: "back", name: "back of the knee",
		region: "knee", rows: knee, at: [88, 540],
		outline: "88:464 104:442 114:484 122:516 165:506 165:580 116:586 88:606 58:586 10:584 10:506 50:512 68:496",
		mark: [88, 534],
	},
	{
		id: "soleus", view: "back", name: "lower calf",
		region: "soleus", rows: calf, at: [100, 786],
		outline: "0:690 40:690 88:690 130:690 170:690 160:780 130:850 108:888 94:878 66:878 56:888 20:860 10:780",
		mark: [108, 790],
	},
	{
		id: "calf-inner", view: "back", name: "calf, inner part",
		region: "calf", rows: calf, at: [58, 670],
		outline: "10:580 40:566 62:580 84:600 88:650 88:710 82:756 62:772 38:758 20:730 0:660",
	},
	{
		id: "calf-outer", view: "back", name: "calf, outer part",
		region: "calf", rows: calf, at: [118, 664],
		outline: "90:602 112:582 134:568 165:590 172:650 150:716 132:744 112:752 94:738 88:700 88:650",
		mark: [116, 656], load: [116, 656],
	},
	{
		id: "achilles", view: "back", name: "Achilles tendon",
		region: "soleus", rows: ["achilles"], at: [80, 870],
		outline: "66:804 78:786 92:804 94:850 92:894 98:934 104:960 52:960 60:930 64:894 66:850",
		load: [80, 888],
		reach: 8,
	},
	{
		id: "ankle-outer-back", view: "back", name: "outer ankle",
		region: "peroneal", rows: calf, at: [106, 922],
		outline: "94:882 104:884 140:890 140:958 104:962 94:926",
		reach: 10,
	},
	{
		id: "ankle-inner-back", view: "back", name: "inner ankle",
		region: "soleus", rows: calf, at: [50, 922],
		outline: "20:880 62:888 64:926 54:962 20:960",
		reach: 8,
	},
	{
		id: "heel-back", view: "back", name: "heel",
		region: "plantar", rows: foot, at: [78, 996],
		outline: "20:958 50:950 78:960 108:950 140:958 140:1060 20:1060",
		mark: [78, 974], load: [78, 1014],
	},
	/* soles */
	{
		id: "sole-toes", view: "sole", name: "small toes, underside",
		region: "plantar", rows: foot, at: [140, 92],
		outline: "92:4 200:4 200:150 176:154 152:128 122:108 96:92 90:60",
	},
	{
		id: "sole-big-toe", view: "sole", name: "big toe, underside",
		region: "plantar", rows: foot, at: [66, 54],
		outline: "20:0 84:0 96:30 96:70 92:94 66:94 20:96",
	},
	{
		id: "sole-ball", view: "sole", name: "ball of the foot",
		region: "plantar", rows: foot, at: [84, 138],
		outline: "20:92 66:90 94:92 124:108 116:150 108:186 76:196 40:190 20:160",
	},
	{
		id: "sole-fore-outer", view: "sole", name: "forefoot, outer part",
		region: "plantar", rows: foot, at: [148, 164],
		outline: "122:106 154:128 178:152 200:170 200:214 150:208 106:188 114:150",
	},
	{
		id: "sole-arch", view: "sole", name: "arch",
		region: "plantar", rows: foot, at: [92, 236],
		outline: "30:176 76:194 110:186 130:200 124:244 120:296 92:302 40:296 40:220",
		mark: [99, 236], load: [99, 236],
	},
	{
		id: "sole-outer", view: "sole", name: "outer edge of the foot",
		region: "plantar", rows: foot, at: [146, 250],
		outline: "128:198 160:206 200:206 200:310 150:306 118:298 122:244",
	},
	{
		id: "sole-heel", view: "sole", name: "heel, underside",
		region: "plantar", rows: foot, at: [108, 336],
		outline: "30:294 92:300 118:296 152:304 200:300 200:400 30:400",
	},
];

type Point = readonly [number, number];

const near = (n: number) => Math.round(n * 10) / 10;

export function points(table: string): Point[] {
	return table.split(" ").map((pair) => {
		const [x, y] = pair.split(":");
		return [Number(x), Number(y)];
	});
}

/* A smooth line through all the points (Catmull and Rom's spline as cubic
 * curves); a negative side puts the leg left of the middle. */
export function trace(table: string, side: number, closed = true): string {
	const list = points(table);
	const n = list.length;
	const at = (i: number): Point => (closed ? list[(i + n) % n]
		: list[Math.max(0, Math.min(n - 1, i))]) as Point;
	const put = (x: number, y: number) => `${near(side * x)} ${near(y)}`;
	let d = "M" + put(...at(0));

	for (let i = 0; i < (closed ? n : n - 1); i++) {
		const [a, b, c, e] = [at(i - 1), at(i), at(i + 1), at(i + 2)];

		d += "C" + put(b[0] + (c[0] - a[0]) / 6, b[1] + (c[1] - a[1]) / 6) +
			" " + put(c[0] - (e[0] - b[0]) / 6, c[1] - (e[1] - b[1]) / 6) +
			" " + put(c[0], c[1]);
	}
	return closed ? d + "Z" : d;
}
