#include "afterrun/trends.h"

#include <math.h>
#include <string.h>

#include "afterrun/load_series.h"
#include "analysis/numbers.h"
#include "app/day_look.h"
#include "app/log_series.h"
#include "app/numbers.h"

enum { WEEK = 7, THURSDAY = 3 }; /* 1970-01-01 was one */

static int64_t
monday_of(int64_t day)
{
	int64_t past = (day + THURSDAY) % WEEK;

	return day - (past < 0 ? past + WEEK : past);
}

/* --- days --- */

static void
clear_days(struct ar_trends *trends)
{
	for (size_t i = 0; i < trends->day_count; i++) {
		struct ar_trend_day *day = &trends->days[i];

		*day = (struct ar_trend_day){
			.day = trends->from_day + (int64_t)i,
			.tss = NAN, .au = NAN, .foot_m = NAN, .ctl = NAN,
			.atl = NAN, .form = NAN, .warming_up = true,
			.acwr = NAN, .soreness = NAN, .forecast = NAN,
		};
		for (int kind = 0; kind < AR_WELLNESS_KINDS; kind++)
			day->well[kind] = NAN;
	}
}

static struct ar_trend_day *
find_day(struct ar_trends *trends, int64_t day)
{
	return day < trends->from_day || day > trends->to_day ? NULL :
	    &trends->days[day - trends->from_day];
}

static double
acwr_at(const struct ar_log_series *series, size_t i)
{
	double load[AR_ACWR_CHRONIC_DAYS];
	const size_t n = AR_ACWR_CHRONIC_DAYS;

	if (i + 1 < n)
		return NAN;
	for (size_t k = 0; k < n; k++)
		load[k] = series->days[i + 1 - n + k].tss;
	return ar_acwr(load, n).coupled;
}

static enum ar_status
fill_days(const struct ar_log_series *series, struct ar_arena *arena,
    struct ar_trends *trends, struct ar_error *err)
{
	struct ar_forecast *state = ar_arena_alloc(arena, sizeof *state);
	double forecast = NAN; /* issued the day before */
	struct ar_form *form;

	if (!state)
		return ar_fail(err, AR_EMEM, 0, "out of memory");
	AR_TRY(ar_log_form_make(series, arena, &form, err));
	ar_forecast_start(state, NULL);
	for (size_t i = 0; i < series->count; i++) {
		const struct ar_log_day *from = &series->days[i];
		struct ar_forecast_day learnt = ar_log_forecast_day(series, i);
		struct ar_trend_day *to = find_day(trends, learnt.day);

		if (to) {
			to->tss = from->tss;
			to->au = from->au;
			to->foot_m = from->foot_m;
			to->soreness = from->report;
			to->forecast = forecast;
			to->ctl = form[i].ctl;
			to->atl = form[i].atl;
			to->form = form[i].form;
			to->warming_up = form[i].warming_up;
			to->acwr = acwr_at(series, i);
		}
		(void)ar_forecast_day(state, &learnt);
		forecast = ar_forecast_to_0_10(ar_forecast_value(state,
		    AR_FORECAST_SORENESS_1));
	}
	return AR_OK;
}

static void
fill_wells(const struct ar_history *history, struct ar_trends *trends)
{
	for (size_t i = 0; i < history->well_count; i++) {
		const struct ar_wellness_item *item =
		    &history->wells[i].item;
		struct ar_trend_day *day = find_day(trends, item->day);

		if (!day || item->kind >= AR_WELLNESS_KINDS)
			continue;
		if (isnan(day->well[item->kind]) ||
		    (item->source && strcmp(item->source, "said") == 0))
			day->well[item->kind] = item->value;
	}
}

/* --- weeks --- */

static struct ar_trend_week *
find_week(struct ar_trends *trends, int64_t day)
{
	int64_t first = monday_of(trends->from_day);
	int64_t at = (monday_of(day) - first) / WEEK;

	return day < first || at >= (int64_t)trends->week_count ? NULL :
	    &trends->weeks[at];
}

static void
fill_strain(const struct ar_log_series *series, struct ar_trend_week *week)
{
	int64_t at = week->monday - series->first;
	double load[WEEK];

	week->monotony = week->strain = NAN;
	if (at < 0 || at + WEEK > (int64_t)series->count)
		return;
	for (int k = 0; k < WEEK; k++)
		load[k] = series->days[at + k].tss;
	struct ar_strain strain = ar_week_strain(load);

	week->monotony = strain.monotony;
	week->strain = strain.strain;
}

static void
start_weeks(const struct ar_history *history,
    const struct ar_log_series *series, struct ar_trends *trends)
{
	int64_t read_from = history->run_count == 0 ? history->today + 1 :
	    history->runs[history->run_count - 1].day;

	for (size_t i = 0; i < trends->week_count; i++) {
		struct ar_trend_week *week = &trends->weeks[i];

		*week = (struct ar_trend_week){
			.monday = monday_of(trends->from_day) +
			    (int64_t)i * WEEK};
		fill_strain(series, week);
		for (int row = 0; row < AR_LOAD_ROWS; row++)
			week->dose_eq_km[row] =
			    week->monday < monday_of(read_from) ? NAN : 0;
	}
}

static void
fill_weeks(const struct ar_history *history, struct ar_trends *trends)
{
	for (size_t i = 0; i < history->day_count; i++) {
		const struct ar_day_load *day = &history->days[i];
		struct ar_trend_week *week = find_week(trends, day->day);

		if (!week || day->day > history->today)
			continue;
		week->tss += isnan(day->tss) ? 0 : day->tss;
		week->foot_m += day->foot_m;
		week->descent_m += day->descent_m;
		week->runs += day->runs;
	}
	for (size_t i = 0; i < history->run_count; i++) {
		const struct ar_run *run = &history->runs[i];
		struct ar_trend_week *week = find_week(trends, run->day);

		for (int row = 0; week && run->legs_known &&
		     row < AR_LOAD_ROWS; row++)
			if (!isnan(run->leg[row].dose_eq_km))
				week->dose_eq_km[row] +=
				    run->leg[row].dose_eq_km;
	}
}

/* series is of the history as it is read for today, so that both screens
 * say the same; history may reach further back. */
static enum ar_status
make(const struct ar_history *history, const struct ar_log_series *series,
    int64_t from_day, int64_t to_day, struct ar_arena *arena,
    struct ar_trends *trends, struct ar_error *err)
{
	if (to_day > history->today)
		to_day = history->today;
	if (from_day < history->today - AR_SERIES_DAYS_MAX)
		from_day = history->today - AR_SERIES_DAYS_MAX;
	if (from_day > to_day)
		return ar_fail_at(err, AR_EINPUT, "from",
		    "the first day lies after the last one");
	*trends = (struct ar_trends){.from_day = from_day, .to_day = to_day};
	trends->day_count = (size_t)(to_day - from_day + 1);
	trends->week_count = (size_t)((monday_of(to_day) -
	    monday_of(from_day)) / WEEK + 1);
	trends->days = ar_arena_array(arena, trends->day_count,
	    sizeof *trends->days);
	trends->weeks = ar_arena_array(arena, trends->week_count,
	    sizeof *trends->weeks);
	if (!trends->days || !trends->weeks)
		return ar_fail(err, AR_EMEM, 0, "out of memory");
	clear_days(trends);
	start_weeks(history, series, trends);
	fill_weeks(history, trends);
	fill_wells(history, trends);
	return fill_days(series, arena, trends, err);
}

enum ar_status
ar_trends_make(const struct ar_history *history, int64_t from_day,
    int64_t to_day, struct ar_arena *arena, struct ar_trends *trends,
    struct ar_error *err)
{
	struct ar_log_series series;

	AR_TRY(ar_log_series_make(history, arena, &series, err));
	return make(history, &series, from_day, to_day, arena, trends, err);
}

enum ar_status
ar_trends_read(struct ar_store *store, const struct ar_moment *moment,
    int64_t from_day, int64_t to_day, struct ar_arena *arena,
    struct ar_trends *trends, struct ar_error *err)
{
	struct ar_run_filter filter = {.from_day = monday_of(from_day),
	    .to_day = ar_moment_day(moment), .on_foot = true, .legs = true};
	struct ar_log_series series;
	struct ar_history history;

	AR_TRY(ar_history_read(store, moment, arena, &history, err));
	AR_TRY(ar_log_series_make(&history, arena, &series, err));
	AR_TRY(ar_store_wells(store, AR_WELLNESS_KINDS, from_day,
	    history.today, false, arena, &history.wells, &history.well_count,
	    err));
	if (history.run_count == 0 ||
	    history.runs[history.run_count - 1].day > filter.from_day)
		AR_TRY(ar_store_runs(store, &filter, arena, &history.runs,
		    &history.run_count, err));
	return make(&history, &series, from_day, to_day, arena, trends, err);
}
