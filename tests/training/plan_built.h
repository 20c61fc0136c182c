/* One plan at a time, built and checked, for tests that look into it. */
#ifndef TESTS_TRAINING_PLAN_BUILT_H
#define TESTS_TRAINING_PLAN_BUILT_H

#include "../check.h"
#include "plan_check.h"

struct plan_built {
	struct plan_runner runner;
	struct ar_arena *arena;
	struct ar_plan plan;
	struct ar_error err;
};

extern struct plan_built built;

/* A fresh arena before each test, closed after it. */
int plan_built_begin(void **state);
int plan_built_end(void **state);

/* A runner with twelve weeks of log. */
void plan_built_runner(enum ar_goal goal, int runs, double week_m);
enum ar_status plan_built_try(void);
/* Must work and break no rule. */
void plan_built_make(void);
bool plan_built_noted(const char *words);
/* Sessions of a kind in week w: how many, and the first (NULL: none). */
int plan_built_count(size_t w, enum ar_plan_kind kind);
const struct ar_planned *plan_built_first(size_t w, enum ar_plan_kind kind);
/* The weekday of that first one, 0 Monday; -1: none. */
int plan_built_weekday(size_t w, enum ar_plan_kind kind);

#define with_plan(test)                                                        \
	cmocka_unit_test_setup_teardown(test, plan_built_begin, plan_built_end)

#endif
