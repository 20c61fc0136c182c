/* What the runner says of the plan: done, and taken back. */
#include <math.h>

#include "afterrun/plan_log.h"

enum ar_status
ar_plan_done(struct ar_store *store, int64_t day, struct ar_arena *arena,
    struct ar_error *err)
{
	const int64_t days[2] = { day, day };
	struct ar_kept_planned *list;
	struct ar_kept_plan plan;
	size_t count, done = 0;

	AR_TRY(ar_store_plan_get(store, arena, &plan, err));
	AR_TRY(ar_store_planned(store, plan.id, days, arena, &list, &count,
	    err));
	for (size_t i = 0; i < count; i++) {
		if (list[i].session.kind == AR_PLAN_REST)
			continue;
		AR_TRY(ar_store_planned_done(store, list[i].id, true,
		    list[i].run_id, err));
		done++;
	}
	return done ? AR_OK : ar_fail(err, AR_EABSENT, 0,
	    "nothing was planned on this day");
}

enum ar_status
ar_plan_undo(struct ar_store *store, const struct ar_moment *moment,
    struct ar_arena *arena, size_t *count, struct ar_error *err)
{
	struct ar_kept_change *list;
	struct ar_kept_plan plan;
	double last = NAN;
	size_t n;

	*count = 0;
	AR_TRY(ar_store_plan_get(store, arena, &plan, err));
	AR_TRY(ar_store_changes(store, plan.id, ar_moment_day(moment), arena,
	    &list, &n, err));
	while (n > 0) {
		const struct ar_kept_change *change = &list[--n];

		if (!isnan(change->undone_utc_s))
			continue;
		if (isnan(last))
			last = change->made_utc_s;
		if (change->made_utc_s < last || change->made_utc_s > last)
			break;
		AR_TRY(ar_store_change_undo(store, change->id,
		    moment->now_utc_s, err));
		++*count;
	}
	return *count ? AR_OK : ar_fail(err, AR_EABSENT, 0,
	    "nothing was changed today that could be taken back");
}
