#include "doors/cli/plan_export.h"

#include <errno.h>
#include <math.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "afterrun/ics.h"
#include "afterrun/time.h"
#include "afterrun/workout.h"
#include "api/plan_json.h"
#include "api/session_read.h"
#include "doors/cli/log_file.h"

enum { ID_MAX = 64, WATCH_DAYS = 14, RECOVERIES_MAX = 8 };

static const double day_s = 86400;

struct events {
	struct ar_calendar_event *items;
	size_t count;
};

static enum ar_status
cannot(struct ar_error *err, const char *path)
{
	char text[AR_TEXT_MAX];

	snprintf(text, sizeof text, "this file cannot be written: %.100s",
	    strerror(errno));
	return ar_fail_at(err, AR_ESTORE, path, text);
}

/* Whole, beside the old one, then in its place. */
static enum ar_status
save(const char *path, const void *bytes, size_t n, struct ar_error *err)
{
	char fresh[LOG_PATH_MAX];
	enum ar_status status;
	bool sound;
	FILE *out;

	if (snprintf(fresh, sizeof fresh, "%s.part", path) >=
	    (int)sizeof fresh)
		return ar_fail_at(err, AR_EINPUT, path,
		    "this name is too long");
	out = fopen(fresh, "we");
	if (!out)
		return cannot(err, path);
	sound = fwrite(bytes, 1, n, out) == n;
	sound = fclose(out) == 0 && sound;
	if (sound && rename(fresh, path) == 0)
		return AR_OK;
	status = cannot(err, path);
	unlink(fresh);
	return status;
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
count_revisions(struct look *look, struct ar_calendar_plan *plan,
    int64_t plan_id, struct ar_error *err)
{
	int *revisions = ar_arena_array(look->arena, plan->session_count,
	    sizeof *revisions);
	struct ar_kept_change *changes;
	size_t count;

	if (!revisions)
		return look_no_memory(err);
	AR_TRY(ar_store_changes(look->store, plan_id, 0, look->arena,
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
plan_events(struct look *look, const struct ar_plan_view *view,
    struct events *events, struct ar_error *err)
{
	size_t from = coming(view);
	char id[ID_MAX];
	struct ar_calendar_plan plan = { .id = id,
		.sessions = view->sessions + from,
		.session_count = view->session_count - from,
		.alarm_s = NAN };

	snprintf(id, sizeof id, "plan-%lld", (long long)view->plan_id);
	for (int i = 0; i < 7; i++)
		plan.start_s[i] = NAN;
	AR_TRY(count_revisions(look, &plan, view->plan_id, err));
	return ar_plan_events(&plan, look->arena, &events->items,
	    &events->count, err);
}

/* Put the events of one recovery session behind the others. */
static enum ar_status
add_recovery(struct look *look, const struct ar_kept_session *kept,
    struct events *events, struct ar_error *err)
{
	double offset = isnan(look->moment.utc_offset_s) ? 0 :
	    look->moment.utc_offset_s;
	double start_s = fmod(kept->made_utc_s + offset, day_s);
	struct ar_session *session = ar_arena_alloc(look->arena,
	    sizeof *session);
	struct ar_calendar_event *more, *all;
	char id[ID_MAX];
	struct ar_calendar_recovery recovery = { .id = id,
		.session = session, .day = kept->day, .start_s = start_s,
		.updated_utc_s = kept->made_utc_s, .alarm_s = NAN };
	size_t count;

	if (!session)
		return look_no_memory(err);
	snprintf(id, sizeof id, "session-%lld", (long long)kept->id);
	AR_TRY(ar_session_read(kept->session_json,
	    strlen(kept->session_json), look->arena, session, err));
	AR_TRY(ar_session_events(&recovery, look->arena, &more, &count,
	    err));
	all = ar_arena_grow(look->arena, events->items, events->count,
	    events->count + count, sizeof *all);
	if (!all)
		return look_no_memory(err);
	memcpy(all + events->count, more, count * sizeof *all);
	events->items = all;
	events->count += count;
	return AR_OK;
}

/* Recovery after the runs of the last 48 hours: rest-day sessions, contrast
 * or heat, the pain questions. */
static enum ar_status
recovery_events(struct look *look, struct events *events,
    struct ar_error *err)
{
	struct ar_kept_session *list;
	size_t count;

	AR_TRY(ar_store_sessions(look->store, 0, RECOVERIES_MAX, look->arena,
	    &list, &count, err));
	for (size_t i = 0; i < count; i++) {
		double ago_s = look->moment.now_utc_s - list[i].made_utc_s;

		if (list[i].session_json && ago_s >= 0 &&
		    ago_s <= 2 * day_s)
			AR_TRY(add_recovery(look, &list[i], events, err));
	}
	return AR_OK;
}

static enum ar_status
save_calendar(struct look *look, const struct ar_plan_view *view,
    struct ar_error *err)
{
	struct ar_calendar calendar = { .name = "afterrun",
		.now_utc_s = look->moment.now_utc_s };
	struct events events = { NULL, 0 };
	const char *text;
	size_t n;

	AR_TRY(plan_events(look, view, &events, err));
	AR_TRY(recovery_events(look, &events, err));
	calendar.events = events.items;
	calendar.count = events.count;
	if (calendar.count == 0)
		return ar_fail(err, AR_EABSENT, 0,
		    "there is no session to come");
	AR_TRY(ar_calendar_write(&calendar, look->arena, &text, &n, err));
	AR_TRY(save(look->options->plan.output, text, n, err));
	if (!look->options->json)
		printf("%s: %zu entries\n", look->options->plan.output,
		    calendar.count);
	return AR_OK;
}

static enum ar_status
save_workout(struct look *look, const struct ar_planned *session,
    struct ar_error *err)
{
	char path[LOG_PATH_MAX], date[AR_TIME_TEXT];
	struct ar_workout workout;
	const unsigned char *bytes;
	size_t n;

	ar_time_utc_text((double)session->day * day_s, date);
	if (snprintf(path, sizeof path, "%s/%.10s-%d.fit",
	    look->options->plan.fit, date, session->number) >=
	    (int)sizeof path)
		return ar_fail_at(err, AR_EINPUT, look->options->plan.fit,
		    "this name is too long");
	AR_TRY(ar_workout_from_planned(session, AR_AIM_PACE, look->arena,
	    &workout, err));
	workout.created_utc_s = look->moment.now_utc_s;
	AR_TRY(ar_workout_write(&workout, look->arena, &bytes, &n, err));
	return save(path, bytes, n, err);
}

static bool
for_the_watch(const struct ar_planned *session, int64_t today)
{
	bool run = session->kind <= AR_PLAN_STRIDES ||
	    session->kind == AR_PLAN_RACE;

	return run && !session->done && session->step_count > 0 &&
	    session->day >= today && session->day < today + WATCH_DAYS;
}

static enum ar_status
save_workouts(struct look *look, const struct ar_plan_view *view,
    struct ar_error *err)
{
	const char *folder = look->options->plan.fit;
	int count = 0;

	if (mkdir(folder, 0777) != 0 && errno != EEXIST)
		return cannot(err, folder);
	for (size_t i = 0; i < view->session_count; i++) {
		if (!for_the_watch(&view->sessions[i], view->today))
			continue;
		AR_TRY(save_workout(look, &view->sessions[i], err));
		count++;
	}
	if (!look->options->json)
		printf("%s: %d workouts for the next %d days\n", folder,
		    count, WATCH_DAYS);
	return AR_OK;
}

enum ar_status
plan_export_files(struct look *look, const struct ar_plan_view *view,
    struct ar_error *err)
{
	if (look->options->plan.output)
		AR_TRY(save_calendar(look, view, err));
	if (look->options->plan.fit)
		AR_TRY(save_workouts(look, view, err));
	if (look->options->json)
		return look_print(ar_plan_json(view, look->arena), err);
	return AR_OK;
}
