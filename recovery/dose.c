#include <math.h>

#include "recovery/build.h"
#include "recovery/numbers.h"

/* The column of the matrix and the method of a tool. */
static enum ar_modality
modality_of(enum ar_tool tool)
{
	if (tool == AR_TOOL_GUN)
		return AR_MOD_GUN;
	return tool == AR_TOOL_HAND ? AR_MOD_HAND : AR_MOD_ROLL;
}

enum ar_method
ar_build_method(enum ar_tool tool)
{
	switch (tool) {
	case AR_TOOL_ROLLER:
		return AR_METHOD_ROLLER;
	case AR_TOOL_BALL:
		return AR_METHOD_BALL;
	case AR_TOOL_GUN:
		return AR_METHOD_GUN;
	default:
		return AR_METHOD_HAND;
	}
}

static bool
usable(const struct ar_build *build, enum ar_tool tool,
    enum ar_region region, enum ar_side side)
{
	if (tool != AR_TOOL_HAND && !build->in->tool[tool])
		return false;
	return !isnan(ar_build_cap(build, modality_of(tool), region, side));
}

int
ar_build_massage_sides(const struct ar_build *build, enum ar_region region,
    bool side[AR_SIDES])
{
	int count = 0;

	for (int s = 0; s < AR_SIDES; s++) {
		side[s] = usable(build, AR_TOOL_HAND, region,
		    (enum ar_side)s);
		count += side[s];
	}
	return count;
}

int
ar_build_stretch_sides(const struct ar_build *build, enum ar_region region,
    bool side[AR_SIDES])
{
	int count = 0;

	for (int s = 0; s < AR_SIDES; s++) {
		side[s] = !isnan(ar_build_cap(build, AR_MOD_STRETCH, region,
		    (enum ar_side)s));
		count += side[s];
	}
	return count;
}

static void
lower(struct ar_touch *touch, double cap, const char *rule)
{
	if (cap < touch->pressure) {
		touch->pressure = cap;
		touch->rule = rule;
	}
}

/* R32 without the matrix. */
static struct ar_touch
own_cap(const struct ar_build *build, enum ar_region region)
{
	struct ar_touch touch = { AR_TOOL_HAND, AR_PRESSURE_NOVICE, "R32" };
	double s = build->soreness[region];

	if (build->in->person.experience == AR_EXPERIENCED)
		touch.pressure = AR_PRESSURE_EXPERIENCED;
	lower(&touch, ar_weight_row(region)->ceiling, "R33");
	if (s >= AR_SORE_FROM)
		lower(&touch, AR_PRESSURE_SORE, "R32");
	if (s >= AR_VERY_SORE_FROM)
		lower(&touch, AR_PRESSURE_VERY_SORE, "R32");
	if (build->ladder_class >= AR_LOAD_CLASS_MAX)
		lower(&touch, AR_PRESSURE_LONG_RUN, "R32");
	if (build->in->person.age_y < AR_YOUNG_AGE_Y)
		lower(&touch, AR_PRESSURE_YOUNG, "R60");
	return touch;
}

/* The cap with a tool over both sides that are worked; NAN: not allowed on
 * a side that the hand may work. */
static struct ar_touch
tool_cap(const struct ar_build *build, enum ar_tool tool,
    enum ar_region region)
{
	struct ar_touch touch = own_cap(build, region);
	bool side[AR_SIDES];

	touch.tool = tool;
	ar_build_massage_sides(build, region, side);
	for (int s = 0; s < AR_SIDES; s++) {
		const struct ar_spot *spot = &build->gate.spot[region][s];
		double cap = ar_build_cap(build, modality_of(tool), region,
		    (enum ar_side)s);

		if (!side[s])
			continue;
		if (isnan(cap))
			touch.pressure = NAN;
		lower(&touch, cap,
		    cap < spot->pressure_max || !spot->gentle ? "R10"
		    : spot->gentle);
	}
	if (tool == AR_TOOL_GUN)
		lower(&touch, AR_PRESSURE_GUN, "R34");
	return touch;
}

static bool
tool_fits(const struct ar_build *build, enum ar_tool tool,
    enum ar_region region)
{
	if (!build->in->tool[tool])
		return false;
	/* at a cap for hands only, and where it is not allowed */
	return tool_cap(build, tool, region).pressure
	    > AR_PRESSURE_HAND_ONLY
	    && ar_technique_get(region, ar_build_method(tool));
}

struct ar_touch
ar_build_touch(const struct ar_build *build, enum ar_region region)
{
	const struct ar_weight_row *row = ar_weight_row(region);
	enum ar_tool tool = AR_TOOL_HAND;

	if (row->tool != AR_TOOL_HAND && tool_fits(build, row->tool, region))
		tool = row->tool;
	if (row->gun && build->in->gun_prefer && tool != AR_TOOL_BALL
	    && tool_fits(build, AR_TOOL_GUN, region))
		tool = AR_TOOL_GUN;
	return tool_cap(build, tool, region);
}

int
ar_build_massage_limit(const struct ar_build *build, enum ar_region region)
{
	double s = build->soreness[region];

	if (s >= AR_VERY_SORE_FROM)
		return AR_MASSAGE_VERY_SORE_S;
	if (ar_build_touch(build, region).tool != AR_TOOL_GUN)
		return AR_MASSAGE_LONGEST_S;
	if (build->in->person.experience != AR_EXPERIENCED
	    || s >= AR_SORE_FROM
	    || build->ladder_class >= AR_LOAD_CLASS_MAX)
		return AR_GUN_CAREFUL_S;
	return AR_GUN_LONGEST_S;
}

double
ar_build_pull(const struct ar_build *build, enum ar_region region)
{
	double pull = AR_PULL_USUAL;

	if (build->soreness[region] >= AR_SORE_FROM
	    || build->ladder_class >= AR_LOAD_CLASS_MAX)
		pull = AR_PULL_GENTLE;
	for (int s = 0; s < AR_SIDES; s++) {
		double cap = ar_build_cap(build, AR_MOD_STRETCH, region,
		    (enum ar_side)s);

		if (cap < pull)
			pull = cap;
	}
	return pull;
}

bool
ar_build_arom(const struct ar_build *build, enum ar_region region)
{
	return build->soreness[region] >= AR_VERY_SORE_FROM;
}

int
ar_build_hold(const struct ar_build *build)
{
	if (build->in->hold_s)
		return build->in->hold_s;
	return build->in->version == AR_ARTICLE ? AR_HOLD_ARTICLE_S
	    : AR_HOLD_S;
}
