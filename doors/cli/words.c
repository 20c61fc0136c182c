#include "doors/cli/words.h"

#include <math.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#include "afterrun/knowledge.h"
#include "afterrun/time.h"

enum { PIECE_MAX = 512 };

static const double km = 1000;
static const double day_s = 86400;
static const double minutes_per_hour = 60;

const char *
text_sport(const char *sport, const char *sub_sport)
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
	const char *sub = sub_sport ? sub_sport : "";

	if (!sport)
		sport = "generic";
	for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
		if (strcmp(words[i][0], sport) == 0 &&
		    (!words[i][1] || strcmp(words[i][1], sub) == 0))
			return words[i][2];
	return sport;
}

void
text_day(int64_t day, char out[NUMBER_MAX])
{
	static const char *const days[] = {"Mon", "Tue", "Wed", "Thu", "Fri",
	    "Sat", "Sun"};
	static const char *const months[] = {"Jan", "Feb", "Mar", "Apr",
	    "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
	struct ar_civil at = ar_civil_from_utc((double)day * day_s, 0);

	snprintf(out, NUMBER_MAX, "%s %d %s %d", days[at.weekday % 7],
	    at.day, months[(at.month - 1) % 12], (int)at.year);
}

void
text_day_short(int64_t day, char out[NUMBER_MAX])
{
	struct ar_civil at = ar_civil_from_utc((double)day * day_s, 0);

	snprintf(out, NUMBER_MAX, "%04d-%02d-%02d", (int)at.year, at.month,
	    at.day);
}

void
text_part(int region, int side, char out[NUMBER_MAX])
{
	static const char *const sides[] = {", left", ", right", ""};
	const struct ar_region_row *row =
	    ar_region_row((enum ar_region)region);

	snprintf(out, NUMBER_MAX, "%s%s", row ? row->name : "legs",
	    sides[side >= 0 && side < AR_SIDES ? side : AR_SIDES]);
}

void
text_value(enum ar_wellness well, double value, char out[NUMBER_MAX])
{
	static const char *const ills[] = {"no", "a cold", "below the neck",
		"fever"};
	const char *unit = ar_wellness_kind(well)->unit;
	long minutes;

	if (well == AR_WELL_ILLNESS && value >= 0 &&
	    value < sizeof ills / sizeof ills[0]) {
		snprintf(out, NUMBER_MAX, "%s", ills[(int)value]);
		return;
	}
	if (strcmp(unit, "h") == 0) {
		minutes = lround(value * minutes_per_hour);
		snprintf(out, NUMBER_MAX, "%ld h %02ld min", minutes / 60,
		    minutes % 60);
		return;
	}
	snprintf(out, NUMBER_MAX, "%.4g%s%s", value, unit[0] ? " " : "",
	    unit);
}

static void
piece(char *out, size_t size, const char *text)
{
	size_t used = strlen(out);

	if (text[0])
		snprintf(out + used, size - used, "%s%s", used ? ", " : "",
		    text);
}

void
text_run(const struct ar_run *run, char *out, size_t size)
{
	const struct ar_summary *sum = &run->summary;
	char text[2 * NUMBER_MAX], clock[NUMBER_MAX];

	out[0] = '\0';
	if (sum->distance_m >= 0) {
		snprintf(text, sizeof text, "%.2f km", sum->distance_m / km);
		piece(out, size, text);
	}
	if (sum->moving_s > 0) {
		text_clock(sum->moving_s, clock);
		piece(out, size, clock);
	}
	if (run->on_foot && sum->speed_avg_m_s > 0.1) {
		text_clock(km / sum->speed_avg_m_s, clock);
		snprintf(text, sizeof text, "%.20s per km", clock);
		piece(out, size, text);
	}
	if (sum->ascent_m >= 1) {
		snprintf(text, sizeof text, "%.0f m up", sum->ascent_m);
		piece(out, size, text);
	}
	if (sum->heart_avg_bpm > 0) {
		snprintf(text, sizeof text, "heart %.0f",
		    sum->heart_avg_bpm);
		piece(out, size, text);
	}
	if (run->rpe_0_10 >= 0) {
		snprintf(text, sizeof text, "effort %.3g", run->rpe_0_10);
		piece(out, size, text);
	}
}

void
text_spike(const struct ar_spike_result *spike, char *out, size_t size)
{
	static const char *const jumps[] = {
		[AR_SPIKE_SMALL] = "small",
		[AR_SPIKE_MODERATE] = "moderate",
		[AR_SPIKE_LARGE] = "large",
	};

	out[0] = '\0';
	if (spike->spike >= AR_SPIKE_SMALL)
		snprintf(out, size, "%.0f %% longer than your longest run of "
		    "the 30 days before (%.1f km): a %s jump. Runs like this "
		    "were linked with more injuries (afterrun why spike).",
		    spike->over_pct, spike->longest_m / km,
		    jumps[spike->spike]);
}

void
text_count(uint64_t count, const char *one, const char *many,
    char out[NUMBER_MAX])
{
	snprintf(out, NUMBER_MAX, "%llu %s", (unsigned long long)count,
	    count == 1 ? one : many);
}

void
show_pieces(struct screen *screen, int indent, const char *text)
{
	char part[PIECE_MAX];

	while (*text) {
		const char *end = strstr(text, ", ");
		size_t n = end ? (size_t)(end - text) + 1 : strlen(text);
		bool first = screen->column == 0 || screen->column == indent;

		snprintf(part, sizeof part, "%.*s", (int)n, text);
		if (!first && screen->column + 1 +
		    screen_columns(screen, part) > screen->width) {
			screen_end(screen);
			screen_to(screen, indent);
			first = true;
		}
		if (first)
			screen_flow(screen, indent, part);
		else
			screen_flow_on(screen, indent, part);
		text += n;
		text += strspn(text, " ");
	}
}
