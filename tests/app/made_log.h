/* Invented histories, made by hand: no store, no files. */
#ifndef TESTS_MADE_LOG_H
#define TESTS_MADE_LOG_H

#include "afterrun/history.h"

enum { MADE_TODAY = 20000, MADE_ROOM = 12000 };

/* An empty log, asked at 12:00 UTC of day MADE_TODAY. */
struct ar_history *made_log(struct ar_arena *arena);
/* A run that ended at 18:00 so many days ago (now if hour is given by
 * made_run_at), the same dose in every row.  Call oldest first. */
struct ar_run *made_run(struct ar_history *history, int days_ago,
    double distance_m, double dose_eq_km, double eccentric_ratio);
struct ar_run *made_run_at(struct ar_history *history, double hours_ago,
    double distance_m, double dose_eq_km, double eccentric_ratio);
/* A mark; call oldest day first. */
void made_mark(struct ar_history *history, int days_ago, int region,
    int side, double mark);
void made_well(struct ar_history *history, int days_ago,
    enum ar_wellness kind, double value, const char *source);
/* An episode with one report, so many hours ago. */
struct ar_episode *made_pain(struct ar_history *history, double hours_ago,
    int region, int side, int tissue, double severity);
/* One more report for it. */
void made_report(struct ar_history *history, struct ar_episode *episode,
    double hours_ago, double severity);

#endif
