/* How the runner likes it: settings/1. */
#include <string.h>

#include "afterrun/settings.h"
#include "api/route.h"

static const char units[] = "metric|imperial";
static const char versions[] = "evidence|article";
static const char themes[] = "auto|light|dark";
static const char languages[] = "en";
static const char sides[] = "left|right";

/* --- out ------------------------------------------------------------------ */

static void
put_tools(struct ar_json_out *out, json_t *root,
    const struct ar_settings *settings)
{
	json_t *list = ar_json_array(out);

	for (int i = 0; i < AR_TOOLS; i++)
		if (settings->tool[i])
			ar_json_append(out, list,
			    json_string(ar_tool_id((enum ar_tool)i)));
	ar_json_put(out, root, "tools", list);
}

static json_t *
condition_json(struct ar_json_out *out,
    const struct ar_case_condition *condition)
{
	json_t *object = ar_json_object(out);

	ar_json_text(out, object, "id", ar_condition_id(condition->id));
	if (condition->region_known) {
		ar_json_text(out, object, "region",
		    ar_region_row(condition->region)->id);
		if (!condition->side[AR_RIGHT])
			ar_json_text(out, object, "side", "left");
		else if (!condition->side[AR_LEFT])
			ar_json_text(out, object, "side", "right");
	}
	if (condition->confirmed)
		ar_json_bool(out, object, "confirmed", true);
	return object;
}

static char *
settings_json(const struct ar_settings *settings, struct ar_arena *arena)
{
	struct ar_json_out out = {false};
	json_t *root = ar_json_object(&out);
	json_t *conditions = ar_json_array(&out);

	ar_json_text(&out, root, "schema", "settings/1");
	ar_json_text(&out, root, "units", settings->imperial ? "imperial" :
	    "metric");
	ar_json_text(&out, root, "language", languages);
	put_tools(&out, root, settings);
	for (size_t i = 0; i < settings->condition_count; i++)
		ar_json_append(&out, conditions,
		    condition_json(&out, &settings->condition[i]));
	ar_json_put(&out, root, "conditions", conditions);
	ar_json_int(&out, root, "minutes", settings->minutes);
	ar_json_text(&out, root, "version", settings->version == AR_ARTICLE ?
	    "article" : "evidence");
	ar_json_bool(&out, root, "voice", settings->voice);
	ar_json_bool(&out, root, "bells", settings->bells);
	ar_json_bool(&out, root, "vibrate", settings->vibrate);
	if (settings->country[0])
		ar_json_text(&out, root, "country", settings->country);
	ar_json_text(&out, root, "theme", ar_theme_name(settings->theme));
	return ar_json_finish(&out, root, arena);
}

enum ar_status
ar_do_settings(struct ar_call *call)
{
	struct ar_settings settings;

	AR_TRY(ar_settings_read(call->store, call->arena, &settings,
	    call->err));
	return ar_call_json(call, AR_HTTP_DONE,
	    settings_json(&settings, call->arena));
}

/* --- in ------------------------------------------------------------------- */

static void
read_tools(struct ar_json_in *in, json_t *root, struct ar_settings *settings)
{
	json_t *list = ar_json_get_array(in, root, "tools");
	size_t back, i;
	json_t *item;

	if (!list)
		return;
	memset(settings->tool, 0, sizeof settings->tool);
	settings->tool[AR_TOOL_HAND] = true;
	back = ar_json_enter(in, "tools", -1);
	json_array_foreach(list, i, item) {
		const char *id = json_string_value(item);
		enum ar_tool tool = id ? ar_tool_find(id, strlen(id)) :
		    AR_TOOLS;
		size_t inside = ar_json_enter(in, NULL, (int)i);

		if (tool == AR_TOOLS)
			ar_json_wrong(in, NULL, "this tool is not known");
		else
			settings->tool[tool] = true;
		ar_json_leave(in, inside);
		if (in->status != AR_OK)
			break;
	}
	ar_json_leave(in, back);
}

static void
read_condition_place(struct ar_json_in *in, json_t *object,
    struct ar_case_condition *condition)
{
	json_t *item = json_object_get(object, "region");
	const char *region = json_string_value(item);
	int side;

	condition->side[AR_LEFT] = condition->side[AR_RIGHT] = true;
	if (item) {
		condition->region_known = true;
		condition->region = region ? ar_region_find(region,
		    strlen(region)) : AR_REGIONS;
		if (condition->region == AR_REGIONS)
			ar_json_wrong(in, "region",
			    "this region is not known");
	}
	if (!ar_json_get_word(in, object, "side", sides, &side))
		return;
	if (!item)
		ar_json_wrong(in, "side", "a side needs a region");
	condition->side[side == AR_LEFT ? AR_RIGHT : AR_LEFT] = false;
}

static void
read_condition(struct ar_json_in *in, json_t *object,
    struct ar_case_condition *condition)
{
	static const char *const allowed[] = {"id", "region", "side",
	    "confirmed", NULL};
	const char *id;

	memset(condition, 0, sizeof *condition);
	if (!json_is_object(object)) {
		ar_json_wrong(in, NULL, "an object is expected");
		return;
	}
	ar_json_only(in, object, allowed);
	id = json_string_value(json_object_get(object, "id"));
	condition->id = id ? ar_condition_find(id, strlen(id)) :
	    AR_CONDITIONS;
	if (condition->id == AR_CONDITIONS)
		ar_json_wrong(in, "id", "this condition is not known");
	read_condition_place(in, object, condition);
	ar_json_get_bool(in, object, "confirmed", &condition->confirmed);
}

static void
read_conditions(struct ar_json_in *in, json_t *root,
    struct ar_settings *settings)
{
	json_t *list = ar_json_get_array(in, root, "conditions");
	size_t back, i;
	json_t *item;

	if (!list)
		return;
	settings->condition_count = 0;
	if (json_array_size(list) > AR_SETTINGS_CONDITIONS) {
		ar_json_wrong(in, "conditions",
		    "these are too many conditions");
		return;
	}
	back = ar_json_enter(in, "conditions", -1);
	json_array_foreach(list, i, item) {
		size_t inside = ar_json_enter(in, NULL, (int)i);

		read_condition(in, item, &settings->condition[i]);
		settings->condition_count++;
		ar_json_leave(in, inside);
	}
	ar_json_leave(in, back);
}

static void
read_country(struct ar_json_in *in, json_t *root,
    struct ar_settings *settings)
{
	json_t *item = json_object_get(root, "country");
	const char *text = json_string_value(item);

	if (!item)
		return;
	if (!text || (text[0] && strlen(text) != AR_COUNTRY_SIZE - 1))
		ar_json_wrong(in, "country",
		    "a country has two capital letters, as FR");
	else
		memcpy(settings->country, text, strlen(text) + 1);
}

static void
read_words(struct ar_json_in *in, json_t *root, struct ar_settings *settings)
{
	int index;

	if (ar_json_get_word(in, root, "units", units, &index))
		settings->imperial = index > 0;
	(void)ar_json_get_word(in, root, "language", languages, &index);
	if (ar_json_get_word(in, root, "version", versions, &index))
		settings->version = index > 0 ? AR_ARTICLE : AR_EVIDENCE;
	if (ar_json_get_word(in, root, "theme", themes, &index))
		settings->theme = (enum ar_theme)index;
}

enum ar_status
ar_do_settings_put(struct ar_call *call)
{
	static const char *const allowed[] = {"schema", "units", "language",
	    "tools", "conditions", "minutes", "version", "voice", "bells",
	    "vibrate", "country", "theme", NULL};
	struct ar_settings settings;
	struct ar_json_in in;
	json_t *root;
	int lo, hi;

	AR_TRY(ar_settings_read(call->store, call->arena, &settings,
	    call->err));
	AR_TRY(ar_call_body(call, "settings/1", &in, &root));
	ar_json_only(&in, root, allowed);
	read_words(&in, root, &settings);
	read_tools(&in, root, &settings);
	read_conditions(&in, root, &settings);
	ar_settings_minutes(&lo, &hi);
	ar_json_get_int(&in, root, "minutes", lo, hi, &settings.minutes);
	ar_json_get_bool(&in, root, "voice", &settings.voice);
	ar_json_get_bool(&in, root, "bells", &settings.bells);
	ar_json_get_bool(&in, root, "vibrate", &settings.vibrate);
	read_country(&in, root, &settings);
	json_decref(root);
	AR_TRY(in.status);
	AR_TRY(ar_settings_keep(call->store, &settings,
	    &call->request->moment, call->arena, call->err));
	return ar_do_settings(call);
}
