/* Requests of the HTTP interface over a log that holds a run: each is answered
 * with a known status and with one whole JSON text, or with what the route
 * says.
 *
 * An input is text: the method, the path and its query, headers as "name:
 * value" (content-type, request-id, body-file), an empty line, the body.
 * Several requests of one input are parted by the byte 0x1e. */
#define _GNU_SOURCE
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <jansson.h>

#include "afterrun/api.h"
#include "afterrun/digest.h"
#include "afterrun/invent.h"
#include "afterrun/write.h"
#include "fuzz.h"

enum { HEAD_MAX = 4096, REQUESTS_MAX = 8, PARTED = 0x1e };

static const double now_s = 1789200000; /* after the invented run */
static const size_t arena_limit = (size_t)256 << 20;

/* A log with a run, made once, and where the copy of it lies; the one state
 * here. */
static struct {
	char folder[40];
	char path[60];
	char *bytes;
	size_t n;
} base;

/* --- the log -------------------------------------------------------------- */

static enum ar_status
keep_run(struct ar_store *store, struct ar_arena *arena, struct ar_error *err)
{
	const struct ar_moment moment = {now_s, 0};
	struct ar_invent_plan plan = ar_invent_demo_plan();
	struct ar_recording recording;
	const unsigned char *bytes;
	struct ar_digest digest;
	struct ar_kept kept;
	size_t n;

	plan.duration_s = 300;
	AR_TRY(ar_invent(&plan, arena, &recording, err));
	AR_TRY(ar_recording_write(&recording, AR_FORMAT_FIT, arena, &bytes,
	    &n, err));
	AR_TRY(ar_digest_make(bytes, n, "run.fit", NULL, AR_DIGEST_KEEP_FILE,
	    arena, &digest, err));
	return ar_digest_keep(store, &digest, 0, &moment, arena, &kept, err);
}

static void
slurp(void)
{
	FILE *file = fopen(base.path, "rb");
	long n;

	fuzz_require(file && fseek(file, 0, SEEK_END) == 0);
	n = ftell(file);
	fuzz_require(n > 0 && fseek(file, 0, SEEK_SET) == 0);
	base.n = (size_t)n;
	base.bytes = malloc(base.n);
	fuzz_require(base.bytes && fread(base.bytes, 1, base.n, file) ==
	    base.n);
	fclose(file);
}

static void
clean_up(void)
{
	char journal[80];

	snprintf(journal, sizeof journal, "%s-journal", base.path);
	unlink(base.path);
	unlink(journal);
	rmdir(base.folder);
	free(base.bytes);
}

static void
base_make(void)
{
	struct ar_arena *arena;
	struct ar_store *store;
	struct ar_error err = {0};

	if (base.bytes)
		return;
	strcpy(base.folder, access("/dev/shm", W_OK) == 0 ?
	    "/dev/shm/fuzz-api-XXXXXX" : "/tmp/fuzz-api-XXXXXX");
	fuzz_require(mkdtemp(base.folder));
	snprintf(base.path, sizeof base.path, "%s/log.db", base.folder);
	arena = ar_arena_open(arena_limit);
	fuzz_require(arena && ar_store_open(base.path, AR_STORE_WRITE, 0,
	    &store, &err) == AR_OK);
	fuzz_require(keep_run(store, arena, &err) == AR_OK);
	ar_store_close(store);
	ar_arena_close(arena);
	slurp();
	atexit(clean_up);
}

static void
base_restore(void)
{
	FILE *file = fopen(base.path, "wb");

	fuzz_require(file && fwrite(base.bytes, 1, base.n, file) == base.n);
	fuzz_require(fclose(file) == 0);
}

/* --- services: a job that never ends -------------------------------------- */

static enum ar_status
import_start(void *context, const char *body_file, const char *name,
    const struct ar_moment *moment, char job[AR_API_JOB_MAX],
    struct ar_error *err)
{
	(void)context;
	(void)moment;
	(void)err;
	fuzz_require(body_file && name);
	strcpy(job, "1");
	return AR_OK;
}

static enum ar_status
import_state(void *context, const char *job, struct ar_api_import *state,
    struct ar_error *err)
{
	(void)context;
	if (strcmp(job, "1") != 0)
		return ar_fail(err, AR_EABSENT, 0, "there is no such import");
	strcpy(state->job, job);
	return AR_OK;
}

static enum ar_status
import_stop(void *context, const char *job, struct ar_error *err)
{
	(void)context;
	(void)err;
	fuzz_require(strcmp(job, "1") == 0);
	return AR_OK;
}

static enum ar_status
restore(void *context, const char *body_file, char aside[AR_API_PATH_MAX],
    struct ar_error *err)
{
	(void)context;
	(void)err;
	fuzz_require(body_file);
	aside[0] = '\0';
	return AR_OK;
}

static enum ar_status
page(void *context, int64_t episode_id, const struct ar_moment *moment,
    char path[AR_API_PATH_MAX], struct ar_error *err)
{
	(void)context;
	(void)moment;
	(void)err;
	fuzz_require(episode_id > 0);
	strcpy(path, "/none");
	return AR_OK;
}

static enum ar_status
audio(void *context, const char *session, size_t n, const char *format,
    char path[AR_API_PATH_MAX], struct ar_error *err)
{
	(void)context;
	(void)err;
	fuzz_require(session && n > 0 && format);
	strcpy(path, "/none");
	return AR_OK;
}

static enum ar_status
give_file(void *context, char path[AR_API_PATH_MAX], struct ar_error *err)
{
	(void)context;
	(void)err;
	strcpy(path, "/none");
	return AR_OK;
}

static const struct ar_api_services services = {
	.audio = audio,
	.page = page,
	.backup = give_file,
	.import_start = import_start,
	.import_state = import_state,
	.import_stop = import_stop,
	.restore = restore,
};

/* --- a request out of text ------------------------------------------------ */

struct parts {
	char head[HEAD_MAX + 1]; /* lines become strings */
	struct ar_api_request request;
};

/* The next line of text; NULL: none. */
static char *
line_of(char **text)
{
	char *line = *text, *end;

	if (!line || !*line)
		return NULL;
	end = strchr(line, '\n');
	*text = end ? end + 1 : NULL;
	if (end)
		*end = '\0';
	return line;
}

static void
read_header(struct ar_api_request *request, char *line)
{
	char *colon = strstr(line, ": ");

	if (!colon)
		return;
	*colon = '\0';
	if (strcmp(line, "content-type") == 0)
		request->content_type = colon + 2;
	else if (strcmp(line, "request-id") == 0)
		request->request_id = colon + 2;
	else if (strcmp(line, "body-file") == 0)
		request->body_file = colon + 2;
}

static void
read_request(const char *bytes, size_t n, struct parts *parts)
{
	const char *end = memmem(bytes, n, "\n\n", 2);
	size_t head_n = end ? (size_t)(end - bytes) : n;
	struct ar_api_request *request = &parts->request;
	char *text = parts->head, *line;

	memset(request, 0, sizeof *request);
	request->moment = (struct ar_moment){now_s, 3600};
	if (end) {
		request->body = end + 2;
		request->body_n = n - head_n - 2;
	}
	if (head_n > HEAD_MAX)
		head_n = HEAD_MAX;
	memcpy(parts->head, bytes, head_n);
	parts->head[head_n] = '\0';
	request->method = (line = line_of(&text)) ? line : "";
	request->path = (line = line_of(&text)) ? line : "";
	line = strchr(request->path, '?');
	if (line) {
		*line = '\0';
		request->query = line + 1;
	}
	while ((line = line_of(&text)))
		read_header(request, line);
}

/* --- promises ------------------------------------------------------------- */

static bool
is_known_status(int status)
{
	static const int known[] = {200, 201, 202, 400, 404, 405, 409, 413,
		415, 501};

	for (size_t i = 0; i < sizeof known / sizeof known[0]; i++)
		if (known[i] == status)
			return true;
	return false;
}

static void
check_json(const struct ar_api_response *response)
{
	json_error_t fault;
	json_t *root = json_loadb(response->body, response->body_n,
	    JSON_REJECT_DUPLICATES, &fault);
	const char *schema = json_string_value(json_object_get(root,
	    "schema"));

	fuzz_require(root && schema);
	fuzz_require((strcmp(schema, "error/1") == 0) ==
	    (response->status >= 400));
	fuzz_require(((const char *)response->body)[response->body_n - 1] ==
	    '\n');
	json_decref(root);
}

static void
check(const struct ar_api_request *request,
    const struct ar_api_response *response)
{
	if (!is_known_status(response->status))
		fprintf(stderr, "%s %s: %d %.*s\n", request->method,
		    request->path, response->status, (int)response->body_n,
		    (const char *)response->body);
	fuzz_require(is_known_status(response->status));
	fuzz_require((response->status == 405) == (response->allow != NULL));
	if (response->body && strcmp(response->content_type,
	    "application/json") == 0)
		check_json(response);
	else
		fuzz_require(response->status < 400);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct ar_api_config config = {.log_path = base.path,
		.services = &services, .version = "0", .country = "FR"};
	const char *text = (const char *)data;
	static struct parts parts;
	struct ar_api_response response;
	struct ar_api *api;
	struct ar_error err;

	base_make();
	base_restore();
	fuzz_require(ar_api_open(&config, &api, &err) == AR_OK);
	for (int i = 0; i < REQUESTS_MAX && size > 0; i++) {
		const char *end = memchr(text, PARTED, size);
		size_t n = end ? (size_t)(end - text) : size;

		read_request(text, n, &parts);
		ar_api_handle(api, &parts.request, &response);
		check(&parts.request, &response);
		ar_api_response_free(&response);
		text += end ? n + 1 : n;
		size -= end ? n + 1 : n;
	}
	ar_api_close(api);
	return 0;
}
