#include <math.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "doors/cli/render.h"
#include "doors/cli/terminal.h"

enum {
	LEG_NAME_MAX = 24,
	LEG_DOSE = 6,
	LEG_CHANGE = 6,
	LEG_GAP = 2,
	LEG_BAR_LEAST = 6,
	LEG_BAR_MOST = 24,
	NOTES_MOST = 2,
	LINE_MAX_BYTES = 512
};

static const double km = 1000;
static const double hour_s = 3600;

static const char *
sport_words(const struct ar_activity *activity)
{
	static const char *const words[][3] = {
		{"running", "trail", "Trail run"},
		{"running", "treadmill", "Treadmill run"},
		{"running", "indoor_running", "Indoor run"},
		{"running", "track", "Track run"},
		{"running", "ultra", "Ultra run"},
		{"running", NULL, "Run"},
		{"walking", NULL, "Walk"},
		{"hiking", NULL, "Hike"},
		{"cycling", NULL, "Ride"},
		{"swimming", NULL, "Swim"},
		{"generic", NULL, "Activity"},
	};
	const char *sport = activity->sport ? activity->sport : "generic";
	const char *sub = activity->sub_sport ? activity->sub_sport : "";

	for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
		if (strcmp(words[i][0], sport) == 0 &&
		    (!words[i][1] || strcmp(words[i][1], sub) == 0))
			return words[i][2];
	return sport;
}

static void
date_words(const struct ar_summary *sum, char out[LINE_MAX_BYTES])
{
	static const char *const days[] = {"Sunday", "Monday", "Tuesday",
	    "Wednesday", "Thursday", "Friday", "Saturday"};
	static const char *const months[] = {"January", "February", "March",
	    "April", "May", "June", "July", "August", "September", "October",
	    "November", "December"};
	char zone[16];
	struct tm at = terminal_local(sum->start_utc_s, sum->utc_offset_s,
	    zone);

	snprintf(out, LINE_MAX_BYTES, "%s %d %s %d, %02d:%02d%s%s",
	    days[at.tm_wday % 7], at.tm_mday, months[at.tm_mon % 12],
	    at.tm_year + 1900, at.tm_hour, at.tm_min, zone[0] ? " " : "",
	    zone);
}

/* Minutes for a kilometre on foot, else kilometres in an hour. */
static void
pace_words(const struct ar_summary *sum, bool on_foot, char out[NUMBER_MAX])
{
	char clock[NUMBER_MAX];

	out[0] = '\0';
	if (!(sum->speed_avg_m_s > 0.1 && sum->speed_avg_m_s < km))
		return;
	text_clock(km / sum->speed_avg_m_s, clock);
	if (on_foot)
		snprintf(out, NUMBER_MAX, "%.20s per km", clock);
	else
		snprintf(out, NUMBER_MAX, "%.1f km/h",
		    sum->speed_avg_m_s * hour_s / km);
}

/* Pieces with commas between. */
static void
piece(char line[LINE_MAX_BYTES], const char *text)
{
	size_t used = strlen(line);

	if (text[0])
		snprintf(line + used, LINE_MAX_BYTES - used, "%s%s",
		    used ? ", " : "", text);
}

static void
facts(const struct ar_summary *sum, bool on_foot, char line[LINE_MAX_BYTES])
{
	char text[2 * NUMBER_MAX], clock[NUMBER_MAX];

	line[0] = '\0';
	if (sum->distance_m >= 0) {
		snprintf(text, sizeof text, "%.2f km", sum->distance_m / km);
		piece(line, text);
	}
	if (sum->moving_s > 0) {
		text_clock(sum->moving_s, clock);
		snprintf(text, sizeof text, "%s moving", clock);
		piece(line, text);
	}
	pace_words(sum, on_foot, clock);
	piece(line, clock);
	if (sum->ascent_m >= 0 && sum->descent_m >= 0) {
		snprintf(text, sizeof text, "about %.0f m up and %.0f m down",
		    sum->ascent_m, sum->descent_m);
		piece(line, text);
	}
	if (sum->heart_avg_bpm > 0) {
		snprintf(text, sizeof text, "heart %.0f",
		    sum->heart_avg_bpm);
		piece(line, text);
	}
}

void
render_activity(struct screen *screen, const struct ar_activity *activity,
    const struct ar_summary *summary)
{
	char line[LINE_MAX_BYTES];

	screen_style(screen, STYLE_STRONG);
	screen_put(screen, sport_words(activity));
	screen_style(screen, STYLE_NONE);
	if (activity->clock_unset) {
		screen_put(screen, ",");
		screen_flow_on(screen, 0, "the watch's clock was not set");
	} else {
		date_words(summary, line);
		screen_put(screen, ",");
		screen_flow_on(screen, 0, line);
	}
	screen_end(screen);
	facts(summary, activity->sport && ar_sport_on_foot(activity->sport),
	    line);
	if (!line[0])
		return;
	screen_flow(screen, 0, line);
	screen_end(screen);
}

/* Rows by dose, the greatest first; equal ones stay in table order. */
static void
sort_legs(const struct ar_legs *legs, int order[AR_LOAD_ROWS])
{
	for (int i = 0; i < AR_LOAD_ROWS; i++) {
		int at = i;

		while (at > 0 && legs->row[order[at - 1]].dose_eq_km <
		    legs->row[i].dose_eq_km) {
			order[at] = order[at - 1];
			at--;
		}
		order[at] = i;
	}
}

/* The dose against the same distance on the flat, in percent. */
static void
change_words(double dose, double flat, char out[NUMBER_MAX])
{
	long percent;

	out[0] = '\0';
	if (!(flat > 0) || !(dose / flat < 100))
		return;
	percent = lround((dose / flat - 1) * 100);
	snprintf(out, NUMBER_MAX, "%+ld%%", percent);
	if (percent == 0)
		snprintf(out, NUMBER_MAX, "=");
}

/* Where the columns of the legs stand. */
struct leg_shape {
	int columns; /* of legs beside each other */
	int width;   /* of one */
	int name;
	int bar;
};

static struct leg_shape
shape_legs(const struct screen *screen)
{
	struct leg_shape shape = {1, screen->width, 0, 0};
	int numbers = LEG_DOSE + LEG_CHANGE;

	for (int i = 0; i < AR_LOAD_ROWS; i++) {
		int columns = screen_columns(screen,
		    ar_load_row_name((enum ar_load_row)i));

		if (columns > shape.name)
			shape.name = columns;
	}
	if (shape.name > LEG_NAME_MAX)
		shape.name = LEG_NAME_MAX;
	if (screen->width >=
	    2 * (shape.name + 1 + LEG_BAR_LEAST + numbers) + LEG_GAP) {
		shape.columns = 2;
		shape.width = (screen->width - LEG_GAP) / 2;
	}
	shape.bar = shape.width - shape.name - 1 - numbers;
	if (shape.bar > LEG_BAR_MOST)
		shape.bar = LEG_BAR_MOST;
	if (shape.bar < LEG_BAR_LEAST)
		shape.bar = 0;
	if (shape.name + 1 + shape.bar + numbers > shape.width)
		shape.name = shape.width - 1 - numbers;
	return shape;
}

static void
leg_cell(struct screen *screen, const struct ar_after *after, int row,
    const struct leg_shape *shape)
{
	double dose = after->legs.row[row].dose_eq_km;
	double most = 0;
	char text[NUMBER_MAX];

	for (int i = 0; i < AR_LOAD_ROWS; i++)
		most = fmax(most, after->legs.row[i].dose_eq_km);
	screen_left(screen, ar_load_row_name((enum ar_load_row)row),
	    shape->name);
	screen_put(screen, " ");
	screen_bar(screen, most > 0 ? dose / most : 0, shape->bar);
	snprintf(text, sizeof text, "%.1f", dose);
	screen_right(screen, text, LEG_DOSE);
	change_words(dose, after->summary.distance_m / km, text);
	screen_right(screen, text, LEG_CHANGE);
}

static void
leg_plain(struct screen *screen, const struct ar_after *after, int row)
{
	double dose = after->legs.row[row].dose_eq_km;
	double flat = after->summary.distance_m / km;
	char text[2 * NUMBER_MAX];
	int used = snprintf(text, sizeof text, "%.1f flat km", dose);

	if (flat > 0 && dose / flat < 100 && used > 0) {
		long percent = lround((dose / flat - 1) * 100);

		if (percent != 0)
			snprintf(text + used, sizeof text - (size_t)used,
			    ", %ld percent %s than flat running",
			    percent < 0 ? -percent : percent,
			    percent < 0 ? "less" : "more");
	}
	screen_labelled(screen, ar_load_row_name((enum ar_load_row)row), 0,
	    text);
}

static void
legs_head(struct screen *screen, const struct ar_after *after)
{
	char text[2 * NUMBER_MAX];
	double flat = after->summary.distance_m / km;

	screen_style(screen, STYLE_STRONG);
	screen_put(screen, "Your legs");
	screen_style(screen, STYLE_NONE);
	screen_put(screen, ",");
	if (flat > 0)
		snprintf(text, sizeof text, "compared with flat running: dose "
		    "in flat km (you ran %.1f)", flat);
	else
		snprintf(text, sizeof text, "compared with flat running: dose "
		    "in flat km");
	screen_put(screen, " ");
	screen_flow(screen, 0, text);
	screen_end(screen);
}

static void
render_legs(struct screen *screen, const struct ar_after *after)
{
	struct leg_shape shape = shape_legs(screen);
	int lines = (AR_LOAD_ROWS + shape.columns - 1) / shape.columns;
	int order[AR_LOAD_ROWS] = {0};

	sort_legs(&after->legs, order);
	legs_head(screen, after);
	for (int i = 0; screen->plain && i < AR_LOAD_ROWS; i++)
		leg_plain(screen, after, order[i]);
	for (int i = 0; !screen->plain && i < lines; i++) {
		leg_cell(screen, after, order[i], &shape);
		if (shape.columns == 2 && i + lines < AR_LOAD_ROWS) {
			screen_to(screen, shape.width + LEG_GAP);
			leg_cell(screen, after, order[i + lines], &shape);
		}
		screen_end(screen);
	}
}

void
render_warnings(struct screen *screen, const struct ar_warning *warnings,
    size_t count, size_t most)
{
	for (size_t i = 0; i < count && i < most; i++)
		screen_labelled(screen, "Note", LABEL_COLUMNS,
		    warnings[i].text);
}

static void
render_notes(struct screen *screen, const struct ar_after *after,
    const char *file)
{
	const struct ar_recording *recording = after->recording;
	size_t count = recording->warning_count +
	    after->summary.warning_count;
	size_t first = recording->warning_count < NOTES_MOST ?
	    recording->warning_count : NOTES_MOST;
	char text[LINE_MAX_BYTES];

	render_warnings(screen, recording->warnings, recording->warning_count,
	    NOTES_MOST);
	render_warnings(screen, after->summary.warnings,
	    after->summary.warning_count, NOTES_MOST - first);
	if (count > NOTES_MOST) {
		snprintf(text, sizeof text, "%zu more: afterrun read %.400s",
		    count - NOTES_MOST, file);
		screen_labelled(screen, "", LABEL_COLUMNS, text);
	}
}

/* What the answer rests on, where the runner may not expect it. */
static void
render_grounds(struct screen *screen, const struct ar_after *after)
{
	char text[LINE_MAX_BYTES];

	if (after->recording->activity_count > 1) {
		snprintf(text, sizeof text, "The file holds %zu activities; "
		    "this is number %zu.", after->recording->activity_count,
		    after->activity_number);
		screen_labelled(screen, "Note", LABEL_COLUMNS, text);
	}
	if (!after->on_foot)
		screen_labelled(screen, "Note", LABEL_COLUMNS, "This was not "
		    "on foot, so there is no leg load; the session is one "
		    "for any effort.");
	if (after->on_foot && !after->legs_known)
		screen_labelled(screen, "Note", LABEL_COLUMNS, "The file "
		    "holds too little speed or distance for a leg load; the "
		    "session is one for any run.");
	if (after->shown_as_now)
		screen_labelled(screen, "Note", LABEL_COLUMNS,
		    "Shown as for right after the run.");
	if (after->session.mode == AR_REST_DAY) {
		snprintf(text, sizeof text, "The run ended %.0f hours ago, so "
		    "this is a session for a rest day.", after->hours_ago);
		screen_labelled(screen, "Note", LABEL_COLUMNS, text);
	}
	if (after->rpe_source == AR_RPE_GUESS)
		screen_labelled(screen, "Note", LABEL_COLUMNS, "How hard it "
		    "was is guessed; --rpe 0..10 says it.");
	if (after->summary.temperature_device_c > 0 &&
	    !isfinite(after->input.run.air_c) && after->input.run_known) {
		snprintf(text, sizeof text, "The watch says %.0f °C, usually "
		    "several too warm; say --temp.",
		    after->summary.temperature_device_c);
		screen_labelled(screen, "Note", LABEL_COLUMNS, text);
	}
}

void
render_after(struct screen *screen, const struct ar_after *after,
    const char *file)
{
	bool rest = after->session.mode == AR_REST_DAY;

	render_activity(screen, after->activity, &after->summary);
	screen_end(screen);
	if (after->session.status != AR_STOP && after->legs_known) {
		render_legs(screen, after);
		screen_end(screen);
	}
	render_session(screen, &after->session, rest ? "Today" : "Now",
	    screen->full);
	screen_end(screen);
	render_cards(screen, &after->session);
	screen_labelled(screen, "Watch for", LABEL_COLUMNS, after->watch_for);
	render_grounds(screen, after);
	render_notes(screen, after, file);
	screen_labelled(screen, "Why?", LABEL_COLUMNS,
	    screen->full ? "afterrun why dose, why pressure, why drink, why next" :
	    "afterrun why dose (pressure, drink, next); --full says how");
}
