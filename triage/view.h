/* What the answers say, and conditions over them in three values. */
#ifndef TRIAGE_VIEW_H
#define TRIAGE_VIEW_H

#include "triage/tables.h"

enum ar_tri { AR_NO, AR_UNKNOWN, AR_YES };

struct ar_view {
	double value[AR_VIEW_KEYS]; /* rounded; NAN unknown */
	bool larger_open; /* worst is unknown: it may be more than now */
	bool clean;       /* no sign that speaks against soreness (T49) */
	bool broken;      /* a condition was not sound */
	const struct ar_triage_tables *tables;
};

/* Scales are rounded to whole numbers, other numbers to a tenth. */
void ar_view_fill(struct ar_view *view, const struct ar_pain *pain,
    const struct ar_triage_tables *tables);
/* Kleene's logic: unknown answers leave a condition unknown only where they
 * can change it.  A node that is not sound is AR_NO and marks the view. */
enum ar_tri ar_view_eval(struct ar_view *view, int node);
/* Mark the keys that an unknown condition waits for: of an AND the first
 * part that is unknown, of an OR all of them. */
void ar_view_collect(struct ar_view *view, int node, bool keys[AR_PAIN_KEYS]);
/* Is the value of key known and abnormal? */
bool ar_view_abnormal(int key, double value);
/* Types, ranges and sites (B1); err->where is the key. */
enum ar_status ar_pain_check(const struct ar_pain *pain,
    struct ar_error *err);

#endif
