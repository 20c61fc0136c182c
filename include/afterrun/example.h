/* The demonstration: an invented run as the file a watch would give, and the
 * moment it is looked at. */
#ifndef AFTERRUN_EXAMPLE_H
#define AFTERRUN_EXAMPLE_H

#include <stddef.h>

#include "afterrun/arena.h"
#include "afterrun/history.h"
#include "afterrun/status.h"

struct ar_example {
	const unsigned char *bytes; /* a FIT file, in the arena */
	size_t n;
	struct ar_moment moment; /* a little after the end of the run */
};

/* Always the same.  AR_EMEM. */
AR_API AR_MUST_USE enum ar_status ar_example_make(struct ar_arena *arena,
    struct ar_example *example, struct ar_error *err);

#endif
