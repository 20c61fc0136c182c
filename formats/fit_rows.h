/* Record messages into columns, run by run. */
#ifndef FORMATS_FIT_ROWS_H
#define FORMATS_FIT_ROWS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "afterrun/arena.h"
#include "afterrun/recording.h"
#include "formats/fit_plan.h"
#include "formats/fit_stream.h"

/* Columns for all records of a file; those a definition fills are made when
 * the first such definition is used. */
struct ar_fit_rows {
	struct ar_arena *arena;
	size_t total;           /* records the first pass counted */
	struct ar_samples samples; /* count: rows filled so far */
	uint32_t version;          /* changes with columns and descriptions */
	/* since the part began */
	bool time_known;
	uint32_t time; /* last time stamp as stored */
	bool packed_known;
	uint32_t packed; /* last packed distance */
	double packed_sum;
	struct ar_fit_record_plan plan[AR_FIT_LOCALS];
};

/* false: no memory. */
bool ar_fit_rows_open(struct ar_fit_rows *rows, struct ar_arena *arena,
    size_t total);
void ar_fit_rows_part(struct ar_fit_rows *rows);
bool ar_fit_rows_add(struct ar_fit_rows *rows, const struct ar_fit_run *run,
    const struct ar_fit_developer *developers, size_t developer_count);
/* Remember the time stamps of messages of any kind. */
void ar_fit_rows_time(struct ar_fit_rows *rows, const struct ar_fit_run *run);

/* A column of its own type: exactly one is not NULL, or none. */
struct ar_fit_cells {
	double *wide;
	float *narrow;
};

struct ar_fit_cells ar_fit_cells(const struct ar_samples *samples,
    unsigned target);
/* Make the column; false: no memory. */
bool ar_fit_cells_make(struct ar_fit_rows *rows, unsigned target);

#endif
