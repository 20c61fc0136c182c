/* Today, from invented logs: A8 by region, the forecast whose summands add
 * up, form, session and warnings. */
#include <string.h>
#include <time.h>

#include "../check.h"
#include "afterrun/forecast.h"
#include "afterrun/soreness.h"
#include "afterrun/today.h"
#include "knowledge/pain_keys.h"
#include "made_log.h"

enum { ARENA = 256 << 20 };

static struct ar_arena *arena;
static struct ar_error err;

static int
set_up(void **state)
{
	(void)state;
	arena = ar_arena_open(ARENA);
	return arena ? 0 : 1;
}

static int
tear_down(void **state)
{
	(void)state;
	ar_arena_close(arena);
	return 0;
}

/* Six runs over three weeks that leave a capacity of 15 eq-km today and no
 * soreness: capacity fades, so the dose is made for the day of the bout. */
static struct ar_history *
log_with_capacity(double capacity, double hours_ago)
{
	struct ar_history *history = made_log(arena);
	double last_h = 60 * 24 + hours_ago;

	for (int i = 0; i < 6; i++) {
		double ago_h = last_h + (5 - i) * 10 * 24;

		made_run_at(history, ago_h, 1000, 0.01, 0);
	}
	for (int row = 0; row < AR_LOAD_ROWS; row++)
		history->runs[0].leg[row].dose_eq_km = capacity *
		    exp((60.0 * 24) / (42 * 24));
	return history;
}

/* Set dose and e of one row of the newest run. */
static void
set_row(struct ar_history *history, enum ar_load_row row, double dose,
    double eccentric)
{
	history->runs[0].leg[row].dose_eq_km = dose;
	history->runs[0].leg[row].eccentric_ratio = eccentric;
}

struct worked {
	enum ar_load_row row;
	double capacity, dose, eccentric;
	double want[3]; /* at 24, 48, 72 h */
};

/* A8's worked values, through the log: the morning lies 24 h after the run,
 * then 48 and 72. */
static void
worked_values(void **state)
{
	static const struct worked cases[] = {
		/* hilly 10 km: quads 19.3 eq-km; calf 14.9 */
		{AR_LOAD_QUADRICEPS, 15, 19.3, 0.44, {5.2, 4.8, 2.8}},
		{AR_LOAD_CALF_SOLEUS, 15, 14.9, 0.20, {2.6, 2.1, 1.1}},
		/* 5 km at -20 %: quads 39 */
		{AR_LOAD_QUADRICEPS, 15, 39.0, 0.86, {7.0, 7.9, 5.4}},
		/* flat 10 km */
		{AR_LOAD_QUADRICEPS, 15, 10.0, 0, {1.1, 0.8, 0.4}},
		/* marathon, C = 30 */
		{AR_LOAD_QUADRICEPS, 30, 42.2, 0, {6.0, 4.3, 2.2}},
	};
	struct ar_leg_outlook rows[AR_LOAD_ROWS];

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		const struct worked *one = &cases[i];
		/* tomorrow 07:00 is 19 h from now: the run ended 5 h ago */
		struct ar_history *history = log_with_capacity(one->capacity,
		    5);

		made_run_at(history, 5, 10000, 0, 0);
		set_row(history, one->row, one->dose, one->eccentric);
		assert_int_equal(ar_leg_outlook_make(history, arena, rows,
		    &err), AR_OK);
		for (int day = 0; day < 3; day++)
			check_near(rows[one->row].usual[day], one->want[day],
			    0.11);
		check_near(rows[one->row].expected,
		    rows[one->row].usual[0], 0);
		check_near(rows[one->row].tomorrow,
		    rows[one->row].usual[0], 1e-9);
		assert_true(isnan(rows[AR_LOAD_ACHILLES].expected));
		assert_false(rows[one->row].own);
	}
}

static void
exact_values(void **state)
{
	struct ar_history *history = log_with_capacity(15, 5);
	struct ar_leg_outlook rows[AR_LOAD_ROWS];
	double amplitude = ar_soreness_amplitude(1, 19.3 / 15, 0);

	(void)state;
	made_run_at(history, 5, 10000, 0, 0);
	set_row(history, AR_LOAD_QUADRICEPS, 19.3, 0.7);
	assert_int_equal(ar_leg_outlook_make(history, arena, rows, &err),
	    AR_OK);
	check_near(rows[AR_LOAD_QUADRICEPS].usual[1],
	    amplitude * ar_soreness_kernel(48, 0.7), 0.02);
}

/* A second hilly run soon after the first hurts less. */
static void
repeated_bout(void **state)
{
	struct ar_leg_outlook once[AR_LOAD_ROWS], twice[AR_LOAD_ROWS];
	struct ar_history *history = log_with_capacity(15, 5);

	(void)state;
	made_run_at(history, 5, 10000, 19, 0.7);
	assert_int_equal(ar_leg_outlook_make(history, arena, once, &err),
	    AR_OK);
	history = log_with_capacity(15, 5);
	made_run_at(history, 5 + 24 * 20, 10000, 19, 0.7);
	made_run_at(history, 5, 10000, 19, 0.7);
	assert_int_equal(ar_leg_outlook_make(history, arena, twice, &err),
	    AR_OK);
	/* capacity fades: 20 days ago it was larger, and that bout smaller */
	double first = ar_soreness_amplitude(1,
	    19 / (15 * exp(20.0 / 42)), 0);
	double protection = 0.6 * first / 10 * exp(-20.0 / 35);

	assert_true(protection > 0.05);
	check_near(twice[AR_LOAD_QUADRICEPS].expected /
	    once[AR_LOAD_QUADRICEPS].expected, 1 - protection, 0.005);
}

/* A runner who says double of what is expected, on every third day. */
static struct ar_history *
log_with_marks(int marks)
{
	struct ar_history *history = made_log(arena);
	struct ar_leg_outlook rows[AR_LOAD_ROWS];

	for (int ago = 150; ago > 1; ago -= 3) {
		double now = history->moment.now_utc_s;

		made_run(history, ago, 10000, ago % 2 ? 14 : 8, 0.3);
		if (ago > 120 || ago <= 120 - 3 * marks)
			continue;
		/* ask as of that evening what the next morning brings */
		history->moment.now_utc_s = (MADE_TODAY - ago + 0.9) * 86400;
		history->today = MADE_TODAY - ago;
		assert_int_equal(ar_leg_outlook_make(history, arena, rows,
		    &err), AR_OK);
		history->moment.now_utc_s = now;
		history->today = MADE_TODAY;
		made_mark(history, ago - 1, AR_QUADRICEPS, AR_SIDES,
		    fmin(10, 2 * rows[AR_LOAD_QUADRICEPS].expected));
	}
	return history;
}

static void
personal_gain(void **state)
{
	struct ar_leg_outlook rows[AR_LOAD_ROWS];
	struct ar_history *history = log_with_marks(9);

	(void)state;
	assert_int_equal(ar_leg_outlook_make(history, arena, rows, &err),
	    AR_OK);
	assert_int_equal(rows[AR_LOAD_QUADRICEPS].marks, 9);
	assert_false(rows[AR_LOAD_QUADRICEPS].own);
	check_near(rows[AR_LOAD_QUADRICEPS].tomorrow,
	    rows[AR_LOAD_QUADRICEPS].expected, 0);
	history = log_with_marks(20);
	assert_int_equal(ar_leg_outlook_make(history, arena, rows, &err),
	    AR_OK);
	assert_int_equal(rows[AR_LOAD_QUADRICEPS].marks, 20);
	assert_true(rows[AR_LOAD_QUADRICEPS].own);
	assert_true(rows[AR_LOAD_QUADRICEPS].gain > 1.3);
	check_near(rows[AR_LOAD_QUADRICEPS].tomorrow,
	    rows[AR_LOAD_QUADRICEPS].gain *
	    rows[AR_LOAD_QUADRICEPS].expected +
	    rows[AR_LOAD_QUADRICEPS].base, 1e-9);
	assert_true(rows[AR_LOAD_HAMSTRINGS].borrowed);
	check_near(rows[AR_LOAD_HAMSTRINGS].gain,
	    sqrt(rows[AR_LOAD_QUADRICEPS].gain), 1e-9);
}

/* Pain is not soreness: the region is left out while it is open. */
static void
open_pain_is_left_out(void **state)
{
	struct ar_leg_outlook rows[AR_LOAD_ROWS];
	struct ar_history *history = log_with_marks(20);

	(void)state;
	made_pain(history, 30, AR_PAIN_REGION_THIGH_FRONT, AR_PAIN_SIDE_LEFT,
	    AR_PAIN_TISSUE_MUSCLE, 5);
	assert_int_equal(ar_leg_outlook_make(history, arena, rows, &err),
	    AR_OK);
	assert_non_null(rows[AR_LOAD_QUADRICEPS].left_out);
	assert_int_equal(rows[AR_LOAD_QUADRICEPS].marks, 0);
	assert_true(isnan(rows[AR_LOAD_QUADRICEPS].tomorrow));
	assert_null(rows[AR_LOAD_CALF_SOLEUS].left_out);
}

static void
nothing_is_known(void **state)
{
	struct ar_history *history = made_log(arena);
	struct ar_today today;

	(void)state;
	assert_int_equal(ar_today_make(history, NULL, arena, &today, &err),
	    AR_OK);
	assert_true(isnan(today.forecast.soreness));
	assert_non_null(strstr(today.forecast.sentence, "Not enough data"));
	assert_null(today.forecast.chance);
	assert_true(isnan(today.form.ctl));
	assert_null(today.last);
	assert_true(isnan(today.last_hours_ago));
	assert_int_equal(today.pain_count, 0);
	assert_int_equal(today.alarm_count, 0);
	assert_int_equal(today.warning_count, 0);
	assert_false(today.session_due);
	assert_non_null(today.session);
	assert_int_equal(today.session->next.code, AR_NEXT_RUN_OK);
	for (int row = 0; row < AR_LOAD_ROWS; row++)
		assert_true(isnan(today.legs[row].tomorrow));
}

static struct ar_history *
steady_log(int days)
{
	struct ar_history *history = made_log(arena);

	for (int ago = days; ago > 0; ago--) {
		if (ago % 3 == 0 && ago <= 180)
			made_run(history, ago, 8000 + 500 * (ago % 5), 9,
			    0.2);
		else if (ago % 3 == 0)
			history->days[history->day_count++] =
			    (struct ar_day_load){.day = MADE_TODAY - ago,
			    .tss = 50, .au = 250, .foot_m = 8000,
			    .runs = 1};
		made_mark(history, ago, AR_FEEL_LEGS, AR_SIDES,
		    ago % 3 == 2 ? 3 + ago % 4 : ago % 2);
	}
	made_mark(history, 0, AR_FEEL_LEGS, AR_SIDES, 2);
	return history;
}

static void
summands_add_up(void **state)
{
	struct ar_today today;
	size_t tested = 0;

	(void)state;
	for (int days = 20; days < 120; days += 7, tested++) {
		double sum = 0;

		assert_int_equal(ar_today_make(steady_log(days), NULL, arena,
		    &today, &err), AR_OK);
		assert_true(today.forecast.out.enough);
		for (size_t i = 0; i < today.forecast.part_count; i++) {
			const struct ar_today_part *part =
			    &today.forecast.part[i];

			sum += part->part;
			check_near(part->part * 10, round(part->part * 10),
			    1e-9);
			assert_non_null(strstr(today.forecast.sentence,
			    part->words));
		}
		check_near(sum, today.forecast.soreness, 1e-9);
		check_near(today.forecast.soreness,
		    today.forecast.out.soreness_0_10, 0.0501);
		assert_non_null(today.forecast.chance);
		assert_non_null(strstr(today.forecast.record, "So far: "));
	}
	assert_true(tested > 10);
}

static void
silent_today(void **state)
{
	struct ar_history *history = steady_log(40);
	struct ar_today today;

	(void)state;
	history->feel_count--; /* today's */
	assert_int_equal(ar_today_make(history, NULL, arena, &today, &err),
	    AR_OK);
	assert_false(today.forecast.out.enough);
	assert_non_null(strstr(today.forecast.sentence, "Say how your legs"));
	assert_non_null(strstr(today.forecast.record, "So far: "));
}

static void
form_is_of_yesterday(void **state)
{
	struct ar_history *history = made_log(arena);
	struct ar_today today;
	double ctl = 50 * (1 - exp(-1.0 / 42)), atl = 50 * (1 - exp(-1.0 / 7));

	(void)state;
	made_run(history, 1, 9000, 9, 0); /* 50 minutes: tss 50 */
	assert_int_equal(ar_today_make(history, NULL, arena, &today, &err),
	    AR_OK);
	check_near(today.form.ctl, ctl, 1e-9);
	check_near(today.form.atl, atl, 1e-9);
	check_near(today.form.form, ctl - atl, 1e-9);
	assert_true(today.form.warming_up);
	check_near(today.yesterday.tss, 50, 1e-9);
	assert_int_equal(today.spike.spike, AR_SPIKE_UNKNOWN);
	assert_true(isnan(today.last_capacity_eq_km[AR_LOAD_ACHILLES]));
	history->runs[0].batch_id = 1; /* imported: seeded with the mean */
	assert_int_equal(ar_today_make(history, NULL, arena, &today, &err),
	    AR_OK);
	assert_true(today.form.ctl > 20);
}

/* 13 km after a longest of 10: moderate at more than 30 %. */
static void
last_run_against_the_log(void **state)
{
	struct ar_history *history = made_log(arena);
	struct ar_today today;

	(void)state;
	for (int ago = 31; ago > 1; ago -= 3)
		made_run(history, ago, 10000, 10, 0);
	made_run(history, 1, 13100, 13, 0);
	assert_int_equal(ar_today_make(history, NULL, arena, &today, &err),
	    AR_OK);
	assert_int_equal(today.spike.spike, AR_SPIKE_MODERATE);
	check_near(today.spike.longest_m, 10000, 0);
	check_near(today.last_capacity_eq_km[AR_LOAD_ACHILLES],
	    10 * exp(-3.0 / 42), 0.05);
	history->runs[0].sport = "hiking";
	assert_int_equal(ar_today_make(history, NULL, arena, &today, &err),
	    AR_OK);
	assert_int_equal(today.spike.spike, AR_SPIKE_UNKNOWN);
}

static void
sessions(void **state)
{
	struct ar_history *history = made_log(arena);
	struct ar_today today;

	(void)state;
	made_run_at(history, 1, 10000, 10, 0);
	assert_int_equal(ar_today_make(history, NULL, arena, &today, &err),
	    AR_OK);
	assert_true(today.session_due);
	assert_int_equal(today.session->mode, AR_POST_RUN);
	history = made_log(arena);
	made_run_at(history, 20, 30000, 30, 0);
	history->runs[0].rpe_0_10 = 8; /* 167 minutes at 8: class 4 */
	assert_int_equal(ar_today_make(history, NULL, arena, &today, &err),
	    AR_OK);
	assert_true(today.session_due);
	assert_int_equal(today.session->mode, AR_REST_DAY);
	assert_int_equal(today.session->next.code, AR_NEXT_NO_RUN_24H);
	made_mark(history, 0, AR_QUADRICEPS, AR_SIDES, 7);
	assert_int_equal(ar_today_make(history, NULL, arena, &today, &err),
	    AR_OK);
	assert_int_equal(today.session->next.code, AR_NEXT_REST);
	history = made_log(arena);
	made_run_at(history, 80, 30000, 30, 0);
	assert_int_equal(ar_today_make(history, NULL, arena, &today, &err),
	    AR_OK);
	assert_false(today.session_due);
	assert_int_equal(today.session->next.code, AR_NEXT_RUN_OK);
}

static void
open_pain_stops(void **state)
{
	struct ar_history *history = made_log(arena);
	struct ar_today today;
	struct ar_episode *episode;

	(void)state;
	made_run_at(history, 20, 10000, 10, 0);
	episode = made_pain(history, 10, AR_PAIN_REGION_CALF,
	    AR_PAIN_SIDE_LEFT, AR_PAIN_TISSUE_MUSCLE, 3);
	assert_int_equal(ar_today_make(history, NULL, arena, &today, &err),
	    AR_OK);
	assert_int_equal(today.pain_count, 1);
	assert_int_not_equal(today.session->status, AR_STOP);
	episode->reports[0].pain.value[AR_PAIN_CHEST_PAIN] = 1;
	episode->reports[0].tier = "E0";
	assert_int_equal(ar_today_make(history, NULL, arena, &today, &err),
	    AR_OK);
	assert_int_equal(today.session->status, AR_STOP);
	assert_true(today.pains[0].locked);
	assert_true(today.pains[0].due);
}

/* T27 needs no answer to be heeded: a knee that ached a little and was not
 * answered for 72 h stops running. */
static void
unanswered_pain_is_heeded(void **state)
{
	struct ar_today today;

	(void)state;
	for (int hours = 60; hours <= 80; hours += 20) {
		struct ar_history *history = made_log(arena);

		made_pain(history, hours, AR_PAIN_REGION_KNEE_INNER,
		    AR_PAIN_SIDE_LEFT, AR_PAIN_TISSUE_JOINT, 2);
		history->episodes[0].reports[0].pain.value[
		    AR_PAIN_DURATION_DAYS] = 0;
		assert_int_equal(ar_today_make(history, NULL, arena, &today,
		    &err), AR_OK);
		assert_int_equal(today.pains[0].worse_if_same, hours > 72);
		assert_int_equal(today.session->verdict->tier,
		    hours > 72 ? AR_TIER_E2 : today.pains[0].tier);
		assert_true(today.pains[0].tier > AR_TIER_E2);
	}
	assert_true(today.session->next.code >= AR_NEXT_NO_RUN_UNTIL_OK);
}

static void
clock_that_went_back(void **state)
{
	struct ar_history *history = steady_log(30);
	struct ar_today today;

	(void)state;
	assert_int_equal(ar_today_make(history, NULL, arena, &today, &err),
	    AR_OK);
	assert_int_equal(today.warning_count, 0);
	history->moment.now_utc_s -= 3 * 86400;
	history->today -= 3;
	assert_int_equal(ar_today_make(history, NULL, arena, &today, &err),
	    AR_OK);
	assert_int_equal(today.warning_count, 1);
}

/* The forecast of a day does not change when the log goes on. */
static void
later_days_change_nothing(void **state)
{
	struct ar_history *history = steady_log(60);
	struct ar_today now, before;

	(void)state;
	history->moment.now_utc_s -= 10 * 86400;
	history->today -= 10;
	assert_int_equal(ar_today_make(history, NULL, arena, &now, &err),
	    AR_OK);
	history->feel_count -= 10;
	while (history->days[history->day_count - 1].day > history->today)
		history->day_count--;
	assert_int_equal(ar_today_make(history, NULL, arena, &before, &err),
	    AR_OK);
	assert_string_equal(now.forecast.sentence, before.forecast.sentence);
	check_near(now.form.ctl, before.form.ctl, 0);
}

/* Every bound of the arena: out of memory or the same answer. */
static void
no_memory(void **state)
{
	struct ar_history *history = steady_log(60);
	enum ar_status status = AR_EMEM;
	struct ar_today today, whole;
	size_t refused = 0;

	(void)state;
	for (int ago = 4; ago >= 0; ago--)
		made_mark(history, 0, AR_CALF, AR_LEFT, 8);
	made_pain(history, 80, AR_PAIN_REGION_KNEE_INNER, AR_PAIN_SIDE_LEFT,
	    AR_PAIN_TISSUE_JOINT, 2);
	assert_int_equal(ar_today_make(history, NULL, arena, &whole, &err),
	    AR_OK);
	for (size_t limit = 0; status != AR_OK; limit += 500) {
		struct ar_arena *small = ar_arena_open(limit);

		status = small ? ar_today_make(history, NULL, small, &today,
		    &err) : AR_EMEM;
		if (status == AR_OK)
			assert_string_equal(today.forecast.sentence,
			    whole.forecast.sentence);
		else
			assert_int_equal(status, AR_EMEM);
		ar_arena_close(small);
		refused++;
		assert_true(limit < 50000000);
	}
	assert_true(refused > 20);
}

static void
ten_years(void **state)
{
	struct ar_history *history = steady_log(3650);
	struct ar_today today, again;
	enum { ROUNDS = 20 };
	clock_t start;

	(void)state;
	for (int ago = 180; ago > 0; ago--)
		for (int r = 0; r < AR_KNEE; r++)
			history->feels[history->feel_count++] =
			    (struct ar_feel){.day = MADE_TODAY - ago,
			    .region = r, .side = AR_SIDES, .mark = ago % 5,
			    .said_utc_s = NAN, .replaced_utc_s = NAN};
	/* oldest first, as the store gives them */
	for (size_t i = 1; i < history->feel_count; i++) {
		struct ar_feel moved = history->feels[i];
		size_t at = i;

		for (; at > 0 && history->feels[at - 1].day > moved.day; at--)
			history->feels[at] = history->feels[at - 1];
		history->feels[at] = moved;
	}
	assert_int_equal(ar_today_make(history, NULL, arena, &today, &err),
	    AR_OK);
	start = clock();
	for (int i = 0; i < ROUNDS; i++) {
		struct ar_arena *one = ar_arena_open(ARENA);

		assert_int_equal(ar_today_make(history, NULL, one, &again,
		    &err), AR_OK);
		assert_string_equal(today.forecast.sentence,
		    again.forecast.sentence);
		check_near(again.legs[AR_LOAD_QUADRICEPS].tomorrow,
		    today.legs[AR_LOAD_QUADRICEPS].tomorrow, 0);
		ar_arena_close(one);
	}
	double ms = 1000.0 * (double)(clock() - start) / CLOCKS_PER_SEC /
	    ROUNDS;

	print_message("today with ten years: %.2f ms\n", ms);
	assert_true(today.legs[AR_LOAD_QUADRICEPS].own);
	assert_true(ms < 200); /* a loose bound; benchmarks measure */
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(worked_values),
		cmocka_unit_test(exact_values),
		cmocka_unit_test(repeated_bout),
		cmocka_unit_test(personal_gain),
		cmocka_unit_test(open_pain_is_left_out),
		cmocka_unit_test(nothing_is_known),
		cmocka_unit_test(summands_add_up),
		cmocka_unit_test(silent_today),
		cmocka_unit_test(form_is_of_yesterday),
		cmocka_unit_test(last_run_against_the_log),
		cmocka_unit_test(sessions),
		cmocka_unit_test(open_pain_stops),
		cmocka_unit_test(unanswered_pain_is_heeded),
		cmocka_unit_test(clock_that_went_back),
		cmocka_unit_test(later_days_change_nothing),
		cmocka_unit_test(no_memory),
		cmocka_unit_test(ten_years),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
