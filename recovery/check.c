#include <math.h>

#include "recovery/build.h"
#include "recovery/numbers.h"

static const char *const range_text = "the value is out of its range";

static bool
within(double value, double lo, double hi)
{
	return isnan(value) || (value >= lo && value <= hi);
}

struct check {
	double value;
	double lo;
	double hi;
	const char *where;
};

static enum ar_status
each_within(const struct check *checks, size_t count, struct ar_error *err)
{
	for (size_t i = 0; i < count; i++)
		if (!within(checks[i].value, checks[i].lo, checks[i].hi))
			return ar_fail_at(err, AR_EINPUT, checks[i].where,
			    range_text);
	return AR_OK;
}

static enum ar_status
lists(const struct ar_session_case *in, struct ar_error *err)
{
	for (int r = 0; r < AR_REGIONS; r++)
		for (int s = 0; s < AR_SIDES; s++)
			if (!within(in->soreness[r][s], 0, AR_SCALE_MAX))
				return ar_fail_at(err, AR_EINPUT, "/soreness",
				    range_text);
	for (size_t i = 0; i < in->condition_count; i++)
		if ((unsigned)in->conditions[i].id >= AR_CONDITIONS
		    || (unsigned)in->conditions[i].region >= AR_REGIONS)
			return ar_fail_at(err, AR_EINPUT, "/conditions",
			    "this condition or region is not known");
	for (int i = 0; i < AR_LOAD_ROWS; i++)
		if (!within(in->leg_ratio[i], 0, AR_RATIO_MAX))
			return ar_fail_at(err, AR_EINPUT, "/legs",
			    range_text);
	return AR_OK;
}

static enum ar_status
choices(const struct ar_session_case *in, struct ar_error *err)
{
	if (in->minutes_available < 1
	    || in->minutes_available > AR_MINUTES_INPUT_MAX)
		return ar_fail_at(err, AR_EINPUT, "/minutes_available",
		    range_text);
	if (in->hold_s && (in->hold_s < AR_HOLD_LO_S
	    || in->hold_s > AR_HOLD_HI_S))
		return ar_fail_at(err, AR_EINPUT, "/preferences/hold_s",
		    range_text);
	if (in->last_load_class < 0
	    || in->last_load_class > AR_LOAD_CLASS_MAX)
		return ar_fail_at(err, AR_EINPUT, "/last_run/load_class",
		    range_text);
	return AR_OK;
}

enum ar_status
ar_case_check(const struct ar_session_case *in, struct ar_error *err)
{
	const struct ar_case_run *run = &in->run;
	const struct check checks[] = {
		{ run->duration_min, 0, AR_DURATION_MAX_MIN,
		    "/run/duration_min" },
		{ run->distance_km, 0, AR_DISTANCE_MAX_KM,
		    "/run/distance_km" },
		{ run->ascent_m, 0, AR_CLIMB_MAX_M, "/run/ascent_m" },
		{ run->descent_m, 0, AR_CLIMB_MAX_M, "/run/descent_m" },
		{ run->rpe_0_10, 0, AR_SCALE_MAX, "/run/rpe" },
		{ run->heart_mean_pct_max, 0, AR_HEART_PCT_MAX,
		    "/run/hr_mean_pct_max" },
		{ run->air_c, AR_AIR_MIN_C, AR_AIR_MAX_C, "/run/air_c" },
		{ run->easy_tail_s, 0, AR_TAIL_MAX_S, "/run/easy_tail_s" },
		{ run->drunk_ml, 0, AR_DRUNK_MAX_ML, "/run/drunk_ml" },
		{ run->hours_ago, 0, AR_HOURS_MAX, "/run/hours_ago" },
		{ in->person.age_y, 0, AR_AGE_MAX_Y, "/person/age" },
		{ in->person.mass_kg, AR_MASS_MIN_KG, AR_MASS_MAX_KG,
		    "/person/mass_kg" },
		{ in->mass_after_kg, AR_MASS_MIN_KG, AR_MASS_MAX_KG,
		    "/mass_after_kg" },
		{ in->next_hard_h, 0, AR_HOURS_MAX, "/next_hard_h" },
		{ in->strength_within_h, 0, AR_HOURS_MAX,
		    "/strength_within_h" },
		{ in->last_hours_ago, 0, AR_HOURS_MAX,
		    "/last_run/hours_ago" }
	};

	AR_TRY(choices(in, err));
	AR_TRY(each_within(checks, sizeof checks / sizeof *checks, err));
	return lists(in, err);
}
