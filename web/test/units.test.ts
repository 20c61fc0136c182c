import test from "node:test";
import assert from "node:assert/strict";
import { bytes, clock, distance, duration, elevation, massKg, massValue,
	metresOf, mile_m, pace, paceRange, plain, shortDistance, volume }
	from "../src/units";

const s = (text: string) => text.replace(/\u00a0/g, " ");

test("distances in both units", () => {
	assert.equal(s(distance(10600.98, undefined, "metric")), "10.6 km");
	assert.equal(s(distance(10600.98, undefined, "imperial")), "6.6 mi");
	assert.equal(s(distance(0, undefined, "metric")), "0.0 km");
	assert.equal(s(distance(640000, undefined, "metric")), "640 km");
	assert.equal(s(distance(1234, 2, "metric")), "1.23 km");
	assert.equal(distance(undefined), "–");
	assert.equal(distance(Number.NaN), "–");
	assert.equal(s(shortDistance(400, "metric")), "400 m");
	assert.equal(s(shortDistance(400, "imperial")), "437 yd");
	assert.equal(metresOf(1, "imperial"), mile_m);
	assert.equal(metresOf(5, "metric"), 5000);
});

test("pace carries seconds over", () => {
	assert.equal(s(pace(357, "metric")), "5:57 /km");
	assert.equal(s(pace(357, "imperial")), "9:35 /mi");
	assert.equal(s(pace(359.6, "metric")), "6:00 /km");
	assert.equal(pace(0), "–");
	assert.equal(pace(null), "–");
	assert.equal(s(paceRange(350, 380, "metric")), "5:50–6:20 /km");
	assert.equal(s(paceRange(undefined, 380, "metric")), "6:20 /km");
});

test("durations and clocks", () => {
	assert.equal(s(duration(45)), "45 s");
	assert.equal(s(duration(1175)), "20 min");
	assert.equal(s(duration(3780)), "1 h 03 min");
	assert.equal(s(duration(3599)), "1 h 00 min");
	assert.equal(clock(3780), "1:03:00");
	assert.equal(clock(357), "5:57");
	assert.equal(clock(5), "0:05");
	assert.equal(clock(3600 - 0.4), "1:00:00");
	assert.equal(clock(-3), "0:00");
});

test("height, weight, drink", () => {
	assert.equal(s(elevation(228, "metric")), "228 m");
	assert.equal(s(elevation(228, "imperial")), "748 ft");
	assert.equal(s(elevation(1217, "metric")), "1,217 m");
	assert.equal(s(elevation(-0.2, "metric")), "0 m");
	assert.ok(Math.abs(massKg(massValue(70.2, "imperial"), "imperial") -
		70.2) < 1e-9);
	assert.equal(s(volume(500, "metric")), "500 ml");
	assert.equal(s(volume(1600, "metric")), "1.6 l");
	assert.equal(s(volume(500, "imperial")), "17 fl oz");
});

test("plain numbers drop needless digits", () => {
	assert.equal(plain(6), "6");
	assert.equal(plain(6.52), "6.5");
	assert.equal(plain(-13.4, 0), "−13");
	assert.equal(plain(-0.01), "0");
	assert.equal(plain(undefined), "–");
	assert.equal(s(bytes(6004736)), "6.0 MB");
});
