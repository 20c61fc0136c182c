/* plan-case/1: how the runner is. */
#include <math.h>
#include <string.h>

#include "afterrun/knowledge.h"
#include "api/numbers.h"
#include "api/plan_parts.h"
#include "api/triage_json.h"
#include "knowledge/pain_keys.h"
#include "recovery/numbers.h"

struct range {
	double lo;
	double hi;
};

/* Both sides: the case names a region only. */
static void
read_soreness(struct ar_plan_reader *reader, json_t *object)
{
	bool seen[AR_REGIONS] = { false };
	const char *key;
	json_t *value;

	json_object_foreach(object, key, value) {
		enum ar_region region = ar_region_find(key, strlen(key));
		double mark = NAN;

		if (region == AR_REGIONS) {
			ar_json_wrong(&reader->in, key,
			    "this region is not known");
			return;
		}
		if (seen[region])
			ar_json_wrong(&reader->in, key,
			    "this region stands twice");
		seen[region] = true;
		ar_json_get_number(&reader->in, object, key, 0, AR_SCALE_MAX,
		    &mark);
		for (int side = 0; side < AR_SIDES; side++)
			reader->to->state.soreness[region][side] = mark;
	}
}

/* One word about a region; of two load rows each gets one. */
static size_t
read_outlook(struct ar_plan_reader *reader, json_t *object,
    struct ar_region_forecast *to)
{
	static const char *const keys[] = { "region", "hours", "soreness",
		NULL };
	struct ar_json_in *in = &reader->in;
	double hours = NAN, soreness = NAN;
	unsigned rows;
	size_t n = 0;

	ar_json_only(in, object, keys);
	for (int i = 0; keys[i]; i++)
		ar_plan_need(reader, object, keys[i]);
	rows = ar_plan_rows(reader, "region",
	    json_object_get(object, "region"));
	ar_json_get_number(in, object, "hours", 0, AR_HOURS_MAX, &hours);
	ar_json_get_number(in, object, "soreness", 0, AR_SCALE_MAX,
	    &soreness);
	for (int row = 0; row < AR_LOAD_ROWS; row++)
		if (rows & 1u << row)
			to[n++] = (struct ar_region_forecast){
				(enum ar_load_row)row, hours, soreness };
	return n;
}

static void
read_forecast(struct ar_plan_reader *reader, json_t *root)
{
	struct ar_json_in *in = &reader->in;
	json_t *array = ar_json_get_array(in, root, "forecast"), *item;
	size_t length = ar_json_enter(in, "forecast", -1), n = 0, i;
	struct ar_region_forecast *room = ar_plan_room(reader, array,
	    AR_PLAN_NIGHTS_MAX, sizeof *room * AR_LOAD_ROWS);

	json_array_foreach(array, i, item) {
		size_t inner = ar_json_enter(in, NULL, (int)i);

		if (!json_is_object(item))
			ar_json_wrong(in, NULL, "an object is expected");
		if (room && in->status == AR_OK)
			n += read_outlook(reader, item, room + n);
		ar_json_leave(in, inner);
	}
	ar_json_leave(in, length);
	reader->to->state.forecast = room;
	reader->to->state.forecast_count = n;
}

static const double *
read_numbers(struct ar_plan_reader *reader, json_t *root, const char *key,
    struct range range, size_t *count)
{
	struct ar_json_in *in = &reader->in;
	json_t *array = ar_json_get_array(in, root, key), *item;
	size_t length = ar_json_enter(in, key, -1), i;
	double *room = ar_plan_room(reader, array, AR_PLAN_NIGHTS_MAX,
	    sizeof *room);

	json_array_foreach(array, i, item) {
		size_t inner = ar_json_enter(in, NULL, (int)i);
		double value = json_number_value(item);

		if (!json_is_number(item) || !(value >= range.lo &&
		    value <= range.hi))
			ar_json_wrong(in, NULL,
			    "this is no number in the usual range");
		if (room)
			room[i] = value;
		ar_json_leave(in, inner);
	}
	ar_json_leave(in, length);
	*count = room ? json_array_size(array) : 0;
	return room;
}

static void
read_arrays(struct ar_plan_reader *reader, json_t *root)
{
	struct ar_plan_state *state = &reader->to->state;

	state->sleep_h = read_numbers(reader, root, "sleep_h",
	    (struct range){ 0, AR_PLAN_NIGHT_MAX_H }, &state->sleep_count);
	state->hrv_rmssd_ms = read_numbers(reader, root, "hrv_rmssd",
	    (struct range){ 0, AR_PLAN_HRV_MAX_MS }, &state->hrv_count);
	state->resting_bpm = read_numbers(reader, root, "resting_hr",
	    (struct range){ 0, AR_PLAN_HEART_MAX_BPM },
	    &state->resting_count);
	state->rpe_over_plan = read_numbers(reader, root, "rpe_over_plan",
	    (struct range){ -AR_SCALE_MAX, AR_SCALE_MAX },
	    &state->rpe_over_count);
}

static void
read_illness(struct ar_plan_reader *reader, json_t *object)
{
	static const char *const keys[] = { "kind", "days", "days_free",
		NULL };
	struct ar_plan_state *state = &reader->to->state;
	struct ar_json_in *in = &reader->in;
	int word;

	ar_json_only(in, object, keys);
	ar_plan_need(reader, object, "kind");
	if (ar_json_get_word(in, object, "kind",
	    "above_neck|below_neck|fever", &word))
		state->illness = (enum ar_illness)(word + 1);
	ar_json_get_int(in, object, "days", 0, AR_PLAN_DAYS_MAX,
	    &state->illness_days);
	ar_json_get_int(in, object, "days_free", 0, AR_PLAN_DAYS_MAX,
	    &state->illness_days_free);
}

/* What the case says of the runner holds for a pain that says nothing. */
static void
read_pain(struct ar_plan_reader *reader, json_t *item, struct ar_pain *pain,
    struct ar_case_past *past)
{
	json_t *background = json_object_get(item, "background");
	double age_y = reader->to->profile.person.age_y;
	struct ar_pain_reports reports;
	struct ar_pain *last;

	ar_pain_json_read(&reader->in, item, reader->arena, &reports);
	if (!reports.report)
		return;
	last = &reports.report[reports.count - 1];
	if (!json_object_get(background, "age") && !isnan(age_y))
		last->value[AR_PAIN_AGE] = age_y;
	*pain = *last;
	past->reports = reports.report;
	past->count = reports.count - 1;
}

static void
read_pains(struct ar_plan_reader *reader, json_t *root)
{
	struct ar_json_in *in = &reader->in;
	struct ar_plan_state *state = &reader->to->state;
	json_t *array = ar_json_get_array(in, root, "pains"), *item;
	size_t length = ar_json_enter(in, "pains", -1), total = 0, i;
	struct ar_pain *pains = ar_plan_room(reader, array,
	    AR_PLAN_PAINS_MAX, sizeof *pains);
	struct ar_case_past *past = ar_plan_room(reader, array,
	    AR_PLAN_PAINS_MAX, sizeof *past);

	json_array_foreach(array, i, item) {
		size_t inner = ar_json_enter(in, NULL, (int)i);

		if (pains && past && in->status == AR_OK) {
			read_pain(reader, item, &pains[i], &past[i]);
			total += past[i].count;
			state->pain_count = i + 1;
		}
		if (total > AR_TRIAGE_REPORTS_MAX)
			ar_json_wrong(in, "earlier",
			    "these are too many in one case");
		ar_json_leave(in, inner);
	}
	ar_json_leave(in, length);
	state->pains = pains;
	state->pain_past = past;
}

static void
read_object(struct ar_plan_reader *reader, json_t *root, const char *key,
    void (*read)(struct ar_plan_reader *reader, json_t *object))
{
	json_t *object = ar_json_get_object(&reader->in, root, key);
	size_t length;

	if (!object)
		return;
	length = ar_json_enter(&reader->in, key, -1);
	read(reader, object);
	ar_json_leave(&reader->in, length);
}

void
ar_plan_state_read(struct ar_plan_reader *reader, json_t *root)
{
	static const char *const keys[] = { "soreness", "forecast",
		"sleep_h", "hrv_rmssd", "resting_hr", "fatigue",
		"stress_mood_worst_fifth", "illness", "easy_hr_change_pct",
		"rpe_over_plan", "days_off", "cross_trained", "pains",
		NULL };
	struct ar_json_in *in = &reader->in;
	struct ar_plan_state *state = &reader->to->state;

	ar_json_only(in, root, keys);
	read_object(reader, root, "soreness", read_soreness);
	read_forecast(reader, root);
	read_arrays(reader, root);
	ar_json_get_number(in, root, "fatigue", 0, AR_SCALE_MAX,
	    &state->fatigue_0_10);
	ar_json_get_bool(in, root, "stress_mood_worst_fifth",
	    &state->stress_mood_worst_fifth);
	read_object(reader, root, "illness", read_illness);
	ar_json_get_number(in, root, "easy_hr_change_pct",
	    -AR_HEART_PCT_MAX, AR_HEART_PCT_MAX,
	    &state->easy_hr_change_pct);
	ar_json_get_int(in, root, "days_off", 0, AR_PLAN_DAYS_MAX,
	    &state->days_off);
	ar_json_get_bool(in, root, "cross_trained", &state->cross_trained);
	read_pains(reader, root);
}
