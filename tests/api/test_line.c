/* JSON written without a tree, and with one: byte for byte what jansson
 * writes with 15 significant digits. */
#include <float.h>
#include <stdlib.h>
#include <string.h>

#include "api/json.h"
#include "api/line.h"
#include "base/text.h"
#include "tests/check.h"

enum { LIMIT = 1 << 20, NUMBERS = 1000000, A_PIECE = 1000 };

static uint64_t
next_random(uint64_t *state)
{
	*state ^= *state << 13;
	*state ^= *state >> 7;
	*state ^= *state << 17;
	return *state;
}

/* Takes given away. */
static void
check_line(char *line, json_t *given)
{
	char *want = json_dumps(given, JSON_COMPACT |
	    JSON_REAL_PRECISION(15));

	assert_non_null(line);
	assert_non_null(want);
	assert_string_equal(line, want);
	free(want);
	json_decref(given);
}

/* Of all sizes; most are what people write: a few digits. */
static double
any_number(uint64_t *state)
{
	uint64_t bits = next_random(state);
	int places = (int)(next_random(state) % 10);
	double value;

	switch (next_random(state) % 4) {
	case 0:
		memcpy(&value, &bits, sizeof value);
		return isfinite(value) ? value : 0;
	case 1:
		return (double)(int64_t)bits / (double)(1 << 20) /
		    pow(10, places);
	case 2:
		return ar_round((double)(int32_t)bits / 1000, places);
	default:
		return (double)((int64_t)bits % 100000000) / pow(10, places);
	}
}

/* The way numbers went before: rounded, and into jansson's tree. */
static void
tree_number(json_t *list, double value, int decimals)
{
	value = ar_round(value, decimals);
	json_array_append_new(list, decimals == 0 && fabs(value) < 9e15 ?
	    json_integer((json_int_t)value) :
	    json_real(value == 0 ? 0 : value));
}

static void
numbers_as_ever(void **state)
{
	uint64_t random = 2026;

	(void)state;
	for (int done = 0; done < NUMBERS; done += A_PIECE) {
		struct ar_arena *arena = ar_arena_open(LIMIT);
		json_t *list = json_array();
		struct ar_line line;

		ar_line_start(&line, arena);
		ar_line_open(&line, NULL, '[');
		for (int i = 0; i < A_PIECE / 2; i++) {
			double value = any_number(&random);
			int decimals = (int)(next_random(&random) % 10);

			ar_line_number(&line, NULL, value, decimals);
			tree_number(list, value, decimals);
			ar_line_real(&line, NULL, value);
			json_array_append_new(list, json_real(value));
		}
		ar_line_close(&line, '[');
		check_line(ar_line_end(&line), list);
		ar_arena_close(arena);
	}
}

static const double edges[] = {0, -0.0, 0.5, -0.5, 0.05, 1e-4, 9.9999e-5,
    0.0001234, 1e-5, DBL_MIN, DBL_TRUE_MIN, DBL_MAX, -DBL_MAX, 1e14, 1e15,
    1e16, 999999999999999, 9007199254740992, 9e15, 8.9e15, -9e15, 1e21, 1e22,
    999999.9999995, 0.1 + 0.2, 1.0 / 3, 2.0 / 3, 123456.789012345, 1e9 + 1e-6,
    999999999999.9995, 4503599627370496.5, 0.9999999995, 1e6, 1e12,
    100000.0000000001};

static void
numbers_at_the_edges(void **state)
{
	struct ar_arena *arena = ar_arena_open(LIMIT);
	json_t *list = json_array();
	struct ar_line line;

	(void)state;
	ar_line_start(&line, arena);
	ar_line_open(&line, NULL, '[');
	for (size_t i = 0; i < sizeof edges / sizeof edges[0]; i++) {
		ar_line_real(&line, NULL, edges[i]);
		json_array_append_new(list, json_real(edges[i]));
		for (int decimals = 0; decimals <= 9; decimals++) {
			ar_line_number(&line, NULL, edges[i], decimals);
			tree_number(list, edges[i], decimals);
		}
	}
	ar_line_number(&line, NULL, NAN, 1);
	ar_line_number(&line, NULL, -INFINITY, 0);
	ar_line_close(&line, '[');
	check_line(ar_line_end(&line), list);
	ar_arena_close(arena);
}

/* Names and words of any kind, nested, through the tree. */
static void
trees_as_ever(void **state)
{
	static const char odd[] = "\"\\/\b\f\n\r\t\x01\x1f\x7f \xc3\xa4"
	    "\xe2\x82\xac\xf0\x9f\x8f\x83{[:,";
	struct ar_arena *arena = ar_arena_open(LIMIT);
	struct ar_json_out out = {false};
	json_t *root = json_object(), *inner = json_object();
	json_t *list = json_array();

	(void)state;
	json_object_set_new(inner, odd, json_string(odd));
	json_object_set_new(inner, "", json_string(""));
	json_object_set_new(inner, "empty", json_object());
	json_array_append_new(list, json_array());
	json_array_append_new(list, json_null());
	json_array_append_new(list, json_true());
	json_array_append_new(list, json_false());
	json_array_append_new(list, json_integer(INT64_MIN));
	json_array_append_new(list, json_integer(INT64_MAX));
	json_array_append_new(list, json_integer(0));
	json_array_append_new(list, json_real(-0.0));
	json_array_append_new(list, json_stringn("a\0b", 3));
	json_array_append_new(list, inner);
	json_object_set_new(root, "list", list);
	json_object_set_new(root, "last", json_string("["));
	json_object_set_new(root, "after", json_integer(-1));
	json_incref(root);
	check_line(ar_json_finish(&out, root, arena), root);
	ar_arena_close(arena);
}

static void
lines(void **state)
{
	struct ar_arena *arena = ar_arena_open(LIMIT);
	struct ar_line line;

	(void)state;
	ar_line_start(&line, arena);
	ar_line_open(&line, NULL, '{');
	ar_line_text(&line, "none", NULL);
	ar_line_text(&line, "cut", "a\"b\xff" "c");
	ar_line_open(&line, "list", '[');
	ar_line_null(&line, NULL);
	ar_line_open(&line, NULL, '{');
	ar_line_close(&line, '{');
	ar_line_bool(&line, NULL, true);
	ar_line_close(&line, '[');
	ar_line_name(&line, "a\nb");
	ar_line_bool(&line, NULL, false);
	ar_line_int(&line, "n", -5);
	ar_line_number(&line, "tiny", -0.001, 1);
	ar_line_close(&line, '{');
	assert_string_equal(ar_line_end(&line), "{\"cut\":\"a\\\"b\","
	    "\"list\":[null,{},true],\"a\\nb\":false,\"n\":-5,"
	    "\"tiny\":0.0}");
	ar_arena_close(arena);
}

/* Every bound of memory: the whole text, or none. */
static void
no_memory(void **state)
{
	static const char much[] = "0123456789012345678901234567890123456789";
	bool whole = false;

	(void)state;
	for (size_t limit = 0; limit < 20000; limit += 97) {
		struct ar_arena *arena = ar_arena_open(limit);
		struct ar_line line;
		char *text;

		ar_line_start(&line, arena);
		ar_line_open(&line, NULL, '[');
		for (int i = 0; i < 60; i++)
			ar_line_text(&line, NULL, much);
		ar_line_real(&line, NULL, 1e300);
		ar_line_close(&line, '[');
		text = ar_line_end(&line);
		whole = text != NULL;
		if (text)
			assert_int_equal(strlen(text), 60 * 43 + 7);
		ar_arena_close(arena);
	}
	assert_true(whole);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(numbers_as_ever),
		cmocka_unit_test(numbers_at_the_edges),
		cmocka_unit_test(trees_as_ever),
		cmocka_unit_test(lines),
		cmocka_unit_test(no_memory),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
