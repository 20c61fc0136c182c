#include "api/feels_json.h"

#include "api/log_words.h"

enum { MARK_DECIMALS = 1 };

static json_t *
mark_json(struct ar_json_out *out, const struct ar_feel *mark)
{
	json_t *object = ar_json_object(out);

	ar_json_day(out, object, "day", mark->day);
	ar_json_text(out, object, "region", ar_mark_region_id(mark->region));
	ar_json_side(out, object, mark->side);
	ar_json_number(out, object, "mark", mark->mark, MARK_DECIMALS);
	return object;
}

static json_t *
value_json(struct ar_json_out *out, const struct ar_wellness_item *item)
{
	const struct ar_wellness_kind *kind = ar_wellness_kind(item->kind);
	json_t *object = ar_json_object(out);

	ar_json_day(out, object, "day", item->day);
	ar_json_text(out, object, "kind", kind->id);
	ar_json_number(out, object, "value", item->value,
	    kind->decimals + 1);
	ar_json_text(out, object, "source", item->source);
	return object;
}

static json_t *
note_json(struct ar_json_out *out, const struct ar_note *note)
{
	json_t *object = ar_json_object(out);

	ar_json_day(out, object, "day", note->day);
	ar_json_text(out, object, "text", note->text);
	return object;
}

char *
ar_feels_json(const struct ar_feels *feels, struct ar_arena *arena)
{
	struct ar_json_out out = {false};
	json_t *root = ar_json_object(&out);
	json_t *marks = ar_json_array(&out);
	json_t *values = ar_json_array(&out);
	json_t *notes = ar_json_array(&out);

	ar_json_text(&out, root, "schema", "feels/1");
	ar_json_day(&out, root, "from", feels->from);
	ar_json_day(&out, root, "to", feels->to);
	for (size_t i = 0; i < feels->mark_count; i++)
		ar_json_append(&out, marks,
		    mark_json(&out, &feels->marks[i]));
	for (size_t i = 0; i < feels->value_count; i++)
		ar_json_append(&out, values,
		    value_json(&out, &feels->values[i].item));
	for (size_t i = 0; i < feels->note_count; i++)
		ar_json_append(&out, notes,
		    note_json(&out, &feels->notes[i]));
	ar_json_put(&out, root, "marks", marks);
	ar_json_put(&out, root, "values", values);
	ar_json_put(&out, root, "notes", notes);
	return ar_json_finish(&out, root, arena);
}
