/* Records of export.xml that belong to a day.  The day is the local date at
 * the written offset; Apple writes all dates in the zone of the phone that
 * exported. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "afterrun/time.h"
#include "base/text.h"
#include "formats/apple.h"

static const double seconds_per_day = 86400;
static const double quarter_s = 900;

/* The days that are kept, from the first of AR_APPLE_YEAR_FIRST. */
static int64_t
first_day(void)
{
	return ar_days_from_civil(AR_APPLE_YEAR_FIRST, 1, 1);
}

static size_t
day_count(void)
{
	return (size_t)(ar_days_from_civil(AR_APPLE_YEAR_LAST + 1, 1, 1) -
	    first_day());
}

bool
ar_apple_days_open(struct ar_apple *apple)
{
	size_t bytes = day_count() * sizeof *apple->days;

	apple->days = calloc(1, bytes);
	if (!apple->days)
		return false;
	apple->day_first = day_count();
	apple->memory += bytes;
	ar_apple_peak(apple, 0);
	return true;
}

struct ar_apple_day *
ar_apple_day_at(struct ar_apple *apple, int64_t day)
{
	int64_t row = day - first_day();

	if (row < 0 || (size_t)row >= day_count())
		return NULL;
	if ((size_t)row < apple->day_first)
		apple->day_first = (size_t)row;
	if ((size_t)row >= apple->day_end)
		apple->day_end = (size_t)row + 1;
	return &apple->days[row];
}

/* What stands in every record that is used. */
struct record {
	const struct ar_tag *tag;
	double start_s;
	double end_s;
	double offset_s; /* local minus UTC at the start */
	double end_offset_s;
	uint8_t source;
};

/* The curly apostrophes and the unbroken blank of device names: one device
 * stands under both spellings. */
static size_t
plain_name(char *text, size_t n)
{
	static const struct {
		const char *bytes;
		char plain;
	} signs[] = {{"\xe2\x80\x99", '\''}, {"\xe2\x80\x98", '\''},
	    {"\xca\xbc", '\''}, {"\xc2\xa0", ' '}};
	size_t used = 0;

	for (size_t at = 0; at < n;) {
		size_t step = 1;

		text[used] = text[at];
		for (size_t i = 0; i < sizeof signs / sizeof signs[0]; i++) {
			size_t length = strlen(signs[i].bytes);

			if (length <= n - at &&
			    memcmp(text + at, signs[i].bytes, length) == 0) {
				text[used] = signs[i].plain;
				step = length;
			}
		}
		at += step;
		used++;
	}
	text[used] = '\0';
	return used;
}

/* The number of the device or app; false: there are too many. */
static bool
source_of(struct ar_apple *apple, const struct ar_tag *tag, uint8_t *source)
{
	char name[AR_APPLE_SOURCE_BYTES];
	const char *value;
	size_t n, i;

	if (!ar_tag_attribute(tag, "sourceName", &value, &n) || !n) {
		value = "Apple Health";
		n = strlen(value);
	}
	plain_name(name, ar_tag_text(value, n, name, sizeof name));
	for (i = 0; i < apple->source_count; i++)
		if (strcmp(apple->sources[i], name) == 0)
			break;
	if (i == AR_APPLE_SOURCES_MAX) {
		ar_apple_refuse(apple, "there are too many sources");
		return false;
	}
	if (i == apple->source_count) {
		memcpy(apple->sources[i], name, sizeof name);
		apple->source_count++;
	}
	*source = (uint8_t)i;
	return true;
}

static bool
record_open(struct ar_apple *apple, const struct ar_tag *tag,
    struct record *record)
{
	record->tag = tag;
	if (!ar_apple_time(tag, "startDate", &record->start_s,
		&record->offset_s) ||
	    !ar_apple_time(tag, "endDate", &record->end_s,
		&record->end_offset_s)) {
		ar_apple_refuse(apple, "a record has no time");
		return false;
	}
	if (isnan(record->offset_s))
		record->offset_s = 0;
	if (isnan(record->end_offset_s))
		record->end_offset_s = 0;
	return source_of(apple, tag, &record->source);
}

static struct ar_apple_day *
day_of(struct ar_apple *apple, const struct record *record)
{
	double local = record->start_s + record->offset_s;
	struct ar_apple_day *day = ar_apple_day_at(apple,
	    (int64_t)floor(local / seconds_per_day));

	if (!day)
		ar_apple_refuse(apple, "a record is outside the years kept");
	return day;
}

static void
take_mass(struct ar_apple *apple, const struct record *record)
{
	double mass = ar_apple_measure(record->tag, "value", "unit",
	    AR_APPLE_MASS);
	struct ar_apple_day *day = day_of(apple, record);

	if (!day)
		return;
	if (!(mass > 0 && mass < 1e6)) {
		ar_apple_refuse(apple, "a body mass has no number or unit");
		return;
	}
	if (!(day->mass_kg > 0) || record->start_s >= day->mass_at_s) {
		day->mass_kg = (float)mass;
		day->mass_at_s = record->start_s;
		day->mass_source = record->source;
	}
	if (record->start_s >= apple->mass_at_s) {
		apple->mass_kg = mass;
		apple->mass_at_s = record->start_s;
	}
}

static void
take_height(struct ar_apple *apple, const struct record *record)
{
	double height = ar_apple_measure(record->tag, "value", "unit",
	    AR_APPLE_LENGTH);

	if (!(height > 0)) {
		ar_apple_refuse(apple, "a height has no number or unit");
		return;
	}
	if (record->start_s >= apple->height_at_s) {
		apple->height_m = height;
		apple->height_at_s = record->start_s;
	}
}

/* The watch corrects the pulse at rest during the day: the value that counts
 * is the one that reaches furthest; of equals the later in the file. */
static void
take_pulse(struct ar_apple *apple, const struct record *record)
{
	double pulse = ar_apple_number(record->tag, "value");
	struct ar_apple_day *day = day_of(apple, record);

	if (!day)
		return;
	if (!(pulse > 0 && pulse < 1e6)) {
		ar_apple_refuse(apple, "a pulse is no number");
		return;
	}
	if (!(day->pulse_bpm > 0) || record->end_s >= day->pulse_until_s) {
		day->pulse_bpm = (float)pulse;
		day->pulse_until_s = record->end_s;
		day->pulse_source = record->source;
	}
}

/* The mean of the samples from midnight to the morning, else of the day; of
 * the first source of the day, because devices measure differently. */
static void
take_hrv(struct ar_apple *apple, const struct record *record)
{
	double sdnn = ar_round(1000 * ar_apple_measure(record->tag, "value",
	    "unit", AR_APPLE_TIME), 6);
	double local = record->start_s + record->offset_s;
	struct ar_apple_day *day = day_of(apple, record);

	if (!day)
		return;
	if (!(sdnn > 0 && sdnn < 1e6)) {
		ar_apple_refuse(apple, "a heart rate variability has no"
		    " number or unit");
		return;
	}
	if (!day->day_n)
		day->hrv_source = record->source;
	if (day->hrv_source != record->source || day->day_n == UINT16_MAX)
		return;
	day->day_sum += sdnn;
	day->day_n++;
	if (local - floor(local / seconds_per_day) * seconds_per_day <
	    AR_APPLE_MORNING_S) {
		day->night_sum += sdnn;
		day->night_n++;
	}
}

static void
take_sleep(struct ar_apple *apple, const struct record *record)
{
	struct ar_apple_span span = {.source = record->source};
	double quarter = round(record->end_offset_s / quarter_s);
	enum ar_apple_sleep sleep = AR_APPLE_SLEEP_AWAKE;
	const char *value;
	size_t n;

	if (ar_tag_attribute(record->tag, "value", &value, &n))
		sleep = ar_apple_sleep_of(value, n);
	if (sleep == AR_APPLE_SLEEP_AWAKE)
		return;
	if (!(record->start_s >= seconds_per_day &&
		record->end_s > record->start_s &&
		record->end_s - record->start_s <= AR_APPLE_SPAN_MAX_S &&
		record->end_s <= UINT32_MAX)) {
		ar_apple_refuse(apple, "a sleep ends before it begins, or"
		    " lasts too long");
		return;
	}
	span.start_s = (uint32_t)record->start_s;
	span.end_s = (uint32_t)record->end_s;
	span.staged = sleep == AR_APPLE_SLEEP_STAGED;
	span.quarter = (int8_t)quarter;
	ar_apple_sleep_add(apple, &span);
}

/* An effort score waits for the workout that starts with it. */
static void
take_effort(struct ar_apple *apple, const struct ar_tag *tag)
{
	struct ar_apple_effort *effort = &apple->efforts[
	    apple->effort_count % AR_APPLE_EFFORTS_MAX];
	double value = ar_apple_number(tag, "value");
	double start, offset;

	if (!(value > 0 && value <= 10) ||
	    !ar_apple_time(tag, "startDate", &start, &offset)) {
		ar_apple_refuse(apple, "an effort score is not 1 to 10");
		return;
	}
	if (apple->workout.open) {
		apple->workout.told.rpe_0_10 = value;
		return;
	}
	effort->start_s = start;
	effort->effort = value;
	apple->effort_count++;
}

void
ar_apple_record(struct ar_apple *apple, const struct ar_tag *tag)
{
	enum ar_apple_record kind;
	struct record record;
	const char *type;
	size_t n;

	if (!ar_tag_attribute(tag, "type", &type, &n))
		return;
	kind = ar_apple_record_of(type, n);
	if (kind == AR_APPLE_RECORD_EFFORT)
		take_effort(apple, tag);
	if (kind == AR_APPLE_RECORD_NONE || kind == AR_APPLE_RECORD_EFFORT ||
	    !record_open(apple, tag, &record))
		return;
	if (kind == AR_APPLE_RECORD_MASS)
		take_mass(apple, &record);
	else if (kind == AR_APPLE_RECORD_HEIGHT)
		take_height(apple, &record);
	else if (kind == AR_APPLE_RECORD_PULSE)
		take_pulse(apple, &record);
	else if (kind == AR_APPLE_RECORD_HRV)
		take_hrv(apple, &record);
	else
		take_sleep(apple, &record);
}

static void
hand_out(struct ar_apple *apple, enum ar_wellness kind, double value,
    const struct ar_wellness_item *as)
{
	struct ar_wellness_item item = *as;
	enum ar_status status;

	if (apple->status != AR_OK)
		return;
	apple->count.days++;
	if (!apple->sink.day)
		return;
	item.kind = kind;
	item.value = value;
	status = apple->sink.day(apple->sink.context, &item, &apple->failure);
	if (status != AR_OK)
		ar_apple_stop(apple, status, "a day was not taken");
}

static void
hand_out_day(struct ar_apple *apple, const struct ar_apple_day *day,
    int64_t number)
{
	struct ar_wellness_item item = {.day = number};

	if (day->asleep_s) {
		item.source = apple->sources[day->sleep_source];
		hand_out(apple, AR_WELL_SLEEP_H, day->asleep_s / 3600.0,
		    &item);
	}
	if (day->mass_kg > 0) {
		item.source = apple->sources[day->mass_source];
		hand_out(apple, AR_WELL_MASS_KG,
		    ar_round((double)day->mass_kg, 3), &item);
	}
	if (day->pulse_bpm > 0) {
		item.source = apple->sources[day->pulse_source];
		hand_out(apple, AR_WELL_PULSE_BPM,
		    ar_round((double)day->pulse_bpm, 3), &item);
	}
	if (day->day_n) {
		item.source = apple->sources[day->hrv_source];
		hand_out(apple, AR_WELL_HRV_SDNN_MS,
		    day->night_n ? day->night_sum / day->night_n
				 : day->day_sum / day->day_n, &item);
	}
}

void
ar_apple_days_end(struct ar_apple *apple)
{
	for (size_t i = apple->day_first; i < apple->day_end; i++)
		hand_out_day(apple, &apple->days[i],
		    first_day() + (int64_t)i);
}
