/* What can be said of a run and of a session in words: the options of the
 * command line, the values of an address, the fields of a told run.  One
 * vocabulary: "minutes", "sore", "tools", "rpe", "temp", "drunk", "mass",
 * "mass-after", "next-hard", "condition", "age", "sex", "experience",
 * "article", "gun", "massage", "order". */
#ifndef AFTERRUN_SAID_H
#define AFTERRUN_SAID_H

#include <stdbool.h>
#include <stddef.h>

#include "afterrun/after.h"
#include "afterrun/status.h"

enum { AR_SAID_CONDITIONS = 32, AR_SAID_BAD = 64 };

/* Names one by one from 0; NULL after the last. */
AR_API const char *ar_said_name(size_t index);

/* Take one thing that was said.
 *   said   begun with ar_after_said_clear; conditions has room for
 *          AR_SAID_CONDITIONS of them.
 *   value  as typed.  Of article and gun NULL, "" and "true" say yes, "false"
 *          says no.  Of condition ID, ID:REGION or ID:REGION-SIDE, each also
 *          with ":confirmed" behind it (a clinician said yes), several with
 *          commas between.
 * Marks, tools and conditions add to what was said; others replace it.
 * AR_EINPUT  the name or the value is not known or out of its range: err has
 *            text and hint, and said may hold the sound beginning of a list.
 * A value that is NULL where one is needed counts as empty. */
AR_API AR_MUST_USE enum ar_status ar_said_take(struct ar_after_said *said,
    const char *name, const char *value, struct ar_error *err);

/* Soreness alone: "calf-left=6,quads=3", commas or blanks between.  false:
 * bad gets the piece that is wrong, cut to its room. */
AR_API bool ar_said_soreness(const char *text,
    double soreness[AR_REGIONS][AR_SIDES], char bad[AR_SAID_BAD]);
/* Tools alone: "roller,ball". */
AR_API bool ar_said_tools(const char *text, bool tool[AR_TOOLS],
    char bad[AR_SAID_BAD]);
/* A number in lo..hi that fills the text. */
AR_API bool ar_said_number(const char *text, double lo, double hi,
    double *value);

#endif
