#include <math.h>
#include <string.h>

#include "api/session_parts.h"
#include "recovery/numbers.h"

static void
read_drink(struct ar_session_reader *reader, json_t *object)
{
	static const char *const keys[] = { "ml", "hours", "first_30min_ml",
		"sodium", "text", "rules", NULL };
	struct ar_json_in *in = &reader->in;
	struct ar_drink *drink = &reader->to->drink;

	ar_json_only(in, object, keys);
	ar_json_get_number(in, object, "ml", 0, AR_DRUNK_MAX_ML,
	    &drink->target_ml);
	ar_json_get_number(in, object, "hours", 0, AR_HOURS_MAX,
	    &drink->hours);
	ar_json_get_number(in, object, "first_30min_ml", 0, AR_DRUNK_MAX_ML,
	    &drink->first_30min_ml);
	ar_json_get_bool(in, object, "sodium", &drink->sodium);
	drink->text = ar_session_text(reader, object, "text");
	ar_session_rules(reader, object, drink->rules);
}

static void
read_fuel(struct ar_session_reader *reader, json_t *object)
{
	static const char *const keys[] = { "carb_g", "protein_g", "text",
		"rules", NULL };
	struct ar_json_in *in = &reader->in;
	struct ar_fuel *fuel = &reader->to->fuel;

	ar_json_only(in, object, keys);
	ar_json_get_number(in, object, "carb_g", 0, AR_GRAMS_MAX,
	    &fuel->carb_g);
	ar_json_get_number(in, object, "protein_g", 0, AR_GRAMS_MAX,
	    &fuel->protein_g);
	fuel->text = ar_session_text(reader, object, "text");
	ar_session_rules(reader, object, fuel->rules);
}

static void
read_next(struct ar_session_reader *reader, json_t *object)
{
	static const char *const keys[] = { "code", "quality_after_h",
		"no_long_descent_h", "text", "rules", NULL };
	struct ar_json_in *in = &reader->in;
	struct ar_next *next = &reader->to->next;
	int code;

	ar_json_only(in, object, keys);
	ar_session_need(reader, object, "code");
	/* in the order of enum ar_next_code */
	if (ar_json_get_word(in, object, "code", "RUN_OK|EASY_OK|"
	    "XTRAIN_OR_EASY|XTRAIN|NO_RUN_24H|REST|NO_RUN_UNTIL_OK|"
	    "NO_RUN_UNTIL_SEEN", &code))
		next->code = (enum ar_next_code)code;
	ar_json_get_number(in, object, "quality_after_h", 0, AR_HOURS_MAX,
	    &next->quality_after_h);
	ar_json_get_number(in, object, "no_long_descent_h", 0, AR_HOURS_MAX,
	    &next->no_long_descent_h);
	next->text = ar_session_text(reader, object, "text");
	ar_session_rules(reader, object, next->rules);
}

static void
read_card(struct ar_session_reader *reader, json_t *object,
    struct ar_card *card)
{
	static const char *const keys[] = { "id", "text", "rules", NULL };

	if (!json_is_object(object)) {
		ar_json_wrong(&reader->in, NULL, "an object is expected");
		return;
	}
	ar_json_only(&reader->in, object, keys);
	ar_session_need(reader, object, "id");
	ar_session_need(reader, object, "text");
	card->id = ar_session_text(reader, object, "id");
	card->text = ar_session_text(reader, object, "text");
	ar_session_rules(reader, object, card->rules);
}

static struct ar_card *
read_list(struct ar_session_reader *reader, json_t *object, const char *key,
    size_t *count)
{
	json_t *list = ar_json_get_array(&reader->in, object, key);
	size_t length = ar_json_enter(&reader->in, key, -1), i;
	struct ar_card *cards = ar_session_room(reader, list,
	    AR_SESSION_LIST_MAX, sizeof *cards);
	json_t *item;

	*count = cards ? json_array_size(list) : 0;
	json_array_foreach(list, i, item) {
		size_t inner = ar_json_enter(&reader->in, NULL, (int)i);

		if (i < *count && reader->in.status == AR_OK)
			read_card(reader, item, &cards[i]);
		ar_json_leave(&reader->in, inner);
	}
	ar_json_leave(&reader->in, length);
	return cards;
}

/* An object of the cards, read where it is there. */
static void
read_part(struct ar_session_reader *reader, json_t *cards, const char *key,
    void (*read)(struct ar_session_reader *, json_t *))
{
	json_t *object = ar_json_get_object(&reader->in, cards, key);
	size_t length;

	if (!object)
		return;
	length = ar_json_enter(&reader->in, key, -1);
	read(reader, object);
	ar_json_leave(&reader->in, length);
}

void
ar_session_cards(struct ar_session_reader *reader, json_t *root)
{
	static const char *const keys[] = { "drink", "fuel",
		"daily_drinks_ml", "evening", "next", "later", NULL };
	struct ar_session *to = reader->to;
	json_t *cards = ar_json_get_object(&reader->in, root, "cards");
	size_t length;

	if (!cards)
		return;
	length = ar_json_enter(&reader->in, "cards", -1);
	ar_json_only(&reader->in, cards, keys);
	read_part(reader, cards, "drink", read_drink);
	read_part(reader, cards, "fuel", read_fuel);
	ar_json_get_number(&reader->in, cards, "daily_drinks_ml", 0,
	    AR_DRUNK_MAX_ML, &to->daily_drinks_ml);
	to->evening = read_list(reader, cards, "evening",
	    &to->evening_count);
	read_part(reader, cards, "next", read_next);
	to->later = read_list(reader, cards, "later", &to->later_count);
	ar_json_leave(&reader->in, length);
}

static void
read_fired(struct ar_session_reader *reader, json_t *object,
    struct ar_verdict *verdict)
{
	size_t count;
	const char **ids = ar_session_texts(reader, object, "rules", &count);

	if (count > AR_FIRED_MAX) {
		ar_json_wrong(&reader->in, "rules", "the list is too long");
		return;
	}
	for (size_t i = 0; i < count; i++) {
		const struct ar_triage_rule *rule
		    = ar_triage_rule_find(ids[i]);

		if (!rule) {
			ar_json_wrong(&reader->in, "rules",
			    "a rule is not known");
			return;
		}
		verdict->fired[i] = (struct ar_fired){ rule, rule->tier,
			rule->within };
		verdict->fired_count++;
	}
}

static void
read_advice(struct ar_session_reader *reader, json_t *object,
    struct ar_verdict *verdict)
{
	const char **texts;
	size_t count;

	texts = ar_session_texts(reader, object, "do", &count);
	for (size_t i = 0; i < count && i < AR_ADVICE_MAX; i++)
		verdict->act[verdict->act_count++] = texts[i];
	texts = ar_session_texts(reader, object, "do_not", &count);
	for (size_t i = 0; i < count && i < AR_ADVICE_MAX; i++)
		verdict->avoid[verdict->avoid_count++] = texts[i];
	(void)ar_session_texts(reader, object, "reasons", &count);
}

static void
read_allows(struct ar_session_reader *reader, json_t *object,
    struct ar_verdict *verdict)
{
	static const char *const keys[] = { "run", "massage", "heat", "cold",
		"stretch", NULL }; /* in the order of enum ar_allow */
	json_t *allows = ar_json_get_object(&reader->in, object, "allows");
	size_t length;
	int word;

	ar_session_need(reader, object, "allows");
	if (!allows)
		return;
	length = ar_json_enter(&reader->in, "allows", -1);
	ar_json_only(&reader->in, allows, keys);
	for (int i = 0; i < AR_ALLOWS; i++) {
		ar_session_need(reader, allows, keys[i]);
		if (ar_json_get_word(&reader->in, allows, keys[i],
		    "no|limited|yes", &word))
			verdict->allows[i] = (enum ar_permit)(AR_PERMIT_NO
			    + word);
	}
	ar_json_leave(&reader->in, length);
}

static int
key_number(const char *id)
{
	size_t count;
	const struct ar_pain_key *keys = ar_pain_keys(&count);

	for (size_t i = 0; i < count; i++)
		if (!strcmp(keys[i].id, id))
			return (int)i;
	return -1;
}

static void
read_questions(struct ar_session_reader *reader, json_t *object,
    struct ar_verdict *verdict)
{
	size_t count;
	const char **ids = ar_session_texts(reader, object, "ask_next",
	    &count);

	for (size_t i = 0; i < count && i < AR_PAIN_KEYS_MAX; i++) {
		int key = key_number(ids[i]);

		if (key < 0) {
			ar_json_wrong(&reader->in, "ask_next",
			    "a question is not known");
			return;
		}
		verdict->ask_next[verdict->ask_count++] = key;
	}
}

static void
read_verdict(struct ar_session_reader *reader, json_t *object)
{
	static const char *const keys[] = { "schema", "tier", "within",
		"complete", "rules", "reasons", "do", "do_not", "allows",
		"ask_next", "recheck_h", NULL };
	struct ar_json_in *in = &reader->in;
	struct ar_verdict *verdict = ar_arena_alloc(reader->arena,
	    sizeof *verdict);
	int word;

	if (!verdict) {
		in->status = ar_fail(in->err, AR_EMEM, 0,
		    "not enough memory");
		return;
	}
	ar_json_only(in, object, keys);
	ar_json_get_word(in, object, "schema", "triage/1", &word);
	ar_session_need(reader, object, "tier");
	ar_session_need(reader, object, "within");
	if (ar_json_get_word(in, object, "tier", "E0|E1|E2|E3|E4", &word))
		verdict->tier = (enum ar_tier)word;
	if (ar_json_get_word(in, object, "within",
	    "now|today|2d|3d|7d|none", &word))
		verdict->within = (enum ar_within)word;
	ar_json_get_bool(in, object, "complete", &verdict->complete);
	read_fired(reader, object, verdict);
	read_advice(reader, object, verdict);
	read_allows(reader, object, verdict);
	read_questions(reader, object, verdict);
	verdict->recheck_h = NAN;
	ar_json_get_number(in, object, "recheck_h", 0, AR_HOURS_MAX,
	    &verdict->recheck_h);
	reader->to->verdict = verdict;
}

void
ar_session_verdict(struct ar_session_reader *reader, json_t *root)
{
	read_part(reader, root, "verdict", read_verdict);
}
