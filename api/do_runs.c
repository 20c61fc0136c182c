/* The runs of the log: a list, one of them, its samples, its file. */
#include <string.h>

#include "afterrun/analysis.h"
#include "afterrun/pack.h"
#include "api/call_said.h"
#include "api/log_json.h"
#include "api/numbers.h"
#include "api/route.h"
#include "api/streams_json.h"

enum ar_status
ar_do_runs(struct ar_call *call)
{
	struct ar_run_filter filter = {.to_day = INT64_MAX,
	    .brief = true};
	bool dated = ar_call_value(call, "from") || ar_call_value(call, "to");
	struct ar_run *runs = NULL;
	int64_t limit = 0;
	size_t count = 0;

	AR_TRY(ar_call_flag(call, "all", &filter.beside));
	AR_TRY(ar_call_day(call, "from", &filter.from_day));
	AR_TRY(ar_call_day(call, "to", &filter.to_day));
	if (filter.from_day > filter.to_day)
		return ar_call_wrong(call, "from",
		    "this day is after the last one");
	if (!dated && !filter.beside)
		limit = AR_LOG_RUNS_USUAL;
	AR_TRY(ar_call_int(call, "limit", 1, AR_LOG_RUNS_MAX, &limit));
	filter.limit = (size_t)limit;
	if (call->store)
		AR_TRY(ar_store_runs(call->store, &filter, call->arena,
		    &runs, &count, call->err));
	return ar_call_json(call, AR_HTTP_DONE,
	    ar_log_json(runs, count, call->arena));
}

/* The run that the path names; brief: as it is shown. */
static enum ar_status
find_run(struct ar_call *call, bool brief, struct ar_run *run)
{
	enum ar_status status;
	int64_t id;

	AR_TRY(ar_call_need_log(call));
	AR_TRY(ar_call_id(call, 0, &id));
	if (brief)
		status = ar_store_run_get_brief(call->store, id, call->arena,
		    run, call->err);
	else
		status = ar_store_run_get(call->store, id, call->arena, run,
		    call->err);
	if (status != AR_EABSENT)
		return status;
	return ar_fail(call->err, AR_EABSENT, 0, "the log has no such run");
}

enum ar_status
ar_do_run(struct ar_call *call)
{
	struct ar_spans spans;
	enum ar_status status;
	struct ar_run run;

	AR_TRY(find_run(call, true, &run));
	status = ar_store_run_spans(call->store, run.id, call->arena, &spans,
	    call->err);
	if (status != AR_OK && status != AR_EABSENT)
		return status;
	return ar_call_json(call, AR_HTTP_DONE, ar_run_json(&run,
	    status == AR_OK ? &spans : NULL, call->arena));
}

enum ar_status
ar_do_run_streams(struct ar_call *call)
{
	int64_t points = AR_STREAM_POINTS_USUAL;
	struct ar_activity activity;
	struct ar_streams streams;
	struct ar_clean clean;
	enum ar_status status;
	struct ar_run run;

	AR_TRY(ar_call_int(call, "points", AR_STREAM_POINTS_MIN,
	    AR_STREAM_POINTS_MAX, &points));
	AR_TRY(find_run(call, false, &run));
	status = ar_store_run_samples(call->store, run.id, call->arena,
	    &activity, call->err);
	if (status == AR_EABSENT ||
	    (status == AR_OK && activity.samples.count == 0))
		return ar_fail(call->err, AR_EABSENT, 0,
		    "this run has no samples");
	AR_TRY(status);
	AR_TRY(ar_clean_make(&activity, call->arena, &clean, call->err));
	streams = (struct ar_streams){run.id, &activity, &clean,
	    (size_t)points};
	return ar_call_json(call, AR_HTTP_DONE,
	    ar_streams_json(&streams, call->arena));
}

/* --- the watch's own bytes --- */

static const char *
base_name(const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash ? slash + 1 : path;
}

static bool
is_plain(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
	    (c >= '0' && c <= '9') || c == '.' || c == '-' || c == '_';
}

/* A name that any header and any file system takes. */
static char *
plain_name(const struct ar_kept_file *file, struct ar_arena *arena)
{
	const char *name = file->name ? base_name(file->name) : "";
	char *plain = ar_arena_text(arena, name[0] ? name : "run",
	    strlen(name[0] ? name : "run"));

	for (char *at = plain; at && *at; at++)
		if (!is_plain(*at) || (at == plain && *at == '.'))
			*at = '_';
	return plain;
}

static enum ar_status
no_file(struct ar_call *call)
{
	return ar_fail(call->err, AR_EABSENT, 0,
	    "the log has not kept the file of this run");
}

enum ar_status
ar_do_run_file(struct ar_call *call)
{
	struct ar_api_response *response = call->response;
	struct ar_kept_file file;
	struct ar_run run;

	AR_TRY(find_run(call, false, &run));
	if (!run.file_id)
		return no_file(call);
	AR_TRY(ar_store_file_get(call->store, run.file_id, call->arena,
	    &file, call->err));
	if (!file.packed)
		return no_file(call);
	AR_TRY(ar_unsqueeze(file.packed, file.packed_n, call->arena,
	    &response->body, &response->body_n, call->err));
	response->save_as = plain_name(&file, call->arena);
	if (!response->save_as)
		return ar_fail(call->err, AR_EMEM, 0,
		    "there is not enough memory");
	response->content_type = "application/octet-stream";
	return AR_OK;
}
