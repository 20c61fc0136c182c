/* read(write(session)) == session, and what a session/1 may not hold. */
#include "../check.h"

#include <stdlib.h>
#include <string.h>

#include "../recovery/random_case.h"
#include "afterrun/guide.h"
#include "api/cues_json.h"
#include "api/session_json.h"
#include "api/session_read.h"
#include "golden.h"

enum { ARENA = 1 << 22, CASES = 2000, MUTATIONS = 20000, SEED = 20261121 };

static const char *const goldens[] = { "g1", "g1a", "l2", "g2", "g2w", "g3",
	"g4", "g5", "g5_rf4_no", "g5_clot", "g5_ask", "g6", "g6_hot",
	"edge_hamstring", "edge_credit", "edge_quad_8" };

static char *
written(const struct ar_session *session, struct ar_arena *arena)
{
	struct ar_json_out out = { false };
	char *text = ar_json_finish(&out, ar_session_json(&out, session),
	    arena);

	assert_non_null(text);
	return text;
}

static void
same_text(const char *a, const char *b)
{
	assert_int_equal(!a, !b);
	if (a)
		assert_string_equal(a, b);
}

static void
same_number(double a, double b)
{
	if (!isnan(a) || !isnan(b))
		check_near(a, b, 0.06);
}

static void
same_rules(const char *const *a, const char *const *b)
{
	for (int i = 0; i < AR_STEP_RULES; i++)
		same_text(a[i], b[i]);
}

static void
same_step(const struct ar_session_step *a, const struct ar_session_step *b)
{
	assert_int_equal(a->number, b->number);
	assert_int_equal(a->block, b->block);
	same_text(a->technique, b->technique);
	assert_int_equal(a->region_known, b->region_known);
	if (a->region_known)
		assert_int_equal(a->region, b->region);
	assert_int_equal(a->side_count, b->side_count);
	for (int i = 0; i < a->side_count; i++)
		assert_int_equal(a->side[i], b->side[i]);
	assert_int_equal(a->sets, b->sets);
	assert_int_equal(a->seconds, b->seconds);
	assert_int_equal(a->tool_known, b->tool_known);
	if (a->tool_known)
		assert_int_equal(a->tool, b->tool);
	assert_int_equal(a->pressure_max, b->pressure_max);
	assert_int_equal(a->pull, b->pull);
	assert_int_equal(a->cost_s, b->cost_s);
	same_text(a->grade, b->grade);
	same_text(a->title, b->title);
	same_text(a->purpose, b->purpose);
	same_text(a->skip_if, b->skip_if);
	same_text(a->stop_if, b->stop_if);
	same_text(a->text, b->text);
	same_rules(a->rules, b->rules);
}

static void
same_cards(const struct ar_card *a, const struct ar_card *b, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		same_text(a[i].id, b[i].id);
		same_text(a[i].text, b[i].text);
		same_rules(a[i].rules, b[i].rules);
	}
}

static void
same_all_cards(const struct ar_session *a, const struct ar_session *b)
{
	same_number(a->drink.target_ml, b->drink.target_ml);
	same_number(a->drink.hours, b->drink.hours);
	same_number(a->drink.first_30min_ml, b->drink.first_30min_ml);
	assert_int_equal(a->drink.sodium, b->drink.sodium);
	same_text(a->drink.text, b->drink.text);
	same_rules(a->drink.rules, b->drink.rules);
	same_number(a->fuel.carb_g, b->fuel.carb_g);
	same_number(a->fuel.protein_g, b->fuel.protein_g);
	same_text(a->fuel.text, b->fuel.text);
	same_rules(a->fuel.rules, b->fuel.rules);
	same_number(a->daily_drinks_ml, b->daily_drinks_ml);
	assert_int_equal(a->evening_count, b->evening_count);
	same_cards(a->evening, b->evening, a->evening_count);
	assert_int_equal(a->later_count, b->later_count);
	same_cards(a->later, b->later, a->later_count);
	assert_int_equal(a->next.code, b->next.code);
	same_number(a->next.quality_after_h, b->next.quality_after_h);
	same_number(a->next.no_long_descent_h, b->next.no_long_descent_h);
	same_text(a->next.text, b->next.text);
	same_rules(a->next.rules, b->next.rules);
}

static void
same_verdict(const struct ar_verdict *a, const struct ar_verdict *b)
{
	assert_int_equal(!a, !b);
	if (!a)
		return;
	assert_int_equal(a->tier, b->tier);
	assert_int_equal(a->within, b->within);
	assert_int_equal(a->complete, b->complete);
	assert_int_equal(a->fired_count, b->fired_count);
	for (size_t i = 0; i < a->fired_count; i++)
		assert_ptr_equal(a->fired[i].rule, b->fired[i].rule);
	assert_int_equal(a->act_count, b->act_count);
	for (size_t i = 0; i < a->act_count; i++)
		same_text(a->act[i], b->act[i]);
	assert_int_equal(a->avoid_count, b->avoid_count);
	for (size_t i = 0; i < a->avoid_count; i++)
		same_text(a->avoid[i], b->avoid[i]);
	assert_memory_equal(a->allows, b->allows, sizeof a->allows);
	assert_int_equal(a->ask_count, b->ask_count);
	for (size_t i = 0; i < a->ask_count; i++)
		assert_int_equal(a->ask_next[i], b->ask_next[i]);
	same_number(a->recheck_h, b->recheck_h);
}

static void
same_session(const struct ar_session *a, const struct ar_session *b)
{
	assert_int_equal(a->status, b->status);
	assert_int_equal(a->load_class, b->load_class);
	assert_int_equal(a->flags, b->flags);
	same_number(a->au, b->au);
	assert_int_equal(a->rpe_guessed && a->mode == AR_POST_RUN
	    && !isnan(a->au), b->rpe_guessed);
	assert_int_equal(a->budget_s, b->budget_s);
	assert_int_equal(a->total_s, b->total_s);
	assert_int_equal(a->ladder_count, b->ladder_count);
	for (size_t i = 0; i < a->ladder_count; i++)
		same_text(a->ladder[i], b->ladder[i]);
	if (a->ladder_count)
		assert_int_equal(a->mode, b->mode);
	assert_int_equal(a->step_count, b->step_count);
	for (size_t i = 0; i < a->step_count; i++)
		same_step(&a->steps[i], &b->steps[i]);
	same_all_cards(a, b);
	assert_int_equal(a->warning_count, b->warning_count);
	for (size_t i = 0; i < a->warning_count; i++)
		same_text(a->warnings[i], b->warnings[i]);
	assert_int_equal(a->excluded_count, b->excluded_count);
	for (size_t i = 0; i < a->excluded_count; i++) {
		assert_int_equal(a->excluded[i].region,
		    b->excluded[i].region);
		assert_int_equal(a->excluded[i].side, b->excluded[i].side);
		same_text(a->excluded[i].rule, b->excluded[i].rule);
	}
	same_text(a->stop_text, b->stop_text);
	same_verdict(a->verdict, b->verdict);
}

/* Written, read with the bytes gone, written again. */
static void
round_trip(const struct ar_session *session)
{
	struct ar_arena *arena = ar_arena_open(ARENA);
	struct ar_session again;
	struct ar_error err = { .status = AR_OK };
	char *text, *bytes;
	size_t n;

	assert_non_null(arena);
	text = written(session, arena);
	n = strlen(text);
	bytes = malloc(n);
	assert_non_null(bytes);
	memcpy(bytes, text, n);
	if (ar_session_read(bytes, n, arena, &again, &err) != AR_OK)
		fail_msg("%s: %s: %s", err.where, err.text, text);
	free(bytes);
	same_session(session, &again);
	assert_string_equal(text, written(&again, arena));
	ar_arena_close(arena);
}

static void
build_golden(json_t *given, int minutes, struct ar_arena *arena,
    struct ar_session *session)
{
	struct ar_session_case input;
	struct ar_error err = { .status = AR_OK };
	char *text;

	json_object_set_new(given, "minutes_available",
	    json_integer(minutes));
	text = json_dumps(given, JSON_COMPACT);
	assert_int_equal(ar_session_case_parse(text, strlen(text), arena,
	    &input, &err), AR_OK);
	assert_int_equal(ar_session_build(&input, arena, session, &err),
	    AR_OK);
	free(text);
}

static void
test_golden_sessions(void **state)
{
	(void)state;
	for (size_t g = 0; g < sizeof goldens / sizeof *goldens; g++) {
		json_t *root = golden_load(goldens[g]);
		json_t *given = json_object_get(root, "case");

		for (int minutes = 5; minutes <= 60; minutes += 5) {
			struct ar_arena *arena = ar_arena_open(ARENA);
			struct ar_session session;

			build_golden(given, minutes, arena, &session);
			round_trip(&session);
			ar_arena_close(arena);
		}
		json_decref(root);
	}
}

static void
test_random_sessions(void **state)
{
	uint64_t seed = SEED;

	(void)state;
	for (int i = 0; i < CASES; i++) {
		struct ar_arena *arena = ar_arena_open(ARENA);
		struct random_case made;
		struct ar_session session;

		random_case_make(&made, &seed);
		assert_int_equal(ar_session_build(&made.input, arena,
		    &session, NULL), AR_OK);
		round_trip(&session);
		ar_arena_close(arena);
	}
}

#define STEP "{\"n\":1,\"block\":\"stretch\",\"technique\":" \
	"\"3.2-calf-stretch\",\"seconds\":30,\"cost_s\":35"
#define HEAD "{\"schema\":\"session/1\",\"status\":\"normal\"," \
	"\"total_s\":35"

/* What is not said is looked up by the technique. */
static void
test_smallest_session(void **state)
{
	static const char text[] = HEAD ",\"steps\":[" STEP "}]}";
	struct ar_arena *arena = ar_arena_open(ARENA);
	struct ar_session session;
	struct ar_guide guide;
	struct ar_error err = { .status = AR_OK };

	(void)state;
	assert_int_equal(ar_session_read(text, strlen(text), arena, &session,
	    &err), AR_OK);
	assert_int_equal(session.step_count, 1);
	assert_string_equal(session.steps[0].title,
	    ar_technique_find("3.2-calf-stretch")->title);
	assert_string_equal(session.steps[0].stop_if,
	    ar_sheet_find("static_stretch")->stop_if);
	assert_non_null(session.steps[0].text);
	assert_int_equal(session.steps[0].sets, 1);
	assert_true(isnan(session.drink.target_ml));
	assert_null(session.next.text);
	assert_int_equal(ar_guide_make(&session, NULL, arena, &guide, &err),
	    AR_OK);
	ar_arena_close(arena);
}

struct refusal {
	const char *text;
	const char *where;
};

static const struct refusal refusals[] = {
	{ "{\"status\":\"normal\",\"total_s\":0,\"steps\":[]}", "/schema" },
	{ "{\"schema\":\"session/2\",\"status\":\"normal\",\"total_s\":0,"
	    "\"steps\":[]}", "/schema" },
	{ HEAD "}", "/steps" },
	{ HEAD ",\"steps\":[],\"colour\":1}", "/colour" },
	{ HEAD ",\"steps\":[]}", "/total_s" },
	{ HEAD ",\"steps\":{}}", "/steps" },
	{ HEAD ",\"steps\":[7]}", "/steps/0" },
	{ HEAD ",\"steps\":[" STEP ",\"n\":1}]}", "" },
	{ HEAD ",\"steps\":[" STEP ",\"pain\":1}]}", "/steps/0/pain" },
	{ HEAD ",\"steps\":[" STEP ",\"sets\":0}]}", "/steps/0/sets" },
	{ HEAD ",\"steps\":[" STEP ",\"sets\":61}]}", "/steps/0/sets" },
	{ HEAD ",\"steps\":[" STEP ",\"region\":\"elbow\"}]}",
	    "/steps/0/region" },
	{ HEAD ",\"steps\":[" STEP ",\"tool\":\"saw\"}]}", "/steps/0/tool" },
	{ HEAD ",\"steps\":[" STEP ",\"sides\":[\"up\"]}]}",
	    "/steps/0/sides" },
	{ HEAD ",\"steps\":[" STEP ",\"sides\":[\"left\",\"left\"]}]}",
	    "/steps/0/sides" },
	{ HEAD ",\"steps\":[" STEP ",\"pressure_max\":11}]}",
	    "/steps/0/pressure_max" },
	{ HEAD ",\"steps\":[" STEP ",\"title\":\"\\u001b[2J\"}]}",
	    "/steps/0/title" },
	{ HEAD ",\"steps\":[" STEP ",\"rules\":[1]}]}", "/steps/0/rules/0" },
	{ HEAD ",\"steps\":[" STEP ",\"rules\":[\"1\",\"2\",\"3\",\"4\","
	    "\"5\",\"6\",\"7\",\"8\",\"9\",\"a\",\"b\",\"c\"]}]}",
	    "/steps/0/rules" },
	{ HEAD ",\"steps\":[{\"n\":1,\"block\":\"stretch\","
	    "\"technique\":\"hop\",\"seconds\":30,\"cost_s\":35}]}",
	    "/steps/0/technique" },
	{ HEAD ",\"steps\":[{\"n\":2,\"block\":\"stretch\","
	    "\"technique\":\"walk\",\"seconds\":30,\"cost_s\":35}]}",
	    "/steps/0/n" },
	{ HEAD ",\"steps\":[{\"n\":1,\"technique\":\"walk\","
	    "\"seconds\":30,\"cost_s\":35}]}", "/steps/0/block" },
	{ HEAD ",\"steps\":[" STEP "}],\"budget_s\":30}", "/budget_s" },
	{ HEAD ",\"steps\":[" STEP "}],\"flags\":[\"cold\"]}", "/flags" },
	{ HEAD ",\"steps\":[" STEP "}],\"cards\":{\"tea\":1}}",
	    "/cards/tea" },
	{ HEAD ",\"steps\":[" STEP "}],\"cards\":{\"drink\":{\"ml\":-1}}}",
	    "/cards/drink/ml" },
	{ HEAD ",\"steps\":[" STEP "}],\"cards\":{\"next\":{}}}",
	    "/cards/next/code" },
	{ HEAD ",\"steps\":[" STEP "}],\"cards\":{\"evening\":[{\"id\":"
	    "\"sleep\"}]}}", "/cards/evening/0/text" },
	{ HEAD ",\"steps\":[" STEP "}],\"excluded\":[{\"region\":\"calf\","
	    "\"side\":\"left\"}]}", "/excluded/0/rule" },
	{ HEAD ",\"steps\":[" STEP "}],\"verdict\":{\"tier\":\"E9\"}}",
	    "/verdict/within" },
	{ HEAD ",\"steps\":[" STEP "}],\"verdict\":{\"tier\":\"E3\","
	    "\"within\":\"none\",\"rules\":[\"T99\"]}}", "/verdict/rules" }
};

static void
test_errors_name_the_place(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof refusals / sizeof *refusals; i++) {
		const struct refusal *r = &refusals[i];
		struct ar_arena *arena = ar_arena_open(ARENA);
		struct ar_session session;
		struct ar_error err = { .status = AR_OK };

		if (ar_session_read(r->text, strlen(r->text), arena,
		    &session, &err) != AR_EINPUT
		    || strcmp(err.where, r->where) != 0)
			fail_msg("%s: %s: %s", r->text, err.where, err.text);
		ar_arena_close(arena);
	}
}

static long allocations_left;

static void *
scarce_alloc(size_t n)
{
	return allocations_left-- > 0 ? malloc(n) : NULL;
}

/* jansson without memory at its k-th request, and an arena of every size. */
static void
test_no_memory(void **state)
{
	struct ar_arena *made = ar_arena_open(ARENA);
	json_t *root = golden_load("g6");
	struct ar_session session;
	bool done = false;
	char *text;

	(void)state;
	build_golden(json_object_get(root, "case"), 20, made, &session);
	text = written(&session, made);
	json_decref(root);
	json_set_alloc_funcs(scarce_alloc, free);
	for (long k = 0; !done; k++) {
		struct ar_arena *arena = ar_arena_open(ARENA);

		allocations_left = k;
		done = ar_session_read(text, strlen(text), arena, &session,
		    NULL) == AR_OK;
		ar_arena_close(arena);
	}
	json_set_alloc_funcs(malloc, free);
	done = false;
	for (size_t limit = 64; !done; limit += 256) {
		struct ar_arena *arena = ar_arena_open(limit);
		enum ar_status status = ar_session_read(text, strlen(text),
		    arena, &session, NULL);

		assert_true(status == AR_OK || status == AR_EMEM);
		done = status == AR_OK;
		ar_arena_close(arena);
	}
	ar_arena_close(made);
}

/* Single bytes changed: an error or a session that can be written. */
static void
test_damaged_sessions(void **state)
{
	struct ar_arena *made = ar_arena_open(ARENA);
	json_t *root = golden_load("g6");
	uint64_t seed = SEED;
	struct ar_session session;
	char *text;
	size_t n;

	(void)state;
	build_golden(json_object_get(root, "case"), 20, made, &session);
	json_decref(root);
	text = written(&session, made);
	n = strlen(text);
	for (int i = 0; i < MUTATIONS; i++) {
		struct ar_arena *arena = ar_arena_open(ARENA);
		struct ar_error err = { .status = AR_OK };
		size_t at = roll(&seed) % n;
		char kept = text[at];

		text[at] = "{}[]\",:0123456789.-eE\\tfn"[pick(&seed, 25)];
		if (ar_session_read(text, n, arena, &session, &err)
		    == AR_OK)
			(void)written(&session, arena);
		else
			assert_true(err.text[0]);
		text[at] = kept;
		ar_arena_close(arena);
	}
	ar_arena_close(made);
}

/* cues/1: schema, total, and every cue of the guide in its order. */
static void
test_cues(void **state)
{
	struct ar_arena *arena = ar_arena_open(ARENA);
	json_t *root = golden_load("g2"), *cue;
	struct ar_json_out out = { false };
	struct ar_session session;
	struct ar_guide guide;
	size_t i;

	(void)state;
	build_golden(json_object_get(root, "case"), 20, arena, &session);
	json_decref(root);
	assert_int_equal(ar_guide_make(&session, NULL, arena, &guide, NULL),
	    AR_OK);
	root = json_loads(ar_json_finish(&out, ar_cues_json(&out, &guide),
	    arena), JSON_REJECT_DUPLICATES, NULL);
	assert_non_null(root);
	assert_string_equal(json_string_value(json_object_get(root,
	    "schema")), "cues/1");
	assert_int_equal(json_integer_value(json_object_get(root,
	    "total_s")), session.total_s);
	assert_int_equal(json_array_size(json_object_get(root, "cues")),
	    guide.cue_count);
	json_array_foreach(json_object_get(root, "cues"), i, cue) {
		check_near(json_number_value(json_object_get(cue, "at_s")),
		    guide.cues[i].at_s, 1e-9);
		assert_string_equal(json_string_value(json_object_get(cue,
		    "text")), guide.cues[i].text);
		assert_string_equal(json_string_value(json_object_get(cue,
		    "kind")), guide.cues[i].kind == AR_CUE_SPEECH ? "speech"
		    : "bell");
	}
	json_decref(root);
	ar_arena_close(arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_golden_sessions),
		cmocka_unit_test(test_random_sessions),
		cmocka_unit_test(test_smallest_session),
		cmocka_unit_test(test_errors_name_the_place),
		cmocka_unit_test(test_no_memory),
		cmocka_unit_test(test_damaged_sessions),
		cmocka_unit_test(test_cues)
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
