/* What each stage of the analysis of one run costs beside reading its file. */
#define _POSIX_C_SOURCE 199309L
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "afterrun/analysis.h"
#include "afterrun/invent.h"
#include "afterrun/recording.h"
#include "afterrun/write.h"
#include "bench.h"

enum { REPEATS = 51, SAMPLES = 6800 };

enum stage { READ, CLEAN, SUMMARY, LOAD, LEGS, STAGES };

static const char *const names[STAGES] = { "read", "clean", "summary", "load",
	"legs" };

static const size_t arena_limit = (size_t)64 << 20;

/* All that a load can use is known. */
static const struct ar_person runner = { .sex = AR_SEX_FEMALE, .age_y = 40,
	.mass_kg = 60, .height_m = 1.68, .heart_rest_bpm = 52,
	.heart_max_bpm = 182, .heart_threshold_bpm = 164,
	.threshold_m_s = 3.6, .vdot = 44 };

static double
cpu_s(void)
{
	struct timespec now = { 0, 0 };

	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
	return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

/* One run from its bytes to its numbers; spent_s takes STAGES times. */
static bool
digest(const unsigned char *bytes, size_t n, struct ar_arena *arena,
    double *spent_s)
{
	struct ar_recording recording;
	struct ar_clean clean;
	struct ar_summary summary;
	struct ar_load load;
	struct ar_legs legs;
	double at[STAGES + 1];

	at[READ] = cpu_s();
	if (ar_recording_read(bytes, n, 0, arena, &recording, NULL) ||
	    recording.activity_count == 0)
		return false;
	const struct ar_activity *run = &recording.activities[0];
	at[CLEAN] = cpu_s();
	if (ar_clean_make(run, arena, &clean, NULL))
		return false;
	at[SUMMARY] = cpu_s();
	if (ar_summary_make(run, &clean, &runner, arena, &summary, NULL))
		return false;
	at[LOAD] = cpu_s();
	ar_load_make(&clean, &summary, &runner, 6, &load);
	at[LEGS] = cpu_s();
	ar_legs_make(&clean, &runner, NULL, 0, &legs);
	at[STAGES] = cpu_s();
	for (int s = 0; s < STAGES; s++)
		spent_s[s] = at[s + 1] - at[s];
	return load.tss > 0 && legs.row[0].dose_eq_km > 0;
}

static int
smaller(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;

	return (x > y) - (x < y);
}

static bool
measure_all(const unsigned char *bytes, size_t n,
    double spent_s[STAGES][REPEATS])
{
	for (int k = 0; k < REPEATS; k++) {
		struct ar_arena *arena = ar_arena_open(arena_limit);
		double once_s[STAGES];
		bool done = arena && digest(bytes, n, arena, once_s);

		ar_arena_close(arena);
		if (!done)
			return false;
		for (int s = 0; s < STAGES; s++)
			spent_s[s][k] = once_s[s];
	}
	for (int s = 0; s < STAGES; s++)
		qsort(spent_s[s], REPEATS, sizeof **spent_s, smaller);
	return true;
}

static void
print(double spent_s[STAGES][REPEATS])
{
	const int middle = REPEATS / 2;
	double read_s = spent_s[READ][middle], sum_s = 0;

	printf("%-14s %8s %10s %20s\n", "", "ms", "of a read",
	    "least..most ms");
	for (int s = 0; s < STAGES; s++) {
		printf("%-14s %8.3f %10.2f %9.3f..%-9.3f\n", names[s],
		    1000 * spent_s[s][middle], spent_s[s][middle] / read_s,
		    1000 * spent_s[s][0], 1000 * spent_s[s][REPEATS - 1]);
		sum_s += s == READ ? 0 : spent_s[s][middle];
	}
	printf("%-14s %8.3f %10.2f\n", "clean..legs", 1000 * sum_s,
	    sum_s / read_s);
}

int
stages(void)
{
	double spent_s[STAGES][REPEATS] = {{0}};
	struct ar_arena *arena = ar_arena_open(arena_limit);
	struct ar_invent_plan plan = ar_invent_demo_plan();
	struct ar_recording recording;
	struct ar_error err = {0};
	const unsigned char *bytes;
	size_t n;
	bool done = false;

	plan.duration_s = SAMPLES - 1;
	if (!arena || ar_invent(&plan, arena, &recording, &err) ||
	    ar_recording_write(&recording, AR_FORMAT_FIT, arena, &bytes, &n,
		&err))
		fprintf(stderr, "bench: %s\n", err.text);
	else
		done = measure_all(bytes, n, spent_s);
	if (done) {
		printf("FIT, %d samples, %.0f kB; CPU, median of %d\n\n",
		    SAMPLES, (double)n / 1000, REPEATS);
		print(spent_s);
	}
	ar_arena_close(arena);
	return done ? 0 : 1;
}
