#include "api/feel_json.h"

#include "api/log_words.h"

enum { MARK_DECIMALS = 1 };

static void
put_value(struct ar_json_out *out, json_t *object,
    const struct ar_feel_line *line)
{
	const struct ar_wellness_kind *kind =
	    ar_wellness_kind(line->word.well);

	ar_json_text(out, object, "kind", kind->id);
	ar_json_number(out, object, "value", line->word.value,
	    kind->decimals + 1);
	ar_json_number(out, object, "replaced", line->replaced,
	    kind->decimals + 1);
}

static void
put_line(struct ar_json_out *out, json_t *array,
    const struct ar_feel_line *line)
{
	json_t *object = ar_json_object(out);

	switch (line->word.kind) {
	case AR_FEEL_MARK:
		ar_json_text(out, object, "region",
		    ar_mark_region_id(line->word.region));
		ar_json_side(out, object, line->word.side);
		ar_json_number(out, object, "mark", line->word.value,
		    MARK_DECIMALS);
		ar_json_number(out, object, "replaced", line->replaced,
		    MARK_DECIMALS);
		break;
	case AR_FEEL_WELL:
		put_value(out, object, line);
		break;
	case AR_FEEL_NOTE:
		ar_json_text(out, object, "note", line->word.text);
		break;
	case AR_FEEL_SHOE:
		ar_json_text(out, object, "shoe", line->shoe);
		break;
	case AR_FEEL_DATE:
		break;
	}
	if (line->run_id != 0)
		ar_json_int(out, object, "run_id", line->run_id);
	ar_json_append(out, array, object);
}

char *
ar_feel_json(const struct ar_feel_kept *kept, struct ar_arena *arena)
{
	struct ar_json_out out = {false};
	json_t *root = ar_json_object(&out);
	json_t *lines = ar_json_array(&out);
	json_t *warnings = ar_json_array(&out);

	ar_json_text(&out, root, "schema", "feel/1");
	ar_json_day(&out, root, "day", kept->day);
	for (size_t i = 0; i < kept->count; i++)
		put_line(&out, lines, &kept->lines[i]);
	ar_json_put(&out, root, "kept", lines);
	ar_json_text(&out, root, "advice", kept->advice);
	for (size_t i = 0; i < kept->warning_count; i++)
		ar_json_append(&out, warnings,
		    json_string(kept->warnings[i]));
	ar_json_put(&out, root, "warnings", warnings);
	return ar_json_finish(&out, root, arena);
}
