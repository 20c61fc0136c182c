/* interview-case/1 in, interview/1 out: the interview about a pain, one
 * question at a time.  Nothing is kept between two requests: each carries
 * what is known, what nobody knew, and what was opened. */
#ifndef API_INTERVIEW_JSON_H
#define API_INTERVIEW_JSON_H

#include <stdint.h>

#include "afterrun/arena.h"
#include "afterrun/interview.h"
#include "api/json.h"

struct ar_interview_case {
	struct ar_interview interview;
	bool given[AR_PAIN_KEYS_MAX]; /* keys that the case names */
	bool others_no;
	int64_t episode_id; /* told again; 0: a new pain */
};

/* Read the object of an interview-case/1.  "none" names questions that were
 * answered "none of these" or "all as usual"; "asked" keys, or whole
 * questions, that nobody could answer; "opened" questions of which something
 * is true.  A key of the case that is "unknown" counts as asked.
 * Failures are in in->status. */
void ar_interview_case_read(struct ar_json_in *in, json_t *root,
    struct ar_arena *arena, struct ar_interview_case *to);

/* "none" and "asked" are in force; call it when all that is known stands in
 * to->interview.pain. */
void ar_interview_case_close(struct ar_json_in *in, json_t *root,
    struct ar_interview_case *to);

/* The next step and the verdict as far as it is known, on one line in the
 * arena.  *text NULL never with AR_OK.
 * AR_EINPUT  what is known cannot be; err->where is the key.  AR_EMEM. */
AR_MUST_USE enum ar_status ar_interview_json(
    const struct ar_interview *interview, const char *country,
    struct ar_arena *arena, char **text, struct ar_error *err);

#endif
