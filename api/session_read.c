#include "api/session_read.h"

#include <math.h>
#include <string.h>

#include "api/session_parts.h"
#include "recovery/guide_step.h"
#include "recovery/numbers.h"

static const char sides[] = "left|right";

static void
read_flags(struct ar_session_reader *reader, json_t *root)
{
	static const struct {
		unsigned bit;
		const char *name;
	} names[] = { { AR_FLAG_ECC, "ecc" }, { AR_FLAG_ASC, "asc" },
		{ AR_FLAG_FAST, "fast" }, { AR_FLAG_HOT, "hot" } };
	size_t count, k;
	const char **list = ar_session_texts(reader, root, "flags", &count);

	for (size_t i = 0; i < count; i++) {
		for (k = 0; k < sizeof names / sizeof *names; k++)
			if (!strcmp(names[k].name, list[i]))
				break;
		if (k == sizeof names / sizeof *names) {
			ar_json_wrong(&reader->in, "flags",
			    "one of these is expected: ecc|asc|fast|hot");
			return;
		}
		reader->to->flags |= names[k].bit;
	}
}

static bool
read_region(struct ar_session_reader *reader, json_t *object,
    enum ar_region *to)
{
	json_t *item = json_object_get(object, "region");
	enum ar_region region;

	if (!item)
		return false;
	region = json_is_string(item) ? ar_region_find(
	    json_string_value(item), json_string_length(item)) : AR_REGIONS;
	if (region == AR_REGIONS) {
		ar_json_wrong(&reader->in, "region",
		    "this region is not known");
		return false;
	}
	*to = region;
	return true;
}

static void
read_sides(struct ar_session_reader *reader, json_t *object,
    struct ar_session_step *step)
{
	struct ar_json_in *in = &reader->in;
	size_t count;
	const char **list = ar_session_texts(reader, object, "sides",
	    &count);

	if (count > AR_SIDES) {
		ar_json_wrong(in, "sides", "a leg has two sides");
		return;
	}
	for (size_t i = 0; i < count; i++) {
		bool right = !strcmp(list[i], "right");

		if (!right && strcmp(list[i], "left") != 0)
			ar_json_wrong(in, "sides",
			    "one of these is expected: left|right");
		step->side[step->side_count++] = right ? AR_RIGHT : AR_LEFT;
	}
	if (step->side_count == AR_SIDES && step->side[0] == step->side[1])
		ar_json_wrong(in, "sides", "a side stands twice");
}

static void
read_tool(struct ar_session_reader *reader, json_t *object,
    struct ar_session_step *step)
{
	json_t *item = json_object_get(object, "tool");

	if (!item)
		return;
	step->tool = json_is_string(item) ? ar_tool_find(
	    json_string_value(item), json_string_length(item)) : AR_TOOLS;
	step->tool_known = step->tool != AR_TOOLS;
	if (!step->tool_known) {
		step->tool = AR_TOOL_HAND;
		ar_json_wrong(&reader->in, "tool", "this tool is not known");
	}
}

static void
read_dose(struct ar_session_reader *reader, json_t *object,
    struct ar_session_step *step)
{
	struct ar_json_in *in = &reader->in;

	step->region_known = read_region(reader, object, &step->region);
	read_sides(reader, object, step);
	step->sets = 1;
	ar_json_get_int(in, object, "sets", 1, AR_GUIDE_SETS_MAX,
	    &step->sets);
	ar_session_need(reader, object, "seconds");
	ar_json_get_int(in, object, "seconds", 0, AR_GUIDE_STEP_MAX_S,
	    &step->seconds);
	read_tool(reader, object, step);
	ar_json_get_int(in, object, "pressure_max", 0, AR_SCALE_MAX,
	    &step->pressure_max);
	ar_json_get_int(in, object, "pull", 0, AR_SCALE_MAX, &step->pull);
	ar_session_need(reader, object, "cost_s");
	ar_json_get_int(in, object, "cost_s", 0, AR_GUIDE_TOTAL_MAX_S,
	    &step->cost_s);
}

static void
read_words(struct ar_session_reader *reader, json_t *object,
    struct ar_session_step *step)
{
	step->grade = ar_session_text(reader, object, "grade");
	step->title = ar_session_text(reader, object, "title");
	step->purpose = ar_session_text(reader, object, "purpose");
	step->skip_if = ar_session_text(reader, object, "skip_if");
	step->stop_if = ar_session_text(reader, object, "stop_if");
	step->text = ar_session_text(reader, object, "text");
	ar_session_rules(reader, object, step->rules);
	if (reader->in.status != AR_OK)
		return;
	reader->in.status = ar_guide_step_words(step, reader->arena,
	    reader->in.err);
	if (reader->in.status == AR_OK && !step->title)
		ar_json_wrong(&reader->in, "technique",
		    "this technique is not known and has no title");
}

static void
read_step(struct ar_session_reader *reader, json_t *object,
    struct ar_session_step *step)
{
	static const char *const keys[] = { "n", "block", "technique",
		"region", "sides", "sets", "seconds", "tool", "pressure_max",
		"pull", "cost_s", "grade", "title", "purpose", "skip_if",
		"stop_if", "text", "rules", NULL };
	struct ar_json_in *in = &reader->in;
	int place = step->number, block;

	if (!json_is_object(object)) {
		ar_json_wrong(in, NULL, "an object is expected");
		return;
	}
	ar_json_only(in, object, keys);
	ar_session_need(reader, object, "n");
	ar_json_get_int(in, object, "n", place, place, &step->number);
	ar_session_need(reader, object, "block");
	/* in the order of enum ar_block */
	if (ar_json_get_word(in, object, "block",
	    "cool|active|stretch|massage|thermo|elevate", &block))
		step->block = (enum ar_block)block;
	ar_session_need(reader, object, "technique");
	step->technique = ar_session_text(reader, object, "technique");
	read_dose(reader, object, step);
	if (in->status == AR_OK)
		read_words(reader, object, step);
}

static void
read_steps(struct ar_session_reader *reader, json_t *root)
{
	struct ar_json_in *in = &reader->in;
	struct ar_session *to = reader->to;
	json_t *list = ar_json_get_array(in, root, "steps"), *item;
	size_t length = ar_json_enter(in, "steps", -1), i;
	double total = 0;

	to->steps = ar_session_room(reader, list, AR_STEP_MAX,
	    sizeof *to->steps);
	json_array_foreach(list, i, item) {
		size_t inner = ar_json_enter(in, NULL, (int)i);

		if (to->steps && in->status == AR_OK) {
			to->steps[i].number = (int)i + 1;
			read_step(reader, item, &to->steps[i]);
			to->step_count = i + 1;
			total += to->steps[i].cost_s;
		}
		ar_json_leave(in, inner);
	}
	ar_json_leave(in, length);
	if (total < to->total_s || total > to->total_s)
		ar_json_wrong(in, "total_s",
		    "the steps' cost_s do not add up to it");
}

static void
read_excluded(struct ar_session_reader *reader, json_t *root)
{
	static const char *const keys[] = { "region", "side", "rule", NULL };
	struct ar_json_in *in = &reader->in;
	struct ar_session *to = reader->to;
	json_t *list = ar_json_get_array(in, root, "excluded"), *item;
	size_t length = ar_json_enter(in, "excluded", -1), i;
	int side;

	to->excluded = ar_session_room(reader, list, AR_SESSION_LIST_MAX,
	    sizeof *to->excluded);
	json_array_foreach(list, i, item) {
		size_t inner = ar_json_enter(in, NULL, (int)i);

		if (!json_is_object(item))
			ar_json_wrong(in, NULL, "an object is expected");
		if (to->excluded && in->status == AR_OK) {
			struct ar_excluded *row = &to->excluded[i];

			ar_json_only(in, item, keys);
			ar_session_need(reader, item, "region");
			ar_session_need(reader, item, "side");
			ar_session_need(reader, item, "rule");
			(void)read_region(reader, item, &row->region);
			if (ar_json_get_word(in, item, "side", sides, &side))
				row->side = side ? AR_RIGHT : AR_LEFT;
			row->rule = ar_session_text(reader, item, "rule");
			to->excluded_count = i + 1;
		}
		ar_json_leave(in, inner);
	}
	ar_json_leave(in, length);
}

/* What session/1 says without a key of its own. */
static void
infer(struct ar_session *to)
{
	for (size_t i = 0; i < to->ladder_count; i++)
		if (to->ladder[i][0] == 'A')
			to->mode = AR_REST_DAY;
	for (size_t i = 0; i < to->warning_count; i++)
		if (!strcmp(to->warnings[i], "RPE_GUESSED"))
			to->rpe_guessed = true;
}

static void
read_root(struct ar_session_reader *reader, json_t *root)
{
	static const char *const keys[] = { "schema", "status", "load_class",
		"flags", "au", "budget_s", "total_s", "ladder", "steps",
		"cards", "warnings", "excluded", "advice", "verdict", NULL };
	static const char *const needed[] = { "schema", "status", "total_s",
		"steps", NULL };
	struct ar_json_in *in = &reader->in;
	struct ar_session *to = reader->to;
	int word;

	ar_json_only(in, root, keys);
	for (int i = 0; needed[i]; i++)
		ar_session_need(reader, root, needed[i]);
	ar_json_get_word(in, root, "schema", "session/1", &word);
	if (ar_json_get_word(in, root, "status", "normal|care|stop", &word))
		to->status = (enum ar_session_status)word;
	ar_json_get_int(in, root, "load_class", 0, AR_LOAD_CLASS_MAX,
	    &to->load_class);
	read_flags(reader, root);
	ar_json_get_number(in, root, "au", 0,
	    AR_DURATION_MAX_MIN * AR_SCALE_MAX, &to->au);
	ar_json_get_int(in, root, "total_s", 0, AR_GUIDE_TOTAL_MAX_S,
	    &to->total_s);
	to->budget_s = to->total_s;
	ar_json_get_int(in, root, "budget_s", to->total_s,
	    AR_GUIDE_TOTAL_MAX_S, &to->budget_s);
	to->ladder = ar_session_texts(reader, root, "ladder",
	    &to->ladder_count);
	read_steps(reader, root);
	ar_session_cards(reader, root);
	to->warnings = ar_session_texts(reader, root, "warnings",
	    &to->warning_count);
	read_excluded(reader, root);
	to->stop_text = ar_session_text(reader, root, "advice");
	ar_session_verdict(reader, root);
	infer(to);
}

enum ar_status
ar_session_read(const char *bytes, size_t n, struct ar_arena *arena,
    struct ar_session *session, struct ar_error *err)
{
	struct ar_session_reader reader = { .in.err = err, .arena = arena,
		.to = session };
	json_t *root;

	memset(session, 0, sizeof *session);
	session->au = NAN;
	session->drink.target_ml = NAN;
	session->drink.hours = NAN;
	session->drink.first_30min_ml = NAN;
	session->fuel.carb_g = NAN;
	session->fuel.protein_g = NAN;
	session->daily_drinks_ml = NAN;
	session->next.quality_after_h = NAN;
	session->next.no_long_descent_h = NAN;
	AR_TRY(ar_json_parse(bytes, n, &root, err));
	read_root(&reader, root);
	json_decref(root);
	return reader.in.status;
}
