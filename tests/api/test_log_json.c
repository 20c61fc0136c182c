/* JSON of the log: what is missing is absent, what is there has its unit. */
#include <string.h>

#include <jansson.h>

#include "../app/made_log.h"
#include "../check.h"
#include "api/feel_json.h"
#include "api/log_json.h"
#include "api/shoes_json.h"
#include "api/store_json.h"
#include "api/today_json.h"
#include "api/trends_json.h"
#include "knowledge/pain_keys.h"

enum { ARENA = 64 << 20 };

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

/* No null anywhere. */
static void
check_values(const json_t *value)
{
	const char *key;
	json_t *item;
	size_t index;

	assert_false(json_is_null(value));
	json_object_foreach((json_t *)(uintptr_t)value, key, item) {
		for (const char *c = key; *c; c++)
			if (!((*c >= 'a' && *c <= 'z') || *c == '_' ||
			    (*c >= '0' && *c <= '9')))
				fail_msg("key %s", key);
		check_values(item);
	}
	json_array_foreach(value, index, item)
		check_values(item);
}

static json_t *
read_back(const char *text, const char *schema)
{
	json_error_t why;
	json_t *root;

	assert_non_null(text);
	root = json_loads(text, JSON_REJECT_DUPLICATES, &why);
	if (!root)
		fail_msg("%s: %s", schema, why.text);
	assert_string_equal(json_string_value(json_object_get(root,
	    "schema")), schema);
	check_values(root);
	return root;
}

static double
number(const json_t *object, const char *key)
{
	const json_t *value = json_object_get(object, key);

	return json_is_number(value) ? json_number_value(value) : NAN;
}

static void
feel(void **state)
{
	struct ar_feel_line lines[] = {
		{{.kind = AR_FEEL_MARK, .region = AR_CALF, .side = AR_LEFT,
		    .value = 6}, 4, 0, NULL},
		{{.kind = AR_FEEL_MARK, .region = AR_FEEL_LEGS,
		    .side = AR_SIDES, .value = 2.5}, NAN, 0, NULL},
		{{.kind = AR_FEEL_WELL, .well = AR_WELL_RPE, .value = 7},
		    NAN, 12, NULL},
		{{.kind = AR_FEEL_NOTE, .text = "heavy"}, NAN, 0, NULL},
	};
	struct ar_feel_kept kept = {.day = 20000, .lines = lines,
		.count = 4, .warnings = {"late"}, .warning_count = 1};
	json_t *root = read_back(ar_feel_json(&kept, arena), "feel/1");
	json_t *list = json_object_get(root, "kept");

	(void)state;
	assert_string_equal(json_string_value(json_object_get(root, "day")),
	    "2024-10-04");
	assert_int_equal(json_array_size(list), 4);
	json_t *first = json_array_get(list, 0);

	assert_string_equal(json_string_value(json_object_get(first,
	    "region")), "calf");
	assert_string_equal(json_string_value(json_object_get(first,
	    "side")), "left");
	check_near(number(first, "replaced"), 4, 0);
	first = json_array_get(list, 1);
	assert_string_equal(json_string_value(json_object_get(first,
	    "region")), "legs");
	assert_null(json_object_get(first, "side"));
	assert_null(json_object_get(first, "replaced"));
	check_near(number(json_array_get(list, 2), "run_id"), 12, 0);
	json_decref(root);
}

static void
today_of(const struct ar_history *history, struct ar_today *today)
{
	if (ar_today_make(history, NULL, arena, today, &err) != AR_OK)
		fail_msg("%s", err.text);
}

static void
empty_today(void **state)
{
	struct ar_today today;
	json_t *root, *forecast;

	(void)state;
	today_of(made_log(arena), &today);
	root = read_back(ar_today_json(&today, NULL, arena), "today/1");
	forecast = json_object_get(root, "forecast");
	assert_true(json_is_false(json_object_get(forecast,
	    "enough_data")));
	assert_null(json_object_get(forecast, "soreness_0_10"));
	assert_null(json_object_get(forecast, "terms"));
	assert_null(json_object_get(json_object_get(root, "form"), "ctl"));
	assert_null(json_object_get(root, "last_run"));
	assert_int_equal(json_array_size(json_object_get(root, "legs")), 0);
	assert_int_equal(json_array_size(json_object_get(root, "pains")), 0);
	json_decref(root);
}

static void
full_today(void **state)
{
	struct ar_history *history = made_log(arena);
	struct ar_today today;
	json_t *root, *forecast, *terms, *item;
	size_t index;
	double sum = 0;

	(void)state;
	for (int ago = 60; ago >= 0; ago--) {
		if (ago % 2)
			made_run(history, ago, 9000 + 100 * ago, 12, 0.4);
		made_mark(history, ago, AR_FEEL_LEGS, AR_SIDES, ago % 3);
	}
	made_mark(history, 0, AR_CALF, AR_LEFT, 4);
	made_pain(history, 80, AR_PAIN_REGION_KNEE_INNER, AR_PAIN_SIDE_LEFT,
	    AR_PAIN_TISSUE_JOINT, 2);
	today_of(history, &today);
	root = read_back(ar_today_json(&today, NULL, arena), "today/1");
	forecast = json_object_get(root, "forecast");
	terms = json_object_get(forecast, "terms");
	json_array_foreach(terms, index, item)
		sum += number(item, "adds");
	check_near(sum, number(forecast, "soreness_0_10"), 1e-9);
	assert_int_equal(json_array_size(json_object_get(root, "pains")), 1);
	item = json_array_get(json_object_get(root, "pains"), 0);
	assert_true(json_is_true(json_object_get(item, "due")));
	assert_true(number(json_object_get(root, "form"), "ctl") > 1);
	assert_int_equal(json_array_size(json_object_get(root, "legs")), 7);
	assert_non_null(json_object_get(root, "session"));
	assert_string_equal(ar_today_json(&today, NULL, arena),
	    ar_today_json(&today, NULL, arena));
	json_decref(root);
}

static void
trends(void **state)
{
	struct ar_history *history = made_log(arena);
	struct ar_trends made;
	json_t *root, *day;

	(void)state;
	made_run(history, 2, 9000, 9, 0);
	made_well(history, 1, AR_WELL_SLEEP_H, 6.5, "said");
	assert_int_equal(ar_trends_make(history, MADE_TODAY - 5, MADE_TODAY,
	    arena, &made, &err), AR_OK);
	root = read_back(ar_trends_json(&made, arena), "trends/1");
	assert_int_equal(json_array_size(json_object_get(root, "days")), 6);
	day = json_array_get(json_object_get(root, "days"), 0);
	assert_null(json_object_get(day, "tss"));
	assert_null(json_object_get(day, "warming_up"));
	day = json_array_get(json_object_get(root, "days"), 4);
	check_near(number(day, "sleep_h"), 6.5, 0);
	check_near(number(day, "tss"), 0, 0);
	json_decref(root);
}

static void
runs(void **state)
{
	struct ar_history *history = made_log(arena);
	struct ar_run *run = made_run(history, 2, 9000, 9, 0.25);
	float heart[] = {100, NAN, 140};
	struct ar_activity activity = {.samples = {.count = 3,
	    .heart_bpm = heart}, .lap_count = 2};
	struct ar_spans spans;
	json_t *root, *columns;

	(void)state;
	run->shoe_id = 3;
	run->summary.heart_avg_bpm = NAN;
	root = read_back(ar_log_json(history->runs, 1, arena), "log/1");
	json_t *one = json_array_get(json_object_get(root, "runs"), 0);

	check_near(number(one, "distance_m"), 9000, 0);
	assert_null(json_object_get(one, "hr_avg"));
	assert_null(json_object_get(one, "legs"));
	json_decref(root);
	ar_spans_of(&activity, &spans);
	root = read_back(ar_run_json(run, &spans, arena), "run/1");
	assert_int_equal(json_array_size(json_object_get(root, "legs")),
	    AR_LOAD_ROWS);
	columns = json_object_get(json_object_get(root, "samples"),
	    "columns");
	assert_int_equal(json_array_size(columns), 1);
	check_near(number(json_array_get(columns, 0), "mean"), 120, 0);
	check_near(number(json_array_get(columns, 0), "known"), 2, 0);
	check_near(number(root, "lap_count"), 2, 0);
	json_decref(root);
	root = read_back(ar_run_json(run, NULL, arena), "run/1");
	assert_null(json_object_get(root, "samples"));
	json_decref(root);
}

static void
shoes_and_where(void **state)
{
	const struct ar_shoe shoe = {.id = 1, .name = "Road",
		.start_m = 0, .alert_m = 600000, .run_m = 700000,
		.added_utc_s = 0, .retired_utc_s = NAN, .runs = 3};
	const struct ar_store_about about = {.schema = 1, .runs = 5,
		.last_said_utc_s = NAN, .last_kept_utc_s = 1.7e9};
	json_t *root = read_back(ar_shoes_json(&shoe, 1, arena), "shoes/1");
	json_t *one = json_array_get(json_object_get(root, "shoes"), 0);

	(void)state;
	assert_true(json_is_true(json_object_get(one, "alert_due")));
	assert_null(json_object_get(one, "retired_utc"));
	assert_null(json_object_get(one, "last_day"));
	json_decref(root);
	root = read_back(ar_where_json("/x/y.db", &about, arena), "where/1");
	check_near(number(root, "runs"), 5, 0);
	assert_null(json_object_get(root, "last_said_utc"));
	assert_null(json_object_get(root, "first_day"));
	json_decref(root);
	root = read_back(ar_where_json("/x/y.db", NULL, arena), "where/1");
	assert_true(json_is_false(json_object_get(root, "exists")));
	json_decref(root);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(feel),
		cmocka_unit_test(empty_today),
		cmocka_unit_test(full_today),
		cmocka_unit_test(trends),
		cmocka_unit_test(runs),
		cmocka_unit_test(shoes_and_where),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
