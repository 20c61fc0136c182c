/* C4: no plan for any runner breaks P2, P3's cap, P7 or P8.
 * test_plan_properties --long N looks at N runners instead of RUNNERS. */
#include "../check.h"

#include <stdlib.h>
#include <string.h>

#include "plan_check.h"

enum { RUNNERS = 2000, ARENA = 1 << 26, MANY = 40 };

static long runners = RUNNERS;

static struct ar_arena *
build(const struct plan_runner *runner, struct ar_plan *plan)
{
	struct ar_arena *arena = ar_arena_open(ARENA);
	struct ar_error err = { .status = AR_OK };
	enum ar_status status;

	assert_non_null(arena);
	status = ar_plan_build(&runner->profile, runner->history,
	    runner->history_count, runner->made_day, arena, plan, &err);
	if (status != AR_OK)
		fail_msg("%s: %s", err.where, err.text);
	return arena;
}

static void
keeps_the_rules(void **state)
{
	static struct plan_runner runner;
	long reached = 0, hard = 0;

	(void)state;
	for (long i = 0; i < runners; i++) {
		struct ar_plan plan;
		struct plan_fault fault;
		struct ar_arena *arena;

		plan_runner_random(&runner, (uint64_t)i);
		arena = build(&runner, &plan);
		fault = plan_check(&runner, &plan);
		if (fault.rule)
			fail_msg("runner %ld: %s on day %ld of the plan: %g, "
			    "limit %g", i, fault.rule,
			    (long)(fault.day - runner.made_day), fault.value,
			    fault.limit);
		reached += plan.reachable;
		for (size_t w = 0; w < plan.week_count; w++) {
			for (size_t k = 0; k < plan.weeks[w].session_count; k++)
				hard += plan.weeks[w].sessions[k].kind ==
				    AR_PLAN_QUALITY;
		}
		ar_arena_close(arena);
	}
	/* not so careful that nothing is left to check */
	assert_true(reached > runners / 4);
	assert_true(hard > runners);
}

static void
is_the_same_twice(void **state)
{
	static struct plan_runner runner;

	(void)state;
	for (uint64_t i = 0; i < MANY; i++) {
		struct ar_plan one, two;
		struct ar_arena *first, *second;

		plan_runner_random(&runner, i);
		first = build(&runner, &one);
		second = build(&runner, &two);
		assert_true(plan_hash(&one) == plan_hash(&two));
		ar_arena_close(first);
		ar_arena_close(second);
	}
}

/* A log kept in miles gives the same plan. */
static void
knows_no_units(void **state)
{
	const double mile_m = 1609.344;
	static struct plan_runner runner;

	(void)state;
	for (uint64_t i = 0; i < MANY; i++) {
		struct ar_plan one, two;
		struct ar_arena *first, *second;

		plan_runner_random(&runner, i);
		first = build(&runner, &one);
		for (size_t k = 0; k < runner.history_count; k++) {
			double miles = runner.history[k].distance_m / mile_m;

			runner.history[k].distance_m = miles * mile_m;
		}
		second = build(&runner, &two);
		assert_true(plan_hash(&one) == plan_hash(&two));
		ar_arena_close(first);
		ar_arena_close(second);
	}
}

/* Small arenas: an error, never a half plan or a crash. */
static void
runs_out_of_memory(void **state)
{
	static struct plan_runner runner;
	struct ar_plan plan;
	struct ar_error err;
	int refused = 0;

	(void)state;
	plan_runner_random(&runner, 3);
	for (size_t limit = 64; limit < 1 << 22; limit = limit * 5 / 4) {
		struct ar_arena *arena = ar_arena_open(limit);
		enum ar_status status;

		if (!arena)
			continue;
		status = ar_plan_build(&runner.profile, runner.history,
		    runner.history_count, runner.made_day, arena, &plan, &err);
		assert_true(status == AR_OK || status == AR_EMEM);
		refused += status == AR_EMEM;
		ar_arena_close(arena);
	}
	assert_true(refused > 5);
}

int
main(int argc, char **argv)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(keeps_the_rules),
		cmocka_unit_test(is_the_same_twice),
		cmocka_unit_test(knows_no_units),
		cmocka_unit_test(runs_out_of_memory),
	};

	if (argc == 3 && strcmp(argv[1], "--long") == 0)
		runners = strtol(argv[2], NULL, 10);
	return cmocka_run_group_tests_name("plan_properties", tests, NULL,
	    NULL);
}
