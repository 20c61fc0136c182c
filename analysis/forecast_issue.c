/* Soreness forecast: the terms of a day and what is said on it. */
#include <math.h>

#include "analysis/forecast.h"
#include "analysis/forecast_numbers.h"

static double
clamp(double value, double least, double most)
{
	return fmin(fmax(value, least), most);
}

static double
log_odds(double p)
{
	return log(p / (1 - p));
}

/* count of n, with some cases of a rate beforehand */
static double
shrunk(double count, double n, double rate, double cases)
{
	return (count + cases * rate) / (n + cases);
}

struct loads {
	double z;         /* today's, own SD; NAN unknown */
	double yesterday; /* over the own mean; NAN unknown */
};

/* The last 28 known loads, today's among them, are what is usual. */
static struct loads
loads_look(const struct ar_forecast *state)
{
	uint32_t n = state->load_count < AR_FORECAST_RECENT ?
	    state->load_count : AR_FORECAST_RECENT;
	double mean = 0, sq = 0;

	if (n < AR_FORECAST_LOADS_MIN)
		return (struct loads){ NAN, NAN };
	for (uint32_t k = 0; k < n; k++)
		mean += state->loads[k];
	mean /= n;
	for (uint32_t k = 0; k < n; k++)
		sq += (state->loads[k] - mean) * (state->loads[k] - mean);
	double sd = fmax(sqrt(sq / n), AR_FORECAST_LOAD_SD_MIN);
	double usual = fmax(mean, AR_FORECAST_LOAD_SD_MIN);

	/* clamp() would turn NAN into a bound */
	return (struct loads){
	    isnan(state->load_today) ? NAN :
	    clamp((state->load_today - mean) / sd, -AR_FORECAST_Z_MAX,
		AR_FORECAST_Z_MAX),
	    isnan(state->load_yesterday) ? NAN :
	    clamp(state->load_yesterday / usual, 0, AR_FORECAST_RATIO_MAX) };
}

/* what is not known is as usual: 0 */
static double
put(const struct ar_forecast_weight *weight, double raw)
{
	return isnan(raw) ? 0 : raw - weight->centre;
}

static void
line_terms(const struct ar_forecast_series *series, double today,
    struct loads loads, const struct ar_forecast_weight *weight,
    double x[AR_FORECAST_TERMS])
{
	double raw[AR_FORECAST_TERMS], off = today - series->slow;

	raw[LINE_CONSTANT] = 1;
	raw[LINE_TODAY] = off;
	raw[LINE_RECENT] = series->fast - series->slow;
	raw[LINE_LOAD] = loads.z;
	raw[LINE_LOAD_YESTERDAY] = loads.yesterday;
	raw[LINE_LEVEL] = series->slow;
	raw[LINE_LOAD_WHEN_SORE] = loads.z * off;
	raw[LINE_FAR] = off * off;
	for (int k = 0; k < AR_FORECAST_TERMS; k++)
		x[k] = put(&weight[k], raw[k]);
}

/* Own days like today, nearer ones count more: 1/(1 + d²)², d in the
 * distances of forecast_numbers.csv.  d <= 1 are told as "days like today". */
static double
alike_rate(const struct ar_forecast *state, struct ar_forecast_issue *issue)
{
	uint32_t n = state->alike_count < AR_FORECAST_ALIKE ?
	    state->alike_count : AR_FORECAST_ALIKE;
	double weight[AR_FORECAST_ALIKE], sum = 0, sore = 0;
	const double *at = issue->alike;

	for (uint32_t k = 0; k < n; k++) {
		double far = 1;

		for (int j = 0; j < AR_FORECAST_ALIKE_BY; j++) {
			double off = state->alike[j][k] - at[j];

			far += off * off;
		}
		weight[k] = 1 / (far * far);
	}
	for (uint32_t k = 0; k < n; k++) {
		bool near = weight[k] >= 1.0 / 4; /* d <= 1 */

		sum += weight[k];
		sore += weight[k] * state->alike_sore[k];
		issue->like_days += near;
		issue->like_sore += near && state->alike_sore[k] > 0;
	}
	return shrunk(sore, sum, shrunk(state->onsets, state->alike_count,
	    state->population->onset_rate, AR_FORECAST_PSEUDO_DAYS),
	    AR_FORECAST_ALIKE_PRIOR);
}

static double
often(const struct ar_forecast *state)
{
	const struct ar_forecast_series *series =
	    &state->item[AR_FORECAST_SORENESS];
	uint32_t n = series->count < AR_FORECAST_RECENT ?
	    series->count : AR_FORECAST_RECENT;
	uint32_t sore = 0;

	for (uint32_t k = 0; k < n; k++)
		sore += series->recent[k] < AR_FORECAST_SORE_BELOW;
	return shrunk(sore, n, state->population->sore_rate,
	    AR_FORECAST_OFTEN_PSEUDO);
}

static size_t
weekday(int64_t day)
{
	int64_t rest = day % AR_FORECAST_WEEK;

	return (size_t)(rest < 0 ? rest + AR_FORECAST_WEEK : rest);
}

static void
chance_terms(const struct ar_forecast *state,
    const struct ar_forecast_day *day, double readiness_usual,
    struct loads loads, struct ar_forecast_issue *issue)
{
	const struct ar_forecast_series *series =
	    &state->item[AR_FORECAST_SORENESS];
	size_t next = weekday(day->day + 1);
	double raw[AR_FORECAST_CHANCE];

	issue->alike[0] = (isnan(loads.z) ? 0 : loads.z) /
	    AR_FORECAST_ALIKE_LOAD;
	issue->alike[1] = (isnan(loads.yesterday) ? 1 : loads.yesterday) /
	    AR_FORECAST_ALIKE_YESTERDAY;
	issue->alike[2] = day->report_1_5 / AR_FORECAST_ALIKE_TODAY;
	issue->alike[3] = series->slow / AR_FORECAST_ALIKE_USUAL;
	raw[CHANCE_CONSTANT] = 1;
	raw[CHANCE_LOAD] = loads.z;
	raw[CHANCE_LOAD_YESTERDAY] = loads.yesterday;
	raw[CHANCE_USUAL] = series->slow;
	raw[CHANCE_RECENT] = series->fast - series->slow;
	raw[CHANCE_OFTEN] = log_odds(often(state));
	raw[CHANCE_MOOD] = day->mood;
	raw[CHANCE_READINESS] = day->readiness - readiness_usual;
	raw[CHANCE_ALIKE] = log_odds(alike_rate(state, issue));
	raw[CHANCE_WEEKDAY] = state->week_sum[next] /
	    (state->week_count[next] + AR_FORECAST_WEEK_PSEUDO);
	for (int k = 0; k < AR_FORECAST_CHANCE; k++)
		issue->chance_x[k] = put(&state->population->chance[k],
		    raw[k]);
	issue->chance = 1 / (1 + exp(-ar_forecast_logistic_sum(
	    &state->chance, issue->chance_x)));
}

double
ar_forecast_width(const struct ar_forecast *state)
{
	double noise = state->population->noise[AR_FORECAST_SORENESS_1];
	double sq = AR_FORECAST_WIDTH_PSEUDO * noise * noise +
	    state->record.error_sq;

	return AR_FORECAST_WIDTH_Z *
	    sqrt(sq / (AR_FORECAST_WIDTH_PSEUDO + state->record.scored));
}

static double
on_scale(double value, enum ar_forecast_item item)
{
	return clamp(value, 1, item == AR_FORECAST_READINESS ? 10 : 5);
}

void
ar_forecast_issue_make(const struct ar_forecast *state,
    const struct ar_forecast_day *day, double readiness_usual,
    struct ar_forecast_issue *issue)
{
	const double given[AR_FORECAST_ITEMS] = { day->report_1_5,
	    day->fatigue, day->readiness };
	struct loads loads = loads_look(state);

	*issue = (struct ar_forecast_issue){ .day = day->day,
	    .report_1_5 = day->report_1_5,
	    .clear = day->report_1_5 >= AR_FORECAST_SORE_BELOW,
	    .width = ar_forecast_width(state), .chance = NAN };
	for (int l = 0; l < AR_FORECAST_LINES; l++) {
		enum ar_forecast_item item = ar_forecast_targets[l].item;
		const struct ar_forecast_series *series = &state->item[item];

		issue->value[l] = NAN;
		if (isnan(given[item]) ||
		    series->count < AR_FORECAST_LEARN_FROM)
			continue;
		if (!issue->made[item])
			line_terms(series, given[item], loads,
			    state->population->line[l], issue->x[item]);
		issue->made[item] = true;
		issue->usual[item] = series->slow;
		issue->mean[item] = series->mean;
		issue->scored[l] = series->count >= AR_FORECAST_ENOUGH;
		issue->value[l] = on_scale(series->slow +
		    ar_forecast_rls_sum(&state->line[l], issue->x[item]),
		    item);
	}
	issue->clear = issue->clear && issue->made[AR_FORECAST_SORENESS];
	if (issue->clear)
		chance_terms(state, day, readiness_usual, loads, issue);
}
