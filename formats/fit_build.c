#include "formats/fit_build.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "formats/fit_names.h"

enum { FEET = 2 };

/* Words for sports whose cadence counts one leg. */
static bool
on_foot(const char *sport)
{
	static const char *const feet[] = {"running", "walking", "hiking",
	    "transition", "snowshoeing", "mountaineering", "training",
	    "fitness_equipment", "multisport"};

	for (size_t i = 0; i < sizeof feet / sizeof *feet; i++)
		if (strcmp(sport, feet[i]) == 0)
			return true;
	return false;
}

enum { NOBODY = UINT8_MAX };

_Static_assert(AR_FIT_SESSIONS_MAX < NOBODY, "an owner is one byte");

/* The span of the part that at falls to: the last that has begun. */
static uint8_t
owner_of(const struct ar_fit_spans *spans, uint32_t part, double at)
{
	uint8_t found = NOBODY;

	for (size_t i = 0; i < spans->count; i++) {
		const struct ar_fit_span *span = &spans->span[i];

		if (span->part == part && (found == NOBODY ||
		    (span->session && span->session->sort_s <= at)))
			found = (uint8_t)i;
	}
	return found;
}

/* Once for each lap, pause and beat, so that a hostile file with many of
 * them and many sessions stays quick. */
static void
assign_owners(const struct ar_fit_spans *spans, struct ar_fit_notes *notes)
{
	for (size_t i = 0; i < notes->lap_count; i++)
		notes->laps[i].owner = owner_of(spans, notes->laps[i].part,
		    notes->laps[i].at_s);
	for (size_t i = 0; i < notes->pause_count; i++)
		notes->pauses[i].owner = owner_of(spans,
		    notes->pauses[i].part,
		    notes->pauses[i].pause.start_utc_s);
	for (size_t i = 0; i < notes->beat_count; i++)
		notes->beats[i].owner = owner_of(spans, notes->beats[i].part,
		    notes->beats[i].at_s);
}

static bool
column_empty(struct ar_fit_cells cells, size_t count)
{
	for (size_t i = 0; cells.wide && i < count; i++)
		if (!isnan(cells.wide[i]))
			return false;
	for (size_t i = 0; cells.narrow && i < count; i++)
		if (!isnan(cells.narrow[i]))
			return false;
	return true;
}

/* KEEP(column): the span's part of a column, or NULL when it has nothing. */
#define KEEP(column)                                                           \
	out->column = all->column ? all->column + first : NULL

static void
slice(const struct ar_samples *all, size_t first, size_t end,
    struct ar_samples *out)
{
	out->count = end - first;
	KEEP(time_s);
	KEEP(mark);
	KEEP(lat_deg);
	KEEP(lon_deg);
	KEEP(distance_m);
	KEEP(altitude_m);
	KEEP(speed_m_s);
	KEEP(heart_bpm);
	KEEP(cadence_spm);
	KEEP(power_w);
	KEEP(temperature_c);
	KEEP(stance_time_ms);
	KEEP(stance_left_pct);
	KEEP(oscillation_mm);
	KEEP(vertical_ratio_pct);
	KEEP(step_length_mm);
}

#define DROP(column, target)                                                   \
	if (column_empty(ar_fit_cells(s, target), s->count))                   \
	s->column = NULL

static void
drop_empty(struct ar_samples *s)
{
	DROP(lat_deg, AR_FIT_TO_LAT);
	DROP(lon_deg, AR_FIT_TO_LON);
	DROP(distance_m, AR_FIT_TO_DISTANCE);
	DROP(altitude_m, AR_FIT_TO_ALTITUDE);
	DROP(speed_m_s, AR_FIT_TO_SPEED);
	DROP(heart_bpm, AR_FIT_TO_HEART);
	DROP(cadence_spm, AR_FIT_TO_CADENCE);
	DROP(power_w, AR_FIT_TO_POWER);
	DROP(temperature_c, AR_FIT_TO_TEMPERATURE);
	DROP(stance_time_ms, AR_FIT_TO_STANCE);
	DROP(stance_left_pct, AR_FIT_TO_BALANCE);
	DROP(oscillation_mm, AR_FIT_TO_OSCILLATION);
	DROP(vertical_ratio_pct, AR_FIT_TO_RATIO);
	DROP(step_length_mm, AR_FIT_TO_STEP);
}

static void
heart_values(struct ar_activity *activity)
{
	const struct ar_samples *s = &activity->samples;
	double sum = 0;
	size_t count = 0;

	activity->heart_avg_bpm = NAN;
	activity->heart_max_bpm = NAN;
	for (size_t i = 0; s->heart_bpm && i < s->count; i++) {
		double heart = (double)s->heart_bpm[i];

		if (isnan(heart))
			continue;
		sum += heart;
		count++;
		activity->heart_max_bpm = fmax(activity->heart_max_bpm, heart);
	}
	if (count)
		activity->heart_avg_bpm = sum / (double)count;
}

static double
mean_above_0(const float *values, size_t count)
{
	double sum = 0;
	size_t n = 0;

	for (size_t i = 0; values && i < count; i++) {
		if (!(values[i] > 0))
			continue;
		sum += (double)values[i];
		n++;
	}
	return n ? sum / (double)n : (double)NAN;
}

/* What turns the file's cadence into steps of both feet a minute: 2 on
 * foot, unless the mean says that it counts steps already (formats.md 1.4).
 * A generic sport is on foot unless it is as fast as a bicycle. */
static double
cadence_factor(const struct ar_activity *activity, double device_rpm)
{
	const struct ar_samples *s = &activity->samples;
	double mean = mean_above_0(s->cadence_spm, s->count);
	double speed = mean_above_0(s->speed_m_s, s->count);
	bool foot = on_foot(activity->sport);

	if (strcmp(activity->sport, "generic") == 0)
		foot = !(speed > AR_FIT_CYCLING_SPEED_MIN_M_S);
	if (isnan(mean))
		mean = device_rpm;
	if (!foot || mean > AR_FIT_LEGS_CADENCE_MAX_RPM)
		return 1;
	return FEET;
}

static void
device_values(struct ar_activity *activity, const struct ar_fit_span *span)
{
	struct ar_device_values *out = &activity->device_values;
	const double *value;
	double fraction;

	*out = (struct ar_device_values){NAN, NAN, NAN, NAN, NAN, NAN, NAN,
	    NAN, NAN, NAN, NAN, NAN, NAN};
	out->recovery_advice_min = span->advice_min;
	if (!span->session)
		return;
	value = span->session->value;
	fraction = value[AR_FIT_SESSION_CADENCE_FRACTION];
	out->timer_s = value[AR_FIT_SESSION_TIMER];
	out->elapsed_s = value[AR_FIT_SESSION_ELAPSED];
	out->moving_s = value[AR_FIT_SESSION_MOVING];
	out->distance_m = value[AR_FIT_SESSION_DISTANCE];
	out->ascent_m = value[AR_FIT_SESSION_ASCENT];
	out->descent_m = value[AR_FIT_SESSION_DESCENT];
	out->heart_avg_bpm = value[AR_FIT_SESSION_HEART_AVG];
	out->heart_max_bpm = value[AR_FIT_SESSION_HEART_MAX];
	out->cadence_avg_spm = value[AR_FIT_SESSION_CADENCE_AVG] +
	    (isnan(fraction) ? 0 : fraction);
	out->rpe_0_10 = value[AR_FIT_SESSION_RPE];
	out->feel_0_100 = value[AR_FIT_SESSION_FEEL];
	out->calories_kcal = value[AR_FIT_SESSION_CALORIES];
}

static void
name_sport(struct ar_activity *activity, const struct ar_fit_span *span)
{
	double sport = span->sport;
	double sub_sport = span->sub_sport;

	if (span->session) {
		const double *value = span->session->value;

		activity->name = span->session->name;
		if (!isnan(value[AR_FIT_SESSION_SPORT])) {
			sport = value[AR_FIT_SESSION_SPORT];
			sub_sport = value[AR_FIT_SESSION_SUB_SPORT];
		}
	}
	if (!activity->name)
		activity->name = span->name;
	activity->sport = ar_fit_sport_name(sport);
	if (!activity->sport)
		activity->sport = "generic";
	activity->sub_sport = ar_fit_sub_sport_name(sub_sport);
}

static void
date(struct ar_activity *activity, const struct ar_fit_span *span)
{
	double unset = AR_FIT_SYSTEM_TIME_END + (double)AR_FIT_EPOCH_UTC_S;

	activity->start_utc_s = span->stored.first_time_s;
	if (span->session && !isnan(span->session->sort_s))
		activity->start_utc_s = span->session->sort_s;
	activity->utc_offset_s = span->utc_offset_s;
	activity->clock_unset = activity->start_utc_s < unset;
}

static int
by_start(const void *a, const void *b)
{
	const struct ar_pause *one = a;
	const struct ar_pause *two = b;

	if (one->start_utc_s != two->start_utc_s)
		return one->start_utc_s < two->start_utc_s ? -1 : 1;
	return (one->end_utc_s > two->end_utc_s) -
	    (one->end_utc_s < two->end_utc_s);
}

static bool
take_pauses(struct ar_activity *activity, size_t owner,
    const struct ar_fit_notes *notes)
{
	size_t count = 0;

	for (size_t i = 0; i < notes->pause_count; i++)
		count += notes->pauses[i].owner == owner;
	if (count == 0)
		return true;
	activity->pauses = ar_arena_array(notes->arena, count,
	    sizeof *activity->pauses);
	if (!activity->pauses)
		return false;
	for (size_t i = 0; i < notes->pause_count; i++)
		if (notes->pauses[i].owner == owner)
			activity->pauses[activity->pause_count++] =
			    notes->pauses[i].pause;
	qsort(activity->pauses, count, sizeof *activity->pauses, by_start);
	return true;
}

/* Pauses that ended at or before time. */
static size_t
pauses_over(const struct ar_activity *activity, double time)
{
	size_t lo = 0;
	size_t hi = activity->pause_count;

	while (lo < hi) {
		size_t middle = lo + (hi - lo) / 2;

		if (activity->pauses[middle].end_utc_s <= time)
			lo = middle + 1;
		else
			hi = middle;
	}
	return lo;
}

static void
mark_pauses(struct ar_activity *activity)
{
	struct ar_samples *s = &activity->samples;
	size_t over = 0;

	if (activity->pause_count == 0)
		return;
	for (size_t i = 0; i < s->count; i++) {
		size_t now = pauses_over(activity, s->time_s[i]);

		if (isnan(s->time_s[i]))
			continue;
		if (now < activity->pause_count &&
		    s->time_s[i] > activity->pauses[now].start_utc_s) {
			s->mark[i] |= AR_MARK_PAUSED;
			continue;
		}
		if (now > over && i > 0)
			s->mark[i] |= AR_MARK_SEGMENT;
		over = now > over ? now : over;
	}
}

static bool
take_laps(struct ar_activity *activity, size_t owner,
    const struct ar_fit_notes *notes)
{
	size_t count = 0;

	for (size_t i = 0; i < notes->lap_count; i++)
		count += notes->laps[i].owner == owner;
	if (count == 0)
		return true;
	activity->laps = ar_arena_array(notes->arena, count,
	    sizeof *activity->laps);
	if (!activity->laps)
		return false;
	for (size_t i = 0; i < notes->lap_count; i++)
		if (notes->laps[i].owner == owner)
			activity->laps[activity->lap_count++] =
			    notes->laps[i].lap;
	return true;
}

static bool
take_beats(struct ar_activity *activity, size_t owner,
    const struct ar_fit_notes *notes)
{
	size_t count = 0;

	for (size_t i = 0; i < notes->beat_count; i++)
		count += notes->beats[i].owner == owner;
	if (count == 0)
		return true;
	activity->rr_time_s = ar_arena_array(notes->arena, count,
	    sizeof *activity->rr_time_s);
	activity->rr_s = ar_arena_array(notes->arena, count,
	    sizeof *activity->rr_s);
	if (!activity->rr_time_s || !activity->rr_s)
		return false;
	for (size_t i = 0; i < notes->beat_count; i++) {
		const struct ar_fit_beat *beat = &notes->beats[i];

		if (beat->owner != owner)
			continue;
		activity->rr_time_s[activity->rr_count] = beat->at_s;
		activity->rr_s[activity->rr_count++] = beat->rr_s;
	}
	return true;
}

static void
scale_cadence(struct ar_activity *activity)
{
	struct ar_samples *s = &activity->samples;
	double factor = cadence_factor(activity,
	    activity->device_values.cadence_avg_spm);

	for (size_t i = 0; s->cadence_spm && i < s->count; i++)
		s->cadence_spm[i] *= (float)factor;
	for (size_t i = 0; i < activity->lap_count; i++)
		activity->laps[i].cadence_avg_spm *= factor;
	activity->device_values.cadence_avg_spm *= factor;
}

static bool
build_one(struct ar_activity *activity, const struct ar_fit_spans *spans,
    size_t owner, const struct ar_fit_rows *rows,
    const struct ar_fit_notes *notes)
{
	const struct ar_fit_span *span = &spans->span[owner];

	name_sport(activity, span);
	date(activity, span);
	device_values(activity, span);
	activity->stored = span->stored;
	slice(&rows->samples, span->first, span->end, &activity->samples);
	drop_empty(&activity->samples);
	heart_values(activity);
	if (!take_pauses(activity, owner, notes) ||
	    !take_laps(activity, owner, notes) ||
	    !take_beats(activity, owner, notes))
		return false;
	mark_pauses(activity);
	scale_cadence(activity);
	return true;
}

static bool
is_transition(const struct ar_fit_span *span)
{
	return span->session && span->session->value[AR_FIT_SESSION_SPORT] ==
	    AR_FIT_SPORT_TRANSITION;
}

bool
ar_fit_build(struct ar_fit_spans *spans, const struct ar_fit_rows *rows,
    struct ar_fit_notes *notes, struct ar_recording *recording)
{
	size_t transitions = 0;
	bool skip;

	if (spans->count == 0)
		return true;
	for (size_t i = 0; i < spans->count; i++)
		transitions += is_transition(&spans->span[i]);
	skip = transitions < spans->count;
	assign_owners(spans, notes);
	recording->activities = ar_arena_array(notes->arena, spans->count,
	    sizeof *recording->activities);
	if (!recording->activities)
		return false;
	for (size_t i = 0; i < spans->count; i++) {
		if (skip && is_transition(&spans->span[i]))
			continue;
		if (!build_one(&recording->activities[
		    recording->activity_count], spans, i, rows, notes))
			return false;
		recording->activity_count++;
	}
	return true;
}
