/* The steps of a session: warm-up, main part, cool-down (P15), and the
 * guess of how far and how long all of it is. */
#include <math.h>
#include <string.h>

#include "training/build.h"
#include "training/numbers.h"

static const struct ar_effort_row efforts[] = {
#include "training/efforts.inc"
};

static const struct strength_row {
	const char *what;
	int sets;
	double work_s;
	double rest_s;
} exercises[] = {
#include "training/strength.inc"
};

static const double s_per_min = 60;
static const double m_per_km = 1000;

static struct ar_plan_step *
add(struct ar_planned *session, const char *what, double rpe)
{
	struct ar_plan_step *step = &session->steps[session->step_count++];

	memset(step, 0, sizeof(*step));
	step->repeat = step->group = 1;
	step->what = what;
	step->seconds = step->metres = NAN;
	step->pace_lo_s_km = step->pace_hi_s_km = NAN;
	step->heart_lo_bpm = step->heart_hi_bpm = NAN;
	step->rpe_0_10 = rpe;
	return step;
}

static struct ar_plan_step *
add_time(struct ar_planned *session, const char *what, double rpe,
    double seconds)
{
	struct ar_plan_step *step = add(session, what, rpe);

	step->seconds = seconds;
	return step;
}

static void
pace(struct ar_plan_step *step, struct ar_pace_range range)
{
	step->pace_lo_s_km = range.slow_s_km;
	step->pace_hi_s_km = range.fast_s_km;
}

/* Pace where VDOT is known, else heart rate where that is. */
static void
easily(struct ar_plan_step *step, const struct ar_speeds *speeds)
{
	pace(step, speeds->easy);
	step->heart_lo_bpm = speeds->heart_easy_lo;
	step->heart_hi_bpm = speeds->heart_easy_hi;
}

static void
guess(struct ar_planned *session, double metres, double seconds)
{
	session->expected_m += metres;
	session->expected_min += seconds / s_per_min;
}

/* An easy part by distance; what is under a metre is left out. */
static void
add_easy(struct ar_planned *session, const struct ar_speeds *speeds,
    const char *what, double metres)
{
	struct ar_plan_step *step;

	if (!(metres >= 1))
		return;
	step = add(session, what, session->kind == AR_PLAN_LONG ?
	        session->rpe_0_10 : 2);
	step->metres = metres;
	easily(step, speeds);
	guess(session, metres, metres / speeds->easy_m_s);
}

static void
add_warm_up(struct ar_planned *session, const struct ar_speeds *speeds,
    double seconds)
{
	easily(add_time(session, "warm-up", 2, seconds), speeds);
	guess(session, seconds * speeds->easy_m_s, seconds);
}

static double
stride_m(const struct ar_speeds *speeds)
{
	return AR_STRIDES * AR_STRIDE_S * speeds->flavour_m_s[AR_FLAVOUR_R];
}

double
ar_strides_m(const struct ar_speeds *speeds)
{
	return stride_m(speeds) +
	    AR_STRIDES * AR_STRIDE_REST_S * AR_LADDER_WALK_M_S;
}

static void
add_strides(struct ar_planned *session, const struct ar_speeds *speeds)
{
	struct ar_plan_step *step = add_time(session, "stride", 7,
	    AR_STRIDE_S);

	step->repeat = AR_STRIDES;
	step->group = 2;
	add_time(session, "walk", 1, AR_STRIDE_REST_S);
	guess(session, ar_strides_m(speeds),
	    AR_STRIDES * (AR_STRIDE_S + AR_STRIDE_REST_S));
}

void
ar_steps_easy(struct ar_planned *session, const struct ar_speeds *speeds,
    double distance_m)
{
	double warm_m = AR_WARM_UP_SHORT_S * speeds->easy_m_s;
	double tail_m = session->kind == AR_PLAN_STRIDES ?
	    ar_strides_m(speeds) : 0;
	bool both = distance_m > warm_m + tail_m;

	session->distance_m = distance_m;
	session->pace_lo_s_km = speeds->easy.slow_s_km;
	session->pace_hi_s_km = speeds->easy.fast_s_km;
	if (both)
		add_warm_up(session, speeds, AR_WARM_UP_SHORT_S);
	add_easy(session, speeds, both ? "easy" : "warm-up", both ?
	    distance_m - warm_m - tail_m : distance_m);
	if (both && tail_m > 0)
		add_strides(session, speeds);
}

static const struct ar_effort_row *
effort_row(enum ar_flavour flavour)
{
	for (size_t i = 0; i < sizeof(efforts) / sizeof(efforts[0]); i++) {
		if (efforts[i].flavour == flavour)
			return &efforts[i];
	}
	return NULL;
}

double
ar_effort_max_m(enum ar_flavour flavour, double week_m)
{
	const struct ar_effort_row *row = effort_row(flavour);

	return row ? fmin(row->share_max * week_m, row->metres_max) : 0;
}

struct ar_effort
ar_effort_fit(enum ar_flavour flavour, double main_max_m)
{
	const struct ar_effort_row *row = effort_row(flavour);
	double lengths[3];
	struct ar_effort effort = { row, 0, NAN };

	if (!row || !(main_max_m > 0))
		return effort;
	lengths[0] = row->rep_long_m;
	lengths[1] = row->rep_mid_m;
	lengths[2] = row->rep_short_m;
	for (int i = 0; i < 3; i++) {
		double fit = floor(main_max_m / lengths[i]);

		if (fit < (i < 2 ? AR_REPS_LEAST : AR_REPS_LEAST_SHORT))
			continue;
		effort.reps = fit > AR_REPS_MAX ? AR_REPS_MAX : (int)fit;
		effort.rep_m = lengths[i];
		return effort;
	}
	return effort;
}

/* Longer repetitions have longer rests. */
static double
rest_s(const struct ar_effort *effort)
{
	return effort->rep_m < effort->row->rep_long_m ?
	    effort->row->rest_short_s : effort->row->rest_long_s;
}

static double
main_m(const struct ar_effort *effort)
{
	return effort->reps *
	    (effort->rep_m + rest_s(effort) * AR_LADDER_WALK_M_S);
}

double
ar_effort_total_m(const struct ar_speeds *speeds,
    const struct ar_effort *effort, double easy_s)
{
	return 2 * easy_s * speeds->easy_m_s + main_m(effort) +
	    (effort->row->strides ? ar_strides_m(speeds) : 0);
}

/* What of a hard run is hard, for P6. */
double
ar_effort_hard_m(const struct ar_speeds *speeds,
    const struct ar_effort *effort)
{
	return effort->reps * effort->rep_m +
	    (effort->row->strides ? stride_m(speeds) : 0);
}

static void
add_main(struct ar_planned *session, const struct ar_speeds *speeds,
    const struct ar_effort *effort)
{
	const struct ar_effort_row *row = effort->row;
	double speed = speeds->flavour_m_s[row->flavour];
	double rest = rest_s(effort);
	struct ar_plan_step *step = add(session, row->what, row->rpe);

	step->repeat = effort->reps;
	step->group = 2;
	step->metres = effort->rep_m;
	pace(step, speeds->flavour[row->flavour]);
	if (row->flavour == AR_FLAVOUR_T) {
		step->heart_lo_bpm = speeds->heart_hard_lo;
		step->heart_hi_bpm = speeds->heart_hard_hi;
	}
	add_time(session, row->flavour == AR_FLAVOUR_HILLS ? "walk down" :
	    "jog", 2, rest);
	guess(session, main_m(effort),
	    effort->reps * (effort->rep_m / speed + rest));
}

/* Warm-up and cool-down take what the main part leaves of distance_m: the
 * warm-up its full time where there is room. */
void
ar_steps_hard(struct ar_planned *session, const struct ar_speeds *speeds,
    double distance_m, const struct ar_effort *effort)
{
	bool room = distance_m >=
	    ar_effort_total_m(speeds, effort, AR_WARM_UP_LONG_S);
	double warm_s = room ? AR_WARM_UP_LONG_S : AR_WARM_UP_SHORT_S;
	double left = distance_m - ar_effort_total_m(speeds, effort, warm_s) +
	    warm_s * speeds->easy_m_s;
	bool longest = session->kind == AR_PLAN_LONG;

	session->distance_m = distance_m;
	session->pace_lo_s_km = speeds->flavour[effort->row->flavour].slow_s_km;
	session->pace_hi_s_km = speeds->flavour[effort->row->flavour].fast_s_km;
	add_warm_up(session, speeds, warm_s);
	if (longest)
		add_easy(session, speeds, "easy", left / 2);
	if (effort->row->strides)
		add_strides(session, speeds);
	add_main(session, speeds, effort);
	add_easy(session, speeds, "cool-down", longest ? left / 2 : left);
}

void
ar_steps_ladder(struct ar_planned *session, struct ar_ladder_step step)
{
	double warm_s = AR_WARM_UP_SHORT_S;
	double run_s = step.run_min * s_per_min;
	double walk_s = step.walk_min * s_per_min;
	struct ar_plan_step *part;

	add_time(session, "warm-up", 1, warm_s);
	if (run_s > 0) {
		part = add_time(session, "run", 3, run_s);
		part->repeat = step.repeats;
		part->group = walk_s > 0 ? 2 : 1;
	}
	if (walk_s > 0)
		add_time(session, "walk", 1, walk_s);
	session->minutes = (warm_s + step.repeats * (run_s + walk_s)) /
	    s_per_min;
	session->expected_min = session->minutes;
	if (run_s > 0)
		session->expected_m = step.repeats *
		    (run_s * AR_LADDER_RUN_M_S + walk_s * AR_LADDER_WALK_M_S);
}

void
ar_steps_cross(struct ar_planned *session, double minutes)
{
	add_time(session, "bike, swim, walk or yoga", session->rpe_0_10,
	    minutes * s_per_min);
	session->minutes = session->expected_min = minutes;
}

void
ar_steps_strength(struct ar_planned *session)
{
	double seconds = 0;

	for (size_t i = 0; i < sizeof(exercises) / sizeof(exercises[0]); i++) {
		const struct strength_row *row = &exercises[i];
		struct ar_plan_step *step = add_time(session, row->what,
		    session->rpe_0_10, row->work_s);

		step->repeat = row->sets;
		step->group = 2;
		add_time(session, "rest", 1, row->rest_s);
		seconds += row->sets * (row->work_s + row->rest_s);
	}
	session->minutes = session->expected_min = seconds / s_per_min;
}

void
ar_steps_race(struct ar_planned *session, const struct ar_speeds *speeds,
    double distance_m, double seconds)
{
	struct ar_plan_step *step;

	session->distance_m = distance_m;
	easily(add_time(session, "warm-up", 2, AR_WARM_UP_LONG_S), speeds);
	step = add(session, "race", session->rpe_0_10);
	step->metres = distance_m;
	if (seconds > 0) {
		pace(step, (struct ar_pace_range){
		    seconds / distance_m * m_per_km * (1 + AR_PACE_BAND),
		    seconds / distance_m * m_per_km * (1 - AR_PACE_BAND) });
		session->pace_lo_s_km = step->pace_lo_s_km;
		session->pace_hi_s_km = step->pace_hi_s_km;
	}
	session->expected_m = distance_m;
	session->expected_min = (seconds > 0 ? seconds :
	        distance_m / speeds->flavour_m_s[AR_FLAVOUR_M]) / s_per_min;
}
