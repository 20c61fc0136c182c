#include "api/answer.h"

#include <string.h>

#include "api/numbers.h"

enum { WAIT_MS = 200, PARTS = 3 };

static const double second_per_day = 86400;

/* Of method, path, query and body; a body in a file is not looked at. */
static enum ar_status
digest(const struct ar_call *call, unsigned char out[AR_SHA256_SIZE])
{
	const struct ar_api_request *request = call->request;
	const char *parts[PARTS] = {request->method, request->path,
	    request->query ? request->query : ""};
	size_t n = AR_SHA256_SIZE, at = AR_SHA256_SIZE;
	unsigned char *all;

	for (int i = 0; i < PARTS; i++)
		n += strlen(parts[i]) + 1;
	all = ar_arena_alloc(call->arena, n);
	if (!all)
		return ar_fail(call->err, AR_EMEM, 0,
		    "there is not enough memory");
	ar_sha256(request->body ? request->body : "", request->body ?
	    request->body_n : 0, all);
	for (int i = 0; i < PARTS; i++) {
		size_t length = strlen(parts[i]) + 1;

		memcpy(all + at, parts[i], length);
		at += length;
	}
	ar_sha256(all, n, out);
	return AR_OK;
}

enum ar_status
ar_answer_again(struct ar_call *call)
{
	unsigned char sha256[AR_SHA256_SIZE];
	const struct ar_answer *answer;

	AR_TRY(ar_store_answer_find(call->store, call->request->request_id,
	    call->arena, &answer, call->err));
	if (!answer)
		return AR_OK;
	AR_TRY(digest(call, sha256));
	if (memcmp(answer->sha256, sha256, sizeof sha256) != 0)
		return ar_fail_at(call->err, AR_EREFUSED, "Request-Id",
		    "this request id was used for another request");
	call->response->repeated = true;
	call->response->status = answer->status;
	call->response->content_type = answer->content_type;
	call->response->body = answer->body;
	call->response->body_n = answer->body_n;
	return AR_OK;
}

enum ar_status
ar_answer_keep(struct ar_call *call)
{
	const struct ar_api_response *response = call->response;
	const struct ar_answer_bounds bounds = {
		.seconds = AR_ANSWER_KEEP_DAYS * second_per_day,
		.count = AR_ANSWER_KEEP_MAX,
	};
	struct ar_answer answer = {
		.request_id = call->request->request_id,
		.status = response->status,
		.content_type = response->content_type,
		.body = response->body,
		.body_n = response->body_n,
		.at_utc_s = call->request->moment.now_utc_s,
	};

	if (response->body_n > AR_ANSWER_BODY_MAX)
		return AR_OK;
	AR_TRY(digest(call, answer.sha256));
	return ar_store_answer_put(call->store, &answer, &bounds, call->err);
}

void
ar_answer_keep_outside(struct ar_call *call)
{
	struct ar_error unused;
	struct ar_call aside = *call;
	enum ar_status status;

	aside.err = &unused;
	status = ar_store_open(call->config->log_path, AR_STORE_WRITE,
	    WAIT_MS, &aside.store, &unused);
	if (status == AR_OK)
		status = ar_answer_keep(&aside);
	(void)status;
	ar_store_close(aside.store);
}
