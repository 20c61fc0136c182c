/* One report of a pain: the keys of triage-case/1 (load-triage-plan.md B1).
 * The keys, their types, ranges and sites are data/pain_keys.csv. */
#ifndef AFTERRUN_PAIN_H
#define AFTERRUN_PAIN_H

#include <stdbool.h>
#include <stddef.h>

#include "afterrun/status.h"

enum ar_pain_type {
	AR_PAIN_BOOL,  /* 0, 1; NAN unknown */
	AR_PAIN_SCALE, /* 0..10 */
	AR_PAIN_NUMBER,
	AR_PAIN_WORD /* index into words */
};

struct ar_pain_key {
	const char *id; /* "calf_swollen" */
	enum ar_pain_type type;
	double lo; /* range of numbers */
	double hi;
	double normal;     /* what "others":"no" means; NAN for none */
	const char *words; /* "none local joint whole_leg" for AR_PAIN_WORD */
	bool background;   /* stands under "background" */
	const char *question; /* for the runner */
};

/* The keys in table order; *count gets the length.  enum values for C code
 * are generated into knowledge/pain_keys.h (AR_PAIN_CALF_SWOLLEN, …). */
AR_API const struct ar_pain_key *ar_pain_keys(size_t *count);

enum { AR_PAIN_KEYS_MAX = 192 };

/* value[k] belongs to key k of ar_pain_keys(); NAN = unknown. */
struct ar_pain {
	double value[AR_PAIN_KEYS_MAX];
	double date_utc_s; /* NAN: not said */
};

#endif
