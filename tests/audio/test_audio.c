/* The sound file as people get it: every cue where the plan has it, in each
 * kind of file, evenly loud. */
#include <stdlib.h>
#include <string.h>

#include "../check.h"
#include "doors/audio/loud.h"
#include "made.h"
#include "sound.h"
#include "stage.h"

/* Every cue rises out of quiet within 50 ms of its time, bells at once. */
static double
check_onsets(const struct heard *heard, const struct made_cues *cues,
    double bell_within_s)
{
	double worst = 0;

	for (size_t i = 0; i < cues->count; i++) {
		double off = heard_onset(heard, cues->cue[i].at_s);
		double within = cues->cue[i].speech ? 0.05 : bell_within_s;

		if (!(fabs(off) <= within))
			fail_msg("cue at %.1f s (%s) is %.0f ms off",
			    cues->cue[i].at_s, cues->cue[i].text, off * 1000);
		worst = fmax(worst, fabs(off));
	}
	return worst;
}

static void
check_peaks(const struct heard *heard)
{
	struct loud_peaks peaks;
	double peak;

	loud_peaks_make(&peaks);
	peak = (double)loud_peak(&peaks, heard->samples, heard->count);
	assert_true(peak < 0.891); /* -1 dB */
	assert_true(peak > 0.5);
}

/* What is said is about -18 LUFS, each line for itself. */
static void
check_loudness(const struct heard *heard, const struct made_cues *cues)
{
	for (size_t i = 0; i + 1 < cues->count; i++) {
		double from = cues->cue[i].at_s, to = cues->cue[i + 1].at_s;
		double lufs;

		if (!cues->cue[i].speech)
			continue;
		to = fmin(to, from + 8);
		lufs = loud_lufs(heard->samples + lround(from * heard->hz),
		    (size_t)lround((to - from) * heard->hz));
		check_near(lufs, -18, 1);
	}
}

static void
render(const char *name, struct made_cues *cues, struct heard *heard)
{
	char path[PATH_BYTES];
	struct program program = {.typed = stage.session5,
	    .args = {"-o", name, "--cues", "json"}};
	struct result result;

	run(&program, 0, &result);
	made_cues_read(result.out, cues);
	result_free(&result);
	heard_read(path_of(name, path), heard);
}

static void
check_kind(const char *ending, double within_s)
{
	static struct made_cues cues;
	struct heard heard;
	char name[32];
	double seconds, worst;

	if (!stage.voice || !heard_can(ending)) {
		print_message("skipped: %s\n", ending);
		skip();
	}
	snprintf(name, sizeof name, "session.%s", ending);
	render(name, &cues, &heard);
	assert_int_equal(heard.hz, 48000);
	assert_true(cues.count > 50);
	worst = check_onsets(&heard, &cues, within_s);
	print_message("%s: %zu cues, the worst %.0f ms off\n", ending,
	    cues.count, worst * 1000);
	/* the guide's time, and the last bell rings out */
	seconds = (double)heard.count / heard.hz;
	assert_true(seconds >= cues.total_s && seconds < cues.total_s + 1.5);
	check_peaks(&heard);
	check_loudness(&heard, &cues);
	if (strcmp(ending, "ogg") != 0 && strcmp(ending, "opus") != 0)
		assert_string_equal(heard.title,
		    "Recovery session, 5 minutes");
	heard_free(&heard);
	assert_int_equal(files(), 2);
}

static void
test_wav(void **state)
{
	(void)state;
	check_kind("wav", 0.02);
}

static void
test_flac(void **state)
{
	(void)state;
	check_kind("flac", 0.02);
}

static void
test_ogg(void **state)
{
	(void)state;
	check_kind("ogg", 0.05);
}

static void
test_opus(void **state)
{
	(void)state;
	check_kind("opus", 0.05);
}

static void
test_mp3(void **state)
{
	(void)state;
	check_kind("mp3", 0.05);
}

static void
test_same_bytes(void **state)
{
	static const char *const names[] = {"a.wav", "b.wav", "a.flac",
	    "b.flac"};
	char *bytes[4];
	size_t n[4];

	(void)state;
	if (!stage.voice)
		skip();
	for (int i = 0; i < 4; i++) {
		struct program program = {.typed = stage.session5,
		    .args = {"--force", "-o", names[i]}};
		struct result result;

		run(&program, 0, &result);
		assert_int_equal(result.out_n, 0);
		result_free(&result);
		bytes[i] = slurp(names[i], &n[i]);
	}
	assert_int_equal(n[0], n[1]);
	assert_memory_equal(bytes[0], bytes[1], n[0]);
	assert_int_equal(n[2], n[3]);
	assert_memory_equal(bytes[2], bytes[3], n[2]);
	for (int i = 0; i < 4; i++)
		free(bytes[i]);
}

static void
test_sheet(void **state)
{
	struct program program = {.typed = stage.session5,
	    .args = {"-o", "x \"1\".mp3"}};
	struct result result;
	char *sheet, *at;
	size_t n;
	int tracks = 0;
	double before = -1;

	(void)state;
	if (!stage.voice || !heard_can("mp3"))
		skip();
	run(&program, 0, &result);
	result_free(&result);
	sheet = at = slurp("x \"1\".cue", &n);
	assert_non_null(strstr(sheet, "FILE \"x '1'.mp3\" MP3\n"));
	assert_non_null(strstr(sheet, "TITLE \"Recovery session, 5 "));
	while ((at = strstr(at, "  TRACK "))) {
		int number, m, s, f;
		char title[100];

		assert_int_equal(sscanf(at, "  TRACK %d AUDIO\n    TITLE "
		    "\"%99[^\"]\"\n    INDEX 01 %2d:%2d:%2d\n", &number, title,
		    &m, &s, &f), 5);
		assert_int_equal(number, ++tracks);
		assert_true(s < 60 && f < 75);
		assert_true(m * 60 + s > before);
		assert_true(number > 1 || m + s + f == 0);
		before = m * 60 + s;
		at++;
	}
	assert_int_equal(tracks, 4);
	free(sheet);
}

/* Bells alone and the plan alone. */
static void
test_plan(void **state)
{
	static struct made_cues with, without;
	struct program program = {.typed = stage.session5,
	    .args = {"--cues", "json"}};
	struct result result;

	(void)state;
	if (!stage.voice)
		skip();
	run(&program, 0, &result);
	made_cues_read(result.out, &without);
	result_free(&result);
	assert_int_equal(files(), 0);
	program.args[2] = "--tick";
	program.args[3] = "--farewell";
	run(&program, 0, &result);
	made_cues_read(result.out, &with);
	result_free(&result);
	assert_true(with.count > without.count + 3);
	assert_true(with.cue[with.count - 1].speech);
	assert_true(with.cue[with.count - 1].at_s > with.total_s);
	assert_false(without.cue[without.count - 1].speech);
}

/* Quiet bells are quieter, and ticks are heard. */
static void
test_bells(void **state)
{
	static struct made_cues cues;
	struct program program = {.typed = stage.session5, .args = {"-o", "q.wav",
	    "--quiet-bells", "--tick", "--farewell", "--cues", "json"}};
	struct result result;
	struct heard heard;
	char path[PATH_BYTES];
	size_t bells = 0;

	(void)state;
	if (!stage.voice)
		skip();
	run(&program, 0, &result);
	made_cues_read(result.out, &cues);
	result_free(&result);
	heard_read(path_of("q.wav", path), &heard);
	check_onsets(&heard, &cues, 0.02);
	for (size_t i = 0; i < cues.count; i++) {
		double power = heard_power(&heard, cues.cue[i].at_s + 0.01);

		if (cues.cue[i].speech)
			continue;
		bells++;
		assert_true(power > 0.004 && power < 0.1);
	}
	assert_true(bells > 30);
	heard_free(&heard);
}

/* A voice that is slow whatever it is told: less is said, and nothing runs
 * into the next cue. */
static void
test_slow_voice(void **state)
{
	static struct made_cues cues, usual;
	struct program program = {.typed = stage.session5, .args = {"-o", "s.wav",
	    "--cues", "json"}};
	struct result result;
	struct heard heard;
	char path[PATH_BYTES];

	(void)state;
	if (!stage.voice)
		skip();
	render("u.wav", &usual, &heard);
	heard_free(&heard);
	fake_voice("exec /usr/bin/espeak-ng -v \"$2\" -b 1 -s 95 --stdout "
	    "-- \"$9\"");
	program.env[0] = fake_path(path);
	run(&program, 0, &result);
	made_cues_read(result.out, &cues);
	result_free(&result);
	heard_read(path_of("s.wav", path), &heard);
	check_onsets(&heard, &cues, 0.02);
	assert_true(cues.count < usual.count);
	heard_free(&heard);
}

/* A voice that is too slow as asked, but can be faster: nothing is lost. */
static void
test_fast_voice(void **state)
{
	static struct made_cues cues, usual;
	struct program program = {.typed = stage.session5, .args = {"-o", "s.wav",
	    "--cues", "json"}};
	struct result result;
	struct heard heard;
	char path[PATH_BYTES];

	(void)state;
	if (!stage.voice)
		skip();
	render("u.wav", &usual, &heard);
	heard_free(&heard);
	fake_voice("exec /usr/bin/espeak-ng -v \"$2\" -b 1 -s "
	    "$(($6 * 5 / 6)) --stdout -- \"$9\"");
	program.env[0] = fake_path(path);
	run(&program, 0, &result);
	made_cues_read(result.out, &cues);
	result_free(&result);
	heard_read(path_of("s.wav", path), &heard);
	check_onsets(&heard, &cues, 0.02);
	assert_int_equal(cues.count, usual.count);
	heard_free(&heard);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_teardown(test_wav, stage_sweep),
		cmocka_unit_test_teardown(test_flac, stage_sweep),
		cmocka_unit_test_teardown(test_ogg, stage_sweep),
		cmocka_unit_test_teardown(test_opus, stage_sweep),
		cmocka_unit_test_teardown(test_mp3, stage_sweep),
		cmocka_unit_test_teardown(test_same_bytes, stage_sweep),
		cmocka_unit_test_teardown(test_sheet, stage_sweep),
		cmocka_unit_test_teardown(test_plan, stage_sweep),
		cmocka_unit_test_teardown(test_bells, stage_sweep),
		cmocka_unit_test_teardown(test_slow_voice, stage_sweep),
		cmocka_unit_test_teardown(test_fast_voice, stage_sweep),
	};

	return cmocka_run_group_tests(tests, stage_set_up, stage_tear_down);
}
