#include "api/shoes_json.h"

#include "api/log_words.h"

static void
put_shoe(struct ar_json_out *out, json_t *shoes, const struct ar_shoe *shoe)
{
	json_t *object = ar_json_object(out);

	ar_json_int(out, object, "shoe_id", shoe->id);
	ar_json_text(out, object, "name", shoe->name);
	ar_json_text(out, object, "note", shoe->note);
	ar_json_bool(out, object, "usual", shoe->usual);
	ar_json_number(out, object, "distance_m", shoe->run_m, 2);
	ar_json_number(out, object, "start_distance_m", shoe->start_m, 2);
	ar_json_number(out, object, "alert_distance_m", shoe->alert_m, 2);
	ar_json_bool(out, object, "alert_due", ar_shoe_due(shoe));
	ar_json_int(out, object, "runs", shoe->runs);
	if (shoe->last_day != 0)
		ar_json_day(out, object, "last_day", shoe->last_day);
	ar_json_utc(out, object, "added_utc", shoe->added_utc_s);
	ar_json_utc(out, object, "retired_utc", shoe->retired_utc_s);
	ar_json_append(out, shoes, object);
}

char *
ar_shoes_json(const struct ar_shoe *shoes, size_t count,
    struct ar_arena *arena)
{
	struct ar_json_out out = {false};
	json_t *root = ar_json_object(&out);
	json_t *list = ar_json_array(&out);

	ar_json_text(&out, root, "schema", "shoes/1");
	for (size_t i = 0; i < count; i++)
		put_shoe(&out, list, &shoes[i]);
	ar_json_put(&out, root, "shoes", list);
	return ar_json_finish(&out, root, arena);
}
