/* What the runner set once and for all, and who they are: both are kept as
 * facts of the log with the source "said". */
#ifndef AFTERRUN_SETTINGS_H
#define AFTERRUN_SETTINGS_H

#include <stdbool.h>
#include <stddef.h>

#include "afterrun/arena.h"
#include "afterrun/history.h"
#include "afterrun/session.h"
#include "afterrun/status.h"
#include "afterrun/store.h"

enum ar_theme { AR_THEME_AUTO, AR_THEME_LIGHT, AR_THEME_DARK, AR_THEMES };

enum { AR_SETTINGS_CONDITIONS = 32, AR_COUNTRY_SIZE = 3 };

struct ar_settings {
	bool imperial; /* miles, feet, pounds */
	bool tool[AR_TOOLS]; /* AR_TOOL_HAND is always there */
	struct ar_case_condition condition[AR_SETTINGS_CONDITIONS];
	size_t condition_count;
	int minutes; /* 5..60: how long a session usually is */
	enum ar_version version;
	bool voice;
	bool bells;
	bool vibrate;
	char country[AR_COUNTRY_SIZE]; /* ISO 3166-1; "": not said */
	enum ar_theme theme;
};

/* The bounds of minutes. */
AR_API void ar_settings_minutes(int *lo, int *hi);

/* "auto", …; NULL outside the enum. */
AR_API const char *ar_theme_name(enum ar_theme theme);

/* What is kept, else what is usual.  store NULL: there is no log. */
AR_API AR_MUST_USE enum ar_status ar_settings_read(struct ar_store *store,
    struct ar_arena *arena, struct ar_settings *settings,
    struct ar_error *err);
/* Keep what differs from what stands.
 * AR_EINPUT  a value is out of its range, or there is no room. */
AR_API AR_MUST_USE enum ar_status ar_settings_keep(struct ar_store *store,
    const struct ar_settings *settings, const struct ar_moment *moment,
    struct ar_arena *arena, struct ar_error *err);

/* --- the person ----------------------------------------------------------- */

enum ar_person_fact {
	AR_PERSON_SEX,        /* enum ar_sex */
	AR_PERSON_BIRTH_YEAR,
	AR_PERSON_HEIGHT,     /* m */
	AR_PERSON_MASS,       /* kg */
	AR_PERSON_HEART_REST, /* 1/min */
	AR_PERSON_HEART_MAX,
	AR_PERSON_HEART_THRESHOLD,
	AR_PERSON_EXPERIENCE, /* enum ar_experience */
	AR_PERSON_FACTS
};

struct ar_person_facts {
	double value[AR_PERSON_FACTS]; /* NAN: not known */
	/* "said", "fit", …, "log" for a heart rate that was observed; NULL:
	 * not known */
	const char *source[AR_PERSON_FACTS];
	double age_y; /* whole years by the year of birth; NAN */
};

/* "mass_kg"; NULL outside the enum. */
AR_API const char *ar_person_fact_name(enum ar_person_fact fact);
/* What may be said of a number, in its unit; {0, 0} for words. */
AR_API void ar_person_fact_range(enum ar_person_fact fact, double range[2]);

/* As the log knows them at the moment.  store NULL: nothing is known. */
AR_API AR_MUST_USE enum ar_status ar_person_facts_read(
    struct ar_store *store, const struct ar_moment *moment,
    struct ar_arena *arena, struct ar_person_facts *facts,
    struct ar_error *err);
/* Keep what the runner says; NAN leaves what stands, and what was said the
 * same before is not kept twice.  Runs whose person is another one now are
 * analysed again.
 * AR_EINPUT  a number is out of its range; nothing was kept. */
AR_API AR_MUST_USE enum ar_status ar_person_facts_keep(
    struct ar_store *store, const struct ar_person_facts *said,
    const struct ar_moment *moment, struct ar_arena *arena,
    struct ar_error *err);

#endif
