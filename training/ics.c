/* iCalendar out (RFC 5545). */
#include "afterrun/ics.h"

#include <math.h>
#include <string.h>

#include "afterrun/time.h"
#include "training/ics.h"
#include "training/numbers.h"

enum { LINE_BYTES = 75 };

static const double s_per_day = 86400;
static const double s_per_min = 60;

/* --- lines --------------------------------------------------------------- */

/* One byte of text, which is sound; the bytes that stand for it go out. */
static size_t
escape_one(struct ar_text *out, const char *text)
{
	switch (text[0]) {
	case '\\':
	case ',':
	case ';':
		ar_text_add_n(out, "\\", 1);
		ar_text_add_n(out, text, 1);
		return 1;
	case '\r':
		ar_text_add(out, "\\n");
		return text[1] == '\n' ? 2 : 1;
	case '\n':
		ar_text_add(out, "\\n");
		return 1;
	default:
		ar_text_add_n(out, text, 1);
		return 1;
	}
}

void
ar_ics_escape(struct ar_text *out, const char *text)
{
	size_t n = strlen(text), at = 0;

	while (at < n) {
		size_t end = at + ar_utf8_prefix(text + at, n - at);

		while (at < end)
			at += escape_one(out, text + at);
		if (at < n)
			at++; /* one byte that is no sound text */
	}
}

static bool
begins_character(char c)
{
	return ((unsigned char)c & 0xc0) != 0x80;
}

void
ar_ics_line(struct ar_text *out, const char *line, size_t n)
{
	size_t at = 0, room = LINE_BYTES;

	while (n - at > room) {
		size_t take = room;

		while (take > 0 && !begins_character(line[at + take]))
			take--;
		if (!take) /* not UTF-8 */
			take = room;
		ar_text_add_n(out, line + at, take);
		ar_text_add_n(out, "\r\n ", 3);
		at += take;
		room = LINE_BYTES - 1; /* the blank counts */
	}
	ar_text_add_n(out, line + at, n - at);
	ar_text_add_n(out, "\r\n", 2);
}

/* --- properties ---------------------------------------------------------- */

struct ics {
	struct ar_text out;
	struct ar_text line; /* the one being made */
};

/* Begin a line; what it is made of goes to ics->line. */
static struct ar_text *
begin(struct ics *ics, const char *name)
{
	ics->line.used = 0;
	ar_text_add(&ics->line, name);
	return &ics->line;
}

static void
end(struct ics *ics)
{
	if (ics->line.failed)
		ics->out.failed = true;
	else
		ar_ics_line(&ics->out, ics->line.bytes, ics->line.used);
}

static void
put(struct ics *ics, const char *line)
{
	begin(ics, line);
	end(ics);
}

static void
put_text(struct ics *ics, const char *name, const char *text)
{
	if (!text)
		return;
	ar_ics_escape(begin(ics, name), text);
	end(ics);
}

static void
add_digits(struct ar_text *text, int value, int width)
{
	int place = 1;

	for (int i = 1; i < width; i++)
		place *= 10;
	for (; place > 0; place /= 10) {
		char digit = (char)('0' + value / place % 10);

		ar_text_add_n(text, &digit, 1);
	}
}

static void
add_date(struct ar_text *text, const struct ar_civil *at)
{
	add_digits(text, at->year, 4);
	add_digits(text, at->month, 2);
	add_digits(text, at->day, 2);
}

static void
add_time(struct ar_text *text, const struct ar_civil *at)
{
	add_date(text, at);
	ar_text_add(text, "T");
	add_digits(text, at->hour, 2);
	add_digits(text, at->minute, 2);
	add_digits(text, at->second, 2);
}

static void
put_utc(struct ics *ics, const char *name, double utc_s)
{
	struct ar_civil at = ar_civil_from_utc(utc_s, 0);
	struct ar_text *line = begin(ics, name);

	add_time(line, &at);
	ar_text_add(line, "Z");
	end(ics);
}

/* A floating time: seconds since 1970 as if the place were at UTC. */
static void
put_local(struct ics *ics, const char *name, double local_s)
{
	struct ar_civil at = ar_civil_from_utc(local_s, 0);

	add_time(begin(ics, name), &at);
	end(ics);
}

static void
put_day(struct ics *ics, const char *name, double day)
{
	struct ar_civil at = ar_civil_from_utc(day * s_per_day, 0);

	add_date(begin(ics, name), &at);
	end(ics);
}

/* --- events -------------------------------------------------------------- */

static void
put_when(struct ics *ics, const struct ar_calendar_event *event)
{
	double day = (double)event->day;
	double at = day * s_per_day + event->start_s;

	if (!isnan(event->start_s)) {
		put_local(ics, "DTSTART:", at);
		if (event->length_s > 0)
			put_local(ics, "DTEND:", at + event->length_s);
		return;
	}
	put_day(ics, "DTSTART;VALUE=DATE:", day);
	put_day(ics, "DTEND;VALUE=DATE:", day + (event->length_s > s_per_day ?
	    ceil(event->length_s / s_per_day) : 1));
	put(ics, "TRANSP:TRANSPARENT"); /* the day stays free */
}

static void
put_alarm(struct ics *ics, const struct ar_calendar_event *event)
{
	struct ar_text *line;

	if (isnan(event->alarm_s))
		return;
	put(ics, "BEGIN:VALARM");
	put(ics, "ACTION:DISPLAY");
	line = begin(ics, event->alarm_s > 0 ? "TRIGGER:-PT" : "TRIGGER:PT");
	ar_text_fixed(line, fabs(event->alarm_s) / s_per_min, 0);
	ar_text_add(line, "M");
	end(ics);
	put_text(ics, "DESCRIPTION:", event->summary);
	put(ics, "END:VALARM");
}

static void
put_event(struct ics *ics, const struct ar_calendar_event *event,
    double now_utc_s)
{
	put(ics, "BEGIN:VEVENT");
	put_text(ics, "UID:", event->uid);
	put_utc(ics, "DTSTAMP:", now_utc_s);
	if (!isnan(event->updated_utc_s))
		put_utc(ics, "LAST-MODIFIED:", event->updated_utc_s);
	ar_text_int(begin(ics, "SEQUENCE:"), event->sequence);
	end(ics);
	put_when(ics, event);
	put_text(ics, "SUMMARY:", event->summary);
	put_text(ics, "DESCRIPTION:", event->description);
	put_alarm(ics, event);
	put(ics, "END:VEVENT");
}

/* NAN, or between the bounds. */
static bool
within(double value, double lo, double hi)
{
	return isnan(value) || (value >= lo && value <= hi);
}

/* The years 1 to 9998, so that an end may lie in the next. */
static bool
day_ok(int64_t day)
{
	return day >= ar_days_from_civil(1, 1, 1) &&
	    day < ar_days_from_civil(9999, 1, 1);
}

static bool
utc_ok(double utc_s)
{
	return utc_s >= 0 &&
	    utc_s < (double)ar_days_from_civil(9999, 1, 1) * s_per_day;
}

static enum ar_status
check(const struct ar_calendar_event *event, struct ar_error *err)
{
	if (!event->uid || !*event->uid || !event->summary)
		return ar_fail(err, AR_EINPUT, 0,
		    "an event of the calendar needs its uid and its summary");
	if (!day_ok(event->day) || event->start_s == s_per_day ||
	    !within(event->start_s, 0, s_per_day) ||
	    !within(event->length_s, 0, AR_CALENDAR_LENGTH_MAX_D * s_per_day))
		return ar_fail_at(err, AR_EINPUT, event->uid,
		    "the day or the time of an event is out of its range");
	if (!(isnan(event->updated_utc_s) || utc_ok(event->updated_utc_s)) ||
	    event->sequence < 0)
		return ar_fail_at(err, AR_EINPUT, event->uid,
		    "the last change of an event is out of its range");
	if (!within(event->alarm_s, -AR_CALENDAR_ALARM_MAX_D * s_per_day,
	    AR_CALENDAR_ALARM_MAX_D * s_per_day))
		return ar_fail_at(err, AR_EINPUT, event->uid,
		    "the alarm of an event is out of its range");
	return AR_OK;
}

enum ar_status
ar_calendar_write(const struct ar_calendar *calendar, struct ar_arena *arena,
    const char **text, size_t *n, struct ar_error *err)
{
	struct ics ics;

	*text = NULL;
	*n = 0;
	if (!calendar->count || !utc_ok(calendar->now_utc_s))
		return ar_fail(err, AR_EINPUT, 0,
		    "a calendar needs an event, and the time of today");
	if (calendar->count > AR_CALENDAR_EVENTS_MAX)
		return ar_fail(err, AR_ELIMIT, 0,
		    "the calendar has too many events");
	for (size_t i = 0; i < calendar->count; i++)
		AR_TRY(check(&calendar->events[i], err));
	ar_text_start(&ics.out, arena);
	ar_text_start(&ics.line, arena);
	put(&ics, "BEGIN:VCALENDAR");
	put(&ics, "VERSION:2.0");
	put(&ics, "PRODID:-//afterrun//afterrun//EN");
	put(&ics, "CALSCALE:GREGORIAN");
	put_text(&ics, "NAME:", calendar->name);
	put_text(&ics, "X-WR-CALNAME:", calendar->name);
	for (size_t i = 0; i < calendar->count; i++)
		put_event(&ics, &calendar->events[i], calendar->now_utc_s);
	put(&ics, "END:VCALENDAR");
	*text = ar_text_end(&ics.out);
	if (!*text)
		return ar_fail(err, AR_EMEM, 0, "out of memory");
	*n = ics.out.used;
	return AR_OK;
}
