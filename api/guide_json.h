/* guide/1: a session laid out in time, for a door that leads through it. */
#ifndef API_GUIDE_JSON_H
#define API_GUIDE_JSON_H

#include "afterrun/guide.h"
#include "api/json.h"

/* The parts, spans and cues of a guide; NULL: no memory (out->failed).
 * Times are exact: the plan is in tenths of a second.  Steps count from 0, as
 * in session.steps. */
json_t *ar_guide_json(struct ar_json_out *out, const struct ar_guide *guide);

#endif
