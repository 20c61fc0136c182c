/* A file in, what the log keeps of it out: complete, pure, never wrong about
 * what it could not read. */
#define _GNU_SOURCE
#include <string.h>

#include "afterrun/after.h"
#include "app/analyse.h"
#include "log_fixture.h"

static struct log log_;

static int
set_up(void **state)
{
	(void)state;
	memset(&log_, 0, sizeof log_);
	log_.arena = ar_arena_open((size_t)1 << 30);
	assert_non_null(log_.arena);
	return 0;
}

static int
tear_down(void **state)
{
	(void)state;
	ar_arena_close(log_.arena);
	return 0;
}

static struct ar_digest
digest_of(struct bytes file, const struct ar_settled *settled)
{
	struct ar_digest digest;
	struct ar_error err;

	must(ar_digest_make(file.bytes, file.n, "a.fit", settled,
	    AR_DIGEST_KEEP_FILE, log_.arena, &digest, &err), &err);
	return digest;
}

static struct ar_settled
nobody(void)
{
	struct ar_settled settled;

	memset(&settled, 0, sizeof settled);
	settled.person = (struct ar_person){AR_SEX_UNKNOWN,
	    AR_EXPERIENCE_UNKNOWN, NAN, NAN, NAN, NAN, NAN, NAN, NAN, NAN};
	settled.zone_offset_s = NAN;
	return settled;
}

/* The numbers of the log are those of the main job. */
static void
test_the_same_as_after(void **state)
{
	struct ar_invent_plan plan = run_plan(0);
	struct bytes file = file_of(&log_, &plan, AR_FORMAT_FIT);
	struct ar_digest digest = digest_of(file, NULL);
	struct ar_recording recording;
	struct ar_after_said said;
	struct ar_after after;
	struct ar_error err;
	const struct ar_run *run = &digest.runs[0].run;

	(void)state;
	ar_after_said_clear(&said);
	must(ar_after_read(file.bytes, file.n, &said, NAN, log_.arena,
	    &recording, &after, &err), &err);
	assert_int_equal(digest.status, AR_OK);
	assert_int_equal(digest.run_count, 1);
	assert_true(run->on_foot && run->legs_known && !run->told);
	assert_memory_equal(run->leg, after.legs.row, sizeof run->leg);
	check_near(run->load.tss, after.load.tss, 0);
	check_near(run->summary.distance_m, after.summary.distance_m, 0);
	check_near(run->person.heart_rest_bpm, 52, 0);
	assert_int_equal(run->person.sex, AR_SEX_FEMALE);
	check_near(run->rpe_0_10, 6, 0);
	check_near(run->summary.start_utc_s, plan.start_utc_s, 0);
	assert_string_equal(run->sport, "running");
	/* 07:30 of the day that morning_s is in */
	assert_int_equal(run->day, (int64_t)(morning_s / day_s));
}

static void
test_file_and_samples_come_back(void **state)
{
	struct ar_invent_plan plan = run_plan(0);
	struct bytes file = file_of(&log_, &plan, AR_FORMAT_FIT);
	struct ar_digest digest = digest_of(file, NULL);
	unsigned char sha256[AR_SHA256_SIZE];
	struct ar_activity activity;
	struct ar_error err;
	const void *back;
	size_t n;

	(void)state;
	ar_sha256(file.bytes, file.n, sha256);
	assert_memory_equal(digest.file.sha256, sha256, sizeof sha256);
	assert_int_equal(digest.file.size, file.n);
	assert_string_equal(digest.file.name, "a.fit");
	must(ar_unsqueeze(digest.file.packed, digest.file.packed_n,
	    log_.arena, &back, &n, &err), &err);
	assert_int_equal(n, file.n);
	assert_memory_equal(back, file.bytes, n);
	must(ar_unpack(digest.runs[0].packed, digest.runs[0].packed_n,
	    log_.arena, &activity, &err), &err);
	assert_int_equal(activity.samples.count,
	    digest.recording->activities[0].samples.count);
	must(ar_digest_make(file.bytes, file.n, NULL, NULL, 0, log_.arena,
	    &digest, &err), &err);
	assert_null(digest.file.packed);
	assert_null(digest.file.name);
}

/* A2: 99.9 % of the means of 5 s are no higher.  The samples are given here
 * one by one. */
static void
test_highest_heart_rate(void **state)
{
	struct ar_invent_plan plan = run_plan(0);
	struct ar_recording recording;
	struct bytes file;
	struct ar_error err;
	float *heart;
	size_t count;

	(void)state;
	must(ar_invent(&plan, log_.arena, &recording, &err), &err);
	heart = recording.activities[0].samples.heart_bpm;
	count = recording.activities[0].samples.count;
	for (size_t i = 0; i < count; i++)
		heart[i] = i < count / 2 ? 140 : 150;
	for (size_t i = count - 60; i < count - 30; i++)
		heart[i] = 181;
	must(ar_recording_write(&recording, AR_FORMAT_FIT, log_.arena,
	    &file.bytes, &file.n, &err), &err);
	check_near(digest_of(file, NULL).runs[0].run.heart_high_bpm, 181,
	    0.5);
	plan.heart = false;
	file = file_of(&log_, &plan, AR_FORMAT_FIT);
	assert_true(isnan(digest_of(file, NULL).runs[0].run.heart_high_bpm));
}

/* 3,000 means of 5 s: three of them may be higher; wide apart they are all
 * the same, and under five minutes there is none. */
static void
test_percentile(void **state)
{
	enum { SPANS = 3000 };
	struct ar_clean clean;

	(void)state;
	memset(&clean, 0, sizeof clean);
	clean.count = SPANS;
	clean.steps = ar_arena_array(log_.arena, SPANS, sizeof *clean.steps);
	assert_non_null(clean.steps);
	for (size_t i = 0; i < SPANS; i++) {
		clean.steps[i].time_s = 1e9 + 5.0 * (double)i;
		clean.steps[i].heart_bpm = i % 2 ? 150 : NAN;
	}
	clean.steps[101].heart_bpm = 171;
	check_near(ar_heart_high(&clean), 150, 1e-9);
	for (size_t i = 0; i < SPANS; i += 2)
		clean.steps[i].heart_bpm = 149;
	for (size_t i = 0; i < 3; i++)
		clean.steps[501 + 2 * i].heart_bpm = 200;
	check_near(ar_heart_high(&clean), 171, 1e-9);
	clean.steps[601].heart_bpm = 180;
	check_near(ar_heart_high(&clean), 180, 1e-9);
	clean.count = 59;
	assert_true(isnan(ar_heart_high(&clean)));
	clean.count = 60;
	check_near(ar_heart_high(&clean), 150, 1e-9);
}

/* Said once goes before the file, the file before the rest of the log. */
static void
test_whose_run(void **state)
{
	struct ar_invent_plan plan = run_plan(0);
	struct ar_settled settled = nobody();
	struct bytes fit = file_of(&log_, &plan, AR_FORMAT_FIT);
	struct bytes gpx = file_of(&log_, &plan, AR_FORMAT_GPX);

	(void)state;
	settled.person.mass_kg = 80;
	settled.person.heart_max_bpm = 200;
	settled.heart_max_source = "said";
	settled.mass_source = "fit";
	check_near(digest_of(fit, &settled).runs[0].run.person.mass_kg, 62,
	    0);
	check_near(digest_of(gpx, &settled).runs[0].run.person.mass_kg, 80,
	    0);
	check_near(digest_of(fit, &settled).runs[0].run.person.heart_max_bpm,
	    200, 0);
	settled.heart_max_source = "fit";
	check_near(digest_of(fit, &settled).runs[0].run.person.heart_max_bpm,
	    186, 0);
}

/* Late in the evening UTC it is tomorrow where the runner is. */
static void
test_day_is_the_runners(void **state)
{
	struct ar_invent_plan plan = run_plan(0);
	struct ar_settled settled = nobody();
	int64_t day = (int64_t)(morning_s / day_s);
	struct bytes gpx;

	(void)state;
	plan.start_utc_s = (double)day * day_s + 23 * 3600;
	gpx = file_of(&log_, &plan, AR_FORMAT_GPX);
	assert_int_equal(digest_of(gpx, NULL).runs[0].run.day, day);
	assert_int_equal(digest_of(gpx, &settled).runs[0].run.day, day);
	settled.zone_offset_s = 7200;
	assert_int_equal(digest_of(gpx, &settled).runs[0].run.day, day + 1);
	settled.zone_offset_s = NAN;
	assert_int_equal(digest_of(file_of(&log_, &plan, AR_FORMAT_FIT),
	    &settled).runs[0].run.day, day + 1);
}

/* Every beginning of a file gives a digest, never a crash; the fuller it
 * is, the sooner there is a run. */
static void
test_cut_anywhere(void **state)
{
	struct ar_invent_plan plan = run_plan(0);
	struct bytes file;
	bool found = false;

	(void)state;
	plan.duration_s = 60;
	file = file_of(&log_, &plan, AR_FORMAT_FIT);
	for (size_t n = 0; n < file.n; n += 7) {
		struct bytes cut = {file.bytes, n};
		struct ar_digest digest = digest_of(cut, NULL);

		assert_true(digest.run_count || digest.status != AR_OK ||
		    digest.file.verdict != AR_VERDICT_VALID);
		found = found || digest.run_count > 0;
	}
	assert_true(found);
}

static void
test_not_a_recording(void **state)
{
	static const unsigned char words[] = "Dear diary, I ran.";
	struct bytes text = {words, sizeof words - 1};
	struct ar_digest digest = digest_of(text, NULL);

	(void)state;
	assert_int_equal(digest.status, AR_EFORMAT);
	assert_int_equal(digest.run_count, 0);
	assert_true(digest.error.text[0] != '\0');
}

static void
test_same_again(void **state)
{
	struct ar_invent_plan plan = run_plan(3);
	struct bytes file = file_of(&log_, &plan, AR_FORMAT_FIT);
	struct ar_digest a = digest_of(file, NULL);
	struct ar_digest b = digest_of(file, NULL);

	(void)state;
	assert_memory_equal(&a.runs[0].run.load, &b.runs[0].run.load,
	    sizeof a.runs[0].run.load);
	assert_memory_equal(a.runs[0].run.leg, b.runs[0].run.leg,
	    sizeof a.runs[0].run.leg);
	assert_int_equal(a.runs[0].packed_n, b.runs[0].packed_n);
	assert_memory_equal(a.runs[0].packed, b.runs[0].packed,
	    a.runs[0].packed_n);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_the_same_as_after),
		cmocka_unit_test(test_file_and_samples_come_back),
		cmocka_unit_test(test_highest_heart_rate),
		cmocka_unit_test(test_percentile),
		cmocka_unit_test(test_whose_run),
		cmocka_unit_test(test_day_is_the_runners),
		cmocka_unit_test(test_cut_anywhere),
		cmocka_unit_test(test_not_a_recording),
		cmocka_unit_test(test_same_again),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
