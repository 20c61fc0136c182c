/* A session of the plan as a workout for the watch. */
#include <math.h>
#include <string.h>

#include "afterrun/workout.h"
#include "base/text.h"
#include "formats/fit_profile.h"

/* A group of steps adds the step that repeats it. */
enum { STEPS = 2 * AR_PLAN_STEPS_MAX };

static const double m_per_km = 1000;

struct making {
	const struct ar_planned *planned;
	enum ar_workout_aim aim;
	struct ar_arena *arena;
	struct ar_workout *workout;
	bool failed; /* no memory */
};

static const struct {
	const char *sport;
	const char *sub_sport;
} sports[AR_PLAN_KINDS] = {
    [AR_PLAN_EASY] = {"running", NULL},
    [AR_PLAN_LONG] = {"running", NULL},
    [AR_PLAN_QUALITY] = {"running", NULL},
    [AR_PLAN_STRIDES] = {"running", NULL},
    [AR_PLAN_RACE] = {"running", NULL},
    [AR_PLAN_CROSS] = {"training", "cardio_training"},
    [AR_PLAN_STRENGTH] = {"training", "strength_training"},
};

static const struct {
	const char *what;
	const char *intensity;
} ends[] = {
    {"warm-up", "warmup"},
    {"cool-down", "cooldown"},
};

/* What follows the first step of a group that repeats is rest. */
static const char *
intensity_of(const struct ar_plan_step *step, bool first)
{
	for (size_t i = 0; step->what && i < sizeof ends / sizeof ends[0];
	     i++)
		if (strcmp(step->what, ends[i].what) == 0)
			return ends[i].intensity;
	return first ? "active" : "rest";
}

/* What no runner can do (a wish in a plan) is no aim for a watch. */
static bool
takes(double lo, double hi, double most)
{
	return lo > 0 && lo <= hi && hi <= most;
}

static void
set_pace(struct ar_workout_step *to, const struct ar_plan_step *from)
{
	double slow = m_per_km / from->pace_lo_s_km;
	double fast = m_per_km / from->pace_hi_s_km;
	double lo = slow <= fast ? slow : fast;
	double hi = slow <= fast ? fast : slow;

	if (!takes(lo, hi, AR_FIT_WORKOUT_SPEED_MAX_M_S))
		return;
	to->speed_lo_m_s = lo;
	to->speed_hi_m_s = hi;
}

static void
set_heart(struct ar_workout_step *to, const struct ar_plan_step *from)
{
	if (!takes(from->heart_lo_bpm, from->heart_hi_bpm,
	    AR_FIT_WORKOUT_BPM_MAX))
		return;
	to->heart_lo_bpm = from->heart_lo_bpm;
	to->heart_hi_bpm = from->heart_hi_bpm;
}

/* The aim that was asked for, else the other. */
static void
set_aim(struct ar_workout_step *to, const struct ar_plan_step *from,
    enum ar_workout_aim aim)
{
	if (aim == AR_AIM_PACE)
		set_pace(to, from);
	if (isnan(to->speed_lo_m_s))
		set_heart(to, from);
	if (isnan(to->heart_lo_bpm))
		set_pace(to, from);
}

static struct ar_workout_step *
next(struct making *m)
{
	struct ar_workout_step *step =
	    &m->workout->steps[m->workout->step_count++];

	*step = (struct ar_workout_step){.seconds = NAN, .metres = NAN,
	    .heart_lo_bpm = NAN, .heart_hi_bpm = NAN, .speed_lo_m_s = NAN,
	    .speed_hi_m_s = NAN};
	return step;
}

static void
add_step(struct making *m, const struct ar_plan_step *from, bool first)
{
	struct ar_workout_step *step = next(m);

	step->name = from->what;
	step->intensity = intensity_of(from, first);
	step->seconds = from->seconds;
	step->metres = isnan(from->seconds) ? from->metres : (double)NAN;
	set_aim(step, from, m->aim);
	if (isnan(from->rpe_0_10))
		return;
	step->note = ar_text_format(m->arena, "effort %f of 10",
	    from->rpe_0_10);
	if (!step->note)
		m->failed = true;
}

/* Steps at..at + group, and the step that repeats them.  false: they do not
 * fit, or one of them begins a repeat of its own. */
static bool
add_group(struct making *m, size_t at, size_t group)
{
	const struct ar_plan_step *steps = m->planned->steps;
	int from = (int)m->workout->step_count;
	struct ar_workout_step *repeat;

	if (group > m->planned->step_count - at)
		return false;
	for (size_t i = 0; i < group; i++) {
		if (i > 0 && steps[at + i].repeat > 1)
			return false;
		add_step(m, &steps[at + i], i == 0);
	}
	repeat = next(m);
	repeat->from = from;
	repeat->repeats = steps[at].repeat;
	return true;
}

static bool
add_steps(struct making *m)
{
	const struct ar_planned *planned = m->planned;
	size_t i = 0;

	while (i < planned->step_count) {
		const struct ar_plan_step *step = &planned->steps[i];
		size_t group = step->group > 1 ? (size_t)step->group : 1;

		if (step->repeat <= 1) {
			add_step(m, step, true);
			i++;
			continue;
		}
		if (!add_group(m, i, group))
			return false;
		i += group;
	}
	return true;
}

/* "easy run 8 km", "strength 24 min". */
static const char *
name_of(const struct ar_planned *planned, struct ar_arena *arena)
{
	static const char *const names[AR_PLAN_KINDS] = {
	    [AR_PLAN_EASY] = "easy run", [AR_PLAN_LONG] = "long run",
	    [AR_PLAN_QUALITY] = "hard run",
	    [AR_PLAN_STRIDES] = "easy run, strides",
	    [AR_PLAN_CROSS] = "cross-training",
	    [AR_PLAN_STRENGTH] = "strength", [AR_PLAN_RACE] = "race"};
	static const char *const hard[AR_FLAVOURS] = {
	    [AR_FLAVOUR_T] = "threshold", [AR_FLAVOUR_I] = "intervals",
	    [AR_FLAVOUR_R] = "repetitions",
	    [AR_FLAVOUR_M] = "marathon pace", [AR_FLAVOUR_HILLS] = "hills",
	    [AR_FLAVOUR_FARTLEK] = "fartlek"};
	const char *name = names[planned->kind];

	if (planned->kind == AR_PLAN_QUALITY && hard[planned->flavour])
		name = hard[planned->flavour];
	if (!isnan(planned->distance_m))
		return ar_text_format(arena, "%s %f km", name,
		    ar_round(planned->distance_m / m_per_km, 1));
	if (!isnan(planned->minutes))
		return ar_text_format(arena, "%s %f min", name,
		    round(planned->minutes));
	return name;
}

enum ar_status
ar_workout_from_planned(const struct ar_planned *planned,
    enum ar_workout_aim aim, struct ar_arena *arena,
    struct ar_workout *workout, struct ar_error *err)
{
	struct making m = {planned, aim, arena, workout, false};

	*workout = (struct ar_workout){.created_utc_s = NAN};
	if ((unsigned)planned->kind >= AR_PLAN_KINDS ||
	    (unsigned)planned->flavour >= AR_FLAVOURS ||
	    !sports[planned->kind].sport || !planned->step_count ||
	    planned->step_count > AR_PLAN_STEPS_MAX)
		return ar_fail(err, AR_EINPUT, 0,
		    "this session has no steps for a watch");
	workout->steps = ar_arena_array(arena, STEPS,
	    sizeof *workout->steps);
	workout->name = name_of(planned, arena);
	if (!workout->steps || !workout->name)
		return ar_fail(err, AR_EMEM, 0, "out of memory");
	workout->sport = sports[planned->kind].sport;
	workout->sub_sport = sports[planned->kind].sub_sport;
	workout->number = planned->number > 0 ? planned->number : 1;
	if (!add_steps(&m))
		return ar_fail(err, AR_EINPUT, 0,
		    "the repeats of this session do not fit together");
	return m.failed ? ar_fail(err, AR_EMEM, 0, "out of memory") : AR_OK;
}
