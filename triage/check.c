/* Which answers cannot be, and what "others" means (B1, interfaces.md). */
#include <math.h>

#include "triage/numbers.h"
#include "triage/view.h"

static enum ar_status
check_value(const struct ar_pain_key *key, double value, struct ar_error *err)
{
	size_t n;
	bool whole = value == floor(value);

	if (isnan(value))
		return AR_OK;
	switch (key->type) {
	case AR_PAIN_BOOL:
		if (value == 0 || value == 1)
			return AR_OK;
		return ar_fail_at(err, AR_EINPUT, key->id,
		    "must be true, false or unknown");
	case AR_PAIN_WORD:
		if (whole && value >= 0 && value < AR_PAIN_KEYS_MAX &&
		    ar_pain_word_at(key, (int)value, &n) != NULL)
			return AR_OK;
		return ar_fail_at(err, AR_EINPUT, key->id,
		    "is not one of its words");
	case AR_PAIN_SCALE:
	case AR_PAIN_NUMBER:
		break;
	}
	if (value >= key->lo && value <= key->hi)
		return AR_OK;
	return ar_fail_at(err, AR_EINPUT, key->id, "is out of its range");
}

static enum ar_status
check_sites(const struct ar_pain *pain, const struct ar_pain_key *keys,
    struct ar_error *err)
{
	size_t count;
	const struct ar_finding *finding = ar_triage_findings(&count);
	double region = pain->value[AR_PAIN_REGION];

	if (isnan(region))
		return AR_OK;
	for (size_t i = 0; i < count; i++) {
		double value = pain->value[finding[i].key];
		bool found = ar_view_abnormal(finding[i].key, value);

		if (finding[i].words != 0)
			found = value >= 0 &&
			    (finding[i].words >> (unsigned)value & 1u) != 0;
		if (!found ||
		    (finding[i].sites >> (unsigned)region & 1u) != 0)
			continue;
		return ar_fail_at(err, AR_EINPUT, keys[finding[i].key].id,
		    "this site cannot have that finding");
	}
	return AR_OK;
}

enum ar_status
ar_pain_check(const struct ar_pain *pain, struct ar_error *err)
{
	size_t count;
	const struct ar_pain_key *keys = ar_pain_keys(&count);

	for (size_t i = 0; i < count; i++)
		AR_TRY(check_value(&keys[i], pain->value[i], err));
	return check_sites(pain, keys, err);
}

void
ar_pain_clear(struct ar_pain *pain)
{
	for (size_t i = 0; i < AR_PAIN_KEYS_MAX; i++)
		pain->value[i] = NAN;
	pain->date_utc_s = NAN;
	pain->age_assumed = false;
}

void
ar_pain_others_no(struct ar_pain *pain)
{
	size_t count;
	const struct ar_pain_key *keys = ar_pain_keys(&count);

	for (size_t i = 0; i < count; i++)
		if (isnan(pain->value[i]))
			pain->value[i] = keys[i].normal;
	if (isnan(pain->value[AR_PAIN_AGE])) {
		pain->value[AR_PAIN_AGE] = AR_NORMAL_AGE;
		pain->age_assumed = true;
	}
}
