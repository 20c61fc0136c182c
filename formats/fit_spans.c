#include <math.h>
#include <string.h>

#include "formats/fit_build.h"

struct ar_stored_points
ar_fit_stored(const struct ar_samples *samples, size_t first, size_t end)
{
	struct ar_stored_points stored = {end - first, 0, 0, NAN, NAN};

	for (size_t i = first; i < end; i++) {
		double time = samples->time_s[i];

		if (samples->lat_deg && samples->lon_deg &&
		    !isnan(samples->lat_deg[i]) && !isnan(samples->lon_deg[i]))
			stored.with_position++;
		if (samples->heart_bpm && samples->heart_bpm[i] > 0)
			stored.with_heart++;
		if (isnan(time))
			continue;
		if (isnan(stored.first_time_s))
			stored.first_time_s = time;
		stored.last_time_s = time;
	}
	return stored;
}

static struct ar_fit_span *
new_span(struct ar_fit_spans *spans, const struct ar_fit_notes *notes)
{
	struct ar_fit_span *span = &spans->span[spans->count++];

	memset(span, 0, sizeof *span);
	span->part = notes->part;
	span->sport = notes->sport;
	span->sub_sport = notes->sub_sport;
	span->name = notes->sport_name;
	span->advice_min = notes->advice_min;
	span->utc_offset_s = notes->utc_offset_s;
	span->local_said = notes->local_said;
	span->local_minus_utc_s = notes->local_minus_utc_s;
	return span;
}

/* Sessions of the part in order of time; insertion keeps equals in place. */
static void
sort_sessions(struct ar_fit_session *sessions, size_t count)
{
	for (size_t i = 1; i < count; i++) {
		struct ar_fit_session moved = sessions[i];
		size_t k = i;

		while (k > 0 && sessions[k - 1].sort_s > moved.sort_s) {
			sessions[k] = sessions[k - 1];
			k--;
		}
		sessions[k] = moved;
	}
}

/* The last session that has begun; the first before any has. */
static size_t
session_at(const struct ar_fit_session *sessions, size_t count, double time)
{
	size_t found = 0;

	for (size_t i = 1; i < count; i++)
		if (sessions[i].sort_s <= time)
			found = i;
	return found;
}

/* items of size bytes moved so that owner rises; equals keep their order. */
static bool
regroup(struct ar_arena *arena, void *items, size_t size,
    const uint8_t *owner, size_t count)
{
	unsigned char *bytes = items;
	size_t place[AR_FIT_SESSIONS_MAX + 1] = {0};
	unsigned char *copy = ar_arena_array(arena, count, size);

	if (!copy)
		return false;
	for (size_t i = 0; i < count; i++)
		place[owner[i] + 1]++;
	for (size_t k = 1; k <= AR_FIT_SESSIONS_MAX; k++)
		place[k] += place[k - 1];
	for (size_t i = 0; i < count; i++)
		memcpy(copy + place[owner[i]]++ * size, bytes + i * size,
		    size);
	memcpy(items, copy, count * size);
	return true;
}

static bool
regroup_rows(struct ar_fit_rows *rows, size_t first, const uint8_t *owner,
    size_t count)
{
	bool good = regroup(rows->arena, rows->samples.mark + first, 1, owner,
	    count);

	for (unsigned target = 0; good && target < AR_FIT_TARGETS; target++) {
		struct ar_fit_cells cells =
		    ar_fit_cells(&rows->samples, target);

		if (cells.wide)
			good = regroup(rows->arena, cells.wide + first,
			    sizeof *cells.wide, owner, count);
		else if (cells.narrow)
			good = regroup(rows->arena, cells.narrow + first,
			    sizeof *cells.narrow, owner, count);
	}
	return good;
}

/* Share the rows out by time; a row without a time goes with the one before
 * it. */
static bool
share_rows(struct ar_fit_rows *rows, size_t first,
    const struct ar_fit_session *sessions, size_t count, size_t *ends)
{
	size_t row_count = rows->samples.count - first;
	const double *time = rows->samples.time_s + first;
	uint8_t *owner = ar_arena_alloc(rows->arena, row_count);
	bool in_order = true;
	uint8_t last = 0;

	if (!owner)
		return false;
	for (size_t i = 0; i < row_count; i++) {
		owner[i] = isnan(time[i]) ? last :
		    (uint8_t)session_at(sessions, count, time[i]);
		in_order = in_order && owner[i] >= last;
		last = owner[i];
		ends[last]++;
	}
	ends[0] += first;
	for (size_t k = 1; k < count; k++)
		ends[k] += ends[k - 1];
	return in_order || regroup_rows(rows, first, owner, row_count);
}

bool
ar_fit_spans_add(struct ar_fit_spans *spans, struct ar_fit_rows *rows,
    struct ar_fit_notes *notes, size_t first, size_t first_session)
{
	struct ar_fit_session *sessions = notes->sessions + first_session;
	size_t count = notes->session_count - first_session;
	size_t ends[AR_FIT_SESSIONS_MAX] = {0};
	size_t end = rows->samples.count;

	if (count == 0 && (first == end || notes->course))
		return true;
	if (spans->count + (count ? count : 1) > AR_FIT_SESSIONS_MAX) {
		if (spans->count)
			spans->span[spans->count - 1].end = end;
		return true;
	}
	if (count == 0) {
		struct ar_fit_span *span = new_span(spans, notes);

		span->first = first;
		span->end = end;
		span->stored = ar_fit_stored(&rows->samples, first, end);
		return true;
	}
	sort_sessions(sessions, count);
	if (!share_rows(rows, first, sessions, count, ends))
		return false;
	for (size_t k = 0; k < count; k++) {
		struct ar_fit_span *span = new_span(spans, notes);

		span->session = &sessions[k];
		span->first = k ? ends[k - 1] : first;
		span->end = ends[k];
		span->stored = ar_fit_stored(&rows->samples, span->first,
		    span->end);
	}
	return true;
}
