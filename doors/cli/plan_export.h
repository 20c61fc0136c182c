/* The plan out of the program: a calendar, workouts for the watch. */
#ifndef CLI_PLAN_EXPORT_H
#define CLI_PLAN_EXPORT_H

#include "afterrun/plan_log.h"
#include "doors/cli/look.h"

/* Write what options->plan names: a calendar of all sessions from today on,
 * and the workouts of the next 14 days.  A file that stands there is
 * replaced as a whole. */
enum ar_status plan_export_files(struct look *look,
    const struct ar_plan_view *view, struct ar_error *err);

#endif
