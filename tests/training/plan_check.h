/* The rules of C1 as checks of a finished plan, written from the rules and
 * not from the builder.  Each gives NULL, or what is broken and where. */
#ifndef TESTS_TRAINING_PLAN_CHECK_H
#define TESTS_TRAINING_PLAN_CHECK_H

#include "plan_profile.h"

struct plan_fault {
	const char *rule; /* NULL: nothing is broken */
	int64_t day;
	double value;
	double limit;
};

struct plan_fault plan_check(const struct plan_runner *runner,
    const struct ar_plan *plan);

/* Running of a week's sessions, m; a race does not count. */
double plan_week_m(const struct ar_plan_week *week);
/* Metres of the main part of a hard run; 0: none. */
double plan_main_m(const struct ar_planned *session);

#endif
