// Short names for classes and custom properties in what is built.  Names that
// are put together while the app runs and those that the tests in a browser
// look for (test/short.test.mjs holds that) stay.

/* classes that test/browser looks for */
export const kept = new Set(["after-sent", "atlas-view-back", "atlas-views",
	"button-primary", "chart-svg", "guide-audio", "guide-clock", "guide-count",
	"guide-picture", "guide-side", "import-groups", "import-item",
	"log-distance", "log-run", "page-lead", "pain-facts", "pain-said",
	"pain-stage", "pain-verdict", "plan-pill", "run-streams", "saved-failed",
	"session-step", "settings-path", "today-clock", "today-now"]);

const class_pattern = /\.([a-z][\w-]*-[\w-]*)/gi;
const custom_pattern = /--[a-z][a-z0-9-]*/g;

/* "a", "b", … "aa" */
function letters(n) {
	const all = "abcdefghijklmnopqrstuvwxyz";

	return (n >= 26 ? letters(Math.floor(n / 26) - 1) : "") + all[n % 26];
}

/* The most frequent name becomes the shortest. */
function shortened(names, text, make) {
	const often = new Map([...new Set(names)].map((name) =>
		[name, text.split(name).length]));

	return new Map([...often].sort((a, b) => b[1] - a[1] ||
		(a[0] < b[0] ? -1 : 1)).map(([name], n) => [name, make(n)]));
}

/* What a name begins with when the rest is known only while it runs. */
function beginnings(code) {
	return new Set([...code.matchAll(
		/["'` ]([a-z][a-z0-9]*-[a-z0-9-]*)(?:["'`]\s*\+|(?<=-)["'`]|\$\{)/g)]
		.map(([, name]) => name));
}

/* style: the sheet; codes: every script.  Returns { style, code }, which
 * change one text each. */
export function shortNames(style, codes) {
	const code = codes.join("\n");
	const open = [...beginnings(code)];
	const classes = shortened([...style.matchAll(class_pattern)]
		.map(([, name]) => name)
		.filter((name) => /^[a-z0-9-]+$/.test(name) &&
			!name.startsWith("u-") && !kept.has(name) &&
			!open.some((start) => name.startsWith(start))),
	style + code, (n) => letters(n) + "_");
	const customs = shortened(style.match(custom_pattern), style,
		(n) => "--" + letters(n));
	const change = (text) => text.replace(custom_pattern, (name) =>
		customs.get(name) ?? name);

	return {
		style: (text) => change(text).replace(class_pattern, (all, name) =>
			classes.has(name) ? "." + classes.get(name) : all),
		code: (text) => text.replace(
			/(?<=["'`])--[a-z][a-z0-9-]*(?=["'`])/g, (name) =>
				customs.get(name) ?? name)
			.replace(/(?<=["'` .])[a-z][a-z0-9]*(?:-[a-z0-9]+)+(?=["'` ])/g,
				(name) => classes.get(name) ?? name),
		classes,
	};
}
