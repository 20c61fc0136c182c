#include <math.h>
#include <string.h>

#include "recovery/build.h"
#include "recovery/numbers.h"

/* Steps before a run, in their order; each is offered while it fits. */
struct before_row {
	enum ar_action action;
	enum ar_action small; /* at soreness 4 and more */
	bool fast_only;
	bool each_side;
	bool skip_sore;
};

static const struct before_row rows[] = {
	{ AR_ACTION_ACTIVATION_CALF, AR_ACTION_ACTIVATION_CALF, false, false,
	    true },
	{ AR_ACTION_ACTIVATION_BRIDGE, AR_ACTION_ACTIVATION_BRIDGE, false,
	    false, false },
	{ AR_ACTION_ACTIVATION_LUNGE, AR_ACTION_ACTIVATION_LUNGE, false,
	    false, true },
	{ AR_ACTION_SWINGS, AR_ACTION_SWINGS_SMALL, false, true, false },
	{ AR_ACTION_STRIDES, AR_ACTION_STRIDES, true, false, true }
};

enum { ROWS = sizeof rows / sizeof *rows };

struct before {
	const struct ar_before_case *in;
	struct ar_build build;
	double soreness_max;
	bool experienced;
};

static int
warm_up_s(const struct before *before)
{
	double air = before->in->air_c;

	if (air >= AR_HOT_AIR_C)
		return AR_WARM_UP_LEAST_S;
	if (air < AR_WARM_UP_COLD_C
	    || before->soreness_max >= AR_SORE_FROM)
		return AR_WARM_UP_S;
	return before->in->fast ? AR_WARM_UP_S : AR_WARM_UP_USUAL_S;
}

static void
dose(const struct before *before, const struct before_row *row,
    struct ar_session_step *step)
{
	step->sets = 1;
	step->seconds = AR_ACTIVATION_S;
	if (row->action == AR_ACTION_STRIDES) {
		step->sets = before->experienced ? AR_STRIDES_EXPERIENCED
		    : AR_STRIDES_NOVICE;
		step->seconds = AR_STRIDE_S;
		step->cost_s = step->sets * (AR_STRIDE_S + AR_STRIDE_REST_S);
		return;
	}
	if (row->each_side) {
		step->seconds = AR_SWING_S;
		step->side[0] = AR_LEFT;
		step->side[1] = AR_RIGHT;
		step->side_count = AR_SIDES;
	} else if (row->action != AR_ACTION_ACTIVATION_LUNGE) {
		step->sets = AR_ACTIVATION_SETS;
	}
	step->cost_s = (row->each_side ? AR_SIDES : 1) * step->sets
	    * (step->seconds + AR_READY_S);
}

static void
add(struct before *before, const struct before_row *row)
{
	struct ar_session *out = before->build.out;
	bool sore = before->soreness_max >= AR_SORE_FROM;
	struct ar_session_step trial;
	struct ar_session_step *step;

	if ((row->fast_only && !before->in->fast) || (row->skip_sore && sore))
		return;
	memset(&trial, 0, sizeof trial);
	dose(before, row, &trial);
	if (out->total_s + trial.cost_s > out->budget_s)
		return;
	step = ar_build_step(&before->build, AR_BLOCK_ACTIVE);
	if (!step)
		return;
	trial.number = step->number;
	trial.block = step->block;
	*step = trial;
	ar_build_step_action(step, sore ? row->small : row->action);
	out->total_s += step->cost_s;
}

static void
warm_up(struct before *before)
{
	struct ar_session *out = before->build.out;
	int seconds = warm_up_s(before);
	struct ar_session_step *step = ar_build_step(&before->build,
	    AR_BLOCK_ACTIVE);

	if (!step)
		return;
	if (seconds > out->budget_s - AR_READY_S)
		seconds = out->budget_s - AR_READY_S;
	ar_build_step_action(step, AR_ACTION_WARM_UP);
	step->seconds = seconds;
	step->cost_s = seconds + AR_READY_S;
	out->total_s = step->cost_s;
}

static enum ar_status
check(const struct ar_before_case *in, struct ar_error *err)
{
	struct ar_session_case as_case;

	ar_session_case_clear(&as_case);
	as_case.minutes_available = in->minutes_available ?
	    in->minutes_available : AR_MINUTES_HI;
	as_case.run.air_c = in->air_c;
	as_case.person = in->person;
	memcpy(as_case.soreness, in->soreness, sizeof as_case.soreness);
	return ar_case_check(&as_case, err);
}

static int
budget(const struct ar_before_case *in)
{
	int minutes = in->minutes_available;

	if (!minutes || minutes > AR_MINUTES_HI)
		minutes = AR_MINUTES_HI;
	return AR_MINUTE_S * (minutes < AR_MINUTES_LO ? AR_MINUTES_LO
	    : minutes);
}

static void
very_sore(struct before *before)
{
	struct ar_session *out = before->build.out;

	out->next.code = AR_NEXT_REST;
	out->next.text = ar_words_row(AR_WORDS_BEFORE_SKIP)->text;
	ar_build_warn(&before->build, "TOO_SORE_TO_RUN");
}

static void
clear(struct ar_session *session)
{
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
}

enum ar_status
ar_before_build(const struct ar_before_case *input, struct ar_arena *arena,
    struct ar_session *session, struct ar_error *err)
{
	struct before before = { .in = input,
		.build = { .arena = arena, .out = session },
		.experienced = input->person.experience == AR_EXPERIENCED };

	AR_TRY(check(input, err));
	clear(session);
	session->budget_s = budget(input);
	if (input->air_c >= AR_HOT_AIR_C)
		session->flags |= AR_FLAG_HOT;
	for (int r = 0; r < AR_REGIONS; r++)
		for (int s = 0; s < AR_SIDES; s++)
			if (input->soreness[r][s] > before.soreness_max)
				before.soreness_max = input->soreness[r][s];
	if (before.soreness_max >= AR_VERY_SORE_FROM) {
		very_sore(&before);
	} else {
		warm_up(&before);
		for (int i = 0; i < ROWS; i++)
			add(&before, &rows[i]);
		session->next.text
		    = ar_words_row(AR_WORDS_BEFORE_READY)->text;
	}
	if (before.build.failed)
		return ar_fail(err, AR_EMEM, 0, "not enough memory");
	return AR_OK;
}
