/* The log as a whole: a copy of it, another in its place, everything as plain
 * files, everything derived again, everything gone. */
#include <string.h>

#include "afterrun/digest.h"
#include "afterrun/time.h"
#include "api/keep_json.h"
#include "api/route.h"
#include "base/text.h"

static const double second_per_day = 86400;

/* "afterrun-2026-11-20.db" by the runner's day; NULL: no memory. */
static const char *
dated_name(const struct ar_call *call, const char *end)
{
	char day[AR_TIME_TEXT];

	ar_time_utc_text((double)ar_moment_day(&call->request->moment) *
	    second_per_day, day);
	*strchr(day, 'T') = '\0';
	return ar_text_format(call->arena, "afterrun-%s%s", day, end);
}

static enum ar_status
answer_file(struct ar_call *call, const char *path, const char *type,
    const char *name)
{
	struct ar_api_response *response = call->response;

	response->content_type = type;
	response->save_as = name;
	response->file = ar_arena_text(call->arena, path, strlen(path));
	return name && response->file ? AR_OK : ar_fail(call->err, AR_EMEM, 0,
	    "there is not enough memory");
}

enum ar_status
ar_do_backup(struct ar_call *call)
{
	const struct ar_api_services *services = call->config->services;
	const char *name = dated_name(call, ".db");
	char path[AR_API_PATH_MAX];

	if (!services || !services->backup)
		return ar_call_not_offered(call,
		    "backups are not made here; use afterrun backup FILE");
	AR_TRY(services->backup(services->context, path, call->err));
	return answer_file(call, path, "application/vnd.sqlite3", name);
}

static const char *
archive_type(const char *path)
{
	size_t n = strlen(path);

	if (n > 4 && strcmp(path + n - 4, ".zip") == 0)
		return "application/zip";
	return "application/x-tar";
}

enum ar_status
ar_do_export(struct ar_call *call)
{
	const struct ar_api_services *services = call->config->services;
	char path[AR_API_PATH_MAX];
	const char *type;

	if (!services || !services->export)
		return ar_call_not_offered(call,
		    "exports are not made here; use afterrun export FOLDER");
	AR_TRY(services->export(services->context, &call->request->moment,
	    path, call->err));
	type = archive_type(path);
	return answer_file(call, path, type, dated_name(call,
	    strcmp(type, "application/zip") == 0 ? ".zip" : ".tar"));
}

/* What is in the log that came. */
static enum ar_status
look(struct ar_call *call, struct ar_store_about *about)
{
	struct ar_store *store;
	enum ar_status status;

	AR_TRY(ar_store_open(call->config->log_path, AR_STORE_READ,
	    call->config->wait_ms, &store, call->err));
	status = ar_store_about(store, about, call->err);
	ar_store_close(store);
	return status;
}

enum ar_status
ar_do_restore(struct ar_call *call)
{
	const struct ar_api_services *services = call->config->services;
	char aside[AR_API_PATH_MAX] = "";
	struct ar_store_about about;

	if (!services || !services->restore)
		return ar_call_not_offered(call, "a backup is not put back "
		    "here; use afterrun restore FILE");
	AR_TRY(services->restore(services->context,
	    call->request->body_file, aside, call->err));
	AR_TRY(look(call, &about));
	return ar_call_json(call, AR_HTTP_DONE, ar_copy_json("restore/1",
	    call->config->log_path, aside[0] ? aside : NULL, &about,
	    call->arena));
}

enum ar_status
ar_do_rebuild(struct ar_call *call)
{
	struct ar_rebuilt rebuilt;

	AR_TRY(ar_rebuild(call->store, &call->request->moment, NULL, NULL,
	    &rebuilt, call->err));
	return ar_call_json(call, AR_HTTP_DONE,
	    ar_rebuilt_json(&rebuilt, call->arena));
}

/* --- everything gone ------------------------------------------------------ */

static char *
erased_json(const struct ar_store_about *about, struct ar_arena *arena)
{
	struct ar_json_out out = {false};
	json_t *root = ar_json_object(&out);

	ar_json_text(&out, root, "schema", "erased/1");
	ar_json_int(&out, root, "runs", (json_int_t)about->runs);
	ar_json_int(&out, root, "recordings", (json_int_t)about->files);
	ar_json_int(&out, root, "marks", (json_int_t)about->feels);
	ar_json_int(&out, root, "day_values", (json_int_t)about->wells);
	ar_json_int(&out, root, "pain_reports", (json_int_t)about->pains);
	ar_json_int(&out, root, "sessions", (json_int_t)about->sessions);
	ar_json_int(&out, root, "shoes", (json_int_t)about->shoes);
	return ar_json_finish(&out, root, arena);
}

/* Nobody erases a log by a slip: the words have to be there. */
static enum ar_status
read_confirmation(struct ar_call *call)
{
	static const char *const allowed[] = {"schema", "confirm", NULL};
	static const char words[] = "delete everything";
	struct ar_json_in in;
	const char *said;
	json_t *root;

	AR_TRY(ar_call_body(call, "erase-case/1", &in, &root));
	ar_json_only(&in, root, allowed);
	said = json_string_value(json_object_get(root, "confirm"));
	if (!said || strcmp(said, words) != 0)
		ar_json_wrong(&in, "confirm",
		    "to erase the log this has to be: delete everything");
	json_decref(root);
	return in.status;
}

enum ar_status
ar_do_erase(struct ar_call *call)
{
	struct ar_store_about about;

	AR_TRY(read_confirmation(call));
	if (call->first) {
		call->store = NULL; /* there is none to be erased */
		return ar_call_need_log(call);
	}
	AR_TRY(ar_store_about(call->store, &about, call->err));
	AR_TRY(ar_store_erase(call->store, call->err));
	call->compact = true;
	return ar_call_json(call, AR_HTTP_DONE,
	    erased_json(&about, call->arena));
}
