/* What several handlers take of an address or a body. */
#ifndef API_CALL_SAID_H
#define API_CALL_SAID_H

#include <stdbool.h>

#include "afterrun/after.h"
#include "afterrun/said.h"
#include "api/json.h"
#include "api/route.h"

/* What the runner says now, with room for the conditions. */
struct ar_call_words {
	struct ar_after_said said;
	struct ar_case_condition conditions[AR_SAID_CONDITIONS];
};

/* The values of the address that afterrun/said.h knows; others are left to
 * the handler.  *words lives in the arena.  AR_EINPUT with where "?name". */
AR_MUST_USE enum ar_status ar_call_said(struct ar_call *call,
    struct ar_call_words **words);
/* The same of an object whose values are texts, at the path of in; object
 * NULL: nothing is said.  What is wrong is remembered in in. */
AR_MUST_USE enum ar_status ar_call_said_object(struct ar_call *call,
    struct ar_json_in *in, json_t *object, struct ar_call_words **words);
/* "true", "1" or nothing behind the name say yes, "false" and "0" no; absent
 * leaves *yes. */
AR_MUST_USE enum ar_status ar_call_flag(struct ar_call *call,
    const char *name, bool *yes);
/* Fail about a value of the address. */
enum ar_status ar_call_wrong(struct ar_call *call, const char *name,
    const char *text);

#endif
