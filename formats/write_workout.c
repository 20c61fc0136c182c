/* Workouts out: FIT messages file_id, workout and workout_step. */
#include "afterrun/workout.h"

#include <math.h>
#include <string.h>

#include "formats/fit_profile.h"
#include "formats/fit_put.h"
#include "formats/fit_write.h"

enum { MAKER_DEVELOPMENT = 255, PRODUCT = 1 };

static const struct ar_fit_put_message file_id = {0, FIT_MESG_FILE_ID, 5,
    {FIT_FILE_ID_TYPE, FIT_FILE_ID_MANUFACTURER, FIT_FILE_ID_PRODUCT,
	FIT_FILE_ID_SERIAL_NUMBER, FIT_FILE_ID_TIME_CREATED}};

enum { WORKOUT_NUMBERS = 3, STEP_NUMBERS = 8, TEXTS = 2 };

static const struct ar_fit_put_message head = {1, FIT_MESG_WORKOUT,
    WORKOUT_NUMBERS + 1,
    {FIT_WORKOUT_SPORT, FIT_WORKOUT_SUB_SPORT, FIT_WORKOUT_STEPS,
	FIT_WORKOUT_NAME}};
static const struct ar_fit_put_message step_message = {2,
    FIT_MESG_WORKOUT_STEP, STEP_NUMBERS + TEXTS,
    {FIT_WORKOUT_STEP_INDEX, FIT_WORKOUT_STEP_DURATION_TYPE,
	FIT_WORKOUT_STEP_DURATION, FIT_WORKOUT_STEP_AIM_TYPE,
	FIT_WORKOUT_STEP_AIM, FIT_WORKOUT_STEP_LOW, FIT_WORKOUT_STEP_HIGH,
	FIT_WORKOUT_STEP_INTENSITY, FIT_WORKOUT_STEP_NAME,
	FIT_WORKOUT_STEP_NOTE}};

/* --- what may be written ------------------------------------------------- */

/* At least one of the file's units. */
static bool
length_ok(double value, double scale, double most)
{
	return isnan(value) || (value * scale >= 1 && value <= most);
}

/* Both bounds in order, or none. */
static bool
range_ok(double lo, double hi, double most)
{
	if (isnan(lo) && isnan(hi))
		return true;
	return lo > 0 && lo <= hi && hi <= most;
}

static bool
word_ok(enum ar_word_kind kind, const char *word)
{
	return !word || !isnan(ar_word_number(kind, word));
}

/* NULL, or what is wrong with a step to do. */
static const char *
step_fault(const struct ar_workout_step *step)
{
	if (!length_ok(step->seconds, AR_FIT_STEP_MS,
	    AR_FIT_WORKOUT_STEP_MAX_S) ||
	    !length_ok(step->metres, AR_FIT_STEP_CM,
	    AR_FIT_WORKOUT_STEP_MAX_M))
		return "the length of a step is out of its range";
	if (!isnan(step->seconds) && !isnan(step->metres))
		return "a step lasts a time or a distance, not both";
	if (!range_ok(step->heart_lo_bpm, step->heart_hi_bpm,
	    AR_FIT_WORKOUT_BPM_MAX))
		return "the heart rates of a step are out of their range";
	if (!range_ok(step->speed_lo_m_s, step->speed_hi_m_s,
	    AR_FIT_WORKOUT_SPEED_MAX_M_S))
		return "the speeds of a step are out of their range";
	if (!isnan(step->heart_lo_bpm) && !isnan(step->speed_lo_m_s))
		return "a step has one aim, heart rate or speed";
	if (!word_ok(AR_WORD_INTENSITY, step->intensity))
		return "the intensity of a step is no FIT word";
	return NULL;
}

/* NULL, or what is wrong with step i, a repeat. */
static const char *
repeat_fault(const struct ar_workout *workout, size_t i)
{
	const struct ar_workout_step *step = &workout->steps[i];

	if (step->repeats < 0 || step->repeats > AR_FIT_WORKOUT_REPEATS_MAX)
		return "a step is repeated too often";
	if (step->from < 0 || (size_t)step->from >= i)
		return "a repeat must go back to a step before it";
	for (size_t inner = (size_t)step->from; inner < i; inner++)
		if (workout->steps[inner].repeats)
			return "a repeat lies in another";
	return NULL;
}

static enum ar_status
check(const struct ar_workout *workout, struct ar_arena *arena,
    struct ar_error *err)
{
	if (!workout->step_count ||
	    workout->step_count > AR_FIT_WORKOUT_STEPS_MAX)
		return ar_fail(err, AR_EINPUT, 0,
		    "a workout has between one step and 1,024 of them");
	if (!workout->sport || !word_ok(AR_WORD_SPORT, workout->sport) ||
	    !word_ok(AR_WORD_SUB_SPORT, workout->sub_sport))
		return ar_fail(err, AR_EINPUT, 0,
		    "the sport of a workout is no FIT word");
	if (workout->number < 1 || workout->number > UINT32_MAX ||
	    !(workout->created_utc_s >= AR_FIT_EPOCH_UTC_S))
		return ar_fail(err, AR_EINPUT, 0,
		    "a workout needs its number and when it was made");
	for (size_t i = 0; i < workout->step_count; i++) {
		const char *fault = workout->steps[i].repeats ?
		    repeat_fault(workout, i) : step_fault(&workout->steps[i]);
		const char *where;

		if (!fault)
			continue;
		where = ar_text_format(arena, "%d", (int)i + 1);
		return where ? ar_fail_at(err, AR_EINPUT, where, fault) :
		    ar_fail(err, AR_EMEM, 0, "out of memory");
	}
	return AR_OK;
}

/* --- writing ------------------------------------------------------------- */

/* Bytes for a text field that holds text and what was there, with its NUL. */
static uint8_t
text_size(uint8_t size, const char *text, uint8_t most)
{
	size_t n = text ? strlen(text) + 1 : 1;

	if (n > most)
		n = most;
	return n > size ? (uint8_t)n : size;
}

static void
put_workout(struct ar_fit_out *out, const struct ar_workout *workout)
{
	const double values[WORKOUT_NUMBERS] = {
	    ar_word_number(AR_WORD_SPORT, workout->sport),
	    ar_word_number(AR_WORD_SUB_SPORT, workout->sub_sport),
	    (double)workout->step_count};
	const uint8_t sizes[WORKOUT_NUMBERS + 1] = {1, 1, 2,
	    text_size(1, workout->name, AR_FIT_WORKOUT_NAME_BYTES)};

	ar_fit_put_define(out, &head, UINT32_MAX, sizes);
	ar_fit_put_head(out, &head);
	for (size_t i = 0; i < WORKOUT_NUMBERS; i++)
		ar_fit_put_value(out, &head.fields[i], values[i]);
	ar_fit_put_text(out, workout->name, sizes[WORKOUT_NUMBERS]);
}

/* The numbers of a step behind its index. */
struct raw_step {
	double type;
	double duration;
	double aim_type;
	double aim;
	double low;
	double high;
};

static struct raw_step
raw_repeat(const struct ar_workout_step *step)
{
	return (struct raw_step){AR_FIT_STEP_REPEAT, step->from,
	    AR_FIT_AIM_OPEN, step->repeats, NAN, NAN};
}

static struct raw_step
raw_step(const struct ar_workout_step *step)
{
	struct raw_step raw = {AR_FIT_STEP_OPEN, NAN, AR_FIT_AIM_OPEN, NAN,
	    NAN, NAN};

	if (!isnan(step->seconds)) {
		raw.type = AR_FIT_STEP_TIME;
		raw.duration = step->seconds * AR_FIT_STEP_MS;
	} else if (!isnan(step->metres)) {
		raw.type = AR_FIT_STEP_DISTANCE;
		raw.duration = step->metres * AR_FIT_STEP_CM;
	}
	if (!isnan(step->heart_lo_bpm)) {
		raw.aim_type = AR_FIT_AIM_HEART;
		raw.aim = AR_FIT_AIM_CUSTOM;
		raw.low = step->heart_lo_bpm + AR_FIT_STEP_BPM_OFFSET;
		raw.high = step->heart_hi_bpm + AR_FIT_STEP_BPM_OFFSET;
	} else if (!isnan(step->speed_lo_m_s)) {
		raw.aim_type = AR_FIT_AIM_SPEED;
		raw.aim = AR_FIT_AIM_CUSTOM;
		raw.low = step->speed_lo_m_s * AR_FIT_STEP_MM_S;
		raw.high = step->speed_hi_m_s * AR_FIT_STEP_MM_S;
	}
	return raw;
}

static void
put_step(struct ar_fit_out *out, const struct ar_workout_step *step,
    size_t index, const uint8_t *sizes)
{
	struct raw_step raw = step->repeats ? raw_repeat(step) :
	    raw_step(step);
	const double values[STEP_NUMBERS] = {(double)index, raw.type,
	    raw.duration, raw.aim_type, raw.aim, raw.low, raw.high,
	    ar_word_number(AR_WORD_INTENSITY, step->intensity)};

	ar_fit_put_head(out, &step_message);
	for (size_t i = 0; i < STEP_NUMBERS; i++)
		ar_fit_put_value(out, &step_message.fields[i], values[i]);
	ar_fit_put_text(out, step->name, sizes[STEP_NUMBERS]);
	ar_fit_put_text(out, step->note, sizes[STEP_NUMBERS + 1]);
}

static void
put_steps(struct ar_fit_out *out, const struct ar_workout *workout)
{
	uint8_t sizes[STEP_NUMBERS + TEXTS] = {2, 1, 4, 1, 4, 4, 4, 1, 1, 1};

	for (size_t i = 0; i < workout->step_count; i++) {
		uint8_t *text = &sizes[STEP_NUMBERS];

		text[0] = text_size(text[0], workout->steps[i].name,
		    AR_FIT_WORKOUT_NAME_BYTES);
		text[1] = text_size(text[1], workout->steps[i].note,
		    AR_FIT_WORKOUT_NOTE_BYTES);
	}
	ar_fit_put_define(out, &step_message, UINT32_MAX, sizes);
	for (size_t i = 0; i < workout->step_count; i++)
		put_step(out, &workout->steps[i], i, sizes);
}

enum ar_status
ar_workout_write(const struct ar_workout *workout, struct ar_arena *arena,
    const unsigned char **bytes, size_t *n, struct ar_error *err)
{
	struct ar_file_out file = {.arena = arena};
	struct ar_fit_out out = {&file, 0, AR_FIT_PROTOCOL_1};
	const double id[] = {AR_FIT_FILE_WORKOUT, MAKER_DEVELOPMENT, PRODUCT,
	    (double)workout->number,
	    workout->created_utc_s - AR_FIT_EPOCH_UTC_S};

	*bytes = NULL;
	*n = 0;
	AR_TRY(check(workout, arena, err));
	ar_fit_put_begin(&out);
	ar_fit_put_numbers(&out, &file_id, id, UINT32_MAX);
	put_workout(&out, workout);
	put_steps(&out, workout);
	AR_TRY(ar_fit_put_finish(&out, err));
	if (file.failed)
		return ar_fail(err, AR_EMEM, 0, "out of memory");
	*bytes = file.bytes;
	*n = file.used;
	return AR_OK;
}
