/* cues/1 (interfaces.md, `afterrun audio`): what sounds when. */
#ifndef API_CUES_JSON_H
#define API_CUES_JSON_H

#include "afterrun/guide.h"
#include "api/json.h"

/* The cues of a guide as a cues/1 object; NULL: no memory (out->failed).
 * Times are exact: the plan is in tenths of a second.  Texts of speech are
 * the spoken ones, of bells what they mean. */
json_t *ar_cues_json(struct ar_json_out *out, const struct ar_guide *guide);

#endif
