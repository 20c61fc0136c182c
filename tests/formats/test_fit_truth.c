/* Every FIT recording of the reference set against independent decoders. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <ctype.h>
#include <dirent.h>
#include <jansson.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "afterrun/time.h"
#include "formats/fit.h"

enum { PATH_BYTES = 1024, ARENA_BYTES = 512 << 20 };

static const char *const folders[] = {"", "derived/", "synthetic/"};

/* Misses that are no mistakes of ours. */
static const struct {
	const char *file;
	const char *what;
	const char *why;
} explained[] = {
    {"chain-good-then-bad-crc.fit", "pauses", "the reference pairs the stop "
	"of the first activity with the start of the second, 13 s before"},
    {"chain-good-then-bad-crc.fit", "pause_s", "the same pair"},
};

struct check {
	const char *file;
	int checks;
	int misses;
	int excused;
};

static void
miss(struct check *check, const char *what, const char *want,
    const char *got)
{
	size_t count = sizeof explained / sizeof *explained;

	for (size_t i = 0; i < count; i++)
		if (strcmp(explained[i].file, check->file) == 0 &&
		    strcmp(explained[i].what, what) == 0) {
			printf("  %-46s %s: %s\n", check->file, what,
			    explained[i].why);
			check->excused++;
			return;
		}
	check->misses++;
	printf("  %-46s %-18s reference %s, here %s\n", check->file, what,
	    want, got);
}

static void
same_number(struct check *check, const char *what, double want, double got,
    double tolerance)
{
	char a[48], b[48];

	check->checks++;
	if ((isnan(want) && isnan(got)) || fabs(want - got) <= tolerance)
		return;
	snprintf(a, sizeof a, "%.3f", want);
	snprintf(b, sizeof b, "%.3f", got);
	miss(check, what, a, b);
}

static void
same_text(struct check *check, const char *what, const char *want,
    const char *got)
{
	check->checks++;
	if (want == got || (want && got && strcmp(want, got) == 0))
		return;
	miss(check, what, want ? want : "(none)", got ? got : "(none)");
}

static double
number(const json_t *object, const char *key)
{
	const json_t *value = json_object_get(object, key);

	return json_is_number(value) ? json_number_value(value) : (double)NAN;
}

static double
count_of(const json_t *object, const char *key)
{
	double value = number(object, key);

	return isnan(value) ? 0 : value;
}

static double
time_of(const json_t *object, const char *key)
{
	const char *text = json_string_value(json_object_get(object, key));
	double utc, offset;

	if (!text || !ar_time_parse(text, strlen(text), &utc, &offset))
		return NAN;
	return utc;
}

/* "lapSwimming" -> "lap_swimming" */
static void
snake(const char *text, char out[64])
{
	size_t at = 0;

	for (; *text && at < 62; text++) {
		if (isupper((unsigned char)*text))
			out[at++] = '_';
		out[at++] = (char)tolower((unsigned char)*text);
	}
	out[at] = '\0';
}

static void
check_points(struct check *check, const json_t *truth,
    const struct ar_recording *r)
{
	const json_t *points = json_object_get(truth, "points");

	if (!points)
		return;
	same_number(check, "points", number(points, "count"),
	    (double)r->stored.points, 0);
	same_number(check, "with_position", number(points, "with_position"),
	    (double)r->stored.with_position, 0);
	same_number(check, "with_hr", number(points, "with_hr"),
	    (double)r->stored.with_heart, 0);
	same_number(check, "first_time", time_of(points, "first_time"),
	    r->stored.first_time_s, 0);
	same_number(check, "last_time", time_of(points, "last_time"),
	    r->stored.last_time_s, 0);
	same_number(check, "laps", count_of(truth, "laps"),
	    (double)r->lap_count, 0);
	same_number(check, "rr_intervals", count_of(truth, "rr_intervals"),
	    (double)r->rr_count, 0);
	same_number(check, "pauses", count_of(json_object_get(truth,
	    "pauses"), "count"), (double)r->pause_count, 0);
	same_number(check, "pause_s", count_of(json_object_get(truth,
	    "pauses"), "seconds"), r->pause_total_s, 0.5);
}

static void
check_columns(struct check *check, const json_t *truth,
    const struct ar_recording *r)
{
	const json_t *points = json_object_get(truth, "points");
	const json_t *sdk = json_object_get(json_object_get(truth,
	    "decoders"), "garmin_sdk");
	double altitude = 0, heart = 0, sum = 0, high = NAN;
	double far = NAN;
	bool whole = true;

	for (size_t a = 0; a < r->activity_count; a++) {
		const struct ar_samples *s = &r->activities[a].samples;

		for (size_t i = 0; i < s->count; i++) {
			altitude += s->altitude_m && !isnan(s->altitude_m[i]);
			if (s->distance_m && !isnan(s->distance_m[i]))
				far = s->distance_m[i];
			if (!s->heart_bpm || isnan(s->heart_bpm[i]))
				continue;
			heart++;
			sum += (double)s->heart_bpm[i];
			high = fmax(high, (double)s->heart_bpm[i]);
		}
	}
	for (size_t i = 0; i < json_array_size(json_object_get(truth,
	    "sessions")); i++) {
		const char *sport = json_string_value(json_object_get(
		    json_array_get(json_object_get(truth, "sessions"), i),
		    "sport"));

		whole = whole && !(sport && strcmp(sport, "transition") == 0);
	}
	if (!points || !whole || r->activity_count == 0)
		return;
	same_number(check, "with_altitude", number(points, "with_altitude"),
	    altitude, 0);
	if (!isnan(number(points, "device_distance_last_m")))
		same_number(check, "last_distance",
		    number(points, "device_distance_last_m"), far, 0.02);
	if (!json_is_true(json_object_get(sdk, "ok")))
		return;
	same_number(check, "hr_points", count_of(sdk, "hr_points"), heart, 0);
	if (heart > 0) {
		same_number(check, "hr_mean", number(sdk, "hr_mean"),
		    sum / heart, 0.5);
		same_number(check, "hr_max", number(sdk, "hr_max"), high, 1);
	}
}

static void
check_session(struct check *check, const json_t *want,
    const struct ar_activity *got)
{
	const struct ar_device_values *d = &got->device_values;
	const char *sport = json_string_value(json_object_get(want, "sport"));
	const char *sub = json_string_value(json_object_get(want, "sub_sport"));
	char word[64];
	double cadence = number(want, "cadence_avg");
	double steps = d->cadence_avg_spm;

	snake(sport ? sport : "generic", word);
	same_text(check, "sport", word, got->sport);
	if (sub) {
		snake(sub, word);
		same_text(check, "sub_sport", word, got->sub_sport);
	}
	/* Where the watch wrote none, the start is worked out. */
	if (!isnan(time_of(want, "start")))
		same_number(check, "start", time_of(want, "start"),
		    got->start_utc_s, 0);
	same_number(check, "timer_s", number(want, "timer_s"), d->timer_s,
	    1e-3);
	same_number(check, "elapsed_s", number(want, "elapsed_s"),
	    d->elapsed_s, 1e-3);
	same_number(check, "distance_m", number(want, "distance_m"),
	    d->distance_m, 1e-2);
	same_number(check, "ascent_m", number(want, "ascent_m"),
	    d->ascent_m, 0);
	same_number(check, "descent_m", number(want, "descent_m"),
	    d->descent_m, 0);
	same_number(check, "hr_avg", number(want, "hr_avg"),
	    d->heart_avg_bpm, 0);
	same_number(check, "hr_max", number(want, "hr_max"),
	    d->heart_max_bpm, 0);
	same_number(check, "calories", number(want, "calories"),
	    d->calories_kcal, 0);
	same_number(check, "feel", number(want, "workout_feel"),
	    d->feel_0_100, 0);
	same_number(check, "rpe", number(want, "workout_rpe") / 10,
	    d->rpe_0_10, 0);
	/* The fraction of a revolution is not in the reference. */
	if (strcmp(got->sport, "running") == 0 ||
	    strcmp(got->sport, "walking") == 0)
		steps /= 2;
	same_number(check, "cadence_avg", cadence, floor(steps), 0);
}

static void
check_sessions(struct check *check, const json_t *truth,
    const struct ar_recording *r)
{
	const json_t *sessions = json_object_get(truth, "sessions");
	size_t at = 0;

	for (size_t i = 0; i < json_array_size(sessions); i++) {
		const json_t *want = json_array_get(sessions, i);
		const char *sport = json_string_value(json_object_get(want,
		    "sport"));

		if (sport && strcmp(sport, "transition") == 0)
			continue;
		if (at < r->activity_count)
			check_session(check, want, &r->activities[at]);
		at++;
	}
	if (json_array_size(sessions))
		same_number(check, "activities", (double)at,
		    (double)r->activity_count, 0);
}

static void
check_device(struct check *check, const json_t *truth,
    const struct ar_recording *r)
{
	static const char *const keys[] = {"manufacturer", "product"};
	const json_t *device = json_object_get(truth, "device");

	for (size_t i = 0; i < 2; i++) {
		const json_t *value = json_object_get(device, keys[i]);
		char digits[32];
		const char *want = json_string_value(value);

		if (json_is_integer(value)) {
			snprintf(digits, sizeof digits, "%d",
			    (int)json_integer_value(value));
			want = digits;
		}
		if (want)
			same_text(check, keys[i], want, i ? r->device.product :
			    r->device.manufacturer);
	}
	if (!isnan(number(device, "software")))
		same_number(check, "software", number(device, "software"),
		    r->device.software ? atof(r->device.software) : 0, 1e-6);
}

static double
positive(const json_t *object, const char *key)
{
	double value = number(object, key);

	return value > 0 ? value : (double)NAN;
}

static void
check_person(struct check *check, const json_t *truth,
    const struct ar_recording *r)
{
	const json_t *profile = json_object_get(truth, "user_profile");
	const json_t *zones = json_object_get(truth, "zones_target");

	if (profile) {
		same_text(check, "gender", strcmp(json_string_value(
		    json_object_get(profile, "gender")), "male") ? "f" : "m",
		    r->profile.sex);
		same_number(check, "age", positive(profile, "age"),
		    r->profile.age_y, 0);
		same_number(check, "height", positive(profile, "height"),
		    r->profile.height_m, 1e-9);
		same_number(check, "weight", positive(profile, "weight"),
		    r->profile.mass_kg, 1e-9);
		if (!isnan(positive(profile, "restHr")))
			same_number(check, "rest_hr", positive(profile,
			    "restHr"), r->profile.heart_rest_bpm, 0);
	}
	if (!isnan(positive(zones, "maxHr")))
		same_number(check, "max_hr", positive(zones, "maxHr"),
		    r->profile.heart_max_bpm, 0);
	if (!isnan(positive(zones, "thrHr")))
		same_number(check, "threshold_hr", positive(zones, "thrHr"),
		    r->profile.heart_threshold_bpm, 0);
	if (zones)
		same_number(check, "ftp", positive(zones, "ftp"),
		    r->profile.threshold_power_w, 0);
}

static void
check_names(struct check *check, const json_t *truth,
    const struct ar_recording *r)
{
	const json_t *names = json_object_get(truth, "developer_fields");
	size_t count = json_array_size(names);

	if (isnan(number(truth, "developer_fields_count")))
		same_number(check, "developer_count", (double)count,
		    (double)r->developer_field_count, 0);
	for (size_t i = 0; i < count && i < r->developer_field_count; i++)
		same_text(check, "developer_field", json_string_value(
		    json_array_get(names, i)), r->developer_fields[i]);
}

static void
check_offset(struct check *check, const json_t *truth,
    const struct ar_recording *r)
{
	double want = number(truth, "utc_offset_s");

	if (isnan(want))
		return;
	if (fmod(want, 900) != 0 || fabs(want) > 14 * 3600)
		want = NAN;
	for (size_t i = 0; i < r->activity_count; i++)
		same_number(check, "utc_offset_s", want,
		    r->activities[i].utc_offset_s, 0);
}

static const char *
verdict_word(enum ar_file_verdict verdict)
{
	static const char *const words[] = {"damaged_container", "empty",
	    "not_fit", "refuse_entities", "malformed", "unfinished",
	    "truncated", "damaged", "valid_then_bad_tail", "header_crc_bad",
	    "crc_bad", "leading_whitespace", "undeclared_prefix", "valid",
	    "valid"};

	return words[verdict];
}

static unsigned char *
load(const char *path, size_t *n)
{
	FILE *file = fopen(path, "rb");
	unsigned char *bytes;
	long size;

	assert_non_null(file);
	assert_int_equal(fseek(file, 0, SEEK_END), 0);
	size = ftell(file);
	assert_true(size >= 0);
	rewind(file);
	*n = (size_t)size;
	bytes = malloc(*n ? *n : 1);
	assert_non_null(bytes);
	assert_int_equal(fread(bytes, 1, *n, file), *n);
	fclose(file);
	return bytes;
}

static void
check_count(struct check *check, const unsigned char *bytes, size_t n,
    const struct ar_recording *r)
{
	struct ar_count count;
	enum ar_status status = ar_fit_count(bytes, n, &count, NULL);

	(void)status;
	same_number(check, "count records", (double)r->stored.points,
	    (double)count.records, 0);
}

static void
check_file(const char *folder, const char *name, struct check *check)
{
	struct ar_recording r = {0};
	struct ar_error err = {0};
	char path[PATH_BYTES];
	struct ar_arena *arena = ar_arena_open(ARENA_BYTES);
	unsigned char *bytes;
	enum ar_status status;
	json_t *truth;
	size_t n;

	snprintf(path, sizeof path, "%s/data/truth/%s%s.json", AR_SHARED_DIR,
	    folder, name);
	truth = json_load_file(path, 0, NULL);
	assert_non_null(truth);
	snprintf(path, sizeof path, "%s/data/recordings/%s%s", AR_SHARED_DIR,
	    folder, name);
	bytes = load(path, &n);
	check->file = name;
	status = ar_fit_read(bytes, n, arena, &r, &err);
	same_text(check, "verdict", json_string_value(json_object_get(truth,
	    "verdict")), verdict_word(r.verdict));
	if (r.activity_count == 0 && r.verdict == AR_VERDICT_VALID)
		miss(check, "no_activity", "an activity", "none");
	if (status != AR_OK && r.activity_count)
		miss(check, "status", "AR_OK", err.text);
	check_points(check, truth, &r);
	check_columns(check, truth, &r);
	check_sessions(check, truth, &r);
	check_device(check, truth, &r);
	check_person(check, truth, &r);
	check_names(check, truth, &r);
	check_offset(check, truth, &r);
	check_count(check, bytes, n, &r);
	free(bytes);
	json_decref(truth);
	ar_arena_close(arena);
}

static void
agrees_with_the_references(void **state)
{
	struct check check = {0};
	int files = 0;

	(void)state;
	for (size_t i = 0; i < sizeof folders / sizeof *folders; i++) {
		char path[PATH_BYTES];
		struct dirent *entry;
		DIR *dir;

		snprintf(path, sizeof path, "%s/data/recordings/%s",
		    AR_SHARED_DIR, folders[i]);
		dir = opendir(path);
		if (!dir) {
			print_message("skipped: the reference recordings are "
			    "not here\n");
			skip();
		}
		while ((entry = readdir(dir))) {
			size_t n = strlen(entry->d_name);

			if (n < 4 || strcmp(entry->d_name + n - 4, ".fit"))
				continue;
			check_file(folders[i], entry->d_name, &check);
			files++;
		}
		closedir(dir);
	}
	printf("%d files, %d checks, %d misses, %d explained\n", files,
	    check.checks, check.misses, check.excused);
	assert_true(files > 0);
	assert_int_equal(check.misses, 0);
	assert_int_equal(check.excused, sizeof explained / sizeof *explained);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(agrees_with_the_references),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
