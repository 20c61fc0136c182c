/* Plans for invented recordings: the demonstration's and random ones. */
#include "afterrun/invent.h"

#include <math.h>

#include "app/random.h"

struct ar_invent_plan
ar_invent_demo_plan(void)
{
	static const struct ar_invent_plan demo = {
	    .seed = 20260912,
	    .start_utc_s = 1789191000, /* 2026-09-12T05:30:00Z */
	    .utc_offset_s = 7200,
	    .duration_s = 3780,
	    .speed_m_s = 2.85,
	    .out_and_back = true,
	    .base_altitude_m = 210,
	    .hill_height_m = 60,
	    .hill_length_m = 2300,
	    .effort_ratio = 0.74,
	    .heart_drift_per_h = 0.05,
	    .cadence_spm = 168,
	    .temperature_c = 17,
	    .power_w = NAN,
	    .stance_left_pct = NAN,
	    .heart = true,
	    .barometer = true,
	    .pause_count = 1,
	    .pause_s = 75,
	    .lap_m = 1000,
	    .position_noise_m = 1.0,
	    .altitude_noise_m = 0.3,
	    .rpe_0_10 = 6,
	    .feel_0_100 = 50,
	    .profile = {"f", 38, 1.70, 62, 52, 186, NAN, NAN},
	};

	return demo;
}

static bool
chance(struct ar_random *random, double share)
{
	return ar_random_share(random) < share;
}

/* The runner of a random plan. */
static void
any_person(struct ar_random *random, struct ar_user_profile *profile)
{
	bool woman = chance(random, 0.5);

	profile->sex = woman ? "f" : "m";
	profile->age_y = floor(ar_random_between(random, 19, 68));
	profile->height_m =
	    floor(ar_random_between(random, 152, 180) + (woman ? 0 : 12)) / 100;
	profile->mass_kg =
	    floor(ar_random_between(random, 48, 75) + (woman ? 0 : 12));
	profile->heart_rest_bpm = floor(ar_random_between(random, 42, 66));
	profile->heart_max_bpm = floor(210 - 0.7 * profile->age_y +
	    5 * ar_random_noise(random));
	profile->heart_threshold_bpm = NAN;
	profile->threshold_power_w = NAN;
}

/* What the watch of a random plan can do. */
static void
any_watch(struct ar_random *random, struct ar_invent_plan *plan)
{
	plan->heart = chance(random, 0.9);
	plan->barometer = chance(random, 0.6);
	plan->dynamics = chance(random, 0.25);
	plan->stance_left_pct = plan->dynamics && chance(random, 0.5) ?
	    ar_random_between(random, 48, 52) : NAN;
	plan->beats = plan->heart && chance(random, 0.1);
	plan->cadence_spm = chance(random, 0.85) ?
	    floor(ar_random_between(random, 156, 184)) : NAN;
	plan->power_w = chance(random, 0.2) ?
	    floor(ar_random_between(random, 180, 290)) : NAN;
	plan->temperature_c = chance(random, 0.6) ?
	    floor(ar_random_between(random, -2, 31)) : NAN;
	plan->sampling = chance(random, 0.2) ? AR_INVENT_SMART :
	    AR_INVENT_EVERY_SECOND;
	plan->position_noise_m = ar_random_between(random, 0.2, 1.2);
	plan->altitude_noise_m = plan->barometer ? 0.3 : 3;
	plan->treadmill = chance(random, 0.08);
	if (plan->treadmill)
		plan->base_altitude_m = NAN;
}

struct ar_invent_plan
ar_invent_any_plan(uint64_t seed, double start_utc_s)
{
	struct ar_random random = {seed};
	struct ar_invent_plan plan = ar_invent_demo_plan();

	plan.seed = ar_random_next(&random);
	plan.start_utc_s = start_utc_s;
	plan.utc_offset_s = chance(&random, 0.8) ?
	    3600 * floor(ar_random_between(&random, -8, 12)) : NAN;
	plan.duration_s = floor(ar_random_between(&random, 1200, 5400));
	if (chance(&random, 0.15))
		plan.duration_s *= 2;
	plan.speed_m_s = ar_random_between(&random, 2.1, 3.9);
	plan.out_and_back = chance(&random, 0.6);
	plan.base_altitude_m = floor(ar_random_between(&random, 5, 1400));
	plan.hill_height_m = ar_random_between(&random, 0, 80);
	plan.hill_length_m = ar_random_between(&random, 1800, 4000);
	plan.effort_ratio = ar_random_between(&random, 0.55, 0.85);
	plan.heart_drift_per_h = ar_random_between(&random, 0.01, 0.08);
	plan.pause_count = chance(&random, 0.4) ?
	    (int)ar_random_between(&random, 1, 5) : 0;
	plan.pause_s = ar_random_between(&random, 20, 200);
	plan.lap_m = chance(&random, 0.8) ? 1000 : 0;
	plan.walk_every_s = chance(&random, 0.12) ? 300 : 0;
	plan.walk_s = 60;
	plan.rpe_0_10 = chance(&random, 0.5) ?
	    floor(ar_random_between(&random, 2, 10)) : NAN;
	plan.feel_0_100 = chance(&random, 0.5) ?
	    25 * floor(ar_random_between(&random, 0, 5)) : NAN;
	any_person(&random, &plan.profile);
	any_watch(&random, &plan);
	return plan;
}
