/* What files and exports say of the person, as facts. */
#include <math.h>
#include <string.h>

#include "app/keep.h"
#include "app/known.h"
#include "app/numbers.h"

enum { ARENA_FACTS = 64 << 20 };

static const double second_per_day = 86400;

static bool
says_anything(const struct ar_user_profile *profile)
{
	return profile->sex || isfinite(profile->age_y) ||
	    isfinite(profile->height_m) || isfinite(profile->mass_kg) ||
	    isfinite(profile->heart_rest_bpm) ||
	    isfinite(profile->heart_max_bpm) ||
	    isfinite(profile->heart_threshold_bpm);
}

/* Ages are whole years: a birth year that differs by one is the same. */
static bool
same_value(enum ar_trait trait, const struct ar_fact *fact, double value)
{
	if (trait == AR_TRAIT_SEX)
		return fabs(ar_sex_value(fact->word) - value) < 0.5;
	if (trait == AR_TRAIT_BIRTH_YEAR)
		return fabs(fact->value - value) <= 1;
	return fact->value >= value && fact->value <= value;
}

/* One profile on its way into the facts. */
struct learning {
	struct ar_store *store;
	const struct ar_user_profile *profile;
	struct ar_fact *fact; /* source, moment and import are set */
	bool *news;
	struct ar_error *err;
};

/* Is the newest fact of the source before since_utc_s the same and recent?
 * Facts of other imports do not count: those may be undone. */
static enum ar_status
find_known(const struct learning *l, enum ar_trait trait,
    struct ar_arena *arena, bool *known)
{
	const struct ar_fact *fact = l->fact;
	const double long_s = AR_FACT_REPEAT_DAYS * second_per_day;
	double value = trait == AR_TRAIT_SEX ? ar_sex_value(fact->word) :
	    fact->value;
	const struct ar_fact *newest;

	AR_TRY(ar_store_fact_before(l->store, fact, arena, &newest, l->err));
	*known = newest && same_value(trait, newest, value) &&
	    !(isfinite(fact->since_utc_s) && isfinite(newest->since_utc_s) &&
	    fact->since_utc_s - newest->since_utc_s > long_s) &&
	    !(isfinite(fact->since_utc_s) && isnan(newest->since_utc_s));
	return AR_OK;
}

static enum ar_status
keep_traits(const struct learning *l, struct ar_arena *arena)
{
	struct ar_fact *fact = l->fact;

	for (int t = 0; t < AR_TRAITS; t++) {
		enum ar_trait trait = (enum ar_trait)t;
		double value = ar_profile_trait(l->profile, trait,
		    fact->since_utc_s);
		bool known;

		if (!isfinite(value))
			continue;
		fact->name = ar_trait_name(trait);
		fact->value = trait == AR_TRAIT_SEX ? NAN : value;
		fact->word = trait == AR_TRAIT_SEX ? l->profile->sex : NULL;
		AR_TRY(find_known(l, trait, arena, &known));
		if (known)
			continue;
		*l->news = true;
		AR_TRY(ar_store_fact_put(l->store, fact, l->err));
	}
	return AR_OK;
}

enum ar_status
ar_profile_learn(struct ar_store *store,
    const struct ar_user_profile *profile, struct ar_fact *fact, bool *news,
    struct ar_error *err)
{
	const struct learning l = {store, profile, fact, news, err};
	struct ar_arena *arena;
	enum ar_status status;

	*news = false;
	if (!says_anything(profile))
		return AR_OK;
	arena = ar_arena_open(ARENA_FACTS);
	if (!arena)
		return ar_fail(err, AR_EMEM, 0, "out of memory");
	status = keep_traits(&l, arena);
	ar_arena_close(arena);
	return status;
}

enum ar_status
ar_profile_keep(struct ar_store *store,
    const struct ar_user_profile *profile, const char *source,
    double since_utc_s, int64_t batch_id, struct ar_error *err)
{
	struct ar_fact fact = {.source = source, .since_utc_s = since_utc_s,
	    .batch_id = batch_id};
	bool news;

	return ar_profile_learn(store, profile, &fact, &news, err);
}
