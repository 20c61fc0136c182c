#include "afterrun/told.h"

#include <math.h>
#include <string.h>

#include "afterrun/digest.h"
#include "app/after_texts.h"
#include "app/analyse.h"
#include "app/keep.h"
#include "app/numbers.h"
#include "base/text.h"

static const double second_per_hour = 3600;

struct telling {
	struct ar_store *store;
	const struct ar_told_job *job;
	struct ar_arena *arena;
	struct ar_error *err;
	double start_utc_s;
	struct ar_recording recording;
	struct ar_activity activity;
	struct ar_export_workout workout;
};

void
ar_told_clear(struct ar_told *told)
{
	*told = (struct ar_told){AR_TOLD_RUNNING, NAN, NAN, NAN, NAN, NAN,
	    NAN};
}

const char *
ar_legs_missing_text(bool told)
{
	return told ? AR_TEXT_LEGS_TOLD : AR_TEXT_LEGS_FEW;
}

static enum ar_status
wrong(struct telling *t, const char *where, const char *text)
{
	return ar_fail_at(t->err, AR_EINPUT, where, text);
}

static bool
outside(double value, double lo, double hi)
{
	return !isnan(value) && !(value >= lo && value <= hi);
}

static enum ar_status
check(struct telling *t)
{
	const struct ar_told *told = &t->job->told;

	if (!(told->duration_s >= AR_TOLD_RUN_MIN_S &&
	    told->duration_s <= AR_TOLD_RUN_MAX_S))
		return wrong(t, "duration",
		    "a duration from a minute to seven days is expected");
	if (outside(told->distance_m, 1, AR_TOLD_RUN_MAX_M))
		return wrong(t, "distance",
		    "a distance of up to 1000 km is expected");
	if (outside(told->ascent_m, 0, AR_TOLD_CLIMB_MAX_M))
		return wrong(t, "ascent",
		    "a climb of up to 50000 m is expected");
	if (outside(told->descent_m, 0, AR_TOLD_CLIMB_MAX_M))
		return wrong(t, "descent",
		    "a descent of up to 50000 m is expected");
	if (outside(told->hours_ago, 0, AR_TOLD_HOURS_AGO_MAX))
		return wrong(t, "hours_ago",
		    "say how many hours ago it ended, up to ten years");
	if (!isnan(told->start_utc_s) && !isnan(told->hours_ago))
		return wrong(t, "hours_ago",
		    "say either when it began or how long ago it ended");
	return AR_OK;
}

/* On a whole second, so that the same words name the same run. */
static enum ar_status
place_in_time(struct telling *t)
{
	const struct ar_told *told = &t->job->told;
	double now = t->job->moment.now_utc_s;
	double ago_s = isnan(told->hours_ago) ? 0 :
	    told->hours_ago * second_per_hour;

	t->start_utc_s = isnan(told->start_utc_s) ?
	    floor(now - ago_s - told->duration_s) : told->start_utc_s;
	if (t->start_utc_s + told->duration_s > now + AR_TOLD_FUTURE_SLACK_S)
		return wrong(t, "start", "this run ends in the future");
	return AR_OK;
}

static const char *
sport_of(enum ar_told_sport sport)
{
	return sport == AR_TOLD_WALKING ? "walking" : "running";
}

/* As if a watch had written down only the sums. */
static void
make_recording(struct telling *t)
{
	const struct ar_told *told = &t->job->told;

	t->activity = (struct ar_activity){
		.sport = sport_of(told->sport),
		.sub_sport = told->sport == AR_TOLD_TREADMILL ?
		    "treadmill" : NULL,
		.start_utc_s = t->start_utc_s,
		.utc_offset_s = t->job->moment.utc_offset_s,
		.device_values = {
			.timer_s = told->duration_s,
			.elapsed_s = told->duration_s,
			.moving_s = told->duration_s,
			.distance_m = told->distance_m,
			.ascent_m = told->ascent_m,
			.descent_m = told->descent_m,
			.heart_avg_bpm = NAN,
			.heart_max_bpm = NAN,
			.cadence_avg_spm = NAN,
			.rpe_0_10 = NAN,
			.feel_0_100 = NAN,
			.calories_kcal = NAN,
			.recovery_advice_min = NAN,
		},
		.stored = {.first_time_s = NAN, .last_time_s = NAN},
		.heart_avg_bpm = NAN,
		.heart_max_bpm = NAN,
	};
	t->recording = (struct ar_recording){
		.format = AR_FORMAT_NONE,
		.verdict = AR_VERDICT_VALID,
		.activities = &t->activity,
		.activity_count = 1,
		.stored = t->activity.stored,
		.profile = {NULL, NAN, NAN, NAN, NAN, NAN, NAN, NAN},
	};
}

static void
make_workout(struct telling *t)
{
	const struct ar_told *told = &t->job->told;

	t->workout = (struct ar_export_workout){
		.sport = t->activity.sport,
		.sub_sport = t->activity.sub_sport,
		.start_utc_s = t->start_utc_s,
		.utc_offset_s = t->activity.utc_offset_s,
		.elapsed_s = told->duration_s,
		.moving_s = told->duration_s,
		.distance_m = told->distance_m,
		.ascent_m = told->ascent_m,
		.descent_m = told->descent_m,
		.heart_avg_bpm = NAN,
		.heart_max_bpm = NAN,
		.calories_kcal = NAN,
		.rpe_0_10 = t->job->said->rpe_0_10,
		.feel_0_100 = NAN,
	};
}

/* People know how long they ran better than how far: a run of the log with
 * the same start and length is the same, whatever distance is told. */
static enum ar_status
mind_same_length(struct telling *t)
{
	struct ar_run told = {.on_foot = true, .sport = t->activity.sport};
	struct ar_run *runs;
	size_t count;

	told.summary.start_utc_s = t->start_utc_s;
	told.summary.elapsed_s = t->job->told.duration_s;
	told.summary.distance_m = NAN;
	AR_TRY(ar_store_runs_near(t->store, t->start_utc_s, AR_PAIR_START_S,
	    t->arena, &runs, &count, t->err));
	for (size_t i = 0; i < count; i++) {
		struct ar_run timed = runs[i];

		timed.summary.elapsed_s = timed.summary.moving_s;
		timed.summary.distance_m = NAN;
		if (!ar_pair_same(&timed, &told)) {
			timed.summary.elapsed_s = runs[i].summary.elapsed_s;
			if (!ar_pair_same(&timed, &told))
				continue;
		}
		t->workout.elapsed_s = runs[i].summary.elapsed_s;
		t->workout.distance_m = runs[i].summary.distance_m;
		return AR_OK;
	}
	return AR_OK;
}

/* A new run is in the shoes that are usual, as one from a file is. */
static enum ar_status
put_shoe(struct telling *t, const struct ar_after_kept *kept)
{
	struct ar_shoe *shoes;
	size_t count;

	if (kept->already)
		return AR_OK;
	AR_TRY(ar_store_shoes(t->store, t->arena, &shoes, &count, t->err));
	for (size_t i = 0; i < count; i++)
		if (shoes[i].usual && isnan(shoes[i].retired_utc_s))
			AR_TRY(ar_store_run_words(t->store, kept->run_id,
			    NAN, NULL, shoes[i].id, t->err));
	return AR_OK;
}

/* The load as the log has it: of the minutes, for there are no steps. */
static void
make_load(struct ar_after *after, double rpe_0_10)
{
	struct ar_run run = {.summary = after->summary,
	    .rpe_0_10 = rpe_0_10};

	ar_run_derive_told(&after->person, &run);
	after->load = run.load;
}

enum ar_status
ar_told_keep(struct ar_store *store, const struct ar_told_job *job,
    struct ar_arena *arena, struct ar_after *after,
    struct ar_after_kept *kept, struct ar_error *err)
{
	struct telling *t = ar_arena_alloc(arena, sizeof *t);
	struct ar_after_job file = {.said = job->said,
	    .moment = job->moment};

	if (!t)
		return ar_fail(err, AR_EMEM, 0, "out of memory");
	t->store = store;
	t->job = job;
	t->arena = arena;
	t->err = err;
	AR_TRY(check(t));
	AR_TRY(place_in_time(t));
	make_recording(t);
	make_workout(t);
	AR_TRY(mind_same_length(t));
	file.recording = &t->recording;
	file.told = &t->workout;
	AR_TRY(ar_after_keep(store, &file, arena, after, kept, err));
	make_load(after, job->said->rpe_0_10);
	return put_shoe(t, kept);
}
