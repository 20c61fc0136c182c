/* plan-case/1 in, plan/1 out: what is said comes through, what is wrong is
 * named, and hostile input is refused. */
#include "../check.h"

#include <stdlib.h>
#include <string.h>

#include "afterrun/triage.h"
#include "api/plan_json.h"

enum { ARENA = 64 << 20, MUTATIONS = 4000, SEED = 20261121, TEXT = 16384 };

static const char frame[] = "{\"schema\":\"plan-case/1\","
    "\"date\":\"2026-11-24\"%s}";

static const char rich[] = ",\"goal\":{\"kind\":\"half\",\"date\":"
    "\"2027-03-07\",\"time_s\":6300},\"days\":[\"tue\",\"thu\",\"sun\"],"
    "\"vdot\":45,\"history\":[{\"date\":\"2026-11-15\",\"kind\":\"L\","
    "\"distance_km\":12,\"duration_min\":72,\"rpe\":4,\"descent_m\":80,"
    "\"hr_mean\":140,\"gap_m_s\":2.8},{\"date\":\"2026-11-22\","
    "\"kind\":\"E\",\"distance_km\":8,\"duration_min\":46}],"
    "\"planned\":[{\"date\":\"2026-11-24\",\"kind\":\"Q\","
    "\"distance_km\":8,\"rpe\":6.5,\"regions\":[\"calf\",\"achilles\"]},"
    "{\"date\":\"2026-11-29\",\"kind\":\"L\",\"distance_km\":12.5,"
    "\"descent_m\":100}],\"state\":{\"soreness\":{\"quads\":5,"
    "\"calf\":1},\"forecast\":[{\"region\":\"quadriceps\",\"hours\":48,"
    "\"soreness\":1.5}],\"sleep_h\":[7,7.5],\"hrv_rmssd\":[60,62],"
    "\"resting_hr\":[50],\"fatigue\":3,\"stress_mood_worst_fifth\":false,"
    "\"illness\":{\"kind\":\"above_neck\",\"days\":2,\"days_free\":9},"
    "\"easy_hr_change_pct\":1,\"rpe_over_plan\":[0,1],\"days_off\":1,"
    "\"cross_trained\":false,\"pains\":[]},\"person\":{\"sex\":\"f\","
    "\"age\":40,\"mass_kg\":62,\"height_m\":1.7,\"experience\":"
    "\"experienced\",\"hr_max\":185,\"hr_rest\":50,"
    "\"past_bone_stress\":false}";

static char *
with(const char *part)
{
	static char text[TEXT];

	snprintf(text, sizeof text, frame, part);
	return text;
}

static enum ar_status
solve(const char *part, struct ar_arena *arena, struct ar_plan_view *view,
    struct ar_error *err)
{
	const char *text = with(part);

	memset(err, 0, sizeof *err);
	return ar_plan_case_solve(text, strlen(text), arena, view, err);
}

/* Parsed anew, to be released. */
static json_t *
answer(const char *part)
{
	struct ar_arena *arena = ar_arena_open(ARENA);
	struct ar_plan_view view;
	struct ar_error err;
	json_t *root;
	char *text;

	assert_int_equal(solve(part, arena, &view, &err), AR_OK);
	text = ar_plan_json(&view, arena);
	assert_non_null(text);
	root = json_loads(text, JSON_REJECT_DUPLICATES, NULL);
	assert_non_null(root);
	ar_arena_close(arena);
	return root;
}

static const char *
word(json_t *object, const char *key)
{
	const char *text = json_string_value(json_object_get(object, key));

	assert_non_null(text);
	return text;
}

static double
number(json_t *object, const char *key)
{
	json_t *item = json_object_get(object, key);

	assert_true(json_is_number(item));
	return json_number_value(item);
}

static void
test_everything_is_read(void **state)
{
	struct ar_arena *arena = ar_arena_open(ARENA);
	struct ar_plan_case got;
	struct ar_error err = { 0 };
	const char *text = with(rich);

	(void)state;
	assert_int_equal(ar_plan_case_parse(text, strlen(text), arena, &got,
	    &err), AR_OK);
	assert_int_equal(got.date, 20781);
	assert_int_equal(got.profile.goal, AR_GOAL_HALF);
	assert_int_equal(got.profile.goal_day, 20781 + 103);
	check_near(got.profile.goal_time_s, 6300, 0);
	assert_true(got.profile.days[1] && got.profile.days[6]);
	assert_false(got.profile.days[0]);
	assert_int_equal(got.history_count, 2);
	assert_int_equal(got.history[0].kind, AR_PLAN_LONG);
	check_near(got.history[0].distance_m, 12000, 0);
	check_near(got.history[0].duration_s, 72 * 60, 0);
	assert_true(isnan(got.history[1].rpe_0_10));
	assert_int_equal(got.planned_count, 2);
	assert_int_equal(got.planned[0].regions,
	    1u << AR_LOAD_CALF_SOLEUS | 1u << AR_LOAD_ACHILLES);
	assert_true(isnan(got.planned[0].minutes));
	check_near(got.state.soreness[AR_QUADRICEPS][AR_RIGHT], 5, 0);
	assert_true(isnan(got.state.soreness[AR_KNEE][AR_LEFT]));
	assert_int_equal(got.state.forecast_count, 1);
	assert_int_equal(got.state.forecast[0].row, AR_LOAD_QUADRICEPS);
	assert_int_equal(got.state.sleep_count, 2);
	check_near(got.state.sleep_h[1], 7.5, 0);
	assert_int_equal(got.state.illness, AR_ILLNESS_ABOVE_NECK);
	assert_int_equal(got.state.illness_days_free, 9);
	assert_int_equal(got.state.days_off, 1);
	assert_int_equal(got.profile.person.sex, AR_SEX_FEMALE);
	check_near(got.profile.person.heart_max_bpm, 185, 0);
	ar_arena_close(arena);
}

/* Sore thighs: easy, and the hard run moves; both stand in weeks. */
static void
test_answer(void **state)
{
	json_t *root = answer(rich);
	json_t *today = json_object_get(root, "today");
	json_t *weeks = json_object_get(root, "weeks");
	json_t *session = json_object_get(today, "session");
	json_t *rules = json_object_get(today, "rules"), *rule;
	bool found = false;
	size_t i;

	(void)state;
	assert_string_equal(word(root, "schema"), "plan/1");
	assert_string_equal(word(today, "action"), "EASY");
	assert_true(json_is_true(json_object_get(today, "undo")));
	assert_non_null(strstr(word(today, "reason"), "thigh"));
	assert_string_equal(word(session, "kind"), "E");
	assert_string_equal(word(session, "date"), "2026-11-24");
	check_near(number(session, "distance_km"), 4.8, 1e-9);
	json_array_foreach(rules, i, rule)
		found = found || !strcmp(json_string_value(rule), "P24");
	assert_true(found);
	assert_int_equal(json_array_size(weeks), 1);
	assert_string_equal(word(json_array_get(weeks, 0), "start"),
	    "2026-11-23");
	json_decref(root);
}

/* A plan is built where none is given. */
static void
test_built(void **state)
{
	json_t *root = answer(",\"goal\":{\"kind\":\"10k\"},\"days\":"
	    "[\"mon\",\"wed\",\"sat\"]");
	json_t *weeks = json_object_get(root, "weeks"), *week, *session;
	size_t w, i;

	(void)state;
	assert_true(json_array_size(weeks) > 4);
	json_array_foreach(weeks, w, week) {
		json_t *list = json_object_get(week, "sessions");

		assert_true(json_array_size(list) > 0);
		json_array_foreach(list, i, session) {
			assert_non_null(strstr("E|L|Q|S|X|strength|rest|race",
			    word(session, "kind")));
			assert_true(word(session, "reason")[0] != '\0');
			assert_true(strcmp(word(session, "date"),
			    word(week, "start")) >= 0);
		}
	}
	assert_non_null(json_object_get(root, "reachable"));
	json_decref(root);
}

/* An emergency hides every session. */
static void
test_suspended(void **state)
{
	json_t *root = answer(",\"planned\":[{\"date\":\"2026-11-24\","
	    "\"kind\":\"E\",\"distance_km\":5}],\"state\":{\"pains\":[{"
	    "\"schema\":\"triage-case/1\",\"others\":\"no\","
	    "\"region\":\"calf\",\"side\":\"left\",\"severity_now\":5,"
	    "\"severity_worst\":5,\"chest_pain\":true}]}");
	json_t *today = json_object_get(root, "today");

	(void)state;
	assert_string_equal(word(today, "action"), "REST");
	assert_null(json_object_get(today, "session"));
	assert_true(json_is_false(json_object_get(today, "undo")));
	assert_int_equal(json_array_size(json_object_get(root, "weeks")), 0);
	assert_string_equal(json_string_value(json_array_get(
	    json_object_get(today, "rules"), 0)), "P17");
	json_decref(root);
}

/* Worked examples of C6 as other programs send them: what today becomes, a
 * rule behind it, and a word of the reason.  Example 12 is the builder's. */
static void
test_examples(void **state)
{
	static const struct {
		const char *part, *action, *rule, *words;
	} examples[] = {
		{ ",\"planned\":[{\"date\":\"2026-11-24\",\"kind\":\"S\","
		    "\"distance_km\":8,\"descent_m\":60}],\"state\":{"
		    "\"pains\":[{\"others\":\"no\",\"date\":"
		    "\"2026-11-24T07:00:00Z\",\"region\":\"achilles\","
		    "\"side\":\"left\",\"tissue\":\"tendon\",\"onset\":"
		    "\"gradual_in_run\",\"duration_days\":21,"
		    "\"severity_worst\":4,\"severity_now\":3,"
		    "\"severity_in_run\":4,\"severity_next_morning\":2,"
		    "\"stiff_in_morning\":true,\"morning_stiff_min\":10}]}",
		    "EASY", "P25", "no strides" }, /* 7 */
		{ ",\"history\":[{\"date\":\"2026-11-16\",\"kind\":\"L\","
		    "\"distance_km\":30},{\"date\":\"2026-11-23\","
		    "\"kind\":\"race\",\"distance_km\":42.195}],"
		    "\"planned\":[{\"date\":\"2026-11-24\",\"kind\":\"E\","
		    "\"distance_km\":10}],\"state\":{\"forecast\":[{"
		    "\"region\":\"quadriceps\",\"hours\":0,"
		    "\"soreness\":6}]}",
		    "XT", "P20", "walk or swim for 20 to 30" }, /* 10 */
		{ ",\"planned\":[{\"date\":\"2026-11-24\",\"kind\":\"E\","
		    "\"distance_km\":8}],\"state\":{\"pains\":[{"
		    "\"others\":\"no\",\"region\":\"shin_inner\",\"side\":"
		    "\"right\",\"tissue\":\"bone\",\"bone_tender\":\"focal\","
		    "\"background\":{\"low_energy\":true},"
		    "\"severity_worst\":4,\"severity_now\":1,"
		    "\"duration_days\":10}]}",
		    "REST", "P17", "clinician" }, /* 11 */
	};

	(void)state;
	for (size_t i = 0; i < sizeof examples / sizeof examples[0]; i++) {
		json_t *root = answer(examples[i].part);
		json_t *today = json_object_get(root, "today"), *rule;
		bool found = false;
		size_t r;

		assert_string_equal(word(today, "action"),
		    examples[i].action);
		assert_non_null(strstr(word(today, "reason"),
		    examples[i].words));
		json_array_foreach(json_object_get(today, "rules"), r, rule)
			found = found || !strcmp(json_string_value(rule),
			    examples[i].rule);
		assert_true(found);
		json_decref(root);
	}
}

static double
running_s(json_t *week)
{
	json_t *session, *step, *repeat;
	double sum = 0;
	size_t i, k;

	json_array_foreach(json_object_get(week, "sessions"), i, session)
		json_array_foreach(json_object_get(session, "steps"), k,
		    step) {
			if (strcmp(word(step, "what"), "run") != 0)
				continue;
			repeat = json_object_get(step, "repeat");
			sum += number(step, "seconds") * (repeat ?
			    json_number_value(repeat) : 1);
		}
	return sum;
}

/* C6 example 12: 3 km in the first week, the race in 10 to 12 weeks. */
static void
test_heavy_beginner(void **state)
{
	const double ladder_m_s = 2.0;
	json_t *root = answer(",\"goal\":{\"kind\":\"5k\",\"date\":"
	    "\"2027-01-19\"},\"days\":[\"tue\",\"thu\",\"sat\","
	    "\"sun\"],\"person\":{\"experience\":\"novice\","
	    "\"mass_kg\":98,\"height_m\":1.75}");
	json_t *weeks = json_object_get(root, "weeks");
	double metres = ladder_m_s * running_s(json_array_get(weeks, 0));

	(void)state;
	assert_true(metres > 1000 && metres <= 3000);
	assert_true(json_is_false(json_object_get(root, "reachable")));
	assert_in_range(json_array_size(weeks), 10, 12);
	assert_true(strcmp(word(root, "possible_date"), "2027-01-31") > 0);
	assert_true(strcmp(word(root, "possible_date"), "2027-02-17") < 0);
	json_decref(root);
}

static void
test_wrong_is_named(void **state)
{
	static const struct {
		const char *part;
		const char *where;
	} wrong[] = {
		{ ",\"mood\":1", "/mood" },
		{ ",\"goal\":{\"kind\":\"50k\"}", "/goal/kind" },
		{ ",\"goal\":{\"date\":\"2027-01-01\"}", "/goal/kind" },
		{ ",\"goal\":{\"kind\":\"10k\",\"date\":\"2026-11-01\"}",
		    "/goal" },
		{ ",\"goal\":{\"kind\":\"10k\",\"time_s\":60}", "/goal" },
		{ ",\"goal\":{\"kind\":\"10k\",\"time_s\":90000}",
		    "/goal" },
		{ ",\"days\":[\"mon\",\"noon\"]", "/days/1" },
		{ ",\"vdot\":200", "/vdot" },
		{ ",\"history\":[{\"kind\":\"E\"}]", "/history/0/date" },
		{ ",\"history\":[{\"date\":\"2026-02-30\"}]",
		    "/history/0/date" },
		{ ",\"history\":[{\"date\":\"2026-11-02\"},"
		    "{\"date\":\"2026-11-01\"}]", "/history" },
		{ ",\"history\":[{\"date\":\"2026-11-02\","
		    "\"distance_km\":-1}]", "/history/0/distance_km" },
		{ ",\"planned\":[{\"date\":\"2026-11-24\","
		    "\"kind\":\"walk\"}]", "/planned/0/kind" },
		{ ",\"planned\":[{\"date\":\"2026-11-24\",\"kind\":\"E\","
		    "\"regions\":[\"ear\"]}]", "/planned/0/regions/0" },
		{ ",\"planned\":[{\"date\":\"2026-11-24\",\"kind\":\"E\","
		    "\"pace\":1}]", "/planned/0/pace" },
		{ ",\"state\":{\"soreness\":{\"ear\":1}}",
		    "/state/soreness/ear" },
		{ ",\"state\":{\"soreness\":{\"calf\":11}}",
		    "/state/soreness/calf" },
		{ ",\"state\":{\"sleep_h\":[7,null]}", "/state/sleep_h/1" },
		{ ",\"state\":{\"illness\":{\"days\":1}}",
		    "/state/illness/kind" },
		{ ",\"state\":{\"pains\":[{\"region\":\"calf\","
		    "\"mood\":1}]}", "/state/pains/0/mood" },
		{ ",\"state\":{\"forecast\":[{\"region\":\"calf\"}]}",
		    "/state/forecast/0/hours" },
		{ ",\"state\":{\"cross_trained\":1}",
		    "/state/cross_trained" },
		{ ",\"person\":{\"age\":0}", "/person/age" },
		{ ",\"person\":{\"weight\":70}", "/person/weight" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++) {
		struct ar_arena *arena = ar_arena_open(ARENA);
		struct ar_plan_view view;
		struct ar_error err;

		assert_int_equal(solve(wrong[i].part, arena, &view, &err),
		    AR_EINPUT);
		assert_string_equal(err.where, wrong[i].where);
		assert_true(err.text[0]);
		ar_arena_close(arena);
	}
}

/* The same case gives the same bytes (P16). */
static void
test_same_bytes(void **state)
{
	struct ar_arena *arena = ar_arena_open(ARENA);
	struct ar_plan_view view;
	struct ar_error err;
	char *a, *b;

	(void)state;
	assert_int_equal(solve(rich, arena, &view, &err), AR_OK);
	a = ar_plan_json(&view, arena);
	assert_int_equal(solve(rich, arena, &view, &err), AR_OK);
	b = ar_plan_json(&view, arena);
	assert_string_equal(a, b);
	ar_arena_close(arena);
}

/* Bytes changed at random: refused or answered, never worse. */
static void
test_mutations(void **state)
{
	const char *text = with(rich);
	size_t n = strlen(text);
	char *copy = malloc(n);
	int answered = 0;

	(void)state;
	assert_non_null(copy);
	srand(SEED);
	for (int i = 0; i < MUTATIONS; i++) {
		struct ar_arena *arena = ar_arena_open(ARENA);
		struct ar_plan_view view;
		struct ar_error err = { 0 };

		memcpy(copy, text, n);
		copy[(size_t)rand() % n] = (char)(rand() % 96 + 32);
		if (ar_plan_case_solve(copy, n, arena, &view, &err) ==
		    AR_OK) {
			assert_non_null(ar_plan_json(&view, arena));
			answered++;
		} else {
			assert_true(err.text[0]);
		}
		ar_arena_close(arena);
	}
	assert_in_range(answered, 1, MUTATIONS - 1);
	free(copy);
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_everything_is_read),
		cmocka_unit_test(test_answer),
		cmocka_unit_test(test_built),
		cmocka_unit_test(test_suspended),
		cmocka_unit_test(test_examples),
		cmocka_unit_test(test_heavy_beginner),
		cmocka_unit_test(test_wrong_is_named),
		cmocka_unit_test(test_same_bytes),
		cmocka_unit_test(test_mutations),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
