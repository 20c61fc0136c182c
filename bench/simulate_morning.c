/* What the program is told of a morning. */
#include <math.h>
#include <string.h>

#include "afterrun/load_series.h"
#include "bench/simulate.h"

enum { WEEK = 7, FORTNIGHT = 14, OFF_MIN = 6, STRAIN_WEEKS = 12 };

enum draw {
	SLEEP = 201, HRV, PULSE, FATIGUE, MOOD, SAYS = 211, MARK_DAY,
	MARK_ROW = 300
};

static double
chance(const struct sim_season *s, int what)
{
	return sim_chance(s->runner->key, s->today, what);
}

static double
normal(const struct sim_season *s, int what)
{
	return sim_normal(s->runner->key, s->today, what);
}

static double
strain_of(const struct sim_season *s, int d)
{
	return s->runner->strain[SIM_NIGHTS + d];
}

void
sim_morning_make(struct sim_season *s, int d)
{
	const struct sim_runner *runner = s->runner;
	int at = SIM_NIGHTS + d;
	double strain = strain_of(s, d);
	double tired = d < 0 ? 0 : fmax(0, s->atl[SIM_HISTORY_DAYS + d] -
	    s->ctl[SIM_HISTORY_DAYS + d]);

	s->today = runner->made_day + d;
	s->sleep[at] = fmax(2, runner->sleep_h - 0.4 * strain +
	    0.6 * normal(s, SLEEP));
	s->hrv[at] = 60 * exp(-0.08 * strain + 0.08 * normal(s, HRV) -
	    0.004 * tired);
	s->pulse[at] = 52 + strain + 0.05 * tired + 1.5 * normal(s, PULSE);
}

static void
take_illness(const struct sim_season *s, struct ar_plan_state *state)
{
	const enum sim_life *life = s->runner->life;
	int end = s->d;

	while (end >= 0 && s->d - end < FORTNIGHT && life[end] != SIM_COLD &&
	    life[end] != SIM_FEVER)
		end--;
	if (end < 0 || s->d - end >= FORTNIGHT)
		return;
	state->illness = life[end] == SIM_FEVER ? AR_ILLNESS_FEVER :
	    AR_ILLNESS_ABOVE_NECK;
	state->illness_days_free = s->d - end;
	for (int d = end; d >= 0 && life[d] == life[end]; d--)
		state->illness_days++;
}

static double
strain_at(const struct sim_season *s, int last, double *monotony)
{
	struct ar_strain strain = ar_week_strain(&s->tss[last - WEEK + 1]);

	*monotony = strain.monotony;
	return strain.strain;
}

static void
take_load(const struct sim_season *s, struct ar_plan_state *state)
{
	int last = SIM_HISTORY_DAYS + s->d - 1;
	double list[STRAIN_WEEKS], monotony;
	int n = 0;

	state->form = s->ctl[last + 1] - s->atl[last + 1];
	state->ctl_week_rise = s->ctl[last + 1] - s->ctl[last + 1 - WEEK];
	state->strain = strain_at(s, last, &state->monotony);
	for (int w = 1; w <= STRAIN_WEEKS; w++) {
		double value = strain_at(s, last - w * WEEK, &monotony);
		int i = n++;

		for (; i > 0 && list[i - 1] > value; i--)
			list[i] = list[i - 1];
		list[i] = value;
	}
	state->strain_p90 = list[(int)ceil(n * 0.9) - 1];
}

static void
take_marks(struct sim_season *s, const double truth[AR_LOAD_ROWS],
    struct ar_plan_state *state)
{
	double mark[AR_LOAD_ROWS];
	double noise = s->arm->clear ? 0 : 1;

	/* noise of a mark 1.2 (A8): most of it of the whole day */
	for (int row = 0; row < AR_LOAD_ROWS; row++)
		mark[row] = round(fmin(10, fmax(0, truth[row] +
		    noise * (normal(s, MARK_DAY) +
		        0.66 * normal(s, MARK_ROW + row)))));
	for (int row = 0; row < AR_LOAD_ROWS; row++)
		if (isnan(truth[row]))
			mark[row] = NAN;
	sim_legs_learn(&s->legs, s->today, mark);
	for (int r = 0; r < AR_REGIONS; r++) {
		enum ar_load_row row = ar_region_load_row((enum ar_region)r);

		if (row < AR_LOAD_ROWS && r != AR_KNEE)
			state->soreness[r][AR_LEFT] =
			    state->soreness[r][AR_RIGHT] = mark[row];
	}
}

static void
take_forecast(struct sim_season *s, struct ar_plan_state *state)
{
	size_t n = 0;

	for (int k = 0; k < SIM_AHEAD; k++) {
		double told[AR_LOAD_ROWS];

		sim_legs_told(&s->legs, s->today + k, told);
		for (int row = 0; row < AR_LOAD_ROWS; row++)
			if (!isnan(told[row]))
				s->forecast[n++] = (struct ar_region_forecast){
					(enum ar_load_row)row, 24. * k,
					told[row] };
	}
	state->forecast = s->forecast;
	state->forecast_count = n;
}

static void
take_fortnight(const struct sim_season *s, struct ar_plan_state *state)
{
	state->all_done_14d = s->d >= FORTNIGHT;
	state->yellows_14d = 0;
	for (int d = s->d - FORTNIGHT; d < s->d; d++) {
		if (d < 0)
			continue;
		state->yellows_14d += s->yellow[d];
		state->all_done_14d = state->all_done_14d && !s->missed[d];
	}
}

void
sim_morning_look(struct sim_season *s, const double truth[AR_LOAD_ROWS],
    struct ar_plan_state *state)
{
	const struct sim_runner *runner = s->runner;
	double strain = strain_of(s, s->d);
	int64_t last = s->runs[s->run_count - 1].day;

	ar_plan_state_clear(state);
	take_forecast(s, state);
	if (s->arm->docile || chance(s, SAYS) < runner->reports) {
		take_marks(s, truth, state);
		state->fatigue_0_10 = fmin(10, fmax(0, round(3 + strain +
		    normal(s, FATIGUE))));
		state->stress_mood_worst_fifth =
		    strain + 0.5 * normal(s, MOOD) > 0.94;
	}
	state->sleep_h = s->sleep + s->d;
	state->sleep_count = SIM_NIGHTS + 1;
	if (runner->watch) {
		state->hrv_rmssd_ms = s->hrv + s->d;
		state->resting_bpm = s->pulse + s->d;
		state->hrv_count = state->resting_count = SIM_NIGHTS + 1;
	}
	state->rpe_over_plan = s->effort;
	state->rpe_over_count = s->effort_count;
	take_illness(s, state);
	take_load(s, state);
	take_fortnight(s, state);
	if (s->today - last - 1 >= OFF_MIN)
		state->days_off = (int)(s->today - last - 1);
	state->days_since_change = s->since_change;
	state->undone = s->arm->without;
	state->undone_count = s->arm->without_count;
}
