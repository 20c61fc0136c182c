/* about: what a door and its pages have to know first.  where: which file it
 * all is in. */
#include <string.h>

#include "afterrun/knowledge.h"
#include "afterrun/settings.h"
#include "afterrun/triage.h"
#include "api/log_words.h"
#include "api/route.h"
#include "api/store_json.h"
#include "base/text.h"

static void
put_services(struct ar_json_out *out, json_t *root,
    const struct ar_api_services *services)
{
	static const struct ar_api_services none;
	json_t *object = ar_json_object(out);

	if (!services)
		services = &none;
	ar_json_bool(out, object, "audio", services->audio != NULL);
	ar_json_bool(out, object, "page", services->page != NULL);
	ar_json_bool(out, object, "backup", services->backup != NULL &&
	    services->restore != NULL);
	ar_json_bool(out, object, "export", services->export != NULL);
	ar_json_bool(out, object, "import", services->import_start != NULL);
	ar_json_put(out, root, "services", object);
}

/* The country that was set, else the door's; where it is not known the usual
 * number, and words that say so. */
static void
put_emergency(struct ar_json_out *out, json_t *root, const char *country,
    struct ar_arena *arena)
{
	json_t *object = ar_json_object(out);
	const char *number = ar_emergency_number(country);

	if (ar_emergency_known(country)) {
		ar_json_text(out, object, "country", country);
		ar_json_text(out, object, "number", number);
		ar_json_text(out, object, "text", number);
	} else {
		ar_json_text(out, object, "number", number);
		ar_json_put(out, object, "text", json_string(ar_text_format(
		    arena, "%s or your local number", number)));
	}
	ar_json_put(out, root, "emergency", object);
}

static json_t *
named(struct ar_json_out *out, const char *id, const char *name)
{
	json_t *object = ar_json_object(out);

	ar_json_text(out, object, "id", id);
	ar_json_text(out, object, "name", name);
	return object;
}

/* Does it matter where on the legs the condition is? */
static bool
has_place(enum ar_condition condition)
{
	for (int i = 0; i < AR_MODALITIES; i++) {
		const struct ar_matrix_cell *cell = ar_matrix_cell(condition,
		    (enum ar_modality)i);

		if (cell->effect == AR_EFFECT_AVOID || cell->local)
			return true;
	}
	return false;
}

static void
put_tools(struct ar_json_out *out, json_t *root)
{
	json_t *list = ar_json_array(out);

	for (int i = 0; i < AR_TOOLS; i++) {
		const struct ar_tool_row *row = ar_tool_row((enum ar_tool)i);

		ar_json_append(out, list, named(out, row->id, row->name));
	}
	ar_json_put(out, root, "tools", list);
}

static void
put_conditions(struct ar_json_out *out, json_t *root)
{
	json_t *list = ar_json_array(out);

	for (int i = 0; i < AR_CONDITIONS; i++) {
		const struct ar_condition_row *row =
		    ar_condition_row((enum ar_condition)i);
		json_t *object = named(out, row->id, row->name);

		ar_json_bool(out, object, "place",
		    has_place((enum ar_condition)i));
		ar_json_append(out, list, object);
	}
	ar_json_put(out, root, "conditions", list);
}

static void
put_regions(struct ar_json_out *out, json_t *root)
{
	json_t *list = ar_json_array(out);

	for (int i = 0; i < AR_REGIONS; i++) {
		const struct ar_region_row *row =
		    ar_region_row((enum ar_region)i);
		json_t *object = named(out, row->id, row->name);

		ar_json_bool(out, object, "session_region", true);
		ar_json_append(out, list, object);
	}
	ar_json_put(out, root, "regions", list);
	list = ar_json_array(out);
	for (int i = 0; i < AR_LOAD_ROWS; i++) {
		const struct ar_region_row *row =
		    ar_load_row_words((enum ar_load_row)i);

		ar_json_append(out, list, named(out, row->id, row->name));
	}
	ar_json_put(out, root, "load_rows", list);
}

enum ar_status
ar_do_about(struct ar_call *call)
{
	struct ar_json_out out = {false};
	struct ar_store_about about = {0};
	struct ar_settings settings;
	json_t *root, *languages;

	AR_TRY(ar_settings_read(call->store, call->arena, &settings,
	    call->err));
	if (call->store)
		AR_TRY(ar_store_about(call->store, &about, call->err));
	root = ar_json_object(&out);
	languages = ar_json_array(&out);
	ar_json_text(&out, root, "schema", "about/1");
	ar_json_text(&out, root, "version", call->config->version);
	ar_json_bool(&out, root, "log_exists", call->store != NULL);
	ar_json_int(&out, root, "runs", (json_int_t)about.runs);
	if (about.first_day != 0)
		ar_json_day(&out, root, "first_day", about.first_day);
	put_services(&out, root, call->config->services);
	put_emergency(&out, root, settings.country[0] ? settings.country :
	    call->config->country, call->arena);
	ar_json_append(&out, languages, json_string("en"));
	ar_json_put(&out, root, "languages", languages);
	put_tools(&out, root);
	put_conditions(&out, root);
	put_regions(&out, root);
	return ar_call_json(call, AR_HTTP_DONE,
	    ar_json_finish(&out, root, call->arena));
}

enum ar_status
ar_do_where(struct ar_call *call)
{
	struct ar_store_about about;

	if (call->store)
		AR_TRY(ar_store_about(call->store, &about, call->err));
	return ar_call_json(call, AR_HTTP_DONE, ar_where_json(
	    call->config->log_path, call->store ? &about : NULL,
	    call->arena));
}
