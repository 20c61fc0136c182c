#include "api/plan_out.h"

#include <math.h>
#include <string.h>

#include "afterrun/ics.h"
#include "afterrun/time.h"
#include "afterrun/workout.h"
#include "api/session_read.h"
#include "base/text.h"

enum { RECOVERIES_MAX = 8, DATE_LENGTH = 10 };

static const double day_s = 86400;

struct maker {
	struct ar_store *store;
	const struct ar_moment *moment;
	struct ar_arena *arena;
};

struct events {
	struct ar_calendar_event *items;
	size_t count;
};

static enum ar_status
no_memory(struct ar_error *err)
{
	return ar_fail(err, AR_EMEM, 0, "there is not enough memory");
}

/* "plan-3"; NULL: no memory. */
static const char *
named(const struct maker *maker, const char *word, int64_t id)
{
	struct ar_text text;

	ar_text_start(&text, maker->arena);
	ar_text_add(&text, word);
	ar_text_int(&text, id);
	return ar_text_end(&text);
}

/* From today on, rest days left out. */
static size_t
coming(const struct ar_plan_view *view)
{
	size_t from = 0;

	while (from < view->session_count &&
	    view->sessions[from].day < view->today)
		from++;
	return from;
}

/* How often each session was changed or changed back: calendar programs pass
 * over an event that says it is as old as theirs. */
static enum ar_status
count_revisions(struct maker *maker, struct ar_calendar_plan *plan,
    int64_t plan_id, struct ar_error *err)
{
	int *revisions = ar_arena_array(maker->arena, plan->session_count,
	    sizeof *revisions);
	struct ar_kept_change *changes;
	size_t count;

	if (!revisions)
		return no_memory(err);
	AR_TRY(ar_store_changes(maker->store, plan_id, 0, maker->arena,
	    &changes, &count, err));
	for (size_t i = 0; i < count; i++)
		for (size_t s = 0; s < plan->session_count; s++)
			if (changes[i].number > 0 && changes[i].number ==
			    plan->sessions[s].number)
				revisions[s] += isnan(changes[i].undone_utc_s)
				    ? 1 : 2;
	plan->revisions = revisions;
	return AR_OK;
}

static enum ar_status
plan_events(struct maker *maker, const struct ar_plan_view *view,
    struct events *events, struct ar_error *err)
{
	size_t from = coming(view);
	struct ar_calendar_plan plan = {
		.id = named(maker, "plan-", view->plan_id),
		.sessions = view->sessions + from,
		.session_count = view->session_count - from,
		.alarm_s = NAN };

	if (!plan.id)
		return no_memory(err);
	for (int i = 0; i < 7; i++)
		plan.start_s[i] = NAN;
	AR_TRY(count_revisions(maker, &plan, view->plan_id, err));
	return ar_plan_events(&plan, maker->arena, &events->items,
	    &events->count, err);
}

/* Put the events of one recovery session behind the others. */
static enum ar_status
add_recovery(struct maker *maker, const struct ar_kept_session *kept,
    struct events *events, struct ar_error *err)
{
	double offset = isnan(maker->moment->utc_offset_s) ? 0 :
	    maker->moment->utc_offset_s;
	double start_s = fmod(kept->made_utc_s + offset, day_s);
	struct ar_session *session = ar_arena_alloc(maker->arena,
	    sizeof *session);
	struct ar_calendar_event *more, *all;
	struct ar_calendar_recovery recovery = {
		.id = named(maker, "session-", kept->id),
		.session = session, .day = kept->day, .start_s = start_s,
		.updated_utc_s = kept->made_utc_s, .alarm_s = NAN };
	size_t count;

	if (!session || !recovery.id)
		return no_memory(err);
	AR_TRY(ar_session_read(kept->session_json,
	    strlen(kept->session_json), maker->arena, session, err));
	AR_TRY(ar_session_events(&recovery, maker->arena, &more, &count,
	    err));
	all = ar_arena_grow(maker->arena, events->items, events->count,
	    events->count + count, sizeof *all);
	if (!all)
		return no_memory(err);
	memcpy(all + events->count, more, count * sizeof *all);
	events->items = all;
	events->count += count;
	return AR_OK;
}

/* Recovery after the runs of the last 48 hours: rest-day sessions, contrast
 * or heat, the pain questions. */
static enum ar_status
recovery_events(struct maker *maker, struct events *events,
    struct ar_error *err)
{
	struct ar_kept_session *list;
	size_t count;

	AR_TRY(ar_store_sessions(maker->store, 0, RECOVERIES_MAX, maker->arena,
	    &list, &count, err));
	for (size_t i = 0; i < count; i++) {
		double ago_s = maker->moment->now_utc_s - list[i].made_utc_s;

		if (list[i].session_json && ago_s >= 0 &&
		    ago_s <= 2 * day_s)
			AR_TRY(add_recovery(maker, &list[i], events, err));
	}
	return AR_OK;
}

enum ar_status
ar_plan_calendar(struct ar_store *store, const struct ar_moment *moment,
    const struct ar_plan_view *view, struct ar_arena *arena,
    struct ar_plan_file *file, struct ar_error *err)
{
	struct maker maker = { store, moment, arena };
	struct ar_calendar calendar = { .name = "afterrun",
		.now_utc_s = moment->now_utc_s };
	struct events events = { NULL, 0 };
	const char *text;

	AR_TRY(plan_events(&maker, view, &events, err));
	AR_TRY(recovery_events(&maker, &events, err));
	calendar.events = events.items;
	calendar.count = events.count;
	if (calendar.count == 0)
		return ar_fail(err, AR_EABSENT, 0,
		    "there is no session to come");
	AR_TRY(ar_calendar_write(&calendar, arena, &text, &file->n, err));
	file->name = "afterrun-plan.ics";
	file->bytes = text;
	file->entries = calendar.count;
	return AR_OK;
}

bool
ar_plan_for_watch(const struct ar_planned *session, int64_t today)
{
	bool run = session->kind <= AR_PLAN_STRIDES ||
	    session->kind == AR_PLAN_RACE;

	return run && !session->done && session->step_count > 0 &&
	    session->day >= today;
}

static const char *
workout_name(const struct ar_planned *session, struct ar_arena *arena)
{
	char date[AR_TIME_TEXT];

	ar_time_utc_text((double)session->day * day_s, date);
	date[DATE_LENGTH] = '\0';
	return ar_text_format(arena, "%s-%d.fit", date, session->number);
}

enum ar_status
ar_plan_workout(const struct ar_planned *session,
    const struct ar_moment *moment, struct ar_arena *arena,
    struct ar_plan_file *file, struct ar_error *err)
{
	struct ar_workout workout;
	const unsigned char *bytes;

	*file = (struct ar_plan_file){ .name = workout_name(session,
	    arena) };
	if (!file->name)
		return no_memory(err);
	AR_TRY(ar_workout_from_planned(session, AR_AIM_PACE, arena, &workout,
	    err));
	workout.created_utc_s = moment->now_utc_s;
	AR_TRY(ar_workout_write(&workout, arena, &bytes, &file->n, err));
	file->bytes = bytes;
	return AR_OK;
}
