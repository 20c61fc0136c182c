/* What programs get from the program. */
#define _GNU_SOURCE
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../check.h"
#include "files.h"
#include "program.h"
#include "texts.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

enum { NAME_BYTES = 512, CHUNK = 1 << 20 };

static const char *folder;

static int
set_up(void **state)
{
	(void)state;
	folder = files_make();
	return 0;
}

static int
tear_down(void **state)
{
	(void)state;
	files_remove();
	return 0;
}

/* The keys of interfaces.md, and nothing that is unknown to it. */
static void
test_read_json_keys(void **state)
{
	static const char *const keys[] = {"sport", "start_utc", "timer_s",
	    "elapsed_s", "moving_s", "pauses", "count", "total_s",
	    "distance_m", "distance_source", "ascent_m", "descent_m",
	    "elevation_source", "points", "points_with_position",
	    "points_with_hr", "hr_avg", "hr_max", "cadence_avg_spm", "laps",
	    "device", "developer_fields", "rr_intervals", "first_time",
	    "last_time", "device_values", "warnings", "verdict", "format",
	    "container", "file", "activities"};
	struct program program = {.args = {"read", "--json", "run.fit"}};
	struct result result;

	(void)state;
	program_run(&program, folder, &result);
	assert_int_equal(result.code, 0);
	assert_int_equal(text_lines(result.out), 1);
	for (size_t i = 0; i < COUNT(keys); i++) {
		char key[64];

		snprintf(key, sizeof key, "\"%s\":", keys[i]);
		if (!strstr(result.out, key))
			fail_msg("no %s", key);
	}
	assert_null(strstr(result.out, "null"));
	assert_null(strstr(result.out, "file_points"));
	result_free(&result);
}

static void
test_several_files(void **state)
{
	struct program program = {.args = {"read", "--json", "run.fit",
	    "text.fit", "missing.fit", "route.gpx", "run.gpx"}};
	struct result result;
	const char *line;

	(void)state;
	program_run(&program, folder, &result);
	assert_int_equal(result.code, 1);
	assert_int_equal(text_lines(result.out), 5);
	line = result.out;
	assert_non_null(strstr(line, "{\"schema\":\"recording/1\",\"file\":"
	    "\"run.fit\",\"format\":\"fit\""));
	line = strchr(line, '\n') + 1;
	assert_int_equal(strncmp(line, "{\"schema\":\"recording/1\",\"file\":"
	    "\"text.fit\"", 41), 0);
	line = strchr(line, '\n') + 1;
	assert_int_equal(strncmp(line, "{\"schema\":\"error/1\"", 19), 0);
	line = strchr(line, '\n') + 1;
	assert_non_null(strstr(line, "\"verdict\":\"no_activity\""));
	assert_non_null(strstr(line, "\"file_points\":{\"points\":2"));
	line = strchr(line, '\n') + 1;
	assert_non_null(strstr(line, "\"format\":\"gpx\""));
	result_free(&result);
}

static void
test_count(void **state)
{
	struct program program = {.args = {"read", "--count", "run.fit",
	    "run.fit"}};
	struct program json = {.args = {"read", "--json", "run.fit"}};
	struct result count, once;
	unsigned long long files, records, heart, bytes, points;

	(void)state;
	program_run(&program, folder, &count);
	program_run(&json, folder, &once);
	assert_int_equal(count.code, 0);
	assert_int_equal(sscanf(count.out, "{\"files\":%llu,\"records\":%llu,"
	    "\"sum_hr\":%llu,\"bytes\":%llu}\n", &files, &records, &heart,
	    &bytes), 4);
	assert_non_null(strstr(once.out, "\"points\":"));
	assert_int_equal(sscanf(strstr(once.out, "\"points\":"),
	    "\"points\":%llu", &points), 1);
	assert_int_equal(files, 2);
	assert_int_equal(records, 2 * points);
	assert_true(heart > records * 60 && heart < records * 220);
	assert_true(bytes > records);
	result_free(&count);
	result_free(&once);
}

static void
test_csv(void **state)
{
	struct program program = {.args = {"read", "--csv", "run.fit"}};
	struct result result;

	(void)state;
	program_run(&program, folder, &result);
	assert_int_equal(result.code, 0);
	assert_true(text_lines(result.out) > 3000);
	assert_non_null(strstr(result.out, "heart_bpm"));
	result_free(&result);
}

static void
test_after_json(void **state)
{
	struct program program = {.args = {"run.fit", "--json", "--rpe", "6",
	    "--minutes", "10"}};
	struct result result;

	(void)state;
	program_run(&program, folder, &result);
	assert_int_equal(result.code, 0);
	assert_string_equal(result.err, "");
	assert_int_equal(strncmp(result.out,
	    "{\"schema\":\"after/1\",\"run\":{\"sport\":\"running\"", 43), 0);
	assert_non_null(strstr(result.out,
	    "\"legs\":[{\"region\":\"calf_soleus\",\"dose_eq_km\":"));
	assert_non_null(strstr(result.out,
	    "\"session\":{\"schema\":\"session/1\",\"status\":\"normal\""));
	assert_non_null(strstr(result.out, "\"today\":{\"mode\":\"post_run\""));
	assert_null(strstr(result.out, "null"));
	result_free(&result);
}

/* Minutes × RPE stand also where the RPE is a guess, and say that it is. */
static void
test_guessed_effort(void **state)
{
	struct program program = {.args = {"run.gpx", "--json"}};
	struct result result;

	(void)state;
	program_run(&program, folder, &result);
	assert_int_equal(result.code, 0);
	assert_null(strstr(result.out, "\"rpe_source\":\"file\""));
	assert_non_null(strstr(result.out, "\"load\":{\"au\":"));
	result_free(&result);
}

static void
test_standard_input(void **state)
{
	struct program program = {.args = {"-", "--json"}};
	char name[NAME_BYTES];
	char *bytes = malloc(CHUNK);
	struct result result;
	FILE *file;

	(void)state;
	assert_non_null(bytes);
	snprintf(name, sizeof name, "%s/run.fit", folder);
	file = fopen(name, "rb");
	assert_non_null(file);
	program.typed_n = fread(bytes, 1, CHUNK, file);
	fclose(file);
	assert_in_range(program.typed_n, 1000, CHUNK - 1);
	program.typed = bytes;
	program_run(&program, folder, &result);
	assert_int_equal(result.code, 0);
	assert_non_null(strstr(result.out, "\"schema\":\"after/1\""));
	result_free(&result);
	free(bytes);
}

/* R19: 3 to 72 hours later it is a rest day, and later it says so. */
static void
test_now_decides_the_mode(void **state)
{
	static const struct {
		const char *now;
		const char *mode;
		const char *shown;
	} cases[] = {
		{"AFTERRUN_NOW=2026-06-01T09:30:00Z", "post_run", "false"},
		{"AFTERRUN_NOW=2026-06-02T09:30:00Z", "rest_day", "false"},
		{"AFTERRUN_NOW=2026-06-09T09:30:00Z", "post_run", "true"},
		{"AFTERRUN_NOW=2026-05-09T09:30:00Z", "post_run", "true"},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct program program = {.args = {"run.fit", "--json"},
		    .env = {cases[i].now}};
		struct result result;
		char text[128];

		program_run(&program, folder, &result);
		assert_int_equal(result.code, 0);
		snprintf(text, sizeof text, "\"mode\":\"%s\"", cases[i].mode);
		assert_non_null(strstr(result.out, text));
		snprintf(text, sizeof text,
		    "\"shown_as_for_right_after\":%s", cases[i].shown);
		assert_non_null(strstr(result.out, text));
		result_free(&result);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_read_json_keys),
		cmocka_unit_test(test_several_files),
		cmocka_unit_test(test_count),
		cmocka_unit_test(test_csv),
		cmocka_unit_test(test_after_json),
		cmocka_unit_test(test_guessed_effort),
		cmocka_unit_test(test_standard_input),
		cmocka_unit_test(test_now_decides_the_mode),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
