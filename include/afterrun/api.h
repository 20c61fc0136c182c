/* The HTTP interface without HTTP: one request in, one answer out.  Doors
 * own sockets, child processes and the clock; they hand in what a handler may
 * know and send what it answers.  Routes and objects: api/openapi.yaml.
 *
 * The same log and the same request give the same bytes, whatever door they
 * came through; for what the command line can do, too, they are the bytes
 * that --json prints.  One request is one transaction: rendered, committed,
 * then answered. */
#ifndef AFTERRUN_API_H
#define AFTERRUN_API_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "afterrun/arena.h"
#include "afterrun/history.h"
#include "afterrun/status.h"

struct ar_api;

enum { AR_API_PATH_MAX = 4096, AR_API_JOB_MAX = 40 };

/* An import on its way. */
struct ar_api_import {
	char job[AR_API_JOB_MAX];
	bool done;
	bool failed;          /* error says why; what was committed stays */
	uint64_t bytes;       /* taken so far */
	uint64_t total_bytes; /* 0: not known */
	uint64_t seen;        /* files so far */
	uint64_t imported;
	int64_t batch_id;     /* 0: not known yet */
	struct ar_error error;
};

/* What handlers need of the outside.  Each may be NULL: its routes answer
 * 501.  They may be called by several threads at once.  path out: a file that
 * the door sends and removes afterwards. */
struct ar_api_services {
	void *context;
	/* A recovery session (session/1) as sound; format "opus", "mp3", … */
	enum ar_status (*audio)(void *context, const char *session, size_t n,
	    const char *format, char path[AR_API_PATH_MAX],
	    struct ar_error *err);
	/* One page for a clinician about a pain of the log, as PDF. */
	enum ar_status (*page)(void *context, int64_t episode_id,
	    const struct ar_moment *moment, char path[AR_API_PATH_MAX],
	    struct ar_error *err);
	/* A sound copy of the log. */
	enum ar_status (*backup)(void *context, char path[AR_API_PATH_MAX],
	    struct ar_error *err);
	/* Everything as plain files in one archive. */
	enum ar_status (*export)(void *context,
	    const struct ar_moment *moment, char path[AR_API_PATH_MAX],
	    struct ar_error *err);
	/* Take body_file (it becomes the service's) in the background. */
	enum ar_status (*import_start)(void *context, const char *body_file,
	    const char *name, const struct ar_moment *moment,
	    char job[AR_API_JOB_MAX], struct ar_error *err);
	/* AR_EABSENT: no such job. */
	enum ar_status (*import_state)(void *context, const char *job,
	    struct ar_api_import *state, struct ar_error *err);
	enum ar_status (*import_stop)(void *context, const char *job,
	    struct ar_error *err);
	/* Put a backup in the place of the log; aside: where the old one
	 * went.  The caller's store is closed meanwhile. */
	enum ar_status (*restore)(void *context, const char *body_file,
	    char aside[AR_API_PATH_MAX], struct ar_error *err);
};

struct ar_api_config {
	const char *log_path; /* copied; made when something is kept */
	int wait_ms;          /* for another program that writes */
	const struct ar_api_services *services; /* borrowed; NULL: none */
	const char *version;  /* borrowed */
	const char *country;  /* ISO code for the emergency number; NULL */
};

/* A handle belongs to one thread at a time; several handles may share a log.
 * It opens the log when it is first needed and keeps it open. */
AR_API AR_MUST_USE enum ar_status ar_api_open(
    const struct ar_api_config *config, struct ar_api **api,
    struct ar_error *err);
AR_API void ar_api_close(struct ar_api *api); /* NULL is allowed */
/* Let go of the log, because another file may stand in its place. */
AR_API void ar_api_release(struct ar_api *api);

struct ar_api_request {
	const char *method; /* "GET" */
	const char *path;   /* "/api/v1/today", as sent, without the query */
	const char *query;  /* behind the "?", as sent; NULL none */
	const char *content_type; /* NULL: not said */
	const char *request_id;   /* NULL: none; 1..64 of A-Za-z0-9_- */
	const char *language;     /* NULL: "en" */
	const char *caller;       /* who asks, for the record; NULL */
	const void *body;
	size_t body_n;
	const char *body_file; /* instead of body, where the limit says so */
	struct ar_moment moment; /* now, and the runner's zone */
};

struct ar_api_response {
	int status;               /* 200 … */
	const char *content_type; /* NULL: no body */
	const void *body;
	size_t body_n;
	const char *file;     /* instead of body: send it, then remove it */
	const char *save_as;  /* name for a download; NULL */
	const char *allow;    /* methods, with 405; NULL */
	const char *events_of; /* job whose progress is sent as events; NULL */
	bool repeated;        /* a request id that was answered before */
	struct ar_arena *arena; /* holds all of it */
};

/* Answer.  Never fails: what cannot be done is a response (error/1).
 * *response is valid until ar_api_response_free. */
AR_API void ar_api_handle(struct ar_api *api,
    const struct ar_api_request *request, struct ar_api_response *response);
AR_API void ar_api_response_free(struct ar_api_response *response);

/* How large a body of this request may be; 0: none is taken (also for what
 * is no route).  *to_file: it is handed over as body_file.  Ask before
 * anything is read. */
AR_API uint64_t ar_api_body_limit(const char *method, const char *path,
    bool *to_file);

/* The routes one by one from 0 ("GET", "/api/v1/runs/{id}"); false after the
 * last. */
AR_API bool ar_api_route(size_t index, const char **method,
    const char **path);

/* The status that stands for a failure: 400 input, 404 absent, 409 refused,
 * 413 too much, 503 locked, 507 full, 500 the rest. */
AR_API int ar_api_status(enum ar_status status);

#endif
