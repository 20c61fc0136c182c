#include <math.h>
#include <stdio.h>
#include <string.h>

#include "doors/cli/render.h"

enum {
	NUMBER_COLUMNS = 2,
	SIDES_COLUMNS = 9,
	TIME_COLUMNS = 6,
	FEEL_COLUMNS = 15,
	GRADE_COLUMNS = 1,
	/* Beside the title: the columns above and a blank before each. */
	BESIDE_COLUMNS = SIDES_COLUMNS + TIME_COLUMNS + FEEL_COLUMNS +
	    GRADE_COLUMNS + 5,
	WIDE_FROM = 76,
	MINUTE_S = 60,
	HOUR_S = 3600
};

void
text_clock(double seconds, char out[NUMBER_MAX])
{
	long whole = seconds >= 0 && seconds < 1e9 ? lround(seconds) : 0;

	if (whole >= HOUR_S)
		snprintf(out, NUMBER_MAX, "%ld:%02ld:%02ld", whole / HOUR_S,
		    whole / MINUTE_S % MINUTE_S, whole % MINUTE_S);
	else
		snprintf(out, NUMBER_MAX, "%ld:%02ld", whole / MINUTE_S,
		    whole % MINUTE_S);
}

static const char *
sides_words(const struct ar_session_step *step)
{
	if (step->side_count == 0)
		return "";
	if (step->side_count > 1)
		return "each side";
	return step->side[0] == AR_LEFT ? "left" : "right";
}

/* Words for 0..10; the number stands beside them. */
static const char *
strength_words(int strength)
{
	static const char *const words[] = {
		"none", "feather", "very light", "light", "medium",
		"firm", "firm", "strong", "strong", "strong", "strong",
	};

	return words[strength < 0 ? 0 : strength > 10 ? 10 : strength];
}

static void
feel_words(const struct ar_session_step *step, char out[NUMBER_MAX])
{
	out[0] = '\0';
	if (step->pressure_max > 0)
		snprintf(out, NUMBER_MAX, "%s %d/10",
		    strength_words(step->pressure_max),
		    step->pressure_max);
	else if (step->pull > 0)
		snprintf(out, NUMBER_MAX, "%s pull %d/10",
		    step->pull >= 5 ? "clear" : "mild", step->pull);
}

/* The same as part of a sentence. */
static void
feel_sentence(const struct ar_session_step *step, char out[NUMBER_MAX])
{
	out[0] = '\0';
	if (step->pressure_max > 0)
		snprintf(out, NUMBER_MAX, "%s pressure, at most %d/10",
		    strength_words(step->pressure_max), step->pressure_max);
	else if (step->pull > 0)
		snprintf(out, NUMBER_MAX, "%s pull, at most %d/10",
		    step->pull >= 5 ? "clear" : "mild", step->pull);
}

static void
time_words(const struct ar_session_step *step, char out[NUMBER_MAX])
{
	char clock[NUMBER_MAX];

	text_clock(step->seconds, clock);
	if (step->sets > 1)
		snprintf(out, NUMBER_MAX, "%dx%.20s", step->sets, clock);
	else
		snprintf(out, NUMBER_MAX, "%s", clock);
}

static void
step_wide(struct screen *screen, const struct ar_session_step *step)
{
	char time[NUMBER_MAX], feel[NUMBER_MAX], number[NUMBER_MAX];
	int title = screen->width - NUMBER_COLUMNS - 1 - BESIDE_COLUMNS;

	time_words(step, time);
	feel_words(step, feel);
	snprintf(number, sizeof number, "%d", step->number);
	screen_right(screen, number, NUMBER_COLUMNS);
	screen_put(screen, " ");
	screen_left(screen, step->title ? step->title : step->technique,
	    title);
	screen_put(screen, " ");
	screen_left(screen, sides_words(step), SIDES_COLUMNS);
	screen_put(screen, " ");
	screen_right(screen, time, TIME_COLUMNS);
	screen_put(screen, "  ");
	screen_left(screen, feel, FEEL_COLUMNS);
	screen_put(screen, " ");
	screen_put(screen, step->grade ? step->grade : "");
	screen_end(screen);
}

/* What stands in the columns of step_wide. */
static void
head_wide(struct screen *screen)
{
	int end = screen->width;

	screen_style(screen, STYLE_DIM);
	screen_to(screen, end - GRADE_COLUMNS - 1 - FEEL_COLUMNS - 2 - 4);
	screen_put(screen, "time  at most");
	screen_to(screen, end - 5);
	screen_put(screen, "proof");
	screen_style(screen, STYLE_NONE);
}

/* What belongs to a step in words, with commas. */
static void
step_details(struct screen *screen, const struct ar_session_step *step,
    int indent, const char *end)
{
	char time[NUMBER_MAX], feel[NUMBER_MAX], line[4 * NUMBER_MAX];
	const char *sides = sides_words(step);

	time_words(step, time);
	feel_sentence(step, feel);
	snprintf(line, sizeof line, "%s%s%s%s%s%s%s%s", time,
	    sides[0] ? " " : "", sides, feel[0] ? ", " : "", feel,
	    step->grade ? ", proof " : "", step->grade ? step->grade : "",
	    end);
	screen_flow_on(screen, indent, line);
}

static void
step_narrow(struct screen *screen, const struct ar_session_step *step)
{
	char number[NUMBER_MAX];
	int indent = NUMBER_COLUMNS + 1;

	snprintf(number, sizeof number, "%d", step->number);
	screen_right(screen, number, NUMBER_COLUMNS);
	screen_put(screen, " ");
	screen_flow(screen, indent,
	    step->title ? step->title : step->technique);
	screen_end(screen);
	screen_to(screen, indent - 1);
	step_details(screen, step, indent, "");
	screen_end(screen);
}

static void
step_plain(struct screen *screen, const struct ar_session_step *step)
{
	char title[256];

	screen_putf(screen, "Step %d:", step->number);
	snprintf(title, sizeof title, "%.200s.",
	    step->title ? step->title : step->technique);
	screen_flow_on(screen, 0, title);
	step_details(screen, step, 0, ".");
	screen_end(screen);
}

static void
step_text(struct screen *screen, const struct ar_session_step *step)
{
	const char *const texts[] = {step->purpose, step->text, step->skip_if,
	    step->stop_if};
	int indent = screen->plain ? 0 : NUMBER_COLUMNS + 1;

	for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
		if (!texts[i] || !texts[i][0])
			continue;
		screen_to(screen, indent);
		screen_flow(screen, indent, texts[i]);
		screen_end(screen);
	}
}

static void
session_head(struct screen *screen, const struct ar_session *session,
    const char *title)
{
	char total[NUMBER_MAX], line[4 * NUMBER_MAX];

	screen_style(screen, STYLE_STRONG);
	if (session->step_count > 0) {
		text_clock(session->total_s, total);
		snprintf(line, sizeof line, "%.40s: %zu step%s, %s minutes",
		    title, session->step_count,
		    session->step_count == 1 ? "" : "s", total);
	} else {
		snprintf(line, sizeof line, "%.40s: no steps", title);
	}
	screen_flow(screen, 0, line);
	screen_style(screen, STYLE_NONE);
	if (session->step_count > 0 && !screen->plain &&
	    screen->width >= WIDE_FROM)
		head_wide(screen);
	screen_end(screen);
}

static void
session_excluded(struct screen *screen, const struct ar_session *session)
{
	static const char *const sides[AR_SIDES] = {"left", "right"};

	for (size_t i = 0; i < session->excluded_count; i++) {
		const struct ar_excluded *out = &session->excluded[i];
		const struct ar_region_row *row = ar_region_row(out->region);
		char line[2 * NUMBER_MAX];

		snprintf(line, sizeof line, "%s %.60s (afterrun why %.10s)",
		    sides[out->side], row->name, out->rule ? out->rule : "");
		screen_labelled(screen, "Left out", LABEL_COLUMNS, line);
	}
}

struct flag {
	const char *code;
	bool first; /* before the steps */
	const char *words;
};

/* What the builder flagged and no card says. */
static const struct flag flags[] = {
	{"ASK_RF4", true, "One calf is much sorer than the other, so there is "
	    "no massage of the calves now. Is it swollen or thicker, warm and "
	    "red, sore along the deep middle line, or does a thumb leave a "
	    "dent? Any yes: see a doctor today."},
	{"ASK_TRIAGE", true, "Questions about your pain are open (afterrun "
	    "pain). Until they are answered the session stays gentle."},
	{"ASK_PAIN", true, "A very sore part is left out today. If it is pain "
	    "rather than soreness: afterrun pain says how urgent it is."},
	{"TOO_SORE_TO_RUN", true, "You are too sore to run today."},
	{"LOAD_UNKNOWN", false, "How long and hard the run was is not known, "
	    "so the session is a careful one."},
	{"SHORT_MASSAGE", false, "The massage is shorter than the articles "
	    "ask for; with more minutes it grows."},
};

static void
session_flags(struct screen *screen, const struct ar_session *session,
    bool first)
{
	for (size_t i = 0; i < session->warning_count; i++) {
		for (size_t k = 0; k < sizeof flags / sizeof flags[0]; k++) {
			if (flags[k].first != first || strcmp(flags[k].code,
			    session->warnings[i]) != 0)
				continue;
			screen_labelled(screen, first ? "Check" : "Note",
			    LABEL_COLUMNS, flags[k].words);
		}
	}
}

/* Cards of the evening that can wait until then; the others of that list are
 * about safety and stand before the steps. */
static bool
can_wait(const struct ar_card *card)
{
	static const char *const ids[] = {"elevate", "compress", "sleep",
	    "peak", "article_stretch", "log", "bandage", "no_running"};

	for (size_t i = 0; card->id && i < sizeof ids / sizeof ids[0]; i++)
		if (strcmp(ids[i], card->id) == 0)
			return true;
	return false;
}

static void
session_checks(struct screen *screen, const struct ar_session *session)
{
	bool said = false;

	for (size_t i = 0; i < session->evening_count; i++) {
		if (can_wait(&session->evening[i]))
			continue;
		screen_labelled(screen, "Check", LABEL_COLUMNS,
		    session->evening[i].text);
		said = true;
	}
	if (!said)
		session_flags(screen, session, true);
}

void
render_session(struct screen *screen, const struct ar_session *session,
    const char *title, bool with_text)
{
	if (session->stop_text) {
		screen_style(screen, STYLE_ALERT);
		screen_put(screen, session->status == AR_STOP ? "Stop." :
		    "Take care.");
		screen_style(screen, STYLE_NONE);
		screen_flow_on(screen, 0, session->stop_text);
		screen_end(screen);
	}
	if (session->status == AR_STOP)
		return;
	session_checks(screen, session);
	session_head(screen, session, title);
	for (size_t i = 0; i < session->step_count; i++) {
		const struct ar_session_step *step = &session->steps[i];

		if (screen->plain)
			step_plain(screen, step);
		else if (screen->width >= WIDE_FROM)
			step_wide(screen, step);
		else
			step_narrow(screen, step);
		if (with_text)
			step_text(screen, step);
	}
	session_excluded(screen, session);
	session_flags(screen, session, false);
}

enum { SHORT_MAX = 1024, SHORT_SENTENCES = 2 };

/* The first count sentences of text, all of it on a full screen. */
static const char *
shortened(const struct screen *screen, const char *text, int count,
    char out[SHORT_MAX])
{
	const char *end = text;

	if (!text || screen->full)
		return text ? text : "";
	while (count-- > 0 && end) {
		end = strstr(end, ". ");
		end = end ? end + 1 : NULL;
	}
	snprintf(out, SHORT_MAX, "%.*s",
	    end ? (int)(end - text) : SHORT_MAX - 1, text);
	return out;
}

static void
render_drink(struct screen *screen, const struct ar_session *session)
{
	const struct ar_drink *drink = &session->drink;
	char line[SHORT_MAX];
	int used = 0;

	if (drink->target_ml > 0)
		used = snprintf(line, sizeof line, "About %.0f ml over %.0f "
		    "hours, up to %.0f ml in the first half hour. ",
		    drink->target_ml, drink->hours, drink->first_30min_ml);
	if (used < 0)
		return;
	snprintf(line + used, sizeof line - (size_t)used, "%s",
	    drink->text ? drink->text : "");
	screen_labelled(screen, "Drink", LABEL_COLUMNS, line);
}

static void
render_fuel(struct screen *screen, const struct ar_session *session)
{
	const struct ar_fuel *fuel = &session->fuel;
	char line[2 * SHORT_MAX], part[SHORT_MAX];
	int used = 0;

	if (fuel->carb_g > 0 && fuel->protein_g > 0)
		used = snprintf(line, sizeof line, "%.0f g of carbohydrate "
		    "and %.0f g of protein. ", fuel->carb_g, fuel->protein_g);
	else if (fuel->carb_g > 0)
		used = snprintf(line, sizeof line, "%.0f g of carbohydrate. ",
		    fuel->carb_g);
	else if (fuel->protein_g > 0)
		used = snprintf(line, sizeof line, "%.0f g of protein. ",
		    fuel->protein_g);
	if (used < 0)
		return;
	snprintf(line + used, sizeof line - (size_t)used, "%s",
	    shortened(screen, fuel->text, SHORT_SENTENCES, part));
	screen_labelled(screen, "Eat", LABEL_COLUMNS, line);
}

static void
render_list(struct screen *screen, const char *label,
    const struct ar_card *cards, size_t count)
{
	int indent = screen->plain ? 0 : LABEL_COLUMNS;
	bool evening = strcmp(label, "Evening") == 0;
	char part[SHORT_MAX];
	bool first = true;

	for (size_t i = 0; i < count; i++) {
		if (evening && !can_wait(&cards[i]))
			continue;
		if (!screen->full && strcmp(cards[i].id, "log") == 0)
			continue;
		if (first)
			screen_label(screen, label, LABEL_COLUMNS);
		(first ? screen_flow : screen_flow_on)(screen, indent,
		    shortened(screen, cards[i].text, 1, part));
		first = false;
	}
	if (!first)
		screen_end(screen);
}

void
render_cards(struct screen *screen, const struct ar_session *session)
{
	render_drink(screen, session);
	render_fuel(screen, session);
	render_list(screen, "Evening", session->evening,
	    session->evening_count);
	render_list(screen, "Later", session->later, session->later_count);
	screen_labelled(screen, "Tomorrow", LABEL_COLUMNS,
	    session->next.text);
}
