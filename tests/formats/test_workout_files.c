/* Sessions of the plan as workouts, files of others and hurt files, and two
 * other programs that read ours. */
#define _POSIX_C_SOURCE 200809L
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "afterrun/recording.h"
#include "afterrun/workout.h"
#include "tests/check.h"
#include "tests/formats/workout_made.h"

enum { DAMAGE_ROUNDS = 4000 };

static void
session_becomes_workout(void **state)
{
	struct ar_planned planned = workout_session();
	struct ar_arena *arena = workout_arena();
	struct ar_workout workout;
	struct ar_error err;

	(void)state;
	assert_int_equal(ar_workout_from_planned(&planned, AR_AIM_PACE, arena,
	    &workout, &err), AR_OK);
	assert_string_equal(workout.name, "threshold 9 km");
	assert_int_equal(workout.number, 23);
	assert_true(isnan(workout.created_utc_s));
	workout_check_lines(&workout, workout_lines);
	workout.created_utc_s = WORKOUT_MADE_S;
	workout_check_back(&workout, arena);
	/* by heart rate where a step has it, else by pace */
	assert_int_equal(ar_workout_from_planned(&planned, AR_AIM_HEART,
	    arena, &workout, &err), AR_OK);
	check_near(workout.steps[0].heart_lo_bpm, 120, 0);
	assert_true(isnan(workout.steps[0].speed_lo_m_s));
	check_near(workout.steps[4].speed_lo_m_s, 1000. / 270, 1e-9);
	assert_true(isnan(workout.steps[4].heart_lo_bpm));
	ar_arena_close(arena);
}

static void
other_sessions(void **state)
{
	struct ar_planned planned = workout_session();
	struct ar_arena *arena = workout_arena();
	struct ar_workout workout;
	struct ar_error err;

	(void)state;
	planned.kind = AR_PLAN_STRENGTH;
	planned.distance_m = NAN;
	planned.minutes = 23.8;
	planned.number = 0;
	assert_int_equal(ar_workout_from_planned(&planned, AR_AIM_PACE, arena,
	    &workout, &err), AR_OK);
	assert_string_equal(workout.name, "strength 24 min");
	assert_string_equal(workout.sport, "training");
	assert_string_equal(workout.sub_sport, "strength_training");
	assert_int_equal(workout.number, 1);
	planned.step_count = 1;
	planned.steps[0].seconds = NAN; /* until the runner says so */
	assert_int_equal(ar_workout_from_planned(&planned, AR_AIM_PACE, arena,
	    &workout, &err), AR_OK);
	workout.created_utc_s = WORKOUT_MADE_S;
	workout_check_lines(&workout, "0|warm-up|warmup|open|speed 2.500 2.778|"
	    "effort 2 of 10\n");
	workout_check_back(&workout, arena);
	planned.kind = AR_PLAN_REST;
	assert_int_equal(ar_workout_from_planned(&planned, AR_AIM_PACE, arena,
	    &workout, &err), AR_EINPUT);
	ar_arena_close(arena);
}

/* Half a range, or one that no runner can do, is no aim. */
static void
aims_that_are_left_out(void **state)
{
	static const double paces[][2] = {{300, NAN}, {NAN, 300}, {70, 60},
	    {0, 0}, {-300, -290}, {300, 290}, {290, 300}};
	struct ar_arena *arena = workout_arena();
	struct ar_workout workout;
	struct ar_error err;

	(void)state;
	for (size_t i = 0; i < sizeof paces / sizeof paces[0]; i++) {
		struct ar_planned planned = workout_session();

		planned.steps[5].pace_lo_s_km = paces[i][0];
		planned.steps[5].pace_hi_s_km = paces[i][1];
		planned.steps[5].heart_hi_bpm = 1000;
		assert_int_equal(ar_workout_from_planned(&planned,
		    AR_AIM_HEART, arena, &workout, &err), AR_OK);
		assert_true(isnan(workout.steps[7].heart_lo_bpm));
		if (i < 5) {
			assert_true(isnan(workout.steps[7].speed_lo_m_s));
			continue;
		}
		check_near(workout.steps[7].speed_lo_m_s, 1000. / 300, 1e-9);
		check_near(workout.steps[7].speed_hi_m_s, 1000. / 290, 1e-9);
	}
	ar_arena_close(arena);
}

static void
groups_that_do_not_fit_are_refused(void **state)
{
	struct ar_planned faulty[4];
	struct ar_arena *arena = workout_arena();
	struct ar_workout workout;
	struct ar_error err;

	(void)state;
	for (size_t i = 0; i < 4; i++)
		faulty[i] = workout_session();
	faulty[0].steps[6].repeat = 2;
	faulty[0].steps[6].group = 2;
	faulty[1].steps[2].repeat = 2;
	faulty[2].step_count = 0;
	faulty[3].step_count = AR_PLAN_STEPS_MAX + 1;
	for (size_t i = 0; i < 4; i++)
		assert_int_equal(ar_workout_from_planned(&faulty[i],
		    AR_AIM_PACE, arena, &workout, &err), AR_EINPUT);
	ar_arena_close(arena);
}

/* --- files of others, hurt files ----------------------------------------- */

static unsigned char *
shared_file(const char *name, size_t *n)
{
	static unsigned char bytes[4096];
	char path[512];
	FILE *file;

	snprintf(path, sizeof path, "%s/data/recordings/%s", AR_SHARED_DIR,
	    name);
	file = fopen(path, "rb");
	if (!file) {
		print_message("skipped: %s\n", name);
		return NULL;
	}
	*n = fread(bytes, 1, sizeof bytes, file);
	fclose(file);
	return bytes;
}

static void
files_of_the_vendor(void **state)
{
	struct ar_arena *arena = workout_arena();
	struct ar_workout workout;
	struct ar_error err;
	size_t n = 0;
	const unsigned char *bytes = shared_file("workout-repeat-steps.fit",
	    &n);

	(void)state;
	if (!bytes) {
		ar_arena_close(arena);
		skip();
	}
	assert_int_equal(ar_workout_read(bytes, n, arena, &workout, &err),
	    AR_OK);
	assert_string_equal(workout.name, "Example 2");
	assert_null(workout.sport);
	assert_int_equal(workout.number, 1234);
	workout_check_lines(&workout, "0|_A_|warmup|time 60.000|open|\n"
	    "1|B1_|active|distance 500.00|open|\n"
	    "2|B2_|active|distance 500.00|open|\n"
	    "3|repeat 1 3\n"
	    "4|_C_|cooldown|open|open|\n");
	for (size_t i = 0; i < workout.step_count; i++)
		assert_int_equal(workout.steps[i].other, i != 3);
	bytes = shared_file("workout-individual-steps.fit", &n);
	assert_non_null(bytes);
	assert_int_equal(ar_workout_read(bytes, n, arena, &workout, &err),
	    AR_OK);
	assert_string_equal(workout.name, "Example 1");
	assert_int_equal(workout.step_count, 4);
	ar_arena_close(arena);
}

/* A file that is cut, in a block of its own so that a read beyond its end
 * is seen: never AR_OK, and steps up to the cut. */
static void
cut_files(void **state)
{
	struct ar_arena *arena = workout_arena();
	struct ar_workout workout;
	struct ar_error err;
	size_t n, before = 0;
	const unsigned char *bytes = workout_file(arena, &n);

	(void)state;
	for (size_t cut = 0; cut < n; cut++) {
		struct ar_arena *own = workout_arena();
		unsigned char *copy = malloc(cut ? cut : 1);

		assert_non_null(copy);
		memcpy(copy, bytes, cut);
		assert_int_not_equal(ar_workout_read(copy, cut, own, &workout,
		    &err), AR_OK);
		assert_true(workout.step_count >= before);
		before = workout.step_count;
		free(copy);
		ar_arena_close(own);
	}
	assert_int_equal(before, 9);
	ar_arena_close(arena);
}

/* One wrong byte is always seen by the checksum; of more, what is read must
 * at least hold together. */
static void
damaged_files(void **state)
{
	struct ar_arena *arena = workout_arena();
	uint32_t seed = 6;
	size_t n;
	const unsigned char *bytes = workout_file(arena, &n);
	unsigned char *copy = malloc(n);

	(void)state;
	assert_non_null(copy);
	for (int round = 0; round < DAMAGE_ROUNDS; round++) {
		struct ar_arena *own = workout_arena();
		uint32_t wrong = 1 + workout_draw(&seed, 4);
		struct ar_workout workout;
		struct ar_error err;
		enum ar_status status;

		memcpy(copy, bytes, n);
		for (uint32_t i = 0; i < wrong; i++)
			copy[workout_draw(&seed, (uint32_t)n)] ^=
			    (unsigned char)(1 + workout_draw(&seed, 255));
		status = ar_workout_read(copy, n, own, &workout, &err);
		assert_true(status != AR_OK || wrong > 1);
		for (size_t i = 0; i < workout.step_count; i++)
			if (workout.steps[i].repeats)
				assert_true(workout.steps[i].from < (int)i);
		ar_arena_close(own);
	}
	free(copy);
	ar_arena_close(arena);
}

static void
little_memory(void **state)
{
	struct ar_arena *arena = workout_arena();
	struct ar_planned planned = workout_session();
	size_t n, wrote = 0, read = 0;
	const unsigned char *file = workout_file(arena, &n);

	(void)state;
	for (size_t room = 0; room < 200000; room += 256) {
		struct ar_arena *own = ar_arena_open(room);
		struct ar_workout workout, got;
		struct ar_error err;
		const unsigned char *bytes;
		size_t size;
		enum ar_status status;

		if (!own)
			continue;
		status = ar_workout_from_planned(&planned, AR_AIM_PACE, own,
		    &workout, &err);
		workout.created_utc_s = WORKOUT_MADE_S;
		if (status == AR_OK)
			status = ar_workout_write(&workout, own, &bytes,
			    &size, &err);
		assert_true(status == AR_OK || status == AR_EMEM);
		wrote += status == AR_OK;
		ar_arena_close(own);
		own = ar_arena_open(room);
		assert_non_null(own);
		status = ar_workout_read(file, n, own, &got, &err);
		assert_true(status == AR_OK || status == AR_EMEM);
		read += status == AR_OK;
		ar_arena_close(own);
	}
	assert_true(wrote > 0 && read > 0);
	ar_arena_close(arena);
}

static void
no_workouts(void **state)
{
	static const unsigned char text[] = "BEGIN:VCALENDAR, not FIT at all";
	struct ar_arena *arena = workout_arena();
	struct ar_recording recording;
	struct ar_workout workout;
	struct ar_error err;
	size_t n;
	const unsigned char *bytes = workout_file(arena, &n);

	(void)state;
	assert_int_equal(ar_workout_read(text, sizeof text, arena, &workout,
	    &err), AR_EFORMAT);
	assert_int_equal(ar_workout_read(text, 0, arena, &workout, &err),
	    AR_EFORMAT);
	/* and to the reader of recordings a workout is no activity */
	assert_int_equal(ar_recording_read(bytes, n, 0, arena, &recording,
	    &err), AR_OK);
	assert_int_equal(recording.verdict, AR_VERDICT_NO_ACTIVITY);
	ar_arena_close(arena);
}

/* --- other programs ------------------------------------------------------ */

/* type|number|made|name|sport|sub-sport|steps, then workout_lines. */
static const char threshold_head[] =
    "workout|23|1789191000|threshold 9 km|running||9\n";

/* What the script says of the file; false: node or its module is not there
 * (exit 77; 127 by the shell). */
static bool
peer_says(const char *script, const char *path, char *out, size_t room)
{
	char command[1024];
	int code;
	size_t n;
	FILE *pipe;

	snprintf(command, sizeof command,
	    "node '%s/bench/peers/%s' '%s' '%s' 2>&1", AR_SOURCE_DIR, script,
	    AR_NODE_MODULES, path);
	pipe = popen(command, "r");
	assert_non_null(pipe);
	n = fread(out, 1, room - 1, pipe);
	out[n] = '\0';
	code = WEXITSTATUS(pclose(pipe));
	if (code == 77 || code == 127)
		return false;
	if (code)
		print_error("%s: %s\n", script, out);
	assert_int_equal(code, 0);
	return true;
}

static void
peer_reads(const char *script, const char *name)
{
	struct ar_arena *arena = workout_arena();
	char path[] = "/tmp/afterrun-workout-XXXXXX", said[8192];
	char want[4096];
	size_t n;
	const unsigned char *bytes = workout_file(arena, &n);
	int file = mkstemp(path);
	bool there;

	assert_true(file >= 0);
	assert_int_equal(write(file, bytes, n), n);
	close(file);
	there = peer_says(script, path, said, sizeof said);
	unlink(path);
	ar_arena_close(arena);
	if (!there) {
		print_message("skipped: %s (bench/peers/install.sh)\n", name);
		skip();
	}
	snprintf(want, sizeof want, "%s%s", threshold_head, workout_lines);
	assert_string_equal(said, want);
}

static void
garmin_fitsdk_reads_it(void **state)
{
	(void)state;
	peer_reads("workout_fitsdk.mjs", "@garmin/fitsdk");
}

static void
fit_file_parser_reads_it(void **state)
{
	(void)state;
	peer_reads("workout_fit_file_parser.mjs", "fit-file-parser");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(session_becomes_workout),
	    cmocka_unit_test(other_sessions),
	    cmocka_unit_test(aims_that_are_left_out),
	    cmocka_unit_test(groups_that_do_not_fit_are_refused),
	    cmocka_unit_test(files_of_the_vendor),
	    cmocka_unit_test(cut_files),
	    cmocka_unit_test(damaged_files),
	    cmocka_unit_test(little_memory),
	    cmocka_unit_test(no_workouts),
	    cmocka_unit_test(garmin_fitsdk_reads_it),
	    cmocka_unit_test(fit_file_parser_reads_it),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
