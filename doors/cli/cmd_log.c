/* log and show: the runs that are kept. */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "afterrun/history.h"
#include "afterrun/told.h"
#include "api/log_json.h"
#include "base/text.h"
#include "doors/cli/chart.h"
#include "doors/cli/commands.h"
#include "doors/cli/look.h"
#include "doors/cli/report.h"
#include "doors/cli/words.h"
#include "doors/common/exits.h"

enum { LINE_MAX = 512, LIMIT_USUAL = 20, CHART_ROWS = 5,
	INDENT = 19 };

static const double km = 1000;
static const double hour_s = 3600;

/* --- log --- */

static void
render_run(struct screen *screen, const struct ar_run *run)
{
	char day[NUMBER_MAX], line[LINE_MAX], facts[LINE_MAX];
	int n;

	text_day_short(run->day, day);
	text_run(run, facts, sizeof facts);
	screen_putf(screen, "%5lld  %s", (long long)run->id, day);
	n = snprintf(line, sizeof line, "%s: %.300s",
	    text_sport(run->sport, run->sub_sport), facts);
	if (run->same_as && n > 0 && n < LINE_MAX)
		snprintf(line + n, sizeof line - (size_t)n,
		    " (the same run as %lld)", (long long)run->same_as);
	screen_to(screen, INDENT);
	show_pieces(screen, INDENT, line);
	screen_end(screen);
	if (run->name && run->name[0]) {
		screen_to(screen, INDENT);
		screen_flow(screen, INDENT, run->name);
		screen_end(screen);
	}
}

static void
heading(struct screen *screen, const char *text)
{
	screen_style(screen, STYLE_STRONG);
	screen_put(screen, text);
	screen_style(screen, STYLE_NONE);
	screen_end(screen);
}

/* One line of what was said of a day. */
static void
render_said(struct screen *screen, int64_t day, const char *text,
    double replaced_utc_s)
{
	char when[NUMBER_MAX];

	text_day_short(day, when);
	screen_putf(screen, "       %s", when);
	screen_to(screen, INDENT);
	screen_flow(screen, INDENT, text);
	if (isfinite(replaced_utc_s))
		screen_flow_on(screen, INDENT, "(corrected later)");
	screen_end(screen);
}

static enum ar_status
show_feels(struct look *look, int64_t from_day, struct ar_error *err)
{
	char part[NUMBER_MAX], line[LINE_MAX];
	struct ar_feel *feels;
	size_t count;

	AR_TRY(ar_store_feels(look->store, from_day,
	    ar_moment_day(&look->moment), look->options->log.history,
	    look->arena, &feels, &count, err));
	if (count > 0)
		heading(look->screen, "Marks");
	for (size_t i = 0; i < count; i++) {
		text_part(feels[i].region, feels[i].side, part);
		snprintf(line, sizeof line, "%s %.3g", part, feels[i].mark);
		render_said(look->screen, feels[i].day, line,
		    feels[i].replaced_utc_s);
	}
	return AR_OK;
}

static enum ar_status
show_wells(struct look *look, int64_t from_day, struct ar_error *err)
{
	char value[NUMBER_MAX], line[LINE_MAX];
	struct ar_well *wells;
	size_t count;

	AR_TRY(ar_store_wells(look->store, AR_WELLNESS_KINDS, from_day,
	    ar_moment_day(&look->moment), look->options->log.history,
	    look->arena, &wells, &count, err));
	if (count > 0)
		heading(look->screen, "Values");
	for (size_t i = 0; i < count; i++) {
		const struct ar_wellness_item *item = &wells[i].item;
		bool said = strcmp(item->source, "said") == 0;

		text_value(item->kind, item->value, value);
		snprintf(line, sizeof line, "%s %s%s%.100s%s",
		    ar_wellness_kind(item->kind)->word, value,
		    said ? "" : " (", said ? "" : item->source,
		    said ? "" : ")");
		render_said(look->screen, item->day, line,
		    wells[i].replaced_utc_s);
	}
	return AR_OK;
}

static enum ar_status
show_notes(struct look *look, int64_t from_day, struct ar_error *err)
{
	struct ar_note *notes;
	size_t count;

	AR_TRY(ar_store_notes(look->store, from_day,
	    ar_moment_day(&look->moment), look->arena, &notes, &count, err));
	if (count > 0)
		heading(look->screen, "Notes");
	for (size_t i = 0; i < count; i++)
		render_said(look->screen, notes[i].day, notes[i].text, NAN);
	return AR_OK;
}

static enum ar_status
show_said(struct look *look, int64_t from_day, struct ar_error *err)
{
	AR_TRY(show_feels(look, from_day, err));
	AR_TRY(show_wells(look, from_day, err));
	return show_notes(look, from_day, err);
}

static enum ar_status
show_log(struct look *look, struct ar_error *err)
{
	const struct log_options *log = &look->options->log;
	struct ar_run_filter filter = {.to_day = INT64_MAX,
	    .beside = log->all};
	struct ar_run *runs = NULL;
	size_t count = 0;

	if (log->limit > 0)
		filter.limit = (size_t)log->limit;
	else if (log->days == 0 && !log->all)
		filter.limit = LIMIT_USUAL;
	if (log->days > 0)
		filter.from_day = ar_moment_day(&look->moment) - log->days +
		    1;
	if (look->store)
		AR_TRY(ar_store_runs(look->store, &filter, look->arena,
		    &runs, &count, err));
	if (look->options->json)
		return look_print(ar_log_json(runs, count, look->arena), err);
	if (count == 0) {
		screen_flow(look->screen, 0, "No runs in the log. afterrun "
		    "run.fit keeps one; afterrun import FOLDER keeps years.");
		screen_end(look->screen);
	}
	for (size_t i = count; i > 0; i--)
		render_run(look->screen, &runs[i - 1]);
	if (look->store && (log->days > 0 || log->history))
		return show_said(look, filter.from_day, err);
	return AR_OK;
}

int
command_log(struct options *options, struct screen *screen)
{
	struct look look = {.options = options, .screen = screen};

	if (options->name_count == 0)
		return look_with(&look, show_log);
	report(&(struct trouble){"usage", "log takes no name",
	    options->names[0],
	    "afterrun show N shows one run"}, options->json);
	return EXIT_USAGE;
}

/* --- show N --- */

static enum ar_status
find_run(struct look *look, struct ar_run *run, struct ar_error *err)
{
	const struct ar_run_filter newest = {.to_day = INT64_MAX,
	    .limit = 1};
	const char *name = look->options->name_count > 0 ?
	    look->options->names[0] : "last";
	struct ar_run *runs;
	size_t count = 0;
	int64_t id = 0;

	if (!look->store)
		return look_absent(err);
	if (!ar_integer_parse(name, strlen(name), &id)) {
		AR_TRY(ar_store_runs(look->store, &newest, look->arena,
		    &runs, &count, err));
		if (count == 0) {
			ar_fail(err, AR_EABSENT, 0,
			    "there is no run in the log");
			return ar_fail_hint(err, "afterrun run.fit or "
			    "afterrun import FOLDER keeps some");
		}
		id = runs[0].id;
	}
	if (ar_store_run_get(look->store, id, look->arena, run, err) ==
	    AR_EABSENT) {
		ar_fail_at(err, AR_EABSENT, name, "the log has no such run");
		return ar_fail_hint(err, "afterrun log shows the numbers");
	}
	return err->status;
}

struct stream_chart {
	enum ar_column column;
	const char *title;
	const char *unit;
	int decimals;
	void (*label)(double value, char out[CHART_LABEL]);
};

static void
pace(double speed_m_s, char out[CHART_LABEL])
{
	char clock[NUMBER_MAX] = "";

	/* slower than two hours for a kilometre is standing */
	if (speed_m_s > km / (2 * hour_s))
		text_clock(km / speed_m_s, clock);
	snprintf(out, CHART_LABEL, "%.*s", CHART_LABEL - 1, clock[0] ? clock :
	    "stand");
}

static void
km_h(double speed_m_s, char out[CHART_LABEL])
{
	snprintf(out, CHART_LABEL, "%.1f", speed_m_s * hour_s / km);
}

static enum ar_status
draw_stream(struct look *look, const struct ar_run *run,
    const struct stream_chart *about, struct ar_error *err)
{
	size_t count = 0;
	float *column;
	double *values;
	enum ar_status status;
	struct chart chart = {.title = about->title, .unit = about->unit,
	    .rows = CHART_ROWS, .decimals = about->decimals, .lo = NAN,
	    .label = about->label, .from = "start", .to = "end"};

	status = ar_store_run_column(look->store, run->id, about->column,
	    NULL, 0, &count, err);
	if (status == AR_EABSENT || (status == AR_OK && count == 0))
		return AR_OK;
	if (status != AR_ELIMIT)
		return status;
	column = ar_arena_array(look->arena, count, sizeof *column);
	values = ar_arena_array(look->arena, count, sizeof *values);
	if (!column || !values)
		return look_no_memory(err);
	AR_TRY(ar_store_run_column(look->store, run->id, about->column,
	    column, count, &count, err));
	for (size_t i = 0; i < count; i++)
		values[i] = (double)column[i];
	chart.value = values;
	chart.count = count;
	(void)chart_draw(look->screen, &chart);
	return AR_OK;
}

static enum ar_status
draw_streams(struct look *look, const struct ar_run *run,
    struct ar_error *err)
{
	const struct stream_chart charts[] = {
		{AR_COLUMN_HEART, "Heart", "beats a minute", 0, NULL},
		{AR_COLUMN_SPEED, run->on_foot ? "Pace" : "Speed",
		    run->on_foot ? "minutes for a km, fast is high" : "km/h",
		    1, run->on_foot ? pace : km_h},
		{AR_COLUMN_ALTITUDE, "Height", "m", 0, NULL},
		{AR_COLUMN_CADENCE, "Steps", "a minute", 0, NULL},
	};

	for (size_t i = 0; i < sizeof charts / sizeof charts[0]; i++)
		AR_TRY(draw_stream(look, run, &charts[i], err));
	return AR_OK;
}

/* The greatest dose first. */
static void
render_legs_of(struct screen *screen, const struct ar_run *run)
{
	char text[LINE_MAX] = "Legs in flat km: ";
	bool used[AR_LOAD_ROWS] = {false};
	const char *comma = "";

	if (!run->legs_known) {
		if (run->on_foot)
			screen_flow(screen, 0, ar_legs_missing_text(
			    run->told));
		return;
	}
	for (int n = 0; n < AR_LOAD_ROWS; n++) {
		size_t at = strlen(text);
		int most = -1;

		for (int i = 0; i < AR_LOAD_ROWS; i++)
			if (!used[i] && isfinite(run->leg[i].dose_eq_km) &&
			    (most < 0 || run->leg[i].dose_eq_km >
			    run->leg[most].dose_eq_km))
				most = i;
		if (most < 0)
			break;
		used[most] = true;
		snprintf(text + at, sizeof text - at, "%s%s %.1f", comma,
		    ar_load_row_name((enum ar_load_row)most),
		    run->leg[most].dose_eq_km);
		comma = ", ";
	}
	show_pieces(screen, 2, text);
	screen_end(screen);
}

static enum ar_status
render_shoe_of(struct look *look, const struct ar_run *run,
    struct ar_error *err)
{
	struct ar_shoe *shoes;
	size_t count;

	if (!run->shoe_id)
		return AR_OK;
	AR_TRY(ar_store_shoes(look->store, look->arena, &shoes, &count,
	    err));
	for (size_t i = 0; i < count; i++)
		if (shoes[i].id == run->shoe_id)
			screen_labelled(look->screen, "Shoes", LABEL_COLUMNS,
			    shoes[i].name);
	return AR_OK;
}

static enum ar_status
render_session_of(struct look *look, const struct ar_run *run,
    struct ar_error *err)
{
	struct ar_kept_session *sessions;
	char text[LINE_MAX];
	size_t count;

	AR_TRY(ar_store_sessions(look->store, run->id, 1, look->arena,
	    &sessions, &count, err));
	if (count == 0)
		return AR_OK;
	snprintf(text, sizeof text, "%d steps, %d minutes, %s",
	    sessions[0].step_count, (sessions[0].total_s + 30) / 60,
	    isnan(sessions[0].ended_utc_s) ? "not done" : "done");
	screen_labelled(look->screen, "Session", LABEL_COLUMNS, text);
	return AR_OK;
}

/* What a load was made of. */
static const char *
text_method(enum ar_load_method method)
{
	switch (method) {
	case AR_LOAD_RTSS:
		return "your pace";
	case AR_LOAD_HRTSS:
		return "your heart rate";
	case AR_LOAD_SRPE:
		return "your effort and the minutes";
	case AR_LOAD_MINUTES:
		return "the minutes alone";
	case AR_LOAD_NONE:
		break;
	}
	return "nothing";
}

static enum ar_status
render_one(struct look *look, const struct ar_run *run, struct ar_error *err)
{
	struct screen *screen = look->screen;
	char text[LINE_MAX];

	render_run(screen, run);
	if (isfinite(run->load.tss)) {
		snprintf(text, sizeof text, "%.0f, from %s (%s confidence)",
		    run->load.tss, text_method(run->load.method),
		    ar_confidence_name(run->load.confidence));
		screen_labelled(screen, "Load", LABEL_COLUMNS, text);
	}
	AR_TRY(render_shoe_of(look, run, err));
	AR_TRY(render_session_of(look, run, err));
	if (run->note && run->note[0])
		screen_labelled(screen, "Note", LABEL_COLUMNS, run->note);
	render_legs_of(screen, run);
	AR_TRY(draw_streams(look, run, err));
	screen_labelled(screen, "Why?", LABEL_COLUMNS,
	    "afterrun why load, why dose");
	return AR_OK;
}

static enum ar_status
show_run(struct look *look, struct ar_error *err)
{
	struct ar_spans all, *spans = &all;
	struct ar_run run;
	enum ar_status status;

	AR_TRY(find_run(look, &run, err));
	if (!look->options->json)
		return render_one(look, &run, err);
	status = ar_store_run_spans(look->store, run.id, look->arena, &all,
	    err);
	if (status == AR_EABSENT)
		spans = NULL;
	else if (status != AR_OK)
		return status;
	return look_print(ar_run_json(&run, spans, look->arena), err);
}

int
command_show(struct options *options, struct screen *screen)
{
	struct look look = {.options = options, .screen = screen};
	const char *name = options->name_count > 0 ? options->names[0] :
	    "last";
	int64_t id;

	if (options->name_count <= 1 && (strcmp(name, "last") == 0 ||
	    (ar_integer_parse(name, strlen(name), &id) && id > 0)))
		return look_with(&look, show_run);
	report(&(struct trouble){"usage", options->name_count > 1 ?
	    "show one run at a time" : "this is no run's number",
	    options->name_count > 1 ? NULL : name,
	    "as in afterrun show 12, or show last; afterrun log lists them"},
	    options->json);
	return EXIT_USAGE;
}
