/* A planned session in plain words, for the calendar. */
#include "training/ics_words.h"

#include <math.h>

static const double m_per_km = 1000;
static const double s_per_min = 60;
static const double pace_most_s = 86400;

/* "8 km", "400 m" */
static void
add_distance(struct ar_text *out, double exact_m)
{
	double metres = ar_plan_length_round(exact_m);

	if (metres < m_per_km) {
		ar_text_number(out, metres, 0);
		ar_text_add(out, " m");
		return;
	}
	ar_text_number(out, metres / m_per_km, 1);
	ar_text_add(out, " km");
}

/* m:ss */
static void
add_clock(struct ar_text *out, double seconds)
{
	int64_t whole = (int64_t)round(seconds);

	ar_text_int(out, whole / 60);
	ar_text_add(out, whole % 60 < 10 ? ":0" : ":");
	ar_text_int(out, whole % 60);
}

/* "20 s", "10 min", "1:30 min" */
static void
add_length(struct ar_text *out, double seconds)
{
	double whole = round(seconds);

	if (whole < s_per_min) {
		ar_text_number(out, whole, 0);
		ar_text_add(out, " s");
		return;
	}
	if (whole < pace_most_s && fmod(whole, s_per_min) > 0)
		add_clock(out, whole);
	else
		ar_text_number(out, whole / s_per_min, 0);
	ar_text_add(out, " min");
}

/* "about 50 min" is a whole number of minutes. */
static void
add_minutes(struct ar_text *out, double minutes)
{
	ar_text_fixed(out, minutes, 0);
	ar_text_add(out, " min");
}

static bool
pace_known(double slow, double fast)
{
	return slow > 0 && slow < pace_most_s && fast > 0 &&
	    fast < pace_most_s;
}

/* "6:40 to 6:00 a km" */
static void
add_pace(struct ar_text *out, double slow, double fast)
{
	add_clock(out, slow);
	if (round(slow) != round(fast)) {
		ar_text_add(out, " to ");
		add_clock(out, fast);
	}
	ar_text_add(out, " a km");
}

static void
add_effort(struct ar_text *out, double rpe_0_10)
{
	ar_text_add(out, "effort ");
	ar_text_number(out, rpe_0_10, 1);
	ar_text_add(out, " of 10");
}

void
ar_ics_amount(struct ar_text *out, const struct ar_planned *planned)
{
	if (planned->distance_m > 0)
		add_distance(out, planned->distance_m);
	else if (planned->minutes > 0)
		add_minutes(out, planned->minutes);
}

void
ar_ics_name(struct ar_text *out, const struct ar_planned *planned)
{
	static const char *const hard[AR_FLAVOURS] = {
		[AR_FLAVOUR_T] = "threshold", [AR_FLAVOUR_I] = "intervals",
		[AR_FLAVOUR_R] = "repetitions",
		[AR_FLAVOUR_M] = "marathon pace",
		[AR_FLAVOUR_HILLS] = "hills",
		[AR_FLAVOUR_FARTLEK] = "fartlek" };
	const char *words = ar_plan_kind_words(planned->kind);
	char first = words[0];

	if (first >= 'a' && first <= 'z')
		first = (char)(first - 'a' + 'A');
	ar_text_add_n(out, &first, 1);
	ar_text_add(out, words + 1);
	if ((unsigned)planned->flavour >= AR_FLAVOURS ||
	    !hard[planned->flavour])
		return;
	ar_text_add(out, " (");
	ar_text_add(out, hard[planned->flavour]);
	ar_text_add(out, ")");
}

/* "threshold 1 km at 4:30 to 4:24 a km, effort 6.5 of 10" */
static void
add_step(struct ar_text *out, const struct ar_plan_step *step)
{
	ar_text_add(out, step->what ? step->what : "run");
	if (step->seconds > 0) {
		ar_text_add(out, " ");
		add_length(out, step->seconds);
	} else if (step->metres > 0) {
		ar_text_add(out, " ");
		add_distance(out, step->metres);
	}
	if (pace_known(step->pace_lo_s_km, step->pace_hi_s_km)) {
		ar_text_add(out, " at ");
		add_pace(out, step->pace_lo_s_km, step->pace_hi_s_km);
	} else if (step->heart_lo_bpm > 0 && step->heart_hi_bpm > 0) {
		ar_text_add(out, " at a heart rate of ");
		ar_text_number(out, step->heart_lo_bpm, 0);
		ar_text_add(out, " to ");
		ar_text_number(out, step->heart_hi_bpm, 0);
	}
	if (step->rpe_0_10 > 0) {
		ar_text_add(out, ", ");
		add_effort(out, step->rpe_0_10);
	}
}

/* A line for each step or group: "- 4 times: stride 20 s; walk 1 min". */
static void
add_steps(struct ar_text *out, const struct ar_planned *planned)
{
	size_t count = planned->step_count, i = 0;

	if (count > AR_PLAN_STEPS_MAX)
		count = AR_PLAN_STEPS_MAX;
	if (count > 0)
		ar_text_add(out, "Steps:\n");
	while (i < count) {
		const struct ar_plan_step *step = &planned->steps[i];
		bool again = step->repeat > 1;
		size_t last = i + 1;

		if (again && step->group > 1)
			last = i + (size_t)step->group;
		ar_text_add(out, "- ");
		if (again) {
			ar_text_int(out, step->repeat);
			ar_text_add(out, " times: ");
		}
		add_step(out, step);
		for (i++; i < last && i < count; i++) {
			ar_text_add(out, "; ");
			add_step(out, &planned->steps[i]);
		}
		ar_text_add(out, "\n");
	}
}

/* "8 km, about 50 min." */
static void
add_amounts(struct ar_text *out, const struct ar_planned *planned)
{
	bool by_distance = planned->distance_m > 0;

	if (!by_distance && !(planned->minutes > 0))
		return;
	ar_text_add(out, ", ");
	ar_ics_amount(out, planned);
	if (by_distance && planned->expected_min > 0) {
		ar_text_add(out, ", about ");
		add_minutes(out, planned->expected_min);
	} else if (!by_distance && planned->expected_m > 0) {
		ar_text_add(out, ", about ");
		add_distance(out, planned->expected_m);
	}
}

static void
add_reason(struct ar_text *out, const struct ar_planned *planned)
{
	if (planned->reason) {
		ar_text_add(out, "Why: ");
		ar_text_add(out, planned->reason);
		ar_text_add(out, "\n");
	}
	for (size_t i = 0; i < AR_PLAN_RULES_MAX && planned->rules[i]; i++) {
		ar_text_add(out, i ? ", " : "Rules: ");
		ar_text_add(out, planned->rules[i]);
	}
	if (planned->rules[0])
		ar_text_add(out, "\n");
}

void
ar_ics_words(struct ar_text *out, const struct ar_planned *planned)
{
	bool paced = pace_known(planned->pace_lo_s_km, planned->pace_hi_s_km);

	ar_ics_name(out, planned);
	add_amounts(out, planned);
	ar_text_add(out, ".\n");
	if (paced) {
		ar_text_add(out, "Pace ");
		add_pace(out, planned->pace_lo_s_km, planned->pace_hi_s_km);
	}
	if (planned->rpe_0_10 > 0) {
		ar_text_add(out, paced ? ", " : "By feel: ");
		add_effort(out, planned->rpe_0_10);
	}
	if (paced || planned->rpe_0_10 > 0)
		ar_text_add(out, ".\n");
	add_steps(out, planned);
	add_reason(out, planned);
	if (planned->done)
		ar_text_add(out, "Done.\n");
}
