/* Words for people that several commands share. */
#ifndef CLI_WORDS_H
#define CLI_WORDS_H

#include <stdint.h>

#include "afterrun/load_series.h"
#include "afterrun/store.h"
#include "afterrun/wellness.h"
#include "doors/cli/render.h"

/* "Trail run"; the sport's own name when it is not in the table. */
const char *text_sport(const char *sport, const char *sub_sport);
/* Days since 1970-01-01 as "Fri 20 Nov 2026", or "2026-11-20". */
void text_day(int64_t day, char out[NUMBER_MAX]);
void text_day_short(int64_t day, char out[NUMBER_MAX]);
/* "calf, left"; "legs" for AR_FEEL_LEGS; side AR_SIDES: no side. */
void text_part(int region, int side, char out[NUMBER_MAX]);
/* A value of a day with its unit: "6 h 30 min", "70.2 kg". */
void text_value(enum ar_wellness well, double value, char out[NUMBER_MAX]);
/* Distance, time, pace, climb of a run of the log: "10.6 km, 1:03:00, …". */
void text_run(const struct ar_run *run, char *out, size_t size);
/* How much longer a run was, and the class of the jump (A4.4): "36 % longer
 * than …"; "" where it was none. */
void text_spike(const struct ar_spike_result *spike, char *out, size_t size);
/* "1 run", "12 runs". */
void text_count(uint64_t count, const char *one, const char *many,
    char out[NUMBER_MAX]);

/* Text whose pieces end with ", ": a line is broken between two pieces, and
 * inside one only where it is wider than the screen.  Goes on after words
 * that stand in the line already; does not end it. */
void show_pieces(struct screen *screen, int indent, const char *text);

#endif
