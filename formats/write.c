#include "afterrun/write.h"

#include <math.h>
#include <string.h>

#include "afterrun/time.h"
#include "formats/write.h"

static const struct {
	enum ar_format format;
	enum ar_status (*write)(const struct ar_recording *recording,
	    struct ar_file_out *out, struct ar_error *err);
} writers[] = {
    {AR_FORMAT_FIT, ar_write_fit},
    {AR_FORMAT_GPX, ar_write_gpx},
    {AR_FORMAT_TCX, ar_write_tcx},
};

enum { FIRST_SIZE = 64 * 1024 };

enum ar_status
ar_recording_write(const struct ar_recording *recording,
    enum ar_format format, struct ar_arena *arena,
    const unsigned char **bytes, size_t *n, struct ar_error *err)
{
	struct ar_file_out out = {.arena = arena};
	size_t i = 0, count = sizeof writers / sizeof writers[0];

	*bytes = NULL;
	*n = 0;
	while (i < count && writers[i].format != format)
		i++;
	if (i == count)
		return ar_fail(err, AR_EINPUT, 0,
		    "this format cannot be written");
	AR_TRY(writers[i].write(recording, &out, err));
	if (out.failed)
		return ar_fail(err, AR_EMEM, 0, "out of memory");
	*bytes = out.bytes;
	*n = out.used;
	return AR_OK;
}

void
ar_file_put(struct ar_file_out *out, const void *bytes, size_t n)
{
	if (out->failed)
		return;
	if (n > out->size - out->used) {
		size_t size = out->size ? 2 * out->size : FIRST_SIZE;
		unsigned char *place;

		while (size - out->used < n && size < SIZE_MAX / 4)
			size *= 2;
		place = ar_arena_grow(out->arena, out->bytes, out->size, size,
		    1);
		if (!place) {
			out->failed = true;
			return;
		}
		out->bytes = place;
		out->size = size;
	}
	if (bytes)
		memcpy(out->bytes + out->used, bytes, n);
	else
		memset(out->bytes + out->used, 0, n);
	out->used += n;
}

void
ar_xml_put(struct ar_file_out *out, const char *text)
{
	ar_file_put(out, text, strlen(text));
}

void
ar_xml_put_text(struct ar_file_out *out, const char *text)
{
	size_t n = ar_utf8_prefix(text, strlen(text));

	for (size_t i = 0; i < n; i++) {
		if (text[i] == '&')
			ar_xml_put(out, "&amp;");
		else if (text[i] == '<')
			ar_xml_put(out, "&lt;");
		else if (text[i] == '>')
			ar_xml_put(out, "&gt;");
		else
			ar_file_put(out, text + i, 1);
	}
}

enum { NUMBER_TEXT = 40 };

/* Digits on the stack: a file has a hundred thousand numbers. */
void
ar_xml_put_value(struct ar_file_out *out, double value, int decimals)
{
	char digits[NUMBER_TEXT];
	size_t at = sizeof digits;
	uint64_t scale = 1, whole;

	for (int i = 0; i < decimals; i++)
		scale *= 10;
	if (!(fabs(value) < 1e15 / (double)scale))
		value = copysign(1e15 / (double)scale, value);
	whole = (uint64_t)round(fabs(value) * (double)scale);
	if (value < 0 && whole)
		ar_file_put(out, "-", 1);
	for (int i = 0; i <= decimals || whole; i++) {
		if (decimals && i == decimals)
			digits[--at] = '.';
		digits[--at] = (char)('0' + whole % 10);
		whole /= 10;
	}
	ar_file_put(out, digits + at, sizeof digits - at);
}

void
ar_xml_put_number(struct ar_file_out *out, const char *name, double value,
    int decimals)
{
	if (isnan(value))
		return;
	ar_xml_put(out, "<");
	ar_xml_put(out, name);
	ar_xml_put(out, ">");
	ar_xml_put_value(out, value, decimals);
	ar_xml_put(out, "</");
	ar_xml_put(out, name);
	ar_xml_put(out, ">");
}

void
ar_xml_put_time_text(struct ar_file_out *out, double utc_s)
{
	char text[AR_TIME_TEXT];

	ar_time_utc_text(utc_s, text);
	ar_xml_put(out, text);
}

void
ar_xml_put_time(struct ar_file_out *out, const char *name, double utc_s)
{
	if (!isfinite(utc_s))
		return;
	ar_xml_put(out, "<");
	ar_xml_put(out, name);
	ar_xml_put(out, ">");
	ar_xml_put_time_text(out, utc_s);
	ar_xml_put(out, "</");
	ar_xml_put(out, name);
	ar_xml_put(out, ">");
}

/* A pause lies between sample i - 1 and sample i when it ends after the one
 * and not after the other. */
static bool
pause_between(const struct ar_activity *activity, double before_s,
    double now_s)
{
	for (size_t p = 0; p < activity->pause_count; p++) {
		double end_s = activity->pauses[p].end_utc_s;

		if (end_s > before_s && end_s <= now_s)
			return true;
	}
	return false;
}

bool
ar_segment_begins(const struct ar_activity *activity, size_t i)
{
	const struct ar_samples *s = &activity->samples;

	if (i == 0 || s->mark[i] & AR_MARK_SEGMENT)
		return true;
	return pause_between(activity, s->time_s[i - 1], s->time_s[i]);
}

double
ar_cadence_out(const struct ar_activity *activity, double cadence_spm)
{
	return ar_sport_on_foot(activity->sport) ? cadence_spm / 2 :
	    cadence_spm;
}
