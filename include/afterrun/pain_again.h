/* A pain that was told before: what stays known when it is told again, and
 * how it is judged in the light of the earlier reports. */
#ifndef AFTERRUN_PAIN_AGAIN_H
#define AFTERRUN_PAIN_AGAIN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "afterrun/arena.h"
#include "afterrun/pain.h"
#include "afterrun/status.h"
#include "afterrun/store.h"
#include "afterrun/triage.h"

enum { AR_PAIN_EARLIER_MAX = 64, AR_PAIN_NEWEST = -1 };

struct ar_pain_course {
	struct ar_pain now;
	struct ar_pain earlier[AR_PAIN_EARLIER_MAX]; /* oldest first, dated */
	size_t earlier_count;
};

/* Make the report in course->now an earlier one of today's, when it has a
 * date: the site, the side and what does not change by then is kept, all
 * signs are open again.  Without a date it is today's and is filled further.
 * AR_ELIMIT: there are too many earlier ones. */
AR_API AR_MUST_USE enum ar_status ar_pain_course_continue(
    struct ar_pain_course *course, double now_utc_s, struct ar_error *err);

/* The open pain of the log that is told again, or the newest one for
 * AR_PAIN_NEWEST; its earlier reports (the last of them where there are too
 * many) and what stays known.  *episode_id gets its number.
 * AR_EABSENT: there is none. */
AR_API AR_MUST_USE enum ar_status ar_pain_course_recall(
    struct ar_store *store, double now_utc_s, int64_t *episode_id,
    struct ar_arena *arena, struct ar_pain_course *course,
    struct ar_error *err);

/* Put the answers of said into pain: those of the keys in given go before
 * what stands there, also where the answer is "unknown".  others_no: every
 * other key that is not known is normal. */
AR_API void ar_pain_answers(struct ar_pain *pain, const struct ar_pain *said,
    const bool given[AR_PAIN_KEYS_MAX], bool others_no);

/* Judge course->now, which needs a date where there are earlier reports.
 * any_side: while nobody knows which leg it is, as severe as for either;
 * else that is AR_EINPUT, as in ar_triage_course. */
AR_API AR_MUST_USE enum ar_status ar_pain_course_judge(
    const struct ar_pain_course *course, double now_utc_s, bool any_side,
    struct ar_verdict *verdict, struct ar_error *err);

#endif
