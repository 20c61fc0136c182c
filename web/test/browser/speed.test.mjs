// The first page on a phone: how long until it can be used.  The machine is
// slowed down to a phone's; what is asserted is a ratio against a bare page
// in the same run, since nobody knows how busy the machine is.
import assert from "node:assert/strict";
import { createServer } from "node:http";
import { withPage, phone } from "./harness.mjs";

const slower = 4;
const net = { offline: false, latency: 40, downloadThroughput: 10e6 / 8,
	uploadThroughput: 10e6 / 8 };
const rounds = 3;
/* a bare page is one small file and a script of one line */
const most_times_bare = 15;

const bare = { "/": ["text/html", "<!doctype html><title>bare</title>" +
	"<link rel=icon href=data:><div id=app></div><script src=a.js></script>"],
"/a.js": ["text/javascript", "document.getElementById('app').innerHTML=" +
	"'<main><button class=\"button-primary\">Start</button></main>'"] };

/* When the button is there, and the page has time for a tap on it. */
function watchButton() {
	const look = () => {
		const button = document.querySelector("main .button-primary");

		if (!button || button.disabled) {
			requestAnimationFrame(look);
			return;
		}
		const channel = new MessageChannel();

		channel.port1.onmessage = () => {
			window.ready_ms = performance.now();
		};
		requestAnimationFrame(() => channel.port2.postMessage(0));
	};

	requestAnimationFrame(look);
}

async function time(context, url) {
	const page = await context.newPage();
	const devtools = await context.newCDPSession(page);

	await devtools.send("Network.enable");
	await devtools.send("Network.setCacheDisabled", { cacheDisabled: true });
	await devtools.send("Network.emulateNetworkConditions", net);
	await devtools.send("Emulation.setCPUThrottlingRate", { rate: slower });
	await page.addInitScript(watchButton);
	await page.goto(url);
	await page.waitForFunction(() => window.ready_ms !== undefined);
	const ms = await page.evaluate(() => window.ready_ms);

	await page.close();
	return ms;
}

const middle = (list) => list.sort((a, b) => a - b)[list.length >> 1];

async function firstPage({ program, context, seen }) {
	const server = createServer((request, answer) => {
		const [type, body] = bare[request.url] ?? ["text/plain", ""];

		answer.writeHead(200, { "Content-Type": type }).end(body);
	});

	await new Promise((done) => server.listen(0, "127.0.0.1", done));
	const other = "http://127.0.0.1:" + server.address().port;
	const own = [];
	const small = [];

	try {
		for (let i = 0; i < rounds; i++) {
			own.push(await time(context, program.url + "/#/first"));
			small.push(await time(context, other + "/"));
		}
	} finally {
		server.close();
	}
	/* the bare page is not the app's doing */
	seen.hosts.delete(other);
	const ms = middle(own);
	const bare_ms = middle(small);

	console.log("first page on a phone: " + ms.toFixed(0) +
		" ms to interactive; a bare page: " + bare_ms.toFixed(0) + " ms");
	assert.ok(ms < most_times_bare * bare_ms, ms + " ms against " + bare_ms);
}

export default [
	["the first page on a phone", () => withPage({ size: phone, touch: true,
		clock: false }, firstPage), { alone: true }],
];
