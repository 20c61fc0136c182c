#include <math.h>
#include <string.h>

#include "afterrun/time.h"
#include "api/triage_json.h"
#include "base/text.h"

enum { DATE_LENGTH = 10, WORDS_TEXT = 1024 };

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
read_one(struct ar_json_in *in, json_t *object, struct ar_pain *pain)
{
	json_t *background = ar_json_get_object(in, object, "background");
	int schema, others = 1;
	size_t length;

	ar_json_get_word(in, object, "schema", "triage-case/1", &schema);
	ar_json_get_word(in, object, "others", "no|unknown", &others);
	ar_pain_clear(pain);
	if (others == 0)
		ar_pain_others_no(pain);
	read_date(in, object, pain);
	read_keys(in, object, false, pain);
	if (!background)
		return;
	if (json_object_get(background, "age"))
		pain->age_assumed = false;
	length = ar_json_enter(in, "background", -1);
	read_keys(in, background, true, pain);
	ar_json_leave(in, length);
}

static void
read_earlier(struct ar_json_in *in, json_t *item, struct ar_pain *pain)
{
	ar_pain_clear(pain);
	if (!json_is_object(item) || json_object_get(item, "earlier"))
		ar_json_wrong(in, NULL, "an earlier report without reports "
		    "of its own is expected");
	else
		read_one(in, item, pain);
}

/* Room for this report and the earlier ones. */
static struct ar_pain *
room(struct ar_json_in *in, const json_t *earlier, struct ar_arena *arena,
    size_t *count)
{
	size_t n = earlier ? json_array_size(earlier) : 0;
	struct ar_pain *reports;

	*count = 1;
	if (n >= AR_TRIAGE_REPORTS_MAX) {
		ar_json_wrong(in, "earlier", "these are too many");
		n = 0;
	}
	reports = ar_arena_array(arena, n + 1, sizeof *reports);
	if (reports)
		*count = n + 1;
	else if (in->status == AR_OK)
		in->status = ar_fail(in->err, AR_EMEM, 0,
		    "not enough memory");
	return reports;
}

void
ar_pain_json_read(struct ar_json_in *in, json_t *object,
    struct ar_arena *arena, struct ar_pain_reports *reports)
{
	json_t *earlier = NULL;
	size_t length;

	if (json_is_object(object))
		earlier = ar_json_get_array(in, object, "earlier");
	else
		ar_json_wrong(in, NULL, "an object is expected");
	reports->report = room(in, earlier, arena, &reports->count);
	if (!reports->report)
		return;
	for (size_t i = 0; i < reports->count; i++)
		ar_pain_clear(&reports->report[i]);
	if (in->status != AR_OK)
		return;
	read_one(in, object, &reports->report[reports->count - 1]);
	length = ar_json_enter(in, "earlier", -1);
	for (size_t i = 0; i + 1 < reports->count && in->status == AR_OK;
	     i++) {
		size_t inner = ar_json_enter(in, "", (int)i);

		read_earlier(in, json_array_get(earlier, i),
		    &reports->report[i]);
		ar_json_leave(in, inner);
	}
	ar_json_leave(in, length);
}
