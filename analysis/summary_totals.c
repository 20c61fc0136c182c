/* Between the device's totals and the records (formats.md 1.8). */
#include <math.h>

#include "analysis/numbers.h"
#include "analysis/summary.h"

void
ar_summing_warn(struct ar_summing *sum, const char *code, const char *text)
{
	if (sum->out->warning_count < AR_SUMMARY_WARNINGS_MAX)
		sum->out->warnings[sum->out->warning_count++] =
		    (struct ar_warning){ code, text, 0 };
}

/* a and b differ by at most the ratio of the larger. */
static bool
agree(double a, double b, double ratio)
{
	return fabs(a - b) <= ratio * fmax(fabs(a), fabs(b));
}

static double
positive(double value)
{
	return value > 0 && !isinf(value) ? value : NAN;
}

/* From the first to the last sample; NAN for fewer than two. */
static double
records_span_s(const struct ar_activity *activity)
{
	size_t count = activity->samples.count;

	return count < 2 ? NAN : activity->samples.time_s[count - 1] -
	    activity->samples.time_s[0];
}

static double
lap_timer_s(const struct ar_activity *activity)
{
	double total = 0;

	for (size_t k = 0; k < activity->lap_count; k++) {
		if (activity->laps[k].timer_s > 0)
			total += activity->laps[k].timer_s;
	}
	return positive(total);
}

static void
sum_pauses(struct ar_summing *sum)
{
	struct ar_summary *out = sum->out;

	for (size_t k = 0; k < sum->activity->pause_count; k++) {
		const struct ar_pause *pause = &sum->activity->pauses[k];
		if (!(pause->end_utc_s > pause->start_utc_s))
			continue;
		out->pause_count++;
		out->pause_total_s += pause->end_utc_s - pause->start_utc_s;
	}
}

/* Swapped only where the swap fits the points: they last as long as the
 * larger time, and no longer was run than the smaller. */
static void
swap_if_inverted(struct ar_summing *sum, double span_s)
{
	struct ar_summary *out = sum->out;
	double timer = out->timer_s;
	double room_s = out->elapsed_s * (1 + AR_TOTALS_DIFFER_RATIO);

	if (!(timer > out->elapsed_s + AR_TIMER_SLACK_S))
		return;
	if (isnan(span_s) || (sum->clean->moving_s <= room_s &&
		agree(timer, span_s, AR_TOTALS_DIFFER_RATIO))) {
		out->timer_s = out->elapsed_s;
		out->elapsed_s = timer;
		ar_summing_warn(sum, "timer_swapped", "The device has mixed "
		    "up running time and whole time; they were swapped.");
		return;
	}
	out->timer_s = NAN;
	out->elapsed_s = NAN;
	ar_summing_warn(sum, "times_from_records", "The device's times "
	    "contradict each other; the recorded points were used.");
}

/* A stop that was forgotten: the points end hours before the device's whole
 * time does, because the reader cut them there.  Its timer and distance still
 * tell of the whole, unless the timer ran on, too. */
static bool
was_left_running(const struct ar_summing *sum, double span_s)
{
	const struct ar_device_values *device = &sum->activity->device_values;

	return device->elapsed_s - span_s > AR_FORGOTTEN_STOP_S &&
	    device->timer_s > 0 &&
	    device->timer_s - span_s <= AR_FORGOTTEN_STOP_S;
}

/* Both of the device's times are far from the points, and the points go on
 * longer: the totals are of something else.  A timer that is merely shorter
 * is believed (pauses need not be recorded), and so is one that is longer
 * (points may be few). */
static void
judge_times(struct ar_summing *sum, double span_s)
{
	struct ar_summary *out = sum->out;
	double unpaused_s = span_s - out->pause_total_s;
	bool longer = span_s > out->elapsed_s &&
	    !agree(out->elapsed_s, span_s, AR_TOTALS_DIFFER_RATIO) &&
	    !agree(out->timer_s, unpaused_s, AR_TOTALS_DIFFER_RATIO);

	if (sum->left_running) {
		out->elapsed_s = NAN;
		ar_summing_warn(sum, "left_running", "The recording was "
		    "left running; the device's own time and distance were "
		    "used.");
	}
	if (isnan(out->timer_s) || !longer)
		return;
	out->timer_s = out->elapsed_s = NAN;
	ar_summing_warn(sum, "times_from_records", "The device's times do "
	    "not fit the recorded points; the points were used.");
}

void
ar_summing_time(struct ar_summing *sum)
{
	const struct ar_device_values *device = &sum->activity->device_values;
	struct ar_summary *out = sum->out;
	double span_s = records_span_s(sum->activity);

	sum_pauses(sum);
	out->timer_s = positive(device->timer_s);
	out->elapsed_s = positive(device->elapsed_s);
	if (isnan(out->timer_s))
		out->timer_s = lap_timer_s(sum->activity);
	sum->left_running = was_left_running(sum, span_s);
	swap_if_inverted(sum, span_s);
	judge_times(sum, span_s);
	if (isnan(out->elapsed_s))
		out->elapsed_s = fmax(span_s, out->timer_s);
	if (isnan(out->timer_s) && isfinite(span_s))
		out->timer_s = fmax(0, span_s - out->pause_total_s);
}

/* The best the records say, and whether it can judge the session. */
static double
records_distance_m(const struct ar_clean *clean,
    enum ar_distance_source *source)
{
	if (clean->counter_m > 0) {
		*source = AR_DISTANCE_DEVICE;
		return clean->counter_m;
	}
	if (clean->track_m > 0) {
		*source = AR_DISTANCE_TRACK;
		return clean->track_m;
	}
	*source = clean->speed_m > 0 ? AR_DISTANCE_SPEED : AR_DISTANCE_NONE;
	return positive(clean->speed_m);
}

void
ar_summing_distance(struct ar_summing *sum)
{
	const struct ar_clean *clean = sum->clean;
	struct ar_summary *out = sum->out;
	double session = positive(sum->activity->device_values.distance_m);
	enum ar_distance_source source;
	double records = records_distance_m(clean, &source);
	double cover = source == AR_DISTANCE_DEVICE ?
	    clean->counter_cover_ratio : clean->track_cover_ratio;
	bool counted = agree(session, clean->counter_last_m,
	    AR_TOTALS_DIFFER_RATIO) || sum->left_running;
	bool judges = source != AR_DISTANCE_NONE &&
	    source != AR_DISTANCE_SPEED && cover >= AR_TRACK_COVER_RATIO;

	if (isfinite(session) && (!judges || counted ||
		agree(session, records, AR_TOTALS_DIFFER_RATIO))) {
		out->distance_m = session;
		out->distance_source = AR_DISTANCE_DEVICE;
		return;
	}
	out->distance_m = records;
	out->distance_source = source;
	if (isfinite(session))
		ar_summing_warn(sum, "distance_from_records", "The device's "
		    "total distance does not fit the recorded points; the "
		    "points were used.");
}

static bool
within_factor(double device, double own)
{
	return device <= own * AR_CLIMB_DEVICE_FACTOR &&
	    device * AR_CLIMB_DEVICE_FACTOR >= own;
}

static double
choose_climb(double device, double own, enum ar_elevation_source own_source,
    enum ar_elevation_source *source)
{
	bool take_device = device >= 0 && !isinf(device) &&
	    (isnan(own) || within_factor(device, own));

	if (take_device)
		*source = AR_ELEVATION_DEVICE;
	else
		*source = isnan(own) ? AR_ELEVATION_NONE : own_source;
	return take_device ? device : own;
}

void
ar_summing_climb(struct ar_summing *sum)
{
	const struct ar_device_values *device = &sum->activity->device_values;
	const struct ar_clean *clean = sum->clean;
	struct ar_summary *out = sum->out;
	enum ar_elevation_source own = clean->barometer ?
	    AR_ELEVATION_BAROMETER : AR_ELEVATION_GPS;

	out->ascent_m = choose_climb(device->ascent_m, clean->ascent_m, own,
	    &out->elevation_source);
	out->descent_m = choose_climb(device->descent_m, clean->descent_m,
	    own, &out->descent_source);
	out->elevation_threshold_m = clean->elevation_threshold_m;
	if (device->ascent_m > 0 && out->elevation_source != own)
		return;
	if (device->ascent_m > 0)
		ar_summing_warn(sum, "ascent_from_altitude", "The device's "
		    "ascent is far from what the recorded heights give; the "
		    "heights were used.");
}
