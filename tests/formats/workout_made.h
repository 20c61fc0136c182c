/* Workouts that the tests share, and how they are compared. */
#ifndef TESTS_WORKOUT_MADE_H
#define TESTS_WORKOUT_MADE_H

#include <stddef.h>
#include <stdint.h>

#include "afterrun/workout.h"

enum { WORKOUT_MADE_S = 1789191000 };

/* A step to do until the lap key. */
struct ar_workout_step workout_blank(const char *name);
/* Running, number 17. */
struct ar_workout workout_around(struct ar_workout_step *steps, size_t count);
struct ar_arena *workout_arena(void);
/* Pseudorandom, 0..below - 1. */
uint32_t workout_draw(uint32_t *seed, uint32_t below);

/* Write workout, read it, and compare all of it. */
void workout_check_back(const struct ar_workout *workout,
    struct ar_arena *arena);

/* Warm-up, four strides, three times a kilometre, cool-down, and easily on
 * until the lap key; as number 23. */
struct ar_planned workout_session(void);
/* The same as a file led by pace. */
const unsigned char *workout_file(struct ar_arena *arena, size_t *n);

/* index|name|intensity|length|aim|note or index|repeat from times, a line
 * each, as the scripts in bench/peers write them. */
extern const char workout_lines[];
void workout_check_lines(const struct ar_workout *workout, const char *want);

#endif
