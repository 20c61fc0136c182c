/* Who the runner is: person/1. */
#include <math.h>
#include <string.h>

#include "afterrun/settings.h"
#include "afterrun/time.h"
#include "api/route.h"

static const char sexes[] = "f|m";
static const char experiences[] = "novice|experienced";

/* How many digits behind the point are shown. */
static const int decimals[AR_PERSON_FACTS] = {
	[AR_PERSON_HEIGHT] = 3,
	[AR_PERSON_MASS] = 1,
};

static void
put_fact(struct ar_json_out *out, json_t *root,
    const struct ar_person_facts *facts, enum ar_person_fact fact)
{
	const char *name = ar_person_fact_name(fact);
	double value = facts->value[fact];

	if (fact == AR_PERSON_SEX)
		ar_json_text(out, root, name, value > AR_SEX_FEMALE ? "m" :
		    "f");
	else if (fact == AR_PERSON_EXPERIENCE)
		ar_json_text(out, root, name, value > AR_NOVICE ?
		    "experienced" : "novice");
	else
		ar_json_number(out, root, name, value, decimals[fact]);
}

static char *
person_json(const struct ar_person_facts *facts, struct ar_arena *arena)
{
	struct ar_json_out out = {false};
	json_t *root = ar_json_object(&out);
	json_t *sources = ar_json_object(&out);

	ar_json_text(&out, root, "schema", "person/1");
	for (int i = 0; i < AR_PERSON_FACTS; i++) {
		if (!isfinite(facts->value[i]))
			continue;
		put_fact(&out, root, facts, (enum ar_person_fact)i);
		if (i == AR_PERSON_BIRTH_YEAR)
			ar_json_number(&out, root, "age_y", facts->age_y, 0);
		ar_json_text(&out, sources,
		    ar_person_fact_name((enum ar_person_fact)i),
		    facts->source[i]);
	}
	ar_json_put(&out, root, "sources", sources);
	return ar_json_finish(&out, root, arena);
}

enum ar_status
ar_do_person(struct ar_call *call)
{
	struct ar_person_facts facts;

	AR_TRY(ar_person_facts_read(call->store, &call->request->moment,
	    call->arena, &facts, call->err));
	return ar_call_json(call, AR_HTTP_DONE,
	    person_json(&facts, call->arena));
}

static void
read_words(struct ar_json_in *in, json_t *root, double value[])
{
	int index;

	if (ar_json_get_word(in, root, "sex", sexes, &index))
		value[AR_PERSON_SEX] = AR_SEX_FEMALE + index;
	if (ar_json_get_word(in, root, "experience", experiences, &index))
		value[AR_PERSON_EXPERIENCE] = AR_NOVICE + index;
}

static void
read_numbers(struct ar_json_in *in, json_t *root, double value[])
{
	for (int i = 0; i < AR_PERSON_FACTS; i++) {
		enum ar_person_fact fact = (enum ar_person_fact)i;
		const char *name = ar_person_fact_name(fact);
		double range[2];
		int year;

		ar_person_fact_range(fact, range);
		if (fact == AR_PERSON_BIRTH_YEAR) {
			if (ar_json_get_int(in, root, name, (int)range[0],
			    (int)range[1], &year))
				value[i] = year;
		} else if (range[1] > 0) {
			ar_json_get_number(in, root, name, range[0],
			    range[1], &value[i]);
		}
	}
}

/* An age is as good as a year of birth, which goes first. */
static void
read_age(struct ar_json_in *in, json_t *root, const struct ar_moment *moment,
    double value[])
{
	struct ar_civil now = ar_civil_from_utc(moment->now_utc_s, 0);
	double range[2];
	int age;

	ar_person_fact_range(AR_PERSON_BIRTH_YEAR, range);
	if (!ar_json_get_int(in, root, "age_y", 0,
	    now.year > (int)range[0] ? now.year - (int)range[0] : 0, &age))
		return;
	if (isnan(value[AR_PERSON_BIRTH_YEAR]))
		value[AR_PERSON_BIRTH_YEAR] = now.year - age;
}

enum ar_status
ar_do_person_put(struct ar_call *call)
{
	static const char *const allowed[] = {"schema", "sex", "birth_year",
	    "age_y", "height_m", "mass_kg", "heart_rest_bpm",
	    "heart_max_bpm", "heart_threshold_bpm", "experience", NULL};
	struct ar_person_facts said = {.age_y = NAN};
	struct ar_json_in in;
	json_t *root;

	for (int i = 0; i < AR_PERSON_FACTS; i++)
		said.value[i] = NAN;
	AR_TRY(ar_call_body(call, "person/1", &in, &root));
	ar_json_only(&in, root, allowed);
	read_words(&in, root, said.value);
	read_numbers(&in, root, said.value);
	read_age(&in, root, &call->request->moment, said.value);
	json_decref(root);
	AR_TRY(in.status);
	AR_TRY(ar_person_facts_keep(call->store, &said,
	    &call->request->moment, call->arena, call->err));
	return ar_do_person(call);
}
