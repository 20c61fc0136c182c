/* C4 over seeded random days: a worse input never gives a harder day, the
 * same day twice is the same day, nothing grows but by P33, every change says
 * why.  argv[1]: number of cases (2,000). */
#include "tests/check.h"

#include <stdlib.h>
#include <string.h>

#include "tests/training/test_day_random.h"

static long cases = 2000;

/* --- how hard ---------------------------------------------------------- */

static bool
runs(const struct ar_planned *s)
{
	return s->kind != AR_PLAN_CROSS && s->kind != AR_PLAN_REST &&
	    s->kind != AR_PLAN_STRENGTH;
}

/* Minutes at the guessed easy speed; no run has a pace here. */
static double
minutes(const struct ar_planned *s)
{
	if (s->kind == AR_PLAN_REST)
		return 0;
	return isnan(s->minutes) ? s->distance_m / 2.4 / 60 : s->minutes;
}

static int
intensity(const struct ar_planned *s)
{
	switch (s->kind) {
	case AR_PLAN_RACE:
	case AR_PLAN_QUALITY:
		return 4;
	case AR_PLAN_LONG:
		return 3;
	case AR_PLAN_STRIDES:
		return 2;
	case AR_PLAN_EASY:
		return 1;
	default:
		return 0;
	}
}

static bool
harder(const struct ar_plan_day *a, const struct ar_plan_day *b)
{
	const struct ar_planned *x = &a->session;
	const struct ar_planned *y = &b->session;

	if (a->action < b->action || intensity(x) > intensity(y))
		return true;
	if (runs(x) && (!runs(y) || minutes(x) > minutes(y) + 0.2))
		return true;
	if (runs(x) && x->descent_m > 0 && y->descent_m == 0)
		return true;
	return !runs(x) && !runs(y) && minutes(x) > minutes(y) + 0.2;
}

static const struct ar_planned *
planned_today(const struct day_case *c)
{
	const struct ar_planned *best = NULL;
	int rank = -1;

	for (size_t i = 0; i < c->planned_count; i++) {
		const struct ar_planned *s = &c->planned[i];
		int r = s->kind == AR_PLAN_RACE ? 9
		    : s->kind == AR_PLAN_QUALITY ? 8
		    : runs(s) ? intensity(s) + 3
		    : s->kind == AR_PLAN_CROSS ? 2
		    : s->kind == AR_PLAN_STRENGTH;

		if (s->day == c->today && r > rank) {
			best = s;
			rank = r;
		}
	}
	return best;
}

static void
print_day(const char *what, const struct ar_plan_day *day)
{
	print_error("%s: %s %s %.1f km %.0f min down %.0f:", what,
	    ar_action_name(day->action),
	    ar_plan_kind_name(day->session.kind),
	    day->session.distance_m / 1000, day->session.minutes,
	    day->session.descent_m);
	for (int i = 0; day->rules[i]; i++)
		print_error(" %s", day->rules[i]);
	print_error(" | %s\n", day->reason);
}

/* --- the properties ---------------------------------------------------- */

static void
test_monotone(void **state)
{
	struct dice dice = { 20250107 };
	struct day_case *c = calloc(2, sizeof *c);
	long bad = 0;
	long done = 0;
	long lower = 0;

	(void)state;
	case_open(&c[1]);
	while (done < cases) {
		struct ar_plan_day before, after;
		const char *what;

		case_random(&dice, &c[0]);
		ar_arena_close(c[1].arena);
		c[1].arena = ar_arena_open((size_t)64 << 20);
		case_copy(&c[0], &c[1]);
		what = case_worsen(&dice, &c[1]);
		if (what == NULL)
			continue;
		done++;
		before = case_today(&c[0]);
		after = case_today(&c[1]);
		lower += after.action > before.action;
		if (!harder(&after, &before))
			continue;
		if (bad++ < 5) {
			print_error("worse %s, case %ld\n", what, done);
			print_day("before", &before);
			print_day("after ", &after);
		}
	}
	print_message("%ld days, %ld with a lower action\n", done, lower);
	assert_int_equal(bad, 0);
	assert_true(lower > cases / 20);
	case_close(&c[0]);
	case_close(&c[1]);
	free(c);
}

static bool
same_session(const struct ar_planned *a, const struct ar_planned *b)
{
	return a->kind == b->kind && a->number == b->number &&
	    a->day == b->day && a->flavour == b->flavour &&
	    minutes(a) == minutes(b) &&
	    (a->descent_m == b->descent_m ||
	        (isnan(a->descent_m) && isnan(b->descent_m)));
}

static bool
same_day(const struct ar_plan_day *a, const struct ar_plan_day *b)
{
	for (int i = 0; i < AR_PLAN_RULES_MAX; i++) {
		if (!a->rules[i] || !b->rules[i]) {
			if (a->rules[i] != b->rules[i])
				return false;
			break;
		}
		if (strcmp(a->rules[i], b->rules[i]) != 0)
			return false;
	}
	return a->action == b->action && a->due == b->due &&
	    a->yellow == b->yellow && a->suspended == b->suspended &&
	    a->ask_triage == b->ask_triage && a->undo == b->undo &&
	    strcmp(a->reason, b->reason) == 0 &&
	    same_session(&a->session, &b->session);
}

static void
test_idempotent(void **state)
{
	struct dice dice = { 77001 };
	struct day_case *c = calloc(1, sizeof *c);
	long bad = 0;

	(void)state;
	for (long i = 0; i < cases; i++) {
		struct ar_plan_day first, again, applied;

		case_random(&dice, c);
		first = case_today(c);
		again = case_today(c);
		assert_true(same_day(&first, &again));
		assert_int_equal(first.change_count, again.change_count);
		case_apply(c, &first);
		applied = case_today(c);
		if (same_day(&first, &applied))
			continue;
		if (bad++ < 5) {
			print_error("case %ld\n", i);
			print_day("first", &first);
			print_day("again", &applied);
		}
	}
	assert_int_equal(bad, 0);
	case_close(c);
	free(c);
}

static void
check_change(const struct ar_change *change)
{
	assert_non_null(change->rule);
	assert_int_equal(change->rule[0], 'P');
	assert_non_null(change->reason);
	assert_true(change->reason[0] != '\0');
	assert_non_null(change->source);
	assert_non_null(change->after.reason);
	assert_true(change->number == change->before.number);
	assert_true(change->after.number == change->before.number);
	if (strcmp(change->rule, "P33") == 0 || change->number == 0)
		return;
	if (change->after.day != change->before.day &&
	    intensity(&change->before) < 3)
		return; /* the easy run that is exchanged with the hard one */
	assert_true(minutes(&change->after) <=
	    minutes(&change->before) + 0.2);
}

/* P7 and P34 of what moved. */
static void
check_moved(const struct day_case *c, const struct ar_change *change)
{
	int64_t gap = c->profile.person.age_y >= 55 ? 3 : 2;
	const struct ar_planned *moved = &change->after;

	if (moved->day == change->before.day || intensity(moved) < 3)
		return;
	assert_in_range(moved->day - c->today, 1, 3);
	assert_in_range(moved->day - change->before.day, 1, 3);
	assert_int_equal(moved->swaps, change->before.swaps + 1);
	assert_in_range(moved->swaps, 1, 2);
	for (size_t i = 0; i < c->planned_count; i++) {
		const struct ar_planned *s = &c->planned[i];

		if (s->number != moved->number && intensity(s) >= 3 &&
		    s->day >= c->today)
			assert_true(llabs(s->day - moved->day) >= gap);
	}
}

static void
test_changes(void **state)
{
	struct dice dice = { 424242 };
	struct day_case *c = calloc(1, sizeof *c);
	long moves = 0, cuts = 0, ups = 0, emergencies = 0;

	(void)state;
	for (long i = 0; i < cases; i++) {
		struct ar_plan_day day;
		const struct ar_planned *planned;

		case_random(&dice, c);
		planned = planned_today(c);
		day = case_today(c);
		assert_non_null(day.reason);
		if (planned && !planned->done)
			assert_true(minutes(&day.session) <=
			    minutes(planned) + 0.2);
		if (day.action != AR_ACTION_KEEP)
			assert_non_null(day.rules[0]);
		for (size_t k = 0; k < day.change_count; k++) {
			check_change(&day.changes[k]);
			moves += day.changes[k].after.day !=
			    day.changes[k].before.day;
			cuts += day.changes[k].action == AR_ACTION_CUT;
			ups += strcmp(day.changes[k].rule, "P33") == 0;
		}
		if (day.suspended) {
			emergencies++;
			assert_false(day.undo);
			assert_int_equal(day.session.kind, AR_PLAN_REST);
		}
		case_apply(c, &day);
		for (size_t k = 0; k < day.change_count; k++)
			check_moved(c, &day.changes[k]);
		for (size_t k = 0; day.suspended && k < c->planned_count;
		     k++)
			if (c->planned[k].day == c->today)
				assert_int_equal(c->planned[k].kind,
				    AR_PLAN_REST);
	}
	print_message("%ld moves, %ld cuts, %ld ups, %ld emergencies\n",
	    moves, cuts, ups, emergencies);
	assert_true(moves > 0 && cuts > 0 && emergencies > 0);
	case_close(c);
	free(c);
}

int
main(int argc, char **argv)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_monotone),
		cmocka_unit_test(test_idempotent),
		cmocka_unit_test(test_changes),
	};

	if (argc > 1)
		cases = strtol(argv[1], NULL, 10);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
