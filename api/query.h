/* Text as it stands in an address: percent codes, names and values. */
#ifndef API_QUERY_H
#define API_QUERY_H

#include "api/route.h"

/* Decode n bytes with %xx; a "+" is a space where plus says so.  The text
 * lives in the arena.
 * AR_EINPUT  a "%" without two hexadecimal digits, a NUL, a control
 *            character, or bytes that are not UTF-8.  AR_EMEM. */
AR_MUST_USE enum ar_status ar_query_decode(const char *bytes, size_t n,
    bool plus, struct ar_arena *arena, const char **text,
    struct ar_error *err);

/* Read "a=1&b=2" into call->query.  allowed: "a|b", NULL: nothing may be
 * asked.  A name that is not allowed or stands twice is AR_EINPUT with where
 * "?name". */
AR_MUST_USE enum ar_status ar_query_read(struct ar_call *call,
    const char *text, const char *allowed);

#endif
