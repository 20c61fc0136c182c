/* P23, P24, P25: how sore the legs are, and what a sore part changes. */
#include <math.h>

#include "base/text.h"
#include "training/day.h"
#include "training/numbers.h"

static const double day_h = 24;

/* The highest of both sides; NAN: not said. */
static double
said(const struct ar_plan_state *state, int region)
{
	return fmax(state->soreness[region][AR_LEFT],
	    state->soreness[region][AR_RIGHT]);
}

/* The forecast of a row about `ahead` days from now.  Today it is the first
 * half day, else the next value within a day: the hour of the run is not
 * known. */
static double
expected(const struct ar_plan_state *state, int row, int ahead)
{
	double most = NAN;
	double next_h = INFINITY;
	double next = NAN;

	for (size_t i = 0; i < state->forecast_count; i++) {
		const struct ar_region_forecast *f = &state->forecast[i];

		if ((int)f->row != row)
			continue;
		if (fabs(f->hours - ahead * day_h) <= day_h / 2)
			most = fmax(most, f->soreness_0_10);
		if (f->hours <= day_h && f->hours < next_h) {
			next_h = f->hours;
			next = f->soreness_0_10;
		}
	}
	return isnan(most) && ahead == 0 ? next : most;
}

static void
feel_more(struct ar_day_sore *sore, double mark, const char *names,
    const char *id)
{
	if (isnan(mark) || mark <= sore->most)
		return;
	sore->most = mark;
	sore->names = names;
	sore->id = id;
}

/* P23: a row takes what was said about the region it weighs; outer thigh and
 * knee, which are no row of their own, count beside them. */
static void
feel_said(struct ar_day *day, bool replaced[AR_LOAD_ROWS])
{
	for (int r = 0; r < AR_REGIONS; r++) {
		double mark = round(said(day->state, r));
		enum ar_load_row row = ar_region_load_row((enum ar_region)r);
		const struct ar_region_row *words =
		    ar_region_row((enum ar_region)r);

		if (isnan(mark))
			continue;
		if (r == AR_KNEE)
			row = AR_LOAD_KNEE_PF;
		if (row < AR_LOAD_ROWS) {
			replaced[row] = true;
			day->sore.named |= 1u << row;
			day->sore.row[row] = fmax(day->sore.row[row], mark);
		}
		feel_more(&day->sore, mark, words->names, words->id);
	}
}

/* What nobody named takes the mark of the legs as a whole, else the forecast,
 * which names the parts either way. */
static void
feel_unnamed(struct ar_day *day, int row)
{
	const struct ar_region_row *words =
	    ar_load_row_words((enum ar_load_row)row);
	double forecast = round(expected(day->state, row, 0));
	double legs = round(day->state->legs_0_10);

	if (forecast >= AR_P24_EASY)
		day->sore.named |= 1u << row;
	day->sore.row[row] = isnan(legs) ? forecast : legs;
	if (isnan(legs))
		feel_more(&day->sore, forecast, words->names, words->id);
	else
		feel_more(&day->sore, legs, "legs", "legs");
}

void
ar_day_feel(struct ar_day *day)
{
	bool replaced[AR_LOAD_ROWS] = { false };

	day->sore.most = NAN;
	for (int row = 0; row < AR_LOAD_ROWS; row++)
		day->sore.row[row] = NAN;
	for (int k = 0; k < AR_DAY_AHEAD; k++)
		day->sore.ahead[k] = NAN;
	feel_said(day, replaced);
	for (int row = 0; row < AR_LOAD_ROWS; row++) {
		for (int k = 0; k < AR_DAY_AHEAD; k++)
			day->sore.ahead[k] = fmax(day->sore.ahead[k],
			    round(expected(day->state, row, k)));
		if (!replaced[row])
			feel_unnamed(day, row);
	}
}

/* The runner's own word, without giving a reason. */
void
ar_gate_not_right(struct ar_day *day)
{
	double most = day->sore.most;
	enum ar_action action = AR_ACTION_EASY_SHORT;

	if (!day->state->not_right)
		return;
	if (most >= AR_P24_EASY)
		action = AR_ACTION_XT;
	if (most >= AR_P24_REST)
		action = AR_ACTION_REST;
	ar_day_lower(day, "P23", action,
	    AR_DAY_SAY(day, "You said that today is not right. That is "
	        "reason enough: %s", action == AR_ACTION_EASY_SHORT
	            ? "short and easy, or stop when you like."
	            : action == AR_ACTION_XT ? "no running, move gently."
	                                     : "rest."),
	    "what you say counts more than the forecast");
}

/* Is a part at three or more that the session asks most of?  A session that
 * names none may need any. */
static bool
target_sore(const struct ar_day *day)
{
	const struct ar_planned *planned = day->planned;

	if (planned == NULL || (planned->kind != AR_PLAN_QUALITY &&
	        planned->kind != AR_PLAN_STRIDES))
		return false;
	if (planned->regions == 0)
		return day->sore.most >= AR_P24_TARGET;
	for (int row = 0; row < AR_LOAD_ROWS; row++)
		if ((planned->regions & 1u << row) &&
		    day->sore.row[row] >= AR_P24_TARGET)
			return true;
	return false;
}

static void
say_sore(struct ar_day *day, enum ar_action action, const char *advice)
{
	ar_day_lower(day, "P24", action,
	    AR_DAY_SAY(day, "Your %s are sore: %s", day->sore.names, advice),
	    AR_DAY_SAY(day, "%s %d of 10", day->sore.id,
	        (int)day->sore.most));
}

void
ar_gate_soreness(struct ar_day *day)
{
	double most = day->sore.most;

	if (most >= AR_P24_TRIAGE)
		day->ask = true;
	if (most >= AR_P24_REST) {
		say_sore(day, AR_ACTION_REST, day->ask
		    ? "rest, and answer the questions about pain."
		    : "rest.");
	} else if (most >= AR_P24_CROSS) {
		say_sore(day, AR_ACTION_XT, "no running, move gently.");
	}
	if (day->race)
		return;
	if (most >= AR_P24_EASY) {
		for (int row = 0; row < AR_LOAD_ROWS; row++)
			if (day->sore.row[row] >= AR_P24_EASY &&
			    (day->sore.named & 1u << row))
				day->spare |= 1u << row;
		day->flat = true;
		ar_day_share(day, "P24", AR_P24_SHARE);
		say_sore(day, AR_ACTION_EASY, AR_DAY_SAY(day,
		    "easy, flat and at most %f %% of the length.",
		    ar_round(AR_P24_SHARE * 100, 0)));
	}
	if (target_sore(day))
		say_sore(day, AR_ACTION_SWAP, "the fast part waits.");
}

/* What sparing a row means (P25).  Nothing is said of hip flexors and inner
 * thighs. */
static const struct spare {
	unsigned rows;
	bool no_run;
	bool no_climb;
	bool no_descent;
	bool no_strides;
	bool no_fast; /* nothing faster than T */
	const char *words;
} spares[] = {
	{ 1u << AR_LOAD_QUADRICEPS | 1u << AR_LOAD_KNEE_PF, false, false,
	    true, false, false,
	    "Spare your thighs and knees: no descents, no full long run." },
	{ 1u << AR_LOAD_CALF_SOLEUS | 1u << AR_LOAD_ACHILLES |
	        1u << AR_LOAD_PLANTAR_FOOT,
	    false, true, false, true, false,
	    "Spare your calves and feet: no climbs, no strides, no shoes that "
	    "put you on the forefoot." },
	{ 1u << AR_LOAD_HAMSTRINGS, false, false, false, true, true,
	    "Spare your hamstrings: nothing faster than threshold." },
	{ 1u << AR_LOAD_GLUTES, false, true, false, false, false,
	    "Spare your buttocks: no climbs." },
	{ 1u << AR_LOAD_TIB_ANTERIOR | 1u << AR_LOAD_TIBIA, true, false,
	    false, true, false, "Spare your shins: walk or ride instead." },
};

static bool
conflicts(const struct spare *spare, const struct ar_planned *planned)
{
	switch (planned->flavour) {
	case AR_FLAVOUR_I:
	case AR_FLAVOUR_R:
	case AR_FLAVOUR_FARTLEK:
		return spare->no_fast;
	case AR_FLAVOUR_HILLS:
		return spare->no_climb || spare->no_fast;
	default:
		return spare->no_strides && planned->kind == AR_PLAN_STRIDES;
	}
}

static void
spare(struct ar_day *day, const struct spare *spare)
{
	const struct ar_planned *planned = day->planned;
	enum ar_action action = AR_ACTION_KEEP;

	day->flat |= spare->no_climb || spare->no_descent;
	day->no_strides |= spare->no_strides;
	if (spare->no_descent && planned && planned->kind == AR_PLAN_LONG) {
		ar_day_share(day, "P25", AR_DAY_LONG_SHARE);
		action = AR_ACTION_CUT;
	}
	if (planned && conflicts(spare, planned))
		action = AR_ACTION_SWAP;
	if (spare->no_run)
		action = AR_ACTION_XT;
	ar_day_lower(day, "P25", action, spare->words, NULL);
}

void
ar_gate_spare(struct ar_day *day)
{
	for (size_t i = 0; i < sizeof spares / sizeof spares[0]; i++)
		if (day->spare & spares[i].rows)
			spare(day, &spares[i]);
}
