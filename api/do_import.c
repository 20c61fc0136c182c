/* Years of history: sent as an archive, taken in the background, looked at
 * and undone. */
#include <string.h>

#include "afterrun/digest.h"
#include "api/error_json.h"
#include "api/import_json.h"
#include "api/keep_json.h"
#include "api/route.h"

enum ar_status
ar_do_imports(struct ar_call *call)
{
	struct ar_batch *batches = NULL;
	size_t count = 0;

	if (call->store)
		AR_TRY(ar_store_batches(call->store, call->arena, &batches,
		    &count, call->err));
	return ar_call_json(call, AR_HTTP_DONE,
	    ar_imports_json(batches, count, call->arena));
}

/* --- import-job/1 --------------------------------------------------------- */

static const char *
state_name(const struct ar_api_import *state)
{
	if (state->failed)
		return "failed";
	return state->done ? "done" : "running";
}

static json_t *
error_object(struct ar_json_out *out, const struct ar_error *err)
{
	json_t *object = ar_json_object(out);

	ar_json_text(out, object, "schema", "error/1");
	ar_json_text(out, object, "code", ar_status_code(err->status));
	ar_json_text(out, object, "message", err->text);
	ar_json_text(out, object, "where", err->where[0] ? err->where :
	    NULL);
	ar_json_text(out, object, "hint", err->hint[0] ? err->hint : NULL);
	return object;
}

/* receipt: stolen; NULL: none (yet). */
static enum ar_status
answer_job(struct ar_call *call, int http, const struct ar_api_import *state,
    json_t *receipt)
{
	struct ar_json_out out = {false};
	json_t *root = ar_json_object(&out);

	ar_json_text(&out, root, "schema", "import-job/1");
	ar_json_text(&out, root, "job", state->job);
	ar_json_text(&out, root, "state", state_name(state));
	ar_json_int(&out, root, "bytes", (json_int_t)state->bytes);
	if (state->total_bytes > 0)
		ar_json_int(&out, root, "total_bytes",
		    (json_int_t)state->total_bytes);
	ar_json_int(&out, root, "seen", (json_int_t)state->seen);
	ar_json_int(&out, root, "imported", (json_int_t)state->imported);
	if (state->batch_id != 0)
		ar_json_int(&out, root, "batch", state->batch_id);
	if (receipt)
		ar_json_put(&out, root, "receipt", receipt);
	if (state->failed)
		ar_json_put(&out, root, "error",
		    error_object(&out, &state->error));
	return ar_call_json(call, http,
	    ar_json_finish(&out, root, call->arena));
}

static enum ar_status
job_state(struct ar_call *call, const char *job, struct ar_api_import *state)
{
	const struct ar_api_services *services = call->config->services;

	memset(state, 0, sizeof *state);
	if (!services || !services->import_state)
		return ar_call_not_offered(call,
		    "archives are not taken here; use afterrun import FILE");
	return services->import_state(services->context, job, state,
	    call->err);
}

/* The files that were not taken as they are, in order. */
static size_t
leave_imported_out(struct ar_batch_file *files, size_t count)
{
	size_t left = 0;

	for (size_t i = 0; i < count; i++)
		if (files[i].outcome != AR_OUT_IMPORTED)
			files[left++] = files[i];
	return left;
}

/* import/1 of a batch; *receipt stays NULL when the log does not know it. */
static enum ar_status
read_receipt(struct ar_call *call, struct ar_store *store, int64_t id,
    json_t **receipt)
{
	struct ar_json_out out = {false};
	struct ar_batch_file *files;
	struct ar_batch *batches;
	size_t count, file_count;

	AR_TRY(ar_store_batches(store, call->arena, &batches, &count,
	    call->err));
	for (size_t i = 0; i < count; i++) {
		if (batches[i].id != id)
			continue;
		AR_TRY(ar_store_batch_files(store, id, call->arena, &files,
		    &file_count, call->err));
		*receipt = ar_import_object(&out, &batches[i], files,
		    leave_imported_out(files, file_count));
		if (!out.failed)
			return AR_OK;
		json_decref(*receipt);
		*receipt = NULL;
		return ar_fail(call->err, AR_EMEM, 0,
		    "there is not enough memory");
	}
	return AR_OK;
}

/* How an import ended can be told without the log, too, which may be the very
 * thing that failed: then without the receipt. */
static enum ar_status
find_receipt(struct ar_call *call, int64_t id, json_t **receipt)
{
	struct ar_store *store;
	enum ar_status status;

	*receipt = NULL;
	if (id == 0)
		return AR_OK;
	status = ar_store_open(call->config->log_path, AR_STORE_READ,
	    call->config->wait_ms, &store, call->err);
	if (status == AR_OK) {
		status = read_receipt(call, store, id, receipt);
		ar_store_close(store);
	}
	return status == AR_EMEM ? status : AR_OK;
}

enum ar_status
ar_do_import_job(struct ar_call *call)
{
	struct ar_api_import state;
	json_t *receipt = NULL;

	AR_TRY(job_state(call, call->part[0], &state));
	if (state.done || state.failed)
		AR_TRY(find_receipt(call, state.batch_id, &receipt));
	return answer_job(call, AR_HTTP_DONE, &state, receipt);
}

enum ar_status
ar_do_import_post(struct ar_call *call)
{
	const struct ar_api_services *services = call->config->services;
	const char *name = ar_call_value(call, "name");
	struct ar_api_import state = {.batch_id = 0};

	if (!services || !services->import_start)
		return ar_call_not_offered(call,
		    "archives are not taken here; use afterrun import FILE");
	AR_TRY(services->import_start(services->context,
	    call->request->body_file, name ? name : "",
	    &call->request->moment, state.job, call->err));
	return answer_job(call, AR_HTTP_TAKEN, &state, NULL);
}

bool
ar_do_import_stands(struct ar_call *call)
{
	const struct ar_api_response *response = call->response;
	struct ar_api_import state;
	struct ar_error unused, *err = call->err;
	const char *job;
	json_t *root;
	bool known;

	call->err = &unused;
	known = ar_json_parse(response->body, response->body_n, &root,
	    &unused) == AR_OK;
	job = known ? json_string_value(json_object_get(root, "job")) : NULL;
	known = job && job_state(call, job, &state) == AR_OK;
	json_decref(root);
	call->err = err;
	return known;
}

enum ar_status
ar_do_import_events(struct ar_call *call)
{
	struct ar_api_import state;

	AR_TRY(job_state(call, call->part[0], &state));
	call->response->content_type = "text/event-stream";
	call->response->events_of = call->part[0];
	return AR_OK;
}

enum ar_status
ar_do_import_stop(struct ar_call *call)
{
	const struct ar_api_services *services = call->config->services;
	struct ar_api_import state;

	AR_TRY(job_state(call, call->part[0], &state));
	if (!services->import_stop)
		return ar_call_not_offered(call,
		    "imports cannot be stopped here");
	AR_TRY(services->import_stop(services->context, call->part[0],
	    call->err));
	AR_TRY(job_state(call, call->part[0], &state));
	return answer_job(call, AR_HTTP_DONE, &state, NULL);
}

enum ar_status
ar_do_import_undo(struct ar_call *call)
{
	const struct ar_moment *moment = &call->request->moment;
	uint64_t changed;
	int64_t id;

	AR_TRY(ar_call_id(call, 0, &id));
	AR_TRY(ar_store_batch_undo(call->store, id, moment->now_utc_s,
	    call->err));
	AR_TRY(ar_resettle(call->store, moment, &changed, call->err));
	return ar_call_json(call, AR_HTTP_DONE,
	    ar_undo_json(id, changed, call->arena));
}
