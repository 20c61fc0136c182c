/* One day to adapt, with nothing known: tests fill in what they need. */
#ifndef TESTS_TRAINING_TEST_DAY_CASE_H
#define TESTS_TRAINING_TEST_DAY_CASE_H

#include "afterrun/plan.h"

enum { CASE_RUNS = 80, CASE_SESSIONS = 40, CASE_DAYS = 90, CASE_PAINS = 2 };

static const int64_t case_monday = 19723; /* 2024-01-01 */

struct day_case {
	struct ar_plan_profile profile;
	struct ar_plan_state state;
	struct ar_planned planned[CASE_SESSIONS];
	size_t planned_count;
	struct ar_plan_run runs[CASE_RUNS];
	size_t run_count;
	double sleep[CASE_DAYS];
	double hrv[CASE_DAYS];
	double resting[CASE_DAYS];
	double over[4];
	struct ar_region_forecast forecast[32];
	struct ar_pain pains[CASE_PAINS];
	struct ar_case_past past[CASE_PAINS];
	struct ar_pain past_reports[CASE_PAINS][4];
	int64_t today;
	struct ar_arena *arena;
};

/* Opens an arena; case_close frees it.  Today is a Tuesday. */
void case_open(struct day_case *c);
void case_close(struct day_case *c);
/* A session `ahead` days from today. */
struct ar_planned *case_plan(struct day_case *c, int ahead,
    enum ar_plan_kind kind, double km, double minutes);
/* A run `ago` days ago. */
struct ar_plan_run *case_run(struct day_case *c, int ago,
    enum ar_plan_kind kind, double km);
void case_sore(struct day_case *c, enum ar_region region, double mark);
void case_forecast(struct day_case *c, enum ar_load_row row, double hours,
    double soreness);
/* "region=calf …"; the others are "no". */
struct ar_pain *case_pain(struct day_case *c, const char *words);
/* 67 usual mornings; the last seven are times `change`. */
void case_hrv(struct day_case *c, double change);
/* Fails the test when the call fails. */
struct ar_plan_day case_today(const struct day_case *c);
/* With one session of the kind today and nothing else planned. */
struct ar_plan_day case_day_of(struct day_case *c, enum ar_plan_kind kind,
    double km);
/* The same with 10 km. */
enum ar_action case_action_of(struct day_case *c, enum ar_plan_kind kind);
/* The plan with the changes in it: what a caller stores. */
void case_apply(struct day_case *c, const struct ar_plan_day *day);
bool case_rule(const struct ar_plan_day *day, const char *rule);
/* The change of the session called number; NULL none. */
const struct ar_change *case_change(const struct ar_plan_day *day,
    int number);

#endif
