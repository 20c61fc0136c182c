/* Kinds of daily values: their names, units and ranges (data/wellness.csv). */
#include "afterrun/wellness.h"

#include "base/text.h"

static const struct ar_wellness_kind kinds[] = {
#include "knowledge/wellness_kinds.inc"
};

_Static_assert(sizeof kinds / sizeof *kinds == AR_WELLNESS_KINDS,
    "a row for each kind");

const struct ar_wellness_kind *
ar_wellness_kind(enum ar_wellness kind)
{
	int row = (int)kind;

	return row >= 0 && row < AR_WELLNESS_KINDS ? &kinds[row] : NULL;
}

int
ar_wellness_find(const char *name, size_t n)
{
	for (int i = 0; i < AR_WELLNESS_KINDS; i++)
		if (ar_text_same_word(name, n, kinds[i].id) ||
		    ar_text_same_word(name, n, kinds[i].word))
			return i;
	return -1;
}
