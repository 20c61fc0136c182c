/* Repair of one activity's samples: what goes wrong in real files, formats.md
 * 1.8.  Every repair leaves a warning in the recording. */
#ifndef FORMATS_REPAIR_H
#define FORMATS_REPAIR_H

#include "afterrun/recording.h"

/* Repair activity->samples and, for GPX and TCX, find the pauses.
 * Afterwards times are known and rise strictly.  AR_EMEM only.
 * Cost: linear, n log n where points are out of order. */
AR_MUST_USE enum ar_status ar_repair(struct ar_recording *recording,
    struct ar_activity *activity, struct ar_arena *arena);

/* --- the parts, for repair*.c --- */

struct ar_repair {
	struct ar_recording *recording;
	struct ar_activity *activity;
	struct ar_samples *samples; /* of the activity */
	struct ar_arena *arena;
};

/* Warn with a count: format has one %d. */
enum ar_status ar_repair_note(const struct ar_repair *repair,
    const char *code, const char *format, size_t count);

/* Times: unknown ones, outliers, a clock set back, order, repeats. */
enum ar_status ar_repair_times(const struct ar_repair *repair);

/* Positions: out of range, null island, spikes. */
enum ar_status ar_repair_positions(const struct ar_repair *repair);

/* Pauses out of segments, Tracks and gaps. */
enum ar_status ar_repair_pauses(const struct ar_repair *repair);

/* Keep sample i where keep[i]; the others close up. */
void ar_samples_keep(struct ar_samples *samples, const bool *keep);

/* Sample order[i] becomes sample i.  false: no memory. */
bool ar_samples_permute(struct ar_samples *samples, const size_t *order,
    struct ar_arena *arena);

/* Samples of one time become one; later values win.  The count that went. */
size_t ar_samples_merge(struct ar_samples *samples);

/* order gets the numbers 0..count-1 stably sorted by key.  false: no
 * memory.  Keys are not NAN. */
bool ar_sort_order(const double *key, size_t count, size_t *order,
    struct ar_arena *arena);

/* The step between samples that half of them do not exceed; NAN under two. */
double ar_samples_usual_step(const struct ar_samples *samples);

#endif
