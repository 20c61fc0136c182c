#include <math.h>
#include <string.h>

#include "formats/numbers.h"
#include "formats/repair.h"
#include "formats/xml_track.h"

/* What one look over the times finds. */
struct findings {
	size_t unknown;
	size_t backward;
	size_t repeated;
	bool gap; /* longer than an activity holds, in either direction */
};

static struct findings
look(const struct ar_samples *samples)
{
	struct findings found = {0};
	double last = NAN;

	for (size_t i = 0; i < samples->count; i++) {
		double dt = samples->time_s[i] - last;

		if (isnan(samples->time_s[i])) {
			found.unknown++;
			continue;
		}
		last = samples->time_s[i];
		found.backward += dt < 0;
		found.repeated += dt >= 0 && dt <= 0;
		found.gap |= fabs(dt) > AR_FORMAT_ACTIVITY_GAP_S;
	}
	return found;
}

static enum ar_status
drop_unknown(const struct ar_repair *repair, size_t count)
{
	struct ar_samples *samples = repair->samples;
	bool *keep = ar_arena_array(repair->arena, samples->count, 1);

	if (!keep)
		return AR_EMEM;
	for (size_t i = 0; i < samples->count; i++)
		keep[i] = !isnan(samples->time_s[i]);
	ar_samples_keep(samples, keep);
	return ar_repair_note(repair, "points_without_time",
	    "Points without a time were left out: %d.", count);
}

/* Points apart from the others by more than gap_s, in the order of time. */
struct cluster {
	size_t from;
	size_t end;
};

/* The next cluster that begins at from. */
static struct cluster
cluster_at(const double *time, const size_t *order, size_t count, size_t from,
    double gap_s)
{
	struct cluster found = {from, from + 1};

	while (found.end < count && time[order[found.end]] -
		time[order[found.end - 1]] <= gap_s)
		found.end++;
	return found;
}

static struct cluster
largest(const double *time, const size_t *order, size_t count, double gap_s)
{
	struct cluster best = {0, 0};
	struct cluster next;

	for (size_t from = 0; from < count; from = next.end) {
		next = cluster_at(time, order, count, from, gap_s);
		if (next.end - next.from > best.end - best.from)
			best = next;
	}
	return best;
}

/* Keep the largest cluster, and the others that hold at least share of all
 * points.  *dropped gets the count. */
static enum ar_status
drop_clusters(const struct ar_repair *repair, double gap_s, double share,
    size_t *dropped)
{
	struct ar_samples *samples = repair->samples;
	size_t count = samples->count;
	size_t *order = ar_arena_array(repair->arena, count, sizeof *order);
	bool *keep = ar_arena_array(repair->arena, count, 1);
	struct cluster best, next;

	*dropped = 0;
	if (!order || !keep ||
	    !ar_sort_order(samples->time_s, count, order, repair->arena))
		return AR_EMEM;
	best = largest(samples->time_s, order, count, gap_s);
	for (size_t from = 0; from < count; from = next.end) {
		bool stays;

		next = cluster_at(samples->time_s, order, count, from, gap_s);
		stays = next.from == best.from ||
		    (double)(next.end - next.from) >= share * (double)count;
		for (size_t i = next.from; i < next.end; i++)
			keep[order[i]] = stays;
		*dropped += stays ? 0 : next.end - next.from;
	}
	if (*dropped)
		ar_samples_keep(samples, keep);
	return AR_OK;
}

/* Whether sample i goes on where i - 1 was, by distance or place: then the
 * file order is true and the clock is wrong. */
static bool
continues(const struct ar_samples *s, size_t i)
{
	double moved = NAN;

	if (s->mark[i] & AR_MARK_SEGMENT)
		return false;
	if (s->distance_m)
		moved = s->distance_m[i] - s->distance_m[i - 1];
	if (isnan(moved) && s->lat_deg)
		moved = ar_track_distance_m(s->lat_deg[i - 1],
		    s->lon_deg[i - 1], s->lat_deg[i], s->lon_deg[i]);
	return isnan(moved) ||
	    (moved >= 0 && moved <= AR_FORMAT_CLOCK_STEP_M);
}

/* A clock set back once or a few times: time goes on instead.  Many steps
 * are points in no order, which are sorted. */
static enum ar_status
undo_clock_steps(const struct ar_repair *repair, size_t backward)
{
	struct ar_samples *s = repair->samples;
	double step = ar_samples_usual_step(s);
	double shift = 0, before;
	size_t steps = 0;

	if (!backward || backward > AR_FORMAT_CLOCK_STEPS_MAX ||
	    s->count < AR_FORMAT_CLOCK_POINTS_MIN)
		return AR_OK;
	before = s->time_s[0];
	for (size_t i = 1; i < s->count; i++) {
		double at = s->time_s[i];

		if (at - before < -AR_FORMAT_CLOCK_STEP_S && continues(s, i)) {
			shift = s->time_s[i - 1] + step - at;
			steps++;
		} else if (shift > 0 && at >= s->time_s[i - 1]) {
			shift = 0; /* the clock was set right again */
		}
		before = at;
		s->time_s[i] = at + shift;
	}
	if (!steps)
		return AR_OK;
	return ar_repair_note(repair, "clock_set_back",
	    "The clock was set back during the run; the time after it was made "
	    "to go on. Steps back: %d.", steps);
}

static enum ar_status
sort_times(const struct ar_repair *repair, size_t backward)
{
	struct ar_samples *samples = repair->samples;
	size_t *order;

	if (!backward)
		return AR_OK;
	order = ar_arena_array(repair->arena, samples->count, sizeof *order);
	if (!order || !ar_sort_order(samples->time_s, samples->count, order,
			  repair->arena) ||
	    !ar_samples_permute(samples, order, repair->arena))
		return AR_EMEM;
	return ar_repair_note(repair, "points_sorted",
	    "The points were not in the order of time; they were sorted. Steps "
	    "back: %d.", backward);
}

static enum ar_status
drop_far(const struct ar_repair *repair)
{
	size_t dropped;

	AR_TRY(drop_clusters(repair, AR_FORMAT_CLOCK_JUMP_S,
	    AR_FORMAT_CLOCK_JUMP_SHARE, &dropped));
	if (!dropped)
		return AR_OK;
	return ar_repair_note(repair, "clock_jump",
	    "Points more than a day from the others were left out: %d.",
	    dropped);
}

static enum ar_status
cut_long_gap(const struct ar_repair *repair)
{
	size_t dropped;

	AR_TRY(drop_clusters(repair, AR_FORMAT_ACTIVITY_GAP_S, 1, &dropped));
	if (!dropped)
		return AR_OK;
	return ar_repair_note(repair, "long_gap_cut",
	    "The recording was not stopped for many hours; only its larger "
	    "part is kept. Points left out: %d.", dropped);
}

enum ar_status
ar_repair_times(const struct ar_repair *repair)
{
	struct ar_samples *samples = repair->samples;
	struct findings found = look(samples);
	size_t merged;

	if (found.unknown)
		AR_TRY(drop_unknown(repair, found.unknown));
	if (found.gap)
		AR_TRY(drop_far(repair));
	if (found.backward) {
		AR_TRY(undo_clock_steps(repair, look(samples).backward));
		AR_TRY(sort_times(repair, look(samples).backward));
	}
	found = look(samples);
	if (found.gap)
		AR_TRY(cut_long_gap(repair));
	if (!found.repeated)
		return AR_OK;
	merged = ar_samples_merge(samples);
	return ar_repair_note(repair, "same_time_merged",
	    "Points of the same time were joined: %d.",
	    merged);
}
