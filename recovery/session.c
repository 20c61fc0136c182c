#include "afterrun/session.h"

#include <math.h>
#include <string.h>

#include "recovery/build.h"
#include "recovery/numbers.h"

void
ar_session_case_clear(struct ar_session_case *input)
{
	memset(input, 0, sizeof *input);
	input->run = (struct ar_case_run){ NAN, NAN, NAN, NAN, NAN, NAN, NAN,
		NAN, NAN, NAN };
	input->person = (struct ar_person){ .age_y = NAN, .mass_kg = NAN,
		.height_m = NAN, .heart_rest_bpm = NAN, .heart_max_bpm = NAN,
		.heart_threshold_bpm = NAN, .threshold_m_s = NAN,
		.vdot = NAN };
	input->mass_after_kg = NAN;
	input->next_hard_h = NAN;
	input->strength_within_h = NAN;
	input->last_hours_ago = NAN;
	input->now_utc_s = NAN;
	input->tool[AR_TOOL_HAND] = true;
	for (int r = 0; r < AR_REGIONS; r++)
		for (int s = 0; s < AR_SIDES; s++)
			input->soreness[r][s] = NAN;
	for (int i = 0; i < AR_LOAD_ROWS; i++)
		input->leg_ratio[i] = NAN;
}

const char *
ar_block_name(enum ar_block block)
{
	static const char *const names[] = { "cool", "active", "stretch",
		"massage", "thermo", "elevate" };

	return names[block];
}

const char *
ar_next_code_name(enum ar_next_code code)
{
	static const char *const names[] = { "RUN_OK", "EASY_OK",
		"XTRAIN_OR_EASY", "XTRAIN", "NO_RUN_24H", "REST",
		"NO_RUN_UNTIL_OK", "NO_RUN_UNTIL_SEEN" };

	return names[code];
}

const char *
ar_session_status_name(enum ar_session_status status)
{
	static const char *const names[] = { "normal", "care", "stop" };

	return names[status];
}

/* R39.  First aid is not held back by the load of the run. */
static void
budget(struct ar_build *build)
{
	int minutes = build->in->minutes_available;
	int cap = ar_class_row(build->ladder_class)->cap_min;

	if (minutes < AR_MINUTES_LO)
		minutes = AR_MINUTES_LO;
	if (minutes > AR_MINUTES_HI)
		minutes = AR_MINUTES_HI;
	if (minutes > cap && build->out->status != AR_CARE)
		minutes = cap;
	build->out->budget_s = minutes * AR_MINUTE_S;
}

/* What was not said and had to be guessed. */
static void
guesses(struct ar_build *build)
{
	if (build->in->mode != AR_POST_RUN)
		return;
	if (isnan(build->minutes))
		ar_build_warn(build, "LOAD_UNKNOWN");
	else if (build->out->rpe_guessed)
		ar_build_warn(build, "RPE_GUESSED");
}

/* STOP: what to do now, and nothing else (R2, R3, R100). */
static void
stop(struct ar_build *build)
{
	ar_build_next(build);
}

static void
normal(struct ar_build *build)
{
	ar_build_rank(build);
	ar_build_thermo(build);
	ar_build_ladder(build);
	if (build->failed)
		return;
	ar_build_screen(build);
	ar_build_drink(build);
	ar_build_fuel(build);
	ar_build_evening(build);
	ar_build_next(build);
}

static void
care(struct ar_build *build)
{
	ar_build_care(build);
	ar_build_drink(build);
	ar_build_fuel(build);
	ar_build_next(build);
}

enum ar_status
ar_session_build(const struct ar_session_case *input, struct ar_arena *arena,
    struct ar_session *session, struct ar_error *err)
{
	struct ar_build build = { .in = input, .arena = arena,
		.out = session };

	AR_TRY(ar_case_check(input, err));
	memset(session, 0, sizeof *session);
	session->drink.target_ml = NAN;
	session->drink.hours = NAN;
	session->drink.first_30min_ml = NAN;
	session->fuel.carb_g = NAN;
	session->fuel.protein_g = NAN;
	session->daily_drinks_ml = NAN;
	session->next.quality_after_h = NAN;
	session->next.no_long_descent_h = NAN;
	ar_build_classify(&build);
	guesses(&build);
	AR_TRY(ar_build_gate(&build, err));
	budget(&build);
	if (session->status == AR_STOP)
		stop(&build);
	else if (session->status == AR_CARE)
		care(&build);
	else
		normal(&build);
	if (build.failed)
		return ar_fail(err, AR_EMEM, 0, "not enough memory");
	return AR_OK;
}
