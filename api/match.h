/* Which route a request is for. */
#ifndef API_MATCH_H
#define API_MATCH_H

#include "api/route.h"

/* The route of method and path; NULL: none.  *known says whether the path is
 * one at all, for 404 or 405. */
const struct ar_route *ar_match_find(const char *method, const char *path,
    bool *known);
/* The methods of a path for "Allow" ("GET, HEAD, PUT"), in the arena; NULL: no
 * memory. */
const char *ar_match_allow(const char *path, struct ar_arena *arena);
/* The {…} parts of the path of a route that matches it, decoded. */
AR_MUST_USE enum ar_status ar_match_parts(const struct ar_route *route,
    struct ar_call *call);
/* How large a body the route takes; 0: none. */
uint64_t ar_match_limit(const struct ar_route *route);

#endif
