import test from "node:test";
import assert from "node:assert/strict";
import { parseRoute } from "../src/router";

test("addresses", () => {
	assert.deepEqual(parseRoute(""), { name: "today", query: {} });
	assert.deepEqual(parseRoute("#/"), { name: "today", query: {} });
	assert.deepEqual(parseRoute("#/run/12"),
		{ name: "run", param: "12", query: {} });
	assert.deepEqual(parseRoute("#/run/12?from=log&x=1"),
		{ name: "run", param: "12", query: { from: "log", x: "1" } });
	assert.deepEqual(parseRoute("#after"), { name: "after", query: {} });
	assert.deepEqual(parseRoute("#/why/a%2Fb"),
		{ name: "why", param: "a/b", query: {} });
	assert.deepEqual(parseRoute("#/why/%E0%A4"),
		{ name: "why", param: "%E0%A4", query: {} });
});
