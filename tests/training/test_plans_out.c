/* Plans out: whole plans and recovery sessions as events of a calendar, and
 * every session with steps as a workout for the watch. */
#include <string.h>

#include "afterrun/ics.h"
#include "afterrun/time.h"
#include "afterrun/workout.h"
#include "tests/check.h"
#include "tests/recovery/made.h"
#include "tests/training/ics_read.h"
#include "tests/training/plan_profile.h"

/* Not every event is compared: the reader looks from the start each time. */
enum { PLANS = 60, SESSIONS_MAX = 2048, EVENTS_APART = 7 };
static const size_t limit = (size_t)64 << 20;
static const double now_s = 1795250112;

static struct ar_arena *
open_arena(void)
{
	struct ar_arena *arena = ar_arena_open(limit);

	assert_non_null(arena);
	return arena;
}

/* --- one session --------------------------------------------------------- */

static struct ar_plan_step
part(const char *what, double seconds, double metres, double rpe)
{
	return (struct ar_plan_step){.repeat = 1, .group = 1, .what = what,
	    .seconds = seconds, .metres = metres, .pace_lo_s_km = NAN,
	    .pace_hi_s_km = NAN, .heart_lo_bpm = NAN, .heart_hi_bpm = NAN,
	    .rpe_0_10 = rpe};
}

static struct ar_planned
threshold(void)
{
	struct ar_planned p = {.number = 23, .kind = AR_PLAN_QUALITY,
	    .flavour = AR_FLAVOUR_T, .distance_m = 9040, .minutes = NAN,
	    .rpe_0_10 = 6.5, .pace_lo_s_km = 270, .pace_hi_s_km = 264.4,
	    .step_count = 4, .reason = "Threshold: comfortably hard.",
	    .rules = {"P8", "P15"}, .expected_min = 52.4};

	p.day = ar_days_from_civil(2026, 11, 24); /* a Tuesday */
	p.steps[0] = part("warm-up", 600, NAN, 2);
	p.steps[0].heart_lo_bpm = 120;
	p.steps[0].heart_hi_bpm = 140;
	p.steps[1] = part("threshold", NAN, 1000, 6.5);
	p.steps[1].repeat = 3;
	p.steps[1].group = 2;
	p.steps[1].pace_lo_s_km = 270;
	p.steps[1].pace_hi_s_km = 264.4;
	p.steps[2] = part("jog", 90, NAN, 2);
	p.steps[3] = part("cool-down", NAN, 400, NAN);
	return p;
}

static struct ar_calendar_plan
plan_of(const struct ar_planned *sessions, size_t count)
{
	struct ar_calendar_plan from = {.id = "p1", .sessions = sessions,
	    .session_count = count, .alarm_s = 1800};

	for (int i = 0; i < 7; i++)
		from.start_s[i] = 25200 + i * 60;
	return from;
}

static struct ar_calendar_event
event_of(const struct ar_planned *planned, struct ar_arena *arena)
{
	struct ar_calendar_plan from = plan_of(planned, 1);
	struct ar_calendar_event *events;
	struct ar_error err;
	size_t count;

	assert_int_equal(ar_plan_events(&from, arena, &events, &count, &err),
	    AR_OK);
	assert_int_equal(count, 1);
	return events[0];
}

static void
a_session_in_plain_words(void **state)
{
	struct ar_arena *arena = open_arena();
	struct ar_planned planned = threshold();
	struct ar_calendar_event event = event_of(&planned, arena);

	(void)state;
	assert_string_equal(event.uid, "afterrun-p1-23");
	assert_string_equal(event.summary, "Hard run (threshold), 9 km");
	assert_string_equal(event.description,
	    "Hard run (threshold), 9 km, about 52 min.\n"
	    "Pace 4:30 to 4:24 a km, effort 6.5 of 10.\n"
	    "Steps:\n"
	    "- warm-up 10 min at a heart rate of 120 to 140, effort 2 of 10\n"
	    "- 3 times: threshold 1 km at 4:30 to 4:24 a km, effort 6.5 of 10;"
	    " jog 1:30 min, effort 2 of 10\n"
	    "- cool-down 400 m\n"
	    "Why: Threshold: comfortably hard.\n"
	    "Rules: P8, P15\n");
	check_near(event.start_s, 25260, 0); /* Tuesday's */
	check_near(event.length_s, 52.4 * 60, 1e-9);
	check_near(event.alarm_s, 1800, 0);
	assert_int_equal(event.sequence, 0);
	assert_true(isnan(event.updated_utc_s));
	ar_arena_close(arena);
}

static void
sessions_by_minutes_and_done(void **state)
{
	struct ar_arena *arena = open_arena();
	struct ar_planned planned = {.day = 20781, .kind = AR_PLAN_STRENGTH,
	    .distance_m = NAN, .minutes = 24, .rpe_0_10 = 5,
	    .pace_lo_s_km = NAN, .pace_hi_s_km = NAN, .done = true};
	struct ar_calendar_event event = event_of(&planned, arena);

	(void)state;
	assert_string_equal(event.uid, "afterrun-p1-day-20781-strength");
	assert_string_equal(event.summary, "Strength, 24 min (done)");
	assert_string_equal(event.description, "Strength, 24 min.\n"
	    "By feel: effort 5 of 10.\nDone.\n");
	assert_true(isnan(event.start_s) && isnan(event.alarm_s));
	planned.kind = AR_PLAN_EASY;
	planned.done = false;
	planned.expected_m = 4321;
	event = event_of(&planned, arena);
	assert_string_equal(event.description,
	    "Easy run, 24 min, about 4.3 km.\nBy feel: effort 5 of 10.\n");
	check_near(event.length_s, 24 * 60, 0);
	ar_arena_close(arena);
}

/* Moved to another day, a session keeps its uid and counts its changes. */
static void
a_moved_session_keeps_its_uid(void **state)
{
	struct ar_arena *arena = open_arena();
	struct ar_planned planned = threshold();
	struct ar_calendar_plan from = plan_of(&planned, 1);
	struct ar_calendar_event *events;
	struct ar_error err;
	size_t count;

	(void)state;
	planned.day += 2;
	from.revisions = (const int[]){3};
	from.updated_utc_s = &now_s;
	assert_int_equal(ar_plan_events(&from, arena, &events, &count, &err),
	    AR_OK);
	assert_string_equal(events[0].uid, "afterrun-p1-23");
	assert_int_equal(events[0].sequence, 3);
	check_near(events[0].updated_utc_s, now_s, 0);
	check_near(events[0].start_s, 25200 + 3 * 60, 0); /* Thursday's */
	planned.kind = AR_PLAN_REST; /* says so, and why */
	planned.flavour = AR_FLAVOUR_NONE;
	planned.distance_m = planned.rpe_0_10 = planned.pace_lo_s_km = NAN;
	planned.step_count = 0;
	assert_int_equal(ar_plan_events(&from, arena, &events, &count, &err),
	    AR_OK);
	assert_int_equal(count, 1);
	assert_string_equal(events[0].uid, "afterrun-p1-23");
	assert_string_equal(events[0].summary, "Rest");
	assert_string_equal(events[0].description,
	    "Rest.\nWhy: Threshold: comfortably hard.\nRules: P8, P15\n");
	assert_true(isnan(events[0].start_s));
	planned.number = 0; /* a rest day as any other */
	assert_int_equal(ar_plan_events(&from, arena, &events, &count, &err),
	    AR_OK);
	assert_int_equal(count, 0);
	from.id = "";
	assert_int_equal(ar_plan_events(&from, arena, &events, &count, &err),
	    AR_EINPUT);
	ar_arena_close(arena);
}

/* --- whole plans --------------------------------------------------------- */

static size_t
gather(const struct ar_plan *plan, struct ar_planned *sessions)
{
	size_t count = 0;

	for (size_t w = 0; w < plan->week_count; w++) {
		const struct ar_plan_week *week = &plan->weeks[w];

		assert_true(count + week->session_count <= SESSIONS_MAX);
		memcpy(sessions + count, week->sessions,
		    week->session_count * sizeof(*sessions));
		count += week->session_count;
	}
	return count;
}

static void
check_calendar(const struct ar_planned *sessions, size_t session_count,
    struct ar_arena *arena)
{
	static struct ics_file file;
	struct ar_calendar_plan from = plan_of(sessions, session_count);
	struct ar_calendar calendar = {.name = "My plan", .now_utc_s = now_s};
	struct ar_calendar_event *events;
	struct ar_error err;
	const char *text;
	size_t n;

	assert_int_equal(ar_plan_events(&from, arena, &events,
	    &calendar.count, &err), AR_OK);
	calendar.events = events;
	for (size_t i = 0; i < calendar.count; i++)
		for (size_t j = 0; j < i; j++)
			assert_string_not_equal(events[i].uid, events[j].uid);
	if (!calendar.count)
		return;
	assert_int_equal(ar_calendar_write(&calendar, arena, &text, &n, &err),
	    AR_OK);
	ics_read(&file, text, n);
	assert_int_equal(ics_events(&file), calendar.count);
	for (size_t i = 0; i < calendar.count; i += EVENTS_APART) {
		assert_string_equal(ics_of(&file, i, "UID")->value,
		    events[i].uid);
		assert_string_equal(ics_of(&file, i, "DESCRIPTION")->value,
		    events[i].description);
	}
	ics_close(&file);
}

/* Metres and seconds with every repeat run through. */
static void
check_sums(const struct ar_planned *planned,
    const struct ar_workout *workout)
{
	double metres = 0, seconds = 0, want_m = 0, want_s = 0;

	for (size_t i = 0; i < planned->step_count; i++) {
		const struct ar_plan_step *step = &planned->steps[i];
		size_t last = i + (step->repeat > 1 ? (size_t)step->group : 1);

		for (size_t j = i; j < last; j++) {
			double part_s = planned->steps[j].seconds;
			double part_m = planned->steps[j].metres;

			want_s += isnan(part_s) ? 0 : step->repeat * part_s;
			want_m += isnan(part_m) ? 0 : step->repeat * part_m;
		}
		i = last - 1;
	}
	for (size_t i = 0; i < workout->step_count; i++) {
		const struct ar_workout_step *step = &workout->steps[i];

		for (size_t j = (size_t)step->from; step->repeats && j < i;
		     j++) {
			double part_s = workout->steps[j].seconds;
			double part_m = workout->steps[j].metres;

			seconds += isnan(part_s) ? 0 :
			    (step->repeats - 1) * part_s;
			metres += isnan(part_m) ? 0 :
			    (step->repeats - 1) * part_m;
		}
		seconds += isnan(step->seconds) ? 0 : step->seconds;
		metres += isnan(step->metres) ? 0 : step->metres;
	}
	check_near(seconds, want_s, 0.02);
	check_near(metres, want_m, 0.2);
}

static void
check_workout(const struct ar_planned *planned)
{
	struct ar_arena *arena = open_arena();
	struct ar_workout workout, got;
	const unsigned char *bytes;
	struct ar_error err;
	size_t n;

	assert_int_equal(ar_workout_from_planned(planned, AR_AIM_PACE, arena,
	    &workout, &err), AR_OK);
	workout.created_utc_s = now_s;
	if (ar_workout_write(&workout, arena, &bytes, &n, &err) != AR_OK)
		fail_msg("session %d: step %s: %s", planned->number,
		    err.where, err.text);
	assert_int_equal(ar_workout_read(bytes, n, arena, &got, &err), AR_OK);
	assert_int_equal(got.step_count, workout.step_count);
	check_sums(planned, &got);
	ar_arena_close(arena);
}

static void
whole_plans(void **state)
{
	static struct ar_planned sessions[SESSIONS_MAX];
	static struct plan_runner runner;
	size_t workouts = 0, events = 0;

	(void)state;
	for (uint64_t seed = 1; seed <= PLANS; seed++) {
		struct ar_arena *arena = open_arena();
		struct ar_plan plan;
		struct ar_error err;
		size_t count;

		plan_runner_random(&runner, seed);
		if (ar_plan_build(&runner.profile, runner.history,
		    runner.history_count, runner.made_day, arena, &plan,
		    &err) != AR_OK)
			fail_msg("seed %d: %s", (int)seed, err.text);
		count = gather(&plan, sessions);
		check_calendar(sessions, count, arena);
		events += count;
		for (size_t i = 0; i < count; i++) {
			if (sessions[i].kind == AR_PLAN_REST ||
			    !sessions[i].step_count)
				continue;
			check_workout(&sessions[i]);
			workouts++;
		}
		ar_arena_close(arena);
	}
	print_message("%d events, %d workouts\n", (int)events, (int)workouts);
	assert_true(events > 1000 && workouts > 1000);
}

/* --- recovery ------------------------------------------------------------ */

static const struct ar_calendar_event *
find(const struct ar_calendar_event *events, size_t count, const char *uid)
{
	for (size_t i = 0; i < count; i++)
		if (strcmp(events[i].uid, uid) == 0)
			return &events[i];
	return NULL;
}

/* The tempo run of recovery.md (G2): contrast packs within 48 hours, rest
 * days after one and two. */
static void
a_recovery_session(void **state)
{
	struct made m = {0};
	struct ar_calendar_recovery from = {.id = "r9", .session = &m.s,
	    .day = 20781, .start_s = 20 * 3600 + 100, .updated_utc_s = NAN,
	    .alarm_s = 0};
	struct ar_arena *arena = open_arena();
	struct ar_calendar_event *events;
	const struct ar_calendar_event *one;
	struct ar_error err;
	size_t count;

	(void)state;
	made_run(&m);
	m.in.run.rpe_0_10 = 7;
	m.in.run.ascent_m = m.in.run.descent_m = 60;
	m.in.run.air_c = 12;
	m.in.minutes_available = 20;
	m.in.next_hard_h = 48;
	m.in.tool[AR_TOOL_ROLLER] = m.in.tool[AR_TOOL_ICE] = true;
	m.in.tool[AR_TOOL_TOWEL] = true;
	made_sore(&m, AR_CALF, 2);
	made_build(&m);
	assert_int_equal(ar_session_events(&from, arena, &events, &count,
	    &err), AR_OK);
	one = find(events, count, "afterrun-r9-recovery");
	assert_non_null(one);
	assert_int_equal(one->day, 20781);
	check_near(one->start_s, 20.25 * 3600, 0);
	check_near(one->length_s, m.s.total_s, 0);
	assert_non_null(strstr(one->description, m.s.steps[0].title));
	one = find(events, count, "afterrun-r9-contrast_pack");
	assert_non_null(one);
	assert_int_equal(one->day, 20782); /* within the 48 hours */
	check_near(one->start_s, 20.25 * 3600, 0);
	assert_non_null(strstr(one->description, "within 48 hours"));
	made_close(&m);
	ar_arena_close(arena);
}

static void
cards_that_are_due(void **state)
{
	struct ar_card later[] = {{.id = "no_heat", .text = "x"},
	    {.id = "rest_day_24h", .text = "x"},
	    {.id = "rest_day_48h", .text = "x"},
	    {.id = "no_long_descent", .text = "x"},
	    {.id = "pain_72h", .text = "answer again"}};
	struct ar_session session = {.later = later, .later_count = 5};
	struct ar_calendar_recovery from = {.id = "r9", .session = &session,
	    .day = 20781, .start_s = 3600, .updated_utc_s = now_s,
	    .alarm_s = NAN};
	struct ar_arena *arena = open_arena();
	struct ar_calendar_event *events;
	struct ar_error err;
	size_t count;

	(void)state;
	assert_int_equal(ar_session_events(&from, arena, &events, &count,
	    &err), AR_OK);
	assert_int_equal(count, 3);
	assert_string_equal(events[0].uid, "afterrun-r9-rest_day_24h");
	assert_int_equal(events[0].day, 20782);
	assert_int_equal(events[1].day, 20783);
	assert_int_equal(events[2].day, 20784);
	assert_string_equal(events[2].description, "answer again");
	check_near(events[2].start_s, 3600, 0);
	from.start_s = NAN;
	assert_int_equal(ar_session_events(&from, arena, &events, &count,
	    &err), AR_EINPUT);
	from.start_s = 3600;
	from.day = INT64_MAX;
	assert_int_equal(ar_session_events(&from, arena, &events, &count,
	    &err), AR_EINPUT);
	ar_arena_close(arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_session_in_plain_words),
	    cmocka_unit_test(sessions_by_minutes_and_done),
	    cmocka_unit_test(a_moved_session_keeps_its_uid),
	    cmocka_unit_test(whole_plans),
	    cmocka_unit_test(a_recovery_session),
	    cmocka_unit_test(cards_that_are_due),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
