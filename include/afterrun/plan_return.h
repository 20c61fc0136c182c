/* Who comes back by the ladder of walking and running, and who is ready for
 * it (load-triage-plan.md P39, P40).  afterrun/plan.h has the ladder and the
 * shares.  Pure functions. */
#ifndef AFTERRUN_PLAN_RETURN_H
#define AFTERRUN_PLAN_RETURN_H

#include <stdbool.h>

#include "afterrun/status.h"

struct ar_return_case {
	int days_off;
	bool novice;
	bool injured; /* a running injury that triage put at E2 or worse */
	bool bone;    /* and it was of a bone */
};

/* First step of the ladder (P41); 0: no ladder, P38 leads.  Healthy from 28
 * days off on: step 5, from 57 days on and novices: step 2, after an injury:
 * step 1 (C6 example 11).  The strictest that holds. */
AR_API int ar_return_first_step(const struct ar_return_case *input);

/* What the runner can do; NAN: not tried.  Unknown is never ready. */
struct ar_return_ready {
	double walk_min;         /* longest walk without trouble */
	double walk_pain_0_10;
	double heel_raises;      /* on one leg, the weaker one */
	double hops;             /* on one leg, within the limits of P18 */
	bool calf_or_achilles;   /* the heel raises are asked for */
	/* bone stress only (P39) */
	bool bone;
	bool clinician_yes;
	bool bone_tender;        /* still, or not known */
	int walk_days_in_a_row;  /* of 30 minutes without pain */
};

/* NULL: the criteria are met; else what is missing, for the runner.  Met
 * criteria are no clearance (R88). */
AR_API const char *ar_return_missing(const struct ar_return_ready *ready);

#endif
