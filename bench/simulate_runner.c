/* Who the simulated runners are. */
#include <math.h>
#include <string.h>

#include "afterrun/analysis.h"
#include "afterrun/fitness.h"
#include "bench/simulate.h"

enum { WEEK = 7, MADE_DAY = 20458 /* a Monday */ };

enum draw { /* of the runner himself: day -1 */
	WHO, GOAL, AGE, VDOT, WEEK_KM, RUNS, ROBUST, HILLS, SLEEP, WATCH, TYPE,
	AWAY, AWAY_AT, AWAY_LONG, GAIN = 20, STRAIN = 40, ILL, ILL_KIND,
	ILL_LONG
};

/* How they go about it (all assumed). */
static const struct {
	double share; /* of the runners, up to here */
	double reports, misses, obeys, overdoes;
} types[] = {
	{ 0.40, 0.90, 0.05, 0.95, 0.02 }, /* steady */
	{ 0.65, 0.60, 0.20, 0.85, 0.03 }, /* busy */
	{ 0.85, 0.70, 0.02, 0.60, 0.12 }, /* keen */
	{ 1.00, 0.15, 0.10, 0.80, 0.05 }, /* says little */
};

static uint64_t
mix(uint64_t z)
{
	z += 0x9e3779b97f4a7c15U; /* splitmix64 */
	z = (z ^ z >> 30) * 0xbf58476d1ce4e5b9U;
	z = (z ^ z >> 27) * 0x94d049bb133111ebU;
	return z ^ z >> 31;
}

double
sim_chance(uint64_t key, int64_t day, int what)
{
	uint64_t bits = mix(mix(mix(key) ^ (uint64_t)day) ^ (uint64_t)what);

	return ((double)(bits >> 11) + 0.5) / 9007199254740992.;
}

double
sim_normal(uint64_t key, int64_t day, int what)
{
	double turn = 2 * 3.14159265358979323846 *
	    sim_chance(key, day, what + 5000);

	return sqrt(-2 * log(sim_chance(key, day, what))) * cos(turn);
}

static double
within(uint64_t key, int what, double lo, double hi)
{
	return lo + (hi - lo) * sim_chance(key, -1, what);
}

static void
make_type(struct sim_runner *runner)
{
	double roll = sim_chance(runner->key, -1, TYPE);
	size_t i = 0;

	while (roll > types[i].share)
		i++;
	runner->reports = types[i].reports;
	runner->misses = types[i].misses;
	runner->obeys = types[i].obeys;
	runner->overdoes = types[i].overdoes;
}

static void
be_ill(struct sim_runner *runner, int days)
{
	int d = 0;

	while (d < days) {
		bool fever = sim_chance(runner->key, d, ILL_KIND) < 0.4;
		int length = 3 +
		    (int)(4 * sim_chance(runner->key, d, ILL_LONG));

		if (sim_chance(runner->key, d, ILL) >= 1 / 90.) {
			d++;
			continue;
		}
		for (; length > 0 && d < days; length--, d++)
			runner->life[d] = fever ? SIM_FEVER : SIM_COLD;
	}
}

static void
make_life(struct sim_runner *runner, int weeks)
{
	uint64_t key = runner->key;
	int days = WEEK * weeks;
	double level = 0;

	for (int d = 0; d < SIM_NIGHTS + days; d++) {
		level = 0.8 * level + 0.6 * sim_normal(key, d, STRAIN);
		runner->strain[d] = level;
	}
	be_ill(runner, days);
	if (sim_chance(key, -1, AWAY) < 0.3) {
		int at = (int)within(key, AWAY_AT, 0, days - WEEK);
		int length = (int)within(key, AWAY_LONG, WEEK, 2 * WEEK + 1);

		for (int d = at; d < at + length && d < days; d++)
			runner->life[d] = SIM_AWAY;
	}
}

static void
make_profile(struct sim_runner *runner, int weeks)
{
	struct ar_plan_profile *profile = &runner->profile;
	struct ar_person *person = &profile->person;
	uint64_t key = runner->key;

	person->sex = sim_chance(key, -1, WHO) < 0.5 ? AR_SEX_FEMALE :
	    AR_SEX_MALE;
	person->experience = AR_EXPERIENCED;
	person->age_y = floor(within(key, AGE, 20, 65));
	person->mass_kg = person->height_m = NAN;
	person->heart_rest_bpm = person->heart_max_bpm = NAN;
	person->heart_threshold_bpm = person->threshold_m_s = NAN;
	person->vdot = NAN;
	profile->bmi = profile->goal_time_s = NAN;
	profile->vdot = fmin(60, fmax(28, 42 + 7 * sim_normal(key, -1, VDOT)));
	profile->goal = (enum ar_goal)(5 * sim_chance(key, -1, GOAL));
	profile->longest_day = -1;
	if (profile->goal != AR_GOAL_KEEP)
		profile->goal_day = runner->made_day + WEEK * weeks - 1;
}

void
sim_runner_make(struct sim_runner *runner, uint64_t seed, int weeks)
{
	memset(runner, 0, sizeof *runner);
	runner->key = mix(seed);
	runner->made_day = MADE_DAY;
	make_profile(runner, weeks);
	runner->runs_a_week = 3 +
	    (int)(4 * sim_chance(runner->key, -1, RUNS));
	runner->week_m = 1000 * runner->runs_a_week *
	    within(runner->key, WEEK_KM, 5, 11);
	runner->robust = exp(0.3 * sim_normal(runner->key, -1, ROBUST));
	for (int row = 0; row < AR_LOAD_ROWS; row++)
		runner->gain[row] =
		    exp(0.3 * sim_normal(runner->key, -1, GAIN + row));
	runner->hill_m_km = 20 * pow(sim_chance(runner->key, -1, HILLS), 2);
	runner->sleep_h = 7.3 + 0.5 * sim_normal(runner->key, -1, SLEEP);
	runner->watch = sim_chance(runner->key, -1, WATCH) < 0.6;
	make_type(runner);
	make_life(runner, weeks);
}
