#include "random_case.h"

#include <math.h>
#include <string.h>

uint64_t
roll(uint64_t *seed)
{
	*seed ^= *seed << 13;
	*seed ^= *seed >> 7;
	*seed ^= *seed << 17;
	return *seed;
}

int
pick(uint64_t *seed, int n)
{
	return (int)(roll(seed) % (uint64_t)n);
}

/* lo … hi in steps of a tenth, one time in four missing. */
static double
maybe(uint64_t *seed, double lo, double hi)
{
	int tenths = (int)((hi - lo) * 10);

	return pick(seed, 4) ? lo + pick(seed, tenths + 1) / 10.0 : NAN;
}

static void
random_run(struct ar_session_case *in, uint64_t *seed)
{
	struct ar_case_run *run = &in->run;

	in->run_known = true;
	run->duration_min = maybe(seed, 5, 300);
	run->distance_km = maybe(seed, 1, 50);
	run->ascent_m = maybe(seed, 0, 1200);
	run->descent_m = maybe(seed, 0, 1200);
	run->rpe_0_10 = maybe(seed, 0, 10);
	run->heart_mean_pct_max = maybe(seed, 50, 100);
	run->air_c = maybe(seed, -10, 40);
	run->easy_tail_s = pick(seed, 3) ? (double)NAN : pick(seed, 900);
	run->drunk_ml = pick(seed, 3) ? (double)NAN : pick(seed, 2000);
	run->hours_ago = maybe(seed, 0, 90);
}

static void
random_person(struct ar_session_case *in, uint64_t *seed)
{
	in->person.sex = (enum ar_sex)pick(seed, 3);
	in->person.experience = (enum ar_experience)pick(seed, 3);
	in->person.age_y = maybe(seed, 10, 85);
	in->person.mass_kg = maybe(seed, 40, 110);
	if (!pick(seed, 3))
		in->mass_after_kg = in->person.mass_kg
		    - (pick(seed, 40) - 10) / 10.0;
	in->next_hard_h = maybe(seed, 2, 72);
	in->strength_within_h = pick(seed, 6) ? (double)NAN : pick(seed, 12);
}

static void
random_soreness(struct ar_session_case *in, uint64_t *seed)
{
	int most = pick(seed, 4) ? 8 : 11;

	for (int r = 0; r < AR_REGIONS; r++) {
		if (pick(seed, 3))
			continue;
		in->soreness[r][AR_LEFT] = pick(seed, most);
		in->soreness[r][AR_RIGHT] = pick(seed, 3)
		    ? in->soreness[r][AR_LEFT] : pick(seed, most);
	}
}

static void
random_conditions(struct random_case *made, uint64_t *seed)
{
	struct ar_session_case *in = &made->input;

	in->conditions = made->conditions;
	in->condition_count = pick(seed, 3) ? 0
	    : (size_t)pick(seed, RANDOM_CONDITIONS + 1);
	for (size_t i = 0; i < in->condition_count; i++) {
		struct ar_case_condition *c = &made->conditions[i];
		int sides = 1 + pick(seed, 3);

		c->id = (enum ar_condition)pick(seed, AR_CONDITIONS);
		c->region_known = pick(seed, 2);
		c->region = (enum ar_region)pick(seed, AR_REGIONS);
		c->side[AR_LEFT] = sides & 1;
		c->side[AR_RIGHT] = sides & 2;
		c->confirmed = pick(seed, 2);
	}
}

void
pain_normal(struct ar_pain *pain)
{
	ar_pain_clear(pain);
	ar_pain_others_no(pain);
}

static int
words_of(const char *words)
{
	int count = 1;

	for (; *words; words++)
		count += *words == ' ';
	return count;
}

static void
random_answers(struct ar_pain *pain, uint64_t *seed)
{
	size_t count;
	const struct ar_pain_key *keys = ar_pain_keys(&count);
	int changes = 3 + pick(seed, 4);

	pain_normal(pain);
	/* site, side, tissue and onset are the first keys */
	for (size_t i = 0; i < 4; i++)
		pain->value[i] = pick(seed, words_of(keys[i].words));
	for (; changes; changes--) {
		int k = pick(seed, (int)count);
		double *value = &pain->value[k];

		if (keys[k].type == AR_PAIN_WORD)
			*value = pick(seed, words_of(keys[k].words));
		else if (keys[k].type == AR_PAIN_BOOL)
			*value = pick(seed, 3) ? keys[k].normal
			    : pick(seed, 2) ? NAN : 1 - keys[k].normal;
		else
			*value = pick(seed, 9);
	}
}

/* Triage refuses findings that a site cannot have: draw again. */
static void
random_pain(struct ar_pain *pain, uint64_t *seed)
{
	struct ar_verdict verdict;

	do
		random_answers(pain, seed);
	while (ar_triage_judge(pain, &verdict, NULL) != AR_OK);
}

static void
random_wishes(struct ar_session_case *in, uint64_t *seed)
{
	for (int t = 0; t < AR_TOOLS; t++)
		in->tool[t] = pick(seed, 2);
	in->massage = (enum ar_massage_wish)pick(seed, 3);
	in->gun_prefer = pick(seed, 2);
	in->order = (enum ar_order)pick(seed, 2);
	in->hold_s = pick(seed, 3) ? 0 : 21 + pick(seed, 40);
	in->version = pick(seed, 4) ? AR_EVIDENCE : AR_ARTICLE;
	in->last_run_known = pick(seed, 2);
	in->last_load_class = pick(seed, 5);
	in->last_hours_ago = maybe(seed, 3, 90);
	in->last_ecc = pick(seed, 2);
	in->legs_known = !pick(seed, 3);
	for (int i = 0; in->legs_known && i < AR_LOAD_ROWS; i++)
		in->leg_ratio[i] = pick(seed, 30) ? pick(seed, 300) / 100.0
		    : NAN;
}

void
random_case_make(struct random_case *made, uint64_t *seed)
{
	struct ar_session_case *in = &made->input;

	memset(made, 0, sizeof *made);
	ar_session_case_clear(in);
	in->mode = pick(seed, 3) ? AR_POST_RUN : AR_REST_DAY;
	in->minutes_available = 1 + pick(seed, 240);
	random_run(in, seed);
	random_person(in, seed);
	random_soreness(in, seed);
	random_conditions(made, seed);
	random_wishes(in, seed);
	in->pains = made->pains;
	in->pain_count = pick(seed, 4) ? 0
	    : (size_t)(1 + pick(seed, RANDOM_PAINS));
	for (size_t i = 0; i < in->pain_count; i++)
		random_pain(&made->pains[i], seed);
}
