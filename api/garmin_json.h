/* Garmin's JSON, one item at a time: what its parts share. */
#ifndef API_GARMIN_JSON_H
#define API_GARMIN_JSON_H

#include <jansson.h>

#include "afterrun/export.h"

struct ar_garmin {
	const struct ar_export_sink *sink;
	struct ar_export_count count;
	struct ar_error *err;
	enum ar_status status; /* first failure; sticky */
	bool bulk;             /* inside the bulk file: ms and cm */
	bool known;            /* something was understood, or a list empty */
};

/* Count an item that could not be understood. */
void ar_garmin_refuse(struct ar_garmin *garmin, const char *why);
/* Hand out; a status of the sink becomes the reader's. */
void ar_garmin_day(struct ar_garmin *garmin, enum ar_wellness kind,
    int64_t day, double value);

/* The number under key; NAN: none. */
double ar_garmin_number(const json_t *object, const char *key);
/* The first of two keys that has a number. */
double ar_garmin_either(const json_t *object, const char *key,
    const char *other);
/* An instant told as epoch milliseconds, or as text without zone; NAN. */
double ar_garmin_time(const json_t *value);
/* A calendar date: text, epoch milliseconds at midnight.  false: none. */
bool ar_garmin_date(const json_t *value, int64_t *day);

/* What the item is, by its keys; it is handed out. */
void ar_garmin_item(struct ar_garmin *garmin, const json_t *item);
/* An activity, of the bulk file or the web service.  false: it is none. */
bool ar_garmin_activity(struct ar_garmin *garmin, const json_t *item);

#endif
