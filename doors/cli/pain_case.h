/* triage-case/1: what was told about one pain, earlier and now. */
#ifndef CLI_PAIN_CASE_H
#define CLI_PAIN_CASE_H

#include "afterrun/arena.h"
#include "afterrun/pain.h"
#include "afterrun/status.h"

enum { PAIN_EARLIER_MAX = 64 };

struct pain_case {
	struct ar_pain now;
	struct ar_pain earlier[PAIN_EARLIER_MAX];
	size_t earlier_count;
};

/* Read a case with its earlier reports.  AR_EINPUT also where an earlier
 * report has no date. */
AR_MUST_USE enum ar_status pain_case_read(const char *bytes, size_t n,
    struct pain_case *given, struct ar_arena *arena, struct ar_error *err);
/* Make the report in given->now an earlier one of today's, when it has a
 * date: the site, the side and what does not change by then is kept, all
 * signs are open again.  Without a date it is today's and is filled further.
 * AR_ELIMIT: there are too many earlier ones. */
AR_MUST_USE enum ar_status pain_case_continue(struct pain_case *given,
    double now_utc_s, struct ar_error *err);
/* One line of JSON in the arena; NULL: no memory. */
char *pain_case_text(const struct pain_case *given, struct ar_arena *arena);

#endif
