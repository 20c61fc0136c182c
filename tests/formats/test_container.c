/* gzip and zip: content decides, and nothing hostile comes through. */
#include "test_formats.h"

#include <zip.h>
#include <zlib.h>

static const char gpx[] =
    "<gpx><trk><type>run</type><trkseg><trkpt lat='1' lon='2'>"
    "<time>2026-01-01T00:00:00Z</time></trkpt><trkpt lat='1' lon='2'>"
    "<time>2026-01-01T00:00:01Z</time></trkpt></trkseg></trk></gpx>";

static const char tcx[] =
    "<TrainingCenterDatabase><Activities><Activity Sport='Running'>"
    "<Lap StartTime='2026-01-02T00:00:00Z'><TotalTimeSeconds>5"
    "</TotalTimeSeconds></Lap></Activity></Activities>"
    "</TrainingCenterDatabase>";

struct bytes {
	unsigned char *at;
	size_t n;
};

static struct bytes
gzip(const void *data, size_t n)
{
	struct bytes out = {malloc(n + 1000), 0};
	z_stream z = {0};

	assert_non_null(out.at);
	assert_int_equal(deflateInit2(&z, 9, Z_DEFLATED, 31, 9,
	    Z_DEFAULT_STRATEGY), Z_OK);
	z.next_in = (unsigned char *)(uintptr_t)data;
	z.avail_in = (unsigned)n;
	z.next_out = out.at;
	z.avail_out = (unsigned)n + 1000;
	assert_int_equal(deflate(&z, Z_FINISH), Z_STREAM_END);
	out.n = z.total_out;
	deflateEnd(&z);
	return out;
}

struct member {
	const char *name;
	const void *data;
	size_t n;
	bool locked;
};

static struct bytes
zip_of(const struct member *members, size_t count)
{
	struct bytes out;
	struct zip_error error;
	struct zip_source *source, *whole;
	struct zip_stat stat;
	struct zip *zip;

	zip_error_init(&error);
	whole = zip_source_buffer_create(NULL, 0, 0, &error);
	assert_non_null(whole);
	zip_source_keep(whole);
	zip = zip_open_from_source(whole, ZIP_TRUNCATE, &error);
	assert_non_null(zip);
	for (size_t i = 0; i < count; i++) {
		zip_int64_t at;

		source = zip_source_buffer(zip, members[i].data, members[i].n,
		    0);
		assert_non_null(source);
		at = zip_file_add(zip, members[i].name, source, 0);
		assert_true(at >= 0);
		if (members[i].locked)
			assert_int_equal(zip_file_set_encryption(zip,
			    (zip_uint64_t)at, ZIP_EM_TRAD_PKWARE, "x"), 0);
	}
	assert_int_equal(zip_close(zip), 0);
	assert_int_equal(zip_source_open(whole), 0);
	assert_int_equal(zip_source_stat(whole, &stat), 0);
	out.n = stat.size;
	out.at = malloc(out.n + 1);
	assert_non_null(out.at);
	assert_int_equal(zip_source_read(whole, out.at, out.n),
	    (zip_int64_t)out.n);
	zip_source_close(whole);
	zip_source_free(whole);
	return out;
}

static void
test_gzip(void **state)
{
	struct bytes packed = gzip(gpx, sizeof gpx - 1);
	struct got got;

	(void)state;
	got_read(&got, packed.at, packed.n, 0);
	assert_int_equal(got.status, AR_OK);
	assert_int_equal(got.recording.container, AR_CONTAINER_GZIP);
	assert_int_equal(got.recording.verdict, AR_VERDICT_VALID);
	assert_int_equal(got.recording.stored.points, 2);
	got_close(&got);
	free(packed.at);
}

/* Two gzip members make one file; padding behind them is no matter. */
static void
test_gzip_members(void **state)
{
	struct bytes a = gzip(gpx, 100);
	struct bytes b = gzip(gpx + 100, sizeof gpx - 101);
	unsigned char both[2000] = {0};
	struct got got;

	(void)state;
	memcpy(both, a.at, a.n);
	memcpy(both + a.n, b.at, b.n);
	got_read(&got, both, a.n + b.n + 20, 0);
	assert_int_equal(got.recording.verdict, AR_VERDICT_VALID);
	assert_int_equal(got.recording.stored.points, 2);
	got_close(&got);
	free(a.at);
	free(b.at);
}

static void
test_gzip_damaged(void **state)
{
	static char text[64 * 1024];
	struct bytes packed;
	struct got got;
	size_t used;

	(void)state;
	used = (size_t)snprintf(text, sizeof text, "<gpx><trk><trkseg>");
	for (int i = 0; i < 600; i++)
		used += (size_t)snprintf(text + used, sizeof text - used,
		    "<trkpt lat='1.%d' lon='2.%d'><time>2026-01-01T00:%02d:"
		    "%02dZ</time></trkpt>", i * 7919 % 10007,
		    i * 104729 % 10009, i / 60, i % 60);
	packed = gzip(text, used);
	got_read(&got, packed.at, packed.n / 2, 0);
	assert_int_equal(got.status, AR_OK);
	assert_int_equal(got.recording.verdict,
	    AR_VERDICT_DAMAGED_CONTAINER);
	assert_true(got.recording.stored.points > 100);
	assert_true(got.recording.stored.points < 600);
	assert_true(got_warned(&got, "damaged_container"));
	got_close(&got);
	packed.at[packed.n - 6] ^= 1; /* the checksum */
	got_read(&got, packed.at, packed.n, 0);
	assert_int_equal(got.recording.verdict,
	    AR_VERDICT_DAMAGED_CONTAINER);
	got_close(&got);
	got_read(&got, packed.at, 12, 0);
	assert_int_equal(got.status, AR_ETRUNC);
	assert_int_equal(got.recording.verdict,
	    AR_VERDICT_DAMAGED_CONTAINER);
	got_close(&got);
	free(packed.at);
}

static void
test_gzip_bomb(void **state)
{
	const size_t size = (size_t)40 << 20;
	char *zeros = calloc(1, size);
	struct bytes packed;
	struct got got;

	(void)state;
	assert_non_null(zeros);
	packed = gzip(zeros, size);
	got_read(&got, packed.at, packed.n, 0);
	assert_int_equal(got.status, AR_ELIMIT);
	assert_int_equal(got.recording.activity_count, 0);
	got_close(&got);
	free(packed.at);
	free(zeros);
}

static void
test_zip(void **state)
{
	struct bytes packed = gzip(tcx, sizeof tcx - 1);
	const struct member members[] = {
	    {"export/a.gpx", gpx, sizeof gpx - 1, false},
	    {"export/media/", "", 0, false},
	    {"export/activities.csv", "Activity ID\n1\n", 14, false},
	    {"export/1.tcx.gz", packed.at, packed.n, false},
	    {"__MACOSX/export/._a.gpx", gpx, sizeof gpx - 1, false},
	    {"export/._a.gpx", gpx, sizeof gpx - 1, false}};
	struct bytes zip = zip_of(members, 6);
	struct got got;

	(void)state;
	got_read(&got, zip.at, zip.n, 0);
	assert_int_equal(got.status, AR_OK);
	assert_int_equal(got.recording.container, AR_CONTAINER_ZIP);
	assert_int_equal(got.recording.verdict, AR_VERDICT_VALID);
	assert_int_equal(got.recording.activity_count, 2);
	assert_string_equal(got.recording.activities[0].member,
	    "export/a.gpx");
	assert_string_equal(got.recording.activities[1].member,
	    "export/1.tcx.gz");
	assert_int_equal(got.recording.stored.points, 2);
	assert_int_equal(got.recording.lap_count, 1);
	assert_true(got_warned(&got, "member_ignored"));
	got_close(&got);
	free(packed.at);
	free(zip.at);
}

/* Each on its own beside a sound member: left out, and said why. */
static void
test_zip_refused(void **state)
{
	static const struct {
		const char *name;
		const char *code;
		bool locked;
	} cases[] = {{"../a.gpx", "member_name_refused", false},
	    {"a/../../b.gpx", "member_name_refused", false},
	    {"/etc/a.gpx", "member_name_refused", false},
	    {"C:/a.gpx", "member_name_refused", false},
	    {"a\\b.gpx", "member_name_refused", false},
	    {"locked.gpx", "member_encrypted", true}};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		const struct member members[] = {
		    {cases[i].name, gpx, sizeof gpx - 1, cases[i].locked},
		    {"a..b.gpx", gpx, sizeof gpx - 1, false}};
		struct bytes zip = zip_of(members, 2);
		struct bytes alone = zip_of(members, 1);
		struct got got;

		got_read(&got, zip.at, zip.n, 0);
		assert_int_equal(got.status, AR_OK);
		assert_int_equal(got.recording.activity_count, 1);
		assert_string_equal(got.recording.activities[0].member,
		    "a..b.gpx");
		assert_true(got_warned(&got, cases[i].code));
		got_close(&got);
		got_read(&got, alone.at, alone.n, 0);
		assert_int_equal(got.status, AR_EREFUSED);
		assert_int_equal(got.recording.verdict,
		    AR_VERDICT_DAMAGED_CONTAINER);
		got_close(&got);
		free(zip.at);
		free(alone.at);
	}
}

static void
test_zip_bomb(void **state)
{
	const size_t size = (size_t)40 << 20;
	char *zeros = calloc(1, size);
	struct member members[] = {{"a.gpx", zeros, size, false},
	    {"b.gpx", gpx, sizeof gpx - 1, false}};
	struct bytes zip;
	struct got got;

	(void)state;
	assert_non_null(zeros);
	zip = zip_of(members, 2);
	got_read(&got, zip.at, zip.n, 0);
	assert_int_equal(got.status, AR_OK);
	assert_int_equal(got.recording.activity_count, 1);
	assert_true(got_warned(&got, "member_too_large"));
	got_close(&got);
	free(zip.at);
	free(zeros);
}

/* The central directory says 10 bytes; the member holds 40 MiB. */
static void
test_zip_size_lies(void **state)
{
	const size_t size = (size_t)40 << 20;
	char *zeros = calloc(1, size);
	const struct member members[] = {{"a.gpx", zeros, size, false}};
	struct bytes zip;
	struct got got;

	(void)state;
	assert_non_null(zeros);
	zip = zip_of(members, 1);
	for (size_t i = 0; i + 46 < zip.n; i++)
		if (memcmp(zip.at + i, "PK\1\2", 4) == 0)
			memcpy(zip.at + i + 24, "\12\0\0\0", 4);
	memcpy(zip.at + 22, "\12\0\0\0", 4);
	got_read(&got, zip.at, zip.n, 0);
	assert_int_equal(got.recording.activity_count, 0);
	assert_int_not_equal(got.status, AR_OK);
	got_close(&got);
	free(zip.at);
	free(zeros);
}

static void
test_zip_nested(void **state)
{
	const struct member run[] = {{"run.gpx", gpx, sizeof gpx - 1, false}};
	struct bytes inner = zip_of(run, 1);
	const struct member middle_members[] = {
	    {"inner.zip", inner.at, inner.n, false}};
	struct bytes middle = zip_of(middle_members, 1);
	const struct member outer_members[] = {
	    {"middle.zip", middle.at, middle.n, false}};
	struct bytes outer = zip_of(outer_members, 1);
	struct ar_count count;
	struct got got;

	(void)state;
	got_read(&got, middle.at, middle.n, 0);
	assert_int_equal(got.recording.activity_count, 1);
	assert_string_equal(got.recording.activities[0].member,
	    "inner.zip/run.gpx");
	assert_int_equal(ar_recording_count(middle.at, middle.n, got.arena,
	    &count, NULL), AR_OK);
	assert_int_equal(count.records, 2);
	got_close(&got);
	got_read(&got, outer.at, outer.n, 0);
	assert_int_equal(got.recording.activity_count, 0);
	assert_int_equal(got.status, AR_EREFUSED);
	assert_true(got_warned(&got, "member_nested"));
	got_close(&got);
	free(inner.at);
	free(middle.at);
	free(outer.at);
}

static void
test_zip_damaged(void **state)
{
	const struct member members[] = {{"a.gpx", gpx, sizeof gpx - 1,
	    false}, {"b.txt", "x", 1, false}};
	struct bytes zip = zip_of(members, 2);
	struct bytes other = zip_of(members + 1, 1);
	struct got got;

	(void)state;
	got_read(&got, zip.at, zip.n - 30, 0);
	assert_int_equal(got.status, AR_EDAMAGE);
	assert_int_equal(got.recording.verdict,
	    AR_VERDICT_DAMAGED_CONTAINER);
	got_close(&got);
	got_read(&got, other.at, other.n, 0);
	assert_int_equal(got.status, AR_EFORMAT);
	assert_int_equal(got.recording.verdict, AR_VERDICT_NOT_FIT);
	got_close(&got);
	got_read(&got, "PK\5\6\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0", 22, 0);
	assert_int_equal(got.status, AR_EFORMAT);
	got_close(&got);
	free(zip.at);
	free(other.at);
}

/* Any byte wrong, and cut anywhere: never a crash (sanitizers watch). */
static void
test_flips(void **state)
{
	const struct member members[] = {{"a.gpx", gpx, sizeof gpx - 1,
	    false}, {"b.tcx", tcx, sizeof tcx - 1, false}};
	struct bytes zip = zip_of(members, 2);
	uint32_t seed = 1;

	(void)state;
	for (size_t i = 0; i < zip.n; i++) {
		struct got got;
		unsigned char keep = zip.at[i];

		seed = seed * 1664525u + 1013904223u;
		zip.at[i] ^= (unsigned char)(seed >> 24);
		got_read(&got, zip.at, zip.n, 0);
		got_close(&got);
		zip.at[i] = keep;
		got_read(&got, zip.at, i, 0);
		got_close(&got);
	}
	free(zip.at);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_gzip),
	    cmocka_unit_test(test_gzip_members),
	    cmocka_unit_test(test_gzip_damaged),
	    cmocka_unit_test(test_gzip_bomb),
	    cmocka_unit_test(test_zip),
	    cmocka_unit_test(test_zip_refused),
	    cmocka_unit_test(test_zip_bomb),
	    cmocka_unit_test(test_zip_size_lies),
	    cmocka_unit_test(test_zip_nested),
	    cmocka_unit_test(test_zip_damaged),
	    cmocka_unit_test(test_flips),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
