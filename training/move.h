/* A move on trial: the plan before it and after it. */
#ifndef TRAINING_MOVE_H
#define TRAINING_MOVE_H

#include "afterrun/plan_move.h"

struct ar_trial {
	const struct ar_move_case *input;
	const struct ar_planned *before;
	struct ar_planned *after; /* the same sessions in the same order */
	size_t count;
	size_t moved[AR_MOVE_CHANGES]; /* places in both lists */
	size_t moved_count;
	struct ar_arena *arena;
	struct ar_error *err;
};

/* Refuse by a rule; reason NULL: no memory. */
enum ar_status ar_trial_refuse(const struct ar_trial *trial,
    const char *rule, const char *reason) AR_MUST_USE;

/* move_spacing.c: P7, P14, P41. */
enum ar_status ar_trial_spacing(const struct ar_trial *trial) AR_MUST_USE;
/* move_length.c: P2, and P3, P5, P8, P10 of the weeks that change. */
enum ar_status ar_trial_lengths(const struct ar_trial *trial) AR_MUST_USE;

#endif
