/* The log in memory, and the past of one run out of it. */
#include "afterrun/history.h"

#include <math.h>
#include <string.h>

#include "app/numbers.h"
#include "analysis/numbers.h"

static const double second_per_day = 86400;

/* Leave out what starts after tomorrow: a wrong clock. */
static void
drop_later(struct ar_history *history)
{
	double limit_s = history->moment.now_utc_s +
	    AR_FUTURE_DAYS * second_per_day;
	size_t kept = 0;

	for (size_t i = 0; i < history->run_count; i++)
		if (!(history->runs[i].summary.start_utc_s > limit_s))
			history->runs[kept++] = history->runs[i];
	history->run_count = kept;
}

static enum ar_status
read_runs(struct ar_store *store, struct ar_arena *arena,
    struct ar_history *history, struct ar_error *err)
{
	const struct ar_run_filter filter = {
		.from_day = history->today - AR_PAST_DAYS,
		.to_day = history->today + AR_FUTURE_DAYS,
		.on_foot = true,
		.legs = true,
	};

	AR_TRY(ar_store_runs(store, &filter, arena, &history->runs,
	    &history->run_count, err));
	drop_later(history);
	AR_TRY(ar_store_days(store, 0, history->today, arena, &history->days,
	    &history->day_count, err));
	if (history->day_count)
		history->first_day = history->days[0].day;
	return AR_OK;
}

/* The marks of the days that count; of the years before them the day's
 * report alone, which is all that the forecast learns from. */
static enum ar_status
read_feels(struct ar_store *store, struct ar_arena *arena,
    struct ar_history *history, struct ar_error *err)
{
	int64_t first = history->today - AR_PAST_DAYS;
	struct ar_feel *old, *all;
	size_t old_count;

	AR_TRY(ar_store_feels(store, first, history->today, false, arena,
	    &history->feels, &history->feel_count, err));
	AR_TRY(ar_store_feel_reports(store, 0, first - 1, arena, &old,
	    &old_count, err));
	if (old_count == 0)
		return AR_OK;
	all = ar_arena_grow(arena, old, old_count,
	    old_count + history->feel_count, sizeof *all);
	if (!all)
		return ar_fail(err, AR_EMEM, 0, "out of memory");
	if (history->feel_count > 0)
		memcpy(all + old_count, history->feels,
		    history->feel_count * sizeof *all);
	history->feels = all;
	history->feel_count += old_count;
	return AR_OK;
}

static enum ar_status
read_words(struct ar_store *store, struct ar_arena *arena,
    struct ar_history *history, struct ar_error *err)
{
	int64_t today = history->today;

	AR_TRY(read_feels(store, arena, history, err));
	AR_TRY(ar_store_wells(store, AR_WELLNESS_KINDS, today - AR_WELLS_DAYS,
	    today, false, arena, &history->wells, &history->well_count, err));
	AR_TRY(ar_store_episodes(store, true, arena, &history->episodes,
	    &history->episode_count, err));
	return ar_store_shoes(store, arena, &history->shoes,
	    &history->shoe_count, err);
}

enum ar_status
ar_history_read(struct ar_store *store, const struct ar_moment *moment,
    struct ar_arena *arena, struct ar_history *history, struct ar_error *err)
{
	memset(history, 0, sizeof *history);
	history->moment = *moment;
	history->today = ar_moment_day(moment);
	AR_TRY(ar_settle(store, moment, arena, &history->settled, err));
	AR_TRY(read_runs(store, arena, history, err));
	return read_words(store, arena, history, err);
}

/* Told and recorded runs on foot, for the length of the log: what is not a
 * run counts for the legs only. */
static bool
is_run(const struct ar_run *run)
{
	return run->sport && (strcmp(run->sport, "running") == 0 ||
	    strcmp(run->sport, "generic") == 0);
}

static enum ar_status
take_runs(const struct ar_history *history, double start_utc_s,
    int64_t except_id, struct ar_arena *arena, struct ar_past *past)
{
	past->legs = ar_arena_array(arena, history->run_count,
	    sizeof *past->legs);
	past->runs = ar_arena_array(arena, history->run_count,
	    sizeof *past->runs);
	if (!past->legs || !past->runs)
		return AR_EMEM;
	for (size_t i = 0; i < history->run_count; i++) {
		const struct ar_run *run = &history->runs[i];
		double age_s = start_utc_s - run->summary.start_utc_s;
		struct ar_leg_history *leg = &past->legs[past->leg_count];

		/* nearer than a pair: another recording of this run */
		if (run->id == except_id || run->same_as ||
		    !(age_s > AR_PAIR_START_S))
			continue;
		if (is_run(run))
			past->runs[past->run_count++] = (struct ar_past_run){
			    run->summary.start_utc_s,
			    run->summary.distance_m};
		if (!run->legs_known)
			continue;
		past->leg_count++;
		leg->age_s = age_s;
		leg->distance_m = run->summary.distance_m;
		for (int row = 0; row < AR_LOAD_ROWS; row++)
			leg->dose_eq_km[row] = run->leg[row].dose_eq_km;
	}
	return AR_OK;
}

/* A7.4, over the whole log: runs and the days they lie back. */
static bool
is_long_enough(const struct ar_history *history, double start_utc_s,
    const struct ar_past *past)
{
	const struct ar_moment then = {start_utc_s,
	    history->moment.utc_offset_s};
	int64_t day = ar_moment_day(&then);
	size_t runs = past->run_count;
	int64_t first = day;

	for (size_t i = 0; i < history->day_count; i++) {
		const struct ar_day_load *load = &history->days[i];

		if (load->runs <= 0 || load->day >= day)
			continue;
		first = load->day < first ? load->day : first;
		if (load->day < history->today - AR_PAST_DAYS)
			runs += (size_t)load->runs;
	}
	return runs >= AR_CAPACITY_RUNS_MIN &&
	    day - first >= AR_CAPACITY_LOG_DAYS;
}

static void
take_marks(const struct ar_history *history, struct ar_past *past)
{
	for (int r = 0; r < AR_REGIONS; r++)
		for (int side = 0; side < AR_SIDES; side++)
			past->soreness[r][side] = NAN;
	for (size_t i = 0; i < history->feel_count; i++) {
		const struct ar_feel *feel = &history->feels[i];

		if (feel->day != history->today || feel->region < 0 ||
		    feel->region >= AR_REGIONS)
			continue;
		for (int side = 0; side < AR_SIDES; side++)
			if (feel->side == side || feel->side == AR_SIDES)
				past->soreness[feel->region][side] =
				    fmax(past->soreness[feel->region][side],
					feel->mark);
	}
}

/* The last report is what is judged, those before it are its past.  A
 * report of a clock that was ahead counts as of now: a pain is never passed
 * over for its date. */
static enum ar_status
take_episode(const struct ar_episode *episode, double now_utc_s,
    struct ar_arena *arena, struct ar_past *past)
{
	size_t count = episode->report_count, first = 0;
	struct ar_pain *reports;

	if (count == 0)
		return AR_OK;
	if (count > AR_TRIAGE_REPORTS_MAX)
		first = count - AR_TRIAGE_REPORTS_MAX;
	reports = ar_arena_array(arena, count - first, sizeof *reports);
	if (!reports)
		return AR_EMEM;
	for (size_t i = first; i < count; i++) {
		reports[i - first] = episode->reports[i].pain;
		if (reports[i - first].date_utc_s > now_utc_s)
			reports[i - first].date_utc_s = now_utc_s;
	}
	past->pains[past->pain_count] = reports[count - first - 1];
	past->pain_past[past->pain_count] =
	    (struct ar_case_past){reports, count - first - 1};
	past->pain_count++;
	return AR_OK;
}

static enum ar_status
take_pains(const struct ar_history *history, struct ar_arena *arena,
    struct ar_past *past)
{
	past->pains = ar_arena_array(arena, history->episode_count,
	    sizeof *past->pains);
	past->pain_past = ar_arena_array(arena, history->episode_count,
	    sizeof *past->pain_past);
	if (!past->pains || !past->pain_past)
		return AR_EMEM;
	for (size_t i = 0; i < history->episode_count; i++)
		AR_TRY(take_episode(&history->episodes[i],
		    history->moment.now_utc_s, arena, past));
	return AR_OK;
}

enum ar_status
ar_past_make(const struct ar_history *history, double start_utc_s,
    int64_t except_id, struct ar_arena *arena, struct ar_past *past,
    struct ar_error *err)
{
	double start = isfinite(start_utc_s) ? start_utc_s :
	    history->moment.now_utc_s;

	memset(past, 0, sizeof *past);
	past->person = &history->settled.person;
	past->settled = &history->settled;
	take_marks(history, past);
	if (take_runs(history, start, except_id, arena, past) != AR_OK ||
	    take_pains(history, arena, past) != AR_OK)
		return ar_fail(err, AR_EMEM, 0, "out of memory");
	past->long_enough = is_long_enough(history, start, past);
	return AR_OK;
}
