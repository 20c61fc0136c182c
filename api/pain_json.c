#include <math.h>
#include <string.h>

#include "afterrun/time.h"
#include "api/session_json.h"
#include "base/text.h"

enum { DATE_LENGTH = 10, EARLIER_MAX = 64, WORDS_TEXT = 1024 };

/* Keys of triage-case/1 beside those of ar_pain_keys(). */
static const char *const frame_keys[] = { "schema", "date", "others",
	"background", "earlier", NULL };

static const struct ar_pain_key *
key_find(const char *id, bool background, size_t *index)
{
	size_t count;
	const struct ar_pain_key *keys = ar_pain_keys(&count);

	for (size_t i = 0; i < count && i < AR_PAIN_KEYS_MAX; i++) {
		if (keys[i].background == background
		    && !strcmp(keys[i].id, id)) {
			*index = i;
			return &keys[i];
		}
	}
	return NULL;
}

static bool
is_frame(const char *id)
{
	for (int i = 0; frame_keys[i]; i++)
		if (!strcmp(frame_keys[i], id))
			return true;
	return false;
}

static void
read_bool(struct ar_json_in *in, const char *id, const json_t *value,
    double *to)
{
	if (json_is_boolean(value))
		*to = json_is_true(value) ? 1 : 0;
	else
		ar_json_wrong(in, id,
		    "true, false or \"unknown\" is expected");
}

/* The key's words stand with blanks between; JSON helpers want bars. */
static void
read_word(struct ar_json_in *in, json_t *object,
    const struct ar_pain_key *key, double *to)
{
	char words[WORDS_TEXT];
	size_t n = strlen(key->words);
	int index;

	if (n >= sizeof words) {
		ar_json_wrong(in, key->id, "the table of words is too long");
		return;
	}
	for (size_t i = 0; i <= n; i++)
		words[i] = key->words[i] == ' ' ? '|' : key->words[i];
	if (ar_json_get_word(in, object, key->id, words, &index))
		*to = index;
}

static void
read_value(struct ar_json_in *in, json_t *object,
    const struct ar_pain_key *key, double *to)
{
	const json_t *value = json_object_get(object, key->id);
	double number;

	if (json_is_string(value)
	    && !strcmp(json_string_value(value), "unknown")) {
		*to = NAN;
		return;
	}
	switch (key->type) {
	case AR_PAIN_BOOL:
		read_bool(in, key->id, value, to);
		break;
	case AR_PAIN_WORD:
		read_word(in, object, key, to);
		break;
	case AR_PAIN_SCALE:
	case AR_PAIN_NUMBER:
		if (ar_json_get_number(in, object, key->id, key->lo, key->hi,
		    &number))
			*to = number;
		break;
	}
}

static void
unknown_key(struct ar_json_in *in, const char *id)
{
	static const char *const none[] = { NULL };
	json_t *alone = json_object();

	/* the message of ar_json_only, for this key alone */
	if (json_object_set_new(alone, id, json_true()) == 0)
		ar_json_only(in, alone, none);
	else
		ar_json_wrong(in, id, "this key is not known");
	json_decref(alone);
}

/* Every key of object; the frame's own keys are read elsewhere. */
static void
read_keys(struct ar_json_in *in, json_t *object, bool background,
    struct ar_pain *pain)
{
	const char *id;
	json_t *value;
	size_t index = 0;

	json_object_foreach(object, id, value) {
		const struct ar_pain_key *key = key_find(id, background,
		    &index);

		if (in->status != AR_OK)
			return;
		if (key)
			read_value(in, object, key, &pain->value[index]);
		else if (background || !is_frame(id))
			unknown_key(in, id);
	}
}

static void
read_date(struct ar_json_in *in, json_t *object, struct ar_pain *pain)
{
	static const char midnight[] = "T00:00:00Z";
	json_t *value = json_object_get(object, "date");
	char text[DATE_LENGTH + sizeof midnight];
	double offset;
	size_t n;

	if (!value)
		return;
	n = json_is_string(value) ? json_string_length(value) : 0;
	if (n == DATE_LENGTH) {
		memcpy(text, json_string_value(value), n);
		memcpy(text + n, midnight, sizeof midnight);
		if (ar_time_parse(text, strlen(text), &pain->date_utc_s,
		    &offset))
			return;
	} else if (n && ar_time_parse(json_string_value(value), n,
	    &pain->date_utc_s, &offset)) {
		return;
	}
	ar_json_wrong(in, "date", "a date as 2026-03-01 is expected");
}

static void
start(struct ar_pain *pain, bool normal)
{
	size_t count;
	const struct ar_pain_key *keys = ar_pain_keys(&count);

	pain->date_utc_s = NAN;
	for (size_t i = 0; i < AR_PAIN_KEYS_MAX; i++)
		pain->value[i] = normal && i < count ? keys[i].normal : NAN;
}

static void
read_one(struct ar_json_in *in, json_t *object, struct ar_pain *pain)
{
	json_t *background = ar_json_get_object(in, object, "background");
	int schema, others = 1;
	size_t length;

	ar_json_get_word(in, object, "schema", "triage-case/1", &schema);
	ar_json_get_word(in, object, "others", "no|unknown", &others);
	start(pain, others == 0);
	read_date(in, object, pain);
	read_keys(in, object, false, pain);
	if (!background)
		return;
	length = ar_json_enter(in, "background", -1);
	read_keys(in, background, true, pain);
	ar_json_leave(in, length);
}

void
ar_pain_json_read(struct ar_json_in *in, json_t *object,
    struct ar_pain *pain)
{
	json_t *earlier;
	size_t length;

	start(pain, false);
	if (!json_is_object(object)) {
		ar_json_wrong(in, NULL, "an object is expected");
		return;
	}
	read_one(in, object, pain);
	earlier = ar_json_get_array(in, object, "earlier");
	if (!earlier)
		return;
	length = ar_json_enter(in, "earlier", -1);
	if (json_array_size(earlier) > EARLIER_MAX)
		ar_json_wrong(in, NULL, "these are too many");
	for (size_t i = 0; i < json_array_size(earlier)
	    && in->status == AR_OK; i++) {
		size_t inner = ar_json_enter(in, "", (int)i);
		json_t *item = json_array_get(earlier, i);
		struct ar_pain past;

		if (json_is_object(item) && !json_object_get(item, "earlier"))
			read_one(in, item, &past);
		else
			ar_json_wrong(in, NULL, "an earlier report without "
			    "reports of its own is expected");
		ar_json_leave(in, inner);
	}
	ar_json_leave(in, length);
}
