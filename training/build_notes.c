/* What the runner should know about a plan, in plain words. */
#include <math.h>

#include "afterrun/fitness.h"
#include "afterrun/time.h"
#include "base/text.h"
#include "training/build.h"
#include "training/numbers.h"

enum { NOTES_MAX = 12, DATE_SIZE = 11 };

static const double m_per_km = 1000;

struct notes {
	struct ar_arena *arena;
	const char **list;
	size_t count;
	bool failed;
};

/* For people: tenths of a kilometre. */
static double
km(double metres)
{
	return ar_round(metres / m_per_km, 1);
}

static void
add(struct notes *notes, const char *text)
{
	if (!text)
		notes->failed = true;
	else if (notes->count < NOTES_MAX)
		notes->list[notes->count++] = text;
}

static void
date_text(int64_t day, char out[DATE_SIZE])
{
	const double day_s = 86400;
	char text[AR_TIME_TEXT];

	ar_time_utc_text((double)day * day_s, text);
	for (int i = 0; i < DATE_SIZE - 1; i++)
		out[i] = text[i];
	out[DATE_SIZE - 1] = '\0';
}

static const char *
goal_words(enum ar_goal goal)
{
	static const char *const words[AR_GOALS] = { "5 km", "10 km",
		"half marathon", "marathon", "keep running", "return" };

	return words[goal];
}

static void
note_start(struct notes *notes, const struct ar_start *start)
{
	struct ar_arena *arena = notes->arena;

	if (start->ladder_from > 0) {
		add(notes, "You begin with walking and running in turns, "
		           "three times a week, every step twice (P39, P41).");
		return;
	}
	add(notes, ar_text_format(arena,
	    "Your usual week is %f km; the plan starts from it (P1).",
	    km(start->log_m)));
	if (start->usual_m < start->log_m)
		add(notes, ar_text_format(arena,
		    "You have fewer days than runs until now, so it begins "
		    "with %f km (P4).", km(start->usual_m)));
	if (start->days_off > AR_OFF_DAYS_FREE)
		add(notes, ar_text_format(arena,
		    "After %d days without running you come back with half "
		    "of that, then three quarters, then all of it (P38).",
		    start->days_off));
}

static void
note_care(struct notes *notes, const struct ar_start *start)
{
	if (start->heavy)
		add(notes, ar_text_format(notes->arena,
		    "In the first week you run %f km at most in all. More "
		    "in the first weeks went with more injuries (P13).",
		    km(AR_HEAVY_FIRST_WEEK_M)));
	if (start->profile->goal == AR_GOAL_MARATHON &&
	    start->usual_m < AR_MARATHON_BASE_M)
		add(notes, ar_text_format(notes->arena,
		    "Marathon runners with less than %f km a week had about "
		    "twice the injuries of those with more. A half marathon "
		    "is the kinder goal now (P12).",
		    km(AR_MARATHON_BASE_M)));
	if (start->lighter_every == AR_LIGHTER_EVERY_CAREFUL)
		add(notes, "Every third week is lighter, for your age or "
		           "your bones (P5).");
	if (start->runs < AR_RUNS_USUAL && start->ladder_from == 0)
		add(notes, ar_text_format(notes->arena,
		    "With %d runs a week there is little room to grow; three "
		    "are better.", start->runs));
	if (!start->speeds.paced)
		add(notes, "No pace is prescribed: go by effort. A race or a "
		           "time trial would give paces (A5).");
}

static void
note_reach(struct notes *notes, const struct ar_start *start,
    const struct ar_plan *plan, enum ar_goal lesser)
{
	const struct ar_plan_profile *profile = start->profile;
	const char *goal = goal_words(profile->goal);
	char wish[DATE_SIZE], day[DATE_SIZE];

	if (profile->goal_day != 0)
		date_text(profile->goal_day, wish);
	if (plan->possible_day == 0) {
		add(notes, ar_text_format(notes->arena,
		    "The %s cannot be reached within the rules from here. "
		    "The plan keeps you running (P11).", goal));
	} else if (!plan->reachable) {
		date_text(plan->possible_day, day);
		add(notes, ar_text_format(notes->arena,
		    "By %s the %s is not within the rules: the long run would "
		    "have to jump. The plan leads to %s instead (P2, P11).",
		    wish, goal, day));
	} else if (profile->goal_day == 0) {
		date_text(plan->possible_day, day);
		add(notes, ar_text_format(notes->arena,
		    "You named no day; the plan leads to %s (P9).", day));
	}
	if (!plan->reachable && lesser != AR_GOALS &&
	    profile->goal_day != 0)
		add(notes, ar_text_format(notes->arena,
		    "On %s a %s is possible (P11).", wish,
		    goal_words(lesser)));
}

static void
note_longest(struct notes *notes, const struct ar_draft *draft)
{
	double longest = ar_draft_longest(draft);
	const struct ar_goal_row *row = draft->row;

	if (longest >= row->peak_lo_m)
		return;
	add(notes, ar_text_format(notes->arena,
	    "Your longest run before the race will be %f km; %f to %f "
	    "km are usual (P11). Finish it easily and be content.",
	    km(longest), km(row->peak_lo_m), km(row->peak_hi_m)));
}

static void
note_time(struct notes *notes, const struct ar_start *start,
    const struct ar_draft *draft)
{
	double forecast = ar_vdot_time_s(start->vdot, draft->row->distance_m);
	double wish = start->profile->goal_time_s;
	const double minute_s = 60;

	if (wish * AR_GOAL_TIME_SLACK < forecast)
		add(notes, ar_text_format(notes->arena,
		    "Your fitness now says about %f minutes for it; your "
		    "wish is %f. Start at the pace you can hold (A5).",
		    ar_round(forecast / minute_s, 0),
		    ar_round(wish / minute_s, 0)));
}

enum ar_status
ar_plan_notes(const struct ar_start *start, const struct ar_draft *draft,
    enum ar_goal lesser, struct ar_arena *arena, struct ar_plan *plan)
{
	struct notes notes = { .arena = arena };
	bool race = ar_goal_row(start->profile->goal)->distance_m > 0;

	notes.list = ar_arena_array(arena, NOTES_MAX, sizeof(*notes.list));
	if (!notes.list)
		return AR_EMEM;
	note_start(&notes, start);
	if (race)
		note_reach(&notes, start, plan, lesser);
	if (draft->race_day != 0) {
		note_longest(&notes, draft);
		note_time(&notes, start, draft);
	}
	note_care(&notes, start);
	plan->notes = notes.list;
	plan->note_count = notes.count;
	return notes.failed ? AR_EMEM : AR_OK;
}
