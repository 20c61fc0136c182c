/* What the log knows of the person, for any moment: facts in the order in
 * which they became true, and the highest heart rates of the runs (A2).
 *
 * A run is analysed with the person of its own day, so that the numbers of a
 * run depend on the log alone and not on the day somebody asks. */
#ifndef APP_KNOWN_H
#define APP_KNOWN_H

#include <stdbool.h>
#include <stddef.h>

#include "afterrun/history.h"
#include "afterrun/person.h"
#include "afterrun/recording.h"
#include "afterrun/store.h"

enum ar_trait {
	AR_TRAIT_SEX,        /* value: enum ar_sex */
	AR_TRAIT_EXPERIENCE, /* value: enum ar_experience */
	AR_TRAIT_BIRTH_YEAR,
	AR_TRAIT_HEIGHT,
	AR_TRAIT_MASS,
	AR_TRAIT_HEART_REST,
	AR_TRAIT_HEART_MAX,
	AR_TRAIT_HEART_THRESHOLD,
	AR_TRAIT_THRESHOLD_SPEED,
	AR_TRAIT_VDOT,
	AR_TRAIT_ZONE, /* local minus UTC, s */
	AR_TRAITS
};

/* What is said of it today was not true years ago. */
bool ar_trait_drifts(enum ar_trait trait);
/* "f" and "m" as enum ar_sex; NAN for others. */
double ar_sex_value(const char *word);
/* The name of its facts: "sex", "mass_kg", … */
const char *ar_trait_name(enum ar_trait trait);

/* One fact, ready to be compared. */
struct ar_known_fact {
	enum ar_trait trait;
	bool said;
	double value;
	double since_utc_s; /* -INFINITY: always true */
	const char *source;
	size_t order; /* of two facts of one moment the later one holds */
};

/* One trait at a moment. */
struct ar_known_trait {
	double value; /* NAN: not known */
	const char *source;
	bool first; /* it goes before what the file says */
};

/* The highest heart rate of one run. */
struct ar_known_high {
	double start_utc_s;
	double bpm;
};

struct ar_known {
	struct ar_known_fact *facts; /* the oldest first */
	size_t fact_count;
	struct ar_known_high *highs; /* newest first */
	size_t high_count;
};

/* Read the facts and the masses of days, and the highs of runs from from_day
 * on where no fact says the highest heart rate (else nobody asks for them).
 * Masses from from_day on, but all of them where there is none. */
enum ar_status ar_known_read(struct ar_store *store, int64_t from_day,
    struct ar_arena *arena, struct ar_known *known, struct ar_error *err);

/* All traits at a moment: of what was said, else of the others, the latest
 * that was true by then, else the first that became true later.  Of the mass
 * the latest, whoever says it. */
void ar_known_traits(const struct ar_known *known, double at_utc_s,
    struct ar_known_trait traits[AR_TRAITS]);
/* The highest of the runs in the year up to a moment and of own_high_bpm. */
double ar_known_high(const struct ar_known *known, double at_utc_s,
    double own_high_bpm);
/* The person as known at a moment. */
void ar_known_settle(const struct ar_known *known, double at_utc_s,
    struct ar_settled *settled);

/* Who ran at a moment: what was said before the file's profile, the profile
 * before everything else, and at last the highest heart rate the runs show
 * (own_high_bpm is that of the run itself) where it is above the formula's.
 * What was said of the mass counts from then on only, because mass changes.
 *   settled  NULL: nobody knows; profile NULL: the file says nothing. */
struct ar_person ar_person_resolve(const struct ar_settled *settled,
    double at_utc_s, const struct ar_user_profile *profile,
    double own_high_bpm);

/* base, but for what said knows. */
struct ar_person ar_person_over(const struct ar_person *said,
    const struct ar_person *base);
/* Equal, and NAN where the other is NAN. */
bool ar_person_equal(const struct ar_person *a, const struct ar_person *b);
struct ar_person ar_person_nobody(void);

/* The trait as a profile says it: NAN unknown. */
double ar_profile_trait(const struct ar_user_profile *profile,
    enum ar_trait trait, double at_utc_s);

#endif
