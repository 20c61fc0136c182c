#define _GNU_SOURCE
#include "doors/http/answer.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "api/error_json.h"

enum { ARENA_MAX = 1 << 16, NAME_ROOM = 512 };

static const char json_type[] = "application/json";
static const char no_memory[] = "{\"schema\":\"error/1\",\"code\":"
    "\"memory\",\"message\":\"out of memory\"}\n";

const char answer_policy[] = "default-src 'self'; style-src 'self'; "
    "script-src 'self'; img-src 'self' data: blob:; media-src 'self' blob:; "
    "connect-src 'self'; worker-src 'none'; object-src 'none'; "
    "frame-ancestors 'none'; base-uri 'none'; form-action 'self'";

static const char *const always[][2] = {
	{"X-Content-Type-Options", "nosniff"},
	{"X-Frame-Options", "DENY"},
	{"Referrer-Policy", "no-referrer"},
	{"Cross-Origin-Opener-Policy", "same-origin"},
	{"Cross-Origin-Resource-Policy", "same-origin"},
	{"Content-Security-Policy", answer_policy},
};

bool
answer_header(struct answer *answer, const char *name, const char *value)
{
	return answer->response && MHD_add_response_header(answer->response,
	    name, value) == MHD_YES;
}

/* An answer without its headers is none. */
void
answer_dress(struct answer *answer)
{
	bool sound = answer->response;

	for (size_t i = 0; sound && i < sizeof always / sizeof always[0];
	    i++)
		sound = answer_header(answer, always[i][0], always[i][1]);
	if (sound || !answer->response)
		return;
	MHD_destroy_response(answer->response);
	answer->response = NULL;
}

static void
from_text(struct answer *answer, const char *text, size_t n, bool copy)
{
	answer->response = MHD_create_response_from_buffer(n,
	    (void *)(uintptr_t)text, copy ? MHD_RESPMEM_MUST_COPY :
	    MHD_RESPMEM_PERSISTENT);
	answer->bytes = n;
	answer_header(answer, MHD_HTTP_HEADER_CONTENT_TYPE, json_type);
	answer_header(answer, MHD_HTTP_HEADER_CACHE_CONTROL, "no-store");
	answer_dress(answer);
}

void
answer_refuse(struct answer *answer, const struct refusal *refusal)
{
	struct ar_arena *arena = ar_arena_open(ARENA_MAX);
	char *text = arena ? ar_error_json(refusal->code, refusal->message,
	    refusal->where, refusal->hint, arena) : NULL;
	size_t n = text ? strlen(text) : 0;
	char *line = text ? ar_arena_grow(arena, text, n + 1, n + 2, 1) :
	    NULL;

	memset(answer, 0, sizeof *answer);
	answer->status = refusal->status;
	if (line) {
		line[n] = '\n';
		from_text(answer, line, n + 1, true);
	} else {
		answer->status = MHD_HTTP_INTERNAL_SERVER_ERROR;
		from_text(answer, no_memory, sizeof no_memory - 1, false);
	}
	ar_arena_close(arena);
}

void
answer_error(struct answer *answer, const struct ar_error *err)
{
	answer_refuse(answer, &(struct refusal){
	    (unsigned)ar_api_status(err->status),
	    ar_status_code(err->status), err->text, err->where, err->hint});
}

void
answer_empty(struct answer *answer, unsigned status)
{
	memset(answer, 0, sizeof *answer);
	answer->status = status;
	answer->response = MHD_create_response_from_buffer(0,
	    (void *)(uintptr_t)"", MHD_RESPMEM_PERSISTENT);
	answer_header(answer, MHD_HTTP_HEADER_CACHE_CONTROL, "no-store");
	answer_dress(answer);
}

static void
free_api(void *context)
{
	struct ar_api_response *api = context;

	ar_api_response_free(api);
	free(api);
}

/* The file has no name any more once it is open, so that it goes away
 * whatever happens. */
static void
from_file(struct answer *answer, const char *path)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
	struct stat about;

	unlink(path);
	if (fd < 0 || fstat(fd, &about) != 0) {
		if (fd >= 0)
			close(fd);
		return;
	}
	answer->bytes = (uint64_t)about.st_size;
	answer->response = MHD_create_response_from_fd64(answer->bytes, fd);
	if (!answer->response)
		close(fd);
}

static void
from_body(struct answer *answer, struct ar_api_response *api)
{
	struct ar_api_response *kept = malloc(sizeof *kept);

	if (!kept)
		return;
	*kept = *api;
	answer->bytes = api->body_n;
	answer->response =
	    MHD_create_response_from_buffer_with_free_callback_cls(
	    api->body_n, (void *)(uintptr_t)(api->body ? api->body : ""),
	    free_api, kept);
	if (!answer->response)
		free(kept);
	else
		memset(api, 0, sizeof *api);
}

/* save_as goes into a header: what has a meaning there is replaced; letters
 * beyond ASCII go as RFC 8187 says. */
static void
save_as(struct answer *answer, const char *name)
{
	static const char hex[] = "0123456789ABCDEF";
	char header[NAME_ROOM] = "attachment; filename*=UTF-8''";
	size_t used = strlen(header);

	for (; *name && used + 4 < sizeof header; name++) {
		unsigned char c = (unsigned char)*name;

		if ((c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') ||
		    (c >= 'A' && c <= 'Z') || strchr("-._", c)) {
			header[used++] = (char)c;
			continue;
		}
		header[used++] = '%';
		header[used++] = hex[c >> 4];
		header[used++] = hex[c & 15];
	}
	header[used] = '\0';
	answer_header(answer, MHD_HTTP_HEADER_CONTENT_DISPOSITION, header);
}

void
answer_api(struct answer *answer, struct ar_api_response *api)
{
	char type[128] = "", name[NAME_ROOM] = "", allow[64] = "";
	bool repeated = api->repeated;

	memset(answer, 0, sizeof *answer);
	answer->status = (unsigned)api->status;
	if (api->content_type)
		snprintf(type, sizeof type, "%s", api->content_type);
	if (api->save_as)
		snprintf(name, sizeof name, "%s", api->save_as);
	if (api->allow)
		snprintf(allow, sizeof allow, "%s%s", api->allow,
		    strstr(api->allow, "GET") ? ", HEAD" : "");
	if (api->file)
		from_file(answer, api->file);
	else
		from_body(answer, api);
	ar_api_response_free(api);
	if (!answer->response) {
		answer_refuse(answer, &(struct refusal){
		    MHD_HTTP_INTERNAL_SERVER_ERROR, "write",
		    "the answer could not be made", NULL, "try again"});
		return;
	}
	if (type[0])
		answer_header(answer, MHD_HTTP_HEADER_CONTENT_TYPE, type);
	if (name[0])
		save_as(answer, name);
	if (allow[0])
		answer_header(answer, MHD_HTTP_HEADER_ALLOW, allow);
	if (repeated)
		answer_header(answer, "Request-Repeated", "true");
	answer_header(answer, MHD_HTTP_HEADER_CACHE_CONTROL, "no-store");
	answer_dress(answer);
}
