/* What a run asks of the legs (A7) and what is felt of it (A8). */
#include <math.h>
#include <string.h>

#include "afterrun/analysis.h"
#include "afterrun/fitness.h"
#include "analysis/numbers.h"
#include "bench/simulate.h"

enum { ROUTE = 100, PACE };

static const double slope = 0.06;         /* of the hills */
static const double capacity_min = 5;     /* A7: C_min, eq-km */
static const double capacity_days = 42;   /* A7 */
static const double metres_km = 1000;
static const double hour_s = 3600;
static const double strain_cost = 0.08;   /* of capacity */

static double
step_speed(const struct sim_runner *runner, const struct ar_plan_step *step)
{
	double pace = (step->pace_lo_s_km + step->pace_hi_s_km) / 2;
	double rpe = isnan(step->rpe_0_10) ? 2.5 : step->rpe_0_10;

	if (pace > 0)
		return metres_km / pace;
	return ar_vdot_speed_m_s(runner->profile.vdot, 0.52 + 0.056 * rpe);
}

static double
step_m(const struct ar_plan_step *step, double speed)
{
	return isnan(step->metres) ? step->seconds * speed : step->metres;
}

/* Dose of one km on a grade, and on the flat for grade 0. */
static double
dose_km(enum ar_load_row row, double speed, double grade)
{
	struct ar_leg_model model = ar_leg_model_of(row);
	double v = fmin(AR_LEG_SPEED_MAX_M_S,
	    fmax(AR_LEG_SPEED_MIN_M_S, speed));
	double steps = ar_cadence_preferred_spm(v, NAN) / 60 * metres_km / v;
	double g = 1 + model.up * fmax(grade, 0) + model.down *
	    fmax(-grade, 0);
	double q = pow(v / AR_LEG_SPEED_REF_M_S, model.speed) *
	    fmax(AR_LEG_GRADE_FACTOR_MIN, g);

	return steps / AR_LEG_STEPS_REF * pow(q, model.n);
}

/* share: of the way that falls; as much rises. */
static void
add_part(const struct sim_runner *runner, double metres, double speed,
    double share, struct sim_work *work)
{
	double threshold = ar_vdot_speed_m_s(runner->profile.vdot, 0.88);
	double seconds = metres / speed;

	for (int row = 0; row < AR_LOAD_ROWS; row++) {
		enum ar_load_row r = (enum ar_load_row)row;
		double flat = dose_km(r, speed, 0);
		double down = dose_km(r, speed, -slope);
		double km = metres / metres_km;

		work->dose[row] += km * ((1 - 2 * share) * flat +
		    share * (down + dose_km(r, speed, slope)));
		work->eccentric[row] += km * share * fmax(0, down - flat);
	}
	work->seconds += seconds;
	work->tss += 100 * seconds / hour_s * pow(speed / threshold, 2);
}

/* Metres of all steps, each scaled by scale; work NULL: only the sum. */
static double
walk_steps(const struct sim_runner *runner, const struct ar_planned *session,
    const double how[3], struct sim_work *work)
{
	double sum = 0;

	for (size_t i = 0; i < session->step_count;) {
		const struct ar_plan_step *first = &session->steps[i];
		size_t group = first->group > 1 ? (size_t)first->group : 1;
		int repeat = first->repeat > 1 ? first->repeat : 1;

		for (; group > 0 && i < session->step_count; group--, i++) {
			const struct ar_plan_step *step = &session->steps[i];
			double speed = step_speed(runner, step) * how[1];
			double metres = step_m(step, speed) * repeat;

			if (!(metres > 0))
				continue;
			sum += metres;
			if (work)
				add_part(runner, metres * how[0], speed,
				    how[2], work);
		}
	}
	return sum;
}

double
sim_session_m(const struct sim_runner *runner,
    const struct ar_planned *session)
{
	if (session->distance_m > 0)
		return session->distance_m;
	if (session->expected_m > 0)
		return session->expected_m;
	return session->minutes > 0
	    ? session->minutes * 60 *
	        ar_vdot_speed_m_s(runner->profile.vdot, 0.66)
	    : 0;
}

void
sim_work_make(const struct sim_runner *runner,
    const struct ar_planned *session, double distance_m, int64_t day,
    struct sim_work *work)
{
	double pace = 1 + 0.03 * sim_normal(runner->key, day, PACE);
	double hills = runner->hill_m_km *
	    (0.5 + sim_chance(runner->key, day, ROUTE));
	double how[3] = { 1, pace, 0 };
	double sum;

	if (session->flavour == AR_FLAVOUR_HILLS)
		hills += 20;
	if (session->descent_m <= 0)
		hills = 0; /* told to stay on the flat */
	how[2] = fmin(0.45, hills / (slope * metres_km));
	memset(work, 0, sizeof *work);
	sum = walk_steps(runner, session, how, NULL);
	how[0] = sum > 0 ? distance_m / sum : 0;
	if (sum > 0) {
		walk_steps(runner, session, how, work);
	} else {
		add_part(runner, distance_m, pace *
		    ar_vdot_speed_m_s(runner->profile.vdot, 0.66), how[2],
		    work);
	}
	for (int row = 0; row < AR_LOAD_ROWS; row++)
		if (work->dose[row] > 0)
			work->eccentric[row] = fmin(1,
			    work->eccentric[row] / work->dose[row]);
}

static double
hours_since(int64_t then, int64_t now)
{
	return (double)(now - then) * 24;
}

static void
add_bout(struct sim_legs *legs, const struct ar_bout bout[2], int row)
{
	size_t at = legs->count - 1;
	double hours = hours_since(legs->protect_day, legs->day[at]);

	legs->truth[row][at] = bout[0];
	legs->told[row][at] = bout[1];
	for (int k = 0; k < 2; k++)
		legs->protect[k][row] = ar_soreness_protect_on(
		    legs->protect[k][row], hours, &bout[k]);
}

void
sim_legs_run(struct sim_legs *legs, const struct sim_runner *runner,
    const struct sim_work *work, int64_t day, double strain)
{
	double faded = exp(-(double)(day - legs->capacity_day) /
	    capacity_days);
	double able = runner->robust * exp(-strain_cost * strain);

	if (legs->count == SIM_BOUTS) {
		legs->count--;
		memmove(legs->day, legs->day + 1,
		    legs->count * sizeof legs->day[0]);
		for (int row = 0; row < AR_LOAD_ROWS; row++) {
			memmove(legs->truth[row], legs->truth[row] + 1,
			    legs->count * sizeof legs->truth[0][0]);
			memmove(legs->told[row], legs->told[row] + 1,
			    legs->count * sizeof legs->told[0][0]);
		}
	}
	legs->day[legs->count++] = day;
	for (int row = 0; row < AR_LOAD_ROWS; row++) {
		double gamma = ar_load_row_gamma((enum ar_load_row)row);
		double old = legs->capacity[row] * faded;
		double x = work->dose[row] / fmax(capacity_min, old);
		double hours = hours_since(legs->protect_day, day);
		double shield[2];
		struct ar_bout bout[2];

		for (int k = 0; k < 2; k++)
			shield[k] = fmin(0.8, ar_soreness_protect_on(
			    legs->protect[k][row], hours, NULL));
		bout[0] = (struct ar_bout){ 0, ar_soreness_amplitude(gamma *
		    runner->gain[row], x / able, shield[0]),
			work->eccentric[row] };
		bout[1] = (struct ar_bout){ 0, ar_soreness_amplitude(gamma, x,
		    shield[1]), work->eccentric[row] };
		legs->capacity[row] = fmax(old, work->dose[row]);
		if (!isnan(gamma))
			add_bout(legs, bout, row);
	}
	legs->capacity_day = legs->protect_day = day;
}

/* The run ends an hour after the mark of its morning. */
static double
felt(const struct sim_legs *legs, const struct ar_bout *bouts, int64_t day)
{
	struct ar_bout now[SIM_BOUTS];

	for (size_t i = 0; i < legs->count; i++) {
		now[i] = bouts[i];
		now[i].hours_ago = hours_since(legs->day[i], day) - 1;
	}
	return ar_soreness_at(now, legs->count, 0);
}

void
sim_legs_truth(const struct sim_legs *legs, int64_t day,
    double mark[AR_LOAD_ROWS])
{
	for (int row = 0; row < AR_LOAD_ROWS; row++)
		mark[row] = isnan(ar_load_row_gamma((enum ar_load_row)row))
		    ? NAN
		    : felt(legs, legs->truth[row], day);
}

int64_t
sim_legs_blame(const struct sim_legs *legs, int64_t day,
    const double mark[AR_LOAD_ROWS])
{
	double most = 0;
	int64_t blamed = day;
	int worst = 0;

	for (int row = 0; row < AR_LOAD_ROWS; row++)
		if (mark[row] > (isnan(mark[worst]) ? 0 : mark[worst]))
			worst = row;
	for (size_t i = 0; i < legs->count; i++) {
		const struct ar_bout *bout = &legs->truth[worst][i];
		double part = bout->amplitude * ar_soreness_kernel(
		    hours_since(legs->day[i], day) - 1,
		    bout->eccentric_ratio);

		if (part <= most)
			continue;
		most = part;
		blamed = legs->day[i];
	}
	return blamed;
}

void
sim_legs_told(const struct sim_legs *legs, int64_t day,
    double mark[AR_LOAD_ROWS])
{
	for (int row = 0; row < AR_LOAD_ROWS; row++) {
		struct ar_soreness_person person =
		    ar_soreness_fit(&legs->log[row]);

		mark[row] = isnan(ar_load_row_gamma((enum ar_load_row)row))
		    ? NAN
		    : felt(legs, legs->told[row], day);
		if (person.shown)
			mark[row] = ar_soreness_personal(&person, mark[row]);
	}
}

void
sim_legs_learn(struct sim_legs *legs, int64_t day,
    const double mark[AR_LOAD_ROWS])
{
	for (int row = 0; row < AR_LOAD_ROWS; row++)
		if (!isnan(mark[row]))
			ar_soreness_learn(&legs->log[row],
			    felt(legs, legs->told[row], day), mark[row]);
}
