/* The columns and keys of afterrun's CSV, for csv_read.c and csv_write.c. */
#ifndef FORMATS_CSV_H
#define FORMATS_CSV_H

#include "afterrun/recording.h"

#define AR_CSV_FIRST_LINE "# afterrun-csv=1"

enum { AR_CSV_WIDE = 3, AR_CSV_NARROW = 11 };

/* Columns after time_utc, as pointers into samples. */
struct ar_csv_columns {
	double **wide[AR_CSV_WIDE];
	float **narrow[AR_CSV_NARROW];
};

extern const char *const ar_csv_wide_names[AR_CSV_WIDE];
extern const char *const ar_csv_narrow_names[AR_CSV_NARROW];

enum { AR_CSV_VALUES = 14 };

/* Numbers of an activity with their keys. */
extern const char *const ar_csv_value_names[AR_CSV_VALUES];

void ar_csv_columns_of(struct ar_samples *samples,
    struct ar_csv_columns *columns);
void ar_csv_values_of(struct ar_activity *activity,
    double *values[AR_CSV_VALUES]);

enum { AR_CSV_LAP_NUMBERS = 8 };

/* The numbers of a lap after its start. */
void ar_csv_lap_of(struct ar_lap *lap, double *values[AR_CSV_LAP_NUMBERS]);

bool ar_csv_looks_like(const unsigned char *bytes, size_t n);

AR_MUST_USE enum ar_status ar_csv_read(const unsigned char *bytes, size_t n,
    struct ar_arena *arena, struct ar_recording *recording,
    struct ar_error *err);

#endif
