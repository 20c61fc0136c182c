/* Soreness forecast: what is handed out, in terms that add up. */
#include <math.h>

#include "analysis/forecast.h"
#include "analysis/forecast_numbers.h"

struct forecast_words {
	const char *id;
	const char *words;
};

#include "analysis/forecast_population.inc"

/* 0..10 with 0 = none against 1..5 with 5 = not sore. */
static const double best = 5, per_mark = 2.5;

const struct ar_forecast_population *
ar_forecast_shipped(void)
{
	return &shipped;
}

double
ar_forecast_from_0_10(double soreness_0_10)
{
	return best - soreness_0_10 / per_mark;
}

double
ar_forecast_to_0_10(double report_1_5)
{
	return (best - report_1_5) * per_mark;
}

static void
say_line(const struct ar_forecast *state,
    const struct ar_forecast_issue *issue, struct ar_forecast_out *out)
{
	const struct ar_forecast_rls *rls =
	    &state->line[AR_FORECAST_SORENESS_1];
	const double *x = issue->x[AR_FORECAST_SORENESS];
	struct ar_forecast_term *last = &out->term[AR_FORECAST_TERMS + 1];
	double sum = issue->usual[AR_FORECAST_SORENESS];

	out->term[0] = (struct ar_forecast_term){ "usual",
	    "your usual: the mean of your reports of late", sum, sum };
	for (int k = 0; k < AR_FORECAST_TERMS; k++) {
		double part = rls->weight[k] * x[k];

		out->term[k + 1] = (struct ar_forecast_term){
		    line_words[k].id, line_words[k].words, x[k], part };
		sum += part;
	}
	out->report_1_5 = issue->value[AR_FORECAST_SORENESS_1];
	*last = (struct ar_forecast_term){ "scale",
	    "kept within the scale", sum, out->report_1_5 - sum };
	out->soreness_0_10 = ar_forecast_to_0_10(out->report_1_5);
	out->part_0_10[0] = ar_forecast_to_0_10(out->term[0].part);
	for (int k = 1; k < AR_FORECAST_TERMS + 2; k++)
		out->part_0_10[k] = -per_mark * out->term[k].part;
	out->width_1_5 = issue->width;
	out->usual_1_5[0] = issue->value[AR_FORECAST_SORENESS_2];
	out->usual_1_5[1] = issue->value[AR_FORECAST_SORENESS_3];
}

static void
say_chance(const struct ar_forecast *state,
    const struct ar_forecast_issue *issue, struct ar_forecast_out *out)
{
	out->log_odds = 0;
	for (int k = 0; k < AR_FORECAST_CHANCE; k++) {
		double part = state->chance.weight[k] * issue->chance_x[k];

		out->chance_term[k] = (struct ar_forecast_term){
		    chance_words[k].id, chance_words[k].words,
		    issue->chance_x[k], part };
		out->log_odds += part;
	}
	out->chance = issue->chance;
	out->like_days = issue->like_days;
	out->like_sore = issue->like_sore;
}

void
ar_forecast_tomorrow(const struct ar_forecast *state,
    struct ar_forecast_out *out)
{
	const struct ar_forecast_issue *issue =
	    &state->issue[ar_forecast_slot(state->day)];
	bool said = state->days > 0 && issue->made[AR_FORECAST_SORENESS];

	*out = (struct ar_forecast_out){ .report_1_5 = NAN,
	    .soreness_0_10 = NAN, .width_1_5 = NAN, .chance = NAN,
	    .log_odds = NAN, .usual_1_5 = { NAN, NAN } };
	out->reports = state->item[AR_FORECAST_SORENESS].count;
	if (out->reports < AR_FORECAST_ENOUGH)
		out->lack = AR_FORECAST_FEW;
	else if (!said)
		out->lack = AR_FORECAST_UNSAID;
	out->enough = out->lack == AR_FORECAST_READY;
	if (out->enough)
		say_line(state, issue, out);
	if (out->enough && issue->clear)
		say_chance(state, issue, out);
}

static double
ratio(double part, double whole)
{
	return whole > 0 ? part / whole : NAN;
}

struct ar_forecast_score
ar_forecast_score(const struct ar_forecast_record *record)
{
	struct ar_forecast_score score = { .scored = record->scored,
	    .chances = record->chances, .hits = record->hits,
	    .misses = record->misses,
	    .false_alarms = record->false_alarms, .quiet = record->quiet };
	double off = 0;

	score.mean_error = ratio(record->error_sum, record->scored);
	score.over_persistence = 1 -
	    ratio(record->error_sq, record->persistence_sq);
	score.over_mean = 1 - ratio(record->error_sq, record->mean_sq);
	score.inside_ratio = ratio(record->inside, record->scored);
	score.brier = ratio(record->brier_sum, record->chances);
	for (int k = 0; k < AR_FORECAST_TENTHS; k++)
		off += fabs(record->tenth_expected[k] -
		    record->tenth_sore[k]);
	score.ece = ratio(off, record->chances);
	return score;
}
