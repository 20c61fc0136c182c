/* The writers by themselves: what every FIT file must have, XML that expat
 * accepts, and the refusals. */
#include <stdlib.h>
#include <string.h>

#include <expat.h>

#include "afterrun/write.h"
#include "base/bytes.h"
#include "tests/check.h"

static const size_t limit = (size_t)8 << 20;

enum { SAMPLES = 5, RECORD = 20 };

/* A minute of running over five samples, one of them in a pause. */
struct five {
	double time_s[SAMPLES];
	double lat_deg[SAMPLES];
	double lon_deg[SAMPLES];
	double distance_m[SAMPLES];
	float heart_bpm[SAMPLES];
	uint8_t mark[SAMPLES];
	struct ar_pause pause;
	struct ar_activity activity;
	struct ar_recording recording;
};

static void
five_make(struct five *five)
{
	static const double start = 1789191000;
	struct ar_activity *a = &five->activity;

	memset(five, 0, sizeof *five);
	for (int i = 0; i < SAMPLES; i++) {
		five->time_s[i] = start + 15 * i;
		five->lat_deg[i] = -33.5 + i * 1e-4;
		five->lon_deg[i] = 179.9999;
		five->distance_m[i] = 11.1 * i;
		five->heart_bpm[i] = i == 1 ? (float)NAN : (float)(140 + i);
	}
	five->mark[2] = AR_MARK_PAUSED;
	five->pause.start_utc_s = start + 20;
	five->pause.end_utc_s = start + 40;
	a->sport = "running";
	a->name = "hills & <dales>";
	a->start_utc_s = start;
	a->utc_offset_s = NAN;
	a->device_values = (struct ar_device_values){40, 60, NAN, 44.4, NAN,
	    NAN, 142, 144, NAN, NAN, NAN, NAN, NAN};
	a->samples.count = SAMPLES;
	a->samples.time_s = five->time_s;
	a->samples.lat_deg = five->lat_deg;
	a->samples.lon_deg = five->lon_deg;
	a->samples.distance_m = five->distance_m;
	a->samples.heart_bpm = five->heart_bpm;
	a->samples.mark = five->mark;
	a->pauses = &five->pause;
	a->pause_count = 1;
	five->recording.activities = a;
	five->recording.activity_count = 1;
}

static const unsigned char *
write_five(enum ar_format format, struct ar_arena *arena, size_t *n)
{
	struct five five;
	struct ar_error err = {0};
	const unsigned char *bytes;

	assert_non_null(arena);
	five_make(&five);
	assert_int_equal(ar_recording_write(&five.recording, format, arena,
	    &bytes, n, &err), AR_OK);
	return bytes;
}

/* CRC-16/ARC by table of nibbles: another way than the writer's. */
static unsigned
crc16(const unsigned char *bytes, size_t n)
{
	static const unsigned nibble[16] = {0x0000, 0xcc01, 0xd801, 0x1400,
	    0xf001, 0x3c00, 0x2800, 0xe401, 0xa001, 0x6c00, 0x7800, 0xb401,
	    0x5000, 0x9c01, 0x8801, 0x4400};
	unsigned crc = 0;

	for (size_t i = 0; i < n; i++) {
		crc = crc >> 4 ^ nibble[(crc ^ bytes[i]) & 15];
		crc = crc >> 4 ^ nibble[(crc ^ bytes[i] >> 4) & 15];
	}
	return crc;
}

static void
fit_is_framed(void **state)
{
	struct ar_arena *arena = ar_arena_open(limit);
	size_t n;
	const unsigned char *bytes = write_five(AR_FORMAT_FIT, arena, &n);

	(void)state;
	assert_int_equal(bytes[0], 14);
	assert_memory_equal(bytes + 8, ".FIT", 4);
	assert_int_equal(ar_get_u32le(bytes + 4), n - 14 - 2);
	assert_int_equal(crc16(bytes, 14), 0);
	assert_int_equal(crc16(bytes, n), 0);
	ar_arena_close(arena);
}

/* Walk over the messages as a reader would; counts[global] of data. */
static void
walk(const unsigned char *bytes, size_t n, unsigned counts[256])
{
	size_t at = 14, sizes[16] = {0};
	unsigned global[16] = {0};

	while (at < n - 2) {
		unsigned head = bytes[at++], local = head & 15;

		if (head & 0x40) {
			size_t fields = bytes[at + 4];

			assert_int_equal(bytes[at + 1], 0);
			global[local] = ar_get_u16le(bytes + at + 2);
			assert_true(global[local] < 256 && fields > 0);
			at += 5;
			sizes[local] = 0;
			for (size_t i = 0; i < fields; i++, at += 3)
				sizes[local] += bytes[at + 1];
		} else {
			assert_true(sizes[local] > 0);
			counts[global[local]]++;
			at += sizes[local];
		}
	}
	assert_int_equal(at, n - 2);
}

static void
fit_has_its_messages(void **state)
{
	struct ar_arena *arena = ar_arena_open(limit);
	size_t n;
	const unsigned char *bytes = write_five(AR_FORMAT_FIT, arena, &n);
	unsigned counts[256] = {0};

	(void)state;
	walk(bytes, n, counts);
	assert_int_equal(counts[0], 1); /* file_id */
	assert_int_equal(counts[RECORD], SAMPLES);
	assert_int_equal(counts[21], 4); /* start, stop, start, stop */
	assert_int_equal(counts[18], 1); /* session */
	assert_int_equal(counts[34], 1); /* activity */
	ar_arena_close(arena);
}

struct seen {
	unsigned points;
	unsigned segments;
	unsigned name_bytes;
};

static void
see(void *data, const XML_Char *name, const XML_Char **attributes)
{
	struct seen *seen = data;

	(void)attributes;
	seen->points += !strcmp(name, "trkpt") || !strcmp(name, "Trackpoint");
	seen->segments += !strcmp(name, "trkseg") || !strcmp(name, "Track");
}

static struct seen
parse(const unsigned char *bytes, size_t n)
{
	XML_Parser parser = XML_ParserCreate(NULL);
	struct seen seen = {0};

	assert_non_null(parser);
	XML_SetUserData(parser, &seen);
	XML_SetStartElementHandler(parser, see);
	assert_int_equal(XML_Parse(parser, (const char *)bytes, (int)n, 1),
	    XML_STATUS_OK);
	XML_ParserFree(parser);
	return seen;
}

static bool
holds(const unsigned char *bytes, size_t n, const char *words)
{
	size_t length = strlen(words);

	for (size_t i = 0; i + length <= n; i++)
		if (memcmp(bytes + i, words, length) == 0)
			return true;
	return false;
}

static void
gpx_parts_at_the_pause(void **state)
{
	struct ar_arena *arena = ar_arena_open(limit);
	size_t n;
	const unsigned char *bytes = write_five(AR_FORMAT_GPX, arena, &n);
	struct seen seen = parse(bytes, n);

	(void)state;
	assert_int_equal(seen.points, SAMPLES - 1);
	assert_int_equal(seen.segments, 2);
	assert_true(holds(bytes, n, "<name>hills &amp; &lt;dales&gt;</name>"));
	assert_true(holds(bytes, n,
	    "lat=\"-33.4999000\" lon=\"179.9999000\"><time>"
	    "2026-09-12T05:30:15Z</time></trkpt>"));
	assert_true(holds(bytes, n, "<gpxtpx:hr>144</gpxtpx:hr>"));
	ar_arena_close(arena);
}

static void
tcx_parts_at_the_pause(void **state)
{
	struct ar_arena *arena = ar_arena_open(limit);
	size_t n;
	const unsigned char *bytes = write_five(AR_FORMAT_TCX, arena, &n);
	struct seen seen = parse(bytes, n);

	(void)state;
	assert_int_equal(seen.points, SAMPLES - 1);
	assert_int_equal(seen.segments, 2);
	assert_true(holds(bytes, n,
	    "<TotalTimeSeconds>40.000</TotalTimeSeconds>"));
	assert_true(holds(bytes, n, "<DistanceMeters>11.10</DistanceMeters>"));
	assert_false(holds(bytes, n, "Calories"));
	ar_arena_close(arena);
}

static void
nothing_to_write_is_said(void **state)
{
	struct ar_arena *arena = ar_arena_open(limit);
	struct ar_recording empty = {0};
	struct ar_error err = {0};
	const unsigned char *bytes;
	struct five five;
	size_t n;

	(void)state;
	five_make(&five);
	five.activity.samples.lat_deg = NULL;
	assert_int_equal(ar_recording_write(&five.recording, AR_FORMAT_GPX,
	    arena, &bytes, &n, &err), AR_EINPUT);
	assert_int_equal(ar_recording_write(&five.recording, AR_FORMAT_CSV,
	    arena, &bytes, &n, &err), AR_EINPUT);
	assert_int_equal(ar_recording_write(&empty, AR_FORMAT_FIT, arena,
	    &bytes, &n, &err), AR_EINPUT);
	assert_int_equal(ar_recording_write(&empty, AR_FORMAT_TCX, arena,
	    &bytes, &n, &err), AR_EINPUT);
	assert_null(bytes);
	ar_arena_close(arena);
}

static void
no_memory_is_said(void **state)
{
	static const enum ar_format formats[] = {AR_FORMAT_FIT, AR_FORMAT_GPX,
	    AR_FORMAT_TCX};
	struct ar_error err = {0};
	const unsigned char *bytes;
	struct five five;
	size_t n;

	(void)state;
	five_make(&five);
	for (int i = 0; i < 3; i++) {
		struct ar_arena *arena = ar_arena_open(100);

		assert_int_equal(ar_recording_write(&five.recording,
		    formats[i], arena, &bytes, &n, &err), AR_EMEM);
		ar_arena_close(arena);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(fit_is_framed),
	    cmocka_unit_test(fit_has_its_messages),
	    cmocka_unit_test(gpx_parts_at_the_pause),
	    cmocka_unit_test(tcx_parts_at_the_pause),
	    cmocka_unit_test(nothing_to_write_is_said),
	    cmocka_unit_test(no_memory_is_said),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
