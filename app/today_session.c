#include "app/today_session.h"

#include <math.h>
#include <string.h>

#include "afterrun/knowledge.h"
#include "app/numbers.h"
#include "app/pain_look.h"
#include "app/today_texts.h"
#include "base/text.h"

static const double second_per_minute = 60, metre_per_km = 1000;

/* The runner's own ratio where the log is long enough, else the dose
 * (R21b). */
static void
set_weights(const struct ar_today *today, struct ar_session_case *input)
{
	const struct ar_run *run = today->last;

	input->legs_known = run->legs_known;
	for (int r = 0; r < AR_LOAD_ROWS; r++) {
		double dose = run->leg[r].dose_eq_km;
		double capacity = today->last_capacity_eq_km[r];

		input->leg_ratio[r] = !run->legs_known ? NAN :
		    ar_round(isnan(capacity) ? dose : dose / capacity, 2);
	}
}

static void
set_run(const struct ar_today *today, struct ar_session_case *input)
{
	const struct ar_run *run = today->last;
	const struct ar_summary *sum = &run->summary;

	input->run_known = true;
	input->run = (struct ar_case_run){
		.duration_min = ar_round(sum->moving_s / second_per_minute,
		    1),
		.distance_km = sum->distance_m / metre_per_km,
		.ascent_m = sum->ascent_m,
		.descent_m = sum->descent_m,
		.rpe_0_10 = run->rpe_0_10,
		.heart_mean_pct_max = sum->heart_avg_pct_max,
		.air_c = NAN,
		.easy_tail_s = sum->easy_tail_s,
		.drunk_ml = NAN,
		.hours_ago = NAN,
	};
	set_weights(today, input);
}

/* Marks of today; those said now go before them. */
static void
set_words(const struct ar_history *history, const struct ar_past *past,
    const struct ar_after_said *said, struct ar_session_case *input)
{
	input->minutes_available =
	    said->minutes ? said->minutes : AR_AFTER_MINUTES_USUAL;
	input->person = history->settled.person;
	for (int r = 0; r < AR_REGIONS; r++)
		for (int s = 0; s < AR_SIDES; s++)
			input->soreness[r][s] =
			    isnan(said->soreness[r][s]) ?
			    past->soreness[r][s] : said->soreness[r][s];
	input->conditions = said->conditions;
	input->condition_count = said->condition_count;
	memcpy(input->tool, said->tool, sizeof input->tool);
	input->next_hard_h = said->next_hard_h;
	input->massage = said->massage;
	input->gun_prefer = said->gun_prefer;
	input->order = said->order;
	input->version = said->version;
	input->pains = past->pains;
	input->pain_count = past->pain_count;
	input->past = past->pain_past;
	input->now_utc_s = history->moment.now_utc_s;
}

/* R83: the class of the last run, as if it were just over and nothing hurt. */
static enum ar_status
find_class(const struct ar_today *today, const struct ar_session_case *like,
    struct ar_arena *arena, struct ar_session_case *input,
    struct ar_error *err)
{
	struct ar_session_case just = *like;
	struct ar_session run;

	just.mode = AR_POST_RUN;
	just.pains = NULL;
	just.pain_count = 0;
	just.past = NULL;
	set_run(today, &just);
	AR_TRY(ar_session_build(&just, arena, &run, err));
	input->last_run_known = true;
	input->last_load_class = run.load_class;
	input->last_ecc = (run.flags & AR_FLAG_ECC) != 0;
	input->last_hours_ago = today->last_hours_ago;
	return AR_OK;
}

static bool
can_be_built(const struct ar_today *today)
{
	return today->last && today->last->summary.moving_s > 0 &&
	    isfinite(today->last_hours_ago) && today->last_hours_ago >= 0;
}

/* Right after a run its own session, then that of a rest day; without a run
 * in the last three days a rest day that knows of none. */
static enum ar_status
set_mode(struct ar_today *today, struct ar_arena *arena,
    struct ar_session_case *input, struct ar_error *err)
{
	double hours = today->last_hours_ago;

	input->mode = AR_REST_DAY;
	if (!can_be_built(today) || !(hours <= AR_AFTER_REST_DAY_H))
		return AR_OK;
	if (hours <= AR_AFTER_NOW_H) {
		struct ar_session_case just = *input;

		today->session_due = true;
		set_run(today, &just);
		just.mode = AR_POST_RUN;
		just.run.hours_ago = hours;
		*input = just;
		return AR_OK;
	}
	AR_TRY(find_class(today, input, arena, input, err));
	today->session_due = input->last_load_class >= AR_TODAY_DUE_CLASS &&
	    hours <= AR_TODAY_DUE_H;
	return AR_OK;
}

/* T27, T28: what the marks forbid the session does not allow tomorrow. */
static void
mind_alarms(const struct ar_today *today, struct ar_next *next)
{
	if (today->alarm_count == 0 ||
	    next->code >= AR_NEXT_NO_RUN_UNTIL_SEEN)
		return;
	next->code = AR_NEXT_NO_RUN_UNTIL_SEEN;
	next->text = AR_TEXT_MARK_NEXT;
	next->quality_after_h = NAN;
}

/* A pain that triage refuses today must not hide the rest of the day. */
static enum ar_status
build(struct ar_session_case *input, struct ar_arena *arena,
    struct ar_today *today, struct ar_error *err)
{
	struct ar_session *session = ar_arena_alloc(arena, sizeof *session);
	enum ar_status status;

	if (!session)
		return ar_fail(err, AR_EMEM, 0, "out of memory");
	status = ar_session_build(input, arena, session, err);
	if (status == AR_EINPUT && strncmp(err->where, "/pains",
	    strlen("/pains")) == 0) {
		today->warnings[today->warning_count++] =
		    AR_TEXT_SESSION_REFUSED;
		today->session_due = false;
		return AR_OK;
	}
	if (status != AR_OK)
		return status;
	mind_alarms(today, &session->next);
	today->session = session;
	return AR_OK;
}

enum ar_status
ar_today_session_make(const struct ar_history *history,
    const struct ar_after_said *said, struct ar_arena *arena,
    struct ar_today *today, struct ar_error *err)
{
	struct ar_session_case input;
	struct ar_error own;
	struct ar_past past;

	if (!err)
		err = &own;
	AR_TRY(ar_past_make(history, history->moment.now_utc_s, 0, arena,
	    &past, err));
	ar_pains_carry(today->pains, today->pain_count,
	    history->moment.now_utc_s, &past);
	ar_session_case_clear(&input);
	set_words(history, &past, said, &input);
	AR_TRY(set_mode(today, arena, &input, err));
	return build(&input, arena, today, err);
}
