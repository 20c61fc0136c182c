#include "pack_activities.h"

#include <dirent.h>
#include <float.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "../check.h"
#include "afterrun/analysis.h"
#include "afterrun/pack.h"

static const size_t arena_limit = (size_t)1 << 30;

struct ar_arena *
arena_of_test(void)
{
	struct ar_arena *arena = ar_arena_open(arena_limit);

	assert_non_null(arena);
	return arena;
}

static void
same_bytes(const char *what, const void *a, const void *b, size_t n)
{
	if (!a != !b || (a && memcmp(a, b, n) != 0)) {
		print_error("%s differs\n", what);
		fail();
	}
}

static void
same_text(const char *what, const char *a, const char *b)
{
	if (!a != !b || (a && strcmp(a, b) != 0)) {
		print_error("%s: \"%s\" and \"%s\"\n", what, a ? a : "(none)",
		    b ? b : "(none)");
		fail();
	}
}

#define SAME(member) same_bytes(#member, &a->member, &b->member,               \
	sizeof a->member)
#define SAME_TEXT(member) same_text(#member, a->member, b->member)
#define SAME_COLUMN(member, count)                                             \
	same_bytes(#member, a->member, b->member, (count) * sizeof *a->member)

struct ar_activity *
empty_activity(struct ar_arena *arena)
{
	struct ar_activity *a = ar_arena_alloc(arena, sizeof *a);

	assert_non_null(a);
	a->device_values = (struct ar_device_values){NAN, NAN, NAN, NAN, NAN,
	    NAN, NAN, NAN, NAN, NAN, NAN, NAN, NAN};
	a->start_utc_s = a->utc_offset_s = NAN;
	a->heart_avg_bpm = a->heart_max_bpm = NAN;
	a->stored.first_time_s = a->stored.last_time_s = NAN;
	a->sport = "running";
	return a;
}

/* Values that a column may hold and no device writes; which says how. */
static double
odd_value(unsigned which, size_t i)
{
	static const double strange[] = {0.0, -0.0, 1e-310, 1e300, -1e18,
	    4503599627370496.0, 1125899906842623.0, -1125899906842624.0,
	    1125899906842625.0, 0.1, 1.0 / 3};
	double x = (double)i;

	switch (which) {
	case 0:
		return strange[i % (sizeof strange / sizeof *strange)];
	case 1:
		return i % 7 ? x / 1000 : (double)INFINITY;
	case 2:
		return i % 3 ? (double)NAN : -x / 128;
	case 3:
		return i == 200 ? -(double)NAN : x;
	case 4:
		return (x * 7919 - 3e8) / 11930464.711111111;
	case 5:
		return nextafter((x * 77 + 5e8) / 11930464.711111111,
		    i % 2 ? -1e9 : 1e9);
	case 6:
		return (double)(float)(x * 3.33 / 100);
	case 7:
		return i % 2 ? 1e15 - x : -1e15 + x;
	case 8:
		return (double)NAN;
	case 9:
		return i == 250 ? -0.0 : x / 10;
	case 10:
		return i < 30 ? (double)NAN : 1789191000 - x;
	default:
		return sin(x * x) * exp(fmod(x, 40));
	}
}

struct ar_activity *
odd_activity(unsigned which, size_t count, struct ar_arena *arena)
{
	struct ar_activity *a = empty_activity(arena);
	struct ar_samples *s = &a->samples;

	s->count = count;
	s->time_s = ar_arena_array(arena, count, sizeof(double));
	s->lat_deg = ar_arena_array(arena, count, sizeof(double));
	s->heart_bpm = ar_arena_array(arena, count, sizeof(float));
	s->altitude_m = ar_arena_array(arena, count, sizeof(float));
	s->mark = ar_arena_array(arena, count, 1);
	a->rr_s = ar_arena_array(arena, count, sizeof(float));
	a->rr_time_s = ar_arena_array(arena, count, sizeof(double));
	a->rr_count = count;
	for (size_t i = 0; i < count; i++) {
		double value = odd_value(which, i);

		s->time_s[i] = value;
		s->lat_deg[i] = odd_value((which + 1) % ODDITIES, i);
		s->heart_bpm[i] = fabs(value) < 1e30 || isnan(value) ?
		    (float)value : INFINITY;
		s->altitude_m[i] = (float)((double)(i % 500) / 5 - 500);
		s->mark[i] = (uint8_t)(i * which);
		a->rr_s[i] = s->heart_bpm[i];
		a->rr_time_s[i] = value;
	}
	return a;
}

static void
samples_equal(const struct ar_samples *a, const struct ar_samples *b)
{
	size_t n = a->count;

	SAME(count);
	SAME_COLUMN(time_s, n);
	SAME_COLUMN(lat_deg, n);
	SAME_COLUMN(lon_deg, n);
	SAME_COLUMN(distance_m, n);
	SAME_COLUMN(altitude_m, n);
	SAME_COLUMN(speed_m_s, n);
	SAME_COLUMN(heart_bpm, n);
	SAME_COLUMN(cadence_spm, n);
	SAME_COLUMN(power_w, n);
	SAME_COLUMN(temperature_c, n);
	SAME_COLUMN(stance_time_ms, n);
	SAME_COLUMN(stance_left_pct, n);
	SAME_COLUMN(oscillation_mm, n);
	SAME_COLUMN(vertical_ratio_pct, n);
	SAME_COLUMN(step_length_mm, n);
	SAME_COLUMN(mark, n);
}

static void
laps_equal(const struct ar_lap *a, const struct ar_lap *b, size_t count)
{
	for (size_t i = 0; i < count; i++, a++, b++) {
		SAME(start_utc_s);
		SAME(elapsed_s);
		SAME(timer_s);
		SAME(distance_m);
		SAME(ascent_m);
		SAME(descent_m);
		SAME(heart_avg_bpm);
		SAME(heart_max_bpm);
		SAME(cadence_avg_spm);
		SAME_TEXT(intensity);
		SAME_TEXT(trigger);
	}
}

void
activities_equal(const struct ar_activity *a, const struct ar_activity *b)
{
	SAME_TEXT(sport);
	SAME_TEXT(sub_sport);
	SAME_TEXT(name);
	SAME_TEXT(member);
	SAME(start_utc_s);
	SAME(utc_offset_s);
	SAME(clock_unset);
	SAME(barometer);
	SAME(device_values);
	SAME(stored);
	SAME(heart_avg_bpm);
	SAME(heart_max_bpm);
	samples_equal(&a->samples, &b->samples);
	SAME(lap_count);
	laps_equal(a->laps, b->laps, a->lap_count);
	SAME(pause_count);
	if (a->pause_count)
		SAME_COLUMN(pauses, a->pause_count);
	SAME(rr_count);
	if (a->rr_count) {
		SAME_COLUMN(rr_time_s, a->rr_count);
		SAME_COLUMN(rr_s, a->rr_count);
	}
}

struct analysis {
	struct ar_summary summary;
	struct ar_load load;
	struct ar_legs legs;
};

static struct analysis
analysis_of(const struct ar_activity *activity, struct ar_arena *arena)
{
	const struct ar_person person = {.sex = AR_SEX_FEMALE, .age_y = 40,
	    .mass_kg = 60, .height_m = 1.7, .heart_rest_bpm = 50,
	    .heart_max_bpm = 185, .heart_threshold_bpm = 165,
	    .threshold_m_s = 3.5, .vdot = NAN};
	struct ar_clean clean;
	struct analysis a;
	struct ar_error err;

	memset(&a, 0, sizeof a);
	assert_int_equal(ar_clean_make(activity, arena, &clean, &err), AR_OK);
	assert_int_equal(ar_summary_make(activity, &clean, &person, arena,
	    &a.summary, &err), AR_OK);
	ar_load_make(&clean, &a.summary, &person, 6, &a.load);
	ar_legs_make(&clean, &person, NULL, 0, &a.legs);
	return a;
}

static void
summaries_equal(const struct ar_summary *a, const struct ar_summary *b)
{
	SAME(start_utc_s);
	SAME(elapsed_s);
	SAME(timer_s);
	SAME(moving_s);
	SAME(pause_count);
	SAME(pause_total_s);
	SAME(distance_m);
	SAME(distance_source);
	SAME(ascent_m);
	SAME(descent_m);
	SAME(elevation_source);
	SAME(heart_avg_bpm);
	SAME(heart_max_bpm);
	SAME(heart_avg_pct_max);
	SAME(cadence_avg_spm);
	SAME(speed_avg_m_s);
	SAME(gap_m_s);
	SAME(temperature_device_c);
	SAME(easy_tail_s);
	SAME(energy_lo_kcal);
	SAME(energy_hi_kcal);
	SAME(treadmill);
	SAME(warning_count);
	for (size_t i = 0; i < a->warning_count; i++)
		SAME_TEXT(warnings[i].text);
}

static void
loads_equal(const struct ar_load *a, const struct ar_load *b)
{
	SAME(tss);
	SAME(method);
	SAME(confidence);
	SAME(session_rpe_au);
	SAME(trimp);
	SAME(edwards);
	SAME(lucia);
	SAME(hrtss);
	SAME(rtss);
	SAME(ngp_m_s);
	SAME(govss);
	SAME(efficiency_factor);
	SAME(decoupling_pct);
	SAME(best_20min_gap_m_s);
}

void
analyses_equal(const struct ar_activity *one, const struct ar_activity *two,
    struct ar_arena *arena)
{
	struct analysis first = analysis_of(one, arena);
	struct analysis second = analysis_of(two, arena);
	const struct ar_legs *a = &first.legs, *b = &second.legs;

	summaries_equal(&first.summary, &second.summary);
	loads_equal(&first.load, &second.load);
	SAME(row);
}

static double
column_value(const struct ar_samples *s, int column, size_t i)
{
	const double *const wide[AR_COLUMNS] = {
	    [AR_COLUMN_TIME] = s->time_s, [AR_COLUMN_LAT] = s->lat_deg,
	    [AR_COLUMN_LON] = s->lon_deg,
	    [AR_COLUMN_DISTANCE] = s->distance_m};
	const float *const narrow[AR_COLUMNS] = {
	    [AR_COLUMN_ALTITUDE] = s->altitude_m,
	    [AR_COLUMN_SPEED] = s->speed_m_s,
	    [AR_COLUMN_HEART] = s->heart_bpm,
	    [AR_COLUMN_CADENCE] = s->cadence_spm,
	    [AR_COLUMN_POWER] = s->power_w,
	    [AR_COLUMN_TEMPERATURE] = s->temperature_c,
	    [AR_COLUMN_STANCE_TIME] = s->stance_time_ms,
	    [AR_COLUMN_STANCE_LEFT] = s->stance_left_pct,
	    [AR_COLUMN_OSCILLATION] = s->oscillation_mm,
	    [AR_COLUMN_VERTICAL_RATIO] = s->vertical_ratio_pct,
	    [AR_COLUMN_STEP_LENGTH] = s->step_length_mm};

	if (column == AR_COLUMN_MARK)
		return s->mark[i];
	if (wide[column])
		return wide[column][i];
	return narrow[column] ? (double)narrow[column][i] : (double)NAN;
}

void
column_equals(const struct ar_samples *samples, int column,
    const float *values, size_t count)
{
	double first = column == AR_COLUMN_TIME ? (double)NAN : 0;
	size_t present = 0;

	assert_true(count == 0 || count == samples->count);
	for (size_t i = 0; i < samples->count; i++) {
		double want = column_value(samples, column, i);
		bool number;

		if (isnan(first))
			first = want;
		want -= first;
		number = fabs(want) <= (double)FLT_MAX;
		if (!isnan(column_value(samples, column, i)))
			present++;
		if (count == 0)
			continue;
		if (number ? values[i] != (float)want : !isnan(values[i])) {
			print_error("%s: sample %zu is %g, want %g\n",
			    ar_column_name((enum ar_column)column), i,
			    (double)values[i], want);
			fail();
		}
	}
	assert_true(count > 0 || present == 0);
}

/* Sums of what was looked at. */
struct sums {
	double files; /* bytes of FIT files with a sample */
	double blobs; /* bytes of what was packed of them */
	unsigned activities;
};

static void
recording_look(const char *path, struct sums *sums,
    void (*check)(const struct ar_activity *, struct ar_arena *))
{
	struct ar_arena *arena = arena_of_test();
	struct ar_recording recording;
	FILE *file = fopen(path, "rb");
	struct ar_error err;
	const void *blob;
	unsigned char *bytes;
	double samples = 0, blobs = 0;
	size_t n;

	assert_non_null(file);
	assert_int_equal(fseek(file, 0, SEEK_END), 0);
	n = (size_t)ftell(file);
	rewind(file);
	bytes = ar_arena_alloc(arena, n);
	assert_non_null(bytes);
	assert_int_equal(fread(bytes, 1, n, file), n);
	fclose(file);
	(void)!ar_recording_read(bytes, n, 0, arena, &recording, &err);
	for (size_t i = 0; i < recording.activity_count; i++) {
		size_t size;

		check(&recording.activities[i], arena);
		assert_int_equal(ar_pack(&recording.activities[i], arena,
		    &blob, &size, &err), AR_OK);
		blobs += (double)size;
		samples += (double)recording.activities[i].samples.count;
		sums->activities++;
	}
	if (samples > 0 && recording.format == AR_FORMAT_FIT &&
	    recording.container == AR_CONTAINER_NONE) {
		sums->files += (double)n;
		sums->blobs += blobs;
	}
	ar_arena_close(arena);
}

void
recordings_each(void (*check)(const struct ar_activity *activity,
    struct ar_arena *arena))
{
	static const char *const folders[] = {
	    AR_SHARED_DIR "/data/recordings",
	    AR_SHARED_DIR "/data/recordings/derived"};
	struct sums sums = {0, 0, 0};

	for (size_t i = 0; i < sizeof folders / sizeof *folders; i++) {
		DIR *folder = opendir(folders[i]);
		struct dirent *entry;

		if (!folder) {
			print_message("skipped: real recordings\n");
			return;
		}
		while ((entry = readdir(folder))) {
			char path[512];

			if (!strchr(entry->d_name, '.') ||
			    entry->d_name[0] == '.' ||
			    strstr(entry->d_name, ".md"))
				continue;
			snprintf(path, sizeof path, "%s/%s", folders[i],
			    entry->d_name);
			recording_look(path, &sums, check);
		}
		closedir(folder);
	}
	assert_true(sums.activities > 40);
	print_message("%u activities; blobs of FIT files are %.1f %%\n",
	    sums.activities, 100 * sums.blobs / sums.files);
}
