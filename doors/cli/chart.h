/* Charts of letters: columns of blocks, or words for screen readers. */
#ifndef CLI_CHART_H
#define CLI_CHART_H

#include <stddef.h>

#include "doors/cli/screen.h"

enum { CHART_LABEL = 24 };

struct chart {
	const char *title;   /* "Heart" */
	const char *unit;    /* "beats a minute"; "" for none */
	const double *value; /* in order; NAN leaves a gap */
	size_t count;
	int rows;      /* of blocks, 1..12 */
	int decimals;  /* of the numbers beside it */
	double lo;     /* NAN: the least that is drawn */
	const char *from; /* words under its ends; NULL none */
	const char *to;
	/* A value as people read it; NULL: as a number with its decimals. */
	void (*label)(double value, char out[CHART_LABEL]);
};

/* Draw it.  Where there are more values than columns, each column is the
 * mean of equally many, counted from the last one.  Plain screens get one
 * sentence: least, greatest, mean, last.
 * false: nothing to draw, no value or all of them shown as 0. */
bool chart_draw(struct screen *screen, const struct chart *chart);

#endif
