/* trends: weeks and months of load, legs, soreness and sleep. */
#include <errno.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "afterrun/trends.h"
#include "api/trends_json.h"
#include "doors/cli/chart.h"
#include "doors/cli/commands.h"
#include "doors/cli/look.h"
#include "doors/cli/report.h"
#include "doors/cli/svg.h"
#include "doors/cli/trend_values.h"
#include "doors/cli/words.h"
#include "doors/common/exits.h"

enum { DAYS_USUAL = 90, ROWS = 4, ROWS_SMALL = 3, LINE_MAX = 256,
	WEEKS_SHOWN = 6, WEEK_COLUMN = 7, DAY_COLUMNS = 10, LEG_COLUMNS = 20,
	MONTH_AT = 5 /* of 2026-11-21 */ };

static const double km = 1000;

/* A chart of one value of each day. */
struct day_chart {
	const char *title;
	const char *unit;
	int decimals;
	double lo;
	double (*value)(const struct ar_trend_day *day);
};

static enum ar_status
draw_days(struct screen *screen, const struct ar_trends *trends,
    struct ar_arena *arena, struct ar_error *err)
{
	static const struct day_chart charts[] = {
		{"Distance", "km a day", 1, 0, trend_distance_km},
		{"Load of a day", "", 0, 0, trend_load},
		{"Fitness", "", 0, NAN, trend_fitness},
		{"Fatigue", "", 0, NAN, trend_fatigue},
		{"Form", "", 0, NAN, trend_form},
		{"Soreness", "0 to 10", 1, 0, trend_soreness},
		{"Soreness as forecast the day before", "0 to 10", 1, 0,
		    trend_forecast},
		{"Sleep", "hours", 1, NAN, trend_sleep_h},
		{"Pulse at rest", "beats a minute", 0, NAN, trend_pulse_bpm},
		{"HRV (RMSSD)", "ms", 0, NAN, trend_rmssd_ms},
		{"HRV (SDNN, another measure)", "ms", 0, NAN, trend_sdnn_ms},
		{"Weight", "kg", 1, NAN, trend_mass_kg},
	};
	double *values = ar_arena_array(arena, trends->day_count + 1,
	    sizeof *values);
	char from[NUMBER_MAX], to[NUMBER_MAX];
	bool any = false;

	if (!values)
		return ar_fail(err, AR_EMEM, 0, "there is not enough memory");
	text_day_short(trends->from_day, from);
	text_day_short(trends->to_day, to);
	for (size_t c = 0; c < sizeof charts / sizeof charts[0]; c++) {
		struct chart chart = {.title = charts[c].title,
		    .unit = charts[c].unit, .value = values,
		    .count = trends->day_count, .rows = c < 2 ? ROWS :
		    ROWS_SMALL, .decimals = charts[c].decimals,
		    .lo = charts[c].lo, .from = from, .to = to};

		for (size_t i = 0; i < trends->day_count; i++)
			values[i] = charts[c].value(&trends->days[i]);
		any = chart_draw(screen, &chart) || any;
	}
	if (!any)
		screen_labelled(screen, "Trends", LABEL_COLUMNS, "The log "
		    "holds nothing of these days; --days N looks further "
		    "back.");
	return AR_OK;
}

static void
heading(struct screen *screen, const char *text, int width)
{
	screen_style(screen, STYLE_STRONG);
	if (width > 0)
		screen_left(screen, text, width);
	else
		screen_put(screen, text);
	screen_style(screen, STYLE_NONE);
}

/* A column of the table of weeks; NAN leaves it empty. */
struct week_column {
	const char *name;
	const char *words; /* after the number in a sentence */
	int width;
	int decimals;
	double (*value)(const struct ar_trend_week *week);
};

static double
week_distance(const struct ar_trend_week *week)
{
	return week->foot_m / km;
}

static double
week_runs(const struct ar_trend_week *week)
{
	return week->runs;
}

static double
week_descent(const struct ar_trend_week *week)
{
	return week->descent_m;
}

static double
week_load(const struct ar_trend_week *week)
{
	return week->tss;
}

static double
week_monotony(const struct ar_trend_week *week)
{
	return week->monotony;
}

static const struct week_column week_columns[] = {
	{"km", "km", 8, 1, week_distance},
	{"runs", "runs", 6, 0, week_runs},
	{"load", "of load", 6, 0, week_load},
	{"monotony", "of monotony", 10, 1, week_monotony},
	{"m down", "m down", 8, 0, week_descent},
};

enum { WEEK_COLUMNS = sizeof week_columns / sizeof week_columns[0] };

static void
tell_week(struct screen *screen, const struct ar_trend_week *week)
{
	char text[LINE_MAX];
	const char *comma = "";

	text_day_short(week->monday, text);
	screen_put(screen, "Week of ");
	screen_put(screen, text);
	screen_put(screen, ":");
	for (int i = 0; i < WEEK_COLUMNS; i++) {
		const struct week_column *column = &week_columns[i];
		double value = column->value(week);

		if (!isfinite(value))
			continue;
		screen_put(screen, comma);
		snprintf(text, sizeof text, "%.*f %s", column->decimals,
		    value, column->words);
		screen_flow_on(screen, 0, text);
		comma = ",";
	}
	screen_put(screen, ".");
	screen_end(screen);
}

static void
draw_week(struct screen *screen, const struct ar_trend_week *week)
{
	char text[LINE_MAX];
	int blanks = 0;

	text_day_short(week->monday, text);
	screen_put(screen, text);
	for (int i = 0; i < WEEK_COLUMNS; i++) {
		const struct week_column *column = &week_columns[i];
		double value = column->value(week);

		if (screen->column + blanks + column->width > screen->width)
			break;
		if (!isfinite(value)) {
			blanks += column->width;
			continue;
		}
		screen_to(screen, screen->column + blanks);
		blanks = 0;
		snprintf(text, sizeof text, "%.*f", column->decimals, value);
		screen_right(screen, text, column->width);
	}
	screen_end(screen);
}

/* The first week in which something was done: the log may be younger than what
 * was asked for.  week_count: none. */
static size_t
first_week(const struct ar_trends *trends)
{
	size_t i = 0;

	while (i < trends->week_count && !(trends->weeks[i].tss > 0 ||
	    trends->weeks[i].foot_m > 0))
		i++;
	return i;
}

/* Weeks down, the newest last. */
static void
draw_weeks(struct screen *screen, const struct ar_trends *trends)
{
	size_t first = first_week(trends);

	if (first == trends->week_count)
		return;
	if (trends->week_count - first > WEEKS_SHOWN && !screen->full)
		first = trends->week_count - WEEKS_SHOWN;
	if (!screen->plain) {
		heading(screen, "Weeks", DAY_COLUMNS);
		for (int i = 0; i < WEEK_COLUMNS && screen->column +
		    week_columns[i].width <= screen->width; i++)
			screen_right(screen, week_columns[i].name,
			    week_columns[i].width);
		screen_end(screen);
	}
	for (size_t i = first; i < trends->week_count; i++) {
		if (screen->plain)
			tell_week(screen, &trends->weeks[i]);
		else
			draw_week(screen, &trends->weeks[i]);
	}
}

/* The weeks that are columns of the legs: the last ones that fit. */
static size_t
first_legs_week(const struct screen *screen, const struct ar_trends *trends)
{
	size_t room = (size_t)(screen->width - LEG_COLUMNS) / WEEK_COLUMN;

	if (room > WEEKS_SHOWN || screen->plain)
		room = WEEKS_SHOWN;
	return trends->week_count > room ? trends->week_count - room : 0;
}

static void
legs_head(struct screen *screen, const struct ar_trends *trends,
    size_t first)
{
	char day[NUMBER_MAX];

	if (screen->plain) {
		text_day_short(trends->weeks[first].monday, day);
		screen_put(screen, "Legs, flat km a week, from the week of ");
		screen_put(screen, day);
		screen_put(screen, " on:");
		screen_end(screen);
		return;
	}
	heading(screen, "Flat km a week", LEG_COLUMNS);
	for (size_t i = first; i < trends->week_count; i++) {
		text_day_short(trends->weeks[i].monday, day);
		screen_right(screen, day + MONTH_AT, WEEK_COLUMN);
	}
	screen_end(screen);
}

static void
draw_leg(struct screen *screen, const struct ar_trends *trends, int row,
    size_t first)
{
	char text[NUMBER_MAX];

	screen_left(screen, ar_load_row_name((enum ar_load_row)row),
	    LEG_COLUMNS);
	for (size_t i = first; i < trends->week_count; i++) {
		double dose = trends->weeks[i].dose_eq_km[row];

		snprintf(text, sizeof text, "%.1f", dose);
		screen_right(screen, isfinite(dose) ? text : "", WEEK_COLUMN);
	}
	screen_end(screen);
}

static void
tell_leg(struct screen *screen, const struct ar_trends *trends, int row,
    size_t first)
{
	char text[NUMBER_MAX];

	screen_put(screen, ar_load_row_name((enum ar_load_row)row));
	screen_put(screen, ":");
	for (size_t i = first; i < trends->week_count; i++) {
		double dose = trends->weeks[i].dose_eq_km[row];
		const char *end = i + 1 < trends->week_count ? "," : ".";

		if (isfinite(dose))
			snprintf(text, sizeof text, "%.1f%s", dose, end);
		else
			snprintf(text, sizeof text, "unknown%s", end);
		screen_flow_on(screen, 0, text);
	}
	screen_end(screen);
}

/* A row a part of the legs, a column a week. */
static void
draw_legs(struct screen *screen, const struct ar_trends *trends)
{
	size_t first = first_legs_week(screen, trends);
	bool any = false;

	for (int row = 0; row < AR_LOAD_ROWS; row++) {
		double most = 0;

		for (size_t i = first; i < trends->week_count; i++)
			most = fmax(most, trends->weeks[i].dose_eq_km[row]);
		if (!(most > 0))
			continue;
		if (!any)
			legs_head(screen, trends, first);
		any = true;
		if (screen->plain)
			tell_leg(screen, trends, row, first);
		else
			draw_leg(screen, trends, row, first);
	}
}

static enum ar_status
draw_svg(const struct look *look, const struct ar_trends *trends,
    struct ar_error *err)
{
	const char *path = look->options->log.svg;
	bool full;

	if (!svg_trends(path, trends)) {
		full = errno == ENOSPC || errno == EDQUOT || errno == EFBIG;
		ar_fail_at(err, full ? AR_EFULL : AR_EINPUT, path,
		    "the picture could not be written");
		return ar_fail_hint(err, strerror(errno));
	}
	if (look->options->json)
		return AR_OK;
	screen_put(look->screen, "Drawn:");
	screen_flow_on(look->screen, 0, path);
	screen_end(look->screen);
	return AR_OK;
}

static enum ar_status
make(struct look *look, struct ar_error *err)
{
	const struct options *options = look->options;
	int64_t days = options->log.days > 0 ? options->log.days :
	    DAYS_USUAL;
	int64_t today = ar_moment_day(&look->moment);
	struct ar_trends trends;

	if (!look->store)
		return look_absent(err);
	AR_TRY(ar_trends_read(look->store, &look->moment, today - days + 1,
	    today, look->arena, &trends, err));
	if (options->log.svg)
		AR_TRY(draw_svg(look, &trends, err));
	if (options->json)
		return look_print(ar_trends_json(&trends, look->arena), err);
	if (options->log.svg)
		return AR_OK;
	AR_TRY(draw_days(look->screen, &trends, look->arena, err));
	draw_weeks(look->screen, &trends);
	draw_legs(look->screen, &trends);
	screen_labelled(look->screen, "Why?", LABEL_COLUMNS,
	    "afterrun why ctl (form, monotony, acwr)");
	return AR_OK;
}

int
command_trends(struct options *options, struct screen *screen)
{
	struct look look = {.options = options, .screen = screen};

	if (options->name_count == 0)
		return look_with(&look, make);
	report(&(struct trouble){"usage", "trends takes no name",
	    options->names[0], "as in afterrun trends --days 365"},
	    options->json);
	return EXIT_USAGE;
}
