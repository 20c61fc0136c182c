/* The plan that the log keeps. */
#include <math.h>
#include <string.h>

#include "afterrun/plan_log.h"
#include "app/numbers.h"
#include "app/plan_state.h"
#include "knowledge/pain_keys.h"

enum { WEEK = 7, NOTES = 16 };

static enum ar_status
no_memory(struct ar_error *err)
{
	return ar_fail(err, AR_EMEM, 0, "there is not enough memory");
}

/* --- the case out of the log -------------------------------------------- */

/* A plan with its sessions, as the log has them. */
struct kept {
	struct ar_kept_plan plan;
	struct ar_kept_planned *planned;
	size_t count;
	struct ar_plan_mark *marks;
	size_t mark_count;
};

static enum ar_status
read_kept(struct ar_store *store, struct ar_arena *arena, struct kept *kept,
    struct ar_error *err)
{
	int64_t days[2];

	memset(kept, 0, sizeof *kept);
	AR_TRY(ar_store_plan_get(store, arena, &kept->plan, err));
	days[0] = kept->plan.made_day - AR_PLAN_AHEAD_DAYS;
	days[1] = kept->plan.made_day + AR_PLAN_AHEAD_DAYS;
	return ar_store_planned(store, kept->plan.id, days, arena,
	    &kept->planned, &kept->count, err);
}

static bool
is_run(const struct ar_planned *session)
{
	return session->kind <= AR_PLAN_STRIDES ||
	    session->kind == AR_PLAN_RACE;
}

static bool
is_used(const struct kept *kept, int64_t run_id)
{
	for (size_t i = 0; i < kept->count; i++)
		if (kept->planned[i].run_id == run_id)
			return true;
	return false;
}

/* The run of the session's day that did no other; NULL: none. */
static const struct ar_run *
run_of_day(const struct kept *kept, const struct ar_history *history,
    int64_t day)
{
	for (size_t i = history->run_count; i-- > 0;)
		if (history->runs[i].day == day &&
		    !is_used(kept, history->runs[i].id))
			return &history->runs[i];
	return NULL;
}

/* Planned runs count as done when the log has a run of their day. */
static enum ar_status
mark_done(struct kept *kept, const struct ar_history *history,
    struct ar_arena *arena, struct ar_error *err)
{
	kept->marks = ar_arena_array(arena, kept->count, sizeof *kept->marks);
	if (!kept->marks)
		return no_memory(err);
	for (size_t i = 0; i < kept->count; i++) {
		struct ar_kept_planned *planned = &kept->planned[i];
		const struct ar_run *run;

		if (planned->session.done || !is_run(&planned->session) ||
		    planned->session.day > history->today)
			continue;
		run = run_of_day(kept, history, planned->session.day);
		if (!run)
			continue;
		planned->run_id = run->id;
		planned->session.done = true;
		kept->marks[kept->mark_count++] = (struct ar_plan_mark){
			planned->id, run->id };
	}
	return AR_OK;
}

static const struct ar_run *
find_run(const struct ar_history *history, int64_t id)
{
	for (size_t i = 0; i < history->run_count; i++)
		if (history->runs[i].id == id)
			return &history->runs[i];
	return NULL;
}

/* What the planned runs were meant to be: their kind for the spacing of hard
 * days, their effort for P29. */
static enum ar_status
take_meaning(const struct kept *kept, const struct ar_history *history,
    struct ar_arena *arena, struct ar_plan_case *input,
    struct ar_error *err)
{
	double *over = ar_arena_array(arena, kept->count, sizeof *over);
	size_t n = 0;

	if (!over)
		return no_memory(err);
	for (size_t i = 0; i < kept->count; i++) {
		const struct ar_planned *session = &kept->planned[i].session;
		const struct ar_run *run = find_run(history,
		    kept->planned[i].run_id);

		if (!run)
			continue;
		if (!isnan(run->rpe_0_10) && !isnan(session->rpe_0_10))
			over[n++] = run->rpe_0_10 - session->rpe_0_10;
		for (size_t r = 0; r < input->history_count; r++) {
			struct ar_plan_run *past = &input->history[r];

			if (past->day == run->day && past->distance_m ==
			    run->summary.distance_m) {
				past->kind = session->kind;
				past->planned_rpe = session->rpe_0_10;
			}
		}
	}
	input->state.rpe_over_plan = over;
	input->state.rpe_over_count = n;
	return AR_OK;
}

/* P33: was every run of the last days done that the plan had? */
static bool
all_done(const struct kept *kept, int64_t today)
{
	if (kept->plan.made_day > today - AR_PLAN_FLAG_DAYS)
		return false;
	for (size_t i = 0; i < kept->count; i++) {
		const struct ar_planned *session = &kept->planned[i].session;

		if (is_run(session) && !session->done &&
		    session->day < today &&
		    session->day >= today - AR_PLAN_FLAG_DAYS)
			return false;
	}
	return true;
}

/* Did the runner ever tell of a bone stress injury, in any pain report? */
static enum ar_status
ask_bone(struct ar_store *store, struct ar_arena *arena, bool *bone,
    struct ar_error *err)
{
	struct ar_episode *list;
	size_t count;

	*bone = false;
	AR_TRY(ar_store_episodes(store, false, arena, &list, &count, err));
	for (size_t i = 0; i < count; i++)
		for (size_t r = 0; r < list[i].report_count; r++)
			*bone = *bone ||
			    list[i].reports[r].pain.value[
			    AR_PAIN_PAST_BONE_STRESS] == 1;
	return AR_OK;
}

static void
take_profile(const struct ar_history *history,
    const struct ar_kept_plan *plan, struct ar_plan_profile *profile)
{
	profile->person = history->settled.person;
	profile->goal = (enum ar_goal)plan->goal;
	profile->goal_day = plan->goal_day;
	profile->goal_time_s = plan->goal_time_s;
	profile->longest_day = plan->longest_day;
	profile->vdot = plan->vdot;
	for (int i = 0; i < WEEK; i++)
		profile->days[i] = plan->run_days & 1 << i;
}

/* --- changes ------------------------------------------------------------ */

/* The rules that a change put on its session and that stood there not. */
static enum ar_status
new_rules(struct ar_store *store, const struct ar_kept_change *change,
    struct ar_arena *arena, const char **to, size_t *count)
{
	struct ar_kept_planned before, after;

	memset(&before, 0, sizeof before);
	if (change->before_id)
		AR_TRY(ar_store_planned_get(store, change->before_id, arena,
		    &before, NULL));
	AR_TRY(ar_store_planned_get(store, change->after_id, arena, &after,
	    NULL));
	*count = 0;
	for (int i = 0; i < AR_PLAN_RULES_MAX && after.session.rules[i];
	     i++) {
		bool old = false;

		for (int j = 0; j < AR_PLAN_RULES_MAX &&
		     before.session.rules[j]; j++)
			old = old || !strcmp(before.session.rules[j],
			    after.session.rules[i]);
		if (!old)
			to[(*count)++] = after.session.rules[i];
	}
	return AR_OK;
}

/* What was undone today is not asked again today; and since when the plan's
 * structure stands (P35). */
static enum ar_status
take_changes(struct ar_store *store, const struct kept *kept,
    int64_t today, struct ar_arena *arena, struct ar_plan_state *state,
    struct ar_error *err)
{
	struct ar_kept_change *list;
	const char **undone;
	size_t count, n = 0, more;

	AR_TRY(ar_store_changes(store, kept->plan.id, 0, arena, &list,
	    &count, err));
	undone = ar_arena_array(arena, count * (AR_PLAN_RULES_MAX + 1) + 1,
	    sizeof *undone);
	if (!undone)
		return no_memory(err);
	for (size_t i = 0; i < count; i++) {
		int64_t ago = today - list[i].day;

		if (!isnan(list[i].undone_utc_s)) {
			if (ago != 0)
				continue;
			undone[n++] = list[i].rule;
			if (new_rules(store, &list[i], arena, undone + n,
			    &more) != AR_OK)
				return ar_fail(err, AR_ESTORE, 0,
				    "a change of the plan cannot be read");
			n += more;
		} else if (list[i].action == AR_ACTION_CUT && ago > 0 &&
		    ago < state->days_since_change) {
			state->days_since_change = (int)ago;
		}
	}
	state->undone = undone;
	state->undone_count = n;
	return AR_OK;
}

/* --- looking ------------------------------------------------------------ */

static const char **
split_notes(const char *notes, struct ar_arena *arena, size_t *count)
{
	const char **list = ar_arena_array(arena, NOTES, sizeof *list);
	char *text = notes ? ar_arena_text(arena, notes, strlen(notes)) :
	    NULL;

	*count = 0;
	while (list && text && *text && *count < NOTES) {
		char *end = strchr(text, '\n');

		list[(*count)++] = text;
		if (!end)
			break;
		*end = '\0';
		text = end + 1;
	}
	return list;
}

static enum ar_status
tell_plan(const struct kept *kept, const struct ar_plan_case *input,
    struct ar_arena *arena, struct ar_plan_view *view, struct ar_error *err)
{
	struct ar_plan *plan = &view->plan;

	plan->profile = input->profile;
	plan->made_day = kept->plan.made_day;
	plan->vdot = kept->plan.vdot;
	plan->reachable = kept->plan.reachable;
	plan->possible_day = kept->plan.possible_day;
	plan->rules_version = kept->plan.rules_version;
	plan->notes = split_notes(kept->plan.notes, arena,
	    &plan->note_count);
	view->plan_id = kept->plan.id;
	view->marks = kept->marks;
	view->mark_count = kept->mark_count;
	return plan->notes ? AR_OK : no_memory(err);
}

/* The plan's own sessions that stand today, in the case's order. */
static enum ar_status
take_planned(const struct kept *kept, struct ar_arena *arena,
    struct ar_plan_case *input, struct ar_error *err)
{
	input->planned = ar_arena_array(arena, kept->count,
	    sizeof *input->planned);
	if (!input->planned)
		return no_memory(err);
	for (size_t i = 0; i < kept->count; i++)
		input->planned[i] = kept->planned[i].session;
	input->planned_count = kept->count;
	return AR_OK;
}

enum ar_status
ar_plan_look(struct ar_store *store, const struct ar_history *history,
    bool not_right, struct ar_arena *arena, struct ar_plan_view *view,
    struct ar_error *err)
{
	struct ar_plan_case *input = ar_arena_alloc(arena, sizeof *input);
	struct kept kept;

	memset(view, 0, sizeof *view);
	if (!input)
		return no_memory(err);
	AR_TRY(read_kept(store, arena, &kept, err));
	if (kept.count == 0)
		return ar_fail(err, AR_EABSENT, 0,
		    "the plan holds no sessions");
	AR_TRY(mark_done(&kept, history, arena, err));
	ar_plan_case_clear(input);
	input->date = history->today;
	take_profile(history, &kept.plan, &input->profile);
	AR_TRY(ar_plan_runs_make(history, arena, &input->history,
	    &input->history_count, err));
	AR_TRY(ar_plan_state_make(history, arena, &input->state, err));
	AR_TRY(take_meaning(&kept, history, arena, input, err));
	AR_TRY(take_changes(store, &kept, history->today, arena,
	    &input->state, err));
	input->state.not_right = not_right;
	input->state.all_done_14d = all_done(&kept, history->today);
	AR_TRY(ask_bone(store, arena, &input->profile.past_bone_stress,
	    err));
	AR_TRY(take_planned(&kept, arena, input, err));
	AR_TRY(ar_plan_solve(input, arena, view, err));
	return tell_plan(&kept, input, arena, view, err);
}

enum ar_status
ar_plan_keep_done(struct ar_store *store, const struct ar_plan_view *view,
    struct ar_error *err)
{
	for (size_t i = 0; i < view->mark_count; i++)
		AR_TRY(ar_store_planned_done(store,
		    view->marks[i].planned_id, false, view->marks[i].run_id,
		    err));
	return AR_OK;
}

enum ar_status
ar_plan_keep(struct ar_store *store, const struct ar_moment *moment,
    const struct ar_plan_view *view, struct ar_error *err)
{
	const struct ar_kept_change about = { .plan_id = view->plan_id,
		.made_utc_s = moment->now_utc_s, .day = view->today };
	int64_t id;

	AR_TRY(ar_plan_keep_done(store, view, err));
	/* what P17 takes away is seen anew on every look */
	if (view->day.suspended || view->day.until_asked)
		return AR_OK;
	for (size_t i = 0; i < view->day.change_count; i++)
		AR_TRY(ar_store_change_put(store, &about,
		    &view->day.changes[i], &id, err));
	return AR_OK;
}

/* --- making ------------------------------------------------------------- */

static char *
join_notes(const struct ar_plan *plan, struct ar_arena *arena)
{
	size_t n = 1;
	char *text, *at;

	for (size_t i = 0; i < plan->note_count; i++)
		n += strlen(plan->notes[i]) + 1;
	text = at = ar_arena_alloc(arena, n);
	for (size_t i = 0; text && i < plan->note_count; i++) {
		size_t length = strlen(plan->notes[i]);

		if (i > 0)
			*at++ = '\n';
		memcpy(at, plan->notes[i], length);
		at += length;
	}
	return text;
}

static enum ar_status
keep_plan(struct ar_store *store, const struct ar_history *history,
    const struct ar_plan *plan, struct ar_arena *arena, struct ar_error *err)
{
	const struct ar_plan_profile *profile = &plan->profile;
	struct ar_kept_plan kept = {
		.made_utc_s = history->moment.now_utc_s,
		.made_day = history->today, .goal = (int)profile->goal,
		.goal_day = profile->goal_day,
		.goal_time_s = profile->goal_time_s,
		.longest_day = profile->longest_day, .vdot = plan->vdot,
		.reachable = plan->reachable,
		.possible_day = plan->possible_day,
		.rules_version = plan->rules_version,
		.notes = join_notes(plan, arena) };
	struct ar_planned *sessions;
	size_t count;
	int64_t id;

	for (int i = 0; i < WEEK; i++)
		kept.run_days |= profile->days[i] ? 1 << i : 0;
	if (!kept.notes ||
	    ar_plan_sessions(plan, arena, &sessions, &count) != AR_OK)
		return no_memory(err);
	return ar_store_plan_put(store, &kept, sessions, count, &id, err);
}

enum ar_status
ar_plan_make(struct ar_store *store, const struct ar_history *history,
    const struct ar_plan_wish *wish, struct ar_arena *arena,
    struct ar_plan_view *view, struct ar_error *err)
{
	struct ar_plan_case *input = ar_arena_alloc(arena, sizeof *input);
	struct ar_plan_profile *profile;
	struct ar_plan plan;

	if (!input)
		return no_memory(err);
	ar_plan_case_clear(input);
	profile = &input->profile;
	profile->person = history->settled.person;
	profile->goal = wish->goal;
	profile->goal_day = wish->goal_day;
	profile->goal_time_s = wish->goal_time_s;
	profile->longest_day = wish->longest_day;
	profile->typed_weeks_m = wish->weeks_m;
	profile->typed_week_count = wish->week_count;
	memcpy(profile->days, wish->days, sizeof profile->days);
	AR_TRY(ask_bone(store, arena, &profile->past_bone_stress, err));
	AR_TRY(ar_plan_runs_make(history, arena, &input->history,
	    &input->history_count, err));
	AR_TRY(ar_plan_build(profile, input->history, input->history_count,
	    history->today, arena, &plan, err));
	AR_TRY(keep_plan(store, history, &plan, arena, err));
	return ar_plan_look(store, history, false, arena, view, err);
}
