/* Events of the calendar out of a plan, and out of a recovery session. */
#include <math.h>
#include <string.h>

#include "afterrun/ics.h"
#include "training/ics_words.h"
#include "training/numbers.h"

static const double s_per_day = 86400;
static const double s_per_hour = 3600;
static const double s_per_min = 60;
static const int64_t day_most = 4000000; /* beyond the year 9999 */

enum { WEEK = 7, MONDAY_SHIFT = 3 }; /* 1970-01-01 was a Thursday */

static struct ar_calendar_event
blank(int64_t day)
{
	return (struct ar_calendar_event){.day = day, .start_s = NAN,
		.length_s = NAN, .updated_utc_s = NAN, .alarm_s = NAN};
}

/* --- plan ---------------------------------------------------------------- */

static bool
is_timed(enum ar_plan_kind kind)
{
	return kind == AR_PLAN_EASY || kind == AR_PLAN_LONG ||
	    kind == AR_PLAN_QUALITY || kind == AR_PLAN_STRIDES;
}

/* A run that became a rest day stays: a calendar that has it must hear. */
static bool
is_shown(const struct ar_planned *planned)
{
	return (unsigned)planned->kind < AR_PLAN_KINDS &&
	    (planned->kind != AR_PLAN_REST || planned->number > 0);
}

static size_t
weekday(int64_t day)
{
	return (size_t)((day % WEEK + WEEK + MONDAY_SHIFT) % WEEK);
}

/* A session without a number is named by its day. */
static const char *
plan_uid(const char *id, const struct ar_planned *planned,
    struct ar_arena *arena)
{
	struct ar_text text;

	ar_text_start(&text, arena);
	ar_text_add(&text, "afterrun-");
	ar_text_add(&text, id);
	ar_text_add(&text, "-");
	if (planned->number > 0) {
		ar_text_int(&text, planned->number);
		return ar_text_end(&text);
	}
	ar_text_add(&text, "day-");
	ar_text_int(&text, planned->day);
	ar_text_add(&text, "-");
	ar_text_add(&text, ar_plan_kind_name(planned->kind));
	return ar_text_end(&text);
}

static const char *
plan_summary(const struct ar_planned *planned, struct ar_arena *arena)
{
	struct ar_text text;

	ar_text_start(&text, arena);
	ar_ics_name(&text, planned);
	if (planned->distance_m > 0 || planned->minutes > 0) {
		ar_text_add(&text, ", ");
		ar_ics_amount(&text, planned);
	}
	if (planned->done)
		ar_text_add(&text, " (done)");
	return ar_text_end(&text);
}

static const char *
plan_words(const struct ar_planned *planned, struct ar_arena *arena)
{
	struct ar_text text;

	ar_text_start(&text, arena);
	ar_ics_words(&text, planned);
	return ar_text_end(&text);
}

static double
length_of(const struct ar_planned *planned)
{
	double minutes = planned->minutes > 0 ? planned->minutes :
	    planned->expected_min;

	return minutes > 0 && minutes <= AR_CALENDAR_LENGTH_MAX_D * s_per_day /
	    s_per_min ? minutes * s_per_min : (double)NAN;
}

/* false: no memory. */
static bool
plan_event(const struct ar_calendar_plan *from, size_t i,
    struct ar_arena *arena, struct ar_calendar_event *event)
{
	const struct ar_planned *planned = &from->sessions[i];

	*event = blank(planned->day);
	event->uid = plan_uid(from->id, planned, arena);
	event->summary = plan_summary(planned, arena);
	event->description = plan_words(planned, arena);
	if (from->updated_utc_s)
		event->updated_utc_s = from->updated_utc_s[i];
	if (from->revisions)
		event->sequence = from->revisions[i];
	if (is_timed(planned->kind))
		event->start_s = from->start_s[weekday(planned->day)];
	if (!isnan(event->start_s)) {
		event->length_s = length_of(planned);
		if (!planned->done)
			event->alarm_s = from->alarm_s;
	}
	return event->uid && event->summary && event->description;
}

enum ar_status
ar_plan_events(const struct ar_calendar_plan *from, struct ar_arena *arena,
    struct ar_calendar_event **events, size_t *count, struct ar_error *err)
{
	struct ar_calendar_event *made;
	size_t n = 0;

	*events = NULL;
	*count = 0;
	if (!from->id || !*from->id)
		return ar_fail(err, AR_EINPUT, 0,
		    "the plan needs its id for the calendar");
	made = ar_arena_array(arena, from->session_count, sizeof(*made));
	if (!made)
		return ar_fail(err, AR_EMEM, 0, "out of memory");
	for (size_t i = 0; i < from->session_count; i++) {
		if (!is_shown(&from->sessions[i]))
			continue;
		if (!plan_event(from, i, arena, &made[n]))
			return ar_fail(err, AR_EMEM, 0, "out of memory");
		n++;
	}
	*events = made;
	*count = n;
	return AR_OK;
}

/* --- recovery ------------------------------------------------------------ */

/* Cards that are due at an hour; other cards are advice without one. */
static const struct later {
	const char *card;
	double after_h;
	const char *summary;
	const char *words; /* NULL: the card's own */
} laters[] = {
	{ "rest_day_24h", AR_CALENDAR_FIRST_H, "Rest-day session",
	    "Time for the first rest-day session after your run." },
	{ "rest_day_48h", AR_CALENDAR_SECOND_H, "Rest-day session",
	    "Time for the second rest-day session after your run." },
	{ "contrast_water", AR_CALENDAR_THERMO_H,
	    "Warm and cold water for the legs", NULL },
	{ "contrast_pack", AR_CALENDAR_THERMO_H, "Ice pack, then warm towel",
	    NULL },
	{ "cold_bath", AR_CALENDAR_THERMO_H, "Cold water for the legs", NULL },
	{ "cold_pack", AR_CALENDAR_THERMO_H, "Cold pack", NULL },
	{ "heat_pack", AR_CALENDAR_THERMO_H, "Warm towel", NULL },
	{ "pain_72h", AR_CALENDAR_ASK_H, "Pain questions", NULL },
};

static const struct later *
later_of(const char *card)
{
	for (size_t i = 0; i < sizeof(laters) / sizeof(laters[0]); i++) {
		if (strcmp(laters[i].card, card) == 0)
			return &laters[i];
	}
	return NULL;
}

/* hours after the session, on the grid, not before it. */
static struct ar_calendar_event
after(const struct ar_calendar_recovery *from, double hours)
{
	double at = ceil((from->start_s + hours * s_per_hour) /
	    AR_CALENDAR_GRID_S) * AR_CALENDAR_GRID_S;
	double days = floor(at / s_per_day);
	struct ar_calendar_event event = blank(from->day + (int64_t)days);

	event.start_s = at - days * s_per_day;
	event.updated_utc_s = from->updated_utc_s;
	event.alarm_s = from->alarm_s;
	return event;
}

static const char *
recovery_words(const struct ar_session *session, struct ar_arena *arena)
{
	struct ar_text text;

	ar_text_start(&text, arena);
	for (size_t i = 0; i < session->step_count; i++) {
		ar_text_add(&text, "- ");
		ar_text_add(&text, session->steps[i].title ?
		    session->steps[i].title : session->steps[i].technique);
		ar_text_add(&text, "\n");
	}
	return ar_text_end(&text);
}

/* false: no memory. */
static bool
recovery_event(const struct ar_calendar_recovery *from,
    struct ar_arena *arena, struct ar_calendar_event *event)
{
	*event = after(from, 0);
	event->length_s = from->session->total_s;
	event->uid = ar_text_format(arena, "afterrun-%s-recovery", from->id);
	event->summary = ar_text_format(arena, "Recovery session, %f min",
	    ceil(from->session->total_s / s_per_min));
	event->description = recovery_words(from->session, arena);
	return event->uid && event->summary && event->description;
}

static bool
later_event(const struct ar_calendar_recovery *from,
    const struct ar_card *card, struct ar_arena *arena,
    struct ar_calendar_event *event)
{
	const struct later *row = later_of(card->id);

	*event = after(from, row->after_h);
	event->uid = ar_text_format(arena, "afterrun-%s-%s", from->id,
	    card->id);
	event->summary = row->summary;
	event->description = row->words ? row->words : card->text;
	return event->uid;
}

enum ar_status
ar_session_events(const struct ar_calendar_recovery *from,
    struct ar_arena *arena, struct ar_calendar_event **events, size_t *count,
    struct ar_error *err)
{
	const struct ar_session *session = from->session;
	struct ar_calendar_event *made;
	size_t n = 0;
	bool ok = true;

	*events = NULL;
	*count = 0;
	if (!from->id || !*from->id || !(from->start_s >= 0) ||
	    !(from->start_s <= s_per_day) || from->day > day_most ||
	    from->day < -day_most)
		return ar_fail(err, AR_EINPUT, 0,
		    "the recovery session needs its run's id and its start");
	made = ar_arena_array(arena, session->later_count + 1, sizeof(*made));
	if (!made)
		return ar_fail(err, AR_EMEM, 0, "out of memory");
	if (session->step_count > 0)
		ok = recovery_event(from, arena, &made[n++]);
	for (size_t i = 0; i < session->later_count; i++) {
		if (later_of(session->later[i].id))
			ok = later_event(from, &session->later[i], arena,
			    &made[n++]) && ok;
	}
	if (!ok)
		return ar_fail(err, AR_EMEM, 0, "out of memory");
	*events = made;
	*count = n;
	return AR_OK;
}
