#include "made_log.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "afterrun/pain_log.h"
#include "knowledge/pain_keys.h"

enum { PAINS = 8, REPORTS = 40 };

static const double day_s = 86400, hour_s = 3600;

static void *
room(struct ar_arena *arena, size_t count, size_t size)
{
	void *bytes = ar_arena_array(arena, count, size);

	if (!bytes)
		abort();
	return bytes;
}

struct ar_history *
made_log(struct ar_arena *arena)
{
	struct ar_history *history = room(arena, 1, sizeof *history);

	history->moment = (struct ar_moment){
		(MADE_TODAY + 0.5) * day_s, 0};
	history->today = MADE_TODAY;
	history->settled.person = (struct ar_person){.age_y = NAN,
	    .mass_kg = NAN, .height_m = NAN, .heart_rest_bpm = NAN,
	    .heart_max_bpm = NAN, .heart_threshold_bpm = NAN,
	    .threshold_m_s = NAN, .vdot = NAN};
	history->runs = room(arena, MADE_ROOM / 10, sizeof *history->runs);
	history->days = room(arena, MADE_ROOM, sizeof *history->days);
	history->feels = room(arena, MADE_ROOM, sizeof *history->feels);
	history->wells = room(arena, MADE_ROOM, sizeof *history->wells);
	history->episodes = room(arena, PAINS, sizeof *history->episodes);
	for (int i = 0; i < PAINS; i++)
		history->episodes[i].reports = room(arena, REPORTS,
		    sizeof *history->episodes[i].reports);
	return history;
}

struct ar_run *
made_run_at(struct ar_history *history, double hours_ago, double distance_m,
    double dose_eq_km, double eccentric_ratio)
{
	double end = history->moment.now_utc_s - hours_ago * hour_s;
	struct ar_run *run = &history->runs[0];
	struct ar_day_load *day = &history->days[history->day_count];

	memmove(run + 1, run, history->run_count++ * sizeof *run);
	memset(run, 0, sizeof *run);
	run->id = (int64_t)history->run_count;
	run->on_foot = true;
	run->sport = "running";
	run->rpe_0_10 = 4;
	run->summary.elapsed_s = run->summary.moving_s = distance_m / 3;
	run->summary.distance_m = distance_m;
	run->summary.start_utc_s = end - run->summary.elapsed_s;
	run->summary.ascent_m = run->summary.descent_m = 0;
	run->summary.heart_avg_pct_max = NAN;
	run->day = (int64_t)floor(run->summary.start_utc_s / day_s);
	run->legs_known = true;
	for (int row = 0; row < AR_LOAD_ROWS; row++) {
		run->leg[row].dose_eq_km = dose_eq_km;
		run->leg[row].eccentric_ratio = eccentric_ratio;
	}
	run->load.tss = run->summary.moving_s / 60;
	run->load.session_rpe_au = 4 * run->summary.moving_s / 60;
	*day = (struct ar_day_load){.day = run->day, .tss = run->load.tss,
	    .au = run->load.session_rpe_au, .foot_m = distance_m,
	    .moving_s = run->summary.moving_s, .runs = 1};
	history->day_count++;
	history->first_day = history->days[0].day;
	return run;
}

struct ar_run *
made_run(struct ar_history *history, int days_ago, double distance_m,
    double dose_eq_km, double eccentric_ratio)
{
	return made_run_at(history, days_ago * 24.0 - 6, distance_m,
	    dose_eq_km, eccentric_ratio);
}

void
made_mark(struct ar_history *history, int days_ago, int region, int side,
    double mark)
{
	struct ar_feel *feel = &history->feels[history->feel_count++];

	*feel = (struct ar_feel){.day = MADE_TODAY - days_ago,
	    .region = region, .side = side, .mark = mark,
	    .said_utc_s = (MADE_TODAY - days_ago) * day_s + 7 * hour_s,
	    .replaced_utc_s = NAN};
}

void
made_well(struct ar_history *history, int days_ago, enum ar_wellness kind,
    double value, const char *source)
{
	struct ar_well *well = &history->wells[history->well_count++];

	*well = (struct ar_well){.item = {kind, MADE_TODAY - days_ago, value,
	    source}, .said_utc_s = NAN, .replaced_utc_s = NAN};
}

struct ar_episode *
made_pain(struct ar_history *history, double hours_ago, int region, int side,
    int tissue, double severity)
{
	struct ar_episode *episode =
	    &history->episodes[history->episode_count++];
	struct ar_pain *pain = &episode->reports[0].pain;

	episode->id = (int64_t)history->episode_count;
	episode->closed_utc_s = NAN;
	ar_pain_clear(pain);
	ar_pain_others_no(pain);
	pain->value[AR_PAIN_REGION] = region;
	pain->value[AR_PAIN_SIDE] = side;
	pain->value[AR_PAIN_TISSUE] = tissue;
	made_report(history, episode, hours_ago, severity);
	episode->opened_utc_s = episode->reports[0].pain.date_utc_s;
	return episode;
}

void
made_report(struct ar_history *history, struct ar_episode *episode,
    double hours_ago, double severity)
{
	size_t i = episode->report_count++;
	struct ar_pain_report *report = &episode->reports[i];
	struct ar_pain pains[REPORTS];
	struct ar_verdict verdict;
	struct ar_error err;

	report->pain = episode->reports[i > 0 ? i - 1 : 0].pain;
	report->episode_id = episode->id;
	report->pain.date_utc_s = history->moment.now_utc_s -
	    hours_ago * hour_s;
	report->pain.value[AR_PAIN_SEVERITY_NOW] = severity;
	report->pain.value[AR_PAIN_SEVERITY_WORST] = severity;
	for (size_t k = 0; k <= i; k++)
		pains[k] = episode->reports[k].pain;
	if (ar_triage_course(pains, i + 1, report->pain.date_utc_s, &verdict,
	    &err) != AR_OK)
		abort();
	report->tier = ar_tier_name(verdict.tier);
	report->within = ar_within_name(verdict.within);
	report->rules = "";
	report->recheck_utc_s = report->pain.date_utc_s +
	    verdict.recheck_h * hour_s;
}
