/* The little model behind invented recordings: second by second a runner goes
 * along a path over hills; the watch writes down what it sees.
 * See invent.h: nothing here is a finding, all of it is made up. */
#include "app/invent_run.h"

#include <math.h>
#include <string.h>

static const double pi = 3.14159265358979323846;
static const double earth_m_per_deg = 111194.9266; /* sphere of 6371 km */
/* The start: in the sand, far from any road. */
static const double start_lat_deg = 20.7, start_lon_deg = 50.9;
static const double path_step_m = 5;

static double
altitude_at(const struct ar_invent_run *r, double along_m)
{
	static const double share[AR_INVENT_WAVES] = {0.70, 0.25, 0.05};
	static const double length[AR_INVENT_WAVES] = {1, 0.43, 0.19};
	double sum = 0;

	for (int i = 0; i < AR_INVENT_WAVES; i++)
		sum += share[i] * sin(2 * pi * along_m /
		    (r->plan->hill_length_m * length[i]) + r->path.phase[i]);
	return r->plan->base_altitude_m + sum * r->plan->hill_height_m / 2;
}

/* A winding way without corners: the heading swings slowly. */
static void
path_make(struct ar_invent_run *r)
{
	struct ar_invent_path *path = &r->path;
	double farthest_m = r->plan->duration_s * r->plan->speed_m_s * 1.6;
	double before_m = farthest_m / 8; /* the way back may be longer */
	double turn = ar_random_between(&r->random, 0, 2 * pi);
	double phase = ar_random_between(&r->random, 0, 2 * pi);
	double east = 0, north = 0;

	for (int i = 0; i < AR_INVENT_WAVES; i++)
		path->phase[i] = ar_random_between(&r->random, 0, 2 * pi);
	r->along_m = before_m;
	path->count = (size_t)((before_m + farthest_m) / path_step_m) + 2;
	path->east_m = ar_arena_array(r->arena, path->count, sizeof(float));
	path->north_m = ar_arena_array(r->arena, path->count, sizeof(float));
	if (!path->east_m || !path->north_m) {
		r->failed = true;
		return;
	}
	for (size_t i = 0; i < path->count; i++) {
		double along = (double)i * path_step_m;
		double heading = turn + 0.9 * sin(along / 310 + phase) +
		    0.7 * sin(along / 1270);

		path->east_m[i] = (float)east;
		path->north_m[i] = (float)north;
		east += path_step_m * sin(heading);
		north += path_step_m * cos(heading);
	}
}

static double
path_at(const struct ar_invent_path *path, const float *line, double along_m)
{
	double place = along_m / path_step_m;
	size_t i;

	if (!(place > 0))
		return line[0];
	i = (size_t)place;
	if (i + 1 >= path->count)
		return line[path->count - 1];
	return line[i] + (place - (double)i) * ((double)line[i + 1] - line[i]);
}

/* A slow random walk around 0 with standard deviation size. */
static void
wander(struct ar_invent_run *r, double *value, double size, double keep)
{
	*value = keep * *value +
	    size * sqrt(1 - keep * keep) * ar_random_noise(&r->random);
}

static void
move(struct ar_invent_run *r)
{
	const struct ar_invent_plan *p = r->plan;
	bool back = p->out_and_back && r->timer_s >= p->duration_s / 2;
	double sign = back ? -1 : 1;
	bool hilly = !isnan(p->base_altitude_m);
	double cost, flat = p->speed_m_s, before = r->altitude_m;

	r->walking = p->walk_every_s > 0 &&
	    fmod(r->timer_s, p->walk_every_s) >= p->walk_every_s - p->walk_s;
	if (r->walking && flat > 1.5)
		flat = 1.5;
	r->grade_ratio = hilly ? sign *
	    (altitude_at(r, r->along_m + 5) - altitude_at(r, r->along_m - 5)) /
	    10 : 0;
	cost = 1 + 3.5 * r->grade_ratio +
	    8 * r->grade_ratio * r->grade_ratio;
	wander(r, &r->mood, 0.03, 0.98);
	r->speed_m_s = flat * (1 + r->mood) / (1 + 0.7 * (cost - 1));
	if (r->speed_m_s > 1.5 * p->speed_m_s)
		r->speed_m_s = 1.5 * p->speed_m_s;
	r->demand_ratio = r->speed_m_s * cost / p->speed_m_s;
	r->distance_m += r->speed_m_s;
	r->along_m += sign * r->speed_m_s;
	r->altitude_m = altitude_at(r, r->along_m);
	if (hilly && r->altitude_m > before) {
		r->all.ascent_m += r->altitude_m - before;
		r->lap.ascent_m += r->altitude_m - before;
	} else if (hilly) {
		r->all.descent_m += before - r->altitude_m;
		r->lap.descent_m += before - r->altitude_m;
	}
}

/* The heart follows the demand with half a minute's delay. */
static void
beat(struct ar_invent_run *r)
{
	const struct ar_user_profile *who = &r->plan->profile;
	double reserve = who->heart_max_bpm - who->heart_rest_bpm;
	double wanted = who->heart_rest_bpm + reserve * r->plan->effort_ratio *
	    r->demand_ratio *
	    (1 + r->plan->heart_drift_per_h * r->timer_s / 3600);

	r->heart_bpm += (wanted - r->heart_bpm) / 30 +
	    0.35 * ar_random_noise(&r->random);
	if (r->heart_bpm > who->heart_max_bpm)
		r->heart_bpm = who->heart_max_bpm;
	if (r->heart_bpm < who->heart_rest_bpm)
		r->heart_bpm = who->heart_rest_bpm;
}

static double
now_utc_s(const struct ar_invent_run *r)
{
	return r->start_utc_s + r->timer_s + r->paused_s;
}

static void
put(float *column, size_t i, double value)
{
	if (column)
		column[i] = (float)value;
}

static void
sums_add(struct ar_invent_sums *sums, double heart_bpm, double cadence_spm)
{
	if (!isnan(heart_bpm)) {
		sums->heart_sum += heart_bpm;
		sums->heart_count++;
		if (heart_bpm > sums->heart_max)
			sums->heart_max = heart_bpm;
	}
	if (!isnan(cadence_spm)) {
		sums->cadence_sum += cadence_spm;
		sums->cadence_count++;
	}
}

static void
sample_place(struct ar_invent_run *r, size_t i)
{
	const struct ar_invent_path *path = &r->path;
	double east = path_at(path, path->east_m, r->along_m) + r->gps_east_m;
	double north = path_at(path, path->north_m, r->along_m) +
	    r->gps_north_m;

	put(r->out->altitude_m, i, r->altitude_m + r->gps_up_m);
	if (!r->out->lat_deg)
		return;
	r->out->lat_deg[i] = start_lat_deg + north / earth_m_per_deg;
	r->out->lon_deg[i] = start_lon_deg + east /
	    (earth_m_per_deg * cos(start_lat_deg * pi / 180));
}

static void
sample_steps(struct ar_invent_run *r, size_t i, double cadence_spm)
{
	double noise = ar_random_noise(&r->random);
	double stance = 245 - 24 * (r->speed_m_s - 3) + 3 * noise;
	double step_mm = r->speed_m_s * 60000 / cadence_spm;
	double rise_mm = 88 + 2 * noise;

	put(r->out->stance_time_ms, i, stance);
	put(r->out->step_length_mm, i, step_mm);
	put(r->out->oscillation_mm, i, rise_mm);
	put(r->out->vertical_ratio_pct, i, 100 * rise_mm / step_mm);
	put(r->out->stance_left_pct, i, r->plan->stance_left_pct +
	    0.3 * ar_random_noise(&r->random));
}

static void
sample(struct ar_invent_run *r)
{
	const struct ar_invent_plan *p = r->plan;
	size_t i = r->out->count++;
	double heart = p->heart ? round(r->heart_bpm) : NAN;
	double cadence = r->walking ? 112 :
	    p->cadence_spm + 8 * (r->speed_m_s - p->speed_m_s);

	if (isnan(p->cadence_spm))
		cadence = NAN;
	cadence += 1.2 * ar_random_noise(&r->random);
	r->out->time_s[i] = r->written_utc_s = now_utc_s(r);
	r->out->distance_m[i] = r->distance_m;
	sample_place(r, i);
	put(r->out->speed_m_s, i, r->speed_m_s);
	put(r->out->heart_bpm, i, heart);
	put(r->out->cadence_spm, i, cadence);
	put(r->out->power_w, i, round(p->power_w * r->demand_ratio));
	put(r->out->temperature_c, i,
	    round(p->temperature_c + r->timer_s / 3600));
	if (r->out->stance_time_ms)
		sample_steps(r, i, isnan(cadence) ? 170 : cadence);
	if (p->walk_every_s > 0)
		r->out->mark[i] = r->walking ? AR_MARK_WALK : AR_MARK_RUN;
	sums_add(&r->all, heart, cadence);
	sums_add(&r->lap, heart, cadence);
}

static void
beats_until_now(struct ar_invent_run *r)
{
	struct ar_activity *a = r->activity;

	while (a->rr_s && r->next_beat_utc_s <= now_utc_s(r)) {
		double length = 60 / r->heart_bpm *
		    (1 + 0.015 * ar_random_noise(&r->random));

		a->rr_time_s[a->rr_count] = r->next_beat_utc_s;
		a->rr_s[a->rr_count++] = (float)(round(length * 1000) / 1000);
		r->next_beat_utc_s += length;
	}
}

static void
lap_end(struct ar_invent_run *r, const char *trigger)
{
	struct ar_invent_sums *s = &r->lap;
	struct ar_lap *lap = &r->activity->laps[r->activity->lap_count++];

	lap->start_utc_s = s->start_utc_s;
	lap->elapsed_s = now_utc_s(r) - s->start_utc_s;
	lap->timer_s = r->timer_s - s->timer_start_s;
	lap->distance_m = r->distance_m - s->distance_start_m;
	lap->ascent_m = r->out->altitude_m ? s->ascent_m : NAN;
	lap->descent_m = r->out->altitude_m ? s->descent_m : NAN;
	lap->heart_avg_bpm = s->heart_count > 0 ?
	    s->heart_sum / s->heart_count : NAN;
	lap->heart_max_bpm = s->heart_count > 0 ? s->heart_max : NAN;
	lap->cadence_avg_spm = s->cadence_count > 0 ?
	    s->cadence_sum / s->cadence_count : NAN;
	lap->intensity = "active";
	lap->trigger = trigger;
	memset(s, 0, sizeof *s);
	s->start_utc_s = now_utc_s(r);
	s->timer_start_s = r->timer_s;
	s->distance_start_m = r->distance_m;
}

/* The timer stops for a while; the heart calms down, nothing is recorded. */
static void
pause_make(struct ar_invent_run *r)
{
	struct ar_activity *a = r->activity;
	double length = floor(r->plan->pause_s *
	    ar_random_between(&r->random, 0.5, 1.5)) + 1;

	a->pauses[a->pause_count].start_utc_s = now_utc_s(r);
	r->paused_s += length;
	a->pauses[a->pause_count++].end_utc_s = now_utc_s(r);
	r->heart_bpm -= (r->heart_bpm - r->plan->profile.heart_rest_bpm) *
	    length / (length + 120);
	r->next_beat_utc_s += length;
}

static bool
pause_due(const struct ar_invent_run *r)
{
	double each = r->plan->duration_s / (r->plan->pause_count + 1);
	double due = (double)(r->activity->pause_count + 1) * each;

	return r->activity->pause_count < (size_t)r->plan->pause_count &&
	    r->timer_s >= due && r->timer_s < r->plan->duration_s;
}

static bool
sample_due(struct ar_invent_run *r, bool edge)
{
	double since = now_utc_s(r) - r->written_utc_s;

	if (edge || r->plan->sampling == AR_INVENT_EVERY_SECOND)
		return true;
	return since >= 8 || ar_random_share(&r->random) < 0.25;
}

void
ar_invent_run_second(struct ar_invent_run *r)
{
	bool paused_before = r->activity->pause_count > 0 &&
	    r->activity->pauses[r->activity->pause_count - 1].end_utc_s ==
		now_utc_s(r);
	double slow = r->plan->barometer ? 0.999 : 0.98;

	move(r);
	beat(r);
	r->timer_s++;
	wander(r, &r->gps_east_m, r->plan->position_noise_m, 0.98);
	wander(r, &r->gps_north_m, r->plan->position_noise_m, 0.98);
	wander(r, &r->gps_up_m, r->plan->altitude_noise_m, slow);
	beats_until_now(r);
	if (sample_due(r, paused_before || pause_due(r) ||
		r->timer_s >= r->plan->duration_s))
		sample(r);
	if (r->plan->lap_m > 0 && r->timer_s < r->plan->duration_s &&
	    r->distance_m - r->lap.distance_start_m >= r->plan->lap_m)
		lap_end(r, "distance");
	if (pause_due(r))
		pause_make(r);
}

void
ar_invent_run_start(struct ar_invent_run *r)
{
	const struct ar_invent_plan *p = r->plan;
	const struct ar_user_profile *who = &p->profile;

	r->random.state = p->seed;
	path_make(r);
	if (r->failed)
		return;
	r->all.start_utc_s = r->lap.start_utc_s = r->start_utc_s;
	r->altitude_m = altitude_at(r, r->along_m);
	r->speed_m_s = p->speed_m_s;
	r->heart_bpm = who->heart_rest_bpm +
	    0.35 * (who->heart_max_bpm - who->heart_rest_bpm);
	r->next_beat_utc_s = r->start_utc_s + 0.4;
	sample(r);
}

void
ar_invent_run_end(struct ar_invent_run *r)
{
	lap_end(r, "session_end");
}
