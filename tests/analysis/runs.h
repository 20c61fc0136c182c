/* Made-up activities and cleaned runs for the tests of the analysis. */
#ifndef TESTS_ANALYSIS_RUNS_H
#define TESTS_ANALYSIS_RUNS_H

#include <stdint.h>

#include "afterrun/analysis.h"

/* A person of whom nothing is known. */
struct ar_person nobody(void);

/* An activity with room for count samples one second apart; all columns but
 * those named in columns are NULL. */
enum {
	WITH_DISTANCE = 1,
	WITH_SPEED = 2,
	WITH_HEART = 4,
	WITH_CADENCE = 8,
	WITH_ALTITUDE = 16,
	WITH_POSITION = 32
};
struct ar_activity *make_activity(struct ar_arena *arena, size_t count,
    unsigned columns);

/* Cleaned steps of one second at constant speed, added to a clean run that
 * has room for them. */
struct stretch {
	double distance_m;
	double speed_m_s;
	double grade_ratio;
	double cadence_spm; /* NAN: not measured */
	double heart_bpm;   /* NAN: not measured */
	bool walking;
};
struct ar_clean *make_clean(struct ar_arena *arena,
    const struct stretch *stretches, size_t count);

/* The samples [from, to) of an activity, as an activity. */
struct ar_activity cut_activity(const struct ar_activity *whole, size_t from,
    size_t to);
/* Only the samples whose keep is set; columns are copied. */
struct ar_activity *thin_activity(struct ar_arena *arena,
    const struct ar_activity *whole, const bool *keep);

struct ar_clean clean_of(const struct ar_activity *activity,
    struct ar_arena *arena);
struct ar_legs legs_of(const struct ar_activity *activity,
    struct ar_arena *arena);

/* A small generator; the same seed gives the same numbers. */
struct dice {
	uint64_t state;
};
double roll(struct dice *dice); /* 0 <= x < 1 */
double roll_normal(struct dice *dice);

/* The same number within a part in 1e9, or both missing. */
void check_same(double value, double want);

#endif
