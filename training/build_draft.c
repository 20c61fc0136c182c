/* A whole plan for one goal day, week by week. */
#include <math.h>
#include <string.h>

#include "afterrun/fitness.h"
#include "training/build.h"
#include "training/numbers.h"

/* --- P2 simulated forward ------------------------------------------------ */

double
ar_reach_cap(const struct ar_draft *draft, int64_t day)
{
	double most = -INFINITY;

	for (size_t i = draft->run_count; i-- > 0;) {
		const struct ar_reach_run *run = &draft->runs[i];

		if (run->day < day - AR_LONG_RUN_WINDOW_DAYS)
			break;
		if (run->day < day)
			most = fmax(most, run->counts_m);
	}
	return most > 0 ? AR_LONG_RUN_FACTOR * most : INFINITY;
}

void
ar_reach_add(struct ar_draft *draft, int64_t day, double counts_m)
{
	if (draft->run_count < draft->run_size)
		draft->runs[draft->run_count++] =
		    (struct ar_reach_run){ day, counts_m, counts_m };
}

/* P21: the longest run as it was, in the window before a day; 0 none. */
static double
longest_before(const struct ar_draft *draft, int64_t day)
{
	double most = 0;

	for (size_t i = draft->run_count; i-- > 0;) {
		const struct ar_reach_run *run = &draft->runs[i];

		if (run->day < day - AR_LONG_RUN_WINDOW_DAYS)
			break;
		if (run->day < day)
			most = fmax(most, run->distance_m);
	}
	return most;
}

/* One that was far too long counts as the longest before it. */
static void
add_past(struct ar_draft *draft, const struct ar_plan_run *run)
{
	double longest = longest_before(draft, run->day);

	ar_reach_add(draft, run->day, run->distance_m);
	if (longest > 0 && run->distance_m > AR_SPIKE_PLANNED_RATIO * longest)
		draft->runs[draft->run_count - 1].counts_m = longest;
}

static enum ar_status
reach_start(struct ar_draft *draft, const struct ar_try *what)
{
	int64_t from = what->start->made_day - 2 * AR_LONG_RUN_WINDOW_DAYS;
	size_t first = what->history_count;

	while (first > 0 && what->history[first - 1].day >= from)
		first--;
	draft->run_size = what->history_count - first +
	    draft->week_count * AR_WEEK_SESSIONS;
	draft->runs = ar_arena_array(draft->arena, draft->run_size,
	    sizeof(*draft->runs));
	if (!draft->runs)
		return AR_EMEM;
	for (size_t i = first; i < what->history_count; i++) {
		const struct ar_plan_run *run = &what->history[i];

		if (ar_past_is_run(run) && run->day <= what->start->made_day)
			add_past(draft, run);
	}
	return AR_OK;
}

double
ar_draft_longest(const struct ar_draft *draft)
{
	double cap = ar_reach_cap(draft, draft->race_day);

	return isinf(cap) ? 0 : cap / AR_LONG_RUN_FACTOR;
}

/* P11: the usual longest run, or the race is within a tenth of the longest
 * one (P2 itself), or the hours of P8 are used up.  Never from the ladder. */
bool
ar_draft_ready(const struct ar_draft *draft)
{
	double need = fmin(draft->row->peak_lo_m,
	    draft->row->distance_m / AR_LONG_RUN_FACTOR);

	need = fmin(need, ar_grid_down(draft->long_max_m));
	return draft->ladder_weeks < draft->week_count &&
	    ar_draft_longest(draft) >= need - 1;
}

/* --- P3: what a week grows from ------------------------------------------ */

/* The highest of the four weeks before; NAN: none of them is a base. */
static double
base_before(const struct ar_draft *draft, size_t index)
{
	double most = NAN;

	for (size_t k = 1; k <= AR_PAST_WEEKS; k++)
		most = fmax(most, k <= index ? draft->base_m[index - k] :
		    draft->start->week_m[k - index - 1]);
	return most;
}

/* The last week that was not lighter. */
static double
level_before(const struct ar_draft *draft, size_t index)
{
	while (index-- > 0) {
		if (isfinite(draft->base_m[index]))
			return draft->base_m[index];
	}
	return draft->start->usual_m;
}

/* --- the weeks ----------------------------------------------------------- */

/* P38: 6 to 27 days off, where no ladder is needed. */
static bool
comes_back(const struct ar_start *start)
{
	return start->ladder_from == 0 && start->days_off > AR_OFF_DAYS_FREE;
}

static double
return_share(const struct ar_start *start, int64_t monday)
{
	double sum = 0;
	int days = 0;

	for (int64_t d = 0; d < AR_WEEK_DAYS; d++) {
		int64_t n = monday + d - start->made_day;

		if (n < 0)
			continue;
		sum += n > start->days_off ? 1 :
		    ar_return_volume_share(start->days_off, (int)n);
		days++;
	}
	return days > 0 ? sum / days : 1;
}

static bool
is_return_week(const struct ar_start *start, int64_t monday)
{
	return comes_back(start) && return_share(start, monday) < 1;
}

/* Weeks since running without walking began, and since P38 ended. */
static size_t
weeks_running(const struct ar_draft *draft, size_t index)
{
	size_t weeks = index - draft->ladder_weeks;

	for (size_t i = draft->ladder_weeks; i < index; i++)
		weeks -= is_return_week(draft->start, draft->weeks[i].monday);
	return weeks;
}

static bool
is_lighter(const struct ar_draft *draft, size_t index)
{
	size_t block = (size_t)draft->start->lighter_every;

	return weeks_running(draft, index) % block == block - 1;
}

static double
peak_before(const struct ar_draft *draft, size_t index)
{
	double most = NAN;

	for (size_t i = index; i-- > 0 && i + 2 * AR_PAST_WEEKS > index;)
		most = fmax(most, draft->base_m[i]);
	return isfinite(most) ? most : draft->start->usual_m;
}

static double
week_distance(const struct ar_draft *draft, const struct ar_week_want *want)
{
	const struct ar_start *start = draft->start;
	double base = base_before(draft, want->index);
	double level = level_before(draft, want->index);
	double distance = fmin(AR_WEEK_STEP * level,
	    fmax(draft->target_week_m, start->usual_m));

	if (want->index == 0 || (want->index == 1 && isnan(draft->base_m[0]) &&
	        start->usual_m > 0))
		distance = start->usual_m; /* P1: the first whole week, too */
	else if (comes_back(start) && level < start->usual_m)
		distance = start->usual_m; /* P38; P3's cap still holds */
	if (is_return_week(start, want->monday))
		distance = start->usual_m * return_share(start, want->monday);
	if (want->taper)
		distance = fmin(want->share * peak_before(draft, want->index),
		    distance);
	else if (want->share < 1)
		distance = fmin(want->share * level, distance);
	return isfinite(base) ? fmin(distance, AR_WEEK_CAP * base) : distance;
}

static enum ar_plan_phase
phase_of(const struct ar_draft *draft, size_t index, bool back)
{
	if (draft->goal == AR_GOAL_RETURN || back)
		return AR_PHASE_RETURN;
	if (!(draft->row->distance_m > 0))
		return AR_PHASE_KEEP;
	return ar_phase_of(draft->row, index, draft->week_count);
}

static struct ar_week_want
want_week(const struct ar_draft *draft, size_t index)
{
	const struct ar_start *start = draft->start;
	struct ar_week_want want = { .index = index, .share = 1 };
	size_t running = weeks_running(draft, index);
	bool began = start->ladder_from > 0 || start->novice;
	double taper = ar_taper_share(draft->goal, index, draft->week_count);

	want.monday = start->monday + (int64_t)index * AR_WEEK_DAYS;
	want.ladder = ar_ladder_left(draft);
	want.phase = phase_of(draft, index, want.ladder ||
	    is_return_week(start, want.monday));
	want.from = want.monday;
	want.until = want.monday + AR_WEEK_DAYS - 1;
	if (index == 0) {
		want.from = start->made_day + start->ran_today;
		want.done_m = start->done_m;
		want.done_runs = start->done_runs;
	}
	if (draft->race_day && want.until >= draft->race_day)
		want.until = draft->race_day - 1;
	want.easy = is_return_week(start, want.monday);
	if (began)
		want.easy = running < (size_t)(start->ladder_from > 0 ?
		        AR_QUALITY_AFTER_WEEKS : AR_NOVICE_EASY_WEEKS);
	want.strides = began ? running >= AR_STRIDES_AFTER_WEEKS :
	    !want.easy;
	want.taper = taper < 1;
	if (want.taper)
		want.share = taper;
	else if (is_lighter(draft, index))
		want.share = AR_LIGHTER_SHARE;
	want.distance_m = week_distance(draft, &want);
	return want;
}

static void
add_race(struct ar_draft *draft)
{
	const struct ar_plan_profile *profile = draft->start->profile;
	double seconds = draft->goal == profile->goal &&
	    profile->goal_time_s > 0 ? profile->goal_time_s :
	    ar_vdot_time_s(draft->start->vdot, draft->row->distance_m);
	struct ar_planned *session = ar_session_add(draft, AR_PLAN_RACE,
	    AR_FLAVOUR_NONE, draft->race_day);

	if (!session)
		return;
	session->phase = AR_PHASE_TAPER;
	ar_steps_race(session, &draft->start->speeds, draft->row->distance_m,
	    seconds);
	ar_session_rule(session, "P9");
	ar_session_rule(session, "P10");
}

/* By day; runs come before what is not a run, as they were made. */
static void
sort_sessions(struct ar_planned *sessions, size_t count)
{
	for (size_t i = 1; i < count; i++) {
		struct ar_planned one = sessions[i];
		size_t at = i;

		for (; at > 0 && sessions[at - 1].day > one.day; at--)
			sessions[at] = sessions[at - 1];
		sessions[at] = one;
	}
}

static enum ar_status
keep_week(struct ar_draft *draft, const struct ar_week_want *want)
{
	struct ar_plan_week *week = &draft->weeks[want->index];
	bool full = want->from == want->monday &&
	    want->until == want->monday + AR_WEEK_DAYS - 1;
	bool rises = want->share >= 1 || want->ladder ||
	    is_return_week(draft->start, want->monday);

	week->monday = want->monday;
	week->phase = want->phase;
	week->lighter = !want->taper && want->share < 1 && !want->ladder;
	for (size_t i = 0; i < draft->made_count; i++) {
		if (draft->made[i].kind != AR_PLAN_RACE)
			week->distance_m += draft->made[i].expected_m;
	}
	draft->base_m[want->index] = full && rises &&
	    week->distance_m > 0 ? week->distance_m : NAN;
	sort_sessions(draft->made, draft->made_count);
	week->session_count = draft->made_count;
	week->sessions = ar_arena_array(draft->arena, draft->made_count,
	    sizeof(*week->sessions));
	if (!week->sessions)
		return AR_EMEM;
	if (draft->made_count > 0)
		memcpy(week->sessions, draft->made,
		    draft->made_count * sizeof(*week->sessions));
	return AR_OK;
}

static enum ar_status
make_week(struct ar_draft *draft, size_t index)
{
	struct ar_week_want want = want_week(draft, index);

	draft->made_count = 0;
	if (want.ladder) {
		ar_week_ladder(draft, &want);
		draft->ladder_weeks = index + 1;
	} else {
		ar_week_runs(draft, &want);
	}
	ar_week_others(draft, &want);
	if (index + 1 == draft->week_count && draft->race_day)
		add_race(draft);
	return keep_week(draft, &want);
}

/* Weeks a plan without a race has. */
static size_t
weeks_without_race(const struct ar_draft *draft)
{
	const struct ar_start *start = draft->start;
	size_t sessions;

	if (draft->goal != AR_GOAL_RETURN)
		return AR_KEEP_WEEKS;
	if (start->ladder_from == 0)
		return AR_RETURN_WEEKS +
		    (size_t)(start->days_off / AR_WEEK_DAYS + 1);
	sessions = 2 * (size_t)(AR_LADDER_STEPS + 1 - start->ladder_from);
	return AR_RETURN_WEEKS + 1 + sessions / (size_t)draft->ladder.runs;
}

static void
set_targets(struct ar_draft *draft)
{
	const struct ar_start *start = draft->start;
	const struct ar_goal_row *row = draft->row;
	const struct ar_share_row *share = ar_share_row(draft->layout.runs);
	double easy_m_s = start->speeds.easy_m_s;
	const double minute_s = 60;

	draft->long_max_m = row->long_min * minute_s * easy_m_s;
	draft->target_week_m = start->ladder_from > 0 ?
	    fmax(start->usual_m, AR_NOVICE_TARGET_WEEK_M) : start->usual_m;
	if (!(row->distance_m > 0))
		return;
	draft->long_max_m = fmin(draft->long_max_m, row->peak_hi_m);
	draft->target_long_m = fmin(draft->long_max_m,
	    (row->peak_lo_m + row->peak_hi_m) / 2);
	/* between the largest share of the long run and the usual one */
	draft->target_week_m = fmax(draft->target_week_m,
	    2 * fmin(draft->long_max_m, row->peak_lo_m) /
	        (share->long_max + share->long_usual));
}

enum ar_status
ar_draft_make(const struct ar_try *what, struct ar_arena *arena,
    struct ar_draft *draft)
{
	const struct ar_start *start = what->start;

	memset(draft, 0, sizeof(*draft));
	draft->start = start;
	draft->goal = what->goal;
	draft->row = ar_goal_row(what->goal);
	draft->race_day = what->race_day;
	draft->arena = arena;
	ar_layout_make(start, start->runs, false, &draft->layout);
	ar_layout_make(start, start->runs < AR_LADDER_RUNS ? start->runs :
	    AR_LADDER_RUNS, true, &draft->ladder);
	set_targets(draft);
	draft->week_count = what->race_day ?
	    (size_t)((what->race_day - start->monday) / AR_WEEK_DAYS) + 1 :
	    weeks_without_race(draft);
	draft->weeks = ar_arena_array(arena, draft->week_count,
	    sizeof(*draft->weeks));
	draft->base_m = ar_arena_array(arena, draft->week_count,
	    sizeof(*draft->base_m));
	draft->made = ar_arena_array(arena, AR_WEEK_SESSIONS,
	    sizeof(*draft->made));
	if (!draft->weeks || !draft->base_m || !draft->made)
		return AR_EMEM;
	AR_TRY(reach_start(draft, what));
	for (size_t i = 0; i < draft->week_count; i++)
		AR_TRY(make_week(draft, i));
	return AR_OK;
}
