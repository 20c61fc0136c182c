#include "api/work.h"

#include <string.h>

#include "api/answer.h"

/* A recording takes about twenty times its bytes, packed ones more. */
static const size_t arena_least = (size_t)256 << 20;
static const size_t arena_times = 32;
/* A server holds many handles, and each of them two. */
enum { READER_KIB = 4096, WRITER_KIB = 2048 };
/* What the engine takes for a log that no file holds. */
static const char log_in_memory[] = ":memory:";

struct ar_arena *
ar_work_arena(const struct ar_api_request *request)
{
	return ar_arena_open(arena_least + arena_times * request->body_n);
}

static enum ar_status
open_writer(struct ar_api *api, struct ar_error *err)
{
	if (api->writer)
		return AR_OK;
	AR_TRY(ar_store_open(api->log_path, AR_STORE_WRITE,
	    api->config.wait_ms, &api->writer, err));
	return ar_store_cache(api->writer, WRITER_KIB, err);
}

static enum ar_status
open_to_read(struct ar_api *api, struct ar_error *err)
{
	AR_TRY(ar_store_open(api->log_path, AR_STORE_READ,
	    api->config.wait_ms, &api->reader, err));
	return ar_store_cache(api->reader, READER_KIB, err);
}

/* The reader stays NULL while there is no log.  A log of an older program is
 * brought up to date first, where it may be written. */
static enum ar_status
open_reader(struct ar_api *api, struct ar_error *err)
{
	struct ar_error unused;
	enum ar_status status;

	if (api->reader)
		return AR_OK;
	status = open_to_read(api, err);
	if (status == AR_EABSENT)
		return AR_OK;
	if (status == AR_EREADONLY && open_writer(api, &unused) == AR_OK)
		status = open_to_read(api, err);
	return status;
}

static bool
is_sound(const struct ar_store *store)
{
	return !store || ar_store_is_sound(store);
}

/* After a failure of the file itself, or of memory, it is opened anew the
 * next time. */
static enum ar_status
mind(struct ar_api *api, enum ar_status status)
{
	if (status == AR_EMEM || (status >= AR_ESTORE &&
	    status != AR_ELOCKED) || !is_sound(api->reader) ||
	    !is_sound(api->writer))
		ar_api_release(api);
	return status;
}

static enum ar_status
work_reading(struct ar_api *api, struct ar_call *call,
    const struct ar_route *route)
{
	enum ar_status status;

	AR_TRY(open_reader(api, call->err));
	call->store = api->reader;
	if (!call->store)
		return route->work(call);
	AR_TRY(ar_store_begin(call->store, call->err));
	status = route->work(call);
	if (status == AR_OK)
		return ar_store_commit(call->store, call->err);
	ar_store_rollback(call->store);
	return status;
}

/* Inside the transaction: what was answered before is answered again. */
static enum ar_status
work_once(struct ar_call *call, const struct ar_route *route)
{
	if (!call->request->request_id)
		return route->work(call);
	AR_TRY(ar_answer_again(call));
	if (call->response->repeated)
		return AR_OK;
	AR_TRY(route->work(call));
	return ar_answer_keep(call);
}

static enum ar_status
rehearse_on(struct ar_store *store, struct ar_call *call,
    const struct ar_route *route)
{
	AR_TRY(ar_store_begin(store, call->err));
	call->store = store;
	return route->work(call);
}

/* A log is made for what is kept, not for what is refused: while there is
 * none, the request is tried on one in memory, which goes again. */
static enum ar_status
rehearse(struct ar_call *call, const struct ar_route *route)
{
	struct ar_api_response response = *call->response;
	struct ar_call trial = *call;
	struct ar_store *store = NULL;
	enum ar_status status;

	trial.first = true;
	trial.response = &response;
	trial.arena = ar_work_arena(call->request);
	if (!trial.arena)
		return ar_fail(call->err, AR_EMEM, 0,
		    "there is not enough memory");
	status = ar_store_open(log_in_memory, AR_STORE_WRITE, 0, &store,
	    call->err);
	if (status == AR_OK)
		status = rehearse_on(store, &trial, route);
	ar_store_close(store);
	ar_arena_close(trial.arena);
	call->response->status = response.status;
	return status;
}

/* The log is there, or may be made now. */
static enum ar_status
may_write(struct ar_api *api, struct ar_call *call,
    const struct ar_route *route)
{
	if (api->writer)
		return AR_OK;
	AR_TRY(open_reader(api, call->err));
	call->store = api->reader;
	if (route->body == AR_ROUTE_EMPTY)
		return ar_call_need_log(call);
	return api->reader || api->writer ? AR_OK : rehearse(call, route);
}

static enum ar_status
work_writing(struct ar_api *api, struct ar_call *call,
    const struct ar_route *route)
{
	enum ar_status status;

	AR_TRY(may_write(api, call, route));
	AR_TRY(open_writer(api, call->err));
	call->store = api->writer;
	AR_TRY(ar_store_begin(call->store, call->err));
	status = work_once(call, route);
	if (status != AR_OK) {
		ar_store_rollback(call->store);
		return status;
	}
	AR_TRY(ar_store_commit(call->store, call->err));
	/* Somebody reading keeps the file from shrinking: what was erased is
	 * erased all the same. */
	if (call->compact)
		status = ar_store_compact(call->store, NULL);
	(void)status;
	return AR_OK;
}

/* An answer that names a job says nothing any more when the server that had
 * it has ended. */
static bool
stands(struct ar_call *call, const struct ar_route *route)
{
	return route->work != ar_do_import_post || ar_do_import_stands(call);
}

/* A service works on the log by itself: what it did stands when it comes
 * back.  The answer is kept as well as it can be, in a moment: when it is
 * not, the request is done again, which these routes can bear. */
static enum ar_status
work_outside(struct ar_api *api, struct ar_call *call,
    const struct ar_route *route)
{
	bool once = call->request->request_id &&
	    strcmp(route->method, "GET") != 0;

	if (once) {
		AR_TRY(open_reader(api, call->err));
		call->store = api->reader;
		if (call->store)
			AR_TRY(ar_answer_again(call));
	}
	ar_api_release(api);
	call->store = NULL;
	if (call->response->repeated && stands(call, route))
		return AR_OK;
	*call->response = (struct ar_api_response){.status = AR_HTTP_DONE,
	    .arena = call->response->arena};
	AR_TRY(route->work(call));
	if (once && !call->response->file)
		ar_answer_keep_outside(call);
	return AR_OK;
}

enum ar_status
ar_work(struct ar_api *api, struct ar_call *call, const struct ar_route *route)
{
	switch (route->log) {
	case AR_ROUTE_READ:
		return mind(api, work_reading(api, call, route));
	case AR_ROUTE_WRITE:
		return mind(api, work_writing(api, call, route));
	case AR_ROUTE_OUTSIDE:
		return mind(api, work_outside(api, call, route));
	case AR_ROUTE_NO_LOG:
		break;
	}
	return route->work(call);
}
