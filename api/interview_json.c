#include "api/interview_json.h"

#include <math.h>
#include <string.h>

#include "api/pain_case_json.h"
#include "api/triage_json.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

enum { WORD_MAX = 64 };

/* --- in ------------------------------------------------------------------ */

static const char *const case_keys[] = { "schema", "case", "asked", "none",
	"opened", "episode_id", NULL };

void
ar_interview_case_read(struct ar_json_in *in, json_t *root,
    struct ar_arena *arena, struct ar_interview_case *to)
{
	json_t *object;
	struct ar_pain_reports reports;
	int episode = 0;
	size_t length;

	memset(to, 0, sizeof *to);
	ar_interview_clear(&to->interview);
	ar_json_only(in, root, case_keys);
	if (ar_json_get_int(in, root, "episode_id", 1, INT32_MAX, &episode))
		to->episode_id = episode;
	object = ar_json_get_object(in, root, "case");
	if (!object)
		return;
	length = ar_json_enter(in, "case", -1);
	if (json_object_get(object, "earlier"))
		ar_json_wrong(in, "earlier", "an interview is about one "
		    "report: what was told earlier is in the log");
	ar_pain_json_read(in, object, arena, &reports);
	ar_json_leave(in, length);
	if (in->status != AR_OK)
		return;
	to->interview.pain = reports.report[reports.count - 1];
	ar_pain_case_given(object, to->given, &to->others_no);
}

/* The name at index of a list; NULL: the list is over. */
static const char *
name_at(struct ar_json_in *in, json_t *list, const char *key, size_t index)
{
	const char *name;

	if (in->status != AR_OK || index >= json_array_size(list))
		return NULL;
	name = json_string_value(json_array_get(list, index));
	if (!name)
		ar_json_wrong(in, key, "a list of names is expected");
	return name;
}

static const struct ar_triage_question *
question_of(struct ar_json_in *in, const char *key, const char *name)
{
	const struct ar_triage_question *question =
	    ar_interview_question(name);

	if (!question)
		ar_json_wrong(in, key, "a name in it is not known here");
	return question;
}

/* Questions in a list: none of these, or opened. */
static void
read_questions(struct ar_json_in *in, json_t *root, const char *key,
    struct ar_interview *interview)
{
	json_t *list = ar_json_get_array(in, root, key);
	const char *name;

	for (size_t i = 0; (name = name_at(in, list, key, i)); i++) {
		const struct ar_triage_question *question = question_of(in,
		    key, name);

		if (question && strcmp(key, "opened") == 0)
			ar_interview_open(interview, question);
		else if (question)
			ar_interview_close(interview, question, true);
	}
}

static void
read_asked(struct ar_json_in *in, json_t *root,
    struct ar_interview *interview)
{
	json_t *list = ar_json_get_array(in, root, "asked");
	const char *name;

	for (size_t i = 0; (name = name_at(in, list, "asked", i)); i++) {
		int key = ar_pain_key_find(name, strlen(name));
		const struct ar_triage_question *question;

		if (key >= 0) {
			interview->asked[key] = true;
			continue;
		}
		question = question_of(in, "asked", name);
		if (question)
			ar_interview_close(interview, question, false);
	}
}

void
ar_interview_case_close(struct ar_json_in *in, json_t *root,
    struct ar_interview_case *to)
{
	struct ar_interview *interview = &to->interview;

	for (size_t i = 0; i < AR_PAIN_KEYS_MAX; i++)
		if (to->given[i] && isnan(interview->pain.value[i]))
			interview->asked[i] = true;
	read_questions(in, root, "none", interview);
	read_asked(in, root, interview);
	read_questions(in, root, "opened", interview);
}

/* --- out ----------------------------------------------------------------- */

static const char *
type_of(const struct ar_pain_key *key)
{
	if (key->type == AR_PAIN_BOOL)
		return "bool";
	if (key->type != AR_PAIN_WORD)
		return "number";
	if (strcmp(key->id, "region") == 0)
		return "place";
	return strcmp(key->id, "side") == 0 ? "side" : "word";
}

static bool
ends(const char *text, const char *end)
{
	size_t n = strlen(text), size = strlen(end);

	return n >= size && strcmp(text + n - size, end) == 0;
}

/* The unit stands at the end of a key's name. */
static const char *
unit_of(const struct ar_pain_key *key)
{
	static const struct {
		const char *end;
		const char *unit;
	} units[] = {
		{ "_days", "days" }, { "_cm", "cm" }, { "_min", "min" },
		{ "_min_after_stop", "min" }, { "_after_h", "h" },
		{ "_weeks", "weeks" },
	};

	if (strcmp(key->id, "age") == 0)
		return "years";
	if (key->type == AR_PAIN_SCALE)
		return "0-10";
	if (key->type != AR_PAIN_NUMBER)
		return NULL;
	for (size_t i = 0; i < COUNT(units); i++)
		if (ends(key->id, units[i].end))
			return units[i].unit;
	return NULL;
}

/* A word as the case has it, and with blanks as it is read. */
static void
put_word(struct ar_json_out *out, json_t *list, const char *word, size_t n)
{
	char id[WORD_MAX], text[WORD_MAX];
	json_t *object = ar_json_object(out);

	if (n >= sizeof id)
		n = sizeof id - 1;
	for (size_t i = 0; i < n; i++) {
		id[i] = word[i];
		text[i] = word[i] == '_' ? ' ' : word[i];
	}
	id[n] = text[n] = '\0';
	ar_json_text(out, object, "id", id);
	ar_json_text(out, object, "text", text);
	ar_json_append(out, list, object);
}

static void
put_words(struct ar_json_out *out, json_t *object,
    const struct ar_pain_key *key)
{
	json_t *list = ar_json_array(out);
	const char *word;
	size_t n;

	for (int i = 0; (word = ar_pain_word_at(key, i, &n)); i++)
		put_word(out, list, word, n);
	ar_json_put(out, object, "words", list);
}

/* The value of "none of these", or of "all as usual". */
static void
put_normal(struct ar_json_out *out, json_t *object,
    const struct ar_pain_key *key)
{
	char word[WORD_MAX];
	const char *text;
	size_t n;

	if (isnan(key->normal))
		return;
	if (key->type == AR_PAIN_BOOL) {
		ar_json_bool(out, object, "normal", key->normal == 1);
		return;
	}
	if (key->type != AR_PAIN_WORD) {
		ar_json_number(out, object, "normal", key->normal, 0);
		return;
	}
	text = ar_pain_word_at(key, (int)key->normal, &n);
	if (!text || n >= sizeof word)
		return;
	memcpy(word, text, n);
	word[n] = '\0';
	ar_json_text(out, object, "normal", word);
}

static void
put_key(struct ar_json_out *out, json_t *list, int number)
{
	size_t count;
	const struct ar_pain_key *key = &ar_pain_keys(&count)[number];
	json_t *object = ar_json_object(out);

	ar_json_text(out, object, "key", key->id);
	ar_json_text(out, object, "type", type_of(key));
	ar_json_text(out, object, "text", key->question);
	ar_json_text(out, object, "note", key->note);
	if (key->type == AR_PAIN_WORD)
		put_words(out, object, key);
	if (key->type == AR_PAIN_SCALE || key->type == AR_PAIN_NUMBER) {
		ar_json_number(out, object, "lo", key->lo, 0);
		ar_json_number(out, object, "hi", key->hi, 0);
		ar_json_text(out, object, "unit", unit_of(key));
	}
	put_normal(out, object, key);
	if (key->background)
		ar_json_bool(out, object, "background", true);
	ar_json_append(out, list, object);
}

static void
put_step(struct ar_json_out *out, json_t *root,
    const struct ar_interview_step *step)
{
	json_t *object = ar_json_object(out);
	json_t *keys = ar_json_array(out);
	size_t count;
	const struct ar_pain_key *first =
	    &ar_pain_keys(&count)[step->keys[0]];

	ar_json_text(out, object, "question", step->question->id);
	ar_json_text(out, object, "form", ar_interview_form_name(step->form));
	ar_json_text(out, object, "text", step->form == AR_FORM_KEY ?
	    first->question : step->question->text);
	for (size_t i = 0; i < step->count; i++)
		put_key(out, keys, step->keys[i]);
	ar_json_put(out, object, "keys", keys);
	ar_json_put(out, root, "step", object);
}

/* Questions that have an answer, at least in part. */
static int
count_shown(const struct ar_interview *interview)
{
	size_t count;
	const struct ar_triage_question *all = ar_triage_questions(&count);
	int shown = 0;

	for (size_t i = 0; i < count; i++) {
		int own[AR_PAIN_KEYS_MAX];
		size_t keys = ar_triage_question_keys(&all[i], own);
		bool any = interview->opened[i];

		for (size_t k = 0; k < keys; k++)
			any = any || interview->asked[own[k]] ||
			    !isnan(interview->pain.value[own[k]]);
		shown += any;
	}
	return shown;
}

static void
put_emergency(struct ar_json_out *out, json_t *root, const char *country)
{
	json_t *object = ar_json_object(out);
	char words[AR_EMERGENCY_MAX];

	ar_emergency_words(country, words);
	ar_json_text(out, object, "number", ar_emergency_number(country));
	ar_json_text(out, object, "text", words);
	ar_json_put(out, root, "emergency", object);
}

enum ar_status
ar_interview_json(const struct ar_interview *interview, const char *country,
    struct ar_arena *arena, char **text, struct ar_error *err)
{
	struct ar_json_out out = { false };
	struct ar_interview_step step;
	struct ar_verdict verdict;
	json_t *root;

	*text = NULL;
	AR_TRY(ar_interview_next(interview, &step, err));
	AR_TRY(ar_interview_judge(&interview->pain, &verdict, err));
	root = ar_json_object(&out);
	ar_json_text(&out, root, "schema", "interview/1");
	ar_json_bool(&out, root, "done", step.count == 0);
	if (step.count > 0)
		put_step(&out, root, &step);
	ar_json_int(&out, root, "shown", count_shown(interview));
	ar_json_put(&out, root, "case", ar_pain_case_json(&out,
	    &interview->pain));
	ar_json_put(&out, root, "verdict", ar_triage_json(&out, &verdict));
	ar_json_bool(&out, root, "stop", verdict.tier <= AR_TIER_E1);
	put_emergency(&out, root, country);
	*text = ar_json_finish(&out, root, arena);
	return *text ? AR_OK : ar_fail(err, AR_EMEM, 0,
	    "there is not enough memory");
}
