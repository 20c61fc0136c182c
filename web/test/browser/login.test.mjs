// Let in by the link of the token, over https: once, and then by the cookie.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { folder } from "./programs.mjs";
import { assertAccessible, settled, withPage } from "./harness.mjs";

const bad = [{ status: 401 }];

function certificate() {
	const key = join(folder, "key.pem");
	const cert = join(folder, "cert.pem");

	execFileSync("openssl", ["req", "-x509", "-newkey", "rsa:2048", "-nodes",
		"-days", "2", "-subj", "/CN=localhost", "-keyout", key, "-out", cert],
	{ stdio: "ignore" });
	return ["--tls-cert", cert, "--tls-key", key];
}

async function signIn({ page, program, context }) {
	/* without it: how to get one, and nothing of the log */
	await page.getByText("This device is not signed in").waitFor();
	await settled(page);
	await assertAccessible(page, "not signed in");

	/* a link that was withdrawn or cut off */
	await page.goto("about:blank");
	await page.goto(program.link.slice(0, -1));
	await page.getByText("The link did not work").waitFor();

	/* the link, as a camera opens it */
	await page.goto("about:blank");
	await page.goto(program.link);
	await page.getByText("This is an invented run").waitFor();
	await settled(page);
	assert.doesNotMatch(page.url(), /token/, "the token stays in the address");

	const cookies = await context.cookies();
	const [cookie] = cookies;

	assert.equal(cookies.length, 1);
	assert.equal(cookie.httpOnly, true);
	assert.equal(cookie.sameSite, "Strict");
	assert.equal(cookie.secure, program.url.startsWith("https:"));
	assert.equal(await page.evaluate(() => document.cookie), "");

	/* another page of the same browser is let in by the cookie */
	const again = await context.newPage();

	await again.goto(program.url + "/#/settings");
	await again.getByRole("heading", { level: 1, name: "Settings" })
		.waitFor();
	await again.close();
	assert.deepEqual(await page.evaluate(() => [Object.keys(localStorage),
		Object.keys(sessionStorage)].flat().filter((name) =>
		/token/i.test(name))), [], "the token is kept by the page");
}

export default [
	["by http with a token", () => withPage({ bad, words: ["--token"] },
		signIn)],
	["by https with a token", () => withPage({ bad, words: ["--token",
		...certificate()], context: { ignoreHTTPSErrors: true } }, signIn)],
];
