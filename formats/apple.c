#include "formats/apple.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "afterrun/time.h"
#include "base/text.h"

static const double seconds_per_day = 86400;

/* --- memory --- */

void
ar_apple_peak(struct ar_apple *apple, size_t bytes)
{
	if (apple->memory + bytes > apple->memory_peak)
		apple->memory_peak = apple->memory + bytes;
}

void *
ar_apple_grow(struct ar_apple *apple, void *old, size_t old_bytes,
    size_t new_bytes)
{
	void *block = realloc(old, new_bytes);

	if (!block) {
		ar_apple_stop(apple, AR_EMEM, "not enough memory");
		return NULL;
	}
	/* realloc may hold both for a moment */
	ar_apple_peak(apple, new_bytes);
	apple->memory += new_bytes - old_bytes;
	return block;
}

size_t
ar_apple_memory_peak(const struct ar_apple *apple)
{
	return apple->memory_peak;
}

/* --- failures --- */

void
ar_apple_refuse(struct ar_apple *apple, const char *why)
{
	struct ar_export_count *count = &apple->count;

	if (!count->refused++) {
		size_t n = strlen(why);

		if (n > sizeof count->first_refused - 1)
			n = sizeof count->first_refused - 1;
		memcpy(count->first_refused, why, n);
	}
}

void
ar_apple_stop(struct ar_apple *apple, enum ar_status status, const char *why)
{
	if (apple->status != AR_OK)
		return;
	apple->status = status;
	if (apple->failure.status != status)
		ar_fail(&apple->failure, status, 0, why);
}

/* --- attributes --- */

bool
ar_apple_time(const struct ar_tag *tag, const char *name, double *utc_s,
    double *offset_s)
{
	const char *value;
	size_t n;

	return ar_tag_attribute(tag, name, &value, &n) &&
	    ar_time_parse(value, n, utc_s, offset_s);
}

double
ar_apple_number_of(const char *value, size_t n)
{
	double number;

	while (n && *value == ' ') {
		value++;
		n--;
	}
	while (n && value[n - 1] == ' ')
		n--;
	return ar_number_parse(value, n, &number) ? number : NAN;
}

double
ar_apple_number(const struct ar_tag *tag, const char *name)
{
	const char *value;
	size_t n;

	return ar_tag_attribute(tag, name, &value, &n)
	    ? ar_apple_number_of(value, n)
	    : NAN;
}

double
ar_apple_measure(const struct ar_tag *tag, const char *name,
    const char *unit_name, enum ar_apple_unit unit)
{
	const char *word;
	size_t n;

	if (!ar_tag_attribute(tag, unit_name, &word, &n))
		return NAN;
	return ar_apple_number(tag, name) * ar_apple_factor(unit, word, n);
}

/* --- elements --- */

static void
person(struct ar_apple *apple, const struct ar_tag *tag)
{
	const char *value;
	double at, offset;
	char text[] = "0000-00-00 00:00:00";
	size_t n;

	if (ar_tag_attribute(tag,
		"HKCharacteristicTypeIdentifierBiologicalSex", &value, &n))
		apple->sex = ar_apple_sex(value, n);
	if (!ar_tag_attribute(tag,
		"HKCharacteristicTypeIdentifierDateOfBirth", &value, &n) ||
	    n != 10)
		return;
	memcpy(text, value, n);
	if (ar_time_parse(text, sizeof text - 1, &at, &offset))
		apple->birth_day = floor(at / seconds_per_day);
}

static void
element(struct ar_apple *apple, const struct ar_tag *tag)
{
	if (!apple->root) {
		if (tag->closing || !ar_tag_is(tag, "HealthData"))
			ar_apple_stop(apple, AR_EFORMAT,
			    "this is no export of Apple Health");
		apple->root = true;
	} else if (ar_tag_is(tag, "HealthData")) {
		apple->ended |= tag->closing;
		ar_apple_workout_end(apple);
	} else if (apple->ended) {
		return;
	} else if (ar_tag_is(tag, "Record")) {
		if (!tag->closing)
			ar_apple_record(apple, tag);
		if (apple->workout.open)
			ar_apple_workout_tag(apple, tag);
	} else if (apple->workout.open || ar_tag_is(tag, "Workout")) {
		ar_apple_workout_tag(apple, tag);
	} else if (ar_tag_is(tag, "ExportDate")) {
		ar_apple_time(tag, "value", &apple->export_s,
		    &apple->export_offset_s);
	} else if (ar_tag_is(tag, "Me")) {
		person(apple, tag);
	}
}

/* --- the public verbs --- */

struct ar_apple *
ar_apple_open(const struct ar_export_sink *sink)
{
	struct ar_apple *apple = calloc(1, sizeof *apple);

	if (!apple)
		return NULL;
	apple->sink = *sink;
	apple->export_s = apple->export_offset_s = NAN;
	apple->birth_day = apple->height_m = apple->mass_kg = NAN;
	apple->height_at_s = apple->mass_at_s = -INFINITY;
	apple->memory = apple->memory_peak = sizeof *apple;
	if (!ar_apple_days_open(apple)) {
		free(apple);
		return NULL;
	}
	return apple;
}

/* The first bytes: UTF-16 and UTF-32 have a mark, or a zero beside '<'. */
static void
look_at_head(struct ar_apple *apple, const unsigned char *bytes, size_t n)
{
	const unsigned char *head = apple->head;
	uint64_t seen = apple->seen;

	for (; seen < sizeof apple->head && n; n--)
		apple->head[seen++] = *bytes++;
	if (seen < 2)
		return;
	if ((head[0] == 0xff && head[1] == 0xfe) ||
	    (head[0] == 0xfe && head[1] == 0xff) || !head[0] || !head[1])
		ar_apple_stop(apple, AR_EREFUSED,
		    "the file is written in UTF-16; Apple writes UTF-8");
}

static enum ar_status
report(const struct ar_apple *apple, struct ar_error *err)
{
	if (err && apple->status != AR_OK)
		*err = apple->failure;
	return apple->status;
}

enum ar_status
ar_apple_feed(struct ar_apple *apple, const void *bytes, size_t n,
    struct ar_error *err)
{
	const char *at = bytes;
	const char *end;
	struct ar_tag tag;

	if (!n)
		return report(apple, err);
	end = at + n;
	if (apple->seen < sizeof apple->head && apple->status == AR_OK)
		look_at_head(apple, bytes, n);
	while (apple->status == AR_OK &&
	    ar_tokens_next(&apple->tokens, &at, end, &tag))
		element(apple, &tag);
	apple->seen += n;
	return report(apple, err);
}

/* Whole years lived at the time of the export. */
static double
age_at_export(const struct ar_apple *apple)
{
	struct ar_civil born, now;

	if (isnan(apple->birth_day) || isnan(apple->export_s))
		return NAN;
	born = ar_civil_from_utc(apple->birth_day * seconds_per_day, 0);
	now = ar_civil_from_utc(apple->export_s,
	    isnan(apple->export_offset_s) ? 0 : apple->export_offset_s);
	if (now.year < born.year)
		return NAN;
	return now.year - born.year - (now.month < born.month ||
	    (now.month == born.month && now.day < born.day));
}

static void
hand_out_person(struct ar_apple *apple)
{
	struct ar_user_profile profile = {
	    .sex = apple->sex,
	    .age_y = age_at_export(apple),
	    .height_m = apple->height_m,
	    .mass_kg = apple->mass_kg,
	    .heart_rest_bpm = NAN,
	    .heart_max_bpm = NAN,
	    .heart_threshold_bpm = NAN,
	    .threshold_power_w = NAN,
	};
	enum ar_status status;

	if (!apple->sink.person || apple->status != AR_OK)
		return;
	if (!profile.sex && isnan(profile.age_y) && isnan(profile.height_m) &&
	    isnan(profile.mass_kg))
		return;
	status = apple->sink.person(apple->sink.context, &profile,
	    apple->export_s, &apple->failure);
	if (status != AR_OK)
		ar_apple_stop(apple, status, "the person was not taken");
}

static void
count_lost(struct ar_apple *apple)
{
	for (; apple->tokens.lost; apple->tokens.lost--)
		ar_apple_refuse(apple, "an element is broken or too long");
}

enum ar_status
ar_apple_end(struct ar_apple *apple, struct ar_export_count *count,
    struct ar_error *err)
{
	if (apple->status == AR_OK && !apple->root)
		ar_apple_stop(apple, AR_EFORMAT,
		    "this is no export of Apple Health");
	if (apple->status == AR_OK) {
		ar_apple_workout_end(apple);
		ar_apple_sleep_end(apple);
		ar_apple_days_end(apple);
		hand_out_person(apple);
		count_lost(apple);
		if (!apple->ended)
			ar_apple_stop(apple, AR_ETRUNC,
			    "the file ends early; what came before was"
			    " read");
	}
	if (count)
		*count = apple->count;
	return report(apple, err);
}

void
ar_apple_close(struct ar_apple *apple)
{
	if (!apple)
		return;
	ar_apple_route_close(&apple->workout.route);
	free(apple->days);
	free(apple->spans);
	free(apple);
}
