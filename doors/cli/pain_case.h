/* triage-case/1: what was told about one pain, earlier and now. */
#ifndef CLI_PAIN_CASE_H
#define CLI_PAIN_CASE_H

#include "afterrun/pain_again.h"

/* Read a case with its earlier reports.  AR_EINPUT also where an earlier
 * report has no date. */
AR_MUST_USE enum ar_status pain_case_read(const char *bytes, size_t n,
    struct ar_pain_course *given, struct ar_arena *arena,
    struct ar_error *err);

#endif
