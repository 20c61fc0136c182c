#include "app/today_forecast.h"

#include <math.h>

#include "analysis/forecast_numbers.h"
#include "app/today_texts.h"
#include "base/text.h"

static const double per_mark = 10; /* tenths */
static const double percent = 100;

/* 0..10 for a distance on 1..5. */
static double
width_0_10(double width_1_5)
{
	return fabs(ar_forecast_to_0_10(1) - ar_forecast_to_0_10(2)) *
	    width_1_5;
}

/* Whole tenths that add up to the rounded sum: the rest goes where rounding
 * took most. */
static void
round_parts(const double part[AR_TODAY_PARTS], int tenths[AR_TODAY_PARTS])
{
	double sum = 0;
	int left;

	for (int i = 0; i < AR_TODAY_PARTS; i++) {
		tenths[i] = (int)lround(part[i] * per_mark);
		sum += part[i];
	}
	left = (int)lround(sum * per_mark);
	for (int i = 0; i < AR_TODAY_PARTS; i++)
		left -= tenths[i];
	while (left != 0) {
		int way = left > 0 ? 1 : -1, most = 0;
		double worst = -INFINITY;

		for (int i = 0; i < AR_TODAY_PARTS; i++) {
			double off = way * (part[i] * per_mark - tenths[i]);

			if (off > worst) {
				worst = off;
				most = i;
			}
		}
		tenths[most] += way;
		left -= way;
	}
}

static void
fill_parts(struct ar_today_forecast *forecast)
{
	const struct ar_forecast_out *out = &forecast->out;
	int tenths[AR_TODAY_PARTS], sum = 0;

	round_parts(out->part_0_10, tenths);
	for (int i = 0; i < AR_TODAY_PARTS; i++) {
		sum += tenths[i];
		if (tenths[i] == 0 && i > 0)
			continue;
		forecast->part[forecast->part_count++] =
		    (struct ar_today_part){out->term[i].id,
		    out->term[i].words, out->term[i].value,
		    tenths[i] / per_mark};
	}
	forecast->soreness = sum / per_mark;
	forecast->width = ar_round(width_0_10(out->width_1_5), 1);
}

static const char *
sentence(const struct ar_today_forecast *forecast, struct ar_arena *arena)
{
	struct ar_text text;

	ar_text_start(&text, arena);
	ar_text_add(&text, "Tomorrow morning your legs will probably be at ");
	ar_text_fixed(&text, forecast->soreness, 1);
	ar_text_add(&text, " of 10 (8 mornings in 10 within ");
	ar_text_fixed(&text, forecast->width, 1);
	ar_text_add(&text, "): ");
	for (size_t i = 0; i < forecast->part_count; i++) {
		const struct ar_today_part *part = &forecast->part[i];

		if (i > 0)
			ar_text_add(&text, part->part < 0 ? ", -" : ", +");
		ar_text_fixed(&text, i > 0 ? fabs(part->part) : part->part,
		    1);
		ar_text_add(&text, " ");
		ar_text_add(&text, part->words);
	}
	ar_text_add(&text, ".");
	return ar_text_end(&text);
}

/* Own counts first: they are what was really seen. */
static const char *
chance(const struct ar_forecast_out *out, struct ar_arena *arena)
{
	struct ar_text text;

	ar_text_start(&text, arena);
	ar_text_add(&text, "Chance to be newly sore tomorrow (");
	ar_text_int(&text, (int64_t)floor(ar_forecast_to_0_10(
	    AR_FORECAST_SORE_BELOW)) + 1);
	ar_text_add(&text, " of 10 or more): ");
	ar_text_int(&text, (int64_t)lround(out->chance * percent));
	ar_text_add(&text, " in 100.");
	if (out->like_days > 0) {
		ar_text_add(&text, " After days like today you were newly "
		    "sore next morning ");
		ar_text_int(&text, out->like_sore);
		ar_text_add(&text, out->like_sore == 1 ? " time in " :
		    " times in ");
		ar_text_int(&text, out->like_days);
		ar_text_add(&text, ".");
	}
	return ar_text_end(&text);
}

static void
add_counts(struct ar_text *text, const struct ar_forecast_score *score)
{
	ar_text_add(text, " New soreness: ");
	ar_text_int(text, score->hits);
	ar_text_add(text, " foreseen, ");
	ar_text_int(text, score->misses);
	ar_text_add(text, " missed, ");
	ar_text_int(text, score->false_alarms);
	ar_text_add(text, score->false_alarms == 1 ? " false alarm" :
	    " false alarms");
	if (!isnan(score->ece)) {
		ar_text_add(text, "; the chances were off by ");
		ar_text_fixed(text, score->ece * percent, 0);
		ar_text_add(text, " in 100 on average");
	}
	ar_text_add(text, ".");
}

static const char *
record(const struct ar_forecast_score *score, struct ar_arena *arena)
{
	struct ar_text text;

	if (score->scored == 0)
		return AR_TEXT_RECORD_FEW;
	ar_text_start(&text, arena);
	ar_text_add(&text, "So far: ");
	ar_text_int(&text, score->scored);
	ar_text_add(&text, score->scored == 1 ? " forecast, off by " :
	    " forecasts, off by ");
	ar_text_fixed(&text, width_0_10(score->mean_error), 1);
	ar_text_add(&text, " on average, ");
	ar_text_fixed(&text, score->inside_ratio * percent, 0);
	ar_text_add(&text, " in 100 within the width.");
	if (score->chances > 0)
		add_counts(&text, score);
	return ar_text_end(&text);
}

static const char *
lacking(const struct ar_forecast_out *out, struct ar_arena *arena)
{
	if (out->lack != AR_FORECAST_FEW)
		return AR_TEXT_FORECAST_UNSAID;
	return ar_text_format(arena, "%s So far: %d.", AR_TEXT_FORECAST_FEW,
	    (int)out->reports);
}

enum ar_status
ar_today_forecast_make(const struct ar_log_series *series, int64_t today,
    struct ar_arena *arena, struct ar_today_forecast *forecast,
    struct ar_error *err)
{
	struct ar_forecast *state = ar_arena_alloc(arena, sizeof *state);

	*forecast = (struct ar_today_forecast){.day = today + 1,
	    .soreness = NAN, .width = NAN, .usual = AR_TEXT_FORECAST_USUAL};
	if (!state)
		return ar_fail(err, AR_EMEM, 0, "out of memory");
	ar_forecast_start(state, NULL);
	for (size_t i = 0; i < series->count; i++) {
		struct ar_forecast_day day = ar_log_forecast_day(series, i);

		(void)ar_forecast_day(state, &day);
	}
	ar_forecast_tomorrow(state, &forecast->out);
	forecast->score = ar_forecast_score(&state->record);
	forecast->record = record(&forecast->score, arena);
	if (forecast->out.enough) {
		fill_parts(forecast);
		forecast->sentence = sentence(forecast, arena);
	} else {
		forecast->sentence = lacking(&forecast->out, arena);
	}
	if (!isnan(forecast->out.chance)) {
		forecast->chance = chance(&forecast->out, arena);
		if (!forecast->chance)
			return ar_fail(err, AR_EMEM, 0, "out of memory");
	}
	return forecast->sentence && forecast->record ? AR_OK :
	    ar_fail(err, AR_EMEM, 0, "out of memory");
}
