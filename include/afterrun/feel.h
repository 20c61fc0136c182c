/* What the runner says of a day in a few words: marks of the legs, sleep,
 * pulse, mass, the effort of the run, a note, the shoe.  One word is one
 * token of a command line or one field of a form. */
#ifndef AFTERRUN_FEEL_H
#define AFTERRUN_FEEL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "afterrun/arena.h"
#include "afterrun/history.h"
#include "afterrun/status.h"
#include "afterrun/store.h"
#include "afterrun/wellness.h"

enum ar_feel_kind {
	AR_FEEL_MARK, /* region, side, value 0..10 */
	AR_FEEL_WELL, /* well, value in the kind's unit */
	AR_FEEL_NOTE, /* text */
	AR_FEEL_SHOE, /* text: name or number of a shoe */
	AR_FEEL_DATE  /* day: the words are of that day */
};

struct ar_feel_word {
	enum ar_feel_kind kind;
	int region; /* enum ar_region or AR_FEEL_LEGS */
	int side;   /* enum ar_side; AR_SIDES: not one side */
	enum ar_wellness well;
	double value;
	const char *text;
	int64_t day;
};

/* Read one token: calf-left=6 quads=3 legs=2 sleep=6.5h (6h30, 6:30)
 * quality=7 rpe=7 stress=3 fatigue=4 mass=70.2 (70.2kg, 154lb) pulse=48
 * hrv=52 note=… shoe=NAME date=2026-11-20 (today, yesterday, -2).
 * today is the day that yesterday and -2 count from; text lives in the arena.
 * AR_EINPUT  not such a token, or the value is out of its range: err->where
 *            is the token, err->hint names near words or the range. */
AR_API AR_MUST_USE enum ar_status ar_feel_parse(const char *token,
    int64_t today, struct ar_arena *arena, struct ar_feel_word *word,
    struct ar_error *err);

struct ar_feel_line {
	struct ar_feel_word word;
	double replaced; /* the value that stood before; NAN: none */
	int64_t run_id;  /* of effort and shoe: the run it went to; 0 none */
	const char *shoe; /* name of the shoe */
};

enum { AR_FEEL_WARNINGS = 3 };

struct ar_feel_kept {
	int64_t day;
	struct ar_feel_line *lines; /* in the order said, without dates */
	size_t count;
	int64_t run_id;     /* whose effort changed; 0 none */
	const char *advice; /* a mark that may be a pain; NULL none */
	const char *warnings[AR_FEEL_WARNINGS];
	size_t warning_count;
};

/* Keep the words of one day, all or nothing; values they replace stay in
 * history.  The day is that of the last date word, else the moment's.
 * Effort goes on the last run of that day too and its load is made again,
 * in the same transaction; without a run of that day it stands alone.
 *   kept  lives in the arena; texts are borrowed from words.
 * AR_EINPUT  nothing but a date, a day in the future or before 1970-01-02,
 *            an unknown shoe, or a shoe for a day without a run. */
AR_API AR_MUST_USE enum ar_status ar_feel_keep(struct ar_store *store,
    const struct ar_moment *moment, const struct ar_feel_word *words,
    size_t count, struct ar_arena *arena, struct ar_feel_kept *kept,
    struct ar_error *err);
/* Mass and pulse belong to the person, and the person to the loads of other
 * runs: let ar_resettle follow. */
AR_API bool ar_feel_moves_person(const struct ar_feel_kept *kept);

/* What a form shows before it asks: the day before, and the last run. */
struct ar_feel_before {
	int64_t day; /* yesterday */
	double mark[AR_REGIONS + 1][AR_SIDES + 1]; /* NAN: not said; the last
	                                            * region is the legs, the
	                                            * last side is no side */
	double well[AR_WELLNESS_KINDS];   /* said, else a device's; NAN */
	const struct ar_run *run;         /* the last one on foot; NULL none */
};

/* Pure; borrows from history. */
AR_API void ar_feel_yesterday(const struct ar_history *history,
    struct ar_feel_before *before);

#endif
