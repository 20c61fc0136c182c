#include <math.h>
#include <string.h>

#include "recovery/build.h"
#include "recovery/numbers.h"

/* What a condition means for the gate, beyond its cells in the matrix. */
enum gate_effect {
	EFFECT_SAME_DAY,
	EFFECT_ILLNESS,
	EFFECT_CARE,
	EFFECT_EXCLUDE,
	EFFECT_NO_MASSAGE
};

struct gate_row {
	enum ar_condition condition;
	enum gate_effect effect;
	const char *rule;
	unsigned regions;
	enum ar_words text;
};

static const struct gate_row gate_rows[] = {
#include "recovery/condition_gate.inc"
};

static bool
at_place(const struct ar_case_condition *condition, enum ar_region region,
    enum ar_side side)
{
	if (!condition->region_known)
		return true;
	return condition->region == region && condition->side[side];
}

static void
exclude_named(struct ar_gate *gate, const struct ar_case_condition *condition,
    const struct gate_row *row)
{
	/* without a site the matrix forbids the modality everywhere */
	if (!condition->region_known) {
		ar_gate_next(gate, AR_NEXT_NO_RUN_UNTIL_OK);
		gate->no_heat[AR_LEFT] = gate->no_heat[AR_RIGHT] = true;
		return;
	}
	for (int s = 0; s < AR_SIDES; s++)
		if (condition->side[s])
			ar_gate_exclude(gate, condition->region,
			    (enum ar_side)s, row->rule);
}

static void
care_named(struct ar_gate *gate, const struct ar_case_condition *condition,
    const struct gate_row *row)
{
	ar_gate_tighten(gate, AR_STRICT_CARE, ar_words_row(row->text)->text);
	ar_gate_next(gate, AR_NEXT_NO_RUN_UNTIL_SEEN);
	if (!condition->region_known)
		return;
	if (!gate->care_region_known)
		gate->care_region = condition->region;
	gate->care_region_known = true;
	for (int s = 0; s < AR_SIDES; s++)
		gate->care_side[s] = gate->care_side[s] || condition->side[s];
}

static void
condition_apply(struct ar_gate *gate,
    const struct ar_case_condition *condition, const struct gate_row *row)
{
	if (row->effect > EFFECT_CARE)
		gate->note[row->text] = true;
	switch (row->effect) {
	case EFFECT_SAME_DAY:
		ar_gate_tighten(gate, AR_STRICT_SAME_DAY,
		    ar_words_row(row->text)->text);
		ar_gate_next(gate, AR_NEXT_NO_RUN_UNTIL_SEEN);
		break;
	case EFFECT_ILLNESS:
		ar_gate_tighten(gate, AR_STRICT_ILL,
		    ar_words_row(row->text)->text);
		ar_gate_next(gate, AR_NEXT_NO_RUN_UNTIL_OK);
		break;
	case EFFECT_CARE:
		care_named(gate, condition, row);
		break;
	case EFFECT_EXCLUDE:
		exclude_named(gate, condition, row);
		break;
	case EFFECT_NO_MASSAGE:
		for (int r = 0; r < AR_REGIONS; r++)
			for (int s = 0; s < AR_SIDES; s++)
				if (row->regions >> r & 1u)
					gate->spot[r][s].no_massage
					    = row->rule;
		break;
	}
}

/* R4: one calf much sorer than the other, and nobody has asked yet. */
static void
clot_question(struct ar_build *build)
{
	bool ask = false;

	for (int r = 0; r < AR_REGIONS; r++) {
		const double *s = build->in->soreness[r];
		double left = s[AR_LEFT] > 0 ? s[AR_LEFT] : 0;
		double right = s[AR_RIGHT] > 0 ? s[AR_RIGHT] : 0;

		if (ar_weight_row((enum ar_region)r)->clot_question
		    && fabs(left - right) >= AR_SIDE_GAP)
			ask = true;
	}
	if (!ask || build->gate.clot_answered)
		return;
	ar_build_warn(build, "ASK_RF4");
	build->gate.note[AR_WORDS_ASK_RF4] = true;
	for (int r = 0; r < AR_REGIONS; r++) {
		if (!ar_weight_row((enum ar_region)r)->clot_question)
			continue;
		for (int s = 0; s < AR_SIDES; s++) {
			build->gate.spot[r][s].no_massage = "R4";
			build->gate.spot[r][s].no_heat = "R4";
		}
	}
	build->gate.no_heat[AR_LEFT] = build->gate.no_heat[AR_RIGHT] = true;
}

/* R9. */
static void
too_sore(struct ar_build *build)
{
	for (int r = 0; r < AR_REGIONS; r++) {
		if (!(build->soreness[r] >= AR_TOO_SORE_FROM))
			continue;
		for (int s = 0; s < AR_SIDES; s++)
			ar_gate_exclude(&build->gate, (enum ar_region)r,
			    (enum ar_side)s, "R9");
		build->gate.note[AR_WORDS_EXCLUDE_VERY_SORE] = true;
		ar_build_warn(build, "ASK_PAIN");
	}
}

/* The excluded places, for the answer. */
static void
list_excluded(struct ar_build *build)
{
	struct ar_session *out = build->out;

	out->excluded = ar_arena_array(build->arena,
	    (size_t)AR_REGIONS * AR_SIDES, sizeof *out->excluded);
	if (!out->excluded) {
		build->failed = true;
		return;
	}
	for (int r = 0; r < AR_REGIONS; r++) {
		for (int s = 0; s < AR_SIDES; s++) {
			const char *rule = build->gate.spot[r][s].exclude;
			struct ar_excluded *row;

			if (!rule)
				continue;
			row = &out->excluded[out->excluded_count++];
			row->region = (enum ar_region)r;
			row->side = (enum ar_side)s;
			row->rule = rule;
		}
	}
}

enum ar_status
ar_build_gate(struct ar_build *build, struct ar_error *err)
{
	const struct ar_session_case *in = build->in;
	struct ar_gate *gate = &build->gate;

	ar_gate_open(gate);
	AR_TRY(ar_bridge_judge(in, build->arena, gate, err));
	build->out->verdict = gate->verdict;
	for (size_t i = 0; i < in->condition_count; i++)
		for (size_t k = 0; k < sizeof gate_rows / sizeof *gate_rows;
		     k++)
			if (gate_rows[k].condition == in->conditions[i].id)
				condition_apply(gate, &in->conditions[i],
				    &gate_rows[k]);
	if (gate->open_questions)
		ar_build_warn(build, "ASK_TRIAGE");
	clot_question(build);
	too_sore(build);
	list_excluded(build);
	if (gate->strict >= AR_STRICT_ILL)
		build->out->status = AR_STOP;
	else if (gate->strict == AR_STRICT_CARE)
		build->out->status = AR_CARE;
	if (gate->strict != AR_STRICT_NONE)
		build->out->stop_text = gate->text;
	return AR_OK;
}

bool
ar_build_has(const struct ar_build *build, enum ar_condition condition)
{
	for (size_t i = 0; i < build->in->condition_count; i++)
		if (build->in->conditions[i].id == condition)
			return true;
	return false;
}

/* What R means where the matrix gives no number (R10); elsewhere the usual
 * limit of the modality. */
static double
usual_cap(enum ar_modality modality, bool reduced)
{
	switch (modality) {
	case AR_MOD_STRETCH:
		return reduced ? AR_PULL_REDUCED : AR_SCALE_MAX;
	case AR_MOD_HEAT:
		return reduced ? AR_HEAT_REDUCED_C : AR_HEAT_C;
	case AR_MOD_COLD:
		return reduced ? AR_COLD_REDUCED_MIN : AR_COLD_MIN;
	default:
		return reduced ? AR_PRESSURE_REDUCED : AR_SCALE_MAX;
	}
}

/* cap after one condition; here: the place is where the condition is. */
static double
cell_cap(const struct ar_case_condition *condition,
    enum ar_modality modality, bool here, double cap)
{
	const struct ar_matrix_cell *cell = ar_matrix_cell(condition->id,
	    modality);
	double own = cell->cap;

	switch (cell->effect) {
	case AR_EFFECT_NEVER:
		return here || !cell->local ? NAN : cap;
	case AR_EFFECT_AVOID:
		return here ? NAN : cap;
	case AR_EFFECT_ASK:
		return condition->confirmed ? cap : NAN;
	case AR_EFFECT_REDUCE:
		if (isnan(own))
			own = usual_cap(modality, true);
		break;
	case AR_EFFECT_OK:
		break;
	}
	return here && own < cap ? own : cap;
}

double
ar_build_cap_leg(const struct ar_build *build, enum ar_modality modality)
{
	double cap = usual_cap(modality, false);

	/* a bath or a garment reaches every place */
	for (size_t i = 0; i < build->in->condition_count; i++)
		cap = cell_cap(&build->in->conditions[i], modality, true, cap);
	return cap;
}

static bool
spot_forbids(const struct ar_spot *spot, enum ar_modality modality)
{
	if (modality == AR_MOD_COLD)
		return spot->no_cold;
	if (modality == AR_MOD_COMPRESSION)
		return false;
	if (spot->exclude)
		return true;
	if (modality == AR_MOD_HEAT)
		return spot->no_heat;
	if (modality == AR_MOD_STRETCH)
		return spot->no_stretch;
	return spot->no_massage;
}

double
ar_build_cap(const struct ar_build *build, enum ar_modality modality,
    enum ar_region region, enum ar_side side)
{
	const struct ar_spot *spot = &build->gate.spot[region][side];
	double cap = usual_cap(modality, false);

	if (spot_forbids(spot, modality))
		return NAN;
	for (size_t i = 0; i < build->in->condition_count; i++) {
		const struct ar_case_condition *c = &build->in->conditions[i];

		cap = cell_cap(c, modality, at_place(c, region, side), cap);
	}
	if (modality == AR_MOD_STRETCH)
		return cap > spot->pull_max ? spot->pull_max : cap;
	if (modality <= AR_MOD_GUN)
		return cap > spot->pressure_max ? spot->pressure_max : cap;
	return cap;
}

bool
ar_build_immersion(const struct ar_build *build)
{
	if (build->in->person.age_y < AR_YOUNG_AGE_Y)
		return false;
	for (size_t i = 0; i < build->in->condition_count; i++)
		if (ar_matrix_cell(build->in->conditions[i].id, AR_MOD_COLD)
		    ->immersion_never)
			return false;
	return true;
}
