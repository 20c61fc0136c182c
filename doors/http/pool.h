/* Handles of the API, one for each request that is worked on, kept open
 * from one to the next.  When another file came into the place of the log
 * they let go of the old one. */
#ifndef HTTP_POOL_H
#define HTTP_POOL_H

#include <stdbool.h>

#include "afterrun/api.h"

struct pool;

/* config is borrowed.  NULL: no memory. */
struct pool *pool_open(const struct ar_api_config *config);
void pool_close(struct pool *pool); /* NULL is allowed */
/* A handle, after waiting a while when all are taken; give it back.
 * AR_ELOCKED: they stay taken. */
enum ar_status pool_take(struct pool *pool, struct ar_api **api,
    struct ar_error *err) AR_MUST_USE;
void pool_give(struct pool *pool, struct ar_api *api);
/* Be alone with the log, from a request that holds one handle itself: all
 * others are given back and let go of it, none is taken until pool_shared.
 * AR_ELOCKED: they are not given back. */
enum ar_status pool_alone(struct pool *pool, struct ar_error *err)
    AR_MUST_USE;
void pool_shared(struct pool *pool);

#endif
