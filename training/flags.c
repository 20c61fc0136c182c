/* P26 to P29, P32: heart, sleep, effort, and how their flags add up. */
#include <math.h>

#include "base/text.h"
#include "training/day.h"
#include "training/numbers.h"

/* Values `from` to `to` days ago, the last item is day 0. */
struct spread {
	double mean;
	double sd; /* sample */
	int count;
};

static double
value_ago(const double *values, size_t count, size_t ago)
{
	return ago < count ? values[count - 1 - ago] : NAN;
}

static struct spread
spread_of(const double *values, size_t count, size_t from, size_t to)
{
	struct spread out = { NAN, NAN, 0 };
	double sum = 0;
	double squares = 0;

	for (size_t i = from; i <= to; i++) {
		double v = value_ago(values, count, i);

		sum += isnan(v) ? 0 : v;
		out.count += !isnan(v);
	}
	if (out.count == 0)
		return out;
	out.mean = sum / out.count;
	for (size_t i = from; i <= to; i++) {
		double off = value_ago(values, count, i) - out.mean;

		squares += isnan(off) ? 0 : off * off;
	}
	if (out.count > 1)
		out.sd = sqrt(squares / (out.count - 1));
	return out;
}

enum band { OFF, BELOW, INSIDE, ABOVE };

/* P26 as it stood `ago` days ago; logs holds ln rMSSD. */
static enum band
hrv_band(const double *logs, size_t count, size_t ago)
{
	size_t week = ago + AR_P26_MEAN_DAYS;
	struct spread now = spread_of(logs, count, ago, week - 1);
	struct spread base = spread_of(logs, count, week,
	    week + AR_P26_BAND_DAYS - 1);
	double off = ar_round(now.mean - base.mean, 6);
	double width = ar_round(base.sd * AR_P26_BAND_SD, 6);

	if (now.count < AR_P26_MEAN_LEAST || base.count < AR_P26_BAND_LEAST)
		return OFF;
	if (off < -width)
		return BELOW;
	return off > width ? ABOVE : INSIDE;
}

enum {
	HRV_DAYS = AR_P26_BELOW_DAYS + AR_P26_MEAN_DAYS + AR_P26_BAND_DAYS
};

/* Three days running: short, and a fifth less in the week to come. */
static void
hrv_low(struct ar_day *day)
{
	struct ar_day_cut cut = { "P26", AR_P26_SHARE,
		day->today + AR_P26_WEEK_DAYS - 1,
		AR_DAY_SAY(day, "Your heart rate variability has been below "
		    "your own range for three days: a fifth less this "
		    "week."), NULL };

	ar_day_lower(day, "P26", AR_ACTION_EASY_SHORT,
	    AR_DAY_SAY(day, "Your heart rate variability has been below your "
	        "own range for three days: short and easy."),
	    AR_DAY_SAY(day, "mean of %d days", AR_P26_MEAN_DAYS));
	ar_day_cut_week(day, &cut);
}

void
ar_gate_hrv(struct ar_day *day)
{
	const struct ar_plan_state *state = day->state;
	double logs[HRV_DAYS];
	size_t count = HRV_DAYS;
	int below = 0;
	enum band band;

	for (size_t i = 0; i < count; i++) {
		double v = value_ago(state->hrv_rmssd_ms, state->hrv_count, i);

		logs[count - 1 - i] = v > 0 ? log(v) : NAN;
	}
	band = hrv_band(logs, count, 0);
	for (size_t i = 0; i < AR_P26_BELOW_DAYS; i++)
		below += hrv_band(logs, count, i) == BELOW;
	if (band == BELOW) {
		ar_day_yellow(day, "P26", "heart rate variability");
		if (below == AR_P26_BELOW_DAYS)
			hrv_low(day);
		ar_day_lower(day, "P26", AR_ACTION_SWAP,
		    AR_DAY_SAY(day, "Your heart rate variability is below "
		        "your own range: easy today."),
		    AR_DAY_SAY(day, "mean of %d days", AR_P26_MEAN_DAYS));
	} else if (band == ABOVE && state->fatigue_0_10 >= AR_P26_FATIGUE) {
		ar_day_lower(day, "P26", AR_ACTION_EASY,
		    AR_DAY_SAY(day, "Your heart rate variability is above "
		        "your own range and you feel tired: easy today."),
		    AR_DAY_SAY(day, "fatigue %f of 10", state->fatigue_0_10));
	}
}

void
ar_gate_resting(struct ar_day *day)
{
	const double *bpm = day->state->resting_bpm;
	size_t count = day->state->resting_count;
	struct spread week = spread_of(bpm, count, 0, AR_P27_MEAN_DAYS - 1);
	struct spread base = spread_of(bpm, count, AR_P27_MEAN_DAYS,
	    AR_P27_MEAN_DAYS + AR_P27_BASE_DAYS - 1);
	double rise = ar_round(week.mean - base.mean, 1);
	double today = ar_round(value_ago(bpm, count, 0) - base.mean, 1);

	if (base.count < AR_P27_BASE_LEAST)
		return;
	if ((week.count >= AR_P27_MEAN_LEAST && rise >= AR_P27_RISE) ||
	    today >= AR_P27_DAY_RISE)
		ar_day_yellow(day, "P27", "resting heart rate");
}

void
ar_gate_sleep(struct ar_day *day)
{
	const double *sleep = day->state->sleep_h;
	size_t count = day->state->sleep_count;
	double night = ar_round(value_ago(sleep, count, 0), 2);
	struct spread weeks = spread_of(sleep, count, 0,
	    AR_P28_MEAN_DAYS - 1);
	const char *numbers = AR_DAY_SAY(day, "%f h of sleep",
	    ar_round(night, 1));

	if (night < AR_P28_SWAP)
		ar_day_yellow(day, "P28", "sleep");
	if (night < AR_P28_SHORT)
		ar_day_lower(day, "P28", AR_ACTION_EASY_SHORT,
		    AR_DAY_SAY(day, "It was a very short night: short and "
		        "easy today."), numbers);
	if (night < AR_P28_SWAP)
		ar_day_lower(day, "P28", AR_ACTION_SWAP,
		    AR_DAY_SAY(day, "It was a short night: the hard run "
		        "waits."), numbers);
	if (weeks.count >= AR_P28_MEAN_LEAST &&
	    ar_round(weeks.mean, 2) < AR_P28_MEAN) {
		day->hold = true;
		ar_day_lower(day, "P28", AR_ACTION_KEEP,
		    AR_DAY_SAY(day, "Your nights have been short for two "
		        "weeks: nothing is added this week."),
		    AR_DAY_SAY(day, "%f h a night", ar_round(weeks.mean, 1)));
	}
}

void
ar_gate_effort(struct ar_day *day)
{
	const struct ar_plan_state *state = day->state;
	size_t count = state->rpe_over_count;
	bool harder = value_ago(state->rpe_over_plan, count, 0) >=
	        AR_P29_RPE &&
	    value_ago(state->rpe_over_plan, count, 1) >= AR_P29_RPE;

	if (harder || ar_round(state->easy_hr_change_pct, 1) >= AR_P29_HEART)
		ar_day_yellow(day, "P29", "effort");
}

/* "sleep, effort" */
static const char *
list_flags(struct ar_day *day)
{
	struct ar_text text;

	ar_text_start(&text, day->arena);
	for (unsigned i = 0; i < day->yellow; i++) {
		ar_text_add(&text, i ? ", " : "");
		ar_text_add(&text, day->flags[i]);
	}
	return ar_day_kept(day, ar_text_end(&text));
}

void
ar_gate_flags(struct ar_day *day)
{
	enum ar_action action = AR_ACTION_KEEP;
	const char *advice = "stay at the easy end of the range.";
	const char *numbers;

	if (day->sore.most >= AR_P24_EASY)
		ar_day_yellow(day, "P32", "soreness");
	if (day->state->stress_mood_worst_fifth)
		ar_day_yellow(day, "P32", "stress or mood");
	if (day->yellow == 0)
		return;
	if (day->yellow >= AR_P32_SWAP) {
		action = AR_ACTION_SWAP;
		advice = "the hard run waits, easy today.";
	}
	if (day->yellow >= AR_P32_SHORT) {
		action = AR_ACTION_EASY_SHORT;
		advice = "short and easy today.";
	}
	if (day->yellow >= AR_P32_REST) {
		action = AR_ACTION_REST;
		advice = "rest today.";
	}
	numbers = list_flags(day);
	ar_day_lower(day, "P32", action,
	    AR_DAY_SAY(day, "%d yellow %s: %s", (int)day->yellow,
	        day->yellow == 1 ? "flag" : "flags", advice), numbers);
}
