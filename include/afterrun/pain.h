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
	const char *note;     /* how to measure or understand it, or NULL */
	const char *source;
	const char *tag;
};

/* The keys in table order; *count gets the length.  enum values for C code
 * are generated into knowledge/pain_keys.h (AR_PAIN_CALF_SWOLLEN, …). */
AR_API const struct ar_pain_key *ar_pain_keys(size_t *count);

/* The number of the key called id; -1: unknown. */
AR_API int ar_pain_key_find(const char *id, size_t n);
/* The number of one of key's words; -1: not one of them. */
AR_API int ar_pain_word(const struct ar_pain_key *key, const char *word,
    size_t n);
/* Word number index of key, which ends at *n bytes (not at a NUL);
 * NULL: no such word. */
AR_API const char *ar_pain_word_at(const struct ar_pain_key *key, int index,
    size_t *n);

enum { AR_PAIN_KEYS_MAX = 192 };

/* value[k] belongs to key k of ar_pain_keys(); NAN = unknown. */
struct ar_pain {
	double value[AR_PAIN_KEYS_MAX];
	double date_utc_s; /* NAN: not said */
	bool age_assumed;  /* the age stands in for one nobody said */
};

#endif
