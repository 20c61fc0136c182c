#include <math.h>
#include <string.h>

#include "api/session_json.h"
#include "api/triage_json.h"
#include "base/text.h"
#include "knowledge/pain_keys.h"
#include "recovery/numbers.h"

enum { ITEMS_MAX = 256 };

struct reader {
	struct ar_json_in in;
	struct ar_arena *arena;
	struct ar_session_case *to;
};

static void
read_run(struct ar_json_in *in, json_t *object, struct ar_case_run *run)
{
	static const char *const keys[] = { "duration_min", "distance_km",
		"ascent_m", "descent_m", "rpe", "hr_mean_pct_max", "air_c",
		"easy_tail_s", "drunk_ml", "hours_ago", NULL };
	const double lo[] = { 0, 0, 0, 0, 0, 0, AR_AIR_MIN_C, 0, 0, 0 };
	const double hi[] = { AR_DURATION_MAX_MIN, AR_DISTANCE_MAX_KM,
		AR_CLIMB_MAX_M, AR_CLIMB_MAX_M, AR_SCALE_MAX,
		AR_HEART_PCT_MAX, AR_AIR_MAX_C, AR_TAIL_MAX_S,
		AR_DRUNK_MAX_ML, AR_HOURS_MAX };
	double *const to[] = { &run->duration_min, &run->distance_km,
		&run->ascent_m, &run->descent_m, &run->rpe_0_10,
		&run->heart_mean_pct_max, &run->air_c, &run->easy_tail_s,
		&run->drunk_ml, &run->hours_ago };

	ar_json_only(in, object, keys);
	for (int i = 0; keys[i]; i++)
		ar_json_get_number(in, object, keys[i], lo[i], hi[i], to[i]);
}

static void
read_person(struct ar_json_in *in, json_t *object, struct ar_person *person)
{
	static const char *const keys[] = { "sex", "age", "mass_kg",
		"experience", NULL };
	int word;

	ar_json_only(in, object, keys);
	if (ar_json_get_word(in, object, "sex", "f|m", &word))
		person->sex = word ? AR_SEX_MALE : AR_SEX_FEMALE;
	ar_json_get_number(in, object, "age", 0, AR_AGE_MAX_Y,
	    &person->age_y);
	ar_json_get_number(in, object, "mass_kg", AR_MASS_MIN_KG,
	    AR_MASS_MAX_KG, &person->mass_kg);
	if (ar_json_get_word(in, object, "experience", "novice|experienced",
	    &word))
		person->experience = word ? AR_EXPERIENCED : AR_NOVICE;
}

static void
read_sides(struct ar_json_in *in, json_t *object, const char *region,
    double soreness[AR_SIDES])
{
	static const char *const keys[] = { "left", "right", NULL };
	json_t *item = json_object_get(object, region);
	double both;
	size_t length;

	if (!json_is_object(item)) {
		if (ar_json_get_number(in, object, region, 0, AR_SCALE_MAX,
		    &both))
			soreness[AR_LEFT] = soreness[AR_RIGHT] = both;
		return;
	}
	length = ar_json_enter(in, region, -1);
	ar_json_only(in, item, keys);
	for (int s = 0; keys[s]; s++)
		ar_json_get_number(in, item, keys[s], 0, AR_SCALE_MAX,
		    &soreness[s]);
	ar_json_leave(in, length);
}

static void
read_soreness(struct reader *reader, json_t *object)
{
	bool seen[AR_REGIONS] = { false };
	const char *key;
	json_t *value;

	json_object_foreach(object, key, value) {
		enum ar_region region = ar_region_find(key, strlen(key));

		if (region == AR_REGIONS) {
			ar_json_wrong(&reader->in, key,
			    "this region is not known");
			return;
		}
		if (seen[region])
			ar_json_wrong(&reader->in, key,
			    "this region stands twice");
		seen[region] = true;
		read_sides(&reader->in, object, key,
		    reader->to->soreness[region]);
	}
}

static void
condition_id(struct ar_json_in *in, const char *key, const json_t *value,
    struct ar_case_condition *condition)
{
	if (json_is_string(value))
		condition->id = ar_condition_find(json_string_value(value),
		    json_string_length(value));
	else
		condition->id = AR_CONDITIONS;
	if (condition->id == AR_CONDITIONS)
		ar_json_wrong(in, key, "this condition is not known");
}

static void
condition_place(struct ar_json_in *in, json_t *object,
    struct ar_case_condition *condition)
{
	const json_t *region = json_object_get(object, "region");
	int side;

	if (ar_json_get_word(in, object, "side", "left|right|both", &side)
	    && side < AR_SIDES)
		condition->side[1 - side] = false;
	if (!region)
		return;
	condition->region = json_is_string(region)
	    ? ar_region_find(json_string_value(region),
	    json_string_length(region)) : AR_REGIONS;
	condition->region_known = true;
	if (condition->region == AR_REGIONS) {
		condition->region = AR_PLANTAR;
		ar_json_wrong(in, "region", "this region is not known");
	}
}

static void
read_condition(struct ar_json_in *in, json_t *item,
    struct ar_case_condition *condition)
{
	static const char *const keys[] = { "id", "region", "side",
		"confirmed", NULL };

	condition->side[AR_LEFT] = condition->side[AR_RIGHT] = true;
	if (json_is_string(item)) {
		condition_id(in, NULL, item, condition);
		return;
	}
	if (!json_is_object(item)) {
		ar_json_wrong(in, NULL, "a condition's name or an object "
		    "with id is expected");
		return;
	}
	ar_json_only(in, item, keys);
	condition_id(in, "id", json_object_get(item, "id"), condition);
	condition_place(in, item, condition);
	ar_json_get_bool(in, item, "confirmed", &condition->confirmed);
}

/* Room for the items of array; NULL after a failure. */
static void *
items(struct reader *reader, json_t *array, size_t size)
{
	void *room;

	if (json_array_size(array) > ITEMS_MAX) {
		ar_json_wrong(&reader->in, NULL, "these are too many");
		return NULL;
	}
	room = ar_arena_array(reader->arena, json_array_size(array), size);
	if (!room && reader->in.status == AR_OK)
		reader->in.status = ar_fail(reader->in.err, AR_EMEM, 0,
		    "not enough memory");
	return room;
}

static void
read_conditions(struct reader *reader, json_t *array)
{
	struct ar_session_case *to = reader->to;

	to->conditions = items(reader, array, sizeof *to->conditions);
	for (size_t i = 0; i < json_array_size(array)
	    && reader->in.status == AR_OK; i++) {
		size_t length = ar_json_enter(&reader->in, "", (int)i);

		read_condition(&reader->in, json_array_get(array, i),
		    &to->conditions[to->condition_count++]);
		ar_json_leave(&reader->in, length);
	}
}

static void
read_tools(struct reader *reader, json_t *array)
{
	for (size_t i = 0; i < json_array_size(array); i++) {
		const json_t *item = json_array_get(array, i);
		enum ar_tool tool = AR_TOOLS;
		size_t length = ar_json_enter(&reader->in, "", (int)i);

		if (json_is_string(item))
			tool = ar_tool_find(json_string_value(item),
			    json_string_length(item));
		if (tool < AR_TOOLS)
			reader->to->tool[tool] = true;
		else
			ar_json_wrong(&reader->in, NULL,
			    "this tool is not known");
		ar_json_leave(&reader->in, length);
	}
}

static void
read_preferences(struct ar_json_in *in, json_t *object,
    struct ar_session_case *to)
{
	static const char *const keys[] = { "massage", "gun", "order",
		"hold_s", "version", NULL };
	int word;

	ar_json_only(in, object, keys);
	if (ar_json_get_word(in, object, "massage", "auto|always|never",
	    &word))
		to->massage = (enum ar_massage_wish)word;
	if (ar_json_get_word(in, object, "gun", "never|prefer", &word))
		to->gun_prefer = word == 1;
	if (ar_json_get_word(in, object, "order",
	    "stretch_first|massage_first", &word))
		to->order = (enum ar_order)word;
	ar_json_get_int(in, object, "hold_s", AR_HOLD_LO_S, AR_HOLD_HI_S,
	    &to->hold_s);
	if (ar_json_get_word(in, object, "version", "evidence|article",
	    &word))
		to->version = (enum ar_version)word;
}

static void
read_last_run(struct ar_json_in *in, json_t *object,
    struct ar_session_case *to)
{
	static const char *const keys[] = { "load_class", "hours_ago", "ecc",
		NULL };

	ar_json_only(in, object, keys);
	to->last_run_known = true;
	ar_json_get_int(in, object, "load_class", 0, AR_LOAD_CLASS_MAX,
	    &to->last_load_class);
	ar_json_get_number(in, object, "hours_ago", 0, AR_HOURS_MAX,
	    &to->last_hours_ago);
	ar_json_get_bool(in, object, "ecc", &to->last_ecc);
}

static void
read_leg(struct ar_json_in *in, json_t *item, struct ar_session_case *to)
{
	static const char *const keys[] = { "region", "ratio", NULL };
	const json_t *name;
	enum ar_load_row row = AR_LOAD_ROWS;
	double ratio = NAN;

	if (!json_is_object(item)) {
		ar_json_wrong(in, NULL, "an object is expected");
		return;
	}
	ar_json_only(in, item, keys);
	name = json_object_get(item, "region");
	if (json_is_string(name))
		row = ar_load_row_find(json_string_value(name),
		    json_string_length(name));
	if (row == AR_LOAD_ROWS) {
		ar_json_wrong(in, "region", "this load row is not known");
		return;
	}
	ar_json_get_number(in, item, "ratio", 0, AR_RATIO_MAX, &ratio);
	to->leg_ratio[row] = ratio;
	to->legs_known = true;
}

static void
read_legs(struct reader *reader, json_t *array)
{
	for (size_t i = 0; i < json_array_size(array); i++) {
		size_t length = ar_json_enter(&reader->in, "", (int)i);

		read_leg(&reader->in, json_array_get(array, i), reader->to);
		ar_json_leave(&reader->in, length);
	}
}

/* What the case says of the runner holds for a pain that says nothing. */
static void
read_pain(struct reader *reader, json_t *item, struct ar_pain *pain,
    struct ar_case_past *past)
{
	json_t *background = json_object_get(item, "background");
	struct ar_pain_reports reports;
	struct ar_pain *last;

	ar_pain_json_read(&reader->in, item, reader->arena, &reports);
	if (!reports.report)
		return;
	last = &reports.report[reports.count - 1];
	if (!json_object_get(background, "age") &&
	    !isnan(reader->to->person.age_y))
		last->value[AR_PAIN_AGE] = reader->to->person.age_y;
	*pain = *last;
	past->reports = reports.report;
	past->count = reports.count - 1;
}

static void
read_pains(struct reader *reader, json_t *array)
{
	struct ar_session_case *to = reader->to;
	struct ar_case_past *past = items(reader, array, sizeof *past);
	size_t total = 0;

	to->past = past;
	to->pains = items(reader, array, sizeof *to->pains);
	for (size_t i = 0; i < json_array_size(array)
	    && reader->in.status == AR_OK; i++) {
		size_t length = ar_json_enter(&reader->in, "", (int)i);

		read_pain(reader, json_array_get(array, i), &to->pains[i],
		    &past[i]);
		to->pain_count = i + 1;
		total += past[i].count;
		if (total > AR_TRIAGE_REPORTS_MAX)
			ar_json_wrong(&reader->in, "earlier",
			    "these are too many in one case");
		ar_json_leave(&reader->in, length);
	}
}

static void
read_objects(struct reader *reader, json_t *root)
{
	struct ar_json_in *in = &reader->in;
	json_t *part;
	size_t length;

	if ((part = ar_json_get_object(in, root, "run"))) {
		length = ar_json_enter(in, "run", -1);
		reader->to->run_known = true;
		read_run(in, part, &reader->to->run);
		ar_json_leave(in, length);
	}
	if ((part = ar_json_get_object(in, root, "person"))) {
		length = ar_json_enter(in, "person", -1);
		read_person(in, part, &reader->to->person);
		ar_json_leave(in, length);
	}
	if ((part = ar_json_get_object(in, root, "soreness"))) {
		length = ar_json_enter(in, "soreness", -1);
		read_soreness(reader, part);
		ar_json_leave(in, length);
	}
	if ((part = ar_json_get_object(in, root, "preferences"))) {
		length = ar_json_enter(in, "preferences", -1);
		read_preferences(in, part, reader->to);
		ar_json_leave(in, length);
	}
	if ((part = ar_json_get_object(in, root, "last_run"))) {
		length = ar_json_enter(in, "last_run", -1);
		read_last_run(in, part, reader->to);
		ar_json_leave(in, length);
	}
}

static void
read_arrays(struct reader *reader, json_t *root)
{
	static const struct {
		const char *key;
		void (*read)(struct reader *reader, json_t *array);
	} arrays[] = {
		{ "conditions", read_conditions },
		{ "tools", read_tools },
		{ "pains", read_pains },
		{ "legs", read_legs }
	};

	for (size_t i = 0; i < sizeof arrays / sizeof *arrays; i++) {
		json_t *array = ar_json_get_array(&reader->in, root,
		    arrays[i].key);
		size_t length;

		if (!array)
			continue;
		length = ar_json_enter(&reader->in, arrays[i].key, -1);
		arrays[i].read(reader, array);
		ar_json_leave(&reader->in, length);
	}
}

static void
need(struct ar_json_in *in, bool there, const char *key)
{
	if (!there)
		ar_json_wrong(in, key, "this key is missing");
}

static void
read_root(struct reader *reader, json_t *root)
{
	static const char *const keys[] = { "schema", "mode",
		"minutes_available", "run", "person", "mass_after_kg",
		"soreness", "conditions", "tools", "next_hard_h",
		"strength_within_h", "preferences", "last_run", "pains",
		"legs", NULL };
	struct ar_json_in *in = &reader->in;
	struct ar_session_case *to = reader->to;
	int word = 0;

	ar_json_only(in, root, keys);
	need(in, ar_json_get_word(in, root, "schema", "session-case/1",
	    &word), "schema");
	need(in, ar_json_get_word(in, root, "mode", "post_run|rest_day",
	    &word), "mode");
	to->mode = word ? AR_REST_DAY : AR_POST_RUN;
	need(in, ar_json_get_int(in, root, "minutes_available", 1,
	    AR_MINUTES_INPUT_MAX, &to->minutes_available),
	    "minutes_available");
	ar_json_get_number(in, root, "mass_after_kg", AR_MASS_MIN_KG,
	    AR_MASS_MAX_KG, &to->mass_after_kg);
	ar_json_get_number(in, root, "next_hard_h", 0, AR_HOURS_MAX,
	    &to->next_hard_h);
	ar_json_get_number(in, root, "strength_within_h", 0, AR_HOURS_MAX,
	    &to->strength_within_h);
	read_objects(reader, root);
	read_arrays(reader, root);
}

enum ar_status
ar_session_case_parse(const char *bytes, size_t n, struct ar_arena *arena,
    struct ar_session_case *input, struct ar_error *err)
{
	struct reader reader = { .in = { .err = err }, .arena = arena,
		.to = input };
	json_t *root;

	ar_session_case_clear(input);
	AR_TRY(ar_json_parse(bytes, n, &root, err));
	read_root(&reader, root);
	json_decref(root);
	return reader.in.status;
}
