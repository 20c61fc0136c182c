/* A guide in the making: first slots (one timer with what leads to it and
 * follows it), then parts, then cues (guide.h). */
#ifndef RECOVERY_GUIDE_BUILD_H
#define RECOVERY_GUIDE_BUILD_H

#include "afterrun/guide.h"
#include "base/text.h"

/* One start of the timer: lead, ease-in, work, rest. */
struct ar_guide_slot {
	size_t step;
	int set; /* 1.. */
	bool side_known;
	enum ar_side side;
	enum ar_guide_half half;
	enum ar_guide_phase lead; /* READY, CHANGE or REST */
	bool first; /* of its step */
	bool last;
	double start_s; /* the lead begins */
	double work_s;  /* the timer starts */
	double ease_s;  /* ease-in ends; = work_s without one */
	double end_s;   /* the timer ends */
	double over_s;  /* the rest after it ends */
};

struct ar_guide_build {
	struct ar_guide *guide;
	struct ar_arena *arena;
	int language; /* column of the table */
	double words_per_minute;
	bool ticks;
	struct ar_guide_slot *slots;
	size_t slot_count;
	size_t shown; /* of the steps before this one the how-to was said */
	bool failed;  /* no memory */
};

/* guide_parts.c: slots, parts and spans.  AR_EINPUT: see ar_guide_make. */
AR_MUST_USE enum ar_status ar_guide_lay(struct ar_guide_build *build,
    struct ar_error *err);
/* guide_cues.c */
void ar_guide_speak(struct ar_guide_build *build);

/* What is said within one slot, before it has a place.  The smaller the
 * rank, the more important. */
enum ar_say_rank {
	AR_SAY_SAFETY,
	AR_SAY_STEP,
	AR_SAY_PRESSURE,
	AR_SAY_CARD,
	AR_SAY_LAST,
	AR_SAY_HALF,
	AR_SAY_AHEAD,
	AR_SAY_HOW
};

enum { AR_SAY_VARIANTS = 3, AR_SLOT_CUES_MAX = 32, AR_SAYS_MAX = 16 };

struct ar_say {
	enum ar_say_rank rank;
	double best_s;  /* from here on if there is room */
	double from_s;  /* else from here on */
	double latest_s; /* it begins no later */
	double good_s;   /* it has ended by then, in some variant, */
	double until_s;  /* or at least by then */
	size_t step;
	const char *text[AR_SAY_VARIANTS]; /* longest first; NULL: no more */
};

/* The cues of a slot; bells are put first, ticks last. */
struct ar_slot_cues {
	double words_per_minute;
	struct ar_cue cue[AR_SLOT_CUES_MAX]; /* sorted */
	size_t count;
};

/* One slot with all that may be said in it. */
struct ar_guide_scene {
	struct ar_guide_build *build;
	const struct ar_guide_slot *slot;
	const struct ar_session_step *step;
	struct ar_say say[AR_SAYS_MAX];
	size_t say_count;
	struct ar_slot_cues cues;
};

/* guide_say.c: fill scene->say (and a bell of what runs beside). */
void ar_guide_say(struct ar_guide_scene *scene);
/* Very short timers have no bells that count down. */
bool ar_guide_counts_down(const struct ar_guide_slot *slot);
/* Where speech in work has to end: before those bells. */
double ar_guide_talk_end(const struct ar_guide_slot *slot);

/* guide_place.c */
void ar_slot_bell(struct ar_slot_cues *cues, double at_s, enum ar_bell bell,
    const char *text);
/* Find room for the first variant that fits; false: there is none. */
bool ar_slot_say(struct ar_slot_cues *cues, const struct ar_say *say);
/* Seconds that a text takes at most. */
double ar_speech_s(const char *text, double words_per_minute);

/* guide_words.c: the row called id (prefix and id put together, as
 * "name_" "walk"), in a language; NULL: the table has none. */
const char *ar_guide_word(int language, const char *prefix, const char *id);
/* The same of a step: prefix and its technique, or the gentler action that
 * has the same technique. */
const char *ar_guide_step_word(int language, const char *prefix,
    const struct ar_session_step *step);
/* -1: unknown. */
int ar_guide_language_find(const char *language);

/* What stands for the names in braces of a row; NULL: nothing. */
struct ar_fill {
	const char *name;  /* {name}: the thing to do, with its side */
	const char *side;  /* {side} */
	const char *place; /* {place}: body position */
	const char *level; /* {level}: pressure in words */
	int n;             /* {n} */
	int hours;         /* {hours} */
};

/* The words of a row; NULL: words is NULL, or no memory (build->failed). */
const char *ar_guide_fill(struct ar_guide_build *build, const char *words,
    const struct ar_fill *fill);

#endif
