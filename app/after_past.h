/* One run against the runs before it (A4.4, A7.4). */
#ifndef APP_AFTER_PAST_H
#define APP_AFTER_PAST_H

#include "afterrun/after.h"

/* Fill what stands under "Against the log".  past NULL: nothing is known. */
enum ar_status ar_after_compare(struct ar_after *after,
    const struct ar_past *past, double start_utc_s, struct ar_arena *arena,
    struct ar_error *err);

#endif
