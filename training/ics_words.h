/* A planned session in plain words, for the calendar. */
#ifndef TRAINING_ICS_WORDS_H
#define TRAINING_ICS_WORDS_H

#include "afterrun/plan.h"
#include "base/text.h"

/* "Hard run (threshold)"; kind is within its enum. */
void ar_ics_name(struct ar_text *out, const struct ar_planned *planned);

/* "8 km" or "24 min"; nothing where neither is known. */
void ar_ics_amount(struct ar_text *out, const struct ar_planned *planned);

/* What, how long, pace or effort, steps, reason: a line each. */
void ar_ics_words(struct ar_text *out, const struct ar_planned *planned);

#endif
