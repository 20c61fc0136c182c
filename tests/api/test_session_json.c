#include "../check.h"

#include <stdlib.h>
#include <string.h>

#include "api/session_json.h"
#include "golden.h"

enum { ARENA = 1 << 22, MUTATIONS = 20000 };

static const char *const goldens[] = { "g1", "g1a", "l2", "g2", "g2w", "g3",
	"g4", "g5", "g5_rf4_no", "g5_clot", "g5_ask", "g6", "g6_hot",
	"edge_hamstring", "edge_credit", "edge_quad_8" };

static void
test_golden_sessions(void **state)
{
	(void)state;
	for (size_t g = 0; g < sizeof goldens / sizeof *goldens; g++) {
		json_t *root = golden_load(goldens[g]);
		json_t *given = json_object_get(root, "case");
		size_t i;
		json_t *expect;

		assert_true(json_array_size(json_object_get(root, "expect"))
		    > 0);
		json_array_foreach(json_object_get(root, "expect"), i,
		    expect) {
			json_t *session;

			json_object_set(given, "minutes_available",
			    json_object_get(expect, "minutes"));
			session = golden_session(given);
			assert_non_null(session);
			golden_check(goldens[g], expect, session);
			json_decref(session);
		}
		json_decref(root);
	}
}

/* A case that must be refused, and the pointer that the error names. */
struct refusal {
	const char *text;
	const char *where;
	const char *names; /* a word of the message, or NULL */
};

#define HEAD "{\"schema\":\"session-case/1\",\"mode\":\"post_run\"," \
	"\"minutes_available\":20"

static const struct refusal refusals[] = {
	{ HEAD ",\"minutes\":3}", "/minutes", "minutes" },
	{ "{\"mode\":\"post_run\",\"minutes_available\":20}", "/schema",
	    NULL },
	{ "{\"schema\":\"session-case/1\",\"minutes_available\":20}",
	    "/mode", NULL },
	{ "{\"schema\":\"session-case/1\",\"mode\":\"post_run\"}",
	    "/minutes_available", NULL },
	{ "{\"schema\":\"session-case/2\",\"mode\":\"post_run\","
	    "\"minutes_available\":20}", "/schema", "session-case/1" },
	{ "{\"schema\":\"session-case/1\",\"mode\":\"run\","
	    "\"minutes_available\":20}", "/mode", "post_run" },
	{ "{\"schema\":\"session-case/1\",\"mode\":\"post_run\","
	    "\"minutes_available\":0}", "/minutes_available", "240" },
	{ "{\"schema\":\"session-case/1\",\"mode\":\"post_run\","
	    "\"minutes_available\":241}", "/minutes_available", "240" },
	{ "{\"schema\":\"session-case/1\",\"mode\":\"post_run\","
	    "\"minutes_available\":7.5}", "/minutes_available", "whole" },
	{ "{\"schema\":\"session-case/1\",\"mode\":\"post_run\","
	    "\"minutes_available\":\"20\"}", "/minutes_available", NULL },
	{ HEAD ",\"run\":{\"rpe\":11}}", "/run/rpe", "10" },
	{ HEAD ",\"run\":{\"rpe\":null}}", "/run/rpe", NULL },
	{ HEAD ",\"run\":{\"pace\":5}}", "/run/pace", "pace" },
	{ HEAD ",\"run\":[]}", "/run", "object" },
	{ HEAD ",\"person\":{\"sex\":\"x\"}}", "/person/sex", "f|m" },
	{ HEAD ",\"person\":{\"mass_kg\":7}}", "/person/mass_kg", NULL },
	{ HEAD ",\"soreness\":{\"elbow\":3}}", "/soreness/elbow", NULL },
	{ HEAD ",\"soreness\":{\"calf\":10.5}}", "/soreness/calf", "10" },
	{ HEAD ",\"soreness\":{\"calf\":{\"up\":1}}}", "/soreness/calf/up",
	    "up" },
	{ HEAD ",\"soreness\":{\"calf\":{\"left\":-1}}}",
	    "/soreness/calf/left", NULL },
	{ HEAD ",\"soreness\":{\"calf\":1,\"calves\":2}}",
	    "/soreness/calves", "twice" },
	{ HEAD ",\"conditions\":[\"gout\"]}", "/conditions/0", NULL },
	{ HEAD ",\"conditions\":[\"fever\",{\"id\":\"gout\"}]}",
	    "/conditions/1/id", NULL },
	{ HEAD ",\"conditions\":[{\"id\":\"fever\",\"region\":\"ear\"}]}",
	    "/conditions/0/region", NULL },
	{ HEAD ",\"tools\":[\"ice\",\"saw\"]}", "/tools/1", NULL },
	{ HEAD ",\"tools\":\"ice\"}", "/tools", "array" },
	{ HEAD ",\"preferences\":{\"hold_s\":20}}", "/preferences/hold_s",
	    "21" },
	{ HEAD ",\"last_run\":{\"load_class\":5}}", "/last_run/load_class",
	    NULL },
	{ HEAD ",\"legs\":[{\"region\":\"calf\",\"ratio\":1}]}",
	    "/legs/0/region", NULL },
	{ HEAD ",\"pains\":[{\"region\":\"calf\",\"calf_puffy\":true}]}",
	    "/pains/0/calf_puffy", "calf_puffy" },
	{ HEAD ",\"pains\":[{\"region\":\"ear\"}]}", "/pains/0/region",
	    NULL },
	{ HEAD ",\"pains\":[{\"red\":1}]}", "/pains/0/red", NULL },
	{ HEAD ",\"pains\":[{\"severity_now\":12}]}",
	    "/pains/0/severity_now", "10" },
	{ HEAD ",\"pains\":[{\"pregnant\":true}]}", "/pains/0/pregnant",
	    NULL },
	{ HEAD ",\"pains\":[{\"background\":{\"red\":true}}]}",
	    "/pains/0/background/red", "red" },
	{ HEAD ",\"pains\":[{\"earlier\":[{\"date\":\"spring\"}]}]}",
	    "/pains/0/earlier/0/date", NULL },
	{ HEAD ",\"a/b~c\":1}", "/a~1b~0c", NULL }
};

static enum ar_status
parse(const char *text, size_t n, struct ar_error *err)
{
	struct ar_arena *arena = ar_arena_open(ARENA);
	struct ar_session_case input;
	enum ar_status status = ar_session_case_parse(text, n, arena, &input,
	    err);

	ar_arena_close(arena);
	return status;
}

static void
test_errors_name_the_place(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof refusals / sizeof *refusals; i++) {
		const struct refusal *r = &refusals[i];
		struct ar_error err = { .status = AR_OK };

		assert_int_equal(parse(r->text, strlen(r->text), &err),
		    AR_EINPUT);
		assert_string_equal(err.where, r->where);
		if (r->names && !strstr(err.text, r->names))
			fail_msg("%s: %s", r->where, err.text);
	}
}

static void
test_unsound_json(void **state)
{
	static const struct {
		const char *text;
		enum ar_status status;
	} texts[] = { { "", AR_EFORMAT }, { "[]", AR_EFORMAT },
		{ HEAD, AR_EFORMAT }, { HEAD "} x", AR_EFORMAT },
		{ HEAD ",\"mode\":\"rest_day\"}", AR_EINPUT },
		{ "nonsense", AR_EFORMAT } };
	char deep[200];
	struct ar_error err;

	(void)state;
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
		assert_int_equal(parse(texts[i].text, strlen(texts[i].text),
		    &err), texts[i].status);
	memset(deep, '[', sizeof deep);
	assert_int_equal(parse(deep, sizeof deep, &err), AR_EINPUT);
	assert_int_equal(err.offset, sizeof deep - 1);
}

static json_t *
session_of(const char *text)
{
	json_t *given = json_loads(text, 0, NULL);
	json_t *session;

	assert_non_null(given);
	session = golden_session(given);
	json_decref(given);
	return session;
}

/* Only schema, mode and minutes_available are required. */
static void
test_smallest_case(void **state)
{
	json_t *session = session_of(HEAD "}");
	json_t *cards;

	(void)state;
	assert_non_null(session);
	assert_null(json_object_get(session, "au"));
	cards = json_object_get(session, "cards");
	assert_null(json_object_get(json_object_get(cards, "drink"), "ml"));
	assert_true(json_array_size(json_object_get(session, "steps")) > 0);
	json_decref(session);
}

/* Aliases are read and never written. */
static void
test_aliases(void **state)
{
	json_t *a = session_of(HEAD ",\"run\":{\"duration_min\":50},"
	    "\"soreness\":{\"calves\":4,\"quads\":3,\"hams\":{\"left\":2},"
	    "\"foot\":1,\"shins\":2,\"glutes\":5}}");
	json_t *b = session_of(HEAD ",\"run\":{\"duration_min\":50},"
	    "\"soreness\":{\"calf\":4,\"quadriceps\":{\"left\":3,"
	    "\"right\":3},\"hamstring\":{\"left\":2},\"plantar\":1,"
	    "\"shin\":2,\"glute\":5}}");

	(void)state;
	assert_true(json_equal(a, b));
	json_decref(a);
	json_decref(b);
}

/* "others" says what an absent key means; unknown is the default (T0). */
static void
test_others(void **state)
{
	json_t *asked = session_of(HEAD ",\"pains\":[{\"region\":\"calf\","
	    "\"side\":\"left\",\"severity_now\":1,\"others\":\"no\"}]}");
	json_t *open = session_of(HEAD ",\"pains\":[{\"region\":\"calf\","
	    "\"side\":\"left\",\"severity_now\":1}]}");
	json_t *one = session_of(HEAD ",\"pains\":[{\"region\":\"calf\","
	    "\"side\":\"left\",\"severity_now\":1,\"others\":\"no\","
	    "\"pitting\":\"unknown\"}]}");
	json_t *warning = json_pack("[ss]", "LOAD_UNKNOWN", "ASK_TRIAGE");

	(void)state;
	assert_int_equal(json_array_size(json_object_get(asked,
	    "warnings")), 1);
	assert_true(json_equal(json_object_get(open, "warnings"), warning));
	assert_true(json_equal(json_object_get(one, "warnings"), warning));
	json_decref(asked);
	json_decref(open);
	json_decref(one);
	json_decref(warning);
}

static uint64_t
roll(uint64_t *seed)
{
	*seed ^= *seed << 13;
	*seed ^= *seed >> 7;
	*seed ^= *seed << 17;
	return *seed;
}

/* One change of a byte, a piece cut out, or a piece doubled. */
static size_t
mutate(char *text, size_t n, size_t most, uint64_t *seed)
{
	static const char bytes[] = "{}[]\",:0123456789.-+eE\\tfn u\x80\xff";
	size_t at = roll(seed) % n, length = roll(seed) % 12;

	if (length > n - at)
		length = n - at;
	switch (roll(seed) % 4) {
	case 0:
		memmove(text + at, text + at + length, n - at - length);
		return n - length;
	case 1:
		if (n + length > most)
			return n;
		memmove(text + at + length, text + at, n - at);
		return n + length;
	default:
		text[at] = bytes[roll(seed) % (sizeof bytes - 1)];
		return n;
	}
}

static void
try_bytes(const char *text, size_t n)
{
	struct ar_arena *arena = ar_arena_open(ARENA);
	struct ar_json_out out = { false };
	struct ar_session_case input;
	struct ar_session session;
	struct ar_error err = { .status = AR_OK };

	if (ar_session_case_parse(text, n, arena, &input, &err) == AR_OK) {
		assert_int_equal(ar_session_build(&input, arena, &session,
		    &err), AR_OK);
		assert_true(session.total_s <= session.budget_s);
		assert_non_null(ar_json_finish(&out, ar_session_json(&out,
		    &session), arena));
	} else {
		assert_true(err.text[0]);
		if (err.status == AR_EINPUT && err.where[0])
			assert_int_equal(err.where[0], '/');
	}
	ar_arena_close(arena);
}

static void
test_mutated_cases(void **state)
{
	static char text[1 << 16];
	uint64_t seed = 20261121;

	(void)state;
	for (int i = 0; i < MUTATIONS; i++) {
		json_t *root = golden_load(goldens[(size_t)i
		    % (sizeof goldens / sizeof *goldens)]);
		json_t *given = json_object_get(root, "case");
		size_t n, changes = 1 + roll(&seed) % 4;

		json_object_set_new(given, "minutes_available",
		    json_integer((json_int_t)(1 + roll(&seed) % 240)));
		n = json_dumpb(given, text, sizeof text, JSON_COMPACT);
		json_decref(root);
		for (; changes && n > 1; changes--)
			n = mutate(text, n, sizeof text, &seed);
		try_bytes(text, n);
	}
}

static long allocations_left;

static void *
scarce_alloc(size_t n)
{
	return allocations_left-- > 0 ? malloc(n) : NULL;
}

/* jansson without memory at its k-th request, for every k. */
static void
test_every_allocation_of_the_json(void **state)
{
	static const char text[] = HEAD ",\"run\":{\"duration_min\":50},"
	    "\"soreness\":{\"calf\":{\"left\":4}},\"tools\":[\"ice\"],"
	    "\"pains\":[{\"region\":\"calf\",\"others\":\"no\"}]}";
	bool done = false;

	(void)state;
	json_set_alloc_funcs(scarce_alloc, free);
	for (long k = 0; !done; k++) {
		struct ar_arena *arena = ar_arena_open(ARENA);
		struct ar_json_out out = { false };
		struct ar_session_case input;
		struct ar_session session;
		struct ar_error err = { .status = AR_OK };

		allocations_left = k;
		if (ar_session_case_parse(text, strlen(text), arena, &input,
		    &err) == AR_OK) {
			assert_int_equal(ar_session_build(&input, arena,
			    &session, &err), AR_OK);
			done = ar_json_finish(&out, ar_session_json(&out,
			    &session), arena);
			assert_int_equal(done, !out.failed);
		}
		ar_arena_close(arena);
	}
	json_set_alloc_funcs(malloc, free);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_golden_sessions),
		cmocka_unit_test(test_errors_name_the_place),
		cmocka_unit_test(test_unsound_json),
		cmocka_unit_test(test_smallest_case),
		cmocka_unit_test(test_aliases),
		cmocka_unit_test(test_others),
		cmocka_unit_test(test_mutated_cases),
		cmocka_unit_test(test_every_allocation_of_the_json)
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
