/* The real program on a real terminal (tmux): its screens and its keys. */
#define _GNU_SOURCE
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "../check.h"
#include "scenes.h"
#include "world.h"

/* --- screens ------------------------------------------------------------- */

static void
test_scenes(void **state)
{
	char words[COMMAND];

	(void)state;
	for (size_t i = 0; i < scene_count; i++) {
		const struct scene *scene = &scenes[i];

		write_session(scene->session, scene->minutes);
		mux_write(words, sizeof words, "--input '%s/session.json' "
		    "--speed 0 %s %s", mux.folder,
		    scene->at ? "--start --at" : "",
		    scene->at ? scene->at : "");
		start(scene->ascii ? "LC_ALL=C" : "", words, scene->columns,
		    scene->rows);
		if (scene->keys[0])
			mux_wait(&mux, scene->rows > 12 ? "q quit" : ":");
		for (const char *key = scene->keys; *key; key++)
			mux_key(&mux, *key == ' ' ? "Space" :
			    (char[]){ *key, '\0' });
		mux_wait_golden(&mux, scene->name);
	}
}

static void
test_resize(void **state)
{
	static const struct {
		int columns;
		int rows;
		const char *name;
	} sizes[] = { { 40, 12, "small_ease" }, { 60, 20, "middle_ease" },
		{ 30, 3, "line" }, { 130, 40, "large_ease" },
		{ 80, 24, "wide_ease" } };
	char words[COMMAND];

	(void)state;
	write_session("g2", 20);
	mux_write(words, sizeof words, "--input '%s/session.json' --start "
	    "--at 725 --speed 0", mux.folder);
	start("", words, 80, 24);
	mux_wait_golden(&mux, "wide_ease");
	for (size_t i = 0; i < sizeof sizes / sizeof sizes[0]; i++) {
		mux_resize(&mux, sizes[i].columns, sizes[i].rows);
		mux_wait_golden(&mux, sizes[i].name);
	}
}

/* Codes of colours in the screen as tmux keeps it. */
static bool
is_coloured(void)
{
	char command[COMMAND];
	char text[1 << 15];
	FILE *out;
	size_t n;

	mux_write(command, sizeof command, "LC_ALL=C.UTF-8 tmux -u -S '%s/s' "
	    "capture-pane -e -p", mux.folder);
	out = popen(command, "re");
	assert_non_null(out);
	n = fread(text, 1, sizeof text - 1, out);
	text[n] = '\0';
	pclose(out);
	assert_non_null(strstr(text, "Ease") ? text : strstr(text, "EASE"));
	return strstr(text, "\033[33m") || strstr(text, "\033[36m") ||
	    strstr(text, "\033[1m\033[33m") || strstr(text, "[32m");
}

static void
test_no_color(void **state)
{
	char words[COMMAND];

	(void)state;
	write_session("g2", 20);
	mux_write(words, sizeof words, "--input '%s/session.json' --start "
	    "--at 725 --speed 0", mux.folder);
	start("", words, 80, 24);
	mux_wait_golden(&mux, "wide_ease");
	assert_true(is_coloured());
	start("NO_COLOR=1", words, 80, 24);
	mux_wait_golden(&mux, "wide_ease");
	assert_false(is_coloured());
}

/* --- time and keys ------------------------------------------------------- */

static void
test_runs_to_the_end(void **state)
{
	char outcome[16];
	size_t count;
	struct ar_kept_session row;

	(void)state;
	put_session("g2", 10);
	start("", "--speed 200", 80, 24);
	mux_wait(&mux, "space starts");
	mux_key(&mux, "Space");
	mux_wait(&mux, "How do your legs feel now?");
	/* kept before the answers */
	row = newest(&count, outcome);
	check_near(row.ended_utc_s, 1780304400, 0);
	mux_key(&mux, "b");
	mux_wait(&mux, "Any pain?");
	mux_key(&mux, "n");
	assert_int_equal(mux_exit_code(&mux), 0);
	mux_wait(&mux, "Kept in the log.");
	row = newest(&count, outcome);
	assert_int_equal(count, 1);
	assert_int_equal(row.steps_done, row.step_count);
	assert_int_equal(row.steps_skipped, 0);
	assert_true(isnan(row.stopped_at_s));
	assert_string_equal(outcome, "better");
	/* done again, it is another session */
	start("", "--start --speed 0", 80, 24);
	mux_wait(&mux, "q quit");
	mux_key(&mux, "n");
	mux_key(&mux, "q");
	assert_int_equal(mux_exit_code(&mux), 0);
	row = newest(&count, outcome);
	assert_int_equal(count, 2);
	assert_true(isnan(row.ended_utc_s));
	assert_int_equal(row.steps_skipped, 1);
}

static void
test_saves_and_goes_on(void **state)
{
	char outcome[16];
	struct ar_kept_session row;
	double stopped;
	size_t count;

	(void)state;
	put_session("g2", 20);
	start("", "--start --speed 0", 80, 24);
	mux_wait(&mux, "1/9");
	mux_key(&mux, "n");
	mux_key(&mux, "n");
	mux_wait(&mux, "3/9");
	mux_key(&mux, "q");
	mux_wait(&mux, "Saved at");
	assert_int_equal(mux_exit_code(&mux), 0);
	row = newest(&count, outcome);
	stopped = row.stopped_at_s;
	assert_true(stopped > 400);
	assert_int_equal(row.steps_skipped, 2);
	start("", "--speed 0", 80, 24);
	mux_wait(&mux, "You stopped here.");
	mux_wait(&mux, "3/9");
	mux_key(&mux, "Space");
	mux_key(&mux, "n");
	mux_wait(&mux, "4/9");
	wait_stopped(stopped + 1); /* kept as soon as a step begins */
	mux_key(&mux, "q");
	mux_wait(&mux, "Saved at");
	row = newest(&count, outcome);
	assert_int_equal(count, 1);
	assert_int_equal(row.steps_skipped, 3);
	start("", "--restart --speed 0", 80, 24);
	mux_wait(&mux, "Your session: 9 steps");
}

static void
test_keys(void **state)
{
	char words[COMMAND];

	(void)state;
	write_session("g2", 20);
	mux_write(words, sizeof words, "--input '%s/session.json' --start "
	    "--at 720 --speed 0", mux.folder);
	start("", words, 80, 24);
	mux_wait(&mux, "6/9");
	mux_wait(&mux, "7:35");
	mux_key(&mux, "+");
	mux_wait(&mux, "7:45");
	mux_key(&mux, "s");
	mux_wait(&mux, "7/9");
	mux_key(&mux, "Left");
	mux_wait(&mux, "6/9");
	mux_key(&mux, "Right");
	mux_wait(&mux, "7/9");
	mux_key(&mux, "r");
	mux_wait(&mux, "Why: Shin");
	mux_wait(&mux, "Stop if");
	mux_key(&mux, "q");
	mux_wait(&mux, "7/9");
	mux_key(&mux, "Space");
	mux_wait(&mux, "PAUSED");
	mux_key(&mux, "x"); /* nothing */
	mux_key(&mux, "q");
	assert_int_equal(mux_exit_code(&mux), 0);
	mux_wait(&mux, "Nothing was kept");
}

/* The session comes by a pipe, the keys from the terminal. */
static void
test_session_from_a_pipe(void **state)
{
	char command[COMMAND], words[COMMAND];

	(void)state;
	write_session("g2", 20);
	guide(command, "", "--input - --start --at 725 --speed 0");
	mux_write(words, sizeof words, "cat '%s/session.json' | %s",
	    mux.folder, command);
	mux_start(&mux, words, 80, 24);
	mux_wait_golden(&mux, "wide_ease");
	mux_key(&mux, "q");
	assert_int_equal(mux_exit_code(&mux), 0);
}

/* A pain at the end: the afterrun beside the guide asks about it. */
static void
test_pain_follows(void **state)
{
	char words[COMMAND];

	(void)state;
	write_session("g1", 10);
	mux_write(words, sizeof words, "cp '%s' %s/afterrun-guide",
	    AR_PROGRAM, mux.folder);
	assert_int_equal(system(words), 0);
	write_file("afterrun", "#!/bin/sh\necho asked: $@ >&2\nexit 7\n");
	mux_write(words, sizeof words, "chmod 700 %s/afterrun", mux.folder);
	assert_int_equal(system(words), 0);
	mux_write(words, sizeof words, "env LC_ALL=C.UTF-8 "
	    "%s/afterrun-guide --input %s/session.json --start --at 440 "
	    "--speed 0", mux.folder, mux.folder);
	mux_start(&mux, words, 60, 20);
	mux_wait(&mux, "5/5");
	mux_key(&mux, "n");
	mux_wait(&mux, "How do your legs feel now?");
	mux_key(&mux, "w");
	mux_wait(&mux, "Any pain?");
	mux_key(&mux, "y");
	assert_int_equal(mux_exit_code(&mux), 7);
	mux_wait(&mux, "asked: pain");
}

/* Five seconds are five seconds of the clock. */
static void
test_keeps_time(void **state)
{
	struct timespec from, to;
	char words[COMMAND];
	double took;

	(void)state;
	write_session("g2", 20);
	mux_write(words, sizeof words, "--input '%s/session.json' --start "
	    "--at 10", mux.folder);
	start("", words, 80, 24);
	mux_wait(&mux, "19:22");
	clock_gettime(CLOCK_MONOTONIC, &from);
	mux_wait(&mux, "19:17");
	clock_gettime(CLOCK_MONOTONIC, &to);
	took = (double)(to.tv_sec - from.tv_sec) +
	    (double)(to.tv_nsec - from.tv_nsec) / 1e9;
	check_near(took, 5, 1.2);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		WORLD_TEST(test_scenes), WORLD_TEST(test_resize),
		WORLD_TEST(test_no_color), WORLD_TEST(test_runs_to_the_end),
		WORLD_TEST(test_saves_and_goes_on), WORLD_TEST(test_keys),
		WORLD_TEST(test_session_from_a_pipe),
		WORLD_TEST(test_pain_follows), WORLD_TEST(test_keeps_time),
	};

	if (!mux_is_here()) {
		print_message("skipped: screens of the guide, no tmux\n");
		return 0;
	}
	cmocka_set_test_filter(getenv("AR_TEST_ONLY"));
	return cmocka_run_group_tests(tests, NULL, NULL);
}
