/* A client of the interface without HTTP: requests in a word, answers kept
 * and checked.  What is not as it should be ends the test. */
#ifndef TESTS_API_CLIENT_H
#define TESTS_API_CLIENT_H

#include <jansson.h>

#include "../check.h"
#include "afterrun/api.h"

#define CLIENT_ROOT "/api/v1"
#define CLIENT_NOW "2026-11-21T11:00:00+01:00"
#define CLIENT_NOW_UTC_S 1795255200.0

struct client {
	struct ar_api *api;
	struct ar_api_config config; /* of the next client_again */
	char folder[40];             /* of the log; "": it is not ours */
	char log[256];
	/* of the next request */
	const char *root;      /* before its path: CLIENT_ROOT */
	const char *now;       /* with the runner's zone: CLIENT_NOW */
	const char *id;        /* NULL: none */
	const char *body_file; /* NULL: none */
	/* the last answer */
	struct ar_api_response response;
	char *body; /* with a 0 behind it; "" for none */
};

/* A handle over the log of that path, NULL: of a folder of its own, which
 * goes when the client is closed.  The log is made when something is kept. */
void client_open(struct client *client, const char *log_path,
    const struct ar_api_services *services);
/* A new handle over the same log. */
void client_again(struct client *client);
void client_close(struct client *client);
/* For cmocka: *state is a client with a log of its own and no services. */
int client_set_up(void **state);
int client_tear_down(void **state);

/* A request; path stands behind the root and has its query behind "?". */
struct asked {
	const char *method;
	const char *path;
	const char *type; /* of the body; NULL: not said */
	const void *body;
	size_t body_n;
};

/* With a body of JSON; NULL: none. */
struct asked request(const char *method, const char *path, const char *json);
struct asked get(const char *path);
struct asked post(const char *path, const char *json);
struct asked put(const char *path, const char *json);
/* With bytes of no type. */
struct asked post_bytes(const char *path, const void *bytes, size_t n);

/* Ask.  The body of the answer stands until the next request; nothing is
 * allocated for it. */
const char *ask(struct client *client, struct asked asked);
/* The same; it is answered with this status. */
const char *ask_gives(struct client *client, struct asked asked, int status);
/* And part is in the body, which is error/1 from 400 on. */
const char *ask_holds(struct client *client, struct asked asked, int status,
    const char *part);
/* And it is JSON without a key twice; json_decref it. */
json_t *ask_json(struct client *client, struct asked asked, int status);
/* It is refused: error/1 in words, with this code, at this place ("": there
 * is none, NULL: not looked at). */
void ask_fails(struct client *client, struct asked asked, int status,
    const char *code, const char *where);

/* Of a JSON object; NAN, "", NULL and 0: there is none. */
double number(const json_t *object, const char *key);
const char *text(const json_t *object, const char *key);
json_t *item(const json_t *object, const char *key, size_t i);
size_t count(const json_t *object, const char *key);

#endif
