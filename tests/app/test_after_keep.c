/* The main job with the log: what is kept, what is answered. */
#define _GNU_SOURCE
#include "afterrun/after_keep.h"
#include "afterrun/pain_log.h"
#include "afterrun/triage.h"
#include "log_fixture.h"

static struct log log_;

static int
set_up(void **state)
{
	(void)state;
	log_open(&log_);
	return 0;
}

static int
tear_down(void **state)
{
	(void)state;
	log_close(&log_);
	return 0;
}

struct answer {
	struct ar_recording recording;
	struct ar_after after;
	struct ar_after_kept kept;
};

static enum ar_status
try_keep(struct bytes file, const struct ar_after_said *said,
    double now_utc_s, struct answer *answer)
{
	struct ar_after_job job = {.bytes = file.bytes, .n = file.n,
	    .name = "run.fit", .recording = &answer->recording,
	    .said = said, .moment = {now_utc_s, 7200}, .keep_file = true};
	struct ar_error err;
	enum ar_status status;

	memset(&err, 0, sizeof err);
	must(ar_recording_read(file.bytes, file.n, 0, log_.arena,
	    &answer->recording, &err), &err);
	must(ar_store_begin(log_.store, &err), &err);
	status = ar_after_keep(log_.store, &job, log_.arena, &answer->after,
	    &answer->kept, &err);
	if (status != AR_OK)
		ar_store_rollback(log_.store);
	else
		must(ar_store_commit(log_.store, &err), &err);
	return status;
}

static struct answer *
keep(const struct ar_invent_plan *plan, enum ar_format format,
    const struct ar_after_said *said)
{
	struct answer *answer = ar_arena_alloc(log_.arena, sizeof *answer);
	struct ar_after_said nothing;

	assert_non_null(answer);
	ar_after_said_clear(&nothing);
	assert_int_equal(try_keep(file_of(&log_, plan, format),
	    said ? said : &nothing,
	    plan->start_utc_s + plan->duration_s + 3600, answer), AR_OK);
	return answer;
}

static void
test_once(void **state)
{
	struct ar_invent_plan plan = run_plan(0);
	struct answer *first, *again, *other;

	(void)state;
	first = keep(&plan, AR_FORMAT_FIT, NULL);
	assert_true(first->kept.first);
	assert_false(first->kept.already);
	assert_int_equal(first->kept.leader, 1);
	again = keep(&plan, AR_FORMAT_FIT, NULL);
	assert_true(again->kept.already);
	assert_false(again->kept.first);
	assert_int_equal(again->kept.leader, 1);
	other = keep(&plan, AR_FORMAT_GPX, NULL);
	assert_false(other->kept.already);
	assert_int_equal(other->kept.kept.same_as, 1);
	assert_int_equal(other->kept.leader, 1); /* the FIT file is richer */
	assert_non_null(other->kept.kept.reason);
	assert_int_equal(count_runs(&log_, false), 1);
	assert_int_equal(count_runs(&log_, true), 2);
}

static void
test_words_are_kept(void **state)
{
	struct ar_invent_plan plan = run_plan(0);
	struct ar_after_said said;
	struct ar_settled settled;
	struct ar_feel *feels;
	struct ar_moment moment = {morning_s + 5000, 7200};
	struct ar_error err;
	size_t count;

	(void)state;
	plan.rpe_0_10 = NAN;
	ar_after_said_clear(&said);
	said.rpe_0_10 = 8;
	said.soreness[AR_CALF][AR_LEFT] = 6;
	said.person.mass_kg = 71;
	said.person.age_y = 44;
	said.person.sex = AR_SEX_FEMALE;
	said.person.experience = AR_EXPERIENCED;
	(void)keep(&plan, AR_FORMAT_FIT, &said);
	(void)keep(&plan, AR_FORMAT_FIT, &said); /* nothing is said twice */
	check_near(run_of(&log_, 1).rpe_0_10, 8, 0);
	check_near(run_of(&log_, 1).load.session_rpe_au, 8 *
	    run_of(&log_, 1).summary.moving_s / 60, 1);
	must(ar_store_feels(log_.store, 0, INT64_MAX, true, log_.arena,
	    &feels, &count, &err), &err);
	assert_int_equal(count, 1);
	check_near(feels[0].mark, 6, 0);
	must(ar_settle(log_.store, &moment, log_.arena, &settled, &err),
	    &err);
	check_near(settled.person.mass_kg, 71, 0);
	check_near(settled.person.age_y, 44, 1);
	assert_int_equal(settled.person.sex, AR_SEX_FEMALE);
	assert_int_equal(settled.person.experience, AR_EXPERIENCED);
	assert_string_equal(settled.sex_source, "said");
}

static void
test_refused_keeps_nothing(void **state)
{
	struct ar_invent_plan plan = run_plan(0);
	struct answer *answer = ar_arena_alloc(log_.arena, sizeof *answer);
	struct ar_after_said said;

	(void)state;
	ar_after_said_clear(&said);
	said.rpe_0_10 = 12;
	assert_int_equal(try_keep(file_of(&log_, &plan, AR_FORMAT_FIT),
	    &said, morning_s + 5000, answer), AR_EINPUT);
	assert_int_equal(count_runs(&log_, true), 0);
}

/* A muscle pain of 5 that nobody answered for: after five days the session
 * keeps to what it would be now (T28), not to what it was. */
static void
test_pain_grows_with_the_days(void **state)
{
	static const struct {
		const char *key, *word;
	} words[] = {{"region", "calf"}, {"side", "left"},
	    {"tissue", "muscle"}, {"onset", "gradual_in_run"}};
	struct ar_moment moment = {morning_s, 7200};
	struct ar_pain_kept kept;
	struct ar_pain pain;
	struct ar_error err;
	struct ar_invent_plan plan;
	struct answer *early, *late;
	size_t count;

	(void)state;
	ar_pain_clear(&pain);
	for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
		int k = ar_pain_key_find(words[i].key, strlen(words[i].key));

		pain.value[k] = ar_pain_word(&ar_pain_keys(&count)[k],
		    words[i].word, strlen(words[i].word));
	}
	pain.value[ar_pain_key_find("severity_worst", 14)] = 5;
	pain.value[ar_pain_key_find("severity_now", 12)] = 5;
	pain.value[ar_pain_key_find("duration_days", 13)] = 0;
	pain.value[ar_pain_key_find("age", 3)] = 30;
	ar_pain_others_no(&pain);
	must(ar_pain_keep(log_.store, &moment, &pain, 0, log_.arena, &kept,
	    &err), &err);
	assert_false(ar_verdict_has(&kept.verdict, "T28"));
	plan = run_plan(1);
	early = keep(&plan, AR_FORMAT_FIT, NULL);
	plan = run_plan(6);
	late = keep(&plan, AR_FORMAT_FIT, NULL);
	assert_non_null(early->after.session.verdict);
	assert_non_null(late->after.session.verdict);
	assert_false(ar_verdict_has(early->after.session.verdict, "T28"));
	assert_true(ar_verdict_has(late->after.session.verdict, "T28"));
	assert_true(late->after.session.verdict->tier <= AR_TIER_E2);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_once), TEST(test_words_are_kept),
		TEST(test_refused_keeps_nothing),
		TEST(test_pain_grows_with_the_days),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
