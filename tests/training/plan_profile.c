#include "plan_profile.h"

#include <math.h>
#include <string.h>

void
plan_runner_start(struct plan_runner *runner, enum ar_goal goal)
{
	struct ar_plan_profile *profile = &runner->profile;

	memset(runner, 0, sizeof(*runner));
	profile->person = (struct ar_person){ AR_SEX_UNKNOWN,
		AR_EXPERIENCE_UNKNOWN, NAN, NAN, NAN, NAN, NAN, NAN, NAN,
		NAN };
	profile->bmi = profile->goal_time_s = profile->vdot = NAN;
	profile->goal = goal;
	profile->longest_day = -1;
	runner->made_day = PLAN_MONDAY;
}

static struct ar_plan_run
run_of(int64_t day, double metres)
{
	struct ar_plan_run run = { .day = day, .distance_m = metres,
		.duration_s = metres / 3, .rpe_0_10 = NAN, .planned_rpe = NAN,
		.descent_m = NAN, .heart_mean_bpm = NAN, .gap_m_s = NAN };

	for (int i = 0; i < AR_LOAD_ROWS; i++)
		run.dose_eq_km[i] = NAN;
	return run;
}

void
plan_runner_log(struct plan_runner *runner, int weeks, int runs,
    double week_m, int off)
{
	/* days of a week that ends on Sunday, the long run on the last */
	static const int days[] = { 6, 1, 3, 4, 0, 2, 5 };
	int64_t end = runner->made_day - off;

	for (int64_t day = end - 7 * weeks; day < end; day++) {
		int place = (int)((day - end) % 7 + 7) % 7;

		for (int i = 0; i < runs; i++) {
			double share = runs == 1 ? 1 : i == 0 ? 0.4 :
			    0.6 / (runs - 1);

			if (days[i] != place ||
			    runner->history_count == PLAN_HISTORY_MAX)
				continue;
			runner->history[runner->history_count++] =
			    run_of(day, week_m * share);
		}
	}
}

static uint64_t
next(uint64_t *state)
{
	uint64_t z = *state += 0x9e3779b97f4a7c15U; /* splitmix64 */

	z = (z ^ z >> 30) * 0xbf58476d1ce4e5b9U;
	z = (z ^ z >> 27) * 0x94d049bb133111ebU;
	return z ^ z >> 31;
}

static int
below(uint64_t *state, int n)
{
	return (int)(next(state) % (uint64_t)n);
}

static double
within(uint64_t *state, double lo, double hi)
{
	return lo + (hi - lo) * (double)(next(state) >> 11) / 9007199254740992.;
}

static void
random_history(struct plan_runner *runner, uint64_t *state)
{
	double week_m = within(state, 2000, 120000);
	int runs = 1 + below(state, 7);
	int64_t off = below(state, 4) ? 0 : below(state, 90);

	for (int64_t back = 119; back >= 0; back--) {
		bool on = below(state, 7) < runs;
		double metres = week_m / runs * within(state, 0.4, 1.8);
		struct ar_plan_run *run;

		if (back < off || !on ||
		    runner->history_count == PLAN_HISTORY_MAX)
			continue;
		if (below(state, 40) == 0)
			metres *= within(state, 1, 4);
		run = &runner->history[runner->history_count++];
		*run = run_of(runner->made_day - back, metres);
		run->duration_s = below(state, 10) ?
		    metres / within(state, 1.2, 5) : NAN;
		run->kind = below(state, 3) ? AR_PLAN_EASY :
		    (enum ar_plan_kind)below(state, AR_PLAN_KINDS);
	}
}

static void
random_person(struct plan_runner *runner, uint64_t *state)
{
	struct ar_plan_profile *profile = &runner->profile;
	struct ar_person *person = &profile->person;

	person->experience = (enum ar_experience)below(state, 3);
	if (below(state, 4))
		person->age_y = below(state, 70) + 14;
	if (below(state, 3)) {
		person->mass_kg = within(state, 45, 130);
		person->height_m = within(state, 1.5, 2);
	}
	if (below(state, 2)) {
		person->heart_max_bpm = within(state, 150, 205);
		person->heart_rest_bpm = within(state, 40, 75);
		person->heart_threshold_bpm = within(state, 140, 180);
	}
	profile->past_bone_stress = below(state, 6) == 0;
	if (below(state, 2))
		profile->vdot = within(state, 20, 75);
}

void
plan_runner_random(struct plan_runner *runner, uint64_t seed)
{
	static const double races_m[AR_GOALS] = { 5000, 10000, 21097.5,
		42195, 10000, 10000 };
	struct ar_plan_profile *profile = &runner->profile;
	uint64_t state = seed * 7919 + 17;

	plan_runner_start(runner,
	    (enum ar_goal)below(&state, AR_GOALS));
	runner->made_day += below(&state, 400);
	random_person(runner, &state);
	if (below(&state, 5))
		profile->goal_day = runner->made_day + below(&state, 7 * 30);
	if (below(&state, 3) == 0)
		profile->goal_time_s = races_m[profile->goal] /
		    within(&state, 1.5, 5.5);
	if (below(&state, 2)) {
		for (int i = 0; i < 7; i++)
			profile->days[i] = below(&state, 3) > 0;
	}
	if (below(&state, 3) == 0) {
		int day = below(&state, 7);

		profile->longest_day = day;
		for (int i = 0; i < 7 && !profile->days[day]; i++) {
			if (profile->days[i])
				profile->days[day] = true;
		}
	}
	if (below(&state, 5)) {
		random_history(runner, &state);
	} else if (below(&state, 2)) {
		for (size_t i = 0; i < 6; i++)
			runner->typed[i] = within(&state, 0, 90000);
		profile->typed_weeks_m = runner->typed;
		profile->typed_week_count = (size_t)below(&state, 7);
	}
}

static uint64_t
mix(uint64_t hash, double value)
{
	uint64_t bits;

	if (isnan(value))
		value = -12345;
	value = round(value * 100); /* centimetres: not the last bit */
	memcpy(&bits, &value, sizeof(bits));
	return (hash ^ bits) * 0x100000001b3U;
}

uint64_t
plan_hash(const struct ar_plan *plan)
{
	uint64_t hash = 0xcbf29ce484222325U;

	for (size_t w = 0; w < plan->week_count; w++) {
		const struct ar_plan_week *week = &plan->weeks[w];

		hash = mix(hash, (double)week->phase);
		hash = mix(hash, week->distance_m);
		for (size_t i = 0; i < week->session_count; i++) {
			const struct ar_planned *one = &week->sessions[i];

			hash = mix(hash, (double)one->day);
			hash = mix(hash, one->number);
			hash = mix(hash, (double)one->kind);
			hash = mix(hash, (double)one->flavour);
			hash = mix(hash, one->distance_m);
			hash = mix(hash, one->minutes);
			hash = mix(hash, one->pace_lo_s_km);
			for (size_t k = 0; k < one->step_count; k++) {
				hash = mix(hash, one->steps[k].seconds);
				hash = mix(hash, one->steps[k].metres);
				hash = mix(hash, one->steps[k].repeat);
			}
		}
	}
	hash = mix(hash, (double)plan->possible_day);
	return mix(hash, (double)plan->note_count);
}
