/* A pain with its earlier reports, judged; what is wrong with them is said
 * with a JSON pointer. */
#ifndef RECOVERY_REPORTS_H
#define RECOVERY_REPORTS_H

#include "afterrun/triage.h"

/* Judge the last of count (from 1) reports in the light of those before it,
 * as of its own date; now_utc_s is taken where it has none.  base is the
 * pointer of the last report ("", "/pains/2"); the others stand below it
 * under /earlier/N.
 * AR_EINPUT  as ar_triage_judge and ar_triage_course; err->where is the
 *            pointer of the value.  *verdict is untouched.
 * AR_ELIMIT  more than AR_TRIAGE_REPORTS_MAX. */
AR_MUST_USE enum ar_status ar_reports_judge(const struct ar_pain *reports,
    size_t count, double now_utc_s, const char *base,
    struct ar_verdict *verdict, struct ar_error *err);

#endif
