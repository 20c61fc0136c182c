#include "analysis/clean.h"

#include <math.h>
#include <string.h>

#include "analysis/numbers.h"

static const char *const foot_sports[] = { "running", "walking", "hiking",
	"generic" };

static bool
word_in(const char *word, const char *const *list, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		if (strcmp(word, list[i]) == 0)
			return true;
	}
	return false;
}

static bool
named_on_foot(const struct ar_activity *activity)
{
	if (!activity->sport)
		return true;
	if (word_in(activity->sport, foot_sports,
		sizeof foot_sports / sizeof *foot_sports))
		return true;
	return activity->sub_sport &&
	    strcmp(activity->sub_sport, "treadmill") == 0;
}

bool
ar_clean_breaks(const struct ar_cleaning *work, size_t i)
{
	/* Laps mean FIT or TCX: there a segment mark is a lap's new Track. */
	return (work->in->mark[i] & AR_MARK_SEGMENT) &&
	    work->activity->lap_count == 0;
}

double
ar_clean_counter(const struct ar_cleaning *work, size_t i)
{
	if (!work->in->distance_m)
		return NAN;
	double grown = work->in->distance_m[i] - work->in->distance_m[i - 1];
	return grown >= 0 ? grown : NAN;
}

static enum ar_status
take_memory(struct ar_cleaning *work, struct ar_arena *arena,
    struct ar_error *err)
{
	double **array[] = { &work->span_s, &work->hop_m, &work->scratch_a,
		&work->scratch_b, &work->scratch_c };

	work->step = ar_arena_array(arena, work->count, sizeof *work->step);
	bool ok = work->step != NULL;
	for (size_t k = 0; k < sizeof array / sizeof *array; k++) {
		*array[k] = ar_arena_array(arena, work->count,
		    sizeof **array[k]);
		ok = ok && *array[k];
	}
	return ok ? AR_OK : ar_fail(err, AR_EMEM, 0, "there is no memory left");
}

static void
start_steps(struct ar_cleaning *work)
{
	for (size_t i = 0; i < work->count; i++) {
		work->step[i] = (struct ar_step){
			.time_s = work->in->time_s[i],
			.speed_m_s = NAN,
			.cadence_spm = NAN,
			.heart_bpm = NAN,
			.left_share = 0.5f,
		};
		work->hop_m[i] = NAN;
	}
}

enum ar_status
ar_clean_make(const struct ar_activity *activity, struct ar_arena *arena,
    struct ar_clean *clean, struct ar_error *err)
{
	struct ar_cleaning work = { .activity = activity,
		.in = &activity->samples, .out = clean,
		.count = activity->samples.count };

	*clean = (struct ar_clean){
		.on_foot = named_on_foot(activity),
		.barometer = activity->barometer,
		.counter_m = NAN,
		.counter_last_m = NAN,
		.track_m = NAN,
		.speed_m = NAN,
		.ascent_m = NAN,
		.descent_m = NAN,
		.elevation_threshold_m = NAN,
	};
	AR_TRY(take_memory(&work, arena, err));
	clean->steps = work.step;
	clean->count = work.count;
	if (work.count == 0)
		return AR_OK;
	start_steps(&work);
	ar_clean_track(&work);
	ar_clean_time(&work);
	ar_clean_speed(&work);
	ar_clean_move(&work);
	ar_clean_heart(&work);
	ar_clean_grade(&work);
	return AR_OK;
}
