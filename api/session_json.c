#include "api/session_json.h"

#include <math.h>

#include "api/triage_json.h"
#include "base/text.h"

static const char *const side_names[] = { "left", "right" };

static json_t *
texts(struct ar_json_out *out, const char *const *list, size_t count)
{
	json_t *array = ar_json_array(out);

	for (size_t i = 0; i < count; i++)
		ar_json_append(out, array, json_string(list[i]));
	return array;
}

static json_t *
rules(struct ar_json_out *out, const char *const *list)
{
	size_t count = 0;

	while (count < AR_STEP_RULES && list[count])
		count++;
	return texts(out, list, count);
}

static json_t *
flags(struct ar_json_out *out, unsigned bits)
{
	static const struct {
		unsigned bit;
		const char *name;
	} names[] = { { AR_FLAG_ECC, "ecc" }, { AR_FLAG_ASC, "asc" },
		{ AR_FLAG_FAST, "fast" }, { AR_FLAG_HOT, "hot" } };
	json_t *array = ar_json_array(out);

	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (bits & names[i].bit)
			ar_json_append(out, array,
			    json_string(names[i].name));
	return array;
}

static void
put_dose(struct ar_json_out *out, json_t *object,
    const struct ar_session_step *step)
{
	json_t *sides;

	if (step->region_known)
		ar_json_text(out, object, "region",
		    ar_region_row(step->region)->id);
	if (step->side_count) {
		sides = ar_json_array(out);
		for (int i = 0; i < step->side_count; i++)
			ar_json_append(out, sides,
			    json_string(side_names[step->side[i]]));
		ar_json_put(out, object, "sides", sides);
	}
	ar_json_int(out, object, "sets", step->sets);
	ar_json_int(out, object, "seconds", step->seconds);
	if (step->tool_known)
		ar_json_text(out, object, "tool", ar_tool_id(step->tool));
	if (step->pressure_max)
		ar_json_int(out, object, "pressure_max", step->pressure_max);
	if (step->pull)
		ar_json_int(out, object, "pull", step->pull);
	ar_json_int(out, object, "cost_s", step->cost_s);
}

static json_t *
step_json(struct ar_json_out *out, const struct ar_session_step *step)
{
	json_t *object = ar_json_object(out);

	ar_json_int(out, object, "n", step->number);
	ar_json_text(out, object, "block", ar_block_name(step->block));
	ar_json_text(out, object, "technique", step->technique);
	put_dose(out, object, step);
	ar_json_text(out, object, "grade", step->grade);
	ar_json_text(out, object, "title", step->title);
	ar_json_text(out, object, "purpose", step->purpose);
	ar_json_text(out, object, "skip_if", step->skip_if);
	ar_json_text(out, object, "stop_if", step->stop_if);
	ar_json_text(out, object, "text", step->text);
	ar_json_put(out, object, "rules", rules(out, step->rules));
	return object;
}

static json_t *
card_json(struct ar_json_out *out, const struct ar_card *card)
{
	json_t *object = ar_json_object(out);

	ar_json_text(out, object, "id", card->id);
	ar_json_text(out, object, "text", card->text);
	ar_json_put(out, object, "rules", rules(out, card->rules));
	return object;
}

static json_t *
cards_list(struct ar_json_out *out, const struct ar_card *cards, size_t count)
{
	json_t *array = ar_json_array(out);

	for (size_t i = 0; i < count; i++)
		ar_json_append(out, array, card_json(out, &cards[i]));
	return array;
}

static void
put_drink(struct ar_json_out *out, json_t *cards,
    const struct ar_drink *drink)
{
	json_t *object = ar_json_object(out);

	ar_json_number(out, object, "ml", drink->target_ml, 0);
	ar_json_number(out, object, "hours", drink->hours, 0);
	ar_json_number(out, object, "first_30min_ml", drink->first_30min_ml,
	    0);
	ar_json_bool(out, object, "sodium", drink->sodium);
	ar_json_text(out, object, "text", drink->text);
	ar_json_put(out, object, "rules", rules(out, drink->rules));
	ar_json_put(out, cards, "drink", object);
}

static void
put_fuel(struct ar_json_out *out, json_t *cards, const struct ar_fuel *fuel)
{
	json_t *object = ar_json_object(out);

	ar_json_number(out, object, "carb_g", fuel->carb_g, 0);
	ar_json_number(out, object, "protein_g", fuel->protein_g, 0);
	ar_json_text(out, object, "text", fuel->text);
	ar_json_put(out, object, "rules", rules(out, fuel->rules));
	ar_json_put(out, cards, "fuel", object);
}

/* To a tenth; whole hours as 48, not 48.0. */
static void
put_hours(struct ar_json_out *out, json_t *object, const char *key,
    double hours)
{
	double tenths = ar_round(hours, 1);

	ar_json_number(out, object, key, tenths,
	    tenths > floor(tenths) ? 1 : 0);
}

static void
put_next(struct ar_json_out *out, json_t *cards, const struct ar_next *next)
{
	json_t *object = ar_json_object(out);

	ar_json_text(out, object, "code", ar_next_code_name(next->code));
	put_hours(out, object, "quality_after_h", next->quality_after_h);
	put_hours(out, object, "no_long_descent_h",
	    next->no_long_descent_h);
	ar_json_text(out, object, "text", next->text);
	ar_json_put(out, object, "rules", rules(out, next->rules));
	ar_json_put(out, cards, "next", object);
}

static json_t *
cards_json(struct ar_json_out *out, const struct ar_session *session)
{
	json_t *cards = ar_json_object(out);

	if (session->drink.text)
		put_drink(out, cards, &session->drink);
	if (session->fuel.text)
		put_fuel(out, cards, &session->fuel);
	ar_json_number(out, cards, "daily_drinks_ml",
	    session->daily_drinks_ml, 0);
	ar_json_put(out, cards, "evening", cards_list(out, session->evening,
	    session->evening_count));
	put_next(out, cards, &session->next);
	ar_json_put(out, cards, "later", cards_list(out, session->later,
	    session->later_count));
	return cards;
}

static json_t *
excluded_json(struct ar_json_out *out, const struct ar_session *session)
{
	json_t *array = ar_json_array(out);

	for (size_t i = 0; i < session->excluded_count; i++) {
		const struct ar_excluded *row = &session->excluded[i];
		json_t *object = ar_json_object(out);

		ar_json_text(out, object, "region",
		    ar_region_row(row->region)->id);
		ar_json_text(out, object, "side", side_names[row->side]);
		ar_json_text(out, object, "rule", row->rule);
		ar_json_append(out, array, object);
	}
	return array;
}

json_t *
ar_session_json(struct ar_json_out *out, const struct ar_session *session)
{
	json_t *root = ar_json_object(out);
	json_t *steps = ar_json_array(out);

	ar_json_text(out, root, "schema", "session/1");
	ar_json_text(out, root, "status",
	    ar_session_status_name(session->status));
	ar_json_int(out, root, "load_class", session->load_class);
	ar_json_put(out, root, "flags", flags(out, session->flags));
	ar_json_number(out, root, "au", session->au, 0);
	ar_json_int(out, root, "budget_s", session->budget_s);
	ar_json_int(out, root, "total_s", session->total_s);
	ar_json_put(out, root, "ladder", texts(out, session->ladder,
	    session->ladder_count));
	for (size_t i = 0; i < session->step_count; i++)
		ar_json_append(out, steps, step_json(out,
		    &session->steps[i]));
	ar_json_put(out, root, "steps", steps);
	ar_json_put(out, root, "cards", cards_json(out, session));
	ar_json_put(out, root, "warnings", texts(out, session->warnings,
	    session->warning_count));
	ar_json_put(out, root, "excluded", excluded_json(out, session));
	ar_json_text(out, root, "advice", session->stop_text);
	if (session->verdict)
		ar_json_put(out, root, "verdict",
		    ar_triage_json(out, session->verdict));
	return root;
}
