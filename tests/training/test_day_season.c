/* A built plan lived day by day with random states: the changes of every day
 * go into the plan, and what was run keeps P2, P7 and E0/E1.  argv[1]: number
 * of runners (40). */
#include "tests/check.h"

#include <stdlib.h>
#include <string.h>

#include "plan_profile.h"
#include "tests/triage/words.h"

enum { SEASON_DAYS = 84, NIGHTS = 80, ROOM = 1200 };

static long runners = 40;

struct season {
	struct plan_runner *runner;
	struct ar_planned planned[ROOM];
	size_t count;
	struct ar_plan_run runs[PLAN_HISTORY_MAX + 2 * SEASON_DAYS];
	size_t run_count;
	double sleep[NIGHTS];
	struct ar_plan_state state;
	int64_t today;
	int since_change;
	long hard_done;
	long lowered;
};

static bool
runs_kind(enum ar_plan_kind kind)
{
	return kind != AR_PLAN_CROSS && kind != AR_PLAN_REST &&
	    kind != AR_PLAN_STRENGTH;
}

static bool
is_hard(enum ar_plan_kind kind)
{
	return kind == AR_PLAN_QUALITY || kind == AR_PLAN_LONG ||
	    kind == AR_PLAN_RACE;
}

static void
any_morning(struct dice *dice, struct season *s)
{
	struct ar_plan_state *state = &s->state;

	ar_plan_state_clear(state);
	memmove(s->sleep, s->sleep + 1, (NIGHTS - 1) * sizeof *s->sleep);
	s->sleep[NIGHTS - 1] = 5.5 + dice_roll(dice, 40) / 10.0;
	state->sleep_h = s->sleep;
	state->sleep_count = NIGHTS;
	for (int i = 0; i < 3; i++)
		state->soreness[dice_roll(dice, AR_REGIONS)][AR_LEFT] =
		    dice_roll(dice, dice_roll(dice, 6) == 0 ? 8 : 4);
	state->not_right = dice_roll(dice, 30) == 0;
	state->yellows_14d = dice_roll(dice, 5);
	state->all_done_14d = dice_roll(dice, 2) == 0;
	state->days_since_change = s->since_change;
	if (dice_roll(dice, 40) == 0)
		state->form = -45;
}

static void
apply(struct season *s, const struct ar_plan_day *day)
{
	bool cut = false;

	for (size_t i = 0; i < day->change_count; i++) {
		const struct ar_change *change = &day->changes[i];
		size_t at = s->count;

		for (size_t k = 0; k < s->count; k++)
			if (change->number != 0
			        ? s->planned[k].number == change->number
			        : s->planned[k].number == 0 &&
			            s->planned[k].day == change->day)
				at = k;
		assert_true(at < ROOM);
		s->planned[at] = change->after;
		s->count += at == s->count;
		cut |= change->after.day != s->today &&
		    change->action == AR_ACTION_CUT;
	}
	s->since_change = cut ? 0 : s->since_change + 1;
}

/* P2 of what is about to be run; a race is what the plan led to. */
static void
check_run(const struct season *s, const struct ar_planned *done)
{
	double longest = 0;

	for (size_t i = 0; i < s->run_count; i++)
		if (s->today - s->runs[i].day <= 30)
			longest = fmax(longest, s->runs[i].distance_m);
	if (done->kind != AR_PLAN_RACE && longest > 0 &&
	    done->distance_m > 0)
		assert_true(done->distance_m <= 1.1 * longest + 1);
	for (size_t i = 0; i < s->run_count; i++)
		if (is_hard(done->kind) && done->kind != AR_PLAN_RACE &&
		    is_hard(s->runs[i].kind))
			assert_true(s->today - s->runs[i].day >= 2);
}

static void
run_it(struct season *s, const struct ar_planned *done)
{
	struct ar_plan_run *run = &s->runs[s->run_count];

	check_run(s, done);
	*run = s->runs[0];
	s->run_count++;
	run->day = s->today;
	run->kind = done->kind;
	run->distance_m = isnan(done->distance_m)
	    ? done->minutes * 60 * 2.4
	    : done->distance_m;
	run->duration_s = run->distance_m / 2.7;
	s->hard_done += is_hard(done->kind);
}

static void
live_day(struct dice *dice, struct season *s)
{
	struct ar_arena *arena = ar_arena_open((size_t)16 << 20);
	struct ar_plan_day day;
	struct ar_error err = { 0 };

	any_morning(dice, s);
	if (ar_plan_today(&s->runner->profile, s->planned, s->count, s->runs,
	        s->run_count, &s->state, s->today, arena, &day,
	        &err) != AR_OK)
		fail_msg("%s: %s", err.where, err.text);
	apply(s, &day);
	s->lowered += day.action != AR_ACTION_KEEP;
	if (runs_kind(day.session.kind) && dice_roll(dice, 15) != 0) {
		run_it(s, &day.session);
		for (size_t k = 0; k < s->count; k++)
			if (s->planned[k].day == s->today)
				s->planned[k].done = true;
	}
	for (size_t k = 0; k < s->count; k++) {
		/* words of a day do not outlive its arena */
		if (s->planned[k].reason)
			s->planned[k].reason = "as the plan says";
	}
	ar_arena_close(arena);
}

static bool
start_season(struct season *s, struct plan_runner *runner, uint64_t seed,
    struct ar_arena *arena)
{
	struct ar_plan plan;
	struct ar_error err = { 0 };

	memset(s, 0, sizeof *s);
	s->runner = runner;
	plan_runner_random(runner, seed);
	if (ar_plan_build(&runner->profile, runner->history,
	        runner->history_count, runner->made_day, arena, &plan,
	        &err) != AR_OK || runner->history_count == 0)
		return false;
	for (size_t w = 0; w < plan.week_count; w++)
		for (size_t i = 0; i < plan.weeks[w].session_count; i++)
			if (s->count < ROOM - 200)
				s->planned[s->count++] =
				    plan.weeks[w].sessions[i];
	memcpy(s->runs, runner->history,
	    runner->history_count * sizeof *s->runs);
	s->run_count = runner->history_count;
	s->today = runner->made_day;
	s->since_change = 30;
	for (int i = 0; i < NIGHTS; i++)
		s->sleep[i] = 7.5;
	return true;
}

static void
test_seasons(void **state)
{
	struct dice dice = { 5150 };
	struct season *s = calloc(1, sizeof *s);
	struct plan_runner *runner = calloc(1, sizeof *runner);
	long hard = 0, lowered = 0, lived = 0;

	(void)state;
	for (long i = 0; lived < runners && i < 20 * runners; i++) {
		struct ar_arena *arena = ar_arena_open((size_t)64 << 20);

		if (start_season(s, runner, (uint64_t)i + 1, arena)) {
			for (int d = 0; d < SEASON_DAYS; d++, s->today++)
				live_day(&dice, s);
			lived++;
			hard += s->hard_done;
			lowered += s->lowered;
		}
		ar_arena_close(arena);
	}
	print_message("%ld runners, %ld hard runs, %ld days lowered\n", lived,
	    hard, lowered);
	assert_int_equal(lived, runners);
	assert_true(hard > 5 * lived);
	assert_true(lowered > 5 * lived);
	free(runner);
	free(s);
}

int
main(int argc, char **argv)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_seasons),
	};

	if (argc > 1)
		runners = strtol(argv[1], NULL, 10);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
