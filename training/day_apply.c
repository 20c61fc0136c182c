/* What the ceiling makes of a planned session. */
#include <math.h>
#include <string.h>

#include "training/day.h"
#include "training/numbers.h"

static const double seconds_min = 60;

double
ar_day_minutes(const struct ar_day *day, const struct ar_planned *session)
{
	if (!isnan(session->minutes))
		return session->minutes;
	if (session->expected_min > 0)
		return session->expected_min;
	return session->distance_m / day->easy_m_s / seconds_min;
}

/* Down to a whole step; what is on it within rounding stays. */
static double
down(double value, double step)
{
	return floor(value / step + 1e-6) * step;
}

/* The guess of what is not prescribed; where nobody guessed the kilometres
 * of a run by minutes, nobody does now (P2 is asked of what is known). */
static void
expect(const struct ar_day *day, const struct ar_planned *before,
    struct ar_planned *session)
{
	bool guessed = before->distance_m > 0 || before->expected_m > 0;

	session->expected_min = 0;
	session->expected_m = 0;
	if (!ar_session_runs(session))
		return;
	if (!isnan(session->distance_m)) {
		session->expected_m = session->distance_m;
		session->expected_min = isnan(session->minutes)
		    ? session->distance_m / day->easy_m_s / seconds_min
		    : session->minutes;
	} else if (!isnan(session->minutes)) {
		session->expected_min = session->minutes;
		session->expected_m = guessed
		    ? session->minutes * seconds_min * day->easy_m_s
		    : 0;
	}
}

static struct ar_plan_step
plain_step(const struct ar_planned *session, const char *what)
{
	return (struct ar_plan_step){ .repeat = 1, .group = 1, .what = what,
		.seconds = NAN, .metres = NAN,
		.pace_lo_s_km = session->pace_lo_s_km,
		.pace_hi_s_km = session->pace_hi_s_km,
		.heart_lo_bpm = NAN, .heart_hi_bpm = NAN,
		.rpe_0_10 = session->rpe_0_10 };
}

void
ar_session_steps(const struct ar_day *day, struct ar_planned *session)
{
	bool runs = ar_session_runs(session);
	double warm_s = AR_WARM_UP_SHORT_S;
	double total_s = ar_day_minutes(day, session) * seconds_min;
	struct ar_plan_step *step = session->steps;

	memset(session->steps, 0, sizeof session->steps);
	session->step_count = 0;
	if (session->kind == AR_PLAN_REST)
		return;
	if (runs && total_s > 2 * warm_s) {
		*step = plain_step(session, "warm-up");
		step->seconds = warm_s;
		step++;
	} else {
		warm_s = 0;
	}
	*step = plain_step(session, runs ? "easy" : "cross-training");
	if (!isnan(session->minutes))
		step->seconds = session->minutes * seconds_min - warm_s;
	else if (!isnan(session->distance_m))
		step->metres = down(session->distance_m -
		    warm_s * day->easy_m_s, 1);
	session->step_count = (size_t)(step - session->steps) + 1;
}

/* Fewer repeats and a shorter main part, the rest as it was. */
static void
scale_steps(struct ar_planned *session, double share)
{
	for (size_t i = 0; i < session->step_count; i++) {
		struct ar_plan_step *step = &session->steps[i];
		int fewer = (int)down(step->repeat * share, 1);

		if (step->repeat > 1) {
			step->repeat = fewer > 0 ? fewer : 1;
			i += step->group > 1 ? (size_t)step->group - 1 : 0;
			continue;
		}
		if (step->what && strcmp(step->what, "warm-up") == 0)
			continue;
		step->metres = down(step->metres * share, 1);
		step->seconds = down(step->seconds * share, 1);
	}
}

void
ar_session_scale(const struct ar_day *day, struct ar_planned *session,
    double share)
{
	struct ar_planned before = *session;
	double minutes = session->minutes;

	if (session->distance_m > 0)
		session->distance_m = down(session->distance_m * share,
		    AR_DISTANCE_GRID_M);
	if (minutes > 0)
		session->minutes = down(minutes * share, 1);
	expect(day, &before, session);
	if (session->kind == AR_PLAN_QUALITY ||
	    ar_session_carries(session, "P41"))
		scale_steps(session, share);
	else
		ar_session_steps(day, session);
}

static void
make_rest(struct ar_planned *session)
{
	session->kind = AR_PLAN_REST;
	session->flavour = AR_FLAVOUR_NONE;
	session->distance_m = NAN;
	session->minutes = NAN;
	session->descent_m = NAN;
	session->rpe_0_10 = NAN;
	session->pace_lo_s_km = NAN;
	session->pace_hi_s_km = NAN;
	session->regions = 0;
	session->expected_m = 0;
	session->expected_min = 0;
	session->step_count = 0;
	memset(session->steps, 0, sizeof session->steps);
}

static void
make_cross(const struct ar_day *day, struct ar_planned *session)
{
	double minutes = ar_day_minutes(day, session);
	double most = day->cross_max;

	if (session->kind == AR_PLAN_CROSS && !(minutes > most))
		return;
	make_rest(session);
	session->kind = AR_PLAN_CROSS;
	session->minutes = minutes < most ? down(minutes, 1) : most;
	session->rpe_0_10 = AR_DAY_EASY_RPE;
	ar_session_steps(day, session);
}

static void
make_easy(const struct ar_day *day, struct ar_planned *session)
{
	session->kind = AR_PLAN_EASY;
	session->flavour = AR_FLAVOUR_NONE;
	session->rpe_0_10 = session->rpe_0_10 < AR_DAY_EASY_RPE
	    ? session->rpe_0_10
	    : AR_DAY_EASY_RPE;
	session->pace_lo_s_km = day->easy_slow_s_km;
	session->pace_hi_s_km = day->easy_fast_s_km;
	session->regions = 1u << AR_LOAD_CALF_SOLEUS |
	    1u << AR_LOAD_QUADRICEPS;
}

/* Share, then kilometres, then minutes; false where it fits already. */
static bool
fit_volume(const struct ar_day *day, struct ar_planned *session, double share,
    double most)
{
	bool shorter = share < 1;
	double by = share;

	if (session->distance_m * share > day->distance_max_m) {
		by = day->distance_max_m / session->distance_m;
		shorter = true;
	}
	if (shorter) {
		session->distance_m = down(session->distance_m * by,
		    AR_DISTANCE_GRID_M);
		session->minutes = down(session->minutes * by, 1);
		session->expected_min *= by;
	}
	if (isfinite(most) && !(ar_day_minutes(day, session) <= most)) {
		session->minutes = down(most, 1);
		session->distance_m = NAN;
		shorter = true;
	}
	return shorter;
}

/* Longest minutes of a run under the action. */
static double
most_minutes(const struct ar_day *day, const struct ar_planned *planned,
    bool eased)
{
	double most = day->minutes_max;

	if (eased && planned->kind == AR_PLAN_QUALITY) {
		most = fmin(most, AR_DAY_SWAP_MINUTES);
		most = fmin(most, ar_day_minutes(day, planned));
	}
	if (day->action == AR_ACTION_EASY_SHORT)
		most = fmin(most, AR_DAY_SHORT_MINUTES);
	return most;
}

/* The steps of a run that changed.  Walking and running in turns stays that,
 * with fewer turns, as a hard run keeps its repeats. */
static void
fit_steps(const struct ar_day *day, const struct ar_planned *planned,
    struct ar_planned *session)
{
	double before = ar_day_minutes(day, planned);
	double share = 1;
	bool turns = session->kind == AR_PLAN_QUALITY ||
	    ar_session_carries(planned, "P41");

	expect(day, planned, session);
	if (before > 0)
		share = fmin(1, ar_day_minutes(day, session) / before);
	if (turns)
		scale_steps(session, share);
	else
		ar_session_steps(day, session);
}

static void
fit_run(const struct ar_day *day, const struct ar_planned *planned,
    struct ar_planned *session)
{
	enum ar_action action = day->action;
	bool race = planned->kind == AR_PLAN_RACE;
	bool strides = planned->kind == AR_PLAN_STRIDES;
	bool eased = action >= (race ? AR_ACTION_EASY : AR_ACTION_SWAP);
	double share = day->share;

	if (race && !eased)
		return;
	if (eased && planned->kind == AR_PLAN_LONG)
		share = fmin(share, AR_DAY_LONG_SHARE);
	if (eased && planned->kind == AR_PLAN_QUALITY)
		session->expected_min = 0; /* it was of the fast run */
	double most = most_minutes(day, planned, eased);

	eased = (eased && (strides || ar_session_hard(planned))) ||
	    (strides && day->no_strides);
	if (eased)
		make_easy(day, session);
	bool shorter = fit_volume(day, session, share, most);

	if (action == AR_ACTION_XT) {
		make_cross(day, session);
		return;
	}
	if (day->flat || action == AR_ACTION_EASY_SHORT)
		session->descent_m = 0;
	if (eased || shorter)
		fit_steps(day, planned, session);
}

void
ar_day_fit(const struct ar_day *day, const struct ar_planned *planned,
    struct ar_planned *session)
{
	*session = *planned;
	if (planned->kind == AR_PLAN_REST)
		return;
	if (day->action == AR_ACTION_REST)
		make_rest(session);
	else if (ar_session_runs(planned))
		fit_run(day, planned, session);
	else if (day->action == AR_ACTION_XT &&
	    planned->kind == AR_PLAN_CROSS)
		make_cross(day, session);
	else if (day->action == AR_ACTION_XT)
		make_rest(session); /* no strength on sore legs */
}
