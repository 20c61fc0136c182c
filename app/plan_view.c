/* A plan and a day of it without a log: a pure function of the case. */
#include "afterrun/plan_log.h"

#include <math.h>
#include <string.h>

void
ar_plan_run_clear(struct ar_plan_run *run)
{
	memset(run, 0, sizeof *run);
	run->kind = AR_PLAN_EASY;
	run->distance_m = run->duration_s = NAN;
	run->rpe_0_10 = run->planned_rpe = NAN;
	run->descent_m = run->heart_mean_bpm = run->gap_m_s = NAN;
	for (int i = 0; i < AR_LOAD_ROWS; i++)
		run->dose_eq_km[i] = NAN;
}

void
ar_planned_clear(struct ar_planned *session)
{
	memset(session, 0, sizeof *session);
	session->distance_m = session->minutes = NAN;
	session->descent_m = session->rpe_0_10 = NAN;
	session->pace_lo_s_km = session->pace_hi_s_km = NAN;
}

void
ar_plan_case_clear(struct ar_plan_case *input)
{
	struct ar_person *person = &input->profile.person;

	memset(input, 0, sizeof *input);
	input->profile.goal = AR_GOAL_KEEP;
	input->profile.goal_time_s = input->profile.vdot = NAN;
	input->profile.bmi = NAN;
	input->profile.longest_day = -1;
	person->age_y = person->mass_kg = person->height_m = NAN;
	person->heart_rest_bpm = person->heart_max_bpm = NAN;
	person->heart_threshold_bpm = person->threshold_m_s = NAN;
	person->vdot = NAN;
	ar_plan_state_clear(&input->state);
}

enum ar_status
ar_plan_sessions(const struct ar_plan *plan, struct ar_arena *arena,
    struct ar_planned **sessions, size_t *count)
{
	size_t total = 0, n = 0;

	for (size_t w = 0; w < plan->week_count; w++)
		total += plan->weeks[w].session_count;
	*sessions = ar_arena_array(arena, total, sizeof **sessions);
	*count = 0;
	if (!*sessions)
		return AR_EMEM;
	for (size_t w = 0; w < plan->week_count; w++)
		for (size_t i = 0; i < plan->weeks[w].session_count; i++)
			(*sessions)[n++] = plan->weeks[w].sessions[i];
	*count = n;
	return AR_OK;
}

/* Two runs of sorted sessions, from..middle..end, into one. */
static void
merge(const struct ar_planned *from, size_t middle, size_t n,
    struct ar_planned *to)
{
	size_t a = 0, b = middle;

	for (size_t i = 0; i < n; i++) {
		bool first = a < middle &&
		    (b >= n || from[a].day <= from[b].day);

		to[i] = from[first ? a++ : b++];
	}
}

enum ar_status
ar_planned_sort(struct ar_planned *sessions, size_t count,
    struct ar_arena *arena)
{
	struct ar_planned *other = ar_arena_array(arena, count,
	    sizeof *other);

	if (!other)
		return AR_EMEM;
	for (size_t width = 1; width < count; width *= 2) {
		for (size_t at = 0; at < count; at += 2 * width) {
			size_t left = count - at;
			size_t n = left < 2 * width ? left : 2 * width;

			merge(sessions + at, n < width ? n : width, n,
			    other + at);
		}
		memcpy(sessions, other, count * sizeof *sessions);
	}
	return AR_OK;
}

/* The session that a change is about: by its number; one without a number by
 * its day.  count: none. */
static size_t
find(const struct ar_planned *sessions, size_t count,
    const struct ar_change *change)
{
	size_t i = 0;

	if (change->number == 0 && change->before.kind == AR_PLAN_REST)
		return count;
	while (i < count && (sessions[i].number != change->number ||
	    (change->number == 0 && (sessions[i].day != change->before.day ||
	    sessions[i].kind != change->before.kind))))
		i++;
	return i;
}

/* Put today's changes in force; there is room for all of them. */
static void
apply(struct ar_plan_view *view)
{
	for (size_t i = 0; i < view->day.change_count; i++) {
		const struct ar_change *change = &view->day.changes[i];
		size_t at = find(view->sessions, view->session_count,
		    change);

		if (at < view->session_count)
			view->sessions[at] = change->after;
		else if (change->after.kind != AR_PLAN_REST)
			view->sessions[view->session_count++] =
			    change->after;
	}
}

static enum ar_status
stand(const struct ar_plan_case *input, struct ar_arena *arena,
    struct ar_plan_view *view)
{
	view->session_count = input->planned_count;
	view->sessions = ar_arena_array(arena, view->session_count,
	    sizeof *view->sessions);
	if (!view->sessions)
		return AR_EMEM;
	memcpy(view->sessions, input->planned,
	    view->session_count * sizeof *view->sessions);
	return AR_OK;
}

static enum ar_status
no_memory(struct ar_error *err)
{
	return ar_fail(err, AR_EMEM, 0, "there is not enough memory");
}

static enum ar_status
begin(const struct ar_plan_case *input, struct ar_arena *arena,
    struct ar_plan_view *view, struct ar_error *err)
{
	enum ar_status status;

	if (input->planned_count > 0) {
		status = stand(input, arena, view);
	} else {
		AR_TRY(ar_plan_build(&input->profile, input->history,
		    input->history_count, input->date, arena, &view->plan,
		    err));
		status = ar_plan_sessions(&view->plan, arena,
		    &view->sessions, &view->session_count);
	}
	return status == AR_OK ? AR_OK : no_memory(err);
}

enum ar_status
ar_plan_solve(const struct ar_plan_case *input, struct ar_arena *arena,
    struct ar_plan_view *view, struct ar_error *err)
{
	struct ar_planned *grown;

	memset(view, 0, sizeof *view);
	view->today = input->date;
	AR_TRY(begin(input, arena, view, err));
	AR_TRY(ar_plan_today(&input->profile, view->sessions,
	    view->session_count, input->history, input->history_count,
	    &input->state, input->date, arena, &view->day, err));
	grown = ar_arena_grow(arena, view->sessions, view->session_count,
	    view->session_count + view->day.change_count, sizeof *grown);
	if (!grown)
		return no_memory(err);
	view->sessions = grown;
	apply(view);
	if (ar_planned_sort(view->sessions, view->session_count, arena))
		return no_memory(err);
	if (view->day.suspended)
		view->session_count = 0; /* P17: every session is hidden */
	return AR_OK;
}
