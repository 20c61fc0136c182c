/* The person as the log knows them now. */
#include <math.h>

#include "afterrun/history.h"
#include "app/known.h"
#include "app/numbers.h"

static const double second_per_day = 86400;
/* As far from 1970 as a time is believed: the year 9999. */
static const double second_max = 253402300800;

int64_t
ar_moment_day(const struct ar_moment *moment)
{
	double local = moment->now_utc_s;

	if (isfinite(moment->utc_offset_s))
		local += moment->utc_offset_s;
	if (!(fabs(local) < second_max))
		return 0;
	return (int64_t)floor(local / second_per_day);
}

enum ar_status
ar_settle(struct ar_store *store, const struct ar_moment *moment,
    struct ar_arena *arena, struct ar_settled *settled, struct ar_error *err)
{
	struct ar_known *known = ar_arena_alloc(arena, sizeof *known);
	int64_t from_day = ar_moment_day(moment) - AR_HEART_HIGH_DAYS -
	    AR_PAST_DAYS;

	if (!known)
		return ar_fail(err, AR_EMEM, 0, "out of memory");
	AR_TRY(ar_known_read(store, from_day > 0 ? from_day : 0, arena,
	    known, err));
	ar_known_settle(known, moment->now_utc_s, settled);
	if (!isfinite(settled->zone_offset_s))
		settled->zone_offset_s = moment->utc_offset_s;
	return AR_OK;
}
