/* What the routes of the plan share. */
#ifndef API_PLAN_CALL_H
#define API_PLAN_CALL_H

#include "afterrun/plan_log.h"
#include "api/route.h"

/* The plan in force, adapted to today; keeps nothing.  AR_EABSENT with a
 * hint: there is none. */
AR_MUST_USE enum ar_status ar_plan_call_look(struct ar_call *call,
    bool not_right, struct ar_plan_view **view);

#endif
