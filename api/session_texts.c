#include <string.h>

#include "api/session_parts.h"
#include "base/text.h"

static void
no_memory(struct ar_session_reader *reader)
{
	if (reader->in.status == AR_OK)
		reader->in.status = ar_fail(reader->in.err, AR_EMEM, 0,
		    "not enough memory");
}

/* A JSON string in the arena; doors print it, so nothing but words and line
 * ends may be in it. */
static const char *
copied(struct ar_session_reader *reader, const char *key, json_t *item)
{
	const char *text = json_string_value(item);
	size_t n = json_string_length(item);
	char *copy;

	if (!text) {
		ar_json_wrong(&reader->in, key, "a text is expected");
		return NULL;
	}
	if (ar_utf8_prefix(text, n) < n) {
		ar_json_wrong(&reader->in, key,
		    "the text holds a control character");
		return NULL;
	}
	copy = ar_arena_text(reader->arena, text, n);
	if (!copy)
		no_memory(reader);
	return copy;
}

const char *
ar_session_text(struct ar_session_reader *reader, json_t *object,
    const char *key)
{
	json_t *item = json_object_get(object, key);

	if (!item || reader->in.status != AR_OK)
		return NULL;
	return copied(reader, key, item);
}

void *
ar_session_room(struct ar_session_reader *reader, json_t *list, size_t most,
    size_t size)
{
	void *room;

	if (!json_array_size(list) || reader->in.status != AR_OK)
		return NULL;
	if (json_array_size(list) > most) {
		ar_json_wrong(&reader->in, NULL, "the list is too long");
		return NULL;
	}
	room = ar_arena_array(reader->arena, json_array_size(list), size);
	if (!room)
		no_memory(reader);
	return room;
}

static bool
fill(struct ar_session_reader *reader, json_t *list, const char **to)
{
	size_t i;
	json_t *item;

	json_array_foreach(list, i, item) {
		size_t length = ar_json_enter(&reader->in, NULL, (int)i);

		to[i] = copied(reader, NULL, item);
		ar_json_leave(&reader->in, length);
		if (!to[i])
			return false;
	}
	return true;
}

const char **
ar_session_texts(struct ar_session_reader *reader, json_t *object,
    const char *key, size_t *count)
{
	json_t *list = ar_json_get_array(&reader->in, object, key);
	size_t length;
	const char **texts;

	*count = 0;
	length = ar_json_enter(&reader->in, key, -1);
	texts = ar_session_room(reader, list, AR_SESSION_LIST_MAX,
	    sizeof *texts);
	if (texts && fill(reader, list, texts))
		*count = json_array_size(list);
	ar_json_leave(&reader->in, length);
	return *count ? texts : NULL;
}

void
ar_session_rules(struct ar_session_reader *reader, json_t *object,
    const char **rules)
{
	size_t count;
	const char **texts = ar_session_texts(reader, object, "rules",
	    &count);

	if (count >= AR_STEP_RULES) {
		ar_json_wrong(&reader->in, "rules", "the list is too long");
		return;
	}
	for (size_t i = 0; i < count; i++)
		rules[i] = texts[i];
}

void
ar_session_need(struct ar_session_reader *reader, json_t *object,
    const char *key)
{
	if (!json_object_get(object, key))
		ar_json_wrong(&reader->in, key, "this key is required");
}
