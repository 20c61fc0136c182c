#include <math.h>

#include "formats/numbers.h"
#include "formats/repair.h"

/* A gap that may be a pause. */
struct gap {
	size_t at;     /* sample that ends it */
	double length; /* s */
};

struct gaps {
	struct gap *all;
	double *key; /* minus the length, to sort by */
	size_t count;
};

static bool
boundary(const struct ar_samples *s, size_t i)
{
	return (s->mark[i] & AR_MARK_SEGMENT) != 0;
}

/* Gaps at boundaries, and inside too where wanted. */
static enum ar_status
find(const struct ar_repair *repair, bool inside, struct gaps *gaps)
{
	const struct ar_samples *s = repair->samples;
	double step = ar_samples_usual_step(s);
	double usual = (inside ? AR_FORMAT_PAUSE_STEPS : 1) * step;
	size_t room = 0;

	*gaps = (struct gaps){0};
	for (size_t pass = 0; pass < 2; pass++) {
		for (size_t i = 1; i < s->count; i++) {
			double length = s->time_s[i] - s->time_s[i - 1];
			double least = boundary(s, i) || !inside
			    ? usual
			    : AR_FORMAT_PAUSE_INSIDE_S;

			if (!(boundary(s, i) || inside) || !(length > least))
				continue;
			room += !pass;
			if (pass) {
				gaps->key[gaps->count] = -length;
				gaps->all[gaps->count++] = (struct gap){i,
				    length};
			}
		}
		if (pass || !room)
			return AR_OK;
		gaps->all = ar_arena_array(repair->arena, room,
		    sizeof *gaps->all);
		gaps->key = ar_arena_array(repair->arena, room,
		    sizeof *gaps->key);
		if (!gaps->all || !gaps->key)
			return AR_EMEM;
	}
	return AR_OK;
}

/* The pauses that stand, in the order of time. */
static enum ar_status
keep_pauses(const struct ar_repair *repair, const struct gaps *gaps,
    const bool *taken)
{
	struct ar_activity *activity = repair->activity;
	const double *time = repair->samples->time_s;

	activity->pauses = ar_arena_array(repair->arena, gaps->count,
	    sizeof *activity->pauses);
	if (!activity->pauses)
		return AR_EMEM;
	for (size_t i = 0; i < gaps->count; i++) {
		size_t at = gaps->all[i].at;

		if (!taken[i])
			continue;
		repair->samples->mark[at] |= AR_MARK_SEGMENT;
		activity->pauses[activity->pause_count++] =
		    (struct ar_pause){time[at - 1], time[at]};
		repair->recording->pause_total_s += gaps->all[i].length;
	}
	repair->recording->pause_count += activity->pause_count;
	return AR_OK;
}

/* GPX: what lies between two segments.  OpenTracks' points in a pause are
 * part of it. */
static enum ar_status
gpx_pauses(const struct ar_repair *repair)
{
	struct gaps gaps;
	bool *taken;

	AR_TRY(find(repair, false, &gaps));
	if (!gaps.count)
		return AR_OK;
	taken = ar_arena_array(repair->arena, gaps.count, 1);
	if (!taken)
		return AR_EMEM;
	for (size_t i = 0; i < gaps.count; i++)
		taken[i] = true;
	return keep_pauses(repair, &gaps, taken);
}

/* TCX: the timer says how much stood still.  The longest gaps are taken
 * first, as long as they fit into that. */
static enum ar_status
choose(const struct ar_repair *repair, const struct gaps *gaps, bool *taken)
{
	const struct ar_samples *s = repair->samples;
	double timer = repair->activity->device_values.timer_s;
	double step = ar_samples_usual_step(s);
	double left = s->time_s[s->count - 1] - s->time_s[0] - timer;
	size_t *order = ar_arena_array(repair->arena, gaps->count,
	    sizeof *order);

	if (!order || !ar_sort_order(gaps->key, gaps->count, order,
			  repair->arena))
		return AR_EMEM;
	for (size_t i = 0; i < gaps->count; i++) {
		size_t at = order[i];
		double pause = gaps->all[at].length - step;

		if (timer > 0) {
			taken[at] = pause <= left + AR_FORMAT_PAUSE_SLACK_S;
			left -= taken[at] ? pause : 0;
		} else {
			taken[at] = boundary(s, gaps->all[at].at) &&
			    gaps->all[at].length > AR_FORMAT_PAUSE_INSIDE_S;
		}
	}
	return AR_OK;
}

static enum ar_status
tcx_pauses(const struct ar_repair *repair)
{
	struct ar_samples *s = repair->samples;
	struct gaps gaps;
	bool *taken = NULL;

	AR_TRY(find(repair, true, &gaps));
	if (gaps.count) {
		taken = ar_arena_array(repair->arena, gaps.count, 1);
		if (!taken)
			return AR_EMEM;
		AR_TRY(choose(repair, &gaps, taken));
	}
	/* a lap's Track that goes on one step later is no new segment */
	for (size_t i = 1; i < s->count; i++)
		if (s->time_s[i] - s->time_s[i - 1] <= AR_FORMAT_SEGMENT_GAP_S)
			s->mark[i] &= (uint8_t)~AR_MARK_SEGMENT;
	return gaps.count ? keep_pauses(repair, &gaps, taken) : AR_OK;
}

enum ar_status
ar_repair_pauses(const struct ar_repair *repair)
{
	if (repair->samples->count < 2 || repair->activity->pause_count)
		return AR_OK;
	if (repair->recording->format == AR_FORMAT_GPX)
		return gpx_pauses(repair);
	if (repair->recording->format == AR_FORMAT_TCX)
		return tcx_pauses(repair);
	return AR_OK;
}
