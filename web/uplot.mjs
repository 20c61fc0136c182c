// uPlot without what no chart of this app asks of it: legend, dragging,
// bands, times, logarithms, sideways charts, linked charts, other shapes than
// lines and points.  Every cut must find its text in the pinned version.
import { readFile } from "node:fs/promises";

/* [what stands there, what comes in its place]; a text or an expression */
const changes = [
	/* what is always the same here */
	["typeof window != 'undefined'", "true"],
	["const FEAT_TIME          = true", "const FEAT_TIME = false"],
	[/const mode = (self|u)\.mode;/g, "const mode = 1;"],
	["let mode = self.mode;", "const mode = 1;"],
	["		mode: ifNull(opts.mode, 1),\n", ""],
	[/\b(sc\.|scale\.|scaleX\.|wsc\.|x?[sS]cale)?[dD]istr == +(2|3|4|100)\b/g,
		"false"],
	[/sc\.distr >= 3/g, "false"],
	[/\bsc\.distr == 1\b/g, "true"],
	[/\b(scaleX|sx)\.ori == 0/g, "true"],
	[/\bscaleX\.ori == 1/g, "false"],
	[/let isTime = [^;]+;/g, "const isTime = false;"],
	["scaleX.time", "false"],
	[/\b(sc|wsc|scaleOpts)\.from != null/g, "false"],
	[/\b(sc|wsc)\.from == null/g, "true"],
	["const showLegend = legend.show;", "const showLegend = false;"],
	["const showCursor =                cursor.show;",
		"const showCursor = true;"],
	["const cursorFocus = focus.prox >= 0;", "const cursorFocus = false;"],
	["const cursorOnePt = cursorFocus && points.one;",
		"const cursorOnePt = false;"],
	[/(?<!\.)\bselect\.show\b/g, "false"],
	["axis.label != null ? axis.labelSize : 0", "0"],
	[/axis\.label != null/g, "false"],
	["side == 2 ? axis.rotate(self, values, i, _space) : 0", "0"],
	["let angle = axis._rotate * -PI/180;", "const angle = 0;"],
	["const pxAlign = +ifNull(opts.pxAlign, 1);", "const pxAlign = 1;"],
	["getBBox = points.bbox;", "getBBox = null;"],
	["let shouldAlpha = series.some(s => s._focus) && " +
		"ctxAlpha != focus.alpha;", "const shouldAlpha = false;"],
	["(opts.drawOrder || [\"axes\", \"series\"]).map(key => " +
		"drawOrderMap[key])", "[drawAxesGrid, drawSeries]"],
	["[ bandFillDir, bandClipDir ] = bandFillClipDirs(u, seriesIdx)",
		"bandFillDir = 0, bandClipDir = 0"],
	["ifNull(opts?.alignGaps, 0)", "0"],
	["let withProx = _prox >= 0 && _prox < inf;", "const withProx = false;"],
	["let _prox = prox(self, seriesIdx, cursorIdx, valAtPosX) ?? inf;", ""],
	["let prox = hov.prox = fnOrSelf(hov.prox);", "let _prox;"],
	["let bias = hov.bias ??= 0;", "const bias = 0;"],
	["findIncr(min, max, incrs, fullDim, minSpace)", "[1, 1]"],
	["			let minSpace = axis._space = " +
		"axis.space(self, axisIdx, min, max, fullDim);\n", ""],
	["			let incrs    = axis._incrs = " +
		"axis.incrs(self, axisIdx, min, max, fullDim, minSpace);\n", ""],
	["fnOrSelf(s.fillTo || seriesFillTo)", "fnOrSelf(s.fillTo || 0)"],
	["s.paths || linearPath || retNull", "s.paths || linearPath"],
	["show: seriesPointsShow", "show: false"],
	["_padding = self._padding = padding.map",
		"_padding = padding.map"],
	["const padding = self.padding = (opts.padding || " +
		"[autoPadSide,autoPadSide,autoPadSide,autoPadSide])" +
		".map(p => fnOrSelf(ifNull(p, autoPadSide)));",
		"const padding = opts.padding.map(fnOrSelf);"],
	["else if (s.show && s.auto)\n						" +
		"accScale(wsc, psc, s, data[i], s.sorted);", ""],
	["rangeNum(_min, _max, rangePad, true);\n				}", "aroundOne(_min);\n				}"],
	["ori == 0 ? rectH : rectV", "rectH"],
	["const rectH = rect(0);\nconst rectV = rect(1);",
		"const rectH = (p, x, y, w, h) => { p.rect(x, y, w, h); };"],
	["				sc.clamp = fnOrSelf(sc.clamp || clampScale);\n", ""],
	["	self.setSize = setSize;\n", ""],
	["	self.setData = setData;\n", ""],
	["	self.setScale = setScale;\n", ""],
	["		closestDist = inf;\n		closestSeries = null;\n", ""],
	["fire(\"ready\")", "FIRE(\"ready\")"],
	["fire(\"draw\")", "FIRE(\"draw\")"],
	["fire(\"setCursor\")", "FIRE(\"setCursor\")"],
	[/_fire !== false && fire\([^)]*\);/g, ""],
	[/\bfire\("[^)]*\);/g, ""],
	[/\bFIRE\(/g, "fire("],
	[/_pub && pubSync\([^)]*\);/g, ""],
	[/\bpubSync\((mouse|dbl)[^)]*\);/g, ""],
	[/\bif \(_pub\) \{/g, "if (false) {"],
	[/, true, src == null && syncOpts\.setSeries\)/g, ")"],
	[/_pub && syncOpts\.setSeries/g, "false"],
	[/, true, syncOpts\.setSeries\)/g, ")"],
	[/const focus = self\.focus = assign[^;]*;/g, "const focus = {};"],
	["		if (deferHooks)\n			" +
		"hooksQueue.push([evName, a1, a2]);\n		else {\n", "		{\n"],
	["if (dragging && e != null && e.movementX == 0 && " +
		"e.movementY == 0)\n			return;", ""],
	["if (false && dragging) {", "if (false) {"],
];

/* from here up to there, and what comes in its place */
const cuts = [
	["const numFormatter =", "const M = Math;",
		""],
	["const autoRangePart = {", "function ifNull", `
/* the axis when all x are one */
function aroundOne(v) {
	let step = 10 ** (floor(log10(abs(v))) - 1);

	return v == 0 ? [0, 100] : v > 0 ? [0, ceil(2 * v / step) * step]
		: [floor(2 * v / step) * step, 0];
}

`],
	["function _rangeNum(", "const M = Math;", ""],
	["const regex6", "function incrRound(", ""],
	["function incrRound(", "function roundDec(",
		"const incrRound = (num, incr) => round(num / incr) * incr;\n"],
	["function getMinMax(", "function rangeLog(", ""],
	["const positiveIdxs", "function rangeLog(", ""],
	["const font      =", "const lineGap",
		"const font = \"12px x\";\nconst labelFont = font;\n"],
	["function rect(ori)", "const moveToH", ""],
	["	function accScale(", "	const AUTOSCALE", ""],
	["const microTask =", "function sortCols",
		"const microTask = queueMicrotask;\n"],
	["const months = [", "function zeroPad2", ""],
	["const subs = {", "const onlyWhole", ""],
	["const onlyWhole", "// base 2", ""],
	["genIncrs(2,", "/*\nconsole.log", ""],
	["const legendOpts = {", "function cursorPointShow", ""],
	["		mousedown:   filtBtn0,", "		mousemove:   filtTarg,", ""],
	["	drag: {\n		setScale", "	hover: {", ""],
	["const facet = {", "const gaps =", ""],
	["const xySeriesOpts", "const ySeriesOpts", ""],
	["const syncs = {}", "const BAND_CLIP_FILL", ""],
	["	if (opts.id != null)", "	const can = placeTag", ""],
	["	on(\"click\", wrap", "	const under =", ""],
	["	(opts.plugins || []).forEach(p => {\n		if", "	const series  =",
		""],
	["	const bands   =", "	const xScaleKey", ""],
	["				if (scaleKey != xScaleKey || (mode == 2 && !isTime)) {",
		"				sc.range = fnOrSelf(rn", ""],
	["				sc.range = fnOrSelf(rn", "				sc.auto =",
		"				sc.range = fnOrSelf(rn || snapNumX);\n"],
	["	const _tzDate  =", "	const activeIdxs", ""],
	["	const legend     =", "	const showLegend", `
	const legend = {};
	const cursor = self.cursor = assign({}, cursorOpts, opts.cursor);
`],
	["	const markers    =", "	let legendTable;", ""],
	["	if (legend.live) {\n		const getMultiVals", "	const mouseListeners",
		""],
	["		if (mode == 1 || i > 0) {\n			const isTime",
		"		if (cursorOnePt", ""],
	["	function addSeries(", "	const sidesWithAxes", ""],
	["			axis.space  =", "			axis.stroke        =",
		"			axis.splits = fnOrSelf(axis.splits);\n"],
	["			let av = axis.values;", "			axis.font      =",
		"			axis.filter = retArg1;\n"],
	["	function autoPadSide", "	const padding =", ""],
	["	function fillStroke(", "	const CLIP_FILL_STROKE", ""],
	["	const CLIP_FILL_STROKE", "	function getIncrSpace", `
	function strokeFill(strokeStyle, lineWidth, lineDash, lineCap, fillStyle, strokePath, fillPath, boundsClip, gapsClip) {
		setCtxStyle(strokeStyle, lineWidth, lineDash, lineCap, fillStyle);
		ctx.save();
		boundsClip && ctx.clip(boundsClip);
		gapsClip && ctx.clip(gapsClip);
		fillPath != null && fillStyle && ctx.fill(fillPath);
		lineWidth > 0 && strokePath != null && strokeStyle && ctx.stroke(strokePath);
		ctx.restore();
	}

`],
	["		if (_points)\n			strokeFill(", "		_pxAlign && ctx.translate(-",
		"		strokeFill(strokeStyle, width, s.dash, s.cap, fillStyle, " +
		"stroke, fill, boundsClip, gapsClip);\n"],
	["	let deferHooks = false;", "	function commit()", ""],
	["	// manual batching", "	function _commit()", ""],
	["	self.redraw =", "	// redraw() =>", ""],
	["	const drag = cursor.drag;", "	if (showCursor) {\n		if (cursor.x)",
		""],
	["		if (cursor.y)\n", "		if (true) {\n			vCursor", ""],
	["	const select = self.select", "	function _setScale(key", ""],
	["	function setSeries(", "	function posToVal(", ""],
	["	self.valToIdx =", "	self.posToVal =", ""],
	["	function setSelH(", "	function updateCursor(", `
	function setLegend() {
		shouldSetLegend = false;
	}

`],
	["			if (cursorFocus)\n				setSeries(null",
		"			if (legend.live) {", ""],
	["			if (legend.live) {\n				activeIdxs.fill(idx)",
		"				activeIdxs.fill(idx)", "			{\n"],
	["					if (cursorFocus && yVal2 != null) {",
		"					if (shouldSetLegend || cursorOnePt)", ""],
	["						if (cursorOnePt) {\n							if (i ==",
		"							let pt = cursorPts[i];", "						{\n"],
	["			if (cursorOnePt) {\n				// some",
		"		// nit: cursor.drag", "		}\n"],
	["		// nit: cursor.drag", "		if (shouldSetLegend) {\n			legend.idx",
		""],
	["	Object.defineProperty(self, 'rect'", "	function syncRect(", ""],
	["		else {\n			if (_l < 0 || _t < 0) {\n				mouseLeft1 = -10;",
		"		if (snap && (src", ""],
	["		if (initial) {\n			rawMouseLeft0", "			mouseLeft1 = _l;",
		"		{\n"],
	["	const _hideProps = {", "	function mouseLeave(", ""],
	["		let _dragging = dragging;", "		mouseLeft1 = -10;", ""],
	["		if (_dragging)\n", "	function dblClick(", "	}\n\n"],
	["	function dblClick(", "	function syncPxRatio", ""],
	["	const events = {};", "	if (showCursor) {\n		onMouse(mousedown",
		""],
	["		onMouse(mousedown,  over", "		onMouse(mousemove,", ""],
	["		onMouse(dblclick, over", "		cursorPlots.add", ""],
	["	(opts.plugins || []).forEach(p => {\n		for", "	function destroy()",
		""],
	["		sync.unsub(self);", "		cursorPlots.delete", ""],
	["		legendTable?.remove();", "	}\n\n	self.destroy", ""],
	["		shouldSetSelect = false &&", "		shouldSetCursor = shouldSetLegend",
		""],
	["	if (then) {", "	return self;",
		"	then.appendChild(root);\n	_init();\n\n"],
	["uPlot.assign = assign;", "export {", ""],
];

function trimmed(source) {
	let text = source;

	for (const [from, to] of changes) {
		const next = typeof from === "string" ? text.replaceAll(from, to)
			: text.replace(from, to);

		if (next === text)
			throw new Error(`uPlot has no longer: ${from}`);
		text = next;
	}
	for (const [from, to, by] of cuts) {
		const at = text.indexOf(from);
		const end = text.indexOf(to, at + 1);

		if (at < 0 || end < 0 || text.indexOf(from, at + 1) >= 0)
			throw new Error(`uPlot has not once: ${from} … ${to}`);
		text = text.slice(0, at) + by + text.slice(end);
	}
	return text;
}

/* Rules for what is there. */
function trimmedStyle(source) {
	return source.split("}").filter((rule) =>
		!rule.split("{")[0].split(",").every((one) =>
			/u-(title|legend|inline|series|vt|select|cursor-y)/.test(one)))
		.join("}");
}

export const smallPlot = {
	name: "small-plot",
	setup(plugin) {
		plugin.onLoad({ filter: /uPlot\.esm\.js$/ }, async ({ path }) =>
			({ contents: trimmed(await readFile(path, "utf8")), loader: "js" }));
		plugin.onLoad({ filter: /uPlot\.min\.css$/ }, async ({ path }) =>
			({ contents: trimmedStyle(await readFile(path, "utf8")),
				loader: "css" }));
	},
};
