#include "api/pains_json.h"

#include "api/log_words.h"
#include "api/triage_json.h"

void
ar_pain_due_json(struct ar_json_out *out, json_t *pains,
    const struct ar_pain_due *due)
{
	json_t *object = ar_json_object(out);

	ar_json_int(out, object, "episode_id", due->episode->id);
	ar_json_text(out, object, "tier", due->last->tier);
	ar_json_text(out, object, "rules", due->last->rules);
	ar_json_number(out, object, "hours", due->hours, 1);
	ar_json_utc(out, object, "last_report_utc",
	    due->last->pain.date_utc_s);
	ar_json_utc(out, object, "ask_again_utc", due->due_utc_s);
	ar_json_bool(out, object, "due", due->due);
	ar_json_bool(out, object, "locked", due->locked);
	if (due->worse_if_same)
		ar_json_put(out, object, "if_still_the_same",
		    ar_triage_json(out, due->if_same));
	ar_json_text(out, object, "text", due->text);
	ar_json_append(out, pains, object);
}

char *
ar_pains_json(const struct ar_pain_due *dues, size_t count,
    struct ar_arena *arena)
{
	struct ar_json_out out = {false};
	json_t *root = ar_json_object(&out);
	json_t *pains = ar_json_array(&out);

	ar_json_text(&out, root, "schema", "pains/1");
	for (size_t i = 0; i < count; i++)
		ar_pain_due_json(&out, pains, &dues[i]);
	ar_json_put(&out, root, "pains", pains);
	return ar_json_finish(&out, root, arena);
}
