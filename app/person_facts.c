/* The person in the runner's own words. */
#include <math.h>
#include <string.h>

#include "afterrun/digest.h"
#include "afterrun/settings.h"
#include "afterrun/time.h"
#include "app/known.h"
#include "app/numbers.h"
#include "base/text.h"

struct place {
	enum ar_trait trait;
	double range[2]; /* {0, 0}: words */
};

/* The mass has its range in data/wellness.csv. */
static const struct place places[AR_PERSON_FACTS] = {
	[AR_PERSON_SEX] = {AR_TRAIT_SEX, {0, 0}},
	[AR_PERSON_BIRTH_YEAR] = {AR_TRAIT_BIRTH_YEAR,
	    {AR_SAID_BIRTH_YEAR_MIN, AR_SAID_BIRTH_YEAR_MAX}},
	[AR_PERSON_HEIGHT] = {AR_TRAIT_HEIGHT,
	    {AR_SAID_HEIGHT_MIN_M, AR_SAID_HEIGHT_MAX_M}},
	[AR_PERSON_MASS] = {AR_TRAIT_MASS, {0, 0}},
	[AR_PERSON_HEART_REST] = {AR_TRAIT_HEART_REST,
	    {AR_SAID_HEART_REST_MIN_BPM, AR_SAID_HEART_REST_MAX_BPM}},
	[AR_PERSON_HEART_MAX] = {AR_TRAIT_HEART_MAX,
	    {AR_SAID_HEART_MIN_BPM, AR_SAID_HEART_MAX_BPM}},
	[AR_PERSON_HEART_THRESHOLD] = {AR_TRAIT_HEART_THRESHOLD,
	    {AR_SAID_HEART_MIN_BPM, AR_SAID_HEART_MAX_BPM}},
	[AR_PERSON_EXPERIENCE] = {AR_TRAIT_EXPERIENCE, {0, 0}},
};

const char *
ar_person_fact_name(enum ar_person_fact fact)
{
	return (unsigned)fact < AR_PERSON_FACTS ?
	    ar_trait_name(places[fact].trait) : NULL;
}

void
ar_person_fact_range(enum ar_person_fact fact, double range[2])
{
	range[0] = places[fact].range[0];
	range[1] = places[fact].range[1];
	if (fact == AR_PERSON_MASS) {
		range[0] = ar_wellness_kind(AR_WELL_MASS_KG)->lo;
		range[1] = ar_wellness_kind(AR_WELL_MASS_KG)->hi;
	}
}

enum ar_status
ar_person_facts_read(struct ar_store *store, const struct ar_moment *moment,
    struct ar_arena *arena, struct ar_person_facts *facts,
    struct ar_error *err)
{
	struct ar_known_trait traits[AR_TRAITS];
	struct ar_settled settled;

	*facts = (struct ar_person_facts){.age_y = NAN};
	for (int i = 0; i < AR_PERSON_FACTS; i++)
		facts->value[i] = NAN;
	if (!store)
		return AR_OK;
	AR_TRY(ar_settle(store, moment, arena, &settled, err));
	ar_known_traits(settled.known, moment->now_utc_s, traits);
	for (int i = 0; i < AR_PERSON_FACTS; i++) {
		const struct ar_known_trait *trait =
		    &traits[places[i].trait];

		facts->value[i] = trait->value;
		if (isfinite(trait->value))
			facts->source[i] = trait->source;
	}
	if (isnan(facts->value[AR_PERSON_HEART_MAX])) {
		facts->value[AR_PERSON_HEART_MAX] =
		    settled.person.heart_max_bpm;
		facts->source[AR_PERSON_HEART_MAX] =
		    settled.heart_max_source;
	}
	facts->age_y = settled.person.age_y;
	return AR_OK;
}

static enum ar_status
check(const struct ar_person_facts *said, struct ar_error *err)
{
	double range[2];

	for (int i = 0; i < AR_PERSON_FACTS; i++) {
		ar_person_fact_range((enum ar_person_fact)i, range);
		if (isfinite(said->value[i]) && range[1] > 0 &&
		    !(said->value[i] >= range[0] &&
		    said->value[i] <= range[1]))
			return ar_fail_at(err, AR_EINPUT,
			    ar_person_fact_name((enum ar_person_fact)i),
			    "this number is out of its range");
	}
	return AR_OK;
}

static const char *
word_of(enum ar_person_fact fact, double value)
{
	if (fact == AR_PERSON_SEX)
		return value > AR_SEX_FEMALE ? "m" : "f";
	if (fact == AR_PERSON_EXPERIENCE)
		return value > AR_NOVICE ? "experienced" : "novice";
	return NULL;
}

/* The mass belongs to its day, as what scales say. */
static enum ar_status
keep_mass(struct ar_store *store, double mass_kg,
    const struct ar_moment *moment, struct ar_error *err)
{
	const struct ar_well well = {
		.item = {AR_WELL_MASS_KG, ar_moment_day(moment), mass_kg,
		    "said"},
		.said_utc_s = moment->now_utc_s,
		.replaced_utc_s = NAN,
	};

	return ar_store_well_put(store, &well, err);
}

static enum ar_status
keep_fact(struct ar_store *store, enum ar_person_fact which, double value,
    const struct ar_moment *moment, struct ar_error *err)
{
	const char *word = word_of(which, value);
	const struct ar_fact fact = {
		.name = ar_person_fact_name(which),
		.value = word ? NAN : value,
		.word = word,
		.source = "said",
		.since_utc_s = moment->now_utc_s,
	};

	return ar_store_fact_put(store, &fact, err);
}

static bool
is_news(const struct ar_person_facts *said,
    const struct ar_person_facts *stands, enum ar_person_fact fact)
{
	const char *source = stands->source[fact];

	return isfinite(said->value[fact]) && (!source ||
	    strcmp(source, "said") != 0 ||
	    said->value[fact] < stands->value[fact] ||
	    said->value[fact] > stands->value[fact]);
}

enum ar_status
ar_person_facts_keep(struct ar_store *store,
    const struct ar_person_facts *said, const struct ar_moment *moment,
    struct ar_arena *arena, struct ar_error *err)
{
	struct ar_person_facts stands;
	uint64_t changed;
	bool news = false;

	AR_TRY(check(said, err));
	AR_TRY(ar_person_facts_read(store, moment, arena, &stands, err));
	for (int i = 0; i < AR_PERSON_FACTS; i++) {
		enum ar_person_fact fact = (enum ar_person_fact)i;

		if (!is_news(said, &stands, fact))
			continue;
		news = true;
		if (fact == AR_PERSON_MASS)
			AR_TRY(keep_mass(store, said->value[i], moment,
			    err));
		else
			AR_TRY(keep_fact(store, fact, said->value[i], moment,
			    err));
	}
	return news ? ar_resettle(store, moment, &changed, err) : AR_OK;
}
