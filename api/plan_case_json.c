/* plan-case/1: the frame, the person, runs and planned sessions. */
#include <math.h>
#include <string.h>

#include "afterrun/knowledge.h"
#include "afterrun/time.h"
#include "api/numbers.h"
#include "api/plan_json.h"
#include "api/plan_parts.h"
#include "recovery/numbers.h"

enum { DATE_LENGTH = 10, DAY_S = 86400, WEEKDAYS = 7 };

static const double km = 1000;
static const double minute_s = 60;
/* in the order of enum ar_plan_kind */
static const char kinds[] = "E|L|Q|S|X|strength|rest|race";

void *
ar_plan_room(struct ar_plan_reader *reader, json_t *array, size_t most,
    size_t size)
{
	void *room;

	if (reader->in.status != AR_OK)
		return NULL;
	if (json_array_size(array) > most) {
		ar_json_wrong(&reader->in, NULL, "these are too many");
		return NULL;
	}
	room = ar_arena_array(reader->arena, json_array_size(array), size);
	if (!room)
		reader->in.status = ar_fail(reader->in.err, AR_EMEM, 0,
		    "not enough memory");
	return room;
}

void
ar_plan_need(struct ar_plan_reader *reader, json_t *object, const char *key)
{
	if (!json_object_get(object, key))
		ar_json_wrong(&reader->in, key, "this key is missing");
}

bool
ar_plan_date(struct ar_plan_reader *reader, json_t *object, const char *key,
    int64_t *day)
{
	static const char midnight[] = "T00:00:00Z";
	const json_t *item = json_object_get(object, key);
	char text[DATE_LENGTH + sizeof midnight];
	double utc_s, offset_s;

	if (!item)
		return false;
	if (json_is_string(item) &&
	    json_string_length(item) == DATE_LENGTH) {
		memcpy(text, json_string_value(item), DATE_LENGTH);
		memcpy(text + DATE_LENGTH, midnight, sizeof midnight);
		if (ar_time_parse(text, strlen(text), &utc_s, &offset_s)) {
			*day = (int64_t)floor(utc_s / DAY_S);
			return true;
		}
	}
	ar_json_wrong(&reader->in, key, "a date as 2026-03-01 is expected");
	return false;
}

unsigned
ar_plan_rows(struct ar_plan_reader *reader, const char *key,
    const json_t *name)
{
	const char *text = json_string_value(name);
	size_t n = json_string_length(name);
	enum ar_load_row row = text ? ar_load_row_find(text, n) :
	    AR_LOAD_ROWS;
	enum ar_region region = text ? ar_region_find(text, n) : AR_REGIONS;
	unsigned rows = 0;

	if (row != AR_LOAD_ROWS)
		rows = 1u << row;
	else if (region != AR_REGIONS)
		rows = ar_region_load_rows(region);
	if (rows == 0)
		ar_json_wrong(&reader->in, key, "this region is not known");
	return rows;
}

static void
read_amount(struct ar_plan_reader *reader, json_t *object, const char *key,
    double unit, double *value)
{
	double most = unit > minute_s ? AR_DISTANCE_MAX_KM :
	    AR_DURATION_MAX_MIN;

	if (ar_json_get_number(&reader->in, object, key, 0, most, value))
		*value *= unit;
}

static void
read_kind(struct ar_plan_reader *reader, json_t *object,
    enum ar_plan_kind *kind)
{
	int word;

	if (ar_json_get_word(&reader->in, object, "kind", kinds, &word))
		*kind = (enum ar_plan_kind)word;
}

static void
read_run(struct ar_plan_reader *reader, json_t *object, void *item)
{
	static const char *const keys[] = { "date", "kind", "distance_km",
		"duration_min", "rpe", "descent_m", "hr_mean", "gap_m_s",
		NULL };
	struct ar_json_in *in = &reader->in;
	struct ar_plan_run *run = item;

	ar_plan_run_clear(run);
	ar_json_only(in, object, keys);
	ar_plan_need(reader, object, "date");
	ar_plan_date(reader, object, "date", &run->day);
	read_kind(reader, object, &run->kind);
	read_amount(reader, object, "distance_km", km, &run->distance_m);
	read_amount(reader, object, "duration_min", minute_s,
	    &run->duration_s);
	ar_json_get_number(in, object, "rpe", 0, AR_SCALE_MAX,
	    &run->rpe_0_10);
	ar_json_get_number(in, object, "descent_m", 0, AR_CLIMB_MAX_M,
	    &run->descent_m);
	ar_json_get_number(in, object, "hr_mean", 0, AR_PLAN_HEART_MAX_BPM,
	    &run->heart_mean_bpm);
	ar_json_get_number(in, object, "gap_m_s", 0, AR_PLAN_SPEED_MAX_M_S,
	    &run->gap_m_s);
}

static void
read_regions(struct ar_plan_reader *reader, json_t *object,
    struct ar_planned *session)
{
	struct ar_json_in *in = &reader->in;
	json_t *list = ar_json_get_array(in, object, "regions"), *item;
	size_t length = ar_json_enter(in, "regions", -1), i;

	json_array_foreach(list, i, item) {
		size_t inner = ar_json_enter(in, NULL, (int)i);

		session->regions |= ar_plan_rows(reader, NULL, item);
		ar_json_leave(in, inner);
	}
	ar_json_leave(in, length);
}

static void
read_planned(struct ar_plan_reader *reader, json_t *object, void *item)
{
	static const char *const keys[] = { "date", "kind", "distance_km",
		"minutes", "descent_m", "rpe", "regions", NULL };
	struct ar_json_in *in = &reader->in;
	struct ar_planned *session = item;

	ar_planned_clear(session);
	ar_json_only(in, object, keys);
	ar_plan_need(reader, object, "date");
	ar_plan_need(reader, object, "kind");
	ar_plan_date(reader, object, "date", &session->day);
	read_kind(reader, object, &session->kind);
	read_amount(reader, object, "distance_km", km,
	    &session->distance_m);
	read_amount(reader, object, "minutes", 1, &session->minutes);
	ar_json_get_number(in, object, "descent_m", 0, AR_CLIMB_MAX_M,
	    &session->descent_m);
	ar_json_get_number(in, object, "rpe", 0, AR_SCALE_MAX,
	    &session->rpe_0_10);
	if (session->distance_m > 0)
		session->expected_m = session->distance_m;
	if (session->minutes > 0)
		session->expected_min = session->minutes;
	read_regions(reader, object, session);
}

/* An array of objects under key, each read into size bytes. */
struct list {
	const char *key;
	size_t size;
	void (*read)(struct ar_plan_reader *reader, json_t *object,
	    void *item);
};

static void *
read_list(struct ar_plan_reader *reader, json_t *root,
    const struct list *list, size_t *count)
{
	struct ar_json_in *in = &reader->in;
	json_t *array = ar_json_get_array(in, root, list->key), *item;
	size_t length = ar_json_enter(in, list->key, -1), i;
	char *room = ar_plan_room(reader, array, AR_PLAN_RUNS_MAX,
	    list->size);

	json_array_foreach(array, i, item) {
		size_t inner = ar_json_enter(in, NULL, (int)i);

		if (!json_is_object(item))
			ar_json_wrong(in, NULL, "an object is expected");
		if (room && in->status == AR_OK)
			list->read(reader, item, room + i * list->size);
		ar_json_leave(in, inner);
	}
	ar_json_leave(in, length);
	*count = room && in->status == AR_OK ? json_array_size(array) : 0;
	return room;
}

static void
read_lists(struct ar_plan_reader *reader, json_t *root)
{
	static const struct list history = { "history",
		sizeof(struct ar_plan_run), read_run };
	static const struct list planned = { "planned",
		sizeof(struct ar_planned), read_planned };
	struct ar_plan_case *to = reader->to;

	to->history = read_list(reader, root, &history, &to->history_count);
	to->planned = read_list(reader, root, &planned, &to->planned_count);
	/* so that changes find them */
	for (size_t i = 0; i < to->planned_count; i++)
		to->planned[i].number = (int)i + 1;
	for (size_t i = 1; i < to->history_count; i++) {
		if (to->history[i].day >= to->history[i - 1].day)
			continue;
		ar_json_wrong(&reader->in, "history",
		    "the runs must stand oldest first");
		return;
	}
}

static void
read_goal(struct ar_plan_reader *reader, json_t *object)
{
	static const char *const keys[] = { "kind", "date", "time_s", NULL };
	struct ar_plan_profile *profile = &reader->to->profile;
	struct ar_json_in *in = &reader->in;
	int word;

	ar_json_only(in, object, keys);
	ar_plan_need(reader, object, "kind");
	/* in the order of enum ar_goal */
	if (ar_json_get_word(in, object, "kind",
	    "5k|10k|half|marathon|keep|return", &word))
		profile->goal = (enum ar_goal)word;
	ar_plan_date(reader, object, "date", &profile->goal_day);
	ar_json_get_number(in, object, "time_s", 1,
	    AR_DURATION_MAX_MIN * minute_s, &profile->goal_time_s);
}

static void
read_person(struct ar_plan_reader *reader, json_t *object)
{
	static const char *const keys[] = { "sex", "age", "mass_kg",
		"height_m", "experience", "hr_max", "hr_rest",
		"past_bone_stress", NULL };
	struct ar_plan_profile *profile = &reader->to->profile;
	struct ar_person *person = &profile->person;
	struct ar_json_in *in = &reader->in;
	int word;

	ar_json_only(in, object, keys);
	if (ar_json_get_word(in, object, "sex", "f|m", &word))
		person->sex = word ? AR_SEX_MALE : AR_SEX_FEMALE;
	ar_json_get_number(in, object, "age", AR_PLAN_AGE_MIN_Y,
	    AR_PLAN_AGE_MAX_Y, &person->age_y);
	ar_json_get_number(in, object, "mass_kg", AR_MASS_MIN_KG,
	    AR_MASS_MAX_KG, &person->mass_kg);
	ar_json_get_number(in, object, "height_m", AR_PLAN_HEIGHT_MIN_M,
	    AR_PLAN_HEIGHT_MAX_M, &person->height_m);
	if (ar_json_get_word(in, object, "experience", "novice|experienced",
	    &word))
		person->experience = word ? AR_EXPERIENCED : AR_NOVICE;
	ar_json_get_number(in, object, "hr_max", 1, AR_PLAN_HEART_MAX_BPM,
	    &person->heart_max_bpm);
	ar_json_get_number(in, object, "hr_rest", 1, AR_PLAN_HEART_MAX_BPM,
	    &person->heart_rest_bpm);
	ar_json_get_bool(in, object, "past_bone_stress",
	    &profile->past_bone_stress);
}

static void
read_days(struct ar_plan_reader *reader, json_t *root)
{
	static const char *const names[WEEKDAYS] = { "mon", "tue", "wed",
		"thu", "fri", "sat", "sun" };
	struct ar_json_in *in = &reader->in;
	json_t *list = ar_json_get_array(in, root, "days"), *item;
	size_t length = ar_json_enter(in, "days", -1), i;

	json_array_foreach(list, i, item) {
		size_t inner = ar_json_enter(in, NULL, (int)i);
		const char *text = json_string_value(item);
		int day = 0;

		while (day < WEEKDAYS && (!text || strcmp(names[day], text)))
			day++;
		if (day < WEEKDAYS)
			reader->to->profile.days[day] = true;
		else
			ar_json_wrong(in, NULL, "one of these is expected: "
			    "mon|tue|wed|thu|fri|sat|sun");
		ar_json_leave(in, inner);
	}
	ar_json_leave(in, length);
}

/* Call read for the object under key. */
static void
read_part(struct ar_plan_reader *reader, json_t *root, const char *key,
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

static void
read_root(struct ar_plan_reader *reader, json_t *root)
{
	static const char *const keys[] = { "schema", "date", "goal", "days",
		"vdot", "history", "planned", "state", "person", NULL };
	struct ar_json_in *in = &reader->in;
	int word;

	ar_json_only(in, root, keys);
	ar_plan_need(reader, root, "schema");
	ar_plan_need(reader, root, "date");
	ar_json_get_word(in, root, "schema", "plan-case/1", &word);
	ar_plan_date(reader, root, "date", &reader->to->date);
	read_part(reader, root, "goal", read_goal);
	read_days(reader, root);
	ar_json_get_number(in, root, "vdot", AR_PLAN_VDOT_MIN,
	    AR_PLAN_VDOT_MAX, &reader->to->profile.vdot);
	read_part(reader, root, "person", read_person);
	read_lists(reader, root);
	read_part(reader, root, "state", ar_plan_state_read);
}

enum ar_status
ar_plan_case_parse(const char *bytes, size_t n, struct ar_arena *arena,
    struct ar_plan_case *input, struct ar_error *err)
{
	struct ar_plan_reader reader = { .in = { .err = err },
		.arena = arena, .to = input };
	json_t *root;

	ar_plan_case_clear(input);
	AR_TRY(ar_json_parse(bytes, n, &root, err));
	read_root(&reader, root);
	json_decref(root);
	return reader.in.status;
}
