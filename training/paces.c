/* Speeds the plan counts with and paces it prescribes (A5).  Without VDOT
 * the runner goes by effort or heart rate, and the speeds are guesses from
 * the usual pace: they only make kilometres and minutes add up. */
#include <math.h>

#include "afterrun/fitness.h"
#include "training/build.h"
#include "training/numbers.h"

static const double m_per_km = 1000;

static struct ar_pace_range
around(double pace_s_km)
{
	return (struct ar_pace_range){ pace_s_km * (1 + AR_PACE_BAND),
		pace_s_km * (1 - AR_PACE_BAND) };
}

static void
by_vdot(struct ar_speeds *speeds, double vdot)
{
	struct ar_paces paces = ar_vdot_paces(vdot);
	double of[AR_FLAVOURS] = {
		[AR_FLAVOUR_T] = paces.threshold_s_km,
		[AR_FLAVOUR_I] = paces.interval_s_km,
		[AR_FLAVOUR_R] = paces.repetition_s_km,
		[AR_FLAVOUR_M] = paces.marathon_s_km,
		[AR_FLAVOUR_HILLS] = paces.interval_s_km,
		[AR_FLAVOUR_FARTLEK] = paces.threshold_s_km,
	};

	speeds->paced = true;
	speeds->easy_m_s = m_per_km / paces.easy_slow_s_km;
	speeds->easy = (struct ar_pace_range){ paces.easy_slow_s_km,
		paces.easy_fast_s_km };
	for (int f = AR_FLAVOUR_NONE + 1; f < AR_FLAVOURS; f++) {
		speeds->flavour_m_s[f] = m_per_km / of[f];
		if (f != AR_FLAVOUR_HILLS && f != AR_FLAVOUR_FARTLEK)
			speeds->flavour[f] = around(of[f]);
	}
}

static void
by_effort(struct ar_speeds *speeds, double easy_m_s)
{
	static const double over[AR_FLAVOURS] = {
		[AR_FLAVOUR_T] = AR_THRESHOLD_OVER_EASY,
		[AR_FLAVOUR_I] = AR_INTERVAL_OVER_EASY,
		[AR_FLAVOUR_R] = AR_REPETITION_OVER_EASY,
		[AR_FLAVOUR_M] = AR_MARATHON_OVER_EASY,
		[AR_FLAVOUR_HILLS] = AR_INTERVAL_OVER_EASY,
		[AR_FLAVOUR_FARTLEK] = AR_THRESHOLD_OVER_EASY,
	};

	speeds->easy_m_s = easy_m_s;
	for (int f = AR_FLAVOUR_NONE + 1; f < AR_FLAVOURS; f++)
		speeds->flavour_m_s[f] = easy_m_s * over[f];
}

/* Distance over time of the last weeks' runs without races. */
static double
usual_speed(const struct ar_start *start, const struct ar_plan_run *history,
    size_t count)
{
	double metres = 0, seconds = 0;

	for (size_t i = 0; i < count; i++) {
		const struct ar_plan_run *run = &history[i];

		if (!ar_past_is_run(run) || run->kind == AR_PLAN_RACE ||
		    run->kind == AR_PLAN_QUALITY || !(run->duration_s > 0) ||
		    run->day > start->made_day ||
		    start->made_day - run->day > AR_SPEED_WINDOW_DAYS)
			continue;
		metres += run->distance_m;
		seconds += run->duration_s;
	}
	return seconds > 0 ? metres / seconds : NAN;
}

static void
hearts(struct ar_speeds *speeds, const struct ar_person *person)
{
	bool guessed;
	double most = ar_person_heart_max(person, &guessed);
	double threshold = person->heart_threshold_bpm;

	if (!guessed && person->heart_rest_bpm > 0) {
		speeds->heart_easy_lo = ar_heart_at_reserve(AR_HEART_EASY_LO,
		    person->heart_rest_bpm, most);
		speeds->heart_easy_hi = ar_heart_at_reserve(AR_HEART_EASY_HI,
		    person->heart_rest_bpm, most);
	}
	if (threshold > 0) {
		speeds->heart_hard_lo = AR_HEART_THRESHOLD_LO * threshold;
		speeds->heart_hard_hi = AR_HEART_THRESHOLD_HI * threshold;
	}
}

void
ar_speeds_set(struct ar_start *start, const struct ar_plan_run *history,
    size_t count)
{
	struct ar_speeds *speeds = &start->speeds;
	double usual = usual_speed(start, history, count);

	speeds->easy = (struct ar_pace_range){ NAN, NAN };
	for (int f = 0; f < AR_FLAVOURS; f++)
		speeds->flavour[f] = (struct ar_pace_range){ NAN, NAN };
	speeds->heart_easy_lo = speeds->heart_easy_hi = NAN;
	speeds->heart_hard_lo = speeds->heart_hard_hi = NAN;
	if (start->vdot >= AR_VDOT_MIN && start->vdot <= AR_VDOT_MAX) {
		by_vdot(speeds, start->vdot);
		return;
	}
	if (usual >= AR_SPEED_LO_M_S && usual <= AR_SPEED_HI_M_S)
		by_effort(speeds, usual);
	else
		by_effort(speeds, start->ladder_from > 0 ?
		        AR_LADDER_RUN_M_S : AR_EASY_M_S_GUESS);
	hearts(speeds, &start->profile->person);
}
