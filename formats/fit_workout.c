/* Workouts in: FIT messages workout and workout_step (formats.md 1.7). */
#include <math.h>

#include "afterrun/workout.h"
#include "formats/fit_names.h"
#include "formats/fit_notes.h"
#include "formats/fit_plan.h"
#include "formats/fit_scan.h"
#include "formats/fit_stream.h"
#include "formats/fit_value.h"

struct reader {
	struct ar_fit_scan scan;
	struct ar_fit_stream stream;
	struct ar_fit_note_plan plan[AR_FIT_LOCALS];
	struct ar_arena *arena;
	struct ar_workout *workout;
	double *index; /* message_index of each step */
	size_t room;   /* for steps */
	bool found;    /* a workout message */
	bool failed;   /* no memory */
};

static const char *
text_of(struct reader *in, const struct ar_fit_note *note, unsigned slot)
{
	if (!note->bytes[slot])
		return NULL;
	return ar_fit_text(in->arena, note->bytes[slot], note->size[slot],
	    &in->failed);
}

static void
take_file_id(struct ar_workout *workout, const double *value)
{
	if (isnan(workout->created_utc_s))
		workout->created_utc_s = ar_fit_utc(
		    value[AR_FIT_FILE_ID_TIME_CREATED]);
	if (!workout->number && value[AR_FIT_FILE_ID_SERIAL] >= 1 &&
	    value[AR_FIT_FILE_ID_SERIAL] <= UINT32_MAX)
		workout->number = (int64_t)value[AR_FIT_FILE_ID_SERIAL];
}

static void
take_workout(struct reader *in, const struct ar_fit_note *note)
{
	struct ar_workout *workout = in->workout;

	if (in->found)
		return;
	in->found = true;
	workout->name = text_of(in, note, AR_FIT_WORKOUT_NAME);
	workout->sport = ar_fit_sport_name(
	    note->value[AR_FIT_WORKOUT_SPORT]);
	workout->sub_sport = ar_fit_sub_sport_name(
	    note->value[AR_FIT_WORKOUT_SUB_SPORT]);
}

/* The step before this one whose index is wanted; -1: none. */
static int
find_step(const struct reader *in, double wanted)
{
	for (size_t i = 0; i < in->workout->step_count; i++)
		if (in->index[i] == wanted)
			return (int)i;
	return -1;
}

static void
take_repeat(const struct reader *in, struct ar_workout_step *step,
    const double *value)
{
	double times = value[AR_FIT_WORKOUT_STEP_AIM];
	int from = find_step(in, value[AR_FIT_WORKOUT_STEP_DURATION]);

	if (from < 0 || !(times >= 1 && times <= AR_FIT_WORKOUT_REPEATS_MAX)) {
		step->other = true;
		return;
	}
	step->from = from;
	step->repeats = (int)times;
}

static void
take_length(struct ar_workout_step *step, const double *value)
{
	double type = value[AR_FIT_WORKOUT_STEP_DURATION_TYPE];
	double length = value[AR_FIT_WORKOUT_STEP_DURATION];

	if (type == AR_FIT_STEP_TIME)
		step->seconds = length / AR_FIT_STEP_MS;
	else if (type == AR_FIT_STEP_DISTANCE)
		step->metres = length / AR_FIT_STEP_CM;
	else if (!isnan(type) && type != AR_FIT_STEP_OPEN)
		step->other = true;
}

static void
take_aim(struct ar_workout_step *step, const double *value)
{
	double type = value[AR_FIT_WORKOUT_STEP_AIM_TYPE];
	double low = value[AR_FIT_WORKOUT_STEP_LOW];
	double high = value[AR_FIT_WORKOUT_STEP_HIGH];
	bool zone = value[AR_FIT_WORKOUT_STEP_AIM] > AR_FIT_AIM_CUSTOM;

	if (isnan(type) || type == AR_FIT_AIM_OPEN)
		return;
	if (type == AR_FIT_AIM_SPEED && !zone) {
		step->speed_lo_m_s = low / AR_FIT_STEP_MM_S;
		step->speed_hi_m_s = high / AR_FIT_STEP_MM_S;
	} else if (type == AR_FIT_AIM_HEART && !zone &&
	    low > AR_FIT_STEP_BPM_OFFSET && high > AR_FIT_STEP_BPM_OFFSET) {
		step->heart_lo_bpm = low - AR_FIT_STEP_BPM_OFFSET;
		step->heart_hi_bpm = high - AR_FIT_STEP_BPM_OFFSET;
	} else {
		step->other = true;
	}
}

static void
take_step(struct reader *in, const struct ar_fit_note *note)
{
	struct ar_workout *workout = in->workout;
	struct ar_workout_step *step = &workout->steps[workout->step_count];
	const double *value = note->value;
	double index = value[AR_FIT_WORKOUT_STEP_INDEX];

	if (workout->step_count == in->room)
		return;
	*step = (struct ar_workout_step){.seconds = NAN, .metres = NAN,
	    .heart_lo_bpm = NAN, .heart_hi_bpm = NAN, .speed_lo_m_s = NAN,
	    .speed_hi_m_s = NAN};
	step->name = text_of(in, note, AR_FIT_WORKOUT_STEP_NAME);
	step->note = text_of(in, note, AR_FIT_WORKOUT_STEP_NOTE);
	step->intensity = ar_fit_intensity_name(
	    value[AR_FIT_WORKOUT_STEP_INTENSITY]);
	if (value[AR_FIT_WORKOUT_STEP_DURATION_TYPE] == AR_FIT_STEP_REPEAT) {
		take_repeat(in, step, value);
	} else {
		take_length(step, value);
		take_aim(step, value);
	}
	in->index[workout->step_count] = index >= 0 && index <= UINT16_MAX ?
	    (double)((unsigned)index & AR_FIT_STEP_INDEX_MASK) :
	    (double)workout->step_count;
	workout->step_count++;
}

static void
read_run(struct reader *in, const struct ar_fit_run *run)
{
	struct ar_fit_note_plan *plan = &in->plan[run->local];
	const unsigned char *message = run->first + 1;
	unsigned kind = run->define->kind;
	struct ar_fit_note note;

	if (kind != AR_FIT_KIND_FILE_ID && kind != AR_FIT_KIND_WORKOUT &&
	    kind != AR_FIT_KIND_WORKOUT_STEP)
		return;
	if (plan->serial != run->define->serial)
		ar_fit_note_plan(run->define, plan);
	for (size_t i = 0; i < run->count; i++, message += run->stride) {
		ar_fit_note_read(run->define, plan, message, &note);
		if (kind == AR_FIT_KIND_FILE_ID)
			take_file_id(in->workout, note.value);
		else if (kind == AR_FIT_KIND_WORKOUT)
			take_workout(in, &note);
		else
			take_step(in, &note);
	}
}

/* The first part that has a workout. */
static void
read_parts(struct reader *in, const unsigned char *bytes, size_t n)
{
	struct ar_fit_part part;
	struct ar_fit_run run;
	size_t at = 0;

	while (!in->found && at < n && ar_fit_part_open(bytes, n, at, &part)) {
		in->workout->step_count = 0;
		in->workout->number = 0;
		in->workout->created_utc_s = NAN;
		ar_fit_stream_open(&in->stream, bytes, &part);
		while (ar_fit_stream_next(&in->stream, &run))
			read_run(in, &run);
		at = part.next;
	}
}

static enum ar_status
verdict(const struct ar_fit_scan *scan, bool found, struct ar_error *err)
{
	switch (scan->verdict) {
	case AR_VERDICT_UNFINISHED:
	case AR_VERDICT_TRUNCATED:
		return ar_fail(err, AR_ETRUNC, scan->damage_at,
		    "the end of the workout file is missing");
	case AR_VERDICT_DAMAGED:
	case AR_VERDICT_CRC_BAD:
	case AR_VERDICT_HEADER_CRC_BAD:
		return ar_fail(err, AR_EDAMAGE, scan->damage_at,
		    "the workout file is damaged");
	default:
		return found ? AR_OK : ar_fail(err, AR_EABSENT, 0,
		    "there is no workout in this file");
	}
}

enum ar_status
ar_workout_read(const void *bytes, size_t n, struct ar_arena *arena,
    struct ar_workout *workout, struct ar_error *err)
{
	struct reader *in = ar_arena_alloc(arena, sizeof *in);
	uint64_t steps;

	*workout = (struct ar_workout){.created_utc_s = NAN};
	if (!in)
		return ar_fail(err, AR_EMEM, 0, "out of memory");
	ar_fit_scan(bytes, n, &in->scan);
	if (!in->scan.parts)
		return ar_fail(err, AR_EFORMAT, 0, "this is no FIT file");
	steps = in->scan.messages[AR_FIT_KIND_WORKOUT_STEP];
	if (steps > AR_FIT_WORKOUT_STEPS_MAX)
		return ar_fail(err, AR_ELIMIT, 0,
		    "the workout has more steps than can be read");
	in->arena = arena;
	in->workout = workout;
	in->room = (size_t)steps;
	in->index = ar_arena_array(arena, (size_t)steps, sizeof *in->index);
	workout->steps = ar_arena_array(arena, (size_t)steps,
	    sizeof *workout->steps);
	if (in->index && workout->steps)
		read_parts(in, bytes, n);
	if (!in->index || !workout->steps || in->failed) {
		*workout = (struct ar_workout){.created_utc_s = NAN};
		return ar_fail(err, AR_EMEM, 0, "out of memory");
	}
	if (!in->found)
		workout->step_count = 0;
	return verdict(&in->scan, in->found, err);
}
