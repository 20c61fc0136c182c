#include "doors/cli/pain_case.h"

#include <math.h>
#include <string.h>

#include "afterrun/time.h"
#include "afterrun/triage.h"
#include "api/triage_json.h"

enum { DAY_S = 86400, DECIMALS = 3 };

enum ar_status
pain_case_read(const char *bytes, size_t n, struct pain_case *given,
    struct ar_arena *arena, struct ar_error *err)
{
	struct ar_pain_reports reports;
	size_t earlier;

	AR_TRY(ar_triage_case_parse(bytes, n, arena, &reports, err));
	earlier = reports.count - 1;
	if (earlier > PAIN_EARLIER_MAX)
		return ar_fail_at(err, AR_ELIMIT, "earlier",
		    "there are too many earlier reports");
	for (size_t i = 0; i < earlier; i++) {
		given->earlier[i] = reports.report[i];
		if (isnan(given->earlier[i].date_utc_s))
			return ar_fail_at(err, AR_EINPUT, "earlier",
			    "an earlier report needs its date");
	}
	given->earlier_count = earlier;
	given->now = reports.report[earlier];
	return AR_OK;
}

/* What is the same pain, or the same runner, some days later. */
static bool
stays(const struct ar_pain_key *key)
{
	static const char *const ids[] = {"region", "side", "tissue",
	    "onset", "twist", "pop", "loud_crack"};

	for (size_t i = 0; i < sizeof ids / sizeof ids[0]; i++)
		if (strcmp(ids[i], key->id) == 0)
			return true;
	return key->background;
}

enum ar_status
pain_case_continue(struct pain_case *given, double now_utc_s,
    struct ar_error *err)
{
	size_t count;
	const struct ar_pain_key *keys = ar_pain_keys(&count);
	const struct ar_pain *before;
	int days = ar_pain_key_find("duration_days",
	    strlen("duration_days"));
	double passed = (now_utc_s - given->now.date_utc_s) / DAY_S;

	if (isnan(given->now.date_utc_s))
		return AR_OK;
	if (given->earlier_count == PAIN_EARLIER_MAX)
		return ar_fail_at(err, AR_ELIMIT, "earlier",
		    "there are too many earlier reports");
	before = &given->earlier[given->earlier_count];
	given->earlier[given->earlier_count++] = given->now;
	ar_pain_clear(&given->now);
	for (size_t i = 0; i < count; i++)
		if (stays(&keys[i]))
			given->now.value[i] = before->value[i];
	if (days >= 0 && passed > 0)
		given->now.value[days] = floor(before->value[days] + passed);
	else if (days >= 0)
		given->now.value[days] = before->value[days];
	return AR_OK;
}

static void
put_value(struct ar_json_out *out, json_t *object,
    const struct ar_pain_key *key, double value)
{
	char word[64];
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

static json_t *
one_report(struct ar_json_out *out, const struct ar_pain *pain)
{
	size_t count;
	const struct ar_pain_key *keys = ar_pain_keys(&count);
	size_t age = (size_t)ar_pain_key_find("age", 3);
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
pain_case_text(const struct pain_case *given, struct ar_arena *arena)
{
	struct ar_json_out out = {false};
	json_t *root = one_report(&out, &given->now);
	json_t *earlier;

	if (given->earlier_count > 0) {
		earlier = ar_json_array(&out);
		for (size_t i = 0; i < given->earlier_count; i++)
			ar_json_append(&out, earlier,
			    one_report(&out, &given->earlier[i]));
		ar_json_put(&out, root, "earlier", earlier);
	}
	return ar_json_finish(&out, root, arena);
}
