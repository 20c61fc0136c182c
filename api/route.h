/* One route: how its path looks, what it takes and who answers.  The table
 * is in routes.c, in the order of docs and of api/openapi.yaml. */
#ifndef API_ROUTE_H
#define API_ROUTE_H

#include "afterrun/api.h"
#include "afterrun/store.h"
#include "api/json.h"

enum ar_route_log {
	AR_ROUTE_NO_LOG,    /* the log is not touched */
	AR_ROUTE_READ,      /* call.store is NULL while there is no log */
	AR_ROUTE_WRITE,     /* inside one transaction, committed after; without
	                     * a body it never makes a log: then AR_EABSENT;
	                     * with one, work may be called twice (work.c) */
	AR_ROUTE_OUTSIDE    /* a service does it; nothing is open meanwhile */
};

enum ar_route_body {
	AR_ROUTE_EMPTY,  /* no body */
	AR_ROUTE_JSON,   /* application/json, at most 1 MiB */
	AR_ROUTE_BYTES,  /* a recording, in memory */
	AR_ROUTE_FILE    /* an archive, as a file */
};

enum { AR_ROUTE_QUERY_MAX = 64, AR_ROUTE_PARTS_MAX = 4 };

/* Statuses of HTTP that are named here. */
enum {
	AR_HTTP_DONE = 200,
	AR_HTTP_MADE = 201,
	AR_HTTP_TAKEN = 202, /* it goes on in the background */
	AR_HTTP_INPUT = 400,
	AR_HTTP_ABSENT = 404,
	AR_HTTP_METHOD = 405,
	AR_HTTP_REFUSED = 409,
	AR_HTTP_TOO_MUCH = 413,
	AR_HTTP_TYPE = 415,
	AR_HTTP_FAILED = 500,
	AR_HTTP_NOT_OFFERED = 501,
	AR_HTTP_LOCKED = 503,
	AR_HTTP_FULL = 507
};

struct ar_query_item {
	const char *name;  /* decoded, in the arena */
	const char *value;
};

/* What a handler works with. */
struct ar_call {
	const struct ar_api_request *request;
	const struct ar_api_config *config;
	struct ar_store *store;   /* as the route's log says */
	struct ar_arena *arena;
	struct ar_query_item *query; /* each name once; checked: only allowed */
	size_t query_count;
	const char *part[AR_ROUTE_PARTS_MAX]; /* {…} of the path, decoded */
	struct ar_api_response *response; /* status 200 beforehand; one that a
	                                   * handler sets to 400 and more stays
	                                   * when it fails */
	struct ar_error *err;
	bool first;   /* there is no log yet: this is a rehearsal on an empty one
	               * in memory, and what fails here makes none */
	bool compact; /* a handler that erased much sets it: the file gives
	               * the room back after the commit */
};

struct ar_route {
	const char *method;
	const char *path;        /* "/api/v1/runs/{id}" */
	const char *query;       /* allowed names: "from|to|limit"; NULL none */
	/* Fill response (ar_call_json and so on), or fail with err: then the
	 * transaction is rolled back and error/1 is the answer. */
	enum ar_status (*work)(struct ar_call *call);
	enum ar_route_log log;
	enum ar_route_body body;
};

/* Value of a query item; NULL: not there. */
const char *ar_call_value(const struct ar_call *call, const char *name);
/* Whole number of a query item within lo..hi; absent leaves *value.
 * AR_EINPUT with where "?name". */
AR_MUST_USE enum ar_status ar_call_int(struct ar_call *call,
    const char *name, int64_t lo, int64_t hi, int64_t *value);
/* The same for a part of the path: 1 and more, AR_EABSENT when it is no
 * number (then there is no such thing). */
AR_MUST_USE enum ar_status ar_call_id(struct ar_call *call, int part,
    int64_t *id);
/* A day "2026-11-20" of the query. */
AR_MUST_USE enum ar_status ar_call_day(struct ar_call *call,
    const char *name, int64_t *day);
/* Answer with JSON text out of the arena (a line end is added; NULL means no
 * memory).  status 200, 201, 202. */
AR_MUST_USE enum ar_status ar_call_json(struct ar_call *call, int status,
    const char *text);
/* The body as one JSON object with "schema" being this; the caller owns
 * *root (json_decref).  Sets up in for ar_json_get_…. */
AR_MUST_USE enum ar_status ar_call_body(struct ar_call *call,
    const char *schema, struct ar_json_in *in, json_t **root);
/* The log, which has to be there: AR_EABSENT with a hint when it is not. */
AR_MUST_USE enum ar_status ar_call_need_log(struct ar_call *call);
/* Fail with 501: this door has no such service.  text says what is missing. */
AR_MUST_USE enum ar_status ar_call_not_offered(struct ar_call *call,
    const char *text);

/* The handlers, by file. */
/* do_about.c */
enum ar_status ar_do_about(struct ar_call *call) AR_MUST_USE;
enum ar_status ar_do_where(struct ar_call *call) AR_MUST_USE;
enum ar_status ar_do_example(struct ar_call *call) AR_MUST_USE;
enum ar_status ar_do_why(struct ar_call *call) AR_MUST_USE;
/* do_person.c */
enum ar_status ar_do_person(struct ar_call *call) AR_MUST_USE;
enum ar_status ar_do_person_put(struct ar_call *call) AR_MUST_USE;
enum ar_status ar_do_settings(struct ar_call *call) AR_MUST_USE;
enum ar_status ar_do_settings_put(struct ar_call *call) AR_MUST_USE;
/* do_after.c */
enum ar_status ar_do_run_post(struct ar_call *call) AR_MUST_USE;
enum ar_status ar_do_run_look(struct ar_call *call) AR_MUST_USE;
enum ar_status ar_do_run_told(struct ar_call *call) AR_MUST_USE;
enum ar_status ar_do_read(struct ar_call *call) AR_MUST_USE;
/* do_runs.c */
enum ar_status ar_do_runs(struct ar_call *call) AR_MUST_USE;
enum ar_status ar_do_run(struct ar_call *call) AR_MUST_USE;
enum ar_status ar_do_run_streams(struct ar_call *call) AR_MUST_USE;
enum ar_status ar_do_run_file(struct ar_call *call) AR_MUST_USE;
/* do_feel.c */
enum ar_status ar_do_feel_post(struct ar_call *call) AR_MUST_USE;
enum ar_status ar_do_feel(struct ar_call *call) AR_MUST_USE;
/* do_today.c */
enum ar_status ar_do_today(struct ar_call *call) AR_MUST_USE;
enum ar_status ar_do_today_session(struct ar_call *call) AR_MUST_USE;
/* do_session.c */
enum ar_status ar_do_session_case(struct ar_call *call) AR_MUST_USE;
enum ar_status ar_do_session_last(struct ar_call *call) AR_MUST_USE;
enum ar_status ar_do_session_progress(struct ar_call *call) AR_MUST_USE;
enum ar_status ar_do_before(struct ar_call *call) AR_MUST_USE;
/* do_guide.c */
enum ar_status ar_do_guide(struct ar_call *call) AR_MUST_USE;
enum ar_status ar_do_cues(struct ar_call *call) AR_MUST_USE;
enum ar_status ar_do_audio(struct ar_call *call) AR_MUST_USE;
/* do_pain.c */
enum ar_status ar_do_triage(struct ar_call *call) AR_MUST_USE;
enum ar_status ar_do_interview(struct ar_call *call) AR_MUST_USE;
enum ar_status ar_do_pains(struct ar_call *call) AR_MUST_USE;
enum ar_status ar_do_pain_post(struct ar_call *call) AR_MUST_USE;
enum ar_status ar_do_pain_close(struct ar_call *call) AR_MUST_USE;
enum ar_status ar_do_pain_page(struct ar_call *call) AR_MUST_USE;
/* do_plan.c */
enum ar_status ar_do_plan(struct ar_call *call) AR_MUST_USE;
enum ar_status ar_do_plan_new(struct ar_call *call) AR_MUST_USE;
enum ar_status ar_do_plan_today(struct ar_call *call) AR_MUST_USE;
enum ar_status ar_do_plan_not_right(struct ar_call *call) AR_MUST_USE;
enum ar_status ar_do_plan_done(struct ar_call *call) AR_MUST_USE;
enum ar_status ar_do_plan_undo(struct ar_call *call) AR_MUST_USE;
enum ar_status ar_do_plan_move(struct ar_call *call) AR_MUST_USE;
/* do_plan_out.c */
enum ar_status ar_do_plan_ics(struct ar_call *call) AR_MUST_USE;
enum ar_status ar_do_plan_fit(struct ar_call *call) AR_MUST_USE;
enum ar_status ar_do_plan_case(struct ar_call *call) AR_MUST_USE;
/* do_trends.c */
enum ar_status ar_do_trends(struct ar_call *call) AR_MUST_USE;
enum ar_status ar_do_shoes(struct ar_call *call) AR_MUST_USE;
enum ar_status ar_do_shoe_post(struct ar_call *call) AR_MUST_USE;
/* do_import.c */
enum ar_status ar_do_imports(struct ar_call *call) AR_MUST_USE;
enum ar_status ar_do_import_post(struct ar_call *call) AR_MUST_USE;
/* Is the job of an earlier answer to ar_do_import_post, which response holds,
 * known to this server? */
bool ar_do_import_stands(struct ar_call *call);
enum ar_status ar_do_import_job(struct ar_call *call) AR_MUST_USE;
enum ar_status ar_do_import_events(struct ar_call *call) AR_MUST_USE;
enum ar_status ar_do_import_stop(struct ar_call *call) AR_MUST_USE;
enum ar_status ar_do_import_undo(struct ar_call *call) AR_MUST_USE;
/* do_log.c */
enum ar_status ar_do_backup(struct ar_call *call) AR_MUST_USE;
enum ar_status ar_do_restore(struct ar_call *call) AR_MUST_USE;
enum ar_status ar_do_export(struct ar_call *call) AR_MUST_USE;
enum ar_status ar_do_rebuild(struct ar_call *call) AR_MUST_USE;
enum ar_status ar_do_erase(struct ar_call *call) AR_MUST_USE;

/* The table; *count of them. */
const struct ar_route *ar_routes(size_t *count);

#endif
