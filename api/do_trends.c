/* The log over weeks and months, and the shoes. */
#include <string.h>

#include "afterrun/shoes.h"
#include "afterrun/trends.h"
#include "api/numbers.h"
#include "api/route.h"
#include "api/shoes_json.h"
#include "api/trends_json.h"

static const char *const shoe_keys[] = { "schema", "name", "rename",
	"distance_m", "alert_m", "note", "usual", "retire", NULL };

/* From and to, or so many days up to to; to is today when it is not said. */
static enum ar_status
window(struct ar_call *call, int64_t days[2])
{
	int64_t count = AR_TRENDS_DAYS;

	days[1] = ar_moment_day(&call->request->moment);
	AR_TRY(ar_call_int(call, "days", 1, AR_TRENDS_DAYS_MAX, &count));
	AR_TRY(ar_call_day(call, "to", &days[1]));
	days[0] = days[1] - count + 1;
	if (ar_call_value(call, "from") && ar_call_value(call, "days"))
		return ar_fail_at(call->err, AR_EINPUT, "?days",
		    "say from or days, not both");
	return ar_call_day(call, "from", &days[0]);
}

enum ar_status
ar_do_trends(struct ar_call *call)
{
	struct ar_trends trends;
	enum ar_status status;
	int64_t days[2];

	AR_TRY(window(call, days));
	AR_TRY(ar_call_need_log(call));
	status = ar_trends_read(call->store, &call->request->moment, days[0],
	    days[1], call->arena, &trends, call->err);
	if (status == AR_EINPUT)
		return ar_fail_at(call->err, AR_EINPUT, "?from",
		    "the first day lies after the last one");
	AR_TRY(status);
	return ar_call_json(call, AR_HTTP_DONE, ar_trends_json(&trends,
	    call->arena));
}

/* --- shoes ---------------------------------------------------------------- */

static enum ar_status
list(struct ar_call *call)
{
	struct ar_shoe *shoes = NULL;
	size_t count = 0;

	if (call->store)
		AR_TRY(ar_store_shoes(call->store, call->arena, &shoes,
		    &count, call->err));
	return ar_call_json(call, AR_HTTP_DONE, ar_shoes_json(shoes, count,
	    call->arena));
}

enum ar_status
ar_do_shoes(struct ar_call *call)
{
	return list(call);
}

/* A text, copied: the body goes before the answer is made. */
static const char *
text_of(struct ar_call *call, struct ar_json_in *in, json_t *root,
    const char *key)
{
	json_t *value = json_object_get(root, key);
	const char *text = json_string_value(value);

	if (value && !text)
		ar_json_wrong(in, key, "a text is expected");
	if (!text)
		return NULL;
	text = ar_arena_text(call->arena, text, json_string_length(value));
	if (!text && in->status == AR_OK)
		in->status = ar_fail(call->err, AR_EMEM, 0,
		    "there is not enough memory");
	return text;
}

static enum ar_shoe_switch
switch_of(struct ar_json_in *in, json_t *root, const char *key)
{
	bool value;

	if (!ar_json_get_bool(in, root, key, &value))
		return AR_SHOE_STAY;
	return value ? AR_SHOE_YES : AR_SHOE_NO;
}

static enum ar_status
read_shoe(struct ar_call *call, const char **name,
    struct ar_shoe_words *words)
{
	struct ar_json_in in;
	json_t *root;

	ar_shoe_words_clear(words);
	AR_TRY(ar_call_body(call, "shoe-case/1", &in, &root));
	ar_json_only(&in, root, shoe_keys);
	*name = text_of(call, &in, root, "name");
	if (!*name)
		ar_json_wrong(&in, "name", "which shoe?");
	words->name = text_of(call, &in, root, "rename");
	words->note = text_of(call, &in, root, "note");
	ar_json_get_number(&in, root, "distance_m", 0,
	    AR_SHOE_CASE_MAX_M, &words->start_m);
	ar_json_get_number(&in, root, "alert_m", 0, AR_SHOE_CASE_MAX_M,
	    &words->alert_m);
	words->usual = switch_of(&in, root, "usual");
	words->retired = switch_of(&in, root, "retire");
	json_decref(root);
	return in.status;
}

static void
point(struct ar_error *err, const char *where)
{
	memcpy(err->where, where, strlen(where) + 1);
}

/* A name that is known changes that shoe; another one is a new shoe, unless
 * it is only to be renamed or retired. */
enum ar_status
ar_do_shoe_post(struct ar_call *call)
{
	struct ar_shoe_words words;
	const char *name = NULL;
	enum ar_status status;
	struct ar_shoe shoe;

	AR_TRY(read_shoe(call, &name, &words));
	status = ar_shoe_find(call->store, name, call->arena, &shoe,
	    call->err);
	if (status == AR_EABSENT && !words.name &&
	    words.retired != AR_SHOE_YES) {
		words.name = name;
		status = ar_shoe_add(call->store, &call->request->moment,
		    &words, call->arena, &shoe, call->err);
	} else if (status == AR_OK) {
		status = ar_shoe_change(call->store, &call->request->moment,
		    name, &words, call->arena, &shoe, call->err);
	}
	if (status == AR_OK)
		return list(call);
	if (status == AR_EABSENT || status == AR_EINPUT)
		point(call->err, words.name && words.name != name ?
		    "/rename" : "/name");
	return status;
}
