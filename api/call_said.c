#include "api/call_said.h"

#include <string.h>

#include "base/text.h"

enum ar_status
ar_call_wrong(struct ar_call *call, const char *name, const char *text)
{
	const char *where = ar_text_format(call->arena, "?%s", name);

	return ar_fail_at(call->err, AR_EINPUT, where ? where : "?", text);
}

enum ar_status
ar_call_flag(struct ar_call *call, const char *name, bool *yes)
{
	const char *text = ar_call_value(call, name);

	if (!text)
		return AR_OK;
	*yes = !text[0] || strcmp(text, "true") == 0 ||
	    strcmp(text, "1") == 0;
	if (*yes || strcmp(text, "false") == 0 || strcmp(text, "0") == 0)
		return AR_OK;
	return ar_call_wrong(call, name, "true or false is expected");
}

static enum ar_status
make_words(struct ar_call *call, struct ar_call_words **words)
{
	*words = ar_arena_alloc(call->arena, sizeof **words);
	if (!*words)
		return ar_fail(call->err, AR_EMEM, 0,
		    "there is not enough memory");
	ar_after_said_clear(&(*words)->said);
	(*words)->said.conditions = (*words)->conditions;
	return AR_OK;
}

/* Say where, beside what and what to do. */
static enum ar_status
place(struct ar_error *err, const char *where)
{
	const struct ar_error was = *err;

	ar_fail_at(err, was.status, where ? where : "", was.text);
	return was.hint[0] ? ar_fail_hint(err, was.hint) : was.status;
}

enum ar_status
ar_call_said(struct ar_call *call, struct ar_call_words **words)
{
	const char *name;

	AR_TRY(make_words(call, words));
	for (size_t i = 0; (name = ar_said_name(i)); i++) {
		const char *value = ar_call_value(call, name);

		if (value && ar_said_take(&(*words)->said, name, value,
		    call->err) != AR_OK)
			return place(call->err, ar_text_format(call->arena,
			    "?%s", name));
	}
	return AR_OK;
}

enum ar_status
ar_call_said_object(struct ar_call *call, struct ar_json_in *in,
    json_t *object, struct ar_call_words **words)
{
	struct ar_error was;
	const char *key;
	json_t *value;

	AR_TRY(make_words(call, words));
	json_object_foreach(object, key, value) {
		if (!json_is_string(value)) {
			ar_json_wrong(in, key, "a text is expected");
			return in->status;
		}
		if (ar_said_take(&(*words)->said, key,
		    json_string_value(value), call->err) == AR_OK)
			continue;
		was = *call->err;
		ar_json_wrong(in, key, was.text);
		return was.hint[0] ? ar_fail_hint(call->err, was.hint) :
		    in->status;
	}
	return AR_OK;
}
