#include "golden.h"

#include <string.h>

#include "../check.h"
#include "api/session_json.h"

enum { ARENA = 1 << 22, LINE = 160 };

json_t *
golden_load(const char *name)
{
	char path[512];
	json_error_t fault;
	json_t *root;

	snprintf(path, sizeof path, "%s/tests/recovery/golden/%s.json",
	    AR_SOURCE_DIR, name);
	root = json_load_file(path, JSON_REJECT_DUPLICATES, &fault);
	if (!root)
		fail_msg("%s:%d: %s", path, fault.line, fault.text);
	return root;
}

json_t *
golden_session(json_t *given)
{
	char *text = json_dumps(given, JSON_COMPACT);
	struct ar_arena *arena = ar_arena_open(ARENA);
	struct ar_json_out out = { false };
	struct ar_session_case input;
	struct ar_session session;
	struct ar_error err = { .status = AR_OK };
	json_t *made = NULL;

	assert_non_null(text);
	assert_non_null(arena);
	if (ar_session_case_parse(text, strlen(text), arena, &input, &err)
	    == AR_OK && ar_session_build(&input, arena, &session, &err)
	    == AR_OK)
		made = json_loads(ar_json_finish(&out, ar_session_json(&out,
		    &session), arena), JSON_REJECT_DUPLICATES, NULL);
	else
		print_error("refused: %s: %s\n", err.where, err.text);
	ar_arena_close(arena);
	free(text);
	return made;
}

static const char *
word(const json_t *object, const char *key)
{
	const char *text = json_string_value(json_object_get(object, key));

	return text ? text : "";
}

static int
whole(const json_t *object, const char *key)
{
	return (int)json_integer_value(json_object_get(object, key));
}

/* " calf", " calf right" or nothing. */
static void
where_line(const json_t *step, char *line, size_t size)
{
	json_t *sides = json_object_get(step, "sides");
	const char *one = json_array_size(sides) == 1
	    ? json_string_value(json_array_get(sides, 0)) : NULL;
	const char *region = word(step, "region");

	snprintf(line, size, "%s%s%s%s", *region ? " " : "", region,
	    one ? " " : "", one ? one : "");
}

/* A step in the notation of the golden files. */
static void
step_line(const json_t *step, char *line, size_t size)
{
	const char *block = word(step, "block");
	const char *technique = word(step, "technique");
	char where[LINE];
	int sets = whole(step, "sets"), seconds = whole(step, "seconds");

	where_line(step, where, sizeof where);
	if (!strcmp(block, "cool") || !strcmp(block, "active"))
		snprintf(line, size, "%s %s %d", block, technique, seconds);
	else if (!strcmp(block, "massage"))
		snprintf(line, size, "massage%s %d %s <=%d", where, seconds,
		    word(step, "tool"), whole(step, "pressure_max"));
	else if (!strcmp(block, "stretch") && json_object_get(step, "pull"))
		snprintf(line, size, "stretch%s %dx%d /%d", where, sets,
		    seconds, whole(step, "pull"));
	else if (!strcmp(block, "stretch"))
		snprintf(line, size, "arom%s %dx%d", where, sets, seconds);
	else if (!strcmp(block, "elevate"))
		snprintf(line, size, "elevate%s %dx%d", where, sets, seconds);
	else
		snprintf(line, size, "thermo %s%s %dx%d", technique, where,
		    sets, seconds);
}

static json_t *
step_lines(json_t *session)
{
	json_t *lines = json_array();
	size_t i;
	json_t *step;

	json_array_foreach(json_object_get(session, "steps"), i, step) {
		char line[2 * LINE];

		step_line(step, line, sizeof line);
		json_array_append_new(lines, json_string(line));
	}
	return lines;
}

static json_t *
card_ids(const json_t *cards, const char *key)
{
	json_t *ids = json_array();
	size_t i;
	json_t *card;

	json_array_foreach(json_object_get(cards, key), i, card)
		json_array_append(ids, json_object_get(card, "id"));
	return ids;
}

static json_t *
excluded_lines(json_t *session)
{
	json_t *lines = json_array();
	size_t i;
	json_t *row;

	json_array_foreach(json_object_get(session, "excluded"), i, row) {
		char line[LINE];

		snprintf(line, sizeof line, "%s %s %s", word(row, "region"),
		    word(row, "side"), word(row, "rule"));
		json_array_append_new(lines, json_string(line));
	}
	return lines;
}

/* A card without its words: numbers and codes, 48.0 as 48. */
static json_t *
card_numbers(json_t *card)
{
	json_t *left = json_object();
	const char *key;
	json_t *value;

	json_object_foreach(card, key, value) {
		if (!strcmp(key, "text") || !strcmp(key, "rules"))
			continue;
		if (json_is_real(value))
			json_object_set_new(left, key, json_integer(
			    (json_int_t)json_real_value(value)));
		else
			json_object_set(left, key, value);
	}
	return left;
}

/* Takes got away. */
static void
same(const char *name, int minutes, const char *what, json_t *got,
    const json_t *want)
{
	if (!json_equal(got, want)) {
		char *a = json_dumps(got, JSON_ENCODE_ANY);
		char *b = json_dumps(want, JSON_ENCODE_ANY);

		print_error("%s, T = %d: %s is %s, want %s\n", name, minutes,
		    what, a ? a : "absent", b ? b : "absent");
		fail();
	}
	json_decref(got);
}

static void
check_cards(const char *name, int minutes, const json_t *expect,
    json_t *cards)
{
	static const char *const lists[] = { "evening", "later" };
	static const char *const objects[] = { "drink", "fuel", "next" };
	const json_t *want;
	size_t i;
	json_t *words;

	for (i = 0; i < 2; i++)
		if ((want = json_object_get(expect, lists[i])))
			same(name, minutes, lists[i], card_ids(cards,
			    lists[i]), want);
	for (i = 0; i < 3; i++)
		if ((want = json_object_get(expect, objects[i])))
			same(name, minutes, objects[i], card_numbers(
			    json_object_get(cards, objects[i])), want);
	if ((want = json_object_get(expect, "daily_drinks_ml")))
		same(name, minutes, "daily_drinks_ml", json_incref(
		    json_object_get(cards, "daily_drinks_ml")), want);
	if (json_object_get(expect, "no_drink"))
		assert_null(json_object_get(cards, "drink"));
	json_array_foreach(json_object_get(expect, "fuel_text"), i, words)
		assert_non_null(strstr(word(json_object_get(cards, "fuel"),
		    "text"), json_string_value(words)));
}

static void
check_has(const json_t *expect, json_t *lines)
{
	size_t i, k;
	json_t *want, *line;

	json_array_foreach(json_object_get(expect, "has"), i, want) {
		bool found = false;

		json_array_foreach(lines, k, line)
			found = found || json_equal(line, want);
		if (!found)
			fail_msg("no step %s", json_string_value(want));
	}
}

void
golden_check(const char *name, const json_t *expect, json_t *session)
{
	static const char *const plain[] = { "total_s", "budget_s", "ladder",
		"status", "load_class", "flags", "au", "warnings" };
	int minutes = whole(expect, "minutes");
	json_t *lines = step_lines(session);
	const json_t *want;

	for (size_t i = 0; i < sizeof plain / sizeof *plain; i++)
		if ((want = json_object_get(expect, plain[i]))
		    && !json_is_null(want))
			same(name, minutes, plain[i], json_incref(
			    json_object_get(session, plain[i])), want);
	check_has(expect, lines);
	if ((want = json_object_get(expect, "steps")))
		same(name, minutes, "steps", lines, want);
	else
		json_decref(lines);
	if ((want = json_object_get(expect, "excluded")))
		same(name, minutes, "excluded", excluded_lines(session),
		    want);
	check_cards(name, minutes, expect,
	    json_object_get(session, "cards"));
}
