/* Runs chosen, paired, dropped and added up by days. */
#include "log_rows.h"

/* Five runs: three on foot, one ride, one beside another. */
static void
runs_are_filtered(void **state)
{
	struct log *log = *state;
	struct ar_run_filter filter = {0};
	struct ar_run run, *runs;
	int64_t id[5];
	size_t count;

	for (int i = 0; i < 5; i++) {
		run_invent(&run, 10 + i);
		run.on_foot = i != 3;
		log_ok(ar_store_run_put(log->store, &run, NULL, 0, &id[i],
		    err));
	}
	log_ok(ar_store_run_beside(log->store, id[4], id[2], err));
	log_ok(ar_store_runs(log->store, &filter, log->arena, &runs, &count,
	    err));
	assert_int_equal(count, 4);
	assert_int_equal(runs[0].id, id[3]); /* newest first */
	assert_int_equal(runs[3].id, id[0]);
	filter.beside = true;
	log_ok(ar_store_runs(log->store, &filter, log->arena, &runs, &count,
	    err));
	assert_int_equal(count, 5);
	assert_int_equal(runs[0].same_as, id[2]);
	filter.on_foot = true;
	filter.from_day = 20011;
	filter.to_day = 20013;
	log_ok(ar_store_runs(log->store, &filter, log->arena, &runs, &count,
	    err));
	assert_int_equal(count, 2);
	filter.limit = 1;
	filter.legs = true;
	log_ok(ar_store_runs(log->store, &filter, log->arena, &runs, &count,
	    err));
	assert_int_equal(count, 1);
	assert_int_equal(runs[0].id, id[2]);
	assert_true(runs[0].legs_known);
	log_ok(ar_store_runs_near(log->store, run.summary.start_utc_s -
	    86400 + 30, 60, log->arena, &runs, &count, err));
	assert_int_equal(count, 1);
	assert_int_equal(runs[0].id, id[3]);
	log_ok(ar_store_runs_near(log->store, run.summary.start_utc_s, 60,
	    log->arena, &runs, &count, err));
	assert_int_equal(count, 0); /* stands beside another */
	log_ok(ar_store_runs_near(log->store, NAN, 60, log->arena, &runs,
	    &count, err));
	assert_int_equal(count, 0);
}

/* A list shows less of a run than there is; what it shows is the same, and
 * the rest is missing. */
static void
runs_in_brief(void **state)
{
	struct log *log = *state;
	struct ar_run_filter filter = {.limit = 2};
	struct ar_run run, *runs, *brief;
	size_t count, all;
	int64_t id;

	for (int i = 0; i < 40; i++) {
		run_invent(&run, i);
		log_ok(ar_store_run_put(log->store, &run, NULL, 0, &id, err));
	}
	for (; filter.limit <= 50; filter.limit += 24) {
		filter.brief = false;
		log_ok(ar_store_runs(log->store, &filter, log->arena, &runs,
		    &all, err));
		filter.brief = true;
		log_ok(ar_store_runs(log->store, &filter, log->arena, &brief,
		    &count, err));
		assert_int_equal(count, filter.limit < 40 ? filter.limit :
		    40);
		assert_int_equal(count, all);
		for (size_t i = 0; i < count; i++) {
			rows_same(&ar_db_run_brief_row, &brief[i], &runs[i],
			    NULL);
			rows_same(&ar_db_sum_brief_row, &brief[i], &runs[i],
			    NULL);
			assert_true(isnan(brief[i].summary.timer_s));
			assert_true(isnan(brief[i].person.vdot));
			assert_int_equal(brief[i].person.sex,
			    AR_SEX_UNKNOWN);
			assert_null(brief[i].outside_id);
			assert_true(isfinite(runs[i].summary.timer_s));
		}
	}
}

/* The same of one run, with its legs. */
static void
run_in_brief(void **state)
{
	struct log *log = *state;
	struct ar_run run, whole, brief;
	int64_t id;

	for (int i = 0; i < 8; i++) {
		run_invent(&run, i);
		run.legs_known = i % 2;
		log_ok(ar_store_run_put(log->store, &run, NULL, 0, &id, err));
		log_ok(ar_store_run_get(log->store, id, log->arena, &whole,
		    err));
		log_ok(ar_store_run_get_brief(log->store, id, log->arena,
		    &brief, err));
		rows_same(&ar_db_run_brief_row, &brief, &whole, NULL);
		rows_same(&ar_db_sum_brief_row, &brief, &whole, NULL);
		assert_int_equal(brief.legs_known, i % 2);
		for (int row = 0; row < AR_LOAD_ROWS; row++)
			rows_same(&ar_db_leg_row, &brief.leg[row],
			    &whole.leg[row], NULL);
		assert_true(isfinite(whole.summary.timer_s));
		assert_true(isnan(brief.summary.timer_s));
		assert_int_equal(brief.file_id, 0);
	}
	log_not(ar_store_run_get_brief(log->store, 77, log->arena, &brief,
	    err), AR_EABSENT);
}

static void
runs_of_a_file(void **state)
{
	struct log *log = *state;
	struct ar_run_filter filter = {0};
	struct ar_kept_file file = {0};
	struct ar_run run, *runs;
	int64_t id;
	size_t count;

	row_fill(&ar_db_file_row, &file, 1);
	log_ok(ar_store_file_put(log->store, &file, &filter.file_id, err));
	for (int i = 0; i < 3; i++) {
		run_invent(&run, i);
		run.file_id = i < 2 ? filter.file_id : 0;
		run.on_foot = i == 0;
		log_ok(ar_store_run_put(log->store, &run, NULL, 0, &id, err));
	}
	log_ok(ar_store_runs(log->store, &filter, log->arena, &runs, &count,
	    err));
	assert_int_equal(count, 2);
	filter.on_foot = true;
	log_ok(ar_store_runs(log->store, &filter, log->arena, &runs, &count,
	    err));
	assert_int_equal(count, 1);
	filter.file_id = 55;
	log_ok(ar_store_runs(log->store, &filter, log->arena, &runs, &count,
	    err));
	assert_int_equal(count, 0);
	assert_null(runs);
}

static void
words_about_a_run(void **state)
{
	struct log *log = *state;
	struct ar_shoe shoe = {0};
	struct ar_run run, back;
	int64_t id, pair;

	row_fill(&ar_db_shoe_row, &shoe, 1);
	log_ok(ar_store_shoe_put(log->store, &shoe, &pair, err));
	run_invent(&run, 1);
	log_ok(ar_store_run_put(log->store, &run, NULL, 0, &id, err));
	log_ok(ar_store_run_words(log->store, id, NAN, NULL, 0, err));
	log_ok(ar_store_run_get(log->store, id, log->arena, &back, err));
	runs_same(&back, &run, "id");
	log_ok(ar_store_run_words(log->store, id, 8, NULL, pair, err));
	log_ok(ar_store_run_words(log->store, id, NAN, "hot", 0, err));
	log_ok(ar_store_run_get(log->store, id, log->arena, &back, err));
	runs_same(&back, &run, "id rpe_0_10 note shoe_id");
	check_near(back.rpe_0_10, 8, 0);
	assert_string_equal(back.note, "hot");
	assert_int_equal(back.shoe_id, pair);
	log_not(ar_store_run_words(log->store, id, NAN, NULL, 77, err),
	    AR_EINPUT);
	log_not(ar_store_run_words(log->store, 77, 5, NULL, 0, err),
	    AR_EABSENT);
}

static void
pairs_and_heirs(void **state)
{
	struct log *log = *state;
	struct given given;
	struct ar_kept_session *sessions;
	struct ar_run run;
	int64_t id[4];
	size_t count;

	for (int i = 0; i < 4; i++) {
		run_invent(&run, i);
		run.richness = i == 2 ? 500 : 100 + i;
		log_ok(ar_store_run_put(log->store, &run, NULL, 0, &id[i],
		    err));
	}
	log_ok(ar_store_run_beside(log->store, id[1], id[0], err));
	log_not(ar_store_run_beside(log->store, id[2], id[1], err),
	    AR_EINPUT);
	log_not(ar_store_run_beside(log->store, id[2], id[2], err),
	    AR_EINPUT);
	log_not(ar_store_run_beside(log->store, id[2], 77, err), AR_EABSENT);
	log_not(ar_store_run_beside(log->store, 77, id[0], err), AR_EABSENT);
	log_ok(ar_store_run_beside(log->store, id[2], id[0], err));
	/* a richer one takes the lead: all follow */
	log_ok(ar_store_run_beside(log->store, id[0], id[3], err));
	assert_int_equal(same_run(log, id[0]), id[3]);
	assert_int_equal(same_run(log, id[1]), id[3]);
	assert_int_equal(same_run(log, id[2]), id[3]);
	/* it goes: the richest of the others leads */
	log_ok(ar_store_run_drop(log->store, id[3], err));
	assert_int_equal(same_run(log, id[2]), 0);
	assert_int_equal(same_run(log, id[0]), id[2]);
	assert_int_equal(same_run(log, id[1]), id[2]);
	log_ok(ar_store_run_beside(log->store, id[0], 0, err));
	assert_int_equal(same_run(log, id[0]), 0);
	log_not(ar_store_run_drop(log->store, id[3], err), AR_EABSENT);
	/* its file and sessions stay */
	log_ok(log_give(log->store, 9, &given, err));
	log_ok(ar_store_run_drop(log->store, given.run, err));
	log_ok(ar_store_sessions(log->store, 0, 0, log->arena, &sessions,
	    &count, err));
	assert_int_equal(count, 1);
	assert_int_equal(sessions[0].run_id, 0);
	/* a number is not used again */
	log_ok(ar_store_run_put(log->store, &run, NULL, 0, &id[3], err));
	assert_true(id[3] > given.beside);
}

static void
days_are_summed(void **state)
{
	struct log *log = *state;
	struct ar_day_load *days;
	struct ar_run run;
	int64_t id, first = 0;
	size_t count;
	/* day, tss, au, moving, distance, descent, on foot, method */
	static const struct {
		int day;
		double tss, au, moving, distance, descent;
		bool foot;
		enum ar_load_method method;
	} in[] = {
		{ 5, 50, NAN, 3000, 10000, 100, true, AR_LOAD_RTSS },
		{ 5, 20, 120, 600, 2000, NAN, true, AR_LOAD_HRTSS },
		{ 5, 30, NAN, 3600, 30000, 500, false, AR_LOAD_HRTSS },
		{ 7, NAN, NAN, NAN, NAN, NAN, false, AR_LOAD_NONE },
		{ 9, 60, 300, 3600, 12000, 10, true, AR_LOAD_SRPE },
	};

	for (size_t i = 0; i < sizeof in / sizeof in[0]; i++) {
		run_invent(&run, (int)i);
		run.day = in[i].day;
		run.on_foot = in[i].foot;
		run.load.tss = in[i].tss;
		run.load.session_rpe_au = in[i].au;
		run.load.method = in[i].method;
		run.summary.moving_s = in[i].moving;
		run.summary.distance_m = in[i].distance;
		run.summary.descent_m = in[i].descent;
		log_ok(ar_store_run_put(log->store, &run, NULL, 0, &id, err));
		if (i == 0)
			first = id;
	}
	run.day = 5;
	log_ok(ar_store_run_put(log->store, &run, NULL, 0, &id, err));
	log_ok(ar_store_run_beside(log->store, id, first, err));
	log_ok(ar_store_days(log->store, 0, 100, log->arena, &days, &count,
	    err));
	assert_int_equal(count, 3);
	assert_int_equal(days[0].day, 5);
	check_near(days[0].tss, 100, 0);
	check_near(days[0].au, 120, 0);
	check_near(days[0].moving_s, 7200, 0);
	check_near(days[0].foot_m, 12000, 0);
	check_near(days[0].descent_m, 100, 0);
	assert_int_equal(days[0].runs, 2);
	assert_int_equal(days[0].others, 1);
	assert_true(days[0].mixed);
	assert_true(isnan(days[1].tss) && isnan(days[1].foot_m));
	assert_false(days[1].mixed);
	assert_int_equal(days[2].day, 9);
	assert_false(days[2].mixed);
	log_ok(ar_store_days(log->store, 6, 8, log->arena, &days, &count,
	    err));
	assert_int_equal(count, 1);
	log_ok(ar_store_days(log->store, 100, 0, log->arena, &days, &count,
	    err));
	assert_int_equal(count, 0);
}

int
main(void)
{
#define LOG_TEST(name)                                                         \
	cmocka_unit_test_setup_teardown(name, log_setup, log_teardown)
	const struct CMUnitTest tests[] = {
		LOG_TEST(runs_are_filtered),
		LOG_TEST(runs_in_brief),
		LOG_TEST(run_in_brief),
		LOG_TEST(runs_of_a_file),
		LOG_TEST(words_about_a_run),
		LOG_TEST(pairs_and_heirs),
		LOG_TEST(days_are_summed),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
