#include <math.h>

#include "recovery/build.h"
#include "recovery/numbers.h"

static bool
seated(const struct ar_build *build)
{
	return ar_build_has(build, AR_COND_HEART_DISEASE)
	    || ar_build_has(build, AR_COND_FLUID_LIMIT)
	    || ar_build_has(build, AR_COND_ARTERIAL_DISEASE);
}

static void
place_of(struct ar_build *build, struct ar_session_step *step)
{
	if (build->gate.care_region_known)
		ar_build_step_sides(build, step, build->gate.care_region,
		    build->gate.care_side);
}

static bool
cold_open(const struct ar_build *build)
{
	const struct ar_gate *gate = &build->gate;
	bool open = gate->care_region_known;

	for (int s = 0; s < AR_SIDES; s++)
		if (gate->care_side[s] && isnan(ar_build_cap(build,
		    AR_MOD_COLD, gate->care_region, (enum ar_side)s)))
			open = false;
	return open && build->in->tool[AR_TOOL_ICE]
	    && gate->care_pain >= AR_CARE_COLD_PAIN;
}

/* The lowest cold cap over the cared-for sides, in seconds. */
static int
cold_seconds(const struct ar_build *build, int most)
{
	for (int s = 0; s < AR_SIDES; s++) {
		double cap = ar_build_cap(build, AR_MOD_COLD,
		    build->gate.care_region, (enum ar_side)s) * AR_MINUTE_S;

		if (build->gate.care_side[s] && cap < most)
			most = (int)cap;
	}
	return most;
}

static void
cards(struct ar_build *build)
{
	bool one_side = build->gate.care_side[AR_LEFT]
	    != build->gate.care_side[AR_RIGHT];

	if (!isnan(ar_build_cap_leg(build, AR_MOD_COMPRESSION)))
		ar_build_evening_card(build, "bandage",
		    AR_WORDS_CARE_BANDAGE);
	ar_build_evening_card(build, "no_running", AR_WORDS_CARE_NO_RUN);
	ar_build_evening_card(build, "clinician", AR_WORDS_CARE_CLINICIAN);
	ar_build_evening_card(build, "sleep", one_side
	    ? AR_WORDS_EVENING_SLEEP_SIDE : AR_WORDS_EVENING_SLEEP_7);
}

void
ar_build_care(struct ar_build *build)
{
	struct ar_session *out = build->out;
	struct ar_session_step *step = ar_build_step(build,
	    AR_BLOCK_ELEVATE);
	int elevate = out->budget_s - AR_READY_S;

	elevate -= elevate % AR_ELEVATE_STEP_S;
	if (elevate > AR_ELEVATE_S)
		elevate = AR_ELEVATE_S;
	if (!step)
		return;
	ar_build_step_action(step, seated(build) ? AR_ACTION_ELEVATE_SEATED
	    : AR_ACTION_ELEVATE);
	place_of(build, step);
	step->seconds = elevate;
	step->cost_s = elevate + AR_READY_S;
	out->total_s = step->cost_s;
	if (cold_open(build)) {
		step = ar_build_step(build, AR_BLOCK_THERMO);
		if (!step)
			return;
		ar_build_step_action(step, AR_ACTION_COLD_PACK);
		ar_build_rules(step->rules, "R48");
		place_of(build, step);
		step->tool_known = true;
		step->tool = AR_TOOL_ICE;
		step->seconds = cold_seconds(build,
		    elevate < AR_COLD_S ? elevate : AR_COLD_S);
	}
	cards(build);
}
