#include "made.h"

#include <string.h>

#include "../check.h"
#include "random_case.h"

enum { ARENA = 1 << 21 };

void
made_rest(struct made *m)
{
	memset(m, 0, sizeof *m);
	ar_session_case_clear(&m->in);
	m->in.mode = AR_REST_DAY;
	m->in.minutes_available = 60;
	m->in.pains = &m->pain;
	m->in.conditions = m->condition;
	m->in.person.sex = AR_SEX_MALE;
	m->in.person.mass_kg = 70;
	m->in.person.experience = AR_EXPERIENCED;
	pain_normal(&m->pain);
}

void
made_run(struct made *m)
{
	made_rest(m);
	m->in.mode = AR_POST_RUN;
	m->in.run_known = true;
	m->in.run.duration_min = 50;
	m->in.run.distance_km = 10;
	m->in.run.ascent_m = m->in.run.descent_m = 0;
	m->in.run.rpe_0_10 = 4;
	m->in.run.air_c = 15;
}

void
made_build(struct made *m)
{
	struct ar_error err = { .status = AR_OK };

	ar_arena_close(m->arena);
	m->arena = ar_arena_open(ARENA);
	assert_non_null(m->arena);
	if (ar_session_build(&m->in, m->arena, &m->s, &err) != AR_OK)
		fail_msg("%s: %s", err.where, err.text);
}

void
made_close(struct made *m)
{
	ar_arena_close(m->arena);
	m->arena = NULL;
}

void
made_sore(struct made *m, enum ar_region region, double soreness)
{
	m->in.soreness[region][AR_LEFT] = soreness;
	m->in.soreness[region][AR_RIGHT] = soreness;
}

static double *
value_of(struct made *m, const char *key, const struct ar_pain_key **row)
{
	size_t count;
	const struct ar_pain_key *keys = ar_pain_keys(&count);

	for (size_t i = 0; i < count; i++) {
		if (!strcmp(keys[i].id, key)) {
			*row = &keys[i];
			return &m->pain.value[i];
		}
	}
	fail_msg("no pain key %s", key);
	return NULL;
}

void
made_say(struct made *m, const char *key, double value)
{
	const struct ar_pain_key *row = NULL;

	*value_of(m, key, &row) = value;
}

void
made_word(struct made *m, const char *key, const char *word)
{
	const struct ar_pain_key *row = NULL;
	double *value = value_of(m, key, &row);
	size_t n = strlen(word);
	const char *at = row ? row->words : NULL;

	for (int i = 0; at; i++) {
		const char *end = strchr(at, ' ');

		if (!strncmp(at, word, n) && (at[n] == ' ' || !at[n])) {
			*value = i;
			return;
		}
		at = end ? end + 1 : NULL;
	}
	fail_msg("no word %s", word);
}

void
made_pain(struct made *m, const char *site, double severity)
{
	m->in.pain_count = 1;
	made_word(m, "region", site);
	made_word(m, "side", "left");
	made_say(m, "severity_now", severity);
	made_say(m, "severity_worst", severity);
}

void
made_condition(struct made *m, enum ar_condition id)
{
	struct ar_case_condition *c = &m->condition[m->in.condition_count++];

	c->id = id;
	c->side[AR_LEFT] = c->side[AR_RIGHT] = true;
}

const struct ar_session_step *
made_step(const struct made *m, enum ar_block block, enum ar_region region)
{
	for (size_t i = 0; i < m->s.step_count; i++)
		if (m->s.steps[i].block == block
		    && m->s.steps[i].region_known
		    && m->s.steps[i].region == region)
			return &m->s.steps[i];
	return NULL;
}

const struct ar_session_step *
made_block(const struct made *m, enum ar_block block)
{
	for (size_t i = 0; i < m->s.step_count; i++)
		if (m->s.steps[i].block == block)
			return &m->s.steps[i];
	return NULL;
}

bool
made_warns(const struct made *m, const char *code)
{
	for (size_t i = 0; i < m->s.warning_count; i++)
		if (!strcmp(m->s.warnings[i], code))
			return true;
	return false;
}

bool
made_card(const struct ar_card *cards, size_t count, const char *id)
{
	for (size_t i = 0; i < count; i++)
		if (!strcmp(cards[i].id, id))
			return true;
	return false;
}

bool
made_rung(const struct made *m, const char *step)
{
	for (size_t i = 0; i < m->s.ladder_count; i++)
		if (!strcmp(m->s.ladder[i], step))
			return true;
	return false;
}

bool
made_rule(const char *const *rules, const char *rule)
{
	for (; *rules; rules++)
		if (!strcmp(*rules, rule))
			return true;
	return false;
}
