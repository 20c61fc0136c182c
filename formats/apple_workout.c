/* Workouts of export.xml.  Up to iOS 15 the sums are attributes, since iOS 16
 * children; both may stand, the children win. */
#include <math.h>
#include <string.h>

#include "formats/apple.h"

static const size_t repair_bytes = (size_t)8 << 20;

static void
clear(struct ar_apple_workout *w)
{
	struct ar_export_workout none = {
	    .sport = "generic",
	    .start_utc_s = NAN,
	    .utc_offset_s = NAN,
	    .elapsed_s = NAN,
	    .moving_s = NAN,
	    .distance_m = NAN,
	    .ascent_m = NAN,
	    .descent_m = NAN,
	    .heart_avg_bpm = NAN,
	    .heart_max_bpm = NAN,
	    .calories_kcal = NAN,
	    .rpe_0_10 = NAN,
	    .feel_0_100 = NAN,
	};

	w->open = false;
	w->indoor = false;
	w->told = none;
	w->statistic_m = NAN;
	w->swim = NULL;
	w->pause_from_s = NAN;
	w->pause_count = 0;
	w->id[0] = w->file[0] = '\0';
	w->route.count = 0;
	w->route.left_out = false;
}

static double
positive(double value)
{
	return value > 0 ? value : NAN;
}

static void
open_workout(struct ar_apple *apple, const struct ar_tag *tag)
{
	struct ar_apple_workout *w = &apple->workout;
	struct ar_export_workout *told = &w->told;
	double end, offset;
	const char *value;
	size_t n;

	clear(w);
	apple->inside = 0;
	if (!ar_apple_time(tag, "startDate", &told->start_utc_s,
		&told->utc_offset_s)) {
		ar_apple_refuse(apple, "a workout has no start");
		return;
	}
	w->open = true;
	if (ar_tag_attribute(tag, "workoutActivityType", &value, &n))
		told->sport = ar_apple_sport(value, n, &told->sub_sport);
	if (ar_apple_time(tag, "endDate", &end, &offset))
		told->elapsed_s = positive(end - told->start_utc_s);
	told->moving_s = positive(ar_apple_measure(tag, "duration",
	    "durationUnit", AR_APPLE_TIME));
	told->distance_m = positive(ar_apple_measure(tag, "totalDistance",
	    "totalDistanceUnit", AR_APPLE_LENGTH));
	told->calories_kcal = positive(ar_apple_measure(tag,
	    "totalEnergyBurned", "totalEnergyBurnedUnit", AR_APPLE_ENERGY));
}

static void
statistics(struct ar_apple_workout *w, const struct ar_tag *tag)
{
	struct ar_export_workout *told = &w->told;
	double sum = NAN;
	const char *type;
	size_t n;

	if (!ar_tag_attribute(tag, "type", &type, &n))
		return;
	switch (ar_apple_statistic_of(type, n)) {
	case AR_APPLE_STATISTIC_DISTANCE:
		sum = positive(ar_apple_measure(tag, "sum", "unit",
		    AR_APPLE_LENGTH));
		if (!isnan(sum))
			w->statistic_m = sum + (isnan(w->statistic_m)
			    ? 0
			    : w->statistic_m);
		break;
	case AR_APPLE_STATISTIC_ENERGY:
		sum = positive(ar_apple_measure(tag, "sum", "unit",
		    AR_APPLE_ENERGY));
		if (!isnan(sum))
			told->calories_kcal = sum;
		break;
	case AR_APPLE_STATISTIC_HEART:
		told->heart_avg_bpm = positive(ar_apple_number(tag,
		    "average"));
		told->heart_max_bpm = positive(ar_apple_number(tag,
		    "maximum"));
		break;
	case AR_APPLE_STATISTIC_EFFORT:
		sum = ar_apple_number(tag, "average");
		if (sum > 0 && sum <= 10)
			told->rpe_0_10 = sum;
		break;
	case AR_APPLE_STATISTIC_NONE:
		break;
	}
}

/* "4200 cm": a number and its unit in one value. */
static double
length_in_m(const char *value, size_t n)
{
	const char *gap = memchr(value, ' ', n);
	double factor, result;

	if (!gap)
		return NAN;
	factor = ar_apple_factor(AR_APPLE_LENGTH, gap + 1,
	    n - (size_t)(gap + 1 - value));
	result = ar_apple_number_of(value, (size_t)(gap - value)) * factor;
	return result >= 0 ? result : NAN;
}

static void
detail(struct ar_apple_workout *w, const struct ar_tag *tag)
{
	struct ar_export_workout *told = &w->told;
	const char *key, *value;
	size_t key_n, n;

	if (!ar_tag_attribute(tag, "key", &key, &key_n) ||
	    !ar_tag_attribute(tag, "value", &value, &n))
		return;
	switch (ar_apple_detail_of(key, key_n)) {
	case AR_APPLE_DETAIL_INDOOR:
		w->indoor = n == 1 && *value == '1';
		break;
	case AR_APPLE_DETAIL_SWIM_PLACE:
		w->swim = ar_apple_swim(value, n);
		break;
	case AR_APPLE_DETAIL_ASCENT:
		told->ascent_m = length_in_m(value, n);
		break;
	case AR_APPLE_DETAIL_DESCENT:
		told->descent_m = length_in_m(value, n);
		break;
	case AR_APPLE_DETAIL_ID:
		ar_tag_text(value, n, w->id, sizeof w->id);
		break;
	case AR_APPLE_DETAIL_NONE:
		break;
	}
}

static void
pause_ends(struct ar_apple_workout *w, double at)
{
	if (at > w->pause_from_s && w->pause_count < AR_APPLE_PAUSES_MAX) {
		struct ar_pause *pause = &w->pauses[w->pause_count++];

		pause->start_utc_s = w->pause_from_s;
		pause->end_utc_s = at;
	}
	w->pause_from_s = NAN;
}

static void
event(struct ar_apple_workout *w, const struct ar_tag *tag)
{
	enum ar_apple_event kind;
	double at, offset;
	const char *type;
	size_t n;

	if (!ar_tag_attribute(tag, "type", &type, &n) ||
	    !ar_apple_time(tag, "date", &at, &offset))
		return;
	kind = ar_apple_event_of(type, n);
	if (kind == AR_APPLE_EVENT_PAUSE && isnan(w->pause_from_s))
		w->pause_from_s = at;
	else if (kind == AR_APPLE_EVENT_RESUME)
		pause_ends(w, at);
}

/* "/workout-routes/route.gpx": where the track is, beside export.xml.  A
 * path that leads out of the export is not kept. */
static void
file_reference(struct ar_apple_workout *w, const struct ar_tag *tag)
{
	const char *value, *path = w->file;
	size_t n;

	if (!ar_tag_attribute(tag, "path", &value, &n) ||
	    n >= sizeof w->file)
		return;
	while (n && *value == '/') {
		value++;
		n--;
	}
	ar_tag_text(value, n, w->file, sizeof w->file);
	for (; path; path = strchr(path, '/')) {
		path += *path == '/';
		if (*path == '/' || (path[0] == '.' && path[1] == '.' &&
			(path[2] == '/' || !path[2])))
			w->file[0] = '\0';
	}
	if (strchr(w->file, '\\') || strchr(w->file, ':'))
		w->file[0] = '\0';
}

static void
child(struct ar_apple *apple, const struct ar_tag *tag)
{
	struct ar_apple_workout *w = &apple->workout;

	if (ar_tag_is(tag, "Location"))
		ar_apple_route_add(apple, tag);
	else if (ar_tag_is(tag, "FileReference"))
		file_reference(w, tag);
	else if (apple->inside)
		return;
	else if (ar_tag_is(tag, "WorkoutStatistics"))
		statistics(w, tag);
	else if (ar_tag_is(tag, "MetadataEntry"))
		detail(w, tag);
	else if (ar_tag_is(tag, "WorkoutEvent"))
		event(w, tag);
}

/* Whether tag opens or closes an element whose children are its own. */
static unsigned
own_children(const struct ar_tag *tag)
{
	if (ar_tag_is(tag, "WorkoutActivity"))
		return AR_APPLE_IN_PART;
	if (ar_tag_is(tag, "WorkoutRoute"))
		return AR_APPLE_IN_ROUTE;
	if (ar_tag_is(tag, "Record"))
		return AR_APPLE_IN_RECORD;
	return 0;
}

void
ar_apple_workout_tag(struct ar_apple *apple, const struct ar_tag *tag)
{
	unsigned own = own_children(tag);

	if (ar_tag_is(tag, "Workout")) {
		ar_apple_workout_end(apple);
		if (!tag->closing && apple->status == AR_OK)
			open_workout(apple, tag);
		if (tag->empty)
			ar_apple_workout_end(apple);
	} else if (own && tag->closing) {
		apple->inside &= ~own;
	} else if (own && !tag->empty) {
		apple->inside |= own;
	} else if (!own && !tag->closing) {
		child(apple, tag);
	}
}

/* What only the end of the element tells. */
static void
complete(struct ar_apple *apple)
{
	struct ar_apple_workout *w = &apple->workout;
	struct ar_export_workout *told = &w->told;
	const char *indoor = w->indoor ? ar_apple_indoor(told->sport) : NULL;
	size_t first = apple->effort_count > AR_APPLE_EFFORTS_MAX
	    ? apple->effort_count - AR_APPLE_EFFORTS_MAX
	    : 0;

	if (!isnan(w->statistic_m))
		told->distance_m = w->statistic_m;
	if (indoor)
		told->sub_sport = indoor;
	if (w->swim && strcmp(told->sport, "swimming") == 0)
		told->sub_sport = w->swim;
	told->id = w->id[0] ? w->id : NULL;
	told->file = w->file[0] ? w->file : NULL;
	if (isnan(told->moving_s) && !isnan(told->elapsed_s)) {
		told->moving_s = told->elapsed_s;
		for (size_t i = 0; i < w->pause_count; i++)
			told->moving_s -= w->pauses[i].end_utc_s -
			    w->pauses[i].start_utc_s;
		told->moving_s = positive(told->moving_s);
	}
	for (size_t i = first; isnan(told->rpe_0_10) &&
	     i < apple->effort_count; i++) {
		const struct ar_apple_effort *effort = &apple->efforts[
		    i % AR_APPLE_EFFORTS_MAX];

		if (fabs(effort->start_s - told->start_utc_s) <=
		    AR_APPLE_EFFORT_MATCH_S)
			told->rpe_0_10 = effort->effort;
	}
}

void
ar_apple_workout_end(struct ar_apple *apple)
{
	struct ar_apple_workout *w = &apple->workout;
	struct ar_arena *arena = NULL;
	enum ar_status status;

	if (!w->open)
		return;
	w->open = false;
	complete(apple);
	apple->count.workouts++;
	if (!apple->sink.workout)
		return;
	if (w->route.count) {
		arena = ar_arena_open(repair_bytes);
		if (!arena) {
			ar_apple_stop(apple, AR_EMEM, "not enough memory");
			return;
		}
		w->told.activity = ar_apple_route_activity(apple, arena);
	}
	status = apple->sink.workout(apple->sink.context, &w->told,
	    &apple->failure);
	if (status != AR_OK)
		ar_apple_stop(apple, status, "a workout was not taken");
	ar_arena_close(arena);
}
