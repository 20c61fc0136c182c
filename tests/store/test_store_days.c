/* What was said: corrections keep their history. */
#include <string.h>

#include "log_rows.h"

static void
feel(struct log *log, int day, double mark, double said_utc_s)
{
	struct ar_feel row = { 5, day, AR_CALF, AR_LEFT, mark, said_utc_s,
		77 };

	log_ok(ar_store_feel_put(log->store, &row, err));
}

static void
one_report_a_day(void **state)
{
	struct log *log = *state;
	const struct ar_feel legs = { 0, 101, AR_FEEL_LEGS, AR_SIDES, 2, 1300,
		NAN };
	const struct ar_feel knee = { 0, 100, AR_KNEE, AR_RIGHT, 5, 1001,
		NAN };
	struct ar_feel *feels;
	size_t count;

	feel(log, 100, 6, 1000);
	feel(log, 100, 4, 1200); /* a correction: the knee is the highest */
	feel(log, 101, 7, 1100);
	log_ok(ar_store_feel_put(log->store, &knee, err));
	log_ok(ar_store_feel_put(log->store, &legs, err));
	log_ok(ar_store_feel_reports(log->store, 0, 101, log->arena, &feels,
	    &count, err));
	assert_int_equal(count, 2);
	check_near(feels[0].mark, 5, 0);
	check_near(feels[0].said_utc_s, 1200, 0);
	assert_int_equal(feels[0].region, AR_FEEL_LEGS);
	assert_int_equal(feels[0].side, AR_SIDES);
	assert_true(isnan(feels[0].replaced_utc_s));
	check_near(feels[1].mark, 2, 0); /* the legs go before their parts */
	log_ok(ar_store_feel_reports(log->store, 0, 100, log->arena, &feels,
	    &count, err));
	assert_int_equal(count, 1);
}

static void
marks_and_their_history(void **state)
{
	struct log *log = *state;
	struct ar_feel *feels, bad;
	size_t count;

	feel(log, 100, 6, 1000);
	feel(log, 101, 3, 1100);
	feel(log, 100, 4, 2000);
	feel(log, 100, 0, 1500); /* the clock went back: it replaces, too */
	log_again(log);
	log_ok(ar_store_feels(log->store, 0, 999, false, log->arena, &feels,
	    &count, err));
	assert_int_equal(count, 2);
	check_near(feels[0].mark, 0, 0);
	assert_int_equal(feels[0].region, AR_CALF);
	assert_int_equal(feels[0].side, AR_LEFT);
	assert_true(isnan(feels[0].replaced_utc_s));
	log_ok(ar_store_feels(log->store, 100, 100, true, log->arena, &feels,
	    &count, err));
	assert_int_equal(count, 3);
	check_near(feels[0].mark, 6, 0);
	check_near(feels[0].replaced_utc_s, 2000, 0);
	check_near(feels[1].replaced_utc_s, 1500, 0);
	for (int region = 0; region <= AR_FEEL_LEGS; region++) {
		for (int side = 0; side <= AR_SIDES; side++) {
			struct ar_feel row = { 0, 200, region, side, 1, 1,
				NAN };

			log_ok(ar_store_feel_put(log->store, &row, err));
		}
	}
	log_ok(ar_store_feels(log->store, 200, 200, false, log->arena, &feels,
	    &count, err));
	assert_int_equal(count, (AR_FEEL_LEGS + 1) * (AR_SIDES + 1));
	for (size_t i = 0; i < count; i++) {
		assert_int_equal(feels[i].region, (int)i / (AR_SIDES + 1));
		assert_int_equal(feels[i].side, (int)i % (AR_SIDES + 1));
	}
	bad = feels[0];
	bad.mark = 10.5;
	log_not(ar_store_feel_put(log->store, &bad, err), AR_EINPUT);
	bad.mark = NAN;
	log_not(ar_store_feel_put(log->store, &bad, err), AR_EINPUT);
	bad.mark = 1;
	bad.region = AR_FEEL_LEGS + 1;
	log_not(ar_store_feel_put(log->store, &bad, err), AR_EINPUT);
	bad.region = 0;
	bad.side = -1;
	log_not(ar_store_feel_put(log->store, &bad, err), AR_EINPUT);
	bad.side = 0;
	bad.said_utc_s = NAN;
	log_not(ar_store_feel_put(log->store, &bad, err), AR_EINPUT);
}

static void
well(struct log *log, enum ar_wellness kind, double value,
    const char *source, double said_utc_s)
{
	struct ar_well row = { 0, 0, { kind, 100, value, source }, said_utc_s,
		NAN };

	log_ok(ar_store_well_put(log->store, &row, err));
}

static void
values_of_a_day(void **state)
{
	struct log *log = *state;
	struct ar_well *wells, bad;
	size_t count;

	well(log, AR_WELL_PULSE_BPM, 50, "garmin", 1);
	well(log, AR_WELL_SLEEP_H, 7, "garmin", 2);
	well(log, AR_WELL_SLEEP_H, 6, "Apple Watch", 3);
	well(log, AR_WELL_SLEEP_H, 8, "said", 1);
	well(log, AR_WELL_SLEEP_H, 6.5, "garmin", 5);
	well(log, AR_WELL_SLEEP_H, 6.5, "garmin", 6); /* no correction */
	log_again(log);
	log_ok(ar_store_wells(log->store, AR_WELLNESS_KINDS, 0, 999, false,
	    log->arena, &wells, &count, err));
	assert_int_equal(count, 4);
	assert_string_equal(wells[0].item.source, "said");
	check_near(wells[1].item.value, 6.5, 0);
	check_near(wells[1].said_utc_s, 5, 0);
	assert_string_equal(wells[2].item.source, "Apple Watch");
	assert_int_equal(wells[3].item.kind, AR_WELL_PULSE_BPM);
	log_ok(ar_store_wells(log->store, AR_WELL_SLEEP_H, 100, 100, true,
	    log->arena, &wells, &count, err));
	assert_int_equal(count, 4);
	check_near(wells[3].item.value, 7, 0);
	check_near(wells[3].replaced_utc_s, 5, 0);
	log_ok(ar_store_wells(log->store, AR_WELL_HRV_SDNN_MS, 0, 999, true,
	    log->arena, &wells, &count, err));
	assert_int_equal(count, 0);
	for (int kind = 0; kind < AR_WELLNESS_KINDS; kind++)
		well(log, (enum ar_wellness)kind, kind, "each", kind);
	bad = (struct ar_well){ 0, 0, { AR_WELLNESS_KINDS, 1, 1, "x" }, 1,
		NAN };
	log_not(ar_store_well_put(log->store, &bad, err), AR_EINPUT);
	bad.item.kind = AR_WELL_RPE;
	bad.item.value = NAN;
	log_not(ar_store_well_put(log->store, &bad, err), AR_EINPUT);
	bad.item.value = 1;
	bad.item.source = NULL;
	log_not(ar_store_well_put(log->store, &bad, err), AR_EINPUT);
}

/* Many sources for one day stay in their order. */
static void
many_values_of_a_day(void **state)
{
	struct log *log = *state;
	struct ar_well *wells;
	char source[20];
	size_t count;

	log_ok(ar_store_begin(log->store, err));
	for (int i = 0; i < 300; i++) {
		(void)snprintf(source, sizeof source, "s%d", i * 7919 % 1000);
		well(log, (enum ar_wellness)(i % AR_WELLNESS_KINDS), i,
		    source, i * 31 % 17);
	}
	log_ok(ar_store_commit(log->store, err));
	log_ok(ar_store_wells(log->store, AR_WELLNESS_KINDS, 0, 999, false,
	    log->arena, &wells, &count, err));
	assert_int_equal(count, 300);
	for (size_t i = 1; i < count; i++) {
		assert_true(wells[i - 1].item.kind <= wells[i].item.kind);
		if (wells[i - 1].item.kind < wells[i].item.kind)
			continue;
		assert_true(wells[i - 1].said_utc_s >= wells[i].said_utc_s);
		if (!(wells[i - 1].said_utc_s > wells[i].said_utc_s))
			assert_true(wells[i - 1].id > wells[i].id);
	}
}

static void
notes_of_a_day(void **state)
{
	struct log *log = *state;
	struct ar_note note = { 9, 5, "", 10 }, *notes;
	size_t count;

	log_ok(ar_store_note_put(log->store, &note, err));
	note.text = "zwei \"Sätze\"\nund mehr";
	log_ok(ar_store_note_put(log->store, &note, err));
	/* what is no text is kept up to there */
	note.text = "good\xff bad";
	log_ok(ar_store_note_put(log->store, &note, err));
	log_ok(ar_store_notes(log->store, 5, 5, log->arena, &notes, &count,
	    err));
	assert_int_equal(count, 3);
	assert_string_equal(notes[0].text, "");
	assert_string_equal(notes[1].text, "zwei \"Sätze\"\nund mehr");
	assert_string_equal(notes[2].text, "good");
	log_ok(ar_store_notes(log->store, 6, 999, log->arena, &notes, &count,
	    err));
	assert_int_equal(count, 0);
	note.text = NULL;
	log_not(ar_store_note_put(log->store, &note, err), AR_EINPUT);
}

static void
pains_come_back(void **state)
{
	struct log *log = *state;
	struct ar_pain_report first = {0}, second = {0};
	struct ar_episode *episodes;
	int64_t id, other, same;
	size_t count, keys;
	const struct ar_pain_key *key = ar_pain_keys(&keys);

	row_fill(&ar_db_report_row, &first, 1);
	row_fill(&ar_db_report_row, &second, 2);
	for (size_t i = 0; i < AR_PAIN_KEYS_MAX; i++) {
		first.pain.value[i] = NAN;
		second.pain.value[i] = NAN;
	}
	for (size_t i = 0; i < keys; i++) {
		first.pain.value[i] = key[i].type == AR_PAIN_WORD ?
		    (double)(i % 2) : (double)i / 4;
		if (i % 2)
			second.pain.value[i] = 0;
	}
	log_ok(ar_store_pain_put(log->store, &first, &id, err));
	second.episode_id = id;
	log_ok(ar_store_pain_put(log->store, &second, &same, err));
	assert_int_equal(same, id);
	second.episode_id = 0;
	log_ok(ar_store_pain_put(log->store, &second, &other, err));
	assert_true(other != id);
	log_again(log);
	log_ok(ar_store_episodes(log->store, true, log->arena, &episodes,
	    &count, err));
	assert_int_equal(count, 2);
	assert_int_equal(episodes[0].id, id);
	assert_int_equal(episodes[0].report_count, 2);
	check_near(episodes[0].opened_utc_s, first.pain.date_utc_s, 0);
	assert_true(isnan(episodes[0].closed_utc_s));
	rows_same(&ar_db_report_row, &episodes[0].reports[0], &first,
	    "id episode_id");
	for (size_t i = 0; i < AR_PAIN_KEYS_MAX; i++) {
		double got = episodes[0].reports[0].pain.value[i];
		double want = first.pain.value[i];

		assert_true(got == want || (isnan(got) && isnan(want)));
		got = episodes[0].reports[1].pain.value[i];
		want = second.pain.value[i];
		assert_true(got == want || (isnan(got) && isnan(want)));
	}
}

static void
pains_are_closed(void **state)
{
	struct log *log = *state;
	struct ar_pain_report second = {0};
	struct ar_episode *episodes;
	int64_t id, other, same;
	size_t count;

	row_fill(&ar_db_report_row, &second, 1);
	log_ok(ar_store_pain_put(log->store, &second, &id, err));
	row_fill(&ar_db_report_row, &second, 2);
	log_ok(ar_store_pain_put(log->store, &second, &other, err));
	log_ok(ar_store_pain_close(log->store, id, 5e9, "gone", err));
	log_ok(ar_store_episodes(log->store, true, log->arena, &episodes,
	    &count, err));
	assert_int_equal(count, 1);
	assert_int_equal(episodes[0].id, other);
	log_ok(ar_store_episodes(log->store, false, log->arena, &episodes,
	    &count, err));
	assert_int_equal(count, 2);
	assert_string_equal(episodes[0].closed_why, "gone");
	check_near(episodes[0].closed_utc_s, 5e9, 0);
	second.episode_id = id;
	log_not(ar_store_pain_put(log->store, &second, &same, err),
	    AR_EREFUSED);
	second.episode_id = 77;
	log_not(ar_store_pain_put(log->store, &second, &same, err),
	    AR_EABSENT);
	log_not(ar_store_pain_close(log->store, 77, 1, "gone", err),
	    AR_EABSENT);
	second.episode_id = 0;
	second.pain.date_utc_s = NAN;
	log_not(ar_store_pain_put(log->store, &second, &same, err),
	    AR_EINPUT);
	assert_int_equal(same, 0);
}

static void
sessions_come_back(void **state)
{
	struct log *log = *state;
	struct ar_kept_session full = {0}, bare, *sessions;
	int64_t id, other;
	size_t count;

	row_fill(&ar_db_session_row, &full, 1);
	log_ok(ar_store_session_put(log->store, &full, &id, err));
	row_empty(&ar_db_session_row, &bare);
	log_ok(ar_store_session_put(log->store, &bare, &other, err));
	row_fill(&ar_db_session_row, &full, 2);
	full.id = id;
	log_ok(ar_store_session_put(log->store, &full, &other, err));
	assert_int_equal(other, id);
	log_ok(ar_store_sessions(log->store, 0, 0, log->arena, &sessions,
	    &count, err));
	assert_int_equal(count, 2);
	rows_same(&ar_db_session_row, &sessions[0], &bare, "id");
	rows_same(&ar_db_session_row, &sessions[1], &full, NULL);
	log_ok(ar_store_sessions(log->store, 0, 1, log->arena, &sessions,
	    &count, err));
	assert_int_equal(count, 1);
	full.id = 77;
	log_not(ar_store_session_put(log->store, &full, &id, err),
	    AR_EABSENT);
}

static void
shoes_count_their_runs(void **state)
{
	struct log *log = *state;
	struct ar_shoe full = {0}, bare, *shoes;
	struct ar_run run;
	int64_t id, other, first = 0, twin;
	size_t count;

	row_fill(&ar_db_shoe_row, &full, 1);
	full.usual = true;
	log_ok(ar_store_shoe_put(log->store, &full, &id, err));
	row_empty(&ar_db_shoe_row, &bare);
	bare.name = "b";
	bare.usual = true;
	log_ok(ar_store_shoe_put(log->store, &bare, &other, err));
	for (int i = 0; i < 3; i++) {
		run_invent(&run, i);
		run.shoe_id = other;
		run.summary.distance_m = i == 1 ? NAN : 5000;
		log_ok(ar_store_run_put(log->store, &run, NULL, 0, &twin,
		    err));
		if (i == 0)
			first = twin;
	}
	log_ok(ar_store_run_put(log->store, &run, NULL, 0, &twin, err));
	log_ok(ar_store_run_beside(log->store, twin, first, err));
	log_ok(ar_store_shoes(log->store, log->arena, &shoes, &count, err));
	assert_int_equal(count, 2);
	rows_same(&ar_db_shoe_row, &shoes[0], &full, "id usual");
	assert_false(shoes[0].usual); /* the other took it */
	check_near(shoes[0].run_m, full.start_m, 0);
	assert_int_equal(shoes[0].last_day, 0);
	rows_same(&ar_db_shoe_row, &shoes[1], &bare, "id");
	check_near(shoes[1].run_m, 10000, 0);
	assert_int_equal(shoes[1].runs, 3);
	assert_int_equal(shoes[1].last_day, 20002);
	bare.id = other;
	bare.retired_utc_s = 5;
	bare.usual = false;
	log_ok(ar_store_shoe_put(log->store, &bare, &id, err));
	log_ok(ar_store_shoes(log->store, log->arena, &shoes, &count, err));
	check_near(shoes[1].retired_utc_s, 5, 0);
	bare.id = 77;
	log_not(ar_store_shoe_put(log->store, &bare, &id, err), AR_EABSENT);
	assert_int_equal(id, 0);
}

int
main(void)
{
#define LOG_TEST(name)                                                         \
	cmocka_unit_test_setup_teardown(name, log_setup, log_teardown)
	const struct CMUnitTest tests[] = {
		LOG_TEST(marks_and_their_history),
		LOG_TEST(one_report_a_day),
		LOG_TEST(values_of_a_day),
		LOG_TEST(many_values_of_a_day),
		LOG_TEST(notes_of_a_day),
		LOG_TEST(pains_come_back),
		LOG_TEST(pains_are_closed),
		LOG_TEST(sessions_come_back),
		LOG_TEST(shoes_count_their_runs),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
