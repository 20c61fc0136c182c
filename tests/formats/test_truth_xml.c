/* Every GPX and TCX, and every gzip and zip, of the reference recordings
 * against what independent decoders say of it. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <dirent.h>
#include <jansson.h>
#include <math.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "afterrun/recording.h"
#include "afterrun/time.h"

static const char data[] = AR_SHARED_DIR "/data";

struct tally {
	int files;
	int misses;
};

/* Misses that are understood: file, what, why (docs/formats.md). */
static const char *const explained[][2] = {
    {"", ""},
};

static void
miss(struct tally *tally, const char *file, const char *what, double is,
    double should)
{
	for (size_t i = 0; i < sizeof explained / sizeof *explained; i++)
		if (strcmp(explained[i][0], file) == 0 &&
		    strcmp(explained[i][1], what) == 0)
			return;
	tally->misses++;
	print_message("  %-50s %-16s is %.3f, truth %.3f\n", file, what, is,
	    should);
}

static void
same(struct tally *tally, const char *file, const char *what, double is,
    const json_t *should, double tolerance)
{
	double value;

	if (!should)
		return;
	value = json_number_value(should);
	if (!(fabs(is - value) <= tolerance))
		miss(tally, file, what, is, value);
}

static void
same_time(struct tally *tally, const char *file, const char *what, double is,
    const json_t *should)
{
	double at, offset;

	if (!should)
		return;
	assert_true(ar_time_parse(json_string_value(should),
	    json_string_length(should), &at, &offset));
	if (!(fabs(is - at) < 0.002))
		miss(tally, file, what, is, at);
}

static unsigned char *
load(const char *path, size_t *n)
{
	FILE *file = fopen(path, "rb");
	unsigned char *bytes;
	long size;

	assert_non_null(file);
	fseek(file, 0, SEEK_END);
	size = ftell(file);
	rewind(file);
	bytes = malloc((size_t)size + 1);
	assert_non_null(bytes);
	*n = fread(bytes, 1, (size_t)size, file);
	fclose(file);
	return bytes;
}

static void
check_points(struct tally *tally, const char *file,
    const struct ar_recording *recording, const json_t *points)
{
	const struct ar_stored_points *stored = &recording->stored;
	const struct ar_activity *a = recording->activities;

	same(tally, file, "points", (double)stored->points,
	    json_object_get(points, "count"), 0);
	same(tally, file, "with_position", (double)stored->with_position,
	    json_object_get(points, "with_position"), 0);
	same(tally, file, "with_hr", (double)stored->with_heart,
	    json_object_get(points, "with_hr"), 0);
	same_time(tally, file, "first_time", stored->first_time_s,
	    json_object_get(points, "first_time"));
	same_time(tally, file, "last_time", stored->last_time_s,
	    json_object_get(points, "last_time"));
	if (recording->activity_count != 1)
		return;
	if (a->stored.points != stored->points)
		miss(tally, file, "activity points", (double)a->stored.points,
		    (double)stored->points);
	same(tally, file, "hr_mean", a->heart_avg_bpm,
	    json_object_get(points, "hr_mean"), 0.0051);
	same(tally, file, "hr_max", a->heart_max_bpm,
	    json_object_get(points, "hr_max"), 0);
}

static void
check_tcx(struct tally *tally, const char *file,
    const struct ar_recording *recording, const json_t *tcx)
{
	const struct ar_activity *a = recording->activities;
	const json_t *heart = json_object_get(tcx, "lap_hr_max");
	const json_t *name = json_object_get(tcx, "creator");

	if (!tcx || recording->activity_count != 1)
		return;
	same(tally, file, "lap_time_sum", a->device_values.timer_s,
	    json_object_get(tcx, "lap_time_sum_s"), 0.0011);
	if (json_number_value(json_object_get(tcx, "lap_distance_sum_m")) > 0)
		same(tally, file, "lap_distance_sum",
		    a->device_values.distance_m,
		    json_object_get(tcx, "lap_distance_sum_m"), 0.011);
	if (heart && json_number_value(heart) < 255)
		same(tally, file, "lap_hr_max",
		    a->device_values.heart_max_bpm, heart, 0);
	same_time(tally, file, "start", a->start_utc_s,
	    json_object_get(tcx, "start"));
	if (name && strncmp(json_string_value(name),
	    recording->device.product, strlen(recording->device.product)))
		miss(tally, file, "creator", 0, 1);
}

static void
check_counts(struct tally *tally, const char *file, const void *bytes,
    size_t n, const json_t *points)
{
	struct ar_arena *arena = ar_arena_open((size_t)1 << 30);
	const json_t *heart = json_object_get(points, "hr_mean");
	const json_t *with = json_object_get(points, "with_hr");
	struct ar_count count;
	struct ar_error err;
	enum ar_status status;

	assert_non_null(arena);
	status = ar_recording_count(bytes, n, arena, &count, &err);
	if (status != AR_OK)
		miss(tally, file, "count status", status, AR_OK);
	same(tally, file, "count records", (double)count.records,
	    json_object_get(points, "count"), 0);
	if (heart && with)
		same(tally, file, "count heart mean", (double)count.heart_sum /
		    json_number_value(with), heart, 0.0051);
	ar_arena_close(arena);
}

static void
check_file(struct tally *tally, const char *file, const json_t *truth)
{
	struct ar_arena *arena = ar_arena_open((size_t)1 << 30);
	const char *verdict = json_string_value(json_object_get(truth,
	    "verdict"));
	const json_t *points = json_object_get(truth, "points");
	struct ar_recording recording;
	struct ar_error err = {0};
	char path[600];
	unsigned char *bytes;
	const char *is;
	size_t n;

	snprintf(path, sizeof path, "%s/recordings/%s", data, file);
	bytes = load(path, &n);
	assert_non_null(arena);
	(void)!ar_recording_read(bytes, n, 0, arena, &recording, &err);
	is = ar_verdict_name(recording.verdict);
	if (recording.verdict == AR_VERDICT_NO_ACTIVITY)
		is = "valid";
	if (strcmp(is, verdict) != 0) {
		print_message("  %s: %s, truth %s (%s)\n", file, is, verdict,
		    err.text);
		tally->misses++;
	}
	if (strcmp(ar_format_name(recording.format),
	    json_string_value(json_object_get(truth, "format"))) != 0)
		miss(tally, file, "format", recording.format, -1);
	if (strcmp(ar_container_name(recording.container),
	    json_string_value(json_object_get(truth, "container"))) != 0)
		miss(tally, file, "container", recording.container, -1);
	check_points(tally, file, &recording, points);
	check_tcx(tally, file, &recording, json_object_get(truth, "tcx"));
	same(tally, file, "laps", (double)recording.lap_count,
	    json_object_get(truth, "laps"), 0);
	if (points)
		check_counts(tally, file, bytes, n, points);
	tally->files++;
	free(bytes);
	ar_arena_close(arena);
}

static bool
wanted(const json_t *truth)
{
	const char *format = json_string_value(json_object_get(truth,
	    "format"));
	const char *container = json_string_value(json_object_get(truth,
	    "container"));

	return format && container &&
	    (strcmp(format, "gpx") == 0 || strcmp(format, "tcx") == 0 ||
	    (strcmp(container, "none") != 0 && strcmp(format, "fit") == 0));
}

static void
walk(struct tally *tally, const char *folder)
{
	char path[600];
	struct dirent *entry;
	DIR *dir;

	snprintf(path, sizeof path, "%s/truth/%s", data, folder);
	dir = opendir(path);
	if (!dir)
		return;
	while ((entry = readdir(dir))) {
		char name[500];
		size_t n = strlen(entry->d_name);
		json_t *truth;

		if (entry->d_name[0] == '.')
			continue;
		snprintf(name, sizeof name, "%s%s%.200s", folder,
		    *folder ? "/" : "", entry->d_name);
		if (n < 5 || strcmp(entry->d_name + n - 5, ".json") != 0) {
			walk(tally, name);
			continue;
		}
		snprintf(path, sizeof path, "%s/truth/%s", data, name);
		truth = json_load_file(path, 0, NULL);
		if (!truth) { /* a folder of samples that ends in .json */
			walk(tally, name);
			continue;
		}
		name[strlen(name) - 5] = '\0';
		if (wanted(truth))
			check_file(tally, name, truth);
		json_decref(truth);
	}
	closedir(dir);
}

static void
test_truth(void **state)
{
	struct tally tally = {0};
	FILE *readme = fopen(AR_SHARED_DIR "/data/truth/README.md", "r");

	(void)state;
	if (!readme) {
		print_message("skipped: reference recordings\n");
		skip();
	}
	fclose(readme);
	walk(&tally, "");
	print_message("%d files, %d misses\n", tally.files, tally.misses);
	assert_true(tally.files > 60);
	assert_int_equal(tally.misses, 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(test_truth)};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
