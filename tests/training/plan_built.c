#include "plan_built.h"

#include <string.h>

enum { ARENA = 1 << 25 };

struct plan_built built;

int
plan_built_begin(void **state)
{
	(void)state;
	built.arena = ar_arena_open(ARENA);
	memset(&built.err, 0, sizeof(built.err));
	return built.arena ? 0 : -1;
}

int
plan_built_end(void **state)
{
	(void)state;
	ar_arena_close(built.arena);
	return 0;
}

void
plan_built_runner(enum ar_goal goal, int runs, double week_m)
{
	plan_runner_start(&built.runner, goal);
	plan_runner_log(&built.runner, 12, runs, week_m, 0);
}

enum ar_status
plan_built_try(void)
{
	return ar_plan_build(&built.runner.profile, built.runner.history,
	    built.runner.history_count, built.runner.made_day, built.arena,
	    &built.plan, &built.err);
}

void
plan_built_make(void)
{
	struct plan_fault fault;

	if (plan_built_try() != AR_OK)
		fail_msg("%s: %s", built.err.where, built.err.text);
	fault = plan_check(&built.runner, &built.plan);
	if (fault.rule)
		fail_msg("%s on day %ld: %g, limit %g", fault.rule,
		    (long)(fault.day - built.runner.made_day), fault.value,
		    fault.limit);
}

bool
plan_built_noted(const char *words)
{
	for (size_t i = 0; i < built.plan.note_count; i++) {
		if (strstr(built.plan.notes[i], words))
			return true;
	}
	return false;
}

const struct ar_planned *
plan_built_first(size_t w, enum ar_plan_kind kind)
{
	const struct ar_plan_week *week = &built.plan.weeks[w];

	for (size_t i = 0; i < week->session_count; i++) {
		if (week->sessions[i].kind == kind)
			return &week->sessions[i];
	}
	return NULL;
}

int
plan_built_count(size_t w, enum ar_plan_kind kind)
{
	const struct ar_plan_week *week = &built.plan.weeks[w];
	int count = 0;

	for (size_t i = 0; i < week->session_count; i++)
		count += week->sessions[i].kind == kind;
	return count;
}

int
plan_built_weekday(size_t w, enum ar_plan_kind kind)
{
	const struct ar_planned *session = plan_built_first(w, kind);

	return session ? (int)((session->day + 3) % 7) : -1;
}
