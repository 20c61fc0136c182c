#include <math.h>

#include "base/text.h"
#include "recovery/build.h"
#include "recovery/numbers.h"

/* What the technique tables say about a step, or what stands in. */
static void
describe(struct ar_build *build, struct ar_session_step *step,
    const struct ar_technique *technique, const struct ar_sheet *sheet,
    enum ar_words how)
{
	struct ar_text text;

	if (sheet) {
		step->skip_if = sheet->skip_if;
		step->stop_if = sheet->stop_if;
		step->grade = sheet->grade;
		step->purpose = sheet->likely;
	}
	if (!technique)
		return;
	step->technique = technique->id;
	step->title = technique->title;
	if (technique->grade)
		step->grade = technique->grade;
	if (technique->purpose)
		step->purpose = technique->purpose;
	ar_text_start(&text, build->arena);
	ar_text_add(&text, technique->position);
	ar_text_add(&text, " ");
	ar_text_add(&text, technique->steps);
	ar_text_add(&text, " ");
	ar_text_add(&text, ar_words_row(how)->text);
	step->text = ar_text_end(&text);
	if (!step->text)
		build->failed = true;
}

static enum ar_action
cool_action(const struct ar_build *build)
{
	const struct ar_session_case *in = build->in;
	bool hot = build->out->flags & AR_FLAG_HOT;

	if (build->gate.sit_only)
		return AR_ACTION_REST_LEGS_UP;
	if (in->mode == AR_POST_RUN && hot)
		return AR_ACTION_WALK_SHADE;
	if (in->mode == AR_POST_RUN)
		return in->version == AR_ARTICLE ? AR_ACTION_WALK_ARTICLE
		    : AR_ACTION_WALK;
	for (int r = 0; r < AR_REGIONS; r++)
		if (build->soreness[r]
		    >= ar_weight_row((enum ar_region)r)->active_from)
			return AR_ACTION_CYCLE_OR_SWIM;
	return AR_ACTION_WALK_REST_DAY;
}

static void
cool_step(struct ar_build *build)
{
	bool active = build->in->mode == AR_REST_DAY;
	struct ar_session_step *step;

	if (!build->cool_done)
		return;
	step = ar_build_step(build, active ? AR_BLOCK_ACTIVE : AR_BLOCK_COOL);
	if (!step)
		return;
	ar_build_step_action(step, cool_action(build));
	if (build->in->run.easy_tail_s > 0 && !active)
		ar_build_rules(step->rules, "R43");
	step->seconds = build->cool_s;
	step->cost_s = build->cool_s + AR_READY_S;
}

static void
stretch_step(struct ar_build *build, enum ar_region region)
{
	const struct ar_dose *dose = &build->dose[region];
	bool arom = ar_build_arom(build, region);
	bool side[AR_SIDES];
	int sides = ar_build_stretch_sides(build, region, side);
	struct ar_session_step *step = ar_build_step(build, AR_BLOCK_STRETCH);

	if (!step)
		return;
	if (arom)
		ar_build_step_action(step, AR_ACTION_AROM);
	describe(build, step, ar_technique_get(region,
	    arom ? AR_METHOD_AROM : AR_METHOD_STRETCH),
	    arom ? NULL : ar_sheet_find("static_stretch"),
	    arom ? AR_WORDS_AROM_HOW : AR_WORDS_STRETCH_HOW);
	ar_build_step_sides(build, step, region, side);
	step->sets = dose->sets;
	step->seconds = ar_build_hold(build);
	step->pull = arom ? 0 : (int)ar_build_pull(build, region);
	step->cost_s = sides * dose->sets * (step->seconds + AR_READY_S);
	ar_build_rules(step->rules,
	    ar_weight_row(region)->core ? "R26" : "R27");
	ar_build_rules(step->rules, "R29");
	ar_build_rules(step->rules, arom ? "R36" : "R35");
	if (sides < AR_SIDES)
		ar_build_rules(step->rules, "R38");
}

static const char *
sheet_of(enum ar_tool tool)
{
	if (tool == AR_TOOL_GUN)
		return "gun";
	return tool == AR_TOOL_HAND ? "hand_massage" : "roller";
}

static void
massage_step(struct ar_build *build, enum ar_region region)
{
	struct ar_touch touch = ar_build_touch(build, region);
	bool side[AR_SIDES];
	int sides = ar_build_massage_sides(build, region, side);
	struct ar_session_step *step = ar_build_step(build, AR_BLOCK_MASSAGE);

	if (!step)
		return;
	describe(build, step,
	    ar_technique_get(region, ar_build_method(touch.tool)),
	    ar_sheet_find(sheet_of(touch.tool)), AR_WORDS_MASSAGE_RAMP);
	ar_build_step_sides(build, step, region, side);
	step->seconds = build->dose[region].massage_s;
	step->tool_known = true;
	step->tool = touch.tool;
	step->pressure_max = (int)touch.pressure;
	step->cost_s = sides * (step->seconds + AR_READY_S);
	ar_build_rules(step->rules, "R25");
	ar_build_rules(step->rules, "R30");
	ar_build_rules(step->rules, "R32");
	ar_build_rules(step->rules, touch.rule);
	ar_build_rules(step->rules, "R34");
	ar_build_rules(step->rules, "R37");
	if (sides < AR_SIDES)
		ar_build_rules(step->rules, "R38");
	if (build->soreness[region] >= AR_VERY_SORE_FROM)
		ar_build_rules(step->rules, "R46");
}

/* R54: each block in its own order. */
static void
stretch_block(struct ar_build *build)
{
	for (int place = 1; place <= AR_REGIONS; place++)
		for (int r = 0; r < AR_REGIONS; r++)
			if (ar_weight_row((enum ar_region)r)->show_stretch
			    == place && build->dose[r].sets)
				stretch_step(build, (enum ar_region)r);
}

static void
massage_block(struct ar_build *build)
{
	for (int place = 1; place <= AR_REGIONS; place++)
		for (int r = 0; r < AR_REGIONS; r++)
			if (ar_weight_row((enum ar_region)r)->show_massage
			    == place && build->dose[r].massage_s)
				massage_step(build, (enum ar_region)r);
}

struct thermo_row {
	enum ar_action action;
	enum ar_action mild;
	enum ar_words later;
	enum ar_words later_mild;
	bool tool_known;
	enum ar_tool tool;
};

static const struct thermo_row thermo_rows[] = {
	[AR_THERMO_CONTRAST_WATER] = { AR_ACTION_CONTRAST_WATER,
	    AR_ACTION_CONTRAST_WATER_MILD, AR_WORDS_LATER_CONTRAST_WATER,
	    AR_WORDS_LATER_CONTRAST_WATER, true, AR_TOOL_WATER },
	[AR_THERMO_CONTRAST_PACK] = { AR_ACTION_CONTRAST_PACK,
	    AR_ACTION_CONTRAST_PACK_MILD, AR_WORDS_LATER_CONTRAST_PACK,
	    AR_WORDS_LATER_CONTRAST_PACK_MILD, false, AR_TOOL_ICE },
	[AR_THERMO_COLD_BATH] = { AR_ACTION_COLD_BATH,
	    AR_ACTION_COLD_BATH_FIRST, AR_WORDS_LATER_COLD_BATH,
	    AR_WORDS_LATER_COLD_BATH, true, AR_TOOL_WATER },
	[AR_THERMO_COLD_PACK] = { AR_ACTION_COLD_PACK, AR_ACTION_COLD_PACK,
	    AR_WORDS_LATER_COLD_PACK, AR_WORDS_LATER_COLD_PACK, true,
	    AR_TOOL_ICE },
	[AR_THERMO_HEAT_PACK] = { AR_ACTION_HEAT_PACK,
	    AR_ACTION_HEAT_PACK_MILD, AR_WORDS_LATER_HEAT_PACK,
	    AR_WORDS_LATER_HEAT_PACK_MILD, true, AR_TOOL_TOWEL }
};

/* A pack in the LATER card: " On the calves." or " On the left calf." */
static void
say_where(struct ar_build *build, const struct ar_thermo_plan *plan)
{
	const struct ar_region_row *row;
	struct ar_card *card;
	struct ar_text text;

	if (!plan->region_known || build->failed)
		return;
	row = ar_region_row(plan->region);
	card = &build->out->later[build->out->later_count - 1];
	ar_text_start(&text, build->arena);
	ar_text_add(&text, card->text);
	ar_text_add(&text, " On the ");
	if (!plan->side[AR_RIGHT])
		ar_text_add(&text, "left ");
	else if (!plan->side[AR_LEFT])
		ar_text_add(&text, "right ");
	ar_text_add(&text, plan->side[AR_LEFT] && plan->side[AR_RIGHT]
	    ? row->names : row->name);
	ar_text_add(&text, ".");
	card->text = ar_text_end(&text);
	if (!card->text)
		build->failed = true;
}

static void
thermo_step(struct ar_build *build)
{
	const struct ar_thermo_plan *plan = &build->thermo;
	const struct thermo_row *row = &thermo_rows[plan->form];
	struct ar_session_step *step;

	if (plan->form == AR_THERMO_NONE)
		return;
	if (!build->thermo_now) { /* R61 */
		ar_build_later_card(build,
		    ar_action_row(row->action)->technique,
		    plan->mild ? row->later_mild : row->later);
		say_where(build, plan);
		return;
	}
	step = ar_build_step(build, AR_BLOCK_THERMO);
	if (!step)
		return;
	ar_build_step_action(step, plan->mild ? row->mild : row->action);
	ar_build_rules(step->rules, "R57");
	ar_build_rules(step->rules, "R58");
	if (plan->region_known)
		ar_build_step_sides(build, step, plan->region, plan->side);
	step->tool_known = row->tool_known;
	step->tool = row->tool;
	step->sets = plan->sets;
	step->seconds = plan->seconds;
	step->cost_s = plan->cost_s;
}

/* R51: the article's five minutes. */
static void
short_massage(struct ar_build *build)
{
	int total = 0;

	for (size_t i = 0; i < build->out->step_count; i++) {
		const struct ar_session_step *step = &build->out->steps[i];

		if (step->block == AR_BLOCK_MASSAGE)
			total += step->seconds * step->side_count;
	}
	if (build->in->mode == AR_POST_RUN && build->massage_on
	    && total < AR_SHORT_MASSAGE_S)
		ar_build_warn(build, "SHORT_MASSAGE");
}

void
ar_build_screen(struct ar_build *build)
{
	cool_step(build);
	if (build->in->order == AR_MASSAGE_FIRST)
		massage_block(build);
	stretch_block(build);
	if (build->in->order == AR_STRETCH_FIRST)
		massage_block(build);
	thermo_step(build);
	short_massage(build);
	if (build->gate.sit_only)
		ar_build_warn(build, "SIT_ONLY");
}
