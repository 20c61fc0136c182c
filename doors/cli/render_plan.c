/* The plan on the screen. */
#include "doors/cli/render_plan.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "doors/cli/render.h"
#include "doors/cli/words.h"

enum {
	LINE_MAX = 512,
	DAY_COLUMNS = 10, /* "Mon 23 Nov" */
	MARK_COLUMNS = 2,
	KIND_COLUMNS = 14,
	WEEK = 7,
	WIDE_FROM = 76
};

static const double km = 1000;

/* Days since 1970-01-01, a Thursday. */
static int64_t
monday_of(int64_t day)
{
	int64_t weekday = (day + 3) % WEEK;

	return day - (weekday < 0 ? weekday + WEEK : weekday);
}

static void
add_pace(const struct ar_planned *session, char *out, size_t size)
{
	char slow[NUMBER_MAX], fast[NUMBER_MAX];
	size_t n = strlen(out);

	if (session->pace_lo_s_km > 0 && session->pace_hi_s_km > 0) {
		text_clock(session->pace_lo_s_km, slow);
		text_clock(session->pace_hi_s_km, fast);
		if (strcmp(slow, fast) == 0)
			snprintf(out + n, size - n, ", %s min/km", slow);
		else
			snprintf(out + n, size - n, ", %s-%s min/km", fast,
			    slow);
	} else if (session->rpe_0_10 > 0) {
		snprintf(out + n, size - n, ", effort %g of 10",
		    session->rpe_0_10);
	}
}

void
text_planned(const struct ar_planned *session, char *out, size_t size)
{
	out[0] = '\0';
	if (session->distance_m > 0)
		snprintf(out, size, "%.1f km", session->distance_m / km);
	else if (session->minutes > 0)
		snprintf(out, size, "%.0f min", session->minutes);
	if (session->kind != AR_PLAN_REST &&
	    session->kind != AR_PLAN_CROSS &&
	    session->kind != AR_PLAN_STRENGTH && out[0])
		add_pace(session, out, size);
}

/* What a session is called: "hard run (T)". */
static void
text_kind(const struct ar_planned *session, char out[NUMBER_MAX])
{
	static const char *const shorter[AR_PLAN_KINDS] = {
		[AR_PLAN_STRIDES] = "easy+strides",
		[AR_PLAN_CROSS] = "cross-train",
	};
	const char *word = shorter[session->kind];

	if (!word)
		word = ar_plan_kind_words(session->kind);
	if (session->flavour == AR_FLAVOUR_HILLS ||
	    session->flavour == AR_FLAVOUR_FARTLEK)
		snprintf(out, NUMBER_MAX, "%s",
		    ar_flavour_name(session->flavour));
	else if (session->flavour != AR_FLAVOUR_NONE)
		snprintf(out, NUMBER_MAX, "%s (%s)", word,
		    ar_flavour_name(session->flavour));
	else
		snprintf(out, NUMBER_MAX, "%s", word);
}

/* "P2, P8" */
static void
rule_names(const char *const *rules, char text[LINE_MAX])
{
	for (size_t i = 0; i < AR_PLAN_RULES_MAX && rules[i]; i++) {
		size_t n = strlen(text);

		snprintf(text + n, LINE_MAX - n, "%s%.16s", n ? ", " : "",
		    rules[i]);
	}
}

static void
render_rules(struct screen *screen, const char *const *rules)
{
	char text[LINE_MAX] = "";

	rule_names(rules, text);
	if (text[0])
		screen_labelled(screen, "Rules", LABEL_COLUMNS, text);
}

/* "320 m", "1.6 km", "5 km" */
static void
text_length(double metres, char out[NUMBER_MAX])
{
	double shown = ar_plan_length_round(metres);

	if (shown < km)
		snprintf(out, NUMBER_MAX, "%.0f m", shown);
	else
		snprintf(out, NUMBER_MAX, "%.*f km",
		    fmod(shown, km) > 0 ? 1 : 0, shown / km);
}

static void
step_words(const struct ar_plan_step *step, char *out, size_t size)
{
	char amount[NUMBER_MAX] = "", pace[NUMBER_MAX] = "";

	if (step->seconds > 0)
		text_clock(step->seconds, amount);
	else if (step->metres > 0)
		text_length(step->metres, amount);
	if (step->pace_hi_s_km > 0) {
		char clock[NUMBER_MAX];

		text_clock(step->pace_hi_s_km, clock);
		snprintf(pace, sizeof pace, " at %.16s min/km", clock);
	}
	snprintf(out, size, "%s%s%s%s", amount, amount[0] ? " " : "",
	    step->what ? step->what : "", pace);
}

/* "10:00 warm-up, 4 x (6:00 threshold, 2:00 jog), 10:00 cool-down" */
static void
render_steps(struct screen *screen, const struct ar_planned *session)
{
	char text[LINE_MAX] = "";
	int open = 0;

	for (size_t i = 0; i < session->step_count; i++) {
		const struct ar_plan_step *step = &session->steps[i];
		char words[NUMBER_MAX * 3], times[NUMBER_MAX] = "";
		size_t n = strlen(text);

		step_words(step, words, sizeof words);
		if (step->repeat > 1) {
			open = step->group > 1 ? step->group : 1;
			snprintf(times, sizeof times, "%d x (",
			    step->repeat);
		}
		snprintf(text + n, sizeof text - n, "%s%s%s%s",
		    n ? ", " : "", times, words, open == 1 ? ")" : "");
		open -= open > 0;
	}
	if (text[0])
		screen_labelled(screen, "How", LABEL_COLUMNS, text);
}

static const char *
action_words(enum ar_action action)
{
	static const char *const words[AR_ACTIONS] = {
		"as planned", "shorter than planned",
		"something easier, the hard run moves",
		"easy instead", "short and easy instead",
		"no running: cross-train gently", "no training",
	};

	return words[action];
}

/* "easy run: 2.5 km, effort 2.5 of 10 - as planned" */
static void
day_words(const struct ar_plan_day *day, char *out, size_t size)
{
	char words[LINE_MAX], kind[NUMBER_MAX];

	text_planned(&day->session, words, sizeof words);
	text_kind(&day->session, kind);
	if (day->suspended)
		snprintf(out, size,
		    "The plan waits: no sessions until you were seen.");
	else if (!day->due && day->action == AR_ACTION_KEEP)
		snprintf(out, size, "Nothing is planned: rest.");
	else if (day->session.kind != AR_PLAN_REST)
		snprintf(out, size, "%s%s%.200s - %s", kind,
		    words[0] ? ": " : "", words, action_words(day->action));
	else
		snprintf(out, size, day->action == AR_ACTION_REST ? "Rest." :
		    "Rest, or move gently; no running.");
}

static void
render_moves(struct screen *screen, const struct ar_plan_view *view)
{
	for (size_t i = 0; i < view->day.change_count; i++) {
		const struct ar_change *change = &view->day.changes[i];
		char text[LINE_MAX], day[NUMBER_MAX];

		if (change->after.day == view->today)
			continue; /* told above */
		text_day(change->before.day, day);
		snprintf(text, sizeof text, "%s, %.40s: %.300s (%.8s)", day,
		    ar_plan_kind_words(change->before.kind),
		    change->reason ? change->reason : "",
		    change->rule ? change->rule : "");
		screen_labelled(screen, "Changed", LABEL_COLUMNS, text);
	}
}

/* Strength and the like beside the run of the day. */
static void
render_beside(struct screen *screen, const struct ar_plan_view *view)
{
	for (size_t i = 0; i < view->session_count; i++) {
		const struct ar_planned *session = &view->sessions[i];
		char text[LINE_MAX], words[LINE_MAX], kind[NUMBER_MAX];

		if (session->day != view->today ||
		    session->kind == AR_PLAN_REST ||
		    session->kind == view->day.session.kind)
			continue;
		text_kind(session, kind);
		text_planned(session, words, sizeof words);
		snprintf(text, sizeof text, "%s%s%.200s%s", kind,
		    words[0] ? ": " : "", words,
		    session->done ? ", done" : "");
		screen_labelled(screen, "Also", LABEL_COLUMNS, text);
	}
}

void
render_plan_day(struct screen *screen, const struct ar_plan_view *view)
{
	const struct ar_plan_day *day = &view->day;
	char text[LINE_MAX];
	bool alert = day->suspended || day->ask_triage;
	bool told = day->due || day->action != AR_ACTION_KEEP;

	day_words(day, text, sizeof text);
	screen_style(screen, alert ? STYLE_ALERT : STYLE_STRONG);
	screen_labelled(screen, "Today", LABEL_COLUMNS, text);
	screen_style(screen, STYLE_NONE);
	if (told)
		screen_labelled(screen, "Because", LABEL_COLUMNS,
		    day->reason);
	if (!day->suspended && day->session.kind != AR_PLAN_REST)
		render_steps(screen, &day->session);
	render_beside(screen, view);
	if (told)
		render_rules(screen, day->rules);
	if (!day->suspended)
		render_moves(screen, view);
	if (day->ask_triage)
		screen_labelled(screen, "Check", LABEL_COLUMNS,
		    "Please answer the questions of afterrun pain today.");
}

static double
week_m(const struct ar_plan_view *view, size_t from, size_t end)
{
	double sum = 0;

	for (size_t i = from; i < end; i++) {
		const struct ar_planned *s = &view->sessions[i];

		if (s->distance_m > 0)
			sum += s->distance_m;
		else if (s->expected_m > 0)
			sum += s->expected_m;
	}
	return sum;
}

/* The reason with its rules, under the session. */
static void
render_why_line(struct screen *screen, const struct ar_planned *session)
{
	int indent = screen->plain ? 0 : DAY_COLUMNS + 1 + MARK_COLUMNS;
	char rules[LINE_MAX] = "";

	rule_names(session->rules, rules);
	screen_style(screen, STYLE_DIM);
	screen_to(screen, indent);
	screen_flow(screen, indent, session->reason);
	if (rules[0]) {
		char text[LINE_MAX + 3];

		snprintf(text, sizeof text, " (%s)", rules);
		screen_flow_on(screen, indent, text);
	}
	screen_style(screen, STYLE_NONE);
	screen_end(screen);
}

static void
render_line(struct screen *screen, const struct ar_plan_view *view,
    size_t at, bool why)
{
	const struct ar_planned *session = &view->sessions[at];
	bool same_day = at > 0 && view->sessions[at - 1].day == session->day;
	char day[NUMBER_MAX], text[LINE_MAX], kind[NUMBER_MAX];
	int indent = DAY_COLUMNS + 1 + MARK_COLUMNS + KIND_COLUMNS;

	text_day(session->day, day);
	day[DAY_COLUMNS] = '\0';
	text_kind(session, kind);
	text_planned(session, text, sizeof text);
	if (screen->plain) {
		screen_putf(screen, "%s%s: %s %s", day,
		    session->done ? ", done" : "", kind, text);
	} else {
		if (session->day == view->today)
			screen_style(screen, STYLE_STRONG);
		screen_left(screen, same_day ? "" : day, DAY_COLUMNS + 1);
		screen_left(screen, session->done ? "x" :
		    session->day == view->today ? ">" :
		    session->adapted ? "~" : "", MARK_COLUMNS);
		screen_left(screen, kind, KIND_COLUMNS);
		show_pieces(screen, indent, text);
		screen_style(screen, STYLE_NONE);
	}
	screen_end(screen);
	if (why && session->reason)
		render_why_line(screen, session);
}

void
render_plan_weeks(struct screen *screen, const struct ar_plan_view *view,
    bool why)
{
	size_t from = 0;
	int number = 1;

	while (from < view->session_count) {
		int64_t monday = monday_of(view->sessions[from].day);
		size_t end = from;
		double metres;

		while (end < view->session_count &&
		    monday_of(view->sessions[end].day) == monday)
			end++;
		metres = week_m(view, from, end);
		screen_end(screen);
		screen_style(screen, STYLE_STRONG);
		screen_putf(screen, "Week %d", number++);
		screen_style(screen, STYLE_NONE);
		screen_putf(screen, ", %s",
		    ar_plan_phase_name(view->sessions[from].phase));
		if (metres > 0)
			screen_putf(screen, ", %.0f km", metres / km);
		screen_end(screen);
		for (; from < end; from++)
			render_line(screen, view, from, why);
	}
}

/* "Sun 29 Nov 2026, long run: 8.3 km. The long run of the week." */
static void
render_next(struct screen *screen, const struct ar_planned *session)
{
	char day[NUMBER_MAX], kind[NUMBER_MAX], words[LINE_MAX];
	char text[2 * LINE_MAX];

	text_day(session->day, day);
	text_kind(session, kind);
	text_planned(session, words, sizeof words);
	snprintf(text, sizeof text, "%s, %s%s%.200s. %.400s", day, kind,
	    words[0] ? ": " : "", words, session->reason ?
	    session->reason : "");
	screen_labelled(screen, "Next", LABEL_COLUMNS, text);
}

void
render_plan_next(struct screen *screen, const struct ar_plan_view *view)
{
	const struct ar_planned *next = NULL;
	char text[NUMBER_MAX + 32], kind[NUMBER_MAX];

	if (view->day.suspended) {
		render_plan_day(screen, view);
		return;
	}
	for (size_t i = 0; i < view->session_count; i++) {
		const struct ar_planned *session = &view->sessions[i];

		if (session->day == view->today && session->done &&
		    session->kind != AR_PLAN_STRENGTH) {
			text_kind(session, kind);
			snprintf(text, sizeof text, "Today's %s is done.",
			    kind);
			screen_labelled(screen, "Plan", LABEL_COLUMNS, text);
		}
		if (!next && session->day > view->today &&
		    session->kind != AR_PLAN_REST)
			next = session;
	}
	if (next)
		render_next(screen, next);
}

void
render_plan_notes(struct screen *screen, const struct ar_plan *plan)
{
	for (size_t i = 0; i < plan->note_count; i++)
		screen_labelled(screen, "Note", LABEL_COLUMNS,
		    plan->notes[i]);
}
