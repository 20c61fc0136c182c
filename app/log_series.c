#include "app/log_series.h"

#include <math.h>

#include "analysis/numbers.h"
#include "app/day_look.h"
#include "app/numbers.h"

static int64_t
first_day(const struct ar_history *history)
{
	int64_t first = history->today + 1;

	if (history->day_count > 0 && history->days[0].day < first)
		first = history->days[0].day;
	if (history->feel_count > 0 && history->feels[0].day < first)
		first = history->feels[0].day;
	if (history->today - first >= AR_SERIES_DAYS_MAX)
		first = history->today - AR_SERIES_DAYS_MAX + 1;
	return first;
}

/* A3.4, else A3.10: 60 minutes at RPE 5 are near TSS 60.  With several
 * activities, of which some were not rated, the larger of both. */
static double
load_au(const struct ar_day_load *day)
{
	double made = day->tss / AR_TSS_PER_SRPE;

	if (isnan(day->au))
		return made;
	return day->runs + day->others > 1 && made > day->au ? made : day->au;
}

static void
fill_loads(const struct ar_history *history, struct ar_log_series *series)
{
	for (size_t i = 0; i < history->day_count; i++) {
		const struct ar_day_load *from = &history->days[i];
		int64_t at = from->day - series->first;

		if (at < 0 || at >= (int64_t)series->count)
			continue;
		series->days[at].tss = isnan(from->tss) ? 0 : from->tss;
		series->days[at].au = load_au(from);
		series->days[at].foot_m = from->foot_m;
	}
}

/* What is said of the legs goes before the highest of their parts. */
static void
fill_reports(const struct ar_history *history, struct ar_log_series *series)
{
	double legs = NAN, most = NAN;

	for (size_t i = 0; i < history->feel_count; i++) {
		const struct ar_feel *feel = &history->feels[i];
		int64_t at = feel->day - series->first;

		if (i == 0 || feel->day != history->feels[i - 1].day)
			legs = most = NAN;
		if (feel->region == AR_FEEL_LEGS)
			legs = fmax(legs, feel->mark);
		else
			most = fmax(most, feel->mark);
		if (at >= 0 && at < (int64_t)series->count)
			series->days[at].report = isnan(legs) ? most : legs;
	}
}

enum ar_status
ar_log_series_make(const struct ar_history *history, struct ar_arena *arena,
    struct ar_log_series *series, struct ar_error *err)
{
	series->first = first_day(history);
	series->count = (size_t)(history->today + 1 - series->first);
	series->imported = history->run_count > 0 &&
	    history->runs[history->run_count - 1].batch_id != 0;
	series->days = ar_arena_array(arena, series->count,
	    sizeof *series->days);
	if (!series->days)
		return ar_fail(err, AR_EMEM, 0, "out of memory");
	for (size_t i = 0; i < series->count; i++)
		series->days[i].report = NAN;
	fill_loads(history, series);
	fill_reports(history, series);
	return AR_OK;
}

enum ar_status
ar_log_form_make(const struct ar_log_series *series, struct ar_arena *arena,
    struct ar_form **out, struct ar_error *err)
{
	struct ar_form start = {0, 0, 0, true};
	double *load = ar_arena_array(arena, series->count, sizeof *load);

	*out = ar_arena_array(arena, series->count, sizeof **out);
	if (!load || !*out)
		return ar_fail(err, AR_EMEM, 0, "out of memory");
	for (size_t i = 0; i < series->count; i++)
		load[i] = series->days[i].tss;
	if (series->imported && series->count > 0)
		start.ctl = start.atl = ar_load_seed(load, series->count);
	ar_form_series(load, series->count, &start, AR_DECAY_EXP, *out);
	return AR_OK;
}

struct ar_forecast_day
ar_log_forecast_day(const struct ar_log_series *series, size_t i)
{
	const struct ar_log_day *day = &series->days[i];

	return (struct ar_forecast_day){
		.day = series->first + (int64_t)i,
		.report_1_5 = ar_forecast_from_0_10(day->report),
		.load = day->au,
		.fatigue = NAN,
		.readiness = NAN,
		.mood = NAN,
	};
}
