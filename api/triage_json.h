/* triage-case/1 in, triage/1 out (interfaces.md). */
#ifndef API_TRIAGE_JSON_H
#define API_TRIAGE_JSON_H

#include "afterrun/arena.h"
#include "afterrun/triage.h"
#include "api/json.h"

/* A pain and its earlier reports, in the arena: the report itself is the
 * last of count. */
struct ar_pain_reports {
	struct ar_pain *report;
	size_t count;
};

/* Read the object of a triage-case/1 at the current path.  What an absent
 * key means is said by "others": "no" is asked and normal, "unknown"
 * (default) not asked.  After a failure reports has the report that far. */
void ar_pain_json_read(struct ar_json_in *in, json_t *object,
    struct ar_arena *arena, struct ar_pain_reports *reports);

/* Read a triage-case/1.
 * AR_EFORMAT, AR_ELIMIT  it is not sound JSON, or too large or deep.
 * AR_EINPUT  unknown key, wrong type or range: err->where is the pointer.
 * AR_EMEM. */
AR_MUST_USE enum ar_status ar_triage_case_parse(const char *bytes, size_t n,
    struct ar_arena *arena, struct ar_pain_reports *reports,
    struct ar_error *err);

/* Read and judge a case, as of its own date, else now_utc_s. */
AR_MUST_USE enum ar_status ar_triage_case_judge(const char *bytes, size_t n,
    double now_utc_s, struct ar_arena *arena, struct ar_verdict *verdict,
    struct ar_error *err);

/* The verdict as a triage/1 object; NULL: no memory (out->failed). */
json_t *ar_triage_json(struct ar_json_out *out,
    const struct ar_verdict *verdict);

/* The answer to one case on one line, in the arena: triage/1, or error/1
 * when *status is not AR_OK.  NULL: no memory. */
char *ar_triage_answer(const char *bytes, size_t n, double now_utc_s,
    struct ar_arena *arena, enum ar_status *status);

/* A text of cases: one case over any number of lines, or one a line. */
struct ar_triage_cases {
	const char *bytes;
	size_t n;
	bool lines; /* one a line */
	size_t at;  /* where the next one begins */
	size_t line; /* of the case found last, from 1 */
};

void ar_triage_cases_start(struct ar_triage_cases *cases, const char *bytes,
    size_t n);
/* The next case (borrowed); false: no more.  Empty lines are passed over; an
 * empty text is one empty case. */
bool ar_triage_cases_next(struct ar_triage_cases *cases, const char **bytes,
    size_t *n);

#endif
