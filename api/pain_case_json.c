#include "api/pain_case_json.h"

#include <math.h>
#include <string.h>

#include "afterrun/time.h"

enum { DECIMALS = 3, WORD_MAX = 64 };

static void
put_value(struct ar_json_out *out, json_t *object,
    const struct ar_pain_key *key, double value)
{
	char word[WORD_MAX];
	const char *text;
	size_t n;

	if (isnan(value))
		return;
	if (key->type == AR_PAIN_BOOL) {
		ar_json_bool(out, object, key->id, value == 1);
		return;
	}
	if (key->type != AR_PAIN_WORD) {
		ar_json_number(out, object, key->id, value,
		    value == floor(value) ? 0 : DECIMALS);
		return;
	}
	text = ar_pain_word_at(key, (int)value, &n);
	if (!text || n >= sizeof word)
		return;
	memcpy(word, text, n);
	word[n] = '\0';
	ar_json_text(out, object, key->id, word);
}

json_t *
ar_pain_case_json(struct ar_json_out *out, const struct ar_pain *pain)
{
	size_t count;
	const struct ar_pain_key *keys = ar_pain_keys(&count);
	size_t age = (size_t)ar_pain_key_find("age", strlen("age"));
	json_t *object = ar_json_object(out);
	json_t *background = ar_json_object(out);
	char date[AR_TIME_TEXT];

	ar_json_text(out, object, "schema", "triage-case/1");
	if (!isnan(pain->date_utc_s)) {
		ar_time_utc_text(pain->date_utc_s, date);
		ar_json_text(out, object, "date", date);
	}
	/* an age nobody said is not written down as one */
	ar_json_text(out, object, "others",
	    pain->age_assumed ? "no" : "unknown");
	for (size_t i = 0; i < count; i++)
		if (i != age || !pain->age_assumed)
			put_value(out,
			    keys[i].background ? background : object,
			    &keys[i], pain->value[i]);
	ar_json_put(out, object, "background", background);
	return object;
}

char *
ar_pain_course_json(const struct ar_pain_course *course,
    struct ar_arena *arena)
{
	struct ar_json_out out = {false};
	json_t *root = ar_pain_case_json(&out, &course->now);
	json_t *earlier;

	if (course->earlier_count > 0) {
		earlier = ar_json_array(&out);
		for (size_t i = 0; i < course->earlier_count; i++)
			ar_json_append(&out, earlier,
			    ar_pain_case_json(&out, &course->earlier[i]));
		ar_json_put(&out, root, "earlier", earlier);
	}
	return ar_json_finish(&out, root, arena);
}

void
ar_pain_case_given(json_t *object, bool given[AR_PAIN_KEYS_MAX],
    bool *others_no)
{
	size_t count;
	const struct ar_pain_key *keys = ar_pain_keys(&count);
	const json_t *background = json_object_get(object, "background");
	const char *others = json_string_value(json_object_get(object,
	    "others"));

	*others_no = others && strcmp(others, "no") == 0;
	for (size_t i = 0; i < AR_PAIN_KEYS_MAX; i++)
		given[i] = i < count && json_object_get(keys[i].background ?
		    background : object, keys[i].id) != NULL;
}
