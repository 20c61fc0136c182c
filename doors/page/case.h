/* A triage-case/1 with its earlier reports, judged. */
#ifndef PAGE_CASE_H
#define PAGE_CASE_H

#include "afterrun/arena.h"
#include "afterrun/pain.h"
#include "afterrun/time.h"
#include "afterrun/triage.h"

struct page_report {
	struct ar_pain pain;
	bool dated;
	int64_t day; /* days from 1970-01-01, as the runner wrote it */
};

struct page_case {
	struct page_report *reports; /* oldest first; the last is judged */
	size_t count;                /* at least 1 */
	bool age_said;
	double now_utc_s;
	double now_offset_s; /* of the zone that now was written in */
	struct ar_verdict verdict;
};

/* Read bytes; everything lives in the arena.  now and the verdict are not
 * set: ar_triage_case_judge gives it for the same bytes.
 * Errors as ar_triage_case_parse, and AR_EINPUT where an earlier report has
 * no date or is later than the report itself. */
AR_MUST_USE enum ar_status page_case_read(const char *bytes, size_t n,
    struct ar_arena *arena, struct page_case *found, struct ar_error *err);

#endif
