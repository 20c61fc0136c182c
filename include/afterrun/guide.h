/* The guide: a session as steps with cues, and what to show at any moment.
 * Pure: doors own the clock, the voice and the screen.  The same elapsed time
 * gives the same cue, whether it was reached by ticking or by a jump.
 * Sources: recovery.md 3 "Common to all", R31, R37, R53–R56; words are
 * data/guide_texts.csv (one column a language). */
#ifndef AFTERRUN_GUIDE_H
#define AFTERRUN_GUIDE_H

#include <stdbool.h>
#include <stddef.h>

#include "afterrun/arena.h"
#include "afterrun/session.h"
#include "afterrun/status.h"

enum ar_guide_phase {
	AR_GUIDE_READY,  /* get ready: the step is named, nothing runs yet */
	AR_GUIDE_EASE,   /* first seconds at low pressure */
	AR_GUIDE_WORK,
	AR_GUIDE_CHANGE, /* change sides, or from warm to cold */
	AR_GUIDE_REST,   /* between sets */
	AR_GUIDE_DONE    /* the session is over */
};

/* Contrast is done in halves (R59). */
enum ar_guide_half { AR_GUIDE_WHOLE, AR_GUIDE_WARM, AR_GUIDE_COLD };

/* A stretch of time with one phase, one step, one side. */
struct ar_guide_part {
	double start_s; /* from the beginning of the guide */
	double length_s;
	enum ar_guide_phase phase;
	size_t step;    /* index into session.steps */
	int set;        /* 1.. */
	bool side_known;
	enum ar_side side;
	enum ar_guide_half half;
};

/* When a step runs. */
struct ar_guide_span {
	double start_s;
	double end_s;
	size_t beside; /* a step of cost 0 that runs meanwhile, as the cold
	                * pack while the leg is up (R48); step_count: none */
};

enum ar_cue_kind { AR_CUE_SPEECH, AR_CUE_BELL };

enum ar_bell { /* doors make the sounds */
	AR_BELL_START,
	AR_BELL_CHANGE, /* a side or set is over; another thing comes */
	AR_BELL_COUNT,  /* 3, 2, 1 */
	AR_BELL_END,    /* of the session, at total_s */
	AR_BELL_TICK    /* quiet, each 10 s of work */
};

struct ar_cue {
	double at_s;
	enum ar_cue_kind kind;
	enum ar_bell bell;  /* of a bell */
	const char *text;   /* spoken; for a bell what it means */
	double budget_s;    /* speech ends within this time; a bell's is the
	                     * room kept free of speech */
	size_t step;
};

struct ar_guide {
	const struct ar_session *session; /* borrowed */
	const char *language;             /* "en" */
	struct ar_guide_part *parts; /* without gaps, from 0 to total_s */
	size_t part_count;
	struct ar_cue *cues; /* sorted by at_s, all in 0..total_s; no speech
	                      * overlaps another one or a bell */
	size_t cue_count;
	double total_s; /* = session.total_s */
	struct ar_guide_span *spans; /* one a step */
	const char *farewell; /* for a door that speaks after the end */
};

struct ar_guide_options {
	const char *language;     /* NULL: "en" */
	double words_per_minute;  /* of the voice; NAN: the usual */
	bool ticks;               /* a quiet bell each 10 s of work */
};

/* Lay a session out in time.  Everything lives in arena; session is borrowed
 * and must live as long.  A step of cost 0 has no parts; it runs beside
 * another one (spans, ar_guide_now.beside).
 * Speech is fitted to the voice: what has no room at words_per_minute is left
 * out whole, the least important first (safety > step and side > pressure >
 * cards, time and half-way > what comes next); a slower voice gets fewer
 * cues, never cut ones.
 * AR_EINPUT  the session has no steps that take time (STOP: the words of
 *            stop_text are all there is); cost, sides, sets and seconds of a
 *            step do not fit together, or their sum is not total_s; the
 *            language is not in the table; words_per_minute is out of
 *            60..450.
 * AR_EMEM. */
AR_API AR_MUST_USE enum ar_status ar_guide_make(
    const struct ar_session *session, const struct ar_guide_options *options,
    struct ar_arena *arena, struct ar_guide *guide, struct ar_error *err);

/* What holds at a moment. */
struct ar_guide_now {
	enum ar_guide_phase phase;
	size_t part;
	size_t step;         /* the step shown; of DONE the last */
	bool side_known;
	enum ar_side side;
	int set;
	double left_part_s;  /* of this side, set or pause */
	double left_step_s;
	double left_session_s;
	size_t next_step;    /* session.step_count: none */
	int pressure_max;    /* now: low while easing in; 0 none */
	const struct ar_cue *speech; /* spoken at this moment; NULL quiet */
	const struct ar_cue *bell;   /* due within the last half second */
	size_t next_cue;     /* first cue after elapsed_s */
	enum ar_guide_half half;
	size_t beside;        /* a step of cost 0 that runs now; step_count
	                       * none */
	double left_beside_s; /* NAN: none */
};

/* elapsed_s below 0 counts as 0, beyond the end as the end. O(log n). */
AR_API struct ar_guide_now ar_guide_at(const struct ar_guide *guide,
    double elapsed_s);

/* Where a key leads: the moment to jump to, always where a part starts, or
 * total_s.  O(log n). */
/* The next step, or the end. */
AR_API double ar_guide_next_s(const struct ar_guide *guide, double elapsed_s);
/* The start of this step; within its first get-ready that of the one before
 * (pressing twice goes back two). */
AR_API double ar_guide_back_s(const struct ar_guide *guide, double elapsed_s);
/* The end of this side (or set, or half): its rest, or what comes after. */
AR_API double ar_guide_skip_side_s(const struct ar_guide *guide,
    double elapsed_s);

/* "get ready", "ease in", "work", "change", "rest", "done"; NULL. */
AR_API const char *ar_guide_phase_name(enum ar_guide_phase phase);
/* Languages of the table, one by one from 0; NULL after the last. */
AR_API const char *ar_guide_language(size_t index);

#endif
