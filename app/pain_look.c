#include "app/pain_look.h"

#include <math.h>
#include <string.h>

#include "knowledge/pain_keys.h"

static const double second_per_day = 86400;

double
ar_pain_severity(const struct ar_pain *pain)
{
	double now = pain->value[AR_PAIN_SEVERITY_NOW];

	return isnan(now) ? pain->value[AR_PAIN_SEVERITY_WORST] : now;
}

enum ar_tier
ar_tier_find(const char *name)
{
	for (int tier = 0; name && tier < AR_TIERS; tier++)
		if (strcmp(ar_tier_name((enum ar_tier)tier), name) == 0)
			return (enum ar_tier)tier;
	return AR_TIERS;
}

static bool
sides_meet(double a, double b)
{
	return isnan(a) || isnan(b) || a == b || a == AR_PAIN_SIDE_BOTH ||
	    b == AR_PAIN_SIDE_BOTH;
}

/* Pains without a place, like one in the chest, are one. */
static bool
places_meet(double a, double b)
{
	return a == b || (isnan(a) && isnan(b));
}

bool
ar_episode_at(const struct ar_episode *episode, const struct ar_pain *pain)
{
	for (size_t i = 0; i < episode->report_count; i++) {
		const double *value = episode->reports[i].pain.value;

		if (!places_meet(value[AR_PAIN_REGION],
		    pain->value[AR_PAIN_REGION]) ||
		    !sides_meet(value[AR_PAIN_SIDE],
		    pain->value[AR_PAIN_SIDE]))
			return false;
	}
	return episode->report_count > 0;
}

bool
ar_episode_locked(const struct ar_episode *episode)
{
	bool locked = false;

	for (size_t i = 0; i < episode->report_count; i++) {
		const struct ar_pain_report *report = &episode->reports[i];

		if (report->pain.value[AR_PAIN_CLINICIAN_SEEN] == 1)
			locked = false;
		else if (ar_tier_find(report->tier) <= AR_TIER_E1)
			locked = true;
	}
	return locked;
}

double
ar_episode_began(const struct ar_episode *episode)
{
	double began = NAN;

	for (size_t i = 0; i < episode->report_count; i++) {
		const struct ar_pain *pain = &episode->reports[i].pain;
		double days = pain->value[AR_PAIN_DURATION_DAYS];

		began = fmin(began, pain->date_utc_s -
		    (isnan(days) ? 0 : days) * second_per_day);
	}
	return began;
}

/* The last report as if it had been said now: the days have passed. */
static void
carry(struct ar_pain *pain, double now_utc_s)
{
	size_t count;
	double most = ar_pain_keys(&count)[AR_PAIN_DURATION_DAYS].hi;
	double *days = &pain->value[AR_PAIN_DURATION_DAYS];
	double passed = (now_utc_s - pain->date_utc_s) / second_per_day;

	*days = fmin(most, (isnan(*days) ? 0 : *days) + fmax(0, passed));
	pain->date_utc_s = now_utc_s;
}

/* The session keeps to what an open pain would be now if nothing had
 * changed, where that is worse (T27, T28): until it is answered that is the
 * safer reading. */
void
ar_pains_carry(const struct ar_pain_due *dues, size_t count,
    double now_utc_s, struct ar_past *past)
{
	for (size_t d = 0; d < count; d++) {
		const struct ar_pain *last = &dues[d].last->pain;

		for (size_t i = 0; dues[d].worse_if_same &&
		     i < past->pain_count; i++)
			if (past->pains[i].date_utc_s == last->date_utc_s &&
			    memcmp(past->pains[i].value, last->value,
			    sizeof last->value) == 0)
				carry(&past->pains[i], now_utc_s);
	}
}
