/* Answers with the headers that all of them have. */
#ifndef HTTP_ANSWER_H
#define HTTP_ANSWER_H

#include <stdbool.h>
#include <stdint.h>

#include <microhttpd.h>

#include "afterrun/api.h"
#include "afterrun/status.h"

struct answer {
	unsigned status;
	struct MHD_Response *response; /* NULL: there is no memory for it */
	uint64_t bytes; /* how many have to be sent; events: 0 */
	bool events;    /* a stream without end */
};

/* What the browser may do with a page. */
extern const char answer_policy[];

/* error/1 about the door itself; any of the texts after message may be
 * NULL. */
struct refusal {
	unsigned status;
	const char *code;
	const char *message;
	const char *where;
	const char *hint;
};

void answer_refuse(struct answer *answer, const struct refusal *refusal);
/* error/1 with the status that stands for it. */
void answer_error(struct answer *answer, const struct ar_error *err);
/* Takes api over: it is freed with the answer. */
void answer_api(struct answer *answer, struct ar_api_response *api);
/* No body. */
void answer_empty(struct answer *answer, unsigned status);
/* Add a header; false: no memory. */
bool answer_header(struct answer *answer, const char *name,
    const char *value);
/* The headers of every answer; done by the functions above. */
void answer_dress(struct answer *answer);

#endif
