#include <math.h>
#include <string.h>

#include "recovery/build.h"
#include "recovery/numbers.h"

enum ladder_kind {
	KIND_START,   /* the first cool-down seconds (R44) */
	KIND_COOL,    /* cool-down or active block up to amount */
	KIND_MASSAGE, /* a region for amount seconds a side */
	KIND_LONGER,  /* raise a massage that is in the session */
	KIND_STRETCH, /* a set: amount is its number */
	KIND_THERMO
};

enum ladder_list {
	LIST_NONE,
	LIST_MASSAGE,
	LIST_CORE,
	LIST_EXTRA,
	LIST_SORE_MASSAGE,
	LIST_SORE_STRETCH
};

enum ladder_need {
	NEED_LIGHT = 1,  /* the region's soreness is below 4 (P21) */
	NEED_NO_ECC = 2, /* P21 */
	NEED_CALM = 4,   /* no region is at 7 or more (A7) */
	NEED_SORE = 8    /* the region is at 3 or more (A5) */
};

struct ladder_row {
	enum ar_mode mode;
	const char *step;
	enum ladder_kind kind;
	enum ladder_list list;
	int rank; /* 1, 2, …; 0: every region of the list */
	int amount[AR_VERSIONS];
	unsigned classes[AR_VERSIONS]; /* bits of load classes */
	unsigned need;
};

static const struct ladder_row ladder[] = {
#include "recovery/ladder.inc"
};

enum { LADDER = sizeof ladder / sizeof *ladder };

struct fill {
	struct ar_build *build;
	const struct ladder_row *row;
	int version;
	bool full; /* a step did not fit: nothing comes after it (R40) */
};

static const struct ar_rank *
list_of(const struct ar_build *build, enum ladder_list list)
{
	switch (list) {
	case LIST_MASSAGE:
		return &build->massage;
	case LIST_CORE:
		return &build->core;
	case LIST_EXTRA:
		return &build->extra;
	case LIST_SORE_MASSAGE:
		return &build->sore_massage;
	default:
		return &build->sore_stretch;
	}
}

/* Does cost still fit?  Then it is taken, and the step with it. */
static bool
take(struct fill *fill, int cost_s)
{
	struct ar_session *out = fill->build->out;

	if (out->total_s + cost_s > out->budget_s
	    || out->ladder_count >= AR_LADDER_MAX) {
		fill->full = true;
		return false;
	}
	out->total_s += cost_s;
	out->ladder[out->ladder_count++] = fill->row->step;
	return true;
}

/* R42, R43: raise the cool-down to level, less what the run ended with. */
static void
cool_to(struct fill *fill, int level_s)
{
	struct ar_build *build = fill->build;
	double credit = build->in->mode == AR_POST_RUN
	    ? round(build->in->run.easy_tail_s) : 0;
	int cost;

	if (build->in->mode == AR_REST_DAY && build->gate.sit_only)
		return; /* R42a: the active block vanishes */
	if (level_s > build->cool_target_s)
		level_s = build->cool_target_s;
	if (credit > 0)
		level_s = credit < level_s ? level_s - (int)credit : 0;
	if (level_s <= build->cool_s)
		return;
	cost = level_s - build->cool_s + (build->cool_done ? 0 : AR_READY_S);
	if (!take(fill, cost))
		return;
	build->cool_s = level_s;
	build->cool_done = true;
}

static void
massage_to(struct fill *fill, enum ar_region region, int seconds)
{
	struct ar_build *build = fill->build;
	struct ar_dose *dose = &build->dose[region];
	int limit = ar_build_massage_limit(build, region);
	bool side[AR_SIDES];
	int sides = ar_build_massage_sides(build, region, side);
	int more;

	if (seconds > limit)
		seconds = limit;
	if (!build->massage_on || seconds <= dose->massage_s
	    || (fill->row->kind == KIND_LONGER && !dose->massage_s))
		return;
	more = seconds - dose->massage_s + (dose->massage_s ? 0 : AR_READY_S);
	if (take(fill, sides * more))
		dose->massage_s = seconds;
}

static void
stretch_to(struct fill *fill, enum ar_region region, int set)
{
	struct ar_build *build = fill->build;
	struct ar_dose *dose = &build->dose[region];
	bool side[AR_SIDES];
	int sides = ar_build_stretch_sides(build, region, side);

	if (dose->sets != set - 1)
		return;
	if (set > 1 && ar_build_arom(build, region))
		return; /* R36, R46: one set */
	if (take(fill, sides * (ar_build_hold(build) + AR_READY_S)))
		dose->sets = set;
}

static bool
region_needs(const struct fill *fill, enum ar_region region)
{
	double s = fill->build->soreness[region];

	if ((fill->row->need & NEED_LIGHT) && s >= AR_SORE_FROM)
		return false;
	return !(fill->row->need & NEED_SORE) || s >= AR_MASSAGE_SORENESS;
}

static void
region_step(struct fill *fill, enum ar_region region)
{
	int amount = fill->row->amount[fill->version];

	if (fill->full || !region_needs(fill, region))
		return;
	if (fill->row->kind == KIND_STRETCH)
		stretch_to(fill, region, amount);
	else
		massage_to(fill, region, amount);
}

static void
list_step(struct fill *fill)
{
	const struct ladder_row *row = fill->row;
	const struct ar_rank *list = list_of(fill->build, row->list);

	if (row->rank) {
		if (row->rank <= list->count)
			region_step(fill, list->region[row->rank - 1]);
		return;
	}
	for (int i = 0; i < list->count; i++)
		region_step(fill, list->region[i]);
}

/* R44. */
static int
first_cool(const struct ar_build *build)
{
	if (build->rpe >= AR_COOL_HARD_RPE
	    || (build->out->flags & AR_FLAG_HOT))
		return AR_COOL_FIRST_HARD_S;
	return AR_COOL_FIRST_S;
}

static void
cool_target(struct ar_build *build, int version)
{
	int target = ar_class_row(build->ladder_class)->cool_s[version];

	if (build->in->mode == AR_POST_RUN) {
		if ((build->out->flags & AR_FLAG_HOT)
		    || build->soreness_max >= AR_VERY_SORE_FROM)
			target = target < AR_COOL_LIMIT_S ? target
			    : AR_COOL_LIMIT_S;
		if (first_cool(build) > target)
			target = first_cool(build);
	}
	build->cool_target_s = target;
}

static void
one_step(struct fill *fill)
{
	struct ar_build *build = fill->build;
	const struct ladder_row *row = fill->row;

	switch (row->kind) {
	case KIND_START:
		cool_to(fill, first_cool(build));
		break;
	case KIND_COOL:
		cool_to(fill, row->amount[fill->version]);
		break;
	case KIND_THERMO:
		if (build->thermo.form != AR_THERMO_NONE)
			build->thermo_now = take(fill, build->thermo.cost_s);
		break;
	default:
		list_step(fill);
		break;
	}
}

static bool
applies(const struct fill *fill)
{
	const struct ar_build *build = fill->build;
	const struct ladder_row *row = fill->row;

	if (row->mode != build->in->mode
	    || !(row->classes[fill->version] >> build->ladder_class & 1u))
		return false;
	if ((row->need & NEED_NO_ECC) && (build->out->flags & AR_FLAG_ECC))
		return false;
	return !(row->need & NEED_CALM)
	    || build->soreness_max < AR_VERY_SORE_FROM;
}

/* R28. */
static bool
massage_wanted(const struct ar_build *build)
{
	const struct ar_session_case *in = build->in;

	if (in->massage == AR_MASSAGE_NEVER)
		return false;
	if (in->massage == AR_MASSAGE_ALWAYS || in->mode == AR_REST_DAY)
		return true;
	return build->minutes > AR_MASSAGE_RUN_MIN
	    || build->soreness_max >= AR_MASSAGE_SORENESS;
}

void
ar_build_ladder(struct ar_build *build)
{
	struct fill fill = { .build = build,
		.version = build->in->version == AR_ARTICLE };
	struct ar_session *out = build->out;

	out->ladder = ar_arena_array(build->arena, AR_LADDER_MAX,
	    sizeof *out->ladder);
	if (!out->ladder) {
		build->failed = true;
		return;
	}
	build->massage_on = massage_wanted(build);
	cool_target(build, fill.version);
	for (int i = 0; i < LADDER && !fill.full; i++) {
		fill.row = &ladder[i];
		if (applies(&fill))
			one_step(&fill);
	}
}
