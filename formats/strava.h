/* Strava's table of activities (formats.md 4): rows, the header in the
 * account's language, dates and numbers. */
#ifndef FORMATS_STRAVA_H
#define FORMATS_STRAVA_H

#include <stdbool.h>
#include <stddef.h>

#include "afterrun/status.h"

/* The columns that are read; their names are data/strava_words.csv. */
enum ar_strava_column {
	AR_STRAVA_ID,
	AR_STRAVA_DATE,
	AR_STRAVA_NAME,
	AR_STRAVA_TYPE,
	AR_STRAVA_DESCRIPTION,
	AR_STRAVA_ELAPSED,
	AR_STRAVA_DISTANCE,
	AR_STRAVA_HEART_MAX,
	AR_STRAVA_PRIVATE_NOTE,
	AR_STRAVA_FILE,
	AR_STRAVA_MASS,
	AR_STRAVA_MOVING,
	AR_STRAVA_ASCENT,
	AR_STRAVA_DESCENT,
	AR_STRAVA_HEART_AVG,
	AR_STRAVA_CALORIES,
	AR_STRAVA_EFFORT,
	AR_STRAVA_SPORT_TYPE,
	AR_STRAVA_COLUMNS
};

/* --- rows --- */

enum { AR_STRAVA_CELLS = 256 }; /* kept of a row; more are passed over */

/* Cells without their quotes, NUL-terminated; sound until the next row. */
struct ar_strava_row {
	const char *start; /* of the table */
	const char *at;
	const char *end;
	char *bytes; /* of this row */
	size_t room;
	size_t used;
	bool broken; /* its last quote is missing, or it is too long */
	size_t count;
	struct {
		char *text;
		size_t n;
	} cell[AR_STRAVA_CELLS];
};

/* A mark of UTF-8 is passed over.  AR_EMEM.  ar_strava_row_close frees it,
 * also after a failure. */
AR_MUST_USE enum ar_status ar_strava_row_open(struct ar_strava_row *row,
    const void *bytes, size_t n);
void ar_strava_row_close(struct ar_strava_row *row);

/* The next row that is not empty; false at the end.  After a broken row it
 * goes on with the line behind the first of it. */
bool ar_strava_row_next(struct ar_strava_row *row);

/* --- the header --- */

/* The order of numbers in a date. */
enum ar_order { AR_ORDER_UNKNOWN, AR_ORDER_DMY, AR_ORDER_YMD };

struct ar_strava_map {
	int first[AR_STRAVA_COLUMNS]; /* -1: there is none */
	int second[AR_STRAVA_COLUMNS];
	bool named;  /* the language is known */
	bool metres; /* a single column of distances is in metres */
	enum ar_order order;
};

/* Find the columns of a header.  false: it is none of Strava's. */
bool ar_strava_map_read(const struct ar_strava_row *header,
    struct ar_strava_map *map);

/* Whether a file that begins so is Strava's table. */
bool ar_strava_looks_like(const void *head, size_t n);

/* --- values --- */

enum ar_date { AR_DATE_SOUND, AR_DATE_NONE, AR_DATE_UNDECIDED };

/* A date with its time, in UTC.  UNDECIDED: which number is the month cannot
 * be told. */
enum ar_date ar_strava_date(const char *text, size_t n, enum ar_order order,
    double *utc_s);

/* A number with points, commas or blanks; a duration may be h:mm:ss.  NAN:
 * it is none, or below 0. */
double ar_strava_number(const char *text, size_t n);

/* --- words --- */

enum { AR_STRAVA_WORD_MAX = 128 };

/* Small letters (ASCII and Latin 1), single blanks, no HTML.  The length; 0:
 * empty or too long. */
size_t ar_strava_fold(const char *text, size_t n,
    char out[AR_STRAVA_WORD_MAX]);

/* Each takes a folded word.  Columns go through *row from 0 on, because a
 * name may be used in several languages; AR_STRAVA_COLUMNS: no more. */
enum ar_strava_column ar_strava_column_of(const char *word, size_t *row,
    const char **language);
enum ar_order ar_strava_order_of(const char *language);
size_t ar_strava_positions(void);
enum ar_strava_column ar_strava_position(size_t i, int *place, bool *second);
int ar_strava_month(const char *word); /* 0: none */
int ar_strava_half(const char *word);  /* hours to add; -1: none */
bool ar_strava_filler(const char *word);
const char *ar_strava_sport(const char *word, const char **sub_sport);

#endif
