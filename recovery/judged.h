/* One pain and its verdict, between bridge.c (E0 to E2) and limits.c (E3,
 * E4 and what single rules close). */
#ifndef RECOVERY_JUDGED_H
#define RECOVERY_JUDGED_H

#include "recovery/bridge.h"

struct ar_judged {
	const struct ar_pain *pain;
	const struct ar_verdict *verdict;
	unsigned regions;
	bool side[AR_SIDES];
};

/* The rule that gave the verdict its tier; a frame rule (T0, T2, T51) where
 * one of those raised it. */
const char *ar_verdict_because(const struct ar_verdict *verdict);
/* Leave the regions out, because of the T rule fired. */
void ar_judged_exclude(struct ar_gate *gate, const struct ar_judged *judged,
    const char *fired);
/* E3 and E4: pressure, pull, heat; what the verdict forbids on the spot. */
void ar_judged_limit(struct ar_gate *gate, const struct ar_judged *judged);
/* T41 to T44 close more than their own spot, whatever the tier. */
void ar_judged_close(struct ar_gate *gate, const struct ar_judged *judged);
/* R42a: is walking off? */
void ar_judged_sit(struct ar_gate *gate, const struct ar_judged *judged);

#endif
