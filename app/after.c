#include "afterrun/after.h"

#include <math.h>
#include <string.h>

#include "app/after_past.h"
#include "app/after_texts.h"
#include "app/analyse.h"
#include "app/known.h"
#include "app/numbers.h"
#include "base/text.h"

static const double second_per_hour = 3600;
static const double second_per_minute = 60;
static const double metre_per_km = 1000;

/* What goes into an answer beside the recording. */
struct belief {
	const struct ar_after_said *said;
	const struct ar_past *past; /* NULL: no log */
	double now_utc_s;
};

void
ar_after_said_clear(struct ar_after_said *said)
{
	struct ar_session_case empty;

	ar_session_case_clear(&empty);
	memset(said, 0, sizeof *said);
	said->rpe_0_10 = NAN;
	said->air_c = NAN;
	said->drunk_ml = NAN;
	said->mass_after_kg = NAN;
	said->next_hard_h = NAN;
	said->person = empty.person;
	memcpy(said->soreness, empty.soreness, sizeof said->soreness);
}

const char *
ar_rpe_source_name(enum ar_rpe_source source)
{
	static const char *const names[] = {
		[AR_RPE_SAID] = "said",
		[AR_RPE_FILE] = "file",
		[AR_RPE_HEART] = "heart",
		[AR_RPE_GUESS] = "guess",
	};

	return names[source];
}

/* The last one on foot: the run of a triathlon, the newest file of a zip. */
static size_t
choose_activity(const struct ar_recording *recording)
{
	size_t chosen = recording->activity_count - 1;

	for (size_t i = 0; i < recording->activity_count; i++)
		if (ar_activity_on_foot(&recording->activities[i]))
			chosen = i;
	return chosen;
}

/* Hours from the end of the run to now (R19). */
static double
hours_since(const struct ar_after *after, double now_utc_s)
{
	const struct ar_summary *sum = &after->summary;

	if (after->activity->clock_unset)
		return NAN;
	return (now_utc_s - (sum->start_utc_s + sum->elapsed_s)) /
	    second_per_hour;
}

static double
rpe_known(struct ar_after *after, const struct ar_after_said *said)
{
	double file = after->activity->device_values.rpe_0_10;

	after->rpe_source = AR_RPE_SAID;
	if (isfinite(said->rpe_0_10))
		return said->rpe_0_10;
	after->rpe_source = AR_RPE_FILE;
	if (isfinite(file))
		return file;
	after->rpe_source = isfinite(after->summary.heart_avg_pct_max) ?
	    AR_RPE_HEART : AR_RPE_GUESS;
	return NAN;
}

/* R21b; without a capacity of the runner's own, x(r) = L(r). */
static void
set_weights(struct ar_after *after)
{
	bool own = true;

	after->input.legs_known = after->legs_known;
	for (size_t i = 0; i < AR_LOAD_ROWS; i++)
		if (!isfinite(after->legs.row[i].ratio))
			own = false;
	for (size_t i = 0; i < AR_LOAD_ROWS; i++) {
		const struct ar_leg *leg = &after->legs.row[i];

		after->input.leg_ratio[i] =
		    ar_round(own ? leg->ratio : leg->dose_eq_km, 2);
	}
}

static void
set_run(struct ar_after *after, const struct ar_after_said *said, double rpe)
{
	const struct ar_summary *sum = &after->summary;
	struct ar_case_run *run = &after->input.run;

	after->input.run_known = true;
	run->duration_min = ar_round(sum->moving_s / second_per_minute, 1);
	run->distance_km = sum->distance_m / metre_per_km;
	run->ascent_m = sum->ascent_m;
	run->descent_m = sum->descent_m;
	run->rpe_0_10 = rpe;
	run->heart_mean_pct_max = sum->heart_avg_pct_max;
	run->air_c = said->air_c;
	run->easy_tail_s = sum->easy_tail_s;
	run->drunk_ml = said->drunk_ml;
	run->hours_ago = after->hours_ago >= 0 &&
	    after->hours_ago <= AR_AFTER_NOW_H ? after->hours_ago : NAN;
}

static void
set_said(struct ar_after *after, const struct ar_after_said *said)
{
	struct ar_session_case *input = &after->input;

	input->minutes_available =
	    said->minutes ? said->minutes : AR_AFTER_MINUTES_USUAL;
	input->person = after->person;
	input->mass_after_kg = said->mass_after_kg;
	memcpy(input->soreness, said->soreness, sizeof input->soreness);
	input->conditions = said->conditions;
	input->condition_count = said->condition_count;
	memcpy(input->tool, said->tool, sizeof input->tool);
	input->next_hard_h = said->next_hard_h;
	input->massage = said->massage;
	input->gun_prefer = said->gun_prefer;
	input->order = said->order;
	input->version = said->version;
}

/* Of the log: the pains that are open, and today's marks for the places the
 * runner is silent about now. */
static void
set_past(struct ar_after *after, const struct belief *belief)
{
	const struct ar_past *past = belief->past;
	struct ar_session_case *input = &after->input;

	for (size_t r = 0; r < AR_REGIONS; r++)
		for (size_t side = 0; side < AR_SIDES; side++)
			if (!isfinite(input->soreness[r][side]))
				input->soreness[r][side] =
				    past->soreness[r][side];
	input->pains = past->pains;
	input->pain_count = past->pain_count;
	input->past = past->pain_past;
	input->now_utc_s = belief->now_utc_s;
}

/* A rest day knows the run only by its class (R83), which the builder finds
 * when it is given the run as just finished. */
static enum ar_status
turn_to_rest_day(struct ar_after *after, struct ar_arena *arena,
    struct ar_error *err)
{
	struct ar_session_case *input = &after->input;
	struct ar_session run;

	AR_TRY(ar_session_build(input, arena, &run, err));
	input->mode = AR_REST_DAY;
	input->run_known = false;
	input->legs_known = false;
	input->last_run_known = true;
	input->last_load_class = run.load_class;
	input->last_ecc = (run.flags & AR_FLAG_ECC) != 0;
	input->last_hours_ago = after->hours_ago;
	return AR_OK;
}

static enum ar_status
build_session(struct ar_after *after, const struct belief *belief,
    struct ar_arena *arena, struct ar_error *err)
{
	const struct ar_after_said *said = belief->said;
	double rpe = rpe_known(after, said);
	double hours = after->hours_ago;
	bool fresh = hours >= 0 && hours <= AR_AFTER_NOW_H;
	bool rest = hours > AR_AFTER_NOW_H && hours <= AR_AFTER_REST_DAY_H;

	ar_session_case_clear(&after->input);
	after->input.mode = AR_POST_RUN;
	set_said(after, said);
	if (belief->past)
		set_past(after, belief);
	set_run(after, said, rpe);
	set_weights(after);
	after->shown_as_now = !fresh && !rest;
	if (rest)
		AR_TRY(turn_to_rest_day(after, arena, err));
	AR_TRY(ar_session_build(&after->input, arena, &after->session, err));
	after->today = after->session.next.text;
	after->watch_for = AR_TEXT_WATCH_FOR " " AR_TEXT_WATCH_NOW;
	return AR_OK;
}

const char *
ar_after_hint(enum ar_status status)
{
	switch (status) {
	case AR_EFORMAT:
		return "give a FIT, GPX or TCX recording";
	case AR_ETRUNC:
	case AR_EDAMAGE:
		return "copy it from the watch again";
	case AR_EREFUSED:
	case AR_ELIMIT:
		return "export it again from where it came";
	default:
		return NULL;
	}
}

enum ar_status
ar_after_refuse(const struct ar_recording *recording, struct ar_error *err)
{
	if (recording->stored.points > 0) {
		ar_fail(err, AR_EINPUT, 0,
		    "this is a route without times, not a run");
		return ar_fail_hint(err,
		    "give the recording of the run itself");
	}
	ar_fail(err, AR_EINPUT, 0, "there is no run in this file");
	return ar_fail_hint(err, "settings and day totals cannot be used; "
	    "give the recording of a run");
}

static double
when(const struct ar_after *after, double now_utc_s)
{
	return after->activity->clock_unset ||
	    !isfinite(after->activity->start_utc_s) ? now_utc_s :
	    after->activity->start_utc_s;
}

static enum ar_status
analyse(struct ar_after *after, const struct belief *belief,
    struct ar_arena *arena, struct ar_error *err)
{
	const struct ar_past *past = belief->past;
	struct ar_settled alone = {.zone_offset_s = NAN};
	struct ar_analyse_of of = {
		.activity = after->activity,
		.said = &belief->said->person,
		.profile = &after->recording->profile,
		.settled = past ? past->settled : NULL,
		.at_utc_s = when(after, belief->now_utc_s),
		.rpe_0_10 = rpe_known(after, belief->said),
		.history = past ? past->legs : NULL,
		.history_count = past ? past->leg_count : 0,
	};
	struct ar_analysed analysed;

	if (past && past->person && !past->settled) {
		alone.person = *past->person;
		of.settled = &alone;
	}
	AR_TRY(ar_analyse(&of, arena, &analysed, err));
	after->person = analysed.person;
	after->summary = analysed.summary;
	after->load = analysed.load;
	after->legs = analysed.legs;
	after->legs_known = analysed.legs_known;
	return AR_OK;
}

enum ar_status
ar_after_make_past(const struct ar_recording *recording,
    const struct ar_after_said *said, const struct ar_past *past,
    double now_utc_s, struct ar_arena *arena, struct ar_after *after,
    struct ar_error *err)
{
	const struct belief belief = {said, past, now_utc_s};
	size_t chosen;

	memset(after, 0, sizeof *after);
	if (recording->activity_count == 0)
		return ar_after_refuse(recording, err);
	chosen = choose_activity(recording);
	after->recording = recording;
	after->activity = &recording->activities[chosen];
	after->activity_number = chosen + 1;
	after->on_foot = ar_activity_on_foot(after->activity);
	AR_TRY(analyse(after, &belief, arena, err));
	after->hours_ago = hours_since(after, now_utc_s);
	AR_TRY(ar_after_compare(after, past, when(after, now_utc_s), arena,
	    err));
	return build_session(after, &belief, arena, err);
}

enum ar_status
ar_after_make(const struct ar_recording *recording,
    const struct ar_after_said *said, double now_utc_s,
    struct ar_arena *arena, struct ar_after *after, struct ar_error *err)
{
	return ar_after_make_past(recording, said, NULL, now_utc_s, arena,
	    after, err);
}

enum ar_status
ar_after_read(const void *bytes, size_t n, const struct ar_after_said *said,
    double now_utc_s, struct ar_arena *arena, struct ar_recording *recording,
    struct ar_after *after, struct ar_error *err)
{
	enum ar_status status =
	    ar_recording_read(bytes, n, 0, arena, recording, err);

	if (status != AR_OK && recording->activity_count == 0)
		return status;
	return ar_after_make(recording, said, now_utc_s, arena, after, err);
}

enum ar_status
ar_overview_make(const struct ar_recording *recording, struct ar_arena *arena,
    struct ar_overview *overview, struct ar_error *err)
{
	struct ar_person person = ar_person_resolve(NULL, NAN,
	    &recording->profile, NAN);

	overview->recording = recording;
	overview->summaries = ar_arena_array(arena, recording->activity_count,
	    sizeof *overview->summaries);
	if (!overview->summaries)
		return ar_fail(err, AR_EMEM, 0, "out of memory");
	for (size_t i = 0; i < recording->activity_count; i++) {
		const struct ar_activity *activity = &recording->activities[i];
		struct ar_clean clean;

		AR_TRY(ar_clean_make(activity, arena, &clean, err));
		AR_TRY(ar_summary_make(activity, &clean, &person, arena,
		    &overview->summaries[i], err));
	}
	return AR_OK;
}
