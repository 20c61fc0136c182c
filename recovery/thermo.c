#include <math.h>

#include "recovery/build.h"
#include "recovery/numbers.h"

static double
soreness_allowed(const struct ar_build *build)
{
	double most = 0;

	/* R57: a region that is excluded asks for nothing */
	for (int r = 0; r < AR_REGIONS; r++)
		for (int s = 0; s < AR_SIDES; s++)
			if (!build->gate.spot[r][s].exclude
			    && build->in->soreness[r][s] > most)
				most = build->in->soreness[r][s];
	return most;
}

static bool
indicated(const struct ar_build *build)
{
	double most = soreness_allowed(build);

	if (build->in->mode == AR_REST_DAY)
		return most >= AR_THERMO_SORENESS_REST;
	return build->ladder_class >= AR_THERMO_LOAD_CLASS
	    || most >= AR_THERMO_SORENESS_RUN;
}

static bool
side_open(const struct ar_build *build, enum ar_region region, int s,
    bool cold, bool heat)
{
	enum ar_side side = (enum ar_side)s;

	if (build->gate.spot[region][s].exclude)
		return false;
	if (cold && isnan(ar_build_cap(build, AR_MOD_COLD, region, side)))
		return false;
	return !heat || (!build->gate.no_heat[s]
	    && !isnan(ar_build_cap(build, AR_MOD_HEAT, region, side)));
}

/* Is region before other in the order of R25, as if massage were on? */
static bool
comes_first(const struct ar_build *build, enum ar_region region,
    enum ar_region other)
{
	const struct ar_weight_row *a = ar_weight_row(region);
	const struct ar_weight_row *b = ar_weight_row(other);
	double score = build->weight[region]
	    + AR_SORENESS_WEIGHT * build->soreness[region];
	double than = build->weight[other]
	    + AR_SORENESS_WEIGHT * build->soreness[other];

	if (score > than || score < than)
		return score > than;
	return a->massage_rank < b->massage_rank;
}

/* Where a pack goes: the first region where it is allowed on some side. */
static bool
pack_place(const struct ar_build *build, struct ar_thermo_plan *plan,
    bool cold, bool heat)
{
	plan->region_known = false;
	for (int r = 0; r < AR_REGIONS; r++) {
		enum ar_region region = (enum ar_region)r;

		if (!ar_weight_row(region)->massage_rank
		    || (!side_open(build, region, AR_LEFT, cold, heat)
		    && !side_open(build, region, AR_RIGHT, cold, heat)))
			continue;
		if (plan->region_known
		    && !comes_first(build, region, plan->region))
			continue;
		plan->region_known = true;
		plan->region = region;
	}
	for (int s = 0; s < AR_SIDES && plan->region_known; s++)
		plan->side[s] = side_open(build, plan->region, s, cold, heat);
	return plan->region_known;
}

/* The lowest cap over the sides of the pack. */
static double
pack_cap(const struct ar_build *build, const struct ar_thermo_plan *plan,
    enum ar_modality modality)
{
	double cap = INFINITY;

	for (int s = 0; s < AR_SIDES; s++)
		if (plan->side[s])
			cap = fmin(cap, ar_build_cap(build, modality,
			    plan->region, (enum ar_side)s));
	return cap;
}

static int
cold_seconds(double cap_min)
{
	double most = cap_min * AR_MINUTE_S;

	return most < AR_COLD_S ? (int)most : AR_COLD_S;
}

static bool
bath_open(const struct ar_build *build)
{
	return build->in->tool[AR_TOOL_WATER] && ar_build_immersion(build)
	    && !isnan(ar_build_cap_leg(build, AR_MOD_COLD));
}

static bool
make_cold(const struct ar_build *build, struct ar_thermo_plan *plan)
{
	double cap;

	plan->sets = 1;
	if (bath_open(build)) {
		cap = ar_build_cap_leg(build, AR_MOD_COLD);
		plan->form = AR_THERMO_COLD_BATH;
		plan->mild = build->in->person.experience != AR_EXPERIENCED;
	} else if (build->in->tool[AR_TOOL_ICE]
	    && pack_place(build, plan, true, false)) {
		cap = pack_cap(build, plan, AR_MOD_COLD);
		plan->form = AR_THERMO_COLD_PACK;
	} else {
		return false;
	}
	plan->seconds = cold_seconds(cap);
	plan->cost_s = plan->seconds + AR_READY_S;
	return true;
}

static bool
make_heat(const struct ar_build *build, struct ar_thermo_plan *plan)
{
	if (!build->in->tool[AR_TOOL_TOWEL]
	    || !pack_place(build, plan, false, true))
		return false;
	plan->form = AR_THERMO_HEAT_PACK;
	plan->mild = pack_cap(build, plan, AR_MOD_HEAT) < AR_HEAT_C;
	plan->sets = 1;
	plan->seconds = AR_HEAT_S;
	plan->cost_s = AR_HEAT_S + AR_READY_S;
	return true;
}

static bool
contrast_water_open(const struct ar_build *build)
{
	return bath_open(build)
	    && !isnan(ar_build_cap_leg(build, AR_MOD_HEAT))
	    && !build->gate.no_heat[AR_LEFT]
	    && !build->gate.no_heat[AR_RIGHT];
}

static bool
make_contrast_pack(const struct ar_build *build, struct ar_thermo_plan *plan)
{
	int cold;

	if (!build->in->tool[AR_TOOL_ICE] || !build->in->tool[AR_TOOL_TOWEL]
	    || !pack_place(build, plan, true, true))
		return false;
	cold = cold_seconds(pack_cap(build, plan, AR_MOD_COLD));
	plan->form = AR_THERMO_CONTRAST_PACK;
	plan->mild = pack_cap(build, plan, AR_MOD_HEAT) < AR_HEAT_C;
	plan->sets = 1;
	plan->seconds = cold + AR_HEAT_S;
	plan->cost_s = plan->seconds + 2 * AR_READY_S;
	return true;
}

static bool
make_contrast(const struct ar_build *build, struct ar_thermo_plan *plan)
{
	if (build->in->version == AR_ARTICLE
	    && make_contrast_pack(build, plan))
		return true;
	if (!contrast_water_open(build))
		return make_contrast_pack(build, plan);
	plan->form = AR_THERMO_CONTRAST_WATER;
	plan->mild = build->in->person.experience != AR_EXPERIENCED
	    || ar_build_cap_leg(build, AR_MOD_HEAT) < AR_HEAT_C;
	plan->sets = AR_CONTRAST_ROUNDS;
	plan->seconds = 2 * AR_CONTRAST_HALF_S;
	plan->cost_s = plan->sets * (plan->seconds + 2 * AR_READY_S);
	return true;
}

/* R58 and R59 after a run. */
static void
after_run(const struct ar_build *build, struct ar_thermo_plan *plan)
{
	if (build->out->flags & AR_FLAG_HOT) {
		make_cold(build, plan);
		return;
	}
	if (!make_contrast(build, plan) && !make_cold(build, plan))
		make_heat(build, plan);
}

void
ar_build_thermo(struct ar_build *build)
{
	struct ar_thermo_plan *plan = &build->thermo;
	bool strength = build->in->strength_within_h <= AR_STRENGTH_H;

	plan->form = AR_THERMO_NONE;
	if (!indicated(build))
		return;
	if (strength) { /* R63: no cold near strength work */
		if (!(build->out->flags & AR_FLAG_HOT)
		    || build->in->mode == AR_REST_DAY)
			make_heat(build, plan);
		return;
	}
	if (build->in->mode == AR_POST_RUN)
		after_run(build, plan);
	else if (!make_heat(build, plan))
		make_cold(build, plan);
}
