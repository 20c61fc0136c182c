/* What the reports of an episode say together. */
#ifndef APP_PAIN_LOOK_H
#define APP_PAIN_LOOK_H

#include "afterrun/pain_log.h"

/* severity_now, else severity_worst; NAN. */
double ar_pain_severity(const struct ar_pain *pain);
/* AR_TIERS: not the name of a tier. */
enum ar_tier ar_tier_find(const char *name);
/* Is the pain at the place of the episode, on a compatible side? */
bool ar_episode_at(const struct ar_episode *episode,
    const struct ar_pain *pain);
/* T2: a report was E0 or E1 and none after it says "seen by a clinician". */
bool ar_episode_locked(const struct ar_episode *episode);
/* When the pain began, by the durations that were said; NAN: no report. */
double ar_episode_began(const struct ar_episode *episode);

/* Open pains as the session must take them: one that would be worse by now if
 * nothing had changed (T27, T28) counts as said again now, until it is
 * answered.  dues are those of ar_pain_clock. */
void ar_pains_carry(const struct ar_pain_due *dues, size_t count,
    double now_utc_s, struct ar_past *past);

#endif
