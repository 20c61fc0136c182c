/* Soreness forecast: a day comes in (docs/forecast.md). */
#include "afterrun/forecast.h"

#include <math.h>
#include <string.h>

#include "analysis/forecast.h"
#include "analysis/forecast_numbers.h"

const struct ar_forecast_target ar_forecast_targets[AR_FORECAST_LINES] = {
    [AR_FORECAST_SORENESS_1] = { AR_FORECAST_SORENESS, 1 },
    [AR_FORECAST_SORENESS_2] = { AR_FORECAST_SORENESS, 2 },
    [AR_FORECAST_SORENESS_3] = { AR_FORECAST_SORENESS, 3 },
    [AR_FORECAST_FATIGUE_1] = { AR_FORECAST_FATIGUE, 1 },
    [AR_FORECAST_READINESS_1] = { AR_FORECAST_READINESS, 1 } };

size_t
ar_forecast_slot(int64_t day)
{
	int64_t rest = day % AR_FORECAST_AHEAD;

	return (size_t)(rest < 0 ? rest + AR_FORECAST_AHEAD : rest);
}

void
ar_forecast_start(struct ar_forecast *state,
    const struct ar_forecast_population *population)
{
	if (!population)
		population = ar_forecast_shipped();
	memset(state, 0, sizeof *state);
	state->population = population;
	state->load_today = state->load_yesterday = NAN;
	for (int l = 0; l < AR_FORECAST_LINES; l++) {
		double noise = population->noise[l];

		for (int k = 0; k < AR_FORECAST_TERMS; k++) {
			double sd = population->line[l][k].sd / noise;

			state->line[l].weight[k] =
			    population->line[l][k].mean;
			state->line[l].spread[k][k] = sd * sd;
		}
	}
	for (int k = 0; k < AR_FORECAST_CHANCE; k++) {
		double sd = population->chance[k].sd;

		state->chance.weight[k] = population->chance[k].mean;
		state->chance.spread[k][k] = sd * sd;
	}
}

static double
within(double value, double least, double most)
{
	return value >= least && value <= most ? value : NAN;
}

/* Running means of one item; recent sums up 28 anew, so that nothing
 * drifts. */
static void
series_add(struct ar_forecast_series *series, double value)
{
	double sum = 0;

	if (isnan(value))
		return;
	series->recent[series->count % AR_FORECAST_RECENT] = value;
	series->fast = series->count == 0 ? value :
	    series->fast + AR_FORECAST_FAST * (value - series->fast);
	series->count++;
	series->mean += (value - series->mean) / series->count;
	uint32_t n = series->count < AR_FORECAST_RECENT ?
	    series->count : AR_FORECAST_RECENT;

	for (uint32_t k = 0; k < n; k++)
		sum += series->recent[k];
	series->slow = sum / n;
}

static void
record_chance(struct ar_forecast_record *record, double chance, bool sore)
{
	bool warned = chance >= AR_FORECAST_WARN;
	int tenth = (int)(chance * AR_FORECAST_TENTHS);
	double off = chance - (sore ? 1 : 0);

	if (tenth > AR_FORECAST_TENTHS - 1)
		tenth = AR_FORECAST_TENTHS - 1;
	record->chances++;
	record->hits += warned && sore;
	record->misses += !warned && sore;
	record->false_alarms += warned && !sore;
	record->quiet += !warned && !sore;
	record->brier_sum += off * off;
	record->tenth_days[tenth]++;
	record->tenth_sore[tenth] += sore;
	record->tenth_expected[tenth] += chance;
}

/* How yesterday's forecast of this morning did. */
static void
record_add(struct ar_forecast *state, const struct ar_forecast_issue *said,
    double report)
{
	struct ar_forecast_record *record = &state->record;
	double off = report - said->value[AR_FORECAST_SORENESS_1];
	double as_today = report - said->report_1_5;
	double as_mean = report - said->mean[AR_FORECAST_SORENESS];

	if (!said->scored[AR_FORECAST_SORENESS_1])
		return;
	record->scored++;
	record->inside += fabs(off) <= said->width;
	record->error_sum += fabs(off);
	record->error_sq += off * off;
	record->persistence_sq += as_today * as_today;
	record->mean_sq += as_mean * as_mean;
	if (said->clear)
		record_chance(record, said->chance,
		    report < AR_FORECAST_SORE_BELOW);
}

/* The morning after a day that was not sore. */
static void
chance_learn(struct ar_forecast *state, const struct ar_forecast_issue *said,
    double report)
{
	double sore = report < AR_FORECAST_SORE_BELOW ? 1 : 0;
	uint32_t slot = state->alike_count % AR_FORECAST_ALIKE;

	if (!said->clear)
		return;
	ar_forecast_logistic_learn(&state->chance,
	    state->population->chance, said->chance_x, sore);
	for (int j = 0; j < AR_FORECAST_ALIKE_BY; j++)
		state->alike[j][slot] = said->alike[j];
	state->alike_sore[slot] = sore;
	state->alike_count++;
	state->onsets += sore > 0;
}

/* What today's marks say about the forecasts made for today. */
static void
learn(struct ar_forecast *state, const double given[AR_FORECAST_ITEMS],
    int64_t day)
{
	for (int l = 0; l < AR_FORECAST_LINES; l++) {
		struct ar_forecast_target target = ar_forecast_targets[l];
		int64_t issued = day - target.ahead;
		const struct ar_forecast_issue *said =
		    &state->issue[ar_forecast_slot(issued)];

		if (said->day != issued || !said->made[target.item] ||
		    isnan(given[target.item]))
			continue;
		if (l == AR_FORECAST_SORENESS_1) {
			record_add(state, said, given[target.item]);
			chance_learn(state, said, given[target.item]);
		}
		ar_forecast_rls_learn(&state->line[l], said->x[target.item],
		    given[target.item] - said->usual[target.item]);
	}
}

static void
week_add(struct ar_forecast *state, const struct ar_forecast_day *day)
{
	int64_t rest = day->day % AR_FORECAST_WEEK;
	size_t slot = (size_t)(rest < 0 ? rest + AR_FORECAST_WEEK : rest);

	if (isnan(day->report_1_5))
		return;
	state->week_sum[slot] +=
	    day->report_1_5 - state->item[AR_FORECAST_SORENESS].slow;
	state->week_count[slot]++;
}

static void
load_add(struct ar_forecast *state, const struct ar_forecast_day *day)
{
	state->load_yesterday = state->days > 0 &&
	    state->day == day->day - 1 ? state->load_today : NAN;
	state->load_today = day->load;
	if (isnan(day->load))
		return;
	state->loads[state->load_count % AR_FORECAST_RECENT] = day->load;
	state->load_count++;
}

bool
ar_forecast_day(struct ar_forecast *state, const struct ar_forecast_day *day)
{
	struct ar_forecast_day now = *day;
	struct ar_forecast_series *ready =
	    &state->item[AR_FORECAST_READINESS];
	double usual = ready->count < AR_FORECAST_READINESS_MIN ? NAN :
	    ready->mean;

	if (now.day > (int64_t)AR_FORECAST_DAY_MAX ||
	    now.day < -(int64_t)AR_FORECAST_DAY_MAX ||
	    (state->days > 0 && now.day <= state->day))
		return false;
	now.report_1_5 = within(now.report_1_5, 1, 5);
	now.fatigue = within(now.fatigue, 1, 5);
	now.readiness = within(now.readiness, 1, 10);
	now.mood = within(now.mood, 1, 5);
	now.load = within(now.load, 0, AR_FORECAST_LOAD_MAX);
	const double given[AR_FORECAST_ITEMS] = { now.report_1_5,
	    now.fatigue, now.readiness };

	if (state->days > 0)
		learn(state, given, now.day);
	load_add(state, &now);
	for (int i = 0; i < AR_FORECAST_ITEMS; i++)
		series_add(&state->item[i], given[i]);
	week_add(state, &now);
	state->day = now.day;
	state->days++;
	ar_forecast_issue_make(state, &now, usual,
	    &state->issue[ar_forecast_slot(now.day)]);
	return true;
}

double
ar_forecast_value(const struct ar_forecast *state,
    enum ar_forecast_line line)
{
	const struct ar_forecast_issue *issue =
	    &state->issue[ar_forecast_slot(state->day)];

	return state->days > 0 && issue->scored[line] ? issue->value[line] :
	    NAN;
}
