/* Real recordings through reading and analysis: the same run in several
 * formats, cut in two, and thinned.  They are not part of the project: where
 * they are absent the tests say so by name. */
#include <dirent.h>
#include <stdlib.h>
#include <string.h>

#include "../check.h"
#include "runs.h"

static const char *const folder = AR_SHARED_DIR "/data/recordings/";

static int
open_arena(void **state)
{
	*state = ar_arena_open((size_t)1 << 30);
	return *state ? 0 : -1;
}

static int
close_arena(void **state)
{
	ar_arena_close(*state);
	return 0;
}

/* false: the file is not there. */
static bool
read_file(const char *name, struct ar_arena *arena,
    struct ar_recording *recording)
{
	char path[512];
	struct ar_error err;

	snprintf(path, sizeof path, "%s%s", folder, name);
	FILE *file = fopen(path, "rb");
	if (!file) {
		print_message("skipped: %s\n", name);
		return false;
	}
	fseek(file, 0, SEEK_END);
	long size = ftell(file);
	rewind(file);
	char *bytes = ar_arena_alloc(arena, (size_t)size + 1);
	assert_non_null(bytes);
	assert_int_equal(fread(bytes, 1, (size_t)size, file), size);
	fclose(file);
	(void)!ar_recording_read(bytes, (size_t)size, 0, arena, recording,
	    &err);
	return true;
}

static struct ar_summary
summary_of(const struct ar_activity *activity, struct ar_arena *arena)
{
	struct ar_clean clean = clean_of(activity, arena);
	struct ar_person person = nobody();
	struct ar_summary summary;
	struct ar_error err;

	assert_int_equal(ar_summary_make(activity, &clean, &person, arena,
	    &summary, &err), AR_OK);
	return summary;
}

static void
same_run_in_three_formats(void **state)
{
	static const char *const names[] = { "garmin-fr945-run-trio.fit",
		"garmin-fr945-run-trio.gpx", "garmin-fr945-run-trio.tcx" };
	struct ar_summary first = { 0 };

	for (int k = 0; k < 3; k++) {
		struct ar_recording recording;
		if (!read_file(names[k], *state, &recording))
			return;
		assert_int_equal(recording.activity_count, 1);
		struct ar_summary is = summary_of(&recording.activities[0],
		    *state);
		if (k == 0)
			first = is;
		check_near(is.distance_m / first.distance_m, 1, 0.015);
		check_near(is.timer_s, first.timer_s, 2);
		check_near(is.heart_avg_bpm, first.heart_avg_bpm, 1);
	}
}

/* Largest differences seen, in eq-km or as a share. */
struct worst {
	double split_eq_km;
	double split_share;
	double thin_share;
	double thin_track_share; /* without the device's speed and distance */
	int runs;
};

static void
note(double *worst, double value)
{
	if (value > *worst)
		*worst = value;
}

static void
check_split(const struct ar_activity *run, struct ar_arena *arena,
    struct worst *worst)
{
	static const double places[] = { 0.25, 0.5, 0.8 };
	struct ar_legs all = legs_of(run, arena);

	for (int p = 0; p < 3; p++) {
		size_t count = run->samples.count;
		size_t at = (size_t)(places[p] * (double)count);
		struct ar_activity a = cut_activity(run, 0, at + 1);
		struct ar_activity b = cut_activity(run, at, count);
		struct ar_legs first = legs_of(&a, arena);
		struct ar_legs second = legs_of(&b, arena);
		for (int r = 0; r < AR_LOAD_ROWS; r++) {
			double whole = all.row[r].dose_eq_km;
			double off = fabs(first.row[r].dose_eq_km +
			    second.row[r].dose_eq_km - whole);
			note(&worst->split_eq_km, off);
			if (whole > 1)
				note(&worst->split_share, off / whole);
			if (!(off <= fmax(0.1, 0.01 * whole)))
				fail_msg("row %d at %g: off by %g of %g", r,
				    places[p], off, whole);
		}
	}
}

/* Every second sample to every eighth is left out, as an older watch does. */
static void
check_thin(const struct ar_activity *run, struct ar_arena *arena,
    struct worst *worst)
{
	struct dice dice = { 7 };
	size_t count = run->samples.count;
	bool *keep = ar_arena_array(arena, count, sizeof *keep);
	struct ar_legs fine = legs_of(run, arena);

	assert_non_null(keep);
	for (size_t i = 0; i < count; i += 1 + (size_t)(roll(&dice) * 7))
		keep[i] = true;
	keep[count - 1] = true;
	struct ar_legs thin = legs_of(thin_activity(arena, run, keep), arena);
	/* Fewer positions are a shorter way: less can be asked of them. */
	bool track = !run->samples.speed_m_s && !run->samples.distance_m;
	double within = track ? 0.05 : 0.02;
	for (int r = 0; r < AR_LOAD_ROWS; r++) {
		double dose = fine.row[r].dose_eq_km;
		double off = fabs(thin.row[r].dose_eq_km - dose);
		if (dose > 1)
			note(track ? &worst->thin_track_share :
			    &worst->thin_share, off / dose);
		if (!(off <= fmax(0.1, within * dose)))
			fail_msg("row %d: %g thinned, %g of all", r,
			    thin.row[r].dose_eq_km, dose);
	}
}

/* Recorded every second, on foot, longer than ten minutes. */
static bool
is_dense_run(const struct ar_activity *activity, struct ar_arena *arena)
{
	const struct ar_samples *in = &activity->samples;
	size_t seconds = 0;

	if (in->count < 600 || !ar_sport_on_foot(activity->sport) ||
	    !clean_of(activity, arena).on_foot)
		return false;
	for (size_t i = 1; i < in->count; i++)
		seconds += in->time_s[i] - in->time_s[i - 1] < 1.5;
	return seconds * 10 > in->count * 9;
}

static void
check_file(const char *name, struct worst *worst)
{
	struct ar_arena *arena = ar_arena_open((size_t)1 << 30);
	struct ar_recording recording;

	if (read_file(name, arena, &recording)) {
		for (size_t k = 0; k < recording.activity_count; k++) {
			struct ar_activity *run = &recording.activities[k];
			if (!is_dense_run(run, arena))
				continue;
			worst->runs++;
			check_split(run, arena, worst);
			check_thin(run, arena, worst);
		}
	}
	ar_arena_close(arena);
}

static void
split_and_thinned(void **state)
{
	struct worst worst = { 0 };
	DIR *dir = opendir(folder);

	(void)state;
	if (!dir) {
		print_message("skipped: the recordings\n");
		return;
	}
	for (struct dirent *entry; (entry = readdir(dir));) {
		const char *end = strrchr(entry->d_name, '.');
		if (end && (strcmp(end, ".fit") == 0 ||
			strcmp(end, ".gpx") == 0 || strcmp(end, ".tcx") == 0))
			check_file(entry->d_name, &worst);
	}
	closedir(dir);
	print_message("%d runs; split: off by at most %.3f eq-km, %.2f %%; "
	    "thinned: %.2f %%, of positions alone %.2f %%\n", worst.runs,
	    worst.split_eq_km, 100 * worst.split_share,
	    100 * worst.thin_share, 100 * worst.thin_track_share);
	assert_true(worst.runs > 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(same_run_in_three_formats),
		cmocka_unit_test(split_and_thinned),
	};

	return cmocka_run_group_tests(tests, open_arena, close_arena);
}
