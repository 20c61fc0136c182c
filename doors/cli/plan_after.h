/* The plan after a run was kept. */
#ifndef CLI_PLAN_AFTER_H
#define CLI_PLAN_AFTER_H

#include "afterrun/history.h"
#include "doors/cli/screen.h"

/* Mark what the log's runs did of the plan in a transaction of its own, and
 * show it with what comes next (screen NULL: show nothing).  Without a plan
 * nothing happens; a failure is reported and changes nothing. */
void plan_after(struct ar_store *store, const struct ar_moment *moment,
    struct screen *screen);

#endif
