/* P37 to P43: what is left after days off, and the way back. */
#include <math.h>

#include "afterrun/plan_return.h"
#include "base/text.h"
#include "training/day.h"
#include "training/numbers.h"

/* Row of data/plan_time_off.csv. */
struct time_off {
	int days;
	double alone;
	double cross;
};

static const struct time_off time_off[] = {
#include "training/time_off.inc"
};

enum { TIME_OFF = sizeof time_off / sizeof time_off[0] };

static const struct ar_ladder_step ladder[AR_LADDER_STEPS] = {
#include "training/ladder.inc"
};

/* The closed form gives the first column within 0.001; the column with
 * cross-training is read between its rows. */
double
ar_time_off_share(int days, bool cross_trained)
{
	if (days <= time_off[0].days)
		return 1;
	if (!cross_trained)
		return fmax(AR_P37_FLOOR,
		    1 - AR_P37_SLOPE * (days - AR_P38_FULL_DAYS));
	for (int i = 1; i < TIME_OFF; i++) {
		const struct time_off *a = &time_off[i - 1];
		const struct time_off *b = &time_off[i];

		if (days <= b->days)
			return a->cross + (b->cross - a->cross) *
			    (days - a->days) / (b->days - a->days);
	}
	return time_off[TIME_OFF - 1].cross;
}

/* P38.  With an odd number of days the lower share lasts longer. */
double
ar_return_volume_share(int days_off, int day)
{
	if (day < 0 || days_off <= AR_P38_FULL_DAYS)
		return 1;
	if (days_off > AR_P38_THIRDS_DAYS)
		return NAN;
	if (day >= days_off)
		return 1;
	if (days_off <= AR_P38_HALVES_DAYS)
		return 2 * day < days_off ? AR_P38_SECOND : AR_P38_THIRD;
	if (3 * day < days_off)
		return AR_P38_FIRST;
	return 3 * day < 2 * days_off ? AR_P38_SECOND : AR_P38_THIRD;
}

struct ar_ladder_step
ar_ladder_step(int step)
{
	if (step < 1 || step > AR_LADDER_STEPS)
		return (struct ar_ladder_step){ 0, NAN, NAN };
	return ladder[step - 1];
}

int
ar_return_first_step(const struct ar_return_case *input)
{
	if (input->injured || input->bone)
		return 1;
	if (input->novice || input->days_off > AR_LADDER_RETURN_DAYS)
		return AR_LADDER_FIRST_NOVICE;
	return input->days_off >= AR_LADDER_FROM_DAYS
	    ? AR_LADDER_FIRST_RETURN
	    : 0;
}

const char *
ar_return_missing(const struct ar_return_ready *ready)
{
	if (ready->bone && !ready->clinician_yes)
		return "After a bone stress injury a clinician has to agree "
		    "first.";
	if (ready->bone && ready->bone_tender)
		return "The bone must not be tender any more.";
	if (ready->bone && ready->walk_days_in_a_row < AR_P39_WALK_DAYS)
		return "Walk half an hour without pain on five days in a row "
		    "first.";
	if (!(ready->walk_min >=
	            (ready->bone ? AR_P39_WALK_MIN : AR_P40_WALK_MIN) &&
	        ready->walk_pain_0_10 <=
	            (ready->bone ? AR_P18_BONE : AR_P40_WALK_PAIN)))
		return "Walk half an hour with little or no pain first.";
	if (ready->calf_or_achilles &&
	    !(ready->heel_raises >= AR_P40_HEEL_RAISES))
		return "Rise on the toes of one leg twenty times first.";
	if (!(ready->hops >= AR_P40_HOPS))
		return "Hop ten times on one leg within the limits of pain "
		    "first.";
	return NULL;
}

/* The ladder on its way. */
struct climb {
	int step;
	int passes; /* at this step, in a row */
	int fails[AR_LADDER_STEPS + 1];
	int bone_pains;
	bool done;
	bool triage;
	const char *rule;
	const char *reason;
};

static void
bone_hurts(struct climb *climb)
{
	climb->bone_pains++;
	climb->passes = 0;
	climb->rule = "P42";
	climb->reason = "The bone hurt: wait 48 hours and go one step down.";
	if (climb->bone_pains >= AR_P42_FAILS) {
		climb->triage = true;
		climb->reason = "The bone hurt again: stop running and have "
		    "it seen.";
	}
	if (climb->step > 1)
		climb->step--;
}

static void
fail(struct climb *climb)
{
	climb->passes = 0;
	climb->rule = "P42";
	climb->reason = "It was too much: wait 48 hours, then one step down.";
	if (++climb->fails[climb->step] >= AR_P42_FAILS) {
		climb->triage = true;
		climb->reason = "Twice too much at the same step: answer the "
		    "questions about pain before you go on.";
	}
	if (climb->step > 1)
		climb->step--;
}

static void
pass(struct climb *climb)
{
	climb->rule = "P42";
	climb->reason = "Once well: the same step once more.";
	if (++climb->passes < AR_P42_PASSES)
		return;
	climb->passes = 0;
	climb->reason = "Twice well: one step up.";
	if (climb->step == AR_LADDER_STEPS) {
		climb->done = true;
		climb->reason = "Half an hour of running twice: the criteria "
		    "of the ladder are met. Frequency comes first now, then "
		    "length, then speed.";
		return;
	}
	climb->step++;
}

/* A day at another step than the one that was due: easier days count as
 * done at the step they were, harder ones do not lift. */
static void
take_day(struct climb *climb, const struct ar_ladder_day *day, bool bone)
{
	if (day->step < 1 || day->step > AR_LADDER_STEPS || climb->done)
		return;
	if (day->step < climb->step) {
		climb->step = day->step;
		climb->passes = 0;
	}
	if (bone && day->bone_pain)
		bone_hurts(climb);
	else if (!day->passed)
		fail(climb);
	else if (day->step == climb->step)
		pass(climb);
}

struct ar_ladder_next
ar_ladder_go(const struct ar_ladder_day *days, size_t count, int first_step,
    bool bone, int64_t today)
{
	struct climb climb = { .step = first_step, .rule = "P41",
		.reason = "Easy and flat, with a day between." };
	struct ar_ladder_next next = { 0 };

	if (climb.step < 1)
		climb.step = 1;
	if (climb.step > AR_LADDER_STEPS)
		climb.step = AR_LADDER_STEPS;
	next.day = today;
	for (size_t i = 0; i < count; i++) {
		if (days[i].day > today)
			continue; /* not yet done */
		take_day(&climb, &days[i], bone);
		if (days[i].day + AR_P42_DAYS > next.day)
			next.day = days[i].day + AR_P42_DAYS;
	}
	next.step = climb.triage || climb.done ? 0 : climb.step;
	next.done = climb.done;
	next.triage = climb.triage;
	next.rule = climb.rule;
	next.reason = climb.reason;
	return next;
}
