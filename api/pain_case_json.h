/* triage-case/1 out: what was told about one pain, earlier and now. */
#ifndef API_PAIN_CASE_JSON_H
#define API_PAIN_CASE_JSON_H

#include "afterrun/pain_again.h"
#include "api/json.h"

/* One report as an object: what is known, and its date where it has one. */
json_t *ar_pain_case_json(struct ar_json_out *out,
    const struct ar_pain *pain);
/* It and its earlier reports on one line, in the arena; NULL: no memory. */
char *ar_pain_course_json(const struct ar_pain_course *course,
    struct ar_arena *arena);

/* Which keys a triage-case/1 names, whatever the answer; *others_no: what it
 * does not name is normal. */
void ar_pain_case_given(json_t *object, bool given[AR_PAIN_KEYS_MAX],
    bool *others_no);

#endif
