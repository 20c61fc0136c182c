/* The whole way of the reference recordings: what the summary says beside
 * what independent decoders say.  Counts, verdicts and device values are the
 * business of tests/formats; here distance, heart rate, zone, and the same
 * run in several formats. */
#include <dirent.h>
#include <jansson.h>
#include <stdlib.h>
#include <string.h>

#include "afterrun/after.h"
#include "tests/check.h"

static const char data[] = AR_SHARED_DIR "/data";
static const double distance_ratio = 0.005;
static const double distance_slack_m = 1; /* of a few points on one spot */
static const double heart_bpm = 0.5;
static const double same_run_ratio = 0.015;
static const double same_timer_s = 2;
static const double same_heart_bpm = 1;

/* Misses that docs/formats.md explains: file and what. */
static const char *const explained[][2] = {
    {"derived/vivoactive-decimal-comma.gpx", "distance"},
    {"derived/vivoactive-gps-spike.gpx", "distance"},
    {"opentracks-pause.gpx", "distance"},
};

struct tally {
	int files;
	int checks;
	int misses;
	int explained;
};

static void
check(struct tally *tally, const char *file, const char *what, bool fine,
    double is, double should)
{
	tally->checks++;
	if (fine)
		return;
	for (size_t i = 0; i < sizeof explained / sizeof *explained; i++)
		if (strcmp(explained[i][0], file) == 0 &&
		    strcmp(explained[i][1], what) == 0) {
			tally->explained++;
			return;
		}
	tally->misses++;
	print_message("  %-48s %-10s is %.3f, truth %.3f\n", file, what, is,
	    should);
}

static unsigned char *
load(const char *path, size_t *n)
{
	FILE *file = fopen(path, "rb");
	unsigned char *bytes;
	long size;

	if (!file)
		return NULL;
	assert_int_equal(fseek(file, 0, SEEK_END), 0);
	size = ftell(file);
	rewind(file);
	assert_true(size >= 0);
	bytes = malloc((size_t)size + 1);
	assert_non_null(bytes);
	*n = fread(bytes, 1, (size_t)size, file);
	fclose(file);
	return bytes;
}

struct read {
	struct ar_arena *arena;
	struct ar_recording recording;
	struct ar_overview overview;
};

static bool
read_open(struct read *read, const char *name)
{
	char path[1024];
	unsigned char *bytes;
	enum ar_status status;
	size_t n = 0;

	snprintf(path, sizeof path, "%s/recordings/%s", data, name);
	bytes = load(path, &n);
	if (!bytes)
		return false;
	read->arena = ar_arena_open((size_t)1 << 30);
	assert_non_null(read->arena);
	status = ar_recording_read(bytes, n, 0, read->arena,
	    &read->recording, NULL);
	free(bytes);
	assert_int_not_equal(status, AR_EMEM);
	assert_int_equal(ar_overview_make(&read->recording, read->arena,
	    &read->overview, NULL), AR_OK);
	return true;
}

static double
number(const json_t *object, const char *key)
{
	const json_t *value = json_object_get(object, key);

	return json_is_number(value) ? json_number_value(value) : NAN;
}

/* Whether distance fits one of the values the device gave. */
static bool
fits_device(const json_t *truth, double distance, double *nearest)
{
	const json_t *points = json_object_get(truth, "points");
	const json_t *sessions = json_object_get(truth, "sessions");
	double tries[16];
	size_t count = 0, i;
	const json_t *session;

	tries[count++] = number(points, "device_distance_last_m");
	tries[count++] = number(json_object_get(truth, "tcx"),
	    "lap_distance_sum_m");
	json_array_foreach(sessions, i, session)
		if (count < 15)
			tries[count++] = number(session, "distance_m");
	/* without a word of the device the track must do */
	tries[count++] = number(points, "haversine_m");
	*nearest = NAN;
	for (i = 0; i < count; i++) {
		if (!(fabs(distance - tries[i]) >= fabs(distance - *nearest)))
			*nearest = tries[i];
		if (fabs(distance - tries[i]) <= distance_ratio * tries[i])
			return true;
	}
	return false;
}

static void
check_distance(struct tally *tally, const char *file, const json_t *truth,
    const struct ar_summary *summary)
{
	const json_t *points = json_object_get(truth, "points");
	double track = number(points, "haversine_bridged_m");
	double is = summary->distance_m, should = NAN;

	if (isnan(track))
		track = number(points, "haversine_m");
	if (summary->distance_source == AR_DISTANCE_TRACK && !isnan(track))
		check(tally, file, "distance", fabs(is - track) <=
		    distance_ratio * track + distance_slack_m, is, track);
	if (summary->distance_source == AR_DISTANCE_DEVICE &&
	    (fits_device(truth, is, &should) || !isnan(should)))
		check(tally, file, "distance",
		    fits_device(truth, is, &should), is, should);
}

static void
check_heart(struct tally *tally, const char *file, const json_t *truth,
    const struct ar_activity *activity)
{
	const json_t *merged = json_object_get(json_object_get(
	    json_object_get(truth, "fit"), "messages"), "132");
	double should = number(json_object_get(truth, "points"), "hr_mean");

	if (merged)
		should = number(json_object_get(json_object_get(truth,
		    "decoders"), "garmin_sdk"), "hr_mean");
	if (!isnan(should))
		check(tally, file, "heart",
		    fabs(activity->heart_avg_bpm - should) <= heart_bpm,
		    activity->heart_avg_bpm, should);
}

static void
check_zone(struct tally *tally, const char *file, const json_t *truth,
    const struct ar_activity *activity)
{
	double should = number(truth, "utc_offset_s");
	double is = activity->utc_offset_s;

	if (!(fabs(should) <= 14 * 3600) || fmod(should, 900) != 0)
		should = NAN;
	check(tally, file, "zone", isnan(should) ? isnan(is) : is == should,
	    is, should);
}

static void
check_file(struct tally *tally, const char *name, const json_t *truth)
{
	struct read read;
	bool fit = strcmp(json_string_value(json_object_get(truth, "format")),
	    "fit") == 0;

	if (!read_open(&read, name))
		return;
	tally->files++;
	for (size_t i = 0; fit && i < read.recording.activity_count; i++)
		check_zone(tally, name, truth, &read.recording.activities[i]);
	if (read.recording.activity_count == 1) {
		check_distance(tally, name, truth,
		    &read.overview.summaries[0]);
		check_heart(tally, name, truth, read.recording.activities);
	}
	ar_arena_close(read.arena);
}

/* Every truth file below folder (relative to the truth). */
static void
walk(struct tally *tally, const char *folder)
{
	char path[600], name[600];
	struct dirent *entry;
	DIR *dir;

	snprintf(path, sizeof path, "%s/truth/%s", data, folder);
	dir = opendir(path);
	assert_non_null(dir);
	while ((entry = readdir(dir))) {
		size_t n = strlen(entry->d_name);
		const char *format;
		json_t *truth;

		if (n < 6 || strcmp(entry->d_name + n - 5, ".json") != 0)
			continue;
		snprintf(path, sizeof path, "%.200s/truth/%.100s%.255s", data,
		    folder, entry->d_name);
		truth = json_load_file(path, 0, NULL);
		assert_non_null(truth);
		format = json_string_value(json_object_get(truth, "format"));
		snprintf(name, sizeof name, "%.100s%.*s", folder, (int)n - 5,
		    entry->d_name);
		if (strcmp(format, "fit") == 0 || strcmp(format, "gpx") == 0 ||
		    strcmp(format, "tcx") == 0)
			check_file(tally, name, truth);
		json_decref(truth);
	}
	closedir(dir);
}

static bool
absent(void)
{
	DIR *dir = opendir(AR_SHARED_DIR "/data/truth");

	if (dir)
		closedir(dir);
	return !dir;
}

static void
test_every_recording(void **state)
{
	struct tally tally = {0};

	(void)state;
	if (absent()) {
		print_message("skipped: reference recordings\n");
		skip();
	}
	walk(&tally, "");
	walk(&tally, "derived/");
	walk(&tally, "month-2013-06/");
	walk(&tally, "synthetic/");
	print_message("  %d files, %d checks, %d misses, %d explained\n",
	    tally.files, tally.checks, tally.misses, tally.explained);
	assert_true(tally.files > 100);
	assert_int_equal(tally.misses, 0);
	assert_int_equal(tally.explained,
	    sizeof explained / sizeof *explained);
}

/* timer: whether both formats have one (GPX has not). */
static void
same_run(const char *a, const char *b, double ratio, bool timer)
{
	const struct ar_summary *x, *y;
	struct read one, two;
	double heart_a, heart_b;

	assert_true(read_open(&one, a));
	assert_true(read_open(&two, b));
	x = &one.overview.summaries[0];
	y = &two.overview.summaries[0];
	heart_a = one.recording.activities[0].heart_avg_bpm;
	heart_b = two.recording.activities[0].heart_avg_bpm;
	print_message("  %s, %s: %.0f and %.0f m, %.1f and %.1f s, "
	    "%.2f and %.2f bpm\n", a, b, x->distance_m, y->distance_m,
	    x->timer_s, y->timer_s, heart_a, heart_b);
	check_near(y->distance_m, x->distance_m, ratio * x->distance_m);
	if (timer)
		check_near(y->timer_s, x->timer_s, same_timer_s);
	if (!isnan(heart_a) || !isnan(heart_b))
		check_near(heart_b, heart_a, same_heart_bpm);
	ar_arena_close(one.arena);
	ar_arena_close(two.arena);
}

static void
test_same_run_in_other_formats(void **state)
{
	/* This watch counted 2.1 % more than its own track is long, and its
	 * GPX holds the track only (docs/formats.md). */
	const double pair_ratio = 0.022;

	(void)state;
	if (absent()) {
		print_message("skipped: reference recordings\n");
		skip();
	}
	same_run("garmin-fr945-run-trio.fit", "garmin-fr945-run-trio.gpx",
	    same_run_ratio, true);
	same_run("garmin-fr945-run-trio.fit", "garmin-fr945-run-trio.tcx",
	    same_run_ratio, true);
	same_run("garmin-fr15-10k.fit", "garmin-fr15-10k.tcx", same_run_ratio,
	    true);
	same_run("garmin-vivoactivehr-run-pair.fit",
	    "garmin-vivoactivehr-run-pair.gpx", pair_ratio, false);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_every_recording),
	    cmocka_unit_test(test_same_run_in_other_formats),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
