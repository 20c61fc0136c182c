/* The progress of an import as server-sent events. */
#define _GNU_SOURCE
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "doors/cli/terminal.h"
#include "doors/http/exchange.h"

enum { LOOK_MS = 250, HEART_S = 15, JOB_PATH = 128 };

struct events {
	struct door *door;
	char job[AR_API_JOB_MAX];
	char *text;   /* to send: owned */
	size_t n;
	size_t sent;
	char *before; /* data that was sent last; owned */
	double sent_s;
	bool done;    /* after text there is nothing */
};

static void
free_events(void *context)
{
	struct events *events = context;

	free(events->text);
	free(events->before);
	free(events);
}

/* import-job/1 on one line, without its end; NULL: it cannot be had now. */
static char *
job_text(struct events *events)
{
	char path[JOB_PATH];
	struct ar_api_request request = {.method = "GET", .path = path,
	    .caller = "http"};
	struct ar_api_response response;
	struct ar_api *api;
	struct ar_error err;
	char *text = NULL;

	snprintf(path, sizeof path, "/api/v1/imports/jobs/%s", events->job);
	if (!terminal_now(&request.moment.now_utc_s) ||
	    pool_take(events->door->pool, &api, &err) != AR_OK)
		return NULL;
	request.moment.utc_offset_s =
	    terminal_offset(request.moment.now_utc_s);
	ar_api_handle(api, &request, &response);
	pool_give(events->door->pool, api);
	if (response.status == MHD_HTTP_OK && response.body_n > 0)
		text = strndup(response.body, response.body_n - 1);
	ar_api_response_free(&response);
	return text;
}

static bool
say(struct events *events, const char *name, const char *data)
{
	char *text;
	int n = name ? asprintf(&text, "event: %s\ndata: %s\n\n", name,
	    data) : asprintf(&text, ": still here\n\n");

	if (n < 0)
		return false;
	free(events->text);
	events->text = text;
	events->n = (size_t)n;
	events->sent = 0;
	events->sent_s = watch_clock();
	return true;
}

/* What is new, or a heartbeat, or the end.  false: nothing yet.  When the
 * server ends, so do its imports, and with them this. */
static bool
look(struct events *events)
{
	struct ar_api_import state;
	struct ar_error err;
	bool known = imports_state(events->door->imports, events->job,
	    &state, &err) == AR_OK;
	bool over = known && (state.done || state.failed);
	char *data = known ? job_text(events) : NULL;

	if (known && (!data || (!over && events->before &&
	    strcmp(data, events->before) == 0))) {
		free(data);
		return watch_clock() - events->sent_s >= HEART_S &&
		    say(events, NULL, NULL);
	}
	events->done = over || !known;
	if (data && !say(events, over ? "done" : "progress", data))
		events->done = true;
	free(events->before);
	events->before = data;
	return true;
}

static ssize_t
more(void *context, uint64_t at, char *out, size_t room)
{
	static const struct timespec pause = {0, (long)LOOK_MS * 1000000};
	struct events *events = context;
	size_t n;

	(void)at;
	while (events->sent == events->n) {
		if (events->done)
			return MHD_CONTENT_READER_END_OF_STREAM;
		if (events->n > 0)
			nanosleep(&pause, NULL);
		while (!look(events))
			nanosleep(&pause, NULL);
		if (events->sent == events->n)
			return MHD_CONTENT_READER_END_OF_STREAM;
	}
	n = events->n - events->sent < room ? events->n - events->sent :
	    room;
	memcpy(out, events->text + events->sent, n);
	events->sent += n;
	return (ssize_t)n;
}

void
events_answer(struct exchange *exchange, const char *job)
{
	struct events *events = calloc(1, sizeof *events);
	struct answer *answer = &exchange->answer;

	memset(answer, 0, sizeof *answer);
	if (events) {
		events->door = exchange->door;
		events->sent_s = watch_clock();
		snprintf(events->job, sizeof events->job, "%s", job);
		answer->response = MHD_create_response_from_callback(
		    MHD_SIZE_UNKNOWN, (size_t)4096, more, events,
		    free_events);
	}
	if (!answer->response) {
		free(events);
		return;
	}
	answer->status = MHD_HTTP_OK;
	answer->events = true;
	answer_header(answer, MHD_HTTP_HEADER_CONTENT_TYPE,
	    "text/event-stream");
	answer_header(answer, MHD_HTTP_HEADER_CACHE_CONTROL, "no-store");
	/* a proxy may not keep them back */
	answer_header(answer, "X-Accel-Buffering", "no");
	answer_dress(answer);
}
