/* plan/1 out. */
#include "api/plan_json.h"

#include <math.h>
#include <string.h>

#include "afterrun/knowledge.h"
#include "api/log_words.h"
#include "base/text.h"

enum { KM_DECIMALS = 5, MINUTE_DECIMALS = 1, WEEKDAYS = 7 };

static const double km = 1000;

static void
put_words(struct ar_json_out *out, json_t *object, const char *key,
    const char *const *words)
{
	json_t *list = ar_json_array(out);

	for (size_t i = 0; i < AR_PLAN_RULES_MAX && words[i]; i++)
		ar_json_append(out, list, json_string(words[i]));
	ar_json_put(out, object, key, list);
}

static void
put_regions(struct ar_json_out *out, json_t *object, unsigned regions)
{
	json_t *list = ar_json_array(out);

	for (int row = 0; row < AR_LOAD_ROWS; row++)
		if (regions & 1u << row)
			ar_json_append(out, list, json_string(
			    ar_load_row_id((enum ar_load_row)row)));
	ar_json_put(out, object, "regions", list);
}

static void
put_step(struct ar_json_out *out, json_t *list,
    const struct ar_plan_step *step)
{
	json_t *object = ar_json_object(out);

	ar_json_text(out, object, "what", step->what);
	if (step->repeat > 1) {
		ar_json_int(out, object, "repeat", step->repeat);
		ar_json_int(out, object, "group", step->group);
	}
	ar_json_number(out, object, "seconds", step->seconds, 0);
	ar_json_number(out, object, "distance_m", step->metres, 0);
	ar_json_number(out, object, "pace_lo_s_km", step->pace_lo_s_km, 0);
	ar_json_number(out, object, "pace_hi_s_km", step->pace_hi_s_km, 0);
	ar_json_number(out, object, "hr_lo", step->heart_lo_bpm, 0);
	ar_json_number(out, object, "hr_hi", step->heart_hi_bpm, 0);
	ar_json_number(out, object, "rpe", step->rpe_0_10, 1);
	ar_json_append(out, list, object);
}

static json_t *
session_json(struct ar_json_out *out, const struct ar_planned *session)
{
	json_t *object = ar_json_object(out);
	json_t *steps = ar_json_array(out);

	ar_json_day(out, object, "date", session->day);
	ar_json_text(out, object, "kind", ar_plan_kind_name(session->kind));
	if (session->flavour != AR_FLAVOUR_NONE)
		ar_json_text(out, object, "flavour",
		    ar_flavour_name(session->flavour));
	ar_json_number(out, object, "distance_km", session->distance_m / km,
	    KM_DECIMALS);
	ar_json_number(out, object, "minutes", session->minutes,
	    MINUTE_DECIMALS);
	ar_json_number(out, object, "descent_m", session->descent_m, 0);
	ar_json_number(out, object, "pace_lo_s_km", session->pace_lo_s_km,
	    0);
	ar_json_number(out, object, "pace_hi_s_km", session->pace_hi_s_km,
	    0);
	ar_json_number(out, object, "rpe", session->rpe_0_10, 1);
	put_regions(out, object, session->regions);
	ar_json_text(out, object, "reason", session->reason ?
	    session->reason : "As it was planned.");
	put_words(out, object, "rules", session->rules);
	for (size_t i = 0; i < session->step_count; i++)
		put_step(out, steps, &session->steps[i]);
	ar_json_put(out, object, "steps", steps);
	if (session->done)
		ar_json_bool(out, object, "done", true);
	if (session->number > 0)
		ar_json_int(out, object, "number", session->number);
	return object;
}

/* Days since 1970-01-01, a Thursday. */
static int64_t
monday_of(int64_t day)
{
	int64_t weekday = (day + 3) % WEEKDAYS;

	return day - (weekday < 0 ? weekday + WEEKDAYS : weekday);
}

static void
put_weeks(struct ar_json_out *out, json_t *root,
    const struct ar_plan_view *view)
{
	json_t *weeks = ar_json_array(out);
	size_t i = 0;

	while (i < view->session_count) {
		int64_t monday = monday_of(view->sessions[i].day);
		json_t *week = ar_json_object(out);
		json_t *list = ar_json_array(out);

		for (; i < view->session_count &&
		     monday_of(view->sessions[i].day) == monday; i++)
			ar_json_append(out, list, session_json(out,
			    &view->sessions[i]));
		ar_json_day(out, week, "start", monday);
		ar_json_put(out, week, "sessions", list);
		ar_json_append(out, weeks, week);
	}
	ar_json_put(out, root, "weeks", weeks);
}

/* What a change did, so that "moved" can be told from "dropped". */
static void
put_changes(struct ar_json_out *out, json_t *root,
    const struct ar_plan_day *day)
{
	json_t *list = ar_json_array(out);

	for (size_t i = 0; i < day->change_count && !day->suspended; i++) {
		const struct ar_change *change = &day->changes[i];
		json_t *object = ar_json_object(out);

		ar_json_text(out, object, "action",
		    ar_action_name(change->action));
		ar_json_text(out, object, "rule", change->rule);
		ar_json_text(out, object, "reason", change->reason);
		ar_json_text(out, object, "numbers", change->numbers);
		ar_json_text(out, object, "source", change->source);
		ar_json_put(out, object, "before", session_json(out,
		    &change->before));
		ar_json_put(out, object, "after", session_json(out,
		    &change->after));
		ar_json_bool(out, object, "undo", change->undo);
		ar_json_append(out, list, object);
	}
	ar_json_put(out, root, "changes", list);
}

static json_t *
today_json(struct ar_json_out *out, const struct ar_plan_day *day)
{
	json_t *today = ar_json_object(out);

	ar_json_text(out, today, "action", ar_action_name(day->action));
	if (day->due && !day->suspended &&
	    day->session.kind != AR_PLAN_REST)
		ar_json_put(out, today, "session", session_json(out,
		    &day->session));
	put_words(out, today, "rules", day->rules);
	ar_json_text(out, today, "reason", day->reason);
	ar_json_bool(out, today, "undo", day->undo);
	ar_json_bool(out, today, "suspended", day->suspended);
	ar_json_bool(out, today, "ask_triage", day->ask_triage);
	ar_json_int(out, today, "yellow", (json_int_t)day->yellow);
	put_changes(out, today, day);
	return today;
}

static void
put_built(struct ar_json_out *out, json_t *root, const struct ar_plan *plan)
{
	json_t *notes = ar_json_array(out);

	ar_json_text(out, root, "goal", ar_goal_name(plan->profile.goal));
	ar_json_number(out, root, "vdot", plan->vdot, 1);
	ar_json_bool(out, root, "reachable", plan->reachable);
	if (plan->possible_day != 0)
		ar_json_day(out, root, "possible_date", plan->possible_day);
	for (size_t i = 0; i < plan->note_count; i++)
		ar_json_append(out, notes, json_string(plan->notes[i]));
	ar_json_put(out, root, "notes", notes);
	ar_json_text(out, root, "rules_version", plan->rules_version);
}

char *
ar_plan_json(const struct ar_plan_view *view, struct ar_arena *arena)
{
	struct ar_json_out out = { false };
	json_t *root = ar_json_object(&out);

	ar_json_text(&out, root, "schema", "plan/1");
	put_weeks(&out, root, view);
	ar_json_put(&out, root, "today", today_json(&out, &view->day));
	if (view->plan.rules_version && !view->day.suspended)
		put_built(&out, root, &view->plan);
	return ar_json_finish(&out, root, arena);
}

void
ar_plan_part_json(struct ar_json_out *out, json_t *root,
    const struct ar_plan_view *view)
{
	const struct ar_planned *next = NULL;
	json_t *plan;

	if (!view)
		return;
	plan = today_json(out, &view->day);
	for (size_t i = 0; i < view->session_count && !next; i++)
		if (view->sessions[i].day > view->today &&
		    view->sessions[i].kind != AR_PLAN_REST)
			next = &view->sessions[i];
	if (next)
		ar_json_put(out, plan, "next", session_json(out, next));
	ar_json_put(out, root, "plan", plan);
}

/* Upper floors name a part of the case ("goal"); here it is a pointer. */
static void
point(struct ar_error *err)
{
	size_t n = strlen(err->where);

	if (n == 0 || err->where[0] == '/' || n + 2 > sizeof err->where)
		return;
	memmove(err->where + 1, err->where, n + 1);
	err->where[0] = '/';
}

enum ar_status
ar_plan_case_solve(const char *bytes, size_t n, struct ar_arena *arena,
    struct ar_plan_view *view, struct ar_error *err)
{
	struct ar_plan_case *input = ar_arena_alloc(arena, sizeof *input);
	enum ar_status status;

	if (!input)
		return ar_fail(err, AR_EMEM, 0,
		    "there is not enough memory");
	AR_TRY(ar_plan_case_parse(bytes, n, arena, input, err));
	status = ar_plan_solve(input, arena, view, err);
	if (status == AR_EINPUT)
		point(err);
	return status;
}
