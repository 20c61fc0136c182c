/* Whose run it was: what was said, the files and the log, put together. */
#include <math.h>
#include <string.h>

#include "afterrun/fitness.h"
#include "afterrun/time.h"
#include "app/known.h"

enum { NOWHERE = -1 };

/* Where a trait stands in the public structs. */
struct place {
	const char *name;
	int person;  /* offset of a double in struct ar_person */
	int source;  /* of the source's name in struct ar_settled */
	int profile; /* of a double in struct ar_user_profile */
	bool drifts; /* what is said today was not true years ago */
};

#define IN_PERSON(member) (int)offsetof(struct ar_person, member)
#define IN_SETTLED(member) (int)offsetof(struct ar_settled, member)
#define IN_PROFILE(member) (int)offsetof(struct ar_user_profile, member)

static const struct place places[AR_TRAITS] = {
	[AR_TRAIT_SEX] = {"sex", NOWHERE, IN_SETTLED(sex_source), NOWHERE,
	    false},
	[AR_TRAIT_EXPERIENCE] = {"experience", NOWHERE, NOWHERE, NOWHERE,
	    false},
	[AR_TRAIT_BIRTH_YEAR] = {"birth_year", NOWHERE,
	    IN_SETTLED(age_source), NOWHERE, false},
	[AR_TRAIT_HEIGHT] = {"height_m", IN_PERSON(height_m),
	    IN_SETTLED(height_source), IN_PROFILE(height_m), false},
	[AR_TRAIT_MASS] = {"mass_kg", IN_PERSON(mass_kg),
	    IN_SETTLED(mass_source), IN_PROFILE(mass_kg), true},
	[AR_TRAIT_HEART_REST] = {"heart_rest_bpm", IN_PERSON(heart_rest_bpm),
	    IN_SETTLED(heart_rest_source), IN_PROFILE(heart_rest_bpm), false},
	[AR_TRAIT_HEART_MAX] = {"heart_max_bpm", IN_PERSON(heart_max_bpm),
	    IN_SETTLED(heart_max_source), IN_PROFILE(heart_max_bpm), false},
	[AR_TRAIT_HEART_THRESHOLD] = {"heart_threshold_bpm",
	    IN_PERSON(heart_threshold_bpm),
	    IN_SETTLED(heart_threshold_source),
	    IN_PROFILE(heart_threshold_bpm), false},
	[AR_TRAIT_THRESHOLD_SPEED] = {"threshold_m_s",
	    IN_PERSON(threshold_m_s), NOWHERE, NOWHERE, false},
	[AR_TRAIT_VDOT] = {"vdot", IN_PERSON(vdot), NOWHERE, NOWHERE, false},
	[AR_TRAIT_ZONE] = {"zone_offset_s", NOWHERE, NOWHERE, NOWHERE, true},
};

bool
ar_trait_drifts(enum ar_trait trait)
{
	return places[trait].drifts;
}

const char *
ar_trait_name(enum ar_trait trait)
{
	return places[trait].name;
}

struct ar_person
ar_person_nobody(void)
{
	return (struct ar_person){AR_SEX_UNKNOWN, AR_EXPERIENCE_UNKNOWN, NAN,
	    NAN, NAN, NAN, NAN, NAN, NAN, NAN};
}

static double *
number_in(void *object, int offset)
{
	return (double *)(void *)((char *)object + offset);
}

static double
number_of(const void *object, int offset)
{
	double value;

	memcpy(&value, (const char *)object + offset, sizeof value);
	return value;
}

static double
year_of(double utc_s)
{
	struct ar_civil civil;

	if (!isfinite(utc_s))
		return NAN;
	civil = ar_civil_from_utc(utc_s, 0);
	return civil.year;
}

/* The same from a person somebody settled before. */
static void
find_settled(const struct ar_settled *settled, double at_utc_s,
    struct ar_known_trait out[AR_TRAITS])
{
	const struct ar_person *person = &settled->person;

	for (int t = 0; t < AR_TRAITS; t++) {
		const char *source = NULL;

		if (places[t].source != NOWHERE)
			memcpy(&source, (const char *)settled +
			    places[t].source, sizeof source);
		out[t] = (struct ar_known_trait){places[t].person != NOWHERE ?
		    number_of(person, places[t].person) : NAN, source,
		    source && strcmp(source, "said") == 0};
	}
	if (person->sex != AR_SEX_UNKNOWN)
		out[AR_TRAIT_SEX].value = person->sex;
	if (person->experience != AR_EXPERIENCE_UNKNOWN)
		out[AR_TRAIT_EXPERIENCE].value = person->experience;
	out[AR_TRAIT_BIRTH_YEAR].value = year_of(at_utc_s) - person->age_y;
}

/* A2: in the place of the formula, where it is higher. */
static bool
observe(struct ar_person *person, double highest_bpm)
{
	if (isfinite(person->heart_max_bpm) ||
	    !(highest_bpm > ar_heart_max_tanaka(person->age_y)))
		return false;
	person->heart_max_bpm = highest_bpm;
	return true;
}

static void
put_trait(struct ar_person *person, enum ar_trait trait, double value,
    double at_utc_s)
{
	if (!isfinite(value))
		return;
	if (trait == AR_TRAIT_SEX)
		person->sex = value > AR_SEX_FEMALE ? AR_SEX_MALE :
		    AR_SEX_FEMALE;
	else if (trait == AR_TRAIT_EXPERIENCE)
		person->experience = value > AR_NOVICE ? AR_EXPERIENCED :
		    AR_NOVICE;
	else if (trait == AR_TRAIT_BIRTH_YEAR)
		person->age_y = year_of(at_utc_s) - value;
	else if (places[trait].person != NOWHERE)
		*number_in(person, places[trait].person) = value;
}

void
ar_known_settle(const struct ar_known *known, double at_utc_s,
    struct ar_settled *settled)
{
	struct ar_known_trait traits[AR_TRAITS];

	*settled = (struct ar_settled){.person = ar_person_nobody(),
	    .zone_offset_s = NAN, .known = known};
	ar_known_traits(known, at_utc_s, traits);
	for (int t = 0; t < AR_TRAITS; t++) {
		put_trait(&settled->person, (enum ar_trait)t, traits[t].value,
		    at_utc_s);
		if (places[t].source != NOWHERE)
			memcpy((char *)settled + places[t].source,
			    &traits[t].source, sizeof traits[t].source);
	}
	settled->zone_offset_s = traits[AR_TRAIT_ZONE].value;
	if (observe(&settled->person, ar_known_high(known, at_utc_s, NAN)))
		settled->heart_max_source = "log";
}

struct ar_person
ar_person_over(const struct ar_person *said, const struct ar_person *base)
{
	static const int numbers[] = {IN_PERSON(age_y), IN_PERSON(mass_kg),
	    IN_PERSON(height_m), IN_PERSON(heart_rest_bpm),
	    IN_PERSON(heart_max_bpm), IN_PERSON(heart_threshold_bpm),
	    IN_PERSON(threshold_m_s), IN_PERSON(vdot)};
	struct ar_person person = *base;

	if (said->sex != AR_SEX_UNKNOWN)
		person.sex = said->sex;
	if (said->experience != AR_EXPERIENCE_UNKNOWN)
		person.experience = said->experience;
	for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
		double value = number_of(said, numbers[i]);

		if (isfinite(value))
			*number_in(&person, numbers[i]) = value;
	}
	return person;
}

double
ar_profile_trait(const struct ar_user_profile *profile, enum ar_trait trait,
    double at_utc_s)
{
	if (trait == AR_TRAIT_SEX)
		return ar_sex_value(profile->sex);
	if (trait == AR_TRAIT_BIRTH_YEAR)
		return year_of(at_utc_s) - profile->age_y;
	return places[trait].profile != NOWHERE ?
	    number_of(profile, places[trait].profile) : NAN;
}

static struct ar_person
person_of_profile(const struct ar_user_profile *profile)
{
	struct ar_person person = ar_person_nobody();

	for (int t = 0; t < AR_TRAITS; t++)
		if (places[t].profile != NOWHERE)
			*number_in(&person, places[t].person) =
			    number_of(profile, places[t].profile);
	person.age_y = profile->age_y;
	put_trait(&person, AR_TRAIT_SEX, ar_sex_value(profile->sex), 0);
	return person;
}

struct ar_person
ar_person_resolve(const struct ar_settled *settled, double at_utc_s,
    const struct ar_user_profile *profile, double own_high_bpm)
{
	struct ar_person said = ar_person_nobody();
	struct ar_person person = ar_person_nobody();
	struct ar_known_trait traits[AR_TRAITS];

	if (settled && settled->known)
		ar_known_traits(settled->known, at_utc_s, traits);
	else if (settled)
		find_settled(settled, at_utc_s, traits);
	for (int t = 0; settled && t < AR_TRAITS; t++)
		put_trait(traits[t].first ? &said : &person,
		    (enum ar_trait)t, traits[t].value, at_utc_s);
	if (profile) {
		struct ar_person file = person_of_profile(profile);

		person = ar_person_over(&file, &person);
	}
	person = ar_person_over(&said, &person);
	if (settled)
		(void)observe(&person,
		    ar_known_high(settled->known, at_utc_s, own_high_bpm));
	return person;
}

static bool
same_number(double a, double b)
{
	return memcmp(&a, &b, sizeof a) == 0 || (isnan(a) && isnan(b));
}

bool
ar_person_equal(const struct ar_person *a, const struct ar_person *b)
{
	return a->sex == b->sex && a->experience == b->experience &&
	    same_number(a->age_y, b->age_y) &&
	    same_number(a->mass_kg, b->mass_kg) &&
	    same_number(a->height_m, b->height_m) &&
	    same_number(a->heart_rest_bpm, b->heart_rest_bpm) &&
	    same_number(a->heart_max_bpm, b->heart_max_bpm) &&
	    same_number(a->heart_threshold_bpm, b->heart_threshold_bpm) &&
	    same_number(a->threshold_m_s, b->threshold_m_s) &&
	    same_number(a->vdot, b->vdot);
}
