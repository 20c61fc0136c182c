/* The work of a route on the log: opened as the route needs it, in one
 * transaction, once for each request id. */
#ifndef API_WORK_H
#define API_WORK_H

#include "api/route.h"

struct ar_api {
	struct ar_api_config config;
	char *log_path;
	struct ar_store *reader; /* NULL: not open */
	struct ar_store *writer;
};

/* Memory of one request, its limit by the size of the body; NULL: none. */
struct ar_arena *ar_work_arena(const struct ar_api_request *request);

/* Do it, and commit what it kept.  On failure nothing of it is kept, and no
 * log is made. */
enum ar_status ar_work(struct ar_api *api, struct ar_call *call,
    const struct ar_route *route) AR_MUST_USE;

#endif
