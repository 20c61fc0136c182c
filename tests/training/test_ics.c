/* The calendar's lines and events, read back by a reader of the tests and by
 * libical. */
#include <stdlib.h>
#include <string.h>

#ifdef AR_HAVE_LIBICAL
#include <libical/ical.h>
#endif

#include "afterrun/ics.h"
#include "afterrun/time.h"
#include "tests/check.h"
#include "tests/training/ics_read.h"
#include "training/ics.h"

enum { ROUNDS = 20000, TEXT_MAX = 400, EVENTS = 4 };
static const size_t limit = (size_t)4 << 20;
static const double now_s = 1795250112; /* 2026-11-21T08:35:12Z */

static struct ar_arena *
open_arena(void)
{
	struct ar_arena *arena = ar_arena_open(limit);

	assert_non_null(arena);
	return arena;
}

static uint32_t
draw(uint32_t *seed, uint32_t below)
{
	*seed = *seed * UINT32_C(1664525) + UINT32_C(1013904223);
	return (*seed >> 8) % below;
}

/* --- lines --------------------------------------------------------------- */

static size_t
add_point(char *out, uint32_t point)
{
	if (point < 0x80) {
		out[0] = (char)point;
		return 1;
	}
	if (point < 0x800) {
		out[0] = (char)(0xc0 | point >> 6);
		out[1] = (char)(0x80 | (point & 0x3f));
		return 2;
	}
	if (point < 0x10000) {
		out[0] = (char)(0xe0 | point >> 12);
		out[1] = (char)(0x80 | (point >> 6 & 0x3f));
		out[2] = (char)(0x80 | (point & 0x3f));
		return 3;
	}
	out[0] = (char)(0xf0 | point >> 18);
	out[1] = (char)(0x80 | (point >> 12 & 0x3f));
	out[2] = (char)(0x80 | (point >> 6 & 0x3f));
	out[3] = (char)(0x80 | (point & 0x3f));
	return 4;
}

/* Characters of all lengths, with what must be escaped among them. */
static uint32_t
any_point(uint32_t *seed)
{
	static const char special[] = "\\,;:\n\n\t\" nN";

	switch (draw(seed, 5)) {
	case 0:
		return (unsigned char)special[draw(seed, sizeof special - 1)];
	case 1:
		return 0x20 + draw(seed, 0x5f);
	case 2:
		return 0xa0 + draw(seed, 0x700);
	case 3:
		return 0x3000 + draw(seed, 0x6000);
	default:
		return 0x10000 + draw(seed, 0x100000);
	}
}

static void
check_line(struct ar_arena *arena, const char *text)
{
	struct ar_text value, line;
	char *back;
	size_t at;

	ar_text_start(&value, arena);
	ar_text_add(&value, "X:");
	ar_ics_escape(&value, text);
	ar_text_start(&line, arena);
	ar_ics_line(&line, value.bytes, value.used);
	assert_non_null(ar_text_end(&line));
	for (at = 0; at < line.used;) {
		char *end = strstr(line.bytes + at, "\r\n");
		size_t length = (size_t)(end - line.bytes) - at;

		assert_non_null(end);
		assert_true(length <= 75);
		assert_int_equal(ar_utf8_prefix(line.bytes + at, length),
		    length);
		at += length + 2;
		if (at < line.used)
			assert_int_equal(line.bytes[at], ' ');
	}
	back = malloc(line.used + 1);
	assert_non_null(back);
	at = ics_unfold(line.bytes, line.used, back);
	assert_true(at >= 4);
	back[at - 2] = '\0';
	assert_true(ics_unescape(back));
	assert_string_equal(back + 2, text);
	free(back);
}

static void
any_text_comes_back(void **state)
{
	uint32_t seed = 5545;

	(void)state;
	for (int round = 0; round < ROUNDS; round++) {
		struct ar_arena *arena = open_arena();
		char text[TEXT_MAX + 8];
		size_t size = draw(&seed, TEXT_MAX), n = 0;

		while (n < size)
			n += add_point(text + n, any_point(&seed));
		text[n] = '\0';
		check_line(arena, text);
		ar_arena_close(arena);
	}
}

/* Every place of a break, before and inside characters of each length. */
static void
folds_stand_between_characters(void **state)
{
	static const char *const letters[] = {"a", "ü", "走", "🏃"};
	struct ar_arena *arena = open_arena();

	(void)state;
	for (size_t letter = 0; letter < 4; letter++) {
		for (size_t before = 0; before < 160; before++) {
			char text[256];

			memset(text, 'x', before);
			text[before] = '\0';
			strcat(text, letters[letter]);
			strcat(text, "yz");
			check_line(arena, text);
		}
	}
	ar_arena_close(arena);
}

static void
check_escaped(const char *text, const char *want)
{
	struct ar_arena *arena = open_arena();
	struct ar_text out;

	ar_text_start(&out, arena);
	ar_ics_escape(&out, text);
	assert_string_equal(ar_text_end(&out), want);
	ar_arena_close(arena);
}

static void
escapes_by_name(void **state)
{
	(void)state;
	check_escaped("", "");
	check_escaped("a,b;c\\d:e\"f", "a\\,b\\;c\\\\d:e\"f");
	check_escaped("one\ntwo\r\nthree\rfour", "one\\ntwo\\nthree\\nfour");
	check_escaped("bell\a tab\t del\x7f.", "bell tab\t del.");
	check_escaped("\xff\xc3(\xe8\xb5 cut", "( cut");
	check_escaped("END:VEVENT\r\nBEGIN:VALARM",
	    "END:VEVENT\\nBEGIN:VALARM");
}

/* --- events -------------------------------------------------------------- */

static void
events_make(struct ar_calendar_event *events)
{
	int64_t day = ar_days_from_civil(2026, 11, 22);

	events[0] = (struct ar_calendar_event){"afterrun-p1-7", day, 25200,
	    3000, "Easy run, 8 km", "Easy, and flat;\nno hills.\n", now_s - 60,
	    2, 1800};
	events[1] = (struct ar_calendar_event){"afterrun-p1-8", day + 9, NAN,
	    NAN, "Strength, 24 min", NULL, NAN, 0, NAN};
	events[2] = (struct ar_calendar_event){"afterrun-p1-9", day - 1,
	    23.5 * 3600, 5400, "Läufer 走る", "a\\n is no line", NAN, 0, 0};
	events[3] = (struct ar_calendar_event){"afterrun-p1-10", day, NAN,
	    2 * 86400, "Rest", "x", NAN, 1, -7 * 3600};
}

static const char *
events_write(struct ar_arena *arena, size_t *n)
{
	struct ar_calendar_event events[EVENTS];
	struct ar_calendar calendar = {"My plan, half", now_s, events,
	    EVENTS};
	struct ar_error err;
	const char *text;

	events_make(events);
	assert_int_equal(ar_calendar_write(&calendar, arena, &text, n, &err),
	    AR_OK);
	assert_int_equal(strlen(text), *n);
	return text;
}

/* The whole file, once. */
static void
file_is_as_the_rfc_says(void **state)
{
	static const char want[] =
	    "BEGIN:VCALENDAR\r\n"
	    "VERSION:2.0\r\n"
	    "PRODID:-//afterrun//afterrun//EN\r\n"
	    "CALSCALE:GREGORIAN\r\n"
	    "NAME:My plan\\, half\r\n"
	    "X-WR-CALNAME:My plan\\, half\r\n"
	    "BEGIN:VEVENT\r\n"
	    "UID:afterrun-p1-7\r\n"
	    "DTSTAMP:20261121T083512Z\r\n"
	    "LAST-MODIFIED:20261121T083412Z\r\n"
	    "SEQUENCE:2\r\n"
	    "DTSTART:20261122T070000\r\n"
	    "DTEND:20261122T075000\r\n"
	    "SUMMARY:Easy run\\, 8 km\r\n"
	    "DESCRIPTION:Easy\\, and flat\\;\\nno hills.\\n\r\n"
	    "BEGIN:VALARM\r\n"
	    "ACTION:DISPLAY\r\n"
	    "TRIGGER:-PT30M\r\n"
	    "DESCRIPTION:Easy run\\, 8 km\r\n"
	    "END:VALARM\r\n"
	    "END:VEVENT\r\n"
	    "BEGIN:VEVENT\r\n"
	    "UID:afterrun-p1-8\r\n"
	    "DTSTAMP:20261121T083512Z\r\n"
	    "SEQUENCE:0\r\n"
	    "DTSTART;VALUE=DATE:20261201\r\n"
	    "DTEND;VALUE=DATE:20261202\r\n"
	    "TRANSP:TRANSPARENT\r\n"
	    "SUMMARY:Strength\\, 24 min\r\n"
	    "END:VEVENT\r\n";
	struct ar_arena *arena = open_arena();
	size_t n;
	const char *text = events_write(arena, &n);

	(void)state;
	assert_true(n > sizeof want);
	assert_memory_equal(text, want, sizeof want - 1);
	assert_string_equal(text + n - 15, "END:VCALENDAR\r\n");
	ar_arena_close(arena);
}

static void
check_value(const struct ics_line *line, const char *param,
    const char *value)
{
	assert_non_null(line);
	assert_string_equal(line->param, param);
	assert_string_equal(line->value, value);
}

static void
own_reader_reads_it(void **state)
{
	static struct ics_file file;
	struct ar_arena *arena = open_arena();
	struct ar_calendar_event events[EVENTS];
	size_t n;
	const char *text = events_write(arena, &n);

	(void)state;
	events_make(events);
	ics_read(&file, text, n);
	assert_int_equal(ics_events(&file), EVENTS);
	for (size_t i = 0; i < EVENTS; i++) {
		check_value(ics_of(&file, i, "UID"), "", events[i].uid);
		check_value(ics_of(&file, i, "SUMMARY"), "",
		    events[i].summary);
		if (events[i].description)
			check_value(ics_of(&file, i, "DESCRIPTION"), "",
			    events[i].description);
	}
	/* over midnight, and over the end of a month */
	check_value(ics_of(&file, 2, "DTSTART"), "", "20261121T233000");
	check_value(ics_of(&file, 2, "DTEND"), "", "20261122T010000");
	check_value(ics_alarm_of(&file, 2, "TRIGGER"), "", "PT0M");
	check_value(ics_of(&file, 3, "DTSTART"), "VALUE=DATE", "20261122");
	check_value(ics_of(&file, 3, "DTEND"), "VALUE=DATE", "20261124");
	check_value(ics_alarm_of(&file, 3, "TRIGGER"), "", "PT420M");
	assert_null(ics_alarm_of(&file, 1, "TRIGGER"));
	ics_close(&file);
	ar_arena_close(arena);
}

#ifdef AR_HAVE_LIBICAL
static void
check_time(struct icaltimetype is, const struct ar_calendar_event *event,
    double after_s)
{
	bool timed = !isnan(event->start_s);
	double at = (double)event->day * 86400 +
	    (timed ? event->start_s : 0) + after_s;
	struct ar_civil should = ar_civil_from_utc(at, 0);

	assert_int_equal(icaltime_is_date(is), !timed);
	assert_int_equal(icaltime_is_utc(is), 0);
	assert_int_equal(is.year, should.year);
	assert_int_equal(is.month, should.month);
	assert_int_equal(is.day, should.day);
	assert_int_equal(is.hour, should.hour);
	assert_int_equal(is.minute, should.minute);
	assert_int_equal(is.second, should.second);
}

static void
check_component(icalcomponent *one, const struct ar_calendar_event *event)
{
	icalcomponent *alarm = icalcomponent_get_first_component(one,
	    ICAL_VALARM_COMPONENT);
	double length = event->length_s;

	if (isnan(event->start_s))
		length = event->length_s > 86400 ? event->length_s : 86400;
	assert_string_equal(icalcomponent_get_uid(one), event->uid);
	assert_string_equal(icalcomponent_get_summary(one), event->summary);
	if (event->description)
		assert_string_equal(icalcomponent_get_description(one),
		    event->description);
	else
		assert_null(icalcomponent_get_description(one));
	assert_int_equal(icalcomponent_get_sequence(one), event->sequence);
	assert_int_equal(icaltime_as_timet(icalcomponent_get_dtstamp(one)),
	    (long)now_s);
	check_time(icalcomponent_get_dtstart(one), event, 0);
	check_time(icalcomponent_get_dtend(one), event, length);
	assert_int_equal(alarm != NULL, !isnan(event->alarm_s));
	if (alarm)
		assert_int_equal(icaldurationtype_as_int(
		    icalproperty_get_trigger(icalcomponent_get_first_property(
		    alarm, ICAL_TRIGGER_PROPERTY)).duration),
		    -(int)event->alarm_s);
}

static void
libical_reads_it(void **state)
{
	struct ar_arena *arena = open_arena();
	struct ar_calendar_event events[EVENTS];
	size_t n, i = 0;
	icalcomponent *all = icalparser_parse_string(events_write(arena, &n));

	(void)state;
	events_make(events);
	assert_non_null(all);
	assert_int_equal(icalcomponent_isa(all), ICAL_VCALENDAR_COMPONENT);
	assert_int_equal(icalrestriction_check(all), 1);
	assert_int_equal(icalcomponent_count_errors(all), 0);
	for (icalcomponent *one = icalcomponent_get_first_component(all,
	    ICAL_VEVENT_COMPONENT); one;
	     one = icalcomponent_get_next_component(all,
	    ICAL_VEVENT_COMPONENT)) {
		assert_true(i < EVENTS);
		check_component(one, &events[i++]);
	}
	assert_int_equal(i, EVENTS);
	icalcomponent_free(all);
	ar_arena_close(arena);
}
#else
static void
libical_reads_it(void **state)
{
	(void)state;
	print_message("skipped: libical-dev is not installed\n");
	skip();
}
#endif

/* --- refusals ------------------------------------------------------------ */

static void
events_out_of_range_are_refused(void **state)
{
	struct ar_arena *arena = open_arena();
	struct ar_error err;
	const char *text;
	size_t n;

	(void)state;
	for (int fault = 0; fault < 14; fault++) {
		struct ar_calendar_event events[EVENTS], *e = &events[1];
		struct ar_calendar calendar = {NULL, now_s, events, EVENTS};
		static const double bad_start[] = {-1, 86400, INFINITY};
		static const double bad_length[] = {-1, 1e9};

		events_make(events);
		if (fault < 3)
			e->start_s = bad_start[fault];
		else if (fault < 5)
			e->length_s = bad_length[fault - 3];
		else if (fault < 7)
			e->day = fault == 5 ? INT64_MAX : INT64_MIN;
		e->uid = fault == 7 ? "" : fault == 8 ? NULL : e->uid;
		e->summary = fault == 9 ? NULL : e->summary;
		e->sequence = fault == 10 ? -1 : 0;
		e->updated_utc_s = fault == 11 ? -5 : (double)NAN;
		e->alarm_s = fault == 12 ? 1e7 : (double)NAN;
		calendar.now_utc_s = fault == 13 ? (double)NAN : now_s;
		assert_int_equal(ar_calendar_write(&calendar, arena, &text,
		    &n, &err), AR_EINPUT);
		assert_null(text);
	}
	assert_int_equal(ar_calendar_write(&(struct ar_calendar){NULL, now_s,
	    NULL, 0}, arena, &text, &n, &err), AR_EINPUT);
	ar_arena_close(arena);
}

static void
little_memory(void **state)
{
	struct ar_calendar_event events[EVENTS];
	struct ar_calendar calendar = {"p", now_s, events, EVENTS};
	size_t wrote = 0, failed = 0;

	(void)state;
	events_make(events);
	for (size_t room = 64; room < 16384; room += 64) {
		struct ar_arena *arena = ar_arena_open(room);
		struct ar_error err;
		const char *text;
		enum ar_status status;
		size_t n;

		if (!arena)
			continue;
		status = ar_calendar_write(&calendar, arena, &text, &n, &err);
		assert_true(status == AR_OK || status == AR_EMEM);
		wrote += status == AR_OK;
		failed += status == AR_EMEM;
		ar_arena_close(arena);
	}
	assert_true(wrote > 0 && failed > 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(any_text_comes_back),
	    cmocka_unit_test(folds_stand_between_characters),
	    cmocka_unit_test(escapes_by_name),
	    cmocka_unit_test(file_is_as_the_rfc_says),
	    cmocka_unit_test(own_reader_reads_it),
	    cmocka_unit_test(libical_reads_it),
	    cmocka_unit_test(events_out_of_range_are_refused),
	    cmocka_unit_test(little_memory),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
