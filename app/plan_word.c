/* What the runner says of the plan: done, and taken back. */
#include <math.h>
#include <string.h>

#include "afterrun/plan_log.h"
#include "afterrun/plan_move.h"

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

/* A move is taken back by itself, also when the day was adapted at the same
 * moment. */
static bool
by_runner(const struct ar_kept_change *change)
{
	return strcmp(change->rule, AR_RULE_MOVED) == 0;
}

static enum ar_status
take_back(struct ar_store *store, int64_t id, const struct ar_moment *moment,
    struct ar_error *err)
{
	enum ar_status status = ar_store_change_undo(store, id,
	    moment->now_utc_s, err);

	return status == AR_EREFUSED ? ar_fail_hint(err, "afterrun pain asks "
	    "what matters and says when to go on") : status;
}

enum ar_status
ar_plan_undo(struct ar_store *store, const struct ar_moment *moment,
    struct ar_arena *arena, size_t *count, struct ar_error *err)
{
	struct ar_kept_change *list;
	struct ar_kept_plan plan;
	double last = NAN;
	bool moved = false;
	size_t n;

	*count = 0;
	AR_TRY(ar_store_plan_get(store, arena, &plan, err));
	AR_TRY(ar_store_changes(store, plan.id, ar_moment_day(moment), arena,
	    &list, &n, err));
	while (n > 0) {
		const struct ar_kept_change *change = &list[--n];

		if (!isnan(change->undone_utc_s))
			continue;
		if (isnan(last)) {
			last = change->made_utc_s;
			moved = by_runner(change);
		}
		if (change->made_utc_s < last || change->made_utc_s > last ||
		    by_runner(change) != moved)
			break;
		AR_TRY(take_back(store, change->id, moment, err));
		++*count;
	}
	return *count ? AR_OK : ar_fail(err, AR_EABSENT, 0,
	    "nothing was changed today that could be taken back");
}
