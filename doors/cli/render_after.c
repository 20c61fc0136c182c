#include <math.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "afterrun/told.h"
#include "doors/cli/render.h"
#include "doors/cli/terminal.h"
#include "doors/cli/words.h"

enum {
	NOTES_MOST = 2,
	LINE_MAX_BYTES = 512
};

static const double km = 1000;
static const double hour_s = 3600;

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
	screen_put(screen, text_sport(activity->sport, activity->sub_sport));
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
		screen_labelled(screen, "Note", LABEL_COLUMNS,
		    ar_legs_missing_text(false));
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
