/* Structured workouts for the watch: a session of the plan as a FIT workout
 * file, and such files read back.  Values only; missing is NAN or NULL.
 * Source: FIT profile 21.217, messages 0, 26 and 27; formats.md 1.7. */
#ifndef AFTERRUN_WORKOUT_H
#define AFTERRUN_WORKOUT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "afterrun/arena.h"
#include "afterrun/plan.h"
#include "afterrun/status.h"

/* A step lasts seconds or metres, or with neither until the lap key.  It has
 * one aim at most: heart rate or speed, both bounds or none. */
struct ar_workout_step {
	const char *name; /* NULL none */
	const char *note; /* NULL none */
	const char *intensity; /* FIT word: "active", "rest", "warmup",
	                        * "cooldown", …; NULL not said */
	double seconds;
	double metres;
	double heart_lo_bpm;
	double heart_hi_bpm;
	double speed_lo_m_s;
	double speed_hi_m_s;
	int repeats; /* 0: a step to do.  Else: go back to step `from` until
	              * the steps from there have been done this often */
	int from;    /* counts from 0; before this step */
	bool other;  /* read only: it has a length or aim of another kind
	              * (zones, power, calories, …) */
};

struct ar_workout {
	const char *name;      /* NULL none */
	const char *sport;     /* FIT word: "running" */
	const char *sub_sport; /* FIT word; NULL none */
	double created_utc_s;
	int64_t number; /* tells workouts made at one moment apart; from 1 */
	struct ar_workout_step *steps;
	size_t step_count;
};

/* Write workout as a FIT file of type workout.
 *   bytes, n  get the file; it lives as long as the arena.
 * Times go out in milliseconds, distances in centimetres, speeds in mm/s and
 * heart rates in whole beats.  Names are cut to 49 bytes and notes to 199,
 * between characters.
 * AR_EINPUT  no step or too many, a value out of its range, a repeat that
 *            goes nowhere or lies in another (many watches refuse those), an
 *            unknown word; err->where names the step, from 1.
 * AR_EMEM.  Cost: linear; 64 KiB from the arena, more beyond 100 steps. */
AR_API AR_MUST_USE enum ar_status ar_workout_write(
    const struct ar_workout *workout, struct ar_arena *arena,
    const unsigned char **bytes, size_t *n, struct ar_error *err);

/* Read the first workout of a FIT file; everything lives in the arena.
 * AR_EFORMAT  no FIT file.  AR_EABSENT  a sound one without a workout.
 * AR_ETRUNC, AR_EDAMAGE  the file is hurt; the steps before that are kept.
 * AR_ELIMIT  more steps than any watch takes (1,024).  AR_EMEM.
 * Cost: linear, two passes. */
AR_API AR_MUST_USE enum ar_status ar_workout_read(const void *bytes,
    size_t n, struct ar_arena *arena, struct ar_workout *workout,
    struct ar_error *err);

/* What the watch leads by where a step has both. */
enum ar_workout_aim { AR_AIM_PACE, AR_AIM_HEART };

/* A session of the plan as a workout.  Every step says its effort in its
 * note, so that a step without an aim can be run, too.  What follows the
 * first step of a group is rest.  Paces and heart rates beyond what can be
 * written are left out.  number is the session's (1 where it has
 * none); created_utc_s is left for the caller; texts of planned are borrowed.
 * AR_EINPUT  a rest day, a session without steps, or groups that do not fit
 *            in it or lie in each other.  AR_EMEM. */
AR_API AR_MUST_USE enum ar_status ar_workout_from_planned(
    const struct ar_planned *planned, enum ar_workout_aim aim,
    struct ar_arena *arena, struct ar_workout *workout,
    struct ar_error *err);

#endif
