/* From what a FIT file says to one value a kind and day. */
#include <math.h>
#include <stdlib.h>

#include "base/text.h"
#include "formats/fit_profile.h"
#include "formats/numbers.h"
#include "formats/wellness.h"

enum { DAY_S = 86400, HOUR_S = 3600, MINUTE_S = 60 };

static int
order(double a, double b)
{
	return (a > b) - (a < b);
}

static int
order_place(size_t a, size_t b)
{
	return (a > b) - (a < b);
}

/* For qsort; the place makes that no two are equal. */
static int
compare_levels(const void *a, const void *b)
{
	const struct ar_wellness_level *x = a, *y = b;
	int way = order(x->utc_s, y->utc_s);

	return way ? way : order_place(x->place, y->place);
}

static int
compare_windows(const void *a, const void *b)
{
	const struct ar_wellness_window *x = a, *y = b;
	int way = order(x->start_s, y->start_s);

	return way ? way : order_place(x->place, y->place);
}

static int
compare_hrv(const void *a, const void *b)
{
	const struct ar_wellness_hrv *x = a, *y = b;
	int way = order(x->utc_s, y->utc_s);

	return way ? way : order_place(x->place, y->place);
}

static int
compare_values(const void *a, const void *b)
{
	const struct ar_wellness_value *x = a, *y = b;

	if (x->day != y->day)
		return x->day < y->day ? -1 : 1;
	if (x->kind != y->kind)
		return x->kind < y->kind ? -1 : 1;
	if (x->rank != y->rank)
		return x->rank < y->rank ? -1 : 1;
	return order_place(x->place, y->place);
}

static bool
asleep(double level)
{
	return level >= AR_FIT_SLEEP_LIGHT && level <= AR_FIT_SLEEP_REM;
}

/* Levels without events: a window from the first to the last of each night;
 * the last one says only when the night ended. */
static void
windows_of_levels(struct ar_wellness_notes *notes)
{
	size_t first = 0;

	for (size_t i = 0; i < notes->level_count; i++) {
		const struct ar_wellness_level *level = &notes->levels[i];

		if (i + 1 < notes->level_count && level[1].utc_s -
		    level->utc_s <= AR_WELLNESS_SLEEP_GAP_S)
			continue;
		notes->windows[notes->window_count] =
		    (struct ar_wellness_window){notes->levels[first].utc_s,
		    level->utc_s, notes->window_count};
		notes->window_count++;
		first = i + 1;
	}
}

/* How long from start to end was slept; *at goes over levels once.  A level
 * that holds too long is a gap and not sleep. */
static double
slept(const struct ar_wellness_notes *notes, size_t *at, double start_s,
    double end_s)
{
	double sum_s = 0;

	while (*at < notes->level_count) {
		const struct ar_wellness_level *level = &notes->levels[*at];
		bool last = *at + 1 == notes->level_count;
		double until = last ? end_s : level[1].utc_s;
		double from = fmax(level->utc_s, start_s);
		double to = fmin(until, end_s);

		if (level->utc_s >= end_s)
			break;
		if (asleep(level->level) && to > from &&
		    until - level->utc_s <= AR_WELLNESS_SLEEP_GAP_S)
			sum_s += to - from;
		if (until > end_s)
			break; /* the next window may begin in it */
		++*at;
	}
	return sum_s;
}

static void
add_night(struct ar_wellness_notes *notes, double slept_s, double end_s)
{
	if (!(slept_s > 0 && slept_s <= DAY_S))
		return;
	/* of several on one day the longest is the night */
	ar_wellness_add(notes, (struct ar_wellness_value){
	    .kind = AR_WELL_SLEEP_H, .rank = (int)(slept_s / MINUTE_S),
	    .utc_s = end_s, .value = slept_s / HOUR_S});
}

/* Windows that follow each other closely are one night.  Gives the end of
 * the last night; NAN: there is none. */
static double
add_nights(struct ar_wellness_notes *notes)
{
	double sum_s = 0, end_s = NAN;
	size_t at = 0;

	qsort(notes->levels, notes->level_count, sizeof *notes->levels,
	    compare_levels);
	if (notes->level_count && notes->window_start_s <
	    notes->levels[notes->level_count - 1].utc_s)
		notes->windows[notes->window_count++] =
		    (struct ar_wellness_window){notes->window_start_s,
		    notes->levels[notes->level_count - 1].utc_s, SIZE_MAX};
	if (!notes->window_count)
		windows_of_levels(notes);
	qsort(notes->windows, notes->window_count, sizeof *notes->windows,
	    compare_windows);
	for (size_t i = 0; i < notes->window_count; i++) {
		const struct ar_wellness_window *window = &notes->windows[i];
		double from = window->start_s;

		if (window->end_s <= end_s)
			continue;
		if (from < end_s)
			from = end_s;
		if (from - end_s > AR_WELLNESS_SLEEP_GAP_S) {
			add_night(notes, sum_s, end_s);
			sum_s = 0;
		}
		sum_s += slept(notes, &at, from, window->end_s);
		end_s = window->end_s;
	}
	add_night(notes, sum_s, end_s);
	return end_s;
}

/* An assessment has no time of its own: it is written on waking. */
static void
add_scores(struct ar_wellness_notes *notes, double woke_s)
{
	double otherwise = isnan(woke_s) ? notes->now_s : woke_s;

	if (isnan(otherwise))
		otherwise = notes->created_s;
	for (size_t i = 0; i < notes->score_count; i++) {
		double at = notes->scores[i].utc_s;

		ar_wellness_add(notes, (struct ar_wellness_value){
		    .kind = AR_WELL_SLEEP_SCORE,
		    .utc_s = isnan(at) ? otherwise : at,
		    .value = notes->scores[i].score});
	}
}

/* The mean of each night's five-minute values; the night's own average, in
 * another message, has a higher rank. */
static void
add_hrv(struct ar_wellness_notes *notes)
{
	double sum = 0;
	size_t count = 0;

	qsort(notes->hrv, notes->hrv_count, sizeof *notes->hrv, compare_hrv);
	for (size_t i = 0; i < notes->hrv_count; i++) {
		const struct ar_wellness_hrv *hrv = &notes->hrv[i];

		sum += hrv->ms;
		count++;
		if (i + 1 < notes->hrv_count && hrv[1].utc_s - hrv->utc_s <=
		    AR_WELLNESS_SLEEP_GAP_S)
			continue;
		ar_wellness_add(notes, (struct ar_wellness_value){
		    .kind = AR_WELL_HRV_RMSSD_MS, .utc_s = hrv->utc_s,
		    .value = sum / (double)count});
		sum = 0;
		count = 0;
	}
}

/* Local days; without a zone those of UTC. */
static void
set_days(struct ar_wellness_notes *notes)
{
	double first = isnan(notes->first_offset_s) ? 0 :
	    notes->first_offset_s;

	for (size_t i = 0; i < notes->value_count; i++) {
		struct ar_wellness_value *value = &notes->values[i];
		double offset = isnan(value->offset_s) ? first :
		    value->offset_s;

		value->day = (int64_t)floor((value->utc_s + offset) / DAY_S);
	}
}

/* The lowest heart rate of a day, INFINITY without any. */
static double
lowest_heart(const struct ar_wellness_value *value, size_t count)
{
	double lowest = INFINITY;

	for (size_t i = 0; i < count; i++)
		if (value[i].kind == AR_WELL_HEART)
			lowest = fmin(lowest, value[i].value);
	return lowest;
}

/* What is shown as the source.  A provisional pulse that no heart rate of
 * the day could be held against says so. */
static const char *
source_of(const struct ar_wellness_notes *notes,
    const struct ar_wellness_value *value, double lowest)
{
	return value->provisional && isinf(lowest) ? notes->provisional :
	    notes->source;
}

/* One item a kind out of the values of one day. */
static void
add_day(const struct ar_wellness_notes *notes,
    const struct ar_wellness_value *value, size_t count,
    struct ar_wellness_items *items)
{
	double lowest = lowest_heart(value, count);
	double high = lowest + AR_WELLNESS_PROVISIONAL_BPM;
	int done = AR_WELL_HEART;

	while (count-- > 0) {
		if (value[count].kind == done ||
		    value[count].kind == AR_WELL_HEART)
			continue;
		if (value[count].provisional && value[count].value > high)
			continue;
		done = value[count].kind;
		items->items[items->count++] = (struct ar_wellness_item){
		    (enum ar_wellness)done, value[count].day,
		    value[count].value,
		    source_of(notes, &value[count], lowest)};
	}
}

/* Days were added from the last kind to the first. */
static void
turn(struct ar_wellness_item *items, size_t count)
{
	for (size_t i = 0; i < count / 2; i++) {
		struct ar_wellness_item item = items[i];

		items[i] = items[count - 1 - i];
		items[count - 1 - i] = item;
	}
}

bool
ar_wellness_days(struct ar_wellness_notes *notes,
    struct ar_wellness_items *items)
{
	size_t count, end;

	add_scores(notes, add_nights(notes));
	add_hrv(notes);
	count = notes->value_count;
	if (notes->failed)
		return false;
	if (!count)
		return true;
	notes->provisional = ar_text_format(notes->arena, "%s (provisional)",
	    notes->source);
	if (!notes->provisional)
		return false;
	set_days(notes);
	qsort(notes->values, count, sizeof *notes->values, compare_values);
	items->items = ar_arena_array(notes->arena, count,
	    sizeof *items->items);
	if (!items->items)
		return false;
	for (size_t i = 0; i < count; i = end) {
		size_t before = items->count;

		for (end = i + 1; end < count; end++)
			if (notes->values[end].day != notes->values[i].day)
				break;
		add_day(notes, &notes->values[i], end - i, items);
		turn(&items->items[before], items->count - before);
	}
	if (!items->count)
		items->items = NULL;
	return true;
}
