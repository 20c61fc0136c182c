#include "api/json.h"

#include <math.h>
#include <string.h>

#include "api/line.h"
#include "base/text.h"

enum { MESSAGE_ARENA = 8192 }; /* bytes; one message */

static const double whole_max = 9e15; /* a double is exact below 2^53 */

json_t *
ar_json_object(struct ar_json_out *out)
{
	json_t *object = json_object();

	if (!object)
		out->failed = true;
	return object;
}

json_t *
ar_json_array(struct ar_json_out *out)
{
	json_t *array = json_array();

	if (!array)
		out->failed = true;
	return array;
}

void
ar_json_put(struct ar_json_out *out, json_t *object, const char *key,
    json_t *value)
{
	/* jansson takes value away in any case */
	if (json_object_set_new(object, key, value) != 0)
		out->failed = true;
}

void
ar_json_append(struct ar_json_out *out, json_t *array, json_t *value)
{
	if (json_array_append_new(array, value) != 0)
		out->failed = true;
}

void
ar_json_number(struct ar_json_out *out, json_t *object, const char *key,
    double value, int decimals)
{
	if (!isfinite(value))
		return;
	value = ar_round(value, decimals);
	if (decimals == 0 && fabs(value) < whole_max)
		ar_json_put(out, object, key,
		    json_integer((json_int_t)value));
	else
		ar_json_put(out, object, key,
		    json_real(value == 0 ? 0 : value));
}

void
ar_json_text(struct ar_json_out *out, json_t *object, const char *key,
    const char *text)
{
	if (!text)
		return;
	ar_json_put(out, object, key,
	    json_stringn(text, ar_utf8_prefix(text, strlen(text))));
}

void
ar_json_bool(struct ar_json_out *out, json_t *object, const char *key,
    bool value)
{
	ar_json_put(out, object, key, json_boolean(value));
}

void
ar_json_int(struct ar_json_out *out, json_t *object, const char *key,
    json_int_t value)
{
	ar_json_put(out, object, key, json_integer(value));
}

static void
write_value(struct ar_line *line, json_t *value)
{
	switch (json_typeof(value)) {
	case JSON_OBJECT:
		ar_line_open(line, NULL, '{');
		for (void *at = json_object_iter(value); at;
		    at = json_object_iter_next(value, at)) {
			ar_line_name(line, json_object_iter_key(at));
			write_value(line, json_object_iter_value(at));
		}
		ar_line_close(line, '{');
		break;
	case JSON_ARRAY:
		ar_line_open(line, NULL, '[');
		for (size_t i = 0; i < json_array_size(value); i++)
			write_value(line, json_array_get(value, i));
		ar_line_close(line, '[');
		break;
	case JSON_STRING:
		ar_line_text_n(line, NULL, json_string_value(value),
		    json_string_length(value));
		break;
	case JSON_INTEGER:
		ar_line_int(line, NULL, json_integer_value(value));
		break;
	case JSON_REAL:
		ar_line_real(line, NULL, json_real_value(value));
		break;
	case JSON_TRUE:
	case JSON_FALSE:
		ar_line_bool(line, NULL, json_is_true(value));
		break;
	case JSON_NULL:
		ar_line_null(line, NULL);
	}
}

char *
ar_json_finish(struct ar_json_out *out, json_t *root, struct ar_arena *arena)
{
	struct ar_line line;
	char *text = NULL;

	ar_line_start(&line, arena);
	if (root && !out->failed) {
		write_value(&line, root);
		text = ar_line_end(&line);
	}
	if (!text)
		out->failed = true;
	json_decref(root);
	return text;
}

/* Nesting of the text, without parsing it; strings are skipped. */
static size_t
depth_of(const char *bytes, size_t n, size_t *at)
{
	size_t depth = 0, most = 0;
	bool quoted = false;

	for (size_t i = 0; i < n; i++) {
		char c = bytes[i];

		if (quoted && c == '\\') {
			i++;
		} else if (c == '"') {
			quoted = !quoted;
		} else if (!quoted && (c == '{' || c == '[')) {
			if (++depth > most) {
				most = depth;
				*at = i;
			}
		} else if (!quoted && (c == '}' || c == ']') && depth) {
			depth--;
		}
	}
	return most;
}

/* What is wrong with a text is wrong again at the same place; memory that was
 * short is not, and jansson does not always call it that. */
static bool
was_memory(const char *bytes, size_t n, const json_error_t *first)
{
	json_error_t again = {.position = 0};
	json_t *root = json_loadb(bytes, n, JSON_REJECT_DUPLICATES, &again);
	bool same = !root && again.text[0] &&
	    again.position == first->position &&
	    strcmp(again.text, first->text) == 0;

	json_decref(root);
	return !same;
}

static enum ar_status
parse_failed(const char *bytes, size_t n, const json_error_t *fault,
    struct ar_error *err)
{
	uint64_t at = fault->position > 0 ? (uint64_t)fault->position : 0;

	if (was_memory(bytes, n, fault))
		return ar_fail(err, AR_EMEM, 0, "there is not enough memory");
	switch (json_error_code(fault)) {
	case json_error_duplicate_key:
		return ar_fail(err, AR_EINPUT, at,
		    "a key stands twice in one object");
	case json_error_end_of_input_expected:
		return ar_fail(err, AR_EFORMAT, at,
		    "text follows the end of the JSON object");
	case json_error_premature_end_of_input:
		return ar_fail(err, AR_EFORMAT, at,
		    "the JSON ends too early");
	default:
		return ar_fail(err, AR_EFORMAT, at, "this is not sound JSON");
	}
}

enum ar_status
ar_json_parse(const char *bytes, size_t n, json_t **root,
    struct ar_error *err)
{
	json_error_t fault = {.position = 0};
	size_t at = 0;

	*root = NULL;
	if (n > AR_JSON_SIZE_MAX)
		return ar_fail(err, AR_ELIMIT, AR_JSON_SIZE_MAX,
		    "the JSON is too large");
	if (depth_of(bytes, n, &at) > AR_JSON_DEPTH_MAX)
		return ar_fail(err, AR_EINPUT, at,
		    "the JSON is nested too deeply");
	*root = json_loadb(bytes, n, JSON_REJECT_DUPLICATES, &fault);
	if (!*root)
		return parse_failed(bytes, n, &fault, err);
	if (!json_is_object(*root)) {
		json_decref(*root);
		*root = NULL;
		return ar_fail(err, AR_EFORMAT, 0,
		    "a JSON object is expected");
	}
	return AR_OK;
}

/* Add a part of a JSON pointer to text of size bytes; what does not fit is
 * left out. */
static void
pointer_add(char *text, size_t size, const char *key)
{
	size_t at = strlen(text);

	if (at + 2 > size)
		return;
	text[at++] = '/';
	for (; *key && at + 3 < size; key++) {
		if (*key == '~' || *key == '/') {
			text[at++] = '~';
			text[at++] = *key == '~' ? '0' : '1';
		} else {
			text[at++] = *key;
		}
	}
	text[at] = '\0';
	text[ar_utf8_prefix(text, at)] = '\0';
}

size_t
ar_json_enter(struct ar_json_in *in, const char *key, int index)
{
	size_t length = strlen(in->path);
	char digits[16];
	size_t at = sizeof digits - 1;

	if (index < 0) {
		pointer_add(in->path, sizeof in->path, key);
		return length;
	}
	digits[at] = '\0';
	do {
		digits[--at] = (char)('0' + index % 10);
		index /= 10;
	} while (index);
	pointer_add(in->path, sizeof in->path, digits + at);
	return length;
}

void
ar_json_leave(struct ar_json_in *in, size_t length)
{
	in->path[length] = '\0';
}

void
ar_json_wrong(struct ar_json_in *in, const char *key, const char *text)
{
	char where[AR_WHERE_MAX];

	if (in->status != AR_OK)
		return;
	memcpy(where, in->path, sizeof where);
	if (key)
		pointer_add(where, sizeof where, key);
	in->status = ar_fail_at(in->err, AR_EINPUT, where, text);
}

static void
wrong_words(struct ar_json_in *in, const char *key, const char *before,
    const char *words)
{
	struct ar_arena *arena = ar_arena_open(MESSAGE_ARENA);
	const char *text = arena ? ar_text_format(arena, "%s%s", before,
	    words) : NULL;

	ar_json_wrong(in, key, text ? text : before);
	ar_arena_close(arena);
}

static void
wrong_range(struct ar_json_in *in, const char *key, const char *what,
    const double range[2])
{
	struct ar_arena *arena = ar_arena_open(MESSAGE_ARENA);
	const char *text = arena ? ar_text_format(arena,
	    "%s from %f to %f is expected", what, range[0], range[1]) : NULL;

	ar_json_wrong(in, key, text ? text : what);
	ar_arena_close(arena);
}

void
ar_json_only(struct ar_json_in *in, json_t *object,
    const char *const *allowed)
{
	const char *key;
	json_t *value;

	if (in->status != AR_OK)
		return;
	json_object_foreach(object, key, value) {
		size_t i = 0;

		while (allowed[i] && strcmp(allowed[i], key) != 0)
			i++;
		if (!allowed[i]) {
			wrong_words(in, key, "this key is not known: ", key);
			return;
		}
	}
}

static json_t *
value_of(struct ar_json_in *in, json_t *object, const char *key)
{
	return in->status == AR_OK ? json_object_get(object, key) : NULL;
}

bool
ar_json_get_number(struct ar_json_in *in, json_t *object, const char *key,
    double lo, double hi, double *value)
{
	json_t *item = value_of(in, object, key);
	double number = json_number_value(item);

	if (!item)
		return false;
	if (!json_is_number(item) || !(number >= lo && number <= hi)) {
		wrong_range(in, key, "a number", (double[]){ lo, hi });
		return false;
	}
	*value = number;
	return true;
}

bool
ar_json_get_int(struct ar_json_in *in, json_t *object, const char *key,
    int lo, int hi, int *value)
{
	json_t *item = value_of(in, object, key);
	double number = json_number_value(item);

	if (!item)
		return false;
	if (!json_is_number(item) || !(number >= lo && number <= hi)
	    || floor(number) < number) {
		wrong_range(in, key, "a whole number",
		    (double[]){ lo, hi });
		return false;
	}
	*value = (int)number;
	return true;
}

static int
word_index(const char *words, const char *word, size_t n)
{
	for (int i = 0;; i++) {
		const char *end = strchr(words, '|');
		size_t length = end ? (size_t)(end - words) : strlen(words);

		if (length == n && !memcmp(words, word, n))
			return i;
		if (!end)
			return -1;
		words = end + 1;
	}
}

bool
ar_json_get_word(struct ar_json_in *in, json_t *object, const char *key,
    const char *words, int *index)
{
	json_t *item = value_of(in, object, key);
	int found = -1;

	if (!item)
		return false;
	if (json_is_string(item))
		found = word_index(words, json_string_value(item),
		    json_string_length(item));
	if (found < 0) {
		wrong_words(in, key, "one of these is expected: ", words);
		return false;
	}
	*index = found;
	return true;
}

bool
ar_json_get_bool(struct ar_json_in *in, json_t *object, const char *key,
    bool *value)
{
	json_t *item = value_of(in, object, key);

	if (!item)
		return false;
	if (!json_is_boolean(item)) {
		ar_json_wrong(in, key, "true or false is expected");
		return false;
	}
	*value = json_is_true(item);
	return true;
}

json_t *
ar_json_get_object(struct ar_json_in *in, json_t *object, const char *key)
{
	json_t *item = value_of(in, object, key);

	if (item && !json_is_object(item)) {
		ar_json_wrong(in, key, "an object is expected");
		return NULL;
	}
	return item;
}

json_t *
ar_json_get_array(struct ar_json_in *in, json_t *object, const char *key)
{
	json_t *item = value_of(in, object, key);

	if (item && !json_is_array(item)) {
		ar_json_wrong(in, key, "an array is expected");
		return NULL;
	}
	return item;
}
