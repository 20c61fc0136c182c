#include "api/pains_json.h"

#include <math.h>
#include <string.h>

#include "api/log_words.h"
#include "api/triage_json.h"

/* A word of a pain by the key's id, as its report has it. */
static void
put_word(struct ar_json_out *out, json_t *object, const char *id,
    const struct ar_pain *pain)
{
	size_t count, n;
	int key = ar_pain_key_find(id, strlen(id));
	double value = pain->value[key];
	const char *word = value >= 0 ? ar_pain_word_at(
	    &ar_pain_keys(&count)[key], (int)value, &n) : NULL;

	if (word)
		ar_json_put(out, object, id, json_stringn(word, n));
}

void
ar_pain_due_json(struct ar_json_out *out, json_t *pains,
    const struct ar_pain_due *due)
{
	json_t *object = ar_json_object(out);

	ar_json_int(out, object, "episode_id", due->episode->id);
	put_word(out, object, "region", &due->last->pain);
	put_word(out, object, "side", &due->last->pain);
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

static json_t *
open_json(struct ar_json_out *out, const struct ar_pain_due *dues,
    size_t count)
{
	json_t *root = ar_json_object(out);
	json_t *pains = ar_json_array(out);

	ar_json_text(out, root, "schema", "pains/1");
	for (size_t i = 0; i < count; i++)
		ar_pain_due_json(out, pains, &dues[i]);
	ar_json_put(out, root, "pains", pains);
	return root;
}

static void
put_closed(struct ar_json_out *out, json_t *list,
    const struct ar_episode *episode)
{
	json_t *object = ar_json_object(out);
	const struct ar_pain_report *last = episode->report_count == 0 ?
	    NULL : &episode->reports[episode->report_count - 1];

	ar_json_int(out, object, "episode_id", episode->id);
	if (last) {
		put_word(out, object, "region", &last->pain);
		put_word(out, object, "side", &last->pain);
		ar_json_text(out, object, "tier", last->tier);
		ar_json_text(out, object, "rules", last->rules);
	}
	ar_json_utc(out, object, "opened_utc", episode->opened_utc_s);
	ar_json_utc(out, object, "closed_utc", episode->closed_utc_s);
	ar_json_text(out, object, "closed_why", episode->closed_why);
	ar_json_append(out, list, object);
}

char *
ar_pains_json(const struct ar_pain_due *dues, size_t count,
    struct ar_arena *arena)
{
	struct ar_json_out out = {false};

	return ar_json_finish(&out, open_json(&out, dues, count), arena);
}

char *
ar_pains_all_json(const struct ar_pain_due *dues, size_t count,
    const struct ar_episode *episodes, size_t episode_count,
    struct ar_arena *arena)
{
	struct ar_json_out out = {false};
	json_t *root = open_json(&out, dues, count);
	json_t *closed = ar_json_array(&out);

	for (size_t i = 0; i < episode_count; i++)
		if (!isnan(episodes[i].closed_utc_s))
			put_closed(&out, closed, &episodes[i]);
	ar_json_put(&out, root, "closed", closed);
	return ar_json_finish(&out, root, arena);
}
