/* "Why?": what stands behind a number, a step or a rule that was shown. */
#ifndef AFTERRUN_WHY_H
#define AFTERRUN_WHY_H

#include <stddef.h>

#include "afterrun/arena.h"
#include "afterrun/status.h"

struct ar_why_line {
	const char *label; /* "Rule", "Source", "The articles say", … */
	const char *text;
};

struct ar_why {
	const char *topic; /* as the tables spell it: "R31" */
	const char *title;
	struct ar_why_line *lines;
	size_t line_count;
};

enum { AR_WHY_NEAR_MAX = 5 };

/* Topics: a rule (R31, T27, A1.4), a technique (3.2-calf-hand), a sheet
 * (static_stretch), a claim of the articles (claim-5), a region (calf), a
 * load row (calf_soleus) or an everyday word of ar_why_word().
 *   why  lives in the arena.
 * AR_EINPUT  unknown topic; err->hint names near ones.
 * AR_EMEM    out of memory. */
AR_API AR_MUST_USE enum ar_status ar_why(const char *topic,
    struct ar_arena *arena, struct ar_why *why, struct ar_error *err);

/* Everyday words that are topics ("dose", "drink"), one by one from 0; NULL
 * after the last. */
AR_API const char *ar_why_word(size_t index);

#endif
