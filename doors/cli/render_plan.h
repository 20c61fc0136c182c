/* The plan on the screen: a calendar of weeks, a day, and why. */
#ifndef CLI_RENDER_PLAN_H
#define CLI_RENDER_PLAN_H

#include "afterrun/plan_log.h"
#include "doors/cli/screen.h"

/* "12.0 km, 5:20 to 5:50 min/km" of a session, at most size bytes. */
void text_planned(const struct ar_planned *session, char *out, size_t size);
/* Today with its action, reason and rules. */
void render_plan_day(struct screen *screen, const struct ar_plan_view *view);
/* All weeks; why: a reason under each session. */
void render_plan_weeks(struct screen *screen,
    const struct ar_plan_view *view, bool why);
/* After a run: what it did of the plan, and what comes next. */
void render_plan_next(struct screen *screen,
    const struct ar_plan_view *view);
/* What the runner should know of the plan as it was built. */
void render_plan_notes(struct screen *screen, const struct ar_plan *plan);

#endif
