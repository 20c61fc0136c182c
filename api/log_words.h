/* Days and times of the log as JSON writes them. */
#ifndef API_LOG_WORDS_H
#define API_LOG_WORDS_H

#include <stdint.h>

#include "api/json.h"
#include "api/line.h"

/* "2026-11-20" under key. */
void ar_json_day(struct ar_json_out *out, json_t *object, const char *key,
    int64_t day);
/* "2026-11-20T06:30:00Z"; absent when utc_s is NAN. */
void ar_json_utc(struct ar_json_out *out, json_t *object, const char *key,
    double utc_s);
/* The same on a line. */
void ar_line_day(struct ar_line *line, const char *key, int64_t day);
void ar_line_utc(struct ar_line *line, const char *key, double utc_s);
/* "left", "right"; absent for no side. */
void ar_json_side(struct ar_json_out *out, json_t *object, int side);
/* The id of a region of marks; "legs" for the legs as a whole. */
const char *ar_mark_region_id(int region);

#endif
