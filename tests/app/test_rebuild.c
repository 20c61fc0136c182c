/* The numbers of the log depend on what is kept alone: drop them, make them
 * again, and every bit is the same. */
#define _GNU_SOURCE
#include <dirent.h>
#include <string.h>

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

struct list {
	struct ar_run *runs;
	size_t count;
};

static struct list
all_runs(void)
{
	const struct ar_run_filter filter = {.beside = true, .legs = true};
	struct list list;
	struct ar_error err;

	must(ar_store_runs(log_.store, &filter, log_.arena, &list.runs,
	    &list.count, &err), &err);
	return list;
}

static void
same_doubles(const void *a, const void *b, size_t size, const char *what)
{
	const unsigned char *x = a, *y = b;

	for (size_t at = 0; at < size; at += sizeof(double)) {
		double v, w;

		memcpy(&v, x + at, sizeof v);
		memcpy(&w, y + at, sizeof w);
		if (memcmp(&v, &w, sizeof v) != 0 &&
		    !(isnan(v) && isnan(w)))
			fail_msg("%s, number %zu: %.17g and %.17g", what,
			    at / sizeof v, v, w);
	}
}

/* Structs without padding hold doubles only; the others go by member. */
static void
same_run(const struct ar_run *a, const struct ar_run *b)
{
	const struct ar_summary *s = &a->summary, *t = &b->summary;
	const double from[] = {s->elapsed_s, s->timer_s, s->moving_s,
	    s->pause_total_s, s->distance_m, s->ascent_m, s->descent_m,
	    s->elevation_threshold_m, s->heart_avg_bpm, s->heart_max_bpm,
	    s->heart_avg_pct_max, s->cadence_avg_spm, s->speed_avg_m_s,
	    s->gap_m_s, s->temperature_device_c, s->easy_tail_s,
	    s->energy_lo_kcal, s->energy_hi_kcal, s->heart_anchor_bpm,
	    s->start_utc_s, s->utc_offset_s, a->richness,
	    a->heart_high_bpm, a->rpe_0_10, a->load.tss,
	    a->load.session_rpe_au, a->load.trimp, a->load.edwards,
	    a->load.lucia, a->load.hrtss, a->load.rtss, a->load.ngp_m_s,
	    a->load.govss, a->load.efficiency_factor,
	    a->load.decoupling_pct, a->load.best_20min_gap_m_s,
	    a->person.age_y, a->person.mass_kg, a->person.height_m,
	    a->person.heart_rest_bpm, a->person.heart_max_bpm};
	const double to[] = {t->elapsed_s, t->timer_s, t->moving_s,
	    t->pause_total_s, t->distance_m, t->ascent_m, t->descent_m,
	    t->elevation_threshold_m, t->heart_avg_bpm, t->heart_max_bpm,
	    t->heart_avg_pct_max, t->cadence_avg_spm, t->speed_avg_m_s,
	    t->gap_m_s, t->temperature_device_c, t->easy_tail_s,
	    t->energy_lo_kcal, t->energy_hi_kcal, t->heart_anchor_bpm,
	    t->start_utc_s, t->utc_offset_s, b->richness,
	    b->heart_high_bpm, b->rpe_0_10, b->load.tss,
	    b->load.session_rpe_au, b->load.trimp, b->load.edwards,
	    b->load.lucia, b->load.hrtss, b->load.rtss, b->load.ngp_m_s,
	    b->load.govss, b->load.efficiency_factor,
	    b->load.decoupling_pct, b->load.best_20min_gap_m_s,
	    b->person.age_y, b->person.mass_kg, b->person.height_m,
	    b->person.heart_rest_bpm, b->person.heart_max_bpm};

	assert_int_equal(a->id, b->id);
	assert_int_equal(a->same_as, b->same_as);
	assert_int_equal(a->day, b->day);
	assert_int_equal(a->told, b->told);
	assert_int_equal(a->legs_known, b->legs_known);
	assert_int_equal(a->load.method, b->load.method);
	assert_int_equal(a->load.confidence, b->load.confidence);
	assert_int_equal(a->person.sex, b->person.sex);
	same_doubles(from, to, sizeof from, "sums");
	same_doubles(a->leg, b->leg, sizeof a->leg, "legs");
}

static void
same_list(struct list a, struct list b)
{
	assert_int_equal(a.count, b.count);
	for (size_t i = 0; i < a.count; i++)
		same_run(&a.runs[i], &b.runs[i]);
}

static uint64_t
resettle(double now_utc_s)
{
	const struct ar_moment moment = {now_utc_s, 7200};
	uint64_t changed;
	struct ar_error err;

	memset(&err, 0, sizeof err);
	must(ar_resettle(log_.store, &moment, &changed, &err), &err);
	return changed;
}

static struct ar_rebuilt
rebuild(void)
{
	/* asked a year later: the day of asking changes nothing */
	const struct ar_moment moment = {morning_s + 400 * day_s, 7200};
	struct ar_rebuilt rebuilt;
	struct ar_error err;

	memset(&err, 0, sizeof err);
	must(ar_rebuild(log_.store, &moment, NULL, NULL, &rebuilt, &err),
	    &err);
	return rebuilt;
}

/* Kept files and not, three formats, with and without a profile, told runs,
 * a pair, an effort said later. */
static void
fill(void)
{
	double now_s = morning_s + 60 * day_s;
	struct ar_error err;

	memset(&err, 0, sizeof err);
	for (int i = 0; i < 10; i++) {
		struct ar_invent_plan plan = run_plan(3.0 * i);
		enum ar_format format = i % 3 == 0 ? AR_FORMAT_FIT :
		    i % 3 == 1 ? AR_FORMAT_GPX : AR_FORMAT_TCX;

		if (i == 6) /* another watch, another setting */
			plan.profile = (struct ar_user_profile){"f", 38,
			    1.70, 59, 50, 190, NAN, NAN};
		(void)keep_as(&log_, file_of(&log_, &plan, format), i % 2 ?
		    AR_DIGEST_KEEP_FILE : 0, 0, now_s);
		if (i == 3)
			(void)keep_as(&log_, file_of(&log_, &plan,
			    AR_FORMAT_GPX), 0, 0, now_s);
	}
	keep_told(&log_, -4);
	keep_told(&log_, 25);
	must(ar_store_run_words(log_.store, 3, 9, NULL, 0, &err), &err);
	must(ar_run_refresh(log_.store, 3, NULL, log_.arena, &err), &err);
}

static void
test_same_numbers(void **state)
{
	struct list before, after;
	struct ar_rebuilt rebuilt;

	(void)state;
	fill();
	/* a GPX of day 3 knows the FIT file of day 0, but one before any
	 * fact was analysed with nobody's numbers */
	(void)resettle(morning_s + 60 * day_s);
	assert_int_equal(resettle(morning_s + 900 * day_s), 0);
	before = all_runs();
	rebuilt = rebuild();
	after = all_runs();
	assert_int_equal(before.count, 13);
	same_list(before, after);
	assert_int_equal(rebuilt.runs, 13);
	assert_int_equal(rebuilt.from_files, 5);
	assert_int_equal(rebuilt.from_samples, 6);
	assert_int_equal(rebuilt.told, 2);
}

/* What is wrong in the derived tables is made right. */
static void
test_wrong_numbers_are_made_right(void **state)
{
	struct list before;
	struct ar_error err;
	int64_t id;

	(void)state;
	fill();
	(void)resettle(morning_s + 60 * day_s);
	before = all_runs();
	for (size_t i = 0; i < before.count; i++) {
		struct ar_run wrong = before.runs[i];

		if (wrong.told)
			continue;
		wrong.load.tss = 12345;
		wrong.summary.distance_m = 1;
		wrong.richness = -1;
		wrong.leg[0].dose_eq_km = 99;
		wrong.person.mass_kg = 500;
		must(ar_store_run_put(log_.store, &wrong, NULL, 0, &id,
		    &err), &err);
	}
	(void)rebuild();
	same_list(before, all_runs());
	must(ar_store_begin(log_.store, &err), &err);
	must(ar_store_drop_derived(log_.store, &err), &err);
	must(ar_store_commit(log_.store, &err), &err);
	(void)rebuild();
	same_list(before, all_runs());
}

/* The order in which the same things came in does not matter, once the
 * people were settled. */
static void
test_order_of_coming(void **state)
{
	static const int orders[2][4] = {{0, 1, 2, 3}, {3, 1, 0, 2}};
	double now_s = morning_s + 60 * day_s;
	struct list lists[2];

	(void)state;
	for (int o = 0; o < 2; o++) {
		if (o) {
			struct ar_arena *arena = log_.arena;

			log_.arena = ar_arena_open(1 << 20);
			log_close(&log_);
			log_open(&log_);
			ar_arena_close(log_.arena);
			log_.arena = arena;
		}
		for (int k = 0; k < 4; k++) {
			int i = orders[o][k];
			struct ar_invent_plan plan = run_plan(5.0 * i);

			(void)keep_as(&log_, file_of(&log_, &plan,
			    i == 1 ? AR_FORMAT_FIT : AR_FORMAT_GPX), 0, 0,
			    now_s);
		}
		(void)resettle(now_s);
		lists[o] = all_runs();
	}
	assert_int_equal(lists[0].count, 4);
	for (size_t i = 0; i < 4; i++) {
		lists[1].runs[i].id = lists[0].runs[i].id;
		same_run(&lists[0].runs[i], &lists[1].runs[i]);
		check_near(lists[0].runs[i].person.mass_kg, 62, 0);
	}
}

/* A fact said later is true of the runs before, an undone one of none. */
static void
test_facts_change(void **state)
{
	int64_t batch = batch_open(&log_);
	struct ar_invent_plan plan = run_plan(0);
	double now_s = morning_s + 60 * day_s;
	struct ar_kept kept;
	struct ar_run run;
	struct list before;
	struct ar_error err;

	(void)state;
	plan.profile.mass_kg = NAN;
	kept = keep_plan(&log_, &plan);
	say_fact(&log_, "heart_max_bpm", 178, now_s);
	say_fact(&log_, "mass_kg", 70, now_s);
	assert_int_equal(resettle(now_s), 1);
	run = run_of(&log_, kept.run_id);
	check_near(run.person.heart_max_bpm, 178, 0);
	check_near(run.person.mass_kg, 70, 0);
	assert_int_equal(resettle(now_s), 0);
	before = all_runs();
	plan = run_plan(2);
	(void)keep_as(&log_, file_of(&log_, &plan, AR_FORMAT_FIT), 0, batch,
	    now_s);
	(void)resettle(now_s);
	/* a FIT file of the next days knows the mass better than a later
	 * word, but it is another run's and goes with its import */
	check_near(run_of(&log_, kept.run_id).person.mass_kg, 62, 0);
	must(ar_store_batch_undo(log_.store, batch, now_s, &err), &err);
	assert_int_equal(resettle(now_s), 1);
	same_list(before, all_runs());
	(void)rebuild();
	same_list(before, all_runs());
}

/* A file that does not say the highest heart rate of a man of 60. */
static struct ar_kept
keep_hearted(double days, double heart_max, double now_s)
{
	struct ar_invent_plan plan = run_plan(days);
	struct ar_recording recording;
	struct bytes file;
	struct ar_error err;

	plan.profile = (struct ar_user_profile){"m", 60, 1.8, 80, 50,
	    heart_max, NAN, NAN};
	plan.effort_ratio = 0.9;
	must(ar_invent(&plan, log_.arena, &recording, &err), &err);
	recording.profile.heart_max_bpm = NAN;
	must(ar_recording_write(&recording, AR_FORMAT_FIT, log_.arena,
	    &file.bytes, &file.n, &err), &err);
	return keep_as(&log_, file, 0, 0, now_s);
}

/* A2: the observed maximum replaces the formula where it is higher, for a
 * year. */
static void
test_observed_heart(void **state)
{
	double now_s = morning_s + 500 * day_s;
	struct ar_kept hard = keep_hearted(0, 205, now_s);
	struct ar_kept easy = keep_hearted(10, 150, now_s);
	struct ar_kept later = keep_hearted(400, 150, now_s);
	double high;

	(void)state;
	(void)resettle(now_s);
	high = run_of(&log_, hard.run_id).heart_high_bpm;
	assert_true(high > 208 - 0.7 * 60 + 1);
	check_near(run_of(&log_, hard.run_id).person.heart_max_bpm, high, 0);
	check_near(run_of(&log_, easy.run_id).person.heart_max_bpm, high, 0);
	check_near(run_of(&log_, easy.run_id).summary.heart_anchor_bpm, high,
	    0);
	assert_true(isnan(run_of(&log_, later.run_id).person.heart_max_bpm));
	check_near(run_of(&log_, later.run_id).summary.heart_anchor_bpm,
	    208 - 0.7 * 60, 1e-9);
}

static bool
stop_at_two(void *context, uint64_t done, uint64_t all)
{
	(void)context;
	(void)all;
	return done < 2;
}

static void
test_stopped(void **state)
{
	const struct ar_moment moment = {morning_s, 7200};
	struct ar_rebuilt rebuilt;
	struct list before;
	struct ar_run wrong;
	struct ar_error err;
	int64_t id;

	(void)state;
	fill();
	wrong = all_runs().runs[0];
	wrong.load.tss = 12345;
	must(ar_store_run_put(log_.store, &wrong, NULL, 0, &id, &err), &err);
	before = all_runs();
	assert_int_equal(ar_rebuild(log_.store, &moment, stop_at_two, NULL,
	    &rebuilt, &err), AR_EREFUSED);
	same_list(before, all_runs());
}

static struct bytes
read_whole(const char *path)
{
	struct bytes file = {NULL, 0};
	FILE *in = fopen(path, "rb");
	unsigned char *bytes;
	long size;

	if (!in)
		return file;
	if (fseek(in, 0, SEEK_END) == 0 && (size = ftell(in)) >= 0 &&
	    size < 8 << 20) {
		bytes = ar_arena_alloc(log_.arena, (size_t)size);
		rewind(in);
		assert_non_null(bytes);
		file.n = fread(bytes, 1, (size_t)size, in);
		file.bytes = bytes;
	}
	fclose(in);
	return file;
}

/* Recordings of many makers: whatever is kept comes back bit for bit, with
 * the files kept and without, and a second look finds everything there. */
static void
test_real_recordings(void **state)
{
	DIR *folder = opendir(AR_SHARED_DIR "/data/recordings");
	size_t outcomes[AR_OUTCOMES] = {0}, files = 0, again = 0;
	struct dirent *entry;
	struct list before;

	(void)state;
	if (!folder) {
		print_message("skipped: shared recordings\n");
		skip();
	}
	while ((entry = readdir(folder))) {
		char path[512];
		struct bytes file;
		struct ar_kept kept;

		snprintf(path, sizeof path, AR_SHARED_DIR
		    "/data/recordings/%s", entry->d_name);
		file = read_whole(path);
		if (!file.n)
			continue;
		kept = keep_as(&log_, file, files % 2 ? AR_DIGEST_KEEP_FILE :
		    0, 0, morning_s + 60 * day_s);
		if (kept.outcome != AR_OUT_IMPORTED && !kept.reason)
			fail_msg("%s: no reason", entry->d_name);
		outcomes[kept.outcome]++;
		files++;
		if (!kept.file_id)
			continue;
		kept = keep_as(&log_, file, 0, 0, morning_s + 61 * day_s);
		assert_int_equal(kept.outcome, AR_OUT_DUPLICATE);
		again++;
	}
	closedir(folder);
	print_message("%zu files: %zu imported, %zu the same, %zu partly, "
	    "%zu unsupported, %zu failed; %zu runs\n", files,
	    outcomes[AR_OUT_IMPORTED], outcomes[AR_OUT_DUPLICATE],
	    outcomes[AR_OUT_PARTIAL], outcomes[AR_OUT_UNSUPPORTED],
	    outcomes[AR_OUT_FAILED], count_runs(&log_, true));
	assert_true(again > 30);
	(void)resettle(morning_s + 60 * day_s);
	before = all_runs();
	(void)rebuild();
	same_list(before, all_runs());
	/* the same run by three formats: one of them leads */
	assert_true(count_runs(&log_, false) + 3 <= count_runs(&log_, true));
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_same_numbers),
		TEST(test_wrong_numbers_are_made_right),
		TEST(test_order_of_coming), TEST(test_facts_change),
		TEST(test_observed_heart), TEST(test_stopped),
		TEST(test_real_recordings),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
