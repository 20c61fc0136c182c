/* Days out of FIT files. */
#include "test_formats.h"

#include <zlib.h>

#include "afterrun/time.h"
#include "afterrun/wellness.h"
#include "fit_builder.h"

enum { EPOCH = 631065600, DAY = 86400, HOUR = 3600, MINUTE = 60 };

static struct fit fit;
static struct ar_arena *arena;
static struct ar_wellness_items items;
static struct ar_error err;

static uint32_t
at(int month, int day, int hour, int minute)
{
	return (uint32_t)(ar_days_from_civil(2026, month, day) * DAY +
	    hour * HOUR + minute * MINUTE - EPOCH);
}

static int
start(void **state)
{
	(void)state;
	memset(&fit, 0, sizeof fit);
	arena = ar_arena_open((size_t)64 << 20);
	return arena ? 0 : -1;
}

static int
stop(void **state)
{
	(void)state;
	ar_arena_close(arena);
	return 0;
}

static void
open_fit(unsigned file_type, uint32_t created)
{
	static const unsigned char fields[] = {0, 1, 0x00, 1, 2, 0x84, 4, 4,
	    0x86};

	fit_open(&fit, 14);
	fit_define(&fit, 15, 0, fields, 3);
	fit_u8(&fit, 15);
	fit_u8(&fit, file_type);
	fit_u16(&fit, 1);
	fit_u32(&fit, created);
}

static void
message(unsigned number, uint32_t time, unsigned field, unsigned bytes,
    unsigned value)
{
	unsigned char fields[] = {253, 4, 0x86, (unsigned char)field,
	    (unsigned char)bytes, bytes == 1 ? 0x02 : 0x84};

	fit_define(&fit, 1, number, fields, 2);
	fit_u8(&fit, 1);
	fit_u32(&fit, time);
	if (bytes == 1)
		fit_u8(&fit, value);
	else
		fit_u16(&fit, value);
}

static void
event(uint32_t time, unsigned type)
{
	static const unsigned char fields[] = {253, 4, 0x86, 0, 1, 0x00, 1, 1,
	    0x00};

	fit_define(&fit, 2, 21, fields, 3);
	fit_u8(&fit, 2);
	fit_u32(&fit, time);
	fit_u8(&fit, 74);
	fit_u8(&fit, type);
}

static void
zone(uint32_t time, int hours)
{
	static const unsigned char fields[] = {253, 4, 0x86, 0, 4, 0x86};

	fit_define(&fit, 3, 103, fields, 2);
	fit_u8(&fit, 3);
	fit_u32(&fit, time);
	fit_u32(&fit, time + (uint32_t)(hours * HOUR));
}

static enum ar_status
read_bytes(const void *bytes, size_t n)
{
	enum ar_status status;

	memset(&err, 0, sizeof err);
	status = ar_wellness_read(bytes, n, arena, &items, &err);
	assert_int_equal(status, err.status);
	return status;
}

static void
read_fit(void)
{
	fit_close(&fit);
	assert_int_equal(read_bytes(fit.bytes, fit.size), AR_OK);
}

/* The value of a kind and day of 2026; NAN: none. */
static double
value_of(enum ar_wellness kind, int month, int day)
{
	for (size_t i = 0; i < items.count; i++)
		if (items.items[i].kind == kind && items.items[i].day ==
		    ar_days_from_civil(2026, month, day))
			return items.items[i].value;
	return NAN;
}

/* Light, deep and REM from 23:00 to 06:00 with an hour awake, seen from
 * Berlin: the night belongs to the day of waking there. */
static void
test_night(void **state)
{
	(void)state;
	for (int big = 0; big < 2; big++) {
		memset(&fit, 0, sizeof fit);
		fit.big = big;
		open_fit(49, at(3, 2, 23, 10));
		zone(at(3, 2, 20, 0), 2);
		message(275, at(3, 2, 15, 0), 0, 1, 2); /* before the night */
		message(275, at(3, 2, 16, 30), 0, 1, 1);
		event(at(3, 2, 16, 30), 0);
		message(275, at(3, 2, 17, 0), 0, 1, 2);
		message(275, at(3, 2, 19, 0), 0, 1, 3);
		message(275, at(3, 2, 20, 0), 0, 1, 1);
		message(275, at(3, 2, 21, 0), 0, 1, 4);
		message(275, at(3, 2, 22, 0), 0, 1, 0);
		message(275, at(3, 2, 22, 30), 0, 1, 2);
		event(at(3, 2, 23, 0), 1);
		message(346, UINT32_MAX, 6, 1, 81);
		read_fit();
		assert_int_equal(items.count, 2);
		/* 2 h light, 1 h deep, 1 h REM, half an hour light */
		assert_near(value_of(AR_WELL_SLEEP_H, 3, 3), 4.5, 1e-9);
		assert_near(value_of(AR_WELL_SLEEP_SCORE, 3, 3), 81, 0);
		assert_string_equal(items.items[0].source, "garmin");
	}
}

/* Levels without events; a level that holds too long is a gap. */
static void
test_levels_alone(void **state)
{
	(void)state;
	open_fit(49, at(3, 3, 6, 0));
	message(275, at(3, 2, 22, 0), 0, 1, 2);
	message(275, at(3, 3, 1, 0), 0, 1, 3);
	message(275, at(3, 3, 4, 0), 0, 1, 2);
	message(275, at(3, 3, 5, 0), 0, 1, 1);
	message(275, at(3, 3, 22, 0), 0, 1, 3);
	message(275, at(3, 3, 23, 0), 0, 1, 1);
	message(275, at(3, 3, 23, 30), 0, 1, 2);
	read_fit();
	assert_int_equal(items.count, 1);
	/* the 7 hours are the night of the 3rd, not the hour in the evening */
	assert_near(value_of(AR_WELL_SLEEP_H, 3, 3), 7, 1e-9);
}

/* Two windows an hour apart are one night; one that is never closed ends
 * with its last level; a nap is not the night. */
static void
test_windows(void **state)
{
	(void)state;
	open_fit(49, at(3, 3, 6, 0));
	event(at(3, 2, 22, 0), 0);
	message(275, at(3, 2, 22, 0), 0, 1, 2);
	message(275, at(3, 3, 1, 0), 0, 1, 1);
	event(at(3, 3, 1, 0), 1);
	event(at(3, 3, 2, 0), 0);
	message(275, at(3, 3, 2, 0), 0, 1, 3);
	message(275, at(3, 3, 5, 0), 0, 1, 1);
	event(at(3, 3, 5, 0), 1);
	event(at(3, 3, 13, 0), 0);
	message(275, at(3, 3, 13, 0), 0, 1, 2);
	message(275, at(3, 3, 14, 0), 0, 1, 1);
	event(at(3, 3, 14, 0), 1);
	event(at(3, 3, 23, 0), 0);
	message(275, at(3, 3, 23, 0), 0, 1, 2);
	message(275, at(3, 4, 1, 0), 0, 1, 3);
	message(275, at(3, 4, 3, 0), 0, 1, 1);
	read_fit();
	assert_int_equal(items.count, 2);
	assert_near(value_of(AR_WELL_SLEEP_H, 3, 3), 6, 1e-9);
	assert_near(value_of(AR_WELL_SLEEP_H, 3, 4), 4, 1e-9);
}

/* A level that holds over 4 hours is a gap; one that holds from a window
 * into the next counts in both. */
static void
test_held(void **state)
{
	(void)state;
	open_fit(49, at(3, 3, 6, 0));
	event(at(3, 2, 22, 0), 0);
	message(275, at(3, 2, 22, 0), 0, 1, 2);
	message(275, at(3, 3, 4, 0), 0, 1, 3);
	message(275, at(3, 3, 5, 0), 0, 1, 1);
	event(at(3, 3, 6, 0), 1);
	event(at(3, 3, 22, 0), 0);
	message(275, at(3, 3, 22, 0), 0, 1, 2);
	event(at(3, 4, 0, 0), 1);
	event(at(3, 4, 0, 30), 0);
	message(275, at(3, 4, 2, 0), 0, 1, 1);
	event(at(3, 4, 3, 0), 1);
	read_fit();
	assert_int_equal(items.count, 2);
	assert_near(value_of(AR_WELL_SLEEP_H, 3, 3), 1, 1e-9);
	assert_near(value_of(AR_WELL_SLEEP_H, 3, 4), 3.5, 1e-9);
}

/* The night's own average goes before the mean of its values. */
static void
test_hrv(void **state)
{
	(void)state;
	open_fit(68, at(3, 3, 6, 0));
	for (unsigned i = 0; i < 4; i++)
		message(371, at(3, 3, 1, 5 * (int)i), 0, 2, (40 + i) * 128);
	message(371, at(3, 3, 2, 0), 0, 2, UINT16_MAX);
	for (unsigned i = 0; i < 3; i++)
		message(371, at(3, 4, 1, 5 * (int)i), 0, 2, (50 + i) * 128);
	message(370, at(3, 4, 5, 0), 1, 2, 48 * 128 + 64);
	read_fit();
	assert_int_equal(items.count, 2);
	assert_near(value_of(AR_WELL_HRV_RMSSD_MS, 3, 3), 41.5, 1e-9);
	assert_near(value_of(AR_WELL_HRV_RMSSD_MS, 3, 4), 48.5, 1e-9);
}

static void
pulse(uint32_t time, unsigned week, unsigned day)
{
	static const unsigned char fields[] = {253, 4, 0x86, 0, 1, 0x02, 1, 1,
	    0x02};

	fit_define(&fit, 4, 211, fields, 3);
	fit_u8(&fit, 4);
	fit_u32(&fit, time);
	fit_u8(&fit, week);
	fit_u8(&fit, day);
}

/* Rates with 16 bits of time, over a rollover into the next day. */
static void
test_pulse(void **state)
{
	static const unsigned char fields[] = {26, 2, 0x84, 27, 1, 0x02};
	uint32_t first = at(3, 3, 1, 0);

	(void)state;
	open_fit(32, at(3, 3, 0, 0));
	message(55, first, 27, 1, 58);
	fit_define(&fit, 5, 55, fields, 2);
	for (uint32_t i = 1; i <= 30; i++) {
		fit_u8(&fit, 5);
		fit_u16(&fit, (first + i * HOUR) & 0xFFFF);
		fit_u8(&fit, i == 4 ? 56 : i == 27 ? 61 : 80);
	}
	/* 13 above the lowest of the day; just 10 above on the next */
	message(281, at(3, 3, 6, 0), 9, 1, 69);
	message(281, at(3, 4, 6, 0), 9, 1, 71);
	/* nothing to hold it against */
	message(281, at(3, 5, 6, 0), 9, 1, 69);
	/* of the week only; of the day, which goes before all others */
	pulse(at(3, 6, 6, 0), 52, 0);
	message(281, at(3, 7, 6, 0), 9, 1, 66);
	pulse(at(3, 7, 6, 0), 52, 50);
	read_fit();
	assert_true(isnan(value_of(AR_WELL_PULSE_BPM, 3, 3)));
	assert_near(value_of(AR_WELL_PULSE_BPM, 3, 4), 71, 0);
	assert_string_equal(items.items[0].source, "garmin");
	assert_near(value_of(AR_WELL_PULSE_BPM, 3, 5), 69, 0);
	assert_string_equal(items.items[1].source, "garmin (provisional)");
	assert_near(value_of(AR_WELL_PULSE_BPM, 3, 6), 52, 0);
	assert_near(value_of(AR_WELL_PULSE_BPM, 3, 7), 50, 0);
	assert_int_equal(items.count, 4);
}

/* The last of a day; 65534 is a scale that still computes; the local day is
 * known from the settings: 4 quarters of an hour, chosen as the second. */
static void
test_mass(void **state)
{
	static const unsigned char settings[] = {0, 1, 0x02, 5, 2, 0x01};

	(void)state;
	open_fit(9, at(3, 3, 6, 0));
	message(30, at(3, 3, 23, 15), 0, 2, 7010);
	message(30, at(3, 3, 22, 0), 0, 2, 7090);
	message(30, at(3, 4, 6, 0), 0, 2, 7020);
	message(30, at(3, 5, 6, 0), 0, 2, 65534);
	message(30, at(3, 6, 6, 0), 0, 2, 900);
	fit_define(&fit, 6, 2, settings, 2);
	fit_u8(&fit, 6);
	fit_u8(&fit, 1);
	fit_u8(&fit, 0x10);
	fit_u8(&fit, 4);
	read_fit();
	assert_int_equal(items.count, 2);
	assert_near(value_of(AR_WELL_MASS_KG, 3, 3), 70.9, 1e-9);
	assert_near(value_of(AR_WELL_MASS_KG, 3, 4), 70.2, 1e-9);
}

/* A zone that cannot be; a clock that was never set gives no day. */
static void
test_times(void **state)
{
	(void)state;
	open_fit(9, UINT32_MAX);
	zone(at(3, 3, 6, 0), 15);
	message(30, at(3, 3, 23, 30), 0, 2, 7010);
	message(30, 1000, 0, 2, 8000);
	read_fit();
	assert_int_equal(items.count, 1);
	assert_near(value_of(AR_WELL_MASS_KG, 3, 3), 70.1, 1e-9);
	memset(&fit, 0, sizeof fit);
	open_fit(9, UINT32_MAX);
	zone(at(3, 3, 6, 0), -8);
	message(30, at(3, 3, 6, 30), 0, 2, 7010);
	/* no time of its own: that of the message before */
	message(30, UINT32_MAX, 0, 2, 7100);
	read_fit();
	assert_int_equal(items.count, 1);
	assert_near(value_of(AR_WELL_MASS_KG, 3, 2), 71, 1e-9);
}

static void
test_not_days(void **state)
{
	(void)state;
	assert_int_equal(read_bytes("", 0), AR_EFORMAT);
	assert_int_equal(read_bytes("<gpx></gpx>", 11), AR_EFORMAT);
	fit_open(&fit, 14);
	fit_file_id(&fit);
	fit_define_record(&fit);
	fit_record(&fit, at(3, 3, 6, 0), 140);
	fit_close(&fit);
	assert_int_equal(read_bytes(fit.bytes, fit.size), AR_OK);
	assert_int_equal(items.count, 0);
	assert_null(items.items);
}

/* Cut at every byte: what came before, or an error. */
static void
test_cut(void **state)
{
	size_t with = 0, without = 0;

	(void)state;
	open_fit(9, at(3, 3, 6, 0));
	message(30, at(3, 3, 6, 0), 0, 2, 7010);
	message(30, at(3, 4, 6, 0), 0, 2, 7020);
	fit_close(&fit);
	for (size_t n = 0; n < fit.size; n++) {
		unsigned char *exact = malloc(n ? n : 1);
		enum ar_status status;

		assert_non_null(exact);
		memcpy(exact, fit.bytes, n);
		status = read_bytes(exact, n);
		free(exact);
		if (status == AR_OK) {
			with++;
			assert_true(items.count > 0);
			assert_near(items.items[0].value, 70.1, 1e-9);
			continue;
		}
		without++;
		assert_int_equal(items.count, 0);
		assert_true(status == AR_EFORMAT || status == AR_ETRUNC ||
		    status == AR_EDAMAGE);
	}
	assert_true(with > 15 && without > 40);
}

static void
test_gzip(void **state)
{
	unsigned char packed[1000];
	z_stream z = {.next_in = fit.bytes, .next_out = packed,
	    .avail_out = sizeof packed};

	(void)state;
	open_fit(9, at(3, 3, 6, 0));
	message(30, at(3, 3, 6, 0), 0, 2, 7010);
	fit_close(&fit);
	assert_int_equal(deflateInit2(&z, 9, Z_DEFLATED, 31, 9,
	    Z_DEFAULT_STRATEGY), Z_OK);
	z.avail_in = (unsigned)fit.size;
	assert_int_equal(deflate(&z, Z_FINISH), Z_STREAM_END);
	deflateEnd(&z);
	assert_int_equal(read_bytes(packed, z.total_out), AR_OK);
	assert_near(value_of(AR_WELL_MASS_KG, 3, 3), 70.1, 1e-9);
}

static void
test_memory(void **state)
{
	(void)state;
	open_fit(68, at(3, 3, 6, 0));
	for (int i = 0; i < 100; i++)
		message(371, at(3, 3, 1, i), 0, 2, 40 * 128);
	fit_close(&fit);
	for (size_t limit = 1000; limit < 40000; limit += 1000) {
		struct ar_arena *small = ar_arena_open(limit);
		enum ar_status status = small ? ar_wellness_read(fit.bytes,
		    fit.size, small, &items, &err) : AR_EMEM;

		assert_true(status == AR_OK || status == AR_EMEM);
		assert_true(!small || items.count == (status == AR_OK));
		ar_arena_close(small);
	}
}

static bool
shared(const char *name)
{
	static unsigned char bytes[1 << 22];
	char path[512];
	FILE *in;
	size_t n;

	snprintf(path, sizeof path, AR_SHARED_DIR "/data/recordings/%s", name);
	in = fopen(path, "rb");
	if (!in) {
		printf("skipped: %s\n", name);
		return false;
	}
	n = fread(bytes, 1, sizeof bytes, in);
	fclose(in);
	assert_int_equal(read_bytes(bytes, n), AR_OK);
	return true;
}

static void
test_shared(void **state)
{
	(void)state;
	if (shared("synthetic/synthetic-sleep.fit")) {
		/* light 35+43+39+42+41+35+33, deep 43+37, REM 30+30+32 min */
		assert_int_equal(items.count, 2);
		assert_near(value_of(AR_WELL_SLEEP_H, 5, 28), 440 / 60.0,
		    1e-9);
		assert_near(value_of(AR_WELL_SLEEP_SCORE, 5, 28), 82, 0);
	}
	if (shared("synthetic/synthetic-hrv-status.fit")) {
		assert_int_equal(items.count, 1);
		assert_near(value_of(AR_WELL_HRV_RMSSD_MS, 5, 28), 44, 1e-9);
	}
	if (shared("synthetic/synthetic-wellness-day.fit")) {
		assert_int_equal(items.count, 1);
		assert_near(value_of(AR_WELL_PULSE_BPM, 5, 28), 48, 0);
	}
	if (shared("garmin-monitoring-day.fit"))
		assert_int_equal(items.count, 0);
	if (shared("weight-scale-single.fit")) {
		assert_int_equal(items.count, 1);
		assert_near(items.items[items.count - 1].value, 76.09, 1e-9);
		assert_string_equal(items.items[0].source, "dynastream");
	}
}

#define WITH(test) cmocka_unit_test_setup_teardown(test, start, stop)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		WITH(test_night),
		WITH(test_levels_alone),
		WITH(test_windows),
		WITH(test_held),
		WITH(test_hrv),
		WITH(test_pulse),
		WITH(test_mass),
		WITH(test_times),
		WITH(test_not_days),
		WITH(test_cut),
		WITH(test_gzip),
		WITH(test_memory),
		WITH(test_shared),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
