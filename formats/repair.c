#include "formats/repair.h"

#include <math.h>

#include "base/text.h"
#include "formats/numbers.h"
#include "formats/warn.h"

enum ar_status
ar_repair_note(const struct ar_repair *repair, const char *code,
    const char *format, size_t count)
{
	struct ar_text text;
	const char *words = format;

	if (!count)
		return AR_OK;
	ar_text_start(&text, repair->arena);
	for (; *words; words++) {
		if (words[0] == '%' && words[1] == 'd') {
			ar_text_int(&text, (int64_t)count);
			words++;
		} else {
			ar_text_add_n(&text, words, 1);
		}
	}
	words = ar_text_end(&text);
	if (!words)
		return AR_EMEM;
	return ar_warn(repair->recording, repair->arena, code, 0, words);
}

static enum ar_status
repair_heart(const struct ar_repair *repair)
{
	struct ar_samples *s = repair->samples;
	size_t dropped = 0, left = 0;

	if (!s->heart_bpm)
		return AR_OK;
	for (size_t i = 0; i < s->count; i++) {
		double heart = (double)s->heart_bpm[i];

		if (heart < AR_FORMAT_HEART_MIN_BPM ||
		    heart > AR_FORMAT_HEART_MAX_BPM) {
			s->heart_bpm[i] = NAN;
			dropped++;
		} else if (!isnan(heart)) {
			left++;
		}
	}
	if (!left)
		s->heart_bpm = NULL;
	return ar_repair_note(repair, "heart_impossible",
	    "Impossible heart rates were left out: %d.", dropped);
}

/* Altitude that no run can have, or the same 0 everywhere. */
static enum ar_status
repair_altitude(const struct ar_repair *repair)
{
	struct ar_samples *s = repair->samples;
	size_t dropped = 0, left = 0, zero = 0;

	if (!s->altitude_m)
		return AR_OK;
	for (size_t i = 0; i < s->count; i++) {
		double altitude = (double)s->altitude_m[i];

		if (altitude < AR_FORMAT_ALTITUDE_MIN_M ||
		    altitude > AR_FORMAT_ALTITUDE_MAX_M) {
			s->altitude_m[i] = NAN;
			dropped++;
		} else if (!isnan(altitude)) {
			left++;
			zero += altitude >= 0 && altitude <= 0;
		}
	}
	if (left == zero)
		s->altitude_m = NULL;
	if (left == zero && zero)
		AR_TRY(ar_warn(repair->recording, repair->arena,
		    "altitude_zero", 0,
		    "The altitude is 0 everywhere; it was left out."));
	return ar_repair_note(repair, "altitude_impossible",
	    "Impossible altitudes were left out: %d.", dropped);
}

/* A start far from the samples came from a clock that was not set yet. */
static void
repair_start(const struct ar_repair *repair)
{
	const struct ar_samples *s = repair->samples;
	double *start = &repair->activity->start_utc_s;

	if (!s->count)
		return;
	if (isnan(*start) ||
	    fabs(*start - s->time_s[0]) > AR_FORMAT_CLOCK_JUMP_S)
		*start = s->time_s[0];
}

enum ar_status
ar_repair(struct ar_recording *recording, struct ar_activity *activity,
    struct ar_arena *arena)
{
	struct ar_repair repair = {recording, activity, &activity->samples,
	    arena};

	/* Half a position is none. */
	if (!activity->samples.lat_deg || !activity->samples.lon_deg)
		activity->samples.lat_deg = activity->samples.lon_deg = NULL;
	if (activity->samples.count) {
		AR_TRY(ar_repair_times(&repair));
		AR_TRY(ar_repair_positions(&repair));
		AR_TRY(repair_heart(&repair));
		AR_TRY(repair_altitude(&repair));
		AR_TRY(ar_repair_pauses(&repair));
	}
	repair_start(&repair);
	return AR_OK;
}
