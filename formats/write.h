/* The writers of the formats, for formats/write.c; and what they share. */
#ifndef FORMATS_WRITE_H
#define FORMATS_WRITE_H

#include <math.h>

#include "afterrun/recording.h"
#include "base/text.h"

/* A file as it grows; sticky: failed after the first failed allocation. */
struct ar_file_out {
	struct ar_arena *arena;
	unsigned char *bytes;
	size_t used;
	size_t size;
	bool failed;
};

/* Each writes the whole file into out, or AR_EINPUT when there is nothing
 * that the format can hold.  Out of memory is out->failed. */
enum ar_status ar_write_fit(const struct ar_recording *recording,
    struct ar_file_out *out, struct ar_error *err);
enum ar_status ar_write_gpx(const struct ar_recording *recording,
    struct ar_file_out *out, struct ar_error *err);
enum ar_status ar_write_tcx(const struct ar_recording *recording,
    struct ar_file_out *out, struct ar_error *err);

/* Append n bytes (bytes NULL: zeros). */
void ar_file_put(struct ar_file_out *out, const void *bytes, size_t n);

/* --- XML, for the GPX and TCX writers --- */
void ar_xml_put(struct ar_file_out *out, const char *text);
/* text with &, < and > escaped; what is not sound UTF-8 is cut. */
void ar_xml_put_text(struct ar_file_out *out, const char *text);
/* value with exactly decimals digits after the point; not for NAN. */
void ar_xml_put_value(struct ar_file_out *out, double value, int decimals);
/* <name>value</name>; nothing when value is NAN. */
void ar_xml_put_number(struct ar_file_out *out, const char *name,
    double value, int decimals);
void ar_xml_put_time_text(struct ar_file_out *out, double utc_s);
void ar_xml_put_time(struct ar_file_out *out, const char *name,
    double utc_s);

enum ar_word_kind {
	AR_WORD_SPORT,
	AR_WORD_SUB_SPORT,
	AR_WORD_INTENSITY,
	AR_WORD_LAP_TRIGGER
};

/* The FIT number of a word such as "running"; NAN: NULL or unknown. */
double ar_word_number(enum ar_word_kind kind, const char *word);

/* column[i], or NAN when there is no such column. */
static inline double
ar_column_at(const float *column, size_t i)
{
	return column ? (double)column[i] : (double)NAN;
}

static inline double
ar_wide_column_at(const double *column, size_t i)
{
	return column ? column[i] : (double)NAN;
}

/* Whether sample i is the first after a pause, or of a new segment. */
bool ar_segment_begins(const struct ar_activity *activity, size_t i);

/* Strides of one leg on foot, else revolutions, for cadence_spm. */
double ar_cadence_out(const struct ar_activity *activity, double cadence_spm);

#endif
