/* Seeded random days and one input worse. */
#include "tests/check.h"

#include "knowledge/pain_keys.h"
#include "tests/training/test_day_random.h"

static bool
chance(struct dice *dice, unsigned one_in)
{
	return dice_roll(dice, one_in) == 0;
}

static double
roll(struct dice *dice, unsigned sides)
{
	return dice_roll(dice, sides);
}

static const char *const pains[] = {
	"region=calf side=left tissue=muscle severity_worst=2 severity_now=1",
	"region=thigh_front side=both tissue=muscle onset=next_day "
	"severity_worst=4 severity_now=4 duration_days=1 trend=better",
	"region=achilles side=left tissue=tendon onset=gradual_in_run "
	"severity_worst=4 severity_now=2 severity_in_run=3 "
	"stiff_in_morning=1 duration_days=10",
	"region=shin_inner side=left tissue=bone bone_tender=diffuse "
	"onset=gradual_in_run severity_worst=4 severity_now=2 "
	"severity_in_run=2 duration_days=5",
	"region=knee_inner side=left tissue=joint severity_worst=3 "
	"severity_now=1 duration_days=4",
	"region=calf side=right severity_worst=4 calf_diff_cm=3.5 "
	"duration_days=2",
	"region=calf side=right severity_worst=4 calf_diff_cm=3.5 "
	"duration_days=2 breathless=1",
};

static void
any_profile(struct dice *dice, struct day_case *c)
{
	static const double ages[] = { 25, 40, 56, 70 };

	c->profile.goal = (enum ar_goal)dice_roll(dice, AR_GOALS);
	c->profile.person.age_y = ages[dice_roll(dice, 4)];
	c->today = case_monday + dice_roll(dice, 7);
	if (chance(dice, 3))
		c->profile.goal_day = c->today + dice_roll(dice, 20);
	if (chance(dice, 2))
		for (int i = 0; i < 7; i++)
			c->profile.days[i] = !chance(dice, 3);
}

static void
any_plan(struct dice *dice, struct day_case *c)
{
	static const enum ar_plan_kind kinds[] = { AR_PLAN_EASY,
		AR_PLAN_EASY, AR_PLAN_EASY, AR_PLAN_QUALITY, AR_PLAN_QUALITY,
		AR_PLAN_LONG, AR_PLAN_STRIDES, AR_PLAN_CROSS, AR_PLAN_REST,
		AR_PLAN_RACE };

	for (int ahead = -4; ahead <= 9; ahead++) {
		enum ar_plan_kind kind = kinds[dice_roll(dice, 10)];
		double km = 3 + dice_roll(dice, 200) / 10.0;
		bool timed = kind == AR_PLAN_CROSS || chance(dice, 3);
		struct ar_planned *s;

		if (c->profile.goal_day == c->today + ahead)
			kind = AR_PLAN_RACE;
		else if (kind == AR_PLAN_RACE)
			kind = AR_PLAN_EASY;
		if (ahead != 0 && chance(dice, 3))
			continue;
		s = case_plan(c, ahead, kind, timed ? NAN : km,
		    timed ? 10 + roll(dice, 120) : NAN);
		if (kind == AR_PLAN_QUALITY) {
			s->flavour = (enum ar_flavour)(1 +
			    dice_roll(dice, AR_FLAVOURS - 1));
			s->regions = dice_roll(dice, 1u << AR_LOAD_ROWS);
		}
		if (kind == AR_PLAN_REST)
			s->distance_m = s->minutes = NAN;
		s->phase = (enum ar_plan_phase)dice_roll(dice, AR_PHASES);
		s->swaps = (int)dice_roll(dice, 3);
		if (dice_roll(dice, 2) == 0) /* what the builder put there */
			s->rules[0] = "P2";
		s->done = ahead < 0 && !chance(dice, 3);
		s->descent_m = chance(dice, 2) ? roll(dice, 300) : NAN;
		if (chance(dice, 4))
			case_plan(c, ahead, AR_PLAN_STRENGTH, NAN, 25);
	}
}

static void
any_history(struct dice *dice, struct day_case *c)
{
	int from = chance(dice, 4) ? 8 + (int)dice_roll(dice, 20) : 1;

	for (int ago = 75; ago >= from; ago--) {
		enum ar_plan_kind kind = AR_PLAN_EASY;
		double km = 4 + dice_roll(dice, 80) / 10.0;
		struct ar_plan_run *run;

		if (chance(dice, 2) && ago > 8)
			continue;
		if (chance(dice, 8))
			kind = AR_PLAN_LONG;
		if (chance(dice, 30))
			kind = AR_PLAN_RACE;
		if (chance(dice, 15))
			km *= 3;
		run = case_run(c, ago, kind, km);
		if (!chance(dice, 3))
			for (int r = 0; r < AR_LOAD_ROWS; r++)
				run->dose_eq_km[r] = km *
				    (0.5 + dice_roll(dice, 100) / 100.0);
	}
}

static void
any_body(struct dice *dice, struct day_case *c)
{
	for (int r = 0; r < AR_REGIONS; r++)
		if (chance(dice, 4))
			c->state.soreness[r][dice_roll(dice, 2)] =
			    chance(dice, 4) ? dice_roll(dice, 11)
			                    : dice_roll(dice, 4);
	if (chance(dice, 5))
		c->state.legs_0_10 = dice_roll(dice, 8);
	for (int i = 0; i < 8 && chance(dice, 2); i++)
		case_forecast(c, (enum ar_load_row)dice_roll(dice,
		    AR_LOAD_ROWS), dice_roll(dice, 80),
		    dice_roll(dice, chance(dice, 3) ? 90 : 40) / 10.0);
	c->state.sleep_count = 20;
	for (int i = 0; i < 20; i++)
		c->sleep[i] = chance(dice, 6) ? NAN
		    : 5.5 + dice_roll(dice, 30) / 10.0;
	c->state.hrv_count = CASE_DAYS;
	for (int i = 0; i < CASE_DAYS; i++)
		c->hrv[i] = chance(dice, 8) ? NAN
		    : 40 + roll(dice, 30);
	if (chance(dice, 3))
		for (int i = CASE_DAYS - 7; i < CASE_DAYS; i++)
			c->hrv[i] *= 0.8 + dice_roll(dice, 5) / 10.0;
	c->state.resting_count = 60;
	for (int i = 0; i < 60; i++)
		c->resting[i] = chance(dice, 8) ? NAN
		    : 48 + roll(dice, 5);
	if (chance(dice, 4))
		c->resting[59] += dice_roll(dice, 15);
	c->state.rpe_over_count = 3;
	for (int i = 0; i < 3; i++)
		c->over[i] = dice_roll(dice, 5) - 2.0;
}

static void
any_state(struct dice *dice, struct day_case *c)
{
	struct ar_plan_state *s = &c->state;

	any_body(dice, c);
	s->fatigue_0_10 = chance(dice, 3) ? NAN : roll(dice, 8);
	s->stress_mood_worst_fifth = chance(dice, 5);
	if (chance(dice, 5)) {
		s->illness = (enum ar_illness)(1 + dice_roll(dice, 3));
		s->illness_days = (int)dice_roll(dice, 6);
		s->illness_days_free = (int)dice_roll(dice, 9);
	}
	s->easy_hr_change_pct = chance(dice, 3) ? NAN : roll(dice, 8);
	s->days_off = chance(dice, 6) ? (int)dice_roll(dice, 70) : 0;
	s->form = chance(dice, 3) ? NAN : 10 - (double)dice_roll(dice, 60);
	s->ctl_week_rise = dice_roll(dice, 9);
	s->monotony = dice_roll(dice, 30) / 10.0;
	s->strain = dice_roll(dice, 2000);
	s->strain_p90 = 1200;
	s->days_since_change = (int)dice_roll(dice, 8);
	s->yellows_14d = dice_roll(dice, 5);
	s->all_done_14d = chance(dice, 2);
	s->not_right = chance(dice, 12);
	if (chance(dice, 5))
		case_pain(c, pains[dice_roll(dice, 7)]);
}

void
case_random(struct dice *dice, struct day_case *c)
{
	struct ar_arena *arena = c->arena;

	case_open(c);
	ar_arena_close(arena);
	any_profile(dice, c);
	any_plan(dice, c);
	any_history(dice, c);
	any_state(dice, c);
}

/* The arrays of c2 instead of those of c. */
void
case_copy(const struct day_case *c, struct day_case *c2)
{
	struct ar_arena *arena = c2->arena;

	*c2 = *c;
	c2->arena = arena;
	c2->state.sleep_h = c2->sleep;
	c2->state.hrv_rmssd_ms = c2->hrv;
	c2->state.resting_bpm = c2->resting;
	c2->state.rpe_over_plan = c2->over;
	c2->state.forecast = c2->forecast;
	c2->state.pains = c2->pains;
	c2->state.pain_past = c2->past;
	for (int i = 0; i < CASE_PAINS; i++)
		c2->past[i].reports = c2->past_reports[i];
}

static const struct ar_plan_alarm too_long = {"T28",
	"Soreness for this long can be a sign of a muscle injury.",
	"legs: 1 of 10 or more for 30 days"};

static const char *
worse_body(struct dice *dice, struct day_case *c)
{
	struct ar_plan_state *s = &c->state;
	double *mark =
	    &s->soreness[dice_roll(dice, AR_REGIONS)][dice_roll(dice, 2)];
	double by = 1 + dice_roll(dice, 4);

	switch (dice_roll(dice, 8)) {
	case 6:
		s->legs_0_10 += by;
		return s->legs_0_10 <= 10 ? "legs" : NULL;
	case 7:
		s->alarms = &too_long;
		s->alarm_count = 1;
		return "marks that last";
	case 0:
		*mark += by;
		return *mark <= 10 ? "soreness" : NULL;
	case 1:
		if (s->forecast_count == 0)
			return NULL;
		mark = &c->forecast[dice_roll(dice,
		    (unsigned)s->forecast_count)].soreness_0_10;
		*mark = fmin(10, *mark + by);
		return "forecast";
	case 2:
		c->sleep[19] -= by;
		return c->sleep[19] > 0 ? "sleep" : NULL;
	case 3:
		/* above the band a lower value is not worse (P26) */
		c->hrv[CASE_DAYS - 1 - (int)dice_roll(dice, 3)] *= 0.5;
		return s->fatigue_0_10 >= 4 ? NULL : "hrv";
	case 4:
		c->resting[59 - dice_roll(dice, 7)] += 4 * by;
		return "resting";
	default:
		s->fatigue_0_10 += by;
		return s->fatigue_0_10 <= 10 ? "fatigue" : NULL;
	}
}

static const char *
worse_illness(struct dice *dice, struct ar_plan_state *s)
{
	switch (dice_roll(dice, 3)) {
	case 0:
		if (s->illness == AR_ILLNESS_FEVER)
			return NULL;
		s->illness = (enum ar_illness)(s->illness + 1);
		return "illness";
	case 1:
		s->illness_days++;
		return "illness days";
	default:
		return --s->illness_days_free >= 0 ? "days free" : NULL;
	}
}

static const char *
worse_log(struct dice *dice, struct day_case *c)
{
	struct ar_plan_state *s = &c->state;
	double by = 1 + dice_roll(dice, 20);

	switch (dice_roll(dice, 9)) {
	case 0:
		s->form -= by;
		return "form";
	case 1:
		s->ctl_week_rise += by;
		return "ctl";
	case 2:
		s->monotony += by / 10;
		return "monotony";
	case 3:
		s->strain += by * 50;
		return "strain";
	case 4:
		s->easy_hr_change_pct += by / 4;
		return "easy hr";
	case 5:
		c->over[1 + dice_roll(dice, 2)] += 2;
		return "effort";
	case 6:
		s->days_off += (int)by;
		return "days off";
	case 7:
		s->not_right = true;
		return "not right";
	default:
		s->stress_mood_worst_fifth = true;
		return "stress";
	}
}

static const char *
worse_pain(struct dice *dice, struct day_case *c)
{
	if (c->state.pain_count == CASE_PAINS)
		return NULL;
	if (c->state.pain_count > 0 && chance(dice, 2)) {
		double *in_run =
		    &c->pains[0].value[AR_PAIN_SEVERITY_IN_RUN];

		*in_run += 1 + dice_roll(dice, 4);
		return *in_run <= 10 ? "pain in the run" : NULL;
	}
	case_pain(c, pains[dice_roll(dice, 7)]);
	return "one pain more";
}

const char *
case_worsen(struct dice *dice, struct day_case *c)
{
	switch (dice_roll(dice, 5)) {
	case 0:
		return worse_illness(dice, &c->state);
	case 1:
		return worse_log(dice, c);
	case 2:
		return worse_pain(dice, c);
	default:
		return worse_body(dice, c);
	}
}
