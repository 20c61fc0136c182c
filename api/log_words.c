#include "api/log_words.h"

#include <math.h>

#include "afterrun/knowledge.h"
#include "afterrun/store.h"
#include "afterrun/time.h"

enum { DATE_LENGTH = 10, SECONDS_PER_DAY = 86400 };

void
ar_json_utc(struct ar_json_out *out, json_t *object, const char *key,
    double utc_s)
{
	char text[AR_TIME_TEXT];

	if (!isfinite(utc_s))
		return;
	ar_time_utc_text(utc_s, text);
	ar_json_text(out, object, key, text);
}

static void
day_text(int64_t day, char text[AR_TIME_TEXT])
{
	ar_time_utc_text((double)day * SECONDS_PER_DAY, text);
	text[DATE_LENGTH] = '\0';
}

void
ar_json_day(struct ar_json_out *out, json_t *object, const char *key,
    int64_t day)
{
	char text[AR_TIME_TEXT];

	day_text(day, text);
	ar_json_text(out, object, key, text);
}

void
ar_line_day(struct ar_line *line, const char *key, int64_t day)
{
	char text[AR_TIME_TEXT];

	day_text(day, text);
	ar_line_text(line, key, text);
}

void
ar_line_utc(struct ar_line *line, const char *key, double utc_s)
{
	char text[AR_TIME_TEXT];

	if (!isfinite(utc_s))
		return;
	ar_time_utc_text(utc_s, text);
	ar_line_text(line, key, text);
}

void
ar_json_side(struct ar_json_out *out, json_t *object, int side)
{
	if (side == AR_LEFT || side == AR_RIGHT)
		ar_json_text(out, object, "side",
		    side == AR_LEFT ? "left" : "right");
}

const char *
ar_mark_region_id(int region)
{
	const struct ar_region_row *row = region < 0 || region >= AR_REGIONS ?
	    NULL : ar_region_row((enum ar_region)region);

	return row ? row->id : "legs";
}
