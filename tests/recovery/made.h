/* One session under test: a case with room for a pain and two conditions,
 * and what the builder made of it. */
#ifndef TESTS_RECOVERY_MADE_H
#define TESTS_RECOVERY_MADE_H

#include "afterrun/session.h"

struct made {
	struct ar_session_case in;
	struct ar_pain pain; /* counts when in.pain_count is 1 */
	struct ar_case_condition condition[2];
	struct ar_arena *arena;
	struct ar_session s;
};

/* 50 min, 10 km, flat, effort 4 (L2), 15 °C; man, 70 kg, experienced, T 60. */
void made_run(struct made *m);
/* A rest day with nothing known. */
void made_rest(struct made *m);
/* Build (again); the test fails when the case is refused. */
void made_build(struct made *m);
void made_close(struct made *m);
/* Both sides. */
void made_sore(struct made *m, enum ar_region region, double soreness);
/* A pain with every question answered normally, but for these. */
void made_pain(struct made *m, const char *site, double severity);
void made_say(struct made *m, const char *key, double value);
void made_word(struct made *m, const char *key, const char *word);
void made_condition(struct made *m, enum ar_condition id);

/* The step of a block at a region, or NULL. */
const struct ar_session_step *made_step(const struct made *m,
    enum ar_block block, enum ar_region region);
const struct ar_session_step *made_block(const struct made *m,
    enum ar_block block);
bool made_warns(const struct made *m, const char *code);
bool made_card(const struct ar_card *cards, size_t count, const char *id);
bool made_rung(const struct made *m, const char *step);
bool made_rule(const char *const *rules, const char *rule);

#endif
