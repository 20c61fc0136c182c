/* What the readers of a plan-case/1 share. */
#ifndef API_PLAN_PARTS_H
#define API_PLAN_PARTS_H

#include "afterrun/plan_log.h"
#include "api/json.h"

struct ar_plan_reader {
	struct ar_json_in in;
	struct ar_arena *arena;
	struct ar_plan_case *to;
};

/* Zeroed room for the items of array, at most so many; NULL after a
 * failure. */
void *ar_plan_room(struct ar_plan_reader *reader, json_t *array,
    size_t most, size_t size);
/* Remember that the key is missing. */
void ar_plan_need(struct ar_plan_reader *reader, json_t *object,
    const char *key);
/* A date as 2026-03-01; absent: false, *day is untouched. */
bool ar_plan_date(struct ar_plan_reader *reader, json_t *object,
    const char *key, int64_t *day);
/* Bits 1 << enum ar_load_row of a load row or a session region. */
unsigned ar_plan_rows(struct ar_plan_reader *reader, const char *key,
    const json_t *name);

/* "state" at the current path. */
void ar_plan_state_read(struct ar_plan_reader *reader, json_t *object);

#endif
