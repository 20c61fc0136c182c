/* today: what the log says about today and tomorrow morning. */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "afterrun/history.h"
#include "afterrun/shoes.h"
#include "afterrun/today_log.h"
#include "api/session_offer.h"
#include "api/today_json.h"
#include "doors/cli/commands.h"
#include "doors/cli/log_file.h"
#include "doors/cli/look.h"
#include "doors/cli/pain_open.h"
#include "doors/cli/render.h"
#include "doors/cli/render_plan.h"
#include "doors/cli/report.h"
#include "doors/cli/words.h"
#include "doors/common/exits.h"

enum { LINE_MAX = 512, LEGS_SHOWN = 4 };

static const double km = 1000;

static void
render_pains(struct screen *screen, const struct ar_today *today)
{
	for (size_t i = 0; i < today->pain_count; i++) {
		const struct ar_pain_due *due = &today->pains[i];
		bool alert = due->due || due->locked;
		char text[PAIN_DUE_MAX];

		screen_style(screen, alert ? STYLE_ALERT : STYLE_NONE);
		pain_due_text(due, text);
		screen_labelled(screen, "Pain", LABEL_COLUMNS, text);
		screen_style(screen, STYLE_NONE);
	}
	if (today->session_pain) {
		screen_style(screen, STYLE_ALERT);
		screen_labelled(screen, "Pain", LABEL_COLUMNS,
		    today->session_pain->text);
		screen_style(screen, STYLE_NONE);
	}
	for (size_t i = 0; i < today->alarm_count; i++) {
		screen_style(screen, STYLE_ALERT);
		screen_labelled(screen, "Sore", LABEL_COLUMNS,
		    today->alarms[i].text);
		screen_style(screen, STYLE_NONE);
	}
}

static void
render_forecast(struct screen *screen,
    const struct ar_today_forecast *forecast)
{
	screen_labelled(screen, "Tomorrow", LABEL_COLUMNS,
	    forecast->sentence);
	screen_labelled(screen, "Newly", LABEL_COLUMNS, forecast->chance);
	screen_labelled(screen, "Record", LABEL_COLUMNS, forecast->record);
	screen_labelled(screen, "Later", LABEL_COLUMNS, forecast->usual);
}

/* The regions that are expected to be the sorest. */
static void
render_outlook(struct screen *screen, const struct ar_today *today)
{
	bool used[AR_LOAD_ROWS] = {false};
	char text[LINE_MAX] = "";
	bool own = false;

	for (int shown = 0; shown < LEGS_SHOWN; shown++) {
		int best = -1;
		size_t n = strlen(text);

		for (int i = 0; i < AR_LOAD_ROWS; i++)
			if (!used[i] && today->legs[i].tomorrow >= 0.5 &&
			    !today->legs[i].left_out && (best < 0 ||
			    today->legs[i].tomorrow >
			    today->legs[best].tomorrow))
				best = i;
		if (best < 0)
			break;
		used[best] = true;
		own = own || today->legs[best].own;
		snprintf(text + n, sizeof text - n, "%s%s about %.0f",
		    n ? ", " : "",
		    ar_load_row_name((enum ar_load_row)best),
		    today->legs[best].tomorrow);
	}
	if (!text[0])
		return;
	snprintf(text + strlen(text), sizeof text - strlen(text),
	    own ? " of 10, as your marks have it." :
	    " of 10, as it is for people in general.");
	screen_labelled(screen, "Where", LABEL_COLUMNS, text);
}

static void
render_last(struct screen *screen, const struct ar_today *today)
{
	char text[LINE_MAX], facts[LINE_MAX], day[NUMBER_MAX];

	if (!today->last)
		return;
	text_day(today->last->day, day);
	text_run(today->last, facts, sizeof facts);
	snprintf(text, sizeof text, "%s: %.300s", day, facts);
	if (screen->plain) {
		screen_labelled(screen, "Last run", LABEL_COLUMNS, text);
	} else {
		screen_label(screen, "Last run", LABEL_COLUMNS);
		show_pieces(screen, LABEL_COLUMNS, text);
		screen_end(screen);
	}
	if (today->spike.spike >= AR_SPIKE_SMALL) {
		text_spike(&today->spike, facts, sizeof facts);
		snprintf(text, sizeof text, "It was %.480s", facts);
		screen_labelled(screen, "Jump", LABEL_COLUMNS, text);
	}
	if (isfinite(today->form.ctl)) {
		snprintf(text, sizeof text, "fitness %.0f, fatigue %.0f, "
		    "form %s%.0f%s", today->form.ctl, today->form.atl,
		    today->form.form >= 0.5 ? "+" : "",
		    round(today->form.form) + 0.0, today->form.warming_up ?
		    " (warming up: the log is younger than 42 days)" : "");
		screen_labelled(screen, "Load", LABEL_COLUMNS, text);
	}
}

static void
render_shoes(struct screen *screen, const struct ar_history *history)
{
	char text[LINE_MAX];

	for (size_t i = 0; i < history->shoe_count; i++) {
		const struct ar_shoe *shoe = &history->shoes[i];

		if (!ar_shoe_due(shoe))
			continue;
		snprintf(text, sizeof text, "%.200s: %.0f km, past your "
		    "alert of %.0f.", shoe->name, shoe->run_m / km,
		    shoe->alert_m / km);
		screen_labelled(screen, "Shoes", LABEL_COLUMNS, text);
	}
}

/* What stands on the screen goes into the log, so that the guide and the
 * sound lead through it.  false: it does not; showing it is what was asked. */
static bool
offer_session(struct look *look, const struct ar_today *today)
{
	struct ar_kept_session row;
	struct ar_store *store;
	char path[LOG_PATH_MAX];
	struct ar_error err;
	bool kept = false;

	if (!log_path(path, false) || ar_store_open(path, AR_STORE_WRITE, 0,
	    &store, &err) != AR_OK)
		return false;
	if (ar_store_begin(store, &err) == AR_OK) {
		kept = ar_today_offer_keep(store, today, &look->moment,
		    look->arena, &row, &err) == AR_OK &&
		    ar_store_commit(store, &err) == AR_OK;
		if (!kept)
			ar_store_rollback(store);
	}
	ar_store_close(store);
	return kept;
}

static void
render_today(struct screen *screen, const struct ar_history *history,
    const struct ar_today *today, const struct ar_plan_view *plan)
{
	char day[NUMBER_MAX];

	text_day(today->day, day);
	screen_style(screen, STYLE_STRONG);
	screen_put(screen, day);
	screen_style(screen, STYLE_NONE);
	screen_end(screen);
	render_pains(screen, today);
	for (size_t i = 0; i < today->warning_count; i++)
		screen_labelled(screen, "Note", LABEL_COLUMNS,
		    today->warnings[i]);
	if (plan)
		render_plan_day(screen, plan);
	if (plan && plan->day.change_count > 0 && !plan->day.suspended &&
	    !plan->day.until_asked)
		screen_labelled(screen, "Take it", LABEL_COLUMNS, "afterrun "
		    "plan today puts these changes into your plan; until "
		    "then they are only shown.");
	render_forecast(screen, &today->forecast);
	render_outlook(screen, today);
	render_last(screen, today);
	render_shoes(screen, history);
	if (today->session) {
		screen_end(screen);
		render_session(screen, today->session, today->session_due ?
		    "Session for today" : "A session if you like",
		    screen->full);
		screen_end(screen);
		render_cards(screen, today->session);
	}
	screen_labelled(screen, "Why?", LABEL_COLUMNS,
	    "afterrun why forecast (chance, form, gain)");
}

static enum ar_status
make(struct look *look, struct ar_error *err)
{
	struct ar_today_log *log;

	if (!look->store)
		return look_absent(err);
	AR_TRY(ar_today_read(look->store, &look->moment,
	    &look->options->said, look->arena, &log, err));
	if (look->options->json)
		return look_print(ar_today_json(&log->today, log->plan,
		    look->arena), err);
	render_today(look->screen, &log->history, &log->today, log->plan);
	if (log->today.session && offer_session(look, &log->today))
		screen_labelled(look->screen, "Guide", LABEL_COLUMNS,
		    "afterrun guide leads you through the session, afterrun "
		    "audio makes it a file.");
	return AR_OK;
}

int
command_today(struct options *options, struct screen *screen)
{
	struct look look = {.options = options, .screen = screen};

	if (options->name_count == 0)
		return look_with(&look, make);
	report(&(struct trouble){"usage", "today takes no name",
	    options->names[0], "say just afterrun today"}, options->json);
	return EXIT_USAGE;
}
