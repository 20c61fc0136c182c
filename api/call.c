/* What handlers share: values of the address, the body, the answer. */
#include <math.h>
#include <string.h>

#include "afterrun/time.h"
#include "api/route.h"
#include "base/text.h"

enum { DAY_TEXT = 10 }; /* "2026-11-20" */

static const double second_per_day = 86400;

const char *
ar_call_value(const struct ar_call *call, const char *name)
{
	for (size_t i = 0; i < call->query_count; i++)
		if (strcmp(call->query[i].name, name) == 0)
			return call->query[i].value;
	return NULL;
}

static enum ar_status
wrong(struct ar_call *call, const char *name, const char *text)
{
	const char *where = ar_text_format(call->arena, "?%s", name);

	return ar_fail_at(call->err, AR_EINPUT, where ? where : "?",
	    text ? text : "this value is not expected here");
}

enum ar_status
ar_call_int(struct ar_call *call, const char *name, int64_t lo, int64_t hi,
    int64_t *value)
{
	const char *text = ar_call_value(call, name);
	int64_t number;

	if (!text)
		return AR_OK;
	if (!ar_integer_parse(text, strlen(text), &number) || number < lo ||
	    number > hi)
		return wrong(call, name, ar_text_format(call->arena,
		    "a whole number from %f to %f is expected", (double)lo,
		    (double)hi));
	*value = number;
	return AR_OK;
}

enum ar_status
ar_call_id(struct ar_call *call, int part, int64_t *id)
{
	const char *text = call->part[part];

	if (text && text[0] >= '1' && text[0] <= '9' &&
	    ar_integer_parse(text, strlen(text), id))
		return AR_OK;
	*id = 0;
	return ar_fail(call->err, AR_EABSENT, 0, "there is no such number");
}

enum ar_status
ar_call_day(struct ar_call *call, const char *name, int64_t *day)
{
	const char *text = ar_call_value(call, name);
	double utc_s = 0, offset_s;
	char full[] = "0000-00-00T00:00:00Z";

	if (!text)
		return AR_OK;
	if (strlen(text) == DAY_TEXT)
		memcpy(full, text, DAY_TEXT);
	if (!ar_time_parse(full, strlen(full), &utc_s, &offset_s))
		return wrong(call, name, "a day is expected, as 2026-11-20");
	*day = (int64_t)floor(utc_s / second_per_day);
	return AR_OK;
}

enum ar_status
ar_call_json(struct ar_call *call, int status, const char *text)
{
	size_t n = text ? strlen(text) : 0;
	char *body = text ? ar_arena_text(call->arena, text, n + 1) : NULL;

	if (!body)
		return ar_fail(call->err, AR_EMEM, 0,
		    "there is not enough memory");
	body[n] = '\n';
	call->response->status = status;
	call->response->content_type = "application/json";
	call->response->body = body;
	call->response->body_n = n + 1;
	return AR_OK;
}

enum ar_status
ar_call_body(struct ar_call *call, const char *schema,
    struct ar_json_in *in, json_t **root)
{
	const char *bytes = call->request->body ? call->request->body : "";
	const char *said;

	*in = (struct ar_json_in){.err = call->err};
	AR_TRY(ar_json_parse(bytes, call->request->body_n, root, call->err));
	said = json_string_value(json_object_get(*root, "schema"));
	if (said && strcmp(said, schema) == 0)
		return AR_OK;
	json_decref(*root);
	*root = NULL;
	said = ar_text_format(call->arena, "the schema has to be %s",
	    schema);
	return ar_fail_at(call->err, AR_EINPUT, "/schema",
	    said ? said : "this schema is not expected here");
}

enum ar_status
ar_call_need_log(struct ar_call *call)
{
	if (call->store)
		return AR_OK;
	ar_fail(call->err, AR_EABSENT, 0, "there is no log yet");
	return ar_fail_hint(call->err, "the first run or word begins one");
}

enum ar_status
ar_call_not_offered(struct ar_call *call, const char *text)
{
	call->response->status = AR_HTTP_NOT_OFFERED;
	return ar_fail(call->err, AR_EREFUSED, 0, text);
}
